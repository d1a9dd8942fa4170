"""Programmes, their entries and what was done with each; an entry is what its acts in force add up to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Column, ColumnElement, Index, Integer, UniqueConstraint, func
from sqlmodel import Field, Session, SQLModel, col, select

from bot.domain import programmes as domain
from bot.domain.folding import name_key
from bot.domain.programmes import Act, Money, Plan, Stage, Standing
from storage.session import BigId, JsonText, UtcDateTime

NO_HAMLET = 0  # stands for "of no hamlet" where None means "of any"


class Programme(SQLModel, table=True):
    """One programme of a committee; its plan is in `settings`."""

    __table_args__ = (UniqueConstraint("committee_id", "key"),)

    id: int = Field(default=None, primary_key=True)
    committee_id: int = Field(foreign_key="committee.id")
    key: str
    name: str
    settings: dict[str, Any] = Field(sa_column=Column(JsonText, nullable=False))
    assignment_id: int | None = Field(default=None, foreign_key="assignment.id", index=True)
    cut_off: date | None = None
    position: int = 0
    active: bool = True

    @property
    def plan(self) -> Plan:
        """What the committee decided of it, checked."""
        return Plan.model_validate(self.settings)

    @property
    def item(self) -> str:
        """What a hamlet reports when it says how many: "hộ đăng ký"."""
        return next(iter(self.plan.aliases), self.name)


class Entry(SQLModel, table=True):
    """A household, dossier or gift, as its acts in force make it."""

    __table_args__ = (Index("ix_entry_place", "programme_id", "hamlet_id", "standing"),)

    id: int = Field(default=None, primary_key=True)
    programme_id: int = Field(foreign_key="programme.id")
    hamlet_id: int | None = Field(default=None, foreign_key="hamlet.id", index=True)
    late: bool = False  # registered after the cut-off
    doubt_of: int | None = Field(default=None, foreign_key="entry.id", index=True)  # the entry that it may be
    standing: str = Standing.IN
    name: str | None = None
    name_key: str | None = None
    option: int | None = None
    phone: str | None = None
    note: str | None = None
    stands_at: int = 0  # how many of the programme's stages lie behind it
    support: int = Field(default=0, sa_column=Column(BigId, nullable=False))  # đồng
    contribution: int = Field(default=0, sa_column=Column(BigId, nullable=False))  # đồng
    amount: int | None = Field(default=None, sa_column=Column(BigId))  # đồng, of a gift


class EntryEvent(SQLModel, table=True):
    """One act on an entry. `batch`: all that one message or press did, by the inbox row's id."""

    __tablename__ = "entry_event"
    __table_args__ = (
        Index("ix_entry_event_message", "network", "chat_id", "message_id"),
        Index("ix_entry_event_batch", "batch"),
    )

    id: int = Field(default=None, sa_column=Column(BigId, primary_key=True, autoincrement=True))
    entry_id: int = Field(foreign_key="entry.id", index=True)
    batch: int = Field(sa_column=Column(BigId, nullable=False))
    act: str
    stage: str = ""
    amount: int | None = Field(default=None, sa_column=Column(BigId))  # đồng
    value: dict[str, Any] = Field(default_factory=dict, sa_column=Column(JsonText, nullable=False))
    attachment_id: int | None = Field(default=None, foreign_key="attachment.id")
    by_member: int = Field(foreign_key="member.id")
    at: datetime = Field(sa_column=Column(UtcDateTime, nullable=False))
    network: str
    chat_id: int = Field(sa_column=Column(BigId, nullable=False))
    message_id: int = Field(sa_column=Column(BigId, nullable=False))
    withdrawn_at: datetime | None = Field(default=None, sa_column=Column(UtcDateTime))


class Handover(SQLModel, table=True):
    """A frozen list as it was handed to one member, and when he confirmed how many entries he got."""

    __table_args__ = (UniqueConstraint("programme_id", "member_id"),)

    id: int = Field(default=None, primary_key=True)
    programme_id: int = Field(foreign_key="programme.id")
    member_id: int = Field(foreign_key="member.id")
    entries: int = Field(sa_column=Column(Integer, nullable=False))
    told_at: datetime = Field(sa_column=Column(UtcDateTime, nullable=False))
    confirmed_at: datetime | None = Field(default=None, sa_column=Column(UtcDateTime))


@dataclass(frozen=True, slots=True)
class Source:
    """Where an act comes from: who, when, and the message."""

    by_member: int
    at: datetime
    batch: int
    network: str
    chat_id: int
    message_id: int


def programmes_of(session: Session, *, committee_id: int, kind: str | None = None) -> Sequence[Programme]:
    """A committee's active programmes in its own order, of one kind where given."""
    rows = session.exec(
        select(Programme)
        .where(Programme.committee_id == committee_id, col(Programme.active).is_(True))
        .order_by(col(Programme.position), col(Programme.id))
    ).all()
    return [row for row in rows if kind is None or row.plan.kind == kind]


def act(
    session: Session,
    *,
    entries: Collection[Entry],
    kind: Act,
    source: Source,
    stage: str = "",
    amounts: dict[int, int | None] | None = None,
    value: dict[str, Any] | None = None,
    attachment_id: int | None = None,
) -> None:
    """Write one act down for each of these entries, and bring them up to it. `amounts`: đồng, by the entry's id."""
    session.add_all(
        EntryEvent(
            entry_id=entry.id,
            act=kind,
            stage=stage,
            amount=(amounts or {}).get(entry.id),
            value=value or {},
            attachment_id=attachment_id,
            by_member=source.by_member,
            at=source.at,
            batch=source.batch,
            network=source.network,
            chat_id=source.chat_id,
            message_id=source.message_id,
        )
        for entry in entries
    )
    session.flush()
    refold(session, entries=entries)


