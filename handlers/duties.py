"""/nhiemvu: my duties, near first; for the chair and the secretary everybody's, by assignment or by owner."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from telegram import Update

from bot.domain.duties import State
from bot.domain.errors import UserError
from bot.domain.roles import MANAGES_WORK
from bot.networks import Button
from bot.render.duties import Line, head, owners, page
from bot.render.work import owing
from bot.texts import Markup, duties, fill, lines
from handlers import guards
from handlers.addressees import HAMLET, MEMBER
from handlers.buttons import Pressed, button
from handlers.context import App, Context, Transaction
from handlers.guards import Speaker
from handlers.spoken import add_command
from handlers.standings import Standing, standings
from storage import committees, duty_events

PAGE_SIZE = 8
LABEL = 44  # characters of a title on a button

Row = TypeVar("Row")
Screen = tuple[Markup, list[list[Button]]]


def register(app: App) -> None:
    add_command(app, "nhiemvu", show)
    app.add_handler(Pressed("tasks", turn_mine, numbers=1))
    app.add_handler(Pressed("alltasks", turn_all, numbers=1))
    app.add_handler(Pressed("owners", turn_owners, numbers=1))
    app.add_handler(Pressed("owner", turn_owner, numbers=3))
    app.add_handler(Pressed("task", open_task, numbers=2))
    app.add_handler(Pressed("troubles", show_troubles, numbers=0))


async def show(update: Update, context: Context) -> None:
    """My duties with a button each; the chair and the secretary see everybody's."""
    with context.transaction() as tx:
        me = guards.allow_command(tx, "nhiemvu")
        text, buttons = _everybodys(tx, me, 0) if me.role in MANAGES_WORK else _mine(tx, me, 0)
        tx.reply(text, buttons=buttons)


async def turn_mine(update: Update, context: Context) -> None:
    """Another page of mine."""
    with context.transaction() as tx:
        me = guards.speaker_in_known_chat(tx)
        _turn(tx, _mine(tx, me, context.press.numbers[0]))


async def turn_all(update: Update, context: Context) -> None:
    """Another page of everybody's."""
    with context.transaction() as tx:
        me = guards.allow(tx, MANAGES_WORK)
        _turn(tx, _everybodys(tx, me, context.press.numbers[0]))


async def turn_owners(update: Update, context: Context) -> None:
    """Who has open duties."""
    with context.transaction() as tx:
        me = guards.allow(tx, MANAGES_WORK)
        _turn(tx, _owners(tx, me, context.press.numbers[0]))


async def turn_owner(update: Update, context: Context) -> None:
    """One owner's duties."""
    with context.transaction() as tx:
        me = guards.allow(tx, MANAGES_WORK)
        kind, owner_id, number = context.press.numbers
        _turn(tx, _of_owner(tx, me, kind, owner_id, number))


async def open_task(update: Update, context: Context) -> None:
    """Who owes one assignment, and how each stands."""
    with context.transaction() as tx:
        me = guards.allow(tx, MANAGES_WORK)
        assignment_id, number = context.press.numbers
        rows = [one for one in _all(tx, me) if one.assignment.id == assignment_id]
        if not rows:
            raise UserError("button_old")
        shown, number, pages = _page(rows, number)
        marked = [
            fill(
                duties.TASK_OWNER,
                mark=duties.MARKS[one.state],
                owner=one.owner,
                due=fill(duties.HELPS) if one.helps else "",
            )
            for one in shown
        ]
        opened = [[button(f"{duties.MARKS[one.state]} {one.owner}", "duty", one.duty.id)] for one in shown]
        turns = _turns(number, pages, lambda n: ("task", (assignment_id, n)))
        back = [button(duties.BY_TASK, "alltasks", 0)]
        title = fill(duties.TASK_HEAD, title=rows[0].assignment.title)
        _turn(tx, (lines(title, *marked), [*opened, *turns, back]))


def _turn(tx: Transaction, screen: Screen) -> None:
    text, buttons = screen
    tx.change_pressed(text, buttons=buttons)


