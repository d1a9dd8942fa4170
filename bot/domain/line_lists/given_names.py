"""Sources named by their given name alone: "F2 của ông Phùng", "tx 6/6 với Khải"."""

from __future__ import annotations

import re

from bot.domain.line_lists.merging import Gathering, level_of

_CALLED = re.compile(
    r"(?<![a-z])(?:cua|voi|(?:tx|t/x|tiep xuc(?: gan| truc tiep| lan cuoi)?|gap)(?: voi| cung)?|lien quan(?: den)?|lq|"
    r"lay tu|cung voi)\s{1,2}(?:f\s?[0-3]\s)?"
    r"(?:(?:ong|ba|anh|chi|em|co|chu|bac|chau|di|cau|cu|be)\s{1,2})?(?P<given>[^\W\d_]{2,7})(?P<next>\s+[^\W\d_]|)"
)


_THIS_ONE = re.compile(
    r"(?<![a-z])(?:cua|tx|tiep xuc(?: voi)?|lien quan(?: den)?|voi|lq)\s{1,2}(?:ca|truong hop|benh nhan|bn|nguoi|"
    r"f\s?[0-2]|"
    r"anh|chi|ong|ba|em|chau|ca benh|ca f0)(?: duong tinh| f\s?\d)? (?:nay|tren|vua neu|noi tren|o tren|"
    r"ke tren)(?![a-z])"
)


def source_called(gathering: Gathering, text: str, folded: str, level: str | None) -> str | None:
    """The full name of the one person above, of the level before this one, whom a text calls by his given name."""
    if level is None or not gathering.people:
        return None
    if _THIS_ONE.search(folded):
        upstream = [each for each in gathering.people if _is_before(level_of(each), level)]
        if upstream:
            return upstream[-1].draft.said.get("case_code") or upstream[-1].draft.full_name
    small = text.islower()
    for found in _CALLED.finditer(folded):
        written = text[found.start("given") : found.end("given")]
        following = text[found.end() - 1] if found["next"] else ""
        if not (written[0].isupper() or small) or following.isupper():
            continue
        called = gathering.by_given.get(found["given"], [])
        upstream = [each for each in called if _is_before(level_of(each), level)]
        if len(upstream) == 1:
            return upstream[0].draft.full_name
    return None


def _is_before(upstream: str | None, level: str) -> bool:
    return upstream is not None and int(upstream[1]) + 1 == int(level[1])
