"""/giao: the chair or the secretary gives work in one line; what is not clear is asked, and nothing is given unseen."""

from __future__ import annotations

from datetime import date, time, timedelta
from typing import Any

from telegram import Update

from bot.clock import local
from bot.domain.addressees import who_is_meant
from bot.domain.duties import Owner
from bot.domain.errors import UserError
from bot.domain.orders import Order, read_order
from bot.domain.roles import MANAGES_WORK
from bot.domain.spoken_deadlines import Until, read_until
from bot.networks import Button, ReceivedFile
from bot.render import begun, day, pace, short_day
from bot.render.duties import due_words
from bot.render.work import left
from bot.texts import Markup, common, duties, fill, lines, orders
from handlers import forms, guards
from handlers.addressees import name_of, numbers_of, owner_buttons, owner_of, people_of, places_of
from handlers.buttons import Pressed, button
from handlers.context import App, Context, Transaction
from handlers.guards import Speaker
from handlers.spoken import add_command
from storage.dialogues import Dialogue

FORM = "order"
Answers = dict[str, Any]


def register(app: App) -> None:
    add_command(app, "giao", give)
    app.add_handler(Pressed("ordwho", choose_who, numbers=2))
    app.add_handler(Pressed("ordall", choose_all, numbers=0))
    app.add_handler(Pressed("ordwhen", choose_when, numbers=1))
    app.add_handler(Pressed("ordedit", edit, numbers=0))


async def give(update: Update, context: Context) -> None:
    """Read the line, and show what was understood or ask what was not."""
    with context.transaction() as tx:
        me = guards.allow_command(tx, "giao")
        if not context.said.args.strip():
            tx.reply(fill(orders.HOW))
            return
        _ask_next(tx, me, _answers(tx, me, context.said.args))


def _read(tx: Transaction, me: Speaker, line: str) -> Order:
    return read_order(line, places=places_of(me), people=people_of(tx.session, me), now=local(tx.now))


def _answers(tx: Transaction, me: Speaker, line: str) -> Answers:
    """What a line says, as the form keeps it; UserError when it asks for nothing."""
    order = _read(tx, me, line)
    if len(order.title) < 3:
        raise UserError("order_without_work")
    return {
        "line": " ".join(line.split()),
        "title": order.title,
        "text": order.text,
        "owners": [numbers_of(one) for one in order.meant.owners],
        "candidates": [numbers_of(one) for one in order.meant.candidates],
        "helpers": [numbers_of(one) for one in order.helpers],
        "unknown": order.unknown,
        **_when(order.until),
    }


def _when(until: Until | None) -> Answers:
    at = until.due_time if until is not None else None
    return {
        "dated": until is not None and not until.past,
        "past": day(until.due) if until is not None and until.past and until.due is not None else None,
        "due": until.due.isoformat() if until is not None and until.due is not None else None,
        "time": at.isoformat() if at is not None else None,
        "start": until.start.isoformat() if until is not None and until.start is not None else None,
        "every": str(until.recurring) if until is not None and until.recurring is not None else None,
        "every_day": until.due_day if until is not None else None,
    }


def _ask_next(tx: Transaction, me: Speaker, answers: Answers) -> None:
    """Ask what is still open, or show the whole order to be confirmed."""
    title = answers["title"]
    rows: list[list[Button]]
    if answers["candidates"]:
        step, text = "who", fill(orders.ASK_WHICH, title=title)
        rows = owner_buttons(tx.session, me, tuple(owner_of(*one) for one in answers["candidates"]), "ordwho")
    elif not answers["owners"]:
        step, text = "who", fill(orders.ASK_WHO, title=title)
        if answers["unknown"]:
            text = fill(orders.ASK_WHO_UNKNOWN, title=title, words=answers["unknown"])
        hamlets = tuple(Owner(hamlet_id=one.id) for one in me.hamlets)
        rows = [*owner_buttons(tx.session, me, hamlets, "ordwho"), [button(orders.ALL_HAMLETS, "ordall")]]
    elif not answers["dated"]:
        step, text = "when", fill(orders.ASK_WHEN, title=title)
        if answers["past"] is not None:
            text = fill(orders.ASK_WHEN_PAST, title=title, day=answers["past"])
        rows = _day_buttons(tx.today)
    else:
        step, text = "confirm", _preview(tx, me, answers)
        rows = [[button(orders.GIVE, "ordgive"), button(orders.EDIT, "ordedit")]]
    _keep(tx, me, step, answers)
    tx.reply(text, buttons=[*rows, [button(common.CANCEL, "pcancel")]])


def _day_buttons(today: date) -> list[list[Button]]:
    week = today + timedelta(days=7)
    return [
        [
            button(orders.TODAY, "ordwhen", today.toordinal()),
            button(orders.TOMORROW, "ordwhen", today.toordinal() + 1),
        ],
        [
            button(orders.IN_A_WEEK.format(day=short_day(week)), "ordwhen", week.toordinal()),
            button(orders.WITHOUT_DUE, "ordwhen", 0),
        ],
    ]


