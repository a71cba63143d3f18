"""Style sheets and scripts: what a browser gets is what was written, without comments, at an
address that changes with it."""

import hashlib
import re
from pathlib import Path

from plan_site.output.assets import Assets, assets
from site_support import LINKS, built, find, site
from support import ROOT


def folder(path: Path) -> Path:
    (path / "styles" / "page").mkdir(parents=True)
    (path / "scripts").mkdir()
    (path / "styles" / "page" / "20-b.css").write_text("b { color: red; } /* why */\n", "utf-8")
    (path / "styles" / "page" / "10-a.css").write_text('a::after { content: "Қазақ  ↻"; }', "utf-8")
    (path / "scripts" / "x.js").write_text("// why\nconst said = `a  ${1 + 1}`;\n", "utf-8")
    worker = 'importScripts("x.js", "lunr.js");\nconst x = "x.js";\n'
    (path / "scripts" / "a-worker.js").write_text(worker, "utf-8")
    (path / "mark.svg").write_text("<svg/>", "utf-8")
    return path


def content(made: Assets, name: str) -> str:
    return made.files[made.placed[f"assets/{name}"]].decode()


def test_the_sheets_of_a_folder_are_joined_in_the_order_of_their_names(tmp_path: Path) -> None:
    made = assets(folder(tmp_path))
    assert content(made, "page.css") == 'a::after{content:"Қазақ  ↻"}b{color:red}'


def test_scripts_lose_comments_and_keep_their_strings(tmp_path: Path) -> None:
    assert content(assets(folder(tmp_path)), "x.js") == "const said=`a  ${1 + 1}`;"


def test_pictures_and_the_files_of_others_go_out_as_they_are(tmp_path: Path) -> None:
    (tmp_path / "theirs.js").write_text("// theirs\n", "utf-8")
    made = assets(folder(tmp_path / "theme"), {"lunr.js": tmp_path / "theirs.js"})
    assert content(made, "mark.svg") == "<svg/>"
    assert content(made, "lunr.js") == "// theirs\n"


def test_every_name_holds_the_fingerprint_of_its_content(tmp_path: Path) -> None:
    made = assets(folder(tmp_path))
    assert len(made.files) == len(made.placed) == 4
    for name, address in made.placed.items():
        digest = hashlib.sha256(made.files[address]).hexdigest()[:8]
        stem, _, suffix = name.rpartition(".")
        assert address == f"{stem}.{digest}.{suffix}"


def test_a_worker_imports_scripts_by_the_names_that_they_have(tmp_path: Path) -> None:
    lunr = tmp_path / "lunr.js"
    lunr.write_text("theirs", "utf-8")
    made = assets(folder(tmp_path / "theme"), {"lunr.js": lunr})
    x, engine = (
        made.placed[f"assets/{name}"].removeprefix("assets/") for name in ("x.js", "lunr.js")
    )
    assert content(made, "a-worker.js") == f'importScripts("{x}","{engine}");const x="x.js";'


def test_a_changed_script_changes_its_own_address_and_that_of_its_worker(tmp_path: Path) -> None:
    before = assets(folder(tmp_path))
    (tmp_path / "scripts" / "x.js").write_text("changed", "utf-8")
    after = assets(tmp_path)
    changed = {name for name in before.placed if before.placed[name] != after.placed[name]}
    assert changed == {"assets/x.js", "assets/a-worker.js"}


def test_what_the_pages_ask_for_is_there() -> None:
    assert set(assets(ROOT / "theme").placed) == {
        "assets/embed.css",
        "assets/filters.js",
        "assets/kazakh.js",
        "assets/mark.svg",
        "assets/page.css",
        "assets/request.css",
        "assets/search-worker.js",
        "assets/search.css",
        "assets/search.js",
        "assets/shell.js",
    }


def test_the_addresses_in_the_pages_and_in_the_worker_are_those_of_files() -> None:
    made = built()
    asked = {
        str(link).split("assets/")[1]
        for address in made.pages
        for link in find(made.tree(address), f"{LINKS} | //@data-words | //@data-search")
        for link in str(link).split()
        if "assets/" in link
    }
    worker = (made.folder / made.asset("search-worker.js")).read_text("utf-8")
    [imported] = re.findall(r"importScripts\(([^)]*)\)", worker)
    asked |= set(re.findall(r'"([^"]+)"', imported))
    assert len(asked) >= 8
    there = {
        file.relative_to(made.folder / "assets").as_posix()
        for file in (made.folder / "assets").rglob("*")
        if file.is_file()
    }
    assert asked <= there
    # What no page links: the worker, which the search's settings name, and its engine.
    assert {made.asset("search-worker.js").removeprefix("assets/")} == there - asked


def test_a_browser_may_keep_every_asset_for_good() -> None:
    """The server knows them by their names: deploy/."""
    kept = re.compile(r"assets/.+\.[0-9a-f]{8}(\.min)?\.[a-z0-9]+")
    files = [
        f.relative_to(built().folder).as_posix() for f in built().folder.rglob("assets/**/*.*")
    ]
    assert len(files) >= 8
    assert [name for name in files if not kept.fullmatch(name)] == []
    assert set(site().assets.values()) <= set(site().exports)
