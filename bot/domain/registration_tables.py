"""Registrations in a table: the columns by their headings, in any order and wording, and a household to a row."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from bot.domain.errors import UserError
from bot.domain.folding import clean, fold
from bot.domain.line_lists.model import Cell, Table
from bot.domain.phones import normalise
from bot.domain.programmes import Plan
from bot.domain.registrations import MOST, Line, Reading, Unclear, check_option, option_in, read_name, read_registration

HEAD_WITHIN = 15  # rows in which the headings are looked for
_COLUMNS = (
    ("ticked", re.compile(r"(?:phuong an|p\.?\s?a\.?|pa)\s*(?:so\s*)?(\d)\b.*")),
    ("option", re.compile(r"(?:phuong an|p\.?\s?a\.?|hinh thuc|lua chon|loai|cach lam).*")),
    ("phone", re.compile(r".*(?:sdt|dien thoai|so dt|so may|di dong|lien he).*|dt|phone")),
    ("index", re.compile(r"(?:stt|tt|so tt|so thu tu|no|#)\.?")),
    ("name", re.compile(r".*(?:chu ho|ho va ten|ho ten|ho, ten|ten ho|ten dai ly|ten|nguoi).*|ho")),
    ("note", re.compile(r".*(?:ghi chu|dia chi|xom|to|noi dung|ghi chep).*")),
)
_TOTAL = re.compile(r"(?:tong|cong|tong cong|tong so|nguoi lap|lap bieu|truong thon|xac nhan)\b")
_TICKS = frozenset(("x", "v", "1", "co", "✓", "✔", "✗"))


def read_tables(tables: Iterable[Table], plan: Plan) -> Reading:
    """Every household of these tables; rows that name nobody are told. UserError: an option that is none."""
    lines: list[Line] = []
    unclear: list[Unclear] = []
    for table in tables:
        found = _read_table(table, plan)
        lines += found.lines
        unclear += found.unclear
    if len(lines) > MOST:
        raise UserError("registration_too_many", most=MOST)
    return Reading(tuple(lines), tuple(unclear))


def pasted_table(text: str) -> Table | None:
    """A text that was copied out of a workbook: most of its lines have tabs."""
    rows = [tuple(line.split("\t")) for line in clean(text).splitlines() if line.strip()]
    tabbed = sum(1 for row in rows if len(row) > 1)
    return Table("", tuple(rows)) if tabbed and tabbed * 2 >= len(rows) else None


def _read_table(table: Table, plan: Plan) -> Reading:
    head = next(
        ((at, kinds) for at, row in enumerate(table.rows[:HEAD_WITHIN]) if (kinds := _headings(row)) is not None), None
    )
    if head is None:
        return _without_headings(table, plan)
    start, kinds = head
    lines: list[Line] = []
    unclear: list[Unclear] = []
    for at, row in enumerate(table.rows[start + 1 :], table.first_row + start + 1):
        texts = [_text(cell) for cell in row]
        if not any(texts) or _is_footer(texts):
            continue
        found = _row(texts, kinds, plan, at)
        if found is not None:
            lines.append(found)
        elif any(len(text) > 1 and not text.isdigit() for text in texts):
            unclear.append(Unclear(at, " | ".join(text for text in texts if text)))
    return Reading(tuple(lines), tuple(unclear))


def _headings(row: Sequence[Cell]) -> list[str] | None:
    """What each column holds; None where the row heads nothing: it has no column of names beside another."""
    kinds = [_kind(_text(cell)) for cell in row]
    return kinds if "name" in kinds and sum(1 for kind in kinds if kind) >= 2 else None


def _kind(heading: str) -> str:
    folded = fold(heading).strip(" .:*")
    if not folded or len(folded) > 60:
        return ""
    for kind, pattern in _COLUMNS:
        found = pattern.fullmatch(folded)
        if found is not None:
            return f"ticked_{found[1]}" if kind == "ticked" else kind
    return ""


def _text(cell: Cell) -> str:
    """A cell as people read it: a number without its ".0"."""
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return clean(str(cell)).strip()


def _is_footer(texts: Sequence[str]) -> bool:
    first = next((text for text in texts if text and not text.isdigit()), "")
    return _TOTAL.match(fold(first)) is not None and read_name(first) != first


def _row(texts: Sequence[str], kinds: Sequence[str], plan: Plan, at: int) -> Line | None:
    cells = {kind: text for kind, text in zip(kinds, texts, strict=False) if text and not kind.startswith("ticked")}
    name = read_name(cells.get("name", ""))
    if name is None:
        return None
    return Line(
        name=name,
        option=_option(texts, kinds, cells.get("option", ""), plan),
        phone=normalise(cells["phone"]) if "phone" in cells else None,
        note=cells.get("note"),
        line=at,
    )


def _option(texts: Sequence[str], kinds: Sequence[str], said: str, plan: Plan) -> int | None:
    ticked = [
        int(kind.removeprefix("ticked_"))
        for kind, text in zip(kinds, texts, strict=False)
        if kind.startswith("ticked_") and fold(text) in _TICKS
    ]
    if len(ticked) == 1:
        check_option(ticked[0], plan)
        return ticked[0]
    if said.isdigit():
        check_option(int(said), plan)
        return int(said)
    return option_in(said, plan)[0] if said else None


def _without_headings(table: Table, plan: Plan) -> Reading:
    """Each row as a line that somebody typed."""
    lines: list[Line] = []
    unclear: list[Unclear] = []
    for at, row in enumerate(table.rows, table.first_row):
        texts = [text for cell in row if (text := _text(cell))]
        if texts and texts[0].isdigit():
            texts = texts[1:]
        if not texts or _is_footer(texts):
            continue
        found = read_registration(", ".join(texts), plan)
        lines += [replace(one, line=at) for one in found.lines if one.name is not None]
        unclear += [replace(one, line=at) for one in found.unclear]
    return Reading(tuple(lines), tuple(unclear))
