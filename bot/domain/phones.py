"""Mobile numbers as people write them: ten digits that begin with 03, 05, 07, 08 or 09."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PhoneMark:
    """A number in a text. `phone` is None for a row of digits that should be one and is not: `written` has it."""

    start: int
    end: int
    phone: str | None
    written: str


_GROUP = re.compile(r"\d+")
_JOINT = re.compile(r"[ .\-]{1,2}|\)[\s.\-]?\(?|\s?\(|,(?=\d{3}(?!\d))")
_MOBILE = re.compile(r"0[35789]\d{8}")
_ABROAD = re.compile(r"(?:00)?0?840?([35789]\d{8})")
_LETTER_O = re.compile(
    r"[oO](?:(?<=\d[oO])(?=[\d.\s-]{0,2}\d)|(?<![a-zA-Z0-9][oO])(?=[35789]\d)|(?<=[\doO][oO])(?=[oO\d])|"
    r"(?<=\d[ .\-][oO])(?=[oO]{1,2}[ .\-]?\d)|(?<=[oO]{3})(?=[ .\-]\d))"
)
_LABEL = re.compile(
    r"(?:sdt|dt|dthoai|dien thoai|so dt|tel|phone|lien he|lh|goi|mobile|zalo|so may)\s{0,2}(?:la)?[\s.:()+-]{0,4}$"
)
_NINE = re.compile(r"(?:3[2-9]|5[25689]|7[06-9]|8[1-9]|9\d)\d{7}")
_IDENTITY = re.compile(
    r"(?:cmnd|cccd|cmt|cc|can cuoc|chung minh(?: thu| nhan dan)?|ho chieu|bhyt|the|ma|so|mst|stk|tk)(?: so)?"
    r"[\s.:]{0,3}$"
)
_A_DAY = re.compile(r"\d{1,2}([./\-])\d{1,2}\1(?:20\d\d|\d\d)(?![\d]|[.\-]\d{3})")
MAX_DIGITS = 14


def normalise(written: str) -> str | None:
    """The ten digits of a mobile number, however it is spaced; None for anything else."""
    digits = "".join(filter(str.isdigit, written))
    if _MOBILE.fullmatch(digits):
        return digits
    abroad = _ABROAD.fullmatch(digits)
    if abroad:
        return "0" + abroad.group(1)
    if len(digits) == 9 and digits[0] in "35789":
        return "0" + digits
    return None


def find_phones(folded: str) -> list[PhoneMark]:
    """Every number in a text, in its order; nine digits count in one piece, or after a word such as "sđt"."""
    text = _LETTER_O.sub("0", folded)
    groups = list(_GROUP.finditer(text))
    marks = []
    at = 0
    while at < len(groups):
        mark, used = _phone_at(text, groups, at)
        if mark is not None:
            marks.append(mark)
        at += used
    return marks


def _phone_at(text: str, groups: list[re.Match[str]], at: int) -> tuple[PhoneMark | None, int]:
    """A number that begins at a group of digits, and how many groups it takes."""
    start = groups[at].start()
    labelled = _LABEL.search(text, max(0, start - 24), start) is not None
    if start and text[start - 1].isalpha() and not labelled:
        return None, 1
    if _A_DAY.match(text, start):
        return None, 2
    if _is_number_of_item(groups, at):
        return None, 1
    digits, last = "", at
    best: tuple[int, str] | None = None
    for index in range(at, min(at + 12, len(groups))):
        if index > at and not _JOINT.fullmatch(text, groups[index - 1].end(), groups[index].start()):
            break
        digits += groups[index].group()
        if len(digits) > MAX_DIGITS:
            break
        last = index
        phone = _whole(digits, labelled, abroad="+" in text[max(0, start - 2) : start])
        if phone and not text[groups[index].end() : groups[index].end() + 1].isalpha():
            best = (index, phone)
            if groups[at].group() not in ("84", "084"):
                break
    if best is not None:
        index, phone = best
        begin = _with_prefix(text, start)
        return PhoneMark(begin, groups[index].end(), phone, text[begin : groups[index].end()]), index - at + 1
    phone = _without_nought(text, groups[at])
    if phone is not None:
        return PhoneMark(start, groups[at].end(), phone, groups[at].group()), 1
    if labelled and 7 <= len(digits) <= MAX_DIGITS:
        end = groups[last].end()
        return PhoneMark(start, end, None, text[start:end]), last - at + 1
    return None, 1


def _is_number_of_item(groups: list[re.Match[str]], at: int) -> bool:
    """Whether digits only number the phone behind them: "ĐT: 1. 0912000345; 2. 0912000346"."""
    written = groups[at].group()
    return (
        len(written) <= 2
        and written[0] != "0"
        and written != "84"
        and at + 1 < len(groups)
        and _MOBILE.fullmatch(groups[at + 1].group()) is not None
    )


def _whole(digits: str, labelled: bool, abroad: bool) -> str | None:
    if _MOBILE.fullmatch(digits):
        return digits
    if len(digits) >= 11 and _ABROAD.fullmatch(digits) and (abroad or digits.startswith(("84", "084", "0084"))):
        return normalise(digits)
    if len(digits) == 9 and labelled and digits[0] in "35789":
        return "0" + digits
    return None


def _without_nought(text: str, group: re.Match[str]) -> str | None:
    """The number that lost its first nought in a sheet: nine digits in one piece, of no identity card."""
    if not _NINE.fullmatch(group.group()) or text[group.end() : group.end() + 1].isalpha():
        return None
    return None if _IDENTITY.search(text, max(0, group.start() - 24), group.start()) else "0" + group.group()


def _with_prefix(text: str, start: int) -> int:
    while start and text[start - 1] in "(+":
        start -= 1
    return start
