"""A notice on its way: to whom it goes, what each reads of it, who confirmed, and a daily reminder of the others."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, time, timedelta
from itertools import groupby
from typing import Any

from sqlmodel import Session
from telegram import Update

from bot.clock import local
from bot.domain.duties import Owner, Part
from bot.domain.errors import UserError
from bot.domain.notices.owner_matching import match_recipients
from bot.domain.pages import Page
from bot.domain.roles import Role
from bot.networks import Button
from bot.render import notices as render
from bot.render.notices import Mine, due_words
from bot.schedule import Sweep, after_quiet
from bot.sending import Pen
from bot.texts import Markup, fill
from bot.texts import notices as words
from handlers import guards
from handlers.addressees import people_of, places_of
from handlers.buttons import Pressed, button, turns
from handlers.context import App, Context, Transaction
from handlers.guards import Speaker
from handlers.notice_desk import DATED, Desk, desk, head_of, note
from storage import assignments, committees, notices
from storage.assignments import Assignment
from storage.committees import Member
from storage.notices import IN_FORCE, Notice, NoticeRecipient

CHOICES = 8  # members to a page
REMINDED_FOR = timedelta(days=7)


def register(app: App) -> None:
    app.add_handler(Pressed("ntto", show_recipients, numbers=1))
    app.add_handler(Pressed("ntpick", show_choices, numbers=2))
    app.add_handler(Pressed("ntgoes", choose, numbers=3))
    app.add_handler(Pressed("ntsend", send, numbers=1))
    app.add_handler(Pressed("ntagain", send_again, numbers=1))
    app.add_handler(Pressed("ntyes", confirm, numbers=1))
    app.add_handler(Pressed("ntseen", confirm_in_digest, numbers=1))


async def show_recipients(update: Update, context: Context) -> None:
    """Show to whom a notice goes: those whom it names, and those who have a task in it."""
    with context.transaction() as tx:
        found = desk(tx, context.press.numbers[0])
        if found.notice.sent_at is None:
            _propose(tx, found)
        _show(tx, found)


def _propose(tx: Transaction, found: Desk) -> None:
    """At first: whom the notice names. Whoever was given a task in it always gets it."""
    rows = notices.recipients_of(tx.session, notice_id=found.notice.id)
    wanted = [row.member_id for row in rows]
    if not rows:
        named = match_recipients(
            found.notice.recipients, places=places_of(found.me), people=people_of(tx.session, found.me)
        )
        wanted += _members(tx.session, found.me, named.owners)
    for row in found.tasks():
        if row.assignment_id is not None:
            wanted += _members(tx.session, found.me, (*row.owned_by, *row.helped_by))
    notices.set_recipients(tx.session, notice_id=found.notice.id, member_ids=wanted)


def _members(session: Session, me: Speaker, owners: Iterable[Owner]) -> list[int]:
    """The members behind owners: a hamlet's leaders, without their deputies."""
    found: list[int] = []
    for one in owners:
        if one.member_id is not None:
            found.append(one.member_id)
        elif one.hamlet_id is not None:
            leaders = committees.leaders_of(session, committee_id=me.committee.id, hamlet_id=one.hamlet_id)
            found += [leader.id for leader in leaders]
    return found


def _show(tx: Transaction, found: Desk) -> None:
    notice = found.notice
    rows = notices.recipients_of(tx.session, notice_id=notice.id)
    unsent = [row for row in rows if row.sent_at is None]
    named = match_recipients(notice.recipients, places=places_of(found.me), people=people_of(tx.session, found.me))
    text = render.sending(
        found.head,
        said=notice.recipients,
        names=[_name(tx.session, row) for row in rows],
        unclear=named.unclear,
        sent=len(rows) - len(unsent),
        at=notice.sent_at,
    )
    made = [[button(words.EDIT_RECIPIENTS, "ntpick", notice.id, 0)]]
    if unsent:
        made.append([button(words.SEND.format(n=len(unsent)), "ntsend", notice.id)])
    made.append([button(words.BACK_TO_DRAFT, "ntpage", notice.id, DATED, 0)])
    tx.change_pressed(text, buttons=made)


def _name(session: Session, row: NoticeRecipient) -> str:
    return session.get_one(Member, row.member_id).full_name


async def show_choices(update: Update, context: Context) -> None:
    """Show everybody who can get a notice."""
    with context.transaction() as tx:
        notice_id, number = context.press.numbers
        _show_choices(tx, desk(tx, notice_id), number)


