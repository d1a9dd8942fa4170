"""Forms, hamlets' lists, sweeps, the saved clock and the audit."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from sqlmodel import Session, select

from storage import audit, clocks, dialogues, hamlet_lists, sweeps
from storage.audit import Audit
from storage.hamlet_lists import HamletList
from tests.storage.commune import NOW, TODAY, Commune

HOUR = timedelta(hours=1)


def put(commune: Commune, step: str, *, chat: int = 1, now: datetime = NOW, **answers: Any) -> None:
    dialogues.put(
        commune.session, network="local", chat_id=chat, member_id=commune.members["leader"].id,
        form="progress", step=step, answers=answers, now=now,
    )  # fmt: skip


def at(commune: Commune, *, chat: int = 1, member: str = "leader", now: datetime = NOW) -> tuple[str, Any] | None:
    found = dialogues.current(
        commune.session, network="local", chat_id=chat, member_id=commune.members[member].id, now=now
    )
    return (found.step, found.answers) if found is not None else None


def test_a_form_waits_at_its_step_in_its_own_chat_for_its_own_person(commune: Commune) -> None:
    put(commune, "amount", commitment=7)
    assert at(commune) == ("amount", {"commitment": 7})
    assert at(commune, chat=2) is None
    assert at(commune, member="chair") is None


def test_a_later_step_takes_the_place_of_the_earlier(commune: Commune) -> None:
    put(commune, "amount", commitment=7)
    put(commune, "note", commitment=7, quantity="120")
    commune.session.expire_all()
    assert at(commune) == ("note", {"commitment": 7, "quantity": "120"})


def test_a_form_left_for_half_a_day_is_given_up(commune: Commune) -> None:
    put(commune, "amount")
    assert at(commune, now=NOW + 12 * HOUR - timedelta(seconds=1)) is not None
    assert at(commune, now=NOW + 12 * HOUR) is None


def test_an_answer_keeps_a_form_open_longer(commune: Commune) -> None:
    put(commune, "amount")
    put(commune, "note", now=NOW + 11 * HOUR)
    assert at(commune, now=NOW + 20 * HOUR) is not None


def test_a_form_is_closed_once(commune: Commune) -> None:
    put(commune, "amount")

    def close() -> bool:
        return dialogues.close(commune.session, network="local", chat_id=1, member_id=commune.members["leader"].id)

    assert close()
    assert at(commune) is None
    assert not close()


def send(commune: Commune, hamlet: str, *, days: int = 0) -> int:
    return hamlet_lists.note_sent(
        commune.session, committee_id=commune.id, hamlet_id=commune.hamlets[hamlet].id,
        day=TODAY + timedelta(days=days), now=NOW,
    )  # fmt: skip


def waiting(commune: Commune, *, days: int = 0) -> list[str]:
    found = hamlet_lists.unacknowledged(commune.session, committee_id=commune.id, day=TODAY + timedelta(days=days))
    return [name for name, row in commune.hamlets.items() if row.id in found]


def confirm(commune: Commune, sent: int, *, now: datetime = NOW) -> HamletList | None:
    return hamlet_lists.acknowledge(
        commune.session, hamlet_list_id=sent, member_id=commune.members["leader"].id, now=now
    )


def test_confirming_a_list_confirms_those_sent_before_it(commune: Commune) -> None:
    morning, noon = send(commune, "Nam Thắng"), send(commune, "Nam Thắng")
    send(commune, "Hòa Bình")
    assert waiting(commune) == ["Nam Thắng", "Hòa Bình"]
    confirm(commune, noon)
    assert waiting(commune) == ["Hòa Bình"]
    row = commune.session.get_one(HamletList, morning)
    assert (row.acknowledged_at, row.acknowledged_by) == (NOW, commune.members["leader"].id)


def test_a_list_that_changed_after_it_was_confirmed_waits_again(commune: Commune) -> None:
    confirm(commune, send(commune, "Nam Thắng"))
    send(commune, "Nam Thắng")
    assert waiting(commune) == ["Nam Thắng"]


def test_confirming_an_old_list_does_not_confirm_the_new_one(commune: Commune) -> None:
    old = send(commune, "Nam Thắng")
    send(commune, "Nam Thắng")
    confirm(commune, old)
    assert waiting(commune) == ["Nam Thắng"]


def test_a_second_press_keeps_the_time_of_the_first(commune: Commune) -> None:
    sent = send(commune, "Nam Thắng")
    confirm(commune, sent)
    again = confirm(commune, sent, now=NOW + HOUR)
    assert again is not None
    assert again.acknowledged_at == NOW


def test_days_are_confirmed_on_their_own(commune: Commune) -> None:
    confirm(commune, send(commune, "Nam Thắng"))
    send(commune, "Nam Thắng", days=1)
    assert waiting(commune) == []
    assert waiting(commune, days=1) == ["Nam Thắng"]


def test_there_is_no_list_of_that_number(commune: Commune) -> None:
    assert confirm(commune, 987_654) is None


def test_a_day_is_said_to_be_unchanged_once(commune: Commune) -> None:
    def say() -> bool:
        return hamlet_lists.note_unchanged(
            commune.session, committee_id=commune.id, day=TODAY, member_id=commune.members["station"].id, now=NOW
        )

    assert not hamlet_lists.is_unchanged(commune.session, committee_id=commune.id, day=TODAY)
    assert say()
    assert hamlet_lists.is_unchanged(commune.session, committee_id=commune.id, day=TODAY)
    assert not hamlet_lists.is_unchanged(commune.session, committee_id=commune.id, day=TODAY + timedelta(days=1))
    assert not say()


def test_what_was_seen_to_is_not_seen_to_again(session: Session) -> None:
    assert sweeps.mark(session, key="summary:2021-06-14", now=NOW)
    assert not sweeps.mark(session, key="summary:2021-06-14", now=NOW + HOUR)
    assert sweeps.mark(session, key="summary:2021-06-15", now=NOW)


def test_the_clock_goes_on_where_it_was_saved(session: Session) -> None:
    assert clocks.read(session) is None
    for moment in (NOW, NOW + HOUR):
        clocks.save(session, now=moment)
        session.expire_all()
        found = clocks.read(session)
        assert found == moment
        assert found is not None
        assert found.tzinfo is UTC


def test_the_audit_keeps_ids_and_no_names(commune: Commune) -> None:
    audit.record(
        commune.session, committee_id=commune.id, member_id=commune.members["chair"].id, action="read",
        subject="contacts hamlet=1", now=NOW,
    )  # fmt: skip
    audit.record(commune.session, committee_id=commune.id, member_id=None, action="send", subject="summary", now=NOW)
    rows = commune.session.exec(select(Audit.member_id, Audit.action, Audit.subject)).all()
    assert sorted(rows, key=str) == sorted(
        [(commune.members["chair"].id, "read", "contacts hamlet=1"), (None, "send", "summary")], key=str
    )
