"""When a name has gone, no byte of it is left, and nothing that was counted is another number. All names invented."""

from __future__ import annotations

import asyncio
import io
import unicodedata
from datetime import date, datetime, timedelta
from typing import Any

import openpyxl
import pytest
from sqlmodel import Session, col, select

from bot.clock import COMMUNE_ZONE
from bot.domain.summary import Section, Term
from bot.domain.violations import Tally
from bot.sending import Pen
from handlers import retention
from handlers.day_book import day_book
from handlers.summary import summary_text
from storage import contacts, quarantine, violations
from storage.committees import Committee, Hamlet
from storage.contacts import Contact
from tests.handlers.commune import GROUP, Commune, Said
from tests.left_behind import left_behind

STATION, SECRETARY, LEADER, POLICE = "tram_y_te", "van_phong", "thon_nam_thang", "cong_an"
LIST = """DANH SÁCH F1 cách ly tại nhà
1. Đỗ Thị Quỳnh Mơ, SN 1985, xóm Giếng Đình, Nam Thắng, 0912 345 678, tiếp xúc BN9901, cách ly đến 20/06/2021
2. VŨ ĐỨC KHOÁNG, SN 1990, xóm Cầu Đá, Hòa Bình, 0987.654.321, F1 của Đỗ Thị Quỳnh Mơ, cách ly đến 21/06/2021
3. Bế Hương Thảo Vy, SN 2001, Nam Thắng, con chị Đỗ Thị Quỳnh Mơ"""
MO, KHOANG, VY = "Đỗ Thị Quỳnh Mơ", "Vũ Đức Khoáng", "Bế Hương Thảo Vy"
OF_MO, OF_KHOANG = (MO, "0912345678", "xóm Giếng Đình"), (KHOANG, "0987654321", "xóm Cầu Đá")
GONE = (*OF_MO, *OF_KHOANG)


def moment(day: date, hour: int, minute: int = 0) -> datetime:
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=COMMUNE_ZONE)


async def sleeps_until(commune: Commune, day: date, hour: int = 7) -> list[Said]:
    """The bot sleeps, and wakes up just before this moment."""
    commune.clock.move_to(moment(day, hour) - timedelta(minutes=1))
    return await commune.moves_to(day.day, day.month, hour, year=day.year)


async def day_by_day(commune: Commune, first: date, last: date) -> list[Said]:
    """The bot is on at seven each day, from the first to the last."""
    sent = []
    for n in range((last - first).days + 1):
        sent += await sleeps_until(commune, first + timedelta(days=n))
    return sent


def workbook(*rows: tuple[Any, ...]) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.create_sheet(index=0)
    for row in rows:
        sheet.append(row)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


async def a_busy_week(commune: Commune) -> None:
    """Everything that the bot is told of people in their quarantine, by everybody who may tell it."""
    await commune.says(STATION, LIST, where=GROUP)
    (found,) = await commune.says(STATION, "/tim quỳnh mơ")
    (card,) = await commune.presses(STATION, found, "Mơ")
    await commune.presses(STATION, card, "Đổi ngày hết hạn")
    await commune.says(STATION, "22/06 Đỗ Thị Quỳnh Mơ ở cùng nhà với F0")
    sent = await commune.moves_to(15, 6, 8)
    morning = [one for one in commune.to(LEADER, sent) if "Điểm danh" in "".join(one.labels)][-1]
    (people,) = await commune.presses(LEADER, morning, "từng người")
    (one,) = await commune.presses(LEADER, people, "Mơ")
    done = await commune.presses(LEADER, one, "vi phạm")
    await commune.presses(LEADER, commune.to(LEADER, done)[-1], "Ghi chú")
    await commune.says(LEADER, "chị Quỳnh Mơ sang nhà Vũ Đức Khoáng")
    await commune.says(POLICE, "/vipham Vũ Đức Khoáng không đeo khẩu trang, phạt 2 triệu")
    await commune.says(LEADER, "/khaibao Đỗ Thị Quỳnh Mơ về từ Bình Dương 12/6, 0912 345 678")
    arrived = commune.to(STATION, commune.network.sent)[-1]
    await commune.presses(STATION, arrived, "F2")
    await commune.says(STATION, unicodedata.normalize("NFD", "F1: Vũ Đức Khoáng SN 1990 Hòa Bình âm tính 15/06"))
    header = ("STT", "Họ và tên", "Năm sinh", "Thôn", "Điện thoại", "Ngày hết cách ly")
    file = workbook(("DANH SÁCH F1",), header, (1, KHOANG, 1990, "Hòa Bình", "0987654321", "21/06/2021"))
    sent = await commune.sends_file(STATION, "F1 Vũ Đức Khoáng.xlsx", file)
    assert "1 đã có" in commune.to(STATION, sent)[0].text
    await commune.says(STATION, "đồng chí gọi cho Vũ Đức Khoáng 0987 654 321 giúp tôi")


