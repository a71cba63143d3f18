"""Interface words from a gettext catalogue, and dates and numbers as the language writes them."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from functools import cache, lru_cache
from gettext import NullTranslations
from io import BytesIO
from pathlib import Path
from typing import Final

from babel import Locale
from babel.dates import format_date
from babel.lists import format_list
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po
from babel.numbers import format_decimal
from babel.support import Translations

from plan_site.faults import SiteError
from plan_site.language.catalogue_faults import OFFICIAL as OFFICIAL
from plan_site.language.catalogue_faults import OFFICIAL_PHRASE as OFFICIAL_PHRASE
from plan_site.language.catalogue_faults import differences, key_of, line_faults, message_faults

DOMAIN = "plan_site"
VALUE: Final = "value"
"""The context of words that say a value: «every year», «total»."""


class WordsError(SiteError):
    """The catalogue can't be used, or has not the words that are asked for."""


class _Strict(NullTranslations):
    """Where gettext would fall back to the key itself, tell that the words are missing."""

    def __init__(self, name: str) -> None:
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
    one also where the languages differ: messages that one lacks or has too many, places that a
    message has lost or that are unknown, each with the file that is wrong.
    """

    def __init__(self, folder: Path, language: str = OFFICIAL) -> None:
        self.language = language
        self._name = _name(language)
        texts = {language: _text(folder, language)}
        if language != OFFICIAL:
            texts |= {each: _text(folder, each) for each in languages(folder)}
        compiled, self._lines, self._counted = _compiled(frozenset(texts.items()), language)
        self.catalogue = Translations(BytesIO(compiled), domain=DOMAIN)
        self.catalogue.add_fallback(_Strict(self._name))
        # The same few days and figures stand on thousands of pages.
        self.date = cache(self._date)
        self.month = cache(self._month)

    def get(self, key: str, **values: object) -> str:
        """The words of a key as plain text, with the values in their places."""
        try:
            return self.pattern(key, values.get("count")) % values
        except KeyError as error:
            raise self.unfilled(key, str(error.args[0]), values) from None

    def unfilled(self, key: str, place: str, values: Iterable[str]) -> WordsError:
        """That the words of a key have a place for which nobody gives a value."""
        return WordsError(
            f"{self._name}:{self._lines.get(key, 1)}: «{key}»: nothing gives %({place})s; "
            f"what may stand there: {', '.join(values) or 'none'}"
        )

    def pattern(self, key: str, count: object = None) -> str:
        """The words of a key with places for values; of a count, where words follow that."""
        if key in self._counted and isinstance(count, int):
            return str(self.catalogue.ngettext(key, key, count))
        return str(self.catalogue.gettext(key))

    def count(self, key: str, count: int) -> str:
        """The words of a key that has plural forms, with the count in its place."""
        return self.get(key, count=count)

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


def _name(language: str) -> str:
    return f"locale/{language}/LC_MESSAGES/{DOMAIN}.po"


# `make serve` asks for them again with each change, mostly of something else.
@lru_cache(maxsize=8)
def _compiled(
    texts: frozenset[tuple[str, str]], language: str
) -> tuple[bytes, dict[str, int | None], frozenset[str]]:
    """A catalogue for gettext, its keys' lines, and those keys that follow a count."""
    read = _agreed(texts)[language]
    made = BytesIO()
    write_mo(made, read)
    lines = {key_of(message)[1]: message.lineno for message in read}
    counted = (message.id[0] for message in read if message.pluralizable)
    return made.getvalue(), lines, frozenset(counted)


@lru_cache(maxsize=8)
def _agreed(texts: frozenset[tuple[str, str]]) -> dict[str, Catalog]:
    """Catalogues by language; WordsError where one is wrong by itself, or differs from others."""
    read = {each: _parsed(text, each) for each, text in sorted(texts)}
    faults = [
        f"{_name(where)}{f':{line}' if line else ''}: {fault}"
        for where, line, fault in differences(read)
    ]
    if faults:
        raise WordsError("\n".join(faults))
    return read


def _text(folder: Path, language: str) -> str:
    name = _name(language)
    try:
        file = folder / language / "LC_MESSAGES" / f"{DOMAIN}.po"
        return file.read_bytes().decode("utf-8")
    except OSError as error:
        raise WordsError(f"{name}: can't be read: {error.strerror}") from None
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise WordsError(f"{name}:{line}: not UTF-8") from None


@lru_cache(maxsize=8)
def _parsed(text: str, language: str) -> Catalog:
    """The catalogue, every message of which has words; what Babel would pass over is told."""
    name = _name(language)
    if faults := [*line_faults(text)]:
        raise WordsError("\n".join(f"{name}:{line}: {fault}" for line, fault in faults))
    try:
        catalogue = read_po(BytesIO(text.encode()), locale=language, abort_invalid=True)
    except (PoFileError, ValueError) as error:
        raise WordsError(f"{name}: {error}") from None
    if faults := [*message_faults(catalogue)]:
        raise WordsError("\n".join(f"{name}:{line}: {fault}" for line, fault in faults))
    return catalogue
