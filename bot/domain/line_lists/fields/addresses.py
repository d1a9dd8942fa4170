"""Addresses within and outside the commune, and numbers that are no phone: identity cards, landlines, insurance."""

from __future__ import annotations

import re

from bot.domain.folding import has_accents
from bot.domain.hamlets import HamletFinder, HamletMark
from bot.domain.line_lists.fields.neighbours import take_same
from bot.domain.line_lists.fields.scan import Mark, Scan
from bot.domain.line_lists.naming.name_words import has_vowel
from bot.domain.line_lists.naming.vocabulary import COMMON, FOLDED_COMMON, FOLDED_FAMILIES, STOP_ASCII

_NUMBERS = re.compile(
    r"(?<![a-z])(?:so )?(?:cmnd|cmt|cmtnd|cccd|can cuoc(?: cong dan)?|cc|ho chieu|passport|bhyt|the bhyt|ma so|"
    r"msbhxh|mst)"
    r"(?:/(?:cccd|cmnd|ho chieu))?\s?(?:so)?\s?[:.\-]?\s?[a-z]{0,2}(?:\d{12}|\d{9}|[\d][\d .]{6,18}\d)(?!\d)"
    r"|(?<![\d.])0[0-9]{2}[0-3]\d{8}(?!\d)"
    r"|(?<![\d.])(?:\(?02\d{1,2}\)?[ .\-]?\d{3,4}[ .\-]?\d{3,4})(?!\d)"
)
_ADDRESS = re.compile(
    r"(?<![a-z0-9])(?:(?P<unit>xom|to|to dan pho|doi|cum|so nha|nha so|khu pho|ngo|ngach|hem|kiet)\s?"
    r"\d{1,3}[a-z]?(?:/\d{1,4}){0,4}(?![\d.])"
    r"|(?:(?:duong|pho|xa|phuong|huyen|quan|thi tran|thi xa|tinh|tp\.?|thanh pho|t/p|tx\.) {1,2}|x\. {0,2})"
    r"(?P<proper>[^\W\d_]+(?: [^\W\d_]+){0,3}))"
)
_UNITS = frozenset(("xóm", "tổ", "tổ dân phố", "đội", "cụm", "số nhà", "nhà số", "khu phố", "ngõ", "ngách", "hẻm"))
_KINDS = frozenset(
    (
        "xã",
        "phường",
        "huyện",
        "quận",
        "tỉnh",
        "thành phố",
        "thị trấn",
        "thị xã",
        "đường",
        "phố",
        "xa",
        "phuong",
        "huyen",
        "tinh",
        "thanh pho",
        "thi tran",
        "thi xa",
        "duong",
        "tp",
        "tp.",
        "t/p",
        "tx.",
        "x.",
    )
)


def take_numbers(scan: Scan) -> None:
    """Take what looks like a phone and is none."""
    scan.take([Mark(found.start(), found.end(), "number") for found in scan.find(_NUMBERS)])


def take_addresses(scan: Scan, slots: frozenset[int] = frozenset()) -> None:
    """Take parts of an address that are no hamlet: xóm 3, tổ 5, xã Thạch Hội, đường Lê Lợi.

    Where a name is expected "Đường Văn Lâm" is a person.
    """
    marks = []
    for found in scan.find(_ADDRESS):
        start, end = found.span()
        if found["unit"]:
            unit = scan.text[start : found.end("unit")].lower()
            if not unit.isascii() and unit not in _UNITS:
                continue  # the name Ngô, Tơ or Kiệt before a number
        if found["proper"]:
            if (start in slots or start == 0) and found.group().startswith(("duong", "pho")):
                continue
            if scan.text.startswith(("Thị ", "Thi "), found.start("proper")) or _CALLED_SO.search(scan.left, 0, start):
                continue  # "F1 Đường Thị Lài"
            if _goes_on_name(scan, start) or _is_called_street(scan, found):
                continue  # "Nguyen Thi Huyen Trang"
            if scan.text[start : found.start("proper")].strip().lower() not in _KINDS:
                continue
            end = _proper_end(scan.text, found)
            if end == found.start("proper"):
                continue
        marks.append(Mark(start, end, "address", scan.text[start:end]))
    scan.take(marks)


_WORDS_BEFORE = re.compile(r"(?:[^\W\d_]+ ){1,4}$")


def _goes_on_name(scan: Scan, start: int) -> bool:
    """Whether a word typed without accents stands inside a name: "Phan Phuong Nam" lives in no phường Nam."""
    if not scan.text[start : start + 1].isascii() or has_accents(scan.text):
        return False
    found = _WORDS_BEFORE.search(scan.left, max(0, start - 40), start)
    if found is None:
        return False
    before = found.group().split()
    written = scan.text[found.start() : start].split()
    if scan.text[start].isupper() != written[-1][0].isupper():
        return False
    family = next((at for at, word in enumerate(before) if word in FOLDED_FAMILIES and word not in _LEADS_PLACE), None)
    return before[-1] in ("thi", "van") or (family is not None and not any(map(_is_stop, before[family:])))


