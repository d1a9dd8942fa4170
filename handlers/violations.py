"""Breaches: /vipham in one line or led by buttons, linked to the contacts they concern; what a month adds up to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from telegram import Update

from bot.clock import local
from bot.domain.errors import UserError
from bot.domain.folding import name_key
from bot.domain.follow_ups import Outcome
from bot.domain.hamlets import finder
from bot.domain.retention import SIGN
from bot.domain.roles import RECORDS_BREACHES
from bot.domain.violations import KINDS, Breach, Kind, Tally, read_breach, read_month
from bot.networks import Button, ReceivedFile
from bot.render import violations as render
from bot.render.contacts import same_person_hint
from bot.texts import Markup, common, fill, violations
from handlers import deeds, forms, guards
from handlers.buttons import Pressed, button
from handlers.context import App, Context, Silence, Transaction
from handlers.guards import Speaker
from handlers.list_reading import named_hamlets
from handlers.spoken import add_command
from storage import contacts
from storage import violations as stored
from storage.contacts import Contact, StoredContact
from storage.dialogues import Dialogue
from storage.follow_ups import FollowUp
from storage.forgotten import refuse_forgotten
from storage.named_people import Somebody, look_for
from storage.violations import Told, Violation

FORM = "violation"
CANDIDATES = 8  # of one name that are offered as buttons


def register(app: App) -> None:
    add_command(app, "vipham", report)
    app.add_handler(Pressed("viokind", choose_kind, numbers=1))
    app.add_handler(Pressed("viofrom", from_follow_up, numbers=1))
    app.add_handler(Pressed("vioundo", undo, numbers=1))
    app.add_handler(Pressed("vioredo", redo, numbers=1))
    app.add_handler(Pressed("vioas", set_kind, numbers=2))
    app.add_handler(Pressed("violink", link, numbers=2))
    app.add_handler(Pressed("vionone", link_nobody, numbers=1))


async def report(update: Update, context: Context) -> None:
    """Record a breach told in one line, state a month, or ask for the kind by buttons."""
    with context.transaction() as tx:
        me = guards.allow_command(tx, "vipham")
        said = context.said.args.strip()
        month = read_month(said, on=tx.today)
        if month is not None:
            rows = stored.of_month(tx.session, committee_id=me.committee.id, first=month)
            tx.reply(render.month(rows, first=month))
        elif said:
            record(tx, me, said)
        else:
            made = [button(violations.BUTTONS[one], "viokind", index) for index, one in enumerate(KINDS)]
            tx.reply(fill(violations.WHICH), buttons=[made[:3], made[3:], [button(common.CANCEL, "pcancel")]])


def record(
    tx: Transaction, me: Speaker, text: str, *, kind: Kind | None = None, contact: Contact | None = None
) -> None:
    """Record one breach, answer with its receipt, and ask about those whom it may concern."""
    hamlets = finder(tuple(named_hamlets(me)))
    seen = Kind.ESCAPE if contact is not None else None  # a leader saw that he does not keep to his quarantine
    breach = read_breach(text, on=tx.today, hamlets=hamlets, kind=kind, otherwise=seen)
    row = stored.record(
        tx.session,
        committee_id=me.committee.id,
        breach=breach,
        text=text,
        by_member=me.member.id,
        now=tx.now,
        told=Told(tx.network, tx.chat_id, tx.message_id),
    )
    if contact is not None:
        stored.link(tx.session, violation_id=row.id, contact_id=contact.id)
        row.hamlet = row.hamlet or contact.hamlet
    doubts = [] if contact is not None else _link_sure(tx, me, row, breach)
    _audit(tx, me, "report", row)
    assumed = breach.kind is None
    tx.reply(_receipt(tx, me, row, assumed=assumed), buttons=_receipt_buttons(row, assumed=assumed))
    for name, candidates in doubts:
        _ask(tx, me, row, name, candidates)


def _link_sure(
    tx: Transaction, me: Speaker, row: Violation, breach: Breach
) -> list[tuple[str, tuple[StoredContact, ...]]]:
    """Link whoever is surely meant; the names that may be a contact's, with those contacts."""
    doubts = []
    for name in breach.names:
        person = Somebody(name, breach.birth_year, breach.phone, breach.hamlet)
        found = look_for(tx.session, committee_id=me.committee.id, person=person)
        if found.sure is not None:
            stored.link(tx.session, violation_id=row.id, contact_id=found.sure.id)
        elif found.doubtful:
            doubts.append((name, found.doubtful[:CANDIDATES]))
    return doubts


