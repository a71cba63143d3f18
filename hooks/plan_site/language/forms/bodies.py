"""Names of bodies: abbreviations, names written out, names in quotation marks."""

import re
from typing import Final

from plan_site.language.forms.cases import PLURALS, Case, Nouns
from plan_site.language.forms.print_variants import LETTERS, LOWER, UPPER, vocabulary
from plan_site.language.forms.stems import DONE, ENDED, NAMED, OWNED, Derived
from plan_site.language.values import GOVERNMENT

HEADS: Final = vocabulary(
    """
    субъекті партия кәсіподақ алқа
    министрлік агенттік комитет комиссия кеңес банк сот прокуратура қор палата кеңсе аппарат
    басқарма департамент әкімдік әкімшілік әкім орган ұйым бірлестік мекеме кәсіпорын уәкіл
    омбудсмен орталық институт университет академия қауымдастық одақ федерация компания қоғам
    серіктестік холдинг корпорация инспекция қызмет штаб топ сенат парламент мәжіліс ассамблея
    үкімет министр президент өкілдік мәслихат филиал диспансер аурухана мектеп колледж орын құрал
    субъект оператор әріптес инвестор хатшылық төраға басшы премьер-министр оқу-орын құрылым
    депутат бөлімше бюро полиция консорциум конфедерация лига орда ведомство кеңесші орталықтар
    """
)
"""Last words of names written out."""

DESCRIBING: Final = vocabulary(
    """
    мүдделі барлық басқа да өзге және мен бен пен тиісті
    уәкілетті атқарушы жергілікті жоғары арнаулы
    үкіметтік емес ірі қала облыс аудан облыстар қалалар
    аудандар қалалары облыстары аудандары маңызы
    бар астана бұқаралық ақпарат қоғам оқу орта білім беру отандық шетелдік халық бала балалар
    квазимемлекеттік сектор бизнес еңбек денсаулық сақтау құқық қорғау істері саясат ішкі сот
    жұмыс өңірлік салалық кәсіби кәсіпкерлік субъектілері құқықтары дін
    қ бюджет ғылыми ирригация спорт интеграция туризм құрылыс даму экономика
    экология интеллект мәдениет білім ғылым
    инновациялар аэроғарыш коммуникациялар қауіпсіздік көлік қаржы
    энергетика статистика ядролық өнер
    экспорт инвестиция индустрия ауыл су жер орман табиғи төтенше
    сыртқы азаматтық автомобиль темір жол
    іс-қимыл қарсы жөніндегі жанындағы істер ісі үшін арасындағы
    байланыс халқы халқының
    үй тұрғын коммуналдық бала қыз әйел отбасы халықты діни жастар ұлттық басты
    """
)
"""Words in small letters of bodies' names that their endings do not show to be such."""

KNOWN: Final = Derived(DONE, NAMED, DESCRIBING, HEADS)
"""Other words of bodies' names, by their stems."""

ONLY_POSSESSED: Final = frozenset({"орталық", "орын", "қызмет"})
"""Heads that alone are adjectives or other nouns: «орталық мемлекеттік органдар»."""

NAMED_BODIES: Final = vocabulary(
    """
    министрлік агенттік комитет комиссия кеңес қор палата қауымдастық одақ федерация алқа банк
    ассамблея академия университет институт кәсіподақ партия
    """
)
"""Heads that nothing but a body has."""

OF_A_NAME: Final = re.compile(rf"{ENDED.pattern}|[{LOWER}]{{3,}}[лдт][ае]р[ыі]н")
"""Words of a name that need no known stem: as `ENDED`, and «құқықтарын»."""

