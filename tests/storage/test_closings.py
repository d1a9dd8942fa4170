"""What ended is frozen once, by whoever comes first, and told once."""

from __future__ import annotations

from datetime import date, timedelta

from sqlmodel import Session, select

from bot.domain.programmes import Plan
from bot.domain.registrations import Line
from storage import closings, commitments, cut_offs, registrations
from storage.committees import Committee, Hamlet, Member
from storage.programmes import Programme, Source
from storage.session import Database
from storage.snapshots import Snapshot
from tests.storage.commune import NOW, Commune
from tests.storage.test_side_by_side import together, with_commune

SINCE, LAST = date(2021, 6, 14), date(2021, 6, 20)
NEXT = LAST + timedelta(days=1)


def programme(session: Session, committee_id: int, key: str = "p", *, cut_off: date | None = LAST) -> Programme:
    plan = Plan(cut_off=cut_off)
    row = Programme(
        committee_id=committee_id, key=key, name="P", settings=plan.model_dump(mode="json"), cut_off=cut_off
    )
    session.add(row)
    session.flush()
    return row


def close(session: Session, committee_id: int, today: date) -> list[tuple[int, str]]:
    closings.close_ended(session, committee_id=committee_id, since=SINCE, today=today, now=NOW)
    return sorted((row.number, row.kind) for row in session.exec(select(Snapshot)))


def test_nothing_is_frozen_on_its_last_day_and_everything_the_day_after(commune: Commune) -> None:
    task = commune.task("t", due=LAST)
    commune.duty(task, hamlet="Nam Thắng")
    commune.signed(task, "Nam Thắng", "đường", "320")
    programme(commune.session, commune.id)
    programme(commune.session, commune.id, "never", cut_off=None)
    programme(commune.session, commune.id, "before", cut_off=SINCE - timedelta(days=1))
    assert close(commune.session, commune.id, LAST) == []
    both = [(1, commitments.KIND), (2, cut_offs.KIND)]
    assert close(commune.session, commune.id, NEXT) == both
    assert close(commune.session, commune.id, NEXT + timedelta(days=30)) == both


def test_what_is_frozen_is_told_once(commune: Commune) -> None:
    programme(commune.session, commune.id)
    close(commune.session, commune.id, NEXT)
    asked = [closings.untold(commune.session, committee_id=commune.id, kind=cut_offs.KIND, now=NOW) for _ in range(2)]
    assert [len(found) for found in asked] == [1, 0]
    assert closings.untold(commune.session, committee_id=commune.id, kind=commitments.KIND, now=NOW) == []


def test_a_frozen_list_has_what_was_registered_in_time(commune: Commune) -> None:
    row = programme(commune.session, commune.id)
    source = Source(commune.members["leader"].id, NOW, batch=1, network="local", chat_id=1, message_id=1)
    for name, late in (("Nguyễn Văn Hùng", False), ("Trần Thị Hoa", True)):
        registrations.register(
            commune.session,
            programme=row,
            hamlet_id=commune.hamlets["Nam Thắng"].id,
            lines=[Line(name, phone="0912000345")],
            source=source,
            late=late,
        )
    close(commune.session, commune.id, NEXT)
    snapshot = cut_offs.frozen(commune.session, programme=row)
    assert snapshot is not None
    (entry,) = snapshot.content["entries"]
    assert (entry["name"], entry["hamlet"], entry["phone"]) == ("Nguyễn Văn Hùng", "Nam Thắng", "0912000345")
    assert (entry["support"], entry["contribution"], entry["stage"]) == (0, 0, "")


def test_several_who_come_first_freeze_everything_once(database: Database) -> None:
    committee_id, _, _ = with_commune(database)
    with database.transaction() as session:
        hamlets = {one.name: one for one in session.exec(select(Hamlet).where(Hamlet.committee_id == committee_id))}
        members = {one.key: one for one in session.exec(select(Member).where(Member.committee_id == committee_id))}
        commune = Commune(session, session.get_one(Committee, committee_id), hamlets, members)
        for number in range(4):
            task = commune.task(f"t{number}", due=LAST)
            commune.signed(task, "Nam Thắng", "đường", "320")
            programme(session, committee_id, f"p{number}")
    together(database, lambda session, _: len(close(session, committee_id, NEXT)))
    with database.transaction() as session:
        rows = session.exec(select(Snapshot)).all()
    assert sorted(row.number for row in rows) == list(range(1, 9))
    assert len({row.subject for row in rows}) == 8