def edit(tx: Transaction, me: Speaker, text: str, *, in_full: bool) -> bool:
    """Apply what an edited message says differently of the breach that it told; False where it told none.

    `in_full`: the text is the whole breach; otherwise the rest of one whose kind or person was chosen by a button.
    """
    row = stored.in_message(tx.session, told=Told(tx.network, tx.chat_id, tx.message_id))
    if row is None or row.committee_id != me.committee.id:
        return False
    if me.role not in RECORDS_BREACHES:
        raise UserError("not_yours")
    if row.text == SIGN:
        raise UserError("list_forgotten")
    chosen = None if in_full else Kind(row.kind)
    hamlets = finder(tuple(named_hamlets(me)))
    breach = read_breach(text, on=local(row.at).date(), hamlets=hamlets, kind=chosen)
    if in_full:
        named = {name_key(name) for name in breach.names}
        for contact in stored.contacts_of(tx.session, violation_id=row.id):
            if contact.name_key not in named:
                stored.unlink(tx.session, violation_id=row.id, contact_id=contact.id)
    else:
        breach = replace(breach, hamlet=breach.hamlet or row.hamlet)
    if not stored.change(tx.session, row=row, breach=breach, text=text):
        raise Silence
    doubts = _link_sure(tx, me, row, breach)
    _audit(tx, me, "change", row)
    assumed = breach.kind is None
    tx.reply(_receipt(tx, me, row, assumed=assumed), buttons=_receipt_buttons(row, assumed=assumed))
    for name, candidates in doubts:
        _ask(tx, me, row, name, candidates)
    return True


def told(tx: Transaction, message_id: int) -> bool:
    """Whether a message of this chat told a breach that is in force."""
    return stored.in_message(tx.session, told=Told(tx.network, tx.chat_id, message_id)) is not None


def delete(tx: Transaction, me: Speaker, message_id: int) -> bool:
    """Take back the breach that a deleted message told; False where it told none."""
    row = stored.in_message(tx.session, told=Told(tx.network, tx.chat_id, message_id))
    if row is None or row.committee_id != me.committee.id or me.role not in RECORDS_BREACHES:
        return False
    stored.set_withdrawn(tx.session, violation_id=row.id, at=tx.now)
    _audit(tx, me, "undo", row)
    tx.reply(_undone(row), buttons=[[button(common.RESTORE, "vioredo", row.id)]])
    return True


def _undone(row: Violation) -> Markup:
    return fill(violations.UNDONE, kind=violations.KINDS[Kind(row.kind)], counts=render.tally(Tally.of([row])))


def _receipt(tx: Transaction, me: Speaker, row: Violation, *, assumed: bool) -> Markup:
    linked = stored.contacts_of(tx.session, violation_id=row.id) if tx.private else []
    month = stored.of_month(tx.session, committee_id=me.committee.id, first=row.day.replace(day=1))
    return render.receipt(
        row,
        hamlet=row.hamlet,
        linked=[same_person_hint(contacts.state_of(one)) for one in linked],
        month=Tally.of(month),
        kind_assumed=assumed,
    )


def _receipt_buttons(row: Violation, *, assumed: bool) -> list[list[Button]]:
    rows = [[button(common.UNDO, "vioundo", row.id)]]
    if assumed:
        made = [
            button(violations.BUTTONS[one], "vioas", row.id, index)
            for index, one in enumerate(KINDS)
            if one is not Kind.OTHER
        ]
        rows = [made[:3], made[3:], *rows]
    return rows


def _ask(tx: Transaction, me: Speaker, row: Violation, name: str, candidates: Sequence[StoredContact]) -> None:
    """Ask in private which of these contacts a breach concerns."""
    rows = [[button(same_person_hint(one.state), "violink", row.id, one.id)] for one in candidates]
    tx.tell(
        me.member.id,
        key=f"violation:{row.id}:{candidates[0].id}:member {me.member.id}",
        text=fill(violations.DOUBT, name=name),
        buttons=[*rows, [button(violations.NOBODY_OF_THESE, "vionone", row.id)]],
    )


async def choose_kind(update: Update, context: Context) -> None:
    """The kind was chosen by a button: ask for the rest."""
    with context.transaction() as tx:
        me = guards.allow(tx, RECORDS_BREACHES)
        (index,) = context.press.numbers
        if not 0 <= index < len(KINDS):
            raise UserError("button_old")
        _open_form(tx, me, {"kind": str(KINDS[index])})
        tx.reply(
            fill(violations.REST, kind=violations.KINDS[KINDS[index]]),
            buttons=[[button(common.CANCEL, "pcancel")]],
        )


