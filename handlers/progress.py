"""Progress on what was signed for: /tiendo in one line, or led by buttons; edits, undo, and the other reading."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from telegram import Message, Update

from bot.domain.assignments import Signed, current
from bot.domain.errors import UserError
from bot.domain.folding import clean, fold_aligned
from bot.domain.hamlets import Hamlet as NamedHamlet
from bot.domain.hamlets import finder
from bot.domain.quantities import Item, Measured, Mode, read_progress, show
from bot.domain.roles import REPORTS_FOR_ANY_HAMLET, Role
from bot.networks import Button, ReceivedFile
from bot.render.work import Reported, Volume, progress_receipt, totals
from bot.texts import common, fill, work
from handlers import guards
from handlers.buttons import Pressed, button
from handlers.context import App, Context, Transaction
from handlers.errors import FILE_LIMIT
from handlers.guards import Speaker
from handlers.spoken import add_command
from storage import assignments, audit, dialogues
from storage.assignments import Commitment, Duty, Report
from storage.committees import Hamlet
from storage.dialogues import Dialogue

FORM = "progress"
REPORTERS = frozenset({Role.HAMLET_LEADER, *REPORTS_FOR_ANY_HAMLET})


def register(app: App) -> None:
    add_command(app, "tiendo", report)
    add_command(app, "huy", cancel)
    app.add_handler(Pressed("pitem", choose_item, numbers=1))
    app.add_handler(Pressed("phamlet", choose_hamlet, numbers=1))
    app.add_handler(Pressed("pnow", finish_form, numbers=0))
    app.add_handler(Pressed("pcancel", cancel, numbers=0))
    app.add_handler(Pressed("preport", undo, numbers=1))
    app.add_handler(Pressed("pmode", switch_mode, numbers=1))


async def report(update: Update, context: Context) -> None:
    """Record progress typed in one line; without any, ask by buttons."""
    assert update.message is not None
    photo = await photo_of(update.message, context)
    with context.transaction() as tx:
        me = guards.allow_command(tx, "tiendo")
        if not context.said.args:
            _ask_item(tx, me, me.hamlet if me.role is Role.HAMLET_LEADER else None)
            return
        record_line(tx, me, context.said.args, photo=photo)


async def photo_of(message: Message, context: Context) -> ReceivedFile | None:
    """The photo that came with a message."""
    if not message.photo:
        return None
    return await context.download(message.photo[-1].file_id, limit=FILE_LIMIT)


def record_line(tx: Transaction, me: Speaker, line: str, *, photo: ReceivedFile | None = None) -> None:
    """Record every quantity of one line, and answer with the totals."""
    hamlet, rest = _hamlet_in(line, me)
    signed = signed_by(tx, me.committee.id, hamlet)
    if not signed:
        raise UserError("progress_nothing_signed", hamlet=hamlet.name)
    items = [Item(one.item, one.unit, one.aliases) for one in signed]
    measured = read_progress(rest, items)
    _record(tx, me, hamlet, signed, measured, note="", photo=photo)


def signed_by(tx: Transaction, committee_id: int, hamlet: Hamlet) -> tuple[Signed, ...]:
    """What a hamlet signed for, of each work the period that counts today."""
    rows = assignments.commitments_of(tx.session, committee_id=committee_id, hamlet_id=hamlet.id)
    done = assignments.totals(tx.session, commitment_ids=[commitment.id for _, commitment in rows])
    return current(
        [
            Signed(
                commitment_id=commitment.id,
                assignment_id=assignment.id,
                title=assignment.title,
                item=commitment.item,
                unit=commitment.unit,
                aliases=tuple(commitment.aliases),
                start=assignment.start,
                due=assignment.due,
                target=commitment.target,
                done=done[commitment.id],
            )
            for assignment, commitment in rows
            if assignment.due is not None
        ],
        today=tx.today,
    )


def _hamlet_in(line: str, me: Speaker) -> tuple[Hamlet, str]:
    """The hamlet that a report is for, and the line without its name."""
    cleaned = clean(line)
    names = tuple(NamedHamlet(one.name, tuple(one.aliases)) for one in me.hamlets)
    marks = [mark for mark in finder(names).find(cleaned, fold_aligned(cleaned)) if mark.hamlet is not None]
    named = next((one for mark in marks for one in me.hamlets if one.name == mark.hamlet), None)
    rest = cleaned
    for mark in reversed(marks):
        rest = f"{rest[: mark.start]} {rest[mark.end :]}"
    rest = rest.strip(" ,;:")
    if me.role not in REPORTS_FOR_ANY_HAMLET:
        own = me.own_hamlet()
        if named is not None and named.id != own.id:
            raise UserError("other_hamlet", mine=own.name, other=named.name)
        return own, rest
    if named is None:
        raise UserError("progress_need_hamlet")
    return named, rest


def _record(
    tx: Transaction,
    me: Speaker,
    hamlet: Hamlet,
    signed: Sequence[Signed],
    measured: Sequence[Measured],
    *,
    note: str,
    photo: ReceivedFile | None,
) -> None:
    attachment = tx.keep(photo) if photo is not None else None
    by_item = {one.item: one for one in signed}
    reports = []
    for one in measured:
        target = by_item[one.item.name]
        duty = assignments.duty_for(tx.session, assignment_id=target.assignment_id, hamlet_id=hamlet.id, member_id=None)
        assert duty is not None
        row = Report(
            duty_id=duty.id,
            commitment_id=target.commitment_id,
            quantity=one.quantity,
            mode=one.mode,
            note=note,
            attachment_id=attachment.id if attachment is not None else None,
            by_member=me.member.id,
            at=tx.now,
            network=tx.network,
            chat_id=tx.chat_id,
            message_id=tx.message_id,
        )
        tx.session.add(row)
        tx.session.flush()
        reports.append(row)
    audit.record(
        tx.session,
        committee_id=me.committee.id,
        member_id=me.member.id,
        action="report",
        subject=f"reports {', '.join(str(row.id) for row in reports)}",
        now=tx.now,
    )
    tx.reply(_receipt(tx, hamlet, reports), buttons=_receipt_buttons(reports))


def _receipt(tx: Transaction, hamlet: Hamlet, reports: Sequence[Report]) -> str:
    """The receipt of the reports of one message, by the totals as they are now."""
    lines = []
    for row in reports:
        assert row.commitment_id is not None
        assert row.quantity is not None
        commitment = tx.session.get_one(Commitment, row.commitment_id)
        assignment = tx.session.get_one(assignments.Assignment, commitment.assignment_id)
        done = assignments.totals(tx.session, commitment_ids=[commitment.id])[commitment.id]
        before = assignments.total_before(tx.session, report=row)
        volume = Volume(commitment.item, commitment.unit, done, commitment.target)
        lines.append((assignment.title, Reported(volume, row.quantity, Mode(row.mode), before)))
    first = reports[0]
    return progress_receipt(lines, hamlet=hamlet.name, note=first.note, photo=first.attachment_id is not None)


def _receipt_buttons(reports: Sequence[Report]) -> list[list[Button]]:
    rows = [[button(common.UNDO, "preport", reports[0].id)]]
    if len(reports) == 1:
        label = work.PROGRESS_TO_TOTAL if reports[0].mode == Mode.ADD else work.PROGRESS_TO_ADD
        rows.insert(0, [button(label, "pmode", reports[0].id)])
    return rows


async def undo(update: Update, context: Context) -> None:
    """Take back the reports of one message."""
    with context.transaction() as tx:
        _, row = _own_report(tx, context)
        withdrawn = assignments.withdraw_message(tx.session, report=row, now=tx.now)
        if not withdrawn:
            tx.reply(fill(common.ALREADY_DONE))
            return
        tx.change_pressed(totals(work.PROGRESS_UNDONE, _volumes(tx, withdrawn)))


async def switch_mode(update: Update, context: Context) -> None:
    """Read the reported quantity the other way: as the total, or as an addition."""
    with context.transaction() as tx:
        hamlet, row = _own_report(tx, context)
        if row.withdrawn_at is not None:
            raise UserError("button_old")
        row.mode = Mode.TOTAL if row.mode == Mode.ADD else Mode.ADD
        tx.session.add(row)
        tx.session.flush()
        tx.change_pressed(_receipt(tx, hamlet, [row]), buttons=_receipt_buttons([row]))


def _own_report(tx: Transaction, context: Context) -> tuple[Hamlet, Report]:
    """The report under whose receipt a button was pressed, when this person may change it."""
    me = guards.allow(tx, REPORTERS)
    row = tx.session.get(Report, context.press.numbers[0])
    duty = tx.session.get(Duty, row.duty_id) if row is not None else None
    hamlet = next((one for one in me.hamlets if duty is not None and one.id == duty.hamlet_id), None)
    if row is None or hamlet is None:
        raise UserError("button_old")
    if me.role not in REPORTS_FOR_ANY_HAMLET and hamlet.id != me.own_hamlet().id:
        raise UserError("not_yours")
    return hamlet, row


def _volumes(tx: Transaction, reports: Sequence[Report]) -> list[Volume]:
    ids = list(dict.fromkeys(row.commitment_id for row in reports if row.commitment_id is not None))
    done = assignments.totals(tx.session, commitment_ids=ids)
    found = [tx.session.get_one(Commitment, commitment_id) for commitment_id in ids]
    return [Volume(one.item, one.unit, done[one.id], one.target) for one in found]


def edit(tx: Transaction, me: Speaker, line: str | None) -> bool:
    """Replace the reports of an edited message by what it says now; False when it made none."""
    made = assignments.reports_in_message(tx.session, network=tx.network, chat_id=tx.chat_id, message_id=tx.message_id)
    if not made:
        return False
    assignments.withdraw_message(tx.session, report=made[0], now=tx.now)
    if line is None:
        tx.reply(totals(work.PROGRESS_UNDONE, _volumes(tx, made)))
    else:
        record_line(tx, me, line)
    return True


def delete(tx: Transaction, message_id: int) -> bool:
    """Withdraw the reports of a deleted message; False when it made none."""
    made = assignments.reports_in_message(tx.session, network=tx.network, chat_id=tx.chat_id, message_id=message_id)
    if not made:
        return False
    assignments.withdraw_message(tx.session, report=made[0], now=tx.now)
    tx.reply(totals(work.PROGRESS_DELETED, _volumes(tx, made)))
    return True


def _ask_item(tx: Transaction, me: Speaker, hamlet: Hamlet | None) -> None:
    if hamlet is None:
        if me.role not in REPORTS_FOR_ANY_HAMLET:
            me.own_hamlet()
        rows = [[button(one.name, "phamlet", one.id)] for one in me.hamlets]
        tx.reply(fill(work.PROGRESS_FOR_HAMLET), buttons=rows)
        return
    signed = signed_by(tx, me.committee.id, hamlet)
    if not signed:
        raise UserError("progress_nothing_signed", hamlet=hamlet.name)
    rows = [
        [button(f"{one.item} ({show(one.done)}/{show(one.target)} {one.unit})", "pitem", one.commitment_id)]
        for one in signed
    ]
    tx.reply(fill(work.PROGRESS_WHICH), buttons=[*rows, [button(common.CANCEL, "pcancel")]])


async def choose_hamlet(update: Update, context: Context) -> None:
    """The secretary chose the hamlet that a report is for."""
    with context.transaction() as tx:
        me = guards.allow(tx, REPORTS_FOR_ANY_HAMLET)
        hamlet = next((one for one in me.hamlets if one.id == context.press.numbers[0]), None)
        if hamlet is None:
            raise UserError("button_old")
        _ask_item(tx, me, hamlet)


async def choose_item(update: Update, context: Context) -> None:
    """The work was chosen by a button: ask how much."""
    with context.transaction() as tx:
        me = guards.allow(tx, REPORTERS)
        _, one = _signed_item(tx, me, context.press.numbers[0])
        _keep_form(tx, me, "amount", {"commitment": one.commitment_id})
        tx.reply(
            fill(work.PROGRESS_HOW_MUCH, item=one.item, unit=one.unit, done=show(one.done), target=show(one.target)),
            buttons=[[button(common.CANCEL, "pcancel")]],
        )


def _signed_item(tx: Transaction, me: Speaker, commitment_id: int) -> tuple[Hamlet, Signed]:
    """A work that may be reported now, and its hamlet; UserError for a stale or foreign button."""
    commitment = tx.session.get(Commitment, commitment_id)
    hamlet = next((one for one in me.hamlets if commitment is not None and one.id == commitment.hamlet_id), None)
    if hamlet is None:
        raise UserError("button_old")
    if me.role not in REPORTS_FOR_ANY_HAMLET and hamlet.id != me.own_hamlet().id:
        raise UserError("not_yours")
    for one in signed_by(tx, me.committee.id, hamlet):
        if one.commitment_id == commitment_id:
            return hamlet, one
    raise UserError("button_old")


def _keep_form(tx: Transaction, me: Speaker, step: str, answers: dict[str, object]) -> None:
    dialogues.put(
        tx.session,
        network=tx.network,
        chat_id=tx.chat_id,
        member_id=me.member.id,
        form=FORM,
        step=step,
        answers=answers,
        now=tx.now,
    )


def answer(tx: Transaction, me: Speaker, form: Dialogue, text: str, photo: ReceivedFile | None) -> None:
    """Take the answer to the step at which a form waits."""
    hamlet, one = _signed_item(tx, me, int(form.answers["commitment"]))
    if form.step == "amount":
        (measured,) = read_progress(f"{one.item} {text}", [Item(one.item, one.unit)])[:1]
        answers = {**form.answers, "quantity": str(measured.quantity), "mode": str(measured.mode)}
        _keep_form(tx, me, "note", answers)
        sign = "=" if measured.mode is Mode.TOTAL else "+"
        tx.reply(
            fill(work.PROGRESS_NOTE, item=one.item, sign=sign, quantity=show(measured.quantity), unit=one.unit),
            buttons=[[button(work.PROGRESS_NO_NOTE, "pnow")], [button(common.CANCEL, "pcancel")]],
        )
        return
    _finish(tx, me, form, hamlet, one, note=text, photo=photo)


async def finish_form(update: Update, context: Context) -> None:
    """Record without a note."""
    with context.transaction() as tx:
        me = guards.allow(tx, REPORTERS)
        form = dialogues.current(tx.session, network=tx.network, chat_id=tx.chat_id, member_id=me.member.id, now=tx.now)
        if form is None or form.form != FORM or form.step != "note":
            raise UserError("button_old")
        hamlet, one = _signed_item(tx, me, int(form.answers["commitment"]))
        _finish(tx, me, form, hamlet, one, note="", photo=None)


def _finish(
    tx: Transaction,
    me: Speaker,
    form: Dialogue,
    hamlet: Hamlet,
    one: Signed,
    *,
    note: str,
    photo: ReceivedFile | None,
) -> None:
    measured = Measured(
        Item(one.item, one.unit), Decimal(str(form.answers["quantity"])), Mode(str(form.answers["mode"]))
    )
    dialogues.close(tx.session, network=tx.network, chat_id=tx.chat_id, member_id=me.member.id)
    _record(tx, me, hamlet, [one], [measured], note=note, photo=photo)


async def cancel(update: Update, context: Context) -> None:
    """Give up the form that is open in this chat."""
    with context.transaction() as tx:
        me = guards.speaker_in_known_chat(tx)
        closed = dialogues.close(tx.session, network=tx.network, chat_id=tx.chat_id, member_id=me.member.id)
        words = fill(work.FORM_CANCELLED if closed or update.callback_query else work.FORM_NOTHING)
        if update.callback_query is not None:
            tx.change_pressed(words)
        else:
            tx.reply(words)
