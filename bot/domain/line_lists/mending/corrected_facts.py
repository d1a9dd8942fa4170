"""What a correction puts right: the name, or whatever else is told of somebody once the words of correcting are off."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from bot.domain.folding import CAPITAL, accented_key, fold_aligned, has_accents
from bot.domain.line_lists.entries.facts import fields_of
from bot.domain.line_lists.entries.merging import Gathered
from bot.domain.line_lists.fields.analysis import analyse
from bot.domain.line_lists.fields.others_levels import without_source_levels
from bot.domain.line_lists.fields.scan import Mark, Scan
from bot.domain.line_lists.model import Question
from bot.domain.line_lists.naming.given_names import source_by_number, source_called
from bot.domain.line_lists.naming.names import find_names

if TYPE_CHECKING:
    from bot.domain.line_lists.reader import Reader

_TO = r"(?:(?: (?:phai|ra|la|thanh|lai|moi|chinh xac|cua))|\s?:){0,4}"
RIGHT_NAME = re.compile(
    rf"(?<![a-z])(?:(?:ho va ten|ho ten|ten ho|ten)(?: (?:dung|moi|that|chinh xac|day du|khai sinh|goc|chuan))?{_TO}|"
    rf"(?:sua|doi|chuyen|thay|chinh)(?: lai)?(?: ho)?(?: ten)?(?: cho dung)?(?: thanh| la| bang|\s?:)(?: la|\s?:)?|"
    rf"(?:dung|chinh xac)(?: phai| ra)? la|moi dung la|(?<![a-z])(?:la|thanh)(?:\s?:)?|(?:->|→|=>|=))\s{{1,2}}[\"']?"
    r"(?=(?P<name>[^\W\d_]+))"
)
_NAMED = re.compile(rf"{CAPITAL}[^\W\d_]*(?: {CAPITAL}[^\W\d_]*){{0,5}}")
_DROP = re.compile(
    r"(?<![a-z])(?P<verb>xoa|bo|loai|gach|rut|huy|cat)(?: ten| tu| di| ra| luon| khoi| giup| nhe| nha| ho| dong nay)*"
    r"(?! (?:so(?! \d)|sdt|dt|nam|tuoi|dien thoai|ngay|chu|dau|dia chi|thon))(?![a-z])"
)
_DROPS = frozenset(("xóa", "xoá", "bỏ", "loại", "gạch", "rút", "hủy", "huỷ", "cắt"))
KEPT = re.compile(r"(?<![a-z])(?:giu nguyen|khong doi|khong thay doi|nhu cu|dung roi|van dung)(?![a-z])")
_SEX = re.compile(r"(?<![^\W_])(?P<sex>nam|nữ|nu)(?![^\W_])", re.IGNORECASE)
_OF_SEX = re.compile(r"(?<![a-z])gioi tinh(?![a-z])")
_CORRECTING = re.compile(
    r"(?<![a-z])(?:(?:xin |cho |de nghi |nho )*(?:sua|dinh chinh|dieu chinh|chinh|cap nhat|doi|ghi(?! nham|"
    r" sai))(?: lai)?"
    r"(?: giup(?: em| toi| minh| chi| anh)?| ho| cho dung)?(?: thanh(?! f)| la| sang)?|"
    r"(?:dung|chinh xac|thuc te)(?: phai| ra)?(?: la)?|thanh(?= (?:ngay |nam )?\d)|la(?= (?:ngay |nam |so )?\d)|"
    r"moi(?= la))"
    r"(?![a-z])"
)
_NO_MORE = re.compile(
    r"(?<![a-z])(?:khong|ko|k) phai (?:la )?f\s?[0-3](?: dau| nua)?(?=[,;]? (?:(?:ma|chi|thuc ra|la) ){1,4}f\s?[0-3])"
)
_FACTS = frozenset(
    (
        "level",
        "birth_year",
        "sex",
        "hamlet",
        "phone",
        "source",
        "contact_date",
        "quarantine_start",
        "quarantine_end",
        "place",
        "address",
        "case_code",
    )
)


@dataclass(slots=True)
class Told:
    """What a statement says: facts, a name put right, or that somebody is off the list."""

    said: dict[str, Any] = field(default_factory=dict)
    questions: list[Question] = field(default_factory=list)
    name: str = ""
    removed: bool = False
    denied: tuple[str, ...] = ()
    kept: bool = False

    @property
    def facts(self) -> dict[str, Any]:
        """The fields that it tells."""
        return {name: value for name, value in self.said.items() if name in _FACTS and value is not None}

    def __bool__(self) -> bool:
        return bool(self.facts or self.name or self.removed or self.said.get("change") in ("released", "removed"))


def told_in(reader: Reader, text: str, *, named: bool) -> Told:
    """What a statement tells of whom it speaks; `named`: it says of whom, so that "là ..." puts his name right."""
    told = Told()
    text, told.name = _without_name(reader, text, named=named)
    folded = fold_aligned(text)
    text = _blank(text, [found.span() for found in _NO_MORE.finditer(folded)])
    folded = fold_aligned(text)
    text = _blank(text, [found.span() for found in _CORRECTING.finditer(folded) if _is_small(text, found)])
    scan = analyse(text, on=reader.today, finder=reader.finder, level=None)
    marks = [_as_own(mark, scan) for mark in without_source_levels(scan) if not _is_person(mark)]
    told.said, told.questions = fields_of(marks, scan, on=reader.today, level=None)
    told.denied = tuple(mark.value for mark in scan.of("denied"))
    if "sex" not in told.said and _OF_SEX.search(folded) and (sex := _SEX.search(text)):
        told.said["sex"] = "nam" if sex["sex"].lower() == "nam" else "nữ"
    if "level" in told.said and told.said.get("source") is None:
        called = source_called(reader.gathering, scan.text, scan.folded, told.said["level"])
        told.said |= {"source": called} if called else {}
    told.said |= source_by_number(reader.gathering, scan.folded)
    told.kept = KEPT.search(folded) is not None
    dropped = any(drops(text, found) for found in _DROP.finditer(folded)) and not told.facts.keys() - {"quarantine_end"}
    told.removed = told.said.get("change") == "removed" or dropped
    return told


def drops(text: str, found: re.Match[str]) -> bool:
    """Whether "bo" is bỏ, and not bố or bộ."""
    written = text[found.start("verb") : found.end("verb")].lower()
    return written in _DROPS or written.isascii()


def _is_small(text: str, found: re.Match[str]) -> bool:
    """Whether words are those of a sentence, and no name such as Thành or Đúng."""
    return text[found.start() + 1 : found.end()].islower() and (found.start() == 0 or text[found.start()].islower())


def _is_person(mark: Mark) -> bool:
    return mark.kind == "name" and mark.extra == "person"


def _as_own(mark: Mark, scan: Scan) -> Mark:
    if mark.kind == "others_phone":
        return replace(mark, kind="phone")
    return mark


def _blank(text: str, spans: list[tuple[int, int]]) -> str:
    for start, end in spans:
        text = text[:start] + " " * (end - start) + text[end:]
    return re.sub(r" {2,}", " ", text)


def _without_name(reader: Reader, text: str, *, named: bool) -> tuple[str, str]:
    """A statement without the name that it puts right, and that name: at least two words, or what follows "tên"."""
    folded = fold_aligned(text)
    for found in RIGHT_NAME.finditer(folded):
        words = found.group()
        weak = words.strip(" :") in ("la", "thanh", "->", "→", "=>", "=")
        if weak and not named:
            continue
        name = _name_at(text, folded, found.start("name"), called="ten" in words)
        if name and (("ten" in words) or not reader.finder.find(name, fold_aligned(name))):
            return text[: found.start()] + text[found.start("name") + len(name) :].lstrip("\"'"), name
    return text, ""


def _name_at(text: str, folded: str, start: int, *, called: bool) -> str:
    """The name that begins at a place of a text; a single word only where it is said to be a name."""
    written = _NAMED.match(text, start)
    scan = Scan(text)
    names = [each for each in find_names(scan, slots=frozenset((start,))) if each.lead <= start < each.end]
    if names and names[0].start == start:
        return names[0].full_name if text[start : names[0].end] != names[0].full_name else text[start : names[0].end]
    if written is None or text.isupper() or (" " not in written.group() and not called):
        return ""
    return written.group() if " " not in written.group() or called else ""


def rename(person: Gathered, name: str) -> None:
    """Give somebody his right name; a single word is his given name."""
    before = person.draft.full_name
    whole = name if " " in name else " ".join((*before.split(" ")[:-1], name))
    person.draft.full_name = whole
    person.accented = accented_key(whole) if has_accents(whole) else None
