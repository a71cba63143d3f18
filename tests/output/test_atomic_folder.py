"""Staging: a folder is replaced whole or not at all, and nothing is left beside it."""

import errno
import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

from plan_site.output import atomic_folder
from plan_site.output.atomic_folder import Staging, StagingError
from site_support import contents
from support import ROOT

OLD: Final = {"index.html": b"old", "a/index.html": b"old a", "gone/index.html": b"old gone"}
NEW: Final = {"index.html": b"new", "a/index.html": b"new a", "b/c/index.html": b"new c"}


def write(folder: Path, files: dict[str, bytes]) -> None:
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)


@pytest.fixture
def target(tmp_path: Path) -> Path:
    write(tmp_path / "site", OLD)
    return tmp_path / "site"


@pytest.fixture(params=["exchanged", "renamed"])
def either_way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where two folders can be exchanged, and where they can't."""
    if request.param == "renamed":
        monkeypatch.setattr(atomic_folder, "exchange", refuse)


def refuse(one: Path, other: Path) -> None:
    raise OSError(errno.EINVAL, "no exchange here")


def beside(target: Path) -> list[str]:
    return sorted(entry.name for entry in target.parent.iterdir() if entry != target)


def publish(target: Path, files: dict[str, bytes]) -> None:
    made = Staging(target, "index.html")
    write(made.folder, files)
    assert made.publish() == target.resolve()


def test_a_server_need_not_wait_until_what_stood_there_is_removed(target: Path) -> None:
    made = Staging(target, "index.html")
    write(made.folder, NEW)
    assert made.publish(wait=False) == target.resolve()
    assert contents(target) == NEW
    made.removal.join()
    assert beside(target) == []


@pytest.mark.parametrize("mask", [0o022, 0o077, 0o027])
def test_what_is_published_may_be_read_by_a_web_server(tmp_path: Path, mask: int) -> None:
    before = os.umask(mask)
    try:
        publish(tmp_path / "site", NEW)
    finally:
        os.umask(before)
    modes = {
        (path.is_dir(), path.stat().st_mode & 0o777)
        for path in [tmp_path / "site", *(tmp_path / "site").rglob("*")]
    }
    assert modes == {(True, 0o755), (False, 0o644)}


# Replacing


@pytest.mark.usefixtures("either_way")
def test_the_new_folder_takes_the_place_of_the_old_one_and_nothing_is_left(target: Path) -> None:
    publish(target, NEW)
    assert contents(target) == NEW
    assert beside(target) == []


@pytest.mark.usefixtures("either_way")
def test_where_nothing_stood_the_new_folder_stands(tmp_path: Path) -> None:
    publish(tmp_path / "not" / "yet" / "site", NEW)
    assert contents(tmp_path / "not" / "yet" / "site") == NEW
    assert beside(tmp_path / "not" / "yet" / "site") == []


def test_until_it_is_published_the_old_folder_lacks_nothing(target: Path) -> None:
    made = Staging(target, "index.html")
    write(made.folder, NEW)
    assert contents(target) == OLD


def test_what_was_not_published_is_removed(target: Path) -> None:
    made = Staging(target, "index.html")
    write(made.folder, NEW)
    assert len(beside(target)) == 1
    del made
    assert beside(target) == []
    assert contents(target) == OLD


def test_on_this_machine_folders_are_exchanged_in_one_step(target: Path, tmp_path: Path) -> None:
    if sys.platform != "linux":
        pytest.skip("only Linux has renameat2")
    write(tmp_path / "other", NEW)
    before = (target.stat().st_ino, (tmp_path / "other").stat().st_ino)
    atomic_folder.exchange(tmp_path / "other", target)
    assert contents(target) == NEW
    assert contents(tmp_path / "other") == OLD
    assert ((tmp_path / "other").stat().st_ino, target.stat().st_ino) == before


