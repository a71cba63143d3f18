"""A build with something broken around the dataset: one line with its place, rc 1, no traceback,
and nothing that stood there before is lost."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from plan_site.cards.texts import cards
from plan_site.faults import SiteError
from plan_site.output.assets import assets
from plan_site.pages import templating
from plan_site.pages.renderer import Renderer
from site_support import contents, mkdocs, project, views
from support import ROOT, replace_once


@pytest.fixture
def templates(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the engine's templates, from which pages are made."""
    folder = tmp_path / "templates"
    shutil.copytree(templating.TEMPLATES, folder)
    monkeypatch.setattr(templating, "TEMPLATES", folder)
    monkeypatch.chdir(tmp_path)
    return folder


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('<h1 id="top">', '{% if %}<h1 id="top">', r"templates/topics\.html:3: .*"),
        ('<h1 id="top">', '{{ nobody }}<h1 id="top">', r"templates/topics\.html:3: .*nobody.*"),
        (
            '<h1 id="top">',
            '{{ _("no.words") }}<h1 id="top">',
            r"templates/topics\.html:3: .*no\.words.*",
        ),
        (
            '<h1 id="top">',
            '{{ _("count.measures") }}<h1 id="top">',
            r"templates/topics\.html:3: .*count.*",
        ),
        ('{% extends "_page.html" %}', '{% extends "_gone.html" %}', r".*_gone\.html is missing"),
    ],
)
def test_a_template_that_is_wrong_is_told_with_its_line(
    old: str, new: str, said: str, templates: Path
) -> None:
    replace_once(templates / "topics.html", old, new)
    made = views()
    page = next(p for p in Renderer(made).pages({}, cards(made)) if p.address == "topics/")
    with pytest.raises(SiteError, match=rf"\A{said}\Z"):
        page.html  # noqa: B018 – it is made when it is asked for


@pytest.mark.parametrize("name", ["topics.html", "_page.html"])
def test_a_template_that_is_no_text_is_told_with_its_name(name: str, templates: Path) -> None:
    (templates / name).write_bytes(b"\xff\xfe")
    made = views()
    page = next(p for p in Renderer(made).pages({}, cards(made)) if p.address == "topics/")
    with pytest.raises(SiteError, match=rf"templates/{name}: not UTF-8\Z"):
        page.html  # noqa: B018 – it is made when it is asked for


def test_a_part_of_the_dress_that_is_gone_or_no_text_is_told(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "theme", tmp_path / "theme")
    (tmp_path / "theme" / "scripts" / "shell.js").write_bytes(b"\xff")
    with pytest.raises(SiteError, match=r"\Atheme/scripts/shell\.js: not UTF-8\Z"):
        assets(tmp_path / "theme")


@pytest.mark.parametrize(
    "part", sorted((ROOT / "theme" / "styles").glob("*/*.css")), ids=lambda part: part.stem
)
def test_no_part_of_a_style_can_go_unseen(part: Path, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "theme", tmp_path / "theme")
    gone = part.relative_to(ROOT)
    (tmp_path / gone).unlink()
    said = rf"\Atheme/styles/\w+\.css: {gone.parent.name}/{gone.name} is imported and not there\Z"
    with pytest.raises(SiteError, match=said):
        assets(tmp_path / "theme")


def no_frame(root: Path) -> None:
    (root / "theme" / "overrides" / "main.html").unlink()


def no_script(root: Path) -> None:
    (root / "theme" / "scripts" / "filters.js").unlink()


def bad_publisher(root: Path) -> None:
    replace_once(root / "mkdocs.yml", '    email: ""\n', '    email: "a@b.kz?bcc=c@d.kz"\n')


def bad_words(root: Path) -> None:
    file = root / "locale" / "kk" / "LC_MESSAGES" / "plan_site.po"
    replace_once(file, 'msgstr "Мәзір"\n', 'msgstr "Мәзір\n')


@pytest.mark.in_turn(3)
@pytest.mark.parametrize(
    ("breaking", "arguments", "said"),
    [
        (None, ("--site-dir", "data"), "data: is no site of ours"),
        (None, ("--site-dir", "hooks"), "hooks: is no site of ours"),
        (no_frame, (), "theme/overrides/main.html is missing"),
        (no_script, (), "theme/: the file for filters.js is missing"),
        (bad_publisher, (), "mkdocs.yml: extra: publisher: email: "),
        (bad_words, (), "locale/kk/LC_MESSAGES/plan_site.po:"),
    ],
)
def test_a_build_ends_with_one_line_and_takes_nothing_away(
    breaking: Callable[[Path], None] | None, arguments: tuple[str, ...], said: str, tmp_path: Path
) -> None:
    root = project(tmp_path / "project")
    if breaking:
        breaking(root)
    before = kept(root)
    done = mkdocs(root, "build", "--strict", *arguments)
    assert done.returncode == 1
    assert "Traceback" not in done.stdout
    [line] = [x for x in done.stdout.splitlines() if x and not x.startswith("INFO")]
    assert said in line
    assert kept(root) == before


def kept(root: Path) -> dict[str, bytes]:
    """Every file but those of caches."""
    files = contents(root).items()
    return {name: content for name, content in files if not name.startswith(".cache/")}
