"""The end of a period: what is not reached is frozen under a number, and everybody concerned is told."""

from __future__ import annotations

from datetime import timedelta

from bot.clock import local
from bot.domain.roles import ACCEPTS, Role
from bot.render.commitments import minutes
from bot.schedule import Sweep
from storage import closings, commitments, committees, inbox
from storage.snapshots import Snapshot

CATCH_UP = timedelta(minutes=1)  # in which a network delivers what was written while the program slept
PATIENCE = timedelta(minutes=10)  # with what came in before the end and is not handled yet


def close(sweep: Sweep) -> None:
    """Freeze what ended at midnight, or while the program slept; tell of the periods after the quiet hours.

    What was written before the end and is still to come or waits its turn goes first; what was written after it
    freezes by itself.
    """
    woke_at = sweep.program.woke_at
    caught_up = woke_at is None or sweep.now - woke_at >= CATCH_UP
    if caught_up and not inbox.any_waiting(sweep.session, since=sweep.now - PATIENCE):
        since = local(sweep.committee.since).date()
        closings.close_ended(
            sweep.session, committee_id=sweep.committee.id, since=since, today=sweep.today, now=sweep.now
        )
    for snapshot in closings.untold(
        sweep.session, committee_id=sweep.committee.id, kind=commitments.KIND, now=sweep.now
    ):
        _tell(sweep, snapshot)


def _tell(sweep: Sweep, snapshot: Snapshot) -> None:
    """The group, the chair, the secretary and the officers hear all of it, each leader his hamlet's."""
    committee_id = sweep.committee.id
    key, how = f"closed:{snapshot.id}", sweep.when_allowed(sweep.now)
    text = minutes(snapshot.number, snapshot.taken_at, snapshot.content)
    sweep.announce(committee_id, key=key, text=text, **how)
    for role in (Role.CHAIR, Role.SECRETARY, *sorted(ACCEPTS)):
        for member in committees.members_of(sweep.session, committee_id=committee_id, role=role):
            sweep.tell(member.id, key=f"{key}:member {member.id}", text=text, **how)
    named = {row["hamlet"] for row in snapshot.content["rows"].values()}
    for hamlet in committees.hamlets_of(sweep.session, committee_id=committee_id):
        if hamlet.name not in named:
            continue
        own = minutes(snapshot.number, snapshot.taken_at, snapshot.content, hamlet=hamlet.name)
        for leader in committees.leaders_of(sweep.session, committee_id=committee_id, hamlet_id=hamlet.id):
            sweep.tell(leader.id, key=f"{key}:member {leader.id}", text=own, **how)
