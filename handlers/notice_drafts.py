"""A notice's draft: its pages, accepting many tasks at once, undo, adding, and giving what was accepted."""

from __future__ import annotations

from collections.abc import Sequence

from telegram import Update

from bot.domain.dates import find_days
from bot.domain.errors import UserError
from bot.domain.folding import fold
from bot.domain.notices import read_notice
from bot.domain.notices.task_lines import read_task
from bot.domain.pages import Page
from bot.render import day
from bot.texts import Markup, common, fill, lines
from bot.texts import notices as words
from handlers import forms
from handlers.buttons import Pressed, button
from handlers.context import App, Context, Transaction
from handlers.notice_desk import DATED, PER_PAGE, UNDATED, Desk, desk, note, wait_for
from handlers.notice_posts import drop, read_again, show_notice
from handlers.notice_reading import Reader
from handlers.notice_sending import tell_owners
from storage import assignments, notice_giving, notices
from storage.notice_giving import Given
from storage.notices import NoticeState, NoticeTask, TaskState


def register(app: App) -> None:
    app.add_handler(Pressed("ntpage", show_page, numbers=3))
    app.add_handler(Pressed("ntacc", accept_page, numbers=3))
    app.add_handler(Pressed("ntall", accept_all, numbers=1))
    app.add_handler(Pressed("ntundo", undo, numbers=1))
    app.add_handler(Pressed("ntgive", give, numbers=1))
    app.add_handler(Pressed("ntadd", ask_add, numbers=1))
    app.add_handler(Pressed("ntnumber", ask_number, numbers=1))
    app.add_handler(Pressed("ntday", ask_day, numbers=1))
    app.add_handler(Pressed("ntdel", put_away, numbers=1))
    app.add_handler(Pressed("ntundel", have_back, numbers=1))


def show(tx: Transaction, found: Desk, kind: int = DATED, number: int = 0, *, note: Markup | None = None) -> None:
    """Put a page of the draft in the place of the pressed message."""
    text, buttons = found.draft(kind, number, note=note)
    tx.change_pressed(text, buttons=buttons)


async def show_page(update: Update, context: Context) -> None:
    """Turn to a page of the tasks with a deadline, or of the others."""
    with context.transaction() as tx:
        notice_id, kind, number = context.press.numbers
        show(tx, desk(tx, notice_id), DATED if kind else UNDATED, number)


async def accept_page(update: Update, context: Context) -> None:
    """Accept what is clear on one page."""
    with context.transaction() as tx:
        notice_id, kind, number = context.press.numbers
        found = desk(tx, notice_id)
        rows = found.listed(DATED if kind else UNDATED)
        _accept(tx, found, Page(number, PER_PAGE, len(rows)).of(rows), DATED if kind else UNDATED, number)


async def accept_all(update: Update, context: Context) -> None:
    """Accept every task with a deadline that is clear."""
    with context.transaction() as tx:
        found = desk(tx, context.press.numbers[0])
        _accept(tx, found, found.listed(DATED), DATED, 0)


def _accept(tx: Transaction, found: Desk, rows: Sequence[NoticeTask], kind: int, number: int) -> None:
    proposed = [row for row in rows if row.state == TaskState.PROPOSED]
    ready = [row for row in proposed if found.is_ready(row)]
    notice_giving.remember(tx.session, notice=found.notice, tasks=ready)
    for row in ready:
        row.state = TaskState.ACCEPTED
        tx.session.add(row)
    tx.session.flush()
    left = len(proposed) - len(ready)
    said = lines(
        fill(words.ACCEPTED_SOME, n=len(ready)) if ready else None,
        fill(words.NEED_A_LOOK, n=left) if left else None,
        fill(common.ALREADY_DONE) if not proposed else None,
    )
    show(tx, found, kind, number, note=said)


async def undo(update: Update, context: Context) -> None:
    """Take the last change of the draft back."""
    with context.transaction() as tx:
        found = desk(tx, context.press.numbers[0])
        if not notice_giving.undo(tx.session, notice=found.notice):
            show(tx, found, note=fill(words.NOTHING_TO_UNDO))
            return
        note(tx, found.me, "undo", found.notice.id)
        show(tx, found)


async def give(update: Update, context: Context) -> None:
    """Make assignments of what was accepted."""
    with context.transaction() as tx:
        found = desk(tx, context.press.numbers[0])
        given = notice_giving.give(tx.session, notice=found.notice, by=found.me.member.id, now=tx.now)
        if not given.assignments:
            tx.reply(fill(common.ALREADY_DONE))
            return
        note(tx, found.me, "change", found.notice.id)
        linked = words.GIVEN_LINKED.format(n=given.linked) if given.linked else ""
        said = fill(words.GIVEN_SOME, n=len(given.assignments), linked=linked)
        if found.notice.sent_at is None:
            next_step = fill(words.GIVEN_SEND)
        else:
            next_step = fill(words.GIVEN_TOLD, n=tell_owners(tx, found, given.assignments))
        show(tx, found, note=lines(said, *_tied(tx, found, given), next_step))


