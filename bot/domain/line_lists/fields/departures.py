"""Who went into quarantine on a day: "hết" that is no last day, and those who took them there."""

from __future__ import annotations

import re
from datetime import date, timedelta

from bot.domain.dates import DateMark
from bot.domain.line_lists.fields.scan import Scan

ALL_GONE = re.compile(
    r"(?<![a-z])(?:di|vao|dua|len|chuyen|nhap)(?: (?!den|toi)[a-z]+){1,5} het"
    r"(?: (?:ca|luon|roi|ngay|hom|tu|vao)){0,3} {0,2}$"
)
"""All of them: "đi cltt hết hôm qua rồi" tells when they went."""
_ALL_THERE = re.compile(
    r"(?<![a-z])(?:cltt|cltn|cl|cach ly|tap trung|tai nha|khu|di|len|vao)(?: ca)? het(?: ca| tu)?\s$"
)
_DAY_PAST = re.compile(r"(?:(?:tu )?(?:sang|trua|chieu|toi|dem) )?(?:hom |dem )?(?:qua|kia|truoc)(?![a-z])")


def all_went(before: str, folded: str, day: DateMark) -> bool:
    """Whether "hết" says that all of them went; behind a place alone, "cltt hết hôm qua", only of a day past."""
    if ALL_GONE.search(before):
        return True
    return _ALL_THERE.search(before) is not None and _DAY_PAST.match(folded, day.start) is not None


TAKEN_THERE = re.compile(
    r"\s?,?\s(?:[a-z0-9]+ ){1,8}?(?:(?:da|vua|duoc|moi) )?(?:ban giao|dua|chuyen|don|cho|nhap|tiep nhan|ap tai|"
    r"to chuc dua)\s[^.;:\n]{0,100}?(?<![a-z])(?:cach ly|cltt|khu tap trung|kcl)(?![a-z])"
)
"""Behind the day on which people were handed over: "Hồi 22h ngày 11/6, tổ công tác đã bàn giao cho khu cách ly ..."."""
BEGINS = re.compile(
    r"(?:^|[.;:(]\s)\W*(?:(?:hoi|luc|vao|ngay|hom|sang|trua|chieu|toi|dem|\d{1,2}\s?[hg:]\d{0,2}) ?,? ?){0,6}$"
)
"""Before a day with which a sentence begins."""
STOPPED = re.compile(
    r",?\s(?:[a-z0-9]+ ){0,6}?(?:ngung|tam dung|tam ngung|tam nghi|dong cua|phong toa|dung (?:hop|ban|hoat dong|"
    r"cac|viec|to chuc)|nghi (?:hoc|lam|ban|viec|cho|het))(?![a-z])(?![^.;\n]{0,80}(?:cach ly|cltn|cltt|o nha|tai nha))"
)
"""Behind the day since which something was closed: "Từ ngày 12/6 chợ đã tạm dừng họp"."""


_TAKEN = re.compile(
    r"(?<![a-z])(?:xuat phat|khoi hanh|len duong|don nguoi|chuyen nguoi|dua nguoi|chuyen di|tiep nhan|nhap khu|"
    r"ban giao|len xe)"
    r"(?![a-z])[^;.\n]{0,30}$"
)


def day_taken(scan: Scan, *, on: date) -> date | None:
    """The day on which those in a list of transports, or of whom a camp took in, went: "Xe 1 - xuất phát 14h 9/6"."""
    days = [mark for mark in scan.marks if mark.kind in ("other_day", "bare_day") and isinstance(mark.value, date)]
    if len(days) != 1 or _TAKEN.search(scan.folded, 0, days[0].start) is None:
        return None
    day: date = days[0].value
    return day if day <= on + timedelta(1) else None


_REACHED = re.compile(r"\s?(?:thi )?moi (?:(?:tim|lien lac|goi|gap|biet|phat hien|truy|den|ve den|khai)(?![a-z]))")
"""As in "tới 11/6 mới liên lạc được"."""
_TILL = re.compile(r"(?<![a-z])(?:den|toi)(?: ngay| hom)? $")
_PLANNED = re.compile(r"(?<![a-z])(?:du kien|dk)(?: (?:den|toi|ngay|hom|khoang|la)){0,2} $")
_GOES_HOME = re.compile(
    r"\s?(?:(?:thi|se|moi|duoc|la|cho) ){0,3}(?:ve|ra|het|xong|du)(?![a-z])(?! que| dia phuong| den)"
)


def role_of_going(before: str, folded: str, start: int, end: int) -> str:
    """What a day is on which people are to go home ("dự kiến 27/6 về"), or were reached at last."""
    if _PLANNED.search(before) and _GOES_HOME.match(folded, end):
        return "end"
    reached = _REACHED.match(folded, end) and (folded.startswith("toi ", start) or _TILL.search(before))
    return "other" if reached else ""
