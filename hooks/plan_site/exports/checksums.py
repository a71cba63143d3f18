"""SHA256SUMS of the downloads: `sha256sum -c` in the folder of that file checks them all."""

import posixpath
from collections.abc import Mapping

from plan_site.publication import urls


def checksums(digests: Mapping[str, str]) -> bytes:
    """Address → SHA-256 as a line a file, by address, as `sha256sum` writes them.

    Names are relative to the list's own folder.
    """
    here = posixpath.dirname(urls.CHECKSUMS)
    lines = (
        f"{digest}  {posixpath.relpath(address, here)}\n"
        for address, digest in sorted(digests.items())
    )
    return "".join(lines).encode()
