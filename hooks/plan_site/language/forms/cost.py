"""An expected cost → sums, or which way it is not said."""

import re
from typing import Final

from plan_site.language.forms.amounts import amounts
from plan_site.language.forms.budgets import NO_FIGURE, budget, not_required, within
from plan_site.language.forms.print_variants import (
    LETTERS,
    UnreadFormError,
    plain,
    unended,
    vocabulary,
)
from plan_site.language.values import Cost, CostKind, Every

TO_BE_SET: Final = re.compile(
    r"(?P<of>(?:.* )?)(?:айқындал|анықтал|белгілен|нақтылан|есептел|бекітіл|қалыптастырыл)"
    r"(?:ады|еді|атын болады|етін болады)"
)
OF_SETTING: Final = vocabulary(
    """
    бюджетті бюджет бюджеттік бюджеттің нақтылау қалыптастыру бекіту кезінде барысында кезде
    тиісті қаржы жылына жылға жылғы жылы жылдарға жылдардағы жылдың арналған
    республикалық жергілікті
    қаржыландыру көлемі     көлемдері сомасы соманы қаражат
    қаражаттың шығыс шығыстар шығындар шығыны мөлшері құны іс-шараның
    іс-шаралар жоба жобаның жобалар әзірленгеннен кейін қорытындысы қорытындылары бойынша нәтижелері
    өтінім өтінімдер негізінде шеңберінде сатып алу мемлекеттік үш жылдық жыл сайын ескеріле отырып
    есептеулерге есептер сәйкес құжаттама құжаттамаға құжаттамасы құжаттамасына құжаттарға смета
    сметалық жобалау-сметалық бұдан әрі кейінірек қосымша РБК-ның
    рбк тэн жсқ пско тэо шешімімен шешімі шешіміне комиссия комиссияның әзірлеу әзірлегеннен жасау
    келісу талқылау іске асыру жоспарлау кезеңінде және қажеттілік қажеттілікке қарай ұсыныстар
    """
)
YEARS: Final = re.compile(r"\b(?:19|20)[0-9]{2}(?: ?[–-] ?(?:19|20)[0-9]{2})?(?= жыл)")
FOLLOWED: Final = re.compile(
    r"(?:(?:ТЭН|ЖСҚ|ҚЭН|ЖСҚ|ПСД|ТЭО)-(?:ге|ке|ға|қа)"
    r"|(?:жобалау-сметалық|жобалық-сметалық|техникалық|сметалық) құжаттамаға"
    r"|(?:техникалық-экономикалық|қаржылық-экономикалық) негіздемеге"
    r"|(?:РБК|БК|(?:республикалық |облыстық |)бюджет(?:тік)? комиссиясы)(?:-?ның)?"
    r" шешім(?:ін|дерін)е"
    r"|(?:бюджеттік )?өтінім(?:дер)?ге|бюджетке|есептеулерге|сметаға|шарт(?:тар)?ға) сәйкес"
    r"|(?:ТЭН|ЖСҚ|ҚЭН|(?:РБК|(?:республикалық )?бюджет(?:тік)? комиссиясы)(?:-?ның)? шешімі"
    r"|(?:(?:мемлекеттік )?сатып алу|конкурс|тендер)"
    r" (?:қорытынды|нәтиже)(?:сы|лары|сі|лері)) бойынша",
    re.I,
)


def cost(phrase: str) -> Cost:
    """Sums as printed; not required, no figure, within means, to be set; else UnreadFormError."""
    text = plain(phrase, "cost")
    if re.fullmatch("[–-]{1,3}", text):
        return Cost(said=phrase, kind=CostKind.NO_FIGURE)
    if read := amounts(text.rstrip(" ;,\n")):
        found, every = read
        often = Every.YEAR if every else None
        return Cost(said=phrase, kind=CostKind.AMOUNTS, amounts=found, every=often)
    text = " ".join(unended(text).split())
    if not_required(text):
        return Cost(said=phrase, kind=CostKind.NOT_REQUIRED)
    if NO_FIGURE.fullmatch(text.lower()):
        return Cost(said=phrase, kind=CostKind.NO_FIGURE)
    means = _means(YEARS.sub("", text).replace("  ", " ").strip())
    if means is not None:
        named = means[0] if len(means) == 1 else None
        return Cost(said=phrase, kind=CostKind.WITHIN_MEANS, budget=named)
    setting = TO_BE_SET.fullmatch(text.lower())
    of = YEARS.sub("", setting["of"]) if setting else ""
    known = setting and all(word.strip(",") in OF_SETTING for word in of.split())
    if known or FOLLOWED.fullmatch(text):
        return Cost(said=phrase, kind=CostKind.TO_BE_SET)
    raise UnreadFormError("cost", phrase, text)


def _means(text: str) -> tuple[str, ...] | None:
    """«бюджет қаражаты шегінде», «РБ (көзделген қаражат шегінде)»."""
    match = re.fullmatch(rf"(?P<budget>[{LETTERS}]+) \((?P<means>[^()]+)\)", text)
    if not match:
        return within(text)
    named, means = budget(match["budget"]), within(match["means"])
    return (named, *means) if named and means is not None else None
