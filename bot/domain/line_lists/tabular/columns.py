"""What the columns of a table hold, from headings in any wording and order, in one row or two."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from bot.domain.folding import clean, fold_aligned
from bot.domain.line_lists.naming.plain_names import plain_name
from bot.domain.line_lists.tabular.heading_words import kind_of
from bot.domain.line_lists.tabular.other_people import kind_under, others_under

_WEAK = frozenset(("name", "job", "note", "relation", "others_phone", "head_phone", "carer", "other", "household"))


_IN_BRACKETS = re.compile(r"\s?\((?!nam\)|nu\)|f\d)[^)]*\)?")
_VAGUE = frozenset(("place", "note", "level"))
_TOLD_IN_BRACKETS = frozenset(("period", "source", "contact", "case_code"))


_JOINED = re.compile(r"_|(?<=[a-z])(?=[A-Z][a-z])")
"""Where the words of an exported heading are joined: "Ngay_tiep_xuc", "NgayTiepXuc"."""


def spaced(words: str) -> str:
    """Words that were joined because no space could stand between them."""
    return _JOINED.sub(" ", words) if " " not in words else words


@lru_cache(maxsize=1 << 12)
def column_kind(heading: str) -> str | None:
    """What a column with this heading holds; None for words that head no column known here."""
    words = spaced(clean(heading))
    folded = re.sub(r"\s+", " ", fold_aligned(words)).strip(" .:*-()")
    if not folded or len(folded) > 90:
        return None
    bare = _IN_BRACKETS.sub("", folded).strip()
    bare = _VERSION.sub("", bare) if kind_of(bare) is None else bare
    kind = _of_several(bare or folded) or kind_of(bare or folded)
    if bare and bare != folded and (kind is None or (kind in _VAGUE and "ghi chu" not in bare)):
        inside = kind_of(" ".join(_IN_BRACKETS.findall(folded)).strip(" ()"))
        kind = inside if inside in _TOLD_IN_BRACKETS or kind is None else kind
    if bare != folded and kind == "phone":
        kind = kind_of(_WORDS_APART.sub(" ", folded).strip())  # "Điện thoại (phụ huynh)"
    if kind in ("man", "family", "start"):  # where only the accents tell: "Năm", "Hộ", and "Phật tử"
        letters = clean(heading).lower()
        if kind == "start":
            return None if letters.endswith("tử") else kind
        return {"man": "birth", "family": "household"}[kind] if "ă" in letters or "ộ" in letters else kind
    return kind


_WORDS_APART = re.compile(r"[^a-z0-9/]+")
_VERSION = re.compile(r"(?<=[a-z]) (?:cu|moi|dung|sai|hien tai|hien nay|chinh xac)$")
_OLD = re.compile(
    r"(?<![a-z])(?:cu|sai|nham|ban dau|truoc|truoc day|truoc do|da ghi|hom qua|lan truoc|truoc la|cu la|von la)\)?$"
)


def is_old(heading: str) -> bool:
    """Whether a column holds what was said before and is no longer right: "Năm sinh cũ"."""
    return _OLD.search(fold_aligned(clean(heading)).strip()) is not None


_PARTS = re.compile(r"\s?[,;+&]\s?|\s?/\s?|\s[-–]\s| va (?!(?:ten|chu dem|dem)(?![a-z]))")


def _of_several(folded: str) -> str | None:
    """What a column holds by the first of several words: "Họ tên, năm sinh, SĐT", "Cán bộ theo dõi, SĐT"."""
    parts = _PARTS.split(folded)
    if not 1 < len(parts) < 7:
        return None
    others = [kind_of(part) for part in parts[1:]]
    if not all(others) or _A_NAME.fullmatch(parts[0]):
        return "name" if all(others) else None
    kind = kind_of(parts[0])
    return kind if kind in _OTHERS and "name" not in others else None


_OTHERS = frozenset(("overseer", "carer", "household"))
_A_NAME = re.compile(r"(?:ho (?:va )?)?ten(?: doi tuong| cong dan)?")
COLUMN_NUMBER = re.compile(r"\(?(?:\d{1,2}|[A-Z])\)?")
_DATA = re.compile(r"\d{4}|\d/\d")
_LONG_FIGURE = re.compile(r"\d{7}")  # as in a phone, that no heading has
_FIGURE = re.compile(r"\d")
_NO_FIGURE = re.compile(
    r"(?:[fF]\s?|COVID[- ]?|[lL]ần (?:thứ )?|[mM]ũi |[lLTN])\d{1,2}(?!\d)|\(\d+\)|24h", re.IGNORECASE
)
_ASIDE = re.compile(r"\((?![^)]*\d{5})[^)]*\)|(?:BN|bn)\s?\d{3,6}(?!\d)")
_OF_DAY = re.compile(r"(?P<what>.{1,30}?)[\s(,]*(?:ngày |ngay )?\d{1,2}[/.]\d{1,2}(?:[/.]\d{2,4})?\)?")


def _heads_day(cell: str) -> bool:
    """Whether a heading tells the day of what stands under it: "Phân loại ngày 13/6"."""
    found = _OF_DAY.fullmatch(cell.strip())
    return found is not None and column_kind(found["what"]) in ("level", "place", "test", "note")


_DAY = re.compile(
    r"(?:(?:[Ss]áng|[Tt]rưa|[Cc]hiều|[Tt]ối|[Nn]gày) ){0,2}\d{1,2}/\d{1,2}(?:/\d{2,4})?"
)  # over the temperatures of each day


def match_header(cells: Sequence[str]) -> tuple[str, ...] | None:
    """The kinds of the columns, if this row heads a table of people: a name column and another one, no data."""
    dated = [
        cell for cell in cells if _DATA.search(cell) and _DATA.search(_ASIDE.sub("", cell)) and not _heads_day(cell)
    ]
    if dated and not all(map(_DAY.fullmatch, dated)):
        return None
    kinds = [column_kind(cell) if len(cell) <= 90 else None for cell in cells]
    if dated and sum(kind is not None for kind in kinds) < 4:
        return None
    if "name" not in kinds:
        kinds = _named_by_level(cells, kinds)
    known = [kind for kind in kinds if kind]
    filled = sum(1 for cell in cells if cell.strip()) - len(dated)
    if "name" not in known or not set(known) - _WEAK or len(known) < filled / 2:
        return None
    if any(kind is None and _is_whole_name(cell) for cell, kind in zip(cells, kinds, strict=True)):
        return None
    names = [at for at, kind in enumerate(kinds) if kind == "name"]
    named = next((at for at in names if not is_old(cells[at])), names[0])
    kinds = ["" if kind == "name" and at != named else kind for at, kind in enumerate(kinds)]
    return _with_days(cells, tuple(kind or "" for kind in kinds))


def _is_whole_name(cell: str) -> bool:
    """Whether somebody's name stands in a cell: "Lê Văn Tám" beside "người nhà F1" heads no column."""
    return cell.count(" ") >= 2 and len(cell) <= 30 and plain_name(cell) is not None


