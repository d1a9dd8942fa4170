"""Levels in a line that are somebody else's: those of whom its people met, and what brackets tell of others."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from bot.domain.line_lists.fields.levels import comes_after
from bot.domain.line_lists.fields.scan import Mark, Scan
from bot.domain.line_lists.naming.vocabulary import PAIR

_SOURCE_LEVEL = re.compile(
    r"(?:(?<![a-z])(?:cua(?: cac| tung| moi| nhung)?|theo(?: tung| moi| cac)?|"
    r"tx|t/x|txg|(?<!loai )(?<!muc do )(?<!cap do )(?<!muc )tiep xuc(?: gan| truc tiep| lan cuoi){0,3}|lq|"
    r"lien quan(?: den| toi)?|voi|"
    r"voi ca|"
    r"voi truong hop|(?:trung|cung) ten(?: voi)?|lay tu|tu|nguon(?: lay)?|(?<!gui )(?<!bao )(?<!khan )(?<!can )gap|"
    r"(?:(?<!ly )(?<!li )(?<!muc )(?<!cap )do|vi|boi|khi)(?!:? la )|"
    r"(?:vo|(?<!vo )chong|(?<!me )(?<!bo )con|me|(?<!toan )bo|(?<!ong )(?<!ba )chau|"
    r"(?<!anh )(?<!chi )em|anh|chi)(?: (?:trai|gai|dau|re|de|ruot|noi|ngoai|chong|vo))?|"
    r"la nguoi nha)|"
    r"f\s?[0-3]\s?[-/(,:>]?|\()\s{0,2}[:\-]?\s{0,2}(?:la\s)?(?:(?:mot|1|hai|2|cac|ca|truong hop|nguoi) ){0,3}$"
)
_THE_OTHERS = re.compile(
    r"(?<![a-z])khac(?: trong [a-z]+| tren [a-z]+| o [a-z]+)?(?: (?:la|thi|deu|thuoc|dien|xep|duoc|tinh|cung|chi|"
    r"se|vao|phan loai)){1,4} $"
)
"""Before a level that is not of those listed: "Khách các hàng ghế khác là F2, nhà xe sẽ gửi sau"."""
_TO_HOUSE = re.compile(r"(?<![a-z])(?:sang|den|qua|toi|ghe|vao)(?: choi)?(?: o)? nha $")
_CASE_WAS_THERE = re.compile(
    r"(?<=co )f\s?0 (?:la )?b\.?n\s?\d{3,7} (?:da |cung )?"
    r"(?:du|den|di|ngoi|an|o|tham|ghe|co mat|lam|hoc|ve|mua|qua|vao)(?![a-z])"
)
"""As in "đám giỗ ngày 10/6, có F0 BN9992 dự": whom those listed below met."""
_THOSE_ABOVE = re.compile(
    r" (?:nay|tren|ay|noi tren|vua neu) (?:con )?(?:co|gom|gap|lay|tiep xuc)(?: [a-z0-9]+){0,3} f\s?[0-3]"
)
_LISTED_BELOW = re.compile(r"\s(?:sau|duoi day|sau day|co ten)(?![a-z])")
_OF_KIN = re.compile(r"^(?:vo|chong|con|me|bo|chau|em|anh|chi)(?: [a-z]+){0,2} $")
_KIN = "(?:em|cháu|con|anh|chị|vợ|chồng|mẹ|bố)"
_IS_HIMSELF = re.compile(
    r"(?:(?:^|[.!?\n;,]\s?|(?<!\w)(?:xếp|tính|ghi|đưa|báo|cho|coi|xác nhận|xác định|vậy|nên|thì|còn|nay|giờ|lại) )"
    rf"{_KIN}|(?<!\w){_KIN}(?: (?:là|thuộc|diện|vào))+) F\s?[0-3](?!\d)",
    re.IGNORECASE,
)
"""Where a word of kinship before a level calls somebody: "Em F2, liên quan F1 ...", "trạm xếp anh F2"."""
_PAIRS = re.compile(rf"(?<![a-z])(?:hai|ca|2|ca hai|ca 2) {PAIR}(?: nay)?(?: (?:deu|cung))?(?: (?:la|thuoc|dien))* $")
_HE_IS = re.compile(
    r"(?:[,;.] (?:nen |vay )?|(?<![a-z])(?:hai|ba|ca hai|cac|viec|nhung|may|nen|vay|bao|ghi|xep) )"
    r"(?:ong|ba|anh|chi|em|chau|co|chu|bac|cu) (?:deu )?(?:duoc )?(?:la|thuoc|xep|dien) $"
)
LONGEST_JOINT = 30  # characters between a source and his level
_AFTER_SOURCE = re.compile(
    r"\s?(?:\(|,|-|–|la|(?:da |duoc )?(?:xac dinh|xep|ghi)(?: la| vao)?)\s?(?:la )?$|"
    r"\s?[,(\-–]?\s?(?:(?:hien|nay|gio|hom nay|hom qua|vua|moi|da|dang|sau do|sau nay|truoc do|duoc|bi) ){1,4}"
    r"(?:(?:xac dinh|cong bo|ket luan) )?(?:la|thanh|tro thanh) $"
)
_TO_SOURCE = re.compile(r"\s{0,2}(?:lien quan|nguon|lq|lay|goc)?\s{0,2}[:(\-]?\s{0,2}(?:la\s?:?\s?)?")


def _is_of_those_beside(scan: Scan, level: Mark) -> bool:
    """Whether a level is that of a house where people went, or of others who are not listed."""
    if _THE_OTHERS.search(scan.folded, 0, level.start):
        return True
    houses = (mark.value.lead - 1 for mark in scan.marks if mark.kind == "name" and mark.extra == "household")
    return _TO_HOUSE.search(scan.folded, 0, level.start) is not None and level.end in houses


_SOMEBODY = re.compile(
    r"(?<![a-z])(?:ong|ba|anh|chi|em|co|chu|bac|chau|cu|thay|ban|be|gap|tx|tiep xuc|voi|cung|nha|cua)(?![a-z])"
)
_NOT_MET = re.compile(
    r"(?<![a-z])(?:trong do|gom|(?<!hoc )them|truoc|nay|len|thanh|chuyen|con|khong|ko|chua|hoac|hay)(?![a-z])"
)


def _is_met_in_brackets(scan: Scan, level: Mark, kept: Sequence[Mark]) -> bool:
    """Whether brackets behind a level tell whom its people met: "F3 thôn Hồng Lạc (học thêm nhà cô Thúy - F2)"."""
    opened = scan.folded.rfind("(", 0, level.start)
    if opened < 0 or scan.folded.find(")", opened) < level.end:
        return False
    said = scan.folded[opened : level.start]
    behind = any(mark.kind == "level" and mark.end <= opened and comes_after(mark.value, level.value) for mark in kept)
    return behind and _SOMEBODY.search(said) is not None and _NOT_MET.search(said) is None


def without_source_levels(scan: Scan) -> list[Mark]:
    """The marks, without levels that are somebody else's ("tx F1 ...", "F2 (F1 ...)")."""
    kept: list[Mark] = []
    of_others = _told_of_others(scan)
    several = len({mark.value for mark in scan.marks if mark.kind == "level"}) > 1
    whose = ("source", "household") if several else ("source",)
    named = {mark.end for mark in scan.marks if mark.kind == "name" and mark.extra == "source"}
    persons = {mark.value.lead - 1 for mark in scan.marks if mark.kind == "name" and mark.extra == "person"}
    sources = sorted(mark.value.lead for mark in scan.marks if mark.kind == "name" and mark.extra in whose)
    for mark in scan.ordered():
        if any(mark.kind in kinds and start < mark.start < end for start, end, kinds in of_others):
            continue
        if mark.kind == "level" and mark.value == "F0" and _CASE_WAS_THERE.match(scan.folded, mark.start):
            continue
        if mark.kind == "new_level" and _is_of_one_met(scan, mark, named):
            continue
        if mark.kind == "level":
            if _is_of_those_beside(scan, mark) or _is_met_in_brackets(scan, mark, kept):
                continue
            before = scan.folded[max(0, mark.start - 30) : mark.start]
            found = _SOURCE_LEVEL.search(before)
            if found and scan.text[mark.start - len(before) + found.start() :][:3].lower() == "còn":
                found = None  # "còn các F2 ở nhà"
            closes = re.match(r"\s?\)", scan.folded[mark.end : mark.end + 2])
            behind = _AFTER_SOURCE.search(scan.folded, max(0, mark.start - LONGEST_JOINT), mark.start)
            if behind is not None and behind.start() in named:
                continue
            if several and _THOSE_ABOVE.match(scan.folded, mark.end):
                continue  # "Hai F1 này có 2 F2 là ..."
            if mark.end in persons or _LISTED_BELOW.match(scan.folded, mark.end):
                kept.append(mark)
                continue
            at = bisect_left(sources, mark.end)
            if at < len(sources) and _TO_SOURCE.fullmatch(scan.folded, mark.end, sources[at]):
                own = (
                    found is None and scan.folded[sources[at] - 1] == "(" and scan.level != f"F{int(mark.value[1]) + 1}"
                )
                if own and not _has_level(kept, scan, mark):
                    kept.append(mark)  # "Hồ Thị Mười, F2 (Lê Văn Chín)"
                continue
            if comes_after(scan.level, mark.value) and _is_met(scan, mark):
                continue
            if found and _OF_KIN.search(found.group()) and not several and scan.level is None:
                found = None  # "Vũ Thị Hải 1988 vợ F1 (BN9967)"
            if found and _HE_IS.search(before):
                found = None  # "..., chị là F2, người chị gặp là F1 Bùi Đình Chiến"
            if found and _OF_KIN.search(found.group()) and _is_himself(scan, mark):
                found = None
            if found and _PAIRS.search(before):
                found = None  # "hai vợ chồng là F2 của F1 Đỗ Mạnh Hà"
            alone = closes and found and found.group().lstrip().startswith("(")
            if (
                found
                and not alone
                and not (found.group().lstrip().startswith("(") and not _has_level(kept, scan, mark))
            ):
                continue
        kept.append(mark)
    return kept


