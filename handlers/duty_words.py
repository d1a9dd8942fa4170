"""What an owner says of his duty: done with its evidence, being done, stuck; each can be taken back."""

from __future__ import annotations

from telegram import Update

from bot.domain.duties import State
from bot.domain.errors import UserError
from bot.domain.folding import clean
from bot.networks import Button, ReceivedFile
from bot.texts import Markup, common, duties, fill
from handlers.buttons import Pressed, button
from handlers.context import App, Context, Transaction
from handlers.duty_access import (
    EVIDENCE,
    Opened,
    answerable,
    ask,
    close_form,
    deciders,
    keep_waiting,
    managed,
    note_audit,
    opened,
    tell_holders,
)
from storage import evidence, reports
from storage.assignments import Report
from storage.dialogues import Dialogue

LONGEST_NOTE = 500


def register(app: App) -> None:
    app.add_handler(Pressed("done", mark_done, numbers=1))
    app.add_handler(Pressed("undone", undo_done, numbers=1))
    app.add_handler(Pressed("moreevid", ask_more, numbers=1))
    app.add_handler(Pressed("enough", end_evidence, numbers=1))
    app.add_handler(Pressed("doing", mark_doing, numbers=1))
    app.add_handler(Pressed("stuck", ask_stuck, numbers=1))
    app.add_handler(Pressed("wordback", take_word_back, numbers=1))
    app.add_handler(Pressed("solved", solve, numbers=1))


def note_of(text: str) -> str:
    """What somebody typed as a note or a reason; UserError when it is none or too long."""
    words = clean(text).strip()
    if len(words) < 2:
        raise UserError("reason_needed_here")
    if len(words) > LONGEST_NOTE:
        raise UserError("note_too_long", limit=LONGEST_NOTE)
    return words


def _say(tx: Transaction, found: Opened, state: State, note: str = "") -> Report:
    row = Report(
        duty_id=found.one.duty.id,
        state=state,
        note=note,
        by_member=found.me.member.id,
        at=tx.now,
        network=tx.network,
        chat_id=tx.chat_id,
        message_id=tx.message_id,
    )
    tx.session.add(row)
    tx.session.flush()
    note_audit(tx, found.me, "report", found.one.duty.id)
    return row


async def mark_done(update: Update, context: Context) -> None:
    """The owner says that a duty is done: it counts at once, and evidence may follow."""
    with context.transaction() as tx:
        found = answerable(tx, context.press.numbers[0])
        if found.one.state is State.DONE:
            tx.reply(fill(common.ALREADY_DONE))
            return
        report = _say(tx, found, State.DONE)
        once = found.one.assignment.recurring is not None
        noted = fill(
            duties.NOTED_DONE_ONCE if once else duties.NOTED_DONE, title=found.title, who=found.me.member.full_name
        )
        _ask_evidence(tx, found, report, noted)


async def ask_more(update: Update, context: Context) -> None:
    """More evidence for what was said to be done."""
    with context.transaction() as tx:
        found = answerable(tx, context.press.numbers[0])
        word = found.one.word
        if word is None or word.state != State.DONE:
            raise UserError("button_old")
        _ask_evidence(tx, found, word, fill(duties.CARD_HEAD, title=found.title))


def _ask_evidence(tx: Transaction, found: Opened, report: Report, before: Markup) -> None:
    """Ask in private only: in the group the next message is talk."""
    if not tx.private:
        tx.reply(Markup(f"{before}\n{fill(duties.EVIDENCE_IN_PRIVATE)}"), buttons=_after(report))
        return
    rows = [
        [button(duties.NO_EVIDENCE, "enough", report.id)],
        [button(common.UNDO, "wordback", report.id), button(duties.OPEN_CARD, "duty", found.one.duty.id)],
    ]
    text = Markup(f"{before}\n{fill(duties.ASK_EVIDENCE)}")
    ask(tx, found.me, EVIDENCE, text, rows=rows, duty=found.one.duty.id, report=report.id)


def take_evidence(tx: Transaction, found: Opened, form: Dialogue, text: str, file: ReceivedFile | None) -> None:
    """One more photo, file or note; the form stays open for the next."""
    report = _own_word(tx, found, int(form.answers["report"]))
    if file is not None:
        evidence.attach(tx.session, report=report, attachment_id=tx.keep(file).id)
    if text.strip():
        report.note = note_of(f"{report.note}; {text}" if report.note else text)
        tx.session.add(report)
    if file is None and not text.strip():
        raise UserError("reason_needed_here")
    keep_waiting(tx, found.me, form)
    told = fill(duties.EVIDENCE_TAKEN, title=found.title, what=_what(tx, report))
    tx.reply(told, buttons=[[button(duties.ENOUGH, "enough", report.id)], [button(common.UNDO, "wordback", report.id)]])


def _what(tx: Transaction, report: Report) -> str:
    files = len(evidence.attachments_of(tx.session, report=report))
    parts = [duties.EVIDENCE_FILES.format(n=files)] if files else []
    return ", ".join([*parts, *([duties.EVIDENCE_NOTE] if report.note else [])])


async def end_evidence(update: Update, context: Context) -> None:
    """No more evidence."""
    with context.transaction() as tx:
        report = tx.session.get(Report, context.press.numbers[0])
        if report is None or report.withdrawn_at is not None:
            raise UserError("button_old")
        found = answerable(tx, report.duty_id)
        close_form(tx, found.me)
        what = _what(tx, report)
        told = duties.EVIDENCE_WITH.format(what=what) if what else ""
        tx.change_pressed(fill(duties.EVIDENCE_CLOSED, title=found.title, what=told), buttons=_after(report))