def match_nameless(cells: Sequence[str]) -> tuple[str, ...] | None:
    """The kinds of the columns, if this row heads a table in which no heading says where the names are."""
    filled = [cell for cell in cells if cell.strip()]
    if len(filled) < 3 or any(_FIGURE.search(_NO_FIGURE.sub("", cell)) for cell in filled):
        return None
    kinds = tuple(column_kind(cell) or "" if len(cell) <= 90 else "" for cell in cells)
    known = [kind for kind in kinds if kind]
    if len(known) < max(3, len(filled) / 2) or len(set(known) - _WEAK - {"index"}) < 2:
        return None
    return _with_days(cells, kinds)


def _named_by_level(cells: Sequence[str], kinds: Sequence[str | None]) -> list[str | None]:
    """The kinds, where the only names are headed "Họ tên F2": of several such columns the one of the last level."""
    heads = [_LEVELLED.fullmatch(fold_aligned(clean(cell)).strip()) for cell in cells]
    levelled = {at: head["n"] for at, head in enumerate(heads) if head is not None}
    if levelled:  # whoever is of the level before is a source
        people = max(levelled, key=lambda at: (levelled[at], -at))
        upstream = min((at for at in levelled if at < people), default=people)
        return [
            "name"
            if at == people
            else "source"
            if at in levelled
            else _OF_UPSTREAM.get(kind or "", kind)
            if upstream < at < people
            else kind
            for at, kind in enumerate(kinds)
        ]
    for at, cell in enumerate(cells):
        if re.match(r"(?:ho (?:va |, ?)?ten|ten) (?:nguoi|nhung nguoi|cac)", fold_aligned(clean(cell)).strip()):
            return ["name" if each == at else kind for each, kind in enumerate(kinds)]
    return list(kinds)


