"""/sosanh: the hamlets side by side, item by item, what is missing most first; and the minutes of what was closed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from telegram import Update

from bot.domain.errors import UserError
from bot.domain.pages import Page
from bot.networks import Button
from bot.render import commitments as render
from bot.render.commitments import Stand
from bot.texts import Markup
from bot.texts import commitments as texts
from handlers import guards
from handlers.buttons import Pressed, button, turns
from handlers.context import App, Context, Transaction
from handlers.guards import Speaker
from handlers.spoken import add_command
from storage import commitments
from storage.commitments import Standing
from storage.snapshots import Snapshot

PAGE_SIZE = 3  # items, each with all the hamlets


def register(app: App) -> None:
    add_command(app, "sosanh", show)
    app.add_handler(Pressed("sosanh", turn, numbers=1))
    app.add_handler(Pressed("minutes", show_minutes, numbers=1))


async def show(update: Update, context: Context) -> None:
    """The hamlets side by side, the period that runs now first."""
    with context.transaction() as tx:
        compare(tx, guards.allow_command(tx, "sosanh"))


def compare(tx: Transaction, me: Speaker) -> None:
    """Answer with the first page of the comparison."""
    text, rows = _page(tx, me, 0)
    tx.reply(text, buttons=rows)


async def turn(update: Update, context: Context) -> None:
    """Another page."""
    with context.transaction() as tx:
        text, rows = _page(tx, guards.allow_command(tx, "sosanh"), context.press.numbers[0])
        tx.change_pressed(text, buttons=rows)


def _page(tx: Transaction, me: Speaker, number: int) -> tuple[Markup, list[list[Button]]]:
    every = _groups(commitments.standings(tx.session, committee_id=me.committee.id), tx.today)
    page = Page(number, PAGE_SIZE, len(every))
    shown = page.of(every)
    mine = me.hamlet.name if me.hamlet is not None else None
    text = render.comparison([[stand(one) for one in group] for group in shown], mine=mine, page=page)
    closed = {group[0].snapshot.id: group[0].snapshot.number for group in shown if group[0].snapshot is not None}
    minutes = [[button(texts.MINUTES_BUTTON.format(number=n), "minutes", key)] for key, n in closed.items()]
    return text, [*minutes, *turns(page, "sosanh")]


def _groups(standings: Sequence[Standing], today: date) -> list[list[Standing]]:
    """The items of each period: what runs now first, then what is to come, then what ended, the last first."""
    found: dict[tuple[int, date, str], list[Standing]] = defaultdict(list)
    for one in standings:
        found[one.assignment.id, one.due, one.commitment.item].append(one)

    def rank(group: Sequence[Standing]) -> tuple[int, int]:
        first = group[0]
        if first.due < today:
            return 2, (today - first.due).days
        running = first.assignment.start is None or first.assignment.start <= today
        return (0 if running else 1), (first.due - today).days

    groups = [sorted(group, key=lambda one: (-one.missing, one.hamlet.position)) for group in found.values()]
    return sorted(groups, key=lambda group: (*rank(group), group[0].assignment.id))


def stand(one: Standing) -> Stand:
    """A quantity as it is shown."""
    return Stand(
        hamlet=one.hamlet.name,
        item=one.commitment.item,
        unit=one.commitment.unit,
        title=one.assignment.title,
        due=one.due,
        target=one.target,
        counted=one.counted,
        accepted=one.tally.accepted,
        waiting=one.tally.waiting,
        returned=one.tally.returned,
        late=one.late,
        missing=one.missing,
        reached=one.reached,
        minutes=one.snapshot.number if one.snapshot is not None else None,
        closed_at=one.snapshot.taken_at if one.snapshot is not None else None,
    )


async def show_minutes(update: Update, context: Context) -> None:
    """The minutes of a closed period, as they were taken."""
    with context.transaction() as tx:
        me = guards.allow_command(tx, "sosanh")
        row = tx.session.get(Snapshot, context.press.numbers[0])
        if row is None or row.committee_id != me.committee.id or row.kind != commitments.KIND:
            raise UserError("button_old")
        tx.reply(render.minutes(row.number, row.taken_at, row.content))
