"""Messages received: kept once, handled in order within a chat, kept when they fail."""

from __future__ import annotations

from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlmodel import Session, col, select

from storage import inbox
from storage.inbox import Inbox, InboxStatus
from tests.storage.commune import NOW


def receive(session: Session, key: str, *, chat: int = 1, network: str = "telegram", **payload: Any) -> bool:
    return inbox.store(
        session, network=network, network_key=key, chat_id=chat, payload={"update_id": key, **payload}, now=NOW
    )


def test_a_repeated_update_changes_nothing(session: Session) -> None:
    assert receive(session, "7", text="đường 120m")
    assert not receive(session, "7", text="something else")
    row = session.exec(select(Inbox)).one()
    assert row.payload == {"update_id": "7", "text": "đường 120m"}
    assert (row.status, row.received_at, row.done_at) == (InboxStatus.NEW, NOW, None)


def test_a_repeated_update_that_was_handled_stays_handled(session: Session) -> None:
    receive(session, "7")
    row = session.exec(select(Inbox)).one()
    inbox.finish(session, inbox_id=row.id, status=InboxStatus.DONE, now=NOW)
    assert not receive(session, "7")
    assert inbox.waiting(session) == []


def test_the_same_key_on_another_network_is_another_update(session: Session) -> None:
    assert receive(session, "7", network="telegram")
    assert receive(session, "7", network="local")


def test_chat_ids_of_64_bits_fit(session: Session) -> None:
    assert receive(session, "1", chat=-(2**62))
    assert [row.chat_id for row in inbox.waiting(session)] == [-(2**62)]


def test_the_oldest_of_each_chat_waits_in_order_of_arrival(session: Session) -> None:
    for key, chat in (("a1", 1), ("b1", 2), ("a2", 1), ("c1", 3), ("b2", 2)):
        receive(session, key, chat=chat)
    assert [row.network_key for row in inbox.waiting(session)] == ["a1", "b1", "c1"]
    assert [row.network_key for row in inbox.waiting(session, limit=2)] == ["a1", "b1"]


def test_a_busy_chat_is_left_out_and_does_not_use_up_the_limit(session: Session) -> None:
    for key, chat in (("a1", 1), ("b1", 2), ("c1", 3)):
        receive(session, key, chat=chat)
    busy = {("telegram", 1), ("telegram", 2)}
    assert [row.network_key for row in inbox.waiting(session, busy=busy, limit=1)] == ["c1"]


def test_the_same_chat_id_on_another_network_is_not_busy(session: Session) -> None:
    receive(session, "a", network="local")
    assert [row.network_key for row in inbox.waiting(session, busy={("telegram", 1)})] == ["a"]


def test_a_failed_message_does_not_hold_up_its_chat_and_can_be_replayed(session: Session) -> None:
    receive(session, "first")
    receive(session, "second")
    (row,) = inbox.waiting(session)
    inbox.finish(session, inbox_id=row.id, status=InboxStatus.FAILED, now=NOW, error="KeyError")
    assert [row.network_key for row in inbox.waiting(session)] == ["second"]
    assert inbox.replay(session) == 1
    (row,) = inbox.waiting(session)
    assert (row.network_key, row.error, row.done_at) == ("first", None, None)
    assert inbox.replay(session) == 0


def test_what_cannot_be_parsed_never_waits(session: Session) -> None:
    inbox.store(session, network="local", network_key="x", chat_id=0, payload={}, now=NOW, status=InboxStatus.POISON)
    assert inbox.waiting(session) == []
    assert inbox.replay(session) == 0


@given(chats=st.lists(st.integers(-3, 3), max_size=25), limit=st.integers(1, 5))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=15)
def test_taking_turns_handles_everything_once_and_each_chat_in_order(
    session: Session, chats: list[int], limit: int
) -> None:
    with session.begin_nested() as nested:
        for number, chat in enumerate(chats):
            receive(session, f"turn {number}", chat=chat)
        handled = []
        while rows := inbox.waiting(session, limit=limit):
            assert len({row.chat_id for row in rows}) == len(rows) <= limit
            for row in rows:
                inbox.finish(session, inbox_id=row.id, status=InboxStatus.DONE, now=NOW)
                handled.append((row.chat_id, int(row.network_key.removeprefix("turn "))))
        assert sorted(number for _, number in handled) == list(range(len(chats)))
        for chat in set(chats):
            numbers = [number for one, number in handled if one == chat]
            assert numbers == sorted(numbers)
        assert session.exec(select(Inbox).where(col(Inbox.status) == InboxStatus.NEW)).first() is None
        nested.rollback()
