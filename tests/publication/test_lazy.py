"""What is made when it is asked for: in order, anew each time, and its facts without its bytes."""

import hashlib
from collections.abc import Callable

import pytest

from plan_site.publication.lazy import Files, Made


class Counted:
    """Makers that remember how often they were asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def maker(self, name: str) -> Callable[[], bytes]:
        def make() -> bytes:
            self.asked.append(name)
            return name.encode()

        return make

    def files(self, *names: str) -> Files:
        return Files((name, self.maker(name)) for name in names)


def test_nothing_is_made_before_it_is_asked_for_and_nothing_is_kept() -> None:
    counted = Counted()
    files = counted.files("b", "a")
    assert [*files] == ["b", "a"]
    assert len(files) == 2
    assert "a" in files
    assert "c" not in files
    assert counted.asked == []
    assert files["a"] == files["a"] == b"a"
    assert counted.asked == ["a", "a"]


def test_an_address_that_is_given_twice_is_named() -> None:
    with pytest.raises(ValueError, match=r"^x/$"):
        Made([("x/", str), ("y/", str), ("x/", str)])


def test_what_is_asked_for_and_not_there_is_told_as_by_any_mapping() -> None:
    with pytest.raises(KeyError):
        Counted().files("a")["b"]


def test_the_facts_of_a_file_that_was_made_cost_no_second_making() -> None:
    counted = Counted()
    files = counted.files("a", "bb")
    assert files["bb"] == b"bb"
    facts = files.facts("bb")
    assert (facts.size, facts.digest) == (2, hashlib.sha256(b"bb").hexdigest())
    assert counted.asked == ["bb"]
    assert files.facts("a").size == 1
    assert counted.asked == ["bb", "a"]


def test_files_that_become_part_of_others_tell_their_facts_to_the_first() -> None:
    counted = Counted()
    files = counted.files("a")
    whole = Made(files.each())
    assert whole["a"] == b"a"
    assert files.facts("a").size == 1
    assert counted.asked == ["a"]
