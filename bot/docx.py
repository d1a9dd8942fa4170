"""The paragraphs and tables of a Word document, in their order.

Read with the standard library: only the text is wanted, and python-docx with lxml would add ways to fail on a damaged
file that its users cannot name.
"""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from xml.etree import ElementTree

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
MAX_DEPTH = 60


class DamagedDocument(Exception):
    """The package has no document that can be read."""


@dataclass(frozen=True, slots=True)
class Grid:
    """A table's rows of cell texts. A cell that goes on downwards repeats its text."""

    rows: tuple[tuple[str, ...], ...]


Block = str | Grid
Before = Callable[[ElementTree.Element], str]


def read(package: zipfile.ZipFile, *, before: Before | None = None) -> list[Block]:
    """The non-empty paragraphs and the tables of the body; DamagedDocument if there is no well-formed one.

    `before` gives what stands before a paragraph without being in its text.
    """
    xml = package.read("word/document.xml")
    if b"<!DOCTYPE" in xml or b"<!ENTITY" in xml:
        raise DamagedDocument("a document type is declared")
    try:
        root = ElementTree.fromstring(xml.replace(_STRICT[1:-1].encode(), _W[1:-1].encode()))
    except (ElementTree.ParseError, ValueError, LookupError) as error:
        raise DamagedDocument(str(error)) from error
    body = root.find(f"{_W}body")
    return (
        []
        if body is None
        else [block for block in _blocks(body, 0, before) if not isinstance(block, str) or block.strip()]
    )


def _blocks(parent: ElementTree.Element, depth: int, before: Before | None) -> Iterator[Block]:
    if depth > MAX_DEPTH:
        return
    for child in parent:
        if child.tag == f"{_W}p":
            text = _text(child)
            yield before(child) + text if before is not None and text.strip() else text
        elif child.tag == f"{_W}tbl":
            rows = tuple(_rows(child))
            if rows:
                yield Grid(rows)
        elif child.tag in (f"{_W}sdt", f"{_W}sdtContent", f"{_W}ins", f"{_W}customXml"):
            yield from _blocks(child, depth + 1, before)


def _text(parent: ElementTree.Element) -> str:
    pieces = []
    for node in parent.iter():
        if node.tag == f"{_W}t":
            pieces.append(node.text or "")
        elif node.tag == f"{_W}tab":
            pieces.append("\t")
        elif node.tag in (f"{_W}br", f"{_W}cr"):
            pieces.append("\n")
        elif node.tag == f"{_W}noBreakHyphen":
            pieces.append("-")
    return "".join(pieces)


def _rows(table: ElementTree.Element) -> Iterator[tuple[str, ...]]:
    above: dict[int, str] = {}
    for row in table.iter(f"{_W}tr"):
        cells: list[str] = []
        for cell in row.findall(f"{_W}tc"):
            text = " ".join(_text(paragraph) for paragraph in cell.iter(f"{_W}p")).strip()
            properties = cell.find(f"{_W}tcPr")
            span, goes_on = _span(properties)
            column = len(cells)
            if goes_on and not text:
                text = above.get(column, "")
            above[column] = text
            cells += [text, *[""] * (span - 1)]
        if cells:
            yield tuple(cells)


def _span(properties: ElementTree.Element | None) -> tuple[int, bool]:
    """How many columns a cell takes, and whether it goes on the cell above."""
    if properties is None:
        return 1, False
    span = properties.find(f"{_W}gridSpan")
    merge = properties.find(f"{_W}vMerge")
    width = span.get(f"{_W}val", "1") if span is not None else "1"
    goes_on = merge is not None and merge.get(f"{_W}val", "continue") == "continue"
    return (min(int(width), 200) if width.isdecimal() and int(width) else 1), goes_on
