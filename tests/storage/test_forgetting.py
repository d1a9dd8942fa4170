"""Forgetting people leaves what is counted, and no name in any column of any table. All names invented."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlmodel import Session, select, text

from bot.domain.errors import UserError
from bot.domain.folding import fold
from bot.domain.leaving import counts_on, leaving
from storage import contact_changes, contacts, forgetting, line_lists
from storage.attachments import Attachment
from storage.committees import Chat
from storage.contact_questions import ContactAlias
from storage.inbox import Inbox
from storage.line_lists import ListPart
from storage.outbox import Outbox
from storage.tables import metadata
from storage.texts import empty_old
from tests.storage.commune import NOW, RULES, TODAY, Commune, make_commune
from tests.storage.lists import Desk, person

MO, KHOANG = "Đỗ Thị Quỳnh Mơ", "Vũ Đức Khoáng"


def everything(session: Session) -> str:
    """All that all tables hold, folded."""
    session.flush()
    found = []
    for table in metadata.sorted_tables:
        for row in session.execute(text(f"SELECT * FROM {table.name}")):
            found += [one.decode("latin-1") if isinstance(one, bytes) else str(one) for one in row]
    return fold("\n".join(found))


def ids_of(desk: Desk) -> list[int]:
    """The contacts' ids, in the order in which they were listed."""
    return [row.id for row in desk.rows()]


def forget(commune: Commune, ids: Sequence[int]) -> int:
    return forgetting.forget(
        commune.session, committee_id=commune.id, contact_ids=ids, rules=RULES.quarantine_rules, now=NOW
    )


@pytest.fixture
def desk(commune: Commune) -> Desk:
    return Desk(commune)


def test_no_table_names_whoever_was_forgotten(desk: Desk) -> None:
    desk.post(person(MO, 1985, phone="0912345678", address="12 ngõ Giếng Đình", source="BN9901", note="con bà Cúc"))
    desk.post(person(KHOANG, 1990, source=MO, note=f"ở cùng {MO}"))
    assert fold(MO) in everything(desk.session)
    assert forget(desk.commune, ids_of(desk)[:1]) == 1
    left = everything(desk.session)
    for gone in (MO, "0912345678", "ngõ Giếng Đình", "bà Cúc"):
        assert fold(gone) not in left
    assert fold(KHOANG) in left


def test_forgetting_twice_forgets_nobody_more(desk: Desk) -> None:
    desk.post(person(MO, 1985))
    ids = ids_of(desk)
    assert [forget(desk.commune, ids), forget(desk.commune, ids), forget(desk.commune, [ids[0] + 999])] == [1, 0, 0]


def test_another_committees_people_are_not_forgotten(desk: Desk) -> None:
    desk.post(person(MO, 1985))
    done = forgetting.forget(
        desk.session, committee_id=desk.commune.id + 1, contact_ids=ids_of(desk), rules=(), now=NOW
    )
    assert (done, desk.rows()[0].full_name) == (0, MO)


def test_a_namesake_keeps_his_name_in_every_message(desk: Desk) -> None:
    desk.post(person(MO, 1985, phone="0912345678"), person(MO, 1958, phone="0987654321"))
    desk.session.add(_sent(f"Danh sách\n1. {MO}, 0912 345 678\n2. {MO}, 0987 654 321"))
    forget(desk.commune, ids_of(desk)[:1])
    assert desk.session.exec(select(Outbox.text)).one() == f"Danh sách\n***\n2. {MO}, 0987 654 321"


def test_a_hamlet_that_was_misread_for_a_person_stays_in_every_message(desk: Desk) -> None:
    desk.post(person("Hòa Bình", 1985, phone="0912345678"))
    desk.session.add(_sent("Danh sách\n1. Thôn Hòa Bình: 3 người\n2. 0912 345 678"))
    forget(desk.commune, ids_of(desk))
    assert desk.session.exec(select(Outbox.text)).one() == "Danh sách\n1. Thôn Hòa Bình: 3 người\n***"


def _sent(words: str) -> Outbox:
    return Outbox(key=words, network="telegram", chat_id=-1, text=words, status="sent", planned_at=NOW, not_before=NOW)


