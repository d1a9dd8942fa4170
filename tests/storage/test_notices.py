"""Notices, their tasks and recipients, as rows."""

from __future__ import annotations

from datetime import date, timedelta

from bot.domain.duties import Owner
from storage import notices
from storage.notices import Notice, NoticeState, NoticeTask
from tests.storage.commune import NOW, Commune


def put(commune: Commune, number: str = "12/TB-UBND", *, message: int = 1, state: str = NoticeState.DRAFT) -> Notice:
    row = Notice(
        committee_id=commune.id, number=number, day=date(2021, 6, 14), text="…", state=state,
        posted_by=commune.members["secretary"].id, posted_at=NOW, network="local", chat_id=5, message_id=message,
    )  # fmt: skip
    return notices.add(commune.session, notice=row, tasks=[])


def test_tasks_keep_their_order_and_those_left_out_go(commune: Commune) -> None:
    notice = put(commune)
    first, second = (
        NoticeTask(notice_id=notice.id, position=0, text="một"),
        NoticeTask(notice_id=notice.id, position=0, text="hai"),
    )
    notices.put_tasks(commune.session, notice_id=notice.id, tasks=[first, second])
    notices.put_tasks(
        commune.session, notice_id=notice.id, tasks=[second, NoticeTask(notice_id=0, position=0, text="ba")]
    )
    assert [row.text for row in notices.tasks_of(commune.session, notice_id=notice.id)] == ["hai", "ba"]


def test_owners_are_kept_by_hamlet_and_member(commune: Commune) -> None:
    notice = put(commune)
    owners = (Owner(hamlet_id=commune.hamlets["Hòa Bình"].id), Owner(member_id=commune.members["station"].id))
    task = NoticeTask(notice_id=notice.id, position=0, text="một", owners=notices.as_stored(owners))
    notices.put_tasks(commune.session, notice_id=notice.id, tasks=[task])
    commune.session.expire_all()
    assert notices.tasks_of(commune.session, notice_id=notice.id)[0].owned_by == owners


def test_a_number_is_found_among_the_notices_in_force(commune: Commune) -> None:
    first = put(commune)
    put(commune, state=NoticeState.DROPPED, message=2)
    found = notices.with_number(commune.session, committee_id=commune.id, number="12/tb-ubnd")
    assert found is not None
    assert found.id == first.id
    assert notices.with_number(commune.session, committee_id=commune.id, number="12/TB-UBND", but=first.id) is None
    assert notices.with_number(commune.session, committee_id=commune.id, number="") is None


def test_the_last_notice_of_a_member_in_a_chat_is_found(commune: Commune) -> None:
    put(commune)
    last = put(commune, "13/TB-UBND", message=2)
    member = commune.members["secretary"].id
    found = notices.last_of(commune.session, network="local", chat_id=5, member_id=member)
    assert found is not None
    assert found.id == last.id
    assert notices.last_of(commune.session, network="local", chat_id=6, member_id=member) is None


def test_whoever_has_a_notice_stays_its_recipient(commune: Commune) -> None:
    notice = put(commune)
    leader, station, chair = (commune.members[name].id for name in ("leader", "station", "chair"))
    notices.set_recipients(commune.session, notice_id=notice.id, member_ids=[leader, station])
    row = notices.recipient(commune.session, notice_id=notice.id, member_id=leader)
    assert row is not None
    row.sent_at = NOW
    commune.session.add(row)
    notices.set_recipients(commune.session, notice_id=notice.id, member_ids=[chair, chair])
    assert [row.member_id for row in notices.recipients_of(commune.session, notice_id=notice.id)] == [leader, chair]
    assert [found.id for found, _ in notices.received_by(commune.session, member_id=leader)] == [notice.id]
    assert notices.received_by(commune.session, member_id=chair) == []


def test_what_was_sent_and_not_confirmed_is_known(commune: Commune) -> None:
    notice, dropped = put(commune), put(commune, "13/TB-UBND", message=2, state=NoticeState.REPLACED)
    for row in (notice, dropped):
        notices.set_recipients(
            commune.session, notice_id=row.id, member_ids=[commune.members[name].id for name in ("leader", "station")]
        )
        for one in notices.recipients_of(commune.session, notice_id=row.id):
            one.sent_at = NOW
            if one.member_id == commune.members["station"].id:
                one.confirmed_at = NOW + timedelta(hours=1)
            commune.session.add(one)
    commune.session.flush()
    left = notices.unconfirmed(commune.session, committee_id=commune.id)
    assert [(found.id, one.member_id) for found, one in left] == [(notice.id, commune.members["leader"].id)]
