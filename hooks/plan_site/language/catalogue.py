"""Interface words from a gettext catalogue, and dates and numbers as the language writes them."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from functools import cache
from gettext import NullTranslations
from io import BytesIO
from pathlib import Path

from babel.dates import format_date, get_month_names
from babel.lists import format_list
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal
from babel.support import Translations

DOMAIN = "plan_site"


class MissingWordError(KeyError):
    """The catalogue has no words for a key: an error of ours, never shown to a reader."""


class _Strict(NullTranslations):
    """Where gettext would fall back to the key itself, tell that the words are missing."""

    def gettext(self, message: str) -> str:
        raise MissingWordError(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        raise MissingWordError(msgid1)


class Words:
    """The words of one language; `folder` holds `<language>/LC_MESSAGES/plan_site.po`."""

    def __init__(self, folder: Path, language: str = "kk") -> None:
        self.language = language
        compiled = BytesIO()
        with (folder / language / "LC_MESSAGES" / f"{DOMAIN}.po").open("rb") as file:
            write_mo(compiled, read_po(file, locale=language, abort_invalid=True))
        compiled.seek(0)
        self.catalogue = Translations(compiled, domain=DOMAIN)
        self.catalogue.add_fallback(_Strict())
        # The same few days and figures stand on thousands of pages.
        self.date = cache(self._date)
        self.month = cache(self._month)

    def get(self, key: str, **values: object) -> str:
        """The words of a key as plain text, with the values in their places."""
        words = str(self.catalogue.gettext(key))
        return words % values if values else words.replace("%%", "%")

    def count(self, key: str, count: int) -> str:
        """The words of a key that has plural forms, with the count in its place."""
        return str(self.catalogue.ngettext(key, key, count)) % {"count": count}

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

    def month_name(self, month: int) -> str:
        return str(get_month_names("wide", locale=self.language)[month])

    def number(self, value: int | Decimal) -> str:
        """Grouped, with every decimal that the value has: 22 870,23."""
        exponent = value.as_tuple().exponent if isinstance(value, Decimal) else 0
        places = -exponent if isinstance(exponent, int) and exponent < 0 else 0
        pattern = "#,##0." + "0" * places if places else "#,##0"
        return str(format_decimal(value, pattern, locale=self.language))

    def join(self, items: Iterable[str]) -> str:
        """«А, Ә және Б»."""
        return str(format_list(list(items), locale=self.language))
