"""Names of people whom others are asked about: "Ai gặp ông Lê Văn Ba (1972) sau ngày 10/6 thì báo trạm"."""

from __future__ import annotations

import re

from bot.domain.line_lists.naming.vocabulary import HON

_WHOEVER_MET = re.compile(
    r"(?<![a-z])(?:ai|nguoi nao|ba con|ho nao|nha nao|nhung ai|nhung nguoi|moi nguoi)(?: [a-z]+){0,3} (?:gap|tiep xuc|"
    rf"tx|o gan|ngoi|di cung|di|lien quan)(?: [a-z]+){{0,2}} {HON}$"
)


def is_sought(lead: str) -> bool:
    """Whether the words before a name ask who met him; he is listed where the text tells more of him."""
    return _WHOEVER_MET.search(lead) is not None


ASKS_WHO_MET = re.compile(
    r"(?:^|[.!?:]\s?)(?:\W|de nghi |moi |nho |neu |dong bao )*(?:ai|nguoi nao|nhung ai|ba con nao|nha nao)"
    r"(?: (?:da|co|tung|nao|di|trot)){0,2} (?:gap|tiep xuc|tx|ngoi|o gan|di cung|den nha)(?![a-z])"
)
"""Before a day, such words ask for others: nothing is told of the one whom they name."""
