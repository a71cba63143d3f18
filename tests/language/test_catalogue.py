"""Words: dates, numbers and plurals in Kazakh; keys and catalogue hold to each other."""

import ast
import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Final

import pytest
from jinja2 import Environment, nodes

import site_support
from catalogue_words import PACKAGE, docstrings, messages
from plan_site.analysis import deadlines
from plan_site.dataset.fields import FIELDS
from plan_site.exports.tables import rows, translation_tables
from plan_site.language import text_readers
from plan_site.language.catalogue import Words, WordsError
from plan_site.language.values import UNITS, CostKind, DeadlineKind, Effect, OutcomeKind, Role
from plan_site.pages import data_view, embed, information_requests
from plan_site.proof import reconciliation
from support import ROOT

KEY: Final = re.compile(r"[a-z_]+(\.[a-z_]+)+")

# Keys put together from parts: the f-string as it stands in the code → what it can become.
SINGLE_PAGES: Final = [
    "home",
    "overview",
    "measures",
    "sections",
    "agencies",
    "topics",
    "deadlines",
    "funding",
    "glossary",
    "data",
    "search",
    "not_found",
]
TEXTUAL: Final = [effect for effect in Effect if effect.broad is not effect]
BUILT: Final[dict[str, list[str]]] = {
    "{name}.title": [f"{name}.title" for name in SINGLE_PAGES],
    "{name}.description": [f"{name}.description" for name in SINGLE_PAGES],
    "field.{field}": [f"field.{field}" for field in FIELDS],
    "kind.{kind}": [f"kind.{kind}" for kind in (*CostKind, "unsaid")],
    "funding.lead.{kind}": [f"funding.lead.{kind}" for kind in (*CostKind, "unsaid")],
    "data.count.{what}": [f"data.count.{what}" for what in reconciliation.CALLED],
    "effect.{effect}": [f"effect.{effect}" for effect in Effect],
    "effect.short.{effect}": [
        f"effect.short.{effect}" for effect in Effect if effect is not Effect.ORIGINAL
    ],
    "effect.short.{?}": [
        f"effect.short.{effect}" for effect in Effect if effect is not Effect.ORIGINAL
    ],
    "effect.{effect}.measures": [
        f"effect.{effect}.measures" for effect in Effect if effect is not Effect.ORIGINAL
    ],
    "embed.{frame}": [f"embed.{frame}" for frame in embed.FRAMES],
    "act.count.{effect}": [f"act.count.{effect}" for effect in TEXTUAL],
    "effect.{touch.effect}": [f"effect.{effect}" for effect in Effect],
    "effect.{change.effect}": [f"effect.{effect}" for effect in Effect],
    "field.{each.field}": [f"field.{field}" for field in FIELDS],
    "cite.official{both}": ["cite.official", "cite.official.both", "cite.official.missing"],
    "cite.news{news}": [f"cite.news{kind}" for kind in ("", ".both", ".label", ".missing")],
    "cite.source.{effect}": [f"cite.source.{effect}" for effect in Effect],
    "table.effect.{effect}": [f"table.effect.{effect}" for effect in Effect],
    "table.type.{column.type}": [
        f"table.type.{kind}" for kind in ("string", "integer", "number", "boolean", "date")
    ],
    "data.open.{program}": [f"data.open.{program}" for program in data_view.PROGRAMS],
    "precision.{precision}": [f"precision.{each}" for each in deadlines.Precision],
    "table.translated.{kind}": [
        f"table.translated.{kind}"
        for kind in (*translation_tables.KINDS.values(), translation_tables.OFFICIAL)
    ],
    "table.state.{state}": [f"table.state.{state}" for state in translation_tables.STATES],
    "table.kind.{kind}": ["table.kind.agency", "table.kind.term"],
    "table.{self.table}.{name}": [
        f"table.{table.name}.{column.name}"
        for table in rows.tables(site_support.views())
        for column in table.columns
    ],
    "requests.{_asked(outcome.kind)}": [
        f"requests.{kind}" for kind in (*information_requests.ASKED, OutcomeKind.PRODUCT)
    ],
    "deadline.{kind}": [f"deadline.{kind}" for kind in DeadlineKind],
    "period.{due.precision}": [f"period.{each}" for each in deadlines.LETTERS.values()]
    + ["period.year"],
    "undated.{undated}": [f"undated.{why}" for why in deadlines.Undated],
    "undated.{why}": [f"undated.{why}" for why in deadlines.Undated],
    "undated.{why}.title": [f"undated.{why}.title" for why in deadlines.Undated],
    "role.{role}": [f"role.{role}" for role in Role],
    "unit.{u}": [f"unit.{unit}" for unit in UNITS],
    "unit.{unit}": [f"unit.{unit}" for unit in UNITS],
}

