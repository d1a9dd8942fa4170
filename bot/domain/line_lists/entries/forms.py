"""Forms of one person each in a message: "Họ và tên: ..." and under it "Năm sinh: ...", "Phân loại: F2", ..."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bot.domain.line_lists.below.closing_levels import tells_of_several
from bot.domain.line_lists.entries.entry import LABEL_NAME
from bot.domain.line_lists.tabular.columns import column_kind
from bot.domain.line_lists.unlisted import notes
from bot.domain.line_lists.writing.lines import Line
from bot.domain.line_lists.writing.wrapped import begins_anew

_LABEL = re.compile(r"(?P<label>[^\W\d_][^:=,;|\t]{0,40}?)(?:\s?[:=]\s*|\s[-–]\s(?=\S))")
_NEXT = re.compile(r"(?:\s{2,}|\s*[,;|\t/]\s*)(?=[^\W\d_][^:=,;|\t]{0,30}[:=])")
_LEAST = 4  # labels that each form has
_BARE = re.compile(r"(?:(?!\s[-–]\s)[^\d,;|:=\t/])*")
_BEGINS_LIST = re.compile(
    r"\W*(?:(?:[ivx]{1,4}|\d{1,2}|[a-h])[.)]\s?)?"
    r"(?:(?:danh sach|ds|nhung|cac) (?!benh|trieu)|f\s?[0-3](?: (?:cua|gom|co|la nhung)[^:]*|\s?\([^)]*\))?\s?:?$)"
)
_MARKERS = " \t-–+*•●▪►>().0123456789"
Pairs = tuple[str, ...]


def begins_form(line: Line) -> bool:
    """Whether a line holds a labelled name and nothing else."""
    text = _written(line)
    label = _LABEL.match(text)
    if label is None or len(label["label"]) > 25 or not _BARE.fullmatch(text, label.end()):
        return False
    return label.end() < len(text) and column_kind(label["label"]) == "name"


def _written(line: Line) -> str:
    """The line without its number or sign, and with the dashes in it as they came."""
    return line.plain.lstrip(_MARKERS)


def rows_of_forms(lines: Sequence[Line], begin: int) -> list[Pairs]:
    """The lines from one on, each as labels with what stands behind them, as far as they are such forms."""
    rows: list[Pairs] = []
    labels = 0
    for at, line in enumerate(lines[begin:], start=begin):
        if rows and (stands_over_forms(lines, at) or _BEGINS_LIST.match(line.folded) or line.stamped):
            break
        if rows and (tells_of_several(line.folded) or notes.is_signature(line.folded)):
            break
        pairs = tuple(_pairs(_written(line)))
        if begins_form(line):
            if rows and labels < _LEAST:
                return []
            labels = 0
        elif not pairs and re.search(r"\w", line.body):
            if line.gap or line.marker or begins_anew(line.folded):
                break
            pairs = "Ghi chú:", line.body
        labels += len(pairs) // 2
        rows.append(pairs)
    return rows if labels >= _LEAST else []


_AREA = re.compile(r"\W*(?P<area>thon|xom|to|khu|ban|ap|dia ban|don vi)\s?[:=]")


def stands_over_forms(lines: Sequence[Line], at: int) -> bool:
    """Whether "Thôn: Hòa Bình" stands over the next forms, as "Thôn: Hồng Lạc" did over the first one."""
    area = _AREA.match(lines[at].folded)
    if area is None or not any(LABEL_NAME.match(each.folded) for each in lines[at + 1 : at + 3]):
        return False
    first = next(index for index, each in enumerate(lines) if LABEL_NAME.match(each.folded))
    begins = (_AREA.match(each.folded) for each in lines[max(0, first - 2) : first])
    return any(each is not None and each["area"] == area["area"] for each in begins)


def _pairs(body: str) -> Iterator[str]:
    """The labels of a line and their values; a label that heads no known column is a note."""
    for part in _NEXT.split(body):
        label = _LABEL.match(part)
        if label is None:
            return
        yield f"{label['label'] if column_kind(label['label']) else 'Ghi chú'}:"
        yield part[label.end() :]
