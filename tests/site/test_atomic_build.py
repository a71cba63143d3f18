"""A build that fails or is killed leaves the site as it was, whole; the next one clears up.

How a folder takes another's place step by step is held in test_atomic_folder.py; here MkDocs
itself runs.
"""

import os
import random
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

from site_support import clean_environment, contents, mkdocs, project, with_100, with_748
from support import replace_once

# Whole builds; tests/output/test_atomic_folder.py tries each step.
pytestmark = pytest.mark.thorough

MOMENTS: Final = 5
"""More kills find no more: each step of the exchange has its own in test_atomic_folder.py."""


@dataclass(frozen=True, kw_only=True)
class Pair:
    """Two projects that build into one folder, and what each of them makes of it."""

    site: Path
    projects: tuple[Path, Path]
    made: tuple[dict[str, bytes], dict[str, bytes]]
    lasted: float
    """How long a whole build took, in seconds."""

    def arguments(self, which: int) -> list[str]:
        file = self.projects[which] / "mkdocs.yml"
        return ["build", "--strict", "--quiet", "-f", str(file), "--site-dir", str(self.site)]

    def build(self, which: int) -> None:
        done = mkdocs(self.projects[which], *self.arguments(which))
        assert done.returncode == 0, done.stdout
        assert contents(self.site) == self.made[which]
        assert self.debris() == []

    def stands(self) -> int:
        """Which of the two stands there; one of them is built where none does."""
        if not self.site.exists():
            self.build(0)
        return self.made.index(contents(self.site))

    def debris(self) -> list[str]:
        return [entry.name for entry in self.site.parent.iterdir() if entry != self.site]


@pytest.fixture(scope="module")
def pair(tmp_path_factory: pytest.TempPathFactory) -> Pair:
    """Today's plan, and one with an earlier and a further act: pages differ, come and go."""
    root = tmp_path_factory.mktemp("atomic")
    projects = (project(root / "today"), project(root / "later", with_748, with_100))
    made = []
    for folder in projects:
        begun = time.monotonic()
        done = mkdocs(folder, "build", "--strict", "--quiet")
        lasted = time.monotonic() - begun
        assert done.returncode == 0, done.stdout
        made.append(contents(folder / "site"))
    assert made[0] != made[1]
    assert made[0].keys() - made[1].keys() or made[1].keys() - made[0].keys()
    (root / "www").mkdir()
    return Pair(
        site=root / "www" / "site", projects=projects, made=(made[0], made[1]), lasted=lasted
    )


@pytest.mark.thorough
@pytest.mark.parametrize("part", range(MOMENTS))
def test_a_build_killed_at_any_moment_leaves_the_old_or_the_new_site(pair: Pair, part: int) -> None:
    """A moment by chance, in each fifth of a build; a little later than its usual end, for a busy
    machine."""
    before = pair.stands()
    after = (part + random.Random(392 + part).random()) / MOMENTS * pair.lasted * 1.2
    with subprocess.Popen(
        [sys.executable, "-P", "-m", "mkdocs", *pair.arguments(1 - before)],
        env=clean_environment(),
        start_new_session=True,
        stderr=subprocess.DEVNULL,
    ) as process:
        time.sleep(after)
        os.killpg(process.pid, signal.SIGKILL)
    assert contents(pair.site) in pair.made, f"killed after {after:.2f} s"
    assert pair.site.is_dir()
    assert not pair.site.is_symlink()


@pytest.mark.thorough
def test_the_next_build_clears_up_what_was_left(pair: Pair) -> None:
    """As a build that was killed while it wrote leaves it."""
    (pair.site.parent / f".{pair.site.name}.build-left" / "new").mkdir(parents=True)
    pair.build(1 - pair.stands())


@pytest.mark.thorough
def test_while_a_build_runs_every_look_at_the_site_finds_one_whole(pair: Pair) -> None:
    """Read again and again by the folder's own handle, so that one look is of one folder."""
    before = pair.stands()
    looks: list[frozenset[str]] = []
    stop = threading.Event()
    begun = threading.Event()

    def look() -> None:
        while not stop.is_set():
            folder = os.open(pair.site, os.O_RDONLY | os.O_DIRECTORY)
            try:
                looks.append(frozenset(os.listdir(folder)))  # noqa: PTH208 – a handle, no path
            finally:
                os.close(folder)
            begun.set()

    reader = threading.Thread(target=look)
    reader.start()
    try:
        begun.wait()
        pair.build(1 - before)
    finally:
        stop.set()
        reader.join()
    whole = {frozenset(name.split("/")[0] for name in made) for made in pair.made}
    # What was exchanged is emptied then: the one handle taken just before may see that.
    assert len(looks) > 100
    assert sum(seen not in whole for seen in looks) <= 3


@pytest.fixture
def broken(pair: Pair, tmp_path: Path) -> Path:
    """A copy of a project, to break, that builds into the pair's site."""
    shutil.copytree(pair.projects[1], tmp_path / "broken", symlinks=True)
    shutil.rmtree(tmp_path / "broken" / "site", ignore_errors=True)
    return tmp_path / "broken"


@pytest.fixture
def before(pair: Pair) -> dict[str, bytes]:
    """The site that stands there, file by file."""
    return pair.made[pair.stands()]


