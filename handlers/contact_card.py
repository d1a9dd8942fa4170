"""A contact's card: who may see it sees it; the station changes the contact by its buttons, and takes that back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from telegram import Update

from bot.domain.commands import READS_NAMES
from bot.domain.contact_history import current_proposal, steps
from bot.domain.contacts import EventKind, Status, differences
from bot.domain.errors import UserError
from bot.domain.quarantine import Proposal
from bot.domain.roles import POSTS_LISTS, Role
from bot.networks import Button
from bot.render import units
from bot.render.contact_card import Card, Told, card, changes_of
from bot.texts import Markup, common, contact_card, fill, lines
from handlers import deeds, guards
from handlers.buttons import Pressed, button
from handlers.context import App, Context, Transaction
from handlers.guards import Speaker
from handlers.leaders import tell_hamlets
from storage import contact_changes, contacts, quarantine_rules
from storage.contact_changes import Change, Saying
from storage.contacts import Contact, ContactEvent

PLACES = ("home", "centralised")
LEVELS = ("F1", "F2", "F3")
TEST_FIELDS = {"test_day", "test_outcome", "sample_day", "result_day"}
TOLD_OTHERWISE = {"full_name", "first_day", "status"}
Rows = list[list[Button]]


def register(app: App) -> None:
    app.add_handler(Pressed("card", show_card, numbers=1))
    app.add_handler(Pressed("cplace", ask_place, numbers=1))
    app.add_handler(Pressed("cplaceto", set_place, numbers=2))
    app.add_handler(Pressed("clevel", ask_level, numbers=1))
    app.add_handler(Pressed("clevelto", set_level, numbers=2))
    app.add_handler(Pressed("chamlet", ask_hamlet, numbers=1))
    app.add_handler(Pressed("chamletto", set_hamlet, numbers=2))
    app.add_handler(Pressed("cundo", undo, numbers=1))
    app.add_handler(Pressed("credo", redo, numbers=1))


async def show_card(update: Update, context: Context) -> None:
    """The card of somebody whose name may be read."""
    with context.transaction() as tx:
        me = guards.allow(tx, READS_NAMES)
        send_card(tx, me, visible(tx, me, context.press.numbers[0]))


def visible(tx: Transaction, me: Speaker, contact_id: int) -> Contact:
    """A contact whom the speaker may see; UserError, the same for one that is not there."""
    if not tx.private:
        raise UserError("only_in_private")
    own = me.hamlet_of_names()
    contact = tx.session.get(Contact, contact_id)
    if contact is None or contact.committee_id != me.committee.id or contact.status == Status.WITHDRAWN:
        raise UserError("button_old")
    if own is not None and contact.hamlet != own.name:
        raise UserError("button_old")
    if contact.anonymised_at is not None:
        raise UserError("contact_forgotten")
    return contact


def changeable(tx: Transaction, contact_id: int, *, closed: bool = False) -> tuple[Speaker, Contact]:
    """The station and a contact that it may change; one that is closed only where `closed` says so."""
    me = guards.allow(tx, POSTS_LISTS)
    contact = visible(tx, me, contact_id)
    if contact.status != Status.OPEN and not closed:
        raise UserError("contact_is_closed", name=contact.full_name, status=common.STATUSES[contact.status])
    return me, contact


def change(
    tx: Transaction,
    me: Speaker,
    contact: Contact,
    stated: Mapping[str, Any],
    *,
    why: str | None = None,
    kind: EventKind = EventKind.CHANGED,
) -> Change:
    """Record a change by hand, and tell the leaders of the hamlets that it touches."""
    done = contact_changes.record(
        tx.session,
        contact_id=contact.id,
        stated=stated,
        why=why,
        by_member=me.member.id,
        rules=me.rules.quarantine_rules,
        day=tx.today,
        now=tx.now,
        kind=kind,
    )
    follow(tx, me, done, "change")
    return done


def follow(tx: Transaction, me: Speaker, done: Change, action: str) -> None:
    """Send the touched hamlets' lists to their leaders; a test alone changes no list."""
    quiet = differences(done.before, done.after).keys() <= TEST_FIELDS
    tell_hamlets(tx, me, [] if quiet else done.hamlets, f"contact {done.event.contact_id}", action)


