"""Lines that say something of everybody under them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from bot.domain.folding import fold_aligned
from bot.domain.line_lists.above import titles
from bot.domain.line_lists.above.context import said_of
from bot.domain.line_lists.above.households import head_of
from bot.domain.line_lists.above.own_words import is_of_the_list
from bot.domain.line_lists.above.said_levels import level_meant, told_of_these
from bot.domain.line_lists.above.upstream_titles import numbered_source, said_of_upstream
from bot.domain.line_lists.below.closing_levels import names_follow
from bot.domain.line_lists.entries.entry import LABEL_NAME
from bot.domain.line_lists.entries.facts import fields_of
from bot.domain.line_lists.entries.going_on import continues, stands_between
from bot.domain.line_lists.fields import levels
from bot.domain.line_lists.fields.analysis import DAY_KINDS
from bot.domain.line_lists.fields.departures import day_taken
from bot.domain.line_lists.fields.gatherings import is_gathering, met_on
from bot.domain.line_lists.fields.hamlets_over import COUNTED
from bot.domain.line_lists.fields.others_levels import without_source_levels
from bot.domain.line_lists.fields.scan import Mark, Scan
from bot.domain.line_lists.naming.given_names import source_called
from bot.domain.line_lists.unlisted import notes
from bot.domain.line_lists.writing.lines import Line, split_lines

if TYPE_CHECKING:
    from bot.domain.line_lists.reader import Reader

SETTING = ("level", "hamlet", "source", "place", "contact_date", "quarantine_start", "quarantine_end", "change")
_KIND_OF = {name: name for name in ("level", "hamlet", "place")} | {
    "source": "code", "contact_date": "contact", "quarantine_start": "range"
}  # fmt: skip
_HEADS = frozenset(("level", "hamlet", "new_level", "change", "ending"))
_NOTHING_BEFORE = frozenset(("", "ong", "ba", "anh", "chi", "em", "co", "chu", "bac", "chau", "cu"))


def enter_heading(reader: Reader, line: Line, scan: Scan, kind: str | None) -> bool:
    """Enter a line as a heading, if it is one. `kind` is the kind of note that it would otherwise be."""
    marks = [mark for mark in without_source_levels(scan) if not is_of_the_list(line, scan, mark, reader.on)]
    told = len(marks)
    marks = told_of_these(marks, scan)
    if any(mark.kind == "level" and mark.value != "F0" for mark in marks) and scan.of("code"):
        marks = [mark for mark in marks if mark.kind != "test"]  # "... là F1 (cô giáo Lam dương tính BN9930)"
    under = reader.context.said().get("level") if not any(mark.kind == "level" for mark in marks) else None
    said, _ = fields_of(marks, scan, on=reader.on, level=under)
    if "level" not in said and kind not in ("statistics", "total"):
        said |= {"level": "F0"} if levels.heads_cases(line.folded, coded=bool(scan.of("code"))) else {}
    if any(levels.were_contacts(line.folded, mark.start) for mark in scan.of("level")[:1]):
        said["level"] = "F0"
    if "level" not in said and not any(mark.kind == "level" for mark in marks):
        after = level_meant(scan.folded, under)
        said |= {"level": after} if after is not None and titles.list_follows(reader) else {}
    both = told == len(marks) and not _meets_one(marks, scan) and _LEVELS.search(line.folded) is not None
    both = both or _BOTH_IN_BRACKETS.search(line.folded) is not None
    several = both or len({mark.value for mark in marks if mark.kind == "level"}) > 1
    if (several and (reader.over_rows or reader.over_headings or _names_levels(line))) or both:
        said.pop("level", None)  # the rows under it say which
    own, said = said, said_of_upstream(reader, line, scan, said)
    household = next((mark for mark in scan.of("name") if mark.extra == "household" and said is own), None)
    if said.get("source") is None and household is not None and _is_case(scan, household):
        said["source"] = household.value.full_name
    if household is not None:
        said = _said_of_house(said, line.folded, household)
    if is_gathering(line.folded):
        said.pop("hamlet", None)  # where they met
    elif household is not None and "level" not in said and said.get("source") is None:
        said.pop("contact_date", None)  # the day on which somebody went to see them
    if said.get("source") is None:
        said |= numbered_source(reader, line, said.get("level"))
    if said.get("source") and _RECOVERED.search(line.folded):
        said.pop("source")
    said = _stay(reader, scan) | said
    said |= met_on(reader, scan, said)
    setting = {name: said[name] for name in SETTING if said.get(name) is not None}
    if not setting and household is None:
        return _enter_title(reader, line, scan, kind)
    his = {mark.kind for mark in scan.marks} & {"birth", "phone"}
    of_official = line.folded.endswith(":") and any(mark.extra == "official" for mark in scan.of("name"))
    if his == {"phone"} and (of_official or reader.over_rows or ("level" in setting and titles.list_follows(reader))):
        his = set()  # "(ai cần tiếp tế gọi 0988000111)"
    if household is None and (his or not _is_heading(reader, line, setting)):
        return False
    reader.close_entry()
    said |= numbered_source(reader, line, said.get("level")) if said.get("source") is None else {}
    if said.get("source") is None:
        said["source"] = source_called(reader.gathering, scan.text, scan.folded, said.get("level"))
    reader.listing = reader.listing or "level" in setting
    reader.business = reader.business and "level" not in setting
    said = {name: value for name, value in said.items() if name != "change" or value in ("released", "removed")}
    _enter(reader, said, setting, household, scan)
    if "level" in setting and "contact_date" not in setting:
        _take_day(reader, line, scan)
    reader.heading(line)
    reader.sections.sets(line, setting)
    return True


def _meets_one(marks: Sequence[Mark], scan: Scan) -> bool:
    """Whether the second of two levels is that of whom the people of the first met: "F2 - F1 Kiều Lực"."""
    levels_told = [mark for mark in marks if mark.kind == "level"]
    return len(levels_told) == 1 and any(mark.extra == "source" for mark in scan.of("name"))


_RECOVERED = re.compile(r"(?<![a-z])(?:khoi benh|(?:ra|xuat) vien|tu vong|khong lien quan)(?![a-z])")
_LEVELS = re.compile(r"(?<![a-z0-9])f\s?(?P<one>[0-3])\s?(?:,|/|\+|&|va)\s?f\s?(?!(?P=one))[0-3](?!\d)")


_BOTH_IN_BRACKETS = re.compile(r"\(f\s?(?P<one>[0-3])\)[^()]*\(f\s?(?!(?P=one))[0-3]\)")
"""As in "tiếp xúc gần với ca bệnh (F1) và tiếp xúc với F1 (F2)"."""


def _names_levels(line: Line) -> bool:
    """Whether a title only says which levels are listed: "BÁO CÁO F1, F2 NGÀY 14/6"."""
    return notes.is_title(line.folded) and _LEVELS.search(line.folded) is not None


_ENDS = re.compile(
    r"(?<![a-z])(?:ket thuc|hoan thanh|het|du|xong)(?: thoi gian| thoi han| han)?(?: \d{1,2} ngay)?"
    r" (?:cach ly|theo doi)"
)


def _is_centralised(reader: Reader) -> bool:
    return reader.context.said().get("place") == "centralised"


_LEAVES = re.compile(
    r"(?:^\W*|[,;(\-] ?|(?<![a-z])(?:dot|nhom|nguoi|cong dan|duoc|cho|se|du kien|dk) )(?:ra khu|ra ve|ve nha|ve|ra|"
    r"tra ve)(?: dia phuong| nha)?(?: vao)?(?: (?:sang|trua|chieu|toi))?\s?:?\s?(?:ngay |hom )?$"
)


def _stay(reader: Reader, scan: Scan) -> dict[str, Any]:
    """The days of a stay that only the sense of a heading tells: when its people leave, or went to the camp."""
    centralised = _is_centralised(reader)
    gone = day_taken(scan, on=reader.on) if centralised else None
    days = {"quarantine_end": _ends_on(scan, centralised=centralised), "quarantine_start": gone}
    return {name: day for name, day in days.items() if day is not None}


def _ends_on(scan: Scan, *, centralised: bool) -> date | None:
    """The day that a heading begins with, where its people end their quarantine on it: "Hôm nay các F1 sau hết ..."."""
    if scan.of("start") or centralised:
        for mark in scan.ordered():
            if mark.kind in ("bare_day", "other_day") and _LEAVES.search(scan.folded, 0, mark.start):
                return mark.value if isinstance(mark.value, date) else None
    found = _ENDS.search(scan.folded)
    days = [mark for mark in scan.ordered() if mark.kind in ("bare_day", "other_day") and mark.start < 5]
    day = days[0].value if found is not None and days and days[0].end <= found.start() else None
    return day if isinstance(day, date) else None


def _is_case(scan: Scan, household: Mark) -> bool:
    """Whether a household is named after a case, and its other members are listed: "nhà F1 Lê Đức Thọ còn các F2"."""
    case = re.search(r"f\s?[0-3]\s{1,2}$", scan.folded[: household.value.lead])
    return case is not None and len({mark.value for mark in scan.of("level")}) > 1


_HOUSE_OF_CONTACT = re.compile(
    r"\s?\((?!f\s?[1-3] (?:cua|tx|tiep xuc|lien quan|lq)(?![a-z]))"
    r"(?:[a-z ]{0,30}(?<![a-z]))?f\s?(?P<n>[1-2])(?!\d)[^()]*\)"
)


def _said_of_house(said: dict[str, Any], folded: str, household: Mark) -> dict[str, Any]:
    """What a house is told: its members met its head, "hộ bà Nguyễn Thị Vượng (F1 BN9929, đi cltt 09/6):"."""
    if _HOUSE_OF_CONTACT.match(folded, household.end) is None:
        return said
    led = str(said.get("level")).lower() in folded[: household.value.lead]  # "danh sách F2 nhà bà Lụa (F1 ...)"
    kept = {name: value for name, value in said.items() if name == "hamlet" or (name == "level" and led)}
    return kept | {"source": household.value.full_name}


def _enter_title(reader: Reader, line: Line, scan: Scan, kind: str | None) -> bool:
    """A title that sets nothing: several levels, or only words."""
    named = {mark.value for mark in scan.of("level")}
    label = (
        not line.marker
        and {mark.kind for mark in scan.marks} <= {"house"}
        and reader.sections.is_label(line)
        and titles.list_follows(reader)
    )
    if label or len(named) > 1 or (notes.is_title(line.folded) and kind is None and not continues(reader, line, scan)):
        reader.listing = reader.listing or bool(named)
        reader.close_entry()
        _take_day(reader, line, scan)
        reader.context.leave(reader.sections.ended_by(line))
        reader.heading(line, "title")
        return True
    return False


_REPORTED = re.compile(
    r"(?:bao cao|cap nhat|cap nhat nhanh|bc|tong hop|tin nhanh|thong bao|bo sung|danh sach|ds)[^,;.\n]{0,60}"
    r"(?<![a-z])(?:ngay|toi|sang|chieu|trua|dem|hom)\s"
)


def take_day_of_report(reader: Reader, line: Line, scan: Scan) -> None:
    """The day that a greeting gives to its report ("... xin báo cáo nhanh 21h30 ngày 13/6:")."""
    if not reader.gathering.people and reader.entry is None and _REPORTED.search(line.folded):
        _take_day(reader, line, scan)


def _take_day(reader: Reader, line: Line, scan: Scan) -> None:
    """The day in a list's title is the day on which "hôm qua" was said."""
    if reader.day is not None:
        return
    if sum(mark.kind in DAY_KINDS for mark in scan.marks) > 1:
        return
    for mark in scan.ordered():
        if mark.kind in ("other_day", "bare_day") and mark.value and re.search(r"\d", line.body[mark.start : mark.end]):
            if mark.value <= reader.on:
                reader.day = mark.value
            return