@pytest.mark.usefixtures("either_way")
def test_hidden_entries_and_the_mode_of_the_target_stay(target: Path) -> None:
    write(target, {".nojekyll": b"", ".git/config": b"[core]", "a/.hidden": b"of the old site"})
    (target / ".link").symlink_to("a")
    target.chmod(0o2775)
    publish(target, NEW)
    assert contents(target) == NEW | {".nojekyll": b"", ".git/config": b"[core]"}
    assert (target / ".link").readlink() == Path("a")
    assert target.stat().st_mode & 0o7777 == 0o2775


def test_a_hidden_entry_that_the_new_folder_has_is_the_new_one(target: Path) -> None:
    write(target, {".nojekyll": b"old"})
    publish(target, NEW | {".nojekyll": b"new"})
    assert contents(target)[".nojekyll"] == b"new"


@pytest.mark.usefixtures("either_way")
def test_the_folder_that_a_link_leads_to_is_replaced_and_the_link_stays(target: Path) -> None:
    link = target.parent / "elsewhere" / "site"
    link.parent.mkdir()
    link.symlink_to(target)
    publish(link, NEW)
    assert link.is_symlink()
    assert contents(target) == NEW
    assert beside(link) == []


def test_two_stagings_at_a_time_each_publish_whole(target: Path) -> None:
    one, other = Staging(target, "index.html"), Staging(target, "index.html")
    write(one.folder, NEW)
    write(other.folder, NEW | {"other.html": b"other"})
    other.publish()
    assert contents(target) == NEW | {"other.html": b"other"}
    one.publish()
    assert contents(target) == NEW
    assert beside(target) == []


# What can't be replaced


@pytest.mark.parametrize("number", [errno.EXDEV, errno.EBUSY, errno.EACCES])
def test_a_target_that_can_not_be_replaced_stays_and_is_told(
    target: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    monkeypatch.setattr(atomic_folder, "exchange", refuse)
    rename = Path.rename

    def refusing(self: Path, other: Path) -> Path:
        if other == target:
            raise OSError(number, os.strerror(number), str(self))
        return rename(self, other)

    made = Staging(target, "index.html")
    write(made.folder, NEW)
    with monkeypatch.context() as patched:
        # The second rename fails, then putting the old one back is let through.
        calls = iter([refusing, rename])
        patched.setattr(Path, "rename", lambda s, o: (next(calls) if o == target else rename)(s, o))
        with pytest.raises(StagingError, match=rf"site: can't be replaced: .*{number}.*; remove"):
            made.publish()
    assert contents(target) == OLD
    del made
    assert beside(target) == []


def test_a_file_in_the_targets_place_is_told_and_stays(tmp_path: Path) -> None:
    (tmp_path / "site").write_bytes(b"a file")
    made = Staging(tmp_path / "site", "index.html")
    with pytest.raises(StagingError, match="site: can't be replaced"):
        made.publish()
    assert (tmp_path / "site").read_bytes() == b"a file"


def test_a_mount_point_is_told_before_anything_is_built() -> None:
    with pytest.raises(StagingError, match="/proc: a mount point can't be replaced; name a folder"):
        Staging(Path("/proc"), "index.html")


# What killed stagings leave


HELD: Final = """
import sys
from pathlib import Path
from plan_site.output.atomic_folder import Staging
made = Staging(Path(sys.argv[1]), "index.html")
(made.folder / "half").write_bytes(b"written")
print(made.folder, flush=True)
sys.stdin.read()
"""


def run(code: str, *arguments: str, pipe: int | None = None) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-P", "-c", code, *arguments],
        env={**os.environ, "PYTHONPATH": str(ROOT / "hooks")},
        text=True,
        stdin=pipe,
        stdout=pipe,
    )


@pytest.fixture
def running(target: Path) -> Iterator[subprocess.Popen[str]]:
    """A process that has begun to write, and whose folder is there."""
    process = run(HELD, str(target), pipe=subprocess.PIPE)
    with process:
        assert process.stdout
        assert Path(process.stdout.readline().strip(), "half").read_bytes() == b"written"
        yield process
        process.kill()