def _show_choices(tx: Transaction, found: Desk, number: int) -> None:
    chosen = {row.member_id for row in notices.recipients_of(tx.session, notice_id=found.notice.id)}
    members = committees.members_of(tx.session, committee_id=found.me.committee.id)
    page = Page(number, CHOICES, len(members))
    made = [
        [
            button(
                (words.PICKED if one.id in chosen else words.UNPICKED).format(name=found.name(Owner(member_id=one.id))),
                "ntgoes", found.notice.id, one.id, page.number,
            )
        ]
        for one in page.of(members)
    ]  # fmt: skip
    made += turns(page, "ntpick", found.notice.id)
    made.append([button(words.DONE, "ntto", found.notice.id)])
    tx.change_pressed(fill(words.PICK_HEAD, name=found.head.name), buttons=made)


async def choose(update: Update, context: Context) -> None:
    """A member is to get a notice, or not."""
    with context.transaction() as tx:
        notice_id, member_id, number = context.press.numbers
        found = desk(tx, notice_id)
        member = tx.session.get(Member, member_id)
        if member is None or member.committee_id != found.me.committee.id or not member.active:
            raise UserError("button_old")
        chosen = [row.member_id for row in notices.recipients_of(tx.session, notice_id=notice_id)]
        wanted = [one for one in chosen if one != member_id] if member_id in chosen else [*chosen, member_id]
        notices.set_recipients(tx.session, notice_id=notice_id, member_ids=wanted)
        _show_choices(tx, found, number)


async def send(update: Update, context: Context) -> None:
    """Send a notice to those who do not have it yet."""
    with context.transaction() as tx:
        found = desk(tx, context.press.numbers[0])
        rows = [row for row in notices.recipients_of(tx.session, notice_id=found.notice.id) if row.sent_at is None]
        if not rows:
            raise UserError("notice_no_recipient")
        at, reached, missing = _deliver(tx, found, rows, key="notice")
        if reached and found.notice.sent_at is None:
            found.notice.sent_at = tx.now
            tx.session.add(found.notice)
        note(tx, found.me, "sent", found.notice.id)
        tx.reply(render.sent(found.head, len(reached), now=tx.now, at=at, missing=missing))


def _deliver(
    tx: Transaction, found: Desk, rows: Sequence[NoticeRecipient], *, key: str
) -> tuple[datetime, list[NoticeRecipient], list[str]]:
    """Send to each of these; when it goes out, who could be reached, and the names of those who could not."""
    at = after_quiet(tx.now, found.me.rules)
    reached, missing = [], []
    for row in rows:
        member = tx.session.get_one(Member, row.member_id)
        text, made = received(tx, found.notice, row)
        if not committees.private_chats_of(tx.session, member_id=member.id):
            missing.append(member.full_name)
            continue
        tx.tell(member.id, key=f"{key}:{row.id}", text=text, buttons=made, not_before=at)
        row.sent_at = row.sent_at or tx.now
        tx.session.add(row)
        reached.append(row)
    tx.session.flush()
    return at, reached, missing


def received(pen: Pen, notice: Notice, row: NoticeRecipient) -> tuple[Markup, list[list[Button]]]:
    """A notice as a recipient reads it, with his own tasks, and its buttons."""
    member = pen.session.get_one(Member, row.member_id)
    asked = {task.assignment_id for task in notices.tasks_of(pen.session, notice_id=notice.id)}
    owed = assignments.duties_of(pen.session, member_id=member.id, hamlet_id=_own_hamlet(member))
    mine = [
        Mine(
            title=one.title,
            due=due_words(one.start, duty.due or one.due, duty.due_time or one.due_time, one.recurring, one.due_day),
            helps=duty.part == Part.COLLABORATOR,
        )
        for one, duty in owed
        if one.id in asked
    ]
    made = [[button(words.CONFIRM, "ntyes", notice.id)]] if row.confirmed_at is None else []
    made.append([button(words.READ, "ntread", notice.id)])
    if notice.attachment_id is not None:
        made[-1].append(button(words.FILE, "ntfile", notice.id))
    return render.received(head_of(notice), mine, confirmed_at=row.confirmed_at), made


def _own_hamlet(member: Member) -> int | None:
    return member.hamlet_id if member.role == Role.HAMLET_LEADER else None


def tell_owners(tx: Transaction, found: Desk, given: Sequence[Assignment]) -> int:
    """Send a notice that went out before to those who were given work in it since; to how many it went."""
    owners = [row.owner for one in given for row in assignments.parts_of(tx.session, assignment_id=one.id)]
    members = _members(tx.session, found.me, owners)
    rows = notices.recipients_of(tx.session, notice_id=found.notice.id)
    notices.set_recipients(
        tx.session, notice_id=found.notice.id, member_ids=[*(row.member_id for row in rows), *members]
    )
    concerned = [
        row for row in notices.recipients_of(tx.session, notice_id=found.notice.id) if row.member_id in members
    ]
    for row in concerned:
        row.confirmed_at = None  # of what he has now
        tx.session.add(row)
    _, reached, _ = _deliver(tx, found, concerned, key=f"notice-given:{tx.row.id}")
    return len(reached)


