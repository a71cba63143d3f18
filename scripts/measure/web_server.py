"""A web server on 127.0.0.1 with the configuration of deploy/: for its tests and `make load`.

Only what everybody has to change is changed: where it listens, and the folder of the site.
What stands around nginx's is as in Debian's nginx.conf.
"""

import os
import re
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

DEPLOY: Final = Path(__file__).resolve().parents[2] / "deploy"
NGINX: Final = """\
{user}
pid {folder}/pid;
error_log {folder}/error.log;
events {{ worker_connections 1024; }}
http {{
    sendfile on;
    tcp_nopush on;
    types {{ text/html html; }}
    default_type application/octet-stream;
    access_log off;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    include {folder}/plan.conf;
}}
"""
CADDY: Final = """\
{{
    admin off
    auto_https off
    log {{
        level ERROR
    }}
}}
"""


class ServerError(Exception):
    """The server does not start; the message is what it says."""


@dataclass(frozen=True, kw_only=True)
class Kind:
    """A web server: `places` are patterns in its file, each of which stands there once, and what
    takes their place, with {port} and {site}."""

    file: Path
    places: Sequence[tuple[str, str]]

    def placed(self, port: int, site: Path) -> str:
        """The shipped configuration for a port of 127.0.0.1 and a folder."""
        text = self.file.read_text(encoding="utf-8")
        for pattern, here in self.places:
            first, *others = re.split(pattern, text)
            if len(others) != 1:
                raise ServerError(f"{self.file.name}: {pattern} stands {len(others)} times")
            text = first + here.format(port=port, site=site) + others[0]
        return text


KINDS: Final = {
    "nginx": Kind(
        file=DEPLOY / "nginx.conf",
        places=(
            (r"listen 80;", "listen 127.0.0.1:{port};"),
            (r"listen \[::\]:80;", ""),
            (r"server_name plan\.example;", "server_name 127.0.0.1;"),
            (r"root /srv/plan/site;", 'root "{site}";'),
            (r"access_log /var/log/nginx/access.log plan;", 'access_log "{site}.log" plan;'),
        ),
    ),
    "caddy": Kind(
        file=DEPLOY / "Caddyfile",
        places=(
            (r"(?m)^plan\.example \{", "http://127.0.0.1:{port} {{"),
            (r"root \* /srv/plan/site", 'root * "{site}"'),
        ),
    ),
}


def command(name: str, kind: Kind, program: str, folder: Path, port: int, site: Path) -> list[str]:
    """Write what the server reads into a folder of its own; how it is started."""
    placed = kind.placed(port, site)
    if name == "caddy":
        (folder / "Caddyfile").write_text(CADDY.format() + placed, encoding="utf-8")
        return [program, "run", "--adapter", "caddyfile", "--config", f"{folder}/Caddyfile"]
    (folder / "plan.conf").write_text(placed, encoding="utf-8")
    # Workers of root's nginx are nobody's, who may not see the folders of a test.
    user = "user root;" if os.getuid() == 0 else ""
    (folder / "nginx.conf").write_text(NGINX.format(folder=folder, user=user), encoding="utf-8")
    started = [program, "-p", str(folder), "-c", f"{folder}/nginx.conf"]
    return [*started, "-e", f"{folder}/error.log", "-g", "daemon off;"]


def free_port() -> int:
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        return int(listening.getsockname()[1])


@contextmanager
def serve(name: str, program: str, site: Path) -> Iterator[int]:
    """The server, one of KINDS, with a site until the block ends; gives its port on 127.0.0.1."""
    port = free_port()
    with tempfile.TemporaryDirectory(prefix=f"{name}-") as made:
        started = command(name, KINDS[name], program, Path(made), port, site.resolve())
        home = {"XDG_CONFIG_HOME": made, "XDG_DATA_HOME": made}
        with subprocess.Popen(
            started, env={**os.environ, **home}, stderr=subprocess.PIPE, text=True
        ) as process:
            try:
                _wait(process, port)
                yield port
            finally:
                process.terminate()
                process.wait(timeout=30)


def _wait(process: subprocess.Popen[str], port: int) -> None:
    for _ in range(200):
        if process.poll() is not None:
            assert process.stderr
            raise ServerError(process.stderr.read())
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            return
        except OSError:
            time.sleep(0.05)
    raise ServerError(f"nothing listens on 127.0.0.1:{port}")
