"""Deadlines without a date: tied to a plan, a need or an event."""

import re
from typing import Final

from plan_site.language.forms.cases import Nouns
from plan_site.language.forms.numbers import CARDINALS
from plan_site.language.forms.print_variants import LETTERS, vocabulary
from plan_site.language.values import Deadline, DeadlineKind

REFERENCES: Final = {
    "жоспар": "plan",
    "кесте": "schedule",
    "график": "schedule",
    "бағдарлама": "programme",
    "шарт": "contract",
    "келісімшарт": "contract",
    "келісім": "agreement",
    "тапсырма": "instruction",
    "тапсырыс": "instruction",
    "шешім": "decision",
    "заңнама": "law",
    "мерзім": "law",
    "қаулы": "act",
}
"""What a deadline follows."""

OF_REFERENCES: Final = vocabulary(
    """
    бекітілген бекітілетін жеке жекелеген тиісті жылдық тоқсандық айлық жұмыс жұмыстар
    жұмыстары жұмыстарының жобалау заң заңдық іс-шаралар іс-шараларының жиынтық бірлескен
    қабылданған қолданыстағы белгіленген өткізу іске асыру мемлекеттік органның органдардың
    үкіметтің қр күнтізбелік қазақстан республикасының республикасы үкіметінің министрліктің
    комиссияның жасалған отырыс отырыстар отырыстары отырыстарының заңнамада заңда көзделген оқу
    сатып алу мемлекеттік құрылыс
    """
)
YEAR: Final = re.compile("20[0-9]{2}|жылға|жылы|жылдарға|арналған")
NEEDS: Final = re.compile(
    r"қажет(?:тілік)? (?:болған|туындаған|болса|болғанда)(?: (?:жағдайда|кезде|кезінде|сайын))?"
    r"|қажет(?:тілігіне|тілікке|іне) (?:қарай|сәйкес|байланысты)|қажеттілік(?:іне)? бойынша"
    r"|қажет болуына қарай|қажеттілік (?:туындауына|туындағанда)(?: қарай)?"
    r"|қажеттілік шамасына қарай|мүмкіндігінше|қажеттілігі бойынша"
    r"|(?:қаражат|қаржы|қаржыландыру) (?:бөлінген|болған) (?:жағдайда|кезде)"
)
THE_PLANS_OWN: Final = re.compile(
    r"(?:осы )?(?:кешенді )?жоспар(?:ды|дың)? (?:іске асыр(?:у|ылу|ылатын)|орында(?:у|лу|латын)"
    r"|қолданыл(?:у|атын))(?:дың)? (?:кезең|мерзім|уақыт)"
    r"(?:інде|нда|ында|(?:і|ы)?(?: ішінде| бойы| барысында)?)"
    r"|жоспарланған (?:кезең|мерзім)(?:де| ішінде)"
)
"""«Жоспарды іске асыру кезеңінде», «жоспардың қолданылу мерзімі ішінде»."""
EVENTS: Final = {
    "қабылданған": "enactment",
    "бекітілген": "approval",
    "қол қойылған": "signature",
    "қолданысқа енгізілген": "entry into force",
    "күшіне енген": "entry into force",
    "жарияланған": "publication",
    "аяқталған": "completion",
    "нақтыланған": "amendment",
    "іске асырылған": "completion",
    "ратификацияланған": "ratification",
}
TERMS: Final = {"күн": "D", "апта": "W", "ай": "M", "жыл": "Y"}
OF_EVENTS: Final = vocabulary("осы қазақстан республикасының республикасы қр тиісті ресми алғаш")
ACTS: Final = Nouns(
    vocabulary(
        """
        заң қаулы бұйрық жоспар үкімет шешім келісім меморандум тұжырымдама бағдарлама стандарт
        жарлық жоба бюджет құжат хаттама құрылыс іс-шара шарт кодекс өкім ереже қағида
        """
    )
)
"""What is adopted, signed or published; whatever its case."""

NUMBER: Final = "|".join(CARDINALS)
EVENT: Final = re.compile(
    rf"(?P<of>[{LETTERS} -]*?)(?P<event>{'|'.join(EVENTS)})(?:нан|нен)?"
    r"(?: (?:күннен|күнінен|сәттен|кезден))?(?: (?:бастап|кейін|соң))?"
    r"(?: (?:жұмыс|күнтізбелік))?"
    rf"(?: (?:(?P<days>[0-9]{{1,3}})|(?P<word>(?:{NUMBER})(?: (?:{NUMBER}))?))"
    rf" (?:(?:жұмыс|күнтізбелік) )?(?P<unit>{'|'.join(TERMS)})[ыі]?"
    r"(?: (?:ішінде|өткен соң|өткенде|кейін)|нен кейін|нан кейін|дан кейін)?)?"
)
NOUNS: Final = Nouns(REFERENCES)


def other(text: str) -> Deadline | None:
    """A deadline tied to something else; None where the text is none of that kind."""
    text = " ".join(text.lower().split())
    if NEEDS.fullmatch(text):
        return _tied("need")
    if THE_PLANS_OWN.fullmatch(text):
        return _tied("plan")
    return _by_reference(text) or _by_event(text)


def _tied(ref: str, within: str | None = None) -> Deadline:
    return Deadline(said="", kind=DeadlineKind.OTHER, ref=ref, within=within)


def _by_reference(text: str) -> Deadline | None:
    """«бекітілген жоспарға сәйкес», «кесте бойынша», «шартта көзделген мерзімде»."""
    *words, noun, how = f" {text}".split(" ")
    if how in ("мерзімде", "мерзімдерде", "мерзімі"):
        said = [word for word in [*words, noun] if word]
        named = any(NOUNS.read(word) or word == "белгіленген" for word in said)
        known = all(word in OF_REFERENCES or NOUNS.read(word) for word in said)
        return _tied("law") if named and known else None
    form = NOUNS.read(noun)
    dative = form is not None and form.case.value == "dative"
    if not form or not (dative if how in ("сәйкес", "орай", "сай") else how == "бойынша"):
        return None
    if any(word and word not in OF_REFERENCES and not YEAR.fullmatch(word) for word in words):
        return None
    legislative = "заң" in words and form.lemma == "жоспар"
    return _tied("legislative plan" if legislative else REFERENCES[form.lemma])


def _by_event(text: str) -> Deadline | None:
    """«Заң қабылданғаннан кейін үш ай ішінде», «қол қойылған күннен бастап 10 күн ішінде»."""
    match = EVENT.fullmatch(text)
    if not match or any(w not in OF_EVENTS and not ACTS.read(w) for w in match["of"].split()):
        return None
    if match["event"] == text:
        return None
    if not match["unit"]:
        return _tied(EVENTS[match["event"]])
    count = int(match["days"] or 0) or sum(CARDINALS[word] for word in match["word"].split())
    return _tied(EVENTS[match["event"]], f"P{count}{TERMS[match['unit']]}")
