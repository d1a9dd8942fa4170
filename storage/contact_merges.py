"""Two contacts that are one person: what hangs on the one moves to the other, and back when that is undone."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, SQLModel

from storage.contacts import chunks

Moved = dict[str, list[Any]]
"""What a merge moved, for its undo: by table, the keys of the rows that are the one contact's no more."""

ASIDE = date.max  # the day of a row while it changes places with another one


@dataclass(frozen=True, slots=True)
class _Hanging:
    """Rows of a table that hang on a contact by a column. `once_with`: a contact has one row at most with these."""

    table: str
    key: str
    column: str = "contact_id"
    once_with: str | None = None


_EVERYTHING = (
    _Hanging("contact_event", "id"),
    _Hanging("contact_alias", "wording"),
    _Hanging("contact_question", "id", column="other_id", once_with="contact_id"),
    _Hanging("chain", "id"),
    _Hanging("chain_person", "chain_id", once_with="chain_id"),
    _Hanging("violation_contact", "violation_id", once_with="violation_id"),
    _Hanging("follow_up", "id", once_with="day"),
)
ANSWERS = "answers that changed places"


def merge(session: Session, *, one: int, into: int) -> Moved:
    """Make everything of one contact another one's. Where both have a row of which there is one, the one stays behind.

    Of two answers of a day the later one counts. An arrival and a test hang on events, and go with them.
    """
    session.flush()
    moved: Moved = {ANSWERS: _take_later_answers(session, one, into)}
    for what in _EVERYTHING:
        table = SQLModel.metadata.tables[what.table]
        mine = [table.c[what.column] == one]
        if what.table == "contact_question":
            mine += [table.c.contact_id != into, table.c.answer.is_(None)]
        if what.once_with is not None:
            same = sa.select(table.c[what.once_with]).where(table.c[what.column] == into)
            mine.append(table.c[what.once_with].not_in(same))
        keys = list(session.scalars(sa.select(table.c[what.key]).where(*mine)))
        _move(session, what, keys, start=one, end=into)
        moved[what.table] = keys
    session.expire_all()
    return moved


def unmerge(session: Session, *, one: int, into: int, moved: Moved) -> None:
    """Give a contact back everything that a merge took from it. What came since stays where it came."""
    session.flush()
    for what in _EVERYTHING:
        _move(session, what, moved.get(what.table, []), start=into, end=one)
    for mine, others in moved.get(ANSWERS, []):
        _swap_answers(session, mine, others, one, into)
    session.expire_all()


def _move(session: Session, what: _Hanging, keys: Iterable[Any], *, start: int, end: int) -> None:
    table = SQLModel.metadata.tables[what.table]
    column = table.c[what.column]
    for chunk in chunks(list(keys)):
        chosen = (table.c[what.key].in_(chunk), column == start)
        session.execute(sa.update(table).where(*chosen).values({what.column: end}))


def _take_later_answers(session: Session, one: int, into: int) -> list[Any]:
    """Where both were called on a day and the one's answer is the later: the pairs of rows, which change places."""
    mine, others = (SQLModel.metadata.tables["follow_up"].alias(name) for name in ("mine", "others"))
    pairs = session.execute(
        sa.select(mine.c.id, others.c.id)
        .join(others, others.c.day == mine.c.day)
        .where(mine.c.contact_id == one, others.c.contact_id == into, mine.c.at > others.c.at)
    ).all()
    for my_id, other_id in pairs:
        _swap_answers(session, my_id, other_id, into, one)
    return [list(pair) for pair in pairs]


def _swap_answers(session: Session, mine: int, others: int, end: int, other_end: int) -> None:
    """Make `mine` an answer of `end`, and `others` one of `other_end`, on the one day on which each is alone."""
    table = SQLModel.metadata.tables["follow_up"]
    day = session.scalar(sa.select(table.c.day).where(table.c.id == mine))
    if day is None:
        return
    steps = ((mine, {"day": ASIDE}), (others, {"contact_id": other_end}), (mine, {"day": day, "contact_id": end}))
    for key, values in steps:
        session.execute(sa.update(table).where(table.c.id == key).values(values))
