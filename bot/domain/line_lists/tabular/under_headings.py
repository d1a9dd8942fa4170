"""What headings say of the rows under them: which column holds what, and what the words over them say of everybody."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from bot.domain.folding import clean, fold_aligned
from bot.domain.hamlets import HamletFinder
from bot.domain.line_lists.fields.levels import A_LEVEL
from bot.domain.line_lists.fields.places import place_in_cell
from bot.domain.line_lists.model import Place
from bot.domain.line_lists.tabular.cells import is_tick, text_of
from bot.domain.line_lists.tabular.columns import is_old
from bot.domain.line_lists.tabular.day_order import AS_WRITTEN, DayOrder
from bot.domain.line_lists.tabular.guessed import Rows, settle
from bot.domain.line_lists.tabular.rows import RowReader
from bot.domain.line_lists.tabular.split_names import split_names

_LEVEL_OF = re.compile(r"^(?:la )?f\s?(?P<level>[0-3]) (?:cua|ben|voi|bn|ca benh|benh nhan)(?![a-z])")
_STAY = re.compile(r"(?<![a-z])(?:cach ly|cach li|cl|clyt)(?: y te)? (?:tai|o) (?:nha|gia dinh)|cltn|tap trung|cltt")


def reader_under(
    kinds: Sequence[str],
    headings: Sequence[str],
    rows: Rows,
    *,
    on: date,
    finder: HamletFinder,
    order: DayOrder = AS_WRITTEN,
) -> RowReader:
    """The reader of rows under headings that hold these kinds, as far as their cells agree."""
    kinds = _with_meetings(kinds)
    kinds = _with_owners(_with_years(_without_old(kinds, headings), rows), headings, rows)
    settled = tuple(split_names(settle(kinds, headings, rows, on=on, finder=finder), headings, rows))
    of = {at: found["level"] for at in range(len(settled)) if (found := _LEVEL_OF.match(_folded(headings, at)))}
    levels = {at: f"F{level}" for at, level in of.items()} if len(of) > 1 else {}
    settled = tuple("source" if at in levels else kind for at, kind in enumerate(settled))
    settled = tuple(
        "code_or_source" if _may_be_own(kind, _folded(headings, at)) else kind for at, kind in enumerate(settled)
    )
    level = _level_of_all(settled, headings) if not levels else None
    hamlets = _hamlets(settled, headings, rows, finder)
    settled = tuple("other" if at in hamlets else kind for at, kind in enumerate(settled))
    return RowReader(settled, on, finder, order, _places(settled, headings), level, levels, hamlets)


def _with_meetings(kinds: Sequence[str]) -> list[str]:
    """The kinds, with the day of what people did together as that of the contact where no other column tells it."""
    left = [kind for kind in kinds if kind == "meeting"]
    told = "contact" in kinds or len(left) > 1
    return [("other_day" if told else "contact") if kind == "meeting" else kind for kind in kinds]


def _without_old(kinds: Sequence[str], headings: Sequence[str]) -> list[str]:
    """The kinds, without "Năm sinh cũ" where another column has the year that is right."""
    return [
        "other" if kind and list(kinds).count(kind) > 1 and at < len(headings) and is_old(headings[at]) else kind
        for at, kind in enumerate(kinds)
    ]


_A_YEAR = re.compile(r"(?:19|20)\d\d")


def _with_years(kinds: Sequence[str], rows: Rows) -> list[str]:
    """The kinds, with years of birth under "Nam" typed without accents, where no column is of women."""
    if "man" not in kinds or {"woman", "birth"} & set(kinds):
        return list(kinds)
    at = list(kinds).index("man")
    years = any(at < len(row) and _A_YEAR.fullmatch(text_of(row[at]).strip()) for row in rows)
    return ["birth" if kind == "man" and years else kind for kind in kinds]


_BARE_PHONE = re.compile(
    r"(?:so )?(?:sdt|dt|dien thoai|so dt|di dong|so may|phone|lien he|lien lac)(?: di dong| lien he| lien lac)?"
)


def _with_owners(kinds: Sequence[str], headings: Sequence[str], rows: Rows) -> list[str]:
    """The kinds, where the phone behind whoever looks after somebody, or the head of the household, is theirs."""
    found = list(kinds)
    names = found.index("name") if "name" in found else len(found)
    for at in range(1, len(found)):
        before = found[at - 1]
        if found[at] != "phone" or not _BARE_PHONE.fullmatch(_folded(headings, at).strip(" .:")):
            continue
        if before == "household" and at < names:
            found[at] = "head_phone"
        elif before in ("carer", "overseer"):
            beside = [(text_of(row[at - 1]), text_of(row[at])) for row in rows if at < len(row) and text_of(row[at])]
            one_each = len({owner for owner, _ in beside}) == len(set(beside))
            sure = before == "carer" or found.count("phone") > 1 or len(set(beside)) < len(beside)
            found[at] = "others_phone" if one_each and sure else "phone"
    return found


_OWN_CODE = re.compile(r"(?<![a-z])(?:ma|so)(?: so)? (?:bn|benh nhan|ca)(?![a-z])")


def _may_be_own(kind: str, folded: str) -> bool:
    """Whether a case has his own code where his contacts have whom they met: "Mã BN / Tiếp xúc với"."""
    return kind == "source" and _OWN_CODE.search(folded) is not None and "lien quan" not in folded


def _folded(headings: Sequence[str], at: int) -> str:
    return fold_aligned(clean(headings[at])).strip() if at < len(headings) else ""


def _hamlets(kinds: Sequence[str], headings: Sequence[str], rows: Rows, finder: HamletFinder) -> dict[int, str]:
    """Which columns are headed by a hamlet each, and crossed for those who live there."""
    named: dict[int, str] = {}
    for at, head in enumerate(headings):
        names = finder.resolve(clean(head).removeprefix("Thôn ")) if at < len(kinds) and kinds[at] in _MAY_TICK else ()
        if len(names) == 1:
            named[at] = names[0]
    ticked = any(at < len(row) and is_tick(text_of(row[at])) for row in rows for at in named)
    return named if ticked and 1 < len(named) == len(set(named.values())) else {}


_MAY_TICK = ("", "hamlet")


def _places(kinds: Sequence[str], headings: Sequence[str]) -> dict[int, Place]:
    """Which columns say by their headings where the quarantine is kept: "Ngày vào khu CL tập trung"."""
    places = {}
    for at, kind in enumerate(kinds):
        told = kind in ("start", "end", "period") or (kind == "name" and _STAY.search(_folded(headings, at)))
        place = place_in_cell(headings[at]) if told and at < len(headings) else None
        if place is not None:
            places[at] = place
    return places


def _level_of_all(kinds: Sequence[str], headings: Sequence[str]) -> str | None:
    """The level of everybody in the table: of those under "Họ tên F1", and of whoever is "F2 của" somebody."""
    if any(kind == "level" or kind.startswith("ticked_F") for kind in kinds):
        return None
    for at, kind in enumerate(kinds):
        if kind == "name":
            levels = set(A_LEVEL.findall(_folded(headings, at)))
            if len(levels) == 1 and not re.search(r"(?<![a-z])(?:cua|voi|lien quan|tiep xuc f)", _folded(headings, at)):
                return f"F{levels.pop()}"
        elif kind == "source":
            of = _LEVEL_OF.match(_folded(headings, at))
            if of is not None:
                return f"F{of['level']}"
    return None