_OF_ALL = re.compile(r"(?<![a-z])(?:tren|tat ca|toan bo|deu)(?![a-z])")


def _is_heading(reader: Reader, line: Line, setting: dict[str, Any]) -> bool:
    """Whether a line that names nobody stands over those that follow, and does not go on with the entry above."""
    folded = line.folded
    if reader.over_rows and _OF_ALL.search(folded) is None:
        return True
    if heads_those(reader, line) or (reader.sections.repeats(line) and names_follow(reader)):
        return True
    titled = folded.rstrip(" *").endswith(":") or notes.is_title(folded)
    over = line.marker in ("number", "letter") and setting.keys() & {"level", "source"}
    if over and _is_over_items(line, reader.following):
        return True
    if line.marker in ("number", "letter", "bullet") and not (titled or len(folded) < 40):
        following = reader.following
        if following is None or following.marker == "":
            return reader.entry is None and "level" in setting and titles.list_follows(reader)
        if following.depth <= line.depth and ("level" not in setting or following.marker == line.marker):
            return False  # else "* Thôn Nam Thắng - tiếp xúc ngày 10/06, cách ly ...", and people moved in under it
        if reader.entry is not None and line.depth < reader.entry.lines[0].depth:
            return True
    if reader.entry is None or line.marker == "roman" or line.stamped or line.gap:
        return True
    if folded.rstrip(" *").endswith(":") or (titled and "level" in setting and not re.match(r"f\s?[0-3]", folded)):
        return True
    if titled and "change" in setting and stands_between(line, reader.entry.lines[0], reader.following):
        return True
    own = {mark.kind for mark in reader.scan(reader.entry.lines[0], reader.entry.text()).marks}
    context = reader.context.said()
    if len(reader.entry.lines) > 1 and len(setting) > sum(context.get(name) is not None for name in setting):
        return any(_KIND_OF[name] in own for name in setting if name in _KIND_OF and name != "level")
    return any(_KIND_OF[name] in own or context.get(name) is not None for name in setting if name in _KIND_OF)


