"""Titles that acts give anew: of the plan, its sections and subsections, as they were and are."""

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from plan_site.dataset.acts import Act, Item
from plan_site.dataset.plan import Former, called
from plan_site.faults import Fault, ValuePath
from plan_site.language import rewording
from plan_site.language.values import Effect, Instruction
from plan_site.validation.records import Records

NUMBERED: Final = re.compile(r"[0-9]+(?:\.[0-9]+)*\. ")


class Titled(NamedTuple):
    """A title with its place, and what it was before."""

    path: ValuePath
    title: str
    former: Sequence[Former]


def _titles_given_anew(records: Records) -> Iterator[Fault]:
    for path, act in records.acts:
        section: str | None = None
        for index, item in enumerate(act.body):
            if item.heading_value:
                section = item.heading_value.section
            read = item.instruction_value
            if not read or not read.title or read.act:
                continue
            place = (*path, "body", index, "instruction")
            for titled in _meant(records, read, section):
                if read.words:
                    yield from _reworded(records, act, read, titled, place)
                else:
                    following = act.body[index + 1 : index + 2]
                    yield from _given(records, act, following, titled, place)


def _meant(records: Records, read: Instruction, section: str | None) -> Iterator[Titled]:
    if read.plan:
        for path, plan in records.plan:
            yield Titled(path, plan.title, plan.former)
    number = read.section or (read.subsection and read.subsection.split(".")[0]) or section
    if read.plan or not number or number not in records.section:
        return
    path, record = records.section[number]
    if not read.subsection:
        yield Titled(path, record.title, record.former)
    for index, each in enumerate(record.subsections):
        if each.number == read.subsection:
            yield Titled((*path, "subsections", index), each.title, each.former)


def _given(
    records: Records, act: Act, following: Sequence[Item], titled: Titled, place: ValuePath
) -> Iterator[Fault]:
    words = following[0].text if following else None
    if not words:
        message = "gives a title anew; its words follow as a text, with their quotation marks"
        yield Fault(path=place, message=message)
        return
    now = called(titled.title, titled.former, act.number, records.times, after=True)
    given = NUMBERED.sub("", words.strip(' "«»;.'), count=1)
    if given != now:
        message = f"«{now}» is not what act {act.number} calls it: «{given}»"
        yield Fault(path=(*titled.path, "title"), message=message)


def _reworded(
    records: Records, act: Act, read: Instruction, titled: Titled, place: ValuePath
) -> Iterator[Fault]:
    before = called(titled.title, titled.former, act.number, records.times)
    now = called(titled.title, titled.former, act.number, records.times, after=True)
    if before == now:
        message = f"changes the title «{now}»; say what it was, as former, until: {act.number}"
        yield Fault(path=place, message=message)
        return
    text = before
    for words in read.words:
        made = rewording.reworded(text, words)
        if not made.places:
            message = f"names «{words.old or words.after}», which the title «{before}» has not"
            yield Fault(path=place, message=message)
            return
        text = made.text
    if not rewording.Reworded(text=text, places=1, open_endings=made.open_endings).is_read(now):
        ours, theirs, _ = rewording.difference(now, text)
        message = f"has «{ours}», but act {act.number} makes it «{theirs}»"
        yield Fault(path=(*titled.path, "title"), message=message)


def _former_titles_ended(records: Records) -> Iterator[Fault]:
    """A title ended by an act that gives another: alone, with its part, or with the plan."""
    ending: set[tuple[str, str]] = set()
    for _, act in records.acts:
        section: str | None = None
        for item in act.body:
            if item.heading_value:
                section = item.heading_value.section
            read = item.instruction_value
            if read and read.title:
                number = read.subsection or read.section or section
                ending.add((act.number, "plan" if read.plan else number or ""))
            elif read and (read.everywhere or read.effect is Effect.RESTATED):
                ending.add((act.number, "*"))
            elif read and read.of_part:
                ending.add((act.number, read.subsection or read.section or ""))
    for of, titled in _all(records):
        for index, each in enumerate(titled.former):
            if not ending & {(each.until, of), (each.until, "*")}:
                place = (*titled.path, "former", index, "until")
                yield Fault(path=place, message=f"act {each.until} gives it no other title")


def _all(records: Records) -> Iterator[tuple[str, Titled]]:
    for path, plan in records.plan:
        yield "plan", Titled(path, plan.title, plan.former)
    for path, section in records.sections:
        yield section.number, Titled(path, section.title, section.former)
        for index, each in enumerate(section.subsections):
            place = (*path, "subsections", index)
            yield each.number, Titled(place, each.title, each.former)


RULES: Final = (_titles_given_anew, _former_titles_ended)
