"""Messages to send: each said once, in order within a chat, none overtaking one that is being retried."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session

from storage import outbox
from storage.outbox import Outbox, OutboxStatus
from tests.storage.commune import NOW

SOON = NOW + timedelta(minutes=5)


def write(session: Session, key: str, *, chat: int = 1, network: str = "telegram", **more: Any) -> Outbox:
    row = Outbox(key=key, network=network, chat_id=chat, text=key, **{"planned_at": NOW, "not_before": NOW, **more})
    session.add(row)
    session.flush()
    return row


def due(session: Session, *, now: datetime = NOW, **more: Any) -> list[str]:
    return [row.key for row in outbox.due(session, now=now, networks={"telegram", "local"}, **more)]


def test_what_must_be_said_once_is_written_once(session: Session) -> None:
    write(session, "summary:2021-06-14")
    assert outbox.has_key(session, "summary:2021-06-14")
    assert not outbox.has_key(session, "summary:2021-06-15")
    with pytest.raises(IntegrityError), session.begin_nested():
        write(session, "summary:2021-06-14", chat=2)


def test_a_key_stays_used_after_its_message_was_sent_or_dropped(session: Session) -> None:
    for key, status in (("a", OutboxStatus.SENT), ("b", OutboxStatus.DROPPED), ("c", OutboxStatus.FAILED)):
        outbox.finish(session, outbox_id=write(session, key).id, status=status, now=NOW)
        assert outbox.has_key(session, key)


def test_the_oldest_due_of_each_chat_comes_first(session: Session) -> None:
    for key, chat in (("a1", 1), ("a2", 1), ("b1", 2)):
        write(session, key, chat=chat)
    assert due(session) == ["a1", "b1"]
    assert due(session, limit=1) == ["a1"]
    assert due(session, busy={("telegram", 1)}, limit=1) == ["b1"]


def test_a_message_whose_time_has_not_come_lets_later_ones_pass(session: Session) -> None:
    write(session, "tomorrow", not_before=SOON)
    write(session, "now")
    assert due(session) == ["now"]
    assert due(session, now=SOON) == ["tomorrow"]


def test_a_message_being_retried_holds_up_its_chat_and_no_other(session: Session) -> None:
    first = write(session, "first")
    write(session, "second")
    write(session, "elsewhere", chat=2)
    write(session, "same number elsewhere", network="local")
    outbox.postpone(session, outbox_id=first.id, until=SOON)
    assert due(session) == ["elsewhere", "same number elsewhere"]
    assert due(session, now=SOON) == ["first", "elsewhere", "same number elsewhere"]
    assert first.attempts == 1


def test_only_networks_that_run_are_served(session: Session) -> None:
    write(session, "zalo", network="zalo")
    assert due(session) == []


@pytest.mark.parametrize("status", [status for status in OutboxStatus if status is not OutboxStatus.DUE])
def test_what_has_ended_is_not_sent_again(session: Session, status: OutboxStatus) -> None:
    row = write(session, "one")
    outbox.finish(session, outbox_id=row.id, status=status, now=NOW, message_id=55, error=None)
    assert due(session, now=SOON) == []
    assert row.sent_at == (NOW if status is OutboxStatus.SENT else None)
    assert row.network_message_id == (55 if status is OutboxStatus.SENT else None)


def test_a_sent_message_is_found_by_the_networks_id_and_its_edit_is_not(session: Session) -> None:
    sent = write(session, "receipt")
    edit = write(session, "receipt, edited", edits_id=sent.id)
    for row in (sent, edit):
        outbox.finish(session, outbox_id=row.id, status=OutboxStatus.SENT, now=NOW, message_id=55)
    found = outbox.by_message(session, network="telegram", chat_id=1, message_id=55)
    assert found is not None
    assert found.id == sent.id
    assert outbox.by_message(session, network="telegram", chat_id=2, message_id=55) is None
    assert outbox.by_message(session, network="local", chat_id=1, message_id=55) is None


def test_a_group_that_moved_gets_what_was_still_due(session: Session) -> None:
    sent, waiting = write(session, "sent", chat=-5), write(session, "waiting", chat=-5)
    other = write(session, "other network", chat=-5, network="local")
    outbox.finish(session, outbox_id=sent.id, status=OutboxStatus.SENT, now=NOW, message_id=1)
    outbox.move_chat(session, network="telegram", chat_id=-5, new_chat_id=-1005)
    session.expire_all()
    assert (sent.chat_id, waiting.chat_id, other.chat_id) == (-5, -1005, -5)


def test_buttons_and_reasons_come_back_as_they_were(session: Session) -> None:
    buttons = [[["↩️ Hoàn tác", "undo:12"]], [["Thôi", "pcancel"]]]
    row = write(session, "one", buttons=buttons, about={"duties": [1, 2], "day": "2021-06-14"})
    session.expire(row)
    assert row.buttons == buttons
    assert row.about == {"duties": [1, 2], "day": "2021-06-14"}