def test_what_a_running_staging_writes_stays(target: Path, running: subprocess.Popen[str]) -> None:
    [theirs] = beside(target)
    publish(target, NEW)
    assert beside(target) == [theirs]
    assert contents(target.parent / theirs / "new") == {"half": b"written"}


def test_what_a_killed_staging_left_is_removed_by_the_next(
    target: Path, running: subprocess.Popen[str]
) -> None:
    running.kill()
    running.wait()
    [theirs] = beside(target)
    made = Staging(target, "index.html")
    assert theirs not in beside(target)
    del made
    assert beside(target) == []


def test_what_another_targets_staging_left_and_what_only_looks_so_stay(target: Path) -> None:
    others = [".other.build-x", ".site", ".site.built", "site.build-x"]
    for name in others:
        write(target.parent / name, {"kept": b""})
    (target.parent / ".site.build-file").write_bytes(b"")
    (target.parent / ".site.build-link").symlink_to(target.parent / "site.build-x")
    publish(target, NEW)
    assert beside(target) == sorted([*others, ".site.build-file", ".site.build-link"])
    assert contents(target.parent / "site.build-x") == {"kept": b""}


def test_without_locks_folders_are_replaced_and_leftovers_stay(
    target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def none(file: int, how: int) -> None:
        raise OSError(errno.ENOLCK, os.strerror(errno.ENOLCK))

    monkeypatch.setattr("fcntl.flock", none)
    write(target.parent / ".site.build-x" / "new", {"half": b"written"})
    publish(target, NEW)
    assert contents(target) == NEW
    assert beside(target) == [".site.build-x"]


# Killed before each step


KILLED: Final = """
import json, os, signal, sys
from pathlib import Path
from plan_site.output import atomic_folder as staging

target, last, renamed, files = Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3], sys.argv[4]
if renamed == "renamed":
    def refuse(one, other):
        raise OSError("no exchange here")
    staging.exchange = refuse
steps = 0

def count(event, arguments):
    global steps
    if not event.startswith(("os.", "shutil.", "open", "fcntl.", "ctypes.", "tempfile.")):
        return
    steps += 1
    if steps == last:
        os.kill(os.getpid(), signal.SIGKILL)

sys.addaudithook(count)
made = staging.Staging(target, "index.html")
for name, content in json.loads(files).items():
    (made.folder / name).parent.mkdir(parents=True, exist_ok=True)
    (made.folder / name).write_bytes(content.encode())
made.publish()
"""


@pytest.mark.in_turn(2)
@pytest.mark.parametrize("way", ["exchanged", "renamed"])
def test_killed_before_any_step_it_leaves_the_old_or_the_new_folder(
    tmp_path: Path, way: str
) -> None:
    """Python tells of each call to the system just before it: the process is killed at each."""
    small = {"index.html": b"old", ".nojekyll": b"", "a/index.html": b"old a"}
    changed = {"index.html": b"new", "b/index.html": b"new b"}
    wanted = changed | {".nojekyll": b""}
    told = json.dumps({name: content.decode() for name, content in changed.items()})
    states: dict[str, dict[str, bytes]] = {"old": small, "new": wanted, "none": {}}
    seen = dict.fromkeys(states, 0)
    step = 0
    code = -signal.SIGKILL
    while code == -signal.SIGKILL:
        step += 1
        target = tmp_path / str(step) / "site"
        write(target, small)
        with run(KILLED, str(target), str(step), way, told) as process:
            code = process.wait(timeout=60)
        assert code in (0, -signal.SIGKILL)
        left = contents(target)
        # Between two renames there is no folder; the next staging ends that.
        [state] = [name for name, files in states.items() if left == files]
        seen[state] += 1
        again = Staging(target, "index.html")
        assert contents(target) in (small, wanted)
        write(again.folder, changed)
        again.publish()
        assert contents(target) == wanted
        assert beside(target) == []
    assert seen["old"] >= 10
    assert seen["new"] >= 5
    assert seen["none"] == (0 if way == "exchanged" else 1)
