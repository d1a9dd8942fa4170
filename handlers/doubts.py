"""What is asked before a report is recorded: doubtful quantities wait in a form until they are confirmed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from bot.domain.assignments import Signed
from bot.domain.progress import AGAIN_WITHIN, Doubt, doubt
from bot.domain.quantities import Item, Measured, Mode
from bot.render.commitments import Doubtful, question
from bot.texts import commitments as texts
from bot.texts import common, fill
from handlers import forms
from handlers.buttons import button
from handlers.context import Transaction
from handlers.guards import Speaker
from storage import reports
from storage.committees import Hamlet
from storage.dialogues import Dialogue

FORM = "doubt"
SURE = "sure"  # the step that waits for a yes
WHICH = "which"  # the step that waits for the work


@dataclass(frozen=True, slots=True)
class Draft:
    """What a message reports, before it is recorded."""

    message_id: int
    told_on: date
    note: str = ""
    attachments: tuple[int, ...] = ()
    replaces: tuple[int, ...] = ()  # the reports of the same message before it was edited


def doubts_about(
    tx: Transaction, me: Speaker, signed: Sequence[Signed], measured: Sequence[Measured], draft: Draft
) -> list[Doubtful]:
    """The quantities of a report that are to be confirmed first."""
    by_item = {one.item: one for one in signed}
    found = []
    for one in measured:
        target = by_item[one.item.name]
        before = reports.running_total(tx.session, commitment_id=target.commitment_id, without=draft.replaces)
        last = reports.added_last(
            tx.session,
            commitment_id=target.commitment_id,
            member_id=me.member.id,
            since=tx.now - AGAIN_WITHIN,
            without=draft.replaces,
        )
        why = doubt(one.quantity, one.mode, before=before, target=target.target, added_last=last)
        if why is not None:
            found.append(Doubtful(why, target.item, target.unit, one.quantity, one.mode, before, target.target))
    return found


def ask_sure(
    tx: Transaction,
    me: Speaker,
    hamlet: Hamlet,
    signed: Sequence[Signed],
    measured: Sequence[Measured],
    doubts: Sequence[Doubtful],
    draft: Draft,
) -> None:
    """Ask whether a report is meant as it stands; nothing of it is recorded yet."""
    by_item = {one.item: one.commitment_id for one in signed}
    rows = [[by_item[one.item.name], str(one.quantity), str(one.mode)] for one in measured]
    _keep(tx, me, SURE, draft, {"hamlet": hamlet.id, "rows": rows})
    buttons = [[button(texts.SURE_YES, "psure", draft.message_id)]]
    if len(measured) == 1 and doubts[0].doubt is Doubt.LESS:
        buttons.append([button(texts.SURE_ADD, "psureadd", draft.message_id)])
    tx.reply(question(doubts), buttons=[*buttons, [button(common.CANCEL, "pcancel")]])


def ask_which(
    tx: Transaction, me: Speaker, hamlet: Hamlet, amount: str, fitting: Sequence[Signed], draft: Draft
) -> None:
    """Ask of which work an amount is."""
    answers = {"hamlet": hamlet.id, "amount": amount, "fitting": [one.commitment_id for one in fitting]}
    _keep(tx, me, WHICH, draft, answers)
    rows = [
        [button(texts.WHICH_BUTTON.format(item=one.item, text=amount), "pwhich", draft.message_id, one.commitment_id)]
        for one in fitting
    ]
    tx.reply(fill(texts.WHICH_ITEM, text=amount), buttons=[*rows, [button(common.CANCEL, "pcancel")]])


def _keep(tx: Transaction, me: Speaker, step: str, draft: Draft, answers: dict[str, object]) -> None:
    forms.wait_at(
        tx,
        me,
        FORM,
        step,
        {
            **answers,
            "message": draft.message_id,
            "told_on": draft.told_on.isoformat(),
            "note": draft.note,
            "attachments": list(draft.attachments),
            "replaces": list(draft.replaces),
        },
    )


def keep_photo(tx: Transaction, me: Speaker, form: Dialogue, attachment_id: int) -> Dialogue:
    """Put one more photo to what waits."""
    draft = draft_of(form)
    more = replace(draft, attachments=(*draft.attachments, attachment_id))
    _keep(tx, me, form.step, more, dict(form.answers))
    found = waiting_form(tx, me)
    assert found is not None
    return found


def draft_of(form: Dialogue) -> Draft:
    """What a waiting form holds."""
    answers = form.answers
    return Draft(
        message_id=int(answers["message"]),
        told_on=date.fromisoformat(answers["told_on"]),
        note=str(answers["note"]),
        attachments=tuple(int(one) for one in answers["attachments"]),
        replaces=tuple(int(one) for one in answers["replaces"]),
    )


def measured_of(form: Dialogue, signed: Sequence[Signed]) -> list[Measured] | None:
    """The quantities that wait for a yes; None when one of them cannot be reported any more."""
    by_id = {one.commitment_id: one for one in signed}
    found = []
    for commitment_id, quantity, mode in form.answers["rows"]:
        one = by_id.get(int(commitment_id))
        if one is None:
            return None
        found.append(Measured(Item(one.item, one.unit), Decimal(quantity), Mode(mode)))
    return found


def waiting_form(tx: Transaction, me: Speaker, message_id: int | None = None) -> Dialogue | None:
    """The form that waits in this chat for a yes or a work; of one message, where given."""
    form = forms.current(tx, me)
    if form is None or form.form != FORM:
        return None
    return form if message_id is None or form.answers["message"] == message_id else None
