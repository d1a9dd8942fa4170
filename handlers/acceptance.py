"""/nghiemthu: what was reported and awaits an officer, and its card; every morning each officer is reminded of his."""

from __future__ import annotations

from typing import Any

from sqlmodel import Session
from telegram import Update

from bot.clock import local
from bot.domain.errors import UserError
from bot.domain.pages import Page
from bot.domain.quantities import Mode, show
from bot.domain.roles import ACCEPTS, Role
from bot.networks import Button
from bot.render import acceptance as render
from bot.render.acceptance import Asked
from bot.schedule import Sweep
from bot.sending import Pen
from bot.texts import Markup, acceptance, fill
from handlers import deeds, guards
from handlers.buttons import Pressed, button, turns
from handlers.context import App, Context, Transaction
from handlers.guards import Speaker
from handlers.spoken import add_command
from storage import acceptances, commitments, committees, evidence, reports
from storage.acceptances import Acceptance
from storage.assignments import Report
from storage.awaiting import Waiting, accepts, waiting
from storage.committees import Member

PAGE_SIZE = 8
IN_A_ROW = 4  # numbers of a list side by side


def register(app: App) -> None:
    add_command(app, "nghiemthu", show_waiting)
    app.add_handler(Pressed("acclist", turn, numbers=1))
    app.add_handler(Pressed("acc", open_card, numbers=1))
    app.add_handler(Pressed("accphoto", show_photos, numbers=1))


async def show_waiting(update: Update, context: Context) -> None:
    """What waits for this officer; the chair and the secretary see all that waits."""
    with context.transaction() as tx:
        me = guards.allow_command(tx, "nghiemthu")
        text, rows = _list(tx, me, 0)
        tx.reply(text, buttons=rows)


async def turn(update: Update, context: Context) -> None:
    """Another page of the list."""
    with context.transaction() as tx:
        me = guards.allow_command(tx, "nghiemthu")
        text, rows = _list(tx, me, context.press.numbers[0])
        tx.change_pressed(text, buttons=rows)


def _list(tx: Transaction, me: Speaker, number: int) -> tuple[Markup, list[list[Button]]]:
    officer = me.member.key if me.role in ACCEPTS else None
    found = waiting(tx.session, committee_id=me.committee.id, officer=officer)
    if officer is not None:
        return page_of(tx, found, number, head=acceptance.LIST_HEAD)
    officers = committees.members_of(tx.session, committee_id=me.committee.id, role=Role.OFFICER)
    who = [one.full_name for one in officers if any(accepts(row.standing.commitment, one.key) for row in found)]
    return page_of(tx, found, number, head=acceptance.LIST_HEAD, who=", ".join(who))


def page_of(
    pen: Pen, found: list[Waiting], number: int, *, head: str, who: str = ""
) -> tuple[Markup, list[list[Button]]]:
    """A page of what waits, with a button for each; `who` decides, where the reader does not."""
    page = Page(number, PAGE_SIZE, len(found))
    shown = page.of(found)
    foot = acceptance.LIST_FOOT_READ_ONLY if who else acceptance.LIST_FOOT
    text = render.waiting_list([asked(pen.session, one) for one in shown], page=page, head=head, foot=foot, who=who)
    opened = [button(acceptance.OPEN.format(n=n), "acc", one.report.id) for n, one in enumerate(shown, page.first + 1)]
    rows = [opened[start : start + IN_A_ROW] for start in range(0, len(opened), IN_A_ROW)]
    return text, [*rows, *turns(page, "acclist")]


def asked(session: Session, one: Waiting) -> Asked:
    """A waiting report as it is shown."""
    standing, row = one.standing, one.report
    assert row.quantity is not None
    return Asked(
        hamlet=standing.hamlet.name,
        item=standing.commitment.item,
        unit=standing.commitment.unit,
        title=standing.assignment.title,
        due=standing.due,
        at=local(row.at),
        who=session.get_one(Member, row.by_member).full_name,
        told=row.quantity,
        mode=Mode(row.mode),
        increment=one.increment,
        target=standing.target,
        counted=standing.counted,
        accepted=standing.tally.accepted,
        photos=len(evidence.attachments_of(session, report=row)),
        note=row.note,
    )


