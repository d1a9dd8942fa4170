"""The sex that kinship straight before a name tells: "vợ cháu là Võ Thị Thu", "thằng út Lê Bá Lâm"."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.domain.folding import CAPITAL, fold
from bot.domain.line_lists.fields.levels import comes_after
from bot.domain.line_lists.fields.scan import Scan
from bot.domain.line_lists.naming.names import Name

_OF_WHOM = (
    rf"(?: (?:cháu|em|tôi|mình|anh|chị|ông|bà|chú|cô|nó|ấy|chau|toi|minh|ong|ba|chi|no|ay)(?: {CAPITAL}[^\W\d_]*)?)?"
)
_KIN = re.compile(
    r"(?<![^\W_])(?:(?P<female>vợ|vo|mẹ|me|má|con gái|con gai|con dâu|con dau|cháu gái|chau gai|chị gái|chi gai|em gái|"
    r"em gai|chị dâu|em dâu|mẹ vợ|mẹ chồng|bà nội|bà ngoại)|"
    r"(?P<male>chồng|chong|bố|bo|con trai|con rể|con re|cháu trai|chau trai|anh trai|em trai|em rể|anh rể|bố vợ|"
    rf"bố chồng|ông nội|ông ngoại)){_OF_WHOM}(?: (?:tên|ten|là|la)){{1,2}} $|"
    r"(?<![^\W_])(?:(?P<daughter>con gái|con dâu|cháu gái|chị gái|em gái|chị dâu|em dâu)|"
    r"(?P<son>con trai|con rể|cháu trai|anh trai|em trai|em rể|anh rể)) $|"
    r"(?<![^\W_])(?P<boy>thằng út|thằng cả|thằng lớn|cậu út) $|"
    r"(?<![^\W_])(?:bà|ba|người|nguoi|cô|co|chị|chi|anh|ông|ong|cậu|cau|thằng|thang|bé|be|đứa|dua|cháu|chau) "
    r"(?:(?P<wife>vợ|con gái|con gai|con dâu|con dau|cháu gái|chau gai|em gái|em gai|mẹ)|"
    r"(?P<husband>chồng|con trai|con rể|con re|cháu trai|chau trai|em trai|bố))(?: (?:là|tên|ten|la)){0,2} $",
    re.IGNORECASE,
)


_BESIDE = re.compile(
    r"(?<![^\W_])(?:(?P<female>vợ|mẹ(?: vợ| chồng| đẻ)?)|(?P<male>(?<!mẹ )(?<!chị )(?<!em )(?<!anh )chồng|"
    r"bố(?: vợ| chồng)?)) $",
    re.IGNORECASE,
)


_LABEL = re.compile(r"(?:^|[,;(\n]\s?)(?:(?P<male>ông|anh|chú)|(?P<female>bà|chị|cô))\s?:\s{1,2}$", re.IGNORECASE)


_OF_KIN = re.compile(
    r"(?<![a-z])(?<!va )(?<!cung )(?<!voi )(?<!co )(?:(?P<her>vo|con gai|con dau|em gai|chi gai|chau gai|me)|"
    r"(?P<him>chong|con trai|con re|em trai|"
    r"anh trai|chau trai|bo))(?: cua)? $"
)
_LEVEL_BEHIND = re.compile(r"\s?[(,]\s?(?:la )?(?P<level>f\s?[0-3])\s?\)?(?=\s*(?:$|[,;.)\n-]))")


def is_of_other_sex(lead: str, name: Name) -> bool:
    """Whether the kinship before a name is not his own but that to him: "vợ Lê Văn Khải", "con trai Hồ Thị Na"."""
    found = _OF_KIN.search(lead)
    middle = fold(name.full_name).split(" ")[1:-1] if found is not None else []
    return found is not None and ("van" if found["her"] else "thi") in middle


def is_of_level_before(scan: Scan, name: Name, level: str | None) -> bool:
    """Whether behind somebody's relative stands the level that those met who are listed: "là vợ Lê Văn Khải (F1)"."""
    found = _LEVEL_BEHIND.match(scan.folded, name.end)
    return found is not None and comes_after(level, found["level"].upper().replace(" ", ""))


def with_sex_of_kin(scan: Scan, name: Name) -> Name:
    """The name, with the sex that the kinship straight before it tells."""
    label = _LABEL.search(scan.text, max(0, name.lead - 8), name.lead) if not name.sex else None
    if label is not None:
        return replace(name, sex="nam" if label["male"] else "nữ")
    found = _KIN.search(scan.text, max(0, name.lead - 30), name.lead) if not name.sex else None
    if found is None:
        beside = _BESIDE.search(scan.text, max(0, name.lead - 12), name.lead) if not name.sex else None
        told = any(mark.kind in ("birth", "age") and 0 <= mark.start - name.end <= 8 for mark in scan.marks)
        return replace(name, sex="nam" if beside["male"] else "nữ") if beside and told else name
    return replace(name, sex="nữ" if found["female"] or found["daughter"] or found["wife"] else "nam")