NOUNS: Final = Nouns(HEADS)
ABBREVIATION: Final = (
    rf"(?:[{UPPER}]+[{LOWER}]{{1,3}})?[{UPPER}][{UPPER}]*(?:[{LOWER}]{{0,3}}[{UPPER}]+)?"
)
ABBREVIATED: Final = re.compile(rf"(?:ҚР )?(?P<name>{ABBREVIATION})(?:-(?:{'|'.join(PLURALS)}))?")
SIGNS: Final = re.compile(rf"[{LETTERS}A-Za-z0-9.«»\"“”„ ,()№-]+")
COMMITTEE: Final = re.compile(rf"(?P<ministry>{ABBREVIATION}М) (?P<part>{ABBREVIATION}К)")
INDEPENDENT: Final = frozenset({"ҰҚК", "ПМК"})
"""Committees under no ministry, and the Prime Minister's Office."""

COUNTRY: Final = re.compile(r"(?:ҚР|Қазақстан Республикасы(?:ның)?) ")
UNITED_NATIONS: Final = re.compile(rf"БҰҰ [{LETTERS} -]+ бағдарламасы")
GOVERNMENTS: Final = frozenset({"Үкімет", "Үкіметі", "ҚРҮ"})


def abbreviation(text: str) -> str | None:
    """«ЖАО-лар», «ҚР ДСМ» → the abbreviation; None for anything else."""
    match = ABBREVIATED.fullmatch(text)
    return match["name"] if match and len(match["name"]) > 1 else None


def body(text: str) -> str | None:
    """A body in the nominative as a cell names it; None where that is no name of one."""
    text = re.sub(r"\s+", " ", text).strip()
    if COUNTRY.sub("", text, count=1) in GOVERNMENTS:
        return GOVERNMENT
    if short := abbreviation(text):
        return short
    if match := COMMITTEE.fullmatch(text):
        return text if match["part"] not in INDEPENDENT else None
    named = SIGNS.fullmatch(text) and _described(text) and (_quoted(text) or is_named(text))
    return text if named else None


def _described(text: str) -> bool:
    """Whether the words in small letters are such as describe bodies; others are names.

    Behind a capital letter, before what only bodies are called («комитеті»), words that an ending
    shows to be the name's own need no known stem.
    """
    name = text[:1].isupper() and _ends_as_a_body(text)
    for word in re.findall(rf"[A-Za-z{LETTERS}-]+", text):
        lower = word.lower()
        known = word != lower or lower in DESCRIBING or NOUNS.read(lower)
        known = known or (name and (OF_A_NAME.fullmatch(lower) or KNOWN.inflected(lower)))
        if not known and not KNOWN.read(lower) and not KNOWN.read(lower, OWNED):
            return False
    return True


def _ends_as_a_body(text: str) -> bool:
    *_, last = re.findall(rf"[{LETTERS}-]+", text) or [""]
    form = NOUNS.read(last)
    return form is not None and form.possessed and not form.plural and form.lemma in NAMED_BODIES


def is_named(text: str) -> bool:
    """Whether a name written out ends here: «… министрлігі», «… қоры (ЮНИСЕФ)»."""
    text = re.sub(rf" ?\((?:{ABBREVIATION}|[А-Я]{{2,}})\)$", "", text)
    last = re.search(rf"[{LETTERS}-]+$", text)
    form = NOUNS.read(last[0]) if last else None
    if UNITED_NATIONS.fullmatch(text):
        return True
    # The Government is named in few ways, all of which `body` knows.
    if not form or form.case is not Case.NOMINATIVE or form.lemma == "үкімет":
        return False
    # «адам құқықтары жөніндегі ұлттық орталық»: what it is for tells the noun.
    return form.possessed or form.plural or form.lemma not in ONLY_POSSESSED or "жөніндегі" in text


def _quoted(text: str) -> bool:
    """«"Самұрық-Қазына" АҚ», «"ҚазМұнайГаз" ҰК" АҚ», «"Атамекен" палатасы», «АҚ "Қазпошта"»."""
    if not re.search('[«"“„]', text):
        return False
    last = text.rsplit(" ", 1)[-1]
    first = text.split(" ", 1)[0]
    closed = text[-1] in '»"”“' and abbreviation(first) is not None
    inside = text.strip('«»"“”„')
    both = len(text) == len(inside) + 2 and text[1:-1] == inside
    closed = closed or (both and is_named(inside))
    return closed or abbreviation(last) is not None or is_named(text)
