"""The daily roll call: by one button or person by person; what is amiss is told at once."""

from __future__ import annotations

from telegram import Update

from bot.domain.errors import UserError
from bot.domain.follow_ups import OUTCOMES, Outcome, hears
from bot.domain.pages import Page
from bot.domain.roles import RECORDS_BREACHES, Role
from bot.networks import Button, ReceivedFile
from bot.render import follow_ups as render
from bot.render.follow_ups import Called
from bot.texts import Markup, common, fill, follow_ups
from handlers import deeds, forms, guards
from handlers.buttons import Pressed, button, parse, turns
from handlers.contacts import show_state
from handlers.context import App, Context, Transaction
from handlers.guards import Speaker
from handlers.roll_calls import people_called
from handlers.spoken import add_command
from storage import audit, committees, hamlet_lists
from storage import follow_ups as stored
from storage.committees import Hamlet
from storage.contacts import Contact
from storage.dialogues import Dialogue
from storage.follow_ups import FollowUp

FORM = "follow_up"
PAGE_SIZE = 8
LABEL = 32  # characters of a name on a button
LONGEST_NOTE = 500


def register(app: App) -> None:
    add_command(app, "diemdanh", show_roll)
    app.add_handler(Pressed("rollall", all_kept, numbers=2))
    app.add_handler(Pressed("rollopen", open_roll, numbers=2))
    app.add_handler(Pressed("roll", turn, numbers=3))
    app.add_handler(Pressed("rollrest", rest_kept, numbers=2))
    app.add_handler(Pressed("rollwho", ask, numbers=2))
    app.add_handler(Pressed("rollset", answer, numbers=3))
    app.add_handler(Pressed("rollnote", ask_note, numbers=1))


async def show_roll(update: Update, context: Context) -> None:
    """Today's roll of the leader's own hamlet."""
    with context.transaction() as tx:
        me = guards.allow_command(tx, "diemdanh")
        if not tx.private:
            raise UserError("only_in_private")
        text, buttons = _page(tx, me, me.own_hamlet(), 0)
        tx.reply(text, buttons=buttons)


async def open_roll(update: Update, context: Context) -> None:
    """The roll as a message of its own, from a button under the hamlet's list."""
    with context.transaction() as tx:
        me, hamlet = _leader(tx, *context.press.numbers)
        text, buttons = _page(tx, me, hamlet, 0)
        tx.reply(text, buttons=buttons)


async def turn(update: Update, context: Context) -> None:
    """Another page of the roll."""
    with context.transaction() as tx:
        hamlet_id, ordinal, page = context.press.numbers
        me, hamlet = _leader(tx, hamlet_id, ordinal)
        text, buttons = _page(tx, me, hamlet, page)
        tx.change_pressed(text, buttons=buttons)


def _leader(tx: Transaction, hamlet_id: int, ordinal: int) -> tuple[Speaker, Hamlet]:
    """The leader who may call this hamlet's roll today."""
    me = guards.allow_command(tx, "diemdanh")
    if not tx.private:
        raise UserError("only_in_private")
    hamlet = me.own_hamlet()
    if hamlet.id != hamlet_id:
        raise UserError("button_old")
    if ordinal != tx.today.toordinal():
        raise UserError("roll_call_over")
    return me, hamlet


def _called(tx: Transaction, me: Speaker, hamlet: Hamlet) -> list[tuple[Contact, Called]]:
    """The roll as it stands: each person, with what was answered."""
    rows = stored.of_day(tx.session, committee_id=me.committee.id, day=tx.today, hamlet_id=hamlet.id)
    said = {row.contact_id: row for row in rows}
    people = people_called(tx.session, committee_id=me.committee.id, on=tx.today, hamlet=hamlet.name)
    return [(one, _as_called(one, said.get(one.id))) for one in people]


def _as_called(person: Contact, row: FollowUp | None) -> Called:
    return Called(person, Outcome(row.outcome), row.note) if row is not None else Called(person, None)


def _page(tx: Transaction, me: Speaker, hamlet: Hamlet, wanted: int) -> tuple[Markup, list[list[Button]]]:
    """One page of the roll: a button per person, and one for all the others."""
    people = _called(tx, me, hamlet)
    if not people:
        return fill(follow_ups.NOBODY, hamlet=hamlet.name), []
    page, ordinal = Page(wanted, size=PAGE_SIZE, total=len(people)), tx.today.toordinal()
    rows = [
        [button(_label(number, one), "rollwho", contact.id, ordinal)]
        for number, (contact, one) in enumerate(page.of(people), page.first + 1)
    ]
    rows += turns(page, "roll", hamlet.id, ordinal)
    if any(one.outcome is None for _, one in people):
        untouched = all(one.outcome is None for _, one in people)
        label = follow_ups.ALL_KEPT if untouched else follow_ups.REST_KEPT
        rows.append([button(label, "rollrest", hamlet.id, ordinal)])
    deeds.note(tx, me, "read", f"roll hamlet {hamlet.id}")
    return render.roll([one for _, one in people], hamlet=hamlet.name, today=tx.today, page=page), rows


