"""`make release`: the built site as one file, with its sum and what is new: a release's files.

The tag, where there is one (TAG), must be that of the version that the pages tell.
"""

import hashlib
import os
import re
import sys
import zipfile
from pathlib import Path
from typing import Final

from plan_site import VERSION

ROOT: Final = Path(__file__).resolve().parents[2]
SITE: Final = ROOT / "site"
RELEASE: Final = ROOT / "release"
CHANGELOG: Final = ROOT / "CHANGELOG.md"
MODE: Final = 0o100644 << 16
"""A file that all may read, as a ZIP has it."""


def zipped(site: Path, file: Path) -> None:
    """The site's files in the order of their names, without times: one site is one ZIP."""
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as made:
        for each in sorted(path for path in site.rglob("*") if path.is_file()):
            entry = zipfile.ZipInfo(f"site/{each.relative_to(site).as_posix()}")
            entry.external_attr = MODE
            made.writestr(entry, each.read_bytes(), zipfile.ZIP_DEFLATED)


def notes(changelog: str, version: str) -> str:
    """What the changelog says of a version; ValueError where it says nothing."""
    found = re.search(
        rf"^## {re.escape(version)}\b.*?\n(.*?)(?=^## |\Z)", changelog, re.MULTILINE | re.DOTALL
    )
    if not found or not found[1].strip():
        raise ValueError(f"CHANGELOG.md: says nothing of {version}")
    return f"{found[1].strip()}\n"


def release(tag: str, site: Path = SITE, folder: Path = RELEASE) -> None:
    """Write site.zip, SHA256SUMS and NOTES.md; ValueError for a tag of another version."""
    if tag and tag != f"v{VERSION}":
        raise ValueError(f"the tag is {tag}, and hooks/plan_site/__init__.py says {VERSION}")
    said = notes(CHANGELOG.read_text(encoding="utf-8"), VERSION)
    folder.mkdir(exist_ok=True)
    zipped(site, folder / "site.zip")
    digest = hashlib.sha256((folder / "site.zip").read_bytes()).hexdigest()
    (folder / "SHA256SUMS").write_text(f"{digest}  site.zip\n", encoding="utf-8")
    (folder / "NOTES.md").write_text(said, encoding="utf-8")


def main() -> int:
    try:
        release(os.environ.get("TAG", ""))
    except ValueError as error:
        print(error, file=sys.stderr)
        return 1
    print(f"{RELEASE.name}/: site.zip, SHA256SUMS, NOTES.md of {VERSION}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
