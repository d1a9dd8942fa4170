"""/camket: what a hamlet signed for, period by period; the office changes a target until its period is closed."""

from __future__ import annotations

from decimal import Decimal

from telegram import Update

from bot.domain.errors import UserError
from bot.domain.hamlets import finder
from bot.domain.pages import Page
from bot.domain.quantities import Item, read_amount, show
from bot.domain.roles import CHANGES_TARGETS, Role
from bot.networks import Button, ReceivedFile
from bot.render import commitments as render
from bot.render.commitments import Change
from bot.texts import Markup, common, fill
from bot.texts import commitments as texts
from bot.texts import signing as signing_texts
from handlers import deeds, forms, guards, signing
from handlers.buttons import Pressed, button, turns
from handlers.comparison import stand
from handlers.context import App, Context, Transaction
from handlers.guards import Speaker
from handlers.list_reading import named_hamlets
from handlers.spoken import add_command
from storage import commitments, committees
from storage.commitments import CommitmentChange, Standing
from storage.committees import Hamlet, Member
from storage.dialogues import Dialogue
from storage.signing import is_reported

FORM = "target"
PAGE_SIZE = 8
IN_A_ROW = 4
LONGEST_REASON = 300


def register(app: App) -> None:
    add_command(app, "camket", show_signed)
    app.add_handler(Pressed("signed", turn, numbers=2))
    app.add_handler(Pressed("signedone", open_one, numbers=1))
    app.add_handler(Pressed("signedset", ask_target, numbers=1))
    app.add_handler(Pressed("signedundo", undo, numbers=1))


async def show_signed(update: Update, context: Context) -> None:
    """A leader sees his own hamlet's; the others say which, or choose it."""
    with context.transaction() as tx:
        me = guards.allow_command(tx, "camket")
        if any(char.isdigit() for char in context.said.args):
            if me.role not in CHANGES_TARGETS:
                raise UserError("signing_not_yours")
            signing.read(tx, me, context.said.args)
            return
        if me.role is Role.HAMLET_LEADER:
            hamlet: Hamlet | None = me.own_hamlet()
        else:
            found = finder(tuple(named_hamlets(me))).resolve(context.said.args)
            hamlet = next((one for one in me.hamlets if found == (one.name,)), None)
            if context.said.args and hamlet is None:
                names = ", ".join(one.name for one in me.hamlets)
                raise UserError("unknown_hamlet", text=context.said.args, hamlets=names)
        if hamlet is None:
            rows = [[button(one.name, "signed", one.id, 0)] for one in me.hamlets]
            tx.reply(fill(texts.SIGNED_FOR_HAMLET), buttons=rows)
            return
        text, rows = _page(tx, me, hamlet, 0)
        tx.reply(text, buttons=rows)


async def turn(update: Update, context: Context) -> None:
    """A hamlet, or another page of it."""
    with context.transaction() as tx:
        me = guards.allow_command(tx, "camket")
        hamlet_id, number = context.press.numbers
        hamlet = me.hamlet_with(hamlet_id)
        if hamlet is None:
            raise UserError("button_old")
        if me.role is Role.HAMLET_LEADER and hamlet.id != me.own_hamlet().id:
            raise UserError("not_yours")
        text, rows = _page(tx, me, hamlet, number)
        tx.change_pressed(text, buttons=rows)


def _page(tx: Transaction, me: Speaker, hamlet: Hamlet, number: int) -> tuple[Markup, list[list[Button]]]:
    every = commitments.standings(tx.session, committee_id=me.committee.id, hamlet_id=hamlet.id)
    page = Page(number, PAGE_SIZE, len(every))
    shown = page.of(every)
    opens = me.role in CHANGES_TARGETS
    month = tx.today.month if opens else None
    text = render.signed_for(hamlet.name, [stand(one) for one in shown], page=page, month=month)
    opened = [
        button(texts.OPEN.format(n=n), "signedone", one.commitment.id) for n, one in enumerate(shown, page.first + 1)
    ]
    rows = [opened[start : start + IN_A_ROW] for start in range(0, len(opened), IN_A_ROW)] if opens else []
    more = [[button(signing_texts.ADD, "signadd", hamlet.id)]] if opens and tx.private else []
    return text, [*rows, *turns(page, "signed", hamlet.id), *more]


def _one(tx: Transaction, me: Speaker, commitment_id: int) -> Standing:
    found = commitments.standing(tx.session, committee_id=me.committee.id, commitment_id=commitment_id)
    if found is None:
        raise UserError("button_old")
    return found


