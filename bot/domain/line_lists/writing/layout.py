"""How a message was laid out, put right before it is read: one cell in a line, lines cut by a page's width."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.domain.folding import fold_aligned
from bot.domain.line_lists.naming.vocabulary import may_be_family
from bot.domain.line_lists.tabular.columns import column_kind, match_header
from bot.domain.line_lists.writing.wrapped import going_on, put_together

LONGEST_HEADING = 40  # characters
_TELLS = re.compile(r":\s*[^\W_]+ [^\W_]")  # "F1 nguồn: Hoàng Thị Lụa" is no heading of a column
MOST_LINES = 12  # that are one
_KIN = (
    r"(?:vo|chong|con|con (?:trai|gai|dau|re)|bo|me|cha|bo (?:de|vo|chong)|me (?:de|vo|chong)|em|anh|chi|em (?:trai|"
    r"gai)|"
    r"anh trai|chi gai|chau|chau (?:noi|ngoai|trai|gai)|ong (?:noi|ngoai)|ba (?:noi|ngoai))"
)
_KIN_AT_END = re.compile(rf"(?P<before>\d{{3}}[ .\-]?\d{{3,4}}|[^\s(])\s{{0,3}}\((?P<kin>{_KIN})\)\s?[.;,]?\s*$")


@dataclass(frozen=True, slots=True)
class Piece:
    """A line to be read: its number and text as it came, what is read, and the lines that it was put together of."""

    number: int
    raw: str
    plain: str
    also: tuple[int, ...] = ()


def laid_out(numbers: Sequence[int], raw_lines: Sequence[str], cleaned: Sequence[str]) -> list[Piece]:
    """The lines of a message with their numbers."""
    plain = _labelled(_kin_without_brackets(cleaned))
    pieces = [Piece(*each) for each in zip(numbers, raw_lines, plain, strict=True)]
    return _unwrapped(_rows_of_lines(pieces))


def _labelled(lines: Sequence[str]) -> list[str]:
    """The lines with a colon for the tab between the label and the value of a form: "Tên\tLê Văn Tám"."""
    pairs = [line.strip().split("\t") if "\t" in line else [] for line in lines]
    if max(map(len, pairs), default=0) != 2 or not any(_is_label(each, "name") for each in pairs):
        return list(lines)
    return [
        f"{line[: line.index(each[0])].expandtabs(2)}{each[0].rstrip(' :')}: {each[1].strip()}"
        if _is_label(each)
        else line
        for line, each in zip(lines, pairs, strict=True)
    ]


def _is_label(cells: Sequence[str], kind: str | None = None) -> bool:
    """Whether the first of two cells is the label of the other."""
    if len(cells) != 2 or len(cells[0]) > LONGEST_LABEL:
        return False
    found = column_kind(cells[0])
    named = found == "name" and may_be_family(cells[1].strip().split(" ")[0].lower())
    if not named and column_kind(cells[1]) is not None:
        return False
    return found == kind if kind is not None else found is not None


LONGEST_LABEL = 25  # characters


def _kin_without_brackets(lines: Sequence[str]) -> list[str]:
    """ "... 0976000806 (chồng)" with a comma, where other lines end so without a phone: it is said of the person."""
    found = [_KIN_AT_END.search(fold_aligned(line)) if line.rstrip(" .;,").endswith(")") else None for line in lines]
    if not any(each is not None and len(each["before"]) == 1 for each in found):
        return list(lines)
    return [
        f"{line[: each.end('before')]}, {line[each.start('kin') : each.end('kin')]}"
        if each is not None and len(each["before"]) > 1
        else line
        for line, each in zip(lines, found, strict=True)
    ]


def _rows_of_lines(pieces: list[Piece]) -> list[Piece]:
    """Rows put together, where a table was pasted with every cell on a line of its own."""
    at = 0
    while at < len(pieces):
        width = _headings_from(pieces, at)
        rows = _grouped(pieces, at + width, width) if width else None
        if rows is None:
            at += max(1, width)
            continue
        end = at + width + sum(map(len, rows))
        together = [_row(pieces[at : at + width], width), *(_row(row, width) for row in rows)]
        pieces = [*pieces[:at], *together, *pieces[end:]]
        at += len(together)
    return pieces


def _headings_from(pieces: Sequence[Piece], at: int) -> int:
    """How many lines from here are the headings of columns, one each; 0 where they are not."""
    if at + 1 < len(pieces) and column_kind(pieces[at + 1].plain) == "index":
        return 0  # the title over the headings
    end = at
    while end < len(pieces) and end - at < 20 and _is_heading(pieces[end].plain):
        end += 1
    headings = [piece.plain.strip() for piece in pieces[at:end]]
    return end - at if len(headings) >= 3 and match_header(headings) is not None else 0


def _is_heading(plain: str) -> bool:
    return (
        0 < len(plain.strip()) <= LONGEST_HEADING
        and column_kind(plain) is not None
        and "\t" not in plain
        and plain.count(" - ") < 2
        and not _TELLS.search(plain)
    )


def _grouped(pieces: Sequence[Piece], start: int, width: int) -> list[list[Piece]] | None:
    """The lines of each row under such headings; None where they do not come out even."""
    rest = []
    for piece in pieces[start:]:
        if not piece.plain.strip() or len(piece.plain) > 2 * LONGEST_HEADING:
            break
        rest.append(piece)
    counted = _by_number(rest, width)
    if counted is not None:
        return counted
    if not rest or len(rest) % width:
        return None
    return [rest[at : at + width] for at in range(0, len(rest), width)]


def _by_number(rest: Sequence[Piece], width: int) -> list[list[Piece]] | None:
    """Rows that begin with 1, 2, 3 on a line; a cell that was empty may be missing in some of them."""
    rows: list[list[Piece]] = []
    for piece in rest:
        if piece.plain.strip(" .") == str(len(rows) + 1):
            rows.append([])
        if not rows:
            return None
        if len(rows[-1]) == width:
            break
        rows[-1].append(piece)
    return rows if len(rows) > 1 and any(len(row) == width for row in rows) else None


def _row(pieces: Sequence[Piece], width: int) -> Piece:
    """One line of cells; where one is missing nobody knows which, and it is read as running text."""
    first = pieces[0]
    between = "\t" if len(pieces) == width else ", "
    texts = [piece.plain.strip() for piece in pieces]
    plain = between.join(texts) if between == "\t" else f"{texts[0]}. {between.join(texts[1:])}"
    return Piece(first.number, "\n".join(piece.raw for piece in pieces), plain, tuple(p.number for p in pieces[1:]))


def _unwrapped(pieces: Sequence[Piece]) -> list[Piece]:
    """The lines, each with those that a page's width cut from it."""
    whole: list[Piece] = []
    for piece, goes_on in zip(pieces, going_on([piece.plain for piece in pieces]), strict=True):
        above = whole[-1] if whole else piece
        if goes_on and len(above.also) < MOST_LINES:
            plain = put_together(above.plain, piece.plain)
            whole[-1] = Piece(
                above.number, f"{above.raw}\n{piece.raw}", plain, (*above.also, piece.number, *piece.also)
            )
        else:
            whole.append(piece)
    return whole
