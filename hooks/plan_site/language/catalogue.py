"""Interface words from a gettext catalogue, and dates and numbers as the language writes them."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from functools import cache
from gettext import NullTranslations
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import Final

from babel import Locale
from babel.dates import format_date
from babel.lists import format_list
from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po
from babel.numbers import format_decimal
from babel.support import Translations

from plan_site.faults import SiteError

DOMAIN = "plan_site"
OFFICIAL: Final = "kk"
"""The language in which the acts bind, and of the pages at the root."""
VALUE: Final = "value"
"""The context of words that say a value: «every year», «total»."""
OFFICIAL_PHRASE: Final = "official phrase"
"""The context of official phrases that are the same wherever they stand, in the language."""
LINE: Final = re.compile(
    r'(?:#.*|(?:(?:msgctxt|msgid|msgid_plural|msgstr(?:\[\d+\])?) )?"(?:[^"\\]|\\.)*")?\s*'
)
"""What a line of a catalogue may be: a remark, words between two quotes, or nothing."""
PLACE: Final = re.compile(r"%\((\w+)\)s")
MARKUP: Final = re.compile(
    r'</?(?:strong|em)>|<span lang="[a-z]+">|</span>|<a (?:rel="external" )?href="%\(\w+\)s">|</a>'
)
"""The markup that goes into pages as it stands."""


class WordsError(SiteError):
    """The catalogue can't be used, or has not the words that are asked for."""


class _Strict(NullTranslations):
    """Where gettext would fall back to the key itself, tell that the words are missing."""

    def __init__(self, name: Path) -> None:
        super().__init__()
        self._name = name

    def gettext(self, message: str) -> str:
        raise WordsError(f"{self._name}: no words for «{message}»")

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self.gettext(msgid1)

    def pgettext(self, context: str, message: str) -> str:
        return ""

    def npgettext(self, context: str, msgid1: str, msgid2: str, n: int) -> str:
        return ""


class Words:
    """The words of one language; `folder` holds `<language>/LC_MESSAGES/plan_site.po`.

    WordsError tells each fault of that file with its line; of another language than the official
    one also each message that it lacks or has too many, and each place that a message has lost.
    """

    def __init__(self, folder: Path, language: str = OFFICIAL) -> None:
        self.language = language
        file = folder / language / "LC_MESSAGES" / f"{DOMAIN}.po"
        self._name = file.relative_to(folder.parent)
        read = _read(file, self._name, language)
        if language != OFFICIAL:
            official = folder / OFFICIAL / "LC_MESSAGES" / file.name
            _complete(read, _read(official, official.relative_to(folder.parent)), self._name)
        self._counted = {message.id[0] for message in read if message.pluralizable}
        compiled = BytesIO()
        write_mo(compiled, read)
        compiled.seek(0)
        self.catalogue = Translations(compiled, domain=DOMAIN)
        self.catalogue.add_fallback(_Strict(self._name))
        # The same few days and figures stand on thousands of pages.
        self.date = cache(self._date)
        self.month = cache(self._month)

    def get(self, key: str, **values: object) -> str:
        """The words of a key as plain text, with the values in their places."""
        words = self.pattern(key, values.get("count"))
        try:
            return words % values if values else words.replace("%%", "%")
        except KeyError as error:
            raise WordsError(
                f"{self._name}: «{key}»: nothing gives %({error.args[0]})s; "
                f"what may stand there: {', '.join(values)}"
            ) from None

    def pattern(self, key: str, count: object = None) -> str:
        """The words of a key with places for values; of a count, where words follow that."""
        if key in self._counted and isinstance(count, int):
            return str(self.catalogue.ngettext(key, key, count))
        return str(self.catalogue.gettext(key))

    def count(self, key: str, count: int) -> str:
        """The words of a key that has plural forms, with the count in its place."""
        return str(self.catalogue.ngettext(key, key, count)) % {"count": count}

    def found(self, context: str, key: str, count: int | None = None) -> str | None:
        """The pattern of a key of `VALUE`, or of an official phrase (`OFFICIAL_PHRASE`).

        None where this language has none: there the phrase is quoted.
        """
        if count is None:
            return str(self.catalogue.pgettext(context, key)) or None
        return str(self.catalogue.npgettext(context, key, key, count)) or None

    def formatted(self, day: date, pattern: str) -> str:
        """A day by a CLDR pattern: «d MMMM» → «25 января»."""
        return str(format_date(day, pattern, locale=self.language))

    def dated(self, day: date) -> str:
        """A day in front of what was done on it, as acts are cited: «2025 жылғы 30 мамырдағы»."""
        months = self.get("requests.dated.months").split()
        return self.get("requests.dated", year=day.year, day=day.day, month=months[day.month - 1])

    def _date(self, day: date) -> str:
        return str(format_date(day, self.get("format.date"), locale=self.language))

    def _month(self, year: int, month: int) -> str:
        return str(
            format_date(date(year, month, 1), self.get("format.month"), locale=self.language)
        )

    def language_name(self, code: str) -> str:
        """What a language is called in this one: `ru` → «орыс тілі»."""
        return str(Locale(self.language).languages.get(code, code))

    def number(self, value: int | Decimal, *, grouped: bool = True) -> str:
        """Grouped, with every decimal that the value has: 22 870,23."""
        exponent = value.as_tuple().exponent if isinstance(value, Decimal) else 0
        places = -exponent if isinstance(exponent, int) and exponent < 0 else 0
        pattern = "#,##0" if grouped else "0"
        return str(
            format_decimal(value, f"{pattern}.{'0' * places}".rstrip("."), locale=self.language)
        )

    def join(self, items: Iterable[str]) -> str:
        """«А, Ә және Б»."""
        return str(format_list(list(items), locale=self.language))


