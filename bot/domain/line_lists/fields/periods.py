"""What each day in a text means: last contact, first or last day of quarantine, or nothing of these."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from bot.domain.dates import DateMark, find_days, find_ranges
from bot.domain.line_lists.fields.activities import (
    CHECKED,
    DONE_TILL,
    OCCASION,
    WINDOW,
    WITH_CASE,
    is_activity,
    is_done,
    is_done_since,
    lead_words,
)
from bot.domain.line_lists.fields.day_words import KEYWORD, TO_HERE, is_called, role_of_word
from bot.domain.line_lists.fields.days_written import TIMES, begins_by_number, behind_name, is_share, year_is_told
from bot.domain.line_lists.fields.departures import ALL_GONE, BEGINS, STOPPED, TAKEN_THERE, all_went, role_of_going
from bot.domain.line_lists.fields.gatherings import is_gathering
from bot.domain.line_lists.fields.scan import Mark, Scan
from bot.domain.line_lists.fields.sought import ASKS_WHO_MET

_WEAK_START = re.compile(r"(?<![a-z])(?:vao|di)(?: tu)?\s{0,2}(?:ngay\s{0,2})?$")
_FROM_HERE = re.compile(r"(?<![a-z])(?<!thu )tu(?: ngay)?\s{0,2}:?\s{0,2}(?:\d{1,2}h\d{0,2}\s)?$")
_NOW_FROM = re.compile(r"(?:[,:(|]\s?|\s[-–]\s|(?<![a-z])(?:het|ke|tinh) )tu(?: ngay| hom)?\s{0,2}$")
_NEW_CLAUSE = re.compile(r",\s(?:(?:va|den|roi|sau do|hom|ngay|vao) ){0,2}$")
_BREAK = re.compile(r"[;\n|\t]|\.\s(?=[a-z]{2})|\x02")
_ALSO = re.compile(r"(?<![a-z])cung (?:vao |trong |tu )?$")
_ONLY_JOINT = re.compile(r"[\s,&+)(]*(?:va|roi|,)?[\s,]*")


def take_periods(scan: Scan, *, on: date) -> None:
    """Take every day with its meaning: marks `contact`, `start`, `end`, `range`, `other_day`, `bare_day`, `bad_day`."""
    for find in (find_ranges, find_days):
        days = [day for day in find(scan.left, on=on) if not is_share(scan.left, day)]
        found = [behind_name(scan.text, day) for day in days if not TIMES.match(scan.left, day.end)]
        scan.take([Mark(m.start, m.end, "day", m) for m in found if not (m.is_range and begins_by_number(scan, m))])
    days = _once([mark.value for mark in scan.of("day")], scan.folded)
    scan.marks = [mark for mark in scan.marks if mark.kind != "day"]
    codes = [mark for mark in scan.marks if mark.kind in ("code", "codes")]
    role, end = "", -1
    folded = _without_houses(scan)
    for index, day in enumerate(days):
        following = days[index + 1].start if index + 1 < len(days) else len(scan.folded)
        meaning = _meaning(folded, scan.text, day, max(end, 0), following)
        if meaning == "contact" and day.day is not None and day.day > on:
            ends = "end" if TO_HERE.search(scan.folded, 0, day.start) else meaning  # nobody met them yet
            meaning = _meaning_behind(scan.folded, scan.text, day, following) or ends
        if role == "start" and meaning in ("", "other") and _RETURNED.fullmatch(scan.folded, end, day.start):
            meaning = "end"
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


def _once(days: Sequence[DateMark], folded: str) -> list[DateMark]:
    """The days without those that brackets only say again: "sáng qua (13/6) đã lên khu"."""
    kept: list[DateMark] = []
    for day in days:
        before = kept[-1] if kept else None
        if before and before.day == day.day and folded[before.end : day.start].strip() == "(":
            closes = folded.find(")", day.end, day.end + 3)
            kept[-1] = replace(before, end=closes + 1 if closes >= 0 else day.end)
        else:
            kept.append(day)
    return kept


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
_LATER = re.compile(r"[\s(]*(?:->|=>|→)\s*$|(?<![a-z])(?:gia han|keo dai|them|lui)(?! f)[^;.\n]{0,20}$")
"""A last day after such words takes the place of the one said before: "gia hạn đến hết 21/6"."""


_RETURNED = re.compile(
    r"\)?\s?[,;]?\s?(?:va |roi |da |duoc |cho |den |nay ){0,3}(?:tro )?ve(?: (?:lai )?(?:thon|nha|dia phuong|xa|"
    r"gia dinh))?"
    r"\s?(?:(?:vao|ngay|hom|sang|chieu|toi|:)\s?){0,3}"
)
"""Between the day on which somebody was taken in and that of his return: "vào khu ngày 23/5, về thôn ngày 13/6"."""


_HOME = re.compile("ve(?: nha| que| den)?")
_TOGETHER = re.compile(r"(?<![a-z])(?:di (?:chung|cung|nho)|(?:chung|cung|nho) (?:xe|chuyen))(?![a-z])[^,;.]*$")
"""As in "đi chung xe với chị Lan về nhà chiều 12/6"."""
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
        for found in KEYWORD.finditer(lead)
        if not is_called(found, text, begin + skipped)
        and not (found.lastgroup not in _TOLD and _CLOSED.match(lead, found.end()))
        and not (found["birth"] and (_WEAK_START.search(before) or year_is_told(found, before, lead)))
        and not (found["other"] and _IS.search(before) and _is_paper(found, before, lead))
        and not (found["test"] and _NOUN.search(lead, 0, found.start()))
    ]
    if _MISTAKEN.match(folded, day.end):
        return "other"
    if _ENTERED.search(before) and _LEFT.match(folded, day.end):
        return "start"  # "hoàn thành cách ly tập trung (vào ngày 23/5, ra ngày 13/6)"
    if _ONLY_THEN.match(folded, day.end):
        late = _meaning_behind(folded, text, day, following)
        if late:
            return late  # "đến 09/6 mới đưa vào khu"
    if going := role_of_going(before, folded, day.start, day.end):
        return going
    if ASKS_WHO_MET.search(before):
        return "other"  # "Ai gặp ông Hổ sau ngày 10/6 thì báo trạm"
    if till := _meaning_till(before, text, day, since, keywords):
        return till
    if _AT_HOME_SINCE.search(before):
        return "start"
    if _FROM_HERE.search(before) and STOPPED.match(folded, day.end):
        return "other"
    if _ON_DUTY.fullmatch(before):
        return "other"
    if OCCASION.search(before):
        return "contact"
    if keywords:
        return _meaning_of(keywords, before, lead, folded, text, day, following)
    if TO_HERE.search(before):
        return "end"
    if _FROM_HERE.search(before) or _WEAK_START.search(before):
        return "start"
    if day.is_range:
        return ""
    behind = _meaning_behind(folded, text, day, following)
    if not behind and BEGINS.search(before) and TAKEN_THERE.match(folded, day.end, following):
        return "start"
    return behind or (
        "contact" if is_gathering(before) or WITH_CASE.search(before) or is_activity(folded, text, day) else ""
    )


def _meaning_of(
    keywords: Sequence[re.Match[str]],
    before: str,
    lead: str,
    folded: str,
    text: str,
    day: DateMark,
    following: int,
) -> str:
    """The meaning that the words before a day give it, the last of which counts most."""
    since_or_till = _FROM_HERE.search(before) or TO_HERE.search(before)
    told = keywords[-1].lastgroup != "start" or since_or_till
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
    if (
        keywords[-1].lastgroup in ("start", "other")
        and not (_FROM_HERE.search(before) or TO_HERE.search(before))
        and is_done_since(lead, keywords[-1].end())
    ):
        return "contact"  # "đưa đi cách ly tập trung do cùng ăn trưa 10/6 với BN9936"
    last_day = following >= len(folded) or re.search(r"[,.;]", folded[day.end : following]) is not None
    if keywords[-1].lastgroup == "contact" and behind == "start" and last_day and _NEW_CLAUSE.search(before):
        return "start"  # "ngồi cùng BN9950 nên thuộc F1, sáng nay xe đã chở cô đi cách ly"
    if _OF_LIST.fullmatch(keywords[-1].group()) and is_done(lead, keywords[-1].end(), folded, day):
        return "contact"  # "DS những người ngồi cùng quán tối 11/6"
    ride = _RIDE.fullmatch(keywords[-1].group()) and (
        any(each.lastgroup == "contact" for each in keywords)
        or _meaning_behind(folded, text, day, following) == "contact"
    )
    home = _HOME.fullmatch(keywords[-1].group()) and _TOGETHER.search(before, 0, keywords[-1].start())
    beside = keywords[-1].lastgroup in ("other", "test") and WITH_CASE.search(before)
    return "contact" if ride or home or beside else role_of_word(keywords[-1], before)


def _meaning_till(before: str, text: str, day: DateMark, since: int, keywords: Sequence[re.Match[str]]) -> str:
    """What a day behind "đến" or "tới" means, where no word behind it tells."""
    here, till = TO_HERE.search(before), _TILL.match(text, day.start)
    kept = [each for each in keywords if _of_quarantine(each) and not each.group().startswith("den het")]
    if (here or till) and DONE_TILL.search(before) and not kept:
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
        (each for each in KEYWORD.finditer(after) if not is_called(each, text, day.end) and not each["birth"]), None
    )
    role = role_of_word(keyword, "") if keyword is not None else ""
    aside = keyword is not None and role in ("other", "test") and "(" in after[: keyword.start()]
    return "" if aside else role


_ENDS_TELLING = re.compile(
    r" (?:sau do|sau nay|nen) |[,;\n|\t)]|\.\s|->|=>|→|\s[-–/]\s|:\s?(?=f\s?\d)|"
    r"[\s(](?:dang|dg|con|chua|van)(?: dang| phai)? (?:cho|doi|di|"
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
_AS_WRITTEN = re.compile(r"(?<![a-z])(?:ghi|neu)?(?: ro)? ?(?:trong|tai|theo|tren) $")
_SAYS = re.compile(r"(?<![a-z])(?:quyet dinh|qd|giay) (?:ghi|neu)(?: ro)?(?: la)?(?: tu)?(?: ngay)? $")


def _is_paper(found: re.Match[str], before: str, lead: str) -> bool:
    """Whether a word is that of a paper in which a day is written, and tells nothing of the day."""
    return _AS_WRITTEN.search(lead, 0, found.start()) is not None or _SAYS.search(before) is not None


_IS = re.compile(r"(?: la(?: ngay)? |: |(?<![a-z])(?:ghi|neu)(?: ro)?(?: la)?(?: tu)?(?: ngay)? )$")
"""As in "ngày kết thúc ghi trong quyết định là 30/06"."""
_TOLD = ("contact", "start", "end")
_CLOSED = re.compile(r"[^()]*\)\s?[,;:]")
"""What brackets tell, and a comma after them, says nothing of a day: "(... không đưa vào danh sách), ngày 11/6 ..."."""
_ENTERED = re.compile(r"[(,;:]\s?(?:ngay )?vao(?: khu)?(?: ngay| tu| hom)?\s?:?\s?$")
_LEFT = re.compile(r"\s?[,;\-–]\s?(?:ngay )?ra(?: khu| vien)?(?: ngay| hom)?\s?:?\s?\d")
_MISTAKEN = re.compile(
    r"\s(?:(?:e|em|minh|toi|chi|c|bac|tram|thon) )?(?:co |da )?(?:ghi|go|viet|nhap|bao|danh|gui) (?:nham|sai|"
    r"thieu|sot|voi)(?![a-z])"
)
"""Behind the day on which somebody made a mistake: "tx 8/6 (hôm qua em ghi nhầm 6/6)"."""
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
