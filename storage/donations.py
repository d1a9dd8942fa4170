"""Gifts of money: entries of a programme whose amount is all that happens to them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, col, func, select

from bot.domain.donations import Gift
from bot.domain.folding import name_key
from bot.domain.programmes import Act, Standing
from storage.committees import Hamlet
from storage.programmes import Entry, EntryEvent, Programme, Source, act, refold


@dataclass(frozen=True, slots=True)
class Given:
    """A gift with when it was written down."""

    entry: Entry
    at: datetime


def record(
    session: Session, *, programme: Programme, gifts: Sequence[Gift], hamlets: Collection[Hamlet], source: Source
) -> list[Entry]:
    """Write gifts down."""
    by_name = {one.name: one.id for one in hamlets}
    made = []
    for gift in gifts:
        place = by_name[gift.hamlet] if gift.hamlet is not None else None
        entry = Entry(programme_id=programme.id, hamlet_id=place)
        session.add(entry)
        session.flush()
        value = {"amount": gift.amount, **({"name": gift.giver} if gift.giver is not None else {})}
        act(session, entries=[entry], kind=Act.REGISTERED, source=source, value=value)
        made.append(entry)
    refold(session, entries=made)
    return made


def same_before(session: Session, *, entry: Entry, since: datetime) -> datetime | None:
    """When the same giver's same amount was written down before this gift; None where it was not."""
    return session.exec(
        select(EntryEvent.at)
        .join(Entry, col(Entry.id) == col(EntryEvent.entry_id))
        .where(
            Entry.programme_id == entry.programme_id,
            Entry.standing == Standing.IN,
            Entry.amount == entry.amount,
            col(Entry.hamlet_id) == entry.hamlet_id if entry.hamlet_id is not None else col(Entry.hamlet_id).is_(None),
            Entry.name_key == entry.name_key if entry.name_key is not None else col(Entry.name_key).is_(None),
            col(Entry.id) < entry.id,
            EntryEvent.act == Act.REGISTERED,
            EntryEvent.at >= since,
        )
        .order_by(col(EntryEvent.id).desc())
    ).first()


def total(session: Session, *, programme: Programme) -> int:
    """Everything given, the opening included, in đồng."""
    given = session.exec(
        select(func.coalesce(func.sum(col(Entry.amount)), 0)).where(
            Entry.programme_id == programme.id, Entry.standing == Standing.IN
        )
    ).one()
    return programme.plan.opening + int(given or 0)


def sums(session: Session, *, programme: Programme) -> tuple[dict[int, int], dict[str, int], int]:
    """What each hamlet gave (its people included), what each body of no hamlet gave by its name, and how many gifts."""
    by_hamlet: dict[int, int] = {}
    bodies: dict[str, tuple[str, int]] = {}
    rows = session.exec(
        select(Entry).where(Entry.programme_id == programme.id, Entry.standing == Standing.IN).order_by(col(Entry.id))
    ).all()
    for row in rows:
        amount = row.amount or 0
        if row.hamlet_id is not None:
            by_hamlet[row.hamlet_id] = by_hamlet.get(row.hamlet_id, 0) + amount
        else:
            key = name_key(row.name or "")
            name, before = bodies.get(key, (row.name or "", 0))
            bodies[key] = name, before + amount
    return by_hamlet, dict(bodies.values()), len(rows)


def newest(session: Session, *, programme_id: int, hamlet_id: int | None, limit: int, offset: int = 0) -> list[Given]:
    """The gifts, of a hamlet where given, newest first."""
    query = (
        select(Entry, EntryEvent.at)
        .join(EntryEvent, col(EntryEvent.entry_id) == col(Entry.id))
        .where(
            Entry.programme_id == programme_id,
            Entry.standing == Standing.IN,
            EntryEvent.act == Act.REGISTERED,
            col(EntryEvent.withdrawn_at).is_(None),
        )
    )
    if hamlet_id is not None:
        query = query.where(Entry.hamlet_id == hamlet_id)
    rows = session.exec(query.order_by(col(EntryEvent.id).desc()).offset(offset).limit(limit))
    return [Given(entry, at) for entry, at in rows]
