"""A notice's file (.txt, .docx, .pdf with text) to its text."""

from __future__ import annotations

import io
import logging
import re
import unicodedata
import zipfile
from collections.abc import Sequence
from datetime import date, datetime

from pypdf import PdfReader
from pypdf.errors import LimitReachedError, PyPdfError

from bot import docx
from bot.documents import MAX_BYTES, DocumentProblem, TableDocument, open_document
from bot.domain.errors import UserError
from bot.domain.line_lists.model import Cell
from bot.word_lists import read_list_markers

MAX_PAGES = 200
LEAST_LETTERS = 20
_PDF = b"%PDF"
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"
_LETTER = re.compile(r"[^\W\d_]")


def notice_text(name: str, content: bytes) -> str:
    """The text of a notice, judged by what is in the file; UserError when there is none that can be read."""
    if _PDF in content[:1024]:
        if len(content) > MAX_BYTES:
            raise UserError(DocumentProblem.TOO_LARGE, name=name, limit=MAX_BYTES // 1024 // 1024)
        return _pdf_text(name, content)
    opened = open_document(name, content)
    if content.startswith(b"PK") and (text := _word_text(content)) is not None:
        return text
    if isinstance(opened, TableDocument):
        return "\n".join(_row(row) for table in opened.tables for row in table.rows)
    return opened.text


def is_notice_file(content: bytes) -> bool:
    """Whether a file is of a kind in which notices come: PDF, Word or plain text."""
    if content.startswith(b"PK"):
        try:
            with zipfile.ZipFile(io.BytesIO(content)) as package:
                return "word/document.xml" in package.namelist()
        except zipfile.BadZipFile:
            return False
    return _PDF in content[:1024] or (not content.startswith(_OLD_OFFICE) and b"\0" not in content[:1024])


def _word_text(content: bytes) -> str | None:
    """A Word document with the markers of its lists; None for another package. It has been opened once already."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        if "word/document.xml" not in package.namelist():
            return None
        blocks = docx.read(package, before=read_list_markers(package).before)
    lines = (block if isinstance(block, str) else "\n".join(_row(row) for row in block.rows) for block in blocks)
    return "\n".join(lines)


def _row(cells: Sequence[Cell]) -> str:
    """A row between bars, as a person would paste it; a paragraph as it is."""
    written = [_written(cell) for cell in cells]
    return " | ".join(part.replace("\n", " ") for part in written) if len(written) > 1 else "".join(written)


def _written(cell: Cell) -> str:
    if isinstance(cell, datetime | date):
        return f"{cell:%d/%m/%Y}"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return "" if cell is None else str(cell)


def _pdf_text(name: str, content: bytes) -> str:
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # it logs pieces of the file that it finds odd
    try:
        reader = PdfReader(io.BytesIO(content))
        if reader.is_encrypted and not reader.decrypt(""):
            raise UserError(DocumentProblem.PASSWORD, name=name)
        if len(reader.pages) > MAX_PAGES:
            raise UserError("notice_too_long", name=name, limit=MAX_PAGES)
        text = "\n".join(page.extract_text() for page in reader.pages)
    except LimitReachedError as error:
        raise UserError(DocumentProblem.ZIP_BOMB, name=name, limit=MAX_BYTES // 1024 // 1024) from error
    except UserError:
        raise
    except (
        PyPdfError, OSError, ValueError, KeyError, IndexError, TypeError, AttributeError, NotImplementedError,
        RecursionError, AssertionError, OverflowError,
    ) as error:  # what pypdf raises on files that break the format's rules  # fmt: skip
        raise UserError(DocumentProblem.DAMAGED, name=name) from error
    if len(_LETTER.findall(text)) < LEAST_LETTERS:
        raise UserError("notice_scanned", name=name)
    return unicodedata.normalize("NFC", text)
