"""Style sheets and scripts: what a browser gets is what was written, without comments, at an
address that changes with it."""

import hashlib
import re
from pathlib import Path

import pytest

from plan_site.faults import SiteError
from plan_site.output.assets import Assets, assets
from site_support import LINKS, built, find, site
from support import ROOT

FETCHED = "//@data-search | //@data-engine | //@data-script"
"""Attributes that name what scripts fetch."""


def folder(path: Path) -> Path:
    (path / "styles" / "page").mkdir(parents=True)
    (path / "scripts").mkdir()
    (path / "styles" / "page.css").write_text(
        '@import "page/a.css";\n@import "page/b.css";\n', "utf-8"
    )
    (path / "styles" / "page" / "b.css").write_text("b { color: red; } /* why */\n", "utf-8")
    (path / "styles" / "page" / "a.css").write_text('a::after { content: "Қазақ  ↻"; }', "utf-8")
    (path / "scripts" / "x.js").write_text("// why\nconst said = `a  ${1 + 1}`;\n", "utf-8")
    worker = 'importScripts("x.js", "lunr.js");\nconst x = "x.js";\n'
    (path / "scripts" / "a-worker.js").write_text(worker, "utf-8")
    (path / "mark.svg").write_text("<svg/>", "utf-8")
    return path


def content(made: Assets, name: str) -> str:
    return made.files[made.placed[f"assets/{name}"]].decode()


def test_what_a_sheet_imports_stands_in_its_place(tmp_path: Path) -> None:
    """A rule that several need is written once, and fetched with each sheet."""
    (folder(tmp_path) / "styles" / "list.css").write_text(
        '@import "page/b.css";\nc { margin: 0; }\n', "utf-8"
    )
    made = assets(tmp_path)
    assert content(made, "page.css") == 'a::after{content:"Қазақ  ↻"}b{color:red}'
    assert content(made, "list.css") == "b{color:red}c{margin:0}"


def test_a_part_of_a_sheet_that_is_gone_is_told(tmp_path: Path) -> None:
    (folder(tmp_path / "theme") / "styles" / "page" / "b.css").unlink()
    said = r"\Atheme/styles/page\.css: page/b\.css is imported and not there\Z"
    with pytest.raises(SiteError, match=said):
        assets(tmp_path / "theme")


def test_rules_that_no_sheet_imports_are_told(tmp_path: Path) -> None:
    part = folder(tmp_path / "theme") / "styles" / "page" / "c.css"
    part.write_text("c { margin: 0; }", "utf-8")
    with pytest.raises(SiteError, match=r"\Atheme/styles/page/c\.css: no sheet .* imports it\Z"):
        assets(tmp_path / "theme")


def test_scripts_lose_comments_and_keep_their_strings(tmp_path: Path) -> None:
    (folder(tmp_path) / "scripts" / "y.js").write_text("// why\nconst b = `a  ${1 + 1}`;", "utf-8")
    assert content(assets(tmp_path), "y.js") == "const b=`a  ${1 + 1}`;"


def test_pictures_go_out_as_they_are(tmp_path: Path) -> None:
    assert content(assets(folder(tmp_path)), "mark.svg") == "<svg/>"


def test_every_name_holds_the_fingerprint_of_its_content(tmp_path: Path) -> None:
    made = assets(folder(tmp_path))
    assert len(made.files) == len(made.placed) == 3
    for name, address in made.placed.items():
        digest = hashlib.sha256(made.files[address]).hexdigest()[:8]
        stem, _, suffix = name.rpartition(".")
        assert address == f"{stem}.{digest}.{suffix}"


def test_what_a_script_imports_stands_in_it_with_its_makers_notice(tmp_path: Path) -> None:
    lunr = tmp_path / "lunr.js"
    lunr.write_text(
        "/** theirs, MIT */\n/* how */ theirs( 1 );\n/*! part, MPL */ part( 2 );", "utf-8"
    )
    made = assets(folder(tmp_path / "theme"), {"lunr.js": lunr})
    whole = content(made, "a-worker.js")
    assert whole.startswith("const said=`a  ${1 + 1}`;")
    assert "/** theirs, MIT */\ntheirs(1);/*! part, MPL */part(2);" in whole
    assert whole.endswith('const x="x.js";')
    assert "how" not in whole
    assert "assets/x.js" not in made.placed


def test_a_changed_script_changes_the_address_of_what_it_stands_in(tmp_path: Path) -> None:
    lunr = tmp_path / "lunr.js"
    lunr.write_text("theirs", "utf-8")
    before = assets(folder(tmp_path), {"lunr.js": lunr})
    (tmp_path / "scripts" / "x.js").write_text("changed", "utf-8")
    after = assets(tmp_path, {"lunr.js": lunr})
    changed = {name for name in before.placed if before.placed[name] != after.placed[name]}
    assert changed == {"assets/a-worker.js"}


def test_what_the_pages_ask_for_is_there() -> None:
    assert set(assets(ROOT / "theme").placed) == {
        "assets/embed.css",
        "assets/filters.js",
        "assets/home.css",
        "assets/lists.css",
        "assets/mark.svg",
        "assets/overview.css",
        "assets/page.css",
        "assets/page.js",
        "assets/paper.css",
        "assets/prose.css",
        "assets/reference.css",
        "assets/request.css",
        "assets/request.js",
        "assets/scheme.js",
        "assets/search-box.js",
        "assets/search-page.js",
        "assets/search-worker.js",
        "assets/search.css",
        "assets/search.js",
        "assets/take.js",
    }


def test_the_addresses_in_the_pages_are_those_of_files() -> None:
    made = built()
    asked = {
        str(link).split("assets/")[1]
        for address in made.pages
        for link in find(made.tree(address), f"{LINKS} | {FETCHED}")
        for link in str(link).split()
        if "assets/" in link
    }
    assert len(asked) >= 8
    there = {
        file.relative_to(made.folder / "assets").as_posix()
        for file in (made.folder / "assets").rglob("*")
        if file.is_file()
    }
    assert asked == there


def test_a_browser_may_keep_every_asset_for_good() -> None:
    """The server knows them by their names: deploy/."""
    kept = re.compile(r"assets/.+\.[0-9a-f]{8}(\.min)?\.[a-z0-9]+")
    files = [
        f.relative_to(built().folder).as_posix() for f in built().folder.rglob("assets/**/*.*")
    ]
    assert len(files) >= 8
    assert [name for name in files if not kept.fullmatch(name)] == []
    assert set(site().assets.values()) <= set(site().exports)