def _is_of_one_met(scan: Scan, level: Mark, named: set[int]) -> bool:
    """Whether somebody who is met became what a level says: "ăn cơm với ông Lê Văn Ba, nay được xác định là F1"."""
    ends = (end for end in named if 0 < level.end - end < LONGEST_STATUS)
    return any((found := IS_CASE.match(scan.folded, end)) and level.start < found.end() for end in ends)


LONGEST_STATUS = 60  # characters
IS_CASE = re.compile(
    r"\s?[,(\-–]?\s?(?:(?:hien|nay|gio|hom (?:nay|qua)|vua|moi|da|dang|sau (?:do|nay)|truoc do) ){1,3}"
    r"(?:(?:duoc|co ket luan|bi) )?(?:(?:xac dinh|cong bo|xep|ket luan) )?(?:(?:la|thanh|tro thanh) )"
    r"(?:(?:mot|ca|nguoi|benh nhan|ca benh|truong hop) ){0,2}(?:f\s?[01](?!\d)|b\.?n\s?\d{3})"
)
"""What somebody is, behind his name."""


def _is_himself(scan: Scan, level: Mark) -> bool:
    """Whether the word of kinship before a level calls the person himself."""
    if scan.text[level.end : level.end + 2].strip()[:1].isupper():
        return False  # "em F1 Lê Văn Ba"
    return any(
        found.end() == level.end for found in _IS_HIMSELF.finditer(scan.text, max(0, level.start - 30), level.end)
    )


