"""The answers to what the buttons of a notice ask, by the step at which the form waits."""

from __future__ import annotations

from bot.domain.errors import UserError
from bot.networks import ReceivedFile
from handlers.context import Transaction
from handlers.guards import Speaker
from handlers.notice_desk import desk, desk_of_task
from handlers.notice_drafts import take_added, take_day, take_number
from handlers.notice_tasks import take_due
from storage.dialogues import Dialogue


def answer(tx: Transaction, me: Speaker, form: Dialogue, text: str, photo: ReceivedFile | None) -> None:
    """Take the answer. The right is checked again."""
    if form.step == "due":
        found, row = desk_of_task(tx, int(form.answers["task"]))
        take_due(tx, found, row, text)
    elif form.step == "add":
        take_added(tx, desk(tx, int(form.answers["notice"])), text)
    elif form.step == "number":
        take_number(tx, desk(tx, int(form.answers["notice"])), text)
    elif form.step == "day":
        take_day(tx, desk(tx, int(form.answers["notice"])), text)
    else:
        raise UserError("button_old")
