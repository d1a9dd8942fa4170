"""The reader: line after line decides what each is, gathers entries, and keeps account of all."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from bot.domain.folding import fold_aligned
from bot.domain.hamlets import HamletFinder
from bot.domain.line_lists.above import headings, introductions, lead_ins
from bot.domain.line_lists.above.context import Context
from bot.domain.line_lists.above.households import begins_household
from bot.domain.line_lists.above.plain_headings import enter_counted, enter_plain, is_part
from bot.domain.line_lists.above.titles import kind_of_note, list_follows, names_nobody, of_title, over_table
from bot.domain.line_lists.below import labelled, remarks
from bot.domain.line_lists.below.bracketed import tells_level
from bot.domain.line_lists.below.each_part import tell_each_part
from bot.domain.line_lists.below.explained import explain
from bot.domain.line_lists.below.parts_told import Parts, tell
from bot.domain.line_lists.below.recalled import live_with_source
from bot.domain.line_lists.below.sections import Sections
from bot.domain.line_lists.entries import going_on
from bot.domain.line_lists.entries.called_short import called_in_full
from bot.domain.line_lists.entries.entry import BEGINS_AS_ENTRY, LABEL_NAME, Entry, slots_of
from bot.domain.line_lists.entries.inherited import take_from_others
from bot.domain.line_lists.entries.lineage import link, take_branch
from bot.domain.line_lists.entries.mentions import Mention, mentions_of
from bot.domain.line_lists.entries.merging import Gathered, Gathering
from bot.domain.line_lists.entries.named_beside import names_no_more
from bot.domain.line_lists.entries.passing import Passing
from bot.domain.line_lists.entries.people import DETAILS, Draft, drafts_of
from bot.domain.line_lists.entries.prose import told_to_others
from bot.domain.line_lists.entries.spoken_of import word_for
from bot.domain.line_lists.entries.upstream import mark_listed
from bot.domain.line_lists.fields.analysis import analyse
from bot.domain.line_lists.fields.scan import Mark, Scan
from bot.domain.line_lists.fields.settled_days import settle_days
from bot.domain.line_lists.fields.short_years import written_short
from bot.domain.line_lists.mending import corrections
from bot.domain.line_lists.model import Progress, ReadLine, Reason, Unread
from bot.domain.line_lists.tabular.pasted import tabular
from bot.domain.line_lists.tabular.rows import RowReader
from bot.domain.line_lists.unlisted import business, chats, notes
from bot.domain.line_lists.unlisted.nobody import says_nobody
from bot.domain.line_lists.unlisted.timelines import met_again
from bot.domain.line_lists.unlisted.unknown import take_unknown
from bot.domain.line_lists.writing.lines import Line

_OF_SOMEBODY = frozenset(("birth", "phone", "age", "contact", "range", "end", "code", "new_level"))
_PART = re.compile(r"\W*(?:phần|mục)\s+(?:một|hai|ba|bốn|năm|sáu|thứ)(?!\w)", re.IGNORECASE)


@dataclass(slots=True)
class Reader:
    """The state of reading one text or workbook."""

    on: date
    finder: HamletFinder
    context: Context
    gathering: Gathering = field(default_factory=Gathering)
    unread: list[Unread] = field(default_factory=list)
    lines: list[ReadLine] = field(default_factory=list)
    entry: Entry | None = None  # the lines of an entry that is not complete yet
    section: list[Gathered] = field(default_factory=list)  # those listed since the last heading
    spoken: list[Gathered] = field(default_factory=list)  # those of whom something more was said
    branches: list[tuple[int, Gathered]] = field(default_factory=list)  # how far in each of those above stands
    ahead: tuple[Sequence[Line], int] = ((), 0)  # all lines, and where those begin that are not read yet
    sections: Sections = field(default_factory=Sections)
    parts: Parts = field(default_factory=Parts)
    explained: list[Line] = field(default_factory=list)  # the sentences that told whom those above met
    passing: Passing = field(default_factory=Passing)
    asked: chats.Asked | None = None  # of whom the last message of a chat asks something
    dated_by: str = ""  # the field that a day alone on a line tells of those under it
    met_on: date | None = None  # the day in a title of those who went somewhere together
    closing_day: str = ""  # what the day of the last closing sentence meant: contact, start or end
    leading: tuple[int, dict[str, Any]] = (0, {})  # a line, and what its last sentence says of those in the next
    day: date | None = None  # of the chat stamp or title above, on which "hôm qua" was said
    signing: bool = False  # names that follow are those of who signed
    counting: bool = False  # the rows count people and name none
    listing: bool = False  # something said that this is a list
    mentions: list[Mention] = field(default_factory=list)
    business: bool = False  # the people under this title are listed for something else
    sheet: str | None = None
    columns: RowReader | None = None  # the table that is being read
    header_row: list[str] | None = None
    headed_to: int = -1  # the last row of a sheet that is a heading of its columns
    signed_to: int = -1  # and the last in which people sign
    headings: list[str] = field(default_factory=list)  # the words over the columns
    separator: str = ""
    together: dict[int, tuple[int, ...]] = field(default_factory=dict)  # lines that were read as parts of another
    home: str | None = None  # the hamlet for which the sender of the message speaks
    short_years: bool = False  # the list writes years of birth in two digits
    over_rows: bool = False  # the rows of a table stand under the line
    noted: bool = False  # each row of a table has a note under it
    over_headings: bool = False  # the headings of a table stand under the line
    pasted_to: int = 0  # how many lines were read as pasted tables and before them
    unlike: int = 0  # how many lines were seen to be no rows of one table

    @property
    def today(self) -> date:
        """The day on which the text speaks."""
        return self.day or self.on

    @property
    def following(self) -> Line | None:
        """The next line."""
        lines, at = self.ahead
        return lines[at] if at < len(lines) else None

    def read(self, lines: Sequence[Line], on_progress: Progress | None = None) -> None:
        """Read lines in their order."""
        self.short_years = written_short(line.body for line in lines)
        for index, line in enumerate(lines):
            if on_progress is not None and index % 200 == 0:
                on_progress(index, len(lines))
            if index < self.pasted_to:
                continue  # read with the table that began above
            self.ahead = lines, index + 1
            self.read_line(line)
        self.close_entry()

    def read_line(self, line: Line) -> None:
        """Read one more line."""
        if line.beyond:
            self.close_entry()
            self.leave_unread(line, Reason.NOT_UNDERSTOOD)
            return
        if line.day is not None:
            self.day = line.day
        if line.stamped:
            self.home = chats.hamlet_of(line.sender, self.finder)
        if line.stamped or line.gap:
            self.signing = self.signing and line.gap and not line.stamped
        if line.also:
            self.join(line)
        if not line.body or notes.is_empty(line.folded):
            self.note(line, "chat" if line.stamped else "ornament")
            return
        if tabular(self, line) or tell(self, line):
            return
        scan = self.scan(line)
        self.mentions.extend(mentions_of(scan))
        self.gathering.take_sources(scan)
        people = [mark for mark in scan.of("name") if mark.extra == "person"]
        self.passing.take(scan)
        again = self.passing.named_again(line, scan, people)
        again = called_in_full(self, line, scan, people) if again is line else again
        if again is not line:
            line, scan = again, self.scan(again)
            people = [mark for mark in scan.of("name") if mark.extra == "person"]
        self.passing.take(scan)
        told = labelled.tell(self, line, scan) or explain(self, line, scan) or tell_each_part(self, line, scan)
        if told or corrections.correct(self, line, scan):
            return
        below = self.gathering.people or self.entry or list_follows(self) if people else False
        if people and below and (part := names_no_more(line, scan, people)):
            scan.marks = [replace(mark, extra=part) if mark in people else mark for mark in scan.marks]
            settle_days(scan, on=self.today)
            self.gathering.take_sources(scan)
            people = []
        noted = says_nobody(self, line, people) or business.take_business(self, line, scan, people)
        if noted or (people and introductions.names_source(self, line, scan, people)):
            return
        if people and introductions.take_introduction(self, line, scan, people):
            people = []
        if lead_ins.take_lead_in(self, line, scan):
            people = []
        if people and (is_part(line) or over_table(self, line, scan, people) or names_nobody(self, line, scan, people)):
            scan.marks = [of_title(mark, scan) if mark in people else mark for mark in scan.marks]
            people = []
        if people and self.are_people(line, scan, people):
            rest, said = headings.without_heading(self, line, people[0])
            self.close_entry()
            if begins_household(line):
                self.context.leave_household()
                self.section = []
            known = scan if rest is line and scan.level == self.context.said().get("level") else None
            self.entry = Entry([rest], known, said, self.home)
            self.signing = False
            return
        self._without_people(line, scan, people)

    def scan(self, line: Line, text: str | None = None) -> Scan:
        """Everything that is found in a line, or in the text of an entry that begins with it."""
        text = line.body if text is None else text
        level = self.context.said().get("level")
        strong = line.marker in ("number", "bullet", "letter") or LABEL_NAME.match(fold_aligned(text)) is not None
        slots = slots_of(line, text) if strong or level or BEGINS_AS_ENTRY.match(text) else frozenset()
        scan = analyse(text, on=self.today, finder=self.finder, slots=slots, level=level, short_years=self.short_years)
        mark_listed(self.gathering, scan, level)
        return scan

    def are_people(self, line: Line, scan: Scan, people: list[Mark]) -> bool:
        """Whether the names in a line are entries of a list, and not somebody mentioned in passing."""
        details = [mark for mark in scan.marks if mark.kind in DETAILS]
        lead = 0 if begins_household(line) else people[0].value.lead
        alone = len(people) == 1 and people[0].end - lead >= len(line.body.strip(" .,;:-")) - 1
        if not line.marker and not details and (self.signing or (alone and notes.is_signature(line.folded))):
            return False
        if _PART.match(line.body):
            return False
        reached = {mark.kind for mark in details} <= {"phone", "others_phone", "hamlet"}
        if not line.marker and reached and notes.is_signature(line.folded) and ":" in line.body[:40]:
            return False  # "Trực tổ: ông Thái (0914000721), ..."
        if LABEL_NAME.match(line.folded) or line.marker in ("number", "letter", "bullet"):
            return True
        if details or any(mark.kind in ("sex", "kin") for mark in scan.marks):
            return True
        listed = bool(self.context.frames) or tells_level(self.following)
        return (alone and (self.listing or listed)) or (len(people) > 1 and listed)

    def _without_people(self, line: Line, scan: Scan, mentioned: list[Mark]) -> None:
        if self.signing and mentioned:
            self.note(line, "signature")
            return
        if self.entry is not None and chats.goes_on(self, line, scan):
            self.entry.lines.append(line)
            return
        if remarks.take_remark(self, line, scan):
            return
        if enter_plain(self, line, scan) or met_again(self, line, scan):
            return
        if notes.tells_of_kin(line.body) and not {mark.kind for mark in scan.marks} & _OF_SOMEBODY:
            self.close_entry()
            self.note(line, "kin")
            return
        headings.take_day_of_report(self, line, scan)
        kind = kind_of_note(self, line, scan)
        if kind == "statistics" and enter_counted(self, line, scan):
            return
        if kind in ("statistics", "total", "columns"):
            self.close_entry()
            self.note(line, kind)
            return
        if kind == "signature" and not going_on.continues(self, line, scan):
            self.close_entry()
            self.signing = True
            self.note(line, kind)
            return
        if (
            remarks.trails(self, line, scan)
            or going_on.take_next_sentence(self, line)
            or headings.enter_heading(self, line, scan, kind)
        ):
            return
        if self.entry is not None and going_on.continues(self, line, scan):
            self.entry.lines.append(line)
        elif kind is not None:
            self.close_entry()
            self.note(line, kind)
        else:
            take_unknown(self, line, scan)

    def close_entry(self) -> None:
        """Read the entry that has been gathered, now that all its lines are known."""
        entry, self.entry = self.entry, None
        if entry is None:
            return
        first = entry.lines[0]
        alone = entry.scan is not None and len(entry.lines) == 1 and len(entry.scan.of("name")) == 1
        scan = entry.scan if alone and entry.scan is not None else self.scan(first, entry.text())
        heard = self._told_in_prose(first) | self.context.said() | entry.said
        drafts = drafts_of(scan, on=self.today, level=heard.get("level"))
        people = [mark for mark in scan.of("name") if mark.extra == "person"]
        link(drafts, people, scan, level=heard.get("level"))
        take_from_others(self, drafts, people, scan, level=heard.get("level"))
        if people:
            earlier = {name: value for name, value in self._told_in_prose(first).items() if name != "level"}
            self.leading = first.number, earlier | told_to_others(scan, people[0])
        together: list[Gathered] = []
        for draft, mark in zip(drafts, people, strict=True):
            draft.line = entry.line_at(mark.start).number
            draft.number = first.index if len(drafts) == 1 else None
            draft.sheet, draft.called = self.sheet, word_for(scan, mark)
            self.context.tell_head(draft)
            before = len(self.gathering.people)
            told = self._told_in_prose(first) | self._heard_by(draft, entry)
            known = self.gathering.add(draft, told, beside=together)
            together.append(known)
            self.spoken += [known] if len(self.gathering.people) == before else []
            take_branch(self.branches, first.depth, known, alone=len(drafts) == 1)
            self.section.append(known)
            self.sections.listed(known, first.plain)
            self.parts.listed(known, first.part)
        self.context.listed()
        if drafts:
            self.lines.extend(ReadLine(line.number, "person", sheet=self.sheet) for line in entry.lines)
        else:
            for line in entry.lines:
                self.leave_unread(line, Reason.NOT_UNDERSTOOD)

    def _told_in_prose(self, line: Line) -> dict[str, Any]:
        """What an earlier sentence of the same line said that goes on to hold."""
        number, told = self.leading
        return told if number == line.number else {}

    def _heard_by(self, draft: Draft, entry: Entry) -> dict[str, Any]:
        """What the headings say of a person: a heading of F2 says nothing of an F1 named under it but where."""
        level = draft.said.get("level") if draft.said.get("change") in (None, "corrected") else None
        home = {"hamlet": entry.home} if entry.home else {}
        return home | self.context.said(level=level, change=entry.said.get("change")) | entry.said

    def note(self, line: Line, what: str) -> None:
        """A line that names nobody."""
        self.lines.append(ReadLine(line.number, "note", what, sheet=self.sheet))

    def join(self, line: Line) -> None:
        """Account for the lines that one was put together of; several sentences of one line may each have some."""
        before = self.together.get(line.number, ())
        self.together[line.number] = (*before, *(number for number in line.also if number not in before))

    def closing(self, line: Line) -> None:
        """A line that told something of people above it."""
        live_with_source(self.gathering, line.folded)
        self.lines.append(ReadLine(line.number, "heading", "closing", sheet=self.sheet))

    def reference(self, number: int) -> None:
        """A line that told something of one person above it."""
        self.lines.append(ReadLine(number, "person", "reference", sheet=self.sheet))

    def heading(self, line: Line, what: str = "") -> None:
        """A line that stands over others."""
        self.section, self.branches = [], []
        self.sections.enter(line)
        self.lines.append(ReadLine(line.number, "heading", what, sheet=self.sheet))

    def leave_unread(self, line: Line, reason: Reason) -> None:
        """A line that says something which is not understood."""
        self.unread.append(Unread(line.number, line.raw, reason, self.sheet))
        self.lines.append(ReadLine(line.number, "unread", sheet=self.sheet))
