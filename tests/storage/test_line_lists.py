"""How posted lists become contacts, and how editing, undoing and restoring move them."""

from __future__ import annotations

from datetime import date

import pytest

from bot.domain.receipts import Outcome
from storage import contacts, line_lists
from storage.attachments import Attachment
from tests.storage.commune import NOW, Commune, make_commune
from tests.storage.lists import Desk, outcomes, person

KIEN = person()
BUOI = person("Trần Thị Bưởi", 1990, hamlet="Hòa Bình", level="F2")


@pytest.fixture
def desk(commune: Commune) -> Desk:
    return Desk(commune)


def test_a_new_person_becomes_a_contact_with_a_proposed_end(desk: Desk) -> None:
    receipt = desk.post(person(contact_date=date(2021, 6, 5), phone="0912000345"))
    (row,) = desk.rows()
    assert outcomes(receipt) == [Outcome.NEW]
    assert receipt.lines[0].contact_id == row.id
    assert (row.name_key, row.status, row.first_day) == ("nguyen van kien", "open", desk.day)
    assert (row.quarantine_end, row.proposed_end, row.proposed_by) == (None, date(2021, 6, 26), "CĐ 600/CĐ-BCĐ")


def test_the_same_list_the_next_day_says_nothing_new(desk: Desk) -> None:
    desk.post(KIEN, BUOI)
    desk.next_day()
    receipt = desk.post(KIEN, BUOI)
    assert outcomes(receipt) == [Outcome.KNOWN, Outcome.KNOWN]
    assert receipt.hamlets == ()
    assert [row.first_day for row in desk.rows()] == [date(2021, 6, 14)] * 2


def test_what_a_later_list_changes_is_told_with_before_and_after(desk: Desk) -> None:
    desk.post(KIEN)
    receipt = desk.post(person(quarantine_end=date(2021, 6, 27)))
    assert outcomes(receipt) == [Outcome.CHANGED]
    assert receipt.lines[0].changes == (("quarantine_end", None, date(2021, 6, 27)),)
    assert receipt.hamlets == ("Nam Thắng",)


def test_a_person_missing_from_todays_list_is_still_watched(desk: Desk) -> None:
    desk.post(KIEN, BUOI)
    desk.next_day()
    desk.post(BUOI)
    assert set(desk.watched()) == {"Nguyễn Văn Kiên", "Trần Thị Bưởi"}


@pytest.mark.parametrize("change", ["released", "removed"])
def test_who_is_released_or_removed_is_watched_no_longer_and_again_when_listed_again(desk: Desk, change: str) -> None:
    desk.post(KIEN)
    desk.post(person(change=change))
    assert desk.watched() == []
    assert [(row.status, row.closed_on) for row in desk.rows()] == [(change, desk.day)]
    desk.post(KIEN)
    assert desk.watched() == ["Nguyễn Văn Kiên"]


def test_two_of_one_name_and_different_years_are_two(desk: Desk) -> None:
    receipt = desk.post(KIEN, person(birth_year=1958))
    assert outcomes(receipt) == [Outcome.NEW, Outcome.NEW]
    assert outcomes(desk.post(person(birth_year=1958), KIEN)) == [Outcome.KNOWN, Outcome.KNOWN]
    assert len(desk.rows()) == 2


def test_a_doubt_makes_a_new_contact_and_a_question(desk: Desk) -> None:
    first = desk.post(KIEN).lines[0].contact_id
    receipt = desk.post(person(birth_year=None, hamlet=None))
    assert outcomes(receipt) == [Outcome.NEW]
    assert receipt.lines[0].doubtful == (first,)
    assert len(desk.rows()) == 2


def test_a_list_with_the_same_doubt_tomorrow_does_not_make_a_third(desk: Desk) -> None:
    desk.post(KIEN)
    doubtful = person(birth_year=None, hamlet=None)
    desk.post(doubtful)
    desk.next_day()
    assert outcomes(desk.post(doubtful)) == [Outcome.KNOWN]
    assert len(desk.rows()) == 2


def test_undoing_takes_back_what_only_that_list_said(desk: Desk) -> None:
    desk.post(KIEN)
    second = desk.post(person(quarantine_end=date(2021, 6, 27)), BUOI)
    assert desk.undo(second.line_list_id) == ["Hòa Bình", "Nam Thắng"]
    assert desk.watched() == ["Nguyễn Văn Kiên"]
    assert desk.rows()[0].quarantine_end is None


def test_undoing_twice_and_restoring_twice_change_nothing_more(desk: Desk) -> None:
    receipt = desk.post(KIEN)
    assert desk.redo(receipt.line_list_id) is None
    assert desk.undo(receipt.line_list_id) == ["Nam Thắng"]
    assert desk.undo(receipt.line_list_id) is None
    assert desk.watched() == []
    assert desk.redo(receipt.line_list_id) == ["Nam Thắng"]
    assert desk.redo(receipt.line_list_id) is None
    assert desk.watched() == ["Nguyễn Văn Kiên"]


def test_a_list_posted_again_after_its_undo_and_then_restored_does_not_double_anybody(desk: Desk) -> None:
    first = desk.post(KIEN, BUOI)
    desk.undo(first.line_list_id)
    assert outcomes(desk.post(KIEN, BUOI)) == [Outcome.NEW, Outcome.NEW]
    desk.redo(first.line_list_id)
    assert sorted(desk.watched()) == ["Nguyễn Văn Kiên", "Trần Thị Bưởi"]