async def from_follow_up(update: Update, context: Context) -> None:
    """A breach that a leader saw: ask the police what they made of it."""
    with context.transaction() as tx:
        me = guards.allow(tx, RECORDS_BREACHES)
        row = tx.session.get(FollowUp, context.press.numbers[0])
        if row is None or row.committee_id != me.committee.id or row.outcome != Outcome.BREACH or not tx.private:
            raise UserError("button_old")
        refuse_forgotten(tx.session, contact_ids=[row.contact_id])
        contact = tx.session.get_one(Contact, row.contact_id)
        _open_form(tx, me, {"contact": contact.id})
        tx.reply(
            fill(violations.REST_OF_PERSON, name=contact.full_name, kind=violations.KINDS[Kind.ESCAPE]),
            buttons=[[button(common.CANCEL, "pcancel")]],
        )


def _open_form(tx: Transaction, me: Speaker, answers: dict[str, object]) -> None:
    forms.wait_at(tx, me, FORM, "rest", answers)


def answer(tx: Transaction, me: Speaker, form: Dialogue, text: str, photo: ReceivedFile | None) -> None:
    """Take the rest of a breach whose kind was chosen."""
    if me.role not in RECORDS_BREACHES:
        raise UserError("button_old")
    known = form.answers.get("contact")
    contact = tx.session.get(Contact, int(known)) if known is not None else None
    chosen = form.answers.get("kind")
    record(tx, me, text, kind=Kind(str(chosen)) if chosen is not None else None, contact=contact)
    forms.close(tx, me)


def _pressed(tx: Transaction, context: Context) -> tuple[Speaker, Violation]:
    me = guards.allow(tx, RECORDS_BREACHES)
    row = tx.session.get(Violation, context.press.numbers[0])
    if row is None or row.committee_id != me.committee.id:
        raise UserError("button_old")
    return me, row


async def undo(update: Update, context: Context) -> None:
    """Take a breach back."""
    with context.transaction() as tx:
        me, row = _pressed(tx, context)
        if not stored.set_withdrawn(tx.session, violation_id=row.id, at=tx.now):
            tx.reply(fill(common.ALREADY_DONE))
            return
        _audit(tx, me, "undo", row)
        tx.change_pressed(_undone(row), buttons=[[button(common.RESTORE, "vioredo", row.id)]])


async def redo(update: Update, context: Context) -> None:
    """Take an undo back."""
    with context.transaction() as tx:
        me, row = _pressed(tx, context)
        if not stored.set_withdrawn(tx.session, violation_id=row.id, at=None):
            tx.reply(fill(common.ALREADY_DONE))
            return
        _audit(tx, me, "change", row)
        tx.change_pressed(_receipt(tx, me, row, assumed=False), buttons=_receipt_buttons(row, assumed=False))


async def set_kind(update: Update, context: Context) -> None:
    """Name the kind of a breach that was told without one."""
    with context.transaction() as tx:
        me, row = _pressed(tx, context)
        index = context.press.numbers[1]
        if not 0 <= index < len(KINDS) or row.withdrawn_at is not None:
            raise UserError("button_old")
        row.kind = KINDS[index]
        tx.session.add(row)
        tx.session.flush()
        _audit(tx, me, "change", row)
        tx.change_pressed(_receipt(tx, me, row, assumed=False), buttons=_receipt_buttons(row, assumed=False))


async def link(update: Update, context: Context) -> None:
    """The breach concerns this contact."""
    with context.transaction() as tx:
        me, row = _pressed(tx, context)
        contact = tx.session.get(Contact, context.press.numbers[1])
        if contact is None or contact.committee_id != me.committee.id or not tx.private:
            raise UserError("button_old")
        refuse_forgotten(tx.session, contact_ids=[contact.id])
        if not stored.link(tx.session, violation_id=row.id, contact_id=contact.id):
            tx.reply(fill(common.ALREADY_DONE))
            return
        _audit(tx, me, "change", row)
        tx.change_pressed(fill(violations.LINKED_ONE, name=same_person_hint(contacts.state_of(contact))))


async def link_nobody(update: Update, context: Context) -> None:
    """The breach concerns none of the contacts of that name."""
    with context.transaction() as tx:
        _pressed(tx, context)
        tx.change_pressed(fill(violations.NOT_LINKED))


def _audit(tx: Transaction, me: Speaker, action: str, row: Violation) -> None:
    deeds.note(tx, me, action, f"violation {row.id}")
