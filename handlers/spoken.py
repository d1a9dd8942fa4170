"""Routes commands as people type them: with or without accents, and in private without the slash."""

from __future__ import annotations

from typing import Any

from telegram import Update
from telegram.ext import BaseHandler

from bot.domain.commands import Said, recognise
from bot.program import Program
from handlers.context import App


class Spoken(BaseHandler[Update, Any, None]):
    """Routes one command; `name` None takes the unknown ones."""

    def __init__(self, name: str | None, callback: Any, program: Program) -> None:
        super().__init__(callback)
        self.name, self.program = name, program

    def check_update(self, update: object) -> Said | None:
        if not isinstance(update, Update) or update.message is None:
            return None
        text = update.message.text or update.message.caption or ""
        private = update.message.chat.type == "private"
        said = recognise(text, private=private, usernames=self.program.usernames)
        return said if said is not None and said.name == self.name else None

    def collect_additional_context(
        self, context: Any, update: Update, application: Any, check_result: Said | None
    ) -> None:
        context.said = check_result


def add_command(app: App, name: str | None, callback: Any) -> None:
    """Route a command; None takes those that nobody knows."""
    app.add_handler(Spoken(name, callback, app.bot_data["program"]))
