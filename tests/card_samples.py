"""Texts of social cards made up for the tests: a plain one, and those that are hard to set."""

from dataclasses import fields, replace

from plan_site.cards.texts import CardText, Fact, Tag
from plan_site.language.values import Effect

LONG_NAME = (
    "Қазақстан Республикасының Цифрлық даму, инновациялар, аэроғарыш өнеркәсібі, жасанды "
    "интеллект және электрондық үкіметтің мемлекеттік қызметтерін жетілдіру министрлігінің "
    "Балалардың құқықтарын қорғау жөніндегі ведомствоаралық үйлестіру комитеті"
)
LONG_WORD = "қанағаттандырылмағандықтарыңыздан"


def plain_card(**changes: object) -> CardText:
    card = CardText(
        name="Ашық жоспар",
        unofficial="Бұл – ресми сайт емес",
        kicker="Іс-шара",
        head="29-1",
        tag=Tag(effect=Effect.SUBSTITUTED, said="№ 392 қаулымен жаңа редакцияда"),
        title="Медициналық есепке қою туралы түсіндіру науқаны",
        facts=(
            Fact(name="Орындау мерзімі", said="жыл сайын маусым, желтоқсан"),
            Fact(name="Жауапты орындаушылар", said="ЖАО, КМ, ТСМ"),
        ),
    )
    assert {field.name for field in fields(card)} >= set(changes)
    return replace(card, **changes)  # type: ignore[arg-type]


HARD = {
    "a long name": plain_card(head="ЦДИАӨМ", tag=None, title=LONG_NAME),
    "a very long name": plain_card(title=" ".join([LONG_NAME] * 4)),
    "a long word": plain_card(title=LONG_WORD * 2),
    "a label of the longest allowed": plain_card(title="Ұйымдастырушылық " * 3 + "жұмыстар"),
    "wide letters": plain_card(title="ЩҰЖЫМДАСТЫРУШЫЛЫҚ " * 3),
    "a long number": plain_card(head="1048-1024-12"),
    "a long abbreviation": plain_card(head="ҚРЦДИАӨМБҚҚВҮК"),
    "a long tag": plain_card(
        tag=Tag(effect=Effect.ORIGINAL, said="№ 748 қаулымен бекітілген бастапқы редакция")
    ),
    "a long number with a long tag": plain_card(
        head="1048-1024-12",
        tag=Tag(effect=Effect.REPEALED, said="№ 748 қаулымен бекітілген бастапқы редакция"),
    ),
    "long facts": plain_card(
        facts=(
            Fact(name="Орындау мерзімі", said="жыл сайын наурыз, маусым, қыркүйек, желтоқсан " * 3),
            Fact(name="Жауапты орындаушылар", said="ЖАО, КМ, ТСМ, ОМ, ДСМ, МАМ, ЦДИАӨМ, " * 9),
        )
    ),
    "a long sentence": plain_card(facts=(Fact(said=LONG_NAME),)),
    "nothing but a title": plain_card(head="", tag=None, facts=()),
    "a long name of the site": plain_card(name=LONG_NAME, unofficial=LONG_NAME),
    "a long kicker": plain_card(kicker=LONG_NAME),
}
