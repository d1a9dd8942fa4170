"""The sheets of a workbook, read by python-calamine; in a process of its own where it might bring ours down.

The library makes room for every cell between the first and the last one of a sheet, and ends its whole process where
there is not so much memory: a stray cell in the last corner, or a damaged .xls, asks for 60 GB and more.
"""

from __future__ import annotations

import io
import pickle
import resource
import subprocess
import sys
from dataclasses import dataclass, field
from datetime import time, timedelta

import python_calamine as calamine

from bot.domain.line_lists.model import Cell

MAX_COLUMNS = 200
MAX_ROWS = 100_000
MEMORY = 2 * 1024**3  # bytes that a process of its own may take
SECONDS = 60
Corner = tuple[int, int]


class DamagedWorkbook(Exception):
    """The library cannot read it."""


class LockedWorkbook(Exception):
    """It has a password."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet that people see, from its first cell on. One that is too wide or too long comes without rows."""

    name: str
    top: int
    left: int
    width: int
    height: int
    rows: list[list[Cell]] = field(default_factory=list)
    merged: list[tuple[Corner, Corner]] = field(default_factory=list)


def sheets(content: bytes) -> list[Sheet]:
    """The sheets that have anything in them; DamagedWorkbook or LockedWorkbook."""
    try:
        with calamine.CalamineWorkbook.from_filelike(io.BytesIO(content)) as workbook:
            found = [_sheet(workbook, about) for about in workbook.sheets_metadata if _is_seen(about)]
    except calamine.PasswordError as error:
        raise LockedWorkbook from error
    except (calamine.CalamineError, OSError, ValueError, OverflowError, MemoryError) as error:
        raise DamagedWorkbook from error
    except BaseException as error:  # a panic inside the library, as a cut .xls brings about, is no Exception
        if type(error).__name__ != "PanicException":
            raise
        raise DamagedWorkbook from error
    return [sheet for sheet in found if sheet is not None]


def sheets_apart(content: bytes) -> list[Sheet]:
    """The same, read by a process that may fail: it has its own bounds of memory and time."""
    command = [sys.executable, "-m", __name__]
    try:
        done = subprocess.run(command, input=content, capture_output=True, timeout=SECONDS, check=False)
    except subprocess.TimeoutExpired as error:
        raise DamagedWorkbook from error
    if done.returncode:
        raise DamagedWorkbook
    found = pickle.loads(done.stdout)
    if found is None:
        raise LockedWorkbook
    return [sheet for sheet in found if isinstance(sheet, Sheet)]


def _is_seen(about: calamine.SheetMetadata) -> bool:
    return about.visible is calamine.SheetVisibleEnum.Visible and about.typ is calamine.SheetTypeEnum.WorkSheet


def _sheet(workbook: calamine.CalamineWorkbook, about: calamine.SheetMetadata) -> Sheet | None:
    sheet = workbook.get_sheet_by_name(about.name)
    if sheet.end is None:
        return None
    top, left = sheet.start or (0, 0)
    if sheet.width > MAX_COLUMNS or sheet.height > MAX_ROWS:
        return Sheet(about.name, top, left, sheet.width, sheet.height)
    rows: list[list[Cell]] = [
        [str(value) if isinstance(value, (time, timedelta)) else value for value in row]  # shown, but never a day
        for row in sheet.to_python(skip_empty_area=True)
    ]
    return Sheet(about.name, top, left, sheet.width, sheet.height, rows, list(sheet.merged_cell_ranges or []))


def main() -> None:
    """Read the workbook on standard input, and write its sheets; none at all where it has a password."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    try:
        found: list[Sheet] | None = sheets(sys.stdin.buffer.read())
    except LockedWorkbook:
        found = None
    except DamagedWorkbook:
        sys.exit(1)
    sys.stdout.buffer.write(pickle.dumps(found))


if __name__ == "__main__":
    from bot import sheets as module  # so that what is written is not of __main__

    module.main()
