"""Which acts a phrase revokes as a whole: «… № 748 қаулысының күші жойылды деп танылсын»."""

import re
from typing import Final

from plan_site.language.forms.months import MONTHS

CITED: Final = (
    r"(?:‹[0-9]+› )?(?:(?:қазақстан республикасы|қр) үкіметінің )?20[0-9]{2} жылғы "
    rf"[0-9]{{1,2}} (?:{'|'.join(MONTHS)})(?:дағы|дегі|тағы|тегі) № ?(?P<number>[0-9]{{1,5}}) "
    r"қаулысы(?:ның)?(?: \([^()]*\))?"
)
"""An act as acts cite it; behind it may stand where it was published."""
NAMELESS: Final = CITED.replace("?P<number>", "?:")
REVOCATION: Final = re.compile(
    rf"(?:[0-9]{{1,2}}\. )?(?P<acts>{NAMELESS}(?:(?:, |; | және | мен ){NAMELESS})*) "
    r"күш(?:і жойылды|ін жойған|і жойылған|ін жойды) деп танылсын"
)


def revoked(text: str) -> tuple[str, ...]:
    """The numbers of the acts that a phrase revokes; none where it does something else.

    `text` is in small letters, with `‹0›` for what it quotes.
    """
    match = REVOCATION.fullmatch(text)
    return tuple(each["number"] for each in re.finditer(CITED, match["acts"])) if match else ()
