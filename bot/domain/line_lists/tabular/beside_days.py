"""What stands beside the day in a cell of days: whom they met then, or where the quarantine is kept."""

from __future__ import annotations

import re

from bot.domain.folding import clean
from bot.domain.line_lists.fields.places import place_in_cell
from bot.domain.line_lists.naming.plain_names import plain_name
from bot.domain.line_lists.tabular.called_sources import given_name
from bot.domain.line_lists.tabular.cells import source_of
from bot.domain.line_lists.tabular.row import Row

DAY_BESIDE = re.compile(r"(?<![\d/.])\d{1,2}[/.-]\d{1,2}(?![\d])")
_CODE = re.compile(r"[bB]\.?[nN]\s?\d{3,7}")
_WHEN = re.compile(
    r"(?:^|(?<=[\s(,;-]))(?:(?:vào |hôm |ngày |sáng |trưa |chiều |tối |"
    r"đêm ){0,2}\d{1,2}[/.-]\d{1,2}(?:[/.-](?:20)?\d\d)?|"
    r"với|tx|gặp|f\s?[0-3]\s?:?)(?=$|[\s),;-])",
    re.IGNORECASE,
)


def _without_days(text: str) -> str:
    return " ".join(_WHEN.sub(" ", clean(text)).split()).strip(" ,;:()-")


def met_in(text: str) -> str | None:
    """Whom a cell names that tells nothing else but when: "Kim Đồng 8/6", "8/6, chị Hương", "BN9930 7/6"."""
    rest = _without_days(text)
    return (
        plain_name(rest) or given_name(rest) or given_name(text) or (source_of(rest) if _CODE.fullmatch(rest) else None)
    )


def say_beside(row: Row, kind: str, text: str) -> None:
    """Keep what a cell of days of this kind tells besides."""
    if text[0].isdecimal() and text[-1].isdecimal():
        return
    if kind == "contact":
        row.say("source", met_in(text))
    elif kind == "start":
        row.say("place", place_in_cell(_without_days(text)))
