"""The files of a published site that readers take away, against its SHA256SUMS."""

import hashlib
import posixpath
import re
from collections.abc import Iterator, Mapping
from typing import Final

from plan_site.publication import urls
from verify.site import Published, UnreadableError

SUMS: Final = urls.CHECKSUMS
LINE: Final = re.compile(r"([0-9a-f]{64})  (\S.*)")


def listed(site: Published) -> tuple[dict[str, str], list[tuple[str, str]]]:
    """Address → sum of every download that SHA256SUMS names, and what is wrong with it."""
    try:
        lines = site.read(SUMS).decode("utf-8").splitlines()
    except UnreadableError:
        return {}, []  # told as a file that is missing
    except UnicodeDecodeError:
        return {}, [(SUMS, "no text")]
    found: dict[str, str] = {}
    faults = []
    for number, line in enumerate(lines, start=1):
        match = LINE.fullmatch(line)
        name = posixpath.normpath(posixpath.join("data", match[2])) if match else ""
        if match is None or name.startswith(("../", "/")) or name in found:
            faults.append((SUMS, f"line {number} is none of sha256sum, or a second of its file"))
        else:
            found[name] = match[1]
    return found, faults or ([] if found else [(SUMS, "is empty")])


def differing(sums: Mapping[str, str], address: str, content: bytes) -> Iterator[tuple[str, str]]:
    """Whether a download is the one that was summed."""
    if address in sums and hashlib.sha256(content).hexdigest() != sums[address]:
        yield address, f"its sum is not that of {SUMS}"
