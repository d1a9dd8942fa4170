"""Whose a phone is that is told by a word of address: "đt anh 0961..., đt chị 0962...", "số ông là 0936..."."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from bot.domain.folding import fold_aligned
from bot.domain.line_lists.entries.merging import Gathered
from bot.domain.line_lists.entries.people import Draft
from bot.domain.line_lists.fields.day_words import FIELDS
from bot.domain.line_lists.fields.scan import Mark, Scan
from bot.domain.line_lists.model import Reason
from bot.domain.line_lists.writing.lines import Line

if TYPE_CHECKING:
    from bot.domain.line_lists.reader import Reader

_WHOSE = re.compile(
    r"(?<![a-z])(?:so |sdt |dt |dien thoai |may |zalo |phone )+(?:cua |rieng )?"
    r"(?:(?P<male>ong|anh|chu|chong|bo|con trai)|(?P<female>ba|chi|co|vo|me|con gai))?"
    r"(?: (?P<given>[^\W\d_]{2,7}))??(?: (?:ay|van|thi|la))*\s?[:\-]?\s?$"
)


_IN_TURN = re.compile(r"(?<![a-z])(?:lan luot|theo thu tu|tuong ung)(?![a-z])")


def share_phones(drafts: Sequence[Draft], people: Sequence[Mark], scan: Scan) -> None:
    """Give each person of an entry the phone that is said to be his: in their turn, by a given name or by a sex."""
    in_turn = _IN_TURN.search(scan.folded, people[-1].end) if len(people) > 1 else None
    if in_turn is not None:
        _take_in_turn(drafts, [mark for mark in scan.of("phone") if mark.start > people[-1].end])
    if len(drafts) > 1:
        _take_named_behind(drafts, scan)
    for mark in scan.of("others_phone"):
        found = _WHOSE.search(scan.folded, max(0, mark.start - 40), mark.start)
        before = [draft for draft, name in zip(drafts, people, strict=True) if name.end <= mark.start]
        if found is None or not before:
            continue
        owner = _owner(before, found)
        if owner is not None and owner.said.get("phone") is None:
            owner.said["phone"] = mark.value


_NAMED_BEHIND = re.compile(
    r"\s?\((?:(?:so|sdt|dt|may|cua|la|nghe) ){0,3}(?:(?P<male>ong|anh|chu)|(?P<female>ba|chi|co)|bac|em|chau|be|cu)?"
    r" ?(?P<given>[^\W\d_]{2,7})\)"
)


def _take_named_behind(drafts: Sequence[Draft], scan: Scan) -> None:
    """Give a phone to whom the brackets behind it call: "A (1981) và vợ B (1983), đt 0904000993 (anh Tâm)"."""
    for mark in scan.ordered():
        found = _NAMED_BEHIND.match(scan.folded, mark.end) if mark.kind in ("phone", "others_phone") else None
        called = [each for each in drafts if found and fold_aligned(each.full_name).split(" ")[-1] == found["given"]]
        if found is None or len(called) != 1:
            continue
        for each in drafts:
            if each is not called[0] and each.said.get("phone") == mark.value:
                del each.said["phone"]
        called[0].said["phone"] = mark.value
        if found["male"] or found["female"]:
            called[0].said.setdefault("sex", "nam" if found["male"] else "nữ")


_DAYS = ("contact", "start", "end")
_UNTOLD_DAYS = frozenset((*_DAYS, "bare_day", "loose_day", "other_day"))


def tell_in_turn(reader: Reader, line: Line, scan: Scan) -> bool:
    """Take what a closing sentence tells each of those above in their turn.

    As "cả hai cùng thôn, số lần lượt là 09..., 09...", or "tiếp xúc lần cuối lần lượt 7/6, 7/6, 9/6".
    """
    found = _IN_TURN.search(line.folded)
    if found is None or scan.of("name"):
        return False
    taken: list[Mark] = []
    for field, marks in _told_in_turn(scan, found.start()):
        reader.close_entry()
        listed = _in_turn(reader, len(marks))
        if field == "phone":
            _take_in_turn([each.draft for each in listed or reader.section[-len(marks) :]], marks)
        elif not listed:
            reader.leave_unread(line, Reason.NOT_UNDERSTOOD)
            scan.marks = []
            return True
        for each, mark in zip(listed, marks, strict=True) if field != "phone" else ():
            each.draft.said.setdefault(field, mark.value)
        taken += marks
    scan.marks = [mark for mark in scan.marks if mark not in taken]
    return bool(taken)


def _in_turn(reader: Reader, number: int) -> list[Gathered]:
    """Those above who are as many: everybody, or the last section."""
    return next((each for each in (reader.gathering.people, reader.section) if len(each) == number), [])


def _told_in_turn(scan: Scan, begin: int) -> Iterator[tuple[str, list[Mark]]]:
    """The fields of which a sentence tells several values from a place on, with those values."""
    marks = [mark for mark in scan.ordered() if mark.start > begin]
    for kind, field in (("phone", "phone"), ("birth", "birth_year")):
        alike = [mark for mark in marks if mark.kind == kind]
        if len(alike) > 1:
            yield field, alike
    days = [mark for mark in marks if mark.kind in _UNTOLD_DAYS]
    meant = next((mark.kind for mark in scan.ordered() if mark.kind in _DAYS), None)
    if len(days) > 1 and meant is not None:
        yield FIELDS[meant], days


_CALLED = re.compile(
    r"(?:^|[\s,;.:(&+])(?:(?:so|sdt|dt|dien thoai|so dt|so may|may|zalo|phone|rieng|cua)\s?[:.]?\s?){0,3}"
    r"(?:(?:ong|ba|anh|chi|em|co|chu|bac|chau|cu|be|a|c)\.? )?(?:(?:so|stt|thu) )?"
    r"(?:(?P<given>[^\W\d_]{2,7})|(?P<number>\d{1,2})[.)]?)(?: (?:la|so))?\s?[:=(\-]?\s?$"
)
_LABEL = re.compile(
    r"(?<![a-z])(?:sdt|dt|dien thoai|so may|so dt|zalo|phone|lien he|so (?:rieng )?(?:cua )?(?:ong|ba|anh|chi|"
    r"co|chu|bac))(?![a-z])"
)


def tell_by_names(reader: Reader, line: Line, scan: Scan) -> bool:
    """Take the phones of those above from a line that calls each of them: "SĐT: Tý 0912..., Sửu 0912..."."""
    phones = [mark for mark in scan.ordered() if mark.kind in ("phone", "others_phone")]
    if len(phones) < 2 or not _LABEL.search(line.folded, 0, phones[0].start) or scan.of("name") or scan.of("birth"):
        return False
    begins = [0, *(mark.end for mark in phones)]
    called = [_CALLED.search(scan.folded, *span) for span in zip(begins, (mark.start for mark in phones), strict=False)]
    if None in called:
        return False
    reader.close_entry()
    owners: list[Draft] = []
    for found in called:
        given = reader.gathering.by_given.get(found["given"] or "", []) if found else []
        numbered = reader.gathering.of_number(int(found["number"])) if found and found["number"] else None
        owner = numbered or (given[0] if len(given) == 1 else None)
        if owner is None:
            return False
        owners.append(owner.draft)
    for draft, phone in zip(owners, phones, strict=True):
        draft.said["phone"] = phone.value
    scan.marks = [mark for mark in scan.marks if mark not in phones]
    return True


_OF_OTHERS = re.compile(
    r"\W*(?:(?:luu y|ghi chu|chu y|p/s)\W{1,2})?(?P<all>(?:tat ca |toan bo )?(?:cac |nhung |moi ))?"
    r"(?:so (?:dien thoai|dt|may)|sdt|dien thoai|dt|so)"
    r"(?P<which>(?: (?:tren|nay|o tren|ke tren|neu tren|do|lien he|da ghi|ghi|ben|(?:trong|o|tren) (?:danh sach|"
    r"ds|bang|"
    r"cot [a-z]+)))+)"
    r"(?: deu| chi)?(?: la)?(?: (?:so|sdt|may|dt|dien thoai))?(?: cua)(?! (?:ban than|chinh|ca nhan|tung|moi|"
    r"ho(?![a-z])|hai|"
    r"nguoi (?:nay|do|cach ly|duoc)|f\s?[0-3]|doi tuong)) [a-z]"
)
"""As in "(số điện thoại trên là của con gái hai cụ)"."""


def disown_phones(reader: Reader, line: Line) -> bool:
    """Take from those above the phones that a sentence tells are somebody else's."""
    found = _OF_OTHERS.match(line.folded) if "cua" in line.folded else None
    if found is None or not (reader.gathering.people or reader.entry):
        return False
    reader.close_entry()
    above = [each.draft for each in reader.gathering.people]
    every = found["all"] or re.search(r"danh sach|ds|bang|cot", found["which"])
    meant = above if every else [each for each in above if each.said.get("phone") == above[-1].said.get("phone")]
    for draft in meant:
        draft.said.pop("phone", None)
    reader.closing(line)
    return True


