"""Reading a message: which lines are people, headings or notes, and who is in it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import pairwise
from typing import Any

from bot.domain.folding import fold_aligned
from bot.domain.hamlets import Hamlet, HamletFinder, finder
from bot.domain.line_lists import notes
from bot.domain.line_lists.analysis import analyse
from bot.domain.line_lists.cells import is_error, text_of
from bot.domain.line_lists.columns import join_headers, pasted_header, split_cells
from bot.domain.line_lists.context import Context, said_of
from bot.domain.line_lists.lines import Line, split_lines
from bot.domain.line_lists.merging import Gathered, Gathering, fill, finish
from bot.domain.line_lists.model import Carry, Cell, Progress, Reading, ReadLine, Reason, Unread
from bot.domain.line_lists.people import drafts_of, fields_of, without_source_levels
from bot.domain.line_lists.rows import Row, RowReader
from bot.domain.line_lists.scan import Mark, Scan

_DETAILS = frozenset(
    (
        "birth",
        "phone",
        "hamlet",
        "code",
        "codes",
        "contact",
        "start",
        "end",
        "range",
        "place",
        "level",
        "new_level",
        "age",
        "others_phone",
        "bad_phone",
        "bad_day",
        "bad_year",
        "change",
        "ending",
    )
)
_SETTING = ("level", "hamlet", "source", "place", "contact_date", "quarantine_start", "quarantine_end", "change")
_CLOSING = re.compile(
    r"(?:luu y|ghi chu|ngoai ra|p/s|\*)?\s?[:,]?\s?(?:(?:tat ca|toan bo|ca|so|nhom|danh sach|ds|nhung|cac|\d+|hai|"
    r"ba|bon|nam|cung la|moi) ?){1,3}(?:truong hop|nguoi|doi tuong|ca(?! nhan)|f[0-3]|th|cong dan|ba con|khau|"
    r"ong ba)?"
    r"(?: (?:cua|co|trong|o|thuoc|f[0-3]|ten|ds|danh sach|nguoi))*\s?(?:(?P<above>tren|neu tren|ke tren|o tren|"
    r"tren day|nay|vua neu|da neu)|deu|trong danh sach|deu la)(?![a-z])|(?:deu|cung deu|tat ca)(?= )|tat ca deu"
)
_BELOW = re.compile(r"(?<![a-z])(?:sau|duoi day|sau day|ben duoi|duoi|nhu sau)(?![a-z])")
_COUNT = re.compile(r"(?:ca )?(?P<n>\d{1,3}) (?:truong hop|nguoi|ca|doi tuong|th|f[0-3]|cong dan|khau)")
_REFERENCE = re.compile(
    r"(?:rieng |xin |cho |dinh chinh |sua |bo |loai |rut |gach |xoa |dua |nguoi |truong hop |ca |ban |doi tuong |"
    r"lai |ten |muc |dong |thu )*(?:so thu tu|stt|so|nguoi thu|nguoi so|muc|dong|thu tu|ca thu|"
    r"thu)\s?:?\s?(?P<n>\d{1,3})(?!\d|/)"
    r"(?P<more>(?:\s?(?:,|va|&|\+)\s?(?:stt|so)?\s?\d{1,3}(?![\d/]))*)"
)
_LABEL_NAME = re.compile(r"(?:ho va ten|ho,? ?ten|ho ten(?: benh nhan)?|ten|hoten)\s?[:=\-]\s?")
_LABEL = re.compile(r"[a-z][a-z0-9 ,/()]{1,30}\s?[:=]\s?\S")
_OWN_KINDS = frozenset(("birth", "phone", "sex", "kin", "hamlet", "age", "change", "new_level"))
_PREDICATES = frozenset(("code", "codes", "contact", "start", "end", "range", "place"))
_NOTHING_BEFORE = frozenset(("", "ong", "ba", "anh", "chi", "em", "co", "chu", "bac", "chau", "cu"))
_ADDRESSED = re.compile(r"(?<![a-z])(?:ong|ba|anh|chi|em|chau|co|chu|bac|be|cu)\s{1,2}(?P<given>[^\W\d_]+)")


_TELLING = ("birth_year", "phone", "source", "contact_date", "quarantine_start", "quarantine_end", "case_code")


@dataclass(slots=True)
class Entry:
    """Lines that belong together, the first of which names people."""

    lines: list[Line]
    names: int = 1

    def text(self) -> str:
        text = self.lines[0].body
        for before, line in pairwise(self.lines):
            text += _joint(before.body, line.body) + line.body
        return text


@dataclass(slots=True)
class Reader:
    """The state of reading one text."""

    on: date
    finder: HamletFinder
    context: Context
    gathering: Gathering = field(default_factory=Gathering)
    unread: list[Unread] = field(default_factory=list)
    lines: list[ReadLine] = field(default_factory=list)
    entry: Entry | None = None
    last: list[Gathered] = field(default_factory=list)
    day: date | None = None
    signing: bool = False
    listing: bool = False  # something said that this is a list
    sheet: str | None = None
    columns: RowReader | None = None  # the table that is being read
    header_row: list[str] | None = None
    separator: str = ""
    section: list[Gathered] = field(default_factory=list)  # those listed since the last heading
    following: Line | None = None

    def read_line(self, line: Line) -> None:
        """Read one more line."""
        self._line(line)

    def read_row(self, number: int, raw: str, cells: Sequence[Cell]) -> bool:
        """Read a row under the headings of a table; False if it names nobody and may be a title or a note."""
        assert self.columns is not None
        filled = sum(1 for cell in cells if text_of(cell))
        row = self.columns.read(cells, level=self.context.said().get("level"))
        details = [name for name in _TELLING if row.said.get(name) is not None]
        draft = row.draft(number)
        if draft is not None and (filled == 1 or (self.signing and row.index is None and not details)):
            draft = None
        if draft is None:
            return self._row_without_name(number, raw, cells, row, details)
        self.close_entry()
        self.signing = False
        draft.sheet = self.sheet
        self.gathering.add(draft, dict(self.context.said()))
        self.context.listed()
        self.lines.append(ReadLine(number, "person", sheet=self.sheet))
        return True

    def _row_without_name(self, number: int, raw: str, cells: Sequence[Cell], row: Row, details: list[str]) -> bool:
        if any(is_error(cell) for cell in cells) and (row.index is not None or details):
            reason = Reason.FORMULA_ERROR
        elif details and (row.index is not None or len(details) > 1) and not notes.note_kind(fold_aligned(raw)):
            reason = Reason.NO_NAME
        elif row.index is not None and sum(1 for cell in cells if text_of(cell)) == 1:
            self.lines.append(ReadLine(number, "note", "empty row", sheet=self.sheet))
            return True
        else:
            return False
        self.unread.append(Unread(number, raw, reason, self.sheet))
        self.lines.append(ReadLine(number, "unread", sheet=self.sheet))
        return True

    def read(self, lines: Sequence[Line], on_progress: Progress | None = None) -> None:
        """Read lines in their order."""
        for index, line in enumerate(lines):
            if on_progress is not None and index % 200 == 0:
                on_progress(index, len(lines))
            self.following = lines[index + 1] if index + 1 < len(lines) else None
            self._line(line)
        self.close_entry()

    def _line(self, line: Line) -> None:
        if line.day is not None:
            self.day = line.day
        if line.stamped or line.gap:
            self.signing = self.signing and line.gap and not line.stamped
        if not line.body or notes.is_empty(line.folded):
            self.note(line, "chat" if line.stamped else "ornament")
            return
        if self._tabular(line):
            return
        scan = self.scan(line)
        people = [mark for mark in scan.of("name") if mark.extra == "person"]
        if people and self._are_people(line, scan, people):
            headed = self._headed(line, scan, people[0])
            if headed is not None:
                line = headed
            self.close_entry()
            self.entry = Entry([line], len(people))
            self.signing = False
            return
        self._without_people(line, scan, people)

    def _tabular(self, line: Line) -> bool:
        """Whether a line is the heading of a pasted table, or a row under it; if so, it is read as such."""
        if self.columns is None or not self.separator or notes.is_header(line.folded):
            found = pasted_header(line.plain)
            if found is None:
                return False
            self.close_entry()
            self.separator, self.header_row = found[0], found[1]
            self.columns = RowReader(found[2], self.on, self.finder)
            self.listing = True
            self.note(line, "columns")
            return True
        cells = split_cells(line.plain, self.separator)
        if self.header_row is not None:
            joined = join_headers(self.header_row, cells) if len(cells) > 1 else None
            self.header_row = None
            if joined is not None:
                self.columns = RowReader(joined, self.on, self.finder)
                self.note(line, "columns")
                return True
        wide = len(self.columns.kinds)
        enough = len(cells) == wide if self.separator in (",", "  ") else len(cells) >= max(2, wide // 2)
        if not enough or line.stamped:
            return False
        if all(not re.search(r"\w", cell) for cell in cells):
            self.note(line, "ornament")
            return True
        return self.read_row(line.number, line.raw, cells)

    def scan(self, line: Line, text: str | None = None, slot: int | None = None) -> Scan:
        """Everything that is found in a line, or in the text of an entry that begins with it."""
        text = line.body if text is None else text
        label = _LABEL_NAME.match(fold_aligned(text))
        slots = {label.end()} if label else set()
        if line.marker or label is None:
            slots.add(_slot(text))
        strong = line.marker in ("number", "bullet", "letter") or label is not None
        return analyse(
            text,
            on=self.day or self.on,
            finder=self.finder,
            slots=frozenset(slots) if strong or self.context.said().get("level") else frozenset(),
            level=self.context.said().get("level"),
        )

    def _headed(self, line: Line, scan: Scan, first: Mark) -> Line | None:
        """The line without the heading that it begins with ("F1 BN9924: 1. Nguyễn ..."), which is entered."""
        colon = line.body.rfind(":", 0, first.value.lead)
        if line.marker in ("number", "letter") or colon < 0 or _LABEL_NAME.match(line.folded):
            return None
        rest = line.body[colon + 1 :].lstrip()
        if fold_aligned(line.body[colon + 1 : first.value.lead]).strip(" 1.)/-+*•") not in _NOTHING_BEFORE:
            return None
        head = analyse(
            line.body[:colon], on=self.day or self.on, finder=self.finder, level=self.context.said().get("level")
        )
        kinds = {mark.kind for mark in head.marks}
        if not kinds & {"level", "hamlet"} or kinds & {"birth", "phone"}:
            return None
        self.close_entry()
        said, _ = fields_of(without_source_levels(head), head, on=self.on, level=None)
        self.context.enter(said_of({name: value for name, value in said.items() if name != "change"}))
        self.listing = True
        return next(
            iter(replace(each, number=line.number, raw=line.raw) for each in split_lines(rest, on=self.on)), line
        )

    def _are_people(self, line: Line, scan: Scan, people: list[Mark]) -> bool:
        """Whether the names in a line are entries of a list, and not somebody mentioned in passing."""
        details = [mark for mark in scan.marks if mark.kind in _DETAILS]
        alone = len(people) == 1 and people[0].end - people[0].value.lead >= len(line.body.strip(" .,;:-")) - 1
        if self.signing and not line.marker and not details:
            return False
        if _LABEL_NAME.match(line.folded) or line.marker in ("number", "letter"):
            return True
        if line.marker == "bullet" or details or any(mark.kind in ("sex", "kin") for mark in scan.marks):
            return True
        if alone:
            return self.listing or bool(self.context.frames)
        return len(people) > 1 and bool(self.context.frames)

    def _without_people(self, line: Line, scan: Scan, mentioned: list[Mark]) -> None:
        folded = line.folded
        if self.signing and mentioned:
            self.note(line, "signature")
            return
        if self._refers(line, scan):
            return
        if self._closes(line, scan):
            return
        kind = None if notes.is_level_heading(folded) else notes.note_kind(folded)
        if kind in ("statistics", "total", "columns"):
            self.close_entry()
            self.note(line, kind)
            return
        if kind == "signature" and not self._continues(line, scan):
            self.close_entry()
            self.signing = True
            self.note(line, kind)
            return
        if self._trails(line, scan) or self._heads(line, scan, kind):
            return
        if self._continues(line, scan):
            assert self.entry is not None
            self.entry.lines.append(line)
            return
        if kind is not None:
            self.close_entry()
            self.note(line, kind)
            return
        self._unknown(line, scan)

    def _unknown(self, line: Line, scan: Scan) -> None:
        details = {mark.kind for mark in scan.marks} & {"birth", "phone", "level", "code", "contact", "start", "range"}
        if {"birth", "phone"} & details or (line.marker == "number" and details):
            self.unread.append(Unread(line.number, line.raw, Reason.NO_NAME, self.sheet))
        elif notes.is_title(line.folded):
            self.note(line, "title")
            return
        else:
            self.unread.append(Unread(line.number, line.raw, Reason.NOT_UNDERSTOOD, self.sheet))
        self.lines.append(ReadLine(line.number, "unread", sheet=self.sheet))

    def _continues(self, line: Line, scan: Scan) -> bool:
        """Whether a line goes on with the entry above."""
        if self.entry is None or line.stamped or line.marker in ("number", "roman"):
            return False
        if line.gap and not _LABEL.match(line.folded):
            return False
        if any(mark.kind not in ("address", "other_day") for mark in scan.marks):
            return True
        return _LABEL.match(line.folded) is not None and not notes.is_title(line.folded)

    def _heads(self, line: Line, scan: Scan, kind: str | None) -> bool:
        """Whether a line is a heading; if so, it is entered."""
        marks = [mark for mark in scan.ordered() if mark.kind not in ("bare_day",)]
        said, _ = fields_of(_heading_marks(marks, scan), scan, on=self.on, level=None)
        household = next((mark for mark in marks if mark.kind == "name" and mark.extra == "household"), None)
        setting = {name: said[name] for name in _SETTING if said.get(name) is not None}
        levels = {mark.value for mark in marks if mark.kind == "level"}
        if not setting and household is None:
            if len(levels) > 1 or (notes.is_title(line.folded) and kind is None and not self._continues(line, scan)):
                self.listing = self.listing or bool(levels)
                self.close_entry()
                self._heading(line, "title")
                return True
            return False
        if {mark.kind for mark in marks} & {"birth", "phone"} and household is None:
            return False
        if not self._is_heading(line, scan, setting) and household is None:
            return False
        self.close_entry()
        self.listing = self.listing or "level" in setting
        said = {name: value for name, value in said.items() if name != "change" or value in ("released", "removed")}
        self.context.enter(said_of(said), "household" if household else "heading")
        if household is not None and household.value.sex:
            self.context.household = (household.value.full_name, household.value.sex)
        day = next((mark.value for mark in scan.marks if mark.kind in ("other_day", "bare_day") and mark.value), None)
        if (
            day is not None
            and self.day is None
            and day <= self.on
            and re.search(r"\d", line.body)
            and "level" in setting
        ):
            self.day = day
        self._heading(line)
        return True

    def _is_heading(self, line: Line, scan: Scan, setting: dict[str, Any]) -> bool:
        folded = line.folded
        if line.marker in ("number", "letter", "bullet") and not (
            folded.endswith(":") or notes.is_title(folded) or len(folded) < 40
        ):
            return False
        if self.entry is None or line.marker == "roman" or line.stamped:
            return True
        if folded.rstrip(" *").endswith(":") or (
            notes.is_title(folded) and "level" in setting and not re.match(r"f\s?[0-3]", folded)
        ):
            return True
        own = {mark.kind for mark in self.scan(self.entry.lines[0], self.entry.text()).marks}
        context = self.context.said()
        kinds = {
            "level": "level",
            "hamlet": "hamlet",
            "source": "code",
            "place": "place",
            "contact_date": "contact",
            "quarantine_start": "range",
        }
        if line.gap:
            return True
        if len(self.entry.lines) > 1 and len(setting) > sum(context.get(name) is not None for name in setting):
            return any(kinds[name] in own for name in setting if name in kinds and name != "level")
        return any(kinds[name] in own or context.get(name) is not None for name in setting if name in kinds)

    def _refers(self, line: Line, scan: Scan) -> bool:
        """ "Số 3 chuyển thành F0", "chị Lan hết cách ly": said of somebody listed above."""
        found = _REFERENCE.match(line.folded)
        self_targets: list[Gathered] = []
        if found is not None:
            self.close_entry()
            numbers = [int(number) for number in re.findall(r"\d+", found["n"] + found["more"])]
            targets = [self.gathering.by_number.get(number) for number in numbers]
            if any(target is None for target in targets):
                if not self.gathering.people:
                    return False
                self.unread.append(Unread(line.number, line.raw, Reason.NOBODY_TO_CORRECT, self.sheet))
                self.lines.append(ReadLine(line.number, "unread", sheet=self.sheet))
                return True
            self_targets = [target for target in targets if target is not None]
        elif self.gathering.people or self.entry is not None:
            addressed = _ADDRESSED.search(line.folded)
            if (
                addressed is None
                or not any(mark.kind in _DETAILS for mark in scan.marks)
                or _LABEL.match(line.folded)
                or self._is_source(scan, addressed)
            ):
                return False
            if not scan.text[addressed.start("given")].isupper():
                return False
            if not (
                line.folded.startswith(addressed.group()) or re.match(r"(?:rieng|dinh chinh|cap nhat)", line.folded)
            ):
                return False
            self.close_entry()
            self_targets = self.gathering.by_given.get(addressed["given"], [])
            if len(self_targets) != 1:
                return False
        if not self_targets:
            return False
        said, questions = fields_of(_heading_marks(scan.ordered(), scan), scan, on=self.day or self.on, level=None)
        for target in self_targets:
            target.draft.said |= {name: value for name, value in said.items() if value is not None}
            target.draft.questions += questions
        self.lines.append(ReadLine(line.number, "person", "reference", sheet=self.sheet))
        return True

    @staticmethod
    def _is_source(scan: Scan, addressed: re.Match[str]) -> bool:
        return (
            re.search(r"(?:cua|voi|tx|tiep xuc|lien quan|lq|f[0-3])\s{1,2}$", scan.folded[: addressed.start()])
            is not None
        )

    def _closes(self, line: Line, scan: Scan) -> bool:
        """Whether a sentence speaks of the people above; if so, it is applied."""
        found = _CLOSING.match(line.folded)
        if found is None or _BELOW.search(line.folded[: found.end() + 12]) or not (self.gathering.people or self.entry):
            return False
        self.close_entry()
        said, _ = fields_of(_heading_marks(scan.ordered(), scan), scan, on=self.day or self.on, level=None)
        people = self.gathering.people
        count = _COUNT.match(line.folded)
        if count is not None and 0 < int(count["n"]) < len(people):
            people = people[-int(count["n"]) :]
        level = self.context.said().get("level")
        stated = said.get("level") or level
        if stated:
            people = [
                each for each in people if (each.draft.said.get("level") or each.heard.get("level") or stated) == stated
            ]
        fill(people, said_fields(said))
        self.lines.append(ReadLine(line.number, "heading", "closing", sheet=self.sheet))
        self.listing = self.listing or "level" in said
        return True

    def _trails(self, line: Line, scan: Scan) -> bool:
        """Whether a line after a section's people speaks of them all: "Cách ly tập trung từ 11/6"."""
        if self.entry is None or len(self.entry.lines) > 1 or line.gap or not self.section or line.folded.endswith(":"):
            return False
        said, _ = fields_of(_heading_marks(scan.ordered(), scan), scan, on=self.day or self.on, level=None)
        fields = {name for name in said_fields(said) if said.get(name) is not None}
        if not fields or "hamlet" in fields or {mark.kind for mark in scan.marks} & _OWN_KINDS:
            return False
        if "level" in fields and self.context.said().get("level"):
            return False
        if self.following is not None and not self.following.gap:
            ahead = self.scan(self.following)
            if any(mark.kind == "name" and mark.extra == "person" for mark in ahead.marks):
                return False
        own = {mark.kind for mark in self.scan(self.entry.lines[0]).marks}
        if own & _PREDICATES or any(each.draft.said.keys() & fields for each in self.section):
            return False
        self.close_entry()
        fill(self.section, said_fields(said))
        self.lines.append(ReadLine(line.number, "heading", "closing", sheet=self.sheet))
        self.listing = self.listing or "level" in said
        return True

    def close_entry(self) -> None:
        """Read the entry that has been gathered, now that all its lines are known."""
        entry, self.entry = self.entry, None
        if entry is None:
            return
        first = entry.lines[0]
        scan = self.scan(first, entry.text())
        drafts = drafts_of(scan, on=self.day or self.on, level=self.context.said().get("level"))
        heard = {name: value for name, value in self.context.said().items() if value is not None}
        starts = _starts(entry)
        people = [mark for mark in scan.of("name") if mark.extra == "person"]
        for draft, mark in zip(drafts, people, strict=True):
            draft.line = entry.lines[max(index for index, start in enumerate(starts) if start <= mark.start)].number
            draft.number = first.index if len(drafts) == 1 else None
            draft.sheet = self.sheet
            if self.context.household and fold_aligned(self.context.household[0]) == fold_aligned(draft.full_name):
                draft.said.setdefault("sex", self.context.household[1])
            self.section.append(self.gathering.add(draft, heard))
        self.context.listed()
        self.lines.extend(
            ReadLine(line.number, "person" if drafts else "note", sheet=self.sheet) for line in entry.lines
        )

    def note(self, line: Line, what: str) -> None:
        """A line that names nobody."""
        self.lines.append(ReadLine(line.number, "note", what, sheet=self.sheet))

    def _heading(self, line: Line, what: str = "") -> None:
        self.section = []
        self.lines.append(ReadLine(line.number, "heading", what, sheet=self.sheet))

    def result(self) -> Reading:
        """The reading of everything so far."""
        people = tuple(finish(each) for each in self.gathering.people)
        is_list = any(person.level is not None for person in people) or (
            self.listing and bool(people or any(each.reason is Reason.NO_NAME for each in self.unread))
        )
        is_list = is_list or sum(1 for person in people if person.birth_year or person.phone or person.source) >= 2
        kinds: dict[tuple[str | None, int], ReadLine] = {}
        for each in sorted(self.lines, key=lambda each: each.line):
            kept = kinds.get((each.sheet, each.line))
            if kept is None or _RANK[each.kind] < _RANK[kept.kind]:
                kinds[(each.sheet, each.line)] = each
        lines = tuple(kinds.values())
        carry = Carry(frames=tuple(self.context.frames), day=self.day)
        if not is_list:
            lines = tuple(
                replace(each, kind="note", what=each.what or "chatter") if each.kind != "note" else each
                for each in lines
            )
            return Reading(people=(), unread=(), lines=lines, is_list=False, carry=carry)
        return Reading(people=people, unread=tuple(self.unread), lines=lines, is_list=True, carry=carry)


