"""The numbers and bullets that Word puts before the paragraphs of its lists, which are not in their text."""

from __future__ import annotations

import zipfile
from dataclasses import dataclass
from xml.etree import ElementTree

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_BULLETS = ("-", "+", "*")
_ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
DEEPEST = 8


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list is marked: Word's format and text, such as "decimal" and "%1."."""

    form: str
    text: str
    start: int


class ListMarkers:
    """Gives each paragraph its marker; asked in the order of the document, since lists count."""

    def __init__(self) -> None:
        self.lists: dict[str, dict[int, Level]] = {}  # by numId
        self.same: dict[str, str] = {}  # numId -> what it counts together with
        self.styles: dict[str, tuple[str, int]] = {}  # style -> numId and level
        self.counts: dict[tuple[str, int], int] = {}

    def before(self, paragraph: ElementTree.Element) -> str:
        """The marker and a space, or nothing for a paragraph of no list."""
        placed = self._place(paragraph)
        if placed is None or placed[0] not in self.lists:
            return ""
        number, depth = placed
        level = self.lists[number].get(depth)
        if level is None:
            return ""
        if level.form == "bullet":
            return f"{_BULLETS[min(depth, len(_BULLETS) - 1)]} "
        if level.form == "none":
            return ""
        shared = self.same[number]
        self.counts[shared, depth] = self.counts.get((shared, depth), level.start - 1) + 1
        for deeper in range(depth + 1, DEEPEST + 1):
            self.counts.pop((shared, deeper), None)
        text = level.text
        for at in range(depth + 1):
            above = self.lists[number].get(at, level)
            text = text.replace(f"%{at + 1}", _written(self.counts.get((shared, at), above.start), above.form))
        return f"{text} " if text.strip() else ""

    def _place(self, paragraph: ElementTree.Element) -> tuple[str, int] | None:
        properties = paragraph.find(f"{_W}pPr")
        if properties is None:
            return None
        style = properties.find(f"{_W}pStyle")
        inherited = self.styles.get(style.get(f"{_W}val", "")) if style is not None else None
        return _numbered(properties, inherited)


def read_list_markers(package: zipfile.ZipFile) -> ListMarkers:
    """What the document says of its lists; lists that cannot be understood have no markers."""
    numbering, styles = _part(package, "word/numbering.xml"), _part(package, "word/styles.xml")
    markers = ListMarkers()
    if numbering is None:
        return markers
    shapes = {
        shape.get(f"{_W}abstractNumId", ""): dict(_levels(shape)) for shape in numbering.findall(f"{_W}abstractNum")
    }
    for one in numbering.findall(f"{_W}num"):
        shape = one.find(f"{_W}abstractNumId")
        name = shape.get(f"{_W}val", "") if shape is not None else ""
        number = one.get(f"{_W}numId", "")
        fresh = one.find(f"{_W}lvlOverride/{_W}startOverride") is not None
        markers.lists[number] = shapes.get(name, {})
        markers.same[number] = f"num {number}" if fresh else f"shape {name}"
    for style in styles.findall(f"{_W}style") if styles is not None else ():
        properties = style.find(f"{_W}pPr")
        placed = _numbered(properties, None) if properties is not None else None
        if placed is not None:
            markers.styles[style.get(f"{_W}styleId", "")] = placed
    return markers


def _part(package: zipfile.ZipFile, name: str) -> ElementTree.Element | None:
    try:
        xml = package.read(name)
        if b"<!DOCTYPE" in xml or b"<!ENTITY" in xml:
            return None
        return ElementTree.fromstring(xml.replace(_STRICT, _W[1:-1].encode()))
    except (KeyError, ElementTree.ParseError, ValueError, LookupError):
        return None


def _levels(shape: ElementTree.Element) -> list[tuple[int, Level]]:
    found = []
    for level in shape.findall(f"{_W}lvl"):
        depth, start = _whole(level.get(f"{_W}ilvl", "")), _whole(_value(level, "start", "1"))
        if depth <= DEEPEST:
            found.append((depth, Level(_value(level, "numFmt", "decimal"), _value(level, "lvlText", ""), start)))
    return found


def _numbered(properties: ElementTree.Element, inherited: tuple[str, int] | None) -> tuple[str, int] | None:
    """The list and the level of a paragraph; numId 0 takes it out of every list."""
    numbered = properties.find(f"{_W}numPr")
    if numbered is None:
        return inherited
    number = _value(numbered, "numId", inherited[0] if inherited is not None else "")
    depth = _whole(_value(numbered, "ilvl", str(inherited[1]) if inherited is not None else "0"))
    return (number, min(depth, DEEPEST)) if number not in ("", "0") else None


def _value(parent: ElementTree.Element, name: str, default: str) -> str:
    child = parent.find(f"{_W}{name}")
    return child.get(f"{_W}val", default) if child is not None else default


def _whole(text: str) -> int:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 6 else 0


def _written(count: int, form: str) -> str:
    if form in ("upperRoman", "lowerRoman") and 0 < count < 40:
        roman = ""
        for value, letters in _ROMAN:
            roman += letters * (count // value)
            count %= value
        return roman if form == "upperRoman" else roman.lower()
    if form in ("lowerLetter", "upperLetter") and 0 < count <= 26:
        return chr(ord("a" if form == "lowerLetter" else "A") + count - 1)
    return str(count)
