"""What looks like a day and is none, or begins in a name: "Trần Văn Sang ngày 10/6", "số 4 kéo dài đến 04/7"."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.domain.dates import DateMark
from bot.domain.line_lists.fields.scan import Scan

_CALLED = re.compile(r"(?:S[aá]ng|Chi[eềểê]u|T[ớố]i|Trưa|Đêm|M[ừù]ng|Hôm|SANG|CHIỂU|MỪNG) ")
_IN_NAME = re.compile(r"(?:^|\W)(?:[A-ZĐÀ-Ỹ][^\W\d_]* ){2,4}$")


def behind_name(text: str, day: DateMark) -> DateMark:
    """The day without the given name before it: "tiếp xúc F1 Trần Văn Sang ngày 10/6"."""
    named = _CALLED.match(text, day.start)
    if named is None or not _IN_NAME.search(text, max(0, day.start - 30), day.start):
        return day
    return replace(day, start=named.end())


TIMES = re.compile(r" lan(?![a-z])")  # "đo thân nhiệt ngày 2 lần"
_SHARE = re.compile(r"(\d{1,2})/\1 (?:nguoi|truong hop|doi tuong|cong dan|cong nhan|hoc sinh|ho|mau)(?![a-z])(?! nha)")


def is_share(folded: str, day: DateMark) -> bool:
    """Whether a day is a count of all: "đã đưa đi 04/04 người"."""
    return _SHARE.match(folded, day.start) is not None


_DURATION = re.compile(r"\d{1,2} ngay (?:den|toi)")
_NUMBERED = re.compile(r"(?<![a-z])(?:so|stt|phong|ban|mam|lop|xe|toa|giuong|day|tang|lan|xom|doi|khu)\s?$")


def begins_by_number(scan: Scan, day: DateMark) -> bool:
    """Whether what looks like a first day is somebody's number: "số 4 kéo dài đến 04/7"."""
    return (
        _NUMBERED.search(scan.folded, max(0, day.start - 8), day.start) is not None
        or _DURATION.match(scan.folded, day.start) is not None
    )


_YEAR = re.compile(r"(?:19|20)\d\d\s?[,;)]")


def year_is_told(birth: re.Match[str], before: str, lead: str) -> bool:
    """Whether a word of birth is done with before a day: "sinh năm 1959, ngày 10/6"."""
    return len(before.rstrip()) - birth.end() > 12 or _YEAR.search(lead, birth.end()) is not None