def _all(tx: Transaction, me: Speaker) -> list[Standing]:
    return standings(tx.session, committee_id=me.committee.id, today=tx.today)


def _mine(tx: Transaction, me: Speaker, number: int) -> Screen:
    """What the speaker owes and is not done, and what he helps with."""
    rows = [one for one in _all(tx, me) if guards.has_part(me, one.duty) and (one.is_open or _helps_with_open(tx, one))]
    if not rows:
        return fill(duties.NONE_MINE), []
    return _duty_page(tx, me, rows, number, duties.HEAD_MINE, lambda n: ("tasks", (n,)))


def _helps_with_open(tx: Transaction, one: Standing) -> bool:
    return one.helps and (one.due is None or one.due >= tx.today)


def _of_owner(tx: Transaction, me: Speaker, kind: int, owner_id: int, number: int) -> Screen:
    rows = [
        one
        for one in _all(tx, me)
        if one.is_open and owner_id == (one.duty.hamlet_id if kind == HAMLET else one.duty.member_id)
    ]
    if not rows:
        return fill(duties.NONE_ALL), [[button(duties.BY_OWNER, "owners", 0)]]
    text, buttons = _duty_page(
        tx, me, rows, number, duties.HEAD_OF, lambda n: ("owner", (kind, owner_id, n)), owner=rows[0].owner
    )
    return text, [*buttons, [button(duties.BY_OWNER, "owners", 0)]]


def _duty_page(
    tx: Transaction,
    me: Speaker,
    rows: Sequence[Standing],
    number: int,
    title: str,
    press: Callable[[int], tuple[str, tuple[int, ...]]],
    **values: str,
) -> Screen:
    """One page of duties: a button for each, and to turn."""
    people = _people(tx, me)
    found = [_line(one, people) for one in rows]
    shown, number, pages = _page(list(zip(rows, found, strict=True)), number)
    first = number * PAGE_SIZE + 1
    text = page(
        head(title, found, today=tx.today, **values),
        [line for _, line in shown],
        first=first,
        pages=(number + 1, pages),
        today=tx.today,
    )
    opened = [[button(_label(n, one.assignment.title), "duty", one.duty.id)] for n, (one, _) in enumerate(shown, first)]
    return text, [*opened, *_turns(number, pages, press)]


def _everybodys(tx: Transaction, me: Speaker, number: int) -> Screen:
    """Every open assignment, with who has not finished it."""
    people, hamlets = _people(tx, me), [hamlet.name for hamlet in me.hamlets]
    rows: dict[int, list[Standing]] = {}
    for one in _all(tx, me):
        if one.is_open:
            rows.setdefault(one.assignment.id, []).append(one)
    if not rows:
        return fill(duties.NONE_ALL), []
    found = [_line(group[0], people, missing=owing([one.owner for one in group], hamlets)) for group in rows.values()]
    shown, number, pages = _page(list(zip(rows, found, strict=True)), number)
    first = number * PAGE_SIZE + 1
    text = page(
        head(duties.HEAD_ALL, found, today=tx.today),
        [line for _, line in shown],
        first=first,
        pages=(number + 1, pages),
        today=tx.today,
    )
    opened = [[button(_label(n, line.title), "task", key, 0)] for n, (key, line) in enumerate(shown, first)]
    turns = _turns(number, pages, lambda n: ("alltasks", (n,)))
    return text, [*opened, *turns, [button(duties.BY_OWNER, "owners", 0)], *_waiting(tx, me, rows.values())]


def _waiting(tx: Transaction, me: Speaker, groups: Iterable[Sequence[Standing]]) -> list[list[Button]]:
    """What waits for the chair: requests for a later date, and what people are stuck with."""
    asked = len(duty_events.requests(tx.session, committee_id=me.committee.id))
    stuck = sum(one.state is State.STUCK for group in groups for one in group)
    made = [button(duties.WAITING.format(n=asked), "waiting")] if asked else []
    made += [button(duties.TROUBLES.format(n=stuck), "troubles")] if stuck else []
    return [made] if made else []


