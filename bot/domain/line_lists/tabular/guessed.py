"""Columns that have no heading, or one that says nothing known or something else: told by what stands in them."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date
from itertools import pairwise

from bot.domain.folding import clean, fold
from bot.domain.hamlets import HamletFinder
from bot.domain.line_lists.fields.day_words import day_in_heading
from bot.domain.line_lists.fields.places import place_in_cell
from bot.domain.line_lists.fields.scan import Scan
from bot.domain.line_lists.model import Cell
from bot.domain.line_lists.naming.names import find_names
from bot.domain.line_lists.naming.plain_names import plain_name
from bot.domain.line_lists.tabular import cells as values
from bot.domain.line_lists.tabular.columns import COLUMN_NUMBER, is_old, match_header, match_nameless
from bot.domain.line_lists.tabular.swapped import day_first

SEEN = 60  # rows that are looked at
_MOST = 0.8  # of the cells of a column
_LEVEL = re.compile(r"f\s?[0-3](?: (?:cua )?(?:b\.?n.?\d{3,7}|[a-z]+(?: [a-z]+){1,5}))?")
_A_LEVEL = re.compile(r"(?<![a-z])f\s?[0-3](?!\d)")
_CODE = re.compile(r"(?:f\s?0\s?)?(?:b\.?n|ca|benh nhan)\s?[:.\-]?\s?\d{3,7}")
_DAY_WORDS = re.compile(r"(?:ngay|thang|hom|sang|chieu|toi|dem|qua|nay|kia|mong|mung|den|tu|nam|h)(?![a-z])")
_YEAR = re.compile(r"(?:19|20)\d\d")
_DIGITS_OF_YEAR = 4
_DAYS = ("contact", "start", "end")
_DOUBTFUL = frozenset(("", "contact", "source", "start", "end", "place", "level"))
_LONG_PERIOD = 13  # days from the first to the last day of a quarantine, at least

Rows = Sequence[Sequence[Cell]]


def settle(kinds: Sequence[str], headings: Sequence[str], rows: Rows, *, on: date, finder: HamletFinder) -> list[str]:
    """The kinds of the columns under a heading, where their cells speak against it or it says nothing."""
    settled = list(kinds)
    names = settled.index("name") if "name" in settled else -1
    for at, kind in enumerate(kinds):
        if kind not in _DOUBTFUL:
            continue
        heading = headings[at] if at < len(headings) else ""
        held = _held(_column(rows, at), on=on, finder=finder)
        if kind == "" and held == "name" and names >= 0 and _are_named(rows, names, at):
            held = "code"
        meant = _meant(kind, held, heading) if held != "level" or not is_old(heading) else ""
        if meant and meant not in settled:
            settled[at] = meant
    return settled


def people_under(rows: Rows) -> Rows:
    """The rows under a heading that may be people's: up to the next other heading, without titles and signatures."""
    found: list[Sequence[Cell]] = []
    for row in rows:
        texts = [values.text_of(cell) for cell in row]
        filled = [text for text in texts if text]
        if match_header(texts) is not None or match_nameless(texts) is not None:
            if found:
                break
        elif len(filled) >= 3 and not all(map(COLUMN_NUMBER.fullmatch, filled)):
            found.append(row)
    return found


MAY_NAME = (
    "",
    "source",
    "household",
    "overseer",
    "carer",
    "level",
    "ticked_F0",
    "ticked_F1",
    "ticked_F2",
    "ticked_F3",
    "place",
    "contact",
)


def named(
    kinds: Sequence[str], headings: Sequence[str], rows: Rows, *, on: date, finder: HamletFinder
) -> tuple[str, ...] | None:
    """The kinds of the columns, with the one that holds most names as theirs where no heading says so; or None."""
    best = (False, 0, 0)
    for at, kind in enumerate(kinds):
        heading = headings[at] if at < len(headings) else ""
        cells = [cell for cell in _column(rows, at) if values.text_of(cell) != heading] if kind in MAY_NAME else []
        texts = [values.text_of(cell) for cell in cells]
        holding = sum(_is_name(cell, text, on, finder) for cell, text in zip(cells, texts, strict=True))
        if holding and holding >= _MOST * len(texts):
            best = max(best, (_OF_OTHERS.search(fold(heading)) is None, len(set(texts)), -at))
    if not best[1]:
        return None
    at = -best[2]
    if kinds[at] in ("overseer", "carer") and not best[0]:
        return None  # "Cán bộ phụ trách": a table of counts, and who answers for each hamlet
    return (*kinds[:at], "name", *kinds[at + 1 :])


