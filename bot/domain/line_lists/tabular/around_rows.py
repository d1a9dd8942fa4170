"""Rows of a table that list nobody: titles, sections, the numbers of columns, and who wrote the list."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.domain.folding import clean, fold_aligned
from bot.domain.line_lists.tabular.columns import COLUMN_NUMBER, column_kind
from bot.domain.line_lists.unlisted import notes

_WROTE = re.compile(
    r"(?:nguoi|can bo|cb|nhan vien|nv)(?: y te)? (?:dieu tra|lap|phong van|truy vet|nhap|tong hop|bao cao|cap nhat)"
    r"(?: phieu| danh sach| bieu| lieu| so lieu)?|dieu tra vien|"
    r"(?:nguoi |can bo |cb )?(?:lap (?:bang|bieu|danh sach|ds|phieu)|(?:phe |ky )?duyet|(?:kiem )?soat|danh may|"
    r"kiem tra)"
)


def names_who_wrote(texts: Sequence[str]) -> bool:
    """Whether a row only says who filled the form: "Cán bộ điều tra:", with his name behind or in the next cell."""
    label, colon, rest = next(filter(None, texts)).partition(":")
    filled = [text for text in texts if text]
    if not colon:
        beside = len(filled) > 1 and column_kind(filled[1]) is None
        return beside and _WROTE.fullmatch(fold_aligned(clean(label))) is not None
    if is_labelled(texts) and len(label) <= 40 and notes.is_signature(fold_aligned(clean(label))):
        return True
    if len(label) > 40 or len(filled) > 4 or len(filled) + bool(rest.strip()) < 2:
        return False
    said = fold_aligned(clean(label))
    wrote = _WROTE.fullmatch(said.strip()) is not None
    return wrote or column_kind(label) == "overseer" or (len(filled) == 1 and notes.is_signature(said))


_SECTION = re.compile(
    r"\W{0,3}(?:(?:danh sach|ds|nhom|cac|doi tuong|truong hop|nguoi|dien|phan)\s){0,3}f\s?[0-3](?!\d)"
)


def is_section(texts: Sequence[str]) -> bool:
    """Whether a row is the title of a section: "II", and beside it "F2 (cách ly tại nhà 14/6 - 28/6)"."""
    if len(texts) - texts.count("") > 2:
        return False
    filled = [text for text in texts if text]
    if len(filled) == 2 and filled[0].endswith(":") and column_kind(filled[0]) not in (None, "name", "index"):
        return True  # "Thôn:", and beside it which one
    if len(filled) == 2 and _ORDER.fullmatch(filled[0]):
        filled = filled[1:]
    return len(filled) == 1 and _SECTION.match(fold_aligned(clean(filled[0]))) is not None


def numbers_columns(texts: Sequence[str]) -> bool:
    """Whether this is the row (1) (2) (3), or A B 1 2, under the headings."""
    filled = [text for text in texts if text]
    return len(filled) >= 3 and all(map(COLUMN_NUMBER.fullmatch, filled)) and len(set(filled)) == len(filled)


def explains_letters(texts: Sequence[str]) -> bool:
    """Whether a row only says what letters stand for, or numbers: "CLTT: cách ly tập trung; CLTN: cách ly tại nhà"."""
    filled = [text for text in texts if text]
    if len(filled) == 1 and len(filled[0]) <= _LONGEST_LEGEND and _NUMBERS.search(fold_aligned(filled[0])):
        return True
    if len(filled) > _FEW or not _LETTERS.match(filled[0]) or len(filled[0]) > _LONGEST_LEGEND:
        return False
    folded = fold_aligned(clean(": ".join(filled) if len(filled) == 2 else filled[0])).strip(" .")
    return all(_stands_for(*part.partition(":")[::2]) for part in re.sub(r"\s?[-=–]\s", ":", folded).split(";"))


_NUMBERS = re.compile(
    r"(?<![a-z])(?:la|theo|lay theo|tinh theo|dung) (?:so thu tu|stt|so tt)"
    r"(?: (?:o|tai|trong|cua|ben|tren) [^,;.]*)?[\s.)]*$"
)
_FEW = 2  # cells
_LONGEST_LEGEND = 200
_LETTERS = re.compile(r"\W*(?:[Gg]hi ch[uú]\s?:\s?)?[A-ZĐ]{2,5}\s?(?:$|[:=–-])")


def _stands_for(letters: str, words: str) -> bool:
    """Whether letters are those that the words begin with."""
    initials = "".join(word[0] for word in re.findall(r"[a-z]+", words))
    code = letters.replace("ghi chu", "").strip(" :")
    return len(code) > 1 and initials.startswith(code)


def is_labelled(texts: Sequence[str]) -> bool:
    """Whether every cell of a row has its own label: "Xã: Thạch Thắng", "Huyện: Thạch Hà"."""
    filled = [text for text in texts if text]
    return len(filled) > 1 and all(0 < text.find(":") < _LONGEST_LABEL for text in filled)


_LONGEST_LABEL = 25


def is_short(texts: Sequence[str]) -> bool:
    """Whether a row under a signature is one more: a few cells, and no number of its own."""
    filled = [text for text in texts if text]
    return len(filled) < 4 and not filled[0].isdecimal()


_COUNT_AT_END = re.compile(
    r"(?:\s*[:\-]?\s*\(?\s?(?:co |gom )?\d{1,3}\s?(?:nguoi|truong hop|ca|doi tuong|th|cong dan|nhan khau|"
    r"f[0-3])\s?\)?[\s.:]*|"
    r"\s*\(\s?\d{1,3}\s?\)[\s.:]*)$"
)


def without_count(text: str) -> str:
    """The title of a section without the number of its people: "DANH SÁCH F2 (7 người)"."""
    folded = fold_aligned(clean(text))
    found = _COUNT_AT_END.search(folded) if len(text) < 80 else None
    if found is None or not found.start() or re.match(r"\W*(?:tong|cong)(?![a-z])", folded):
        return text
    return clean(text)[: found.start()]


_SENTENCE_ENDS = re.compile(r"(?<=[^\d\s.])\.\s+(?=[A-ZĐÀ-Ỹ])|;\s+(?=[Cc]ách ly)")


def told_apart(text: str) -> list[str]:
    """The total, and what is said of everybody behind it: "Tổng: 2 hộ, 5 khẩu. Cách ly y tế tại nhà."."""
    parts = _SENTENCE_ENDS.split(text, maxsplit=1)
    return parts if notes.note_kind(fold_aligned(clean(parts[0]))) == "total" else [text]


_ORDER = re.compile(r"[A-H]\.?|[IVX]{1,5}\.?")


def as_line(texts: Sequence[str], headless: bool) -> str:
    filled = [re.sub(r"\s+", " ", text) for text in texts if text]
    if not headless and 1 < len(filled) < 5 and _ORDER.fullmatch(filled[0]):
        titled = [text for text in filled[1:] if not (text.isdecimal() and len(text) < 4)]
        filled = [f"{filled[0].rstrip('.')}. {' '.join(titled)}"] if titled else filled
    return ("\t" if headless and len(filled) > 3 else " ").join(dict.fromkeys(filled))
