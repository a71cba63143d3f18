"""What an amending instruction does, by its verb and the parts before it."""

import re
from typing import Final

from plan_site.language.forms.instruction_meaning import Meaning
from plan_site.language.forms.instruction_parts import parts
from plan_site.language.forms.instruction_values import Instruction
from plan_site.language.forms.print_variants import UnreadFormError, plain, unended
from plan_site.language.forms.revocation import revoked
from plan_site.language.values import Effect

QUOTED: Final = re.compile(r"\"([^\"]*)\"|«([^«»]*)»|“([^“”]*)”|„([^„“”]*)[“”]")
VERBS: Final = tuple(
    (re.compile(pattern + r"\Z"), effect)
    for pattern, effect in (
        (
            r"осы қаулыға(?: (?P<annex>[0-9]{1,3})-| )қосымшаға сәйкес (?:жаңа )?редакцияда "
            r"(?:жазылсын|баяндалсын)",
            Effect.RESTATED,
        ),
        (
            r"(?:мынадай|жаңа|келесі|төмендегі|‹(?P<inline>[0-9]+)› деген) редакцияда "
            r"(?:жазылсын|баяндалсын)",
            Effect.SUBSTITUTED,
        ),
        (r"толықтырылсын", Effect.INSERTED),
        (r"ал(?:ып|ынып) таст(?:алсын|алынсын)", Effect.REPEALED),
        (r"күш(?:і жойылды|ін жойған|і жойылған|ін жойды) деп танылсын", Effect.REPEALED),
        (r"ауыстырылсын", Effect.WORDS_SUBSTITUTED),
        (r"(?:болып|деп) (?:есептелсін|саналсын)", Effect.RENUMBERED),
    )
)
ENUMERATED: Final = re.compile("^(?:[0-9]{1,2}|[а-яәғқңөұүһі])\\) ")
"""«1) …»: the instruction's own number in the act."""


def instruction(phrase: str) -> Instruction:
    """The instruction that a phrase is; UnreadFormError names the part that no rule reads."""
    text = unended(plain(phrase, "instruction")).replace("\n", " ")
    text = ENUMERATED.sub("", text)
    quoted: list[str] = []

    def keep(match: re.Match[str]) -> str:
        quoted.append(next(group for group in match.groups() if group is not None).strip())
        return f"‹{len(quoted) - 1}›"

    text = QUOTED.sub(keep, text).lower().replace("кіші бөлім", "кішібөлім")
    if re.search(r"[\"«»“”„]", text):
        raise UnreadFormError("instruction", phrase, text)
    if acts := revoked(text):
        return Instruction(said=phrase, effect=Effect.REVOKED, act=True, acts=acts)
    for verb, effect in VERBS:
        if match := verb.search(text):
            found = list(parts(text[: match.start()], tuple(quoted), phrase))
            annex = match.groupdict().get("annex")
            inline = match.groupdict().get("inline")
            whole = effect is Effect.RESTATED
            made = Meaning(phrase, found, effect, quoted[int(inline)] if inline else None)
            return made.restated(annex) if whole else made.value()
    raise UnreadFormError("instruction", phrase, text)