_OF_OTHERS = re.compile(
    r"(?<![a-z])(?:voi|tu|cua|lien quan|lay|nguon|giam sat|phu trach|can bo|dau moi|chi diem)(?![a-z])"
)


def _meant(kind: str, held: str, heading: str) -> str:
    """What a column is, by its heading's kind and by what its cells hold; nothing where they agree or do not tell."""
    if held == "day":
        said = day_in_heading(heading)
        return said if said in _DAYS and kind in ("", "source", "place") else ""
    if kind == "":
        known = "source" if held == "code" else held
        return known if held not in ("", "index", "name", "tick") and heading.strip() else ""
    if held in ("code", "name") and (kind in ("contact", "start", "end") or _tells_whom(kind, heading)):
        return "source"
    return ""


def _tells_whom(kind: str, heading: str) -> bool:
    """Whether a heading of notes stands over whom they met: "Yếu tố dịch tễ"."""
    return kind == "note" and re.search(r"(?<![a-z])(?:dich te|yeu to|tien su)(?![a-z])", fold(heading)) is not None


_OF_DAYS = re.compile(
    r"\W*(?:(?:luu y|ghi chu|chu thich|p/s|ps|trong do)\W+)?(?:cot )?(?:cac )?ngay [^:=]{0,24}?(?:la|:|=)(?= )"
)


def day_told(rows: Rows) -> str:
    """What the days of a column without a heading are, as a note among the rows says: "cột ngày là ngày tiếp xúc"."""
    for row in rows:
        filled = [text for text in map(values.text_of, row) if text]
        found = _OF_DAYS.match(fold(filled[0])) if len(filled) == 1 else None
        if found is not None:
            said = day_in_heading(fold(filled[0])[found.end() :])
            return said if said in _DAYS else ""
    return ""


def guess(rows: Rows, *, on: date, finder: HamletFinder, notes: Rows = ()) -> tuple[str, ...] | None:
    """The kinds of the columns of rows without a heading; None where they are no table of people.

    `notes`: rows beside them, one of which may tell what their days are.
    """
    width = max(map(len, rows), default=0)
    held = [_held(_column(rows, at), on=on, finder=finder) for at in range(width)]
    kinds = ["" if each in ("day", "tick") else "source" if each == "code" else each for each in held]
    named = [at for at, kind in enumerate(kinds) if kind == "name"]
    if not named or ("level" not in kinds and any(_speaks_of_levels(rows, at) for at in range(width))):
        return None
    for at in named[1:]:
        upstream = kinds[at - 1] == "level" or _are_named(rows, named[0], at)
        kinds[at] = "source" if "source" not in kinds and upstream else ""
    for kind in set(kinds) - {""}:
        for at in [at for at, each in enumerate(kinds) if each == kind][1:]:
            kinds[at] = ""
    dated = [at for at, each in enumerate(held) if each == "day"]
    _name_days(kinds, dated, rows, on=on)
    if len(dated) == 1:
        kinds[dated[0]] = kinds[dated[0]] or day_told(notes)
    return tuple(kinds) if len(set(kinds) - {"", "name", "index"}) >= 2 else None


def _speaks_of_levels(rows: Rows, at: int) -> bool:
    return any(_A_LEVEL.search(fold(text)) for text in map(values.text_of, _column(rows, at)))


def _are_named(rows: Rows, names: int, others: int) -> bool:
    """Whether somebody in one column is named in another, or a code stands there: then it holds the sources."""
    listed = {fold(text) for text in map(values.text_of, _column(rows, names))}
    named = {fold(text) for text in map(values.text_of, _column(rows, others))}
    return any(name in listed or _CODE.fullmatch(name) for name in named)


