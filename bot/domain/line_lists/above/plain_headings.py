"""Lines that say one thing of everybody under them: a day, a sex, or whose people are counted."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from bot.domain.dates import make_date
from bot.domain.line_lists.above.context import said_of
from bot.domain.line_lists.below.closing_levels import names_follow
from bot.domain.line_lists.below.sections import heads_common
from bot.domain.line_lists.fields.scan import Scan
from bot.domain.line_lists.model import Said
from bot.domain.line_lists.writing.lines import Line

if TYPE_CHECKING:
    from bot.domain.line_lists.reader import Reader


def enter_plain(reader: Reader, line: Line, scan: Scan) -> bool:
    """Enter a line that says one thing of everybody under it, if it is one."""
    return (
        enter_day(reader, line, scan)
        or enter_sex(reader, line)
        or enter_change(reader, line)
        or enter_part(reader, line, scan)
    )


_BY_DAY = re.compile(
    r"(?<![a-z])theo (?:thu tu |tung |moi ){0,2}ngay (?P<what>tiep xuc|tx|gap|vao|bat dau|het|"
    r"ket thuc|ra)"
)
_MET = re.compile(
    r"(?<![a-z])(?:(?:khai|ke|nho|cho biet|nho lai)(?: bao| lai| ra| la| rang)?(?: da| co| tung){0,2}|(?:nhung|"
    r"cac|may|\d+) "
    r"(?:nguoi|truong hop)(?: [a-z0-9]+){0,3}(?: da| co| tung)) (?:gap|tiep xuc|tx|den nha|sang nha|di gap)(?![a-z])"
)
"""A title that tells that those under it were met, each on a day of his own: "BN9980 khai có gặp mấy người sau"."""
_DAYS = frozenset(("bare_day", "other_day", "contact", "start", "end", "range"))
_ONLY_DAY = re.compile(
    r"\W*(?:thu [a-z]{2,4},? |chu nhat,? )?(?:ngay )?(?P<d>\d{1,2})[/.\-](?P<m>\d{1,2})(?:[/.\-](?P<y>\d{2,4}))?\W*"
)
_DAY_FIELDS = {"vao": "quarantine_start", "bat dau": "quarantine_start", "het": "quarantine_end"} | {
    "ket thuc": "quarantine_end",
    "ra": "quarantine_end",
}


def enter_day(reader: Reader, line: Line, scan: Scan) -> bool:
    """Enter a line that is only a day, under a title that says what the days mean ("XẾP THEO NGÀY TIẾP XÚC")."""
    told = _BY_DAY.search(line.folded)
    if told is not None:
        reader.dated_by = _DAY_FIELDS.get(told["what"], "contact_date")
    elif _MET.search(line.folded) and not any(mark.kind in _DAYS for mark in scan.marks):
        reader.dated_by = "contact_date"
    days = [mark.value for mark in scan.marks if mark.kind in ("bare_day", "other_day", "contact", "start", "end")]
    if not reader.dated_by and reader.over_rows and reader.context.said().get("change") == "released":
        reader.dated_by = "quarantine_end"
    only = _ONLY_DAY.fullmatch(line.folded) if reader.dated_by else None
    if only is not None and not days:
        written = make_date(only["d"], only["m"], only["y"], reader.on)
        days = [written] if written is not None else []
    if only is None or len(days) != 1:
        return False
    reader.close_entry()
    reader.context.enter(said_of({reader.dated_by: days[0]}))
    reader.heading(line)
    return True


def day_over(reader: Reader, scan: Scan, first: int) -> date | None:
    """The day before a colon and the people of a line, where a title says what it means: "tối 8/6 ở nhà: Lê An"."""
    found = _DAY_OVER.match(scan.folded, 0, first) if reader.dated_by else None
    if found is None:
        return None
    days = [mark.value for mark in scan.marks if mark.kind in _DAYS and mark.start < found.end()]
    return days[0] if len(days) == 1 and isinstance(days[0], date) else None


_DAY_OVER = re.compile(
    r"\W*(?:(?:ngay|hom|sang|trua|chieu|toi|dem|"
    r"thu [a-z]{2,4}) ?,? ?){0,3}\d{1,2}[/.\-]\d{1,2}(?:[/.\-]\d{2,4})?[^:\n]{0,40}:"
)


_SEX = re.compile(r"\W*(?:cac |nhom )?(?P<sex>nam|nu)(?: gioi)?(?: \(?\d{1,3}(?: nguoi)?\)?)?\s?:?\W*")


def enter_sex(reader: Reader, line: Line) -> bool:
    """Enter a line that is only a sex over a list: "Nam:" over the men."""
    found = _SEX.fullmatch(line.folded)
    following = reader.following
    if found is None or following is None:
        return False
    if following.marker not in ("number", "bullet", "letter") and not names_follow(reader):
        return False
    titled = line.body.endswith(":") or (line.body.isupper() and line.marker not in ("bullet", "number"))
    if not titled or "ă" in line.body.lower():
        return False
    reader.close_entry()
    reader.context.enter(Said(sex="nam" if found["sex"] == "nam" else "nữ"))
    reader.heading(line)
    return True


_PARTS = r"(?:phan|nhom|muc|danh sach|ds|dot|(?:cac |nhung )?(?:truong hop|nguoi|doi tuong|ca)|so)"
_WHICH = re.compile(
    rf"\W*(?:[a-h0-9]{{1,2}}[.)] ?)?(?:{_PARTS} ?[:\-]? ?)?(?:(?:xin |de nghi |nho |can |duoc |phai |da ){{0,2}}"
    r"(?P<out>(?:dua|loai|bo|rut|gach|xoa|tru|giam|loai bo|gach bo|xoa bo|loai tru)"
    r"(?: ten| tru| bo| di| bot)?(?: ra| khoi){0,2}(?: ngoai)?(?: (?:danh sach|ds|dien|dien f\s?[0-3]))?)|"
    r"(?P<in>(?:(?:bo sung|cap nhat|them|phat sinh|tang)(?: them| moi| vao| ten){0,2}|moi|moi them|giu nguyen|"
    r"giu lai|giu|con lai|van giu|khong doi|khong thay doi|tiep tuc)(?: (?:danh sach|ds|theo doi|cach ly))?))"
    r"(?: nhu sau| gom| sau)?(?: ?\([^()]{1,40}\))?\s?:?\W*"
)


def enter_change(reader: Reader, line: Line) -> bool:
    """Enter a line that says only what becomes of those under it: "PHẦN BỎ", "Thêm mới:", "* Giữ nguyên:"."""
    found = _which(line)
    if found is None or not names_follow(reader):
        return False
    reader.close_entry()
    if found["out"]:
        reader.context.enter(Said(change="removed"))
    else:
        reader.context.end_change()
    reader.heading(line)
    return True


def _which(line: Line) -> re.Match[str] | None:
    """What becomes of those under a line, if it says only that; "Phan Thêm" is somebody."""
    if len(line.body) > LONGEST_PART or (_FAMILY.match(line.body) and not line.body.isascii()):
        return None
    headed = line.body.endswith((":", ")")) or line.body.isupper() or _STARTS.match(line.folded)
    listed = line.marker in ("number", "letter", "roman") and _OF_LIST.search(line.folded)
    return _WHICH.fullmatch(line.folded) if headed or listed else None


_OF_LIST = re.compile(r" (?:danh sach|ds|theo doi|cach ly|moi)\W*$")
LONGEST_PART = 60  # characters
_STARTS = re.compile(rf"\W*{_PARTS}(?![a-z])")
_FAMILY = re.compile(r"\W*(?:phan|Phan|PHAN)(?!\w)")
_LABELLED_PART = re.compile(
    r"\W*(?:day|khu|nhanh|canh|lo|toa|tang|block|khoi|hang|trang|ban|mam|phong|xe|chuyen|dot|lop|cho ngoi)"
    r" (?:so |ben |nha )?(?:[a-h]\d?|\d{1,3}[a-h]?|trai|phai|giua|tren|duoi|dau|cuoi)\s?[:.]?\W*"
)


def is_part(line: Line) -> bool:
    """Whether a line is only the label of a part: "Dãy A", "bàn 2", "Nhánh trái", "PHẦN THÊM"."""
    return _which(line) is not None or _LABELLED_PART.fullmatch(line.folded) is not None


def enter_part(reader: Reader, line: Line, scan: Scan) -> bool:
    """Enter the label of a part that says nothing of its people."""
    common = heads_common(line) and not names_follow(reader)
    if common and (reader.gathering.people or reader.entry):
        reader.close_entry()
        reader.heading(line, "title")
        return True
    if (
        not _LABELLED_PART.fullmatch(line.folded)
        or scan.of("level")
        or scan.of("hamlet")
        or not (reader.listing or reader.context.frames)
    ):
        return False
    reader.close_entry()
    reader.heading(line, "title")
    return True


def enter_counted(reader: Reader, line: Line, scan: Scan) -> bool:
    """Enter the hamlet whose people a line counts, where they are listed under it: "thôn Nam Thắng có 2 F1, 1 F2"."""
    hamlets = {mark.value.hamlet for mark in scan.of("hamlet") if mark.value.hamlet}
    if len(hamlets) != 1 or not list(scan.of("level")) or not names_follow(reader):
        return False
    reader.close_entry()
    reader.context.enter(Said(hamlet=hamlets.pop()))
    reader.heading(line)
    return True
