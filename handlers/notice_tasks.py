"""One task of a notice's draft: accepting and dropping it, who does it and helps, until when, and what it repeats."""

from __future__ import annotations

from telegram import Update

from bot.clock import local
from bot.domain.duties import Owner
from bot.domain.errors import UserError
from bot.domain.notices.task_lines import says_never
from bot.domain.pages import Page
from bot.domain.roles import Role
from bot.domain.spoken_deadlines import read_until
from bot.networks import Button
from bot.render import notices as render
from bot.texts import common, fill
from bot.texts import notices as words
from handlers import forms
from handlers.addressees import numbers_of, owner_of
from handlers.buttons import Pressed, button, turns
from handlers.context import App, Context, Transaction
from handlers.notice_desk import PER_PAGE, Desk, desk_of_task, wait_for
from handlers.notice_reading import Reader
from storage import committees, notice_giving
from storage.notices import NoticeTask, TaskState, as_stored

OWNERS, HELPERS = 0, 1
COLUMNS = ("owners", "helpers")
CHOICES = 8  # hamlets and members to a page
SUGGESTED = 4  # of those whom unclear words may mean


def register(app: App) -> None:
    app.add_handler(Pressed("nttask", show_task, numbers=1))
    app.add_handler(Pressed("ntok", accept, numbers=1))
    app.add_handler(Pressed("ntdrop", drop, numbers=1))
    app.add_handler(Pressed("nttake", take_again, numbers=1))
    app.add_handler(Pressed("ntlink", link, numbers=2))
    app.add_handler(Pressed("ntwho", show_choices, numbers=3))
    app.add_handler(Pressed("ntset", choose, numbers=5))
    app.add_handler(Pressed("nthm", choose_hamlets, numbers=3))
    app.add_handler(Pressed("ntdue", ask_due, numbers=1))


def _show(tx: Transaction, found: Desk, row: NoticeTask) -> None:
    tx.change_pressed(render.card(found.head, found.view(row)), buttons=card_buttons(tx, found, row))


