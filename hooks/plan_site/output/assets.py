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
    """All files for browsers: each folder of `theme/styles/` joined to one sheet, in the order of
    its files' names; each script; each picture as it is. Comments and blanks are taken out.

    What a sheet or a script imports stands in its file: a browser asks once, and a rule that
    several kinds of page need is written once. `vendored` are others' scripts
    by the names that ours import them by, left out where none are given; of their comments the
    notices of their makers stay. SiteError for a text that is no UTF-8 and an import of nothing.
    """
    texts = {
        f"{folder.name}.css": rcssmin.cssmin(
            "\n".join(_style(part) for part in sorted(folder.glob("*.css")))
        )
        for folder in sorted((root / "styles").iterdir())
        if folder.is_dir()
    }
    scripts = {file.name: rjsmin.jsmin(_text(file)) for file in sorted(root.glob("scripts/*.js"))}
    theirs = {name: _noticed(_text(file)) for name, file in sorted((vendored or {}).items())}
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


def _style(path: Path) -> str:
    """A file of rules with those that it imports, whose own imports are none."""

    def stand(found: re.Match[str]) -> str:
        other = path.parent / found[1]
        if not other.is_file():
            where = "/".join(path.parts[-4:])
            raise SiteError(f"{where}: {found[1]} is imported and not there")
        return _text(other)

    return SHEET_IMPORTS.sub(stand, _text(path))


def _noticed(script: str) -> str:
    """Without comments and blanks, but for whose it is: the first comment, and those with a `!`."""
    first = NOTICE.match(script)
    notice = first[0] if first and not first[0].startswith("/*!") else ""
    return f"{notice}\n{rjsmin.jsmin(script, keep_bang_comments=True)}".lstrip()


def _named(name: str, content: bytes) -> str:
    stem, dot, suffix = name.rpartition(".")
    return f"{stem}.{hashlib.sha256(content).hexdigest()[:DIGITS]}{dot}{suffix}"


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        raise SiteError(f"{'/'.join(path.parts[-3:])}: not UTF-8") from None