_THOSE = re.compile(
    r"\W*(?:nhung|cac|so|nhom) (?:nguoi|truong hop|ca|doi tuong|cong dan)(?![a-z])[^()]*\((?:la |"
    r"dien )?f\s?[0-3](?!\d)[^()]*\)\W*"
)


def heads_those(reader: Reader, line: Line) -> bool:
    """Whether "Những người cách ly tại nhà (F2, tiếp xúc F1 Võ Tá Hùng)" stands over those whom it speaks of."""
    return _THOSE.fullmatch(line.folded) is not None and names_follow(reader)


def _is_over_items(line: Line, following: Line | None) -> bool:
    """Whether items of another kind stand under a numbered line: "1. Giáo viên là F1", and "- Cô ..." beneath."""
    return following is not None and following.marker not in ("", line.marker) and following.depth >= line.depth


def _enter(reader: Reader, said: dict[str, Any], setting: dict[str, Any], household: Mark | None, scan: Scan) -> None:
    """Make what a heading says hold from here on."""
    if "source" in setting and "level" not in setting and _begins_level(reader.following):
        reader.context.end_level()
    reader.context.enter(said_of(said), "household" if household else "heading")
    if household is not None:
        reader.context.household = head_of(household, scan)


def _begins_level(line: Line | None) -> bool:
    """Whether a line says its own level first: "1.1 F1: Hồ Xuân Hùng"."""
    return line is not None and _LEVEL_FIRST.match(line.folded) is not None


