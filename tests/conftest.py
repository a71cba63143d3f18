"""Fixtures that several modules share."""

from typing import Any

import pytest
from hypothesis import HealthCheck, settings

import support
from plan_site.validation.load import Dataset

# A build must not fail by chance: the same examples every time, none kept on disk, no stop-watch.
settings.register_profile(
    "plan",
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("plan")


@pytest.fixture
def tree() -> Any:
    """The real dataset as plain values, for a test to break."""
    return support.fresh_tree()


@pytest.fixture(scope="session")
def dataset() -> Dataset:
    """The real dataset, checked; its records are frozen, so tests can share it."""
    return support.dataset()
