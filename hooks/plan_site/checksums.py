"""SHA256SUMS of the downloads: `sha256sum -c` in the folder of that file checks them all."""

import hashlib
import posixpath
from collections.abc import Mapping

from . import addresses


def checksums(files: Mapping[str, bytes]) -> bytes:
    """A line a file, by address, as `sha256sum` writes them; names are relative to the list's."""
    here = posixpath.dirname(addresses.CHECKSUMS)
    lines = (
        f"{hashlib.sha256(content).hexdigest()}  {posixpath.relpath(address, here)}\n"
        for address, content in sorted(files.items())
    )
    return "".join(lines).encode()
