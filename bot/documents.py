"""An uploaded file, judged by what is in it and not by its name, to text or tables."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
import zipfile
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from bot import docx, sheets
from bot.domain.errors import UserError
from bot.domain.line_lists.model import Cell, Table
from bot.sheets import MAX_COLUMNS, MAX_ROWS

MAX_BYTES = 20 * 1024 * 1024
MAX_UNPACKED = 200 * 1024 * 1024
MAX_MEMBERS = 5000
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_WORKBOOK_STREAM = ("Workbook".encode("utf-16-le"), "Book".encode("utf-16-le"))
_BINARY = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_OTHER_KINDS = (
    b"MZ",
    b"\x7fELF",
    b"%PDF",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"Rar!",
    b"7z\xbc\xaf",
    b"{\\rtf",
    b"RIFF",
    b"BM",
)


class DocumentProblem(StrEnum):
    """Why a file cannot be used; `bot/texts` has the words. Values: `name`, and `limit` where there is one."""

    EMPTY = "file_empty"
    DAMAGED = "file_damaged"
    PASSWORD = "file_password"
    WRONG_KIND = "file_wrong_kind"
    PICTURE = "file_picture"
    TOO_LARGE = "file_too_large"
    ZIP_BOMB = "file_zip_bomb"
    TOO_WIDE = "file_too_wide"
    TOO_LONG = "file_too_long"
    NO_ROWS = "file_no_rows"


@dataclass(frozen=True, slots=True)
class TextDocument:
    """A file of running text."""

    text: str


@dataclass(frozen=True, slots=True)
class TableDocument:
    """A workbook, a file of values between commas, or a document that has tables."""

    tables: tuple[Table, ...]


Opened = TextDocument | TableDocument


def open_document(name: str, content: bytes) -> Opened:
    """Open .xlsx, .xlsm (macros are ignored), .xls, .ods, .docx, .csv or .txt; UserError for anything else."""
    if not content.strip():
        raise _problem(DocumentProblem.EMPTY, name)
    if len(content) > MAX_BYTES:
        raise _problem(DocumentProblem.TOO_LARGE, name, limit=MAX_BYTES // 1024 // 1024)
    if content.startswith(b"PK"):
        return _packed(name, content)
    if content.startswith(_OLE):
        if _ENCRYPTED in content:
            raise _problem(DocumentProblem.PASSWORD, name)
        if not any(stream in content for stream in _WORKBOOK_STREAM):
            raise _problem(DocumentProblem.WRONG_KIND, name)
        return _workbook(name, content)
    if content.startswith(_OTHER_KINDS):
        picture = content.startswith((b"\x89PNG", b"\xff\xd8\xff", b"GIF8"))
        raise _problem(DocumentProblem.PICTURE if picture else DocumentProblem.WRONG_KIND, name)
    return _text(name, content)


def _problem(problem: DocumentProblem, name: str, **values: object) -> UserError:
    return UserError(problem, name=name, **values)


def _packed(name: str, content: bytes) -> Opened:
    """A zip: a workbook or a Word document, once its size and its sums have been checked."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            members = package.infolist()
            if len(members) > MAX_MEMBERS or sum(member.file_size for member in members) > MAX_UNPACKED:
                raise _problem(DocumentProblem.ZIP_BOMB, name, limit=MAX_UNPACKED // 1024 // 1024)
            if any(member.flag_bits & 1 for member in members):
                raise _problem(DocumentProblem.PASSWORD, name)
            names = {member.filename for member in members}
            if "xl/workbook.bin" not in names and not names & {"word/document.xml", "xl/workbook.xml", "content.xml"}:
                raise _problem(DocumentProblem.WRONG_KIND, name)
            looked = {member.filename: _look_through(package, member) for member in members}
            with_errors = [filename for filename, seen in looked.items() if seen.failed]
            if "word/document.xml" in names:
                return _word(name, package)
            failed = _failed_formulas(package, with_errors) if "xl/workbook.xml" in names else {}
    except (
        zipfile.BadZipFile,
        zlib.error,
        NotImplementedError,
        EOFError,
        OSError,
        RuntimeError,
        ValueError,
        KeyError,
    ) as error:
        raise _problem(DocumentProblem.DAMAGED, name) from error
    far = any(seen.far for seen in looked.values())
    return _workbook(name, content, failed, apart=far or "xl/workbook.xml" not in names, far=far)


def _word(name: str, package: zipfile.ZipFile) -> Opened:
    try:
        blocks = docx.read(package)
    except docx.DamagedDocument as error:
        raise _problem(DocumentProblem.DAMAGED, name) from error
    if not blocks:
        raise _problem(DocumentProblem.NO_ROWS, name)
    if any(isinstance(block, docx.Grid) for block in blocks):
        rows = tuple(row for block in blocks for row in (block.rows if isinstance(block, docx.Grid) else ((block,),)))
        return TableDocument((_table(name, "", rows),))
    return TextDocument("\n".join(block for block in blocks if isinstance(block, str)))


def _workbook(
    name: str,
    content: bytes,
    failed: dict[str, dict[tuple[int, int], str]] | None = None,
    *,
    apart: bool = True,
    far: bool = False,
) -> TableDocument:
    """The tables of a workbook. `apart`: the library is not trusted with it in this process; `far`: for a far cell."""
    try:
        found = sheets.sheets_apart(content) if apart else sheets.sheets(content)
    except sheets.LockedWorkbook as error:
        raise _problem(DocumentProblem.PASSWORD, name) from error
    except sheets.DamagedWorkbook as error:
        if far:  # what lies between it and the others may be more than there is room for
            raise _problem(DocumentProblem.TOO_WIDE, name, limit=MAX_COLUMNS) from error
        raise _problem(DocumentProblem.DAMAGED, name) from error
    if not found:
        raise _problem(DocumentProblem.NO_ROWS, name)
    return TableDocument(tuple(_sheet(name, sheet, (failed or {}).get(sheet.name, {})) for sheet in found))


def _sheet(name: str, sheet: sheets.Sheet, failed: dict[tuple[int, int], str]) -> Table:
    if sheet.width > MAX_COLUMNS:
        raise _problem(DocumentProblem.TOO_WIDE, name, limit=MAX_COLUMNS)
    if sheet.height > MAX_ROWS:
        raise _problem(DocumentProblem.TOO_LONG, name, limit=MAX_ROWS)
    rows, top, left = sheet.rows, sheet.top, sheet.left
    for (row, column), error in failed.items():
        if 0 <= row - top < len(rows) and 0 <= column - left < len(rows[row - top]):
            rows[row - top][column - left] = error
    _fill_merged(rows, sheet.merged, top, left)
    return _table(name, sheet.name, tuple(tuple(row) for row in rows), first_row=top + 1)


def _fill_merged(
    rows: list[list[Cell]], merged: Iterable[tuple[tuple[int, int], tuple[int, int]]], top: int, left: int
) -> None:
    """A cell merged downwards says the same of each row beside it; one merged sideways is a title and stays one "
    "cell."""
    for (first, column), (last, last_column) in merged:
        column, last_column = column - left, last_column - left
        if column != last_column or not 0 <= first - top < len(rows) or not 0 <= column < len(rows[first - top]):
            continue
        for row in range(first - top + 1, min(last - top + 1, len(rows))):
            rows[row][column] = rows[first - top][column]


def _table(name: str, sheet: str, rows: tuple[tuple[Cell, ...], ...], first_row: int = 1) -> Table:
    if any(len(row) > MAX_COLUMNS for row in rows):
        raise _problem(DocumentProblem.TOO_WIDE, name, limit=MAX_COLUMNS)
    return Table(sheet, rows, first_row)


_ERROR_CELL = re.compile(
    rb'<c\s[^>]*?r="([A-Z]{1,3})(\d{1,7})"[^>]*?\st="e"[^>]*>(?:(?!</c>).){0,2000}?<v>(#[^<]{1,20})</v>', re.DOTALL
)
_SHEET = re.compile(r'<(?:\w+:)?sheet\s[^>]*?name="([^"]*)"[^>]*?r:id="([^"]*)"')
_RELATION = re.compile(r"<Relationship\s[^>]*>")


@dataclass(frozen=True, slots=True)
class Seen:
    """What a member of a workbook shows without being read: a cell with an error, a cell far from the others."""

    failed: bool
    far: bool


_FAR = re.compile(rb'r="(?:[A-Z]{3}|[A-Z]{0,2}\d{6})')


def _look_through(package: zipfile.ZipFile, member: zipfile.ZipInfo) -> Seen:
    """Read a member to its end, never past the size that it states, and check its sum; look at it if it is a sheet."""
    sheet = member.filename.startswith("xl/worksheets/") and member.filename.endswith(".xml")
    failed, far, before = False, False, b""
    with package.open(member) as stream:
        while piece := stream.read(1 << 20):
            if sheet:
                window = before + piece
                failed = failed or b't="e"' in window
                far = far or _FAR.search(window) is not None
                before = piece[-12:]
    return Seen(failed, far)


def _failed_formulas(package: zipfile.ZipFile, with_errors: Sequence[str]) -> dict[str, dict[tuple[int, int], str]]:
    """Where sheets hold #REF! and the like, which python-calamine reads as empty: sheet -> (row, column) -> text."""
    names = set(package.namelist())
    if not with_errors or "xl/_rels/workbook.xml.rels" not in names:
        return {}
    targets = {}
    for relation in _RELATION.findall(package.read("xl/_rels/workbook.xml.rels").decode("utf-8", "replace")):
        found = dict(re.findall(r'(\w+)="([^"]*)"', relation))
        targets[found.get("Id", "")] = "xl/" + found.get("Target", "").removeprefix("/xl/")
    failed = {}
    for sheet, relation in _SHEET.findall(package.read("xl/workbook.xml").decode("utf-8", "replace")):
        if targets.get(relation) in with_errors:
            failed[sheet] = {
                (int(row) - 1, _column(letters)): error.decode("ascii", "replace")
                for letters, row, error in _ERROR_CELL.findall(package.read(targets[relation]))
            }
    return failed


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number - 1


def _text(name: str, content: bytes) -> Opened:
    """Text or values between separators, in UTF-8, UTF-16 or Windows-1258."""
    text = _decoded(content)
    if text is None:
        raise _problem(DocumentProblem.WRONG_KIND, name)
    if not text.strip():
        raise _problem(DocumentProblem.EMPTY, name)
    if name.lower().endswith((".csv", ".tsv")):
        rows = _csv_rows(text)
        if rows is not None:
            return TableDocument((_table(name, "", rows),))
    return TextDocument(text)


def _decoded(content: bytes) -> str | None:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", "replace")
    for encoding, odd in (("utf-16-le", content[1:200:2]), ("utf-16-be", content[0:200:2])):
        if len(odd) > 3 and odd.count(0) > len(odd) / 2:
            return content.decode(encoding, "replace")
    if _BINARY.search(content):
        return None
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return unicodedata.normalize("NFC", content.decode("cp1258", "replace"))


def _csv_rows(text: str) -> tuple[tuple[Cell, ...], ...] | None:
    """The rows, by the separator that most lines agree on; None for text that has none."""
    head = [line for line in text.splitlines()[:50] if line.strip()]
    counts = {mark: sum(1 for line in head if line.count(mark) >= 2) for mark in ("\t", ";", ",")}
    separator = max(counts, key=lambda mark: counts[mark])
    if counts[separator] < 1:
        return None
    try:
        rows = tuple(tuple(row) for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator))
    except csv.Error:
        return None
    return rows
