"""What comes back every day, week or month, and the days of the week."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.domain.notices.mentions import Kind, Mention
from bot.domain.notices.model import Recurring
from bot.domain.notices.passages import Passage

_UNITS = {
    **dict.fromkeys(("ngay", "dem", "sang", "chieu", "toi"), Recurring.DAILY),
    "tuan": Recurring.WEEKLY,
    "thang": Recurring.MONTHLY,
}
_EVERY = re.compile(
    r"(?<![a-z])(?:dinh ky\s)?(?:(?:vao\s)?(?:cuoi|dau)\s)?(?:hang|moi|tung)\s(?P<unit>ngay|tuan|"
    r"thang|dem|sang|chieu|toi)(?![a-z])(?!\s\d{1,2}\s(?:lan|buoi))"
    r"(?!\s(?:khi|co)\b|\s(?:thu\s(?:hai|ba|tu|nam|sau|bay|[2-7])|chu nhat)(?![a-z]))"
)
_ALWAYS = re.compile(r"(?<![a-z])(?:ngay|toi|dem) nao cung(?![a-z])")
_SPELT = ("ngày", "tuần", "tháng", "đêm", "sáng", "chiều", "tối")
_MONTHLY_DAY = re.compile(
    r"(?<![a-z])(?:ngay\s)?(?:ngay|mung|mong)\s(?P<d>\d{1,2})(?:\s?(?:-|va|den)\s?(?:ngay\s)?(?P<last>\d{1,2}))?"
    r"\s?,?\s(?:cua\s)?(?:hang|moi|tung)\sthang(?![a-z])"
)
_TIMES = re.compile(
    r"(?<![a-z])(?:(?P<regular>dinh ky|it nhat|toi thieu)\s(?:\S{1,9}\s){0,3})?(?:0?\d|mot|hai|ba)\s(?:lan|buoi)\s?"
    r"(?:/|moi |tren |trong |mot )\s?(?:0?1\s)?(?P<unit>ngay|tuan|thang)(?![a-z])"
    r"|(?<![a-z])(?P<regular2>dinh ky|moi|cu)\s(?:0?1\s?|mot\s)?(?P<unit2>ngay|tuan|thang)\s?(?:/\s?)?(?:0?1|mot|"
    r"0?2|hai)\s(?:lan|buoi)"
)
_WEEKDAYS = {
    "hai": 0, "2": 0, "ba": 1, "3": 1, "tu": 2, "4": 2, "nam": 3, "5": 3, "sau": 4, "6": 4, "bay": 5, "7": 5,
}  # fmt: skip
_WEEKDAY = re.compile(
    r"(?<![a-z])(?:(?P<every>(?:moi|hang)(?: (?:ngay|toi|sang|chieu|dem))?|cac(?: (?:ngay|toi|sang|chieu|dem|"
    r"buoi)){0,2})\s)?(?:thu\s?(?P<day>hai|ba|tu|"
    r"nam|sau|bay|[2-7])|(?P<sunday>chu nhat|"
    r"cn))(?![a-z0-9])"
    r"(?P<more>(?:\s?(?:,|va|-)\s?(?:thu\s)?(?:hai|ba|tu|nam|sau|bay|[2-7]|chu nhat|cn)(?![a-z0-9/]|\.\d))*)"
    r"(?:\s(?:cua\s)?(?:tuan\s)?(?P<which>nay|toi|sau|ke tiep)(?![a-z]))?"
)
_ORDINAL = re.compile(r"\s(?:cach ly|ke tu|tinh tu|sau|cua(?! tuan)|trong thoi)(?![a-z])")  # "ngày thứ 7 cách ly"
_DESCRIBES = re.compile(
    r"(?:cong viec|cong viec lam|viec lam|sinh hoat|doi song|hoat dong|ke hoach|ke hoach cong tac|lich|"
    r"lich cong tac|tro cap|"
    r"luong|phu cap|giao ban|thu nhap|nhu yeu pham|nhu cau|tieu dung|hop|hoi nghi|sinh hoat chi bo|chi tieu|bua an|"
    r"nuoc sinh hoat|dinh ky|tien dien|tien nuoc|bao hiem|hoc phi|quy|cong tac|san xuat|rac thai sinh hoat|"
    r"sinh hoat dang|"
    r"khau phan|so|so ca|so lieu)\s(?:[a-z]{1,8}\s?,\s?)?$"
)
_KEPT_UP = re.compile(r"(?:duy tri|to chuc|thuc hien|tien hanh|mo)(?:\s[a-z]{1,8}){0,4}\s$")
_ANOTHER = re.compile(r"(?:hang|moi) (?:ngay|tuan|thang)\s?(?:,|va)\s?$")


def find_recurring(text: Passage) -> Iterator[Mention]:
    """ "hằng ngày", "ngày 25 hằng tháng", "định kỳ 1 lần/tuần"; not the "hàng ngày" of daily life."""
    for found in _MONTHLY_DAY.finditer(text.folded):
        on = int(found["last"] or found["d"])
        yield Mention(
            found.start(), found.end(), Kind.RECURRING, recurring=Recurring.MONTHLY, due_day=on if on <= 31 else None
        )
    for found in _EVERY.finditer(text.folded):
        unit_at = found.start("unit")
        if text.says(unit_at, found.end(), *_SPELT) and not _describes(text.folded[: found.start()]):
            yield Mention(found.start(), found.end(), Kind.RECURRING, recurring=_UNITS[found["unit"]])
    for found in _ALWAYS.finditer(text.folded):
        if text.says(found.start(), found.end(), "ngày nào cũng", "tối nào cũng", "đêm nào cũng"):
            yield Mention(found.start(), found.end(), Kind.RECURRING, recurring=Recurring.DAILY)
    for found in _TIMES.finditer(text.folded):
        unit = _UNITS[found["unit"] or found["unit2"]]
        if found["regular"] or found["regular2"] or unit is not Recurring.DAILY:
            yield Mention(found.start(), found.end(), Kind.RECURRING, recurring=unit)


def _describes(before: str) -> bool:
    """Whether the words before make "hàng ngày" a description of a thing and not a rule for an action."""
    near = before[-60:]
    while another := _ANOTHER.search(near):
        near = near[: another.start()]
    return _DESCRIBES.search(near) is not None and _KEPT_UP.search(near) is None


def find_weekdays(text: Passage) -> Iterator[Mention]:
    """ "thứ Hai", "chủ nhật", "mỗi thứ Sáu"; `recurring` where it says every."""
    for found in _WEEKDAY.finditer(text.folded):
        if found["day"]:
            at = found.start("day") - 4 if text.folded[found.start("day") - 1].isspace() else found.start("day") - 3
            if not text.says(at, at + 3, "thứ"):
                continue
        if _ORDINAL.match(text.folded, found.end()) and text.folded[: found.start()].endswith("ngay "):
            continue
        weekday = 6 if found["sunday"] else _WEEKDAYS[found["day"]]
        every = Recurring.WEEKLY if found["every"] else None
        only = None if found["more"] else weekday + 1
        yield Mention(found.start(), found.end(), Kind.WEEKDAY, recurring=every, weekday=weekday, due_day=only)
