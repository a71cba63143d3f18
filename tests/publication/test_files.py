"""Files: which there are is known at once, each is made when it is asked for, and once."""

import pytest

from plan_site.publication.files import Files


def test_a_file_is_made_when_it_is_asked_for_and_only_once() -> None:
    made: list[str] = []

    def make(name: str) -> bytes:
        made.append(name)
        return name.encode()

    files = Files([("a", lambda: make("a")), ("b", lambda: make("b")), ("c", b"ready")])
    assert [*files] == ["a", "b", "c"]
    assert len(files) == 3
    assert "a" in files
    assert "d" not in files
    makers = dict(files.makers())
    assert made == []
    assert (files["b"], files["b"], files["c"]) == (b"b", b"b", b"ready")
    assert makers["b"]() == b"b"
    assert made == ["b"]
    assert dict(files) == {"a": b"a", "b": b"b", "c": b"ready"}
    assert made == ["b", "a"]
    with pytest.raises(KeyError):
        files["d"]
