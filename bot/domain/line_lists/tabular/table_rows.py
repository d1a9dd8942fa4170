"""The rows of a table: headings, people, sections, totals and signatures."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile, zip_longest
from typing import TYPE_CHECKING

from bot.domain.folding import fold, fold_aligned
from bot.domain.line_lists.model import Cell, ReadLine, Reason, Table, Unread
from bot.domain.line_lists.tabular import cells as values
from bot.domain.line_lists.tabular.around_rows import (
    as_line,
    explains_letters,
    is_labelled,
    is_section,
    is_short,
    names_who_wrote,
    numbers_columns,
    told_apart,
    without_count,
)
from bot.domain.line_lists.tabular.cells import is_error
from bot.domain.line_lists.tabular.columns import (
    column_kind,
    counted_in,
    heads_counts,
    join_headers,
    join_rows,
    match_header,
    match_nameless,
)
from bot.domain.line_lists.tabular.day_order import day_order
from bot.domain.line_lists.tabular.guessed import SEEN, guess, named, people_under
from bot.domain.line_lists.tabular.noted_sources import source_noted
from bot.domain.line_lists.tabular.notes_below import have_notes_below, take_note
from bot.domain.line_lists.tabular.row import Row
from bot.domain.line_lists.tabular.rows import RowReader
from bot.domain.line_lists.tabular.signing_rows import signed_to
from bot.domain.line_lists.tabular.under_headings import reader_under
from bot.domain.line_lists.unlisted import notes
from bot.domain.line_lists.writing.ditto import dittos_in, is_ditto
from bot.domain.line_lists.writing.lines import split_lines

if TYPE_CHECKING:
    from bot.domain.line_lists.reader import Reader

_TELLING = ("birth_year", "phone", "source", "contact_date", "quarantine_start", "quarantine_end", "case_code")


def _take_header(reader: Reader, table: Table, index: int, texts: list[str], header: tuple[str, ...]) -> None:
    """Read what follows under these headings, of up to three rows; they may stand on every page again."""
    next_rows = takewhile(lambda row: float not in map(type, row), table.rows[index + 1 : index + 3])
    under = [[values.text_of(cell) for cell in row] for row in next_rows]
    block = join_rows(texts, under)
    headings = [" ".join(filter(None, parts)) for parts in zip_longest(texts, *under[: block.rows], fillvalue="")]
    if reader.columns is None or reader.headings != headings:
        below = people_under(table.rows[index + 1 + block.rows : index + SEEN])
        kinds = block.kinds or header
        if "name" not in kinds:
            kinds = named(kinds, headings, below, on=reader.today, finder=reader.finder) or header
        known = reader_under(kinds, headings, below, on=reader.today, finder=reader.finder)
        order = day_order(table.rows[index + 1 :], known.kinds, on=reader.today)
        reader.columns = replace(known, order=order)
    reader.headings, reader.headed_to = headings, index + block.rows
    reader.noted = have_notes_below(table.rows[index + 1 + block.rows : index + SEEN])
    reader.signing = reader.counting = False


MOST_OF_A_NOTE = 4  # cells that say something, in a row of a legend, of a note, or of those who sign


def read_in_table(reader: Reader, table: Table, index: int, raw: str = "") -> None:
    """Read one more row of a table. `raw` is the row as it came, where it was a line of text."""
    cells: Sequence[Cell] = table.rows[index]
    number = table.numbers[index] if table.numbers else table.first_row + index
    texts = list(map(values.text_of, cells))
    filled = len(texts) - texts.count("")
    if not filled:
        return
    few = filled <= MOST_OF_A_NOTE  # as no row of people under many headings has
    if index <= reader.headed_to or (0 <= reader.headed_to == index - 1 and numbers_columns(texts)):
        reader.lines.append(ReadLine(number, "note", "columns", reader.sheet))
        return
    if few and explains_letters(texts):
        reader.close_entry()
        reader.lines.append(ReadLine(number, "note", "legend", reader.sheet))
        return
    if index <= reader.signed_to or (few and (_sign(reader, table, index, texts) or names_who_wrote(texts))):
        reader.close_entry()
        reader.lines.append(ReadLine(number, "note", "signature", reader.sheet))
        return
    header = _header(reader, table, index, texts) if float not in map(type, cells) else None
    if header is not None:
        _take_header(reader, table, index, texts, header)
        reader.lines.append(ReadLine(number, "note", "columns", reader.sheet))
        return
    if _is_counted(reader, texts):
        reader.lines.append(ReadLine(number, "note", "statistics", reader.sheet))
        return
    if few and take_note(reader, number, texts):
        return
    if reader.columns is None:
        _guess_columns(reader, table, index)
    raw = raw or "\t".join(texts).strip("\t")
    cells, texts = _repeated(table, index, cells, texts)
    if reader.columns is not None and not is_section(texts) and read_row(reader, number, raw, cells, texts):
        return
    if reader.columns is None:
        texts = [
            "0" + text if _LOST_ZERO.fullmatch(text) and not isinstance(cell, str) else text
            for text, cell in zip(texts, cells, strict=True)
        ]
    _read_as_text(reader, table, index, raw, texts)


def _read_as_text(reader: Reader, table: Table, index: int, raw: str, texts: list[str]) -> None:
    """Read a row that is none of its table's people as text: a section, a remark, or somebody without columns."""
    number = table.numbers[index] if table.numbers else table.first_row + index
    whole = as_line(texts, reader.columns is None)
    labelled = is_labelled(texts)
    below = table.rows[index + 1 : index + 3]
    least = 3 if sum(map(bool, texts)) == 1 else 4
    reader.over_rows = any(_is_wide(row, least) or (reader.columns and _is_numbered(row)) for row in below)
    reader.over_headings = (labelled or len(texts) - texts.count("") < 3) and _stands_over_headings(table, index)
    if reader.over_rows:
        whole = without_count(whole)
    parts = list(filter(None, texts)) if labelled and reader.over_headings else told_apart(whole)
    lines = split_lines("\n".join(parts), on=reader.today)
    if not lines:  # as of "nt" with nothing above
        reader.lines.append(ReadLine(number, "note", "ornament", reader.sheet))
    if reader.signing and reader.columns is not None and is_short(texts):
        reader.lines.append(ReadLine(number, "note", "signature", reader.sheet))
        lines = []
    for line in lines:
        plain = line.plain if line.index is not None and not _BETWEEN_CELLS.search(line.plain) else ""
        reader.read_line(replace(line, number=number, raw=raw, gap=False, plain=plain))
    reader.over_rows = reader.over_headings = False
    if reader.columns is not None:
        reader.close_entry()


