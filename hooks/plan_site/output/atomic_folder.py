"""A folder that is written beside the one it replaces, and put in its place when it is whole.

Where the file system can exchange two folders (Linux: ext4, XFS, Btrfs, tmpfs) the target is at
every moment wholly the old one or wholly the new one, whenever the process is killed. Elsewhere
two renames stand for the exchange: a process killed between them leaves no target, and the next
staging puts the old one back before anything else. A power cut is not covered: nothing is synced.
"""

import ctypes
import fcntl
import os
import shutil
import tempfile
import weakref
from pathlib import Path
from threading import Thread
from typing import Final

MARK: Final = ".build-"
NEW: Final = "new"
OLD: Final = "old"
AT_FDCWD: Final = -100
RENAME_EXCHANGE: Final = 2
"""Of Linux's renameat2(2), as <fcntl.h> and <linux/fs.h> have them."""


class StagingError(Exception):
    """The folder can't be replaced; the message says which, why and what to do."""


class Staging:
    """Write into `folder`, then `publish`; what was not published is removed.

    A target that is there must be empty, or hold the file `sign`, as all that were published by
    this do: whoever names another folder by a slip does not lose it.
    Both stand in a container beside the target, on its file system: `.site.build-x1y2z3w4/new`.
    The container is locked while its process lives, so that the next staging can tell what a
    killed one left behind from what a running one still needs.
    """

    def __init__(self, target: Path, sign: str) -> None:
        # A link stays a link: the folder that it leads to is replaced.
        self._target = target.resolve()
        if os.path.ismount(self._target):
            raise StagingError(f"{target}: a mount point can't be replaced; name a folder in it")
        if not (self._target / sign).is_file() and _is_used(self._target):
            raise StagingError(
                f"{target}: is no site of ours (it has no {sign}) and not empty; "
                "name another folder, or empty it"
            )
        try:
            self._target.parent.mkdir(parents=True, exist_ok=True)
            _settle(self._target)
            self._container, lock = _container(self._target)
            self._remove = weakref.finalize(self, _removed, self._container, lock)
            self.removal = Thread(target=self._remove)
            self.folder = self._container / NEW
            self.folder.mkdir()
        except OSError as error:
            raise StagingError(f"{target}: can't be written: {error}") from None

    def publish(self, *, wait: bool = True) -> Path:
        """Put `folder` in the target's place, and tell that; StagingError leaves it as it was.

        Without `wait` what stood there is still being removed when this returns, by `removal`.

        Hidden entries of the target (`.git`, `.nojekyll`) are no part of a site and stay, as
        MkDocs keeps them; so does its mode.
        """
        try:
            _open(self.folder)
            if self._target.exists():
                self._carry_over()
            _replace(self.folder, self._target, self._container / OLD)
        except OSError as error:
            raise StagingError(
                f"{self._target}: can't be replaced: {error}; remove it, or name another folder"
            ) from None
        if wait:
            self._remove()
        else:
            self.removal.start()
        return self._target

    def _carry_over(self) -> None:
        # Copied, not moved: until the exchange the target lacks nothing.
        for entry in sorted(self._target.iterdir()):
            kept = self.folder / entry.name
            if entry.name.startswith(".") and not kept.exists():
                if entry.is_dir() and not entry.is_symlink():
                    shutil.copytree(entry, kept, symlinks=True)
                else:
                    shutil.copy2(entry, kept, follow_symlinks=False)
        shutil.copymode(self._target, self.folder)


def _open(folder: Path) -> None:
    """Let a web server, which is another user, read everything, whatever the umask took away."""
    mask = os.umask(0o022)
    os.umask(mask)
    if not mask & 0o055:
        return
    folder.chmod(0o755)
    for entry in folder.rglob("*"):
        entry.chmod(0o755 if entry.is_dir() else 0o644)


def _is_used(target: Path) -> bool:
    """Whether it holds more than hidden entries, which stay."""
    return target.is_dir() and any(not entry.name.startswith(".") for entry in target.iterdir())


def exchange(one: Path, other: Path) -> None:
    """Swap two folders' names in one step; OSError where that can't be done."""
    try:
        renameat2 = ctypes.CDLL(None, use_errno=True).renameat2
    except AttributeError:
        raise OSError("no renameat2 here") from None
    if renameat2(AT_FDCWD, os.fsencode(one), AT_FDCWD, os.fsencode(other), RENAME_EXCHANGE):
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number), str(other))


def _replace(new: Path, target: Path, old: Path) -> None:
    """`new` at `target`; what stood there is at `new` or `old` then."""
    if not target.exists():
        new.rename(target)
        return
    try:
        exchange(new, target)
    except OSError:
        # What refuses an exchange may still allow renames.
        target.rename(old)
        try:
            new.rename(target)
        except OSError:
            old.rename(target)
            raise


def _container(target: Path) -> tuple[Path, int | None]:
    """A new folder beside the target, and the lock on it; None where there are no locks."""
    while True:
        made = Path(tempfile.mkdtemp(prefix=f".{target.name}{MARK}", dir=target.parent))
        try:
            return made, _lock(made)
        except (BlockingIOError, FileNotFoundError):
            # Another staging saw it before it was locked, and takes it for a leftover.
            continue
        except OSError:
            return made, None


def _lock(container: Path) -> int:
    """The open file that locks a container until it is closed or its process ends.

    BlockingIOError: another process has it. FileNotFoundError: it is gone. Any other OSError: the
    file system knows no locks, or this is no folder of ours.
    """
    opened = os.open(container, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
    try:
        fcntl.flock(opened, fcntl.LOCK_EX | fcntl.LOCK_NB)
        if os.path.samestat(os.fstat(opened), container.stat()):
            return opened
        raise FileNotFoundError(str(container))
    except OSError:
        os.close(opened)
        raise


def _settle(target: Path) -> None:
    """Put right and remove what killed stagings of the target left."""
    for container in sorted(target.parent.iterdir()):
        if not container.name.startswith(f".{target.name}{MARK}"):
            continue
        try:
            lock = _lock(container)
        except OSError:
            continue
        old = container / OLD
        if old.is_dir() and not target.exists():
            old.rename(target)
        _removed(container, lock)


def _removed(container: Path, lock: int | None) -> None:
    shutil.rmtree(container, ignore_errors=True)
    if lock is not None:
        os.close(lock)
