"""Words that look like a name and are a land, a province or a commune."""

from __future__ import annotations

import re

from bot.domain.folding import fold_aligned
from bot.domain.line_lists.names import Name
from bot.domain.line_lists.scan import Scan

_LANDS = frozenset(
    (
        "viet nam",
        "han quoc",
        "trung quoc",
        "dai loan",
        "thai lan",
        "ha noi",
        "ha tinh",
        "ha nam",
        "ha giang",
        "ha dong",
        "thai binh",
        "thai nguyen",
        "cao bang",
        "lai chau",
        "lam dong",
        "lao cai",
        "vu quang",
        "dong nai",
        "dong thap",
        "ninh binh",
        "ninh thuan",
        "thach ha",
        "thach hoi",
        "bach mai",
        "tra vinh",
        "ho chi minh",
        "ly son",
        "hoang mai",
        "loc ha",
        "hong kong",
    )
)
"""Countries, provinces and districts whose first word could be a family name."""


def is_land(scan: Scan, name: Name, *, told: bool) -> bool:
    """Whether what looks like a name is a land or a province, and nothing is `told` of somebody called so."""
    if name.slotted or fold_aligned(name.full_name) not in _LANDS or name.lead != name.start:
        return False
    return not told and scan.text[name.start].isupper()


_AT_PLACE = re.compile(
    r"\W*(?:chợ|quán|tiệm|chùa|siêu thị|nhà (?:hàng|xe|nghỉ|thuốc|may|máy|thờ)|khách sạn|sân|bến|cửa hàng|cảng|phòng|"
    r"công ty|cty|xưởng|rạp|quầy|sạp|bãi|xe|chuyến|tàu|karaoke|cafe|cà phê|spa|trường|bệnh viện|bv|đại lý|tạp hóa|"
    r"hiệu|ga|resort|gara|salon|hội trường|cơ sở)(?!\w)[^,;:(.\n\d]{0,24}$",
    re.IGNORECASE,
)


def is_called_place(scan: Scan, name: Name) -> bool:
    """Whether a line begins with a place that is called so: "5. Xe khách Hoàng Long 11/6"."""
    begin = scan.text.rfind("\n", 0, name.start) + 1
    if name.lead != name.start or not 1 < name.start - begin < 40:
        return False
    return _AT_PLACE.match(scan.text[begin : name.start]) is not None and not scan.tells_behind(
        name.end, ("birth", "age"), within=6
    )


_AFTER_HAMLET = re.compile(r"\s?[,\-–(]\s?")
_TOLD_OF = re.compile(
    r"\s?[,(\-–]?\s?(?:sn|ns|sinh|(?:19|20)\d\d|nam|nu|vo|chong|con|me|bo|em|chau|f\s?[0-3])(?![a-z])"
)


_THERE = re.compile(
    r"(?<![^\W_])(?:bên|ở|tại|tận|quê|trú|sang|(?:về|đi|ra|vào|lên|xuống)(?: từ)?|(?:về|đi|ra|vào|đến) từ|"
    r"(?:ben|tai|tan|que|tru|sang|ve|len|xuong)) $",
    re.IGNORECASE,
)


def is_commune(scan: Scan, name: Name) -> bool:
    """Whether two words are a commune: "Cao Thắng, Thạch Thắng - 0967000551", "ở với ông bà bên Thạch Khê"."""
    if name.full_name.count(" ") != 1 or name.lead != name.start:
        return False
    if _THERE.search(scan.text, max(0, name.start - 12), name.start) and not name.slotted:
        return _TOLD_OF.match(scan.folded, name.end) is None and scan.text[name.start].isupper()
    hamlets = [mark.end for mark in scan.marks if mark.kind == "hamlet" and mark.end <= name.start]
    if not hamlets or _AFTER_HAMLET.fullmatch(scan.folded, max(hamlets), name.start) is None:
        return False
    return _TOLD_OF.match(scan.folded, name.end) is None