async def test_no_byte_of_a_name_that_has_gone_is_left(commune: Commune) -> None:
    await a_busy_week(commune)
    assert left_behind(commune.folder, GONE) == set(GONE)
    await day_by_day(commune, date(2021, 9, 15), date(2021, 9, 21))
    assert left_behind(commune.folder, GONE) == set()


async def test_names_stay_until_their_day(commune: Commune) -> None:
    await commune.says(STATION, LIST, where=GROUP)
    await day_by_day(commune, date(2021, 9, 15), date(2021, 9, 17))
    assert left_behind(commune.folder, GONE) == set(GONE)
    await sleeps_until(commune, date(2021, 9, 18))
    assert left_behind(commune.folder, GONE) == set(OF_KHOANG)
    await sleeps_until(commune, date(2021, 9, 19))
    assert left_behind(commune.folder, (*GONE, VY)) == {VY}


async def test_whoever_is_still_watched_keeps_his_name_and_his_card(commune: Commune) -> None:
    await a_busy_week(commune)
    await day_by_day(commune, date(2021, 9, 15), date(2021, 9, 30))
    (found,) = await commune.says(STATION, "/tim thảo vy")
    (card,) = await commune.presses(STATION, found, "Vy")
    assert VY in card.text
    assert "📅 Đổi ngày hết hạn" in card.labels
    for gone in ("/tim quỳnh mơ", "/tim khoáng", "/tim 0912345678"):
        (nobody,) = await commune.says(STATION, gone)
        assert "Không thấy ai" in nobody.text


def numbers(commune: Commune) -> dict[str, Any]:
    """Everything that is counted of each day and month."""
    with commune.session() as session:
        committee = session.exec(select(Committee)).one()
        pen = Pen(commune.running.program, session, moment(date(2021, 12, 1), 12))
        hamlets = [None, *session.exec(select(Hamlet).order_by(col(Hamlet.id))).all()]
        found: dict[str, Any] = {}
        for n in range(96):  # the days that were over when the first numbers were taken
            day = date(2021, 6, 10) + timedelta(days=n)
            listed = day_book(session, committee, day=day)
            found[f"summary {day}"] = [summary_text(pen, committee, listed, hamlet=one) for one in hamlets]
            found[f"book {day}"] = [
                sorted(one.person.id for one in listed.figures(section, hamlet).of(term))
                for hamlet in hamlets
                for section in Section
                for term in Term
            ]
            found[f"tests {day}"] = len(quarantine.tested(session, committee_id=committee.id, day=day))
        month = violations.of_month(session, committee_id=committee.id, first=date(2021, 6, 1))
        found["breaches"] = Tally.of(month)
        return found


async def test_nothing_that_was_counted_is_another_number(commune: Commune) -> None:
    await a_busy_week(commune)
    await sleeps_until(commune, date(2021, 9, 15))
    before = numbers(commune)
    await day_by_day(commune, date(2021, 9, 16), date(2021, 9, 30))
    assert left_behind(commune.folder, GONE) == set()
    assert numbers(commune) == before


async def test_folding_everything_again_brings_no_name_back(commune: Commune) -> None:
    await a_busy_week(commune)
    await day_by_day(commune, date(2021, 9, 15), date(2021, 9, 21))
    with commune.session() as session:
        rows = {row.id: row.model_dump() for row in session.exec(select(Contact))}
        rules = session.exec(select(Committee)).one().rules.quarantine_rules
        contacts.refold(session, contact_ids=rows, rules=rules)
        session.expire_all()
        assert {row.id: row.model_dump() for row in session.exec(select(Contact))} == rows


