"""Style sheets, scripts and pictures of the pages: `theme/` → addresses → bytes, without what only
their authors read.

A file's name holds a fingerprint of its content, so that a browser may keep it for good: a
changed file has another address.
"""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import rcssmin
import rjsmin

from plan_site.faults import SiteError
from plan_site.publication import urls

DIGITS: Final = 8
"""Hexadecimal digits of SHA-256; the server's configuration in deploy/ knows names by them."""
IMPORTS: Final = re.compile(r"importScripts\(([^)]*)\);")
SHEET_IMPORTS: Final = re.compile(r'^@import "([^"]+)";$', re.MULTILINE)
NOTICE: Final = re.compile(r"/\*.*?\*/", re.DOTALL)


@dataclass(frozen=True, kw_only=True)
class Assets:
    """`files`: address → content. `placed`: `assets/page.css` → `assets/page.0123abcd.css`."""

    files: dict[str, bytes]
    placed: Mapping[str, str]


def assets(root: Path, vendored: Mapping[str, Path] | None = None) -> Assets:
    """All files for browsers: each sheet of `theme/styles/`, each script, each picture as it is.
    Comments and blanks are taken out.

    What a sheet or a script imports stands in its file: a browser asks once, and a rule that
    several kinds of page need is written once. `vendored` are others' scripts
    by the names that ours import them by, left out where none are given; of their comments the
    notices of their makers stay. SiteError for a text that is no UTF-8, an import of nothing, and
    rules that no sheet imports.
    """
    parts: set[Path] = set()
    texts = {
        file.name: rcssmin.cssmin(_style(file, root, parts))
        for file in sorted(root.glob("styles/*.css"))
    }
    if forgotten := sorted({*root.glob("styles/*/**/*.css")} - parts):
        raise SiteError(f"{_place(forgotten[0], root)}: no sheet of theme/styles/ imports it")
    scripts = {
        file.name: rjsmin.jsmin(_text(file, root)) for file in sorted(root.glob("scripts/*.js"))
    }
    theirs = {
        name: _noticed(_text(file, file.parents[1]))
        for name, file in sorted((vendored or {}).items())
    }
    imported: set[str] = set()

    def stand(found: re.Match[str]) -> str:
        names = re.findall(r'"([^"]+)"', found[1])
        imported.update(names)
        known = theirs | scripts
        if vendored is not None and (lacking := set(names) - set(known)):
            raise SiteError(f"theme/scripts/: {min(lacking)} is imported and not there")
        return "".join(f"{known[name]};\n" for name in names if name in known)

    texts |= {name: IMPORTS.sub(stand, text) for name, text in scripts.items()}
    files = {file.name: file.read_bytes() for file in sorted(root.glob("*.svg"))}
    files |= {name: text.encode() for name, text in texts.items() if name not in imported}
    named = {name: _named(name, content) for name, content in files.items()}
    return Assets(
        files={urls.asset(named[name]): content for name, content in files.items()},
        placed={urls.asset(name): urls.asset(new) for name, new in named.items()},
    )


def _style(sheet: Path, root: Path, parts: set[Path]) -> str:
    """A sheet with the rules that it imports, which are added to `parts`."""

    def stand(found: re.Match[str]) -> str:
        part = sheet.parent / found[1]
        if not part.is_file():
            raise SiteError(f"{_place(sheet, root)}: {found[1]} is imported and not there")
        parts.add(part)
        return _text(part, root)

    return SHEET_IMPORTS.sub(stand, _text(sheet, root))


def _noticed(script: str) -> str:
    """Without comments and blanks, but for whose it is: the first comment, and those with a `!`."""
    first = NOTICE.match(script)
    notice = first[0] if first and not first[0].startswith("/*!") else ""
    return f"{notice}\n{rjsmin.jsmin(script, keep_bang_comments=True)}".lstrip()


def _named(name: str, content: bytes) -> str:
    stem, dot, suffix = name.rpartition(".")
    return f"{stem}.{hashlib.sha256(content).hexdigest()[:DIGITS]}{dot}{suffix}"


def _text(path: Path, root: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        raise SiteError(f"{_place(path, root)}: not UTF-8") from None


def _place(path: Path, root: Path) -> str:
    return path.relative_to(root.parent).as_posix()
