"""Lines that say one thing of everybody under them: a day, a sex, or whose people are counted."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.domain.line_lists.closing_levels import names_follow
from bot.domain.line_lists.context import said_of
from bot.domain.line_lists.lines import Line
from bot.domain.line_lists.model import Said
from bot.domain.line_lists.scan import Scan

if TYPE_CHECKING:
    from bot.domain.line_lists.reader import Reader

_BY_DAY = re.compile(
    r"(?<![a-z])theo (?:thu tu |tung |moi ){0,2}ngay (?P<what>tiep xuc|tx|gap|vao|bat dau|het|"
    r"ket thuc|ra)"
)
_ONLY_DAY = re.compile(r"\W*(?:thu [a-z]{2,4},? |chu nhat,? )?(?:ngay )?\d{1,2}[/.\-]\d{1,2}(?:[/.\-]\d{2,4})?\W*")
_DAY_FIELDS = {"vao": "quarantine_start", "bat dau": "quarantine_start", "het": "quarantine_end"} | {
    "ket thuc": "quarantine_end",
    "ra": "quarantine_end",
}


def enter_day(reader: Reader, line: Line, scan: Scan) -> bool:
    """Enter a line that is only a day, under a title that says what the days mean ("XẾP THEO NGÀY TIẾP XÚC")."""
    told = _BY_DAY.search(line.folded)
    if told is not None:
        reader.dated_by = _DAY_FIELDS.get(told["what"], "contact_date")
    days = [mark.value for mark in scan.marks if mark.kind in ("bare_day", "other_day", "contact", "start", "end")]
    if not reader.dated_by and reader.over_rows and reader.context.said().get("change") == "released":
        reader.dated_by = "quarantine_end"
    if not reader.dated_by or len(days) != 1 or _ONLY_DAY.fullmatch(line.folded) is None:
        return False
    reader.close_entry()
    reader.context.enter(said_of({reader.dated_by: days[0]}))
    reader.heading(line)
    return True


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


def enter_counted(reader: Reader, line: Line, scan: Scan) -> bool:
    """Enter the hamlet whose people a line counts, where they are listed under it: "thôn Nam Thắng có 2 F1, 1 F2"."""
    hamlets = {mark.value.hamlet for mark in scan.of("hamlet") if mark.value.hamlet}
    if len(hamlets) != 1 or not list(scan.of("level")) or not names_follow(reader):
        return False
    reader.close_entry()
    reader.context.enter(Said(hamlet=hamlets.pop()))
    reader.heading(line)
    return True
