"""An officer's decision on a reported quantity: accepted, accepted in part, sent back, and taken back."""

from __future__ import annotations

from decimal import Decimal

from telegram import Update

from bot.domain.errors import UserError
from bot.domain.folding import clean
from bot.domain.quantities import Item, read_amount, show
from bot.networks import ReceivedFile
from bot.render import acceptance as render
from bot.texts import Markup, acceptance, common, fill, lines
from handlers import deeds, forms, guards
from handlers.acceptance import asked, may_decide, on_report
from handlers.buttons import Pressed, button
from handlers.context import App, Context, Transaction
from handlers.guards import Speaker
from storage import acceptances, committees
from storage.acceptances import Acceptance
from storage.awaiting import Waiting
from storage.committees import Member
from storage.dialogues import Dialogue

FORM = "acceptance"
LONGEST_REASON = 500


def register(app: App) -> None:
    app.add_handler(Pressed("accyes", accept, numbers=1))
    app.add_handler(Pressed("accpart", ask_part, numbers=1))
    app.add_handler(Pressed("accback", ask_reason, numbers=1))
    app.add_handler(Pressed("accundo", undo, numbers=1))


def _decidable(tx: Transaction, report_id: int) -> tuple[Speaker, Waiting]:
    """A report on which the speaker may decide now; UserError says why not."""
    me, one, decision = on_report(tx, report_id)
    if not may_decide(me, one):
        raise UserError("acceptance_not_yours")
    if decision is not None:
        who = tx.session.get_one(Member, decision.by_member).full_name
        kind = "whole" if decision.is_whole else "back" if decision.is_return else "part"
        raise UserError("acceptance_done", who=who, what=acceptance.DECISIONS[kind])
    if one.report.late:
        raise UserError("acceptance_late")
    if one.standing.refused and one.standing.snapshot is not None:
        raise UserError("acceptance_refused", number=one.standing.snapshot.number)
    return me, one


async def accept(update: Update, context: Context) -> None:
    """Accept all that a report adds."""
    with context.transaction() as tx:
        me, one = _decidable(tx, context.press.numbers[0])
        _decide(tx, me, one, one.increment, "")


async def ask_part(update: Update, context: Context) -> None:
    """Ask how much of a report is accepted."""
    with context.transaction() as tx:
        me, one = _decidable(tx, context.press.numbers[0])
        if one.increment <= 0:
            raise UserError("button_old")
        _open_form(tx, me, one, "part")
        half = show((one.increment / 2).quantize(Decimal(1)) or one.increment)
        tx.reply(
            fill(
                acceptance.ASK_PART,
                hamlet=one.standing.hamlet.name,
                item=one.standing.commitment.item,
                unit=one.standing.commitment.unit,
                quantity=show(one.increment),
                example=half,
            ),
            buttons=[[button(common.CANCEL, "pcancel")]],
        )


async def ask_reason(update: Update, context: Context) -> None:
    """Ask why a report is sent back."""
    with context.transaction() as tx:
        me, one = _decidable(tx, context.press.numbers[0])
        _open_form(tx, me, one, "reason")
        tx.reply(
            fill(
                acceptance.ASK_REASON,
                hamlet=one.standing.hamlet.name,
                item=one.standing.commitment.item,
                unit=one.standing.commitment.unit,
                quantity=show(one.increment),
            ),
            buttons=[[button(common.CANCEL, "pcancel")]],
        )


def _open_form(tx: Transaction, me: Speaker, one: Waiting, step: str) -> None:
    forms.wait_at(tx, me, FORM, step, {"report": one.report.id})


