"""Who is in quarantine, whose end is near or over, and looking for a person: each by an index, whatever the history."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, NamedTuple

import sqlalchemy as sa
from sqlalchemy import ColumnElement, and_, case, func, or_
from sqlmodel import Session, col, select

from bot.domain.contacts import Status
from bot.domain.folding import clean, has_accents, name_key
from bot.domain.quarantine import SOON_DAYS, Standing
from storage.contacts import CONTACT, Contact, chunks, list_order, under_watch

FIRST_DIGITS = 3  # how much of a phone is enough to look for
COUNTED = 1000  # people in one section of the ends; whoever stays open after his stated end would make it endless
AWAITED = timedelta(days=60)  # nobody waits longer for a result
LAST_CHARACTER = "\U0010ffff"
_END = func.coalesce(Contact.quarantine_end, Contact.proposed_end)


@dataclass(frozen=True, slots=True)
class Group:
    """How many people are in quarantine in one hamlet, at one place and level."""

    hamlet: str | None
    place: str | None
    level: str | None
    n: int


@dataclass(frozen=True, slots=True)
class Found:
    """People that were looked for; `more`: there are others."""

    people: tuple[Contact, ...]
    more: bool


def groups(session: Session, *, committee_id: int, on: date, hamlet: str | None = None) -> list[Group]:
    """The numbers of those in quarantine on a day; they add up to the length of `page` without a limit."""
    rows = session.exec(
        select(Contact.hamlet, Contact.place, Contact.level, func.count())
        .where(*under_watch(committee_id, on=on, hamlet=hamlet))
        .group_by(col(Contact.hamlet), col(Contact.place), col(Contact.level))
    )
    return [Group(*row) for row in rows]


def page(
    session: Session,
    *,
    committee_id: int,
    on: date,
    hamlets: Sequence[str],
    hamlet: str | None = None,
    offset: int = 0,
    limit: int | None = None,
) -> Sequence[Contact]:
    """Those in quarantine on a day by hamlet (in the committee's order), place, end and name."""
    in_order = {name: position for position, name in enumerate(hamlets)}
    by_hamlet = case(in_order, value=col(Contact.hamlet), else_=len(in_order)) if in_order else col(Contact.hamlet)
    query = (
        select(Contact)
        .where(*under_watch(committee_id, on=on, hamlet=hamlet))
        .order_by(
            by_hamlet, _last(col(Contact.place)), col(Contact.place), _last(_END), _END, col(Contact.name_key),
            col(Contact.id),
        )
        .offset(offset)
    )  # fmt: skip
    return session.exec(query.limit(limit) if limit is not None else query).all()


def ending_counts(session: Session, *, committee_id: int, on: date, hamlet: str | None = None) -> dict[Standing, int]:
    """How many people's end lies where, for each of `ENDINGS`; counted to `COUNTED` at most."""
    found = {}
    for where in ENDINGS:
        some = select(Contact.id).where(*_ending(where, committee_id, on, hamlet)).limit(COUNTED).subquery()
        found[where] = session.exec(select(func.count()).select_from(some)).one()
    return found


def ending(
    session: Session,
    *,
    committee_id: int,
    on: date,
    where: Standing,
    hamlet: str | None = None,
    offset: int = 0,
    limit: int | None = None,
) -> Sequence[Contact]:
    """Whose end lies there, the nearest first; of those whose stated end is over, the last first."""
    end = col(Contact.quarantine_end).desc() if where is Standing.PAST else _END
    query = (
        select(Contact)
        .where(*_ending(where, committee_id, on, hamlet))
        .order_by(end, col(Contact.hamlet), col(Contact.name_key), col(Contact.id))
        .offset(offset)
    )
    return session.exec(query.limit(limit) if limit is not None else query).all()


ENDINGS = (
    Standing.PAST,
    Standing.PAST_PROPOSED,
    Standing.TODAY,
    Standing.TOMORROW,
    Standing.SOON,
    Standing.UNDATED,
)


def search(
    session: Session, *, committee_id: int, text: str, on: date, hamlet: str | None = None, limit: int = 20
) -> Found:
    """People by part of a name, with or without accents, or of a phone: those under watch first.

    Any part of the name finds those under watch; everybody else is found by the beginning of the whole name, by the
    given name with words before it, or by the beginning of the phone, so that history costs nothing.
    """
    digits = "".join(char for char in text if char.isdigit())
    if len(digits) >= FIRST_DIGITS:
        anywhere = col(Contact.phone).contains(digits, autoescape=True)
        beginnings = [_starts(session, col(Contact.phone), digits)]
    else:
        key = name_key(text)
        anywhere = col(Contact.name_key).contains(key, autoescape=True)
        given = key.split()[-1] if key else ""
        beginnings = [
            and_(_starts(session, col(Contact.name_reversed), given), anywhere),
            _starts(session, col(Contact.name_key), key),
        ]
    allowed = [Contact.committee_id == committee_id, *([Contact.hamlet == hamlet] if hamlet is not None else [])]
    found: dict[int, Contact] = {}
    for conditions in ((*under_watch(committee_id, on=on), anywhere), *((one,) for one in beginnings)):
        known = (Contact.status != Status.WITHDRAWN, col(Contact.anonymised_at).is_(None))
        query = select(Contact).where(*allowed, *conditions, *known)
        found.update({row.id: row for row in session.exec(query.limit(limit + 1))})
    typed = clean(text).lower() if has_accents(clean(text)) else ""
    rows = sorted(
        found.values(),
        key=lambda row: (row.status != Status.OPEN, typed not in clean(row.full_name).lower(), row.name_key, row.id),
    )
    return Found(tuple(rows[:limit]), more=len(rows) > limit)


def tested(session: Session, *, committee_id: int, day: date) -> Sequence[Contact]:
    """Those whose last test was taken or told on a day, or whose result was awaited on it."""
    rows = session.exec(
        select(Contact).where(
            Contact.committee_id == committee_id,
            col(Contact.sample_day).between(day - AWAITED, day),
            Contact.status != Status.WITHDRAWN,
            or_(col(Contact.sample_day) == day, col(Contact.result_day) >= day, col(Contact.result_day).is_(None)),
        )
    )
    return sorted(rows, key=list_order)


class Counted(NamedTuple):
    """A contact as the day's book has him: thousands of objects of the session would cost too much."""

    id: int
    name_key: str
    level: str | None
    full_name: str
    birth_year: int | None
    sex: str | None
    hamlet: str | None
    address: str | None
    phone: str | None
    source: str | None
    place: str | None
    quarantine_start: date | None
    quarantine_end: date | None
    proposed_end: date | None
    status: str
    first_day: date | None
    closed_on: date | None


_COUNTED = tuple(CONTACT.c[name] for name in Counted._fields)


def around(session: Session, *, committee_id: int, day: date) -> dict[int, Counted]:
    """Everybody whom the book of a day may count, by id: still open on it, or closed on it or later."""
    closed_since = [
        Contact.committee_id == committee_id,
        col(Contact.closed_on) >= day,
        Contact.status != Status.WITHDRAWN,
        func.coalesce(Contact.first_day, day) <= day,
    ]
    found: dict[int, Counted] = {}
    for conditions in (under_watch(committee_id, on=day), closed_since):
        found.update(_counted(session, *conditions))
    return found


def touching(session: Session, *, committee_id: int, first: date, last: date) -> list[Counted]:
    """Everybody who came under watch in first..last, or whose last day may lie in it; by id."""
    found: dict[int, Counted] = {}
    for column in (Contact.first_day, Contact.quarantine_end, Contact.closed_on):  # apart: each is one range
        found.update(
            _counted(
                session,
                Contact.committee_id == committee_id,
                col(column).between(first, last),
                Contact.status != Status.WITHDRAWN,
            )
        )
    return [found[key] for key in sorted(found)]


def counted(session: Session, contact_ids: Iterable[int]) -> dict[int, Counted]:
    """These contacts, by id."""
    found: dict[int, Counted] = {}
    for chunk in chunks(sorted(contact_ids)):
        found.update(_counted(session, CONTACT.c.id.in_(chunk)))
    return found


def _counted(session: Session, *conditions: Any) -> dict[int, Counted]:
    session.flush()
    rows = session.execute(sa.select(*_COUNTED).where(*conditions))
    return {row[0]: Counted._make(row) for row in rows}


def _ending(where: Standing, committee_id: int, on: date, hamlet: str | None) -> list[Any]:
    """The same places as `bot.domain.quarantine.standing`, as conditions."""
    stated, proposed = col(Contact.quarantine_end), col(Contact.proposed_end)

    def between(first: date, last: date) -> ColumnElement[bool]:
        return or_(stated.between(first, last), and_(stated.is_(None), proposed.between(first, last)))

    if where is Standing.PAST:
        over = [
            Contact.committee_id == committee_id,
            Contact.status == Status.OPEN,
            stated < on,
            col(Contact.anonymised_at).is_(None),
        ]
        return [*over, *([Contact.hamlet == hamlet] if hamlet is not None else [])]
    condition = {
        Standing.PAST_PROPOSED: and_(stated.is_(None), proposed < on),
        Standing.TODAY: between(on, on),
        Standing.TOMORROW: between(on + timedelta(days=1), on + timedelta(days=1)),
        Standing.SOON: between(on + timedelta(days=2), on + timedelta(days=SOON_DAYS)),
        Standing.UNDATED: and_(
            stated.is_(None), proposed.is_(None), or_(col(Contact.level).is_(None), col(Contact.level) != "F0")
        ),
    }[where]
    return [*under_watch(committee_id, on=on, hamlet=hamlet), condition]


def _last(column: Any) -> ColumnElement[Any]:
    """Sort what is unknown to the end, on every database."""
    return case((column.is_(None), 1), else_=0)


def _starts(session: Session, column: Any, text: str) -> ColumnElement[bool]:
    """Begins with a text: by a range where bytes are compared (SQLite), by LIKE where a language is (PostgreSQL)."""
    if session.get_bind().dialect.name == "sqlite":
        return and_(column >= text, column < text + LAST_CHARACTER)
    like: ColumnElement[bool] = column.startswith(text, autoescape=True)
    return like
