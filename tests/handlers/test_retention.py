"""Whose name goes is told three days before, to those who may keep it for a reason. All names invented."""

from __future__ import annotations

from datetime import date

from sqlmodel import col, select

from storage.audit import Audit
from storage.contacts import Contact
from storage.dialogues import Dialogue
from tests.handlers.commune import GROUP, Commune, Said
from tests.handlers.test_forgetting import LEADER, LIST, MO, SECRETARY, STATION, day_by_day, sleeps_until
from tests.left_behind import left_behind

POLICE = "cong_an"


def about_names(sent: list[Said]) -> list[Said]:
    return [one for one in sent if "xóa họ tên" in one.text]


async def test_the_secretary_and_the_station_are_warned_once_three_days_before(commune: Commune) -> None:
    await commune.says(STATION, LIST, where=GROUP)
    assert about_names(await day_by_day(commune, date(2021, 9, 12), date(2021, 9, 14))) == []
    sent = about_names(await sleeps_until(commune, date(2021, 9, 15)))
    assert {one.chat_id for one in sent} == {commune.users[SECRETARY], commune.users[STATION]}
    assert len(sent) == 2
    assert all("18/09/2021" in one.text and "<b>1</b> người" in one.text and "Nam Thắng 1" in one.text for one in sent)
    assert left_behind(commune.folder, [MO]) == {MO}
    assert not any(MO in one.text for one in sent)
    later = about_names(await commune.moves_to(15, 9, 20))
    later += about_names(await commune.moves_to(16, 9, 6, 40))
    assert later == []


async def test_a_bot_that_slept_over_the_day_warns_first_and_waits_three_days(commune: Commune) -> None:
    await commune.says(STATION, LIST, where=GROUP)
    (warning,) = commune.to(SECRETARY, about_names(await sleeps_until(commune, date(2021, 11, 2))))
    assert "05/11/2021" in warning.text
    assert "<b>2</b> người" in warning.text
    await sleeps_until(commune, date(2021, 11, 4))
    assert left_behind(commune.folder, [MO]) == {MO}
    (done,) = commune.to(SECRETARY, about_names(await sleeps_until(commune, date(2021, 11, 9))))
    assert "Đã xóa họ tên" in done.text
    assert left_behind(commune.folder, [MO]) == set()


async def warned(commune: Commune) -> Said:
    """The warning of 15/09/2021 as the secretary has it."""
    await commune.says(STATION, LIST, where=GROUP)
    sent = about_names(await sleeps_until(commune, date(2021, 9, 15)))
    return commune.to(SECRETARY, sent)[0]


async def test_a_name_is_kept_for_a_reason_until_it_may_go(commune: Commune) -> None:
    (people,) = await commune.presses(SECRETARY, await warned(commune), "Xem 1 người")
    assert f"1. F1 {MO}, Nam Thắng – kết thúc 20/06/2021, xóa 18/09/2021" in people.text
    (asked,) = await commune.presses(SECRETARY, people, "Giữ 1. Mơ")
    assert "lý do" in asked.text
    (short,) = await commune.says(SECRETARY, "x")
    assert "gõ lý do" in short.text
    (kept,) = await commune.says(SECRETARY, "đang giải quyết khiếu nại")
    assert f"Giữ họ tên của <b>{MO}</b> đến 14/12/2021" in kept.text
    await day_by_day(commune, date(2021, 9, 18), date(2021, 9, 20))
    assert left_behind(commune.folder, [MO]) == {MO}
    (overview,) = await commune.says(STATION, "xóa tên")
    assert "Được giữ lại: <b>1</b> người" in overview.text
    (list_of_kept,) = await commune.presses(STATION, overview, "được giữ lại")
    assert "đang giải quyết khiếu nại (Võ Thị Ngọc, 07:00 15/09/2021)" in list_of_kept.text
    again = commune.to(SECRETARY, about_names(await sleeps_until(commune, date(2021, 12, 11))))
    assert ["14/12/2021" in one.text for one in again if "sẽ xóa" in one.text] == [True]
    await sleeps_until(commune, date(2021, 12, 14))
    assert left_behind(commune.folder, [MO]) == set()