def answer(tx: Transaction, me: Speaker, form: Dialogue, text: str, photo: ReceivedFile | None) -> None:
    """Take how much is accepted, or why it goes back. The right is checked again."""
    me, one = _decidable(tx, int(form.answers["report"]))
    commitment = one.standing.commitment
    if form.step == "part":
        measured, reason = read_amount(text, Item(commitment.item, commitment.unit))
        accepted = measured.quantity
        if accepted > one.increment:
            raise UserError("acceptance_too_much", most=show(one.increment), unit=commitment.unit)
    else:
        reason, accepted = clean(text).strip(), Decimal(0)
        if not reason:
            raise UserError("acceptance_reason")
    forms.close(tx, me)
    _decide(tx, me, one, accepted, reason[:LONGEST_REASON])


def _decide(tx: Transaction, me: Speaker, one: Waiting, accepted: Decimal, reason: str) -> None:
    """Write a decision down, and tell it to the officer and the hamlet's leader."""
    row = acceptances.decide(
        tx.session,
        report_id=one.report.id,
        increment=one.increment,
        accepted=accepted,
        reason=reason,
        by_member=me.member.id,
        now=tx.now,
    )
    if row is None:
        raise UserError("button_old")
    _audit(tx, me, "accept", row)
    _, now, _ = on_report(tx, one.report.id)
    shown = asked(tx.session, now)
    said = render.decided(shown, accepted=accepted, reason=reason)
    rows = [[button(common.UNDO, "accundo", row.id)], [button(acceptance.BACK, "acclist", 0)]]
    if tx.update.callback_query is not None:
        tx.change_pressed(said, buttons=rows)
    else:
        tx.reply(said, buttons=rows)
    told = render.decided(shown, accepted=accepted, reason=reason, by=_name(me.member))
    again = accepted != one.increment and one.standing.snapshot is None
    _tell_leaders(
        tx,
        now,
        lines(told, fill(acceptance.TOLD_AGAIN) if again else None),
        key=f"accepted:{row.id}",
        report_again=again,
    )


def _tell_leaders(tx: Transaction, one: Waiting, text: Markup, *, key: str, report_again: bool = False) -> None:
    """Tell whoever reported it and the hamlet's leaders."""
    hamlet = one.standing.hamlet
    leaders = committees.leaders_of(tx.session, committee_id=hamlet.committee_id, hamlet_id=hamlet.id)
    rows = [[button(acceptance.REPORT_AGAIN, "pitem", one.standing.commitment.id)]] if report_again else []
    for member_id in dict.fromkeys([*(leader.id for leader in leaders), one.report.by_member]):
        tx.tell(member_id, key=f"{key}:member {member_id}", text=text, buttons=rows)


async def undo(update: Update, context: Context) -> None:
    """Take a decision back; not one that a closed period stands on."""
    with context.transaction() as tx:
        guards.allow_command(tx, "nghiemthu")
        row = tx.session.get(Acceptance, context.press.numbers[0])
        if row is None:
            raise UserError("button_old")
        me, one, _ = on_report(tx, row.report_id)
        if not may_decide(me, one):
            raise UserError("acceptance_not_yours")
        snapshot = one.standing.snapshot
        if snapshot is not None and row.at <= snapshot.taken_at:
            raise UserError("acceptance_closed", number=snapshot.number)
        if not acceptances.withdraw(tx.session, acceptance=row, now=tx.now):
            tx.reply(fill(common.ALREADY_DONE))
            return
        _audit(tx, me, "undo", row)
        values = {
            "hamlet": one.standing.hamlet.name,
            "item": one.standing.commitment.item,
            "unit": one.standing.commitment.unit,
            "quantity": show(row.increment),
        }
        tx.change_pressed(fill(acceptance.UNDONE, **values), buttons=[[button(acceptance.BACK, "acclist", 0)]])
        told = fill(acceptance.TOLD_UNDONE, who=_name(me.member), **values)
        _tell_leaders(tx, one, told, key=f"unaccepted:{row.id}")


def _name(member: Member) -> str:
    return f"{member.full_name} ({member.title})" if member.title else member.full_name


def _audit(tx: Transaction, me: Speaker, action: str, row: Acceptance) -> None:
    deeds.note(tx, me, action, f"acceptance {row.id} of report {row.report_id}")