def _tied(tx: Transaction, found: Desk, given: Given) -> list[Markup]:
    """Which tasks are judged by the list of a programme from now on, and which of their hamlets it does not take."""
    told = []
    for assignment, programme in given.tied:
        told.append(fill(words.GIVEN_TIED, title=assignment.title, programme=programme.name))
        owners = {one.hamlet_id for one in assignments.parts_of(tx.session, assignment_id=assignment.id)}
        others = [one.name for one in found.me.hamlets if one.id in owners and not programme.plan.takes(one.name)]
        if others:
            told.append(fill(words.GIVEN_NOT_TAKEN, hamlets=", ".join(others)))
    return told


async def ask_add(update: Update, context: Context) -> None:
    """Ask for a task that the notice, or its reading, left out."""
    _ask(context, "add", words.ADD_ASK)


async def ask_number(update: Update, context: Context) -> None:
    """Ask for the number of a notice that does not say it, or of which it was read wrongly."""
    _ask(context, "number", words.NUMBER_ASK)


async def ask_day(update: Update, context: Context) -> None:
    """Ask for the day of a notice that does not say it, or of which it was read wrongly."""
    _ask(context, "day", words.DAY_ASK)


def _ask(context: Context, step: str, sentence: str) -> None:
    with context.transaction() as tx:
        found = desk(tx, context.press.numbers[0])
        wait_for(tx, found.me, step, notice=found.notice.id)
        tx.reply(fill(sentence), buttons=[[button(common.CANCEL, "pcancel")]])


def take_added(tx: Transaction, found: Desk, text: str) -> None:
    """Add the task of a typed line; it counts as accepted where it is clear who does it."""
    if len(text.split()) < 2:
        raise UserError("notice_task_empty")
    duty = read_task(text, on=found.notice.day or tx.today)
    dated = duty.due is not None or duty.recurring is not None
    row = Reader(tx.session, found.me).task(duty, dated=dated, typed=True)
    rows = [*found.tasks(), row]
    notices.put_tasks(tx.session, notice_id=found.notice.id, tasks=rows)
    if found.is_ready(row):
        row.state = TaskState.ACCEPTED
        tx.session.add(row)
    notice_giving.remember(tx.session, notice=found.notice, tasks=[row], added=True)
    forms.close(tx, found.me)
    place = [one.id for one in found.listed(int(dated))].index(row.id)
    shown, buttons = found.draft(int(dated), place // PER_PAGE)
    tx.reply(shown, buttons=buttons)


def take_number(tx: Transaction, found: Desk, text: str) -> None:
    """Take the number that somebody typed; it is asked about where another notice has it."""
    said = text.strip().removeprefix("Số").strip(" :")
    number = read_notice(f"Số: {said}\nTHÔNG BÁO\n").notice.number
    if number is None:
        raise UserError("notice_bad_number", text=text.strip())
    known = notices.with_number(tx.session, committee_id=found.me.committee.id, number=number, but=found.notice.id)
    found.notice.number = number
    found.notice.corrected = sorted({*found.notice.corrected, "number"})
    if known is not None and found.notice.state == NoticeState.DRAFT and found.notice.given_at is None:
        found.notice.state, found.notice.replaces_id = NoticeState.WAITING, known.id
    tx.session.add(found.notice)
    tx.session.flush()
    forms.close(tx, found.me)
    show_notice(tx, found.me, found.notice)


def take_day(tx: Transaction, found: Desk, text: str) -> None:
    """Take the day that somebody typed, and read the notice against it."""
    named = next((one.day for one in find_days(fold(text), on=tx.today) if one.day is not None), None)
    if named is None:
        raise UserError("bad_date", text=text.strip())
    if named > tx.today:
        raise UserError("notice_far_day", day=day(named))
    found.notice.day = named
    found.notice.corrected = sorted({*found.notice.corrected, "day"})
    read_again(tx, found.me, found.notice)
    forms.close(tx, found.me)
    show_notice(tx, found.me, found.notice)


async def put_away(update: Update, context: Context) -> None:
    """Drop a draft of which nothing was given or sent."""
    with context.transaction() as tx:
        found = desk(tx, context.press.numbers[0], states=[NoticeState.DRAFT])
        drop(tx, found.me, found.notice)


async def have_back(update: Update, context: Context) -> None:
    """Take a dropped draft back."""
    with context.transaction() as tx:
        found = desk(tx, context.press.numbers[0], states=[NoticeState.DROPPED])
        found.notice.state = NoticeState.DRAFT
        tx.session.add(found.notice)
        tx.session.flush()
        show(tx, found)
