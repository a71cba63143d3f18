"""Kazakh nouns in their forms: plural, possessive of the third person, cases."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Case(StrEnum):
    """The cases, and the adjective made of the locative («қаңтардағы»)."""

    NOMINATIVE = "nominative"
    GENITIVE = "genitive"
    DATIVE = "dative"
    ACCUSATIVE = "accusative"
    LOCATIVE = "locative"
    ABLATIVE = "ablative"
    INSTRUMENTAL = "instrumental"
    ADJECTIVE = "adjective"


# All vowel and consonant variants, whatever the stem: print is not always right about harmony.
BARE: Final = {
    Case.NOMINATIVE: ("",),
    Case.GENITIVE: ("ның", "нің", "дың", "дің", "тың", "тің"),
    Case.DATIVE: ("ға", "ге", "қа", "ке"),
    Case.ACCUSATIVE: ("ны", "ні", "ды", "ді", "ты", "ті"),
    Case.LOCATIVE: ("да", "де", "та", "те"),
    Case.ABLATIVE: ("дан", "ден", "тан", "тен", "нан", "нен"),
    Case.INSTRUMENTAL: ("мен", "бен", "пен"),
    Case.ADJECTIVE: ("дағы", "дегі", "тағы", "тегі"),
}
"""Case endings straight behind a stem or a plural."""

POSSESSED: Final = {
    Case.NOMINATIVE: ("",),
    Case.GENITIVE: ("ның", "нің"),
    Case.DATIVE: ("на", "не"),
    Case.ACCUSATIVE: ("н",),
    Case.LOCATIVE: ("нда", "нде"),
    Case.ABLATIVE: ("нан", "нен"),
    Case.INSTRUMENTAL: ("мен",),
    Case.ADJECTIVE: ("ндағы", "ндегі"),
}
"""Case endings behind «-ы», «-і», «-сы», «-сі»."""

POSSESSIVES: Final = ("сы", "сі", "ы", "і")
PLURALS: Final = ("лар", "лер", "дар", "дер", "тар", "тер")

ENDINGS: Final = {
    **{ending: (False, case) for case, endings in BARE.items() for ending in endings},
    **{
        possessive + ending: (True, case)
        for possessive in POSSESSIVES
        for case, endings in POSSESSED.items()
        for ending in endings
    },
}
"""Ending → whether it holds a possessive, and its case."""

ABBREVIATED: Final = {
    **{ending: case for case, endings in BARE.items() for ending in endings if ending},
    # «ҚРҮ-не», «ПӘ-сіне»: read out, the last word of the name is possessed.
    **{
        possessive + ending: case
        for possessive in ("", *POSSESSIVES)
        for case, endings in POSSESSED.items()
        for ending in endings
        if case in (Case.DATIVE, Case.GENITIVE, Case.ABLATIVE)
    },
}
"""Endings behind an abbreviation or a figure, with a hyphen → case."""

SOFTENED: Final = {"қ": "ғ", "к": "г", "п": "б"}


UNSOFTENED: Final = frozenset({"банк"})
"""«Ұлттық Банкі»: words from other languages that keep their last consonant."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Form:
    """A noun in one of its forms."""

    lemma: str
    plural: bool
    possessed: bool
    case: Case


def _alternatives(words: Iterable[str]) -> str:
    return "|".join(sorted((re.escape(word) for word in words), key=len, reverse=True))


TAIL: Final = re.compile(
    rf"(?P<plural>{_alternatives(PLURALS)})?(?P<ending>{_alternatives(ENDINGS)})"
)
"""What may stand behind a noun's stem."""


class Nouns:
    """A vocabulary of nouns, found in every form that they take."""

    def __init__(self, lemmas: Iterable[str]) -> None:
        self._lemmas: dict[str, str] = {}
        for lemma in lemmas:
            self._lemmas[lemma] = lemma
            # «есеп → есебі», «бұйрық → бұйрығы»: a stop between vowels is voiced.
            if lemma[-1] in SOFTENED and lemma not in UNSOFTENED:
                self._lemmas.setdefault(lemma[:-1] + SOFTENED[lemma[-1]], lemma)

    def read(self, word: str) -> Form | None:
        """«министрлігіне» → министрлік, possessed, dative; None for another word."""
        word = word.lower()
        for end in range(len(word), 0, -1):
            if word[:end] in self._lemmas and (tail := TAIL.fullmatch(word, end)):
                return self._form(word[:end], tail)
        return None

    def _form(self, stem: str, tail: re.Match[str]) -> Form | None:
        possessed, case = ENDINGS[tail["ending"]]
        lemma = self._lemmas[stem]
        voiced = stem != lemma
        # The voiced stem stands only before a vowel, the unvoiced never.
        vowel = not tail["plural"] and tail["ending"][:1] in ("ы", "і")
        soft = lemma[-1] in SOFTENED and lemma not in UNSOFTENED
        if voiced != (vowel and soft):
            return None
        return Form(lemma=lemma, plural=tail["plural"] is not None, possessed=possessed, case=case)


def nominative(word: str) -> str | None:
    """A dative put back into the nominative: «Аппаратына» → «Аппараты»; None for no dative."""
    for possessive in POSSESSIVES:
        for ending in POSSESSED[Case.DATIVE]:
            if word.endswith(possessive + ending):
                return word.removesuffix(ending)
    for ending in BARE[Case.DATIVE]:
        if len(word) > len(ending) + 1 and word.endswith(ending):
            return word.removesuffix(ending)
    return None