_RANK = {"unread": 0, "person": 1, "heading": 2, "note": 3}


def said_fields(said: dict[str, Any]) -> dict[str, Any]:
    """The fields that a closing sentence can set."""
    return {
        name: said[name]
        for name in (*_SETTING, "address")
        if (said.get(name) is not None and name != "change") or said.get(name) == "released"
    }


def _heading_marks(marks: Sequence[Mark], scan: Scan) -> list[Mark]:
    allowed = set(map(id, without_source_levels(scan)))
    return [mark for mark in marks if id(mark) in allowed]


_CUT_PHONE = re.compile(r"(?<!\d)0[\d .\-]{2,10}$")


def _joint(before: str, body: str) -> str:
    """What stands between two lines: nothing inside a number, a space where the first was broken by its length."""
    cut = _CUT_PHONE.search(before)
    if cut is not None and body[:1].isdigit() and sum(char.isdigit() for char in cut.group()) < 10:
        return ""
    return " " if len(before) > 25 and before[-1:].isalnum() and (body[:1].islower() or body[:1].isdigit()) else "\n"


def _slot(text: str) -> int:
    """Where a name is expected: after the level, the code or the kinship that an entry may begin with."""
    folded = fold_aligned(text)
    lead = re.match(
        r"(?:\s|[:.,\-–*(]|f\s?[0-3]\)?(?![a-z0-9])|(?:vo|chong|con trai|con gai|con dau|con re|con|bo|me|em trai|"
        r"em gai|chau|chau noi|chau ngoai|chau trai|chau gai|anh trai|chi gai|chu ho)\s?(?::|\-|la\s)|"
        r"bn\s?\d{3,7}|benh nhan|truong hop|ho ten\s?:|ho va ten\s?:|la )*",
        folded,
    )
    return lead.end() if lead else 0


def _starts(entry: Entry) -> list[int]:
    starts, at = [], 0
    for line in entry.lines:
        starts.append(at)
        at += len(line.body) + 1
    return starts


def read_text(
    text: str, *, on: date, hamlets: Sequence[Hamlet], carry: Carry | None = None, on_progress: Progress | None = None
) -> Reading:
    """Read a message or a text file. `on` is the day of the message; `carry` what the message before it left open."""
    context = Context(frames=list(carry.frames) if carry else [])
    context.fresh = False
    reader = Reader(on=on, finder=finder(tuple(hamlets)), context=context, day=carry.day if carry else None)
    reader.listing = bool(carry and carry.frames)
    reader.read(split_lines(text, on=on), on_progress)
    return reader.result()