async def show_troubles(update: Update, context: Context) -> None:
    """What people are stuck with, each with its card."""
    with context.transaction() as tx:
        me = guards.allow(tx, MANAGES_WORK)
        rows = [one for one in _all(tx, me) if one.state is State.STUCK]
        if not rows:
            tx.reply(fill(duties.TROUBLES_NONE))
            return
        told = [
            fill(
                duties.TROUBLE,
                n=number,
                owner=one.owner,
                title=one.assignment.title,
                why=one.word.note if one.word is not None else "",
            )
            for number, one in enumerate(rows[:PAGE_SIZE], 1)
        ]
        opened = [
            [button(_label(number, one.assignment.title), "duty", one.duty.id)]
            for number, one in enumerate(rows[:PAGE_SIZE], 1)
        ]
        tx.reply(lines(fill(duties.TROUBLES_HEAD, n=len(rows)), *told), buttons=opened)


def _owners(tx: Transaction, me: Speaker, number: int) -> Screen:
    """Who has open duties: the most late first."""
    counted: dict[tuple[int, int], list[Standing]] = {}
    for one in _all(tx, me):
        if one.is_open:
            key = (HAMLET, one.duty.hamlet_id) if one.duty.hamlet_id is not None else (MEMBER, one.duty.member_id or 0)
            counted.setdefault(key, []).append(one)
    if not counted:
        return fill(duties.NONE_ALL), []

    def late(found: Sequence[Standing]) -> int:
        return sum(_line(one, {}).is_late(tx.today) for one in found)

    rows = sorted(counted.items(), key=lambda row: (-late(row[1]), row[1][0].owner))
    shown, number, pages = _page(rows, number)
    text = owners([(found[0].owner, len(found), late(found)) for _, found in shown])
    made = [button(found[0].owner, "owner", *key, 0) for key, found in shown]
    opened = [made[at : at + 2] for at in range(0, len(made), 2)]
    turns = _turns(number, pages, lambda n: ("owners", (n,)))
    return text, [*opened, *turns, [button(duties.BY_TASK, "alltasks", 0)]]


def _people(tx: Transaction, me: Speaker) -> dict[str, str]:
    return {
        member.key: f"{member.full_name} ({member.title})"
        for member in committees.members_of(tx.session, committee_id=me.committee.id)
    }


def _line(one: Standing, people: dict[str, str], *, missing: tuple[str, ...] = ()) -> Line:
    row = one.assignment
    return Line(
        title=row.title,
        due=one.due,
        due_time=one.due_time,
        recurring=row.recurring,
        due_day=row.due_day,
        state=one.state if not missing else State.OPEN,
        helps=one.helps,
        volumes=() if missing else one.volumes,
        handed_to=tuple(people[key] for key in row.handed_to if key in people),
        condition=row.condition,
        missing=missing,
    )


def _page(rows: Sequence[Row], number: int) -> tuple[Sequence[Row], int, int]:
    """The rows of a page, its number, and how many pages there are; the list may have become shorter since."""
    pages = max(1, -(-len(rows) // PAGE_SIZE))
    number = min(max(number, 0), pages - 1)
    return rows[number * PAGE_SIZE : (number + 1) * PAGE_SIZE], number, pages


def _turns(number: int, pages: int, press: Callable[[int], tuple[str, tuple[int, ...]]]) -> list[list[Button]]:
    made = []
    if number > 0:
        action, numbers = press(number - 1)
        made.append(button(duties.PREVIOUS, action, *numbers))
    if number + 1 < pages:
        action, numbers = press(number + 1)
        made.append(button(duties.NEXT, action, *numbers))
    return [made] if made else []


def _label(number: int, title: str) -> str:
    short = title if len(title) <= LABEL else f"{title[: LABEL - 1]}…"
    return duties.OPEN.format(n=number, title=short)