# Strings of the code that only look like keys.
NOT_KEYS: Final = {"json.dumps_kwargs"}
ENDINGS: Final = (
    ".html",
    ".css",
    ".js",
    ".json",
    ".md",
    ".po",
    ".toml",
    ".txt",
    ".xml",
    ".ics",
    ".yaml",
)


def places(words: str) -> set[str]:
    return set(re.findall(r"%\((\w+)\)", words))


# Uses: (key or pattern, the names whose values are given; None where they can't be read off) ------

Use = tuple[str, frozenset[str] | None]


def pattern(node: ast.expr) -> str | None:
    """A key as the code builds it: «field.{field}»."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(
            str(part.value)
            if isinstance(part, ast.Constant)
            else "{" + ast.unparse(part.value) + "}"
            for part in node.values
            if isinstance(part, (ast.Constant, ast.FormattedValue))
        )
    return None


def python_uses() -> Iterator[Use]:
    for file in [*sorted(PACKAGE.rglob("*.py")), ROOT / "hooks" / "mkdocs_hooks.py"]:
        tree = ast.parse(file.read_text(encoding="utf-8"))
        skipped = docstrings(tree)
        called: set[int] = set()
        for node in ast.walk(tree):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Attribute)
                and node.func.attr == "get"
                and node.args
            ):
                key = pattern(node.args[0])
                if key and is_key(key):
                    called |= {id(child) for child in ast.walk(node.args[0])}
                    yield key, frozenset(k.arg for k in node.keywords if k.arg)
        for node in ast.walk(tree):
            if id(node) in skipped or id(node) in called or not isinstance(node, ast.Constant):
                continue
            if isinstance(node.value, str) and is_key(node.value):
                yield node.value, None


def is_key(key: str) -> bool:
    if key in NOT_KEYS or key.endswith(ENDINGS):
        return False
    return key in BUILT or KEY.fullmatch(key) is not None


def template_uses() -> Iterator[Use]:
    environment = Environment(extensions=["jinja2.ext.i18n"])
    for file in sorted((PACKAGE / "pages" / "templates").glob("*.html")):
        tree = environment.parse(file.read_text(encoding="utf-8"))
        for call in tree.find_all(nodes.Call):
            if isinstance(call.node, nodes.Name) and call.node.name == "_":
                yield template_key(call.args[0], file), frozenset(k.key for k in call.kwargs)


def template_key(node: nodes.Expr, file: Path) -> str:
    if isinstance(node, nodes.Const):
        return str(node.value)
    assert isinstance(node, nodes.Concat), f"{file.name}: a key that nobody can read off"
    return "".join(
        str(part.value)
        if isinstance(part, nodes.Const)
        else "{" + str(getattr(part, "name", "?")) + "}"
        for part in node.nodes
    )


def override_uses() -> Iterator[Use]:
    environment = Environment()
    for file in sorted((ROOT / "theme" / "overrides").rglob("*.html")):
        tree = environment.parse(file.read_text(encoding="utf-8"))
        for call in tree.find_all(nodes.Call):
            if isinstance(call.node, nodes.Getattr) and call.node.attr == "get":
                owner = call.node.node
                if getattr(owner, "name", getattr(owner, "attr", "")) == "words":
                    yield template_key(call.args[0], file), frozenset(k.key for k in call.kwargs)


@cache
def uses() -> tuple[Use, ...]:
    """Every use of the catalogue, keys that are put together written out."""
    return tuple(
        (key, given)
        for name, given in (*python_uses(), *template_uses(), *override_uses())
        for key in BUILT.get(name, [name])
    )


def test_every_key_that_code_templates_and_overrides_use_has_words() -> None:
    used = {key for key, _ in uses()}
    assert len(used) > 100, "the uses were not found"
    assert sorted(used - set(messages())) == []


def test_every_key_of_the_catalogue_is_used() -> None:
    assert sorted(set(messages()) - {key for key, _ in uses()}) == []


def test_every_way_to_put_a_key_together_is_known_here() -> None:
    built = {
        name for name, _ in (*python_uses(), *template_uses(), *override_uses()) if "{" in name
    }
    assert sorted(built) == sorted(BUILT)


def test_every_place_in_a_message_is_filled_by_everyone_who_uses_it() -> None:
    empty = {
        (key, place)
        for key, given in uses()
        if given is not None and key in messages()
        for place in places(messages()[key]) - given
    }
    assert sorted(empty) == []


def test_no_message_is_empty() -> None:
    assert [key for key, words in messages().items() if not words.strip()] == []


def test_no_message_holds_two_blanks_together_or_one_at_an_end() -> None:
    assert [k for k, words in messages().items() if "  " in words or words != words.strip()] == []


def test_every_message_but_the_formats_holds_kazakh_words() -> None:
    without = [
        key for key, words in messages().items() if not re.search("[а-яәғқңөұүһі№]", words.lower())
    ]
    # Patterns of names and numbers alone.
    assert sorted(without) == [
        *(
            "agency.title",
            "calendar.period",
            "cite.bibtex",
            "cite.csl",
            "cite.official",
            "cite.official.missing",
            "data.files.each.record",
            "feed.entry",
            "format.locale",
            "measure.title",
            "social.measure",
            "social.section",
            "take.json",
        )
    ]


def test_a_per_cent_sign_is_doubled_or_begins_a_place() -> None:
    wrong = [
        key
        for key, words in messages().items()
        if re.search(r"%(?!%|\(\w+\)s)", words.replace("%%", ""))
    ]
    assert wrong == []


# What words say -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2025, 5, 30), "2025 жылғы 30 мамыр"),
        (date(2023, 8, 31), "2023 жылғы 31 тамыз"),
        (date(2026, 11, 22), "2026 жылғы 22 қараша"),
        (date(2025, 1, 1), "2025 жылғы 1 қаңтар"),
    ],
)
def test_a_date_is_written_out(day: date, said: str) -> None:
    assert site_support.words().date(day) == said


@pytest.mark.parametrize(
    ("year", "month", "said"),
    [
        (2025, 6, "2025 жылғы маусым"),
        (2025, 8, "2025 жылғы тамыз"),
        (2025, 12, "2025 жылғы желтоқсан"),
    ],
)
def test_a_month_is_written_with_its_year(year: int, month: int, said: str) -> None:
    assert site_support.words().month(year, month) == said


def test_the_months_have_the_names_that_the_decree_uses() -> None:
    said = [site_support.words().month(2025, month) for month in range(1, 13)]
    assert [month.removeprefix("2025 жылғы ") for month in said] == [
        "қаңтар",
        "ақпан",
        "наурыз",
        "сәуір",
        "мамыр",
        "маусым",
        "шілде",
        "тамыз",
        "қыркүйек",
        "қазан",
        "қараша",
        "желтоқсан",
    ]


@pytest.mark.parametrize("month", range(1, 13))
def test_a_day_in_front_of_an_act_is_read_as_the_acts_cite_each_other(month: int) -> None:
    dated = site_support.words().dated(date(2025, month, 7))
    match = text_readers.CITATION.fullmatch(f"{dated} № 392")
    assert match
    assert (match["year"], match["day"]) == ("2025", "7")
    assert text_readers.MONTHS[match["month"]] == month
    # The ending's vowel goes with the name's last one, its consonant with the last letter.
    ending = dated.split()[-1].removeprefix(match["month"])
    last = [letter for letter in match["month"] if letter in "аәеиоөуұүыіэ"][-1]
    assert (ending[1:] == "егі") == (last in "әеөүі")
    assert (ending[0] == "т") == (match["month"][-1] in "кқпстфхцчшщ")


def test_the_decrees_own_date_is_written_as_the_decree_writes_it() -> None:
    plan = site_support.dataset().plan
    said = " ".join(item.text or "" for item in plan.act("392").body)
    for act in plan.acts:
        assert f"{site_support.words().dated(act.date)} № {act.number} қаулысы" in said


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (Decimal("22870.23"), "22\u00a0870,23"),
        (Decimal("1001355.68"), "1\u00a0001\u00a0355,68"),
        (Decimal("81599.203"), "81\u00a0599,203"),
        (Decimal("1393659.141"), "1\u00a0393\u00a0659,141"),
        (Decimal("1.50"), "1,50"),
        (Decimal("0.1"), "0,1"),
        (Decimal("12345678901234567.891"), "12\u00a0345\u00a0678\u00a0901\u00a0234\u00a0567,891"),
        (Decimal("1E+3"), "1\u00a0000"),
        (Decimal(0), "0"),
        (17, "17"),
        (6450, "6\u00a0450"),
    ],
)
def test_a_number_is_grouped_by_no_break_spaces_and_keeps_every_decimal(
    value: int | Decimal, said: str
) -> None:
    assert site_support.words().number(value) == said


@pytest.mark.parametrize(("items", "said"), [([], ""), (["А"], "А"), (["А", "Ә"], "А және Ә")])
def test_items_are_joined_as_the_language_joins_them(items: list[str], said: str) -> None:
    assert site_support.words().join(items) == said


def test_three_items_are_joined_in_their_order() -> None:
    said = site_support.words().join(["А", "Ә", "Б"])
    assert re.fullmatch("А, Ә(,| және) Б", said)


def test_a_count_stands_before_its_word() -> None:
    assert site_support.words().count("count.measures", 3) == "3 іс-шара"


def test_words_take_their_values() -> None:
    words = site_support.words()
    assert words.get("effect.inserted", act="392") == "№ 392 қаулымен қосылды"
    assert words.get("effect.substituted", act="392") == "№ 392 қаулымен жаңа редакцияда"


def test_a_key_without_words_raises() -> None:
    with pytest.raises(WordsError, match=r"no\.such\.key"):
        site_support.words().get("no.such.key")
    with pytest.raises(WordsError, match=r"no\.such\.count"):
        site_support.words().count("no.such.count", 2)


def test_a_place_that_nobody_fills_raises() -> None:
    with pytest.raises(WordsError, match=r"effect\.inserted.*%\(act\)s.*number"):
        site_support.words().get("effect.inserted", number="392")


def words_of(folder: Path, official: str, other: str) -> Words:
    """The words of a made-up language beside made-up words of the official one."""
    for language, messages_of in {"kk": official, "de": other}.items():
        place = folder / "locale" / language / "LC_MESSAGES"
        place.mkdir(parents=True)
        (place / "plan_site.po").write_text(
            'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n' + messages_of,
            encoding="utf-8",
        )
    return Words(folder / "locale", "de")


COUNT: Final = '\nmsgid "scope.held"\nmsgstr "%(count)s мероприятий"\n'
HOME: Final = '\nmsgid "nav.home"\nmsgstr "%s"\n'


def test_another_language_is_another_folder(tmp_path: Path) -> None:
    words = words_of(tmp_path, HOME % "Басты %%", HOME % "Start %%")
    assert words.get("nav.home") == "Start %"
    with pytest.raises(WordsError):
        words.get("nav.measures")


@pytest.mark.parametrize(
    ("other", "said"),
    [
        (HOME % "Start", "no words for «scope.held»"),
        (HOME % "Start" + COUNT + HOME.replace("home", "away") % "x", "«nav.away» is no message"),
        (
            HOME % "Start" + COUNT.replace("count", "number"),
            "«scope.held»: %(count)s is lost",
        ),
        (HOME % "Start" + COUNT.replace("%(count)s ", ""), "«scope.held»: %(count)s is lost"),
        ("\n#, fuzzy" + HOME % "Start" + COUNT, "«nav.home» is marked as fuzzy"),
    ],
)
def test_each_language_has_every_message_with_its_places(
    tmp_path: Path, other: str, said: str
) -> None:
    with pytest.raises(WordsError, match=re.escape(said)):
        words_of(tmp_path, HOME % "Басты" + COUNT, other)


def test_a_plural_form_that_lost_its_count_is_told(tmp_path: Path) -> None:
    forms = (
        '\nmsgid "scope.held"\nmsgid_plural "scope.held"\n'
        'msgstr[0] "%(count)s measure"\nmsgstr[1] "measures"\n'
    )
    with pytest.raises(WordsError, match="is lost"):
        words_of(tmp_path, COUNT, forms)


HEADER: Final = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n'


def told(folder: Path, **catalogues: str) -> list[str]:
    """What is wrong with catalogues of several languages."""
    for language, words in catalogues.items():
        place = folder / "locale" / language / "LC_MESSAGES"
        place.mkdir(parents=True)
        (place / "plan_site.po").write_text(HEADER + words, encoding="utf-8")
    with pytest.raises(WordsError) as faults:
        Words(folder / "locale", list(catalogues)[-1])
    return str(faults.value).splitlines()


def message(words: str, context: str = "", key: str = "scope.held") -> str:
    said = f'msgctxt "{context}"\n' if context else ""
    return f'\n{said}msgid "{key}"\nmsgstr "{words}"\n'


GIVEN: Final = message("%(count)s of %(of)s")


@pytest.mark.parametrize("wrong", ["kk", "ru", "en"])
@pytest.mark.parametrize(
    ("words", "said"),
    [
        (message("%(of)s"), ":4: «scope.held»: %(count)s is lost"),
        (
            message("%(count)s of %(of)s by %(by)s"),
            ":4: «scope.held»: %(by)s is unknown; what may stand there: %(count)s, %(of)s",
        ),
        ("", ": no words for «scope.held»"),
        (GIVEN + message("x", key="nav.away"), ":7: «nav.away» is no message of ours"),
    ],
)
def test_of_three_languages_the_one_that_differs_is_wrong_also_the_official_one(
    wrong: str, words: str, said: str, tmp_path: Path
) -> None:
    catalogues = dict.fromkeys(("kk", "ru", "en"), GIVEN) | {wrong: words}
    assert told(tmp_path, **catalogues) == [f"locale/{wrong}/LC_MESSAGES/plan_site.po{said}"]


def test_the_official_language_can_do_without_a_translation_and_no_other_may_lose_it(
    tmp_path: Path,
) -> None:
    with_it, without = message("%(text)s (%(translation)s)"), message("%(text)s")
    assert told(tmp_path, kk=without, ru=with_it, en=without) == [
        "locale/en/LC_MESSAGES/plan_site.po:4: «scope.held»: %(translation)s is lost"
    ]


def test_what_a_value_or_an_official_phrase_is_in_a_language_loses_no_place(tmp_path: Path) -> None:
    number, figure = (
        message(f"%({place})s of %(year)s", "value") for place in ("number", "figure")
    )
    lost = message("%(figure)s", "value")
    assert told(tmp_path, kk="", ru=number, en=lost) == [
        "locale/en/LC_MESSAGES/plan_site.po:5: «scope.held»: %(year)s is lost"
    ]
    phrase, dropped = (
        message(f"{by}a report", "official phrase", "%(by)s есеп") for by in ("%(by)s: ", "")
    )
    assert told(tmp_path / "other", kk="", ru=phrase + figure, en=dropped + number) == [
        "locale/en/LC_MESSAGES/plan_site.po:5: «%(by)s есеп»: %(by)s is lost"
    ]


def test_a_place_for_which_nobody_gives_a_value_is_told_with_its_line(tmp_path: Path) -> None:
    words = words_of(tmp_path, HOME % "Басты" + COUNT, HOME % "Start" + COUNT)
    with pytest.raises(
        WordsError,
        match=r"^locale/de/LC_MESSAGES/plan_site\.po:7: «scope\.held»: nothing gives %\(count\)s; "
        r"what may stand there: none$",
    ):
        words.get("scope.held")


@pytest.mark.parametrize(
    ("count", "russian", "english"),
    [
        (1, "1 мероприятие плана", "1 measure of the plan"),
        (3, "3 мероприятия плана", "3 measures of the plan"),
        (17, "17 мероприятий плана", "17 measures of the plan"),
        (21, "21 мероприятие плана", "21 measures of the plan"),
    ],
)
def test_words_follow_a_count_in_each_languages_grammar(
    count: int, russian: str, english: str
) -> None:
    assert [
        Words(ROOT / "locale", language).get("scope.held", count=count) for language in ("ru", "en")
    ] == [russian, english]


HEAD: Final = (
    'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n'
    'Plural-Forms: nplurals=1; plural=0;\\n"\n'
)


@pytest.mark.parametrize(
    ("added", "line", "said"),
    [
        ('msgid "nav.home"\nmsgstr ""\n', 3, "«nav.home» has no words"),
        ('msgid "a"\nmsgid_plural "a"\nmsgstr[0] ""\n', 3, "«a» has no words"),
        ('#, fuzzy\nmsgid "nav.home"\nmsgstr "Бас бет"\n', 4, "is marked as fuzzy"),
        ('msgid "nav.home"\nmsgstr "Бас бет\n', 4, "between two quotes"),
        ('msgid "nav.home"\nmsgstr "Бас "бет""\n', 4, "between two quotes"),
        ('<<<<<<< HEAD\nmsgid "nav.home"\nmsgstr "Бас бет"\n', 3, "between two quotes"),
        ('msgid "a"\nmsgstr "Бас"\nmsgid "a"\nmsgstr "бет"\n', 5, "more than once"),
        ('msgid "a"\nmsgstr "%(count) шара"\n', 3, "a per cent sign %%"),
        ('msgid "a"\nmsgstr "100 %"\n', 3, "a per cent sign %%"),
        ('msgid "a"\nmsgstr "<script>alert(1)</script>"\n', 3, "no markup but"),
        ('msgid "a"\nmsgstr "<strong onclick=\'a\'>Бас</strong>"\n', 3, "no markup but"),
        ('msgid "a"\nmsgstr "<a href=\'javascript:a\'>Бас</a>"\n', 3, "no markup but"),
    ],
)
def test_a_catalogue_that_is_wrong_is_told_with_its_line(
    added: str, line: int, said: str, tmp_path: Path
) -> None:
    file = tmp_path / "locale" / "kk" / "LC_MESSAGES" / "plan_site.po"
    file.parent.mkdir(parents=True)
    file.write_text(HEAD + added, encoding="utf-8")
    with pytest.raises(WordsError, match=said) as told:
        Words(tmp_path / "locale")
    assert f"locale/kk/LC_MESSAGES/plan_site.po:{line}: " in str(told.value)
    assert str(tmp_path) not in str(told.value)


def test_a_catalogue_that_is_no_text_or_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(WordsError, match=r"plan_site\.po: can't be read"):
        Words(tmp_path / "locale")
    file = tmp_path / "locale" / "kk" / "LC_MESSAGES" / "plan_site.po"
    file.parent.mkdir(parents=True)
    file.write_bytes(HEAD.encode() + b'msgid "a"\nmsgstr "\xc0"\n')
    with pytest.raises(WordsError, match=r"plan_site\.po:4: not UTF-8"):
        Words(tmp_path / "locale")
