"""Fixtures that several modules share."""

import os
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

import support
import todays_data
from plan_site.validation.load import Dataset

# A build must not fail by chance: the same examples every time, none kept on disk, no stop-watch.
settings.register_profile(
    "plan",
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


MAY_READ_IT = frozenset({"test_dataset.py", "test_data_changes.py"})


@pytest.fixture(autouse=True)
def no_test_depends_on_todays_data(request: pytest.FixtureRequest) -> Iterator[None]:
    """A right correction of `data/` must break no test of the engine."""
    todays_data.closed = request.path.name not in MAY_READ_IT
    yield
    todays_data.closed = False


@pytest.fixture
def tree() -> Any:
    """The real dataset as plain values, for a test to break."""
    return support.fresh_tree()


@pytest.fixture(scope="session")
def dataset() -> Dataset:
    """The real dataset, checked; its records are frozen, so tests can share it."""
    return support.dataset()