async def open_one(update: Update, context: Context) -> None:
    """One quantity with the history of its target."""
    with context.transaction() as tx:
        me = guards.allow(tx, CHANGES_TARGETS)
        text, rows = _card(tx, _one(tx, me, context.press.numbers[0]))
        tx.change_pressed(text, buttons=rows)


def _card(tx: Transaction, one: Standing) -> tuple[Markup, list[list[Button]]]:
    changes = [
        Change(
            row.at,
            row.before,
            row.after,
            tx.session.get_one(Member, row.by_member).full_name if row.by_member is not None else None,
            row.reason,
        )
        for row in commitments.changes_of(tx.session, commitment_id=one.commitment.id)
    ]
    rows = [[button(texts.BACK, "signed", one.hamlet.id, 0)]]
    if one.snapshot is None:
        if not is_reported(tx.session, commitment=one.commitment):
            rows.insert(0, [button(signing_texts.WITHDRAW, "signoff", one.commitment.id)])
        rows.insert(0, [button(texts.CHANGE, "signedset", one.commitment.id)])
    return render.item_card(stand(one), changes), rows


def _changeable(one: Standing) -> None:
    if one.snapshot is not None:
        raise UserError("target_closed", number=one.snapshot.number)


async def ask_target(update: Update, context: Context) -> None:
    """Ask for the new target and its reason."""
    with context.transaction() as tx:
        me = guards.allow(tx, CHANGES_TARGETS)
        one = _one(tx, me, context.press.numbers[0])
        _changeable(one)
        forms.wait_at(tx, me, FORM, "target", {"commitment": one.commitment.id})
        tx.reply(
            fill(
                texts.ASK_TARGET,
                hamlet=one.hamlet.name,
                item=one.commitment.item,
                target=show(one.target),
                unit=one.commitment.unit,
                example=show(one.target),
            ),
            buttons=[[button(common.CANCEL, "pcancel")]],
        )


def answer(tx: Transaction, me: Speaker, form: Dialogue, text: str, photo: ReceivedFile | None) -> None:
    """Take the new target. The right is checked again."""
    if me.role not in CHANGES_TARGETS:
        raise UserError("button_old")
    one = _one(tx, me, int(form.answers["commitment"]))
    _changeable(one)
    measured, reason = read_amount(text, Item(one.commitment.item, one.commitment.unit))
    if not reason:
        raise UserError("target_reason", quantity=show(measured.quantity))
    if measured.quantity == one.target:
        raise UserError("target_same", target=show(one.target), unit=one.commitment.unit)
    forms.close(tx, me)
    _change(tx, me, one, measured.quantity, reason[:LONGEST_REASON])


def _change(tx: Transaction, me: Speaker, one: Standing, target: Decimal, reason: str) -> None:
    """Change a target, and tell the hamlet's leaders."""
    row = commitments.change_target(
        tx.session, commitment=one.commitment, target=target, reason=reason, by_member=me.member.id, now=tx.now
    )
    if row is None:
        raise UserError("button_old")
    deeds.note(tx, me, "change", f"target of commitment {one.commitment.id}")
    values = {
        "hamlet": one.hamlet.name,
        "item": one.commitment.item,
        "unit": one.commitment.unit,
        "before": show(row.before),
        "after": show(row.after),
        "reason": reason,
    }
    rows = [[button(common.UNDO, "signedundo", row.id)], [button(texts.BACK, "signed", one.hamlet.id, 0)]]
    said = fill(texts.CHANGED, **values)
    if tx.update.callback_query is not None:
        tx.change_pressed(said, buttons=rows)
    else:
        tx.reply(said, buttons=rows)
    told = fill(texts.CHANGED_TOLD, who=me.member.full_name, title=one.assignment.title, **values)
    for leader in committees.leaders_of(tx.session, committee_id=me.committee.id, hamlet_id=one.hamlet.id):
        tx.tell(leader.id, key=f"target:{row.id}:member {leader.id}", text=told)


async def undo(update: Update, context: Context) -> None:
    """Bring a target back to what it was; only the last change is undone."""
    with context.transaction() as tx:
        me = guards.allow(tx, CHANGES_TARGETS)
        row = tx.session.get(CommitmentChange, context.press.numbers[0])
        if row is None or not row.before or not row.after:
            raise UserError("button_old")
        one = _one(tx, me, row.commitment_id)
        _changeable(one)
        if commitments.changes_of(tx.session, commitment_id=row.commitment_id)[-1].id != row.id:
            raise UserError("button_old")
        _change(tx, me, one, row.before, texts.CHANGE_UNDONE)