async def send_again(update: Update, context: Context) -> None:
    """Send a notice once more to those who have it and have not confirmed it."""
    with context.transaction() as tx:
        found = desk(tx, context.press.numbers[0])
        rows = [
            row
            for row in notices.recipients_of(tx.session, notice_id=found.notice.id)
            if row.sent_at is not None and row.confirmed_at is None
        ]
        if not rows:
            tx.reply(fill(words.NOBODY_LEFT, name=found.head.name))
            return
        _, reached, _ = _deliver(tx, found, rows, key=f"notice-again:{tx.now:%Y-%m-%d %H:%M}")
        note(tx, found.me, "sent", found.notice.id)
        tx.reply(fill(words.SENT_AGAIN, name=found.head.name, n=len(reached)))


def recipient(tx: Transaction, notice_id: int) -> tuple[Speaker, Notice, NoticeRecipient]:
    """A notice that was sent to the speaker, in private."""
    me = guards.speaker_in_known_chat(tx)
    notice = tx.session.get(Notice, notice_id)
    row = notices.recipient(tx.session, notice_id=notice_id, member_id=me.member.id)
    if notice is None or row is None or row.sent_at is None or notice.state not in IN_FORCE or not tx.private:
        raise UserError("button_old")
    return me, notice, row


async def confirm(update: Update, context: Context) -> None:
    """A recipient has the notice and will act on it."""
    with context.transaction() as tx:
        notice, row = _confirm(tx, context.press.numbers[0])
        text, made = received(tx, notice, row)
        tx.change_pressed(text, buttons=made)


async def confirm_in_digest(update: Update, context: Context) -> None:
    """The same from a digest, which stays as it is: it has other lines too."""
    with context.transaction() as tx:
        notice, row = _confirm(tx, context.press.numbers[0])
        text, made = received(tx, notice, row)
        tx.reply(text, buttons=made)


def _confirm(tx: Transaction, notice_id: int) -> tuple[Notice, NoticeRecipient]:
    """Note that the speaker has a notice; whoever sent it hears when everybody has."""
    me, notice, row = recipient(tx, notice_id)
    if row.confirmed_at is None:
        row.confirmed_at = tx.now
        tx.session.add(row)
        tx.session.flush()
        note(tx, me, "confirm", notice.id)
        rows = [one for one in notices.recipients_of(tx.session, notice_id=notice.id) if one.sent_at is not None]
        if all(one.confirmed_at is not None for one in rows):
            said = fill(words.EVERYBODY_CONFIRMED, n=len(rows), name=head_of(notice).name)
            tx.tell(notice.posted_by, key=f"notice-confirmed:{notice.id}:{len(rows)}", text=said)
    return notice, row


Unconfirmed = tuple[Notice, NoticeRecipient]


def to_remind(sweep: Sweep, at: time) -> dict[int, list[Unconfirmed]]:
    """Once a day from `at` on, by member: what he was sent in the week before, and has not confirmed."""
    moment = sweep.latest_today([at], name="notice-reminder")
    if moment is None:
        return {}
    found = notices.unconfirmed(sweep.session, committee_id=sweep.committee.id)
    due = [(notice, row) for notice, row in found if row.sent_at is not None and _is_due(row.sent_at, moment)]
    return {member_id: list(rows) for member_id, rows in groupby(due, key=lambda one: one[1].member_id)}


def reminder(mine: Sequence[Unconfirmed]) -> tuple[Markup, list[list[Button]]]:
    """The part of a digest that asks for confirmations, and its buttons."""
    text = render.reminder([(head_of(notice), row.sent_at) for notice, row in mine if row.sent_at is not None])
    return text, [[button(words.CONFIRM_ONE.format(name=head_of(one).name), "ntseen", one.id)] for one, _ in mine]


def _is_due(sent_at: datetime, moment: datetime) -> bool:
    days = local(moment).date() - local(sent_at).date()
    return timedelta() < days <= REMINDED_FOR


def still_unconfirmed(session: Session, about: dict[str, Any]) -> bool:
    """Whether any of a reminder's notices is not confirmed yet."""
    rows = (session.get(NoticeRecipient, row_id) for row_id in about.get("recipients", []))
    return any(row is not None and row.confirmed_at is None for row in rows)
