"""Style sheets and scripts: what a browser gets is what was written, without comments."""

from pathlib import Path

from plan_site.assets import assets
from support import ROOT


def folder(path: Path) -> Path:
    (path / "styles" / "page").mkdir(parents=True)
    (path / "scripts").mkdir()
    (path / "styles" / "page" / "20-b.css").write_text("b { color: red; } /* why */\n", "utf-8")
    (path / "styles" / "page" / "10-a.css").write_text('a::after { content: "Қазақ  ↻"; }', "utf-8")
    (path / "scripts" / "x.js").write_text("// why\nconst said = `a  ${1 + 1}`;\n", "utf-8")
    (path / "mark.svg").write_text("<svg/>", "utf-8")
    return path


def test_the_sheets_of_a_folder_are_joined_in_the_order_of_their_names(tmp_path: Path) -> None:
    made = assets(folder(tmp_path))
    assert made["assets/page.css"].decode() == 'a::after{content:"Қазақ  ↻"}b{color:red}'


def test_scripts_lose_comments_and_keep_their_strings(tmp_path: Path) -> None:
    assert assets(folder(tmp_path))["assets/x.js"].decode() == "const said=`a  ${1 + 1}`;"


def test_pictures_go_out_as_they_are(tmp_path: Path) -> None:
    assert assets(folder(tmp_path))["assets/mark.svg"] == b"<svg/>"


def test_what_the_pages_ask_for_is_there() -> None:
    assert set(assets(ROOT / "web")) == {
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
