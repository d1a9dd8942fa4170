"""Whether a text is a notice, which lists of people and talk are not."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from bot.domain.folding import clean, fold_aligned
from bot.domain.notices.reading import read_notice

ENOUGH = 3  # signs that make a text a notice
HEAD = 12  # lines in which a notice says what it is
ORDERS = 2  # dated duties that make a text without a notice's form one
SOME_DAY = date(2021, 1, 1)  # any will do
PEOPLE = 3  # rows of people, or lines that order something, which are more than chance

_NUMBER = re.compile(
    r"(?:^|[|\t]|\s{3,})\s*so\s*:?\s*\d{0,5}[a-z]?\s?(?:/\s?\d{4}\s?)?[/\-]\s?(?!f\d)[a-z]{2,4}\s?[-/.]\s?[a-z]{2}"
)
_KIND = re.compile(
    r"\W*(?:thong bao|ket luan|ke hoach|cong van|bien ban|chi thi|thong bao ket luan|quyet dinh|nghi quyet)\W*$"
)
_CONCLUDES = re.compile(
    r"(?:thong bao|ket luan|ke hoach|trien khai|v/v|ve viec|giao nhiem vu)"
    r".{0,80}(?:hoi nghi|cuoc hop|phien hop|giao ban|nhiem vu|chu tich|cong tac)"
)
_STATE = re.compile(
    r"cong hoa xa hoi chu nghia|doc lap\s?-\s?tu do|^\W*(?:ubnd|uy ban nhan dan|ban chi dao|dang uy) (?:xa|phuong)"
)
_RECIPIENTS = re.compile(r"^\W*noi nhan(?![a-z])")
_SIGNED = re.compile(r"^\W*(?:tm|t/m|kt|tl|tuq)\.?\s?(?:uy ban|ubnd|ban|chu tich|dang uy|truong)")
_PART = re.compile(r"^\W*(?:phan )?(?:i{1,3}|iv|vi{0,3}|ix|x)\s?[.)/:\-]\s*\S")
_ORDER = re.compile(
    r"(?<![a-z])(?:giao|yeu cau|de nghi|phoi hop|tham muu|trien khai|hoan thanh|to chuc|don doc)(?![a-z])"
)
_PERSON = re.compile(
    r"(?<!\d)(?:0|\+?84)[\s.]?\d{2,3}(?:[\s.]?\d{3}){2}(?!\d)|"
    r"(?<![a-z])(?:sn|nam sinh|sinh nam)\W{0,3}\d{4}|(?<![\d/])19[3-9]\d(?![\d/])"
)
_LIST = re.compile(r"\W*(?:danh sach|ds|bao cao nhanh)(?![a-z])")
_LEVEL = re.compile(r"(?<![a-z0-9])f[0-3](?![0-9])")


def looks_like_a_notice(text: str) -> bool:
    """Whether a text is a notice, plan or minutes, rather than a list of people or talk."""
    return looks_official(text) or (not is_list(text) and _orders_by_dates(text))


def looks_official(text: str) -> bool:
    """Whether a text has a document's form: its head, its parts, its foot."""
    lines = _folded_lines(text)
    if _lists_people(lines):
        return False
    head = lines[:HEAD]
    signs = (
        2 * any(_NUMBER.search(line) for line in head),
        any(_KIND.match(line) for line in head),
        any(_CONCLUDES.search(line) for line in head),
        any(_STATE.search(line) for line in head),
        any(_RECIPIENTS.match(line) for line in lines),
        any(_SIGNED.match(line) for line in lines[-HEAD:]),
        any(_PART.match(line) for line in lines),
        sum(1 for line in lines if _ORDER.search(line)) >= PEOPLE,
    )
    return sum(signs) >= ENOUGH


def _orders_by_dates(text: str) -> bool:
    """Whether a text without a notice's form says what is to be done by when, more than once."""
    dated = [duty for duty in read_notice(text, on=SOME_DAY).assignments if duty.owners or duty.due is not None]
    return len(dated) >= ORDERS


def is_list(text: str) -> bool:
    """Whether a text is mostly about people under watch."""
    return _lists_people(_folded_lines(text))


def _lists_people(lines: Sequence[str]) -> bool:
    people = sum(1 for line in lines if _PERSON.search(line))
    if people and any(_LIST.match(line) for line in lines[:HEAD]):
        return True
    return people >= max(PEOPLE, len(lines) // 5) or (people > 0 and any(_LEVEL.search(line) for line in lines[:3]))


def is_whole(text: str) -> bool:
    """Whether a notice has come to its end: to whom it goes, or who signed it."""
    return any(_RECIPIENTS.match(line) or _SIGNED.match(line) for line in _folded_lines(text))


def is_signed(text: str) -> bool:
    """Whether somebody's signature stands in a notice, behind which nothing more comes."""
    return any(_SIGNED.match(line) for line in _folded_lines(text))


def has_number(text: str) -> bool:
    """Whether a text begins as a document with a number of its own does."""
    return any(_NUMBER.search(line) for line in _folded_lines(text)[:HEAD])


def _folded_lines(text: str) -> list[str]:
    lines = (fold_aligned(line.strip(" *_#\r")) for line in clean(text).split("\n"))
    return [line for line in lines if line]
