"""Forms of one person each: "Họ và tên:" with the name beside it, and the rest below."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from bot.domain.line_lists.cells import text_of
from bot.domain.line_lists.columns import column_kind
from bot.domain.line_lists.model import Cell, Table
from bot.domain.line_lists.vocabulary import words

_NUMBER = re.compile(r"\s*(?:\d{1,2}|[a-z])\s?[.)]\s?")
_HEAD = 40  # rows within which the first form begins
_LEAST = 4  # labels of one form
_HEADINGS = frozenset(words("index name family birth phone sex hamlet address contact start end period source"))
Pair = tuple[str, Cell]


@dataclass(slots=True)
class Card:
    """One form: its rows from `start` to `end`, and what it says."""

    start: int
    end: int
    pairs: list[Pair] = field(default_factory=list)


def carded(table: Table) -> tuple[Table, ...]:
    """The table with each form as a row under its labels; nothing where there are no forms."""
    if not any(map(_names_one, table.rows[:_HEAD])):
        return ()
    cards = [card for card in _cards(table) if len(card.pairs) >= _LEAST]
    if not cards:
        return ()
    parts = []
    done = 0
    for card in cards:
        parts.append(table.part(done, card.start))
        also = table.numbered()[card.start : card.end]
        labels = tuple(label for label, _ in card.pairs)
        parts.append(
            Table(table.name, (labels, tuple(cell for _, cell in card.pairs)), also[0], (also[0], also[0]), also)
        )
        done = card.end
    return (*parts, table.part(done, len(table.rows)))


def _names_one(row: Sequence[Cell]) -> bool:
    return any(column_kind(label) == "name" and text_of(cell) for label, cell in pairs_in(row))


def _cards(table: Table) -> Iterator[Card]:
    card: Card | None = None
    for at, row in enumerate(table.rows):
        pairs = pairs_in(row)
        if _names_one(row):
            if card is not None:
                yield card
            card = Card(at, at)
        elif card is not None and not pairs:
            yield card
            card = None
        if card is not None:
            card.pairs += pairs
            card.end = at + 1
    if card is not None:
        yield card


def pairs_in(row: Sequence[Cell]) -> list[Pair]:
    """The labels of a row with what stands beside each; nothing where the row has anything else."""
    pairs: list[Pair] = []
    label, labelled = "", False
    filled = [(text, cell) for cell in row if (text := text_of(cell))]
    if len(filled) > 1 and filled[0][0].isdecimal() and filled[1][0].endswith(":"):
        filled = filled[1:]  # the labels are numbered in a column of their own
    for text, cell in filled:
        marked = text.endswith(":") or _NUMBER.match(text) is not None
        bare = _NUMBER.sub("", text, count=1).strip(" :") if marked or not label else ""
        if bare and (marked or len(filled) == 2) and column_kind(bare) is not None and not text.isdecimal():
            pairs += [(label, None)] if label else []
            label, labelled = bare, marked
        elif label and (labelled or column_kind(text) not in _HEADINGS):
            pairs.append((label, cell))
            label = ""
        else:
            return []
    if label and (pairs or filled[-1][0].endswith(":") or _NUMBER.match(filled[-1][0])):
        pairs.append((label, None))
    return pairs
