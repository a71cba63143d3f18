"""The load on nginx: what is asked for, and what is read of wrk's figures."""

import json
import re

import pytest

from measure import server_load
from measure.server_load import Load, addresses, read
from site_support import built

SAID = {
    "requests": 20_000,
    "bytes": 300_000_000,
    "microseconds": 10_000_000,
    "p50": 3_500,
    "p99": 12_340,
    "errors": 0,
}


def test_figures_are_read_behind_wrks_own_words() -> None:
    load = read(f"Running 10s test\n  1 threads and 64 connections\n\n{json.dumps(SAID)}\n")
    assert load == Load(
        requests=20_000, errors=0, per_second=2_000, megabytes_per_second=30, p50=3.5, p99=12.34
    )
    assert load.told() == (
        "20,000 requests, 2,000 a second, errors 0; 30 MB a second; "
        "half of the answers within 3.5 ms, 99 of 100 within 12.3 ms"
    )


def test_the_script_tells_every_figure_that_is_read() -> None:
    made = server_load.SCRIPT.format(paths='"/"')
    assert set(re.findall(r'"(\w+)": %d', made)) == set(SAID)


def test_every_address_of_the_site_is_asked_for_once() -> None:
    paths = addresses(built(precompressed=True).folder)
    assert {"/", "/measures/44/", "/data/plan.yaml", "/sitemap.xml"} <= set(paths)
    assert len(paths) == len(set(paths)) == len(addresses(built().folder))
    assert [path for path in paths if path.endswith((".gz", "index.html", "404.html"))] == []


@pytest.mark.parametrize("seconds", ["0", "61", "x"])
def test_a_load_has_its_bounds(seconds: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.argv", ["server_load", "--seconds", seconds])
    with pytest.raises(SystemExit):
        server_load.main()
