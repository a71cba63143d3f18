"""Two builds are the same bytes, whenever, wherever and under whatever settings they ran.

Everything that could leak into a site differs between the two: the clock, the time zone, the
locale and the encoding that follows from it, the seed of hashes, the mask of new files, the
folder, the times of the sources, and whether the cards were drawn before.
"""

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import pytest

from site_support import clean_environment, contents, project, with_100, with_748
from support import replace_once

YEARS: Final = 3 * 365 * 24 * 3600
CLOCK: Final = """\
\"\"\"A clock that goes SHIFT seconds ahead, for every module that asks Python for the time.\"\"\"
import datetime
import os
import time

SHIFT = float(os.environ["SHIFT"])
READERS = ("time", "time_ns", "gmtime", "localtime", "strftime")
real = {name: getattr(time, name) for name in READERS}
time.time = lambda: real["time"]() + SHIFT
time.time_ns = lambda: real["time_ns"]() + int(SHIFT) * 10**9
time.gmtime = lambda at=None: real["gmtime"](time.time() if at is None else at)
time.localtime = lambda at=None: real["localtime"](time.time() if at is None else at)
time.ctime = lambda at=None: time.asctime(time.localtime(at))
time.strftime = lambda form, at=None: real["strftime"](form, time.localtime() if at is None else at)


def shifted(kind, readers):
    # The class stands in the real one's place; what it makes is the real one's.
    class Meta(type):
        def __instancecheck__(cls, thing):
            return isinstance(thing, kind)

        def __subclasscheck__(cls, other):
            return issubclass(other, kind)

    def made(cls, *arguments, **named):
        return kind(*arguments, **named)

    ahead = datetime.timedelta(seconds=SHIFT)
    body = {"__new__": made, "__doc__": kind.__doc__, "__module__": "datetime"}
    for name in readers:
        read = getattr(kind, name)
        body[name] = staticmethod(lambda *zone, read=read: read(*zone) + ahead)
    return Meta(kind.__name__, (kind,), body)


datetime.date = shifted(datetime.date, ["today"])
datetime.datetime = shifted(datetime.datetime, ["now", "utcnow", "today"])
"""


@dataclass(frozen=True, kw_only=True)
class Machine:
    """Where a build runs: what it can see of the machine and must not show."""

    folder: str
    shift: int
    """How far the clock is ahead, in seconds."""
    umask: int
    touched: int
    """When the sources were written, in seconds since 1970."""
    cards: bool
    """Whether it may take cards that were drawn before."""
    environment: dict[str, str] = field(default_factory=dict)


HERE: Final = Machine(
    folder="a",
    shift=0,
    umask=0o022,
    touched=1_700_000_000,
    cards=True,
    environment={"TZ": "Pacific/Kiritimati", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "1"},
)
ELSEWHERE: Final = Machine(
    folder="ұзақ жол/b c/d",
    shift=YEARS,
    umask=0o077,
    touched=1_100_000_000,
    cards=False,
    environment={
        "TZ": "America/Los_Angeles",
        # No UTF-8 anywhere: what is read or written without naming its encoding fails.
        "LC_ALL": "POSIX",
        "PYTHONCOERCECLOCALE": "0",
        "PYTHONUTF8": "0",
        "PYTHONHASHSEED": "7",
        "LANGUAGE": "kk:tr",
    },
)


FRAMED: Final = '        page = in_shell(site.pages[address], config.site_url or "")\n'
"""Where the hook has each page in its hands."""


def build(root: Path, machine: Machine, *leaks: str) -> dict[str, bytes]:
    """All files of a site built on a machine; each of `leaks` is run for each page."""
    folder = project(root / machine.folder, with_748, with_100)
    (folder / "docs" / "prose.md").write_text("# Бет\n\nҚолмен жазылған сөз.\n", encoding="utf-8")
    taken = "".join(f"        {leak}\n" for leak in leaks)
    replace_once(folder / "hooks" / "mkdocs_hooks.py", FRAMED, FRAMED + taken)
    if not machine.cards:
        (folder / ".cache").unlink()
    clock = root / "clock"
    clock.mkdir(exist_ok=True)
    (clock / "sitecustomize.py").write_text(CLOCK, encoding="utf-8")
    for file in folder.rglob("*"):
        os.utime(file, (machine.touched, machine.touched), follow_symlinks=False)
    done = subprocess.run(
        [sys.executable, "-P", "-m", "mkdocs", "build", "--strict", "--quiet"],
        cwd=folder,
        env=clean_environment()
        | {"PYTHONPATH": str(clock), "SITE_URL": "https://plan.example/", "PRECOMPRESS": "1"}
        | {"SHIFT": str(machine.shift)}
        | machine.environment,
        umask=machine.umask,
        capture_output=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode(errors="replace")
    made = contents(folder / "site")
    shutil.rmtree(folder / "site")
    return made


def differing(one: dict[str, bytes], other: dict[str, bytes]) -> list[str]:
    """The addresses that only one of the sites has, or that are not the same bytes in both."""
    return sorted(a for a in one.keys() | other.keys() if one.get(a) != other.get(a))


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("machines")


@pytest.fixture(scope="module")
def here(root: Path) -> dict[str, bytes]:
    return build(root, HERE)


def test_two_builds_on_machines_that_share_nothing_are_the_same_bytes(
    root: Path, here: dict[str, bytes]
) -> None:
    elsewhere = build(root, ELSEWHERE)
    assert {"index.html", "404.html", "sitemap.xml", "sitemap.xml.gz", "prose/index.html"} <= set(
        here
    )
    assert len(here) > 100
    assert differing(here, elsewhere) == []


def test_no_file_of_a_site_tells_where_it_was_built(root: Path, here: dict[str, bytes]) -> None:
    assert [address for address, content in here.items() if str(root).encode() in content] == []


LEAKS: Final = {
    "measures/28/": "__import__('datetime').date.today()",
    "measures/42/": "__import__('time').strftime('%Y')",
    "measures/43/": "__import__('time').tzname",
    "measures/44/": "' '.join({*page.meta.description.split()})",
    "measures/49/": "config.site_dir",
    "measures/29-1/": "__import__('os').stat(config.config_file_path).st_mtime",
    "measures/37-1/": "__import__('locale').getpreferredencoding()",
}
"""Page → what its title takes from the machine."""


@pytest.mark.thorough
def test_what_a_build_takes_from_its_machine_is_seen(tmp_path: Path) -> None:
    """A comparison must be able to fail: by each kind, where pages get their titles."""
    leaks = [
        f"if address == {page!r}: "
        f"page = __import__('dataclasses').replace(page, title=ascii(str({said})))"
        for page, said in LEAKS.items()
    ]
    here, elsewhere = (build(tmp_path, machine, *leaks) for machine in (HERE, ELSEWHERE))
    pages = [name for name in differing(here, elsewhere) if name.endswith("/index.html")]
    seen = {page.removesuffix("index.html") for page in pages}
    assert {page for page in seen if page.startswith("measures/")} == set(LEAKS)
