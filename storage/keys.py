"""Keys of rows that are inserted in bulk, taken beforehand: reading them back would cost more than the insert."""

from __future__ import annotations

from collections.abc import Sequence

import sqlalchemy as sa
from sqlmodel import Session


def reserve(session: Session, *, table: sa.Table, count: int) -> Sequence[int]:
    """This many unused values of a table's `id`, in ascending order, for rows of this transaction."""
    if session.get_bind().dialect.name == "postgresql":
        sequence = sa.func.nextval(sa.func.pg_get_serial_sequence(table.name, "id"))
        return session.scalars(sa.select(sequence).select_from(sa.func.generate_series(1, count))).all()
    session.flush()
    highest = session.scalar(sa.select(sa.func.max(table.c.id))) or 0  # no other transaction writes: BEGIN IMMEDIATE
    return range(highest + 1, highest + 1 + count)
