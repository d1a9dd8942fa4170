"""Several who sign for a hamlet at the same moment: one quantity, with every change of it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from sqlmodel import Session, select

from bot.domain.quantities import Item
from storage import signing
from storage.assignments import Assignment, Commitment, Duty
from storage.commitments import CommitmentChange
from storage.session import Database
from storage.signing import Wish
from tests.storage.commune import NOW, Commune
from tests.storage.test_side_by_side import TOGETHER, together, with_commune

MONTH, LAST = date(2021, 6, 1), date(2021, 6, 30)
LAMP = Item("đèn đường", "bóng")


def sign(session: Session, committee_id: int, hamlet_id: int, by_member: int, target: int, batch: int) -> None:
    assignment = signing.own_assignment(
        session, committee_id=committee_id, month=MONTH, last=LAST, title="T", by_member=by_member, now=NOW
    )
    wish = Wish(assignment, hamlet_id, LAMP, Decimal(target))
    signing.sign(session, wish=wish, accepted_by=(), reason="", by_member=by_member, batch=batch, now=NOW)


def test_several_who_sign_at_once_make_one_quantity(database: Database) -> None:
    committee_id, members, hamlets = with_commune(database)
    by, hamlet = members["secretary"], hamlets["Nam Thắng"]
    together(database, lambda session, index: sign(session, committee_id, hamlet, by, 10 + index, index + 1))
    with database.transaction() as session:
        (row,) = session.exec(select(Commitment)).all()
        changes = session.exec(select(CommitmentChange)).all()
        assert len(session.exec(select(Assignment)).all()) == len(session.exec(select(Duty)).all()) == 1
    assert len(changes) == TOGETHER
    assert changes[0].before == 0
    assert [one.before for one in changes[1:]] == [one.after for one in changes[:-1]]
    assert row.target == changes[-1].after


def test_who_withdrew_everything_owes_nothing_of_what_was_made_for_it(commune: Commune) -> None:
    session, hamlet = commune.session, commune.hamlets["Nam Thắng"]
    by = commune.members["secretary"].id
    sign(session, commune.id, hamlet.id, by, 10, 1)
    (row,) = session.exec(select(Commitment)).all()
    (duty,) = session.exec(select(Duty)).all()
    assert signing.withdraw(session, commitment=row, reason="", by_member=by, batch=2, now=NOW) is not None
    assert not duty.active
    assert signing.withdraw(session, commitment=row, reason="", by_member=by, batch=3, now=NOW) is None
    assert signing.works(session, committee_id=commune.id) == {}
    (change,) = signing.in_batch(session, batch=2)
    signing.take_back(session, change=change, reason="", by_member=by, batch=4, now=NOW)
    assert (duty.active, row.active, row.target) == (True, True, Decimal(10))
