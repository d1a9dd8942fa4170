"""Thousands of rows into one table: each column is prepared once, where SQLAlchemy prepares each row by itself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from functools import lru_cache
from operator import itemgetter
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session


def insert_rows(session: Session, table: sa.Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert rows that all name the same columns, by the driver's own executemany."""
    if not rows:
        return
    session.flush()
    names = [column.name for column in table.c if column.name in rows[0]]
    connection = session.connection()
    dialect = connection.dialect
    columns: list[Any] = []
    for name, values in zip(names, zip(*map(itemgetter(*names), rows), strict=True), strict=True):
        kind = table.c[name].type
        prepare = kind.dialect_impl(dialect).bind_processor(dialect)
        if prepare is not None and kind.python_type in (date, datetime):
            prepare = lru_cache(prepare)  # a list has few days
        columns.append(values if prepare is None else map(prepare, values))
    statement = str(sa.insert(table).values({name: sa.bindparam(name) for name in names}).compile(dialect=dialect))
    prepared = zip(*columns, strict=True)
    if dialect.positional:
        connection.exec_driver_sql(statement, list(prepared))
    else:
        connection.exec_driver_sql(statement, [dict(zip(names, row, strict=True)) for row in prepared])