def test_an_edit_takes_back_whom_it_no_longer_names(desk: Desk) -> None:
    desk.post(KIEN, BUOI, message=7)
    receipt = desk.post(KIEN, message=7)
    assert receipt.version == 2
    assert receipt.withdrawn == ("Trần Thị Bưởi",)
    assert outcomes(receipt) == [Outcome.KNOWN]
    assert desk.watched() == ["Nguyễn Văn Kiên"]
    assert "Hòa Bình" in receipt.hamlets


def test_an_edit_that_puts_a_name_right_keeps_the_person(desk: Desk) -> None:
    first = desk.post(person("Nguyễn Văn Kien", phone="0912000345"), message=7)
    second = desk.post(person("Nguyễn Văn Kiện", phone="0912000345"), message=7)
    assert second.lines[0].contact_id == first.lines[0].contact_id
    assert [line.changes for line in second.lines] == [(("full_name", "Nguyễn Văn Kien", "Nguyễn Văn Kiện"),)]
    assert desk.watched() == ["Nguyễn Văn Kiện"]


def test_an_edit_leaves_what_other_lists_said(desk: Desk) -> None:
    desk.post(KIEN, message=7)
    desk.post(KIEN, message=8)
    desk.post(BUOI, message=7)
    assert sorted(desk.watched()) == ["Nguyễn Văn Kiên", "Trần Thị Bưởi"]


def test_an_edit_keeps_the_day_and_time_of_the_first_version(desk: Desk) -> None:
    desk.post(KIEN, message=7)
    desk.next_day()
    desk.post(KIEN, BUOI, message=7)
    (row,) = desk.lists()
    assert (row.day, row.version) == (date(2021, 6, 14), 2)
    assert {one.first_day for one in desk.rows()} == {date(2021, 6, 14)}


def test_undoing_an_edited_list_takes_everything_back(desk: Desk) -> None:
    desk.post(KIEN, message=7)
    edited = desk.post(KIEN, BUOI, message=7)
    desk.undo(edited.line_list_id)
    assert desk.watched() == []
    desk.redo(edited.line_list_id)
    assert len(desk.watched()) == 2


def test_another_commune_with_the_same_people_is_another_matter(desk: Desk) -> None:
    other = Desk(make_commune(desk.session, "xa-khac"))
    desk.post(KIEN)
    assert outcomes(other.post(KIEN)) == [Outcome.NEW]
    assert len(desk.rows()) == len(other.rows()) == 1
    desk.undo(desk.lists()[0].id)
    assert other.watched() == ["Nguyễn Văn Kiên"]


def test_a_list_of_thousands_is_recorded_at_once(desk: Desk) -> None:
    many = [person(f"Nguyễn Văn {chr(0x41 + n % 26)}{chr(0x41 + n // 26)}", 1950 + n % 60) for n in range(1200)]
    assert set(outcomes(desk.post(*many))) == {Outcome.NEW}
    assert set(outcomes(desk.post(*many))) <= {Outcome.KNOWN}
    assert len(desk.rows()) == 1200


def test_who_ends_today_is_counted_by_stated_end_or_release_but_not_by_a_proposal(desk: Desk) -> None:
    desk.post(
        person("Lê Văn Mận", 1980, quarantine_end=desk.day),
        person("Lê Văn Đào", 1981, quarantine_end=date(2021, 6, 15)),
        person("Lê Văn Lê", 1982, contact_date=date(2021, 5, 24)),  # proposed: 14/06
        person("Lê Văn Cam", 1983),
    )
    desk.post(person("Lê Văn Cam", 1983, change="released"))
    ended = contacts.ended_on(desk.session, committee_id=desk.commune.id, day=desk.day)
    assert sorted(row.full_name for row in ended) == ["Lê Văn Cam", "Lê Văn Mận"]
    assert sorted(desk.watched()) == ["Lê Văn Lê", "Lê Văn Mận", "Lê Văn Đào"]
    assert "Lê Văn Mận" not in desk.watched(date(2021, 6, 15))


def test_a_hamlets_watched_are_its_own(desk: Desk) -> None:
    desk.post(KIEN, BUOI, person("Ai Đó", 1970, hamlet=None))
    assert desk.watched(hamlet="Hòa Bình") == ["Trần Thị Bưởi"]
    assert len(desk.watched()) == 3


def test_the_very_same_file_is_known_while_its_list_is_in_force(desk: Desk) -> None:
    file = Attachment(
        sha256="2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881",  # of b"x"
        name="x.xlsx", mime="", content=b"x", created_at=NOW,
    )  # fmt: skip
    desk.session.add(file)
    receipt = desk.post(KIEN)
    row = desk.lists()[0]
    row.attachment_id = file.id
    desk.session.flush()

    def known(content: bytes) -> int | None:
        found = line_lists.with_same_file(desk.session, committee_id=desk.commune.id, content=content)
        return found.id if found is not None else None

    assert (known(b"x"), known(b"y")) == (receipt.line_list_id, None)
    desk.undo(receipt.line_list_id)
    assert known(b"x") is None


def test_lists_posted_on_a_day_are_those_in_force(desk: Desk) -> None:
    undone, _ = desk.post(KIEN), desk.post(BUOI, message=9)
    edited = desk.post(BUOI, message=9)
    desk.undo(undone.line_list_id)
    on = line_lists.posted_on(desk.session, committee_id=desk.commune.id, day=desk.day)
    assert [row.id for row in on] == [edited.line_list_id]
    assert list(line_lists.posted_on(desk.session, committee_id=desk.commune.id, day=date(2021, 6, 15))) == []