_DOES = re.compile(
    r"(?<![a-z])(?!(?:la|thuoc|dien|loai|thanh|len|xuong|sang|xep|tinh|nay|gio|hien|van|moi|tuong|hop|muc|cap) )"
    r"[a-z]{2,} $"
)


def _is_met(scan: Scan, level: Mark) -> bool:
    """Whether a level closes what somebody did, as that of whom he met: under F2 "cắt tóc cho F1", "bán vé cho F1"."""
    if not any(mark.extra == "person" and mark.end < level.start for mark in scan.marks if mark.kind == "name"):
        return False
    does = _DOES.search(scan.left, max(0, level.start - 12), level.start)
    return does is not None and scan.text[does.start() : level.start].lower() != "cũng "


_OF_THE_NAMED = frozenset(("level", "new_level", "change", "birth", "age", "phone", "sex", "kin", "hamlet"))
_OF_THE_OPENING = _OF_THE_NAMED | {"start", "end", "range", "place"}
_OPENS_WITH = re.compile(
    r"\((?:la )?(?:f\s?[0-3] )?(?:(?!cua|tx|tiep|xuc|voi|gap|lien|lq|nguon|do|vi|vo|chong|con|me|bo|an|di|cung)[a-z]+ )"
    r"{0,2}$"
)
_HIS = re.compile(r"(?:la )?(?:f\s?[0-3] )?(?:da|dang|hien|hien dang|moi|vua|nay)(?![a-z])")
_CALLED = re.compile(
    r"(?<!\w)(?:ông|bà|anh|chị|em|cô|chú|bác|cụ|ong|ba|chi|chu|bac|a|c|b|o)\.? [^\W\d_]{2,7}(?=\s{0,2}\()"
)
_TO_CLOSE = re.compile(r"[^()\n]{0,200}\)")
_BRACKETS = re.compile(r"\s{0,2}\((?P<inside>[^()\n]{0,200})\)")


