"""Style sheets, scripts and pictures of the pages: `web/` → address → bytes, without what only
their authors read."""

from pathlib import Path

import rcssmin
import rjsmin

from . import addresses


def assets(root: Path) -> dict[str, bytes]:
    """All files for browsers: each folder of `web/styles/` joined to one sheet, in the order of
    its files' names; each script; each picture as it is. Comments and blanks are taken out."""
    files = {
        addresses.asset(f"{folder.name}.css"): rcssmin.cssmin(
            "\n".join(_text(part) for part in sorted(folder.glob("*.css")))
        ).encode()
        for folder in sorted((root / "styles").iterdir())
        if folder.is_dir()
    }
    for script in sorted((root / "scripts").glob("*.js")):
        files[addresses.asset(script.name)] = rjsmin.jsmin(_text(script)).encode()
    for picture in sorted(root.glob("*.svg")):
        files[addresses.asset(picture.name)] = picture.read_bytes()
    return files


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8")