def send_card(tx: Transaction, me: Speaker, contact: Contact, *, note: Markup | None = None) -> None:
    """Show a card, in place of the message whose button was pressed where it fits there."""
    text = lines(note, "" if note is not None else None, card_text(tx, me, contact))
    buttons = _buttons(tx, me, contact)
    pressed = tx.pressed() if tx.update.callback_query is not None else None
    if note is not None and pressed is not None and units(text) <= tx.program.text_limit(tx.network):
        tx.change_pressed(text, buttons=buttons)
    else:
        tx.reply(text, buttons=buttons)
    deeds.note(tx, me, "read", f"contact {contact.id}")


def card_text(tx: Transaction, me: Speaker, contact: Contact) -> Markup:
    """A card's text, with the whole history."""
    sayings = contact_changes.history(tx.session, contact=contact)
    sets = quarantine_rules.sets(tx.session, committee_id=me.committee.id)
    in_force = [
        (index, contacts.as_event(one.event)) for index, one in enumerate(sayings) if one.event.withdrawn_at is None
    ]
    done = {step.index: step for step in steps(in_force, sets)}
    state, events = contacts.state_of(contact), [event for _, event in in_force]
    what = Card(
        state=state,
        proposal=current_proposal(state, events, sets),
        by_rule=current_proposal(replace(state, quarantine_end=None), events, sets),
        told=[_told(one, done.get(index)) for index, one in enumerate(sayings)],
        today=tx.today,
    )
    return card(what)


def proposal_of(tx: Transaction, contact: Contact) -> Proposal | None:
    """The end that is proposed for a contact by the rules that hold for him."""
    events = [contacts.as_event(row) for row in contacts.events_of(tx.session, [contact.id])[contact.id]]
    sets = quarantine_rules.sets(tx.session, committee_id=contact.committee_id)
    return current_proposal(contacts.state_of(contact), events, sets)


def _told(saying: Saying, step: Any) -> Told:
    event, member, line_list = saying.event, saying.member, saying.line_list
    return Told(
        kind=EventKind(event.kind),
        at=event.at,
        by=f"{member.full_name} ({common.ROLES[Role(member.role)]})" if member is not None else None,
        list_at=line_list.posted_at if line_list is not None else None,
        line=event.line,
        why=event.why,
        step=step,
        stated=event.stated,
        withdrawn_at=event.withdrawn_at,
    )


def _buttons(tx: Transaction, me: Speaker, contact: Contact) -> Rows:
    if me.role not in POSTS_LISTS:
        return []
    rows: Rows = []
    if contact.status == Status.OPEN:
        rows = [
            [
                button(contact_card.CHANGE_END, "cend", contact.id),
                button(contact_card.CHANGE_PLACE, "cplace", contact.id),
            ],
            [
                button(contact_card.CHANGE_LEVEL, "clevel", contact.id),
                button(contact_card.CHANGE_HAMLET, "chamlet", contact.id),
            ],
            [button(contact_card.TEST_BUTTON, "ctest", contact.id), button(contact_card.TO_F0, "cf0", contact.id)],
            [
                button(contact_card.RELEASE, "crelease", contact.id),
                button(contact_card.REMOVE, "cremove", contact.id),
            ],
        ]
        if contact.level == "F0":
            rows[2].pop()
    last = contact_changes.last_by_hand(tx.session, contact_id=contact.id)
    if last is not None:
        rows.append([button(contact_card.UNDO_LAST, "cundo", last.id)])
    return rows


async def ask_place(update: Update, context: Context) -> None:
    """Where is he?"""
    _ask(
        context,
        contact_card.ASK_PLACE,
        lambda _, contact: [
            [button(common.PLACES[place], "cplaceto", contact.id, index)] for index, place in enumerate(PLACES)
        ],
    )


async def ask_level(update: Update, context: Context) -> None:
    """Which level is he?"""
    _ask(
        context,
        contact_card.ASK_LEVEL,
        lambda _, contact: [
            [button(level, "clevelto", contact.id, index) for index, level in enumerate(LEVELS)],
            [button(contact_card.TO_F0, "cf0", contact.id)],
        ],
    )


async def ask_hamlet(update: Update, context: Context) -> None:
    """Which hamlet does he live in?"""
    _ask(
        context,
        contact_card.ASK_HAMLET,
        lambda me, contact: [
            *([button(one.name, "chamletto", contact.id, one.id)] for one in me.hamlets),
            [button(common.NO_HAMLET, "chamletto", contact.id, 0)],
        ],
    )


