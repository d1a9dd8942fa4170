"""Which function takes the answer to an open form; a new form is one line here."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from bot.networks import ReceivedFile
from handlers import (
    arrivals,
    commitments,
    confirmations,
    contact_forms,
    decisions,
    donations,
    doubts,
    duty_access,
    duty_forms,
    entries,
    follow_ups,
    notice_desk,
    notice_forms,
    orders,
    plans,
    progress,
    registrations,
    retention,
    signing,
    signing_forms,
    stage_forms,
    stages,
    violations,
)
from handlers.context import Transaction
from handlers.guards import Speaker
from storage.dialogues import Dialogue

AnswerForm = Callable[[Transaction, Speaker, Dialogue, str, ReceivedFile | None], None]

FORMS: Mapping[str, AnswerForm] = {
    progress.FORM: progress.answer,
    contact_forms.FORM: contact_forms.answer,
    follow_ups.FORM: follow_ups.take_note,
    arrivals.FORM: arrivals.answer,
    violations.FORM: violations.answer,
    registrations.FORM: registrations.answer,
    entries.FORM: entries.answer,
    stage_forms.AMOUNT_FORM: stage_forms.take_amount,
    stage_forms.REASON_FORM: stage_forms.take_reason,
    stages.PHOTO_FORM: stage_forms.take_photo,
    donations.FORM: donations.answer,
    retention.FORM: retention.answer,
    duty_access.FORM: duty_forms.answer,
    orders.FORM: orders.answer,
    plans.FORM: plans.answer,
    notice_desk.FORM: notice_forms.answer,
    doubts.FORM: confirmations.answer,
    decisions.FORM: decisions.answer,
    commitments.FORM: commitments.answer,
    signing.FORM: signing_forms.answer,
}
