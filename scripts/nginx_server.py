"""nginx on 127.0.0.1 with the configuration that deploy/ ships, for its tests and `make load`.

Only what a machine of one's own has to change is changed: the address it listens on, and the
folder of the site. What stands around it is as Debian's nginx.conf has it.
"""

import os
import re
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[1]
SHIPPED: Final = ROOT / "deploy" / "nginx.conf"
AROUND: Final = """\
{user}
worker_processes {workers};
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


class NginxError(Exception):
    """nginx does not start; the message is what it says."""


def placed(shipped: str, port: int, site: Path) -> str:
    """The shipped configuration for a port of 127.0.0.1 and a folder; each change hits once."""
    for pattern, here in (
        (r"listen 80;", f"listen 127.0.0.1:{port};"),
        (r"listen \[::\]:80;", ""),
        (r"server_name plan\.example;", "server_name 127.0.0.1;"),
        (r"root /srv/plan/site;", f'root "{site}";'),
    ):
        count = len(re.findall(pattern, shipped))
        shipped = re.sub(pattern, here.replace("\\", r"\\"), shipped)
        if count != 1:
            raise NginxError(f"{SHIPPED.name}: {pattern} stands {count} times")
    return shipped


def free_port() -> int:
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        return int(listening.getsockname()[1])


@contextmanager
def serve(program: str, site: Path, *, workers: int = 1) -> Iterator[int]:
    """The program with a site until the block ends; gives its port on 127.0.0.1."""
    port = free_port()
    with tempfile.TemporaryDirectory(prefix="nginx-") as name:
        folder = Path(name)
        config = placed(SHIPPED.read_text(encoding="utf-8"), port, site.resolve())
        (folder / "plan.conf").write_text(config, encoding="utf-8")
        # Workers of root's nginx are nobody's, who may not see the folders of a test.
        user = "user root;" if os.getuid() == 0 else ""
        around = AROUND.format(folder=folder, user=user, workers=workers)
        (folder / "nginx.conf").write_text(around, encoding="utf-8")
        command = [program, "-p", name, "-c", str(folder / "nginx.conf")]
        command += ["-e", str(folder / "error.log"), "-g", "daemon off;"]
        with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
            try:
                _wait(process, port)
                yield port
            finally:
                process.terminate()
                process.wait(timeout=30)


def _wait(process: subprocess.Popen[str], port: int) -> None:
    for _ in range(100):
        if process.poll() is not None:
            assert process.stderr
            raise NginxError(process.stderr.read())
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            return
        except OSError:
            time.sleep(0.05)
    raise NginxError(f"nothing listens on 127.0.0.1:{port}")
