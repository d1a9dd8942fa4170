"""F0-F3 in a text, and a change from one to another."""

from __future__ import annotations

import re

from bot.domain.cued import cued
from bot.domain.folding import CAPITAL
from bot.domain.line_lists.fields.scan import Mark, Scan

A_LEVEL = re.compile(r"(?<![a-z0-9])f\s?([0-3])(?!\d)")
_LEVEL = re.compile(r"(?<![a-z0-9])f\s?[-.]?\s?(?P<n>[0-3]|o(?![a-z]))(?![0-9a-z%]|/\d)")
_WORDS_UP = (
    r"(?:len|thanh|chuyen thanh|chuyen sang|chuyen len|nang(?: len| thanh)?|sang|chuyen|xuong|ve|->|-->|=>|→|➡|➜)"
)
_CHANGED = cued(
    "len|thanh|sang|chuyen|nang|xuong|ve|->|=>|→|➡|➜",
    rf"(?:(?:tu|truoc(?: do)?(?: la)?|dang(?: la)?|la)\s)?(?<![a-z0-9])f\s?(?P<from>[0-3o])(?![0-9a-z])"
    rf"(?: (?:nay|da|hien|duoc|cu|moi|sang nay|hom nay|dang|vua|xin|"
    rf"de nghi)){{0,3}} ?(?<![a-z]){_WORDS_UP}(?:\s(?:dien|thanh|len|la))?\s{{0,2}}f\s?(?P<to>[0-3o])(?![0-9a-z])",
)
_BECOMES = cued(
    "len|chuyen|nang|thanh|nay|gio la|xuong|xac dinh|doi|sua|tro |hien tai| moi|->|=>|→|➡|➜",
    r"(?:(?<![a-z])(?:chuyen (?:thanh|sang|len|dien|qua)|nang(?: (?:len|thanh|cap len|muc len))?|tro thanh|len|"
    r"thanh|nay la|"
    r"gio la|(?<!hom )(?<!sang )(?<!chieu )(?<!toi )(?<!trua )(?<!dem )nay|"
    r"xac dinh la|ha xuong|xuong|doi thanh|sua (?:lai )?(?:thanh|la)|doi sang|chuyen)\s{1,2}|"
    r"(?<![a-z])(?:hien |bay gio )?(?:nay|hien tai|(?:muc(?: do)?|trang thai|cap(?: do)?|dien|phan loai|loai) moi)"
    r"\s?:\s{0,2}|(?:->|=>|→|➡|➜)\s{0,2})"
    r"(?:dien |doi tuong |thanh |la |ca |len )?f\s?(?P<to>[0-3o])(?![0-9a-z])",
)
_NOW_CASE = cued(
    "thanh|nay la|gio la|hien la|tai la|cong bo|xac dinh|cap ma",
    r"(?<![a-z])(?:(?:(?:da|nay|moi|hien|vua|duoc) ){0,3}(?:chuyen thanh|tro thanh|thanh)|(?:nay|gio|hien|hien tai) la|"
    r"(?:duoc |moi )?(?:cong bo|xac dinh)(?: la)?(?= ca| benh nhan)|(?:cong bo|xac dinh) la|cap ma)"
    r"\s(?=(?:f\s?0 |la |(?:ca|benh nhan|ca benh|ma|so|ma so) ){0,3}b\.?n\s?[:.]?\s?\d{3})",
)
_OF_ANOTHER = re.compile(
    r"(?<![a-z])(?:tiep xuc|tx|voi|cua|gap|lien quan|lq|nguon|lay|cung|do|vi)(?![a-z])[^,;.:()\n]*$"
)
_COUNTED_AS = r"(?:(?:bao|ghi|xep|tinh|dua|khai|nghi|cho|gui|vao|la|nham)(?: (?:la|vao|thuoc|dien|nham|ten)){0,2})"
_FORMER = cued(
    "truoc|cu la|von la|hom |sang nay|trua nay|ban dau|luc dau|dau tien|lan dau|nhung|song|tuy nhien| cu",
    r"\(?(?<![a-z])(?:truoc(?: day| do)?(?: (?:la|xep|thuoc|ghi|vao|tinh)){0,2}|cu la|von la|"
    rf"(?:hom (?:qua|truoc|kia)|sang nay|trua nay|ban dau|luc dau|dau tien|lan dau|truoc|truoc do) {_COUNTED_AS})"
    r"(?:\s{1,2}|(?<!:)\s?:\s{0,2})(?:dien |loai )?f\s?(?P<from>[0-3o])(?![0-9a-z])\)?"
    r"|(?<![a-z])(?:muc(?: do)?|trang thai|cap(?: do)?|dien|phan loai|loai) cu\s?:\s{0,2}f\s?(?P<was>[0-3])(?!\d)"
    rf"|(?<![a-z]){_COUNTED_AS} f\s?(?P<but>[0-3])(?=,? (?:nhung|song|tuy nhien)(?![a-z])"
    r"[^.;\n]{0,80}?(?<![a-z])(?:f\s?[0-3]|(?:khong|ko|k) (?:phai|he)|chi (?:la|gap|tx|tiep xuc|lien quan|o)|"
    r"(?:thuc|dung|that) ra|"
    r"nham|sai|am tinh|bo|rut|loai)(?![a-z]))"
    r"|(?<![a-z0-9])f\s?(?P<old>[0-3o]) cu(?![a-z])",
)