def _header(reader: Reader, table: Table, index: int, texts: list[str]) -> tuple[str, ...] | None:
    """The kinds of the columns, where this row heads them; a number stands in no heading."""
    return match_header(texts) or _groups(table, index, texts) or _nameless_header(reader, table, index, texts)


def _groups(table: Table, index: int, texts: Sequence[str]) -> tuple[str, ...] | None:
    """The kinds of the columns by the next row, where this one heads groups of them: "STT", "Người tiếp xúc"."""
    first = next(at for at, text in enumerate(texts) if text)
    if column_kind(texts[first]) != "index" or index + 1 >= len(table.rows):
        return None
    below = [values.text_of(cell) for cell in table.rows[index + 1]]
    return join_headers(texts, below) if not any(below[: first + 1]) and match_header(below) is not None else None


def _nameless_header(reader: Reader, table: Table, index: int, texts: list[str]) -> tuple[str, ...] | None:
    """The kinds of the columns under a heading in which no word says where the names are, and the cells do."""
    kinds = match_nameless(texts)
    below = people_under(table.rows[index + 1 : index + SEEN]) if kinds is not None else ()
    if kinds is None or (heads_counts(texts) and _are_counts(below, counted_in(texts))):
        return None
    return named(kinds, texts, below, on=reader.today, finder=reader.finder)


