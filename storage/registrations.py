"""Entries registered, named, and found to be others written twice; each message can be taken back as a whole."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from sqlmodel import Session, col, select

from bot.domain.errors import UserError
from bot.domain.folding import accented_key, name_key
from bot.domain.programmes import Act, Standing, is_same_entry
from bot.domain.registrations import Line
from storage.programmes import Entry, EntryEvent, Programme, Source, act, entries_by_id, entries_of, refold


@dataclass(slots=True)
class Registered:
    """What became of a message's lines."""

    added: list[Entry] = field(default_factory=list)
    filled: list[Entry] = field(default_factory=list)  # registered by number before, and named now
    known: list[Entry] = field(default_factory=list)  # there already
    doubtful: list[Entry] = field(default_factory=list)  # may be there already: to be asked

    @property
    def touched(self) -> list[Entry]:
        """Every entry that the message made or named."""
        return [*self.added, *self.filled, *self.doubtful]


@dataclass(slots=True)
class _Place:
    """A hamlet's entries while lines are put to them."""

    named: dict[str, list[Entry]]
    unnamed: dict[int | None, list[Entry]]
    settled: frozenset[str]  # names, as they were written, of which it was said that they are entries that were there

    @classmethod
    def read(cls, session: Session, programme: Programme, hamlet_id: int | None) -> _Place:
        named: dict[str, list[Entry]] = defaultdict(list)
        unnamed: dict[int | None, list[Entry]] = defaultdict(list)
        query = select(Entry).where(
            Entry.programme_id == programme.id,
            col(Entry.hamlet_id) == hamlet_id if hamlet_id is not None else col(Entry.hamlet_id).is_(None),
            Entry.standing != Standing.OUT,
        )
        for entry in session.exec(query.order_by(col(Entry.id))):
            if entry.name_key is not None:
                named[entry.name_key].append(entry)
            elif entry.standing == Standing.IN:
                unnamed[entry.option].append(entry)
        twice = session.exec(
            select(Entry.name)
            .join(EntryEvent, col(EntryEvent.entry_id) == col(Entry.id))
            .where(
                Entry.programme_id == programme.id,
                col(Entry.hamlet_id) == hamlet_id if hamlet_id is not None else col(Entry.hamlet_id).is_(None),
                EntryEvent.act == Act.SAME,
                col(EntryEvent.withdrawn_at).is_(None),
            )
        )
        return cls(named, unnamed, frozenset(name for name in twice if name is not None))

    def known(self, line: Line) -> Entry | None:
        """The entry that a line surely repeats: by its phone, or because this was settled before."""
        assert line.name is not None
        namesakes = self.named[name_key(line.name)]
        for one in namesakes:
            if one.name is not None and is_same_entry(line.name, line.phone, other=one.name, other_phone=one.phone):
                return one
        if namesakes and line.name in self.settled:
            return namesakes[0]
        alike = [one for one in namesakes if accented_key(one.name or "") == accented_key(line.name)]
        apart = [one for one in alike if one.doubt_of is not None and one.standing == Standing.IN]
        return apart[0] if apart and line.phone in (None, apart[0].phone) else None

    def take_unnamed(self, option: int | None) -> Entry | None:
        """An entry without a name that a line of this option names; of any option where only one can be meant."""
        free = {key: rows for key, rows in self.unnamed.items() if rows}
        if option is None:
            if None not in free and len(free) != 1:
                return None
            option = None if None in free else next(iter(free))
        rows = free.get(option) or free.get(None) or []
        return rows.pop(0) if rows else None


def register(
    session: Session,
    *,
    programme: Programme,
    hamlet_id: int | None,
    lines: Sequence[Line],
    source: Source,
    late: bool,
) -> Registered:
    """Write down what lines register: names take the place of numbers given before, and doubts are kept as such."""
    place = _Place.read(session, programme, hamlet_id)
    only = programme.plan.only_option
    what = Registered()
    fresh: list[tuple[Entry, dict[str, Any]]] = []
    for line in lines:
        option = line.option if line.option is not None else only
        if line.name is None:
            for _ in range(line.count):
                made = Entry(programme_id=programme.id, hamlet_id=hamlet_id, late=late)
                fresh.append((made, {"option": option}))
                what.added.append(made)
            continue
        told = {"name": line.name, "option": option, "phone": line.phone, "note": line.note}
        key = name_key(line.name)
        namesakes = place.named[key]
        same = place.known(line)
        if same is not None:
            what.known.append(same)
            continue
        if namesakes:
            made = Entry(programme_id=programme.id, hamlet_id=hamlet_id, late=late, name=line.name, phone=line.phone)
            made.doubt_of = namesakes[0].id
            what.doubtful.append(made)
        else:
            waiting = place.take_unnamed(option)
            if waiting is not None:
                _name(session, waiting, told, source)
                what.filled.append(waiting)
                namesakes.append(waiting)
                continue
            made = Entry(programme_id=programme.id, hamlet_id=hamlet_id, late=late, name=line.name, phone=line.phone)
            what.added.append(made)
        fresh.append((made, told))
        if not namesakes:  # a later line of this message may be the same household
            session.add(made)
            session.flush()
        namesakes.append(made)
    _write(session, fresh, source)
    refold(session, entries=what.touched)
    return what


def _name(session: Session, entry: Entry, told: dict[str, Any], source: Source) -> None:
    value = {key: given for key, given in told.items() if given is not None}
    act(session, entries=[entry], kind=Act.NAMED, source=source, value=value)


