"""What is asked about a stage: another amount, why it is sent back, and the photos that show it."""

from __future__ import annotations

from telegram import Update

from bot.domain.errors import UserError
from bot.domain.money import read_amount
from bot.domain.programmes import Act, Stage, Standing, amount_due, check_stage
from bot.networks import ReceivedFile
from bot.render import programmes as render
from bot.texts import common, fill, programmes
from handlers import forms, guards
from handlers.buttons import Pressed, button
from handlers.context import App, Context, Transaction
from handlers.entries import note, source_of
from handlers.guards import Speaker
from handlers.programme_guards import SEES_COUNTS, check_set, open_programme, readable_entry
from handlers.stages import mark, pressed_stage
from storage import committees
from storage import programmes as stored
from storage.committees import Hamlet
from storage.dialogues import Dialogue
from storage.programmes import Entry, Programme

AMOUNT_FORM, REASON_FORM = "stage_amount", "stage_reason"


def register(app: App) -> None:
    app.add_handler(Pressed("pgsum", ask_amount, numbers=2))
    app.add_handler(Pressed("pgback", ask_reason, numbers=1))


async def ask_amount(update: Update, context: Context) -> None:
    """Ask for another amount than the usual one."""
    with context.transaction() as tx:
        me, entry, programme, stage = pressed_stage(tx, context)
        state = stored.state_of(tx.session, entry=entry)
        check_stage(programme.plan, state, stage)
        if stage.money is None:
            raise UserError("button_old")
        forms.wait_at(tx, me, AMOUNT_FORM, "amount", {"entry": entry.id, "stage": stage.key})
        due = amount_due(programme.plan, state, stage)
        tx.reply(
            fill(
                programmes.ASK_AMOUNT,
                stage=stage.name,
                name=entry.name or programmes.UNNAMED_ENTRY,
                example=render.money(due or 400_000),
            ),
            buttons=[[button(common.CANCEL, "pcancel")]],
        )


def take_amount(tx: Transaction, me: Speaker, form: Dialogue, text: str, photo: ReceivedFile | None) -> None:
    """Take the amount that was asked for."""
    entry, programme = readable_entry(tx, me, int(form.answers["entry"]))
    stage = programme.plan.stage(str(form.answers["stage"]))
    if stage is None or entry.standing != Standing.IN:
        raise UserError("button_old")
    check_set(me, stage, entry.hamlet_id)
    check_stage(programme.plan, stored.state_of(tx.session, entry=entry), stage)
    amount = read_amount(text)
    forms.close(tx, me)
    mark(tx, me, programme, stage, [entry], {entry.id: amount})


async def ask_reason(update: Update, context: Context) -> None:
    """Ask why the last stage is sent back."""
    with context.transaction() as tx:
        me = guards.allow(tx, SEES_COUNTS)
        entry, programme = readable_entry(tx, me, context.press.numbers[0])
        last = _returnable(tx, me, entry, programme)
        forms.wait_at(tx, me, REASON_FORM, "reason", {"entry": entry.id, "stage": last.key})
        tx.reply(
            fill(programmes.ASK_REASON, stage=last.name, name=entry.name or programmes.UNNAMED_ENTRY),
            buttons=[[button(common.CANCEL, "pcancel")]],
        )


def _returnable(tx: Transaction, me: Speaker, entry: Entry, programme: Programme) -> Stage:
    """The last stage of an entry, when this person is the one who judges it: he sets the stage after it."""
    state = stored.state_of(tx.session, entry=entry)
    following = state.next_stage(programme.plan)
    last = programme.plan.stage(state.reached[-1].stage) if state.reached else None
    if following is None or last is None or entry.standing != Standing.IN:
        raise UserError("button_old")
    check_set(me, following, entry.hamlet_id)
    if last.money is not None:
        raise UserError("stage_has_money", stage=last.name)
    return last


def take_reason(tx: Transaction, me: Speaker, form: Dialogue, text: str, photo: ReceivedFile | None) -> None:
    """Send the stage back with this reason, and tell the hamlet."""
    entry, programme = readable_entry(tx, me, int(form.answers["entry"]))
    last = _returnable(tx, me, entry, programme)
    reason = " ".join(text.split())
    if last.key != form.answers["stage"]:
        raise UserError("button_old")
    if not reason:
        raise UserError("reason_needed")
    stored.act(
        tx.session,
        entries=[entry],
        kind=Act.RETURNED,
        source=source_of(tx, me),
        stage=last.key,
        value={"reason": reason},
    )
    note(tx, me, "change", [entry])
    forms.close(tx, me)
    name = entry.name or programmes.UNNAMED_ENTRY
    hamlet = tx.session.get(Hamlet, entry.hamlet_id) if entry.hamlet_id is not None else None
    place = hamlet.name if hamlet is not None else programmes.NO_HAMLET
    tx.reply(
        fill(programmes.RETURNED, stage=last.name, entry=name, hamlet=place),
        buttons=[[button(common.UNDO, "pgundo", tx.row.id)]],
    )
    if hamlet is None:
        return
    for leader in committees.leaders_of(tx.session, committee_id=me.committee.id, hamlet_id=hamlet.id):
        tx.tell(
            leader.id,
            key=f"returned:{tx.row.id}:member {leader.id}",
            text=fill(
                programmes.RETURNED_TELL,
                name=programme.name,
                hamlet=hamlet.name,
                who=me.member.full_name,
                stage=last.name,
                entry=name,
                reason=reason,
            ),
            buttons=[[button(programmes.CARD_BUTTON, "pgcard", entry.id)]],
        )


def take_photo(tx: Transaction, me: Speaker, form: Dialogue, text: str, photo: ReceivedFile | None) -> None:
    """A photo of what was just marked, one of several perhaps; words are kept as a note."""
    events = stored.in_batch(tx.session, batch=int(form.answers["batch"]))
    entries = stored.entries_by_id(tx.session, entry_ids={one.entry_id for one in events})
    if not entries:
        raise UserError("button_old")
    kept = tx.keep(photo) if photo is not None else None
    said = " ".join(text.split())
    stored.act(
        tx.session,
        entries=entries,
        kind=Act.CHANGED,
        source=source_of(tx, me),
        stage=events[0].stage,
        value={"note": said} if said else None,
        attachment_id=kept.id if kept is not None else None,
    )
    note(tx, me, "change", entries)
    unit = open_programme(tx, me, int(form.answers["programme"])).plan.unit
    if kept is None:
        forms.close(tx, me)
    tx.reply(
        fill(programmes.PHOTO_KEPT if kept is not None else programmes.NOTE_KEPT, n=len(entries), unit=unit),
        buttons=[[button(common.UNDO, "pgundo", tx.row.id)]],
    )
