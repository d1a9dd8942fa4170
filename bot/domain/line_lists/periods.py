"""What each day in a text means: last contact, first or last day of quarantine, or nothing of these."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from bot.domain.dates import DateMark, find_days, find_ranges
from bot.domain.folding import CAPITAL, clean, fold_aligned
from bot.domain.line_lists.activities import (
    CHECKED,
    DONE_TILL,
    OCCASION,
    WINDOW,
    WITH_CASE,
    is_activity,
    is_done,
    lead_words,
)
from bot.domain.line_lists.days_written import TIMES, begins_by_number, behind_name, year_is_told
from bot.domain.line_lists.departures import ALL_GONE, all_went
from bot.domain.line_lists.gatherings import is_gathering
from bot.domain.line_lists.scan import Mark, Scan
from bot.domain.line_lists.sought import ASKS_WHO_MET

_KEYWORD = re.compile(
    r"(?<![a-z])(?:"
    r"(?P<birth>ngay sinh|sinh ngay|sinh|sn|ns)|"
    r"(?P<test>ket qua|kq|xet nghiem|xn|test|pcr|lay mau|mau|am tinh|duong tinh|lan thu|khang nguyen)|"
    r"(?P<contact>(?:tx|tiep xuc|gap) (?:het|ca|chung)(?= (?:ngay|hom|\d))|tx|t/x|txlc|txc|txg|tiep xuc|lan cuoi|gap|"
    r"di cho|(?:sang|den|di|ve|len|xuong|ra|ghe|qua) choi|choi (?:nha|cung|voi)|hoc (?:cung|voi|chung)|"
    r"(?:buoi|phien|bua|ca) (?:hoc |day |lam |hop |cho )?cuoi(?: cung)?|hom (?:hoc|day|lam|hop|choi|an|di) cuoi|"
    r"dinh(?= (?:b\.?n|ca |f0))|di cung|an cung|cung xe|an co|dam cuoi|dam tang|dam gio|"
    r"an gio|lam cung|hop cung|cung hop|cung (?:bn|benh nhan|ca|f ?[0-3]|xe|mam|phong|nha|lop|ban|chuyen|kip|"
    r"xuong|day tro|cong ty)|boc hang|"
    r"nhan hang|trung (?:gio|thoi gian|thoi diem|dia diem|luc|khung gio|lich trinh|ca|diem den)|"
    r"giao hang|"
    r"mua hang|ban hang|uong (?:nuoc|ruou|bia|tra)|nhau|danh (?:bai|bong|cau)|choi bai|lam toc|cat toc|cho hang|"
    r"di nho|"
    r"noi chuyen|hat cung|tham|den nha|sang nha|di chung)|"
    r"(?P<past>(?:het (?:thoi )?)?han cu)|"
    r"(?P<end>(?:du kien |dk )?(?:(?<!hien )(?<!xay )(?<!moi )(?<!vua )ra(?=\s*(?:ngay\s*)?(?:\d|$))|"
    r"(?:du kien|dk|duoc|cho|se) ve(?: nha)?(?! (?:dia phuong|que|tu|den|nuoc)(?![a-z]))|"
    r"ra ve|(?:do|go|giai toa)(?: bo)? (?:cach ly|cl)|het han|het thoi (?:han|gian)|het cach ly|het cl|"
    r"het(?! (?:ho|sot|dau|met|trieu chung|kho tho|benh|thuoc|tien|hang|nhe|nha|roi|rui|a|do|ca|luon|nghe|c|e|"
    r"chi|em|anh|bac|ak|ah|ne|cho|"
    r"(?:\d{1,2}|hai|ba|bon) (?:nguoi|ng|ca|bac|ho|nha|truong hop))(?![a-z]))|"
    r"(?:ket thuc|hoan thanh)(?: du)?(?: thoi (?:gian|han))?|ra khu|han cuoi|"
    r"han|keo dai|gia han|ngay cuoi|ra vien|ra khoi|du (?:\d{1,2} ngay|thoi gian|thoi han))"
    r"(?: (?:thoi gian|thoi han|dot))?(?: (?:khu )?(?:cach l[yi]|clt[tn]|cl|theo doi))?"
    r"(?: y te)?(?: (?:tap trung|tai nha|o nha))?(?: vao(?= ngay| \d))?|den het(?: ngay)?)|"
    r"(?P<start>ngay (?:vao|di|bat dau)(?! (?:lam|cho|hoc|choi))|cach ly|cach li|cachly|cltt|cltn|cl|kcl|kclt|"
    r"bat dau|(?:dua|cho|chuyen|don)(?: [a-z]+){0,2} ra khu|"
    r"vao khu|len khu|nhap khu|dua di|tap trung|vao cl|"
    r"vao ccl|di khu|chuyen vao|dua vao|theo doi tu|theo doi|giam sat y te)|"
    r"(?P<other>so lieu|giao ban|hop (?:bcd|ban chi dao|giao ban)|chuyen thanh|chuyen len|chuyen sang|nang len|"
    r"nang(?= f\s?\d)|"
    r"thanh f\s?\d|len f\s?\d|"
    r"ve dia phuong|ve que|ve den|ve nha|ve|khai bao|cap nhat|tinh (?:den|toi)|bao cao|phat hien|cong bo|tiem|"
    r"het han cu|het thoi han cu|khoi phat|trieu chung|bieu hien|ho (?:nhe|khan|sot|dam|nhieu|va)|dau (?:hong|dau|"
    r"nguoi)|kho tho|met moi|nhap vien|dieu tri|sot|lap|di tu|"
    r"nhap canh|nghi (?:hoc|lam|viec|day|ban|cho|phep|om)|dong cua|thong bao|quyet dinh|qd|cong van|cmnd|cccd|"
    r"ngay cap|(?<!thu )bay|chuyen bay|chuyen xe|"
    r"truy vet|ra soat|ghi nhan|"
    r"danh sach|ds|gui|bo sung|xac dinh|khang dinh|mac benh|so voi)"
    r")(?![a-z])"
)


def day_in_heading(heading: str) -> str:
    """What a day under such a heading means ("Hôm gặp", "Vào khu hôm nào"); nothing where the words do not tell."""
    roles = {_role(found, "") for found in _KEYWORD.finditer(fold_aligned(clean(heading)))}
    return roles.pop() if len(roles) == 1 else ""


_WEAK_START = re.compile(r"(?<![a-z])(?:vao|di)(?: tu)?\s{0,2}(?:ngay\s{0,2})?$")
_TO_HERE = re.compile(
    r"(?<![a-z])(?:den|toi)\s{0,2}(?:het\s{1,2})?(?:\d{1,2}\s?(?:h|g|gio)\s?\d{0,2}(?: phut)?,?\s{1,2})?"
    r"(?:ngay\s{0,2})?(?:dk|du kien)?\s{0,2}:?\s{0,2}$"
)
_FROM_HERE = re.compile(r"(?<![a-z])(?<!thu )tu(?: ngay)?\s{0,2}:?\s{0,2}(?:\d{1,2}h\d{0,2}\s)?$")
_NOW_FROM = re.compile(r"(?:[,:(|]\s?|\s[-–]\s|(?<![a-z])(?:het|ke|tinh) )tu(?: ngay| hom)?\s{0,2}$")
_BREAK = re.compile(r"[;\n|\t]|\.\s(?=[a-z]{2})|\x02")
_ALSO = re.compile(r"(?<![a-z])cung (?:vao |trong |tu )?$")
_ONLY_JOINT = re.compile(r"[\s,&+)(]*(?:va|roi|,)?[\s,]*")


def take_periods(scan: Scan, *, on: date) -> None:
    """Take every day with its meaning: marks `contact`, `start`, `end`, `range`, `other_day`, `bare_day`, `bad_day`."""
    for find in (find_ranges, find_days):
        found = [behind_name(scan.text, day) for day in find(scan.left, on=on) if not TIMES.match(scan.left, day.end)]
        scan.take([Mark(m.start, m.end, "day", m) for m in found if not (m.is_range and begins_by_number(scan, m))])
    days = [mark.value for mark in scan.of("day")]
    scan.marks = [mark for mark in scan.marks if mark.kind != "day"]
    codes = [mark for mark in scan.marks if mark.kind in ("code", "codes")]
    role, end = "", -1
    folded = _without_houses(scan)
    for index, day in enumerate(days):
        following = days[index + 1].start if index + 1 < len(days) else len(scan.folded)
        meaning = _meaning(folded, scan.text, day, max(end, 0), following)
        if meaning == "contact" and day.day is not None and day.day > on:
            ends = "end" if _TO_HERE.search(scan.folded, 0, day.start) else meaning  # nobody met them yet
            meaning = _meaning_behind(scan.folded, scan.text, day, following) or ends
        if not meaning and role in ("end", "start") and _LATER.search(scan.folded, end, day.start):
            meaning = "end"
        if meaning == "start" and day.day is not None and day.day > on + timedelta(1):
            meaning = "end" if _is_till(scan, day) or ALL_GONE.search(scan.folded, 0, day.start) else meaning
        also = _ALSO.search(scan.folded, max(end, 0), day.start) is not None
        if not meaning and role and (also or _ONLY_JOINT.fullmatch(scan.folded[end : day.start])):
            meaning = role
        if (
            not meaning
            and any(0 <= day.start - code.end <= 8 and "\n" not in scan.folded[code.end : day.start] for code in codes)
            and not _is_day_of_list(scan, day)
        ):
            meaning = "adjacent"
        role, end = meaning, day.end
        _add(scan, day, meaning)
    _take_that_day(scan, days, on)


def _without_houses(scan: Scan) -> str:
    """The text without "cùng nhà" where it tells where somebody lives, and not whom he met."""
    folded = scan.folded
    for mark in scan.marks:
        if mark.kind == "same_hamlet":
            folded = folded[: mark.start] + " " * (mark.end - mark.start) + folded[mark.end :]
    return folded


_ANEW = re.compile(
    r"(?<![a-z])(?:gia han|keo dai|lui|doi|dieu chinh|sua|nang|tang|cap nhat|cach ly them|them|nay|dung|thuc te|"
    r"chinh lai|moi)"
    r"(?: (?:lai|them|thoi gian|ngay|ket thuc|han|cach ly|cl|den|toi|het|hieu luc|la|thanh|sang|ra|moi|\d{1,2}|mot|"
    r"tuan|hom|phai)){0,7}"
    r"\s?[:(]?\s{0,2}$|(?:->|=>|→)\s{0,2}$"
)
_LATER = re.compile(r"(?<![a-z])(?:han|den|toi|ket thuc|het) (?:het )?(?:ngay )?\d")
"""Together: "cltt hết hôm qua rồi, hết hạn 4/7"."""
_LATER = re.compile(r"[\s(]*(?:->|=>|→)\s*$|(?<![a-z])(?:gia han|keo dai|them|lui)(?! f)[^;.\n]{0,20}$")
"""A last day after such words takes the place of the one said before: "gia hạn đến hết 21/6"."""


_THAT_DAY = re.compile(
    r"(?<![a-z])(?:tx|tiep xuc|gap|chung|cung|ngoi|an|choi|o gan)(?![a-z])[^,;.\n]{0,40}?"
    r"(?P<that>(?<![a-z])(?:ngay|hom|buoi|toi|chieu|sang|trua) (?:do|ay))(?![a-z])"
)


def _take_that_day(scan: Scan, days: Sequence[DateMark], on: date) -> None:
    """Take "đi chung xe với BN ngày đó" for the day that was named before."""
    for found in scan.find(_THAT_DAY):
        before = [day.day for day in days if day.end <= found.start() and day.day and not day.is_range]
        if before and before[-1] <= on:
            scan.marks.append(Mark(found.start("that"), found.end("that"), "contact", before[-1]))


def _is_day_of_list(scan: Scan, day: DateMark) -> bool:
    """Whether a day closes a title: "F1 của BN9936 (ngày 12/6/2021)" is a list of that day."""
    begins = re.match(r"(?:ds|danh sach|f\s?[0-3])(?![a-z])", scan.folded) is not None
    written = re.search(r"\(\s?ngay [\d/.\-]{8,10}$", scan.folded[: day.end]) is not None
    return begins and written and scan.folded[day.end :].strip(" :.") == ")"


def _add(scan: Scan, day: DateMark, meaning: str) -> None:
    if day.bad is not None:
        if meaning not in ("other", "test", "birth"):
            scan.marks.append(Mark(day.start, day.end, "bad_day", day, meaning))
        return
    if day.is_range:
        if meaning in ("contact", "adjacent"):
            scan.marks.append(Mark(day.start, day.end, "contact", day.until))
        elif meaning not in ("other", "test", "birth"):
            scan.marks.append(Mark(day.start, day.end, "range", day, meaning))
        return
    if meaning == "adjacent":
        scan.marks.append(Mark(day.start, day.end, "contact", day.day, "adjacent"))
    elif meaning == "end":
        anew = _ANEW.search(scan.folded, 0, day.start) is not None
        scan.marks.append(Mark(day.start, day.end, "end", day.day, "anew" if anew else None))
    elif meaning in ("contact", "start"):
        scan.marks.append(Mark(day.start, day.end, meaning, day.day))
    elif meaning:
        scan.marks.append(Mark(day.start, day.end, "other_day", day.day))
    else:
        scan.marks.append(Mark(day.start, day.end, "loose_day" if day.loose else "bare_day", day.day))


def _meaning(folded: str, text: str, day: DateMark, since: int, following: int) -> str:
    """The meaning that the words before a day give it, or else those after it."""
    begin = max(since, day.start - WINDOW)
    before = folded[begin : day.start]
    sentence = _BREAK.split(before.rstrip() + " " if before[-1:].isspace() else before)[-1]
    skipped = max(0, len(before) - len(sentence))
    before = sentence
    lead = before + folded[day.start : day.end][: lead_words(folded, day)]
    keywords = [
        found
        for found in _KEYWORD.finditer(lead)
        if not _is_called(found, text, begin + skipped)
        and not (found.lastgroup not in _TOLD and _CLOSED.match(lead, found.end()))
        and not (found["birth"] and (_WEAK_START.search(before) or year_is_told(found, before, lead)))
        and not (found["test"] and _NOUN.search(lead, 0, found.start()))
    ]
    if _ONLY_THEN.match(folded, day.end):
        late = _meaning_behind(folded, text, day, following)
        if late:
            return late  # "đến 09/6 mới đưa vào khu"
    if ASKS_WHO_MET.search(before):
        return "other"  # "Ai gặp ông Hổ sau ngày 10/6 thì báo trạm"
    if till := _meaning_till(before, text, day, since, keywords):
        return till
    if _AT_HOME_SINCE.search(before):
        return "start"
    if _ON_DUTY.fullmatch(before):
        return "other"
    if OCCASION.search(before):
        return "contact"
    if keywords:
        told = keywords[-1].lastgroup != "start" or _FROM_HERE.search(before) or _TO_HERE.search(before)
        if not told and CHECKED.search(before, 0, keywords[-1].start()):
            return "other"
        if keywords[-1].lastgroup == "end" and all_went(before, folded, day):
            return "start"
        since_then = not day.is_range and _NOW_FROM.search(before)
        if since_then and keywords[-1].lastgroup in ("end", "contact"):
            return "start"  # "cltn hết, từ 10/6", "tiếp xúc F1 Lê Văn Tám - từ 08/6"
        behind = _meaning_behind(folded, text, day, following)
        if _is_of_what_follows(keywords[-1].lastgroup, behind) and "," in lead[keywords[-1].end() :]:
            return behind  # "chuyển lên F1, chiều nay 14/6 đi cách ly"
        if _OF_LIST.fullmatch(keywords[-1].group()) and is_done(lead, keywords[-1].end(), folded, day):
            return "contact"  # "DS những người ngồi cùng quán tối 11/6"
        ride = _RIDE.fullmatch(keywords[-1].group()) and (
            any(each.lastgroup == "contact" for each in keywords)
            or _meaning_behind(folded, text, day, following) == "contact"
        )
        beside = keywords[-1].lastgroup in ("other", "test") and WITH_CASE.search(before)
        return "contact" if ride or beside else _role(keywords[-1], before)
    if _TO_HERE.search(before):
        return "end"
    if _FROM_HERE.search(before) or _WEAK_START.search(before):
        return "start"
    if day.is_range:
        return ""
    behind = _meaning_behind(folded, text, day, following)
    return behind or (
        "contact" if is_gathering(before) or WITH_CASE.search(before) or is_activity(folded, text, day) else ""
    )


def _meaning_till(before: str, text: str, day: DateMark, since: int, keywords: Sequence[re.Match[str]]) -> str:
    """What a day behind "đến" or "tới" means, where no word behind it tells."""
    here, till = _TO_HERE.search(before), _TILL.match(text, day.start)
    if (here or till) and DONE_TILL.search(before) and not any(_of_quarantine(each) for each in keywords):
        return "contact"  # "làm cùng tổ đến 10/6"
    if till and (not keywords or _of_quarantine(keywords[-1])):
        return "end"  # "tới ngày 23/6"
    return "end" if here and (since or not keywords) else ""


def _is_of_what_follows(before: str | None, behind: str) -> bool:
    """Whether the words behind a day tell more than those before a comma: "âm tính, ngày 4/7 hết hạn cách ly"."""
    return behind in _TOLD if before in ("other", "test") else (before == "start" and behind == "contact")


def _meaning_behind(folded: str, text: str, day: DateMark, following: int) -> str:
    """The meaning that the words behind a day give it."""
    if _WHERE_CASE_WAS.match(folded, day.end):
        return "contact"
    if _TELLS.match(folded, day.end):
        return "other"
    after = _ENDS_TELLING.split(folded[day.end : min(following, day.end + 50)])[0]
    if len(after) == following - day.end and folded[following - 1] not in "/.-":
        after = after.partition("(")[0]  # "F2 mới chiều 13/6 (tx với F1 Võ Cao Sơn ngày 10/6)"
    keyword = next(
        (each for each in _KEYWORD.finditer(after) if not _is_called(each, text, day.end) and not each["birth"]), None
    )
    return _role(keyword, "") if keyword is not None else ""


_ENDS_TELLING = re.compile(
    r"[,;\n|\t)]|\.\s|->|=>|→|\s[-–/]\s|:\s?(?=f\s?\d)|[\s(](?:dang|dg|con|chua|van)(?: dang| phai)? (?:cho|doi|di|"
    r"vao)(?![a-z])"
    r"|\((?:cho|doi|chua|se)(?![a-z])"
)
"""What comes after a day no longer, and what has yet to come: "F1 chiều 14/6 (đang chờ xe đi cách ly)"."""
_TELLS = re.compile(r"\s(?:co |da |moi )?(?:khai|ke|cho biet)(?![a-z])")
_WHERE_CASE_WAS = re.compile(
    r"\s?[,:]?\s?(?:thi |ca |benh nhan |ca benh )?b\.?n\s?\d{3,7} (?:co |da |cung ){0,2}"
    r"(?:den|vao|ghe|sang|gap|mua|an|cat|ngoi|o|toi|qua|lam|choi|uong|tham|du|hop|di)(?![a-z])"
)
"""What a case did on the day before the words: those named there met him, "Hồi 7h ngày 09/6, BN9971 vào quán"."""


_TILL = re.compile(r"tới\s", re.IGNORECASE)
_TILL_PLAIN = re.compile(r"toi (?!nay|qua|mai|hom)", re.IGNORECASE)
_NOUN = re.compile(r"(?:voi|cung|cua|gap|vs) (?:cac )?(?:ca|nguoi|benh nhan|truong hop|f\s?0)(?: benh| mac)? $")
"""Before "dương tính", this is the case whom people met: "ăn cơm chung với ca dương tính BN9922 hôm 11/6"."""
_TOLD = ("contact", "start", "end")
_CLOSED = re.compile(r"[^()]*\)\s?[,;:]")
"""What brackets tell, and a comma after them, says nothing of a day: "(... không đưa vào danh sách), ngày 11/6 ..."."""
_ONLY_THEN = re.compile(r"\s?(?:thi )?moi\s")
_OF_LIST = re.compile(r"danh sach|ds|bao cao|gui|bo sung|cap nhat|thong bao|truy vet|ra soat|ghi nhan|xac dinh|lap")
_ON_DUTY = re.compile(
    r"\W*(?:truc|ra soat|kiem tra|xac minh|ban giao|tong hop|di truc)(?: lai)?(?: (?!tx|tiep|gap|voi)[a-z]+){0,6} ?"
)
"""As in "Trực trạm đêm 13/6 bàn giao: ...", "Rà soát lại chợ sáng 14/6: ..."."""
_AT_HOME_SINCE = re.compile(r"(?<![a-z])(?:o|tai) (?:nha|gia dinh)(?: rieng| roi)? tu(?: ngay| hom)?\s{0,2}$")
_RIDE = re.compile(r"chuyen xe|chuyen bay|bay")


def _is_till(scan: Scan, day: DateMark) -> bool:
    """Whether "toi" before a day to come, typed without accents, is "tới": an evening would be this one or the next."""
    return _TILL_PLAIN.match(scan.text, day.start) is not None


def _of_quarantine(keyword: re.Match[str]) -> bool:
    return keyword.lastgroup in ("start", "end")


_ALSO_NAMES = {
    fold_aligned(word): (word, fold_aligned(word))
    for word in ["hạn", "mẫu", "lập", "gặp", "về", "hết", "thăm", "sốt", "tiêm", "gửi", "bay"]
}


def _is_called(found: re.Match[str], text: str, offset: int) -> bool:
    """Whether such a word is somebody's name: Hãn is no "hạn", and Vẽ no "về"."""
    accents = _ALSO_NAMES.get(found.group())
    if accents is None:
        return False
    at, end = offset + found.start(), offset + found.end()
    in_name = text[at].isupper() and not text[at:end].isupper() and _NAMED_BEFORE.search(text, 0, at) is not None
    return in_name or text[at:end].lower() not in accents


_NAMED_BEFORE = re.compile(rf"(?<![^\W_]){CAPITAL}[^\W\d_]+ $")


def _role(keyword: re.Match[str], before: str) -> str:
    role = keyword.lastgroup or ""
    if role == "start" and _TO_HERE.search(before):
        return "end"
    return role
