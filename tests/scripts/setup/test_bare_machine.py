"""What a bare machine lacks is told in one line before anything is fetched; so is each failure."""

import os
import shutil
import socket
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from support import ROOT

TOOLS = ("sh", "dirname", "uname", "cat", "cmp", "cp", "rm", "mkdir", "grep", "id", "env", "chmod")

# Answers what the scripts ask a python, and makes a .venv of a file that is this one again.
PYTHON = """#!/bin/sh
case $* in
*version_info?\\<*) exit 0 ;;
*ensurepip*) [ -z "$NO_VENV" ] ;;
*%d-venv*) echo python3.13-venv ;;
*libatomic*) [ -z "$NO_LIBATOMIC" ] ;;
*'-m venv'*) mkdir -p .venv/bin; cp "$0" .venv/bin/python ;;
*'import pip'* | --version) exit 0 ;;
*'-m pip install'*) echo pip >>fetched; [ -z "$PIP" ] || { echo "$PIP"; exit 1; } ;;
*) echo "what is this: $*" >&2; exit 9 ;;
esac
"""


@dataclass
class Machine:
    """A checkout's scripts on a system with the barest tools and a made-up python."""

    folder: Path

    def run(self, script: str, *arguments: str, **environment: str) -> tuple[int, list[str]]:
        done = subprocess.run(
            ["sh", f"scripts/setup/{script}", *arguments],
            cwd=self.folder,
            env={"PATH": str(self.folder / "bin"), **environment},
            capture_output=True,
            text=True,
            timeout=60,
        )
        assert done.stdout == ""
        return done.returncode, done.stderr.splitlines()

    def program(self, name: str, text: str) -> None:
        file = self.folder / "bin" / name
        file.write_text(text, encoding="utf-8")
        file.chmod(0o755)

    @property
    def fetched(self) -> int:
        file = self.folder / "fetched"
        return len(file.read_text(encoding="utf-8").split()) if file.exists() else 0


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    shutil.copytree(ROOT / "scripts" / "setup", tmp_path / "scripts" / "setup")
    (tmp_path / "bin").mkdir()
    for name in TOOLS:
        path = shutil.which(name)
        assert path, name
        (tmp_path / "bin" / name).symlink_to(path)
    for lock in ("requirements.txt", "requirements-dev.txt"):
        (tmp_path / lock).write_text("click==8\n", encoding="utf-8")
    machine = Machine(tmp_path)
    machine.program("python3", PYTHON)
    return machine


def test_all_that_the_tests_lack_is_told_at_once(machine: Machine) -> None:
    code, lines = machine.run("system.sh", "tests", NO_VENV="1", NO_LIBATOMIC="1")
    assert code == 1
    assert lines == [
        "make: this system lacks what is needed; install it: sudo apt-get install "
        "python3.13-venv libatomic1 chromium (Ubuntu's chromium: sudo snap install chromium)"
    ]


def test_the_site_alone_needs_no_browser(machine: Machine) -> None:
    assert machine.run("system.sh", NO_LIBATOMIC="1") == (0, [])
    code, lines = machine.run("system.sh", NO_VENV="1", NO_LIBATOMIC="1")
    assert code == 1
    assert [line.partition("install it: ")[2] for line in lines] == [
        "sudo apt-get install python3.13-venv"
    ]


def test_without_a_browser_the_other_tests_run_but_not_on_a_server_that_checks(
    machine: Machine,
) -> None:
    code, [line] = machine.run("system.sh", "tests")
    assert (code, line.partition(":")[0]) == (0, "make")
    assert "the tests in a browser are skipped" in line
    assert "apt-get install chromium " in line
    assert machine.run("system.sh", "tests", CI="true")[0] == 1
    assert machine.run("system.sh", "browser")[0] == 1


def test_nothing_is_said_where_nothing_is_lacking(machine: Machine) -> None:
    machine.program("chromium", "#!/bin/sh\nexit 0\n")
    assert machine.run("system.sh", "browser") == (0, [])


def test_a_chromium_that_does_not_start_is_none(machine: Machine) -> None:
    machine.program("chromium-browser", "#!/bin/sh\nexit 1\n")
    assert machine.run("find-chromium.sh") == (1, [])


def offering(machine: Machine, browser: str) -> None:
    """Let apt-get bring this browser and no other, for a user of whom no password is asked."""
    machine.program("sudo", '#!/bin/sh\n[ "$1" != -n ] || shift\nexec "$@"\n')
    brought = f'*"install "*" {browser}") cp bin/python3 bin/{browser}'
    machine.program("apt-get", f"#!/bin/sh\ncase $* in {brought} ;; *install*) exit 1 ;; esac\n")


