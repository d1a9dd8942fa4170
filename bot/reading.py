"""A list as a file or a text -> a Reading; the chat and `bot read-list` both use this."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from bot.documents import TableDocument, open_document
from bot.domain.collector import collector_at_rest
from bot.domain.hamlets import Hamlet
from bot.domain.line_lists import Reading, read_tables, read_text
from bot.domain.line_lists.model import Progress


@collector_at_rest()
def read_file(
    name: str, content: bytes, *, on: date, hamlets: Sequence[Hamlet], on_progress: Progress | None = None
) -> Reading:
    """Read an uploaded file, whatever its name says; UserError when it cannot be opened."""
    opened = open_document(name, content)
    if isinstance(opened, TableDocument):
        return read_tables(opened.tables, on=on, hamlets=hamlets, on_progress=on_progress)
    return read_text(opened.text, on=on, hamlets=hamlets, on_progress=on_progress)
