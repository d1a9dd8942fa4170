"""Legends of a table: what the letters in its cells stand for, and what the days under a heading are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from bot.domain.folding import CAPITAL, fold_aligned
from bot.domain.line_lists.model import Cell, Table
from bot.domain.line_lists.tabular.cells import text_of
from bot.domain.line_lists.tabular.columns import column_kind

_PAIR = re.compile(
    r"(?:^|[;,.\n:]|(?<=\s)và)\s*[\"'(]*(?P<code>[A-ZĐ]{1,4}\d?|\d|[*]{1,3})[\"')]*\s*(?::|=|->|–|-|\blà\b)\s*"
    r"(?P<meaning>[^\W\d_][^;,\n.:=]{2,60})"
)
_LETTERED = re.compile(rf"\(\s?(?P<code>[a-z]|\d)\s?\)\s*(?P<meaning>{CAPITAL}[^\W\d_]*(?: {CAPITAL}[^\W\d_]*){{1,4}})")
"""Those met, as a title numbers them: "F2 của hai F1: (a) Lê Bá Cảnh, (b) Hoàng Thu Thảo"."""
_TRIED = 5  # rows that may be a legend
_WIDEST = 6  # cells of a legend, blank ones among them
_MOST = 0.8  # of the cells of a column


def with_meanings(table: Table) -> Table:
    """The table with what each letter means in its place, where a row under it, or over it, explains them."""
    tried = 0
    for index, row in enumerate(table.rows):
        if len(row) - row.count(None) - row.count("") > _WIDEST:
            continue
        filled = [text for cell in row if (text := text_of(cell))]
        if not 0 < len(filled) < 4:
            continue
        meanings = {found["code"]: found["meaning"].strip() for found in _PAIR.finditer(" ".join(filled))}
        lettered = {found["code"]: found["meaning"] for found in _LETTERED.finditer(" ".join(filled))}
        if len(lettered) > 1 and not meanings and (columns := _columns(table.rows, lettered)):
            return replace(table, rows=tuple(_with(table.rows, lettered, columns)))
        tried += len(meanings) > 1
        columns = _columns(table.rows, meanings) if len(meanings) > 1 and tried <= _TRIED else []
        if columns:
            return _explained(table, index, meanings, columns)
    return table


def _columns(rows: Sequence[Sequence[Cell]], meanings: Mapping[str, str]) -> list[int]:
    """The columns, behind the first, that hold hardly anything but such letters."""
    found = []
    for at in range(1, max(map(len, rows))):
        texts = [text for row in rows if at < len(row) and (text := text_of(row[at]))]
        coded = sum(_code(text) in meanings for text in texts)
        if coded and coded >= _MOST * (len(texts) - 1):  # its heading is none
            found.append(at)
    return found


def _code(text: str) -> str:
    return text.strip("() ")


def _with(
    rows: Sequence[Sequence[Cell]], meanings: Mapping[str, str], columns: Sequence[int]
) -> list[tuple[Cell, ...]]:
    """The rows with what the codes in these columns mean in their place."""
    return [
        tuple(meanings.get(_code(text_of(cell)), cell) if at in columns else cell for at, cell in enumerate(row))
        for row in rows
    ]


def _explained(table: Table, legend: int, meanings: Mapping[str, str], columns: Sequence[int]) -> Table:
    """The table without the legend."""
    numbers = table.numbered()
    rows = _with(table.rows, meanings, columns)
    del rows[legend]
    return replace(
        table,
        rows=tuple(rows),
        numbers=(*numbers[:legend], *numbers[legend + 1 :]),
        also=(*table.also, numbers[legend]),
    )


_IS_DAY = re.compile(
    r"\W*(?:(?:ghi chu|luu y|chu thich|trong do|luu y them)\W+)?(?:cot )?[\"“']?"
    r"(?P<heading>(?:ngay|hom|gio|buoi|ca|lan|thoi (?:gian|diem))[^.;:]{2,60}?)[\"”']?(?: (?:o tren|tren|nay|"
    r"cung|chinh|deu|duoc|tuc|noi tren)){0,3}"
    r" (?:la|=|tinh la|coi la|hieu la) (?P<meaning>(?:ngay|lan|moc|thoi diem|buoi) [^.;]{3,60})"
)
_OF_DAYS = ("contact", "start", "end")


def with_told_headings(table: Table, below: Iterable[str] = ()) -> Table:
    """The table with what a line or row under it says its days are: "Ngày ra khỏi buồng là ngày tiếp xúc cuối"."""
    last = [[text for cell in row if (text := text_of(cell))] for row in table.rows[-_LAST:]]
    for text in (*(texts[0] for texts in last if len(texts) == 1), *below):
        found = _IS_DAY.match(fold_aligned(text)) if " là " in text or " la " in text else None
        if found is None or column_kind(found["meaning"]) not in _OF_DAYS:
            continue
        meaning = text[found.start("meaning") : found.end("meaning")]
        for index, row in enumerate(table.rows[:_HEAD]):
            at = next((at for at, cell in enumerate(row) if _is_called(text_of(cell), found["heading"])), None)
            if at is not None:
                rows = list(table.rows)
                rows[index] = (*row[:at], meaning, *row[at + 1 :])
                return replace(table, rows=tuple(rows))
    return table


_LAST = 6  # rows, one of which may say it
_HEAD = 5  # rows among which the headings stand


def _is_called(heading: str, words: str) -> bool:
    """Whether words call a column by its heading, or by how it begins."""
    folded = fold_aligned(heading).strip(" .:*")
    return len(folded) > 5 and (folded.startswith(words) or words.startswith(folded))