@pytest.mark.in_turn(3)
@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        ("data/plan.yaml", "responsible: ОМ", "responsible: ОММММ", "did you mean ОМ?"),
        (
            "theme/overrides/404.html",
            "{% block content %}",
            "{% block content %}{{ 1 / 0 }}",
            "division",
        ),
        (
            "theme/overrides/main.html",
            "</main>",
            "{{ page.url.none.at_all }}</main>",
            "no attribute",
        ),
    ],
    ids=["the data", "the page for no page", "the frame"],
)
def test_a_build_that_fails_leaves_the_site_and_nothing_beside_it(
    pair: Pair, broken: Path, before: dict[str, bytes], file: str, old: str, new: str, said: str
) -> None:
    text = (broken / file).read_text(encoding="utf-8")
    assert old in text
    (broken / file).write_text(text.replace(old, new, 1), encoding="utf-8")
    done = mkdocs(broken, "build", "--strict", "--site-dir", str(pair.site))
    assert done.returncode == 1
    assert said in done.stdout
    assert contents(pair.site) == before
    assert pair.debris() == []


@pytest.mark.thorough
def test_a_build_with_a_warning_leaves_the_site_when_it_is_strict(
    pair: Pair, broken: Path, before: dict[str, bytes], tmp_path: Path
) -> None:
    hook = broken / "hooks" / "mkdocs_hooks.py"
    warns = 'logging.getLogger("mkdocs.plugins").warning("a warning")'
    hook.write_text(
        f"{hook.read_text(encoding='utf-8')}\n\ndef on_pre_build(config):\n    {warns}\n",
        encoding="utf-8",
    )
    (broken / "docs" / "prose.md").write_text("# Сынақ\n\nСөз.\n", encoding="utf-8")
    done = mkdocs(broken, "build", "--strict", "--site-dir", str(pair.site))
    assert done.returncode == 1
    assert "Aborted with 1 warnings in strict mode" in done.stdout
    assert contents(pair.site) == before
    assert pair.debris() == []
    assert (
        mkdocs(broken, "build", "--no-strict", "--site-dir", str(tmp_path / "lax")).returncode == 0
    )
    assert (tmp_path / "lax" / "prose" / "index.html").is_file()


@pytest.mark.thorough
def test_an_interrupted_build_leaves_the_site_and_nothing_beside_it(
    pair: Pair, broken: Path, before: dict[str, bytes]
) -> None:
    """As by Ctrl-C while pages are written."""
    replace_once(
        broken / "theme" / "overrides" / "404.html",
        "{% block content %}",
        "{% block content %}{{ stop() }}",
    )
    hook = broken / "hooks" / "mkdocs_hooks.py"
    replace_once(hook, '    return {"frame": frame,', '    return {"stop": _stop, "frame": frame,')
    hook.write_text(
        hook.read_text(encoding="utf-8") + "\n\ndef _stop():\n    raise KeyboardInterrupt\n",
        encoding="utf-8",
    )
    done = mkdocs(broken, "build", "--strict", "--site-dir", str(pair.site))
    assert done.returncode != 0
    assert contents(pair.site) == before
    assert pair.debris() == []


# Serving


def free_port() -> int:
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        return int(listening.getsockname()[1])


@contextmanager
def serving(folder: Path, temporary: Path) -> Iterator[str]:
    """`mkdocs serve` in a project, its temporary folders in `temporary`; its address."""
    temporary.mkdir()
    port = free_port()
    with subprocess.Popen(
        [sys.executable, "-P", "-m", "mkdocs", "serve", "--livereload", "-a", f"127.0.0.1:{port}"],
        cwd=folder,
        env=clean_environment() | {"TMPDIR": str(temporary)},
        stderr=subprocess.DEVNULL,
        # A shell that runs the tests behind it has them ignore SIGINT, and so would the server.
        preexec_fn=partial(signal.signal, signal.SIGINT, signal.SIG_DFL),
    ) as process:
        try:
            yield f"http://127.0.0.1:{port}/"
            process.send_signal(signal.SIGINT)
            process.wait(timeout=30)
        finally:
            process.kill()


def until_served(address: str, words: str) -> str:
    """The page once it holds the words."""
    for _ in range(300):
        try:
            with urlopen(address, timeout=30) as answer:
                page = str(answer.read().decode())
            if words in page:
                return page
        except OSError:
            pass
        time.sleep(0.1)
    raise AssertionError(f"{address} never held {words}")


def until_refused(address: str) -> None:
    """The page once it is the one of faults."""
    for _ in range(300):
        try:
            urlopen(address, timeout=30).close()
        except HTTPError as error:
            if error.code == 500:
                return
            raise
        time.sleep(0.1)
    raise AssertionError(f"{address} was never refused")


@pytest.mark.thorough
def test_serving_shows_a_change_and_leaves_nothing_behind(pair: Pair, tmp_path: Path) -> None:
    folder = tmp_path / "served"
    shutil.copytree(pair.projects[0], folder, symlinks=True)
    plan = folder / "data" / "plan.yaml"
    temporary = tmp_path / "temporary"
    with serving(folder, temporary) as address:
        until_served(f"{address}measures/43/", "Балалар-жасөспірімдер спорты")
        replace_once(plan, "label: Балалар-жасөспірімдер спорты", "label: Сынақ спорты")
        until_served(f"{address}measures/43/", "Сынақ спорты")
        replace_once(plan, "label: Сынақ спорты", "lable: Сынақ спорты")
        until_refused(f"{address}measures/43/")
        replace_once(plan, "lable: Сынақ спорты", "label: Спорт")
        until_served(f"{address}measures/43/", "Спорт")
    assert list(temporary.iterdir()) == []
