"""What people did together on a day, as the words beside it tell: "ăn phở sáng 10/6", "ngồi cùng quán tối 11/6"."""

from __future__ import annotations

import re

from bot.domain.dates import DateMark
from bot.domain.folding import fold_aligned

WINDOW = 90
_DOING = (
    "ăn|uống|họp|sinh hoạt|qua lại|giao dịch|có mặt|ngồi|làm|bốc|(?<!tiếp )nhận|(?<!bàn )giao|"
    "mua|bán|cắt tóc|gội đầu|chơi|hát|nhậu|tập|khám|chở|(?<!đưa )(?<!chỉ )đón|ở cùng|ở chung|ngủ|dự|"
    "thăm|nói chuyện|đến nhà|sang nhà|tới nhà|qua nhà|đi chung|đi nhờ|chăm|phục vụ|cùng|chung|gần|cạnh|đánh bài|"
    "đá bóng|đánh cờ|chơi cờ|câu cá|gặt lúa|gặt|cấy|sửa|phụ hồ|trông cháu|học cùng"
)
_EVENTS = "đám cưới|đám tang|đám giỗ|tiệc|cà phê|cafe|siêu thị|phòng khám|nhà hàng|cửa hàng|sân bóng"
_ACTIVITY = re.compile(rf"(?<![\w])(?:{_DOING}|{_EVENTS}|quán|tiệm|chợ)(?![\w])", re.IGNORECASE)
_NOT_DOING = r"(?<!tong )(?<!truong )(?<!phoi )(?<!ket )(?<!cong )(?<!nghe )(?<!binh )"  # tổng hợp, công an, Nghệ An
_ACTIVITY_ASCII = re.compile(
    rf"{_NOT_DOING}(?<![\w])(?:{fold_aligned(_DOING)}|{fold_aligned(_EVENTS)})(?![\w])", re.IGNORECASE
)
DONE_TILL = re.compile(rf"(?<![a-z])(?:{fold_aligned(_DOING)}|lam)(?![a-z])[^,;:(\n]*$")
WITH_CASE = re.compile(
    r"(?<![a-z])(?:cho|voi|cung|canh|gan|chung) (?:voi )?(?:ca |benh nhan |f\s?0 )?b\.?n\s?\d{3,7}(?: (?!nay|da|"
    r"duoc|co|"
    r"vao|di|thi|la|nen)[a-z]+){0,4}[ ,]*(?:(?:hoi |luc |vao |ngay |hom |sang |trua |chieu |toi |dem |"
    r"thu [a-z0-9]+,? |chu nhat,? )*)$"
)
"""What somebody did for a case or beside him, before the day: "tiêm thuốc cho BN9995 ngày 10/6"."""
_DONE = re.compile(rf"(?<![a-z])(?:{fold_aligned(_DOING)})(?![a-z])[^,;:()\n]*$")
_AT_EVENT = re.compile(
    rf"(?<![a-z])(?:{fold_aligned(_EVENTS)}|quan|tiem)(?![a-z])[^,;:()\n]*?(?:sang|trua|chieu|toi|dem)"
    r"(?: ngay| hom)? ?$"
)
_JOINED = re.compile(
    r"(?<![a-z])(?:do|vi|boi|cung|chung) (?:(?!gia dinh|nguoi nha)[a-z]+ ){0,3}?(?:an|uong|hop|ngoi|lam|boc|mua|ban|"
    r"choi|hat|nhau|tap|kham|ngu|du|noi chuyen|phuc vu|cham|danh|di|gat|cay|sua|hoc)(?![a-z])[^,;:()\n]*$"
)


def is_done_since(lead: str, since: int) -> bool:
    """Whether a new thought before a day tells what people did together: "đưa đi cách ly do cùng ăn trưa 10/6"."""
    return _JOINED.search(lead, since) is not None


OCCASION = re.compile(
    r"\((?:quan|cho|dam|tiec|nha hang|sieu thi|chuyen xe|xe|lop|tiem|gio|sinh nhat)(?![a-z])[^()]*,\s?"
    r"(?:ngay |hom |toi |chieu |sang |trua ){0,2}$"
)
"""In brackets behind a source, where and when people met him: "(quán cơm ngã ba, ngày 10/06/2021)"."""


