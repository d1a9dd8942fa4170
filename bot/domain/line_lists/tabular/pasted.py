"""Tables in a message: blocks of lines with the same mark between their cells, read as the rows of a sheet are."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import takewhile
from typing import TYPE_CHECKING

from bot.domain.line_lists.above.context import Context
from bot.domain.line_lists.below.closing_levels import OF_SEVERAL
from bot.domain.line_lists.below.everybody import speaks_of_all
from bot.domain.line_lists.entries.forms import begins_form, rows_of_forms
from bot.domain.line_lists.model import ReadLine, Table
from bot.domain.line_lists.tabular import spaced
from bot.domain.line_lists.tabular.arranged import arranged
from bot.domain.line_lists.tabular.columns import join_headers, match_header, match_nameless, pasted_header, split_cells
from bot.domain.line_lists.tabular.guessed import SEEN, guess, named, people_under
from bot.domain.line_lists.tabular.legends import with_told_headings
from bot.domain.line_lists.tabular.rows import RowReader
from bot.domain.line_lists.tabular.table_rows import read_in_table, read_row
from bot.domain.line_lists.tabular.under_headings import reader_under
from bot.domain.line_lists.unlisted import notes
from bot.domain.line_lists.writing.lines import Line, split_lines

if TYPE_CHECKING:
    from bot.domain.line_lists.reader import Reader

_MARKS = ("\t", "|", ";")
_BETWEEN = 2  # lines of one cell, at most, that stand together inside a table: the titles of its sections
LONGEST_HEADING = 8  # words, between commas
SHORTEST_SENTENCE = 40  # characters
SPACED_ROWS = 2  # rows that tell whether headings are those of columns without marks
_BELOW = 3  # lines under a table that may tell what its days are
_HEAD = 15  # rows within which the headings stand


def tabular(reader: Reader, line: Line) -> bool:
    """Whether a line begins a pasted table, or is one of its rows; if so, it is read, and the table with it."""
    if not line.plain:
        return False
    if _read_block(reader, line):
        return True
    if reader.columns is None or not reader.separator or notes.is_header(line.folded):
        return _begin_loose(reader, line)
    return _read_loose(reader, line)


@dataclass(frozen=True, slots=True)
class Block:
    """A pasted table: its rows, the lines that they were, and where in the message it ends."""

    separator: str
    table: Table
    lines: tuple[Line, ...]
    end: int


def _read_block(reader: Reader, line: Line) -> bool:
    """Read a whole table that begins at this line."""
    separator = next((mark for mark in _MARKS if line.plain.count(mark) >= 2), "")
    if reader.ahead[1] <= reader.unlike:
        return False
    if begins_form(line):
        block = _forms(reader.ahead[0], reader.ahead[1] - 1)
    elif separator and not line.stamped:
        block = _block(reader.ahead[0], reader.ahead[1] - 1, separator)
    else:
        return False
    below = [each.plain for each in reader.ahead[0][block.end : block.end + _BELOW]]
    block = replace(block, table=with_told_headings(block.table, below))
    carried = reader.columns if block.separator and reader.separator == separator else None
    if not block.lines or not (_goes_on(carried, block) or _is_table(reader, block)):
        reader.unlike = block.end
        return False
    reader.close_entry()
    lists = arranged(block.table) if carried is None else [(block.table,)]
    place = {each.number: at for at, each in enumerate(block.lines)}
    begin, before = reader.ahead[1] - 1, list(reader.context.frames)
    reader.listing, reader.separator = True, ""
    for parts in lists:
        if len(lists) > 1:
            reader.context = Context(frames=list(before))
        reader.columns, reader.counting = carried, False
        for part in parts:
            reader.headed_to = reader.signed_to = -1
            for index, number in enumerate(part.numbered()):
                at = place[number]
                reader.ahead = reader.ahead[0], begin + at + 1
                read_in_table(reader, part, index, block.lines[at].raw)
            reader.lines.extend(ReadLine(number, "person") for number in part.also)
        reader.close_entry()
    for each in block.lines:
        if each.also:
            reader.join(each)
        if not each.body:
            reader.note(each, "ornament")  # a number with nothing behind it
    reader.pasted_to = block.end
    if block.end == len(reader.ahead[0]):
        reader.separator = separator  # the next message may go on
    else:
        reader.columns = None
    return True


def _block(lines: Sequence[Line], begin: int, separator: str) -> Block:
    """The rows from one line on, with the lines between them that are the titles of sections."""
    end = at = begin
    while at < len(lines) and at - end <= _BETWEEN and not (lines[at].stamped and at > begin):
        if separator in lines[at].plain:
            end = at + 1
        elif lines[at].marker in ("number", "bullet") and len(lines[at].body) > 40:
            break
        at += 1
    found = lines[begin:end]
    framed = sum(each.plain.lstrip().startswith("|") and each.plain.rstrip().endswith("|") for each in found)
    barred = separator == "|" and framed * 2 > len(found)
    rows = tuple(_cells(each.plain, separator, barred=barred) for each in found)
    numbers = tuple(each.number for each in found)
    return Block(separator, Table("", rows, numbers[0] if numbers else 1, numbers), tuple(found), end)


def _forms(lines: Sequence[Line], begin: int) -> Block:
    """The forms from one line on, each label and each value in a cell of its own."""
    rows = rows_of_forms(lines, begin)
    found = tuple(lines[begin : begin + len(rows)])
    numbers = tuple(each.number for each in found)
    return Block("", Table("", tuple(rows), numbers[0] if numbers else 1, numbers), found, begin + max(1, len(rows)))


def _cells(plain: str, separator: str, *, barred: bool) -> tuple[str, ...]:
    if separator not in plain:
        return (plain.strip(),)
    if barred:
        return tuple(split_cells(plain, separator))
    return tuple(cell.strip(' "') for cell in plain.split(separator))


def _goes_on(columns: RowReader | None, block: Block) -> bool:
    """Whether the rows are of the table with which the message before stopped."""
    return columns is not None and len(block.table.rows[0]) >= max(2, len(columns.kinds) // 2)


def _is_table(reader: Reader, block: Block) -> bool:
    """Whether headings stand among the first rows, or the columns of the first ones hold the same things."""
    rows = block.table.rows
    for index, row in enumerate(rows[:_HEAD]):
        texts = [str(cell) for cell in row]
        if len(rows) > index + 1 and len(texts) > 2 and sum(map(len, texts)) <= 600:
            kinds = match_header(texts)
            if kinds is not None and len(set(kinds) - {""}) > 2:
                return True
            kinds = match_nameless(texts)
            below = people_under(rows[index + 1 : index + SEEN])
            if kinds is not None and named(kinds, texts, below, on=reader.today, finder=reader.finder):
                return True
    if len(arranged(block.table)[0]) > 1:
        return True
    width = len(rows[0])
    alike = list(takewhile(lambda row: abs(len(row) - width) <= 1, rows[:SEEN]))
    return width > 3 and len(alike) > 1 and guess(alike, on=reader.today, finder=reader.finder) is not None


_OF_SOMEBODY = re.compile(r"(?:luu y|ghi chu)?\W{0,3}(?:so|stt) \d{1,3}(?!\d)")
"""Words of somebody by his number: "số 4 trùng tên, ghi nhầm, đề nghị xóa" heads no columns."""


_WRITTEN_SO = re.compile(r"(?P<title>[^()]*\bF[0-3]\b[^()]*) ?\((?:[^():]*: ?)?(?P<columns>[^():]+)\)\s*:?\s*")
"""A title that tells in brackets how the lines under it are written: "F2 Trung Phú (họ tên, ns, sđt)"."""


_RULED = re.compile(r"[-=*_#>]{2}")
_RULE = re.compile(r"\s?(?:-{3,}|={3,}|\*{3,}|_{3,}|#{2,}|>{2,})\s?")


def _without_title(reader: Reader, line: Line) -> Line:
    """The headings of columns without the title that a rule sets apart on their line: "Họ tên / NS --- F1 BN9958"."""
    if _RULED.search(line.plain) is None:
        return line
    parts = [part for part in _RULE.split(line.plain) if part.strip()]
    heads = [part for part in parts if pasted_header(part) is not None]
    if len(parts) == 1 or len(heads) != 1:
        return line
    for part in parts:
        for title in split_lines(part, on=reader.on) if part not in heads else ():
            reader.read_line(replace(title, number=line.number, raw=line.raw, stamped=line.stamped))
    return replace(line, body=heads[0], plain=heads[0], stamped=False)


def _begin_loose(reader: Reader, line: Line) -> bool:
    """Take the headings of columns with no mark between them but spaces, commas or dashes."""
    line = _without_title(reader, line)
    told = _WRITTEN_SO.fullmatch(line.plain) if "(" in line.plain else None
    if told is not None and pasted_header(told["columns"]) is not None:
        (title,) = split_lines(told["title"] + ":", on=reader.on)
        reader.read_line(replace(title, number=line.number, raw=line.raw, stamped=line.stamped))
        line = replace(line, body=told["columns"], plain=told["columns"], stamped=False)
    found = pasted_header(line.plain) if not _OF_SOMEBODY.match(line.folded) else None
    if found is None and _begin_spaced(reader, line):
        return True
    if found is None or (found[0] in (",", "/", "-") and re.search(r"\d[/.]?\d", line.body)):
        return False
    reader.close_entry()
    reader.separator, reader.header_row, kinds = found
    lines, at = reader.ahead
    below = [split_cells(each.plain, reader.separator) for each in lines[at : at + SEEN]]
    reader.columns = reader_under(kinds, reader.header_row, below, on=reader.today, finder=reader.finder)
    reader.listing = True
    reader.note(line, "columns")
    return True


def _begin_spaced(reader: Reader, line: Line) -> bool:
    """Take the headings of columns that have lost their marks, where the lines under them are such rows."""
    if line.stamped or not spaced.is_likely(line.folded):
        return False
    lines, at = reader.ahead
    below = [each.plain for each in lines[at : at + SPACED_ROWS]]
    columns = spaced.columns_of(line.plain, below, reader.finder)
    if columns is None:
        return False
    reader.close_entry()
    reader.separator, reader.header_row = " ", list(columns.headings)
    rows = [spaced.cells_of(each, columns.kinds, reader.finder) or [] for each in below]
    reader.columns = reader_under(columns.kinds, columns.headings, rows, on=reader.today, finder=reader.finder)
    reader.listing = True
    reader.note(line, "columns")
    return True


def _is_sentence(line: Line, cells: Sequence[str]) -> bool:
    """Whether a line is no row, although the days in it are written with what stands between the columns."""
    return len(line.body) > SHORTEST_SENTENCE and (
        OF_SEVERAL.search(line.folded) is not None or len(cells[0].split()) > LONGEST_HEADING
    )


def _read_loose(reader: Reader, line: Line) -> bool:
    """Read a row under such headings, if the line has as many cells."""
    assert reader.columns is not None
    if speaks_of_all(line.folded) and reader.separator in "/,-":
        return False
    if reader.separator == " ":
        apart = spaced.cells_of(line.plain, spaced.kinds_of(tuple(reader.header_row or ())), reader.finder)
        return apart is not None and read_row(reader, line.number, line.raw, apart, apart)
    cells = split_cells(line.plain, reader.separator)
    if reader.header_row is not None:
        joined = join_headers(reader.header_row, cells) if len(cells) > 1 else None
        reader.header_row = None
        if joined is not None:
            reader.columns = RowReader(joined, reader.today, reader.finder)
            reader.note(line, "columns")
            return True
    wide = len(reader.columns.kinds)
    enough = len(cells) == wide if reader.separator in (",", "  ") else len(cells) >= max(2, wide // 2)
    if not enough or line.stamped or _is_sentence(line, cells):
        return False
    if all(not re.search(r"\w", cell) for cell in cells):
        reader.note(line, "ornament")
        return True
    return read_row(reader, line.number, line.raw, cells, cells)