def _are_counts(rows: Sequence[Sequence[Cell]], at: Sequence[int]) -> bool:
    """Whether numbers of people stand under "F1" and "Số F2", and not crosses."""
    return any(
        values.text_of(row[index]) not in ("", "1") and str(values.text_of(row[index])).isdecimal()
        for row in rows
        for index in at
        if index < len(row)
    )


def _sign(reader: Reader, table: Table, index: int, texts: Sequence[str]) -> bool:
    """Whether the rows begin here in which people sign under the list."""
    if not reader.gathering.people:
        return False
    names = reader.columns.kinds.index("name") if reader.columns and "name" in reader.columns.kinds else None
    reader.signed_to = signed_to(table.rows, index, texts, reader.finder, names)
    reader.signing = reader.signing or reader.signed_to >= index
    return reader.signed_to >= index


def _is_counted(reader: Reader, texts: Sequence[str]) -> bool:
    """Whether a row belongs to a table that counts people by hamlet, and names none of them."""
    if not texts[0].isdecimal() and heads_counts(texts):
        reader.close_entry()
        reader.counting, reader.columns = True, None
        return True
    if not reader.counting:
        return False
    numbers = sum(text.isdecimal() and len(text) < 5 for text in texts)
    reader.counting = numbers >= 2 or not any(map(str.isdigit, "".join(texts)))
    return reader.counting


def _guess_columns(reader: Reader, table: Table, index: int) -> None:
    """Take the columns from the cells, where a row is one of several that no heading stands over."""
    rows = list(takewhile(_is_wide, table.rows[index : index + SEEN]))
    if not rows or any(match_header([values.text_of(cell) for cell in row]) for row in rows):
        return
    beside = (*table.rows[max(0, index - 3) : index], *table.rows[-3:])
    kinds = guess(rows, on=reader.today, finder=reader.finder, notes=beside)
    if kinds is not None:
        order = day_order(table.rows[index:], kinds, on=reader.today)
        reader.columns = RowReader(kinds, reader.today, reader.finder, order)
        reader.listing = True


def _is_wide(row: Sequence[Cell], least: int = 4) -> bool:
    return sum(1 for cell in row if cell not in (None, "")) >= least


def _is_numbered(row: Sequence[Cell]) -> bool:
    """Whether a row of a narrow table begins with its number."""
    filled = [text for text in map(values.text_of, row) if text]
    return len(filled) > 2 and filled[0].isdecimal() and len(filled[0]) < 4 and not filled[1].isdecimal()


def _stands_over_headings(table: Table, index: int) -> bool:
    """Whether the headings of columns follow, with nothing but other titles between."""
    for row in table.rows[index + 1 : index + 9]:
        texts = [values.text_of(cell) for cell in row]
        if len(texts) - texts.count("") > 2:
            return match_header(texts) is not None or match_nameless(texts) is not None
    return False


def _repeated(table: Table, index: int, cells: Sequence[Cell], texts: list[str]) -> tuple[Sequence[Cell], list[str]]:
    """A row with the values above it where it says "nt" or has a ditto mark; of several such rows, the first above."""
    dittos = dittos_in(texts)
    if not dittos:
        return cells, texts
    cells, texts = list(cells), list(texts)
    for at in dittos:
        above = next((row[at] for row in table.rows[max(0, index - 200) : index][::-1] if _says(row, at)), None)
        cells[at], texts[at] = above, values.text_of(above)
    return cells, texts


def _says(row: Sequence[Cell], at: int) -> bool:
    return at < len(row) and row[at] not in (None, "") and not is_ditto(values.text_of(row[at]))


_BETWEEN_CELLS = re.compile(r"[\t|;]")
_LOST_ZERO = re.compile(r"[35789]\d{8}")


