"""How many requests a second nginx answers with the built site: `make load`.

Builds the site with its .gz files, serves it with the shipped configuration on 127.0.0.1, has wrk
ask for every address in turn as browsers do (gzip, connections kept), and prints what came of it.
Ten seconds and 64 connections, unless told otherwise; never another host. wrk and nginx share this
machine's cores, so a server of one's own answers more. Exits 1 when any answer was an error.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from measure import web_server

ROOT: Final = Path(__file__).resolve().parents[2]
SECONDS: Final = 10
MOST_SECONDS: Final = 60
CONNECTIONS: Final = 64
SCRIPT: Final = """\
local paths = {{ {paths} }}
local at = 0
request = function()
  at = at % #paths + 1
  return wrk.format("GET", paths[at], {{ ["Accept-Encoding"] = "gzip" }})
end
done = function(summary, latency)
  local e = summary.errors
  io.write(string.format(
    '\\n{{"requests": %d, "bytes": %d, "microseconds": %d, "p50": %d, "p99": %d, "errors": %d}}\\n',
    summary.requests, summary.bytes, summary.duration,
    latency:percentile(50), latency:percentile(99),
    e.connect + e.read + e.write + e.status + e.timeout))
end
"""
"""For wrk: `status` counts answers of 400 and more. Times are in microseconds."""


@dataclass(frozen=True, kw_only=True)
class Load:
    """What came of a run; latencies in milliseconds."""

    requests: int
    errors: int
    per_second: float
    megabytes_per_second: float
    p50: float
    p99: float

    def told(self) -> str:
        return (
            f"{self.requests:,} requests, {self.per_second:,.0f} a second, errors {self.errors}; "
            f"{self.megabytes_per_second:,.0f} MB a second; "
            f"half of the answers within {self.p50:.1f} ms, 99 of 100 within {self.p99:.1f} ms"
        )


def addresses(site: Path) -> list[str]:
    """Every address of a built site: pages by their folders; no packed files."""
    names = (file.relative_to(site).as_posix() for file in site.rglob("*") if file.is_file())
    return sorted(
        f"/{name.removesuffix('index.html')}"
        for name in names
        if not name.endswith(".gz") and name != "404.html"
    )


def read(output: str) -> Load:
    """The figures in the last line that wrk's script wrote."""
    said: dict[str, Any] = json.loads(output.strip().splitlines()[-1])
    seconds = said["microseconds"] / 1e6
    return Load(
        requests=said["requests"],
        errors=said["errors"],
        per_second=said["requests"] / seconds,
        megabytes_per_second=said["bytes"] / 1e6 / seconds,
        p50=said["p50"] / 1e3,
        p99=said["p99"] / 1e3,
    )


def measure(wrk: str, port: int, paths: list[str], seconds: int, connections: int) -> Load:
    """Ask a server on 127.0.0.1 for the paths in turn."""
    with tempfile.NamedTemporaryFile("w", suffix=".lua", encoding="utf-8") as script:
        script.write(SCRIPT.format(paths=", ".join(json.dumps(path) for path in paths)))
        script.flush()
        command = [wrk, "-t", "1", "-c", str(connections), "-d", f"{seconds}s"]
        done = subprocess.run(
            [*command, "-s", script.name, f"http://127.0.0.1:{port}"],
            capture_output=True,
            text=True,
            timeout=seconds + 60,
            check=True,
        )
    return read(done.stdout)


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--seconds", type=int, default=SECONDS)
    parser.add_argument("--connections", type=int, default=CONNECTIONS)
    chosen = parser.parse_args()
    if not 0 < chosen.seconds <= MOST_SECONDS:
        parser.error(f"--seconds is at most {MOST_SECONDS}")
    with tempfile.TemporaryDirectory(prefix="load-") as name:
        command = [sys.executable, "-P", "-m", "mkdocs", "build", "--strict", "--quiet"]
        environment = {**os.environ, "PRECOMPRESS": "true"}
        site = Path(name, "site")
        subprocess.run([*command, "--site-dir", site], cwd=ROOT, env=environment, check=True)
        paths = addresses(site)
        with web_server.serve("nginx", os.environ["NGINX"], site) as port:
            load = measure(
                os.environ.get("WRK", "wrk"), port, paths, chosen.seconds, chosen.connections
            )
    print(f"{len(paths)} addresses, {chosen.connections} connections, {chosen.seconds} s")
    print(load.told())
    return 1 if load.errors else 0


if __name__ == "__main__":
    sys.exit(main())
