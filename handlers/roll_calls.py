"""What each hamlet's roll of a day owes: the buttons under its list, what is missing, and the one reminder."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from sqlmodel import Session

from bot.clock import COMMUNE_ZONE
from bot.domain.follow_ups import Quarantined, RollCall, is_called
from bot.networks import Button
from bot.render import day as shown_day
from bot.schedule import Sweep
from bot.texts import fill, follow_ups
from handlers.buttons import button
from storage import committees, contacts
from storage import follow_ups as stored
from storage.committees import Committee, Hamlet
from storage.contacts import Contact
from storage.follow_ups import Given, Missing


def people_called(session: Session, *, committee_id: int, on: date, hamlet: str) -> list[Contact]:
    """Whom a hamlet calls on a day."""
    return [one for one in contacts.watched(session, committee_id=committee_id, on=on, hamlet=hamlet) if is_called(one)]


def list_buttons(people: Sequence[Quarantined], *, hamlet_id: int, day: date) -> list[list[Button]]:
    """The buttons under a hamlet's list; none where nobody is to be called."""
    if not any(is_called(one) for one in people):
        return []
    return [
        [button(follow_ups.ALL_KEPT, "rollall", hamlet_id, day.toordinal())],
        [button(follow_ups.ONE_BY_ONE, "rollopen", hamlet_id, day.toordinal())],
    ]


def roll_buttons(roll: RollCall[Given, Missing], *, hamlet_id: int, day: date) -> list[list[Button]]:
    """The buttons of a roll as it stands: to call it, to call the rest of it, or to put it right."""
    if roll.missing:
        return list_buttons(roll.missing, hamlet_id=hamlet_id, day=day)
    return [[button(follow_ups.CORRECT, "rollopen", hamlet_id, day.toordinal())]] if roll.answers else []


def roll_call(
    session: Session, *, committee: Committee, day: date, hamlet: Hamlet | None = None
) -> RollCall[Given, Missing]:
    """A day's roll, of the commune or a hamlet: what was answered, and of whom nothing was said.

    Whoever was first listed after the hour of the roll is not owed that day.
    """
    hour = datetime.combine(day, committee.rules.hours.follow_up, tzinfo=COMMUNE_ZONE)
    hamlet_id, name = (hamlet.id, hamlet.name) if hamlet is not None else (None, None)
    return RollCall(
        tuple(stored.given(session, committee_id=committee.id, day=day, hamlet_id=hamlet_id)),
        tuple(stored.missing(session, committee_id=committee.id, day=day, hour=hour, hamlet=name)),
    )


def remind(sweep: Sweep) -> None:
    """At the committee's hour: each hamlet whose roll is not complete is reminded, once."""
    moment = sweep.latest_today([sweep.rules.hours.follow_up], name="roll-call")
    if moment is None:
        return
    for hamlet in committees.hamlets_of(sweep.session, committee_id=sweep.committee.id):
        missing = roll_call(sweep.session, committee=sweep.committee, day=sweep.today, hamlet=hamlet).missing
        if not missing:
            continue
        text = fill(follow_ups.REMINDER, hamlet=hamlet.name, n=len(missing), day=shown_day(sweep.today))
        for leader in committees.leaders_of(sweep.session, committee_id=sweep.committee.id, hamlet_id=hamlet.id):
            sweep.tell(
                leader.id,
                key=f"roll-call:{sweep.today.isoformat()}:hamlet {hamlet.id}:member {leader.id}",
                text=text,
                buttons=list_buttons(missing, hamlet_id=hamlet.id, day=sweep.today),
                about={
                    "kind": "roll_call",
                    "committee": sweep.committee.id,
                    "hamlet": hamlet.id,
                    "day": sweep.today.isoformat(),
                },
                **sweep.when_allowed(moment),
            )


def still_missing(session: Session, about: dict[str, Any]) -> bool:
    """Whether a hamlet's roll of a day is still not complete."""
    committee, hamlet = session.get_one(Committee, int(about["committee"])), session.get_one(Hamlet, about["hamlet"])
    day = date.fromisoformat(about["day"])
    return bool(roll_call(session, committee=committee, day=day, hamlet=hamlet).missing)