def languages(folder: Path) -> list[str]:
    """The languages that have a catalogue in the folder."""
    return sorted(file.parents[1].name for file in folder.glob(f"*/LC_MESSAGES/{DOMAIN}.po"))


def _read(file: Path, name: Path, language: str = OFFICIAL) -> Catalog:
    """The catalogue, every message of which has words; what Babel would pass over is told."""
    try:
        text = file.read_bytes().decode("utf-8")
    except OSError as error:
        raise WordsError(f"{name}: can't be read: {error.strerror}") from None
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise WordsError(f"{name}:{line}: not UTF-8") from None
    if faults := [*_line_faults(text)]:
        raise WordsError("\n".join(f"{name}:{line}: {fault}" for line, fault in faults))
    try:
        catalogue = read_po(BytesIO(text.encode()), locale=language, abort_invalid=True)
    except (PoFileError, ValueError) as error:
        raise WordsError(f"{name}: {error}") from None
    if faults := [*_message_faults(catalogue)]:
        raise WordsError("\n".join(f"{name}:{line}: {fault}" for line, fault in faults))
    return catalogue


def _places(catalogue: Catalog) -> dict[str, list[frozenset[str]]]:
    """Key → the places of each of its forms; what says values has other keys in each language."""
    return {
        message.id if isinstance(message.id, str) else message.id[0]: [
            frozenset(PLACE.findall(form)) for form in _forms(message)
        ]
        for message in catalogue
        if message.id and not message.context
    }


def _listed(places: Iterable[str]) -> str:
    return ", ".join(f"%({place})s" for place in sorted(places)) or "none"


def _complete(read: Catalog, official: Catalog, name: Path) -> None:
    """WordsError unless each message of ours is there, with every place of the official one."""
    given, asked = _places(read), _places(official)
    faults = [f"{name}: no words for «{key}»" for key in asked if key not in given]
    faults += [f"{name}: «{key}» is no message of ours" for key in given if key not in asked]
    faults += [
        f"{name}: «{key}»: {_listed(asked[key][0] - places)} is lost"
        for key, forms in given.items()
        for places in forms
        if key in asked and not asked[key][0] <= places
    ]
    if faults:
        raise WordsError("\n".join(faults))


def _line_faults(text: str) -> Iterator[tuple[int, str]]:
    lines = text.splitlines()
    keys = [
        line.strip()
        for before, line in pairwise(["", *lines])
        if line.startswith("msgid ") and not before.startswith("msgctxt ")
    ]
    twice = {key for key, times in Counter(keys).items() if times > 1}
    for number, line in enumerate(lines, 1):
        if not LINE.fullmatch(line):
            yield number, 'words stand between two quotes, " within them as \\"; a remark behind #'
        elif line.strip() in twice:
            yield number, f"{line.strip()} stands here more than once; keep one"


def _forms(message: Message) -> list[str]:
    return [message.string] if isinstance(message.string, str) else list(message.string or [""])


def _message_faults(catalogue: Catalog) -> Iterator[tuple[int, str]]:
    for message in catalogue:
        if not message.id:
            continue
        forms = _forms(message)
        key = message.id if isinstance(message.id, str) else message.id[0]
        line = message.lineno or 1
        if message.fuzzy:
            yield line, f"«{key}» is marked as fuzzy: read it, then strike the mark"
        elif not all(forms):
            yield line, f"«{key}» has no words"
        for form in forms:
            _, angle, odd = MARKUP.sub("", form).partition("<")
            if angle:
                yield (
                    line,
                    f"«{key}»: no markup but strong, em and links may stand here: <{odd[:20]}",
                )