def _label(number: int, one: Called) -> str:
    name = one.person.full_name
    mark = f"{follow_ups.MARKS[one.outcome]} " if one.outcome is not None else ""
    return follow_ups.PERSON_BUTTON.format(mark=mark, n=number, name=name[:LABEL])


async def all_kept(update: Update, context: Context) -> None:
    """From under the hamlet's list: everybody of whom nothing else was said kept to it."""
    with context.transaction() as tx:
        me, hamlet = _leader(tx, *context.press.numbers)
        _keep_rest(tx, me, hamlet)
        pressed = tx.pressed()
        held = next(
            (data for row in (pressed.buttons if pressed else ()) for _, data in row if data[:4] == "ack:"), None
        )
        press = parse(held) if held is not None else None
        row = hamlet_lists.by_id(tx.session, hamlet_list_id=press.numbers[0]) if press is not None else None
        show_state(tx, me, row)


async def rest_kept(update: Update, context: Context) -> None:
    """From the roll itself: everybody of whom nothing else was said kept to it."""
    with context.transaction() as tx:
        me, hamlet = _leader(tx, *context.press.numbers)
        _keep_rest(tx, me, hamlet)
        text, buttons = _page(tx, me, hamlet, 0)
        tx.change_pressed(text, buttons=buttons)


def _keep_rest(tx: Transaction, me: Speaker, hamlet: Hamlet) -> None:
    for contact, one in _called(tx, me, hamlet):
        if one.outcome is None:
            _write(tx, me, hamlet, contact, Outcome.KEPT)
    _has_list(tx, me, hamlet)


def _write(
    tx: Transaction, me: Speaker, hamlet: Hamlet, contact: Contact, outcome: Outcome
) -> tuple[FollowUp, Outcome | None]:
    return stored.answer(
        tx.session,
        committee_id=me.committee.id,
        hamlet_id=hamlet.id,
        contact_id=contact.id,
        day=tx.today,
        outcome=outcome,
        by_member=me.member.id,
        now=tx.now,
    )


def _has_list(tx: Transaction, me: Speaker, hamlet: Hamlet) -> None:
    """Whoever calls the roll has the list: that confirms it, and is written down."""
    last = hamlet_lists.last_of(tx.session, hamlet_id=hamlet.id)
    if last is not None:
        hamlet_lists.acknowledge(tx.session, hamlet_list_id=last.id, member_id=me.member.id, now=tx.now)
    deeds.note(tx, me, "change", f"roll hamlet {hamlet.id} {tx.today.isoformat()}")


async def ask(update: Update, context: Context) -> None:
    """One person of the roll was chosen: how is he?"""
    with context.transaction() as tx:
        contact_id, ordinal = context.press.numbers
        me, hamlet, contact = _person(tx, contact_id, ordinal)
        row = stored.find(tx.session, contact_id=contact.id, day=tx.today)
        one = _as_called(contact, row)
        tx.change_pressed(render.asked(one, today=tx.today), buttons=_answers(tx, me, hamlet, contact, row))


def _person(tx: Transaction, contact_id: int, ordinal: int) -> tuple[Speaker, Hamlet, Contact]:
    """Somebody of the leader's own roll of today."""
    me = guards.allow_command(tx, "diemdanh")
    hamlet = me.own_hamlet()
    _leader(tx, hamlet.id, ordinal)
    people = people_called(tx.session, committee_id=me.committee.id, on=tx.today, hamlet=hamlet.name)
    contact = next((one for one in people if one.id == contact_id), None)
    if contact is None:
        raise UserError("button_old")
    return me, hamlet, contact


