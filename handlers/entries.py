"""One entry of a programme: its card, its option and name, and taking it off the list."""

from __future__ import annotations

from collections.abc import Sequence

from telegram import Update

from bot.domain.errors import UserError
from bot.domain.folding import fold_aligned
from bot.domain.phones import find_phones
from bot.domain.programmes import Act, Standing
from bot.domain.registrations import read_name
from bot.networks import Button, ReceivedFile
from bot.render import programmes as render
from bot.texts import common, fill, programmes
from handlers import deeds, forms, guards
from handlers.buttons import Pressed, button
from handlers.context import App, Context, Transaction
from handlers.guards import Speaker
from handlers.programme_guards import SEES_COUNTS, may_change, may_set, readable_entry
from storage import committees, programme_standings
from storage import programmes as stored
from storage.attachments import Attachment
from storage.committees import Hamlet
from storage.dialogues import Dialogue
from storage.programmes import Entry, Programme, Source

FORM = "entry_name"
PHOTOS = 10  # sent at once


def register(app: App) -> None:
    app.add_handler(Pressed("pgcard", show_card, numbers=1))
    app.add_handler(Pressed("pgopt", choose_option, numbers=2))
    app.add_handler(Pressed("pgname", ask_name, numbers=1))
    app.add_handler(Pressed("pgremove", remove, numbers=1))
    app.add_handler(Pressed("pgphotos", show_photos, numbers=1))


def source_of(tx: Transaction, me: Speaker) -> Source:
    """Where what is done in this transaction comes from."""
    return Source(
        by_member=me.member.id,
        at=tx.now,
        batch=tx.row.id,
        network=tx.network,
        chat_id=tx.chat_id,
        message_id=tx.message_id,
    )


def note(tx: Transaction, me: Speaker, action: str, entries: Sequence[Entry]) -> None:
    """Write down who read or changed these entries."""
    ids = ", ".join(str(one.id) for one in entries[:20])
    deeds.note(tx, me, action, f"entries {ids}{', ...' if len(entries) > 20 else ''}")


def standing_line(tx: Transaction, programme: Programme, hamlet_id: int | None) -> str:
    """ "Thôn Nam Thắng 87/210 hộ (41 %), ..." as it is now."""
    hamlet = tx.session.get(Hamlet, hamlet_id) if hamlet_id is not None else None
    if hamlet is None:
        n = stored.how_many(tx.session, programme_id=programme.id, hamlet_id=stored.NO_HAMLET)
        return programmes.PLAIN.format(n=n, unit=programme.plan.unit)
    standing = programme_standings.standing(tx.session, programme=programme, hamlet=hamlet)
    return render.standing_line(render.place_name(hamlet.name), programme.plan, standing, today=tx.today)


async def show_card(update: Update, context: Context) -> None:
    """An entry with its stages and history, and what this person may do with it."""
    with context.transaction() as tx:
        me = guards.allow(tx, SEES_COUNTS)
        entry, programme = readable_entry(tx, me, context.press.numbers[0])
        note(tx, me, "read", [entry])
        show(tx, me, entry, programme)


def show(tx: Transaction, me: Speaker, entry: Entry, programme: Programme) -> None:
    """Answer with the card of an entry."""
    plan = programme.plan
    rows = stored.history(tx.session, entry_ids=[entry.id])
    people = {one.id: one.full_name for one in committees.members_of(tx.session, committee_id=me.committee.id)}
    hamlet = tx.session.get(Hamlet, entry.hamlet_id) if entry.hamlet_id is not None else None
    state = stored.state_of(tx.session, entry=entry)
    text = render.card(
        programme.name,
        hamlet.name if hamlet is not None else None,
        plan,
        state,
        [(stored.event_of(row), row.attachment_id is not None) for row in rows],
        late=entry.late,
        people=people,
    )
    buttons: list[list[Button]] = []
    if entry.standing == Standing.IN:
        buttons += _stage_buttons(tx, me, entry, programme)
        if may_change(me, programme, entry):
            buttons += _change_buttons(programme, entry)
    photos = sum(1 for row in rows if row.attachment_id is not None)
    if photos:
        buttons.append([button(programmes.PHOTOS_BUTTON.format(n=photos), "pgphotos", entry.id)])
    buttons.append([_to_list(programme, entry)])
    tx.reply(text, buttons=buttons)


def _to_list(programme: Programme, entry: Entry) -> Button:
    return button(programmes.TO_LIST, "pglist", programme.id, entry.hamlet_id or stored.NO_HAMLET, 0)


def _stage_buttons(tx: Transaction, me: Speaker, entry: Entry, programme: Programme) -> list[list[Button]]:
    """What comes next, where he may say so, and sending back what came before."""
    plan = programme.plan
    state = stored.state_of(tx.session, entry=entry)
    following = state.next_stage(plan)
    rows: list[list[Button]] = []
    if following is None or not may_set(me, following, entry.hamlet_id):
        return rows
    index = plan.stages.index(following)
    name, amount = render.stage_label(plan, state, following)
    if following.money is None or amount:
        rows.append([button(programmes.MARK_BUTTON.format(stage=name, amount=amount), "pgmark", entry.id, index)])
    if following.money is not None:
        rows.append([button(programmes.OTHER_AMOUNT, "pgsum", entry.id, index)])
    if state.reached:
        before = plan.stage(state.reached[-1].stage)
        if before is not None:
            rows.append([button(programmes.RETURN_BUTTON.format(stage=before.name), "pgback", entry.id)])
    return rows


