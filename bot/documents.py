"""An uploaded file -> text or tables (placeholder until the reader of files lands)."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.errors import UserError
from bot.domain.line_lists.model import Table


@dataclass(frozen=True, slots=True)
class TextDocument:
    text: str


@dataclass(frozen=True, slots=True)
class TableDocument:
    tables: tuple[Table, ...]


def open_document(name: str, content: bytes) -> TextDocument | TableDocument:
    try:
        return TextDocument(content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise UserError("wrong_kind") from error
