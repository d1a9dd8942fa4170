"""Corrections that name nobody: by the value that was wrong, of everybody, or of two whose values were exchanged."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from bot.domain.folding import fold_aligned, name_key
from bot.domain.line_lists.below.everybody import everybody_in
from bot.domain.line_lists.entries.merging import Gathered, level_of
from bot.domain.line_lists.fields.scan import Scan
from bot.domain.line_lists.mending.corrected_facts import Told, rename, told_in
from bot.domain.line_lists.mending.corrected_people import nearest
from bot.domain.line_lists.mending.references import tell
from bot.domain.line_lists.writing.lines import Line

if TYPE_CHECKING:
    from bot.domain.line_lists.reader import Reader

_WRONG = re.compile(
    r"(?<![a-z])(?:dinh chinh|sua(?: lai)?|nham|sai|lon|(?:chu )?(?:khong|ko|k) phai|dung (?:la|phai|ra)|"
    r"dieu chinh)(?![a-z])"
)
_RIGHT_NAME = re.compile(r"(?<![a-z])(?:(?:ho )?ten|ho) (?:dung|that|chinh xac|moi)(?![a-z])")
_SWAPPED = re.compile(
    r"(?<![a-z])(?:(?:dao|doi|lon|nham|nguoc|lan|cheo)(?: [a-z]+){0,4} (?:cho nhau|voi nhau|nhau)|(?:ghi|bi|"
    r"viet|nhap|go|danh) "
    r"(?:nguoc|dao)|dao nguoc|hoan doi)(?![a-z])"
)
_FIELDS = {
    "phone": re.compile(r"(?<![a-z])(?:sdt|dt|so (?:dt|may|dien thoai)|dien thoai|so(?! \d))(?![a-z])"),
    "birth_year": re.compile(r"(?<![a-z])(?:nam sinh|sn|ns|tuoi)(?![a-z])"),
    "hamlet": re.compile(r"(?<![a-z])(?:thon|dia chi|noi o)(?![a-z])"),
    "sex": re.compile(r"(?<![a-z])gioi tinh(?![a-z])"),
}


def swap(reader: Reader, scan: Scan, people: Sequence[Gathered]) -> bool:
    """Give each of two the other's phone or year of birth, if the line says that they were exchanged."""
    if _SWAPPED.search(scan.folded) is None or scan.of("phone") or scan.of("birth"):
        return False
    name = next((name for name in ("birth_year", "hamlet", "sex", "phone") if _FIELDS[name].search(scan.folded)), None)
    if name is None:
        return False
    two = list({id(each): each for each in people}.values())
    two = two or [each for each in reader.gathering.people if each.draft.said.get(name) is not None][-2:]
    values = [each.draft.said.get(name) for each in two]
    if len(two) != 2 or None in values:
        return False
    for each, value in zip(two, reversed(values), strict=True):
        each.draft.said |= {name: value, "change": "corrected"}
    return True


def correct_all(reader: Reader, line: Line, scan: Scan) -> bool:
    """Put right what a line puts right that says of nobody whose it is."""
    if line.marker == "number" or _WRONG.search(scan.folded) is None:
        return False
    if any(mark.extra == "person" for mark in scan.of("name")) and _RIGHT_NAME.search(scan.folded) is None:
        return False
    everybody = everybody_in(scan)
    told = told_in(reader, scan.text, named=False)
    if not (told.denied or told.name or everybody or _SWAPPED.search(scan.folded)):
        return False
    reader.close_entry()
    done = swap(reader, scan, ())
    if told.name:
        one = _of_wrong_name(reader, told) or nearest(reader.gathering, told.name)
        if one is not None:
            rename(one, told.name)
            tell(reader, one, told.said | {"change": "corrected"}, told.questions)
            done = True
    elif told.facts:
        done = _put_right(reader, told, everybody.number if everybody is not None else None) or done
    if done:
        reader.reference(line.number)
    return done


def _of_wrong_name(reader: Reader, told: Told) -> Gathered | None:
    denied = f" {name_key(' '.join(told.denied))} "
    called = [each for each in reader.gathering.people if f" {name_key(each.draft.full_name)} " in denied]
    return called[0] if len(called) == 1 else None


def _put_right(reader: Reader, told: Told, count: int | None) -> bool:
    """Give facts to whoever had the wrong value, or to as many of the last as the line speaks of."""
    people = [each for each in reader.gathering.people if each.draft.said.get("change") != "removed"]
    written = fold_aligned(" ".join(told.denied))
    owners = {
        name: [each for each in people if _is_in(_value(each, name), written)] for name in told.facts if told.denied
    }
    if any(owners.values()):
        for name, those in owners.items():
            for each in those:
                tell(reader, each, {name: told.facts[name], "change": "corrected"}, ())
        return True
    if count is None:
        return False
    for each in people[-count:] if count else people:
        before, now = level_of(each), told.facts.get("level")
        change = "promoted" if now is not None and before is not None and now < before else "corrected"
        tell(reader, each, told.said | {"change": change}, told.questions)
    return True


def _value(each: Gathered, name: str) -> Any:
    return each.draft.said.get(name) or each.heard.get(name)


def _is_in(value: Any, written: str) -> bool:
    """Whether a value is written in a folded text."""
    if value is None:
        return False
    if isinstance(value, date):
        return re.search(rf"(?<!\d)0?{value.day}[/.\-]0?{value.month}(?!\d)", written) is not None
    digits = str(value).isdecimal()
    return fold_aligned(str(value)) in (re.sub(r"(?<=\d)[ .](?=\d)", "", written) if digits else written)