def card_buttons(tx: Transaction, found: Desk, row: NoticeTask) -> list[list[Button]]:
    """What can be done with a task."""
    made: list[list[Button]] = []
    if row.state == TaskState.DROPPED:
        made.append([button(words.TAKE_BACK, "nttake", row.id)])
    else:
        if row.state == TaskState.PROPOSED:
            made += _suggestions(tx, found, row)
        decide = [button(words.DROP, "ntdrop", row.id)]
        if row.state == TaskState.PROPOSED and (row.owners or found.is_linked(row)):
            label = words.ACCEPT_KNOWN if row.unclear and not found.is_linked(row) else words.ACCEPT
            decide.insert(0, button(words.ACCEPT_OVER if found.is_over(row) else label, "ntok", row.id))
        made += [
            decide,
            [
                button(words.CHANGE_OWNERS, "ntwho", row.id, OWNERS, 0),
                button(words.CHANGE_HELPERS, "ntwho", row.id, HELPERS, 0),
            ],
            [button(words.CHANGE_DUE, "ntdue", row.id)],
        ]
        if row.same_as is not None and row.assignment_id is None:
            apart = int(not row.apart)
            made.append([button(words.LINK_NOT if apart else words.LINK, "ntlink", row.id, apart)])
    listed = [one.id for one in found.listed(int(row.dated))]
    place = listed.index(row.id)
    back = [button(words.BACK_TO_DRAFT, "ntpage", row.notice_id, int(row.dated), place // PER_PAGE)]
    if place + 1 < len(listed):
        back.append(button(words.NEXT_TASK, "nttask", listed[place + 1]))
    return [*made, back]


def _suggestions(tx: Transaction, found: Desk, row: NoticeTask) -> list[list[Button]]:
    """A button for each of those whom the unclear words may mean, where they are few."""
    if not row.unclear:
        return []
    meant = Reader(tx.session, found.me).candidates(row.unclear)
    if len(meant) > SUGGESTED:
        return []
    return [
        [button(words.UNPICKED.format(name=found.name(one)), "ntset", row.id, OWNERS, -1, *numbers_of(one))]
        for one in meant
        if one not in row.owned_by
    ]


async def show_task(update: Update, context: Context) -> None:
    """Open one task."""
    with context.transaction() as tx:
        found, row = desk_of_task(tx, context.press.numbers[0])
        _show(tx, found, row)


async def accept(update: Update, context: Context) -> None:
    """Accept a task, with those of its owners who are known."""
    with context.transaction() as tx:
        found, row = desk_of_task(tx, context.press.numbers[0])
        if not row.owners and not found.is_linked(row):
            raise UserError("notice_no_owner")
        if row.state == TaskState.PROPOSED:
            _change(tx, found, row, state=TaskState.ACCEPTED, unclear=[])
        _show(tx, found, row)


async def drop(update: Update, context: Context) -> None:
    """Leave a task out; one that was given is taken back, unless somebody reported on it."""
    with context.transaction() as tx:
        found, row = desk_of_task(tx, context.press.numbers[0])
        if row.state != TaskState.DROPPED:
            notice_giving.remember(tx.session, notice=found.notice, tasks=[row])
            notice_giving.take_back(tx.session, row=row)
            row.state = TaskState.DROPPED
            tx.session.add(row)
            tx.session.flush()
        _show(tx, found, row)


async def take_again(update: Update, context: Context) -> None:
    """Take a dropped task in again."""
    with context.transaction() as tx:
        found, row = desk_of_task(tx, context.press.numbers[0])
        if row.state == TaskState.DROPPED:
            _change(tx, found, row, state=TaskState.PROPOSED)
        _show(tx, found, row)


async def link(update: Update, context: Context) -> None:
    """Say whether a task is what was given before, or is to be given apart."""
    with context.transaction() as tx:
        found, row = desk_of_task(tx, context.press.numbers[0])
        if row.same_as is None or row.assignment_id is not None:
            raise UserError("button_old")
        _change(tx, found, row, apart=bool(context.press.numbers[1]))
        _show(tx, found, row)


def _change(tx: Transaction, found: Desk, row: NoticeTask, **values: object) -> None:
    """Change a task so that it can be undone; one that was given waits to be given anew."""
    notice_giving.remember(tx.session, notice=found.notice, tasks=[row])
    for name, value in values.items():
        setattr(row, name, value)
    if "state" not in values and row.state == TaskState.GIVEN:
        row.state = TaskState.ACCEPTED
    tx.session.add(row)
    tx.session.flush()


def _choices(found: Desk, row: NoticeTask) -> list[Owner]:
    """The hamlets, the members who lead none, and whoever is chosen."""
    members = committees.members_of(found.session, committee_id=found.me.committee.id)
    choices = [
        *(Owner(hamlet_id=one.id) for one in found.me.hamlets),
        *(Owner(member_id=one.id) for one in members if one.role != Role.HAMLET_LEADER),
    ]
    return [*choices, *(one for one in (*row.owned_by, *row.helped_by) if one not in choices)]


def _part(number: int) -> str:
    if number not in (OWNERS, HELPERS):
        raise UserError("button_old")
    return COLUMNS[number]


def _show_choices(tx: Transaction, found: Desk, row: NoticeTask, part: int, number: int) -> None:
    chosen = row.owned_by if part == OWNERS else row.helped_by
    choices = _choices(found, row)
    page = Page(number, CHOICES, len(choices))
    made = [
        [
            button(
                (words.PICKED if one in chosen else words.UNPICKED).format(name=found.name(one)),
                "ntset", row.id, part, page.number, *numbers_of(one),
            )
        ]
        for one in page.of(choices)
    ]  # fmt: skip
    every = [Owner(hamlet_id=one.id) for one in found.me.hamlets]
    if len(every) > 1 and page.number == 0:
        all_of_them = words.PICKED if all(one in chosen for one in every) else words.UNPICKED
        made.insert(0, [button(all_of_them.format(name=words.EVERY_HAMLET), "nthm", row.id, part, page.number)])
    made += turns(page, "ntwho", row.id, part)
    made.append([button(words.DONE, "nttask", row.id)])
    tx.change_pressed(render.picker(found.view(row), helpers=part == HELPERS, page=page), buttons=made)


async def show_choices(update: Update, context: Context) -> None:
    """Show whom a task can be given to."""
    with context.transaction() as tx:
        task_id, part, number = context.press.numbers
        found, row = desk_of_task(tx, task_id)
        _part(part)
        _show_choices(tx, found, row, part, number)


async def choose(update: Update, context: Context) -> None:
    """Give a task to somebody, or not to him any more."""
    with context.transaction() as tx:
        task_id, part, number, kind, owner_id = context.press.numbers
        found, row = desk_of_task(tx, task_id)
        _part(part)
        chosen = owner_of(kind, owner_id)
        if chosen not in _choices(found, row):
            raise UserError("button_old")
        _toggle(tx, found, row, part, [chosen])
        if number < 0:  # from the card
            _show(tx, found, row)
        else:
            _show_choices(tx, found, row, part, number)


async def choose_hamlets(update: Update, context: Context) -> None:
    """Give a task to every hamlet, or to none of them."""
    with context.transaction() as tx:
        task_id, part, number = context.press.numbers
        found, row = desk_of_task(tx, task_id)
        _part(part)
        _toggle(tx, found, row, part, [Owner(hamlet_id=one.id) for one in found.me.hamlets])
        _show_choices(tx, found, row, part, number)


def _toggle(tx: Transaction, found: Desk, row: NoticeTask, part: int, chosen: list[Owner]) -> None:
    """Choose all of these, or none of them where all are chosen; nobody has two parts in one task."""
    column = _part(part)
    now = list(row.owned_by if part == OWNERS else row.helped_by)
    if all(one in now for one in chosen):
        after = [one for one in now if one not in chosen]
    else:
        after = [*now, *(one for one in chosen if one not in now)]
    values: dict[str, object] = {column: as_stored(after), "by_hand": sorted({*row.by_hand, column, "unclear"})}
    if part == OWNERS:
        values |= {"unclear": [], "helpers": as_stored([one for one in row.helped_by if one not in after])}
        if not after and row.state == TaskState.ACCEPTED and row.assignment_id is None:
            values["state"] = TaskState.PROPOSED
    else:
        values["owners"] = as_stored([one for one in row.owned_by if one not in after])
        values["by_hand"] = sorted({*row.by_hand, column})
    _change(tx, found, row, **values)


async def ask_due(update: Update, context: Context) -> None:
    """Ask until when."""
    with context.transaction() as tx:
        found, row = desk_of_task(tx, context.press.numbers[0])
        wait_for(tx, found.me, "due", task=row.id)
        tx.reply(fill(words.DUE_ASK), buttons=[[button(common.CANCEL, "pcancel")]])


def take_due(tx: Transaction, found: Desk, row: NoticeTask, text: str) -> None:
    """Take the deadline that somebody typed; a day that is over is taken, and marked."""
    timing: dict[str, object] = dict.fromkeys(notice_giving.TIMING)
    if not says_never(text):
        until = read_until(text, now=local(tx.now))
        if until is None:
            raise UserError("notice_bad_due", text=text.strip())
        timing |= {"start": until.start, "due": until.due, "due_time": until.due_time, "due_day": until.due_day}
        timing["recurring"] = str(until.recurring) if until.recurring is not None else None
    by_hand = sorted({*row.by_hand, *notice_giving.TIMING, "dated"})
    dated = row.dated or timing["due"] is not None or timing["recurring"] is not None
    _change(tx, found, row, **timing, dated=dated, by_hand=by_hand)
    forms.close(tx, found.me)
    tx.reply(render.card(found.head, found.view(row)), buttons=card_buttons(tx, found, row))