def _ask(context: Context, sentence: str, choices: Callable[[Speaker, Contact], Rows]) -> None:
    with context.transaction() as tx:
        me, contact = changeable(tx, context.press.numbers[0])
        back = [button(contact_card.BACK, "card", contact.id)]
        tx.reply(fill(sentence, name=contact.full_name), buttons=[*choices(me, contact), back])


async def set_place(update: Update, context: Context) -> None:
    """He is at home, or at a site."""
    _set(context, lambda _, index: {"place": PLACES[index]} if 0 <= index < len(PLACES) else None)


async def set_level(update: Update, context: Context) -> None:
    """He is F1, F2 or F3. F0 has its own button, for what follows from it."""
    _set(context, lambda _, index: {"level": LEVELS[index]} if 0 <= index < len(LEVELS) else None)


async def set_hamlet(update: Update, context: Context) -> None:
    """He lives in another hamlet."""

    def stated(me: Speaker, hamlet_id: int) -> dict[str, Any] | None:
        if not hamlet_id:
            return {"hamlet": None}
        return next(({"hamlet": one.name} for one in me.hamlets if one.id == hamlet_id), None)

    _set(context, stated)


def _set(context: Context, stated: Callable[[Speaker, int], Mapping[str, Any] | None]) -> None:
    with context.transaction() as tx:
        me, contact = changeable(tx, context.press.numbers[0])
        said = stated(me, context.press.numbers[1])
        if said is None:
            raise UserError("button_old")
        if all(getattr(contact, name) == content for name, content in said.items()):
            tx.reply(fill(contact_card.DONE_NOTHING, name=contact.full_name))
            return
        done = change(tx, me, contact, said)
        send_card(tx, me, contact, note=change_note(done))


def change_note(done: Change) -> Markup:
    """What a change did, in one line."""
    pairs = [
        (name, getattr(done.before, name), getattr(done.after, name))
        for name in common.FIELDS
        if getattr(done.before, name) != getattr(done.after, name) and name not in TOLD_OTHERWISE
    ]
    return fill(contact_card.DONE_CHANGE, name=done.after.full_name, changes=changes_of(pairs))


async def undo(update: Update, context: Context) -> None:
    """Take the last change by hand back; a second press changes nothing."""
    with context.transaction() as tx:
        me, event, contact = _event_pressed(tx, context)
        if event.withdrawn_at is not None:
            tx.reply(fill(common.ALREADY_DONE))
            return
        last = contact_changes.last_by_hand(tx.session, contact_id=contact.id)
        if last is None or last.id != event.id:
            raise UserError("button_old")
        (done,) = contact_changes.withdraw(tx.session, events=[event], rules=me.rules.quarantine_rules, now=tx.now)
        follow(tx, me, done, "undo")
        _show_undone(tx, fill(contact_card.UNDONE, name=contact.full_name), common.RESTORE, "credo", event)


async def redo(update: Update, context: Context) -> None:
    """Put a change that was taken back in force again."""
    with context.transaction() as tx:
        me, event, contact = _event_pressed(tx, context)
        if event.withdrawn_at is None:
            tx.reply(fill(common.ALREADY_DONE))
            return
        (done,) = contact_changes.restore(tx.session, events=[event], rules=me.rules.quarantine_rules)
        follow(tx, me, done, "redo")
        _show_undone(tx, fill(contact_card.RESTORED, name=contact.full_name), common.UNDO, "cundo", event)


def _event_pressed(tx: Transaction, context: Context) -> tuple[Speaker, ContactEvent, Contact]:
    event = tx.session.get(ContactEvent, context.press.numbers[0], with_for_update=True)
    if event is None or event.kind not in contact_changes.BY_HAND:
        guards.allow(tx, POSTS_LISTS)
        raise UserError("button_old")
    me, contact = changeable(tx, event.contact_id, closed=True)
    return me, event, contact


def _show_undone(tx: Transaction, text: Markup, label: str, action: str, event: ContactEvent) -> None:
    back = button(contact_card.BACK, "card", event.contact_id)
    tx.change_pressed(text, buttons=[[button(label, action, event.id), back]])
