"""Corrections that stand above the list they correct: "Đính chính STT 2: sinh 1978", and the old list under it."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.domain.folding import CAPITAL, fold_aligned
from bot.domain.line_lists.fields.scan import Scan
from bot.domain.line_lists.mending.references import NUMBER, numbers_of
from bot.domain.line_lists.writing.lines import Line

if TYPE_CHECKING:
    from bot.domain.line_lists.reader import Reader

_CORRECTS = re.compile(
    r"(?<![a-z])(?:sua|dinh chinh|dieu chinh|cap nhat|luu y|nham|sai|doi(?! tuong)|thay|bo|xoa|huy|loai|rut|"
    r"gach|dung la|"
    r"khong phai|"
    r"(?:len|xuong|thanh|chuyen) f\s?[0-3]|khoi (?:ds|danh sach)|dc\s?:)(?![a-z])"
)
_NEW_LIST = re.compile(
    r"(?<![a-z])(?:sau (?:khi )?(?:da )?(?:dieu chinh|sua|bo|dinh chinh)|(?:danh sach|ds|ban|bang) (?:moi|dung|"
    r"chuan|da sua|chot)|"
    r"chot lai|da (?:sua|bo|xoa|loai|chinh)(?! lai so))(?![a-z])"
)
_ADDRESSED = re.compile(
    rf"(?<![^\W_])(?i:ông|bà|anh|chị|em|cháu|cô|chú|bác|cụ) (?P<name>{CAPITAL}[^\W\d_]*(?: {CAPITAL}[^\W\d_]*){{0,4}})"
)
_REST = re.compile(
    r"(?:[,.;]\s|\s-\s)(?P<rest>(?:[Dd]anh sách|[Dd]s|DS|[Tt]rong (?:ds|danh sách)|F\s?[0-3])(?!\w)[^.]*)$"
)
_OF_PAPER = re.compile(
    r"(?<![a-z])(?:danh sach|ds|bao cao|tin|dot|lan|to|phieu|bang|doi|xe|khu|mam|chot|nhom|ban|toa|thong bao|cong van|"
    r"quyet dinh|van ban|qd|cv|tb)(?: [a-z]{2,8}){0,2} $"
)
_OF_HOUSE = re.compile(r"(?<![a-z])(?:nha|ho|gia dinh|gd|vo|chong|me|con) (?:ong|ba|anh|chi|co|chu|bac|cu)(?![a-z])")
LONGEST_LIST = 200  # lines in which those who are meant are looked for


def set_aside(reader: Reader, line: Line, scan: Scan) -> bool:
    """Keep a correction until the list under it is read, if those of whom it speaks stand there."""
    if line.marker in ("number", "bullet", "letter") or _CORRECTS.search(scan.folded) is None:
        return False
    if not _are_below(reader, scan):
        return False
    rest = _REST.search(line.body)
    body = line.body[: rest.start()] if rest is not None else line.body
    if _NEW_LIST.search(scan.folded) is None:
        reader.gathering.put_off.append(replace(line, body=body.rstrip(" :.")))
    reader.note(line, "correction")
    if rest is not None:
        reader.read_line(replace(line, body=rest["rest"], marker=""))
    return True


_BY_NUMBER = re.compile(r"(?<![a-z])(?:stt|so thu tu)\s?:?\s?\d{1,3}(?![\d/])")


def corrects_no_list(reader: Reader, line: Line, scan: Scan) -> bool:
    """Whether a message only corrects people by their numbers, and has no list of them: it names nobody anew."""
    plain = fold_aligned(line.plain)
    if line.marker not in ("", "number") or reader.following is not None or _BY_NUMBER.search(plain) is None:
        return False
    if _CORRECTS.search(plain) is None:
        return False
    told = any(mark.kind in ("birth", "phone") for mark in scan.marks)
    return not (told and any(mark.extra == "person" for mark in scan.of("name")))


def _are_below(reader: Reader, scan: Scan) -> bool:
    lines, at = reader.ahead
    of_people = [found for found in NUMBER.finditer(scan.folded) if not _OF_PAPER.search(scan.folded, 0, found.start())]
    numbers = {number for found in of_people for number in numbers_of(found["n"] + found["more"])}
    called = [found["name"] for found in _ADDRESSED.finditer(scan.text)]
    if not numbers and (
        _OF_HOUSE.search(scan.folded) or {mark.kind for mark in scan.marks} & {"level", "code", "contact"}
    ):
        return False  # a heading
    if not (numbers or called):
        return False
    begin = min((found.start() for found in of_people), default=len(scan.text))
    if any(mark.kind in ("level", "code", "codes") and mark.start < begin for mark in scan.marks) and numbers:
        return False  # a heading too
    below = lines[at : at + LONGEST_LIST]
    listed = {each.index for each in below if each.marker == "number"}
    if numbers:
        return numbers <= listed
    return all(any(_begins_with(each, name) for each in below) for name in called)


def _begins_with(line: Line, name: str) -> bool:
    """Whether a line begins with somebody's whole name, or with one that ends with this one."""
    begins = re.match(rf"(?:{CAPITAL}[^\W\d_]*(?: |(?=[^\w\s])|$)){{2,5}}", line.body)
    return begins is not None and fold_aligned(begins.group()).rstrip().endswith(fold_aligned(name))
