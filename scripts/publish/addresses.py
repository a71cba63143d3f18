"""Every address that was ever published: `make addresses` writes the new ones down.

`data/addresses.txt` is only ever added to: a page, a file, or a place on a page that somebody may
have linked to or quoted. The tests hold that none of them is gone.
"""

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import lxml.html

ROOT: Final = Path(__file__).resolve().parents[2]
LIST: Final = ROOT / "data" / "addresses.txt"
NO_PROMISE: Final = re.compile(r"assets/|404\.html|sitemap\.xml|search/[^/]+\.json")
"""The pages' dress and what their scripts fetch: it may change its place with any build."""


def published(folder: Path) -> set[str]:
    """The addresses of a built site: pages, files, and each link offered to copy."""
    return set(_addresses(folder))


def _addresses(folder: Path) -> Iterator[str]:
    for file in folder.rglob("*"):
        name = file.relative_to(folder).as_posix()
        if not file.is_file() or NO_PROMISE.match(name):
            continue
        address = name.removesuffix("index.html")
        yield address or "/"
        if name.endswith(".html"):
            page = lxml.html.fromstring(file.read_bytes())  # bytes: it says its own encoding
            offered = [
                link.get("href", "")
                for link in page.iter("a")
                if "copy" in link.get("class", "").split()
            ]
            places = {str(element.get("id")) for element in page.iter() if element.get("id")}
            yield from (
                f"{address}{link}" for link in offered if link[:1] == "#" and link[1:] in places
            )


def listed() -> list[str]:
    """The list as it stands, in its order."""
    return LIST.read_text(encoding="utf-8").splitlines() if LIST.exists() else []


def main() -> int:
    """Add what is new to the list; 1 when an address is gone."""
    with tempfile.TemporaryDirectory(prefix="addresses-") as name:
        command = [sys.executable, "-P", "-m", "mkdocs", "build", "--strict", "--quiet"]
        subprocess.run([*command, "--site-dir", name], cwd=ROOT, env=os.environ, check=True)
        made = published(Path(name))
    known = listed()
    new = sorted(made - set(known))
    with LIST.open("a", encoding="utf-8") as file:
        file.writelines(f"{address}\n" for address in new)
    gone = sorted(set(known) - made)
    print(f"{len(new)} new, {len(known)} known, {len(gone)} gone", *gone, sep="\n")
    return 1 if gone else 0


if __name__ == "__main__":
    sys.exit(main())
