"""People back from elsewhere: /khaibao of a hamlet leader, and the station's classification by a button."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from telegram import Update

from bot.domain.arrivals import VERDICTS, ArrivalReading, Arrived, Verdict, is_same, read_arrivals
from bot.domain.errors import UserError
from bot.domain.hamlets import finder
from bot.domain.retention import SIGN
from bot.domain.roles import POSTS_LISTS, Role
from bot.networks import Button, ReceivedFile
from bot.render import arrivals as render
from bot.render import clock_time
from bot.render.contacts import same_person_hint
from bot.schedule import after_quiet
from bot.texts import Markup, arrivals, common, fill, lines
from handlers import deeds, forms, guards
from handlers.buttons import Pressed, button
from handlers.context import App, Context, Transaction
from handlers.guards import Speaker
from handlers.list_reading import named_hamlets
from handlers.list_receipts import ask_about
from handlers.spoken import add_command
from storage import arrival_contacts, audit, committees
from storage import arrivals as stored
from storage.arrivals import Arrival, Report
from storage.committees import Hamlet
from storage.dialogues import Dialogue

FORM = "arrivals"
REPORTED_AGAIN = timedelta(days=21)  # within which the same person is not recorded a second time
HINTS = 3


def register(app: App) -> None:
    add_command(app, "khaibao", report)
    app.add_handler(Pressed("arrundo", undo, numbers=1))
    app.add_handler(Pressed("arrset", settle, numbers=2))
    app.add_handler(Pressed("arrback", take_back, numbers=1))


async def report(update: Update, context: Context) -> None:
    """Record those whom a leader reports; without any, ask for them."""
    with context.transaction() as tx:
        me = guards.allow_command(tx, "khaibao")
        me.own_hamlet()
        if context.said.args:
            record(tx, me, context.said.args.strip())
            return
        forms.wait_at(tx, me, FORM, "people", {})
        tx.reply(fill(arrivals.ASK), buttons=[[button(common.CANCEL, "pcancel")]])


def answer(tx: Transaction, me: Speaker, form: Dialogue, text: str, photo: ReceivedFile | None) -> None:
    """Take the lines that were asked for."""
    if me.role is not Role.HAMLET_LEADER:
        raise UserError("button_old")
    if record(tx, me, text):
        forms.close(tx, me)


def record(tx: Transaction, me: Speaker, text: str, *, day: date | None = None) -> bool:
    """Record a message's people, answer with a receipt, and send each to the station; False where it names nobody.

    `day`: on which an edited message was written.
    """
    hamlet, day = me.own_hamlet(), day or tx.today
    reading = _read(me, text, day)
    if not reading.people and not reading.unclear:
        raise UserError("arrivals_nobody")
    fresh, again = _without_known(tx, hamlet, reading)
    where = Report(
        committee_id=me.committee.id,
        hamlet_id=hamlet.id,
        by_member=me.member.id,
        day=day,
        at=tx.now,
        network=tx.network,
        chat_id=tx.chat_id,
        message_id=tx.message_id,
    )
    rows = stored.record(tx.session, report=where, people=fresh)
    deeds.note(tx, me, "report", f"arrivals {', '.join(str(row.id) for row in rows)}")
    in_full = tx.private or me.rules.group_view == "full"
    said = render.receipt(
        rows,
        hamlet=hamlet.name,
        again=[(row.full_name, row.at) for row in again],
        unclear=reading.unclear if in_full else [],
        in_full=in_full,
    )
    tx.reply(said, buttons=[[button(common.UNDO, "arrundo", rows[0].id)]] if rows else ())
    for row in rows:
        _tell_station(tx, me, hamlet, row)
    return bool(reading.people)


def _read(me: Speaker, text: str, day: date) -> ArrivalReading:
    return read_arrivals(text, on=day, hamlets=finder(tuple(named_hamlets(me))), own=me.own_hamlet().name)


def _without_known(tx: Transaction, hamlet: Hamlet, reading: ArrivalReading) -> tuple[list[Arrived], list[Arrival]]:
    """Whom to record, and the reports of those who were reported lately."""
    before = stored.same_before(
        tx.session, committee_id=hamlet.committee_id, hamlet_id=hamlet.id, since=tx.today - REPORTED_AGAIN
    )
    fresh: list[Arrived] = []
    again: list[Arrival] = []
    for one in reading.people:
        known = next(
            (row for row in before if is_same(one, row.full_name, phone=row.phone, birth_year=row.birth_year)), None
        )
        if known is None:
            fresh.append(one)
        else:
            again.append(known)
    return fresh, again


def _tell_station(tx: Transaction, me: Speaker, hamlet: Hamlet, row: Arrival) -> None:
    found = arrival_contacts.find(tx.session, row=row, hamlet=hamlet.name)
    known = [same_person_hint(one.state) for one in found.all[:HINTS]]
    allowed = after_quiet(tx.now, me.rules)
    for member in committees.members_of(tx.session, committee_id=me.committee.id, role=Role.HEALTH_STATION):
        tx.tell(
            member.id,
            key=f"arrival:{row.id}:member {member.id}",
            text=render.for_station(row, hamlet=hamlet.name, who=me.member.full_name, known=known),
            buttons=_verdicts(row),
            planned_at=allowed,
            not_before=allowed,
        )
        audit.record(
            tx.session,
            committee_id=me.committee.id,
            member_id=member.id,
            action="sent",
            subject=f"arrival {row.id}",
            now=tx.now,
        )


def _verdicts(row: Arrival) -> list[list[Button]]:
    made = [button(arrivals.BUTTONS[one], "arrset", row.id, index) for index, one in enumerate(VERDICTS)]
    return [made[:3], made[3:]]


async def settle(update: Update, context: Context) -> None:
    """The station classifies somebody: he goes on the list, or not, and his leader is told."""
    with context.transaction() as tx:
        arrival_id, index = context.press.numbers
        me, row, hamlet = _pressed(tx, arrival_id)
        if not 0 <= index < len(VERDICTS):
            raise UserError("button_old")
        if row.verdict is not None:
            tx.reply(fill(common.ALREADY_DONE))
            return
        verdict = VERDICTS[index]
        kept = _classify(tx, me, row, hamlet, verdict)
        pressed = tx.pressed()
        said = fill(arrivals.SETTLED, verdict=arrivals.VERDICTS[verdict], time=clock_time(tx.now))
        if kept is not None:
            said = Markup(said + fill(arrivals.KEPT_LEVEL, level=kept))
        tx.change_pressed(
            lines(Markup(pressed.text) if pressed is not None else None, said),
            buttons=[[button(arrivals.CHANGE_VERDICT, "arrback", row.id)]],
        )
        _tell_leaders(tx, me, hamlet, f"settled:{tx.row.id}", render.for_leader(row, verdict))


def _classify(tx: Transaction, me: Speaker, row: Arrival, hamlet: Hamlet, verdict: Verdict) -> str | None:
    """Write a verdict down, and put the person on the list where it says so; the level that he kept against it."""
    event_id, kept = None, None
    if verdict is not Verdict.NONE:
        listed = arrival_contacts.add(
            tx.session,
            row=row,
            verdict=verdict,
            hamlet=hamlet.name,
            note=render.note(row),
            why=arrivals.WHY,
            rules=me.rules.quarantine_rules,
            member_id=me.member.id,
            day=tx.today,
            now=tx.now,
        )
        event_id, kept = listed.event_id, listed.kept_level
        if listed.doubtful:
            ask_about(tx, me, [listed.contact_id])
    stored.settle(tx.session, row=row, verdict=verdict, event_id=event_id, member_id=me.member.id, now=tx.now)
    deeds.note(tx, me, "change", f"arrival {row.id} {verdict}")
    return kept


async def take_back(update: Update, context: Context) -> None:
    """The station takes a classification back, to make another one."""
    with context.transaction() as tx:
        me, row, hamlet = _pressed(tx, context.press.numbers[0])
        if row.verdict is None:
            tx.reply(fill(common.ALREADY_DONE))
            return
        arrival_contacts.take_back(tx.session, row=row, rules=me.rules.quarantine_rules, now=tx.now)
        stored.settle(tx.session, row=row, verdict=None, event_id=None, member_id=me.member.id, now=tx.now)
        deeds.note(tx, me, "undo", f"arrival {row.id}")
        pressed = tx.pressed()
        tx.change_pressed(
            lines(Markup(pressed.text) if pressed is not None else None, fill(arrivals.TAKEN_BACK)),
            buttons=_verdicts(row),
        )
        text = fill(arrivals.TAKEN_BACK_LEADER, name=row.full_name)
        _tell_leaders(tx, me, hamlet, f"taken back:{tx.row.id}", text)


def _pressed(tx: Transaction, arrival_id: int) -> tuple[Speaker, Arrival, Hamlet]:
    me = guards.allow(tx, POSTS_LISTS)
    if not tx.private:
        raise UserError("only_in_private")
    row = tx.session.get(Arrival, arrival_id)
    if row is None or row.committee_id != me.committee.id or row.full_name == SIGN:
        raise UserError("button_old")
    if row.withdrawn_at is not None:
        raise UserError("arrival_withdrawn")
    return me, row, tx.session.get_one(Hamlet, row.hamlet_id)


def _tell_leaders(tx: Transaction, me: Speaker, hamlet: Hamlet, key: str, text: Markup) -> None:
    for leader in committees.leaders_of(tx.session, committee_id=me.committee.id, hamlet_id=hamlet.id):
        tx.tell(leader.id, key=f"arrival {key}:member {leader.id}", text=text)


async def undo(update: Update, context: Context) -> None:
    """The leader takes back everything that one message reported."""
    with context.transaction() as tx:
        me = guards.allow_command(tx, "khaibao")
        row = tx.session.get(Arrival, context.press.numbers[0])
        if row is None or row.hamlet_id != me.own_hamlet().id or row.full_name == SIGN:
            raise UserError("button_old")
        rows = stored.of_message(tx.session, row=row)
        if not rows:
            tx.reply(fill(common.ALREADY_DONE))
            return
        _withdraw(tx, me, rows)
        tx.change_pressed(fill(arrivals.UNDONE, n=len(rows)))


def edit(tx: Transaction, me: Speaker, text: str) -> bool:
    """Apply what an edited message says differently; False where it reported nobody.

    Of whom it says the same as before, the station's word stands.
    """
    rows = stored.in_message(tx.session, network=tx.network, chat_id=tx.chat_id, message_id=tx.message_id)
    if not rows:
        return False
    said = {_facts(one) for one in _read(me, text, rows[0].day).people}
    gone = [row for row in rows if _facts(row) not in said]
    if gone:
        _withdraw(tx, me, gone)
    record(tx, me, text, day=rows[0].day)
    return True


def _facts(one: Arrived | Arrival) -> tuple[object, ...]:
    return (one.full_name, one.birth_year, one.sex, one.phone, one.came_from, one.came_on)


def delete(tx: Transaction, me: Speaker, message_id: int) -> bool:
    """Take back what a deleted message reported; False where it reported nobody."""
    rows = stored.in_message(tx.session, network=tx.network, chat_id=tx.chat_id, message_id=message_id)
    if not rows:
        return False
    _withdraw(tx, me, rows)
    tx.reply(fill(arrivals.UNDONE, n=len(rows)))
    return True


def _withdraw(tx: Transaction, me: Speaker, rows: Sequence[Arrival]) -> None:
    """Take reports back, with what the station made of them, and tell it."""
    for row in rows:
        arrival_contacts.take_back(tx.session, row=row, rules=me.rules.quarantine_rules, now=tx.now)
        hamlet = tx.session.get_one(Hamlet, row.hamlet_id)
        for member in committees.members_of(tx.session, committee_id=me.committee.id, role=Role.HEALTH_STATION):
            text = fill(arrivals.UNDONE_STATION, hamlet=hamlet.name, name=row.full_name)
            tx.tell(member.id, key=f"arrival undone:{tx.row.id}:{row.id}:member {member.id}", text=text)
    stored.withdraw(tx.session, rows=rows, now=tx.now)
    deeds.note(tx, me, "undo", f"arrivals {', '.join(str(row.id) for row in rows)}")
