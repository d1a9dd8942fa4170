"""Reading F0-F3 line lists as people write them: a message, a table, a correction.

`reader` goes from line to line of a message and `tabular` from row to row of a table. `writing` cuts and spells lines;
`fields` and `naming` say what one piece of text tells; `above`, `entries`, `below` and `mending` decide whether a line
heads people, is one of them, tells of those above it, or puts them right; `unlisted` knows what lists nobody.
"""

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
from bot.domain.line_lists.tabular.tables import read_tables

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
