"""Button data, typed: made and parsed here. It is treated as forgeable: the right is checked at the tap."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from telegram import Update
from telegram.ext import BaseHandler

from bot.domain.pages import Page
from bot.networks import Button
from bot.texts import common

LIMIT = 64  # bytes, Telegram's limit for callback data


@dataclass(frozen=True, slots=True)
class Press:
    """A pressed button: what it does, and its numbers."""

    action: str
    numbers: tuple[int, ...] = ()


def button(label: str, action: str, *numbers: int) -> Button:
    """A button that does `action` with these numbers."""
    data = ":".join((action, *(str(number) for number in numbers)))
    if len(data.encode()) > LIMIT:
        raise ValueError(f"button data too long: {data}")
    return Button(label=label, data=data)


def turns(page: Page, action: str, *numbers: int) -> list[list[Button]]:
    """A row of buttons to the pages beside this one, whose number stands last; no row where there is none."""
    row = []
    if page.number > 0:
        row.append(button(common.PREVIOUS, action, *numbers, page.number - 1))
    if page.number + 1 < page.count:
        row.append(button(common.NEXT, action, *numbers, page.number + 1))
    return [row] if row else []


def parse(data: str) -> Press | None:
    """What a button's data says; None when it is not ours."""
    action, *rest = data.split(":")
    if not action.isidentifier() or not all(part.lstrip("-").isdecimal() for part in rest):
        return None
    return Press(action, tuple(int(part) for part in rest))


class Pressed(BaseHandler[Update, Any, None]):
    """Routes the presses of one action, with exactly so many numbers."""

    def __init__(self, action: str, callback: Any, *, numbers: int) -> None:
        super().__init__(callback)
        self.action, self.numbers = action, numbers

    def check_update(self, update: object) -> Press | None:
        if not isinstance(update, Update) or update.callback_query is None:
            return None
        press = parse(update.callback_query.data or "")
        if press is None or press.action != self.action or len(press.numbers) != self.numbers:
            return None
        return press

    def collect_additional_context(
        self, context: Any, update: Update, application: Any, check_result: Press | None
    ) -> None:
        context.press = check_result
