"""Files that came in or go out, kept in the database so that they live and die with their rows."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy import Column, LargeBinary
from sqlmodel import Field, SQLModel

from storage.session import UtcDateTime


class Attachment(SQLModel, table=True):
    """One file: its name as people see it, its type and its bytes."""

    id: int = Field(default=None, primary_key=True)
    sha256: str = Field(index=True)
    name: str
    mime: str
    content: bytes = Field(sa_column=Column(LargeBinary, nullable=False))
    created_at: datetime = Field(sa_column=Column(UtcDateTime, nullable=False))


def is_used() -> sa.ColumnElement[bool]:
    """Whether any row refers to a file, whatever the table: as a condition on `Attachment`."""
    table = SQLModel.metadata.tables["attachment"]
    users = [key.parent for other in SQLModel.metadata.sorted_tables for key in other.foreign_keys
             if key.column.table is table]  # fmt: skip
    return sa.or_(*(sa.exists().where(column == table.c.id) for column in users))
