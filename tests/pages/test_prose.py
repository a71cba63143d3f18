"""Hand-written pages: settings, places for values, conditions, links, and every fault in a line."""

from dataclasses import replace
from pathlib import Path

import pytest
from markupsafe import Markup

from plan_site.faults import SiteError
from plan_site.language.catalogue import Words
from plan_site.pages import prose_files
from plan_site.pages.prose_files import Docs, Values
from plan_site.pages.prose_text import Made, made
from plan_site.pages.prose_values import values
from plan_site.pages.prose_views import views
from plan_site.pages.site_views import Views
from plan_site.publication import urls
from plan_site.publication.edition import Publisher
from site_support import views as edition
from support import ROOT

VALUES: Values = {
    "scope": "17 <b>іс-шара</b>",
    "label": "*Атау* [x](y) `z` _a_",
    "row": "6",
    "none": "",
    "ended": True,
    "running": False,
    "list": Markup("<ul>\n<li>бір</li>\n</ul>"),
}


def written(folder: Path, **files: str) -> Docs:
    for name, text in files.items():
        file = folder / f"{name.replace('__', '/')}.md"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return prose_files.read(folder, ["ru"])


def page(folder: Path, text: str) -> Made:
    [prose] = written(folder, page=f"# Бет\n\n{text}\n").pages
    return made(prose, VALUES, lambda target: f"<{target}>" if target == "measures/6.md" else None)


def faults(folder: Path, text: str) -> list[str]:
    with pytest.raises(SiteError) as told:
        page(folder, text)
    return str(told.value).splitlines()


def test_a_value_is_text_whatever_marks_it_holds(tmp_path: Path) -> None:
    shown = page(tmp_path, "Мұнда {scope}: **{label}**.")
    assert shown.html == (
        '<p class="lead">Мұнда 17 &lt;b&gt;іс-шара&lt;/b&gt;: '
        "<strong>*Атау* [x](y) `z` _a_</strong>.</p>"
    )
    assert shown.description == "Мұнда 17 <b>іс-шара</b>: *Атау* [x](y) `z` _a_."
    assert shown.text == shown.description


def test_html_in_a_page_is_text(tmp_path: Path) -> None:
    shown = page(tmp_path, "Мәтін <script>alert(1)</script>\n\n<img src=x onerror=alert(1)>")
    assert "<script" not in shown.html
    assert "<img" not in shown.html
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in shown.html


def test_a_list_of_the_dataset_stands_as_one_and_its_words_are_searched(tmp_path: Path) -> None:
    shown = page(tmp_path, "Мәтін.\n\n{list}")
    assert "</p>\n<ul>\n<li>бір</li>\n</ul>" in shown.html
    assert shown.text == "Мәтін. бір"


def test_a_line_stands_only_where_its_conditions_hold(tmp_path: Path) -> None:
    text = (
        "{if ended} Аяқталды.\n{if running} Жүріп жатыр.\n{unless running} {if row} Жол {row}.\n\n"
        "- {if none} {none} жоқ\n- {unless none} бар\n\n## {if running} Бөлім"
    )
    shown = page(tmp_path, text)
    assert shown.text == "Аяқталды. Жол 6. бар"
    assert "<h2" not in shown.html
    assert shown.html.count("<li>") == 1


@pytest.mark.parametrize("line", ["`{scope}`", "```\n{scope}\n{if ended} x\n```", "\\{scope}"])
def test_places_in_code_and_behind_a_backslash_are_letters(tmp_path: Path, line: str) -> None:
    assert "{scope}" in page(tmp_path, f"Мәтін.\n\n{line}").html


def test_a_place_that_is_unknown_or_has_no_value_is_told_with_its_line(tmp_path: Path) -> None:
    told = faults(tmp_path, "Бір {scop}.\nЕкі {none} және {ended}.\n{if nothing} Үш.\n{if } Төрт.")
    assert [line.split(" ", 1)[0] for line in told] == [
        "docs/page.md:3:5:",
        "docs/page.md:4:5:",
        "docs/page.md:4:17:",
        "docs/page.md:5:1:",
        "docs/page.md:6:1:",
    ]
    assert "{scop} is no place; known are ended, label, list" in told[0]
    assert "{none} has no value in these data; begin the line with {if none}" in told[1]
    assert "{if nothing} asks for no place" in told[3]


def test_a_condition_within_a_line_is_told(tmp_path: Path) -> None:
    [line] = faults(tmp_path, "Мәтін {if ended} соңы.")
    assert "docs/page.md:3:7: {if ended} is no place" in line


def test_links_lead_by_their_files_and_a_dead_one_is_told_with_its_line(tmp_path: Path) -> None:
    shown = page(tmp_path, "[x](measures/{row}.md) [y](https://example.org/) [z](#a)")
    assert 'href="&lt;measures/6.md&gt;"' in shown.html
    assert 'href="https://example.org/" rel="external"' in shown.html
    told = faults(tmp_path, "Мәтін.\n[x](nowhere.md)\n\n[y](javascript:alert)\n\n![](no.png)")
    assert [line.split(",")[0] for line in told] == [
        "docs/page.md:4: links to nowhere.md",
        "docs/page.md:6: links to javascript:alert",
        "docs/page.md:8: links to no.png",
    ]


