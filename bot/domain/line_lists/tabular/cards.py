"""Forms of one person each: "Họ và tên:" with the name beside it, and the rest below; two may stand side by side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice

from bot.domain.folding import fold
from bot.domain.line_lists.model import Cell, Table
from bot.domain.line_lists.tabular.card_pairs import Pair, pairs_in, pairs_under
from bot.domain.line_lists.tabular.cells import text_of
from bot.domain.line_lists.tabular.columns import column_kind

_HEAD = 40  # rows within which the first form begins
_LEAST = 4  # labels of one form
_TITLES = 2  # rows that may stand between those of one form: "II. Yếu tố dịch tễ"
Row = Sequence[Cell]


@dataclass(slots=True)
class Card:
    """A form, or several side by side: its rows from `start` to `end`, and what each says, by where it begins."""

    start: int
    end: int
    lanes: dict[int, list[Pair]]
    labelled: set[int] = field(default_factory=set)  # the columns of its labels


def carded(table: Table) -> tuple[Table, ...]:
    """The table with each form as a row under its labels; nothing where there are no forms."""
    if not any(map(_names_in, islice(table.rows, _HEAD))):
        return ()
    cards = [card for card in _cards(table) if all(len(pairs) >= _LEAST for pairs in card.lanes.values())]
    if not cards:
        return ()
    parts = []
    done = 0
    for card in cards:
        parts.append(table.part(done, card.start))
        rows = zip(table.numbered()[card.start : card.end], table.rows[card.start : card.end], strict=True)
        also = tuple(number for number, row in rows if any(map(text_of, row)))
        parts += [_as_table(table.name, pairs, also) for pairs in card.lanes.values()]
        done = card.end
    return (*parts, table.part(done, len(table.rows)))


def _as_table(name: str, pairs: Sequence[Pair], also: tuple[int, ...]) -> Table:
    known = [pair for pair in pairs if column_kind(pair.label) is not None]
    pairs = pairs if len(known) * 2 >= len(pairs) else known
    rows = tuple(pair.label for pair in pairs), tuple(pair.cell for pair in pairs)
    return Table(name, rows, also[0], (also[0], also[0]), also)


def _names_in(row: Row) -> list[int]:
    """The columns in which a label says that a name stands behind it; "Học sinh" in the middle answers another one."""
    return [
        pair.at
        for index, pair in enumerate(pairs_in(row))
        if text_of(pair.cell) and column_kind(pair.label) == "name" and (not index or "ten" in fold(pair.label))
    ]


def _cards(table: Table) -> Iterator[Card]:
    card: Card | None = None
    for at, row in enumerate(table.rows):
        named = _names_in(row)
        if named:
            if card is not None:
                yield card
            starts = [0, *named[1:]]
            card = Card(at, at, {start: [] for start in starts})
        if card is not None and _take(card, row):
            card.end = at + 1
        elif card is not None and not _goes_on(table.rows[at : at + _TITLES + 1]):
            yield card
            card = None
    if card is not None:
        yield card


def _take(card: Card, row: Row) -> bool:
    """Add what a row says to the form; False if it is no row of one."""
    starts = list(card.lanes)
    found = False
    if _tells_who_wrote(row):
        return False
    for start, end in zip(starts, [*starts[1:], len(row)], strict=True):
        part = row[start:end]
        pairs = pairs_in(part) or pairs_under(part, {at - start for at in card.labelled})
        card.lanes[start] += pairs
        card.labelled |= {start + pair.at for pair in pairs}
        found = found or bool(pairs)
    return found


def _tells_who_wrote(row: Row) -> bool:
    """Whether a row under a form is of who filled it: "Cán bộ điều tra", his name and phone."""
    pairs = pairs_in(row)
    return bool(pairs) and column_kind(pairs[0].label) == "overseer"


def _goes_on(rows: Sequence[Row]) -> bool:
    """Whether a title inside a form stands here, or nothing, and the form goes on behind it."""
    for row in rows:
        if pairs_in(row):
            return not _names_in(row) and not _tells_who_wrote(row)
        if sum(1 for cell in row if text_of(cell)) > 1:
            return False
    return False
