"""One duty's card, with the buttons of whoever opens it."""

from __future__ import annotations

from telegram import Update

from bot.domain.duties import State
from bot.domain.errors import UserError
from bot.domain.occurrences import period_of
from bot.networks import Button
from bot.render.duty_card import Card, Happening, card
from bot.texts import Markup, duties, fill
from handlers import guards
from handlers.buttons import Pressed, button
from handlers.context import App, Context, Transaction
from handlers.duty_access import Opened, opened
from handlers.standings import standings
from storage import assignments, committees, duty_events, evidence
from storage.assignments import Duty, Report
from storage.committees import Member
from storage.duty_events import DutyEvent, What

MOST_FILES = 10  # of a report's evidence that are sent at once


def register(app: App) -> None:
    app.add_handler(Pressed("duty", open_card, numbers=1))
    app.add_handler(Pressed("evidence", show_evidence, numbers=1))
    app.add_handler(Pressed("received", receive, numbers=1))


async def open_card(update: Update, context: Context) -> None:
    """The card as a message of its own."""
    with context.transaction() as tx:
        found = opened(tx, context.press.numbers[0])
        tx.reply(card_text(tx, found), buttons=card_buttons(tx, found))


def card_text(tx: Transaction, found: Opened) -> Markup:
    """A duty's card as text."""
    one, row = found.one, found.one.assignment
    people = {member.id: member for member in committees.members_of(tx.session, committee_id=found.me.committee.id)}
    beside = [
        other
        for other in standings(tx.session, committee_id=found.me.committee.id, today=tx.today)
        if other.assignment.id == row.id
    ]
    by_key = {member.key: f"{member.full_name} ({member.title})" for member in people.values()}
    waiting = duty_events.waiting(tx.session, duty_id=one.duty.id)
    giver = people.get(row.given_by or 0)
    return card(
        Card(
            title=row.title,
            text=row.text,
            owner=found.owner,
            owners=tuple(other.owner for other in beside if not other.helps),
            helpers=tuple(other.owner for other in beside if other.helps),
            helps=one.helps,
            due=one.due,
            due_time=one.due_time,
            before=row.due if one.duty.due is not None else None,
            every=row.recurring,
            due_day=row.due_day,
            until=row.due if row.recurring is not None else None,
            period=period_of(row.recurring, tx.today) if row.recurring is not None else None,
            volumes=one.volumes,
            handed_to=tuple(by_key[key] for key in row.handed_to if key in by_key),
            condition=row.condition,
            state=one.state,
            note=one.word.note if one.word is not None and one.state == one.word.state else "",
            evidence=len(evidence.attachments_of(tx.session, report=one.word)) if one.word is not None else 0,
            missed=one.missed,
            given_by=giver.full_name if giver is not None else "",
            given_at=row.given_at if giver is not None else None,
            waiting=_happening(tx, waiting, people) if waiting is not None else None,
            history=_history(tx, one.duty, people),
        ),
        today=tx.today,
    )


def _history(tx: Transaction, duty: Duty, people: dict[int, Member]) -> tuple[Happening, ...]:
    said = [
        Happening(row.at, _name(people, row.by_member), row.state or "quantity", row.note)
        for row in assignments.reports_of(tx.session, duty_id=duty.id)
    ]
    done = [_happening(tx, row, people) for row in duty_events.of_duty(tx.session, duty_id=duty.id)]
    return tuple(sorted([*said, *done], key=lambda one: one.at))


def _happening(tx: Transaction, row: DutyEvent, people: dict[int, Member]) -> Happening:
    other = tx.session.get(Duty, row.other_duty) if row.other_duty is not None else None
    named = owner_name(tx, other, people) if other is not None else ""
    return Happening(row.at, _name(people, row.by_member), row.what, row.reason, row.due, row.due_time, named)


def owner_name(tx: Transaction, duty: Duty, people: dict[int, Member]) -> str:
    """A duty's hamlet or member."""
    if duty.member_id is not None:
        return _name(people, duty.member_id)
    hamlet = tx.session.get_one(committees.Hamlet, duty.hamlet_id)
    return hamlet.name


def _name(people: dict[int, Member], member_id: int) -> str:
    return people[member_id].full_name if member_id in people else duties.SOMEBODY


def card_buttons(tx: Transaction, found: Opened) -> list[list[Button]]:
    """What whoever opened the card may do with the duty now."""
    one, duty_id = found.one, found.one.duty.id
    rows: list[list[Button]] = []
    if found.owes:
        rows += _owners_buttons(tx, found)
    if found.manages and not one.helps:
        if one.state is State.STUCK:
            rows.append([button(duties.SOLVED, "solved", duty_id)])
        recurring = one.assignment.recurring is not None
        moves = [] if recurring else [button(duties.MOVE, "moveduty", duty_id)]
        rows.append([*moves, button(duties.HAND_OVER, "handduty", duty_id), button(duties.DROP, "dropduty", duty_id)])
    if one.word is not None and one.word.attachment_id is not None:
        rows.append([button(duties.SHOW_EVIDENCE, "evidence", one.word.id)])
    return rows


def _owners_buttons(tx: Transaction, found: Opened) -> list[list[Button]]:
    one, duty_id = found.one, found.one.duty.id
    if one.state is State.DONE:
        said = one.word is not None and one.word.state == State.DONE
        return (
            [[button(duties.MORE_EVIDENCE, "moreevid", duty_id), button(duties.TAKE_BACK_DONE, "undone", duty_id)]]
            if said
            else []
        )
    waits = duty_events.waiting(tx.session, duty_id=duty_id)
    later = (
        button(duties.TAKE_BACK_REQUEST, "laterback", waits.id)
        if waits is not None
        else button(duties.LATER, "later", duty_id)
    )
    dated = one.due is not None and one.assignment.recurring is None
    second = [button(duties.STUCK, "stuck", duty_id), *([later] if dated else [])]
    return [[button(duties.DONE, "done", duty_id), button(duties.DOING, "doing", duty_id)], second]


async def show_evidence(update: Update, context: Context) -> None:
    """The photos and files of a report, to whoever may see the duty."""
    with context.transaction() as tx:
        report = tx.session.get(Report, context.press.numbers[0])
        if report is None or report.withdrawn_at is not None:
            raise UserError("button_old")
        found = opened(tx, report.duty_id)
        files = evidence.attachments_of(tx.session, report=report)
        if not files:
            tx.reply(fill(duties.EVIDENCE_NONE_YET))
            return
        for attachment_id in files[:MOST_FILES]:
            tx.reply(fill(duties.CARD_HEAD, title=found.title), attachment_id=attachment_id)


async def receive(update: Update, context: Context) -> None:
    """The owner says that he has received the duty."""
    with context.transaction() as tx:
        found = opened(tx, context.press.numbers[0])
        duty = found.one.duty
        if not guards.has_part(found.me, duty):
            raise UserError("not_yours")
        if not duty_events.has_received(tx.session, duty_id=duty.id, member_id=found.me.member.id):
            duty_events.note(tx.session, duty_id=duty.id, what=What.RECEIVED, by_member=found.me.member.id, now=tx.now)
        told = fill(duties.RECEIVED_NOTED, title=found.title, due=found.due_tail)
        tx.change_pressed(told, buttons=[[button(duties.OPEN_CARD, "duty", duty.id)]])
