"""A process run to its end: how long it computed, and how much memory it held at most."""

import os
import re
import subprocess
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path


class FailedError(Exception):
    """A process that failed or took too long; the message ends with what it wrote."""


@dataclass(frozen=True, kw_only=True)
class Measured:
    """Seconds of a processor, in which nothing else that the machine does counts; the largest
    resident set, in MiB."""

    seconds: float
    memory: float


def measured(
    command: Sequence[str], folder: Path, environment: Mapping[str, str], limit: float = 900
) -> Measured:
    """Run a command in a folder; FailedError when it fails or is not done after `limit` seconds."""
    with tempfile.TemporaryFile() as output:
        started, before = time.perf_counter(), _of_children()
        process = subprocess.Popen(
            [*command], cwd=folder, env=dict(environment), stdout=output, stderr=output
        )
        memory = 0.0
        while process.poll() is None:
            memory = max(memory, _peak(process.pid))
            if time.perf_counter() - started > limit:
                process.kill()
                process.wait()
                raise FailedError(f"not done after {limit:.0f} s: {' '.join(command)}")
            time.sleep(0.02)
        seconds = _of_children() - before
        if process.returncode:
            output.seek(0)
            said = output.read().decode(errors="replace")[-2000:]
            raise FailedError(f"exit code {process.returncode}: {' '.join(command)}\n{said}")
    return Measured(seconds=seconds, memory=memory)


def _of_children() -> float:
    """Seconds of a processor that all processes took which were started here and have ended."""
    used = os.times()
    return used.children_user + used.children_system


def _peak(process: int) -> float:
    """The largest resident set so far, in MiB; 0 when the process has just ended.

    Not what wait4 tells: to that belongs what the parent held when it started the process.
    """
    try:
        status = Path(f"/proc/{process}/status").read_text(encoding="utf-8")
    except OSError:
        return 0
    found = re.search(r"^VmHWM:\s+(\d+) kB$", status, re.MULTILINE)
    return int(found[1]) / 1024 if found else 0