_DUONG = re.compile(
    r"duong (?:thi|van) [a-z]|"
    r"duong(?: [a-z]+){2,3} ?[,;(\-–|] ?(?:\x01|(?:19|20)\d\d|(?:nam|nu|con|vo|chong|me|bo|chau|sn|ns|sinh)(?![a-z]))"
)


def _is_called_street(scan: Scan, found: re.Match[str]) -> bool:
    """Whether a street, typed without accents, is a Dương: "Duong Duc Tinh - 1985"."""
    return not has_accents(scan.text) and _DUONG.match(scan.left, found.start()) is not None


def _is_stop(word: str) -> bool:
    return word in STOP_ASCII or word in _LEADS_PLACE


_NO_PROPER = re.compile(
    r"(?:đang|đã|cách|tiếp|ngày|có|được|từ|đến|theo|trong|và|ta|mình|dang|cach|tiep|ngay|duoc|den)(?!\w)", re.IGNORECASE
)


def _proper_end(text: str, found: re.Match[str]) -> int:
    """Where the capitalised words of a proper name end."""
    end = found.start("proper")
    for word in re.finditer(r"\S+", text[found.start("proper") : found.end("proper")]):
        if not word.group()[0].isupper() or _NO_PROPER.match(word.group()):
            break
        end = found.start("proper") + word.end()
    return end


_IN_NAME = re.compile(r"([^\W\d_]+(?: [^\W\d_]+)*) {1,2}$")
_LEADS_PLACE = frozenset(
    (
        "o",
        "ben",
        "phia",
        "nhom",
        "tai",
        "tru",
        "que",
        "chi",
        "thon",
        "nha",
        "ve",
        "dan",
        "den",
        "cung",
        "nguoi",
        "va",
        "trong",
        "tai",
        "thuoc",
        "la",
        "ban",
        "xom",
        "ben",
        "phia",
        "gui",
        "bao",
    )
)
_CONTACT_AT = re.compile(
    r"(?<![a-z])(?:tx|tiep xuc|gap|an co|dam (?:cuoi|tang|gio|hoi|hieu|ma)|tiec|lien hoan|sinh nhat|tan gia|an gio|"
    r"choi|(?<!truong )hop|cho|an cung)[^,;.\n\t|"
    r"–\-\x02]{0,30}"
    r"(?<![a-z])(?:o|tai|nha|cho|ben|den|sang) (?:thon )?$"
)


_GOES_THERE = re.compile(r"(?<![a-z])(?:sang|qua|den|vao|ra|len|xuong|ve|di)(?: ben| thon| xom)? $")
_TO_DO = re.compile(
    r" (?:de )?(?:lam(?! (?:gi|nong))|choi|an (?:gio|cuoi|co|sang|trua|toi)|gap|du|mua|ban|tham|don|thue|giup|phu|gat|"
    r"cay|uong|danh|hop|cat|giao|nhan|boc|sua|cho|kham)(?! (?:cac |\d+ )?f\s?[0-3])(?![a-z])"
)
"""Where somebody went, and no hamlet of his: "sang Hòa Bình làm thợ"."""


def take_hamlets(scan: Scan, finder: HamletFinder, slots: frozenset[int] = frozenset()) -> None:
    """Take hamlets; a hamlet's name inside a person's name is not one, nor where a person called so is expected."""
    take_same(scan)
    marks = []
    found = finder.find(scan.text, scan.left)
    for mark in found:
        if mark.written.startswith(("Khôi", "KHÔI", "khôi")):
            continue  # "Đình Khôi nam" is no "khối"
        if mark.hamlet is None and scan.folded.endswith("truong ", 0, mark.start):
            continue  # "Trưởng thôn: Bùi Văn Sáu"
        if not mark.prefixed and _is_person(scan, mark, found, slots):
            continue
        if not mark.prefixed and _inside_name(scan, mark.start, mark.end):
            continue
        before = scan.folded[max(0, mark.start - 60) : mark.start]
        kind = "hamlet"
        if mark.hamlet is None and not mark.candidates:
            kind = "address"
        elif (
            (_GOES_THERE.search(before) and _TO_DO.match(scan.folded, mark.end))
            or _is_where_met(scan, mark, before + ("thon " if mark.prefixed else ""))
            or (mark.prefixed and _is_where_met(scan, mark, before))
        ):
            kind = "elsewhere"
        marks.append(Mark(mark.start, mark.end, kind, mark if kind == "hamlet" else mark.written, mark))
    scan.take(marks)


def _is_where_met(scan: Scan, mark: HamletMark, before: str) -> bool:
    """Whether a hamlet is where somebody was met; "cho" is a market only if it may be "chợ"."""
    found = _CONTACT_AT.search(before)
    if found is None:
        return False
    word = scan.text[max(0, mark.start - 60) + found.start() :][:3].lower()
    return word != "cho" or scan.text.isascii()


