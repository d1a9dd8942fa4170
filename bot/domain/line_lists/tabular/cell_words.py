"""What the words in one cell of a table say of the person in its row."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import Any

from bot.domain.folding import clean, fold, fold_aligned
from bot.domain.hamlets import HamletFinder
from bot.domain.line_lists.entries.facts import fields_of
from bot.domain.line_lists.fields.analysis import analyse
from bot.domain.line_lists.fields.others_levels import without_source_levels
from bot.domain.line_lists.fields.scan import Mark, Scan
from bot.domain.line_lists.model import Place, Question, Reason

_LABELS = {"test": "xn ", "place": "cách ly ", "note": "", "period": "cách ly ", "level": "", "relation": "", "": ""}
_TAKEN_OFF = re.compile(
    r"(?:da |xin |de nghi )?(?:xoa|gach|rut|bo|loai|huy)(?: bo)?(?: ten)?(?: (?:khoi|ra khoi) (?:ds|"
    r"danh sach))?(?: roi)?\W*"
)
_OF_MEETING = frozenset(("note", "", "relation", "contact"))
_OF_STAY = frozenset(("place", "start", "end", "range", "hamlet", "address"))
_OTHERS_NUMBER = re.compile(r"(?<![a-z])(?:stt|so)\s?\d")

_NOW_OF = re.compile(
    r"\W{0,3}(?:(?:da|nay|hien|hien tai|moi) ){0,2}(?:la )?f\s?(?P<level>[0-3])(?: (?:moi|tu|ngay|hom|sang|chieu|toi)"
    r"(?![a-z])[^a-z]*(?:ngay[^a-z]*|(?:nay|qua)[^a-z]*)?)?\W*"
)
_POSITIVE = re.compile(
    r"(?:duong tinh|\(\+\)|sars-cov-2 \+)[^a-z0-9]{0,4}(?:la |ma |ca )*b\.?n\s?[:.]?\s?(?P<code>\d{3,7})"
)


def level_now(text: str, level: str | None) -> str | None:
    """The level that a note beside somebody of a higher one tells and nothing else: "F0", "F0 từ 13/6"."""
    found = _NOW_OF.fullmatch(fold(text)) if level is not None and len(text) < 30 else None
    return f"F{found['level']}" if found is not None and level is not None and found["level"] < level[1] else None


def code_given(text: str) -> str | None:
    """The code of a case that stands beside a positive result: "Dương tính (BN9964)"."""
    found = _POSITIVE.search(fold(text))
    return f"BN{found['code']}" if found is not None else None


_LONGEST_LEVEL = 60  # characters of a cell that tells a level and little more
_IN_BRACKETS = re.compile(r".*[^\W\d_]{3}.*\(\s?([fF]\s?[0-3])\s?\)\s*", re.DOTALL)  # "Tiếp xúc của F1 (F2)"
_WAS = re.compile(
    r"[,;(\s]*(?:(?:cu|truoc(?: day| do| kia)?|ban dau|nguyen|von|hom qua)(?: la)?\s?:?\s?f\s?[0-3]|"
    r"f\s?[0-3] cu(?![a-z]))\)?"
)
_EITHER = re.compile(r"f\s?[0-3]\s?(?:/|hay|hoac)\s?f?\s?[0-3]\W*")
_STAYS_HOME = re.compile(
    r"(?<![a-z])(?:hoan|tam hoan|mien|thay vi|(?:khong|chua)(?: phai)? (?:di|vao|dua|chuyen)|(?:chuyen|"
    r"doi)(?: sang| ve)?)"
    r"(?![a-z])[^.;]{0,60}?(?<![a-z])(?:cach ly|cl|theo doi)(?: y te)? (?:tai|o) nha(?! (?:van|nghi|khach|tre))"
)
_MOVED = re.compile(
    r"(?<![a-z])(?:da|nay|moi|vua)(?: duoc| da)? (?:chuyen|dua|di)(?: (?:di|vao|den|sang|len|khu|"
    r"cach ly)){0,3} tap trung"
)


def place_now(text: str) -> Place | None:
    """Where somebody is kept against what a column says, by a note: "Hoãn đi tập trung, cách ly tại nhà"."""
    folded = fold(text)
    if "nha" in folded and _STAYS_HOME.search(folded):
        return "home"
    return "centralised" if "trung" in folded and _MOVED.search(folded) else None


_LAST_MET = re.compile(r"(?<![a-z])(?:lan|ngay|buoi|hom) (?:sau )?(?:cuoi|cung)(?: cung)?(?![a-z])")


def put_right(text: str, heard: Mapping[str, Any]) -> dict[str, Any]:
    """What a note tells against the columns: where he is kept now, and "tiếp xúc 07/06 khi dọn quán (lần cuối)"."""
    told = heard.get("contact_date") is not None and _LAST_MET.search(fold(text)) is not None
    place = place_now(text)
    return ({"contact_date": heard["contact_date"]} if told else {}) | ({"place": place} if place is not None else {})


_IS_CASE = re.compile(
    r"(?:la )?(?:ca |nguoi )?(?:benh nhan|bn|ca benh|benh|duong tinh|mac benh|nhiem benh|mac covid(?:-19)?)"
)


@lru_cache(maxsize=1024)
def latest_level(text: str) -> str:
    """A cell of levels without the one of before: "F1 (cũ F2)"; nothing of two between which it leaves the choice."""
    if len(text) >= _LONGEST_LEVEL:
        return text
    folded = fold_aligned(clean(text)).strip()
    if _EITHER.fullmatch(folded):
        return ""
    if _IS_CASE.fullmatch(folded):
        return "F0"
    found = _WAS.search(folded)
    left = folded[: found.start()] + folded[found.end() :] if found is not None else ""
    return left.strip(" ,;:") if _A_LEVEL.search(left) else _IN_BRACKETS.sub(r"\1", text)


_A_LEVEL = re.compile(r"f\s?[0-3]")


@dataclass(frozen=True, slots=True)
class Heard:
    """What the words of one cell say."""

    said: Mapping[str, Any]
    questions: tuple[Question, ...]
    denied: str = ""
    met: str | None = None  # somebody named there, with whom he was on a day


_WITH = re.compile(
    r"(?<![a-z])(?:(?:voi|gap|cung|canh|gan|tiep xuc|tx|cua|nha|cho|la|vo|chong|me|bo|con|con trai|con gai|em|anh|chi|"
    r"chau|ong|ba|co|chu|bac|f\s?[0-3]|ban|ruot|dau|re|noi|ngoai) ?){1,4}\W{0,2}$"
)


def _met(scan: Scan) -> str | None:
    """The one whom a cell names as whom he was with on a day it tells: "Vợ Đinh Văn Quế, ở cùng nhà đến 9/6"."""
    named = [mark for mark in scan.of("name") if mark.extra in ("person", "household", "relative")]
    if len(named) != 1 or not any(scan.of("contact")) or any(scan.of("code")):
        return None
    name: str = named[0].value.full_name
    return name if _WITH.search(scan.folded, 0, named[0].value.lead) else None


def _as_source(mark: Mark, scan: Scan, level: str | None) -> Mark:
    """The mark, as a source where a cell names somebody of the level before the row's: "F1 Phạm Thị Hiền" of an F2.

    Beside somebody of no level "F2 Phạm Thị Hiền" says both his own and whose.
    """
    if mark.kind != "name" or mark.extra not in ("person", "household"):
        return mark
    before = re.search(r"f\s?(?P<n>[0-3])\s?[:\-]?\s?$", scan.folded[: mark.value.lead])
    if before is None:
        return mark
    whose = before.start() == 0 if level is None else int(before["n"]) + 1 == int(level[1])
    return replace(mark, extra="source") if whose else mark


_LIVES = re.compile(
    r"(?:^|[,;.(\n-])\s*(?:(?:dang|hien|hien dang|nay|chuyen|da) )?"
    r"(?:(?:o|tam tru|thuong tru|tru|cu tru|song|sinh song|hktt|ho khau|nha|nha o|dia chi|dc|d/c|nguoi)"
    r"(?: (?:o|tai|ve))?\s?:?\s)?$"
)


def _lives_there(mark: Mark, scan: Scan) -> bool:
    """Whether a note says of the person himself where he lives: "thôn Trung Phú, nữ", "tạm trú thôn Nam Thắng"."""
    return (
        _LIVES.search(scan.folded, 0, mark.start) is not None
        and re.match(r"\s*(?:$|[,;.)\n-])", scan.folded[mark.end : mark.end + 4]) is not None
    )


@lru_cache(maxsize=1 << 12)  # the cells of a column repeat one another
def heard_in_words(kind: str, text: str, on: date, finder: HamletFinder, level: str | None) -> Heard:
    """What a cell of words says, under a heading of this kind, of somebody of this level."""
    scan = analyse(_LABELS.get(kind, "") + text, on=on, finder=finder, level=level)
    scan.marks = [_as_source(mark, scan, level) for mark in scan.marks]
    marks = without_source_levels(scan) if kind in ("level", "", "contact") else scan.ordered()
    met = _met(scan) if kind in _OF_MEETING else None
    named = [mark.value.lead for mark in marks if mark.kind == "name" and mark.extra == "person"]
    marks = [mark for mark in marks if not (mark.kind == "name" and mark.extra == "person")]
    if kind == "note":  # "mẹ Nguyễn Thị Lan" is the name of a child's mother
        marks = [mark for mark in marks if mark.kind != "kin" or not any(0 <= at - mark.end < 3 for at in named)]
    others = _OTHERS_NUMBER.search(scan.folded)
    together = "contact" if others is not None and _WITH.search(scan.folded, 0, others.start()) else ""
    if others is not None:  # what comes after is said of the other
        said_first = [
            mark for mark in marks if mark.start < others.start() or mark.kind in ("sex", "kin", "test", together)
        ]
        told = ("sex", "kin", "change", "new_level", "test", "contact")
        marks = [mark for mark in said_first if mark.kind in told]
    if kind == "relation":  # "con trai F1": the level is the other's
        marks = [mark for mark in marks if mark.kind not in ("level", "new_level")]
    if kind == "contact":  # where they met is not where he stays
        marks = [mark for mark in marks if mark.kind not in _OF_STAY]
    if kind in ("note", "job"):
        own = {mark.start for mark in without_source_levels(scan)} if kind == "note" and level is None else frozenset()
        marks = [
            mark
            for mark in marks
            if mark.kind not in ("hamlet", "address", "level")
            or (mark.kind == "level" and mark.start in own)
            or (mark.kind == "hamlet" and kind == "note" and _lives_there(mark, scan))
        ]
    said, questions = fields_of(marks, scan, on=on, level=level)
    if kind in ("note", "") and "change" not in said and _TAKEN_OFF.fullmatch(fold(text)):
        said = {**said, "change": "removed"}
    asked = tuple(each for each in questions if each.reason is not Reason.DATE_WITHOUT_MEANING)
    return Heard(said, asked, " ".join(mark.value for mark in marks if mark.kind == "denied"), met)


@lru_cache(maxsize=1 << 12)
def heard_of_place(kind: str, text: str, on: date, finder: HamletFinder) -> Heard:
    """Where somebody lives, by a cell that is no hamlet's name and no more."""
    scan = analyse(text, on=on, finder=finder)
    said, questions = fields_of([mark for mark in scan.ordered() if mark.kind != "name"], scan, on=on, level=None)
    if "hamlet" in said or kind != "hamlet" or questions or "phone" in said or not re.search(r"[^\W\d_]", text):
        return Heard(said, tuple(questions))
    return Heard({"address": text, **said}, (Question("hamlet", Reason.UNKNOWN_HAMLET, text),))
