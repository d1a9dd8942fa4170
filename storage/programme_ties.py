"""The tie between a programme and the assignment of a notice that asks for its list."""

from __future__ import annotations

from sqlmodel import Session, select

from storage.assignments import Assignment
from storage.programmes import Programme, programmes_of


def tie(session: Session, *, assignment: Assignment) -> Programme | None:
    """Tie an assignment to the programme whose list it asks for, so that the list's goal is its own.

    That is one of the same last day, handed to the same people, with a name that the assignment says. None where there
    is none or several, or where it is tied already: what the committee's file says goes first.
    """
    asked = set(assignment.handed_to)
    if assignment.due is None or not asked:
        return None
    every = programmes_of(session, committee_id=assignment.committee_id, kind="list")
    if any(one.assignment_id == assignment.id for one in every):
        return None
    meant = [
        one
        for one in every
        if one.assignment_id is None
        and one.cut_off == assignment.due
        and set(one.plan.handed_to) == asked
        and one.plan.is_named_in(f"{assignment.title} {assignment.text}", name=one.name)
    ]
    if len(meant) != 1:
        return None
    meant[0].assignment_id = assignment.id
    session.add(meant[0])
    session.flush()
    return meant[0]


def untie(session: Session, *, assignment: Assignment) -> None:
    """What is not to be done any more asks for no list."""
    for row in session.exec(select(Programme).where(Programme.assignment_id == assignment.id)):
        row.assignment_id = None
        session.add(row)
    session.flush()