_LEVEL_FIRST = re.compile(r"[^a-z]*f\s?[0-3]\s?[:.\-]")


def _has_level(line: Line | None) -> bool:
    """Whether a line begins with a level of its own, as its neighbours do."""
    return line is not None and line.marker == "bullet" and re.match(r"f\s?[0-3](?!\d)", line.folded) is not None


def without_heading(reader: Reader, line: Line, first: Mark) -> tuple[Line, dict[str, Any]]:
    """The line without the heading that it begins with ("F1 BN9924: 1. Nguyễn ..."), which is entered.

    What such words say happened ("Đưa ra khỏi danh sách F1: ...") holds for the people of this line only: it comes
    back beside the line, unless a list begins there.
    """
    colon = line.body.rfind(":", 0, first.value.lead)
    if line.marker in ("number", "letter") or colon < 0 or LABEL_NAME.match(line.folded):
        return line, {}
    before = fold_aligned(line.body[colon + 1 : first.value.lead])
    if before.strip(" 1.)/-+*•") not in _NOTHING_BEFORE:
        return line, {}
    head = reader.scan(line, line.body[:colon])
    kinds = {mark.kind for mark in head.marks}
    if kinds == {"level"} and line.marker == "bullet" and (line.depth or _has_level(reader.following)):
        return line, {}
    if not kinds & _HEADS or kinds & {"birth", "phone"}:
        return line, {}
    reader.close_entry()
    said, _ = fields_of(without_source_levels(head), head, on=reader.on, level=None)
    housed = next((mark for mark in head.of("name") if mark.extra == "household"), None)
    if housed is not None:
        said = _said_of_house(said, head.folded, housed)
        reader.context.household = head_of(housed, head)
    reader.listing = True
    reader.business = False
    rest = split_lines(line.body[colon + 1 :].lstrip(), on=reader.on)
    alone = replace(rest[0], number=line.number, raw=line.raw, plain=line.plain) if rest else line
    alone_said = said.get("change") is not None or ("quarantine_end" in said and not said.keys() & {"level", "hamlet"})
    if alone_said and not re.search(r"\d", before):
        return alone, {name: said[name] for name in SETTING if said.get(name) is not None}
    if said.get("source") is None and "level" in said:
        said["source"] = source_called(reader.gathering, head.text, head.folded, said["level"])
    said = {name: value for name, value in said.items() if name != "change" or value in ("removed", "released")}
    reader.context.enter(said_of(said), "household" if housed else "heading")
    if COUNTED.search(head.folded):
        return line, {}  # what is said after the last of so many people is said of all
    return alone, {}