def _after(report: Report) -> list[list[Button]]:
    return [[button(common.UNDO, "wordback", report.id), button(duties.OPEN_CARD, "duty", report.duty_id)]]


async def mark_doing(update: Update, context: Context) -> None:
    """The owner says that he is at it."""
    with context.transaction() as tx:
        found = answerable(tx, context.press.numbers[0])
        if found.one.state is State.DOING:
            tx.reply(fill(common.ALREADY_DONE))
            return
        report = _say(tx, found, State.DOING)
        tx.reply(fill(duties.NOTED_DOING, title=found.title), buttons=_after(report))


async def ask_stuck(update: Update, context: Context) -> None:
    """Ask what the owner is stuck with."""
    with context.transaction() as tx:
        found = answerable(tx, context.press.numbers[0])
        text = fill(duties.ASK_STUCK, title=found.title)
        ask(tx, found.me, "stuck", text, rows=[[button(common.CANCEL, "pcancel")]], duty=found.one.duty.id)


def take_stuck(tx: Transaction, found: Opened, text: str, file: ReceivedFile | None) -> None:
    """Record what the owner is stuck with, and tell the chair at once."""
    why = note_of(text)
    report = _say(tx, found, State.STUCK, why)
    if file is not None:
        evidence.attach(tx.session, report=report, attachment_id=tx.keep(file).id)
    close_form(tx, found.me)
    tx.reply(fill(duties.NOTED_STUCK, title=found.title, why=why), buttons=_after(report))
    rows = [[button(duties.SOLVED, "solved", found.one.duty.id), button(duties.OPEN_CARD, "duty", found.one.duty.id)]]
    told = fill(duties.STUCK_TOLD, owner=found.owner_first, title=found.title, due=found.due_tail, why=why)
    for one in deciders(tx, found.me):
        if one.id != found.me.member.id:
            tx.tell(one.id, key=f"stuck:{report.id}:member {one.id}", text=told, buttons=rows)


async def undo_done(update: Update, context: Context) -> None:
    """Take back the word that a duty is done."""
    with context.transaction() as tx:
        found = answerable(tx, context.press.numbers[0])
        report = found.one.word
        if report is None or report.state != State.DONE:
            tx.reply(fill(common.ALREADY_DONE))
            return
        _take_back(tx, found, report)


async def take_word_back(update: Update, context: Context) -> None:
    """Take back what was said of a duty."""
    with context.transaction() as tx:
        report = tx.session.get(Report, context.press.numbers[0])
        if report is None or report.state is None:
            raise UserError("button_old")
        found = opened(tx, report.duty_id)
        if not found.owes and report.by_member != found.me.member.id:
            raise UserError("not_yours")
        if report.withdrawn_at is not None:
            tx.reply(fill(common.ALREADY_DONE))
            return
        _take_back(tx, found, report)


def _take_back(tx: Transaction, found: Opened, report: Report) -> None:
    report.withdrawn_at = tx.now
    tx.session.add(report)
    tx.session.flush()
    close_form(tx, found.me)
    note_audit(tx, found.me, "undo", found.one.duty.id)
    state = duties.STATES[report.state or State.OPEN]
    rows = [[button(duties.OPEN_CARD, "duty", found.one.duty.id)]]
    tx.change_pressed(fill(duties.WORD_TAKEN_BACK, state=state, title=found.title), buttons=rows)
    if report.state == State.STUCK:
        told = fill(duties.STUCK_WITHDRAWN, owner=found.owner_first, title=found.title)
        for one in deciders(tx, found.me):
            if one.id != found.me.member.id:
                tx.tell(one.id, key=f"unstuck:{report.id}:member {one.id}", text=told)


async def solve(update: Update, context: Context) -> None:
    """The chair says that what an owner was stuck with is out of the way: he goes on with it."""
    with context.transaction() as tx:
        found = managed(tx, context.press.numbers[0])
        if found.one.state is not State.STUCK:
            tx.reply(fill(duties.NOT_STUCK))
            return
        report = _say(tx, found, State.DOING, duties.SOLVED_NOTE)
        duty = found.one.duty
        told = fill(duties.SOLVED_NOTED, title=found.title, owner=found.owner)
        tx.change_pressed(told, buttons=_after(report))
        said = fill(duties.SOLVED_TOLD, who=found.me.member.full_name, title=found.title)
        tell_holders(tx, found, duty, said, key=f"solved:{report.id}")


def _own_word(tx: Transaction, found: Opened, report_id: int) -> Report:
    report = tx.session.get(Report, report_id)
    if report is None or report.withdrawn_at is not None or report.duty_id != found.one.duty.id:
        raise UserError("button_old")
    return report


def edit(tx: Transaction, text: str) -> bool:
    """The message that said it was edited: its words are replaced; False when it said nothing of a duty."""
    made = reports.in_message(tx.session, network=tx.network, chat_id=tx.chat_id, message_id=tx.message_id)
    said = [row for row in made if row.state is not None]
    if not said:
        return False
    found = answerable(tx, said[0].duty_id)
    said[0].note = note_of(text)
    tx.session.add(said[0])
    note_audit(tx, found.me, "change", found.one.duty.id)
    tx.reply(fill(duties.WORD_EDITED, title=found.title, note=said[0].note), buttons=_after(said[0]))
    return True


def delete(tx: Transaction, message_id: int) -> bool:
    """The message that said it was deleted: so is what it said; False when it said nothing of a duty."""
    made = reports.in_message(tx.session, network=tx.network, chat_id=tx.chat_id, message_id=message_id)
    said = [row for row in made if row.state is not None]
    if not said:
        return False
    _take_back(tx, answerable(tx, said[0].duty_id), said[0])
    return True
