"""Sections by their labels, and sentences that speak of one: "Mục I tiếp xúc 8/6", "Nhóm A cltt, A1 từ 06/6"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from bot.domain.folding import CAPITAL, fold_aligned
from bot.domain.line_lists.below.closing_levels import OF_BOTH, told_of_many
from bot.domain.line_lists.entries.merging import Gathered, fill, level_of
from bot.domain.line_lists.fields.others_levels import without_source_levels
from bot.domain.line_lists.fields.scan import Mark, Scan
from bot.domain.line_lists.writing.lines import Line

if TYPE_CHECKING:
    from bot.domain.line_lists.reader import Reader

_CALL = (
    r"(?:muc|nhom|phan|danh sach|ds|bang|to|dot|doan|ban|mam|xe|phong|lop|day|tang|trang|toa|khu|chuyen|"
    r"ho(?: thu)?|nha|gia dinh|kip|san|hang|thuyen|tau|lo|cum|doi|kho|xuong|gian|quay|buong|khoi|chot|khoang|"
    r"cap|loai|"
    r"dien|goc|canh|ban an|vong)"
)
LABEL = r"(?:i{1,3}|iv|vi{0,3}|ix|x|[a-eg-h]\d{0,2}|f|\d{1,2})"
_HEADED = re.compile(
    rf"\s*[(*#>-]{{0,3}}\s?(?:(?P<call>{_CALL}|ca)\s(?:so |thu )?(?P<called>{LABEL})(?![a-z0-9])|"
    r"(?P<letter>[a-h])\s?[.)/:\-]|(?P<roman>i{1,3}|iv|vi{0,3}|ix|x)\s?[.)/:\-]|(?P<part>[a-eg-h]\d{1,2})\s?[.)/:\-])"
)
_SPOKEN = re.compile(
    rf"(?:^|[,;.(:]\s{{0,2}}|(?<![a-z])(?:va|con|rieng|cac|hai|nguoi|thuoc|o|trong)\s)"
    rf"(?P<phrase>{_CALL}\s(?:so )?(?P<called>{LABEL})|(?P<part>[a-h]\d{{1,2}}))(?![a-z0-9/.]\S)(?![a-z0-9/])"
)
_LABEL_OF = re.compile(r"[a-z][a-z ]{2,24}:")
_KINDS = ("roman", "letter", "part", "house")
HOUSE = re.compile(
    rf"(?<![^\W_])(?i:(?:hộ|ho)(?: gia đình| gia dinh| nhà| nha)?|gia đình|gia dinh|gđ|gd|nhà|nha) "
    r"(?:(?i:ông|bà|anh|chị|cô|chú|bác|cụ|em|ong|ba|chi|co|chu|bac|cu) )?"
    rf"(?P<name>{CAPITAL}[^\W\d_]*(?: {CAPITAL}[^\W\d_]*){{0,4}})"
)


@dataclass(slots=True)
class Sections:
    """Which labels hold now, outer ones first, and who was listed under each."""

    open: dict[str, str] = field(default_factory=dict)
    people: dict[str, list[Gathered]] = field(default_factory=dict)
    titled: list[tuple[str, list[Gathered]]] = field(default_factory=list)  # the headings, and who stands under each
    set_by: dict[str, frozenset[str]] = field(default_factory=dict)  # what the last "phần ...", "đợt ..." set
    concluded: list[Gathered] = field(default_factory=list)  # of whom the last closing sentence spoke
    calls: set[str] = field(default_factory=set)  # the words before labels: "ca" of "Ca 2:"
    common: bool = False  # what follows is told of everybody: "(3) CHUNG"
    by_number: bool = False  # "2. F1 (tiếp xúc BN9906)" stands over people
    by_level: int = 0  # the last line that told of each level by itself

    def enter(self, line: Line) -> None:
        """A heading begins: a label of its kind ends, and those inside."""
        self.titled.append((line.folded, []))
        self.common = _COMMON.fullmatch(line.folded) is not None
        house = HOUSE.match(line.body)
        if house is not None:
            self.open = self.open | {"house": house_of(house)}
            return
        found = _HEADED.match(fold_aligned(line.plain))
        if found is None and line.marker == "number" and line.index is not None:
            self.by_number = True
            self.open = self.open | {"part": str(line.index)}
        if found is None:
            return
        self.calls |= {found["call"]} - {None}
        kind, label = next((kind, found[kind]) for kind in ("called", *_KINDS) if found[kind])
        kind = _kind_of(label) if kind == "called" else kind
        inner = _KINDS[_KINDS.index(kind) :]
        self.open = {each: held for each, held in self.open.items() if each not in inner} | {kind: label}

    def is_label(self, line: Line) -> bool:
        """Whether a line is only the label of a section, or calls a house: "Nhà số 12:", "nhà bà Chắt:"."""
        found = _HEADED.match(fold_aligned(line.plain))
        return (found is not None and bool(found["call"])) or HOUSE.match(line.body) is not None

    def lists(self, line: Line) -> bool:
        """Whether somebody is listed above under the label with which a line begins."""
        found = _HEADED.match(fold_aligned(line.plain))
        return found is not None and (found["called"] or "") in self.people

    def repeats(self, line: Line) -> bool:
        """Whether a line begins with the label of a heading above: "2/ Nguồn: BN9922" under "1/ Nguồn: BN9921"."""
        label = _LABEL_OF.match(line.folded)
        return label is not None and any(title.startswith(label.group()) for title, _ in self.titled)

    def begins_next(self, line: Line) -> bool:
        """Whether a line begins the section after one above: "Đợt 3 - đi ngày 13/6" under "Đợt 2 - đi ngày 12/6"."""
        found = _HEADED.match(fold_aligned(line.plain))
        if found is None or not found["call"]:
            return False
        above = [each for title, _ in self.titled if (each := _HEADED.match(title)) and each["call"] == found["call"]]
        return bool(above) and all(each["called"] != found["called"] for each in above)

    def sets(self, line: Line, names: Iterable[str]) -> None:
        """A heading set these facts."""
        found = _HEADED.match(fold_aligned(line.plain))
        if found is not None and found["call"]:
            self.set_by[found["call"]] = frozenset(names)

    def ended_by(self, line: Line) -> frozenset[str]:
        """What the section before this line's set, and no longer holds."""
        found = _HEADED.match(fold_aligned(line.plain))
        return self.set_by.get(found["call"] or "", frozenset()) if found is not None else frozenset()

    def listed(self, person: Gathered, line: str) -> None:
        """Somebody was listed here, by a line that may begin with a label of its own: "bàn 3: Lê Văn Dũng 1985"."""
        if self.titled and not (self.titled[-1][1] and self.titled[-1][1][-1] is person):
            self.titled[-1][1].append(person)
        own = _HEADED.match(fold_aligned(line))
        named = (own["called"] or own["part"] or own["letter"]) if own is not None else None
        self.calls |= {own["call"]} - {None} if own is not None else set()
        for label in (*self.open.values(), *([named] if named else [])):
            here = self.people.setdefault(label, [])
            if person not in here:
                here.append(person)

    def called(self, call: str, words: str, *, pending: bool) -> int | None:
        """The one heading with such words, as "nhóm trên", "nhóm sáng", "vòng 2" call it.

        `pending`: somebody under the last one is not listed yet.
        """
        last = len(self.titled) - 1
        listed = [at for at, (_, people) in enumerate(self.titled) if people or (pending and at == last)]
        if len(listed) < 2:
            return None
        if words in _PLACES:
            return listed[_PLACES[words]]
        named = re.compile(rf"(?<![a-z0-9]){words if call in _OF_ANY else f'{call} {words}'}(?![a-z0-9])")
        found = [at for at in listed if named.search(self.titled[at][0])]
        return found[0] if len(found) == 1 else None


