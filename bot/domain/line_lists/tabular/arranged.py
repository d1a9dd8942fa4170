"""Sheets arranged otherwise than with one person in a row: lists side by side, people in columns, chains of levels."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import islice, takewhile

from bot.domain.folding import fold
from bot.domain.line_lists.fields.levels import A_LEVEL
from bot.domain.line_lists.model import Cell, Table
from bot.domain.line_lists.tabular.asides import without_asides
from bot.domain.line_lists.tabular.cards import carded
from bot.domain.line_lists.tabular.cells import is_tick, text_of
from bot.domain.line_lists.tabular.columns import column_kind, match_header, match_nameless
from bot.domain.line_lists.tabular.grouped import filled_down
from bot.domain.line_lists.tabular.guessed import MAY_NAME
from bot.domain.line_lists.tabular.legends import with_meanings, with_told_headings
from bot.domain.line_lists.tabular.level_columns import chained, is_name, names_under
from bot.domain.line_lists.tabular.other_people import others_under
from bot.domain.line_lists.tabular.shared_rows import one_in_a_row

HEAD = 40  # rows within which such an arrangement begins
_SEEN = 10  # rows that tell whether it does

Row = Sequence[Cell]


def arranged(table: Table) -> list[tuple[Table, ...]]:
    """The table as lists that have one person in a row; the parts of each list stand under the same titles."""
    table = with_told_headings(filled_down(with_meanings(without_asides(one_in_a_row(table)))))
    cards = carded(table)
    if cards and not _turns_before(table, len(cards[0].rows)):
        return [cards]
    for index, row in enumerate(islice(table.rows, HEAD)):
        texts = [text_of(cell) for cell in row]
        filled = [text for text in texts if text]
        if len(filled) < 2:
            continue
        above = [text_of(cell) for cell in table.rows[index - 1]] if index else []
        others = others_under(above, texts, column_kind)
        titled = _titled(table.rows[max(0, index - 3) : index]) - set(others)
        cuts = beside(texts, table.rows[index + 1 : index + HEAD], titled, others)
        if cuts:
            return [(part,) for part in _apart(table, index, cuts)]
        parts = chained(table, index)
        if parts:
            return [tuple(parts)]
        if _is_turned(table.rows[index : index + _SEEN]):
            return [tuple(_turned(table, index))]
    return [(table,)]


def _titled(rows: Sequence[Row]) -> set[int]:
    """The columns over which a level stands, in a row of such titles: "DANH SÁCH F1", and "F2" further on."""
    for row in rows:
        texts = {at: fold(text) for at, text in enumerate(map(text_of, row)) if text}
        if len(texts) > 1 and all(map(A_LEVEL.search, texts.values())):
            return set(texts)
    return set()


def beside(
    texts: Sequence[str], rows: Sequence[Row], titled: Collection[int] = (), others: Collection[int] = ()
) -> list[int]:
    """Where in a row of headings further lists begin beside the first.

    Each has a heading over its names, and before that a number, an empty column, a level over it (`titled`), or the
    same words as the first. `others` stand under the heading of somebody else.
    """
    kinds = [column_kind(text) if text and len(text) <= 90 else None for text in texts]
    first = next((at for at, text in enumerate(texts) if text), 0)
    names = [at for at, kind in enumerate(kinds) if kind in ("name", "family") and at not in others]
    for cuts in (
        [at for at, kind in enumerate(kinds) if kind == "index" and _is_numbered(rows, at)],
        [at for at in range(first + 1, len(texts)) if texts[at] and not texts[at - 1] and _is_empty(rows, at - 1)],
        sorted(titled),
        [at for at in names[1:] if fold(texts[at]) == fold(texts[names[0]])],
    ):
        later = [at for at in cuts if at > first]
        if _are_lists(texts, rows, later):
            return later
    return []


def _are_lists(texts: Sequence[str], rows: Sequence[Row], cuts: Sequence[int]) -> bool:
    """Whether each part of a row of headings heads a list of people."""
    for start, end in zip([0, *cuts], [*cuts, len(texts)], strict=True):
        part = texts[start:end]
        kinds = match_nameless(part) or ()
        beneath = [row[start:end] for row in rows]
        if match_header(part) is None and not any(
            kind in MAY_NAME and names_under(beneath, [*[""] * at, part[at]]) for at, kind in enumerate(kinds)
        ):
            return False
    return bool(cuts)


def _is_numbered(rows: Sequence[Row], at: int) -> bool:
    """Whether numbers stand under a heading; under "TT" there may be crosses, over a total or another list's years."""
    texts = [text_of(row[at]) for row in rows if at < len(row)]
    return any(text.isdecimal() and len(text) <= 4 for text in texts) and not any(map(is_tick, texts))