_CASES = re.compile(
    r"(?:ca|truong hop|benh nhan|nguoi)\s(?:mac|nhiem|duong tinh|benh|benh duong tinh|mac benh|covid(?:-19)?)"
    r"(?: covid(?:-19)?)?"
    r"(?: moi| phat sinh| trong ngay)?(?!\s?(?:b\.?n\s?)?\d{3})(?![a-z])"
)
_COUNTED_CASES = re.compile(
    r"(?<![a-z0-9])(?:\d{1,2}|cac|nhung|hai|ba|bon|nam) (?:mau|ca|nguoi|truong hop)(?: (?!tiep|lien|duoc|"
    r"nghi)[a-z]+){0,6}"
    r" (?:duong tinh|mac covid|nhiem)(?![a-z])|"
    r"(?:nguoi|truong hop) (?:da )?co (?:ket qua|kq|xet nghiem|xn|mau)[a-z -]{0,40} duong tinh(?![a-z])"
)
_OF_CASES = re.compile(
    r"(?<![a-z])(?:lien quan|lq|tiep xuc|tx|cua|tu|voi|theo|quanh|xung quanh)"
    r"(?: gan| truc tiep| den| toi| voi| mot| cac){0,3}\s$"
)


_ONCE = re.compile(r"(?:\W|deu|von|truoc|la|cung|thuoc|dien|cac)*")


def were_contacts(folded: str, level_at: int) -> bool:
    """Whether a heading of cases says what they were before: "2 ca dương tính mới, đều là F1 của BN9903"."""
    found = _CASES.search(folded)
    if found is None or _OF_CASES.search(folded[: found.start()]) is not None:
        return False
    return found.end() <= level_at and _ONCE.fullmatch(folded, found.end(), level_at) is not None


def heads_cases(folded: str, *, coded: bool) -> bool:
    """Whether a heading says that cases follow ("ghi nhận thêm ca mắc ngày 13/6"), and not those around a case.

    Where it names a code (`coded`), only counted cases are those that follow: "3 người dương tính, tiếp xúc BN9943".
    """
    found = (None if coded else _CASES.search(folded)) or _COUNTED_CASES.search(folded)
    return found is not None and _OF_CASES.search(folded[: found.start()]) is None


def comes_after(level: str | None, before: str | None) -> bool:
    """Whether people of a level met those of another: F2 comes after F1."""
    return level is not None and before is not None and int(level[1]) == int(before[1]) + 1


_LEADS_NAME = re.compile(rf"\s?[:(]?\s?{CAPITAL}[^\W\d_]* [^\W\d_]{{2,}}")