def _answers(
    tx: Transaction, me: Speaker, hamlet: Hamlet, contact: Contact, row: FollowUp | None
) -> list[list[Button]]:
    ordinal = tx.today.toordinal()
    choices = [
        button(
            follow_ups.OUTCOME_BUTTON.format(mark=follow_ups.MARKS[one], outcome=follow_ups.OUTCOMES[one]),
            "rollset",
            contact.id,
            ordinal,
            index,
        )
        for index, one in enumerate(OUTCOMES)
    ]
    rows = [choices[:2], choices[2:]]
    if row is not None and row.outcome != Outcome.KEPT:
        rows.append([button(follow_ups.ADD_NOTE, "rollnote", row.id)])
    people = people_called(tx.session, committee_id=me.committee.id, on=tx.today, hamlet=hamlet.name)
    at = next((index for index, one in enumerate(people) if one.id == contact.id), 0)
    rows.append([button(follow_ups.BACK, "roll", hamlet.id, ordinal, at // PAGE_SIZE)])
    return rows


async def answer(update: Update, context: Context) -> None:
    """What the leader says of one person; whatever is amiss is told at once, and so is its correction."""
    with context.transaction() as tx:
        contact_id, ordinal, index = context.press.numbers
        me, hamlet, contact = _person(tx, contact_id, ordinal)
        if not 0 <= index < len(OUTCOMES):
            raise UserError("button_old")
        outcome = OUTCOMES[index]
        row, before = _write(tx, me, hamlet, contact, outcome)
        _has_list(tx, me, hamlet)
        told = _tell(tx, me, hamlet, contact, row, before) if before is not outcome else ()
        one = _as_called(contact, row)
        text = render.asked(one, today=tx.today, told=[common.ROLES[role] for role in told])
        tx.change_pressed(text, buttons=_answers(tx, me, hamlet, contact, row))


def _tell(
    tx: Transaction, me: Speaker, hamlet: Hamlet, contact: Contact, row: FollowUp, before: Outcome | None
) -> tuple[Role, ...]:
    """Tell those whom an answer concerns, and put right what they heard before it."""
    outcome = Outcome(row.outcome)
    told = hears(outcome, before)
    for role in told:
        heard = before if role in hears(before) else None
        text = render.alert(
            contact, hamlet=hamlet.name, moment=tx.now, outcome=outcome, before=heard, who=me.member.full_name
        )
        _tell_role(tx, me, role, row, text)
    return told


def _tell_role(tx: Transaction, me: Speaker, role: Role, row: FollowUp, text: Markup) -> None:
    handles = role in RECORDS_BREACHES and row.outcome == Outcome.BREACH
    buttons = [[button(follow_ups.RECORD_BREACH, "viofrom", row.id)]] if handles else []
    for member in committees.members_of(tx.session, committee_id=me.committee.id, role=role):
        tx.tell(member.id, key=f"roll:{tx.row.id}:follow_up {row.id}:member {member.id}", text=text, buttons=buttons)
        audit.record(
            tx.session,
            committee_id=me.committee.id,
            member_id=member.id,
            action="sent",
            subject=f"follow_up {row.id}",
            now=tx.now,
        )


async def ask_note(update: Update, context: Context) -> None:
    """Ask for a note about somebody of whom something is amiss."""
    with context.transaction() as tx:
        me, _, contact, row = _answered(tx, context.press.numbers[0])
        forms.wait_at(tx, me, FORM, "note", {"follow_up": row.id})
        tx.reply(fill(follow_ups.ASK_NOTE, name=contact.full_name), buttons=[[button(common.CANCEL, "pcancel")]])


def _answered(tx: Transaction, follow_up_id: int) -> tuple[Speaker, Hamlet, Contact, FollowUp]:
    row = tx.session.get(FollowUp, follow_up_id)
    if row is None:
        raise UserError("button_old")
    me, hamlet, contact = _person(tx, row.contact_id, row.day.toordinal())
    return me, hamlet, contact, row


def take_note(tx: Transaction, me: Speaker, form: Dialogue, text: str, photo: ReceivedFile | None) -> None:
    """Keep the note that was asked for, and pass it on to those who heard the answer."""
    forms.close(tx, me)
    _, hamlet, contact, row = _answered(tx, int(form.answers["follow_up"]))
    said = " ".join(text.split())[:LONGEST_NOTE]
    if not said:
        raise UserError("note_empty")
    row.note = said
    tx.session.add(row)
    tx.session.flush()
    outcome = Outcome(row.outcome)
    told = hears(outcome)
    words = render.alert_note(contact, hamlet=hamlet.name, moment=tx.now, outcome=outcome, text=said)
    for role in told:
        _tell_role(tx, me, role, row, words)
    names = [common.ROLES[role] for role in told]
    tx.reply(fill(follow_ups.NOTE_KEPT, name=contact.full_name, note=said, told=render.roles(names)))
