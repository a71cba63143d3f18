"""`python -m verify`: tell every fault of a site in a line each; exits 1 with any."""

import argparse
import sys
from collections.abc import Sequence
from contextlib import ExitStack, closing
from pathlib import Path

from plan_site.publication import urls
from verify import rebuild
from verify.check import Report, check
from verify.site import Published, UnreadableError, opened


def verify(site: Published, data: Path | None = None) -> Report:
    """The site beside a fresh build of its own data, or alone where that makes no site.

    `data` is a dataset that it must be of.
    """
    with ExitStack() as stack:
        try:
            fresh = stack.enter_context(rebuild.rebuilt(site))
        except rebuild.NotRebuiltError as error:
            report = check(site, None)
            for line in str(error).splitlines():
                place, _, what = line.partition(": ")
                report.faults.append((place, what))
        else:
            report = check(site, fresh)
    if data is not None:
        report.faults += _of_another(site, data)
    return report


def _of_another(site: Published, data: Path) -> list[tuple[str, str]]:
    try:
        same = site.read(urls.DATASET) == data.read_bytes()
    except UnreadableError as error:
        return [(urls.DATASET, str(error))]
    except OSError as error:
        return [(str(data), error.strerror or "can't be read")]
    return [] if same else [(urls.DATASET, f"is not {data}")]


def one_line(text: str) -> str:
    """No fault breaks its line, whatever a page has in it."""
    return "".join(c if c.isprintable() else "·" for c in " ".join(text.split()))


def main(arguments: Sequence[str] | None = None) -> int:
    reader = argparse.ArgumentParser(prog="make verify ARGS=", description=__doc__)
    reader.add_argument("site", nargs="?", default="site", help="a folder or an http(s) address")
    reader.add_argument("--data", type=Path, help="the dataset that it must be of, plan.yaml")
    asked = reader.parse_args(arguments)
    try:
        with closing(opened(asked.site)) as site:
            site.read("")  # before all else: is there anything?
            report = verify(site, asked.data)
    except UnreadableError as error:
        print(one_line(f"{asked.site}: {error}"))
        return 1
    lines = sorted({one_line(f"{address or '/'}: {what}") for address, what in report.faults})
    for line in lines:
        print(line)
    if lines:
        many = "1 fault" if len(lines) == 1 else f"{len(lines)} faults"
        print(f"{site.name}: {many}; {report.summary()}", file=sys.stderr)
        return 1
    print(f"{site.name}: {report.summary()}; no faults")
    return 0


if __name__ == "__main__":
    sys.exit(main())
