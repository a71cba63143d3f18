"""The parts of an amending instruction: which rows, columns and sections, which quoted words.

An instruction is read from the left, part by part; a word that is no part leaves it unread.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from plan_site.language.forms.cases import Case, Form, Nouns
from plan_site.language.forms.print_variants import UnreadFormError


class Of(StrEnum):
    """What a part of an instruction is about."""

    ROW = "row"
    COLUMN = "column"
    SECTION = "section"
    SUBSECTION = "subsection"
    POINT = "point"
    LINE = "line"
    WORDS = "words"
    TITLE = "title"
    PLAN = "plan"
    ACT = "act"
    GLOSSARY = "glossary"
    EVERYWHERE = "everywhere"


NOUNS: Final = {
    "жол": Of.ROW,
    "тармақ": Of.POINT,
    "баған": Of.COLUMN,
    "графа": Of.COLUMN,
    "бөлім": Of.SECTION,
    "кішібөлім": Of.SUBSECTION,
    "тақырып": Of.TITLE,
    "атау": Of.TITLE,
    "жоспар": Of.PLAN,
    "қаулы": Of.ACT,
    "ескертпе": Of.GLOSSARY,
    "бөлік": Of.GLOSSARY,
    "сөз": Of.WORDS,
    "сөйлем": Of.WORDS,
    "аббревиатура": Of.WORDS,
    "қысқарту": Of.WORDS,
    "сан": Of.WORDS,
    "цифр": Of.WORDS,
    "әріп": Of.WORDS,
    "белгі": Of.WORDS,
}
FORMS: Final = Nouns(NOUNS)

NUMBER: Final = r"[0-9]{1,5}(?:\.[0-9]{1,5})*(?:-[0-9]{1,5})?"
JOINED: Final = r"(?: ?, ?| және | мен | әрі )"
SPAN: Final = r"(?: ?– ?| - )"
LIST: Final = rf"{NUMBER}(?:(?:{JOINED}|{SPAN}){NUMBER})*"
QUOTES: Final = r"‹[0-9]+›(?:(?: ?, ?| және )‹[0-9]+›)*"
WORD: Final = r"[а-яёәғқңөұүһі]+"
PART: Final = re.compile(
    rf"(?:(?:реттік )?нөмір(?:і|лері|лі)[:,]? )?(?P<list>{LIST})(?:-(?:ші|шы|інші|ыншы) |-| )"
    rf"(?P<noun>{WORD})"
    rf"|(?P<quotes>{QUOTES})(?: деген| атты)?(?: (?P<number>{NUMBER})-)? ?(?P<called>{WORD})"
    rf"|(?P<plain>{WORD}(?:-{WORD})*)"
)
EVERYWHERE: Final = re.compile(
    r"(?:(?:жоспардың|жоспар|оның) )?(?:(?:бүкіл|барлық) )?"
    r"мәтін(?:індегі|інде|інің|дегі|нің|де|і)?(?: бойынша)?"
)
GLOSSARY: Final = re.compile(
    r"(?:ескертпе(?:сіндегі|сінде|дегі|нің|сі|де|:)? ?)?"
    r"(?:аббревиатуралардың|қысқартулардың)(?: толық)? (?:жазылу(?:ындағы|ында|ы)|тізбесі(?:нде)?)"
    r"|ескертпе(?:дегі|нің|де)?(?=[: ])"
)
HEADING: Final = re.compile(
    r"(?:аяқтал(?:у|ған) нысаны|орынд(?:ау|алу) мерзім(?:дері|і)|жауапты орындаушылар(?:ы)?"
    r"|болжамды шығыстар(?:ы)?|қаржыландыру көз(?:дері|і))(?:нда|нде|ндағы|ндегі)?(?=[ :])"
)
"""A column by its usual heading, without quotes."""
PLAN: Final = r"(?:іс-шаралар(?:дың)? |кешенді |ұлттық )*жоспар"
TITLE: Final = r"(?:(?![0-9]-(?:жол|баған|тармақ|бөлім))[^‹›:;])+? "
APPROVED: Final = re.compile(
    rf"(?:(?:көрсетілген|аталған|осы) )?қаулымен бекітілген (?:{TITLE}(?={PLAN}))?"
)
"""How an instruction opens: the act that approved the plan, the plan's title without quotes."""
FROM_TO: Final = re.compile(
    rf"({NUMBER})-(?:ден|дан|тен|тан|нен|нан) ({NUMBER})-(?:ге|ға|ке|қа) дейінгі (?=жол|тармақ)"
)
FILLERS: Final = frozenset(
    {
        *("осы", "аталған", "көрсетілген", "тиісінше", "мынадай", "мазмұндағы", "келесі"),
        *("төмендегі", "кейін", "онда", "және", "мен", "деген", "сәйкес", "бекітілген"),
        *("іс-шаралар", "іс-шаралардың", "кешенді", "ұлттық"),
    }
)
"""Words that change nothing of what is done to which part."""
WHOLE: Final = (
    (EVERYWHERE, Of.EVERYWHERE),
    (GLOSSARY, Of.GLOSSARY),
    (HEADING, Of.COLUMN),
)
MOST: Final = 500
"""Rows of one range; a plan has no more."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Part:
    """A part: what it is about, by which numbers and quoted words, in which form of its noun.

    `behind` tells that the next word was «кейін»: what is put in stands behind it.
    """

    of: Of
    form: Form
    numbers: tuple[str, ...] = ()
    quoted: tuple[str, ...] = ()
    behind: bool = False


NOWHERE: Final = Form(lemma="", plural=False, possessed=False, case=Case.NOMINATIVE)


def parts(text: str, quoted: tuple[str, ...], phrase: str) -> Iterator[Part]:
    """The parts of an instruction before its verb; `‹0›` in it stands for `quoted[0]`."""
    text = FROM_TO.sub(r"\1 – \2-", APPROVED.sub("", text))
    at = 0
    while at < len(text):
        if text[at] in " ,:;":
            at += 1
            continue
        for pattern, of in WHOLE:
            if match := pattern.match(text, at):
                yield Part(of=of, form=NOWHERE, quoted=(match[0],) if of is Of.COLUMN else ())
                break
        else:
            match = PART.match(text, at)
            if match is None:
                raise UnreadFormError("instruction", phrase, text[at:])
            if part := _part(match, quoted, phrase, text):
                yield part
        at = match.end()


def _part(match: re.Match[str], quoted: tuple[str, ...], phrase: str, text: str) -> Part | None:
    word = match["noun"] or match["called"] or match["plain"]
    form = FORMS.read(word)
    if match["plain"] and word in FILLERS:
        return None
    if form is None:
        raise UnreadFormError("instruction", phrase, word)
    of = NOUNS[form.lemma]
    if form.lemma == "бөлік" and not _glossary(match, quoted):
        raise UnreadFormError("instruction", phrase, word)
    if match["plain"]:
        if of in (Of.COLUMN, Of.SECTION, Of.SUBSECTION, Of.POINT, Of.WORDS):
            raise UnreadFormError("instruction", phrase, word)
        return Part(of=Of.LINE if of is Of.ROW else of, form=form)
    numbers = tuple(_numbers(match["list"], form.plural, phrase)) if match["list"] else ()
    names = tuple(quoted[int(each)] for each in re.findall("[0-9]+", match["quotes"] or ""))
    if match["number"]:
        numbers = (match["number"],)
    if names and of is Of.ROW and not numbers:
        of = Of.LINE
    behind = text[match.end() : match.end() + 6] == " кейін"
    return Part(of=of, form=form, numbers=numbers, quoted=names, behind=behind)


def _glossary(match: re.Match[str], quoted: tuple[str, ...]) -> bool:
    """«"Ескертпе: аббревиатуралардың толық жазылуы" деген бөлік»: other parts have a number."""
    names = [quoted[int(each)] for each in re.findall("[0-9]+", match["quotes"] or "")]
    return len(names) == 1 and GLOSSARY.fullmatch(names[0].lower()) is not None


def _numbers(listed: str, plural: bool, phrase: str) -> Iterator[str]:
    """«10 – 12» → 10, 11, 12; «10-12» beside a plural and alone too, for one row has no plural."""
    pieces = re.split(JOINED, listed)
    heads = Counter(piece.partition("-")[0] for piece in pieces)
    for piece in pieces:
        if span := re.search(SPAN, piece):
            yield from _range(piece[: span.start()], piece[span.end() :], phrase)
        elif plural and len(pieces) == 1 and "-" in piece:
            first, _, last = piece.rpartition("-")
            yield from _range(first, last, phrase)
        else:
            head, dash, last = piece.partition("-")
            # «3-5» among others: rows 3 to 5, or the one row 3-5; nobody can tell.
            if dash and head.isdigit() and int(last) > int(head) and heads[head] == 1:
                raise UnreadFormError("instruction", phrase, piece)
            yield piece


def _range(first: str, last: str, phrase: str) -> Iterator[str]:
    """The numbers from one to another; «29-1 – 29-3» count by their last figure."""
    head, _, low = first.rpartition("-")
    head_of_last, _, high = last.rpartition("-")
    if head != head_of_last or not (low.isdigit() and high.isdigit()):
        raise UnreadFormError("instruction", phrase, f"{first} – {last}")
    if not int(low) < int(high) <= int(low) + MOST:
        raise UnreadFormError("instruction", phrase, f"{first} – {last}")
    for number in range(int(low), int(high) + 1):
        yield f"{head}-{number}" if head else str(number)
