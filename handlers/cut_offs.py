"""The end of a registration: its list is frozen, handed to those who take it, and confirmed; and lists as workbooks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from telegram import Update

from bot.clock import COMMUNE_ZONE, local
from bot.domain.errors import UserError
from bot.networks import ReceivedFile
from bot.render import day, when
from bot.render import programmes as render
from bot.schedule import Sweep, after_quiet
from bot.sending import Pen
from bot.texts import Markup, common, fill, programmes
from bot.workbooks import XLSX, write
from handlers import deeds, guards
from handlers.buttons import Pressed, button
from handlers.context import App, Context
from handlers.programme_guards import SEES_COUNTS, check_reads, hamlet_named, open_programme
from storage import closings, committees
from storage import cut_offs as stored_cut_offs
from storage import programmes as stored
from storage.committees import Hamlet
from storage.programmes import Entry, Handover, Programme
from storage.snapshots import Snapshot


def register(app: App) -> None:
    app.add_handler(Pressed("pgexcel", send_workbook, numbers=2))
    app.add_handler(Pressed("pggot", confirm, numbers=1))


def hand_over(sweep: Sweep) -> None:
    """Hand each list that was frozen to those who take it, and say how many there are."""
    for snapshot in closings.untold(
        sweep.session, committee_id=sweep.committee.id, kind=stored_cut_offs.KIND, now=sweep.now
    ):
        programme = sweep.session.get_one(Programme, snapshot.content["id"])
        last_day = date.fromisoformat(snapshot.content["cut_off"])
        _hand_over(sweep, programme, snapshot, last_day)


def _hand_over(sweep: Sweep, programme: Programme, snapshot: Snapshot, last_day: date) -> None:
    """To each who takes the list, the workbook and a button to confirm it; to the group the counts."""
    entries = snapshot.content["entries"]
    plan, n = programme.plan, len(entries)
    midnight = datetime.combine(last_day + timedelta(days=1), time(0), tzinfo=COMMUNE_ZONE)
    moment = after_quiet(midnight, sweep.rules)
    of_hamlets = Counter(one["hamlet"] for one in entries)
    counts = Markup(
        "".join(
            fill(programmes.CUT_OFF_HAMLET, hamlet=render.place_name(place), n=entries, unit=plan.unit)
            for place, entries in of_hamlets.items()
        )
    )
    file = sweep.keep(workbook(sweep, programme, [_frozen_row(one) for one in entries])) if entries else None
    takers = [
        one
        for one in committees.members_of(sweep.session, committee_id=sweep.committee.id)
        if one.key in plan.handed_to
    ]
    head = {"name": programme.name, "number": snapshot.number, "day": day(last_day), "n": n, "unit": plan.unit}
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


@dataclass(frozen=True, slots=True)
class Row:
    """An entry in a workbook, as it stands or as it was frozen; money in đồng."""

    hamlet: str | None
    name: str | None
    option: int | None
    phone: str | None
    note: str | None
    at: datetime
    late: bool
    stage: str
    support: int
    contribution: int


def _frozen_row(one: Mapping[str, Any]) -> Row:
    return Row(
        hamlet=one["hamlet"],
        name=one["name"],
        option=one["option"],
        phone=one["phone"],
        note=one["note"],
        at=datetime.fromisoformat(one["at"]),
        late=False,
        stage=one["stage"],
        support=one["support"],
        contribution=one["contribution"],
    )


def _rows(pen: Pen, programme: Programme, entries: Sequence[Entry]) -> list[Row]:
    """Entries as they stand."""
    names = {one.id: one.name for one in committees.hamlets_of(pen.session, committee_id=programme.committee_id)}
    first: dict[int, datetime] = {}
    for event in stored.history(pen.session, entry_ids=[one.id for one in entries]):
        first.setdefault(event.entry_id, event.at)
    return [
        Row(
            hamlet=names.get(one.hamlet_id or 0),
            name=one.name,
            option=one.option,
            phone=one.phone,
            note=one.note,
            at=first[one.id],
            late=one.late,
            stage=stored.last_stage(programme.plan, one),
            support=one.support,
            contribution=one.contribution,
        )
        for one in entries
    ]


def workbook(pen: Pen, programme: Programme, rows: Sequence[Row], *, hamlet: str | None = None) -> ReceivedFile:
    """These entries as a workbook, with the sums of the money."""
    cells: list[list[str | int | None]] = [
        [
            number,
            one.hamlet or programmes.NO_HAMLET,
            one.name or programmes.UNNAMED_ENTRY,
            render.option_name(programme.plan, one.option) or None,
            one.phone,
            one.note,
            day(local(one.at).date()) + (f" ({programmes.SHEET_LATE})" if one.late else ""),
            one.stage or None,
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
        file = tx.keep(workbook(tx, programme, _rows(tx, programme, rows), hamlet=name))
        deeds.note(tx, me, "export", f"programme {programme.id} hamlet={place}")
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
        deeds.note(tx, me, "confirm", f"programme {programme.id}")
        tx.reply(fill(programmes.GOT, n=row.entries, unit=programme.plan.unit, name=programme.name, when=when(tx.now)))