def _name_days(kinds: list[str], dated: Sequence[int], rows: Rows, *, on: date) -> None:
    """Say which columns of days are the ends of a quarantine, by the weeks between; one before is the contact."""
    for before, after in pairwise(dated):
        days = [(_day_in(row[before], on=on), _day_in(row[after], on=on)) for row in rows if after < len(row)]
        both = [(one, other) for one, other in days if one and other]
        if both and all((other - one).days >= _LONG_PERIOD for one, other in both):
            kinds[before], kinds[after] = "start", "end"
            earlier = [at for at in dated if at < before]
            if earlier:
                kinds[earlier[-1]] = "contact"
            return


def _day_in(cell: Cell, *, on: date) -> date | None:
    """The one day in a cell, true or written."""
    written = values.days_in(cell, on=on)[0] if isinstance(cell, str) else []
    return written[0] if len(written) == 1 else values.day_of(cell)


def _column(rows: Rows, at: int) -> list[Cell]:
    return [row[at] for row in rows if at < len(row) and row[at] not in (None, "")]


def _held(cells: Sequence[Cell], *, on: date, finder: HamletFinder) -> str:
    """What most cells of a column are; nothing where they differ."""
    texts = [values.text_of(cell) for cell in cells]
    texts, cells = [text for text in texts if text], [cell for cell, text in zip(cells, texts, strict=True) if text]
    if not texts:
        return ""
    if len(texts) > 1 and _counts(texts):
        return "index"
    for kind, holds in _HOLDS:
        if sum(holds(cell, text, on, finder) for cell, text in zip(cells, texts, strict=True)) >= _MOST * len(texts):
            return kind
    return ""


def _counts(texts: Sequence[str]) -> bool:
    if all(map(_YEAR.fullmatch, texts)):
        return False
    numbers = [int(text) for text in texts if text.isdecimal() and len(text) < 6]
    return len(numbers) == len(texts) and all(0 < after - before < 4 for before, after in pairwise(numbers))


def _is_day(cell: Cell, text: str, on: date, finder: HamletFinder) -> bool:
    day = values.day_of(cell)
    if day is not None:
        return abs((on - day).days) < 400
    days, bad = values.days_in(text, on=on)
    if bad is not None:
        days, _ = values.days_in(day_first(text), on=on)
    return len(days) == 1 and len(text) <= 20 and re.search(r"[a-z]", _DAY_WORDS.sub("", fold(text))) is None


def _is_birth(cell: Cell, text: str, on: date, finder: HamletFinder) -> bool:
    year = values.birth_of(cell, on=on)
    if year is None or (text.isdecimal() and len(text) > _DIGITS_OF_YEAR):
        return False  # any number may be one that a spreadsheet keeps for a day
    return _YEAR.fullmatch(text) is not None or (_DIGITS_OF_YEAR < len(text) <= 10 and year <= on.year - 2)


def _is_name(cell: Cell, text: str, on: date, finder: HamletFinder) -> bool:
    text = clean(text)
    if plain_name(text) is not None:
        return True
    names = find_names(Scan(text), slots=frozenset({0})) if " " in text and len(text) < 60 else []
    return len(names) == 1 and names[0].lead == 0 and names[0].end >= len(text) - 1


def _is_case(cell: Cell, text: str, on: date, finder: HamletFinder) -> bool:
    return _CODE.fullmatch(fold(text)) is not None or _is_name(cell, text, on, finder)


Holds = Callable[[Cell, str, date, HamletFinder], bool]
_HOLDS: tuple[tuple[str, Holds], ...] = (
    ("level", lambda cell, text, on, finder: _LEVEL.fullmatch(fold(text)) is not None),
    ("sex", lambda cell, text, on, finder: values.sex_of(text) is not None),
    ("phone", lambda cell, text, on, finder: len(text) >= 9 and values.phone_of(text)[0] is not None),
    ("code", lambda cell, text, on, finder: _CODE.fullmatch(fold(text)) is not None),
    ("tick", lambda cell, text, on, finder: values.is_tick(text)),
    ("birth", _is_birth),
    ("day", _is_day),
    ("hamlet", lambda cell, text, on, finder: len(finder.resolve(text)) == 1),
    ("name", _is_name),
    ("place", lambda cell, text, on, finder: place_in_cell(text) is not None),
    ("code", _is_case),
)
