"""Bodies in a case: to whom («ҰЭМ-ге, ПМК-ге»), whose («Денсаулық сақтау министрінің»)."""

import re
from collections.abc import Sequence
from typing import Final

from plan_site.language.forms.bodies import ABBREVIATION, COUNTRY, NOUNS, body
from plan_site.language.forms.cases import ABBREVIATED, BARE, POSSESSED, POSSESSIVES, Case
from plan_site.language.forms.outcome_words import ABBREVIATIONS
from plan_site.language.forms.print_variants import LETTERS
from plan_site.language.values import GOVERNMENT

IN_A_CASE: Final = re.compile(rf"(?P<name>{ABBREVIATION})-(?P<ending>[{LETTERS}]+)")
JOIN: Final = re.compile(r"(, ?| және | мен | бен | пен | әрі )")
PREMIER: Final = re.compile("Премьер-Министр(?:інің|дің)? (?=Кеңсесі)")
PARLIAMENT: Final = re.compile("Парламентінің (?=Мәжілісі|Сенаты)")
PRESIDENT: Final = re.compile("Президент(?P<of>інің|тің)?і? (?=Әкімшілігі)")
APPARATUS: Final = re.compile("Үкімет(?:інің|тің|і)? Аппараты")
PLURALS: Final = re.compile("-(?:лар|лер|дар|дер|тар|тер)(?=[а-яәғқңөұүһі])")


def case_of(word: str) -> Case | None:
    """The case of a body's last word; None where it is no body's."""
    word = PLURALS.sub("-", word)
    if word.partition("-")[0] in ABBREVIATIONS:
        return None
    if match := IN_A_CASE.fullmatch(word):
        return ABBREVIATED.get(match["ending"])
    if re.fullmatch(ABBREVIATION, word) and len(word) > 1:
        return Case.NOMINATIVE
    form = NOUNS.read(word)
    return form.case if form else None


def nominative(word: str, case: Case) -> str:
    """The last word of a name put back into the nominative: «Аппаратына» → «Аппараты»."""
    word = PLURALS.sub("-", word)
    if match := IN_A_CASE.fullmatch(word):
        return match["name"]
    for ending in sorted((*POSSESSED[case], *BARE[case]), key=len, reverse=True):
        stem = word.removesuffix(ending)
        if stem != word and (form := NOUNS.read(stem)) and form.case is Case.NOMINATIVE:
            return stem
    return word


def bodies(words: Sequence[str], case: Case) -> tuple[str, ...] | None:
    """The bodies that words name in a case; «ОМ, ДСМ-ге» has the ending once, at the end."""
    found: list[str] = []
    waiting = ""
    pieces = JOIN.split(" ".join(words))
    for at in range(0, len(pieces), 2):
        last = at == len(pieces) - 1
        said = pieces[at].strip()
        *before, word = said.split() or [""]
        found_case = case_of(word)
        if last and found_case is not case:
            return None
        if found_case is case:
            word = nominative(word, case)
        name = _named(waiting + " ".join([*before, word]))
        if name and found_case in (case, Case.NOMINATIVE):
            found.append(name)
            waiting = ""
        elif last or re.fullmatch(ABBREVIATION, word):
            return None
        else:
            waiting += said + (", " if pieces[at + 1].startswith(",") else pieces[at + 1])
    return tuple(found) if len(set(found)) == len(found) else None


def _named(text: str) -> str | None:
    """A body's name without the country, every way of naming the Government as one."""
    bare = COUNTRY.sub("", text, count=1)
    bare = APPARATUS.sub("Үкімет Аппараты", PREMIER.sub("Премьер-Министрдің ", bare))
    bare = re.sub("^Ұлттық Банкі$", "Ұлттық Банк", bare)
    bare = PARLIAMENT.sub("Парламенттің ", bare)
    bare = PRESIDENT.sub(lambda match: f"Президент{'тің' * bool(match['of'])} ", bare)
    form = NOUNS.read(bare) if bare != text and " " not in bare else None
    if form and form.possessed and not form.plural:
        # «Қазақстан Республикасының Парламенті»: the country owned it.
        bare = next(bare.removesuffix(end) for end in POSSESSIVES if bare.endswith(end))
    if bare in ("Үкімет", "Үкіметі", "ҚРҮ"):
        return GOVERNMENT
    return body(bare)