_COMMON = re.compile(
    r"\W*(?:(?:phan|muc|thong tin|noi dung|ghi chu|dac diem|luu y) )?chung(?: (?:cho|cua|ca|tat ca|moi nguoi|"
    r"cac|toan bo|"
    r"danh sach|ds|thon|nhom|ho|nguoi|may|[a-z]{2,4}))*\W*"
)


def heads_common(line: Line) -> bool:
    """Whether what stands under a line is told of everybody above it: "(3) CHUNG", "Thông tin chung:"."""
    headed = line.marker in ("number", "roman", "letter") or line.body.endswith(":") or line.body.isupper()
    return headed and _COMMON.fullmatch(line.folded) is not None


def tell_common(reader: Reader, line: Line, scan: Scan) -> bool:
    """Apply a line under such words to everybody, or to those of the level that it tells."""
    if not reader.sections.common or scan.of("birth") or scan.of("phone"):
        return False
    said = _told(reader, without_source_levels(scan), scan)
    if not said:
        return False
    reader.close_entry()
    levels = (None, said.get("level"))
    of_level = [each for each in reader.gathering.people if level_of(each) in levels]
    fill(of_level if said.get("level") else reader.gathering.people, said)
    reader.closing(line)
    return True


_PLACES = {"tren": 0, "dau": 0, "truoc": 0, "duoi": -1, "sau": -1, "cuoi": -1}
_OF_ANY = frozenset(("nhom", "toan", "doan", "ben", "dot", "danh sach", "ds"))
_CALLED = re.compile(
    rf"(?:^|[,;.(:]\s{{0,2}}|(?<![a-z])(?:va|con|rieng)\s)(?P<call>{_CALL}|vong|ben|toan|cum|chum)\s"
    r"(?P<words>(?:[a-z]+|\d{1,2}(?![\d/.]))(?: [a-z]+)?)(?![a-z0-9])"
)


def house_of(found: re.Match[str]) -> str:
    """A household, by the given name of its head."""
    return "house " + fold_aligned(found["name"]).split(" ")[-1]


