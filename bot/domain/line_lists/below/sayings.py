"""Sentences about all people who were listed above: "Tất cả các trường hợp trên đều ..."."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from bot.domain.line_lists.above.headings import SETTING
from bot.domain.line_lists.above.said_levels import level_meant
from bot.domain.line_lists.below.closing_levels import (
    CLOSED,
    N,
    is_last,
    is_told_behind,
    level_clauses,
    names_follow,
)
from bot.domain.line_lists.below.everybody import NUMERALS, Everybody, everybody_in
from bot.domain.line_lists.below.recalled import recalled
from bot.domain.line_lists.entries.facts import fields_of
from bot.domain.line_lists.entries.merging import Gathered, fill, level_of, tells
from bot.domain.line_lists.fields.others_levels import without_source_levels
from bot.domain.line_lists.fields.scan import Scan
from bot.domain.line_lists.writing.lines import Line

if TYPE_CHECKING:
    from bot.domain.line_lists.reader import Reader

_WHO = (
    r"(?:truong hop|nguoi|ng|v/?c|doi tuong|f[0-3]|th|muc|nhom|phan|ban|dua|cong dan|"
    r"khau|ca(?! nhan)|ho(?: gia dinh| dan)?|gia dinh|"
    r"nha(?! van)|chau|"
    r"hoc sinh|em|tre|ba con|ong ba|ong,? ba|anh em|chi em|bac|anh chi|me con|bo con|vo chong)"
)
_ALL = (
    rf"(?:(?:tat ca|toan bo|ca|so|nhom|danh sach|ds|nhung|cac|{N}|cung la|moi) ?){{1,3}}"
    rf"{_WHO}?"
    r"(?: (?:cua|co|trong|o|thuoc|f[0-3]|ten|ds|danh sach|nguoi)){0,4}\s?"
)
_DOES = (
    r"(?:cung|deu|dang|da|di|cltt|cltn|cach ly|tx|tiep xuc|gap|vao|den|len|sang|chuyen|duoc|se|phai|bi|o|tu|nhap|"
    r"theo doi|test|am tinh|het|khong|chua|moi|vua)"
)
_ONE = r"(?:ong|ba|anh|chi|co|chu|bac|em|chau|cu|di|cau|thim|mo|vo|chong|me|con|bo|cha)"
CLOSING = re.compile(
    rf"(?:(?:luu y|ghi chu|ngoai ra|p/s|nhu vay|tom lai|ok|vay|the|da|vang|e|em|chi|anh|chot|ghi|cho|la|"
    rf"minh) ?[:,]?\s?){{0,4}}{_ALL}(?:, ?(?=deu))?(?:tren|neu tren|ke tren|noi tren|o tren|"
    rf"tren day|nay|vua neu|vua ke|vua liet ke|da neu|deu|trong danh sach)(?![a-z])|"
    r"(?:deu|cung deu|tat ca|toan bo|cung (?:chung )?(?:dia chi|thuong tru|(?:mot|1) (?:nha|ho|thon|dia chi)))(?= )|"
    rf"{_ONE} (?:va )?{_ONE} (?:deu|cung)(?= )|"
    r"ca (?:nha|gia dinh|ho|lu|nhom|doan)(?: nay| tren| do)? (?=(?:deu|cung|di|da(?!u)|dang|cltt|cltn|cach ly|o|tu|vao|"
    r"tx|tiep xuc|phai|duoc|bi) )|"
    rf"(?:(?:ok|vay|the|da|vang|e|em|chot|ghi|cho|la|minh),? ){{0,4}}ca {N} (?:{_WHO}|{_DOES})(?= )|"
    rf"(?:cac|nhung|ca|{N}) (?:chau|em|be|ong|ba|anh|chi|co|chu|cu|hoc sinh|ong ba|bo con|"
    r"me con|vo chong|ba chau|ong chau|anh em|chi em|"
    r"hoc vien|cong dan|truong hop|nguoi) (?=(?:la f\s?\d|cach ly|deu|cung|da(?!u)|dang|duoc|phai|se|tu|theo doi|"
    r"cltn|cltt|tx|tiep xuc|ky))|"
    rf"(?:(?:{N}|nhung|cac|so|tat ca) )?(?:{_WHO} )?con lai(?![a-z])|(?:{N}|may|nhung|cac) {_WHO} kia(?![a-z])|"
    rf"(?:ca )?{N} {_WHO} (?:(?P<first>dau|o dau|phia tren)|cuoi|sau|o cuoi)(?: tien| cung)?(?= [a-z])"
)
_WHEN = re.compile(
    r"(?:(?:tu|vao|luc|hien|nay|tai|hom|ngay|sang|trua|chieu|toi|dem|qua|kia|rang|\d{1,2}h\d{0,2}|"
    r"\d{1,2}[/.]\d{1,2}(?:[/.]\d{2,4})?)[\s,:]{1,2}){1,6}"
)
_THESE = re.compile(
    rf"(?<![a-z])(?:(?:ca |tat ca |toan bo |moi )?(?:cac|nhung|{N}) ){{1,2}}(?:{_WHO}|anh|chi|ong|ba|co|chu|khach)"
    r" (?:tren|neu tren|ke tren|noi tren|o tren|nay|vua neu|vua ke)(?![a-z])"
)
_LEADS_THESE = re.compile(r"(?:[a-z]+[ ,:]{1,2}){0,6}")
_OF_LEVEL = re.compile(
    r"(?:(?:luu y|ghi chu|chu y|ngoai ra|p/s|ps|nhu vay|tom lai|cach ly(?: y te)?|hinh thuc(?: cach ly)?|"
    r"bien phap)\s?[:,\-]\s?)?"
    rf"(?:(?:(?:tat ca|toan bo|cac|nhung|so|nhom|{N}|truong hop|nguoi|doi tuong|"
    rf"dien) ?){{1,3}}f\s?[0-3](?![\d:])(?! sau)|"
    r"(?P<begins>f\s?[0-3]) (?:nay |tren |moi |(?:trong|o|tai) (?:[a-z]+ ){1,3})?"
    r"(?:thi|nen|deu|tat ca|het|da|duoc|di|o nha|cltt|cltn|cach ly)(?![a-z]))"
)
SUM = re.compile(
    r"(?:[=>\s-]*)?(?:tong(?: cong| so)?|cong|tc)\s?:?\s?(?:la |so )?\d{1,4}\s?(?:f[0-3]|nguoi|ca|truong hop|th|"
    r"em|chau|"
    r"hoc sinh|cong nhan|cong dan|khach|doi tuong)(?: moi)?(?:\s?[,.;:-]\s{0,2}|\s(?=(?:tat ca|deu|ca)(?![a-z])))"
)
_COUNTED = re.compile(r"(?<![a-z])f\s?[0-3]\s?[:=(]?\s?\d{1,3}(?![\d/.])")
_BELOW = re.compile(r"(?<![a-z])(?:sau|duoi day|sau day|ben duoi|duoi|nhu sau)(?![a-z])")
_COUNT = re.compile(
    rf"(?:ca )?(?P<n>{N}) (?:truong hop|nguoi|ng|v/?c|ban|dua|ca|doi tuong|th|f[0-3]|cong dan|khau|chau|em|be|bo con|"
    r"me con|vo chong|ba chau|ong chau|ong ba|anh em|chi em|anh|chi|ong|ba|co|chu|khach)(?![a-z])"
)
_TAKEN_AWAY = re.compile(
    rf"(?<![a-z])(?:dua|cho|don|chuyen|goi|bao|moi|yeu cau|huong dan|de nghi|van dong)\s(?:ca )?(?P<n>{N}) {_WHO}"
    r"(?: (?:nay|tren|do|kia|noi tren))?"
    r"(?: (?:da|cung|deu|cung nhau|tu|phai|duoc))? (?:di|vao|len|ve|den|sang|xuong|ra|o nha|cach ly|cltt|cltn)(?![a-z])"
)
_AT_END = re.compile(
    rf"(?<![a-z])ca (?P<n>{N})(?: {_WHO})?(?: (?:nay|tren|do|luon|nhe|nha|a|roi|day|em|bac|het|ak|ah|ne)){{0,3}}\W*$"
)
_RANKED = re.compile(
    rf"(?:[a-z]+ ){{0,3}}(?:xep|tinh|ghi|coi|phan loai|xac dinh)(?: cho)? ca (?P<n>{N})(?: {_WHO})?"
    r"(?: (?:deu|la|vao|thuoc|dien|loai|nay)){0,3} f\s?[0-3]\W*$"
)
"""As in "Trạm xếp cả hai F1"."""
_RANKS = re.compile(
    r"(?:[a-z]+ ){0,5}(?:lap ho so|xep|tinh|ghi|coi|phan loai|xac dinh|quan ly|dua vao)(?: [a-z]+){0,2} f\s?[0-3]"
    rf"(?: (?:doi voi|cho|voi))(?: (?:ca|tat ca|toan bo))? (?P<n>{N}) (?:{_WHO}|hanh khach|khach|cong nhan)"
    r"(?: (?:tren|nay|noi tren|neu tren|da neu))?\W*$"
)
"""As in "Đề nghị lập hồ sơ F1 đối với 4 hành khách này"."""


def close(reader: Reader, line: Line, scan: Scan) -> bool:
    """Apply "Tất cả các trường hợp trên đều ..." to the people above, if the line is such a sentence."""
    if not (reader.gathering.people or reader.entry):
        return False
    if line.folded.endswith(":") and _ABOVE.search(line.folded) is None and names_follow(reader):
        return False  # "Những người cách ly tại nhà (F2):"
    summed = SUM.match(line.folded)
    begin = summed.end() if summed else len(line.folded) - len(line.folded.lstrip(" (*-"))
    when = _WHEN.match(line.folded, begin)
    found, of_level = CLOSING.match(line.folded, when.end() if when else begin), None
    if found is None and line.marker in ("", "bullet") and not line.folded.endswith(":"):
        of_level = _OF_LEVEL.match(line.folded, begin) if not any(level_clauses(scan)) else None
        titled = of_level is not None and of_level["begins"] and any(scan.of("hamlet"))
        ended = of_level is not None and is_told_behind(reader, scan)
        found = of_level if of_level and not titled and (ended or not names_follow(reader)) else None
    said, _ = fields_of(without_source_levels(scan), scan, on=reader.today, level=None)
    if found is None and summed and not _COUNTED.search(line.folded, begin) and settable(said).keys() & CLOSED:
        found = summed
    taken = None
    if found is None and settable(said).keys() & CLOSED:
        taken = _TAKEN_AWAY.search(line.folded) or _AT_END.search(line.folded)
    taken = taken or (_RANKED.match(line.folded) or _RANKS.match(line.folded) if "level" in said else None)
    found = taken or found
    if found is None:
        found = _these(line, scan, said)
        said = _said_from(scan, found.start(), on=reader.today) if found is not None else said
    everybody = _everybody(reader, line, scan, said) if found is None else None
    if found is None and everybody is None:
        return False
    begin, end = (everybody.start, everybody.end) if everybody is not None else found.span() if found else (0, 0)
    if _BELOW.search(line.folded, begin, end + 12) and not _counts_from_end(reader, line):
        return False
    reader.close_entry()
    people: Sequence[Gathered] = reader.gathering.people
    people = [each for each in people if each.draft.said.get("change") != "removed"]
    count = taken or _COUNT.match(line.folded, begin)
    number = 0 if count is None else NUMERALS.get(count["n"]) or int(count["n"])
    number = number or (everybody.number if everybody is not None else 0)
    of_all_levels = reader.sections.by_level == line.number  # "F1 cltt, F2 cltn. Tất cả từ 12/6"
    level = said.get("level") or (None if of_all_levels else reader.context.said().get("level"))
    if level:
        people = [each for each in people if level_of(each) in (None, level)]
    if line.folded.endswith(" kia", 0, end) or "con lai" in line.folded[:end]:
        spoken = {id(each) for each in reader.spoken}
        people = [each for each in people if id(each) not in spoken and each.draft.said.get("change") != "removed"]
    elif 0 < number < len(people):
        from_first = found is not None and found.re is CLOSING and found["first"]
        people = people[:number] if from_first else people[-number:]
    if of_level and any(level_of(each) == level for each in people):
        people = [each for each in people if level_of(each) == level]
    reader.sections.by_level = line.number if of_level else reader.sections.by_level
    told = recalled(reader.gathering, line, people)
    said = told | said
    _house_all(reader, said, number)
    conclude(reader, line, people, said)
    fill(people, {"sex": told["sex"]} if "sex" in told else {})
    called = _CALLED.match(scan.text, count.start()) if number and count is not None else None
    for each in people if called else ():
        each.draft.said.setdefault("sex", "nam" if called and called["male"] else "nữ")
    return True


_ABOVE = re.compile(r"(?<![a-z])(?:tren|nay|vua neu|vua ke|deu)(?![a-z])")
_CALLED = re.compile(
    r"(?:cả )?\w+ (?:(?P<male>anh|ông|chú)|(?P<female>chị|bà|cô))(?! em| chị| bà| bác| chú| dì| cháu| con| nội|"
    r" ngoại)(?!\w)",
    re.IGNORECASE,
)


def _everybody(reader: Reader, line: Line, scan: Scan, said: dict[str, Any]) -> Everybody | None:
    """Whom a sentence is about that speaks of everybody in its midst or at its end, and tells facts of them."""
    if line.marker == "number" or line.folded.endswith(":") or not settable(said).keys() & _TOLD_OF_ALL:
        return None
    if any(mark.kind in _OF_ONE or (mark.kind == "name" and mark.extra == "person") for mark in scan.marks):
        return None
    found = everybody_in(scan)
    if found is None or not (found.above or is_last(reader)):
        return None
    entry = reader.entry
    scanned = reader.scan(entry.lines[0], entry.text()) if entry is not None else None
    named = sum(mark.extra == "person" for mark in scanned.of("name")) if scanned is not None else 0
    listed = len(reader.gathering.people) + max(named, entry is not None)
    return found if found.number <= listed and (found.number == listed or not found.exactly) else None


_TOLD_OF_ALL = CLOSED | {"level", "hamlet"}
_OF_ONE = frozenset(("birth", "phone", "age"))


def _these(line: Line, scan: Scan, said: dict[str, Any]) -> re.Match[str] | None:
    """Those whom a sentence is about that does not begin with them: "Xếp 2 anh này là F2 của chị Xuyến"."""
    found = _THESE.search(line.folded) if line.marker != "number" else None
    if found is None or not settable(said).keys() & (CLOSED | {"level"}):
        return None
    if any(mark.kind in ("birth", "phone") for mark in scan.marks) or line.folded.endswith(":"):
        return None
    if line.folded.endswith(" nen ", 0, found.start()):
        return found
    plain = _LEADS_THESE.fullmatch(line.folded, 0, found.start()) is not None
    led = any(mark.start < found.start() for mark in scan.marks) or _OF_SOMEBODY.search(line.folded, 0, found.start())
    return found if plain and not led else None


def _said_from(scan: Scan, begin: int, *, on: date) -> dict[str, Any]:
    """What a line says from a place on."""
    marks = [mark for mark in without_source_levels(scan) if mark.start >= begin]
    return fields_of(marks, scan, on=on, level=None)[0]


_OF_SOMEBODY = re.compile(
    r"(?<![a-z])(?:cua|tx|tiep xuc|voi|gap|cung|lien quan|theo|do|nha|me|bo|vo|chong|con)(?: [a-z]+){0,2} $"
)
_LAST = re.compile(rf"(?:ca )?{N} {_WHO} (?:sau|cuoi|o cuoi)(?: cung)? (?!day|sau)[a-z]")


def _counts_from_end(reader: Reader, line: Line) -> bool:
    """Whether "2 người sau" are the last two above, as nobody is named below."""
    return _LAST.match(line.folded) is not None and not line.folded.endswith(":") and not names_follow(reader)


def _house_all(reader: Reader, said: dict[str, Any], number: int) -> None:
    """Give everybody the hamlet that a sentence about all tells, whatever their level, where none is told before."""
    everybody = reader.gathering.people
    if said.get("hamlet") and not number and not any(tells(each, "hamlet") for each in everybody):
        fill(everybody, {"hamlet": said["hamlet"]})


def conclude(reader: Reader, line: Line, people: Sequence[Gathered], said: dict[str, Any]) -> None:
    """Tell people what a sentence says of them all."""
    meant = level_meant(line.folded, None) if said.get("source") and not any(map(level_of, people)) else None
    if meant is not None and "level" not in said:
        said = {**said, "level": meant}  # "Cả 3 tiếp xúc gần với BN9944"
    fill(people, settable(said))
    reader.sections.concluded = list(people)
    days = {"contact_date": "contact", "quarantine_start": "start", "quarantine_end": "end"}
    reader.closing_day = next((kind for name, kind in days.items() if said.get(name)), "")
    reader.closing(line)
    reader.listing = reader.listing or "level" in said


def settable(said: dict[str, Any]) -> dict[str, Any]:
    """The fields that can be said of many at once."""
    return {
        name: said[name]
        for name in (*SETTING, "address")
        if said.get(name) is not None and (name != "change" or said[name] == "released")
    }
