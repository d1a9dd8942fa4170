"""What stands in the cells of a written workbook."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from random import Random

from bot.domain.line_lists import Cell
from tests.domain.writing import Someone


@dataclass(frozen=True)
class Listed:
    """A person of a workbook, with his level, and which of his fields the workbook states."""

    who: Someone
    level: str
    says: frozenset[str] = frozenset()


def one(chance: Random, words: str) -> str:
    """One of the words between bars."""
    return chance.choice(words.split("|"))


def written_day(value: date, form: str) -> Cell:
    """A day as one sheet holds its days."""
    forms: dict[str, Cell] = {
        "date": value,
        "serial": float((value - date(1899, 12, 30)).days),
        "full": f"{value:%d/%m/%Y}",
        "short": f"{value.day}/{value.month}",
        "dots": f"{value.day}.{value.month}.{value.year}",
        "dashes": f"{value:%d-%m-%Y}",
        "two": f"{value.day}/{value.month}/{value:%y}",
    }
    return forms[form]


def american(value: date) -> Cell:
    """A day typed day first into a spreadsheet in an American setting: exchanged where it can be, text elsewhere."""
    return date(value.year, value.day, value.month) if value.day <= 12 else f"{value:%d/%m/%Y}"


def crossed(name: str, value: str, mark: Cell) -> Callable[[Random, Listed], Cell]:
    """The cells of a column that is crossed for those of whom it holds."""
    return lambda _, each: mark if (each.level if name == "level" else getattr(each.who, name)) == value else None


def year_under(sex: str) -> Callable[[Random, Listed], Cell]:
    """The years of birth under one sex."""
    return lambda _, each: float(each.who.birth_year) if each.who.sex == sex else None


def chosen(cells: Sequence[Cell]) -> Callable[[Random, Listed], Cell]:
    """Any of these."""
    return lambda chance, _: chance.choice(cells)


DAY_FORMS = ("date", "date", "full", "full", "short", "dots", "dashes", "two", "serial")


def phone_cell(form: str, digits: str) -> Cell:
    forms: dict[str, Cell] = {
        "text": digits,
        "lost": float(digits),
        "spaced": f"{digits[:4]} {digits[4:7]} {digits[7:]}",
        "dots": f"{digits[:4]}.{digits[4:7]}.{digits[7:]}",
        "plus": f"+84{digits[1:]}",
        "bare": digits[1:],
    }
    return forms[form]
