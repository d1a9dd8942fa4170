"""The end of a period: what is not reached is frozen under a number, and everybody concerned is told."""

from __future__ import annotations

from bot.clock import local
from bot.domain.committee import is_quiet
from bot.domain.roles import ACCEPTS, Role
from bot.render.commitments import minutes
from bot.schedule import Sweep
from storage import commitments, committees
from storage.snapshots import Snapshot


def close(sweep: Sweep) -> None:
    """In the first waking hour after a period's last day, or whenever the program runs again after it."""
    if is_quiet(local(sweep.now).time(), sweep.rules.hours):
        return
    taken = commitments.close_periods(
        sweep.session,
        committee_id=sweep.committee.id,
        today=sweep.today,
        since=local(sweep.committee.since).date(),
        now=sweep.now,
    )
    for snapshot in taken:
        _tell(sweep, snapshot)


def _tell(sweep: Sweep, snapshot: Snapshot) -> None:
    """The group, the chair, the secretary and the officers hear all of it, each leader his hamlet's."""
    committee_id = sweep.committee.id
    key = f"closed:{snapshot.id}"
    text = minutes(snapshot.number, snapshot.taken_at, snapshot.content)
    sweep.announce(committee_id, key=key, text=text)
    for role in (Role.CHAIR, Role.SECRETARY, *sorted(ACCEPTS)):
        for member in committees.members_of(sweep.session, committee_id=committee_id, role=role):
            sweep.tell(member.id, key=f"{key}:member {member.id}", text=text)
    named = {row["hamlet"] for row in snapshot.content["rows"].values()}
    for hamlet in committees.hamlets_of(sweep.session, committee_id=committee_id):
        if hamlet.name not in named:
            continue
        own = minutes(snapshot.number, snapshot.taken_at, snapshot.content, hamlet=hamlet.name)
        for leader in committees.leaders_of(sweep.session, committee_id=committee_id, hamlet_id=hamlet.id):
            sweep.tell(leader.id, key=f"{key}:member {leader.id}", text=own)