def _preview(tx: Transaction, me: Speaker, answers: Answers) -> Markup:
    return lines(
        fill(orders.PREVIEW, title=answers["text"] or answers["title"]),
        fill(orders.OWNERS, who=names(tx, me, answers["owners"])),
        fill(orders.HELPERS, who=names(tx, me, answers["helpers"])) if answers["helpers"] else None,
        _due_line(tx, answers),
    )


def _due_line(tx: Transaction, answers: Answers) -> Markup:
    at = kept_time(answers)
    due = kept_day(answers["due"])
    if answers["every"] is not None:
        every = pace(answers["every"], answers.get("every_day"), until=due)
        said = orders.AT.format(time=f"{at:%H:%M}") if at is not None else ""
        return fill(orders.EVERY, every=begun(every), at=said)
    if due is None:
        return fill(orders.NO_DUE)
    return fill(orders.DUE, due=due_words(due, at), left=left(due, today=tx.today))


def kept_day(kept: str | None) -> date | None:
    return date.fromisoformat(kept) if kept else None


def kept_time(answers: Answers) -> time | None:
    return time.fromisoformat(answers["time"]) if answers["time"] else None


def names(tx: Transaction, me: Speaker, kept: list[list[int]]) -> str:
    """Who was named; all the hamlets together are said as such."""
    owners = [owner_of(*one) for one in kept]
    hamlets = {one.hamlet_id for one in owners if one.hamlet_id is not None}
    if len(me.hamlets) > 1 and hamlets == {one.id for one in me.hamlets} and len(owners) == len(hamlets):
        return orders.ALL_HAMLETS.lower()
    return ", ".join(name_of(tx.session, me, one) or duties.SOMEBODY for one in owners)


def _keep(tx: Transaction, me: Speaker, step: str, answers: Answers) -> None:
    forms.wait_at(tx, me, FORM, step, answers)


def pressed(tx: Transaction, *steps: str) -> tuple[Speaker, Answers]:
    """The order that waits in this chat at one of these steps."""
    me = guards.allow(tx, MANAGES_WORK)
    form = forms.current(tx, me)
    if form is None or form.form != FORM or form.step not in steps:
        raise UserError("button_old")
    return me, dict(form.answers)


async def choose_who(update: Update, context: Context) -> None:
    """Who was chosen by a button."""
    with context.transaction() as tx:
        me, answers = pressed(tx, "who")
        owner = owner_of(*context.press.numbers)
        if name_of(tx.session, me, owner) is None:
            raise UserError("button_old")
        _ask_next(tx, me, {**answers, "owners": [*answers["owners"], numbers_of(owner)], "candidates": []})


async def choose_all(update: Update, context: Context) -> None:
    """All hamlets were chosen."""
    with context.transaction() as tx:
        me, answers = pressed(tx, "who")
        owners = [numbers_of(Owner(hamlet_id=one.id)) for one in me.hamlets]
        _ask_next(tx, me, {**answers, "owners": owners, "candidates": []})


async def choose_when(update: Update, context: Context) -> None:
    """The day of a button; 0 is none."""
    with context.transaction() as tx:
        me, answers = pressed(tx, "when")
        (ordinal,) = context.press.numbers
        if ordinal and not tx.today.toordinal() <= ordinal <= tx.today.toordinal() + 366:
            raise UserError("button_old")
        due = date.fromordinal(ordinal) if ordinal else None
        _ask_next(tx, me, {**answers, **_when(Until(due, None, None, None, ""))})


async def edit(update: Update, context: Context) -> None:
    """Ask for the line anew."""
    with context.transaction() as tx:
        me, answers = pressed(tx, "confirm")
        _keep(tx, me, "edit", answers)
        tx.reply(fill(orders.ASK_AGAIN, line=answers["line"]), buttons=[[button(common.CANCEL, "pcancel")]])


def answer(tx: Transaction, me: Speaker, form: Dialogue, text: str, photo: ReceivedFile | None) -> None:
    """What was typed instead of pressed: who, when, or the whole line anew."""
    me, answers = pressed(tx, form.step)
    if form.step == "who":
        meant = who_is_meant(text, places=places_of(me), people=people_of(tx.session, me))
        if not meant.owners and not meant.candidates:
            raise UserError("who_not_found", text=text.strip())
        owners = [*answers["owners"], *(numbers_of(one) for one in meant.owners)]
        candidates = [numbers_of(one) for one in meant.candidates]
        _ask_next(tx, me, {**answers, "owners": owners, "candidates": candidates})
        return
    until = read_until(text, now=local(tx.now))
    if until is not None and not until.rest.strip(" ,.;"):
        _ask_next(tx, me, {**answers, **_when(until)})
    elif form.step == "when":
        raise UserError("until_not_read", text=text.strip())
    else:
        _ask_next(tx, me, _answers(tx, me, text))
