"""What may be written by several at the same moment: each row once, and one writer of a committee."""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Session, SQLModel


def insert_once(session: Session, row: SQLModel) -> bool:
    """Insert a row unless one with its unique key is there, were it written this moment by somebody else.

    Sets the row's primary key. False where one was there: nothing changes then. The row itself stays out of the
    session.
    """
    session.flush()
    table = sa.inspect(type(row)).local_table
    values = {column.name: getattr(row, column.name) for column in table.c}
    values = {name: value for name, value in values.items() if value is not None}
    insert = (postgresql if session.get_bind().dialect.name == "postgresql" else sqlite).insert
    keys = list(table.primary_key)
    found = session.execute(insert(table).values(values).on_conflict_do_nothing().returning(*keys)).first()
    if found is None:
        return False
    for column, value in zip(keys, found, strict=True):
        setattr(row, column.name, value)
    return True


def hold_committee(session: Session, committee_id: int) -> None:
    """Let nobody else change a committee's contacts or close its lists until this transaction ends; wait for who does.

    Whom a line means, and what a contact's events make of him, is read and then written: two at once would make two
    contacts of a person, or one of them would not see the other's event. SQLite has one writer anyway.
    """
    if session.get_bind().dialect.name != "postgresql":
        return
    table = SQLModel.metadata.tables["committee"]
    locked = sa.select(table.c.id).where(table.c.id == committee_id).with_for_update(key_share=True)
    session.execute(locked)
