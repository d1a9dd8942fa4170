"""Tables of duties: "STT | Nội dung | Đơn vị thực hiện | Thời gian hoàn thành"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from bot.domain.folding import fold
from bot.domain.notices.conditions import find_condition
from bot.domain.notices.deadlines import find_deadlines
from bot.domain.notices.drafts import one_timing
from bot.domain.notices.items import Item, Marker
from bot.domain.notices.mentions import Calendar
from bot.domain.notices.model import Duty, Timing
from bot.domain.notices.owners import find_parties
from bot.domain.notices.passages import Passage


class Column(StrEnum):
    """What a column holds."""

    TASK = "task"
    OWNER = "owner"
    HELPER = "helper"
    START = "start"
    DUE = "due"


_TITLES = (
    (Column.HELPER, re.compile(r"(?:don vi |co quan |nguoi |bo phan )?(?:phoi hop|ho tro)")),
    (Column.START, re.compile(r"(?:ngay |thoi gian |thoi diem )?(?:bat dau|khoi cong|tu ngay)")),
    (Column.DUE, re.compile(r".*(?:thoi gian|thoi han|han|hoan thanh|tien do|ket thuc|den ngay|ngay nop|thoi diem|"
        r"khi nao|bao gio|xong|ngay thang|deadline)")),
    (Column.OWNER, re.compile(r".*(?:chu tri|don vi|co quan|nguoi|phu trach|trach nhiem|bo phan|can bo|phan cong|"
        r"thuc hien$|dong chi|ai lam|ai chiu)")),
    (Column.TASK, re.compile(r".*(?:noi dung|nhiem vu|cong viec|viec|hang muc|cong tac|hoat dong|san pham)")),
)  # fmt: skip
THIS_MONTH = "trong tháng này"
_NUMBERING = re.compile(r"(?:stt|tt|so tt|so thu tu)$")
_DITTO = re.compile(r"[-\"'\s]*(?:nt|nhu tren|-|\"|''|//)[-\"'\s]*$")


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table of duties; its cells by what they hold."""

    index: int  # of the item
    cells: dict[Column, str]


def header_of(item: Item) -> dict[int, Column] | None:
    """What the columns under this row hold; None if it is not the head of a table of duties."""
    columns: dict[int, Column] = {}
    for position, cell in enumerate(item.cells):
        title = fold(cell)
        if not title or len(title) > 60 or _NUMBERING.match(title):
            continue
        kind = next((kind for kind, pattern in _TITLES if pattern.match(title)), None)
        if kind is not None and kind not in columns.values():
            columns[position] = kind
    held = set(columns.values())
    if Column.TASK not in held and held >= {Column.DUE, Column.OWNER}:  # "Lực lượng | Thời gian | Phụ trách"
        rest = (at for at, cell in enumerate(item.cells) if at not in columns and not _NUMBERING.match(fold(cell)))
        first = next(rest, None)
        if first is not None and first < min(columns):
            columns[first] = Column.TASK
            held.add(Column.TASK)
    return columns if Column.TASK in held and held & {Column.DUE, Column.OWNER} else None


def read_rows(items: Sequence[Item], begin: int) -> tuple[list[Row], int]:
    """The rows of the table whose head is at `begin`, and the index of the first item behind it."""
    columns = header_of(items[begin])
    rows: list[Row] = []
    index = begin + 1
    while columns is not None and index < len(items) and items[index].marker is Marker.ROW:
        cells = {kind: items[index].cells[at] for at, kind in columns.items() if at < len(items[index].cells)}
        if any(re.search(r"[^\s\-:|]", cell) for cell in cells.values()):
            above = rows[-1].cells if rows else {}
            rows.append(Row(index, {kind: _meant(cell, above.get(kind, "")) for kind, cell in cells.items()}))
        index += 1
    return rows, index


def _meant(cell: str, above: str) -> str:
    """A cell, or the one above where it only says so."""
    return above if cell and _DITTO.match(fold(cell)) else cell


def duties_of_table(
    rows: Sequence[Row], items: Sequence[Item], calendar: Calendar, section: str | None
) -> Iterator[Duty]:
    """The duties of a table, a row each."""
    for row in rows:
        task = row.cells.get(Column.TASK, "")
        due = row.cells.get(Column.DUE, "")
        if not re.search(r"\w", task):
            continue
        timing = _timing(row, task, calendar)
        written = find_parties(Passage(task))
        owners = _names(row.cells.get(Column.OWNER, "")) or written.owners
        if not owners and not due and timing == Timing():
            continue
        yield Duty(
            text=f"{task} ({due})" if due else task,
            line=items[row.index].line,
            owners=owners,
            collaborators=_names(row.cells.get(Column.HELPER, "")) or written.collaborators,
            start=timing.start,
            due=timing.due,
            time=timing.time,
            recurring=timing.recurring,
            due_day=timing.due_day,
            condition=find_condition(Passage(f"{task}. {due}")),
            section=section,
        )


def _timing(row: Row, task: str, calendar: Calendar) -> Timing:
    """When a row is due: its column's word, else what the task says."""
    cell = row.cells.get(Column.DUE, "")
    if re.fullmatch(r"(?:ca |trong )thang", fold(cell)):
        cell = THIS_MONTH
    timing, _ = one_timing(find_deadlines(Passage(cell), calendar, column=True))
    if timing is None:
        timing, _ = one_timing(find_deadlines(Passage(task), calendar))
    begin, _ = one_timing(find_deadlines(Passage(row.cells.get(Column.START, "")), calendar, column=True))
    if begin is not None and begin.due is not None:
        return replace(timing, start=begin.start or begin.due) if timing is not None else begin
    return timing or Timing()


def _names(cell: str) -> tuple[str, ...]:
    """The bodies in a cell; the whole cell where they are none that are known."""
    if not re.search(r"\w", cell):
        return ()
    found = find_parties(Passage(f"{cell.strip(' .;,')}:"))
    return found.owners or (cell.strip(),)