_LEVELS = (
    r"f\s?[0-3](?!\d)"
    r"(?:(?:\s?(?:,|/|-)\s?|,? (?:va|hay|hoac|hay la|cung khong phai|ko phai) )(?:la )?f\s?[0-3](?!\d)){0,3}"
)
_AS = (
    r"(?: (?:phai|xep|biet|biet ai|la|thuoc|dien|vao|ai|co|tinh|phan loai|duoc|nam|trong|du|doi tuong|danh sach|"
    r"ds|loai|thanh)){1,4}"
)
DENIED = re.compile(rf"(?<![a-z])(?:khong|ko|k|chua|chang){_AS} {_LEVELS}(?! (?:ma|mo?i dung)(?![a-z]))")
"""What people are said not to be: "không phải F1, F2", "chưa xếp F1"."""
_NOT_YET = cued(
    "chua|ko|khong",
    rf"(?<![a-z])(?:chua|(?:khong|ko) (?:co )?ai){_AS} {_LEVELS}|^\W*(?:khong|ko){_AS} f\s?[0-3]\s?[,/].*$",
)


def _level(digit: str) -> str:
    return "F" + digit.replace("o", "0")


def _begin(scan: Scan, found: re.Match[str]) -> int:
    """Where a change of level begins; in "Hồ Văn Tư F2 lên F1" Tư is no "từ", but closes a name."""
    start = found.start()
    lead = scan.text[start : found.start("from")].split(" ")[0]
    before = scan.text[:start].rstrip().split(" ")[-1]
    called = len(lead) > 2 or lead.lower() == "tư"
    return start + len(lead) if lead[:1].isupper() and before[:1].isupper() and called and lead[-1].isalpha() else start


def take_changes(scan: Scan) -> None:
    """Take "F2 lên F1", "chuyển thành F0", "trước là F2": the new level, promoted or put right."""
    scan.blank(found.span() for found in scan.find(_NOT_YET))
    marks = []
    for found in scan.find(_CHANGED):
        before, after = _level(found["from"]), _level(found["to"])
        if (
            before != after
            and "f" not in found.group()[found.end("from") - found.start() : found.start("to") - found.start() - 1]
        ):
            change = "promoted" if after < before else "corrected"
            marks.append(Mark(_begin(scan, found), found.end(), "new_level", after, change))
    scan.take(marks)
    marks = []
    for found in scan.find(_BECOMES):
        if found.group()[0] in "-=→➡➜" and (
            _LEADS_NAME.match(scan.text, found.end())
            or not _LEVEL.search(scan.folded, _line_start(scan, found), found.start())
        ):
            continue  # a chain, or what somebody was found to be
        if scan.text[found.start() : found.start() + 4].lower() == "này ":
            continue  # "2 anh này là F2"
        if found.start() and scan.text[found.start() : found.start() + 6] in ("Thành ", "Thanh "):
            continue  # "anh Thành là F1" is called so
        change = "corrected" if re.match(r"sua|xuong|ha|doi", found.group()) else "promoted"
        marks.append(Mark(found.start(), found.end(), "new_level", _level(found["to"]), change))
    for found in scan.find(_NOW_CASE):
        if scan.text[found.start() : found.start() + 4].lower() == "này ":
            continue  # "ngồi giữa 2 người này là BN9910"
        named = found.start() and scan.text[found.start()].isupper()  # "Nguyễn Văn Thành BN9901" is called so
        if not named and not _OF_ANOTHER.search(scan.folded, 0, found.start()):
            marks.append(Mark(found.start(), found.end(), "new_level", "F0", "promoted"))
    for found in scan.find(_FORMER):
        if found["old"] and scan.text[found.end() - 2 : found.end()].lower() not in ("cũ", "cu"):
            continue  # "F2 Cù Thị Hảo"
        marks.append(Mark(found.start(), found.end(), "old_level", _level(found[found.lastgroup or "from"])))
    scan.take(marks)


def _line_start(scan: Scan, found: re.Match[str]) -> int:
    return scan.folded.rfind("\n", 0, found.start()) + 1


def take_levels(scan: Scan) -> None:
    """Take every other level."""
    scan.take([Mark(found.start(), found.end(), "level", _level(found["n"])) for found in scan.find(_LEVEL)])