def read_row(reader: Reader, number: int, raw: str, cells: Sequence[Cell], texts: Sequence[str]) -> bool:
    """Read a row under the headings of a table; False if it names nobody and may be a title or a note."""
    assert reader.columns is not None
    heard = reader.context.said()
    row = reader.columns.read(cells, texts, level=heard.get("level"))
    telling = ("birth_year", "phone") if reader.signing else _TELLING
    details = [name for name in telling if row.said.get(name) is not None]
    filled = len(texts) - texts.count("")
    draft = row.draft(number)
    unlisted = row.index is None and not details and (reader.signing or (filled < 4 and _is_unlike(reader, row)))
    if draft is None or filled == 1 or unlisted:
        return _row_without_name(reader, number, raw, texts, row, details)
    reader.close_entry()
    reader.signing = False
    if _is_of_others(reader, row, heard.get("level")):
        reader.lines.append(ReadLine(number, "note", "other business", sheet=reader.sheet))
        return True
    draft.sheet = reader.sheet
    reader.context.tell_head(draft)
    upstream = reader.gathering.by_number.get(row.source_index) if row.source_index is not None else None
    if upstream is not None and upstream.draft.full_name != draft.full_name:
        draft.said.setdefault("source", upstream.draft.full_name)
    level = row.said.get("level") or heard.get("level")
    if (met := source_noted(reader.gathering, row, level=level, told=heard.get("source"))) is not None:
        draft.said.setdefault("source", met)
    if draft.said.get("change") == "removed" and reader.gathering.lists(draft) and _TWICE.search(fold(draft.text)):
        del draft.said["change"]  # the row is one too many, and not he
    reader.section.append(reader.gathering.add(draft, heard))
    reader.context.listed()
    reader.lines.append(ReadLine(number, "person", sheet=reader.sheet))
    return True


_OF_CONTACTS = frozenset(("level", "source", "contact", "start", "end", "period", "place", "tested", "household"))


def _is_of_others(reader: Reader, row: Row, level: str | None) -> bool:
    """Whether a row is of a list of the staff, of those vaccinated or come home, and tells of no contact."""
    if level or row.said.get("level") or row.said.get("source") or reader.columns is None:
        return False
    kinds = reader.columns.kinds
    return (reader.business or "staff" in kinds) and _OF_CONTACTS.isdisjoint(kinds)


_TWICE = re.compile(
    r"(?<![a-z])(?:bi )?(?:trung|lap)(?: lai)?(?: (?:voi|ten|ho ten|dong|so|stt|tt|nguoi|muc|o tren|tren)){0,4}"
)


def _is_unlike(reader: Reader, row: Row) -> bool:
    """Whether a row tells nothing of whom it names, under rows that are numbered: the names of who signed."""
    numbered = bool(reader.section) and reader.section[-1].draft.number is not None
    return numbered and not any(value for name, value in row.said.items() if name not in ("sex", "level"))


def _row_without_name(
    reader: Reader, number: int, raw: str, texts: Sequence[str], row: Row, details: list[str]
) -> bool:
    filled = len(texts) - texts.count("")
    if any(is_error(text) for text in texts) and (row.index is not None or details):
        reason = Reason.FORMULA_ERROR
    elif filled == 1 and row.index is None and not {"birth_year", "phone"}.intersection(details):
        return False  # the title of a section may tell of whom and since when
    elif details and (row.index is not None or len(details) > 1) and not notes.note_kind(fold_aligned(raw)):
        reason = Reason.NO_NAME
    elif row.index is not None and filled == 1:
        reader.lines.append(ReadLine(number, "note", "empty row", sheet=reader.sheet))
        return True
    else:
        return False
    reader.unread.append(Unread(number, raw, reason, reader.sheet))
    reader.lines.append(ReadLine(number, "unread", sheet=reader.sheet))
    return True
