"""Loads a committee file into the database: adds and corrects, and never deletes what people recorded."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from decimal import Decimal

from sqlalchemy import ColumnElement
from sqlmodel import Session, col, select

from bot.clock import local
from bot.committee_file import ALL_HAMLETS, EVERY, JUDGES, CommitteeFile, TaskTable, VolumeTable
from bot.domain.duties import judge_of
from bot.programme_setup import load_programmes
from storage import assignments, closings, commitments, duty_events, quarantine_rules
from storage.assignments import Assignment, Commitment, Duty, Owner, Report
from storage.committees import Committee, Hamlet, Member


def load(session: Session, file: CommitteeFile, *, sha256: str, now: datetime) -> bool:
    """Bring a committee up to its file; False when the file has not changed since it was loaded last."""
    committee = session.exec(select(Committee).where(Committee.key == file.khoa)).first()
    if committee is not None and committee.file_sha256 == sha256:
        return False
    if committee is not None:  # what ended under the old file ended as it said
        since, today = local(committee.since).date(), local(now).date()
        closings.close_ended(session, committee_id=committee.id, since=since, today=today, now=now)
    else:
        committee = Committee(key=file.khoa, commune=file.xa, group_title=file.ten_nhom, settings={}, since=now)
    committee.commune, committee.group_title = file.xa, file.ten_nhom
    committee.settings = file.rules.model_dump(mode="json")
    committee.file_sha256 = sha256
    session.add(committee)
    session.flush()
    rules = quarantine_rules.follow_file(session, committee_id=committee.id, rules=file.rules, now=now)
    committee.settings = rules.model_dump(mode="json")
    hamlets = _load_hamlets(session, committee.id, file)
    members = _load_members(session, committee.id, file, hamlets)
    kept = {task.khoa for task in file.nhiem_vu}
    for row in session.exec(select(Assignment).where(*_by_file(committee.id))):
        row.active = row.key in kept
        session.add(row)
    for task in file.nhiem_vu:
        taking_part = {name: row for name, row in hamlets.items() if file.takes_part(task, name)}
        _load_task(session, committee.id, task, hamlets, taking_part, members, now)
    load_programmes(session, committee.id, file.chuong_trinh)
    return True


def _by_file(committee_id: int) -> tuple[ColumnElement[bool], ...]:
    """The assignments that a file gave, and may take back; those of notices and of the chat are not its own."""
    return (
        col(Assignment.committee_id) == committee_id,
        col(Assignment.given_by).is_(None),
        col(Assignment.notice_id).is_(None),
    )


def _load_hamlets(session: Session, committee_id: int, file: CommitteeFile) -> dict[str, Hamlet]:
    known = {row.name: row for row in session.exec(select(Hamlet).where(Hamlet.committee_id == committee_id))}
    for position, table in enumerate(file.thon):
        row = known.get(table.ten) or Hamlet(committee_id=committee_id, name=table.ten)
        row.aliases, row.households, row.position, row.active = list(table.cach_viet), table.so_ho, position, True
        session.add(row)
        known[table.ten] = row
    named = {table.ten for table in file.thon}
    for name, row in known.items():
        if name not in named:
            row.active = False
            session.add(row)
    session.flush()
    return {table.ten: known[table.ten] for table in file.thon}


def _load_members(
    session: Session, committee_id: int, file: CommitteeFile, hamlets: dict[str, Hamlet]
) -> dict[str, Member]:
    known = {row.key: row for row in session.exec(select(Member).where(Member.committee_id == committee_id))}
    named = {table.khoa for table in file.nguoi}
    for table in file.nguoi:
        row = known.get(table.khoa) or Member(
            committee_id=committee_id, key=table.khoa, full_name=table.ho_ten, role=table.role
        )
        row.full_name, row.title, row.role, row.active = table.ho_ten, table.chuc_danh, table.role, True
        row.hamlet_id = hamlets[table.thon].id if table.thon is not None else None
        session.add(row)
        known[table.khoa] = row
    session.flush()
    for table in file.nguoi:
        known[table.khoa].deputy_of = known[table.pho_cua].id if table.pho_cua is not None else None
    for key, row in known.items():
        if key not in named and not key.startswith("invite_"):  # those who joined by a link stay
            row.active = False
            session.add(row)
    session.flush()
    return known


def _load_task(
    session: Session,
    committee_id: int,
    task: TaskTable,
    hamlets: dict[str, Hamlet],
    taking_part: dict[str, Hamlet],
    members: dict[str, Member],
    now: datetime,
) -> None:
    owners: set[Owner] = set()
    for who in task.nguoi_lam:
        owners |= (
            {Owner(hamlet_id=hamlet.id) for hamlet in taking_part.values()}
            if who == ALL_HAMLETS
            else {Owner(member_id=members[who].id)}
        )
    owners |= {Owner(hamlet_id=hamlets[name].id) for volume in task.khoi_luong for name in volume.chi_tieu}
    row = _the_assignment(session, committee_id, task, sorted(owners, key=str))
    helpers = [Owner(member_id=members[who].id) for who in task.phoi_hop if who != ALL_HAMLETS]
    if ALL_HAMLETS in task.phoi_hop:
        helpers += [Owner(hamlet_id=hamlet.id) for hamlet in taking_part.values()]
    assignments.add_owners(session, assignment=row, owners=sorted(owners, key=str), collaborators=helpers)
    signed = set()
    for volume in task.khoi_luong:
        for name, target in volume.chi_tieu.items():
            signed.add((hamlets[name].id, volume.muc))
            _load_commitment(session, row.id, hamlets[name].id, volume, target, now)
    duties = session.exec(select(Duty).where(Duty.assignment_id == row.id)).all()
    in_chat = session.exec(
        select(Commitment.hamlet_id).where(Commitment.assignment_id == row.id, col(Commitment.file_target).is_(None))
    )
    kept = {*owners, *helpers, *(Owner(hamlet_id=hamlet_id) for hamlet_id in in_chat)}
    gone = [duty for duty in duties if duty.owner not in kept]
    _drop_unreported(session, row.id, gone, signed)
    session.flush()


def _the_assignment(session: Session, committee_id: int, task: TaskTable, owners: Sequence[Owner]) -> Assignment:
    """The row of a task of the file, made or brought up to it."""
    row = session.exec(
        select(Assignment).where(Assignment.committee_id == committee_id, Assignment.key == task.khoa)
    ).first() or assignments.create(session, committee_id=committee_id, key=task.khoa, title=task.ten, owners=owners)
    row.title, row.text, row.condition, row.active = task.ten, task.noi_dung, task.dieu_kien, True
    row.start, row.due, row.due_time = task.tu_ngay, task.han, task.gio_han
    row.recurring = EVERY[task.lap_lai] if task.lap_lai is not None else None
    judge = JUDGES[task.xet_theo] if task.xet_theo is not None else judge_of(f"{task.ten} {task.noi_dung}")
    row.judged_by = judge if row.recurring is not None else None
    row.handed_to = list(task.nop_tai)
    session.add(row)
    session.flush()
    return row


def _drop_unreported(
    session: Session, assignment_id: int, duties: Sequence[Duty], signed: Collection[tuple[int, str]]
) -> None:
    """Drop the duties and quantities that the file no longer names, where nothing was reported or changed on them."""
    ids = [duty.id for duty in duties]
    kept = set(session.exec(select(Report.duty_id).where(col(Report.duty_id).in_(ids))))
    kept |= duty_events.touched(session, duty_ids=ids)
    for duty in duties:
        if duty.id not in kept:
            session.delete(duty)
    signed_for = session.exec(select(Commitment).where(Commitment.assignment_id == assignment_id)).all()
    gone = [one for one in signed_for if (one.hamlet_id, one.item) not in signed and one.file_target is not None]
    told = set(
        session.exec(select(Report.commitment_id).where(col(Report.commitment_id).in_([one.id for one in gone])))
    )
    for one in gone:
        if one.id not in told and one.snapshot_id is None:
            commitments.forget_changes(session, commitment_id=one.id)
            session.delete(one)


def _load_commitment(
    session: Session, assignment_id: int, hamlet_id: int, volume: VolumeTable, target: Decimal, now: datetime
) -> None:
    """A quantity of the file. A target that was changed in the chat stays until the file says another than before."""
    row = session.exec(
        select(Commitment).where(
            Commitment.assignment_id == assignment_id,
            Commitment.hamlet_id == hamlet_id,
            Commitment.item == volume.muc,
        )
    ).first()
    if row is None:
        row = Commitment(
            assignment_id=assignment_id, hamlet_id=hamlet_id, item=volume.muc, unit=volume.don_vi, target=target
        )
        session.add(row)
    elif row.file_target != target:
        row.active = True
        commitments.change_target(session, commitment=row, target=target, reason="", now=now)
    row.unit, row.aliases, row.accepted_by = volume.don_vi, list(volume.cach_goi), list(volume.nghiem_thu)
    row.file_target = target
    session.add(row)