def _write(session: Session, fresh: Sequence[tuple[Entry, dict[str, Any]]], source: Source) -> None:
    """Give every new entry its first act."""
    session.add_all(entry for entry, _ in fresh)
    session.flush()
    session.add_all(
        EntryEvent(
            entry_id=entry.id,
            act=Act.REGISTERED,
            value={key: given for key, given in told.items() if given is not None},
            by_member=source.by_member,
            at=source.at,
            batch=source.batch,
            network=source.network,
            chat_id=source.chat_id,
            message_id=source.message_id,
        )
        for entry, told in fresh
    )
    session.flush()


def settle(session: Session, *, entries: Collection[Entry], same: bool, source: Source) -> list[Entry]:
    """Say of doubtful entries that they are what they may be, or not; those that were still asked about.

    One that stands apart takes the place of a number without a name.
    """
    asked = [one for one in entries if one.standing == Standing.ASKED]
    act(session, entries=asked, kind=Act.SAME if same else Act.APART, source=source)
    if not same:
        _take_places(session, asked, source)
    return asked


def _take_places(session: Session, entries: Sequence[Entry], source: Source) -> None:
    """Each of these entries, which have names, takes the place of a number without a name, where one waits."""
    for entry in entries:
        programme = session.get_one(Programme, entry.programme_id)
        waiting = _Place.read(session, programme, entry.hamlet_id).take_unnamed(entry.option)
        if waiting is not None and waiting.stands_at == 0:
            act(session, entries=[waiting], kind=Act.REMOVED, source=source, value={"for": entry.id})


def choose_option(session: Session, *, entries: Sequence[Entry], option: int, source: Source) -> None:
    """Say which option entries take; those with names take the places of numbers that were given for it."""
    act(session, entries=entries, kind=Act.CHANGED, source=source, value={"option": option})
    _take_places(session, [one for one in entries if one.name is not None and one.standing == Standing.IN], source)


def revise(
    session: Session,
    *,
    programme: Programme,
    hamlet_id: int | None,
    events: Sequence[EntryEvent],
    lines: Sequence[Line],
    source: Source,
    late: bool,
) -> tuple[Registered, list[Entry]]:
    """Put what an edited message says now in the place of what it registered; what is new, and what was taken out.

    Lines that stay keep their entries, with all that was done for them.
    """
    entries = {one.id: one for one in entries_by_id(session, entry_ids={event.entry_id for event in events})}
    left = sorted(events, key=lambda event: (entries[event.entry_id].name is None, event.id))
    fresh: list[Line] = []
    for line in lines:
        wanted = line.count
        option = line.option if line.option is not None else programme.plan.only_option
        told = {"name": line.name, "option": option, "phone": line.phone, "note": line.note}
        value = {key: given for key, given in told.items() if given is not None}
        for event in [one for one in left if one.value == value][:wanted]:
            left.remove(event)
            wanted -= 1
        if wanted:
            fresh.append(replace(line, count=wanted))
    gone = withdraw(session, events=left, now=source.at) if left else []
    what = register(session, programme=programme, hamlet_id=hamlet_id, lines=fresh, source=source, late=late)
    return what, gone


def withdraw(session: Session, *, events: Sequence[EntryEvent], now: datetime) -> list[Entry]:
    """Take acts back; the entries that they touched. UserError when one of these has gone on since."""
    entries = entries_by_id(session, entry_ids={one.entry_id for one in events})
    _check_not_gone_on(session, events, entries)
    for one in events:
        one.withdrawn_at = now
        session.add(one)
    session.flush()
    refold(session, entries=entries)
    return entries


def _check_not_gone_on(session: Session, events: Sequence[EntryEvent], entries: Sequence[Entry]) -> None:
    """An entry that reached a stage after an act cannot lose the act before it loses the stage."""
    first: dict[int, int] = {}
    for event in events:
        if event.act in (Act.REGISTERED, Act.NAMED, Act.STAGE, Act.APART):
            first[event.entry_id] = min(event.id, first.get(event.entry_id, event.id))
    if not first:
        return
    ours = {event.id for event in events}
    later = [
        row for row in _stages_in_force(session, list(first)) if row.id not in ours and row.id > first[row.entry_id]
    ]
    standing = {entry.id for entry in entries if entry.stands_at > 0}
    gone_on = {row.entry_id for row in later} & standing
    if gone_on:
        raise UserError("registration_went_on", n=len(gone_on))


def _stages_in_force(session: Session, entry_ids: Sequence[int]) -> list[EntryEvent]:
    found: list[EntryEvent] = []
    for start in range(0, len(entry_ids), 500):
        found += session.exec(
            select(EntryEvent).where(
                col(EntryEvent.entry_id).in_(entry_ids[start : start + 500]),
                EntryEvent.act == Act.STAGE,
                col(EntryEvent.withdrawn_at).is_(None),
            )
        )
    return found


def by_name(session: Session, *, programme_id: int, hamlet_id: int | None, name: str) -> list[Entry]:
    """The entries that count of a hamlet with this name; where none has the whole name, those whose name ends so."""
    key = name_key(name)
    rows = entries_of(session, programme_id=programme_id, hamlet_id=hamlet_id)
    exact = [one for one in rows if one.name_key == key]
    exact = [one for one in exact if accented_key(one.name or "") == accented_key(name)] or exact
    return exact or [one for one in rows if one.name_key is not None and f" {one.name_key}".endswith(f" {key}")]