def _change_buttons(programme: Programme, entry: Entry) -> list[list[Button]]:
    others = [one for one in programme.plan.options if one.number != entry.option]
    rows = [
        [button(render.option_name(programme.plan, one.number, short=True), "pgopt", entry.id, one.number)]
        for one in others
    ]
    options = [one for row in rows for one in row]
    rows = [options] if options else []
    rows.append(
        [
            button(programmes.RENAME_BUTTON, "pgname", entry.id),
            button(programmes.REMOVE_BUTTON, "pgremove", entry.id),
        ]
    )
    return rows


def _changed(tx: Transaction, context: Context) -> tuple[Speaker, Entry, Programme]:
    """The entry whose button was pressed, when this person may change it."""
    me = guards.allow(tx, SEES_COUNTS)
    entry, programme = readable_entry(tx, me, context.press.numbers[0])
    if not may_change(me, programme, entry):
        raise UserError("programme_not_registrar", name=programme.name)
    if entry.standing != Standing.IN:
        raise UserError("button_old")
    return me, entry, programme


def _check_no_money(entry: Entry) -> None:
    """Money that changed hands keeps an entry as it is until it is taken back."""
    if entry.support or entry.contribution:
        raise UserError("entry_has_money", sum=render.money(entry.support + entry.contribution))


async def choose_option(update: Update, context: Context) -> None:
    """Another option for an entry."""
    with context.transaction() as tx:
        me, entry, programme = _changed(tx, context)
        number = context.press.numbers[1]
        if programme.plan.option(number) is None:
            raise UserError("button_old")
        if entry.option == number:
            tx.reply(fill(common.ALREADY_DONE))
            return
        _check_no_money(entry)
        source = source_of(tx, me)
        stored.act(tx.session, entries=[entry], kind=Act.CHANGED, source=source, value={"option": number})
        note(tx, me, "change", [entry])
        show(tx, me, entry, programme)


async def ask_name(update: Update, context: Context) -> None:
    """Ask for an entry's name."""
    with context.transaction() as tx:
        me, entry, _ = _changed(tx, context)
        forms.wait_at(tx, me, FORM, "name", {"entry": entry.id})
        tx.reply(fill(programmes.ASK_NAME), buttons=[[button(common.CANCEL, "pcancel")]])


def answer(tx: Transaction, me: Speaker, form: Dialogue, text: str, photo: ReceivedFile | None) -> None:
    """Take an entry's name, with a phone where one is given."""
    entry, programme = readable_entry(tx, me, int(form.answers["entry"]))
    if not may_change(me, programme, entry) or entry.standing != Standing.IN:
        raise UserError("button_old")
    plain = text.strip()
    phones = find_phones(fold_aligned(plain))
    told = plain
    for mark in reversed(phones):
        told = told[: mark.start] + told[mark.end :]
    name = read_name(told.strip(" ,;-"))
    if name is None:
        raise UserError("name_not_understood", text=plain[:60])
    value = {"name": name, **({"phone": phones[0].phone} if phones and phones[0].phone else {})}
    stored.act(
        tx.session,
        entries=[entry],
        kind=Act.NAMED if entry.name is None else Act.CHANGED,
        source=source_of(tx, me),
        value=value,
    )
    note(tx, me, "change", [entry])
    forms.close(tx, me)
    tx.reply(
        fill(programmes.RENAMED, entry=name),
        buttons=[
            [
                button(common.UNDO, "pgundo", tx.row.id),
                _to_list(programme, entry),
            ]
        ],
    )


async def remove(update: Update, context: Context) -> None:
    """Take an entry off the list."""
    with context.transaction() as tx:
        me, entry, programme = _changed(tx, context)
        _check_no_money(entry)
        stored.act(tx.session, entries=[entry], kind=Act.REMOVED, source=source_of(tx, me))
        note(tx, me, "change", [entry])
        tx.change_pressed(
            fill(
                programmes.REMOVED,
                entry=entry.name or programmes.UNNAMED_ENTRY,
                standing=standing_line(tx, programme, entry.hamlet_id),
            ),
            buttons=[[button(common.UNDO, "pgundo", tx.row.id)]],
        )


async def show_photos(update: Update, context: Context) -> None:
    """The photos that came with an entry's stages, newest last."""
    with context.transaction() as tx:
        me = guards.allow(tx, SEES_COUNTS)
        entry, programme = readable_entry(tx, me, context.press.numbers[0])
        note(tx, me, "read", [entry])
        rows = [row for row in stored.history(tx.session, entry_ids=[entry.id]) if row.attachment_id is not None]
        for row in rows[-PHOTOS:]:
            stage = programme.plan.stage(row.stage)
            kept = tx.session.get_one(Attachment, row.attachment_id)
            tx.reply(
                fill(
                    programmes.PHOTO_OF,
                    name=entry.name or programmes.UNNAMED_ENTRY,
                    stage=stage.name if stage is not None else programmes.PHOTO_ADDED,
                ),
                attachment_id=kept.id,
            )