async def test_keeping_a_name_can_be_taken_back_once(commune: Commune) -> None:
    (people,) = await commune.presses(SECRETARY, await warned(commune), "Xem 1 người")
    await commune.presses(SECRETARY, people, "Giữ 1. Mơ")
    (kept,) = await commune.says(SECRETARY, "đang giải quyết khiếu nại")
    (back,) = await commune.presses(SECRETARY, kept, "Thôi giữ")
    assert f"họ tên của <b>{MO}</b> sẽ được xóa ngày 18/09/2021" in back.text
    (twice,) = await commune.presses(SECRETARY, kept, "Thôi giữ")
    assert "đã làm rồi" in twice.text
    await sleeps_until(commune, date(2021, 9, 18))
    assert left_behind(commune.folder, [MO]) == set()
    (late,) = await commune.presses(SECRETARY, kept, "Thôi giữ")
    assert "đã cũ" in late.text


async def test_who_saw_and_kept_a_name_is_written_down(commune: Commune) -> None:
    (people,) = await commune.presses(SECRETARY, await warned(commune), "Xem 1 người")
    await commune.presses(SECRETARY, people, "Giữ 1. Mơ")
    (kept,) = await commune.says(SECRETARY, "đang giải quyết khiếu nại")
    await commune.presses(SECRETARY, kept, "Thôi giữ")
    await sleeps_until(commune, date(2021, 9, 18))
    with commune.session() as session:
        rows = session.exec(select(Audit).order_by(col(Audit.id))).all()
    acts = [(row.action, row.subject) for row in rows]
    for act in (
        ("read", "contacts 1"),
        ("keep", "contact 1"),
        ("keep no longer", "contact 1"),
        ("anonymise", "contacts 1"),
    ):
        assert act in acts
    assert [row.member_id for row in rows if row.action == "anonymise"] == [None]


async def test_nobody_else_may_see_or_keep_names_that_go(commune: Commune) -> None:
    warning = await warned(commune)
    for who in (LEADER, POLICE, "truong_ban", "dia_chinh"):
        for data in ("namelist:0:0", "namekeep:1", "namego:1"):
            (refused,) = await commune.presses_data(who, warning, data)
            assert "dành cho Trạm y tế, Văn phòng" in refused.text
        (refused,) = await commune.says(who, "/xoaten")
        assert "dành cho Trạm y tế, Văn phòng" in refused.text
    (refused,) = commune.to(GROUP, await commune.says(SECRETARY, "/xoaten", where=GROUP))
    assert "chat riêng" in refused.text
    for forged in ("namekeep:999", "namego:3", "namelist:7:0", "namekeep:-1"):
        (old,) = await commune.presses_data(SECRETARY, warning, forged)
        assert "đã cũ" in old.text
    assert set(commune.inbox_statuses()) == {"done"}


async def test_with_nothing_planned_that_is_said(commune: Commune) -> None:
    (said,) = await commune.says(SECRETARY, "/xoaten")
    assert "Chưa có ai đến hạn xóa" in said.text
    assert "90 ngày" in said.text
    assert said.buttons == ()


async def test_a_name_whose_owner_is_listed_again_before_its_day_stays(commune: Commune) -> None:
    await warned(commune)
    await commune.says(STATION, f"F1: {MO}, SN 1985, Nam Thắng, cách ly đến 30/09/2021", where=GROUP)
    await day_by_day(commune, date(2021, 9, 16), date(2021, 9, 19))
    with commune.session() as session:
        assert session.get_one(Contact, 1).full_name == MO
        assert session.get_one(Contact, 2).full_name == "***"
    sent = about_names(await sleeps_until(commune, date(2021, 12, 26)))
    assert "29/12/2021" in commune.to(SECRETARY, sent)[0].text


async def test_many_names_are_shown_page_by_page(commune: Commune) -> None:
    people = "\n".join(f"{n}. Lò Văn Chảy {word}, SN {1960 + n}, Nam Thắng" for n, word in enumerate("BCDĐEGHIKLMN", 1))
    await commune.says(STATION, f"F1 cách ly đến 20/06/2021\n{people}", where=GROUP)
    sent = about_names(await sleeps_until(commune, date(2021, 9, 15)))
    (first,) = await commune.presses(SECRETARY, commune.to(SECRETARY, sent)[0], "Xem")
    assert "Trang 1/2" in first.text
    (second,) = await commune.presses(SECRETARY, first, "Trang sau")
    assert "Trang 2/2" in second.text
    assert sum("Lò Văn Chảy" in line for one in (first, second) for line in one.text.split("\n")) == 12


async def test_a_form_that_was_left_goes_with_the_night(commune: Commune) -> None:
    (people,) = await commune.presses(SECRETARY, await warned(commune), "Xem 1 người")
    await commune.presses(SECRETARY, people, "Giữ 1. Mơ")
    await sleeps_until(commune, date(2021, 9, 17))
    with commune.session() as session:
        assert session.exec(select(Dialogue)).all() == []
