"""When somebody becomes an F0: one message proposes whom to raise; the station raises all, some or nobody."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from telegram import Update

from bot.domain.chains import chain as find_chain
from bot.domain.contacts import Status
from bot.domain.errors import UserError
from bot.domain.pages import Page
from bot.domain.quarantine import as_level, propose_end
from bot.domain.roles import POSTS_LISTS, Role
from bot.networks import Button
from bot.render import day as shown_day
from bot.render.chains import Raised, proposed, raised
from bot.texts import Markup, chains, common, contact_card, fill, lines
from handlers import guards
from handlers.buttons import Pressed, button, turns
from handlers.contact_card import change, changeable, send_card
from handlers.context import App, Context, Transaction
from handlers.guards import Speaker
from handlers.leaders import tell_hamlets
from storage import audit, committees, contact_changes, contacts
from storage import chains as stored
from storage.chains import Chain, ChainAnswer, ChainPerson
from storage.contacts import Contact

PAGE_SIZE = 10


def register(app: App) -> None:
    app.add_handler(Pressed("cf0", to_f0, numbers=1))
    app.add_handler(Pressed("chpage", turn, numbers=2))
    app.add_handler(Pressed("chtog", toggle, numbers=3))
    app.add_handler(Pressed("challl", raise_all, numbers=1))
    app.add_handler(Pressed("chsome", raise_chosen, numbers=1))
    app.add_handler(Pressed("chnone", raise_nobody, numbers=1))
    app.add_handler(Pressed("chundo", undo, numbers=1))
    app.add_handler(Pressed("chredo", redo, numbers=1))


async def to_f0(update: Update, context: Context) -> None:
    """Somebody is an F0 from now on; whoever he may have infected is proposed to rise."""
    with context.transaction() as tx:
        me, contact = changeable(tx, context.press.numbers[0])
        if contact.level == "F0":
            tx.reply(fill(common.ALREADY_DONE))
            return
        before = contact.level or "F1"
        change(tx, me, contact, {"level": "F0", "change": "promoted"})
        note = fill(contact_card.DONE_F0, name=contact.full_name)
        if not propose(tx, me, {contact.id: before}):
            note = lines(note, fill(chains.NO_CHAIN))
        send_card(tx, me, contact, note=note)


def propose(tx: Transaction, me: Speaker, cases: Mapping[int, str]) -> int:
    """Propose the chain of each contact who became an F0 (with the level that he had); how many people they have."""
    if not cases:
        return 0
    others = stored.traceable(tx.session, committee_id=me.committee.id, on=tx.today)
    total = 0
    for contact_id, case in contacts.by_ids(tx.session, cases).items():
        links = find_chain(case, level_before=cases[contact_id], others=others)
        if not links:
            continue
        total += len(links)
        row = stored.propose(tx.session, case=case, level_before=cases[contact_id], links=links, now=tx.now)
        text, buttons = _page(tx, me, row, 0)
        for member_id in _station(tx, me):
            tx.tell(member_id, key=f"chain:{row.id}:member {member_id}", text=text, buttons=buttons)
            _audit(tx, me, row, "sent", member_id=member_id)
    return total


def ask_positive(tx: Transaction, me: Speaker, told: Mapping[int, date | None]) -> None:
    """Ask the station about each contact of whom a list says that a test was positive; nothing happens by itself."""
    for contact_id, contact in contacts.by_ids(tx.session, told).items():
        if contact.level == "F0":
            continue
        on = told[contact_id] or tx.today
        said = fill(contact_card.DONE_TEST, name=contact.full_name, outcome=common.TESTS["positive"], day=shown_day(on))
        text = lines(said, fill(contact_card.POSITIVE_ASKS, name=contact.full_name))
        buttons = [
            [button(contact_card.TO_F0, "cf0", contact.id)],
            [button(contact_card.BACK, "card", contact.id)],
        ]
        for member_id in _station(tx, me):
            key = f"positive:{contact.id}:{on.isoformat()}:member {member_id}"
            tx.tell(member_id, key=key, text=text, buttons=buttons)


def _station(tx: Transaction, me: Speaker) -> list[int]:
    members = committees.members_of(tx.session, committee_id=me.committee.id, role=Role.HEALTH_STATION)
    return list(dict.fromkeys([*(member.id for member in members), me.member.id]))


def _page(tx: Transaction, me: Speaker, row: Chain, wanted: int) -> tuple[Markup, list[list[Button]]]:
    people = [_raised(me, *one) for one in stored.people_of(tx.session, chain_id=row.id)]
    page = Page(wanted, size=PAGE_SIZE, total=len(people))
    shown = page.of(people)
    case = contacts.state_of(tx.session.get_one(Contact, row.contact_id))
    text = proposed(shown, case=case, before=row.level_before, page=page)
    rows = [
        [
            button(
                chains.TOGGLE.format(
                    mark=chains.CHOSEN if one.chosen else chains.NOT_CHOSEN,
                    n=number,
                    name=one.state.full_name.split()[-1],
                ),
                "chtog",
                row.id,
                one.contact_id,
                page.number,
            )
        ]
        for number, one in enumerate(shown, page.first + 1)
    ]
    chosen = sum(one.chosen for one in people)
    rows += turns(page, "chpage", row.id)
    if 0 < chosen < len(people):
        rows.append([button(chains.RAISE_CHOSEN.format(n=chosen), "chsome", row.id)])
    rows.append([button(chains.RAISE_ALL.format(n=len(people)), "challl", row.id)])
    rows.append([button(chains.RAISE_NOBODY, "chnone", row.id)])
    return text, rows


def _raised(me: Speaker, person: ChainPerson, contact: Contact) -> Raised:
    state = contacts.state_of(contact)
    proposal = propose_end(as_level(state, person.level_to), me.rules.quarantine_rules)
    return Raised(
        contact.id, state, person.level_from, person.level_to, proposal, sure=person.sure, chosen=person.chosen
    )


async def turn(update: Update, context: Context) -> None:
    """Another page of a chain."""
    with context.transaction() as tx:
        me, row = _waiting(tx, context)
        if row is not None:
            text, buttons = _page(tx, me, row, context.press.numbers[1])
            tx.change_pressed(text, buttons=buttons)
            _audit(tx, me, row, "read")


async def toggle(update: Update, context: Context) -> None:
    """Choose somebody, or choose him no longer."""
    with context.transaction() as tx:
        me, row = _waiting(tx, context)
        if row is None:
            return
        _, contact_id, page = context.press.numbers
        person = tx.session.get(ChainPerson, (row.id, contact_id))
        if person is None:
            raise UserError("button_old")
        person.chosen = not person.chosen
        tx.session.add(person)
        tx.session.flush()
        text, buttons = _page(tx, me, row, page)
        tx.change_pressed(text, buttons=buttons)


async def raise_all(update: Update, context: Context) -> None:
    """Raise everybody of a chain."""
    _raise(context, everybody=True)


async def raise_chosen(update: Update, context: Context) -> None:
    """Raise those who are chosen."""
    _raise(context, everybody=False)


async def raise_nobody(update: Update, context: Context) -> None:
    """Leave everybody as he is."""
    with context.transaction() as tx:
        me, row = _waiting(tx, context)
        if row is not None:
            stored.answer(tx.session, row=row, said=ChainAnswer.NOBODY, member_id=me.member.id, now=tx.now)
            _audit(tx, me, row, "change")
            tx.change_pressed(fill(chains.NOBODY_RAISED, name=_name(tx, row)))


def _raise(context: Context, *, everybody: bool) -> None:
    """Raise those who are still as they were when the chain was proposed."""
    with context.transaction() as tx:
        me, row = _waiting(tx, context)
        if row is None:
            return
        case, done, skipped = _name(tx, row), [], []
        hamlets: set[str] = set()
        for person, contact in stored.people_of(tx.session, chain_id=row.id):
            if not (everybody or person.chosen):
                continue
            if contact.status != Status.OPEN or contact.level != person.level_from:
                skipped.append(contact.full_name)
                continue
            done.append(_raised(me, person, contact))
            changed = contact_changes.record(
                tx.session,
                contact_id=contact.id,
                stated={"level": person.level_to, "change": "promoted"},
                why=chains.WHY.format(name=case),
                by_member=me.member.id,
                rules=me.rules.quarantine_rules,
                day=tx.today,
                now=tx.now,
            )
            person.event_id = changed.event.id
            tx.session.add(person)
            hamlets.update(changed.hamlets)
        stored.answer(tx.session, row=row, said=ChainAnswer.RAISED, member_id=me.member.id, now=tx.now)
        tell_hamlets(tx, me, sorted(hamlets), f"chain {row.id}", "change")
        undo_row = [[button(common.UNDO, "chundo", row.id)]] if done else []
        tx.change_pressed(raised(done, case=case, skipped=skipped), buttons=undo_row)


async def undo(update: Update, context: Context) -> None:
    """Take the raising of a chain back."""
    _turn_back(context, forward=False)


async def redo(update: Update, context: Context) -> None:
    """Raise them again."""
    _turn_back(context, forward=True)


def _turn_back(context: Context, *, forward: bool) -> None:
    with context.transaction() as tx:
        me, row = _chain(tx, context)
        ids = [
            person.event_id
            for person, _ in stored.people_of(tx.session, chain_id=row.id)
            if person.event_id is not None
        ]
        events, rules = contact_changes.events(tx.session, ids), me.rules.quarantine_rules
        if forward:
            done = contact_changes.restore(tx.session, events=events, rules=rules)
        else:
            done = contact_changes.withdraw(tx.session, events=events, rules=rules, now=tx.now)
        if not done:
            tx.reply(fill(common.ALREADY_DONE))
            return
        hamlets = sorted({name for one in done for name in one.hamlets})
        tell_hamlets(tx, me, hamlets, f"chain {row.id}", "redo" if forward else "undo")
        sentence = chains.RESTORED if forward else chains.UNDONE
        other = button(common.UNDO, "chundo", row.id) if forward else button(common.RESTORE, "chredo", row.id)
        tx.change_pressed(fill(sentence, n=len(done)), buttons=[[other]])


def _chain(tx: Transaction, context: Context) -> tuple[Speaker, Chain]:
    me = guards.allow(tx, POSTS_LISTS)
    row = tx.session.get(Chain, context.press.numbers[0], with_for_update=True)
    if row is None or row.committee_id != me.committee.id or row.answer == ChainAnswer.REPLACED or not tx.private:
        raise UserError("button_old")
    return me, row


def _waiting(tx: Transaction, context: Context) -> tuple[Speaker, Chain | None]:
    """The chain of a button while it waits for an answer; None, and a word, when it was answered before."""
    me, row = _chain(tx, context)
    if row.answer is not None:
        tx.reply(fill(common.ALREADY_DONE))
        return me, None
    case = tx.session.get_one(Contact, row.contact_id)
    if case.level != "F0" or case.status == Status.WITHDRAWN:
        raise UserError("chain_not_f0", name=case.full_name)
    return me, row


def _name(tx: Transaction, row: Chain) -> str:
    return tx.session.get_one(Contact, row.contact_id).full_name


def _audit(tx: Transaction, me: Speaker, row: Chain, action: str, *, member_id: int | None = None) -> None:
    audit.record(
        tx.session,
        committee_id=me.committee.id,
        member_id=member_id or me.member.id,
        action=action,
        subject=f"chain {row.id}",
        now=tx.now,
    )
