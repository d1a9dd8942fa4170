"""The cell of a row that holds the name, and what else people write there."""

from __future__ import annotations

import re
from datetime import date

from bot.domain.folding import CAPITAL
from bot.domain.hamlets import HamletFinder
from bot.domain.line_lists.entries.facts import fields_of
from bot.domain.line_lists.fields.analysis import analyse
from bot.domain.line_lists.fields.scan import Scan
from bot.domain.line_lists.naming.names import SEX_OF, Name, find_names
from bot.domain.line_lists.naming.plain_names import called_ong, may_be_name, plain_name, title_case
from bot.domain.line_lists.tabular.cells import sex_of
from bot.domain.line_lists.tabular.row import Row

_NUMBERED = re.compile(r"\s*\d{1,4}\s*[.)/\-]?\s*(?=[^\W\d])")
_WHOSE_KIN = re.compile(
    r"(?<=\w) (?:là )?(?:con|vợ|chồng|mẹ|bố|em|cháu|dâu|rể)(?: (?:trai|gái|dâu|rể|ruột))?(?: của| nhà)? "
    r"(?:ông|bà|anh|chị|cô|chú|bác) \S+(?: \S+){0,3}$"
)
"""As in "chị Hương con bà Tám"."""
_CALLED = re.compile(
    r"(?P<call>[ôÔ]ng|[bB]à|[aA]nh|[cC]hị|[cC]ô|[cC]hú|[bB]ác|[cC]ậu|[dD]ì|[eE]m|[cC]háu) "
    rf"(?P<given>{CAPITAL}[^\W\d_]*)"
)
_ONLY_WORDS = re.compile(r"[^\W\d_]+(?: [^\W\d_]+){1,5}")


def read_name(row: Row, text: str, *, family: str, level: str | None, on: date, finder: HamletFinder) -> None:
    """Take the name from a cell, and whatever else stands there. `family`: what the column before it holds."""
    text = " ".join(text.split()) if "\n" in text else text
    whose = _WHOSE_KIN.search(text)
    text = text[: whose.start()] if whose is not None else text
    if family:
        text = f"{family} {text}"
        row.full_name = title_case(text) if may_be_name(text) else None
        if row.full_name is not None:
            return
    numbered = _NUMBERED.match(text)
    text = text[numbered.end() :] if numbered else text
    row.full_name = plain_name(text) or called_ong(text)
    if row.full_name is not None:
        return
    if _ONLY_WORDS.fullmatch(text):
        names = find_names(Scan(text), slots=frozenset({0}))
        if len(names) == 1 and names[0].lead == 0 and names[0].end == len(text):
            row.full_name = names[0].full_name
            row.said["sex"] = names[0].sex
            if names[0].sex is not None:
                row.called = text
            return
    scan = analyse(text, on=on, finder=finder, slots=frozenset({0}), level=level)
    people = [mark for mark in scan.of("name") if mark.extra == "person"]
    if people:
        name: Name = people[0].value
        row.full_name = name.full_name
        row.said["sex"] = name.sex
    elif (called := _CALLED.fullmatch(text)) is not None:
        row.full_name, row.called = title_case(called["given"]), text
        row.said["sex"] = SEX_OF.get(called["call"].lower())
    elif may_be_name(text):
        row.full_name = title_case(text)
    own = [mark for mark in scan.ordered() if mark.kind not in ("name", "address")]
    said, questions = fields_of(own, scan, on=on, level=level)
    row.fill({key: value for key, value in said.items() if row.full_name is None or key != "hamlet" or people})
    row.questions += questions


def settle_name(row: Row) -> None:
    """Keep a word of address as part of the name where it says another sex than the row: "Anh Tho Vuong", nữ."""
    if sex_of(row.called.split(" ")[0]) not in (None, row.said.get("sex")):
        row.full_name = title_case(row.called)