def refold(session: Session, *, entries: Collection[Entry]) -> None:
    """Bring entries up to their acts in force."""
    events: dict[int, list[EntryEvent]] = defaultdict(list)
    for row in history(session, entry_ids=[entry.id for entry in entries]):
        events[row.entry_id].append(row)
    plans: dict[int, Plan] = {}
    for entry in entries:
        if entry.programme_id not in plans:
            plans[entry.programme_id] = session.get_one(Programme, entry.programme_id).plan
        plan = plans[entry.programme_id]
        made = domain.fold(map(event_of, events[entry.id]), doubtful=entry.doubt_of is not None)
        entry.standing, entry.name, entry.option = made.standing, made.name, made.option
        entry.name_key = name_key(made.name) if made.name is not None else None
        entry.phone, entry.note, entry.amount = made.phone, made.note, made.amount
        entry.stands_at = made.stands_at(plan)
        entry.support, entry.contribution = made.paid(plan, Money.SUPPORT), made.paid(plan, Money.CONTRIBUTION)
        session.add(entry)
    session.flush()


def event_of(row: EntryEvent) -> domain.Event:
    """A row as the domain reads it."""
    return domain.Event(
        act=Act(row.act), at=row.at, by=row.by_member, stage=row.stage, amount=row.amount, value=row.value
    )


def state_of(session: Session, *, entry: Entry) -> domain.Entry:
    """What an entry's acts in force add up to, with each stage's when and who."""
    return domain.fold(map(event_of, history(session, entry_ids=[entry.id])), doubtful=entry.doubt_of is not None)


def history(session: Session, *, entry_ids: Collection[int]) -> list[EntryEvent]:
    """The acts in force on these entries, oldest first."""
    found: list[EntryEvent] = []
    for ids in _slices(entry_ids):
        found += session.exec(
            select(EntryEvent)
            .where(col(EntryEvent.entry_id).in_(ids), col(EntryEvent.withdrawn_at).is_(None))
            .order_by(col(EntryEvent.id))
        )
    return found


def _slices(ids: Collection[int], size: int = 500) -> Iterable[list[int]]:
    rows = list(ids)
    return (rows[start : start + size] for start in range(0, len(rows), size))


def entries_by_id(session: Session, *, entry_ids: Collection[int]) -> list[Entry]:
    """These entries, in the order of their ids."""
    found: list[Entry] = []
    for ids in _slices(sorted(set(entry_ids))):
        found += session.exec(select(Entry).where(col(Entry.id).in_(ids)).order_by(col(Entry.id)))
    return found


def entries_of(
    session: Session,
    *,
    programme_id: int,
    hamlet_id: int | None = None,
    offset: int = 0,
    limit: int | None = None,
) -> Sequence[Entry]:
    """The entries that count of a programme, of a hamlet where given (NO_HAMLET: of none), named ones first."""
    query = select(Entry).where(*_counting(programme_id, hamlet_id))
    query = query.order_by(col(Entry.name).is_(None), col(Entry.id)).offset(offset)
    return session.exec(query.limit(limit) if limit is not None else query).all()


def how_many(session: Session, *, programme_id: int, hamlet_id: int | None = None) -> int:
    """How many entries count of a programme, of a hamlet where given (NO_HAMLET: of none)."""
    return session.exec(select(func.count()).select_from(Entry).where(*_counting(programme_id, hamlet_id))).one()


def _counting(programme_id: int, hamlet_id: int | None) -> list[ColumnElement[bool]]:
    found = [col(Entry.programme_id) == programme_id, col(Entry.standing) == Standing.IN]
    if hamlet_id == NO_HAMLET:
        found.append(col(Entry.hamlet_id).is_(None))
    elif hamlet_id is not None:
        found.append(col(Entry.hamlet_id) == hamlet_id)
    return found


def waiting_for(session: Session, *, programme: Programme, stage: Stage, hamlet_id: int | None = None) -> list[Entry]:
    """The entries that count whose next stage is this one, in the order of the list."""
    plan = programme.plan
    position = plan.stages.index(stage)
    rows = entries_of(session, programme_id=programme.id, hamlet_id=hamlet_id)
    return [one for one in rows if one.stands_at <= position and next_of(plan, one) == stage]


def next_of(plan: Plan, entry: Entry) -> Stage | None:
    """The stage that comes next for an entry, from its row alone."""
    return next((one for one in plan.stages[entry.stands_at :] if one in plan.stages_of(entry.option)), None)


def last_stage(plan: Plan, entry: Entry) -> str:
    """The name of the last stage that an entry reached."""
    return plan.stages[entry.stands_at - 1].name if 0 < entry.stands_at <= len(plan.stages) else ""


def in_message(session: Session, *, network: str, chat_id: int, message_id: int) -> Sequence[EntryEvent]:
    """The acts in force that one message of a person made."""
    return session.exec(
        select(EntryEvent)
        .where(
            EntryEvent.network == network,
            EntryEvent.chat_id == chat_id,
            EntryEvent.message_id == message_id,
            col(EntryEvent.withdrawn_at).is_(None),
        )
        .order_by(col(EntryEvent.id))
    ).all()


def in_batch(session: Session, *, batch: int) -> Sequence[EntryEvent]:
    """The acts in force that one message or press made."""
    return session.exec(
        select(EntryEvent)
        .where(EntryEvent.batch == batch, col(EntryEvent.withdrawn_at).is_(None))
        .order_by(col(EntryEvent.id))
    ).all()


def handovers(session: Session, *, programme_id: int) -> Sequence[Handover]:
    """To whom a programme's frozen list was handed."""
    return session.exec(select(Handover).where(Handover.programme_id == programme_id).order_by(col(Handover.id))).all()
