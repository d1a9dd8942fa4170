"""A notice's lines made into items: markers taken off, broken lines joined, rows of tables cut into cells."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from bot.domain.notices.passages import Passage, passage

LONGEST = 4000
SHORT = 30
_BREAKS = re.compile(r"\r\n|\r|\n|\u2028|\u2029|\x0b|\x0c|\x85")
_GAP, _WIDE_GAP = re.compile(r"\s{2,}"), re.compile(r"\s{3,}")  # between the columns of a table without bars
_BOLD = re.compile(r"\*\*|__|~~")
_PAGE = re.compile(r"^\W*(?:trang\s*)?\d{1,3}(?:\s*/\s*\d{1,3})?\W*$|^[\W_]+$")
_ENDS = re.compile(r"(?:[.;:!?]|\./\.?|[.;]\s*[\"')\]]+)\s*$")
_HEADER = re.compile(
    r"(?:doc lap\s?-|(?<![a-z])so\s?:|chu nghia viet nam|ngay\s\d{1,2}\sthang\s\d{1,2}\snam\s20\d\d\W*$)"
)
_CUT = re.compile(r"(?<![a-z])(?:so|(?<!hang )(?<!moi )(?:ngay|thang)|truoc|den|tu|va)\s*$")
_HANGING = re.compile(
    r"(?:,|\b(?:va|cua|cac|voi|ve|tai|cho|de|theo|trong|ngay|thang|nam|truoc|den|tu|la|so|hoac|nhung|do|bang))\s*$"
)


class Marker(StrEnum):
    """What stands before an item."""

    PART = "part"
    ROMAN = "roman"
    NUMBER = "number"
    SUB = "sub"
    LETTER = "letter"
    DASH = "dash"
    PLUS = "plus"
    STAR = "star"
    PLAIN = "plain"
    ROW = "row"


STRUCTURE = (Marker.PART, Marker.ROMAN, Marker.NUMBER, Marker.SUB, Marker.LETTER)
CAPITALS = (Marker.PART, Marker.ROMAN)
_MARKERS = (
    (Marker.PART, re.compile(r"(?:phan\s+(?:thu\s+)?)?[a-h]\s?[./):\-]\s{1,5}(?=[^\s\d/])")),
    (Marker.ROMAN, re.compile(r"(?:phan\s+(?:thu\s+)?)?(?:x{0,1}(?:ix|iv|v?i{1,3}|v)|x)\s?(?:[.)/\-]+|"
        r":)\s{0,5}(?=[^\s\d/])")),
    (Marker.SUB, re.compile(r"\d{1,2}(?:\.\d{1,2}){1,3}\s?[.):\-/]?\s{1,5}(?=[a-z\"'*(])|"
        r"\d{1,2}(?:\.\d{1,2}){1,3}\.(?=[a-z])")),
    (Marker.NUMBER, re.compile(r"(?:dieu|muc|viec|cau|buoc|giai doan)?\s{0,2}\d{1,2}\s?[.)/\-]+\s{0,5}"
        r"(?=[^\s\d./\-])|(?:dieu|muc|buoc|viec)\s{1,2}\d{1,2}\s?:\s{0,3}")),
    (Marker.LETTER, re.compile(r"[a-z]{1,2}\)\s{0,5}|[a-z]\s?[./\-]\s{1,5}")),
    (Marker.PLUS, re.compile(r"\+\s{0,5}")),
    (Marker.DASH, re.compile(r"-+>?\s{0,5}(?=[^\s])")),
    (Marker.STAR, re.compile(r"(?:[*•●▪■◦○❖➢►▶✓✔√→⇒§·♦◆★☆⮚»]|o(?=\s))+\s{0,5}")),
    (Marker.NUMBER, re.compile(r"(?:thu (?:nhat|hai|ba|tu|nam|sau|bay|tam)|(?:mot|hai|ba|bon|nam|sau|bay|"
        r"tam) la)\s?[,:]\s{0,3}")),
)  # fmt: skip


_MISTAKEN = (Marker.NUMBER, Marker.SUB, Marker.DASH, Marker.PLUS)


@dataclass(frozen=True, slots=True)
class Item:
    """One paragraph, bullet or row. `starts` are the positions in its text where its lines begin."""

    text: Passage
    marker: Marker
    line: int
    starts: tuple[tuple[int, int], ...]
    gap: bool = False  # an empty line stands before it
    cells: tuple[str, ...] = ()

    def line_of(self, position: int) -> int:
        """The line of the notice in which a position of the item's text stands."""
        number = self.line
        for start, line in self.starts:
            if start > position:
                break
            number = line
        return number

    @property
    def ended(self) -> bool:
        """Whether it ends as a sentence does."""
        return _ENDS.search(self.text.text) is not None

    @property
    def introduces(self) -> bool:
        """Whether it says that something follows."""
        return self.text.text.rstrip().endswith(":")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the notice, cleaned, with its number from 1."""

    number: int
    text: str
    marker: Marker
    body: str
    gap: bool


def split_lines(text: str) -> list[Passage]:
    """Every line of the notice, cleaned; the first is line 1."""
    return [passage(_BOLD.sub("", raw)) for raw in _BREAKS.split(text)]


def find_items(lines: Sequence[Passage]) -> list[Item]:
    """The items of a notice, in order."""
    marked = list(_marked(lines))
    width = _wrap_width(marked)
    items: list[Item] = []
    pieces: list[Line] = []
    for line in marked:
        if pieces and not _goes_on(pieces, line, width):
            items.append(_item(pieces))
            pieces = []
        pieces.append(line)
    if pieces:
        items.append(_item(pieces))
    return items


def _marked(lines: Sequence[Passage]) -> Iterator[Line]:
    gap = False
    for number, line in enumerate(lines, start=1):
        text = line.text.strip()
        if not text or _PAGE.match(line.folded.strip()):
            gap = gap or not text
            continue
        for part in _bearable(text):
            cells = cells_of(part)
            marker, body = (Marker.ROW, part) if cells else marker_of(Passage(part))
            yield Line(number, part, marker, body, gap)
            gap = False


def _bearable(text: str) -> Iterator[str]:
    """A line as it is, or, when it is longer than anybody writes, in pieces that end between words."""
    while len(text) > LONGEST:
        cut = max(text.rfind(". ", 0, LONGEST), text.rfind("; ", 0, LONGEST))
        cut = cut + 1 if cut > LONGEST // 2 else max(text.rfind(" ", 0, LONGEST), LONGEST // 2)
        yield text[:cut]
        text = text[cut:].strip()
    if text:
        yield text


def cells_of(text: str) -> tuple[str, ...]:
    """The cells of a row between bars or tabs; nothing for other text."""
    for bar, least in (("|", 2), ("\t", 3)):
        if bar in text:
            cells = tuple(cell.strip() for cell in text.strip().strip("|" if bar == "|" else "").split(bar))
            if len(cells) >= least:
                return cells
    aligned = tuple(_GAP.split(text.strip()))
    return aligned if len(aligned) >= 3 and _WIDE_GAP.search(text.strip()) else ()


def marker_of(line: Passage) -> tuple[Marker, str]:
    """What stands before a line, and the line without it."""
    if line.text[:1] and ord(line.text[0]) > 0x2190 and not line.text[0].isalnum():
        return Marker.STAR, line.text.lstrip(line.text[0] + " \ufe0f.").strip() or line.text
    for marker, pattern in _MARKERS:
        found = pattern.match(line.folded)
        if found is None:
            continue
        if marker in CAPITALS and not line.text[: found.end()].strip().isupper() and "phan" not in found.group():
            continue
        body = line.text[found.end() :].strip()
        if body:
            return marker, body
    return Marker.PLAIN, line.text.strip()


def _wrap_width(lines: Sequence[Line]) -> int:
    """How long lines are where a program broke them; 0 where paragraphs are whole."""
    lengths = sorted(len(line.text) for line in lines)
    if len(lengths) < 8 or lengths[-1] > 140:
        return 0
    return lengths[int(len(lengths) * 0.9)]


def _goes_on(pieces: Sequence[Line], line: Line, width: int) -> bool:
    """Whether this line is the rest of the paragraph so far."""
    last = pieces[-1]
    if last.marker is Marker.ROW or line.marker is Marker.ROW or sum(len(one.text) for one in pieces) > LONGEST:
        return False
    if line.marker is not Marker.PLAIN:
        return line.marker in _MISTAKEN and not line.gap and _is_cut(pieces)
    if _ENDS.search(last.text):
        return False
    folded = Passage(last.text).folded
    if len(last.text) < 140 and _HEADER.search(folded):
        return False
    if last.text.isupper() and any(char.islower() for char in line.text):
        return False
    first = line.body[:1]
    if first.islower():
        return True
    if line.gap:
        return False
    if _HANGING.search(folded):
        return not last.text.isupper() or not any(char.islower() for char in line.text)
    return (first.isdigit() or first in "(\"'") or (width > 0 and len(last.text) >= width * 0.8)


def _is_cut(pieces: Sequence[Line]) -> bool:
    """Whether a line stops where no line does, so that what looks like a marker behind it is none."""
    text = " ".join(piece.text for piece in pieces)
    opened = text.count("(") > text.count(")")
    return (opened and len(text) > SHORT) or _CUT.search(Passage(pieces[-1].text).folded) is not None


def _item(pieces: Sequence[Line]) -> Item:
    starts = []
    text = ""
    for piece in pieces:
        body = piece.body if piece is pieces[0] else piece.text
        text = f"{text} {body}" if text else body
        starts.append((len(text) - len(body), piece.number))
    first = pieces[0]
    cells = cells_of(first.text) if first.marker is Marker.ROW else ()
    return Item(Passage(text), first.marker, first.number, tuple(starts), first.gap, cells)
