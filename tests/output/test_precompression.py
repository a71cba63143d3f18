"""A .gz beside each text: the same text, smaller, the same bytes on every machine."""

import gzip
from pathlib import Path

from plan_site.output.precompression import LEAST, precompress
from site_support import built, contents

TEXT = ("Балалардың құқықтары. " * 40).encode()


def packed(tmp_path: Path, files: dict[str, bytes]) -> dict[str, bytes]:
    """The files that were added beside those."""
    for name, content in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(content)
    precompress(tmp_path)
    made = contents(tmp_path)
    assert {name: made[name] for name in files} == files
    return {name: content for name, content in made.items() if name not in files}


def test_each_text_gets_a_packed_file_that_holds_it(tmp_path: Path) -> None:
    names = ("index.html", "a/b/index.html", "data/plan.yaml", "data/SHA256SUMS", "x.kk.txt")
    made = packed(tmp_path, dict.fromkeys(names, TEXT))
    assert set(made) == {f"{name}.gz" for name in names}
    assert {gzip.decompress(content) for content in made.values()} == {TEXT}


def test_pictures_archives_and_what_would_not_get_smaller_stay_alone(tmp_path: Path) -> None:
    files = {
        "card.png": TEXT,
        "plan.xlsx": TEXT,
        "old.html": TEXT,
        "old.html.gz": b"packed by somebody else",
        "short.html": TEXT[: LEAST - 1],
        "dense.txt": bytes(range(256)) + bytes(range(255, 127, -1)),
    }
    assert packed(tmp_path, files) == {}


def test_neither_the_files_name_nor_its_time_is_packed(tmp_path: Path) -> None:
    one = packed(tmp_path / "a", {"one.html": TEXT})["one.html.gz"]
    other = packed(tmp_path / "b", {"other.html": TEXT})["other.html.gz"]
    assert one == other
    # Flags, and the seconds since 1970, of the header (RFC 1952, 2.3.1).
    assert one[3:8] == bytes(5)


def test_only_a_build_that_is_asked_for_it_packs() -> None:
    plain, both = contents(built().folder), contents(built(precompressed=True).folder)
    added = both.keys() - plain.keys()
    assert len(added) > 50
    assert all(name.endswith(".gz") for name in added)
    assert {name: both[name] for name in plain} == plain
    assert {gzip.decompress(both[name]) == plain[name[:-3]] for name in added} == {True}