_DETAIL = re.compile(r"\s?[,;(\-–]?\s?(?:\x01|sn|ns|sinh|(?:19|20)\d\d|nam(?![a-z])|nu(?![a-z]))")
_CALLED_SO = re.compile(r"(?:f\s?[0-3]|(?<![a-z])(?:ong|ba|anh|chi|voi|cua))\s{1,2}$")
_LEADS_PERSON = re.compile(r"(?:f\s?[0-3]|\x01|(?<![a-z])(?:ong|ba|anh|chi|em|chau|voi|cua))\s{1,2}$")


def _is_person(scan: Scan, mark: HamletMark, found: list[HamletMark], slots: frozenset[int]) -> bool:
    """Whether bare words such as "Cao Thắng" are a person: his hamlet stands besides, or a name is expected here."""
    family = scan.left[mark.start : mark.end].split(" ")[0]
    others = any(other is not mark and other.hamlet for other in found)
    lead = min((slot for slot in slots if slot <= mark.start), key=lambda slot: mark.start - slot, default=-9)
    address = (
        re.fullmatch(r"(?:(?:ong|ba|anh|chi|em|chau|co|chu|bac)\s{1,2})?", scan.left[lead : mark.start])
        if lead >= 0
        else None
    )
    if address is not None and _DETAIL.match(scan.left, mark.end):
        return family in FOLDED_COMMON or others
    behind = any(0 <= mark.start - each.end <= 2 and each.kind in ("birth", "age", "phone") for each in scan.marks)
    return (
        others
        and not behind
        and family in FOLDED_COMMON
        and _LEADS_PERSON.search(scan.left[max(0, mark.start - 8) : mark.start]) is not None
    )


def _capitals(written: list[str], run: list[str]) -> list[str]:
    """The words at the end of a run that have capitals, where the last has one: what stands before is no name."""
    kept = 0
    for word in reversed([word for word in written if word]):
        if not word[0].isupper():
            break
        kept += 1
    return run[-kept:] if kept else run


_NO_NAMES = (["nam"], ["nu"], ["con"], ["va"], ["rieng"])
_WHOLE_NAME = re.compile(r" (?P<family>[^\W\d_]+) (?P<first>[^\W\d_]+) (?P<second>[^\W\d_]+)")


def _stands_over_name(scan: Scan, start: int, end: int) -> bool:
    """Whether a hamlet's name begins an entry and somebody's whole name follows: "Hòa Bình Lê Quang Vinh, 1979"."""
    found = _WHOLE_NAME.match(scan.text, end)
    if found is None or re.search(r"[^\W\d_] ?$", scan.text[max(0, start - 3) : start]):
        return False
    family = found["family"].lower()
    named = family in FOLDED_COMMON if family.isascii() else family in COMMON
    return named and found["first"][0].isupper() and found["second"][0].isupper()


_TWO_CAPITALS = re.compile(r"(?<!\w)[A-ZĐÀ-Ỹ]\w* [A-ZĐÀ-Ỹ]\w* $")


def _inside_name(scan: Scan, start: int, end: int) -> bool:
    """Whether bare words such as "Hòa Bình" go on a name ("Lê Hòa Bình") or begin one ("Cao Thắng Mỹ")."""
    following = re.match(r" ([^\W\d_]+)", scan.left[end : end + 20])
    begins = following and scan.text[end + 1].isupper() and scan.text[start].isupper()
    if following and begins and not scan.text[start:end].isupper() and not _stands_over_name(scan, start, end):
        return following.group(1) not in (
            "cltt",
            "cltn",
            "tx",
            "sdt",
            "dt",
            "f",
            "bn",
            "sn",
            "xa",
            "nam",
            "nu",
            "thach",
        )
    before = _IN_NAME.search(scan.left[max(0, start - 60) : start])
    if before is None:
        return False
    run = before.group(1).split(" ")
    if run[-1] in _LEADS_PLACE or run in _NO_NAMES or (len(run[-1]) > 1 and not has_vowel(run[-1])):
        return False  # "1990 Nữ Cao Thắng", "Còn Hòa Bình có 2 F2", "tôi Bình CTV Trung Phú"
    if scan.text[start].isupper() and not scan.text[start:end].isupper():
        run = _capitals(scan.text[start - len(before.group(1)) - 1 : start].split(" "), run)
    elif scan.text[start].islower() and _TWO_CAPITALS.search(scan.text, max(0, start - 40), start):
        return False  # "Đặng Bình cao thắng 1985"
    if not scan.text[start - 2 : start - 1].isalpha():
        return False
    if len(run) >= 3 and run[-1] not in ("van", "thi"):
        return False
    word = scan.text[max(0, start - 60) : start].split(" ")
    previous = next((part for part in reversed(word) if part), "")
    return previous[:1].isupper() or (len(run) <= 2 and scan.text[start].islower() and run[0] in FOLDED_COMMON)