_HEADS_LIST = re.compile(r"(?:^|[.;:\n])\s*(?:(?:ds|danh sach|cac|nhom) ){0,2}f\s?[23]\s?\((?:la )?(?:f\s?[0-3] )?$")


def _tells_of_list(scan: Scan, source: Mark, end: int) -> bool:
    """Whether brackets behind the level of a list tell how its people are kept: "F2 (F1 Lê Văn Ba, cltn 7/6): ..."."""
    if _HEADS_LIST.search(scan.folded, 0, source.value.lead) is None:
        return False
    return not any(source.end <= mark.start < end and mark.value == "centralised" for mark in scan.of("place"))


def _told_of_others(scan: Scan) -> list[tuple[int, int, frozenset[str]]]:
    """Where brackets tell who somebody else is, and what: "chị Xuyến (chủ quán, F1 ...)", "(cô Hậu là F1, dạy ...)"."""
    found = [
        _BRACKETS.match(scan.folded, mark.end)
        for mark in scan.marks
        if mark.kind == "name" and mark.extra in ("source", "household", "official")
    ]
    behind = [
        (*each.span("inside"), _OF_THE_OPENING if _HIS.match(each["inside"]) else _OF_THE_NAMED)
        for each in found
        if each
    ]
    levels = [mark.start for mark in scan.marks if mark.kind == "level"]
    for called in _CALLED.finditer(scan.text) if len(levels) > 1 else ():
        told = _BRACKETS.match(scan.folded, called.end())
        if told is not None and not all(told.start() < level < told.end() for level in levels):
            behind.append((*told.span(), frozenset(("level",))))  # "nhà a Hùng (F1) có mấy F2 này"
    within = [
        (mark.end, each.end(), _OF_THE_OPENING)
        for mark in scan.marks
        if mark.kind == "name" and mark.extra == "source" and _OPENS_WITH.search(scan.folded, 0, mark.value.lead)
        if (each := _TO_CLOSE.match(scan.folded, mark.end)) and not _tells_of_list(scan, mark, each.end())
    ]
    return behind + within


def _has_level(kept: Sequence[Mark], scan: Scan, mark: Mark) -> bool:
    """Whether the person before a mark has a level already, so that one in brackets is another's."""
    people = [name.value.lead for name in scan.of("name") if name.extra == "person" and name.end <= mark.start]
    since = max(scan.folded.rfind(each, 0, people[-1]) for each in ";\n)") if people else 0
    return any(each.kind == "level" and each.start >= since for each in kept)
