"""Files that came in or go out, kept in the database so that they live and die with their rows."""

from __future__ import annotations

from datetime import datetime

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
