"""Writing down at once that everybody whose stated end is over is out of quarantine: asked, done, taken back."""

from __future__ import annotations

from telegram import Update

from bot.domain.errors import UserError
from bot.domain.quarantine import Standing
from bot.domain.roles import POSTS_LISTS
from bot.texts import common, fill, quarantine
from handlers import guards
from handlers.buttons import Pressed, button
from handlers.context import App, Context, Transaction
from handlers.guards import Speaker
from handlers.leaders import tell_hamlets
from storage import contact_changes
from storage import quarantine as stored
from storage.contacts import Contact


def register(app: App) -> None:
    app.add_handler(Pressed("hhclose", ask, numbers=0))
    app.add_handler(Pressed("hhclosed", close, numbers=1))
    app.add_handler(Pressed("hhback", take_back, numbers=2))


async def ask(update: Update, context: Context) -> None:
    """Ask before anything is written down."""
    with context.transaction() as tx:
        me = _station(tx)
        n = len(_over(tx, me))
        if not n:
            tx.reply(fill(common.ALREADY_DONE))
            return
        rows = [
            [button(quarantine.CLOSE_YES.format(n=n), "hhclosed", tx.today.toordinal())],
            [button(common.CANCEL, "pcancel")],
        ]
        tx.reply(fill(quarantine.CLOSE_ASK, n=n), buttons=rows)


async def close(update: Update, context: Context) -> None:
    """Release everybody whose stated end is over; a question of another day is asked anew."""
    with context.transaction() as tx:
        me = _station(tx)
        if context.press.numbers[0] != tx.today.toordinal():
            raise UserError("button_old")
        people = _over(tx, me)
        if not people:
            tx.reply(fill(common.ALREADY_DONE))
            return
        done = contact_changes.record_for_all(
            tx.session,
            contact_ids=[one.id for one in people],
            stated={"change": "released"},
            why=quarantine.CLOSE_WHY,
            by_member=me.member.id,
            rules=me.rules.quarantine_rules,
            day=tx.today,
            now=tx.now,
        )
        tell_hamlets(tx, me, (), f"contacts {', '.join(str(one.event.contact_id) for one in done)}", "change")
        ids = [one.event.id for one in done]
        back = [[button(common.UNDO, "hhback", min(ids), max(ids))]]
        tx.change_pressed(fill(quarantine.CLOSED_ALL, n=len(done)), buttons=back)


async def take_back(update: Update, context: Context) -> None:
    """Take it back for all of them."""
    with context.transaction() as tx:
        me = _station(tx)
        first, last = context.press.numbers
        events = [
            one
            for one in contact_changes.made_together(tx.session, first=first, last=last)
            if one.stated == {"change": "released"}
            and tx.session.get_one(Contact, one.contact_id).committee_id == me.committee.id
        ]
        done = contact_changes.withdraw(tx.session, events=events, rules=me.rules.quarantine_rules, now=tx.now)
        if not done:
            tx.reply(fill(common.ALREADY_DONE))
            return
        tell_hamlets(tx, me, (), f"contacts {', '.join(str(one.event.contact_id) for one in done)}", "undo")
        tx.change_pressed(fill(quarantine.CLOSED_BACK, n=len(done)))


def _station(tx: Transaction) -> Speaker:
    me = guards.allow(tx, POSTS_LISTS)
    if not tx.private:
        raise UserError("only_in_private")
    return me


def _over(tx: Transaction, me: Speaker) -> list[Contact]:
    """Those whose stated end is over, whom nobody watches any more."""
    found = stored.ending(
        tx.session, committee_id=me.committee.id, on=tx.today, where=Standing.PAST, limit=stored.COUNTED
    )
    return list(found)
