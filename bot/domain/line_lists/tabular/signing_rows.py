"""Rows under a table in which people sign: first as what they do so, and below it their names."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.domain.folding import clean, fold_aligned
from bot.domain.hamlets import HamletFinder
from bot.domain.line_lists.model import Cell
from bot.domain.line_lists.naming.plain_names import plain_name
from bot.domain.line_lists.tabular.cells import text_of
from bot.domain.line_lists.tabular.columns import match_header
from bot.domain.line_lists.tabular.level_columns import is_name
from bot.domain.line_lists.unlisted.notes import is_signature

_MOST = 4  # who sign beside one another
_AHEAD = 12  # rows from the words to the names, and those after them that are looked at
_LONGEST = 60  # characters of an office
_FIGURE = re.compile(r"\d")
_NUMBERED = re.compile(r"(?<![a-z])(?:so |to |khu |doi |thon |xom )\d{1,2}(?!\d)(?=\W*(?:$|[a-z]))")
_BEHIND = re.compile(r"[\s,;(\-–]*(?:(?:sđt|sdt|đt|dt|điện thoại)\s?[:.]?\s?)?\d[\d\s.\-]{7,}\)?\s*$", re.IGNORECASE)
_TITLED = re.compile(
    r"(?:\(?\s?(?:đã |da )?k[yý]\)?\s*[:.]?\s+|(?:(?:bs|ys|cn|ths|ts|ds|đd|nhs|đ/c|bác sĩ|bác sỹ|y sĩ|y sỹ|cử nhân|"
    r"điều dưỡng|dược sĩ|nữ hộ sinh|thạc sĩ|ông|bà)(?:\s?ck\s?[i1]{1,2})?(?:\.\s?|:\s?|\s)))+",
    re.IGNORECASE,
)
_SIGNED = re.compile(r"\W*(?:(?:da )?ky|(?:da )?dong dau|ghi ro|ho (?:va )?ten|chu ky)(?![a-z])")
_OFFICE = re.compile(
    r"\W*(?:(?:t/?m|k/?t|t/?l|tuq|q)\.?\s)?(?:(?:q\.|pho|quyen)\s?)?"
    r"(?:truong|hieu truong|hieu pho|giam doc|chu tich|chu nhiem|bi thu|thu truong|doi truong|to truong|tram truong|"
    r"truong thon|thon truong|ke toan|thu ky|giao vien|gvcn|quan doc)(?![a-z])"
)
_HEADS_PEOPLE = re.compile(
    r"\W*(?:[ivx]{1,4}[.)]|[a-h][.)]|f\s?\d|thon (?!truong|doi)|xom (?!truong|doi)|ho|nha (?!truong)|gia dinh|nhom|"
    r"danh sach|ds|cac|khu|to (?!truong|giam sat|covid|cong tac|truy vet)|doi (?!truong|pho)|lop|khoi|benh nhan|ca|"
    r"cach ly|tai|nam|nu|ten|hoc sinh|doi tuong|truong hop|khong|tong|cong (?!an|chuc)|ghi chu|tiep xuc|lien quan|"
    r"nguoi (?:nha|than|di|ve|cach ly|tiep xuc|o|cung|duoc|quen|lon|gia)|(?:bo|me|vo|chong|con|anh|chi|em|chau|ban)"
    r"(?! (?:chi dao|giam hieu|giam doc|quan ly|chi huy|tiep nhan|dieu hanh|nhan dan|cong tac)))(?![a-z])"
)


def signed_to(
    rows: Sequence[Sequence[Cell]], index: int, texts: Sequence[str], finder: HamletFinder, names: int | None
) -> int:
    """The last of the rows in which people sign, that begin at `index` with their offices; -1 where they do not.

    Nobody is listed after them. `names` is the column of those that the table lists.
    """
    said = [text for text in texts if text]
    if not 0 < len(said) <= _MOST or float in map(type, rows[index]):
        return -1
    if all(map(_is_written_in, said)):
        return index
    folded = [fold_aligned(clean(text)) for text in said]
    if any(len(text) > _LONGEST or _HEADS_PEOPLE.match(text) for text in folded):
        return -1
    if any(_FIGURE.search(_NUMBERED.sub("", text)) for text in folded):
        return -1
    if any(plain_name(text) or finder.resolve(text) for text in said):
        return -1
    gap = False
    for at, row in enumerate(rows[index + 1 : index + _AHEAD], index + 1):
        below = {column: text for column, cell in enumerate(row) if (text := text_of(cell))}
        if not below:
            gap = True
        elif len(below) <= _MOST and all(map(_is_signer, below.values())):
            sure = (
                gap
                or len(below) > 1
                or names not in below
                or any(is_signature(text) or _OFFICE.match(text) for text in folded)
            )
            return at if sure and not _lists(rows[at + 1 : at + _AHEAD]) else -1
        elif not all(map(_goes_on, below.values())):
            break
    return index if all(map(_OFFICE.match, folded)) and not _lists(rows[index + 1 : index + _AHEAD]) else -1


def _is_signer(text: str) -> bool:
    """Whether a cell is the name of who signed, with what he is called before it and a phone behind it."""
    name = _TITLED.sub("", _BEHIND.sub("", clean(text)).strip(), count=1)
    return plain_name(name) is not None or (
        not _FIGURE.search(name) and not _OFFICE.match(fold_aligned(name)) and len(name) < 40 and is_name(name)
    )


def _is_written_in(text: str) -> bool:
    """Whether one cell holds both in its lines: "NGƯỜI LẬP", "(Ký)", and the name."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return (
        len(lines) > 1
        and plain_name(_TITLED.sub("", lines[-1], count=1)) is not None
        and (is_signature(fold_aligned(clean(lines[0]))) or _OFFICE.match(fold_aligned(clean(lines[0]))) is not None)
    )


def _goes_on(text: str) -> bool:
    """Whether words between the offices and the names are of them: "(Ký, ghi rõ họ tên)", "CHỦ TỊCH"."""
    folded = fold_aligned(clean(text))
    return not _FIGURE.search(text) and (_SIGNED.match(folded) is not None or _OFFICE.match(folded) is not None)


def _lists(rows: Sequence[Sequence[Cell]]) -> bool:
    """Whether somebody is listed in these rows, before other headings."""
    for at, row in enumerate(rows):
        filled = [text for text in map(text_of, row) if text]
        if at == 0 and filled and all(map(_is_signer, filled)):
            return True  # name under name
        if len(filled) > _MOST or (len(filled) > 1 and filled[0].isdecimal()):
            return match_header([text_of(cell) for cell in row]) is None
    return False