def _kind_of(label: str) -> str:
    if label[0] in "ivx":
        return "roman"
    return "letter" if len(label) == 1 and label.isalpha() else "part"


def labels_of(reader: Reader) -> set[str]:
    """The labels of all sections and people above, with that of the entry that is not complete yet."""
    labels = {*reader.sections.people, *reader.sections.open.values()}
    last = _HEADED.match(fold_aligned(reader.entry.lines[0].plain)) if reader.entry is not None else None
    labels |= {last["called"] or last["part"]} - {None} if last is not None else set()
    return labels


def speaks_of_labels(reader: Reader, scan: Scan) -> bool:
    """Whether a line tells something of several labels: "Cách ly: a1, a2 vào khu 12/6; b1 vào khu 13/6"."""
    spoken = {_label(found) for found in _SPOKEN.finditer(scan.folded)}
    return len(spoken) > 1 and spoken <= labels_of(reader)


def refer(reader: Reader, line: Line, scan: Scan) -> bool:
    """Apply what a line says of sections above to their people, if it speaks of any; "cả hai mục" is everybody."""
    labels = labels_of(reader)
    numbered = line.marker == "number" and not reader.sections.by_number
    if not labels or numbered or line.folded.rstrip().endswith(":"):
        return False
    spoken = [found for found in _SPOKEN.finditer(scan.folded) if _label(found) in labels]
    if "house" in reader.sections.open:
        spoken += [found for found in HOUSE.finditer(scan.text) if _label(found) in labels]
    if not any(_said(reader, scan, found.end(), len(scan.text)) for found in spoken):
        return False
    reader.close_entry()
    known = reader.sections.people
    told = False
    together: list[Gathered] = []
    of_each = _said(reader, scan, 0, spoken[0].start()) if spoken[0].re is HOUSE else {}
    shared = OF_BOTH.search(scan.folded, spoken[-1].end())
    to = shared.start() if shared is not None else len(scan.text)
    of_each |= _said(reader, scan, to, len(scan.text))
    before: dict[str, Any] = {}
    for found, end in zip(spoken, [*(each.start() for each in spoken[1:]), to], strict=True):
        together += known.get(_label(found), [])
        said = _said(reader, scan, found.end(), end)
        if not said:
            continue  # "A1 và A2 từ 06/6"
        if "place" in before and said.keys() <= before.keys():
            said = {"place": before["place"]} | said  # "hộ ông Hợi cltn từ 12/6, hộ bà Tâm từ 13/6"
        fill(together, said)
        told, together, before = True, [], said
    if told or of_each:
        fill([each for found in spoken for each in known.get(_label(found), [])], of_each)
        reader.closing(line)
    return told or bool(of_each)


def refer_by_title(reader: Reader, line: Line, scan: Scan) -> bool:
    """Apply what a line says of those under headings that it calls by a word: "Nhóm sáng cltn từ 12/6"."""
    if line.marker == "number" or line.folded.rstrip().endswith(":"):
        return False
    spoken = [found for found in _CALLED.finditer(scan.folded) if found["words"]]
    if not spoken:
        return False
    meant = [_meant(reader, found) for found in spoken]
    ends = [*(each.start() for each in spoken[1:]), len(scan.text)]
    told = [_said(reader, scan, at, end) for (_, at), end in zip(meant, ends, strict=True)]
    titles = [title for title, _ in meant]
    if None in titles or not all(told):
        return False
    reader.close_entry()
    for title, said in zip(titles, told, strict=True):
        fill(reader.sections.titled[title or 0][1], said)
    reader.closing(line)
    return True


def _meant(reader: Reader, found: re.Match[str]) -> tuple[int | None, int]:
    """Which heading is called by two words behind "nhóm", or by one, and where those words end."""
    both, first = found["words"], found["words"].split(" ")[0]
    for words in dict.fromkeys((both, first)):
        title = reader.sections.called(found["call"], words, pending=reader.entry is not None)
        if title is not None:
            return title, found.start("words") + len(words)
    return None, found.end()


def _label(found: re.Match[str]) -> str:
    return house_of(found) if found.re is HOUSE else found["called"] or found["part"]


_IS_LEVEL = re.compile(r"\s?(?:deu |cung |xep |tinh |thi |chi )*(?:la|thuoc|vao|thuoc dien|dien)(?: ca)? ")


def _said(reader: Reader, scan: Scan, begin: int, end: int) -> dict[str, Any]:
    """What a clause says of many at once."""
    marks = [
        mark
        for mark in without_source_levels(scan)
        if begin <= mark.start < end and (mark.kind != "level" or _IS_LEVEL.fullmatch(scan.folded, begin, mark.start))
    ]
    return _told(reader, marks, scan)


def _told(reader: Reader, marks: Sequence[Mark], scan: Scan) -> dict[str, Any]:
    hamlets = {mark.value.hamlet for mark in marks if mark.kind == "hamlet"} - {None}
    return told_of_many(marks, scan, on=reader.today) | ({"hamlet": hamlets.pop()} if len(hamlets) == 1 else {})
