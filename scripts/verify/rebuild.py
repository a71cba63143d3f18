"""The site once more, of the data that it publishes itself: the same bytes, or somebody changed it.

Builds of one commit are the same bytes, so every file that differs differs for a reason: it was
changed after it was built, or another version of the code built it.
"""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from verify.site import Folder, Published, UnreadableError, page_of, read_all

ROOT: Final = Path(__file__).resolve().parents[2]
CODE: Final = ("hooks", "locale", "theme", "docs", "mkdocs.yml")
AROUND: Final = 24
LIMIT: Final = 3600


class NotRebuiltError(Exception):
    """The published data makes no site; each line of the message is a fault."""


@contextmanager
def rebuilt(site: Published, url: str, sources: list[str]) -> Iterator[Folder]:
    """The folder of a fresh build of `data/plan.yaml` and the acts' published texts."""
    with tempfile.TemporaryDirectory(prefix="rebuilt-") as name:
        project = Path(name).resolve()
        for same in CODE:
            (project / same).symlink_to(ROOT / same)
        (ROOT / ".cache").mkdir(exist_ok=True)
        (project / ".cache").symlink_to(ROOT / ".cache")
        (project / "data" / "sources").mkdir(parents=True)
        for address in ("data/plan.yaml", *sources):
            try:
                (project / address).write_bytes(site.read(address))
            except UnreadableError as error:
                raise NotRebuiltError(f"{address}: {error}") from None
        # MkDocs takes the folder of its file, and a link's is where it leads.
        (project / "mkdocs.yml").unlink()
        (project / "mkdocs.yml").write_bytes((ROOT / "mkdocs.yml").read_bytes())
        done = _built(project, url)
        if done.returncode:
            lines = [line for line in done.stdout.splitlines() if line.startswith("data/")]
            raise NotRebuiltError("\n".join(lines or ["data/plan.yaml: makes no site"]))
        yield Folder(project / "site")


def _built(project: Path, url: str) -> subprocess.CompletedProcess[str]:
    try:
        return subprocess.run(
            [sys.executable, "-P", "-m", "mkdocs", "build", "--strict", "--quiet"],
            cwd=project,
            env=os.environ | {"SITE_URL": url, "PRECOMPRESS": "false", "NO_MKDOCS_2_WARNING": "1"},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            timeout=LIMIT,
            check=False,
        )
    except (OSError, ValueError, subprocess.TimeoutExpired):
        raise NotRebuiltError("data/plan.yaml: makes no site") from None


def differences(site: Published, fresh: Folder) -> Iterator[tuple[str, str]]:
    """Every file that is not as it was built, and those that no build makes."""
    listing = fresh.listing() or frozenset()
    found: list[tuple[str, str]] = []
    pages = same = 0
    for address, content in read_all(site, sorted(map(page_of, listing))):
        built = fresh.read(address)
        html = address.endswith((".html", "/")) or not address
        pages += html
        if content == built:
            same += html
        elif isinstance(content, UnreadableError):
            found.append((address, str(content)))
        else:
            found.append((address, f"is not what data/plan.yaml gives: {_parted(content, built)}"))
    if pages > 2 * same:
        yield (
            "",
            f"{pages - same} of {pages} pages are not what this code makes of data/plan.yaml: "
            "another version of it built the site, or somebody changed them (check out that "
            "version, or say --words-only)",
        )
        return
    yield from found
    for name in sorted((site.listing() or frozenset()) - listing):
        if not (name.endswith(".gz") and name.removesuffix(".gz") in listing):
            yield page_of(name), "a file that data/plan.yaml does not give"


def _parted(has: bytes, built: bytes) -> str:
    """Where two files part: the line, and what stands there."""
    at = next((i for i, (a, b) in enumerate(zip(has, built, strict=False)) if a != b), None)
    if at is None:
        at = min(len(has), len(built))
        return "cut off" if len(has) < len(built) else "longer"
    line = built.count(b"\n", 0, at) + 1
    try:
        texts = [
            each[max(0, at - 400) : at + 400].decode("utf-8", "ignore") for each in (has, built)
        ]
        has.decode(), built.decode()
    except UnicodeDecodeError:
        return f"other bytes from {at}"
    pairs = enumerate(zip(*texts, strict=False))
    start = next((i for i, (a, b) in pairs if a != b), min(map(len, texts)))
    shown = [" ".join(t[max(0, start - AROUND) : start + AROUND].split()) for t in texts]
    return f"line {line}: «{shown[0]}», not «{shown[1]}»"
