"""Two contacts that turn out to be one person: everything goes along, and comes back exactly."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from sqlmodel import Session, col, select

from bot.domain.chains import Link
from bot.domain.errors import UserError
from bot.domain.follow_ups import Outcome
from bot.domain.violations import Breach, Kind
from storage import chains, contact_changes, contact_questions, follow_ups, violations
from storage.chains import Chain
from storage.contact_questions import Answer, ContactQuestion
from storage.contacts import Contact, events_of
from storage.tables import metadata
from tests.storage.commune import NOW, RULES, TODAY, Commune
from tests.storage.lists import Desk, person

QUARANTINE = RULES.quarantine_rules
BREACH = Breach(kind=Kind.ESCAPE, cases=1, people=1, fine=0, day=TODAY)


def everything(session: Session) -> dict[str, Any]:
    session.flush()
    return {table.name: sorted(session.execute(table.select()).all(), key=str) for table in metadata.sorted_tables}


def call(commune: Commune, contact_id: int, outcome: Outcome, *, days: int = 0, minutes: int = 0) -> None:
    follow_ups.answer(
        commune.session, committee_id=commune.id, hamlet_id=commune.hamlets["Nam Thắng"].id, contact_id=contact_id,
        day=TODAY + timedelta(days=days), outcome=outcome, by_member=commune.members["leader"].id,
        now=NOW + timedelta(days=days, minutes=minutes),
    )  # fmt: skip


def breach_of(commune: Commune, *contact_ids: int) -> int:
    row = violations.record(
        commune.session, committee_id=commune.id, breach=BREACH, text="x",
        by_member=commune.members["secretary"].id, now=NOW,
    )  # fmt: skip
    for contact_id in contact_ids:
        violations.link(commune.session, violation_id=row.id, contact_id=contact_id)
    return row.id


def chain_of(commune: Commune, case: int, *contact_ids: int) -> Chain:
    links = [Link(contact_id=one, level_from="F2", level_to="F1", sure=True) for one in contact_ids]
    return chains.propose(
        commune.session, case=commune.session.get_one(Contact, case), level_before="F1", links=links, now=NOW
    )


def asked(commune: Commune) -> tuple[Desk, ContactQuestion]:
    """Two contacts of one name, and the question whether they are one."""
    desk = Desk(commune)
    desk.post(person("Nguyễn Văn Hùng", 1985, hamlet="Nam Thắng", phone="0912000345"))
    desk.post(person("Nguyễn Văn Hùng", 1985, hamlet="Hòa Bình"))
    return desk, commune.session.exec(select(ContactQuestion)).one()


def settle(commune: Commune, question: ContactQuestion, said: Answer = Answer.SAME) -> None:
    contact_questions.answer(
        commune.session,
        question=question,
        said=said,
        member_id=commune.members["station"].id,
        rules=QUARANTINE,
        now=NOW,
    )


def test_everything_goes_along_and_comes_back_exactly(commune: Commune) -> None:
    session = commune.session
    _, question = asked(commune)
    old, new = question.other_id, question.contact_id
    call(commune, new, Outcome.KEPT)
    call(commune, old, Outcome.KEPT, days=1)
    call(commune, new, Outcome.BREACH, days=1, minutes=5)  # said later of the same day: that counts
    call(commune, old, Outcome.SYMPTOMS, days=2, minutes=5)
    call(commune, new, Outcome.KEPT, days=2)
    of_new, of_both = breach_of(commune, new), breach_of(commune, new, old)
    case, chained = chain_of(commune, new), chain_of(commune, old, new)
    contact_changes.record(
        session, contact_id=new, stated={"test_outcome": "waiting", "test_day": TODAY.isoformat()}, why=None,
        by_member=commune.members["station"].id, rules=QUARANTINE, day=TODAY, now=NOW + timedelta(hours=1),
    )  # fmt: skip
    before = everything(session)

    settle(commune, question)
    (row,) = [one for one in session.exec(select(Contact)) if one.status == "open"]
    assert (row.id, row.hamlet, row.phone, row.test_outcome) == (old, "Hòa Bình", "0912000345", "waiting")
    outcomes = [
        found.outcome if (found := follow_ups.find(session, contact_id=old, day=TODAY + timedelta(days=n))) else None
        for n in range(3)
    ]
    assert outcomes == [Outcome.KEPT, Outcome.BREACH, Outcome.SYMPTOMS]
    assert [one.id for one in violations.of_contact(session, contact_id=old)] == [of_new, of_both]
    assert session.get_one(Chain, case.id).contact_id == old
    assert [one.id for _, one in chains.people_of(session, chain_id=chained.id)] == [old]
    assert events_of(session, [new]).get(new, []) == []

    contact_questions.take_back(session, question=question, rules=QUARANTINE)
    assert everything(session) == before
    settle(commune, question)  # and once more
    contact_questions.take_back(session, question=question, rules=QUARANTINE)
    assert everything(session) == before


def test_what_was_said_since_stays_where_it_was_said(commune: Commune) -> None:
    desk, question = asked(commune)
    old, new = question.other_id, question.contact_id
    settle(commune, question)
    call(commune, old, Outcome.KEPT, days=1)
    desk.post(person("Nguyễn Văn Hùng", 1985, hamlet="Hòa Bình", place="home"))  # known by its wording
    contact_questions.take_back(commune.session, question=question, rules=QUARANTINE)
    states = {row.id: (row.status, row.hamlet, row.place) for row in desk.rows()}
    assert states == {old: ("open", "Hòa Bình", "home"), new: ("open", "Hòa Bình", None)}
    assert follow_ups.find(commune.session, contact_id=old, day=TODAY + timedelta(days=1)) is not None


def test_an_answer_that_nobody_took_back_again_cannot_be_taken_back_twice(commune: Commune) -> None:
    _, question = asked(commune)
    settle(commune, question, Answer.DIFFERENT)
    assert contact_questions.take_back(commune.session, question=question, rules=QUARANTINE) == {}
    assert contact_questions.take_back(commune.session, question=question, rules=QUARANTINE) is None
    assert question.answer is None


def test_of_two_merges_in_a_row_the_later_one_is_undone_first(commune: Commune) -> None:
    desk, first = asked(commune)
    settle(commune, first)
    desk.post(person("Nguyễn Văn Hùng", 1985, hamlet="Nam Thắng", phone="0987000111"))
    third = desk.rows()[-1].id
    later = ContactQuestion(committee_id=commune.id, contact_id=first.other_id, other_id=third, wording="x")
    commune.session.add(later)
    commune.session.flush()
    settle(commune, later)
    with pytest.raises(UserError, match="merged_since"):
        contact_questions.take_back(commune.session, question=first, rules=QUARANTINE)
    contact_questions.take_back(commune.session, question=later, rules=QUARANTINE)
    contact_questions.take_back(commune.session, question=first, rules=QUARANTINE)
    assert [row.status for row in desk.rows()] == ["open"] * 3


def test_doubts_about_the_one_are_doubts_about_the_other(commune: Commune) -> None:
    desk, question = asked(commune)
    old, new = question.other_id, question.contact_id
    desk.post(person("Nguyễn Văn Hùng", 1985, hamlet=None, phone="0987000111"))
    third = desk.rows()[-1].id

    def doubted() -> set[int]:
        rows = commune.session.exec(select(ContactQuestion).where(col(ContactQuestion.contact_id) == third))
        return {row.other_id for row in rows}

    before = doubted()
    settle(commune, question)
    assert new not in doubted() or old in before
    contact_questions.take_back(commune.session, question=question, rules=QUARANTINE)
    assert doubted() == before