def _take_in_turn(drafts: Sequence[Draft], phones: Sequence[Mark]) -> None:
    """Give the phones behind all names to those who have none, where there is one for each: "lần lượt là ..."."""
    own = {mark.value for mark in phones}
    without = [draft for draft in drafts if draft.said.get("phone") in own | {None}]
    if len(phones) == len(without):
        for draft, phone in zip(without, phones, strict=True):
            draft.said["phone"] = phone.value


def _owner(before: Sequence[Draft], found: re.Match[str]) -> Draft | None:
    """The one person named before a phone who is meant; None where it may be somebody else's."""
    kin = (found["male"] or found["female"]) in ("chong", "vo", "bo", "me", "con trai", "con gai")
    sex = "nam" if found["male"] else "nữ" if found["female"] else None
    if found["given"]:
        called = [each for each in before if fold_aligned(each.full_name).split(" ")[-1] == found["given"]]
        if len(called) > 1 and sex and not kin:
            called = [each for each in called if each.said.get("sex") == sex]
        if len(called) != 1 or (kin and called[0] is before[-1]):
            return None  # "Lê Bảo Châu ..., đt mẹ Châu 09..."
        return called[0]
    if sex is None or (kin and len(before) == 1):
        return None  # "đt vợ 09..." is of a wife who is not listed
    if not kin and before[-1].said.get("sex") == sex:
        return before[-1]
    fitting = [each for each in before if each.said.get("sex") == sex]
    return fitting[0] if len(fitting) == 1 and len(before) > 1 else None