def _is_empty(rows: Sequence[Row], at: int) -> bool:
    return not any(text_of(row[at]) for row in rows if at < len(row))


def _apart(table: Table, header: int, cuts: Sequence[int]) -> Iterator[Table]:
    """The lists, each under the titles over it; a title over the whole sheet is said of all."""
    ends = [*cuts, max(map(len, table.rows))]
    for start, end in zip([0, *cuts], ends, strict=True):
        rows = tuple(
            tuple(row[start:end])
            if index >= header or any(text_of(cell) for cell in row[start:end])
            else tuple(row[: cuts[0]])
            for index, row in enumerate(table.rows)
        )
        yield Table(table.name, rows, table.first_row, table.numbers)


def _is_turned(rows: Sequence[Row]) -> bool:
    """Whether the headings stand below one another in one column, and people beside one another."""
    at = _first_filled(rows[0])
    run = [row for row, _ in takewhile(lambda pair: _is_headed(*pair, at), zip(rows, [*rows[1:], ()], strict=True))]
    texts = [text_of(row[at]) for row in run]
    heads = [column_kind(text) for text in texts]
    known = [head for head in heads if head]
    if sum(map(str.isdecimal, texts)) > 1:
        return False  # people are numbered there
    if len(known) < max(3, len(heads) / 2) or heads[0] is None or len(set(known)) < 3:
        return False
    return any(_names_people(run, each, at, head) for each, head in enumerate(heads))


def _turns_before(table: Table, end: int) -> bool:
    """Whether people stand beside one another from a row on that is not below `end`: what answers "Tên" is no label."""
    for index in range(min(end + 1, HEAD, len(table.rows))):
        rows = table.rows[index : index + _SEEN]
        if sum(1 for cell in rows[0] if text_of(cell)) > 1 and _is_turned(rows):
            at = _first_filled(rows[0])
            return not any(len(row) > at and text_of(row[at]) in map(text_of, row[at + 1 :]) for row in rows)
    return False


def _is_headed(row: Row, following: Row, at: int) -> bool:
    """Whether a row has a heading and what people have, or only the heading, as nobody is "Ở nhà", within such rows."""
    filled = [sum(1 for cell in each if text_of(cell)) for each in (row, following)]
    return len(row) > at and bool(text_of(row[at])) and (filled[0] > 1 or (filled[0] == 1 and filled[1] > 2))


def _names_people(rows: Sequence[Row], each: int, at: int, head: str | None) -> bool:
    """Whether several people are named beside a heading, and no other words; their names may be in two rows."""
    names = [text for text in map(text_of, rows[each][at + 1 :]) if text]
    if head == "family" and each + 1 < len(rows):
        names = [f"{text} {text_of(given)}" for text, given in zip(names, rows[each + 1][at + 1 :], strict=False)]
    return (
        head in (None, "name", "family", "source")
        and len(names) >= 2
        and sum(map(is_name, names)) * 3 >= len(names) * 2
    )


def _first_filled(row: Row) -> int:
    return next((at for at, cell in enumerate(row) if text_of(cell)), 0)


def _turned(table: Table, start: int) -> Iterator[Table]:
    """The rows before, the people one in a row, and the rows after."""
    at, end = _first_filled(table.rows[start]), start
    rows = [*table.rows, ()]
    while end < len(table.rows) and (_is_headed(rows[end], rows[end + 1], at) or _goes_on(rows[end], at)):
        end += 1
    block = [row[at:] for row in table.rows[start:end]]
    width = max(map(len, block))
    columns = [tuple(row[each] if each < len(row) else None for row in block) for each in range(width)]
    people = [column for column in columns if any(text_of(cell) for cell in column)]
    yield table.part(0, start)
    numbers = table.numbered()[start:end]
    first = (numbers[0],) * len(people)
    yield Table(table.name, tuple(people), numbers[0], first, numbers)
    rest = table.part(end, len(table.rows))
    for parts in arranged(rest) if rest.rows else ():
        yield from parts


def _goes_on(row: Row, at: int) -> bool:
    """Whether a row is one more heading with what each person has."""
    if len(row) <= at or not text_of(row[at]):
        return False
    return column_kind(text_of(row[at])) is not None or any(text_of(cell) for cell in row[at + 1 :])
