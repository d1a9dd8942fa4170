"""Reports of progress: recorded with their receipt, edited, undone, and read the other way."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from telegram import Update

from bot.domain.assignments import Signed, Volume, current
from bot.domain.errors import UserError
from bot.domain.folding import clean, fold_aligned
from bot.domain.hamlets import Hamlet as NamedHamlet
from bot.domain.hamlets import finder
from bot.domain.quantities import Item, Measured, Mode, fits_alone, read_progress
from bot.domain.roles import REPORTS_FOR_ANY_HAMLET, Role
from bot.networks import Button, ReceivedFile
from bot.render.work import Late, Reported, progress_receipt, totals
from bot.texts import Markup, common, fill, work
from handlers import deeds, forms, guards, registering
from handlers.buttons import Pressed, button
from handlers.context import App, Context, Transaction
from handlers.doubts import Draft, ask_sure, ask_which, doubts_about, waiting_form
from handlers.guards import Speaker
from storage import assignments, commitments, evidence
from storage import reports as stored
from storage.assignments import Commitment, Duty, Report
from storage.committees import Hamlet

_MONTH = re.compile(r"\bth[áa]ng\s*(?P<month>0?[1-9]|1[0-2])\b", re.IGNORECASE)
REPORTERS = frozenset({Role.HAMLET_LEADER, *REPORTS_FOR_ANY_HAMLET})


def register(app: App) -> None:
    app.add_handler(Pressed("preport", undo, numbers=1))
    app.add_handler(Pressed("pmode", switch_mode, numbers=1))


def record_line(
    tx: Transaction,
    me: Speaker,
    line: str,
    *,
    photo: ReceivedFile | None = None,
    replaced: Sequence[Report] = (),
) -> None:
    """Record every quantity of one line, and answer with the totals; ask first where something is unclear.

    `replaced` are the reports that the message made before it was edited.
    """
    hamlet, rest = _hamlet_in(line, me)
    month, rest = _month_in(rest)
    every = signed_by(tx, me.committee.id, hamlet)
    counted = registering.counted_for(tx, me, hamlet)
    if not every and not counted:
        raise UserError("progress_nothing_signed", hamlet=hamlet.name)
    signed = every if month is None else _due_in(tx, me.committee.id, hamlet, month)
    items = [Item(one.item, one.unit, one.aliases) for one in signed]
    draft = draft_here(tx, photo=photo, replaced=replaced)
    fitting = fits_alone(rest, [*items, *counted])
    if len(fitting) > 1:
        names = {item.name for item in fitting}
        ask_which(tx, me, hamlet, rest, [one for one in signed if one.item in names], draft)
        return
    measured = read_progress(f"{fitting[0].name} {rest}" if fitting else rest, [*items, *counted])
    volumes = [one for one in measured if one.item not in counted]
    if volumes:
        submit(tx, me, hamlet, signed, volumes, draft)
    for one in measured:
        if one.item in counted:
            registering.record_number(tx, me, counted[one.item], hamlet, one)


def draft_here(
    tx: Transaction, *, note: str = "", photo: ReceivedFile | None = None, replaced: Sequence[Report] = ()
) -> Draft:
    """What this message reports: on the day on which it was written, with what came with it before it was edited."""
    kept = evidence.attachments_of(tx.session, report=replaced[0]) if replaced else []
    return Draft(
        message_id=tx.message_id,
        told_on=tx.said_on,
        note=note,
        attachments=(*kept, *([tx.keep(photo).id] if photo is not None else [])),
        replaces=tuple(row.id for row in replaced),
    )


def submit(
    tx: Transaction,
    me: Speaker,
    hamlet: Hamlet,
    signed: Sequence[Signed],
    measured: Sequence[Measured],
    draft: Draft,
) -> None:
    """Record so much of each work, unless something in it is to be confirmed first."""
    doubts = doubts_about(tx, me, signed, measured, draft)
    if doubts:
        ask_sure(tx, me, hamlet, signed, measured, doubts, draft)
    else:
        record(tx, me, hamlet, signed, measured, draft)


def all_signed(tx: Transaction, committee_id: int, hamlet: Hamlet) -> list[Signed]:
    """What a hamlet signed for, in every period."""
    return [
        Signed(
            commitment_id=one.commitment.id,
            assignment_id=one.assignment.id,
            title=one.assignment.title,
            item=one.commitment.item,
            unit=one.commitment.unit,
            aliases=tuple(one.commitment.aliases),
            start=one.assignment.start,
            due=one.due,
            target=one.target,
            done=one.counted,
            closed=one.snapshot is not None,
        )
        for one in commitments.standings(tx.session, committee_id=committee_id, hamlet_id=hamlet.id)
    ]


def signed_by(tx: Transaction, committee_id: int, hamlet: Hamlet) -> tuple[Signed, ...]:
    """What a hamlet signed for, of each work the period that counts today."""
    return current(all_signed(tx, committee_id, hamlet), today=tx.today)


def _due_in(tx: Transaction, committee_id: int, hamlet: Hamlet, month: int) -> tuple[Signed, ...]:
    """What a hamlet signed for in the periods that end in a month."""
    found = [one for one in all_signed(tx, committee_id, hamlet) if one.due.month == month]
    if not found:
        raise UserError("progress_no_period", hamlet=hamlet.name, month=month)
    return current(found, today=tx.today)


def _month_in(line: str) -> tuple[int | None, str]:
    """The month for which a report is said to be ("tháng 6"), and the line without it."""
    found = _MONTH.search(line)
    if found is None:
        return None, line
    return int(found["month"]), f"{line[: found.start()]} {line[found.end() :]}".strip(" ,;:")


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
    draft: Draft,
) -> None:
    """Write down so much of each work for a hamlet, and answer with the totals."""
    forms.close(tx, me)
    by_item = {one.item: one for one in signed}
    for report_id in draft.replaces:
        old = tx.session.get_one(Report, report_id)
        if old.withdrawn_at is None:
            guard_changeable(tx, [old])
            old.withdrawn_at = tx.now
            tx.session.add(old)
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
            note=draft.note,
            late=target.closed or draft.told_on > target.due,
            by_member=me.member.id,
            at=tx.now,
            network=tx.network,
            chat_id=tx.chat_id,
            message_id=draft.message_id,
        )
        tx.session.add(row)
        tx.session.flush()
        for attachment_id in draft.attachments:
            evidence.attach(tx.session, report=row, attachment_id=attachment_id)
        reports.append(row)
    deeds.note(tx, me, "report", f"reports {', '.join(str(row.id) for row in reports)}")
    key = receipt_key(reports[0])
    tx.reply(receipt(tx, me, hamlet, reports), buttons=receipt_buttons(reports), key=key)


def receipt_key(first: Report) -> str:
    """The key of the receipt for the reports of one message, by the first of them."""
    return f"receipt:{first.id}"


def receipt(tx: Transaction, me: Speaker, hamlet: Hamlet, reports: Sequence[Report]) -> Markup:
    """The receipt of the reports of one message, by the totals as they are now."""
    standings = {
        one.commitment.id: one
        for one in commitments.standings(tx.session, committee_id=me.committee.id, hamlet_id=hamlet.id)
    }
    lines = []
    for row in reports:
        assert row.quantity is not None
        one = standings[row.commitment_id or 0]
        volume = Volume(one.commitment.item, one.commitment.unit, one.counted, one.target)
        before = Decimal(0) if row.late else stored.total_before(tx.session, report=row)
        late = Late(one.due, one.snapshot.number if one.snapshot is not None else None) if row.late else None
        lines.append((one.assignment.title, Reported(volume, row.quantity, Mode(row.mode), before, late)))
    photos = len(evidence.attachments_of(tx.session, report=reports[0]))
    return progress_receipt(lines, hamlet=hamlet.name, note=reports[0].note, photos=photos)


def receipt_buttons(reports: Sequence[Report]) -> list[list[Button]]:
    rows = [[button(common.UNDO, "preport", reports[0].id)]]
    if len(reports) == 1:
        label = work.PROGRESS_TO_TOTAL if reports[0].mode == Mode.ADD else work.PROGRESS_TO_ADD
        rows.insert(0, [button(label, "pmode", reports[0].id)])
    return rows


def guard_changeable(tx: Transaction, rows: Sequence[Report]) -> None:
    """UserError when an officer decided on one of these reports, or its period is closed with it."""
    if stored.decided(tx.session, reports=rows):
        raise UserError("progress_decided")
    for row in rows:
        number = commitments.closed_under(tx.session, commitment_id=row.commitment_id)
        if number is not None and not row.late:
            raise UserError("progress_closed", number=number)


async def undo(update: Update, context: Context) -> None:
    """Take back the reports of one message."""
    with context.transaction() as tx:
        _, _, row = _own_report(tx, context)
        guard_changeable(tx, stored.beside(tx.session, report=row))
        withdrawn = stored.withdraw_message(tx.session, report=row, now=tx.now)
        if not withdrawn:
            tx.reply(fill(common.ALREADY_DONE))
            return
        tx.change_pressed(totals(work.PROGRESS_UNDONE, _volumes(tx, withdrawn)))


async def switch_mode(update: Update, context: Context) -> None:
    """Read the reported quantity the other way: as the total, or as an addition."""
    with context.transaction() as tx:
        me, hamlet, row = _own_report(tx, context)
        if row.withdrawn_at is not None:
            raise UserError("button_old")
        guard_changeable(tx, [row])
        row.mode = Mode.TOTAL if row.mode == Mode.ADD else Mode.ADD
        tx.session.add(row)
        tx.session.flush()
        tx.change_pressed(receipt(tx, me, hamlet, [row]), buttons=receipt_buttons([row]))


def _own_report(tx: Transaction, context: Context) -> tuple[Speaker, Hamlet, Report]:
    """The report under whose receipt a button was pressed, when this person may change it."""
    me = guards.allow(tx, REPORTERS)
    row = tx.session.get(Report, context.press.numbers[0])
    duty = tx.session.get(Duty, row.duty_id) if row is not None else None
    hamlet = next((one for one in me.hamlets if duty is not None and one.id == duty.hamlet_id), None)
    if row is None or row.commitment_id is None or hamlet is None:
        raise UserError("button_old")
    if me.role not in REPORTS_FOR_ANY_HAMLET and hamlet.id != me.own_hamlet().id:
        raise UserError("not_yours")
    return me, hamlet, row


def _volumes(tx: Transaction, reports: Sequence[Report]) -> list[Volume]:
    ids = list(dict.fromkeys(row.commitment_id for row in reports if row.commitment_id is not None))
    done = commitments.totals(tx.session, commitment_ids=ids)
    found = [tx.session.get_one(Commitment, commitment_id) for commitment_id in ids]
    return [Volume(one.item, one.unit, done[one.id], one.target) for one in found]


def edit(tx: Transaction, me: Speaker, line: str | None) -> bool:
    """Replace the reports of an edited message by what it says now; False when it made none and none waits."""
    made = stored.in_message(tx.session, network=tx.network, chat_id=tx.chat_id, message_id=tx.message_id)
    waits = waiting_form(tx, me, tx.message_id)
    if not made and waits is None:
        return False
    guard_changeable(tx, made)
    if line is not None:
        record_line(tx, me, line, replaced=made)
    elif made:
        stored.withdraw_message(tx.session, report=made[0], now=tx.now)
        tx.reply(totals(work.PROGRESS_UNDONE, _volumes(tx, made)))
    else:
        _give_up(tx, me)
    return True


def delete(tx: Transaction, me: Speaker, message_id: int) -> bool:
    """Withdraw the reports of a deleted message; False when it made none and none waits."""
    made = stored.in_message(tx.session, network=tx.network, chat_id=tx.chat_id, message_id=message_id)
    if made:
        guard_changeable(tx, made)
        stored.withdraw_message(tx.session, report=made[0], now=tx.now)
        tx.reply(totals(work.PROGRESS_DELETED, _volumes(tx, made)))
        return True
    if waiting_form(tx, me, message_id) is None:
        return False
    _give_up(tx, me)
    return True


def _give_up(tx: Transaction, me: Speaker) -> None:
    """What waited for a yes is not meant any more."""
    forms.close(tx, me)
    tx.reply(fill(work.FORM_CANCELLED))
