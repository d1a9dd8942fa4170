"""Reports of progress: recorded with their receipt, edited, undone, and read the other way."""

from __future__ import annotations

from collections.abc import Sequence

from telegram import Update

from bot.domain.assignments import Signed, Volume, current
from bot.domain.errors import UserError
from bot.domain.folding import clean, fold_aligned
from bot.domain.hamlets import Hamlet as NamedHamlet
from bot.domain.hamlets import finder
from bot.domain.quantities import Item, Measured, Mode, read_progress
from bot.domain.roles import REPORTS_FOR_ANY_HAMLET, Role
from bot.networks import Button, ReceivedFile
from bot.render.work import Reported, progress_receipt, totals
from bot.texts import common, fill, work
from handlers import guards, registering
from handlers.buttons import Pressed, button
from handlers.context import App, Context, Transaction
from handlers.guards import Speaker
from storage import assignments, audit, commitments
from storage import reports as stored
from storage.assignments import Commitment, Duty, Report
from storage.committees import Hamlet

REPORTERS = frozenset({Role.HAMLET_LEADER, *REPORTS_FOR_ANY_HAMLET})


def register(app: App) -> None:
    app.add_handler(Pressed("preport", undo, numbers=1))
    app.add_handler(Pressed("pmode", switch_mode, numbers=1))


def record_line(tx: Transaction, me: Speaker, line: str, *, photo: ReceivedFile | None = None) -> None:
    """Record every quantity of one line, and answer with the totals."""
    hamlet, rest = _hamlet_in(line, me)
    signed = signed_by(tx, me.committee.id, hamlet)
    counted = registering.counted_for(tx, me, hamlet)
    if not signed and not counted:
        raise UserError("progress_nothing_signed", hamlet=hamlet.name)
    items = [Item(one.item, one.unit, one.aliases) for one in signed]
    measured = read_progress(rest, [*items, *counted])
    volumes = [one for one in measured if one.item not in counted]
    if volumes:
        record(tx, me, hamlet, signed, volumes, note="", photo=photo)
    for one in measured:
        if one.item in counted:
            registering.record_number(tx, me, counted[one.item], hamlet, one)


def signed_by(tx: Transaction, committee_id: int, hamlet: Hamlet) -> tuple[Signed, ...]:
    """What a hamlet signed for, of each work the period that counts today."""
    rows = commitments.of_committee(tx.session, committee_id=committee_id, hamlet_id=hamlet.id)
    done = commitments.totals(tx.session, commitment_ids=[commitment.id for _, commitment in rows])
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


def record(
    tx: Transaction,
    me: Speaker,
    hamlet: Hamlet,
    signed: Sequence[Signed],
    measured: Sequence[Measured],
    *,
    note: str,
    photo: ReceivedFile | None,
) -> None:
    """Write down so much of each work for a hamlet, and answer with the totals."""
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
        done = commitments.totals(tx.session, commitment_ids=[commitment.id])[commitment.id]
        before = stored.total_before(tx.session, report=row)
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
        withdrawn = stored.withdraw_message(tx.session, report=row, now=tx.now)
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
    done = commitments.totals(tx.session, commitment_ids=ids)
    found = [tx.session.get_one(Commitment, commitment_id) for commitment_id in ids]
    return [Volume(one.item, one.unit, done[one.id], one.target) for one in found]


def edit(tx: Transaction, me: Speaker, line: str | None) -> bool:
    """Replace the reports of an edited message by what it says now; False when it made none."""
    made = stored.in_message(tx.session, network=tx.network, chat_id=tx.chat_id, message_id=tx.message_id)
    if not made:
        return False
    stored.withdraw_message(tx.session, report=made[0], now=tx.now)
    if line is None:
        tx.reply(totals(work.PROGRESS_UNDONE, _volumes(tx, made)))
    else:
        record_line(tx, me, line)
    return True


def delete(tx: Transaction, message_id: int) -> bool:
    """Withdraw the reports of a deleted message; False when it made none."""
    made = stored.in_message(tx.session, network=tx.network, chat_id=tx.chat_id, message_id=message_id)
    if not made:
        return False
    stored.withdraw_message(tx.session, report=made[0], now=tx.now)
    tx.reply(totals(work.PROGRESS_DELETED, _volumes(tx, made)))
    return True