def is_done(lead: str, since: int, folded: str, day: DateMark) -> bool:
    """Whether a list is of what people did on a day, or of who was somewhere in a part of it."""
    words = lead + folded[day.start + lead_words(folded, day) : day.start]
    return (_DONE.search(lead, since) or _AT_EVENT.search(words, since)) is not None


def is_activity(folded: str, text: str, day: DateMark) -> bool:
    """Whether the words beside a day tell what people did together: "ăn phở sáng 10/6", "bốc hàng cùng BN 9/6"."""
    first, last = max(0, day.start - WINDOW), min(len(text), day.end + WINDOW)
    begin = max(folded.rfind(mark, first, day.start) for mark in ",;\n|\t(-") + 1
    ends = [at for at in (folded.find(mark, day.end, last) for mark in ",;\n|\t)-") if at >= 0]
    if _MEETING.search(folded, begin, min([*ends, last])):
        return False
    pattern = _ACTIVITY_ASCII if text.isascii() else _ACTIVITY  # "cho rõ" is not "chở"
    begin = max(begin, first)
    level = _LEVEL_NEXT.match(folded, day.end)
    last = level.start() if level is not None else last
    done = pattern.finditer(text, begin, min([*ends, last]))
    return any(each.group()[0].islower() or not text[begin : each.start()].strip() for each in done)


_LEVEL_NEXT = re.compile(r"\s?:\s?f\s?\d")
"""Behind "số liệu tối nay: F1 ..." nothing is told of that evening."""
_MEETING = re.compile(
    r"(?<![a-z])(?:giao ban|hoi nghi|co mat (?:tai|o) (?:tram|xa|ubnd|uy ban)|"
    r"(?:cuoc|phien|buoi) hop|hop (?:bcd|ban chi dao|giao|truc tuyen|xong|ve|"
    r"khan)|len (?:tram|xa|"
    r"ubnd|uy ban))(?![a-z])"
)
"""Where officials meet one another, and no contact is told of."""


def lead_words(folded: str, day: DateMark) -> int:
    """How many letters of a day are words before its digits."""
    match = re.match(r"[a-z ]*", folded[day.start : day.end])
    return match.end() if match else 0


CHECKED = re.compile(
    r"(?<![a-z])(?:kiem tra|diem danh|theo doi suc khoe|do than nhiet|than nhiet|so lieu|tinh hinh|giam sat|nhat ky|"
    r"so theo doi|(?<!ban )giao ca(?! \d| hai| ba| bon)|tuan tra|kiem dem)(?![a-z])[^;.\n]*$"
)
"""Before a day on which those in quarantine were looked after, and which is none of its days."""


_WITH_WHOM = re.compile(r"(?:voi|cung|gap|canh|gan|tham|cho)\s(?:[a-z0-9]+\s){0,5}$")
_SOME_TIME = re.compile(r"(?:\d{1,2}\s?h\d{0,2}\s)?(?:sang|trua|chieu|toi|dem|hom|luc)(?![a-z])")
_ON_DAY = re.compile(r"(?:^|[,:;.(] )(?:(?:vao|hom) )?ngay [\d/.\-]+$")
_REPORTED = re.compile(
    r"(?<![a-z])(?:tiep xuc|tx|lien quan|ghi nhan|phat hien|ra soat|xac dinh|bao cao|danh sach)(?![a-z])"
)
LONGEST_ACCOUNT = 150  # characters from a day to whom somebody met on it


def is_of_meeting(folded: str, start: int, end: int, source: int) -> bool:
    """Whether a sentence tells from a day on whom somebody met then: "tối 10/6 ông Lợi sang uống nước với BN9941".

    `start`, `end`: of the day; `source`: where the case or person whom he met is named.
    """
    between = folded[end:source]
    if not 0 < len(between) <= LONGEST_ACCOUNT or re.search(r"[:;\n]|\.\s", between):
        return False
    told = _SOME_TIME.match(folded, start) or _SOME_TIME.match(folded, max(0, folded.rfind(" ", 0, start - 1) + 1))
    apart = between.startswith(", ") and _ON_DAY.search(folded, 0, end) and not _REPORTED.search(between)
    if not told and not apart:
        return False
    return _WITH_WHOM.search(between) is not None
