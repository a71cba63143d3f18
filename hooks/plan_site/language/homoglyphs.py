"""Letters that look alike: a word keeps to one alphabet, and every character can be shown.

«Бaлалар» with a Latin «a» reads well and is found by no search. Whole Latin words are fine.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Set
from typing import Final

from plan_site.faults import Fault, ValuePath, letters_before
from plan_site.language.alphabet import ALPHABET
from plan_site.language.characters import invisible, named

KAZAKH: Final = frozenset(ALPHABET + ALPHABET.upper())
LATIN: Final = frozenset(c for c in map(chr, range(0x41, 0x17F)) if c.isalpha()) - set("ªºµ")
ASCII: Final = frozenset(map(chr, range(0x20, 0x7F)))
MARKS: Final = frozenset("«»„“”‘’…–—•·№§°±×÷≤≥²³½¼¾‰€₸©®™→")
"""What a text may hold besides letters and ASCII; the cards' font has all of it."""
SHOWN: Final = ASCII | MARKS

# Each pair: a letter, and the Kazakh one that it looks like.
_LATIN_TWINS: Final = (
    "aа cс eе hһ iі kк oо pр xх yу əә ɵө AА BВ CС EЕ HН IІ KК MМ OО PР TТ XХ YҮ ƏӘ ƟӨ"
)
_OTHER_TWINS: Final = (
    "αа εе ιі κк οо ρр υу χх θө ΑА ΒВ ΕЕ ΗН ΙІ ΚК ΜМ ΟО ΡР ΤТ ΧХ ΥҮ ΘӨ "
    "їі ЇІ ӏі ӀІ єе ЄЕ ҕғ ҔҒ ӻғ ӺҒ ґғ ҐҒ ҝқ ҜҚ ҟқ ҞҚ ӄқ ӃҚ ӊң ӉҢ ӈң ӇҢ ҥң ҤҢ ѳө ѲӨ ӫө ӪӨ ўу ЎУ "
    "ӯү ӮҮ ҳх ҲХ"
)
TO_KAZAKH: Final = {ord(pair[0]): pair[1] for pair in f"{_LATIN_TWINS} {_OTHER_TWINS}".split()}
TO_LATIN: Final = {ord(pair[1]): pair[0] for pair in _LATIN_TWINS.split() if pair[0] in ASCII}
HYPHENS: Final = frozenset("\u2010\u2011\u2043\u2212")

_WORD: Final = re.compile(r"(?:[^\W\d_]|[\u0300-\u036f])+")
_ROMAN: Final = re.compile("[IІVXХ]{2,}")
"""«ІV тоқсан»: acts print Roman numerals with a Kazakh «І», and the quarter is read as well."""
_FIGURES: Final = re.compile(r"[0-9][ОоOoІіIlЗз](?=[0-9])|[0-9][Оо](?!\w)")
_PLAIN: Final = re.compile(f"[{re.escape(''.join(sorted((ASCII - LATIN) | MARKS | KAZAKH)))}]*")


def faults(
    texts: Iterable[tuple[ValuePath, str]],
    abbreviations: Set[str],
    held: Set[ValuePath],
    printed: str,
) -> Iterator[Fault]:
    """Every word and character that looks like another, in the texts of the dataset.

    What a published text is held against letter by letter (at or below the paths `held`) needs no
    second judge, and a word that an act prints so (`printed` are the acts' letters) stays.
    """
    for path, text in texts:
        plain = _PLAIN.fullmatch(text) and not _FIGURES.search(text)
        if plain or any(path[:depth] in held for depth in range(3, 6)):
            continue
        for start, word, message in slips(text, abbreviations):
            # A word of an address is Latin, however it is written.
            if word not in printed and not (path[-1] == "slug" and word.isascii()):
                yield Fault(path=path, letter=letters_before(text, start), message=message)


def slips(text: str, abbreviations: Set[str]) -> Iterator[tuple[int, str, str]]:
    """Where a slip stands, the word or character that it is in, and what is wrong with it."""
    words = list(_WORD.finditer(text))
    for match in words:
        word = match[0]
        if _ROMAN.fullmatch(word):
            continue
        strange = next((c for c in word if c not in KAZAKH and c not in LATIN), None)
        latin = sum(c in LATIN for c in word)
        if strange is None and latin == len(word):
            twin = word.translate(TO_KAZAKH)
            if twin in abbreviations and word not in abbreviations:
                yield match.start(), word, f"«{word}» is in Latin letters; write «{twin}»"
        elif strange is not None or latin:
            yield match.start() + _first(word), word, _mixture(word, strange)
    for match in _FIGURES.finditer(text):
        said = f"«{match[0]}» ends with a letter that looks like a figure; write the figure"
        yield match.end() - 1, match[0], said
    inside = {at for match in words for at in range(*match.span())}
    odd: dict[str, int] = {}
    for at, character in enumerate(text):
        if character not in SHOWN and at not in inside and not invisible(character):
            odd.setdefault(character, at)
    for character, at in odd.items():
        twin = "-" if character in HYPHENS else unicodedata.normalize("NFKC", character)
        if character.isdecimal():
            twin = str(unicodedata.decimal(character))
        do = f"write «{twin}»" if len(twin) == 1 and twin in ASCII else "strike it"
        yield at, character, f"holds «{character}», {named(character)}; {do}"


def _alphabet(word: str) -> tuple[frozenset[str], str]:
    """The alphabet that a mixed word belongs to, and the word in it as far as letters have twins.

    What becomes a whole word by looks is one; else most letters decide.
    """
    kazakh, latin = word.translate(TO_KAZAKH), word.translate(TO_LATIN)
    whole = [all(c in KAZAKH for c in kazakh), all(c in LATIN for c in latin)]
    more = sum(c in LATIN for c in word) > sum(c in KAZAKH for c in word)
    return (LATIN, latin) if whole == [False, True] or (more and not whole[0]) else (KAZAKH, kazakh)


def _first(word: str) -> int:
    """Where the first letter stands that does not belong into the word."""
    own, _ = _alphabet(word)
    return next(at for at, letter in enumerate(word) if letter not in own)


def _mixture(word: str, strange: str | None) -> str:
    own, twin = _alphabet(word)
    do = f"write «{twin}»" if all(c in own for c in twin) else "keep a word to one alphabet"
    if strange is not None:
        return f"«{word}» holds {named(strange)}, no letter of Kazakh; {do}"
    letters = [f"«{c}»" for c in dict.fromkeys(word) if c not in own]
    are = f"{', '.join(letters)} {'is' if len(letters) == 1 else 'are'}"
    return f"«{word}» mixes alphabets: {are} {'Cyrillic' if own is LATIN else 'Latin'}; {do}"


def told_apart(one: str, other: str) -> str:
    """What tells two texts apart that look alike: «, U+0061 (…) for U+0430 (…)», else nothing."""
    pairs = [(a, b) for a, b in zip(one, other, strict=False) if a != b]
    if not pairs or one.translate(TO_KAZAKH) != other.translate(TO_KAZAKH):
        return ""
    return f", {named(pairs[0][0])} for {named(pairs[0][1])}"
