"""The people and hamlets of a committee, as names in what people type are matched to them."""

from __future__ import annotations

from sqlmodel import Session

from bot.domain.addressees import Person, Place
from bot.domain.duties import Owner
from bot.domain.roles import Role
from bot.networks import Button
from bot.texts import duties
from handlers.buttons import button
from handlers.guards import Speaker
from storage import committees

HAMLET, MEMBER = 0, 1  # the kind of owner that a button names


def places_of(me: Speaker) -> tuple[Place, ...]:
    """The hamlets that may be given work."""
    return tuple(Place(one.id, one.name, tuple(one.aliases)) for one in me.hamlets)


def people_of(session: Session, me: Speaker) -> tuple[Person, ...]:
    """The members who may be given work."""
    return tuple(
        Person(one.id, one.full_name, one.title, Role(one.role), one.deputy_of is not None)
        for one in committees.members_of(session, committee_id=me.committee.id)
    )


def owner_of(kind: int, owner_id: int) -> Owner:
    """The owner that a button names; whether there is one is for the caller to see."""
    return Owner(hamlet_id=owner_id) if kind == HAMLET else Owner(member_id=owner_id)


def numbers_of(owner: Owner) -> tuple[int, int]:
    """An owner as a button names him."""
    return (HAMLET, owner.hamlet_id) if owner.hamlet_id is not None else (MEMBER, owner.member_id or 0)


def name_of(session: Session, me: Speaker, owner: Owner) -> str | None:
    """A hamlet's name, or a member's with his title; None when it is none of this committee."""
    for hamlet in me.hamlets:
        if hamlet.id == owner.hamlet_id:
            return duties.HAMLET_OWNER.format(hamlet=hamlet.name)
    for one in committees.members_of(session, committee_id=me.committee.id):
        if one.id == owner.member_id:
            return duties.MEMBER_OWNER.format(name=one.full_name, title=one.title) if one.title else one.full_name
    return None


def owner_buttons(
    session: Session, me: Speaker, owners: tuple[Owner, ...], action: str, *before: int
) -> list[list[Button]]:
    """A button for each owner."""
    return [
        [button(name_of(session, me, owner) or duties.SOMEBODY, action, *before, *numbers_of(owner))]
        for owner in owners
    ]
