"""The labels of a form and what stands beside each: "Họ và tên", his name, "Giới tính", "Nam"."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from typing import NamedTuple

from bot.domain.line_lists.model import Cell
from bot.domain.line_lists.naming.plain_names import plain_name
from bot.domain.line_lists.naming.vocabulary import words
from bot.domain.line_lists.tabular.cells import text_of
from bot.domain.line_lists.tabular.columns import column_kind

_NUMBER = re.compile(r"\s*(?:\d{1,2}|[a-z])\s?[.)]\s?")
_HEADINGS = frozenset(words("index name family birth phone sex hamlet address contact start end period source"))
_ANSWERS = frozenset(words("name man woman ticked_home ticked_centralised ticked_F0 ticked_F1 ticked_F2 ticked_F3"))
"""Kinds of columns that are headed by what also answers a label: "Nghề nghiệp", and beside it "Công nhân"."""
_LONGEST_LABEL = 40


class Pair(NamedTuple):
    """A label, what stands beside it, and the column of the label."""

    label: str
    cell: Cell
    at: int


def pairs_in(row: Sequence[Cell]) -> list[Pair]:
    """The labels of a row with what stands beside each; nothing where the row has anything else."""
    filled = [(text, at) for at, cell in enumerate(row) if (text := text_of(cell))]
    if not filled:
        return []
    return _joined(filled) or _marked(row, filled) or _plain(row, filled)


def pairs_under(row: Sequence[Cell], labelled: Collection[int]) -> list[Pair]:
    """The pairs of a row that has unknown words where the rows above it have their labels."""
    filled = [at for at, cell in enumerate(row) if text_of(cell)]
    labels = [at for at in filled if at in labelled]
    if len(filled) < 2 or filled[0] not in labelled:
        return []
    pairs = []
    for at, following in zip(labels, [*labels[1:], len(row)], strict=True):
        text = text_of(row[at])
        beside = [each for each in filled if at < each < following]
        if any(map(str.isdigit, text)) or len(text) > _LONGEST_LABEL or len(beside) > 1:
            return []
        pairs.append(Pair(text, row[beside[0]] if beside else None, at))
    return pairs


def _heads(text: str) -> str | None:
    """The kind of a column under these words; nothing for a name, though Hân is nearly "hạn"."""
    return column_kind(text) if plain_name(text) is None else None


def _marked(row: Sequence[Cell], filled: list[tuple[str, int]]) -> list[Pair]:
    """Labels with a colon behind or a number before them, or one label and what stands beside it."""
    pairs: list[Pair] = []
    label, begun, labelled = "", 0, False
    if len(filled) > 1 and filled[0][0].isdecimal() and filled[1][0].endswith(":"):
        filled = filled[1:]  # the labels are numbered in a column of their own
    for text, at in filled:
        marked = text.endswith(":") or _NUMBER.match(text) is not None
        bare = _NUMBER.sub("", text, count=1).strip(" :") if marked or not label else ""
        if bare and (marked or len(filled) == 2) and column_kind(bare) is not None and not text.isdecimal():
            pairs += [Pair(label, None, begun)] if label else []
            label, begun, labelled = bare, at, marked
        elif label and (labelled or _heads(text) not in _HEADINGS):
            pairs.append(Pair(label, row[at], begun))
            label = ""
        else:
            return []
    if label and (pairs or filled[-1][0].endswith(":") or _NUMBER.match(filled[-1][0])):
        pairs.append(Pair(label, None, begun))
    return pairs


def _plain(row: Sequence[Cell], filled: list[tuple[str, int]]) -> list[Pair]:
    """Several labels in a row that no sign marks as such."""
    pairs: list[Pair] = []
    label, begun = "", 0
    for text, at in filled:
        kind = _heads(text) if not text.isdecimal() else None
        if not label and kind is None:
            return []
        if not label:
            label, begun = text, at
        elif kind is not None and kind not in _ANSWERS and at > begun + 1:
            pairs.append(Pair(label, None, begun))
            label, begun = text, at
        elif kind in _HEADINGS - _ANSWERS or (kind is not None and column_kind(label) == "name"):
            return []
        else:
            pairs.append(Pair(label, row[at], begun))
            label = ""
    pairs += [Pair(label, None, begun)] if label else []
    return pairs if len(pairs) > 1 else []


def _joined(filled: list[tuple[str, int]]) -> list[Pair]:
    """Cells that each hold a label and what it says: "Họ và tên: Lê Văn Tám"."""
    pairs = []
    for text, at in filled:
        label, colon, value = text.partition(":")
        label = _NUMBER.sub("", label, count=1).strip()
        if not colon or any(map(str.isdigit, label)) or column_kind(label) is None:
            return []
        pairs.append(Pair(label, value.strip() or None, at))
    return pairs if any(pair.cell for pair in pairs) else []
