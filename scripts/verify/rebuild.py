"""The site once more, of the data that it publishes itself: the same bytes, or somebody changed it.

Builds of one commit are the same bytes, so every file that differs differs for a reason: it was
changed after it was built, or another version of the code built it.
"""

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from plan_site.publication import urls
from verify.site import Folder, Published, UnreadableError
from verify.sums import listed

ROOT: Final = Path(__file__).resolve().parents[2]
CODE: Final = ("hooks", "locale", "theme", "docs")
VOCABULARY: Final = "data/vocabulary.yaml"
STANDS: Final = (
    (urls.PLAN_JSON, re.compile(rb'"address": ?"(https?://[^"\\]*/)data/plan\.json"')),
    (urls.HOME, re.compile(rb'<link rel="canonical" href="(https?://[^"&]*/)">')),
)
"""Files that say where the site stands, the first that does counts, and how."""
AROUND: Final = 24
LIMIT: Final = 3600


class NotRebuiltError(Exception):
    """The published data makes no site; each line of the message is a fault."""


def address(site: Published) -> str:
    """The address at which a site says it stands; `/` where it says none.

    Two files say it, so that what becomes of one of them is told as its own fault.
    """
    for name, form in STANDS:
        try:
            said = form.search(site.read(name))
        except UnreadableError:
            continue
        if said:
            return said[1].decode("utf-8", "replace")
    return "/"


@contextmanager
def rebuilt(site: Published) -> Iterator[Folder]:
    """The folder of a fresh build of `data/plan.yaml` and the acts' published texts.

    It takes the code of this checkout and none of its caches: the cards are drawn anew.
    """
    folders = ("data/sources/", "data/editions/")
    beside = [n for n in listed(site)[0] if n.startswith(folders) or n == VOCABULARY]
    with tempfile.TemporaryDirectory(prefix="rebuilt-") as name:
        project = Path(name).resolve()
        for same in CODE:
            (project / same).symlink_to(ROOT / same)
        # MkDocs takes the folder of its file, and a link's is where it leads.
        (project / "mkdocs.yml").write_bytes((ROOT / "mkdocs.yml").read_bytes())
        for folder in folders:
            (project / folder).mkdir(parents=True)
        for file in (urls.DATASET, *sorted(beside)):
            if file.count("/") > 2:
                raise NotRebuiltError(f"{file}: no place of a source")
            try:
                (project / file).write_bytes(site.read(file))
            except UnreadableError as error:
                raise NotRebuiltError(f"{file}: {error}") from None
        _build(project, address(site).removeprefix("/"))
        yield Folder(project / "site")


def _build(project: Path, url: str) -> None:
    try:
        done = subprocess.run(
            [sys.executable, "-P", "-m", "mkdocs", "build", "--strict", "--quiet"],
            cwd=project,
            env=os.environ | {"SITE_URL": url, "PRECOMPRESS": "false", "NO_MKDOCS_2_WARNING": "1"},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            timeout=LIMIT,
            check=False,
        )
    except (OSError, ValueError, subprocess.TimeoutExpired):
        raise NotRebuiltError(f"{urls.DATASET}: makes no site") from None
    if done.returncode:
        lines = [line for line in done.stdout.splitlines() if line.startswith("data/")]
        raise NotRebuiltError("\n".join(lines or [f"{urls.DATASET}: makes no site"]))


def differing(
    fresh: Folder, built: frozenset[str], address: str, content: bytes
) -> Iterator[tuple[str, str]]:
    """Whether a file is as it is in the fresh build, whose addresses are `built`."""
    if address not in built:
        yield address, f"a file that {urls.DATASET} does not give"
    elif content != (made := fresh.read(address)):
        yield address, f"is not what {urls.DATASET} gives: {_parted(content, made)}"


def _parted(has: bytes, built: bytes) -> str:
    """Where two files part: the line, and what stands there."""
    at = next((i for i, (a, b) in enumerate(zip(has, built, strict=False)) if a != b), None)
    if at is None:
        return "cut off" if len(has) < len(built) else "longer"
    try:
        has.decode(), built.decode()
    except UnicodeDecodeError:
        return f"other bytes from {at}"
    line = built.count(b"\n", 0, at) + 1
    start = len(built[:at].decode("utf-8", "ignore"))
    shown = [
        " ".join(each.decode()[max(0, start - AROUND) : start + AROUND].split())
        for each in (has, built)
    ]
    return f"line {line}: «{shown[0]}», not «{shown[1]}»"
