"""Reading F0-F3 line lists as people write them: a message, a table, a correction."""

from bot.domain.line_lists.model import (
    Carry,
    Cell,
    Person,
    Question,
    Reading,
    ReadLine,
    Reason,
    Table,
    TestResult,
    Unread,
)
from bot.domain.line_lists.reading import read_text
from bot.domain.line_lists.tables import read_tables

__all__ = [
    "Carry",
    "Cell",
    "Person",
    "Question",
    "ReadLine",
    "Reading",
    "Reason",
    "Table",
    "TestResult",
    "Unread",
    "read_tables",
    "read_text",
]
