"""What the words in one cell of a table say of the person in its row."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import Any

from bot.domain.folding import fold
from bot.domain.hamlets import HamletFinder
from bot.domain.line_lists.analysis import analyse
from bot.domain.line_lists.facts import fields_of
from bot.domain.line_lists.model import Question, Reason
from bot.domain.line_lists.people import without_source_levels
from bot.domain.line_lists.scan import Mark, Scan

_LABELS = {"test": "xn ", "place": "cách ly ", "note": "", "period": "cách ly ", "level": "", "relation": "", "": ""}
_OTHERS_NUMBER = re.compile(r"(?<![a-z])(?:stt|so)\s?\d")

_CARERS_NUMBER = re.compile(
    r"\(?(?:sdt |dt |so )?(?:cua )?(?:me|bo|vo|chong|con|con (?:trai|gai|dau|re)|ong|ba|anh|chi|em|chau|nguoi nha|"
    r"phu huynh|hang xom|chu tro|bo me)(?![a-z])(?! (?:tu|rieng))"
)
_OF_CARER = re.compile(
    r"\d\s?[\-(/]?\s?(?:so |sdt |dt |may |cua |la )*(?:me|bo|vo|chong|con|con (?:trai|gai|dau|re)|ong|ba|anh|chi|em|"
    r"chau|nguoi nha|phu huynh|hang xom|chu tro|chu nha|bo me|gia dinh)(?: [a-z]+){0,2}\s?\)?$"
)


def is_carers(text: str) -> bool:
    """Whether a number is said to be a relative's or a neighbour's: "Mẹ: 0977...", "0913... (số con trai)"."""
    folded = fold(text)
    return _CARERS_NUMBER.match(folded) is not None or _OF_CARER.search(folded) is not None


@dataclass(frozen=True, slots=True)
class Heard:
    """What the words of one cell say."""

    said: Mapping[str, Any]
    questions: tuple[Question, ...]
    denied: str = ""


def _as_source(mark: Mark, scan: Scan, level: str | None) -> Mark:
    """The mark, as a source where a cell names somebody of the level before the row's: "F1 Phạm Thị Hiền" of an F2."""
    if mark.kind != "name" or mark.extra != "person" or level is None:
        return mark
    before = re.search(r"f\s?(?P<n>[0-3])\s?[:\-]?\s?$", scan.folded[: mark.value.lead])
    return replace(mark, extra="source") if before and int(before["n"]) + 1 == int(level[1]) else mark


@lru_cache(maxsize=1 << 12)  # the cells of a column repeat one another
def heard_in_words(kind: str, text: str, on: date, finder: HamletFinder, level: str | None) -> Heard:
    """What a cell of words says, under a heading of this kind, of somebody of this level."""
    scan = analyse(_LABELS.get(kind, "") + text, on=on, finder=finder, level=level)
    heard = without_source_levels(scan) if kind in ("level", "") else scan.ordered()
    marks = [_as_source(mark, scan, level) for mark in heard]
    marks = [mark for mark in marks if not (mark.kind == "name" and mark.extra == "person")]
    others = _OTHERS_NUMBER.search(scan.folded)
    if others is not None:  # what comes after is said of the other
        said_first = [mark for mark in marks if mark.start < others.start() or mark.kind in ("sex", "kin", "test")]
        marks = [mark for mark in said_first if mark.kind in ("sex", "kin", "change", "new_level", "test")]
    if kind in ("note", "job"):
        own = {mark.start for mark in without_source_levels(scan)} if kind == "note" and level is None else frozenset()
        marks = [
            mark
            for mark in marks
            if mark.kind not in ("hamlet", "address", "level") or (mark.kind == "level" and mark.start in own)
        ]
    said, questions = fields_of(marks, scan, on=on, level=level)
    asked = tuple(each for each in questions if each.reason is not Reason.DATE_WITHOUT_MEANING)
    return Heard(said, asked, " ".join(mark.value for mark in marks if mark.kind == "denied"))


@lru_cache(maxsize=1 << 12)
def heard_of_place(kind: str, text: str, on: date, finder: HamletFinder) -> Heard:
    """Where somebody lives, by a cell that is no hamlet's name and no more."""
    scan = analyse(text, on=on, finder=finder)
    said, questions = fields_of([mark for mark in scan.ordered() if mark.kind != "name"], scan, on=on, level=None)
    if "hamlet" in said or kind != "hamlet" or questions or "phone" in said or not re.search(r"[^\W\d_]", text):
        return Heard(said, tuple(questions))
    return Heard({"address": text, **said}, (Question("hamlet", Reason.UNKNOWN_HAMLET, text),))