_OF_UPSTREAM = {
    **dict.fromkeys(("birth", "age", "sex", "hamlet", "address", "job", "identity"), "other"),
    "phone": "others_phone",
}
"""What stands between the names of a level and those of the next is told of the first."""
_LEVELLED = re.compile(r"(?:ho (?:va )?ten|ten)(?: cac| nguoi| doi tuong)? f\s?(?P<n>[0-3])")
_COUNTS = re.compile(r"(?:tong |so |so luong |sl )*(?:f\s?[0-3]|nguoi|ho|ca|truong hop|khau|f0|luong)(?: .*)?")


_TWO_DIGITS = re.compile(r"\d\d")


def heads_counts(cells: Sequence[str]) -> bool:
    """Whether a row heads a table that counts by hamlet: "Tên thôn | Số F1 | Số F2"."""
    if any(map(_TWO_DIGITS.search, cells)):
        return False  # as nearly every row of people has
    return len(counted_in(cells)) >= 2 and any(column_kind(cell) == "hamlet" for cell in cells if cell.strip())


def counted_in(cells: Sequence[str]) -> list[int]:
    """Which headings are of numbers of people: "Số F1", "Số ca", "F2"."""
    return [
        at
        for at, cell in enumerate(cells)
        if cell.strip() and len(cell) <= 40 and _COUNTS.fullmatch(fold_aligned(clean(cell)).strip())
    ]


_ONLY_DAY = re.compile(r"(?:vao )?(?:ngay|hom|khi|luc|bua|thoi gian|thoi diem|tg|bao gio)(?: thang| nao| may)?")
_OF_MEETING = re.compile(
    r"(?<![a-z])(?:tiep xuc|gap|hoat dong|tinh huong|su kien|hoan canh|yeu to|dich te|cong viec chung|viec lam chung|"
    r"noi gap|dip)(?![a-z])"
)
_DAY_OF = {"source": "contact", "contact": "contact", "place": "start", "test": "tested", "tested": "tested"}


def _with_days(cells: Sequence[str], kinds: tuple[str, ...]) -> tuple[str, ...]:
    """The kinds, where a column headed only "Ngày" gives the day of the column before it."""
    found = list(kinds)
    for at in range(1, len(kinds)):
        if not kinds[at] and _ONLY_DAY.fullmatch(fold_aligned(clean(cells[at])).strip(" .:?")):
            day = _DAY_OF.get(kinds[at - 1], "")
            if not day and _OF_MEETING.search(fold_aligned(clean(cells[at - 1]))):
                day = "meeting"
            found[at] = day if day not in kinds else ""
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Block:
    """How many rows of headings stand under the first, and what the columns hold by all of them."""

    rows: int
    kinds: tuple[str, ...] | None


def join_rows(first: Sequence[str], under: Sequence[Sequence[str]]) -> Block:
    """The headings in several rows: "Cách ly" over "Thời gian" over "Từ" and "Đến"."""
    block, above = Block(0, None), first
    for row in under:
        joined = join_headers(above, row)
        if joined is None:
            break
        width = len(joined)
        before = (*(block.kinds or ()), *[""] * width)[:width]
        low = [*row, *[""] * width][:width]
        kinds = tuple(old if old and not text else new for old, new, text in zip(before, joined, low, strict=True))
        block = Block(block.rows + 1, kinds)
        above = [text or over for text, over in zip(low, [*above, *[""] * width], strict=False)]
    return block


