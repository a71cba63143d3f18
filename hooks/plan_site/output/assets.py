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
IMPORTS: Final = re.compile(r"(?<=importScripts\()[^)]*(?=\))")


@dataclass(frozen=True, kw_only=True)
class Assets:
    """`files`: address → content. `placed`: `assets/page.css` → `assets/page.0123abcd.css`."""

    files: dict[str, bytes]
    placed: Mapping[str, str]


def assets(root: Path, vendored: Mapping[str, Path] | None = None) -> Assets:
    """All files for browsers: each folder of `theme/styles/` joined to one sheet, in the order of
    its files' names; each script; each picture as it is. Comments and blanks are taken out.

    `vendored` are others' files by the names that scripts know them by; they go out as they are.
    SiteError for a text that is no UTF-8.
    """
    texts = {
        f"{folder.name}.css": rcssmin.cssmin(
            "\n".join(_text(part) for part in sorted(folder.glob("*.css")))
        )
        for folder in sorted((root / "styles").iterdir())
        if folder.is_dir()
    }
    texts |= {file.name: rjsmin.jsmin(_text(file)) for file in sorted(root.glob("scripts/*.js"))}
    files = {file.name: file.read_bytes() for file in sorted(root.glob("*.svg"))}
    files |= {name: file.read_bytes() for name, file in sorted((vendored or {}).items())}
    files |= {name: text.encode() for name, text in texts.items() if not IMPORTS.search(text)}
    named = {name: _named(name, content) for name, content in files.items()}
    # A worker names the scripts that it imports: theirs are known by now.
    for name in [name for name in texts if name not in files]:
        files[name] = _importing(texts[name], named).encode()
        named[name] = _named(name, files[name])
    return Assets(
        files={urls.asset(named[name]): content for name, content in files.items()},
        placed={urls.asset(name): urls.asset(new) for name, new in named.items()},
    )


def _named(name: str, content: bytes) -> str:
    stem, dot, suffix = name.rpartition(".")
    return f"{stem}.{hashlib.sha256(content).hexdigest()[:DIGITS]}{dot}{suffix}"


def _importing(script: str, named: Mapping[str, str]) -> str:
    def renamed(found: re.Match[str]) -> str:
        return re.sub(r'(?<=")[^"]+(?=")', lambda name: named.get(name[0], name[0]), found[0])

    return IMPORTS.sub(renamed, script)


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        raise SiteError(f"{'/'.join(path.parts[-3:])}: not UTF-8") from None
