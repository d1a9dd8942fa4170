"""People of the list whom a line only mentions: "chồng bà Đào" says that Đào, listed elsewhere, is a woman."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bot.domain.folding import name_key
from bot.domain.line_lists.entries.merging import Gathered
from bot.domain.line_lists.fields.scan import Scan
from bot.domain.line_lists.naming.names import SEX_OF

Mention = tuple[str, str]
"""A folded name, of which the last word is certain, and the sex that the word of address before it tells."""

_BY_GIVEN = re.compile(
    r"(?<![a-z])(?:vo|chong|con|con (?:trai|gai|dau|re|ut|ca)|me(?: vo| chong| de)?|bo(?: vo| chong| de)?|cha|em|"
    r"(?:em|anh|chau) trai|(?:chi|em|chau) gai|chau|chau (?:noi|ngoai)|gap|nha|nguoi nha|hang xom|hang xom nha|ban|tx|"
    r"theo|tiep xuc|tx voi|tiep xuc voi|luu y|rieng|con lai|voi|cua|cung|cho)"
    r" (?:cua )?(?P<address>ong|ba|anh|chi|chu|co|di|cau|thim|mo|a|c) (?P<given>[^\W\d_]{2,7})(?![^\W_])(?P<next> \S|)"
)


_SEXES = {"ba": "nữ", "a": "nam", "c": "nữ"}


def mentions_of(scan: Scan) -> Iterator[Mention]:
    """Everybody whom a line mentions with a word of address, and does not list."""
    for mark in scan.marks:
        if mark.kind == "name" and mark.extra != "person" and mark.value.sex:
            yield name_key(mark.value.full_name), mark.value.sex
    for found in _BY_GIVEN.finditer(scan.folded):
        address = scan.text[found.start("address") : found.end("address")].lower()
        sex = _SEXES.get(address, SEX_OF.get(address))
        following = scan.text[found.end("next") - 1] if found["next"] else ""
        written = scan.text[found.start("given")]
        if sex and (written.isupper() or scan.text.islower()) and not following.isupper():
            yield found["given"], sex


def apply_mentions(mentions: Sequence[Mention], people: Sequence[Gathered]) -> None:
    """Say the sex of those mentioned, where one person alone is called so and nothing else tells it."""
    keys = [(name_key(each.draft.full_name), each) for each in people] if mentions else []
    for name, sex in dict.fromkeys(mentions):
        keys = [(key, each) for key, each in keys if each.draft.said.get("change") != "removed"]
        called = [each for key, each in keys if key == name or key.endswith(f" {name}")]
        if len(called) == 1 and called[0].draft.said.get("sex") is None:
            called[0].draft.said["sex"] = sex