def test_headings_have_ids_and_name_their_parts(tmp_path: Path) -> None:
    shown = page(tmp_path, "Мәтін.\n\n## Бірінші {#first}\n\nА\n\n## Екінші бөлім\n\nӘ")
    assert '<section aria-labelledby="first"><h2 id="first">Бірінші</h2>' in shown.html
    assert '<h2 id="екінші-бөлім">' in shown.html


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Мәтін", "docs/x.md:1: has no title"),
        ("---\ntitle: Бет\ncolour: red\n---\n", "docs/x.md:3: «colour: red» is no setting"),
        ("---\ntitle: Бет\n", "docs/x.md:1: the settings have no end"),
        ("---\nmenu: yes\n---\n# Бет", "docs/x.md: menu: is true or false"),
        ("---\norder: first\n---\n# Бет", "docs/x.md: order: is a number"),
    ],
)
def test_a_file_that_is_not_in_form_is_told(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(SiteError) as told:
        written(tmp_path, x=text)
    assert str(told.value).startswith(said)


def test_settings_rule_place_menu_and_foot(tmp_path: Path) -> None:
    docs = written(
        tmp_path, a="# А", ru__a="# Я", b="---\norder: 1\nmenu: true\nfooter: false\n---\n\n# Ә"
    )
    assert [(p.address, p.language, p.title, p.menu, p.footer) for p in docs.pages] == [
        ("b/", "", "Ә", True, False),
        ("a/", "", "А", False, True),
        ("a/", "ru", "Я", False, True),
    ]


def test_a_name_that_is_no_address_or_two_pages_at_one_are_told(tmp_path: Path) -> None:
    with pytest.raises(SiteError) as told:
        written(tmp_path, a="# А", a__index="# Ә", **{"жаңа бет": "# Б"})
    assert str(told.value).splitlines() == [
        "docs/жаңа бет.md: its name is its address; use letters a to z, digits and hyphens",
        "docs/a.md: its address is that of docs/a/index.md; rename the file",
    ]


def test_code_is_shown_and_not_searched(tmp_path: Path) -> None:
    shown = page(tmp_path, "Мәтін.\n\n```\nкод <b>\n```\n\nСоңы.")
    assert "<code>код &lt;b&gt;\n</code>" in shown.html
    assert shown.text == "Мәтін. Соңы."


def needed(folder: Path, **files: str) -> Docs:
    return written(folder, **{"about": "# Жоба\n\nА", "corrections": "# Түзету\n\nӘ", **files})


def test_pages_link_to_ours_to_files_and_to_each_other(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "pic.png").write_bytes(b"")
    text = "# Б\n\n[x](../measures/6.md#cost) [y](../about.md) [z](../data/plan.xlsx) ![p](pic.png)"
    docs = needed(tmp_path, a__b=text, a__index="# А\n\nМәтін")
    shown = {
        view.address: view
        for view in views(edition(), docs, ["", "measures/6/"], ["data/plan.xlsx"])
    }
    for target in ("../../measures/6/#cost", "../../about/", "../../data/plan.xlsx", "../pic.png"):
        assert f'"{target}"' in shown["a/b/"].context.content
    assert [crumb.address for crumb in shown["a/b/"].crumbs] == [urls.HOME, "a/"]


def test_an_edition_shows_its_own_page_or_the_official_one_with_official_values(
    tmp_path: Path,
) -> None:
    russian = Views(edition().dataset, Words(ROOT / "locale", "ru"), Publisher(), "/")
    docs = needed(
        tmp_path,
        own="# Өз\n\n{scope}",
        ru__own="# Своя\n\n{scope} [a](own.md) [b](other.md) [c](../own.md) [d](measures/6.md)",
        other="# Басқа\n\n{scope} [а](own.md)",
    )
    docs = replace(docs, values=values(edition()))
    shown = {view.address: view for view in views(russian, docs, ["measures/6/"], [])}
    own, other = shown["own/"], shown["other/"]
    assert (own.title, own.context.official) == ("Своя", "")
    assert "17 мероприятий" in own.context.content
    for way in ("./", "../other/", "../../own/", "../measures/6/"):
        assert f'href="{way}"' in own.context.content
    assert (other.title, other.context.official) == ("Басқа", "kk")
    assert "17 іс-шара" in other.context.content
    assert 'href="../own/"' in other.context.content


def test_every_fault_of_every_page_is_told_at_once(tmp_path: Path) -> None:
    docs = written(tmp_path, about="# Жоба\n\n{x}", measures="# Тізім\n\nМ", z="# Я\n\n[a](b.md)")
    with pytest.raises(SiteError) as told:
        views(edition(), docs, ["measures/"], [])
    assert [line.split(" ")[0] for line in str(told.value).splitlines()] == [
        "docs/corrections.md",
        "docs/about.md:3:1:",
        "docs/measures.md:",
        "docs/z.md:3:",
    ]
