"""Fixtures that several modules share."""

import gc
import os
import shutil
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, settings

import support
import todays_data
from plan_site.validation.load import Dataset

# A build must not fail by chance: the same examples every time, none kept on disk, no stop-watch.
# What fails is told as it was found: making it smaller takes minutes (`make fuzz` does).
settings.register_profile(
    "plan",
    phases=[Phase.explicit, Phase.generate],
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.too_slow],
)
# `make fuzz`: other examples each time; what fails is kept in .hypothesis/ and tried again first.
settings.register_profile(
    "fuzz",
    deadline=10_000,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
settings.load_profile(os.environ.get("PLAN_PROFILE", "plan"))


def pytest_configure(config: pytest.Config) -> None:
    """A folder for the sites that are built, which every worker inherits."""
    if not hasattr(config, "workerinput"):
        os.environ["PLAN_BUILT"] = tempfile.mkdtemp(prefix="plan-site-")


def pytest_unconfigure(config: pytest.Config) -> None:
    if not hasattr(config, "workerinput"):
        shutil.rmtree(os.environ["PLAN_BUILT"], ignore_errors=True)


def take_in_turn(items: list[pytest.Item]) -> None:
    """Of each test `in_turn(n)` all cases but each n-th are `thorough`; not so the first."""
    seen: Counter[str] = Counter()
    for item in items:
        if mark := item.get_closest_marker("in_turn"):
            test = item.nodeid.partition("[")[0]
            if seen[test] % mark.args[0]:
                item.add_marker("thorough")
            seen[test] += 1


LONGEST = ("test_data_changes.py", "validation", "browser", "site", "scripts", "test_plans.py")
"""What takes longest is begun first, so that no worker waits for the others at the end; before the
browsers, whose first test builds the site that all of them wait for, what needs no site."""


@pytest.hookimpl(tryfirst=True)  # before pytest takes out what is marked as thorough
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    take_in_turn(items)
    ranks = {name: rank for rank, name in enumerate(LONGEST)}
    here = Path(__file__).parent
    items.sort(key=lambda item: ranks.get(item.path.relative_to(here).parts[0], len(ranks)))


def pytest_collection_finish() -> None:
    """What is there now stays to the end; the search for garbage need not go through it."""
    gc.freeze()


MAY_READ_IT = frozenset({"test_dataset.py", "test_data_changes.py"})


@pytest.fixture(autouse=True)
def no_test_depends_on_todays_data(request: pytest.FixtureRequest) -> Iterator[None]:
    """A right correction of `data/` must break no test of the engine."""
    todays_data.closed = request.path.name not in MAY_READ_IT
    yield
    todays_data.closed = True


@pytest.fixture
def tree() -> Any:
    """The real dataset as plain values, for a test to break."""
    return support.fresh_tree()


@pytest.fixture(scope="session")
def dataset() -> Dataset:
    """The real dataset, checked; its records are frozen, so tests can share it."""
    return support.dataset()
