"""Answers of a day on both databases; who is owed is who the domain says is to be called."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from sqlmodel import Session

from bot.domain.contacts import EventKind
from bot.domain.follow_ups import Outcome, is_called
from storage import contact_changes, contacts, follow_ups
from storage.contacts import Contact
from storage.session import Database
from tests.storage.commune import NOW, RULES, TODAY, Commune, make_commune

HOUR = NOW.replace(hour=18)


def listed(
    commune: Commune, name: str, *, level: str | None = None, place: str | None = None, at: datetime = NOW
) -> Contact:
    """A contact listed in Nam Thắng."""
    told = {"full_name": name, "hamlet": "Nam Thắng", "level": level, "place": place}
    said = {field: value for field, value in told.items() if value is not None}
    row = Contact(committee_id=commune.id, name_key=name, full_name=name, status="withdrawn")
    commune.session.add(row)
    commune.session.flush()
    contact_changes.record(
        commune.session,
        contact_id=row.id,
        stated=said,
        why=None,
        by_member=commune.members["station"].id,
        rules=RULES.quarantine_rules,
        day=at.date(),
        now=at,
        kind=EventKind.LISTED,
    )
    return row


def answer(commune: Commune, contact: Contact, outcome: Outcome, day: date = TODAY) -> Outcome | None:
    _, before = follow_ups.answer(
        commune.session,
        committee_id=commune.id,
        hamlet_id=commune.hamlets["Nam Thắng"].id,
        contact_id=contact.id,
        day=day,
        outcome=outcome,
        by_member=commune.members["leader"].id,
        now=NOW,
    )
    return before


def missing(session: Session, commune: Commune, day: date = TODAY) -> list[int]:
    rows = follow_ups.missing(session, committee_id=commune.id, day=day, hour=HOUR)
    return [row.contact_id for row in rows]


def test_whoever_the_domain_calls_is_owed(database: Database) -> None:
    with database.transaction() as session:
        commune = make_commune(session)
        rows = [
            listed(commune, f"{level} {place}", level=level, place=place)
            for level in ("F0", "F1", "F2", "F3", None)
            for place in ("home", "centralised", None)
        ]
        people = contacts.watched(session, committee_id=commune.id, on=TODAY, hamlet="Nam Thắng")
        assert len(people) == len(rows)
        assert set(missing(session, commune)) == {one.id for one in people if is_called(one)}


def test_a_day_has_one_answer_that_a_later_one_replaces(database: Database) -> None:
    with database.transaction() as session:
        commune = make_commune(session)
        contact = listed(commune, "Kiên", level="F1")
        assert answer(commune, contact, Outcome.BREACH) is None
        row = follow_ups.find(session, contact_id=contact.id, day=TODAY)
        assert row is not None
        row.note = "ra chợ"
        assert answer(commune, contact, Outcome.KEPT) is Outcome.BREACH
        (given,) = follow_ups.given(session, committee_id=commune.id, day=TODAY)
        assert (given.contact_id, given.outcome) == (contact.id, "kept")
        assert row.note == ""  # it was about the breach
        assert missing(session, commune) == []
        assert missing(session, commune, TODAY + timedelta(days=1)) == [contact.id]


@pytest.mark.parametrize(("hour", "owed"), [(8, True), (17, True), (18, False), (20, False)])
def test_whoever_is_listed_after_the_hour_is_not_owed_that_day(database: Database, hour: int, owed: bool) -> None:
    with database.transaction() as session:
        commune = make_commune(session)
        contact = listed(commune, "Kiên", at=NOW.replace(hour=hour), level="F1")
        assert (missing(session, commune) == [contact.id]) is owed
        assert missing(session, commune, TODAY + timedelta(days=1)) == [contact.id]


def test_answers_about_somebody_undone_count_no_more(database: Database) -> None:
    with database.transaction() as session:
        commune = make_commune(session)
        contact = listed(commune, "Kiên", level="F1")
        answer(commune, contact, Outcome.BREACH)
        said = contacts.events_of(session, [contact.id])[contact.id]
        contact_changes.withdraw(session, events=said, rules=RULES.quarantine_rules, now=NOW)
        assert follow_ups.given(session, committee_id=commune.id, day=TODAY) == []
        assert follow_ups.of_day(session, committee_id=commune.id, day=TODAY) == []
        assert missing(session, commune) == []