def test_what_may_be_installed_is_installed(machine: Machine) -> None:
    """The light headless shell, not the whole browser."""
    offering(machine, "chromium-headless-shell")
    code, lines = machine.run("system.sh", "browser")
    assert (code, lines) == (
        0,
        ["Installing the system's package chromium-headless-shell with apt-get"],
    )


def test_where_no_headless_shell_is_offered_the_whole_browser_comes(machine: Machine) -> None:
    offering(machine, "chromium")
    code, lines = machine.run("system.sh", "browser")
    assert (code, len(lines)) == (0, 2)


def test_an_old_python_is_told(machine: Machine) -> None:
    machine.program("python3", "#!/bin/sh\nexit 1\n")
    code, [line] = machine.run("system.sh")
    assert (code, line.partition(";")[0]) == (
        1,
        "make: Python 3.11 or newer is needed and 'python3' isn't",
    )


def test_what_is_fetched_is_told_with_its_size_and_once(machine: Machine) -> None:
    code, [line] = machine.run("venv.sh", "requirements.txt")
    assert code == 0
    assert line.startswith("make: fetching requirements.txt into .venv (")
    assert " MB, " in line
    assert machine.run("venv.sh", "requirements.txt") == (0, [])
    assert machine.fetched == 1


def test_without_a_network_one_line_says_so(machine: Machine) -> None:
    lost = "WARNING: NewConnectionError: no route\nERROR: No matching distribution found for click"
    code, lines = machine.run("venv.sh", "requirements.txt", PIP=lost)
    assert (code, len(lines)) == (1, 2)
    assert lines[1].startswith("make: requirements.txt can't be fetched: the package index isn't")


def test_any_other_failure_of_an_install_is_told_in_pips_words(machine: Machine) -> None:
    code, lines = machine.run("venv.sh", "requirements.txt", PIP="one\nERROR: hashes differ\nmore")
    assert (code, len(lines)) == (1, 2)
    assert lines[1].endswith(".venv/pip.log says why: ERROR: hashes differ")


def test_an_install_that_was_killed_is_begun_anew(machine: Machine) -> None:
    assert machine.run("venv.sh", "requirements.txt")[0] == 0
    gone = subprocess.Popen(["true"])
    gone.wait()
    (machine.folder / ".venv" / "installing").write_text(f"{gone.pid}\n", encoding="utf-8")
    (machine.folder / ".venv" / "half").touch()
    code, lines = machine.run("venv.sh", "requirements.txt")
    assert (code, len(lines)) == (0, 2)
    assert lines[0] == "make: an install was broken off; .venv is made anew"
    left = {file.name for file in (machine.folder / ".venv").iterdir()}
    assert left == {"bin", "pip.log", "installed-requirements.txt"}


def test_two_installs_do_not_meet(machine: Machine) -> None:
    assert machine.run("venv.sh", "requirements.txt")[0] == 0
    (machine.folder / ".venv" / "installing").write_text(f"{os.getpid()}\n", encoding="utf-8")
    code, [line] = machine.run("venv.sh", "requirements-dev.txt")
    assert (code, line.partition(";")[0]) == (1, "make: another install into .venv is running")
    assert machine.fetched == 1


@pytest.mark.parametrize("address", ["taken", "127.0.0.1:x", "127.0.0.1:99999", "8000"])
def test_an_address_that_cannot_be_served_is_told_in_one_line(address: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        if address == "taken":
            address = f"127.0.0.1:{taken.getsockname()[1]}"
        done = subprocess.run(
            [sys.executable, str(ROOT / "scripts" / "setup" / "check-port.py"), address],
            capture_output=True,
            text=True,
        )
    assert done.returncode == 1
    [line] = done.stderr.splitlines()
    assert line.startswith(f"make: {address}: ")
    assert line.endswith("make serve ADDR=127.0.0.1:8001")


def test_an_address_that_is_free_is_served() -> None:
    with socket.create_server(("127.0.0.1", 0)) as had:
        port = had.getsockname()[1]
    file = ROOT / "scripts" / "setup" / "check-port.py"
    done = subprocess.run([sys.executable, str(file), f"127.0.0.1:{port}"], capture_output=True)
    assert (done.returncode, done.stderr) == (0, b"")
