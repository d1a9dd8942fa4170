"""The end of a registration: its list is frozen, handed to those who take it, and confirmed; and lists as workbooks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import datetime, time, timedelta
from typing import Any

from telegram import Update

from bot.clock import COMMUNE_ZONE, local
from bot.domain.errors import UserError
from bot.networks import ReceivedFile
from bot.render import day, when
from bot.render import programmes as render
from bot.schedule import Sweep
from bot.sending import Pen
from bot.texts import Markup, common, fill, programmes
from bot.workbooks import XLSX, write
from handlers import guards
from handlers.buttons import Pressed, button
from handlers.context import App, Context
from handlers.programme_guards import SEES_COUNTS, check_reads, hamlet_named, open_programme
from handlers.programmes import SNAPSHOT, last_stage
from storage import audit, committees, snapshots
from storage import programmes as stored
from storage.committees import Hamlet
from storage.programmes import Entry, Handover, Programme
from storage.snapshots import Snapshot


def register(app: App) -> None:
    app.add_handler(Pressed("pgexcel", send_workbook, numbers=2))
    app.add_handler(Pressed("pggot", confirm, numbers=1))


def freeze(sweep: Sweep) -> None:
    """After the last day of a registration: freeze its list, hand it over, and say how many there are."""
    for programme in stored.programmes_of(sweep.session, committee_id=sweep.committee.id, kind="list"):
        cut_off = programme.cut_off
        if cut_off is None or sweep.today <= cut_off:
            continue
        end = datetime.combine(cut_off + timedelta(days=1), time(0), tzinfo=COMMUNE_ZONE)
        if end <= sweep.committee.since or _frozen(sweep, programme) is not None:
            continue
        _hand_over(sweep, programme, _take(sweep, programme), end)


def _frozen(pen: Pen, programme: Programme) -> Snapshot | None:
    subject = f"{SNAPSHOT} {programme.id}"
    return snapshots.of(pen.session, committee_id=programme.committee_id, kind=SNAPSHOT, subject=subject)


def _take(sweep: Sweep, programme: Programme) -> Snapshot:
    """Freeze what was registered in time."""
    rows = [one for one in stored.entries_of(sweep.session, programme_id=programme.id) if not one.late]
    names = _hamlet_names(sweep, programme)
    content: dict[str, Any] = {
        "programme": programme.name,
        "cut_off": programme.cut_off.isoformat() if programme.cut_off is not None else None,
        "entries": [
            {
                "entry": one.id,
                "hamlet": names.get(one.hamlet_id),
                "name": one.name,
                "option": one.option,
                "phone": one.phone,
                "note": one.note,
            }
            for one in rows
        ],
    }
    return snapshots.take(
        sweep.session,
        committee_id=programme.committee_id,
        kind=SNAPSHOT,
        subject=f"{SNAPSHOT} {programme.id}",
        content=content,
        now=sweep.now,
    )


def _hamlet_names(pen: Pen, programme: Programme) -> dict[int | None, str]:
    return {one.id: one.name for one in committees.hamlets_of(pen.session, committee_id=programme.committee_id)}


def _hand_over(sweep: Sweep, programme: Programme, snapshot: Snapshot, moment: datetime) -> None:
    """To each who takes the list, the workbook and a button to confirm it; to the group the counts."""
    plan, n = programme.plan, len(snapshot.content["entries"])
    cut_off = programme.cut_off
    assert cut_off is not None
    of_hamlets = Counter(one["hamlet"] for one in snapshot.content["entries"])
    counts = Markup(
        "".join(
            fill(programmes.CUT_OFF_HAMLET, hamlet=render.place_name(place), n=entries, unit=plan.unit)
            for place, entries in of_hamlets.items()
        )
    )
    rows = [one for one in stored.entries_of(sweep.session, programme_id=programme.id) if not one.late]
    file = sweep.keep(workbook(sweep, programme, rows)) if rows else None
    takers = [
        one
        for one in committees.members_of(sweep.session, committee_id=sweep.committee.id)
        if one.key in plan.handed_to
    ]
    head = {"name": programme.name, "number": snapshot.number, "day": day(cut_off), "n": n, "unit": plan.unit}
    for member in takers:
        sweep.session.add(Handover(programme_id=programme.id, member_id=member.id, entries=n, told_at=sweep.now))
        sweep.tell(
            member.id,
            key=f"cut-off:{programme.id}:member {member.id}",
            text=fill(programmes.CUT_OFF_OFFICER, hamlets=counts, **head),
            buttons=[
                [button(programmes.GOT_BUTTON.format(n=n, unit=plan.unit), "pggot", programme.id)],
                [button(programmes.OPEN_BUTTON, "pgopen", programme.id)],
            ],
            attachment_id=file.id if file is not None else None,
            **sweep.when_allowed(moment),
        )
    sweep.announce(
        sweep.committee.id,
        key=f"cut-off:{programme.id}:group",
        text=fill(programmes.CUT_OFF_GROUP, hamlets=counts, **head),
        **sweep.when_allowed(moment),
    )
    sweep.session.flush()


def workbook(pen: Pen, programme: Programme, rows: Sequence[Entry], *, hamlet: str | None = None) -> ReceivedFile:
    """These entries as a workbook, with the sums of the money."""
    plan, names = programme.plan, _hamlet_names(pen, programme)
    first: dict[int, datetime] = {}
    for event in stored.history(pen.session, entry_ids=[one.id for one in rows]):
        first.setdefault(event.entry_id, event.at)
    cells: list[list[str | int | None]] = [
        [
            number,
            names.get(one.hamlet_id, programmes.NO_HAMLET),
            one.name or programmes.UNNAMED_ENTRY,
            render.option_name(plan, one.option) or None,
            one.phone,
            one.note,
            day(local(first[one.id]).date()) + (f" ({programmes.SHEET_LATE})" if one.late else ""),
            last_stage(plan, one) or None,
            one.support or None,
            one.contribution or None,
        ]
        for number, one in enumerate(rows, 1)
    ]
    support, contribution = sum(one.support for one in rows), sum(one.contribution for one in rows)
    total = [programmes.SHEET_TOTAL, *[None] * 7, support, contribution]
    where = programmes.STEP_HAMLET.format(hamlet=hamlet) if hamlet is not None else ""
    title = programmes.SHEET_TITLE.format(name=programme.name, hamlet=where, when=when(pen.now))
    content = write(title, programmes.SHEET_COLUMNS, [*cells, total], sheet=programmes.SHEET_NAME)
    return ReceivedFile(programmes.FILE_NAME.format(key=programme.key, day=f"{pen.today:%Y%m%d}"), XLSX, content)


async def send_workbook(update: Update, context: Context) -> None:
    """A programme's list, or a hamlet's, as a workbook."""
    with context.transaction() as tx:
        me = guards.allow(tx, SEES_COUNTS)
        programme_id, hamlet_id = context.press.numbers
        programme = open_programme(tx, me, programme_id)
        check_reads(tx, me, programme.plan, hamlet_id or None)
        hamlet: Hamlet | None = hamlet_named(me, hamlet_id)
        place = hamlet.id if hamlet is not None else None
        rows = stored.entries_of(tx.session, programme_id=programme.id, hamlet_id=place)
        name = hamlet.name if hamlet is not None else None
        file = tx.keep(workbook(tx, programme, rows, hamlet=name))
        audit.record(
            tx.session,
            committee_id=me.committee.id,
            member_id=me.member.id,
            action="export",
            subject=f"programme {programme.id} hamlet={place}",
            now=tx.now,
        )
        tx.reply(
            fill(
                programmes.FILE_SENT,
                name=programme.name,
                hamlet=programmes.STEP_HAMLET.format(hamlet=name) if name is not None else "",
                n=len(rows),
                unit=programme.plan.unit,
                when=when(tx.now),
            ),
            attachment_id=file.id,
        )


async def confirm(update: Update, context: Context) -> None:
    """One of those who take the list confirms how many entries he got."""
    with context.transaction() as tx:
        me = guards.speaker_in_known_chat(tx)
        programme = open_programme(tx, me, context.press.numbers[0])
        handed = [
            one for one in stored.handovers(tx.session, programme_id=programme.id) if one.member_id == me.member.id
        ]
        if not handed:
            raise UserError("not_yours")
        row = handed[0]
        if row.confirmed_at is not None:
            tx.reply(fill(common.ALREADY_DONE))
            return
        row.confirmed_at = tx.now
        tx.session.add(row)
        tx.session.flush()
        audit.record(
            tx.session,
            committee_id=me.committee.id,
            member_id=me.member.id,
            action="confirm",
            subject=f"programme {programme.id}",
            now=tx.now,
        )
        tx.reply(fill(programmes.GOT, n=row.entries, unit=programme.plan.unit, name=programme.name, when=when(tx.now)))
