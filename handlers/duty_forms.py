"""The answers to what a duty's buttons ask, by the step at which the form waits."""

from __future__ import annotations

from bot.domain.errors import UserError
from bot.networks import ReceivedFile
from handlers import duty_changes, duty_words, postponements
from handlers.context import Transaction
from handlers.duty_access import EVIDENCE, answerable, managed
from handlers.guards import Speaker
from storage.dialogues import Dialogue


def answer(tx: Transaction, me: Speaker, form: Dialogue, text: str, photo: ReceivedFile | None) -> None:
    """Take the answer. The right is checked again."""
    duty_id = int(form.answers["duty"])
    if form.step == EVIDENCE:
        duty_words.take_evidence(tx, answerable(tx, duty_id), form, text, photo)
    elif form.step == "stuck":
        duty_words.take_stuck(tx, answerable(tx, duty_id), text, photo)
    elif form.step == "later":
        postponements.take_later(tx, answerable(tx, duty_id), form, text)
    elif form.step == "grant":
        postponements.take_other_day(tx, form, text)
    elif form.step == "move":
        duty_changes.take_move(tx, managed(tx, duty_id), form, text)
    elif form.step == "who":
        duty_changes.take_who(tx, managed(tx, duty_id), text)
    elif form.step == "drop":
        duty_changes.take_drop(tx, managed(tx, duty_id), text)
    else:
        raise UserError("button_old")
