"""Headings under a title that tell whom its people met: "Do cháu Nguyễn Hà An là F1", "Người nhà của F1 số 3 là F2"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from bot.domain.folding import fold
from bot.domain.line_lists.above import titles
from bot.domain.line_lists.above.households import begins_household
from bot.domain.line_lists.fields import levels
from bot.domain.line_lists.fields.scan import Mark, Scan
from bot.domain.line_lists.unlisted import notes
from bot.domain.line_lists.writing.lines import Line

if TYPE_CHECKING:
    from bot.domain.line_lists.reader import Reader


def said_of_upstream(reader: Reader, line: Line, scan: Scan, said: dict[str, Any]) -> dict[str, Any]:
    """What is said where brackets under a title only name whom its people met: "(F1 là cô giáo Nguyễn Thanh Bình)".

    Over the headings of a table any line may do so: "Do cháu Nguyễn Hà An được xác định là F1 ngày 10/06". A title
    of those who went somewhere with somebody tells theirs by his: "... đi họp cùng bà Lê Thị Mai (bà Mai nay là F1)".
    """
    over = reader.context.said()
    level = over.get("level")
    titled = reader.over_headings and not begins_household(line)
    named = list(scan.of("name"))
    names = [mark.value.full_name for mark in named]
    own = "level" in said and said.get("change") != "promoted" and not _tells_him_again(scan)
    if titled and level is None and not own and notes.is_title(line.folded) and (told := _told_by_met(scan)):
        return {name: value for name, value in said.items() if name != "change"} | told
    if titled and level is None and titles.tells_of_case(line.folded) and names:
        upper = next((mark.value for mark in scan.marks if mark.kind in ("level", "new_level")), None)
        upper = upper or ("F0" if _IS_CASE.search(line.folded, 0, named[0].value.lead) else "F3")
        level_told = {"level": f"F{int(upper[1]) + 1}"} if upper != "F3" and not notes.is_title(line.folded) else {}
        return {name: value for name, value in said.items() if name in _of_these(scan, named[0])} | (
            {"source": said.get("source") or names[0]} | level_told
        )
    if not reader.context.fresh or not ((names and titled) or line.body.startswith("(")):
        return said
    source = over.get("source")
    if titled and level is not None and said.get("level") is None and _is_called(line.folded, source):
        return {name: value for name, value in said.items() if name == "contact_date"}
    if names and titled and level is not None:
        of_him = levels.comes_after(level, said.get("level")) or titles.tells_of_case(line.folded)
        if of_him or (names[0] == source and said.get("level") is None):
            coded = level == "F1" and str(said.get("source")).startswith("BN")
            met = {"source": said["source"] if coded else names[0]}
            return {name: value for name, value in said.items() if name in _of_these(scan, named[0])} | met
    if not levels.comes_after(level, said.get("level")):
        return said
    source = next(iter(names), said.get("source"))
    return {name: value for name, value in said.items() if name != "level"} | ({"source": source} if source else {})


_OF_STAY = {"place": "place", "quarantine_start": "start", "quarantine_end": "end"}


def _of_these(scan: Scan, named: Mark) -> set[str]:
    """What a line that begins with whom they met tells of the people: the day, and their stay in a later sentence."""
    ends = scan.folded.find(". ", named.end - 1)
    later = {mark.kind for mark in scan.marks if 0 <= ends < mark.start}
    later |= {"start", "end"} if "range" in later else set()
    return {"contact_date"} | {name for name, kind in _OF_STAY.items() if kind in later}


def _is_called(folded: str, source: str | None) -> bool:
    """Whether words in brackets begin with the given name of the source: "(bà Tám ở Cao Thắng)"."""
    given = fold(source or "").split(" ")[-1]
    return re.match(rf"\W*(?:{_CALLS}) {re.escape(given)}(?![a-z])", folded) is not None


_CALLS = "ong|ba|anh|chi|em|co|chu|bac|chau|thay|cu"


_IS_CASE = re.compile(r"(?<![a-z])(?:ca (?:benh|chi diem|duong tinh)|benh nhan)(?: (?:la|cua|mac|ong|ba|anh|chi))*\W*$")


def _tells_him_again(scan: Scan) -> bool:
    """Whether the one level in a title is told of whom its people met: "... cùng anh Tám, anh Tám nay đã là F0"."""
    met = [mark for mark in scan.of("name") if mark.extra == "source"]
    levels_told = list(scan.of("level"))
    if len(levels_told) != 1 or not met or levels_told[0].start < met[0].end:
        return False
    given = fold(met[0].value.full_name).split(" ")[-1]
    between = scan.folded[met[0].end : levels_told[0].start]
    return re.search(rf"(?:{_CALLS}) {re.escape(given)}(?![a-z])", between) is not None


def _told_by_met(scan: Scan) -> dict[str, Any]:
    """The level of those in a title, by that of whom they met."""
    met = [mark for mark in scan.of("name") if mark.extra == "source"]
    told = {
        str(mark.value)
        for mark in scan.marks
        if mark.kind in ("level", "new_level") and met and mark.end + 2 >= met[0].value.lead
    }
    upper = told.pop() if len(told) == 1 else "F3"
    upper = "F0" if met and _IS_CASE.search(scan.folded, 0, met[0].value.lead) else upper
    return {"level": f"F{int(upper[1]) + 1}", "source": met[0].value.full_name} if upper != "F3" else {}


_NUMBERED = re.compile(
    r"(?<![a-z])(?:f\s?[0-3]|cua|voi|ca|nguoi|gap|tx|tiep xuc)(?: nguoi)? (?:so|stt) (?P<n>\d{1,3})(?![\d/.])"
)


def numbered_source(reader: Reader, line: Line, level: str | None) -> dict[str, Any]:
    """Whom a heading names by his number in the list: "Người nhà của F1 số 3 là F2"."""
    found = _NUMBERED.search(line.folded)
    met = reader.gathering.met_of_number(int(found["n"]), level) if found is not None else None
    return {"source": met} if met is not None else {}