def on_report(tx: Transaction, report_id: int) -> tuple[Speaker, Waiting, Acceptance | None]:
    """A reported quantity as it stands now, with the decision on it; UserError for one that is gone or foreign."""
    me = guards.allow_command(tx, "nghiemthu")
    row = tx.session.get(Report, report_id)
    if row is None or row.commitment_id is None:
        raise UserError("button_old")
    standing = commitments.standing(tx.session, committee_id=me.committee.id, commitment_id=row.commitment_id)
    if standing is None:
        raise UserError("button_old")
    if row.withdrawn_at is not None:
        raise UserError("acceptance_withdrawn", hamlet=standing.hamlet.name)
    decision = acceptances.of_report(tx.session, report_id=row.id)
    increment = reports.increment_of(tx.session, report=row)
    return me, Waiting(standing, row, increment), decision


def may_decide(me: Speaker, one: Waiting) -> bool:
    """Whether this officer is one of those who accept this quantity."""
    return me.role in ACCEPTS and accepts(one.standing.commitment, me.member.key)


async def open_card(update: Update, context: Context) -> None:
    """One report, with what can be decided on it."""
    with context.transaction() as tx:
        me, one, decision = on_report(tx, context.press.numbers[0])
        shown = asked(tx.session, one)
        rows: list[list[Button]] = []
        if shown.photos:
            rows.append([button(acceptance.PHOTOS.format(n=shown.photos), "accphoto", one.report.id)])
        if decision is None and may_decide(me, one) and not one.standing.refused and not one.report.late:
            label = acceptance.ACCEPT.format(quantity=show(one.increment), unit=shown.unit)
            rows.append([button(label, "accyes", one.report.id)])
            part = [button(acceptance.PART, "accpart", one.report.id)] if one.increment > 0 else []
            rows.append([*part, button(acceptance.SEND_BACK, "accback", one.report.id)])
        tx.change_pressed(render.card(shown), buttons=[*rows, [button(acceptance.BACK, "acclist", 0)]])


async def show_photos(update: Update, context: Context) -> None:
    """Send the photos and files that came with a report."""
    with context.transaction() as tx:
        me, one, _ = on_report(tx, context.press.numbers[0])
        found = evidence.attachments_of(tx.session, report=one.report)
        if not found:
            raise UserError("button_old")
        for number, attachment_id in enumerate(found, 1):
            tx.reply(
                fill(
                    acceptance.PHOTO,
                    hamlet=one.standing.hamlet.name,
                    item=one.standing.commitment.item,
                    n=number,
                    total=len(found),
                ),
                attachment_id=attachment_id,
            )
        deeds.note(tx, me, "read", f"photos of report {one.report.id}")


def remind(sweep: Sweep) -> None:
    """In the day's first slot of nudges: each officer, of what waits for him."""
    moment = sweep.latest_today([min(sweep.rules.hours.nudges)], name="acceptance")
    if moment is None:
        return
    for role in sorted(ACCEPTS):
        for officer in committees.members_of(sweep.session, committee_id=sweep.committee.id, role=role):
            found = waiting(sweep.session, committee_id=sweep.committee.id, officer=officer.key)
            if not found:
                continue
            text, rows = page_of(sweep, found, 0, head=acceptance.REMINDER_HEAD)
            sweep.tell(
                officer.id,
                key=f"acceptance:{sweep.today.isoformat()}:member {officer.id}",
                text=text,
                buttons=rows,
                about={"kind": "acceptance", "committee": sweep.committee.id, "officer": officer.key},
                **sweep.when_allowed(moment),
            )


def still_waits(session: Session, about: dict[str, Any]) -> bool:
    """Whether anything waits for an officer still."""
    return bool(waiting(session, committee_id=int(about["committee"]), officer=str(about["officer"])))
