"""The items of a notice put together into duties: who inherits which owner, which line belongs to which duty."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from bot.domain.folding import fold
from bot.domain.notices.action_words import begins_with_verb, has_verb
from bot.domain.notices.conditions import find_condition
from bot.domain.notices.drafts import Draft, answered_for, join, named, read_drafts
from bot.domain.notices.inheritance import heading_parties, heading_recurrence, inherited, shares_out
from bot.domain.notices.items import Item, Marker
from bot.domain.notices.labels import Label
from bot.domain.notices.mentions import Calendar
from bot.domain.notices.model import Duty, Timing
from bot.domain.notices.outline import heads
from bot.domain.notices.owners import Parties, guess_subject, owner_in_brackets
from bot.domain.notices.passages import Passage
from bot.domain.notices.sections import Layout, looks_back
from bot.domain.notices.statements import closes, frames_minutes, invites, leads_in, says_nothing, takes_place
from bot.domain.notices.tables import duties_of_table, header_of, read_rows

LONGEST_TEXT = 400
NEAR = 30  # duties back
_DAY_OF_A_LIST = re.compile(r"[^:]{2,60}:\s(?:tu |cac |ngay |sang |chieu |toi |\d{1,2}h\d{0,2},? ){0,4}\d{1,2}\s?[/.]")
_ALREADY = re.compile(r"(?<![a-z])da\s(?!dang ky|ky|duoc|phan cong|cam ket|giao|de ra|ban hanh|thong nhat|neu|co)[a-z]")
_DUE_WORDS = re.compile(r"(?<![a-z])(?:hoan thanh|hoan tat|xong|truoc|cham nhat|muon nhat|han)(?![a-z])")
_ORDERS_OUTRIGHT = re.compile(r"(?:^|[.:;,]\s)\s?(?:yeu cau|de nghi|giao|phan cong)(?![a-z])")
_DISCUSSION = re.compile(r"(?<![a-z])(?:y kien|thao luan|kien nghi|de xuat)(?![a-z])")  # what is asked for, not ordered
_HIGHER_UP = re.compile(
    r"(?:ubnd (?:huyen|tinh|thi xa|thanh pho)|huyen uy|tinh uy|so |phong |ban chi dao (?:huyen|tinh)|trung tam|"
    r"hdnd huyen|cong an huyen)"
)


def _with_context(draft: Draft, before: Draft | None) -> Draft:
    """A clause that leaves out its subject, together with the undated one before it that names it."""
    if before is None or draft.parties.owners or before.timing is not None or before.label is not None:
        return draft
    if not before.acts or draft.end - before.begin > LONGEST_TEXT:
        return draft
    return replace(draft, begin=before.begin)


@dataclass(frozen=True, slots=True)
class _Found:
    """A draft and the item it was read from."""

    item: int
    draft: Draft
    parties: Parties
    text: str | None = None  # other than its stretch of the item


class Assembly:
    """Puts together the duties of one notice; made for one use."""

    def __init__(self, items: Sequence[Item], above: Sequence[int | None], layout: Layout, calendar: Calendar) -> None:
        self.items, self.above, self.layout, self.calendar = items, above, layout, calendar
        self.under: dict[int, list[int]] = {}
        for index, one in enumerate(above):
            if one is not None:
                self.under.setdefault(one, []).append(index)
        self.parties = [
            heading_parties(item) if at in self.under and at >= layout.begin else Parties()
            for at, item in enumerate(items)
        ]
        self._name_fields()
        self.shared: dict[int, Timing] = {}  # by heading: when everything under it is due
        self.found: list[_Found] = []
        self.tabled: list[Duty] = []
        self.last_day: date | None = None  # that the text spoke of, which "cùng ngày" means
        self.minutes = layout.title is not None and fold(layout.title).startswith("bien ban")
        self.invites = layout.title is not None and invites(fold(layout.title))

    def _name_fields(self) -> None:
        """Among headings that are bodies, or that share out the work, a field of work is whoever is in charge of it."""
        for at, item in enumerate(self.items):
            parent = self.above[at]
            if at not in self.under or parent is None or self.parties[at].owners or not heads(item):
                continue
            beside = [one for one in self.under[parent] if one != at and self.items[one].marker is item.marker]
            if shares_out(self.items[parent]) or any(self._is_body(one) for one in beside):
                self.parties[at] = heading_parties(item, fields_too=True)

    def _is_body(self, index: int) -> bool:
        """Whether a heading is nothing but the name of a body."""
        owners = self.parties[index].owners
        named = fold(self.items[index].text.text).strip(" :.;")
        return len(owners) == 1 and named == fold(owners[0]) and index in self.under

    def duties(self) -> list[Duty]:
        """The duties in the order of the text."""
        index = self.layout.begin
        while index < len(self.items):
            if self.layout.end <= index < self.layout.annex:
                index = self.layout.annex
                continue
            index = self._read(index)
        duties = [*(self._duty(one) for one in self.found), *self.tabled]
        return sorted(duties, key=lambda duty: duty.line)

    def _read(self, index: int) -> int:
        """Read the item, or the table that begins with it; the index of the next."""
        item = self.items[index]
        if header_of(item) is not None:
            rows, following = read_rows(self.items, index)
            self.tabled += duties_of_table(rows, self.items, self.calendar, self._section(index))
            return following
        if not self._looks_back(index):
            self._read_item(index)
        return index + 1

    def _looks_back(self, index: int) -> bool:
        """Whether the item stands in a part that tells of what was."""
        at: int | None = index
        while at is not None:
            if looks_back(self.items[at]) and (at in self.under or not heads(self.items[at])):
                return not self._orders_anew(index)
            at = self.above[at]
        return False

    def _orders_anew(self, index: int) -> bool:
        folded = self.items[index].text.folded
        parent = self.above[index]
        if parent is not None and _DISCUSSION.search(self.items[parent].text.folded):
            return False
        return index not in self.under and _ORDERS_OUTRIGHT.search(folded) is not None

    def _read_item(self, index: int) -> None:
        item = self.items[index]
        if frames_minutes(item.text):
            return
        holds = index in self.under
        drafts = read_drafts(item.text, self.calendar, introducing=holds and item.introduces, today=self.last_day)
        self.last_day = next(
            (one.timing.due for one in reversed(drafts) if one.timing and one.timing.due), self.last_day
        )
        drafts = [self._with_hour(index, draft) for draft in answered_for(drafts, item.text)]
        if holds and drafts and (item.introduces or not drafts[-1].acts) and self._shares(index, drafts[-1]):
            return
        drafts = self._with_shared(index, drafts)
        dated = [draft for draft in drafts if draft.timing is not None]
        if not dated and drafts and drafts[0].label is None:
            self._add_undated(index, drafts)
            return
        last = inherited(index, self.above, self.parties)
        before: Draft | None = None
        for draft in drafts:
            last = self._owners(item, draft, last)
            previous, before = before, draft
            if draft.label not in (None, Label.TASK):
                self._add_to_previous(index, draft)
            elif draft.timing == Timing():
                continue  # part of the introduction's one duty
            elif (draft.label is Label.TASK and draft.value) or (
                draft.timing is not None and (self._is_duty(draft, item, last) or self._is_listed(index, draft))
            ):
                self._add(index, _with_context(draft, previous), last)

    def _owners(self, item: Item, draft: Draft, last: Parties) -> Parties:
        """Who the clauses from here on are given to, unless they say it themselves."""
        if draft.label is not None:
            return last
        if draft.parties.owners:
            return draft.parties
        if last.owners:
            return last
        piece = item.text.cut(draft.begin, draft.end)
        guess = guess_subject(piece) or owner_in_brackets(piece)
        return Parties((guess,)) if guess is not None else last

    def _shares(self, index: int, last: Draft) -> bool:
        """Note the deadline that an introduction gives to everything under it; whether there is one to note.

        An introduction that names an owner too, where nothing under it does, is one duty.
        """
        if last.timing is None or not last.strong:
            return False
        own = any(heading_parties(self.items[at]).owners for at in self.under[index])
        if self.parties[index].owners and not own:
            texts = "; ".join(self.items[at].text.text.strip(" ;.") for at in self.under[index])
            text = f"{self.items[index].text.text.strip()} {texts}"
            self.found.append(_Found(index, last, self.parties[index], text))
            self.shared[index] = Timing()
        else:
            self.shared[index] = last.timing
        return True

    def _with_shared(self, index: int, drafts: list[Draft]) -> list[Draft]:
        """An item without a deadline of its own has that of the introduction above it."""
        parent = self.above[index]
        timing = self.shared.get(parent) if parent is not None else None
        if timing is None or any(draft.timing is not None for draft in drafts) or not drafts:
            return drafts
        return [replace(drafts[0], end=drafts[-1].end, timing=timing, strong=True, acts=True)]

    def _with_hour(self, index: int, draft: Draft) -> Draft:
        """An hour alone is that of what comes back, if the heading says that it does."""
        if draft.hour is None or draft.timing is not None:
            return draft
        every = heading_recurrence(index, self.above, self.items)
        return replace(draft, timing=Timing(time=draft.hour.time, recurring=every)) if every is not None else draft

    def _is_duty(self, draft: Draft, item: Item, last: Parties) -> bool:
        piece = item.text.cut(draft.begin, draft.end)
        if draft.parties.owners:
            return _ALREADY.search(piece.folded) is None or draft.strong
        if item.introduces and not draft.strong and leads_in(item.text):
            return False
        if takes_place(piece, owned=bool(last.owners)):
            return draft.strong and begins_with_verb(piece)
        if draft.strong and draft.begin > 0:
            return True
        if says_nothing(piece):
            return draft.strong and draft.acts
        return draft.acts or _DUE_WORDS.search(piece.folded) is not None

    def _is_listed(self, index: int, draft: Draft) -> bool:
        """Whether it is a line of a list of days below an order: "Nam Thắng: ngày 17/7 và 18/7"."""
        parent = self.above[index]
        if parent is None or not self.items[parent].introduces or not has_verb(self.items[parent].text):
            return False
        piece = self.items[index].text.cut(draft.begin, draft.end)
        return _DAY_OF_A_LIST.match(piece.folded) is not None and not takes_place(piece, owned=False)

    def _add(self, index: int, draft: Draft, last: Parties) -> None:
        owners = draft.parties.owners or last.owners
        helpers = draft.parties.collaborators or (() if draft.parties.owners else last.collaborators)
        helpers = tuple(name for name in helpers if name not in owners)
        self.found.append(_Found(index, draft, Parties(owners, helpers)))

    def _add_to_previous(self, index: int, draft: Draft) -> None:
        """A line that says when or who: to the duty beside it, else to the heading above it."""
        parent = self.above[index]
        beside = next(
            (
                at
                for at in range(len(self.found) - 1, max(len(self.found) - NEAR, 0) - 1, -1)
                if self._is_beside(self.found[at].item, index)
            ),
            None,
        )
        if beside is not None:
            one = self.found[beside]
            joined = join(replace(one.draft, parties=one.parties, end=one.draft.end), replace(draft, begin=0, end=0))
            if joined is not None and not (one.draft.timing is not None and draft.label is Label.TIME):
                text = f"{self._text(one)}; {self.items[index].text.text.strip()}"
                self.found[beside] = replace(one, draft=joined, parties=joined.parties, text=text)
            return
        if draft.timing is None and (draft.label is not Label.OWNER or not self.found):
            return
        begins = self.minutes and (parent is None or parent <= self.layout.begin)
        if begins or takes_place(self.items[index].text, owned=False):
            return  # when the meeting was, or is
        if self.invites or (parent is not None and invites(self.items[parent].text.folded)):
            return  # when the meeting is
        parent = self._said_before(index, parent)
        if parent is None:
            if draft.timing is not None and draft.parties.owners:
                self._add(index, replace(draft, label=None), Parties())
            return
        heading = self.items[parent].text
        owners = self._owners_by(draft, parent)
        timing = draft.timing or next(
            (one.timing for one in reversed(read_drafts(heading, self.calendar)) if one.timing is not None), None
        )
        made = Draft(0, len(heading.text), owners, timing, strong=True, acts=True)
        text = f"{heading.text.strip(' :.;')}: {self.items[index].text.text.strip()}"
        self.found.append(_Found(index, made, owners, text))

    def _said_before(self, index: int, parent: int | None) -> int | None:
        """What a line that says when or who belongs to: the sentence right before it, else the heading above it."""
        at = index - 1
        if at < self.layout.begin or at == parent:
            return parent
        before = self.items[at]
        stands_alone = before.marker is Marker.PLAIN and before.ended and not before.introduces
        return at if stands_alone and begins_with_verb(before.text) else parent

    def _owners_by(self, draft: Draft, parent: int) -> Parties:
        """Whom a line gives the duty above it to, else who has it by the headings."""
        owners = named(draft) if draft.label is Label.OWNER else draft.parties
        owners = owners if owners.owners else self.parties[parent]
        return owners if owners.owners else inherited(parent, self.above, self.parties)

    def _is_beside(self, other: int, index: int) -> bool:
        return other <= index and (
            other == index or self.above[other] == self.above[index] or other == self.above[index]
        )

    def _add_undated(self, index: int, drafts: Sequence[Draft]) -> None:
        item = self.items[index]
        above = self.above[index]
        loose = item.marker is Marker.PLAIN and (above is None or above < self.layout.begin)
        if (index in self.under and (item.introduces or not item.ended)) or says_nothing(item.text):
            return
        if invites(item.text.folded):
            return
        if closes(item.text) or not has_verb(item.text) or (item.text.text.isupper() and not item.ended):
            return
        if not (drafts[0].parties.owners or (begins_with_verb(item.text) and not loose)):
            return
        if _ALREADY.search(item.text.folded) and (loose or not drafts[0].parties.owners):
            return
        whole = replace(drafts[0], end=drafts[-1].end, timing=None)
        self._add(index, whole, inherited(index, self.above, self.parties))

    def _text(self, one: _Found) -> str:
        if one.text is not None:
            return one.text
        return self.items[one.item].text.text[one.draft.begin : one.draft.end].strip(" ;,")

    def _duty(self, one: _Found) -> Duty:
        timing = one.draft.timing or Timing()
        owners = one.parties.owners or self._addressed()
        text = self._text(one)
        item = self.items[one.item]
        return Duty(
            text=text,
            line=item.line_of(one.draft.begin) if one.text is None else item.line,
            owners=owners,
            collaborators=one.parties.collaborators,
            start=timing.start,
            due=timing.due,
            time=timing.time,
            recurring=timing.recurring,
            due_day=timing.due_day,
            condition=find_condition(Passage(text)),
            section=self._section(one.item),
        )

    def _addressed(self) -> tuple[str, ...]:
        """Whoever a letter is addressed to, where it says nobody else."""
        return tuple(name for name in self.layout.addressed if not _HIGHER_UP.match(fold(name)))

    def _section(self, index: int) -> str | None:
        """The heading of the part in which the item stands."""
        at = self.above[index]
        while at is not None and self.above[at] is not None:
            at = self.above[at]
        return self.items[at].text.text.strip(" :") if at is not None else None
