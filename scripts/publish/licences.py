"""The licence of every package in the lock files: `make licences` writes LICENCES.md.

Names and versions are the lock files' own. Licences are what the packages say of themselves: those
of Python in the metadata of the installed package, those of node in package-lock.json.
"""

import json
import re
from collections.abc import Iterator
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[2]
TABLE: Final = ROOT / "LICENCES.md"
LOCKED: Final = re.compile(r"^([A-Za-z0-9._-]+)==([^\s;\\]+)", re.MULTILINE)
ROW: Final = re.compile(r"^\| (\S+) \| ([^|]+) \| ([^|]+) \|$", re.MULTILINE)
LONGEST: Final = 60
"""Letters; some packages give the whole text of their licence where its name is asked for."""
HEAD: Final = """\
# Licences of what the site is built with

Made by `make licences` from the lock files; a test holds it against them.
Nothing of this stands in the repository.
Of others' work a reader gets the search engine lunr (MIT) and the Russian stemmer of Lunr languages
(MPL), both as MkDocs brings them, the script of
Material for MkDocs (MIT), and letters of Source Sans Pro (OFL-1.1) in the pictures beside links.
"""

Versions = dict[str, list[str]]
"""Package → the versions that a lock file names; a Python may have one of its own."""


def locked(file: Path) -> Versions:
    found: Versions = {}
    for name, version in LOCKED.findall(file.read_text(encoding="utf-8")):
        found.setdefault(name, []).append(version)
    return found


def licence(package: Distribution) -> str:
    """In the package's own words: as SPDX has it, else the name of a class, else the first line."""
    said = package.metadata
    if "License-Expression" in said:
        return str(said["License-Expression"])
    classes = [
        str(entry).rpartition(" :: ")[2]
        for entry in said.get_all("Classifier", [])
        if str(entry).startswith("License :: OSI Approved :: ")
    ]
    if classes:
        return ", ".join(classes)
    own = str(said["License"]) if "License" in said else ""
    texts = [own, *_licence_files(package)]
    lines = [text.strip().splitlines()[0] for text in texts if text.strip()]
    return next((line for line in lines if line != "UNKNOWN" and len(line) <= LONGEST), "")


def _licence_files(package: Distribution) -> Iterator[str]:
    for file in sorted(package.files or [], key=str):
        if re.match(r"(?i)licen[cs]e|copying", file.name):
            yield file.read_text(encoding="utf-8")


def python_rows(versions: Versions, known: dict[str, str]) -> list[tuple[str, str, str]]:
    """Name, versions, licence; `known` tells those of packages that this Python has no use for."""
    rows = []
    for name, found in sorted(versions.items()):
        try:
            said = licence(distribution(name))
        except PackageNotFoundError:
            said = known.get(name, "")
        rows.append((name, ", ".join(found), said))
    return rows


def node_rows(lock: Path) -> list[tuple[str, str, str]]:
    packages = json.loads(lock.read_text(encoding="utf-8"))["packages"]
    return sorted(
        {
            (path.rpartition("node_modules/")[2], entry["version"], str(entry.get("license", "")))
            for path, entry in packages.items()
            if path
        }
    )


def table(title: str, rows: list[tuple[str, str, str]]) -> str:
    lines = [f"| {name} | {version} | {said} |" for name, version, said in rows]
    return "\n".join(
        [f"## {title}", "", "| package | version | licence |", "|---|---|---|", *lines]
    )


def made() -> str:
    """The whole file as it ought to be."""
    text = TABLE.read_text(encoding="utf-8") if TABLE.exists() else ""
    known = {name: said for name, _, said in ROW.findall(text)}
    building = locked(ROOT / "requirements.txt")
    testing = locked(ROOT / "requirements-dev.txt")
    only_testing = {name: found for name, found in testing.items() if name not in building}
    parts = (
        HEAD.rstrip(),
        table("To build the site", python_rows(building, known)),
        table("To test it", python_rows(only_testing, known)),
        table("To measure it and to check its HTML", node_rows(ROOT / "package-lock.json")),
    )
    return "\n\n".join(parts) + "\n"


if __name__ == "__main__":
    TABLE.write_text(made(), encoding="utf-8")
