"""What people came together for: a feast, a meeting, a journey. Its day is the one on which they met who was there."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Any

from bot.domain.line_lists.fields.scan import Scan

if TYPE_CHECKING:
    from bot.domain.line_lists.reader import Reader

_WHAT = (
    r"(?:tiec|dam (?:cuoi|tang|gio|hoi|hieu|ma)|lien hoan|sinh nhat|tan gia|hoi nghi|hoi hop|dai hoi|an co|hieu hi|"
    r"(?<!truong )(?<!tong )(?<!phoi )(?<!ket )hop(?! (?:giao ban|truc tuyen|bcd|ban chi dao)))"
)
_VENUE = (
    r"(?:quan(?! (?:ly|li|he|nhan|chuc|trong|doi|su|tam))|tiem (?:vang|tap hoa|thuoc|cat|may|banh|toc|an|pho|bun|net)|"
    r"nha hang|sieu thi|phong (?:kham|gym|tap|tra|hat)|karaoke|san bong|cho (?:phien|huyen|dau moi|hom|xa|thi tran)|"
    r"dai ly|cay xang|khach san|nha nghi|nha tho)"
)
"""Where people were: a heading of it and a day tells on which day they were there."""
_BEGINS = re.compile(
    r"[\s(*.–-]*(?:(?:trong|tai|du|an|bua|cuoc|le|su kien|noi tiep xuc|tiep xuc|dia diem|o)[\s:]+){0,3}"
    rf"(?:{_WHAT}|{_VENUE}|buoi (?!sang|chieu|toi|trua)[a-z]+)(?![a-z])"
)
_TITLED = re.compile(
    rf"(?<![a-z])(?:{_WHAT}|hanh khach|chuyen (?:xe|bay|tau|do|di)|xe khach|(?:tham )?du(?= [a-z])|khach moi|"
    r"dai bieu)(?![a-z])(?P<between>[^(;]*)$"
)
_OF_REPORT = re.compile(r"(?<![a-z])(?:cap nhat|bao cao|tinh den|den|lap|ve|ngay gui)(?![a-z])")


def is_gathering(folded: str) -> bool:
    """Whether a line begins with what people came together for: "(tiệc cưới tại thôn ..., trưa 06/6)"."""
    return _BEGINS.match(folded) is not None


def day_of_gathering(scan: Scan, *, on: date) -> date | None:
    """The day in a title of those who went somewhere together: "HÀNH KHÁCH ... CHUYẾN VINH - HÀ TĨNH NGÀY 08/6"."""
    days = [mark for mark in scan.marks if mark.kind in ("other_day", "bare_day") and isinstance(mark.value, date)]
    if len(days) != 1 or days[0].value > on:
        return None
    found = _TITLED.search(scan.folded, 0, days[0].start)
    if found is None or _OF_REPORT.search(found["between"]):
        return None
    day: date = days[0].value
    return day


_BESIDE = re.compile(
    r"(?<![a-z])(?:gan|canh|cung|voi|giua|gap|(?:vao|den|sang|qua|toi|ghe|o|tai) nha|(?:lai|tai|phu) xe(?: la)?|"
    r"(?:khach|nguoi) (?:lai|cho|ban|chu|giao|ngoi|chay) [a-z]{0,6} ?la|"
    r"(?:xe|quan|tiec|phong|lop|ban|cho|do|ay|mam|doan|nhom|chuyen|tiem|hang) co|cho)(?: ca| benh nhan| f\s?0|"
    r" khach)? $"
)
_TOLD_BY = re.compile(
    r"(?<![a-z])(?:cap nhat|bao cao|tinh den|lap|phat hien|ghi nhan|them|danh sach|ds|f\s?[0-3]|cong bo|"
    r"xac dinh|khai|gui)(?![a-z])"
)


def _day_beside_case(scan: Scan, *, on: date) -> date | None:
    """The day on which a sentence tells that a case was there: "XE CHỞ DƯA VỀ NGÀY 10/6, LÁI XE LÀ BN9929"."""
    codes = scan.of("code")
    days = [mark for mark in scan.marks if mark.kind in ("other_day", "bare_day") and isinstance(mark.value, date)]
    if len(codes) != 1 or len(days) != 1 or days[0].value > on:
        return None
    (code,), (day,) = codes, days
    if _BESIDE.search(scan.folded, 0, code.start) is None:
        return None
    begin, end = min(code.start, day.start), max(code.end, day.end)
    stop = max(scan.folded.rfind(each, 0, begin) for each in (". ", ": ", "; ", "\n"))
    if re.search(r"[;:(\n]|\. ", scan.folded[begin:end]) or _TOLD_BY.search(scan.folded, stop + 1, end):
        return None
    found: date = day.value
    return found


def met_on(reader: Reader, scan: Scan, said: dict[str, Any]) -> dict[str, Any]:
    """The day of the journey or feast in this title or the one before, where it tells that they are contacts."""
    day = day_of_gathering(scan, on=reader.on) or _day_beside_case(scan, on=reader.on) or reader.met_on
    told = said.get("contact_date") or reader.context.said().get("contact_date")
    met = said.get("level") == "F1" or str(said.get("source")).startswith("BN")
    reader.met_on = None if met or told else day
    return {"contact_date": day} if met and day is not None and told is None else {}
