"""Sources of funds → budgets and other sources, in the order printed."""

import re

from plan_site.language.forms.bodies import abbreviation, body
from plan_site.language.forms.budgets import BUDGETS, NO_FIGURE, budget, not_required, within
from plan_site.language.forms.funding_words import (
    BRACKET,
    BUDGET,
    ELSEWHERE,
    JOIN,
    KINDS,
    MONEY,
    OF_ORDERS,
    OF_SOURCES,
    PROGRAMME,
    SAME,
    SOURCES,
)
from plan_site.language.forms.print_variants import (
    UnreadFormError,
    plain,
    unended,
)
from plan_site.language.values import Funding


class Sources:
    """What pieces have said so far."""

    def __init__(self) -> None:
        self.terms: list[str] = []
        self.other: list[str] = []
        self.programme: list[str] = []
        self.within_means = False
        self.by_agreement = False

    def piece(self, text: str) -> bool:
        """Takes in a piece; False where it is none."""
        match = BRACKET.fullmatch(text)
        if match:
            if short := budget(match["inside"]):
                # «республикалық бюджет (РБ)»: the name and its abbreviation.
                return self._budget(match["name"]) and self.terms[-1] == short
            agreed = match["inside"].lower() in ("келісу бойынша", "келісім бойынша")
            self.by_agreement = self.by_agreement or agreed
            return self._source(match["name"], agreed) and (agreed or self._inside(match["inside"]))
        return self._means(text) or self._source(text)

    def _means(self, text: str) -> bool:
        budgets = within(text)
        self.within_means = self.within_means or budgets is not None
        self.terms += budgets or ()
        return budgets is not None

    def _inside(self, text: str) -> bool:
        if self._means(text):
            return True
        if match := PROGRAMME.fullmatch(text):
            self.programme.append(match["number"] or match["behind"])
            return True
        if (short := abbreviation(text)) and not budget(short):
            # «РБ (ДСМ)»: through which body.
            self.other.append(short)
            return True
        *words, last = text.lower().split()
        if OF_SOURCES.issuperset(words) and SOURCES.read(last):
            self.other.append(text)
            return True
        if last in ("шеңберінде", "бойынша") and words and OF_ORDERS.issuperset(words):
            self.other.append(text)
            return True
        return False

    def _source(self, text: str, agreed: bool = False) -> bool:
        if match := PROGRAMME.search(text):
            if match.end() != len(text):
                return False
            self.programme.append(match["number"] or match["behind"])
            text = text[: match.start()].strip().removesuffix(",").removesuffix(" –").strip()
            short = abbreviation(text)
            if short and not budget(short):
                self.other.append(short)
                return True
            return not text or self._source(text)
        if match := ELSEWHERE.fullmatch(text):
            if not (match["law"] or match["more"]):
                return False
            law = re.sub("сын?(?=да|мен)", "", f"{match['law'] or ''} ").lstrip()
            self.other.append(f"{law}{match['more']}көздер")
            return True
        return self._budget(text) or self._named(text, agreed)

    def _budget(self, text: str) -> bool:
        """«РБ», «РБ қаражаты есебінен», «республикалық және жергілікті бюджеттер»."""
        words = text.split()
        if words and words[-1] == "есебінен":
            words.pop()
        if len(words) > 1 and (money := MONEY.read(words[-1])):
            if money.case.value not in ("nominative", "ablative"):
                return False
            words.pop()
        if len(words) == 1:
            if short := budget(words[0]):
                self.terms.append(short)
                return True
            return self._alone(text, words[0])
        *kinds, noun = [word.lower() for word in words] or [""]
        form = BUDGET.read(noun)
        if not form or not kinds or form.case.value not in ("nominative", "ablative", "genitive"):
            return False
        kinds = [kind.removesuffix(",") for kind in kinds if kind not in ("және", "мен")]
        if not KINDS.issuperset(kinds):
            return False
        self.terms += [BUDGETS.get(kind, f"{kind} бюджет") for kind in kinds]
        return True

    def _alone(self, text: str, word: str) -> bool:
        """An abbreviation: alone a source, before «қаражаты» a fund's or another body's."""
        short = abbreviation(word)
        if not short or (text != word and not short.endswith("Қ")) or self.by_agreement:
            return False
        self.terms.append(short)
        return True

    def _named(self, text: str, agreed: bool) -> bool:
        """«жеке инвестициялар», «ЮНИСЕФ қаражаты», «халықаралық ұйымдардың гранттары»."""
        text = re.sub(" (?:есебінен|шеңберінде|аясында)$", "", text)
        if agreed and (named := body(text)):
            self.other.append(named)
            return True
        *words, noun = text.split() or [""]
        form = SOURCES.read(noun)
        if not form or form.case.value not in ("nominative", "ablative"):
            return False
        owner = " ".join(words)
        if form.lemma in ("қаражат", "қаржы", "көз") and not words:
            return False
        if any(word.lower() in BUDGETS for word in words):
            return False
        if OF_SOURCES.issuperset(word.lower() for word in words):
            said = text.lower()
            self.terms.append(SAME.get(said, said.replace("ұлттық қор", "Ұлттық қор")))
            return True
        if named := body(re.sub("(?:ның|нің|дың|дің|тың|тің)$", "", owner).removesuffix("-")):
            self.other.append(named)
            return True
        return False


def funding(phrase: str) -> Funding:
    """Terms, what is within the means, and other sources; UnreadFormError for what is none."""
    text = plain(phrase, "funding")
    if re.fullmatch("[–-]{1,3}", text) or NO_FIGURE.fullmatch(unended(text).lower()):
        return Funding(said=phrase)
    text = unended(text)
    if not_required(" ".join(text.split())):
        return Funding(said=phrase, not_required=True)
    found = Sources()
    for piece in _pieces(text):
        if not found.piece(piece):
            raise UnreadFormError("funding", phrase, piece)
    if len(set(found.terms)) != len(found.terms):
        raise UnreadFormError("funding", phrase, text)
    return Funding(
        said=phrase,
        terms=tuple(found.terms),
        within_means=found.within_means,
        other=", ".join(found.other) or None,
        programme=tuple(found.programme),
        by_agreement=found.by_agreement,
    )


def _pieces(text: str) -> list[str]:
    """What joins part; «республикалық және жергілікті бюджет» is one piece."""
    text = re.sub(r"\s+", " ", text.replace("\n", ", ").replace(",,", ","))
    found: list[str] = []
    depth = start = at = 0
    while at < len(text):
        depth += (text[at] in "(«") - (text[at] in ")»")
        depth ^= 64 if text[at] == '"' else 0
        match = JOIN.match(text, at) if depth == 0 else None
        last = text[start:at].rsplit(" ", 1)[-1].lower()
        if match and last not in KINDS:
            found.append(text[start:at])
            start = at = match.end()
        else:
            at += 1
    return [*found, text[start:]]
