"""Names that go after their time: the warning, the going, /xoaten, and keeping somebody's longer for a reason."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, time, timedelta

from telegram import Update

from bot.clock import COMMUNE_ZONE, local
from bot.domain.errors import UserError
from bot.domain.folding import clean
from bot.domain.leaving import last_day
from bot.domain.pages import Page
from bot.domain.retention import MESSAGE_MARGIN, WARNED_BEFORE
from bot.domain.roles import KEEPS_NAMES
from bot.networks import Button, ReceivedFile
from bot.render import day
from bot.render import retention as render
from bot.schedule import Sweep
from bot.texts import Markup, common, fill, retention
from handlers import deeds, forms, guards
from handlers.buttons import Pressed, button, turns
from handlers.context import App, Context, Transaction
from handlers.guards import Speaker
from handlers.spoken import add_command
from storage import audit, committees, contacts, forgetting, sweeps, texts
from storage import retention as stored
from storage.committees import Member
from storage.contacts import Contact
from storage.dialogues import Dialogue
from storage.retention import Planned, Retention

FORM = "keep"
PAGE_SIZE = 10
LONGEST_REASON = 300  # characters
AT_NIGHT = time(3, 0)  # when names go: nobody waits for the bot then
PLANNED_AT_MOST = 2000  # people in one morning's warning; where more are due, the rest are the next morning's
AT_ONCE = 500  # people who are forgotten in one transaction: reading what mentions them takes longest
OLD_AT_ONCE = 1000  # messages that are emptied in one transaction


def register(app: App) -> None:
    add_command(app, "xoaten", show)
    app.add_handler(Pressed("namelist", show_people, numbers=2))
    app.add_handler(Pressed("namekeep", ask_why, numbers=1))
    app.add_handler(Pressed("namego", keep_no_longer, numbers=1))


def warn(sweep: Sweep) -> None:
    """Each morning: tell the secretary and the station whose names go in three days, in numbers."""
    moment = sweep.latest_today([sweep.rules.hours.morning], name="names-warning")
    if moment is None:
        return
    keep_days = sweep.rules.anonymise_after_days
    ids = stored.plan(
        sweep.session,
        committee_id=sweep.committee.id,
        today=sweep.today,
        keep_days=keep_days,
        limit=PLANNED_AT_MOST,
    )
    if not ids:
        return
    rows = contacts.by_ids(sweep.session, ids).values()
    text = render.warning([row.hamlet for row in rows], on=sweep.today + WARNED_BEFORE, days=keep_days)
    see = [[button(retention.SEE.format(n=len(ids)), "namelist", 0, 0)]]
    _tell(sweep, "names-warning", text, moment, see)


def erase(sweep: Sweep) -> None:
    """Each night, some at a time: forget those whose day has come, and empty what is old. Made good when missed."""
    begin = datetime.combine(sweep.today, AT_NIGHT, tzinfo=COMMUNE_ZONE)
    done = f"names-gone:{sweep.today.isoformat()}:committee {sweep.committee.id}"
    if sweep.now < begin or sweeps.is_marked(sweep.session, key=done):
        return
    session, committee_id, keep_days = sweep.session, sweep.committee.id, sweep.rules.anonymise_after_days
    ids = stored.due(
        session, committee_id=committee_id, today=sweep.today, now=sweep.now, keep_days=keep_days, limit=AT_ONCE
    )
    rules = sweep.rules.quarantine_rules
    forgetting.forget(session, committee_id=committee_id, contact_ids=ids, rules=rules, now=sweep.now)
    before = sweep.now - timedelta(days=keep_days) - MESSAGE_MARGIN
    emptied = texts.empty_old(session, committee_id=committee_id, before=before, now=sweep.now, limit=OLD_AT_ONCE)
    if ids:
        subject = f"contacts {', '.join(str(one) for one in ids)}"
        audit.record(
            session, committee_id=committee_id, member_id=None, action="anonymise", subject=subject, now=sweep.now
        )
    if ids or emptied:
        sweeps.mark(session, key=sweeps.WIPE_OWED, now=sweep.now)
    if len(ids) < AT_ONCE and emptied < OLD_AT_ONCE:
        sweeps.mark(session, key=done, now=sweep.now)
        _tell_done(sweep, begin)


def _tell_done(sweep: Sweep, moment: datetime) -> None:
    midnight = local(sweep.now).replace(hour=0, minute=0, second=0, microsecond=0)
    n = stored.forgotten_since(sweep.session, committee_id=sweep.committee.id, moment=midnight)
    if n:
        _tell(sweep, "names-gone", fill(retention.DONE, n=n, days=sweep.rules.anonymise_after_days), moment, ())


def _tell(sweep: Sweep, name: str, text: Markup, moment: datetime, buttons: Sequence[Sequence[Button]]) -> None:
    for member in committees.members_of(sweep.session, committee_id=sweep.committee.id):
        if member.role in KEEPS_NAMES:
            key = f"{name}:{sweep.today.isoformat()}:member {member.id}"
            sweep.tell(member.id, key=key, text=text, buttons=buttons, **sweep.when_allowed(moment))


async def show(update: Update, context: Context) -> None:
    """How many names go on which day, and how many are kept."""
    with context.transaction() as tx:
        me = _keeper(tx)
        session, committee_id = tx.session, me.committee.id
        going = stored.count(session, committee_id=committee_id, kept=False)
        kept = sum(stored.count(session, committee_id=committee_id, kept=True).values())
        total = sum(going.values())
        rows = [
            [button(sentence.format(n=n), "namelist", which, 0)]
            for which, (sentence, n) in enumerate(((retention.SEE_PLANNED, total), (retention.SEE_KEPT, kept)))
            if n
        ]
        text = render.overview(going, kept, days=me.rules.anonymise_after_days, moment=tx.now)
        tx.reply(text, buttons=rows)


async def show_people(update: Update, context: Context) -> None:
    """A page of those whose names go (0), or are kept (1)."""
    with context.transaction() as tx:
        me = _keeper(tx)
        which, wanted = context.press.numbers
        if which not in (0, 1):
            raise UserError("button_old")
        text, buttons = _page(tx, me, kept=bool(which), wanted=wanted)
        tx.reply(text, buttons=buttons)


def _page(tx: Transaction, me: Speaker, *, kept: bool, wanted: int) -> tuple[Markup, list[list[Button]]]:
    session, committee_id = tx.session, me.committee.id
    page = Page(wanted, size=PAGE_SIZE, total=sum(stored.count(session, committee_id=committee_id, kept=kept).values()))
    rows = stored.planned(session, committee_id=committee_id, kept=kept, offset=page.first, limit=page.size)
    text = render.people([_going(tx, one) for one in rows], kept=kept, page=page)
    label, action = (retention.KEEP_NO_LONGER, "namego") if kept else (retention.KEEP, "namekeep")
    buttons = [
        [button(label.format(n=number, name=one.contact.full_name.split()[-1]), action, one.contact.id)]
        for number, one in enumerate(rows, page.first + 1)
    ]
    ids = ", ".join(str(one.contact.id) for one in rows)
    deeds.note(tx, me, "read", f"contacts {ids}" if ids else "contacts none planned")
    return text, [*buttons, *turns(page, "namelist", int(kept))]


def _going(tx: Transaction, one: Planned) -> render.Going:
    row, contact = one.retention, one.contact
    by = tx.session.get(Member, row.kept_by) if row.kept_by is not None else None
    return render.Going(
        full_name=contact.full_name,
        level=contact.level,
        hamlet=contact.hamlet,
        ended=last_day(contact),
        on=row.erase_on,
        why=row.kept_why,
        by=by.full_name if by is not None else None,
        at=row.kept_at,
    )


async def ask_why(update: Update, context: Context) -> None:
    """Ask why a name is to be kept longer."""
    with context.transaction() as tx:
        me, _, contact = _planned(tx, context.press.numbers[0])
        forms.wait_at(tx, me, FORM, "why", {"contact": contact.id})
        asked = fill(retention.ASK_WHY, name=contact.full_name, days=me.rules.anonymise_after_days)
        tx.reply(asked, buttons=[[button(common.CANCEL, "pcancel")]])


def answer(tx: Transaction, me: Speaker, form: Dialogue, text: str, photo: ReceivedFile | None) -> None:
    """Keep a name for the reason that was asked for. The right is checked again."""
    me, row, contact = _planned(tx, int(form.answers["contact"]))
    why = clean(text).strip()
    if "\n" in why or len(why) > LONGEST_REASON:
        raise UserError("answer_is_a_list", name=contact.full_name)
    if len(why) < 2:
        raise UserError("reason_needed")
    forms.close(tx, me)
    until = tx.today + timedelta(days=me.rules.anonymise_after_days)
    stored.keep(tx.session, row=row, until=until, why=why, member_id=me.member.id, now=tx.now)
    deeds.note(tx, me, "keep", f"contact {contact.id}")
    tx.reply(
        fill(retention.KEEPING, name=contact.full_name, day=day(until), why=why),
        buttons=[[button(retention.UNDO_KEEPING, "namego", contact.id)]],
    )


async def keep_no_longer(update: Update, context: Context) -> None:
    """Let a name go that was kept; a second press changes nothing."""
    with context.transaction() as tx:
        me, row, contact = _planned(tx, context.press.numbers[0])
        if not stored.keep_no_longer(tx.session, row=row, today=tx.today):
            tx.reply(fill(common.ALREADY_DONE))
            return
        deeds.note(tx, me, "keep no longer", f"contact {contact.id}")
        tx.reply(fill(retention.KEEPING_NO_LONGER, name=contact.full_name, day=day(row.erase_on)))


def _keeper(tx: Transaction) -> Speaker:
    me = guards.allow(tx, KEEPS_NAMES)
    if not tx.private:
        raise UserError("only_in_private")
    return me


def _planned(tx: Transaction, contact_id: int) -> tuple[Speaker, Retention, Contact]:
    """Somebody whose name is to go; UserError where it is not, or went already."""
    me = _keeper(tx)
    row = tx.session.get(Retention, contact_id, with_for_update=True)
    if row is None or row.committee_id != me.committee.id:
        raise UserError("button_old")
    return me, row, tx.session.get_one(Contact, contact_id)
