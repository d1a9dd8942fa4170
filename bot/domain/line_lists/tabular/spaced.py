"""Tables whose columns have lost their marks, so that one space stands between the cells as between their words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from bot.domain.folding import clean, fold, fold_aligned
from bot.domain.hamlets import HamletFinder
from bot.domain.line_lists.fields.places import place_in_cell
from bot.domain.line_lists.tabular.columns import column_kind, match_header

FEWEST = 4  # columns
_MOST_WORDS = 18  # of the headings
_LONGEST_HEADING = 4  # words
_TRIED = 20  # ways to part the headings
_LONGEST_ROW = 40  # words
FEWEST_ROWS = 2
_DAY = re.compile(r"\d{1,2}[/.\-]\d{1,2}(?:[/.\-]\d{2,4})?")
_EMPTY = re.compile(r"[-–_.?/]|k|ko|không|khong|chưa|0", re.IGNORECASE)
_IS: dict[str, re.Pattern[str]] = {
    "index": re.compile(r"\d{1,4}[.)]?"),
    "birth": re.compile(r"(?:\d{1,2}[/.\-]){0,2}(?:19|20)\d\d|\d\d"),
    "age": re.compile(r"\d{1,3}t?"),
    "sex": re.compile(r"nam|nu"),
    "phone": re.compile(r"(?:\+?84|0)[\d. \-]{8,12}"),
    "level": re.compile(r"f ?[0-3]"),
    "source": re.compile(r"b\.?n ?\d{3,7}|(?:f ?[0-2] )?[a-z]+(?: [a-z]+){0,4}"),
    "period": re.compile(rf"{_DAY.pattern} ?(?:-|->|→|den) ?{_DAY.pattern}"),
    **dict.fromkeys(("contact", "start", "end", "tested", "other_day"), _DAY),
}
_NAME = re.compile(r"[^\W\d_]+(?: [^\W\d_]+){1,5}")
_WORDS = {"phone": 4, "source": 6, "hamlet": 4, "place": 5, "period": 5, "name": 6, "level": 2}
_FREE = frozenset(("note", "address", "job", "relation", "test"))
_OFTEN_LACKING = frozenset(("phone", "sex", "source"))
_LONGEST_FREE = 8  # words


_State = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Columns:
    """The headings of such a table, and what each column holds."""

    headings: tuple[str, ...]
    kinds: tuple[str, ...]


def columns_of(plain: str, below: Sequence[str], finder: HamletFinder) -> Columns | None:
    """The columns that a line heads, if the lines under it can be parted so that each cell holds what it should."""
    words = tuple(plain.split())
    if not FEWEST <= len(words) <= _MOST_WORDS or any(map(str.isdigit, plain)) or len(below) < FEWEST_ROWS:
        return None
    first, *others = (tuple(clean(line).split()) for line in below)
    if len(first) > _LONGEST_ROW:
        return None
    for headings in islice(_partings(words, first, finder, dead=set()), _TRIED):
        kinds = match_header(headings)
        if kinds is None or len(kinds) < FEWEST or len(set(kinds)) < len(kinds):
            continue
        if all(_cells(each, kinds, finder, dead=set()) is not None for each in others):
            return Columns(tuple(headings), kinds)
    return None


def _partings(
    words: tuple[str, ...], row: tuple[str, ...], finder: HamletFinder, *, word: int = 0, at: int = 0, dead: set[_State]
) -> Iterator[list[str]]:
    """Ways to part words into headings of columns that hold the words of a row, from a place on, shorter ones first.

    `dead`: places from which there is none.
    """
    if word == len(words):
        if at == len(row):
            yield []
        return
    if (word, at) in dead:
        return
    found = False
    for length in range(1, min(_LONGEST_HEADING, len(words) - word) + 1):
        heading = " ".join(words[word : word + length])
        kind = _kind(heading)
        for end in _ends(kind, row, at, finder) if kind else ():
            for rest in _partings(words, row, finder, word=word + length, at=end, dead=dead):
                found = True
                yield [heading, *rest]
    if not found:
        dead.add((word, at))


def _ends(kind: str, row: tuple[str, ...], at: int, finder: HamletFinder) -> Iterator[int]:
    """Where a cell of this kind may end that begins at a place of a row, the longest first."""
    longest = min(_LONGEST_FREE if kind in _FREE else _WORDS.get(kind, 1), len(row) - at)
    for length in range(longest, 0, -1):
        if _holds(kind, " ".join(row[at : at + length]), finder):
            yield at + length
    if kind in _FREE:
        yield at  # nothing stands in it


@lru_cache(maxsize=512)
def _kind(heading: str) -> str | None:
    return column_kind(heading)


@lru_cache(maxsize=64)
def kinds_of(headings: tuple[str, ...]) -> tuple[str, ...]:
    """What the columns under such headings hold."""
    return match_header(headings) or ()


def cells_of(plain: str, kinds: Sequence[str], finder: HamletFinder) -> list[str] | None:
    """The cells of a row; None where its words cannot be parted so."""
    words = tuple(clean(plain).split())
    if not kinds:
        return None
    return _cells(words, tuple(kinds), finder, dead=set()) if len(words) <= _LONGEST_ROW else None


def _cells(
    words: tuple[str, ...],
    kinds: tuple[str, ...],
    finder: HamletFinder,
    *,
    column: int = 0,
    at: int = 0,
    dead: set[_State],
) -> list[str] | None:
    """The words of a row from a place on as the cells of the columns from one on; `dead`: places that allow of none."""
    if column == len(kinds):
        return [] if at == len(words) else None
    if (column, at) in dead:
        return None
    lacking = [at] if kinds[column] in _OFTEN_LACKING else []
    for end in (*_ends(kinds[column], words, at, finder), *lacking):
        behind = _cells(words, kinds, finder, column=column + 1, at=end, dead=dead)
        if behind is not None:
            return [" ".join(words[at:end]), *behind]
    dead.add((column, at))
    return None


def _holds(kind: str, cell: str, finder: HamletFinder) -> bool:
    """Whether a column of this kind may hold these words."""
    if _EMPTY.fullmatch(cell):
        return kind not in ("name", "index")
    if kind == "name":
        return _NAME.fullmatch(cell) is not None and not any(char.isdigit() for char in cell)
    if kind == "hamlet":
        return len(finder.resolve(cell)) == 1
    if kind == "place":
        return place_in_cell(cell) is not None
    if kind == "phone":
        return _IS[kind].fullmatch(cell) is not None and 9 <= sum(map(str.isdigit, cell)) <= 11
    pattern = _IS.get(kind)
    return kind in _FREE if pattern is None else pattern.fullmatch(fold_aligned(cell)) is not None


def is_likely(folded: str) -> bool:
    """Whether a line may head such a table, which only words of headings do."""
    return _HEADS.search(fold(folded)) is not None


_HEADS = re.compile(
    r"(?<![a-z])(?:ho (?:va )?ten|ho ten|ten|hvt)(?![a-z]).*(?<![a-z])(?:ns|nam sinh|sn|thon|sdt|dt|sinh)(?![a-z])"
)