def test_whoever_is_listed_again_is_somebody_new_even_where_he_was_asked_about(desk: Desk) -> None:
    desk.post(person(MO, None), person(MO, 1985))
    assert desk.session.exec(select(ContactAlias)).all()
    known = ids_of(desk)
    forget(desk.commune, known)
    assert desk.session.exec(select(ContactAlias)).all() == []
    desk.next_day()
    receipt = desk.post(person(MO, None))
    assert receipt.lines[0].contact_id not in (None, *known)


def test_a_lists_file_goes_with_the_first_name_and_its_text_line_by_line(desk: Desk) -> None:
    desk.post(person(MO, 1985), person(KHOANG, 1990))
    (row,) = desk.lists()
    copies = [Attachment(sha256="same", name=f"{MO}.xlsx", mime="x", content=b"x", created_at=NOW) for _ in range(2)]
    desk.session.add_all(copies)
    desk.session.flush()
    row.text, row.attachment_id = f"1. {MO}\n2. {KHOANG}", copies[0].id
    row.unread = [{"line": 3, "text": f"{MO} ?", "reason": "x"}]
    place: dict[str, Any] = {"network": row.network, "chat_id": row.chat_id, "list_message_id": row.message_id}
    desk.session.add(ListPart(**place, message_id=row.message_id, text=row.text))
    desk.session.flush()
    first, second = ids_of(desk)
    forget(desk.commune, [first])
    (row,) = desk.lists()
    assert (row.text, row.attachment_id) == (f"***\n2. {KHOANG}", None)
    assert [one["text"] for one in row.unread] == ["***"]
    assert desk.session.exec(select(Attachment)).all() == []
    forget(desk.commune, [second])
    (row,) = desk.lists()
    assert (row.text, desk.session.exec(select(ListPart.text)).one()) == ("***", "***")


def test_what_was_said_of_the_forgotten_cannot_be_changed(desk: Desk) -> None:
    first = desk.post(person(MO, 1985))
    second = desk.post(person(KHOANG, 1990), person(MO, 1985))
    desk.undo(second.line_list_id)
    (contact_id,) = [row.id for row in desk.rows() if row.full_name == MO]
    station = desk.commune.members["station"].id
    forget(desk.commune, [contact_id])
    said = contacts.events_of(desk.session, [contact_id])[contact_id]
    for change in (
        lambda: desk.undo(first.line_list_id),
        lambda: desk.redo(second.line_list_id),
        lambda: desk.post(person(MO, 1986), message=1),
        lambda: contact_changes.withdraw(desk.session, events=said, rules=RULES.quarantine_rules, now=NOW),
        lambda: contact_changes.record(
            desk.session, contact_id=contact_id, stated={"change": "released"}, why=None, by_member=station,
            rules=RULES.quarantine_rules, day=TODAY, now=NOW,
        ),
    ):  # fmt: skip
        with pytest.raises(UserError, match="forgotten"):
            change()
    assert line_lists.withdraw(desk.session, line_list_id=second.line_list_id, rules=RULES, now=NOW) is None


def test_old_messages_are_emptied_and_young_ones_stay(commune: Commune) -> None:
    old, young = NOW - timedelta(days=98), NOW - timedelta(days=96)
    for n, at in enumerate((old, young)):
        commune.session.add(
            Inbox(network="telegram", network_key=str(n), chat_id=-1, payload={"n": n}, status="failed", received_at=at)
        )
        row = _sent(f"tin {n}")
        row.planned_at = at
        commune.session.add(row)
    done = empty_old(commune.session, committee_id=commune.id, before=NOW - timedelta(days=97), now=NOW, limit=100)
    assert done == 2
    assert [(row.payload, row.status) for row in commune.session.exec(select(Inbox).order_by(Inbox.network_key))] == [
        ({}, "poison"), ({"n": 1}, "failed")
    ]  # fmt: skip
    assert sorted(commune.session.exec(select(Outbox.text))) == ["", "tin 1"]


def test_old_rows_are_emptied_some_at_a_time(commune: Commune) -> None:
    commune.session.add_all([_sent(f"tin {n}") for n in range(5)])
    later = NOW + timedelta(days=1)
    done = [empty_old(commune.session, committee_id=commune.id, before=later, now=later, limit=2) for _ in range(4)]
    assert done == [2, 2, 1, 0]


