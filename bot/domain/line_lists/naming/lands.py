"""Words that look like a name and are a land, a province or a commune."""

from __future__ import annotations

import re

from bot.domain.folding import CAPITAL, fold_aligned
from bot.domain.line_lists.fields.scan import Scan
from bot.domain.line_lists.naming.names import Name
from bot.domain.line_lists.naming.vocabulary import words

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


_IS_LABEL = re.compile(rf"\s(?:[sS]ố |[tT]hứ |SỐ )?\d{{1,2}}\s?[:.]\s{{1,2}}{CAPITAL}")
"""Behind words with which each entry begins: "THUYỀN VIÊN 1: TRƯƠNG VĂN NGẠN"."""


def is_called_place(scan: Scan, name: Name) -> bool:
    """Whether a line begins with a place that is called so, "5. Xe khách Hoàng Long 11/6", or with a label."""
    if name.start == 0 and _IS_LABEL.match(scan.text, name.end):
        return True
    begin = scan.text.rfind("\n", 0, name.start) + 1
    if name.lead != name.start or not 1 < name.start - begin < 40:
        return False
    return _AT_PLACE.match(scan.text[begin : name.start]) is not None and not scan.tells_behind(
        name.end, ("birth", "age"), within=6
    )


_JOINS_NAMES = words(
    """và với là gồm có của tên cùng em cháu con vợ chồng mẹ bố thêm cho do tx gặp nam nữ ông bà anh chị cô chú bác dì
    cậu bé cụ bạn thằng f thứ thì còn nhà hộ nguồn lây từ theo xúc lq quan
    nguon lay tu theo xuc va voi la gom co cua ten cung"""
)
_CLOSES = re.compile(r"\s?(?:[.,;]|$)")
_WORD_BEFORE = re.compile(r"(?P<word>[^\W\d_]+) $")


def is_shops(scan: Scan, name: Name) -> bool:
    """Whether two words close what is no person: "vào cửa hàng xăng dầu Thạch Thắng. Người bán: chị ..."."""
    if name.slotted or name.lead != name.start or name.full_name.count(" ") != 1:
        return False
    before = _WORD_BEFORE.search(scan.text, max(0, name.start - 10), name.start)
    if before is None or not before["word"].islower() or before["word"] in _JOINS_NAMES or scan.text.islower():
        return False
    closed = scan.text[name.end - 1] == "." or _CLOSES.match(scan.text, name.end) is not None
    return closed and not scan.tells_behind(name.end, ("birth", "age", "phone", "sex", "hamlet", "level"), within=6)


_FROM = re.compile(
    r"(?<![a-z])(?:(?P<home>que|que quan|que goc|goc|nguyen quan|nguoi goc|sinh ra|lon len)|ho khau|hktt|thuong tru|"
    r"tam tru|ve tu|tro ve tu|di tu|den tu|lam viec|di lam|dang lam|song|o tro)(?: o| tai| tu| goc| la)? ?:? ?$"
)
_LIVES_AT = re.compile(r"(?<!\w)(?:ở|o|tại|tai|về|ve|vào|vao|ra|tỉnh|tinh|huyện|huyen|thị trấn) $", re.IGNORECASE)


_PEOPLE_OF = re.compile(
    r"(?<!\w)(?:công dân|cong dan|bà con|ba con|(?:các|của|là|cac|cua|la) (?:người|ng|nguoi)|hành khách|hanh khach) $|"
    r"^(?:người|nguoi) $",
    re.IGNORECASE | re.MULTILINE,
)
_REPORTS = re.compile(r" (?:xin |kinh )?(?:bao (?:lai|cao|tin)|gui lai|thong bao)(?![a-z])")
_BEGINS = re.compile(r"(?:^|[.!?\n]\s{1,2})$")


def _reports(scan: Scan, name: Name) -> bool:
    """Whether a sentence says which commune wrote it: "... hạn đến 1/7. Thạch Thắng báo lại"."""
    return _REPORTS.match(scan.folded, name.end) is not None and bool(_BEGINS.search(scan.text, 0, name.start))


def is_place_from(scan: Scan, name: Name, *, told: bool) -> bool:
    """Whether what looks like a name is where somebody comes from or lives: "quê gốc Can Lộc", "ở Vũ Quang"."""
    if name.slotted or name.lead != name.start:
        return False
    comes = _FROM.search(scan.folded, max(0, name.start - 30), name.start)
    if comes is not None and (comes["home"] or not told):
        return True
    two_words = name.full_name.count(" ") == 1 and not told and not name.slotted
    if two_words and (_PEOPLE_OF.search(scan.text, 0, name.start) or _reports(scan, name)):
        return True
    return two_words and _LIVES_AT.search(scan.text, max(0, name.start - 12), name.start) is not None


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