async def test_old_messages_and_buttons_bring_no_name_back(commune: Commune) -> None:
    receipt = commune.to(GROUP, await commune.says(STATION, LIST, where=GROUP))[-1]
    posted = commune.last_message
    (undone,) = commune.to(GROUP, await commune.presses(STATION, receipt, "Hoàn tác"))
    (redone,) = commune.to(GROUP, await commune.presses(STATION, undone, "Khôi phục"))
    (found,) = await commune.says(STATION, "/tim quỳnh mơ")
    (card,) = await commune.presses(STATION, found, "Mơ")
    await day_by_day(commune, date(2021, 9, 15), date(2021, 9, 21))
    with commune.session() as session:
        before = [row.model_dump() for row in session.exec(select(Contact))]
    for who, where in ((found, "Mơ"), (card, "Đổi ngày hết hạn"), (card, "Đổi thôn")):
        data = {"Mơ": "card:1", "Đổi ngày hết hạn": "cend:1", "Đổi thôn": "chamlet:1"}[where]
        (refused,) = await commune.presses_data(STATION, who, data)
        assert "họ tên đã được xóa" in refused.text
    (edited,) = await commune.says(STATION, LIST.replace("1985", "1986"), where=GROUP, message_id=posted)
    (again,) = await commune.presses_data(STATION, redone, "redo:1")
    (deleted,) = await commune.deletes(STATION, posted, where=GROUP)
    assert "họ tên trong đó đã được xóa" in edited.text
    assert "họ tên trong đó đã được xóa" in deleted.text
    assert "đã làm rồi" in again.text
    with commune.session() as session:
        assert [row.model_dump() for row in session.exec(select(Contact))] == before
    assert set(commune.inbox_statuses()) == {"done"}


async def test_the_same_person_listed_again_is_somebody_new(commune: Commune) -> None:
    await commune.says(STATION, LIST, where=GROUP)
    await day_by_day(commune, date(2021, 9, 15), date(2021, 9, 21))
    again = f"F1: {MO}, SN 1985, Nam Thắng, cách ly đến 30/09/2021"
    receipt = commune.to(GROUP, await commune.says(STATION, again, where=GROUP))[-1]
    assert "1 mới" in receipt.text
    with commune.session() as session:
        assert session.exec(select(Contact.full_name).order_by(col(Contact.id))).all() == ["***", "***", VY, MO]


async def test_names_go_some_at_a_time_and_a_restart_in_the_midst_changes_nothing(
    commune: Commune, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(retention, "AT_ONCE", 1)
    people = "\n".join(
        f"{n}. Lò Văn Mường Chảy {name}, SN 198{n}, Nam Thắng" for n, name in enumerate(("Ba", "Tư", "Sáu"), 1)
    )
    await commune.says(STATION, f"F1 cách ly đến 20/06/2021\n{people}", where=GROUP)
    await sleeps_until(commune, date(2021, 9, 15))
    commune.clock.move_to(moment(date(2021, 9, 18), 4))
    commune.running.schedule.sweep()
    with commune.session() as session:
        assert len(_named(session)) == 2
    await commune.stop()
    again = Commune(commune.folder, start=moment(date(2021, 9, 18), 4, 1))
    await again.start()
    work = asyncio.create_task(again.running.run())
    for _ in range(3):
        again.running.schedule.sweep()
    with again.session() as session:
        assert _named(session) == []
    sent = await again.moves_to(18, 9, 7)
    assert [one.text for one in again.to(SECRETARY, sent) if "Đã xóa họ tên" in one.text and "<b>3</b>" in one.text]
    assert left_behind(again.folder, ["Lò Văn Mường Chảy Ba", "Lò Văn Mường Chảy Sáu"]) == set()
    work.cancel()
    await asyncio.gather(work, return_exceptions=True)
    await again.stop()


def _named(session: Session) -> list[str]:
    return [one for one in session.exec(select(Contact.full_name)) if one != "***"]


async def test_of_a_long_list_nobody_is_left_in_a_corner_of_the_file(commune: Commune) -> None:
    """So many rows that the database moves them between its pages, which leaves old copies behind if nobody wipes."""
    given = ("Ban", "Bưởi", "Cúc", "Dâu", "Ổi", "Na", "Mít", "Hồng", "Đào", "Mận", "Sim", "Quế", "Hồi", "Sả", "Lựu")
    names = [f"Lò {middle} {one} Mường" for middle in ("Văn", "Thị", "Hữu", "Đức", "Bá", "Kim") for one in given]
    people = [f"{n}. {name}, SN {1950 + n % 60}, xóm Bản Mường {n}, Nam Thắng" for n, name in enumerate(names, 1)]
    await commune.says(STATION, "F1 cách ly đến 20/06/2021\n" + "\n".join(people), where=GROUP)
    await commune.says(STATION, "F1 cách ly đến 20/06/2021\n" + "\n".join(people[::-1]), where=GROUP)
    await sleeps_until(commune, date(2021, 9, 15))
    assert left_behind(commune.folder, names) == set(names)
    await sleeps_until(commune, date(2021, 9, 18))
    assert left_behind(commune.folder, names) == set()
