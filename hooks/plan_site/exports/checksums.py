"""SHA256SUMS of the downloads: `sha256sum -c` in the folder of that file checks them all."""

import hashlib
import posixpath
from collections.abc import Mapping

from plan_site.publication import urls


def checksums(files: Mapping[str, bytes]) -> bytes:
    """The SHA-256 of each file as a line, by address, as `sha256sum` writes them.

    Names are relative to the list's own folder.
    """
    here = posixpath.dirname(urls.CHECKSUMS)
    lines = (
        f"{hashlib.sha256(content).hexdigest()}  {posixpath.relpath(address, here)}\n"
        for address, content in sorted(files.items())
    )
    return "".join(lines).encode()