def test_the_messages_of_another_committees_chats_are_left_alone(commune: Commune) -> None:
    other = make_commune(commune.session, key="other")
    commune.session.add(Chat(network="telegram", chat_id=-1, kind="group", committee_id=other.id))
    commune.session.add(_sent("tin"))
    later = NOW + timedelta(days=1)
    empty_old(commune.session, committee_id=commune.id, before=later, now=later, limit=9)
    assert commune.session.exec(select(Outbox.text)).one() == "tin"


people = st.builds(
    lambda name, year, said: person(name, year, **said),
    st.sampled_from([MO, KHOANG, "Bế Hương Vy"]),
    st.sampled_from([1985, 1990, None]),
    st.fixed_dictionaries(
        {"level": st.sampled_from(["F0", "F1", "F2"])},
        optional={
            "hamlet": st.sampled_from(["Nam Thắng", "Hòa Bình", None]),
            "phone": st.sampled_from(["0912345678", "0987654321"]),
            "source": st.sampled_from([MO, "BN9901"]),
            "quarantine_end": st.integers(-3, 9).map(lambda n: TODAY + timedelta(days=n)),
            "change": st.sampled_from(["released", "removed", "corrected"]),
        },
    ),
)
steps = st.lists(
    st.one_of(
        st.tuples(st.just("post"), st.lists(people, min_size=1, max_size=3)),
        st.tuples(st.just("edit"), st.lists(people, min_size=1, max_size=2)),
        st.tuples(st.just("undo"), st.none()),
        st.tuples(st.just("night"), st.none()),
        st.tuples(st.just("end"), st.integers(0, 9)),
    ),
    min_size=1,
    max_size=8,
)


def live(desk: Desk, step: tuple[str, Any]) -> None:
    """One step of a station."""
    what, said = step
    if what == "post":
        desk.post(*said)
    elif what == "edit" and desk.last_message:
        desk.post(*said, message=desk.last_message)
    elif what == "undo" and desk.lists():
        desk.undo(desk.lists()[-1].id)
    elif what == "night":
        desk.next_day()
    elif what == "end" and desk.rows():
        day = (desk.day + timedelta(days=said)).isoformat()
        contact_changes.record(
            desk.session, contact_id=desk.rows()[-1].id, stated={"quarantine_end": day}, why=f"nhà {MO}",
            by_member=desk.commune.members["station"].id, rules=RULES.quarantine_rules, day=desk.day, now=desk.now,
        )  # fmt: skip


def counted(desk: Desk) -> list[Any]:
    """What any day's numbers are made of, by contact."""
    rows = desk.rows()
    days = [
        [(row.id, leaving(row)) for row in rows if counts_on(row, TODAY + timedelta(days=n))] for n in range(-5, 25)
    ]
    told = [
        (row.id, row.level, row.hamlet, row.place, row.status, row.first_day, row.closed_on, row.quarantine_end,
         row.proposed_end, row.rules_id, row.watched_until, row.sample_day)
        for row in rows
    ]  # fmt: skip
    return [days, told]


@given(history=steps, chosen=st.sets(st.integers(1, 8)))
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_after_any_history_the_numbers_stay_and_the_fold_brings_no_name_back(
    commune: Commune, history: list[tuple[str, Any]], chosen: set[int]
) -> None:
    with commune.session.begin_nested() as nested:
        desk = Desk(commune)
        for step in history:
            live(desk, step)
        first = min((row.id for row in desk.rows()), default=1)
        ids = [first + n - 1 for n in chosen]
        before = counted(desk)
        gone = forget(commune, ids)
        assert counted(desk) == before
        rows = {row.id: row.model_dump() for row in desk.rows()}
        assert gone == len(set(ids) & rows.keys())
        contacts.refold(commune.session, contact_ids=rows, rules=RULES.quarantine_rules)
        assert {row.id: row.model_dump() for row in desk.rows()} == rows
        if gone == len(rows):
            left = everything(commune.session)
            assert all(fold(one) not in left for one in (MO, KHOANG, "Bế Hương Vy", "0912345678"))
        nested.rollback()
        commune.session.expire_all()