def join_headers(upper: Sequence[str], lower: Sequence[str]) -> tuple[str, ...] | None:
    """The kinds of the columns under two rows of headings; None if the second row is no heading.

    An upper heading without neighbours stands over the columns beneath it up to the next one.
    """
    width = max(len(upper), len(lower))
    top = [*upper, *[""] * (width - len(upper))]
    low = [*lower, *[""] * (width - len(lower))]
    filled = [at for at in range(width) if low[at].strip()]
    if not filled or any(re.search(r"\d{4}|\d/\d", low[at]) for at in filled):
        return None
    if len(filled) == 1 and (top[filled[0]].strip() or (sum(1 for cell in top if cell.strip()) > 2 and filled[0] == 0)):
        return None  # a section, not a heading
    sub = [at for at in filled if not (top[at].strip() and low[at] == top[at])]
    if not sub:
        return tuple(column_kind(cell) or "" for cell in top)
    known = {at for at in sub if _is_subheading(low[at])}
    known |= _under_hamlet(top, low)
    unknown = [low[at] for at in sub if at not in known]
    if len(unknown) > len(sub) / 3 or any(len(cell) > 40 or plain_name(cell) for cell in unknown):
        return None
    kinds = []
    over = ""
    others = others_under(top, low, column_kind)
    for at in range(width):
        over = top[at] if top[at].strip() else (over if low[at].strip() else "")
        own = kind_under(others[at], column_kind(low[at])) if at in others and at in sub else None
        kinds.append(own or _joined_kind(over, low[at] if at in sub else "", top[at]))
    return tuple(kinds)


def _under_hamlet(top: Sequence[str], low: Sequence[str]) -> set[int]:
    """The columns under one heading "Thôn", where several words stand under it: the hamlets themselves."""
    for at, text in enumerate(top):
        if text.strip() and column_kind(text) == "hamlet":
            end = next((after for after in range(at + 1, len(top)) if top[after].strip()), len(top))
            filled = {each for each in range(at, end) if low[each].strip()}
            return filled if len(filled) > 1 else set()
    return set()


def _is_subheading(cell: str) -> bool:
    return (
        column_kind(cell) is not None
        or re.fullmatch(r"(?:ngay|lan \d|l\d|so|dia diem|hinh thuc|ten|ma).{0,20}", fold_aligned(clean(cell)).strip())
        is not None
    )


def _joined_kind(over: str, low: str, own: str) -> str:
    if not low.strip():
        return column_kind(own) or ""
    low_kind, over_kind = column_kind(low), column_kind(over)
    if over_kind == "birth" and low_kind is None:
        return "other"  # "Ngày" and "Tháng" beside "Năm"
    if over_kind in ("place", "period") and fold_aligned(clean(low)).strip(" .") in ("tt", "tn"):
        return column_kind("cl " + low) or ""
    if low_kind in ("man", "woman") and over_kind in ("birth", "age"):
        return "birth_" + low_kind if over_kind == "birth" else low_kind
    if over_kind == "test" or low_kind == "test":
        return "tested" if "ngay" in fold_aligned(clean(low)) else "test"
    if low_kind is None:
        return column_kind(f"{over} {low}") or ""
    if over_kind == "address" and low_kind in ("hamlet", "address"):
        return low_kind
    if over_kind == "contact" and low_kind in ("start", None):
        return "contact"
    return low_kind


LONGEST_LOOSE = 8  # words more than one in a heading between commas
SEPARATORS = ("\t", "|", ";", "  ", ",", " - ", "/")


def pasted_header(plain: str) -> tuple[str, list[str], tuple[str, ...]] | None:
    """The separator, the cells and the kinds of a line that heads a pasted table; None for any other line."""
    if len(plain) > 600 or _LONG_FIGURE.search(plain) is not None:
        return None
    for separator in SEPARATORS:
        cells = split_cells(plain, separator)
        if len(cells) >= 3:
            kinds = match_header(cells)
            loose = separator not in ("\t", "|", ";")
            if loose and any(cell.count(" ") > LONGEST_LOOSE for cell in cells):
                continue  # a sentence
            known = {kind for kind in kinds or () if kind}
            if kinds is not None and len(known) >= 3 and not (loose and (len(plain) > 200 or kinds.count("") > 1)):
                return separator, cells, kinds
    return None


def split_cells(plain: str, separator: str) -> list[str]:
    """The cells of a line."""
    if separator == "  ":
        return [cell for cell in re.split(r"\s{2,}|\t", plain.strip()) if cell]
    if separator == "|":
        plain = plain.strip()
        plain = plain[1:] if plain.startswith("|") else plain
        plain = plain[:-1] if plain.endswith("|") else plain
    return [cell.strip(' "') for cell in plain.split(separator)]
