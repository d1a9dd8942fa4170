"""What everybody did between 14/06 and 01/08/2021, after the notice was sent: the five leaders and the officers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from pathlib import Path

from tests.handlers.commune import Said
from tests.handlers.period_book import (
    ACCOUNTS,
    AGENTS,
    BUDGET,
    CAO,
    CHAIR,
    HOA,
    HONG,
    LAST_DAY,
    LEADERS,
    NAM,
    OFFICER,
    REGISTRATION,
    SECRETARY,
    SIGNED,
    TAX,
    TRUNG,
    UNITS,
    WORKS,
    Book,
)
from tests.handlers.test_reviews import text_of

NOTICE = (Path(__file__).parent / "notice_12.txt").read_text(encoding="utf-8")
MOST = 4096  # characters of a message


@dataclass(frozen=True, slots=True)
class Told:
    """What nobody sends by himself: to how many the notice went, and the evaluations that the chair asked for."""

    letters: int
    june: str  # on the first morning of July
    june_later: str  # on the first morning of August
    july: str


async def notice_is_given(book: Book) -> Said:
    """The secretary pastes the notice, which comes as several messages, puts its draft right and gives the work."""
    commune = book.commune
    for at in range(0, len(NOTICE), MOST):
        said = await commune.says(SECRETARY, NOTICE[at : at + MOST].strip())
    draft = [one for one in said if not one.edited][-1]
    assert "Thông báo số 12/TB-UBND" in draft.text
    await commune.presses(SECRETARY, draft, "Nhận tất cả")
    await book.task(draft, REGISTRATION)  # three hamlets were chosen for it
    await commune.presses(SECRETARY, draft, "Đổi người làm")
    for hamlet in (CAO, HONG):
        await commune.presses(SECRETARY, draft, hamlet)
    await commune.presses(SECRETARY, draft, "Xong")
    await commune.presses(SECRETARY, draft, "Về danh sách")
    await book.task(draft, TAX)  # "xã" says nothing of who does it
    await commune.presses(SECRETARY, draft, "Đổi người làm")
    await commune.presses(SECRETARY, draft, "Tất cả các thôn")
    await commune.presses(SECRETARY, draft, "Trang sau")
    await commune.presses(SECRETARY, draft, "Lưu Thị Hạnh")
    await commune.presses(SECRETARY, draft, "Xong")
    await commune.presses(SECRETARY, draft, "Nhận")
    await commune.presses(SECRETARY, draft, "Về danh sách")
    await commune.presses(SECRETARY, draft, "Việc không ghi thời hạn")
    await book.task(draft, AGENTS)
    await commune.presses(SECRETARY, draft, "Nhận")
    await commune.presses(SECRETARY, draft, "Về danh sách")
    await commune.presses(SECRETARY, draft, "Trang trước")
    await book.task(draft, BUDGET)
    await commune.presses(SECRETARY, draft, "Đổi thời hạn")
    (card,) = await commune.says(SECRETARY, "10h ngày 30/6")
    await commune.presses(SECRETARY, card, "Nhận")
    await commune.presses(SECRETARY, card, "Về danh sách")
    await commune.presses(SECRETARY, card, "Giao 7 việc")
    assert "Đã giao 7 việc" in card.text
    assert "tính theo danh sách «Hố xử lý rác hữu cơ»" in card.text
    _write_down(book)
    return card


async def quantities_are_signed_for(book: Book) -> None:
    """An officer writes down what the hamlets signed for: a message for each month."""
    for month, label in ((6, "mục mới"), (7, WORKS[7])):
        lines = [
            f"{hamlet}: " + ", ".join(f"{item} {SIGNED[month, item][hamlet]} {unit}" for item, unit in UNITS.items())
            for hamlet in LEADERS
        ]
        said = (await book.commune.says(OFFICER, f"/camket tháng {month}\n" + "\n".join(lines)))[-1]
        for item in UNITS:  # June: works that nobody has signed for; July: of which work they are a part
            assert item in said.text
            sent = await book.commune.presses(OFFICER, said, label)
            said = book.commune.to(OFFICER, sent)[-1]
        assert "Đã ghi khối lượng đăng ký" in said.text, said.text
        assert all(len(book.commune.to(leader, sent)) == 1 for leader in LEADERS.values())


def _write_down(book: Book) -> None:
    """What the notice asks for, and what was signed for."""
    book.owe(REGISTRATION, date(2021, 6, 20), owners={one: LEADERS[one] for one in (NAM, TRUNG, HOA)})
    book.owe(TAX, date(2021, 7, 10), owners={**LEADERS, "Lưu Thị Hạnh": ACCOUNTS})
    book.owe(BUDGET, date(2021, 6, 30), owners={"Lưu Thị Hạnh": ACCOUNTS}, hour=time(10))
    for month, title in WORKS.items():
        book.owe(title, LAST_DAY[month], owners=LEADERS, closes=True)


async def notice_is_sent(book: Book, draft: Said) -> int:
    """To how many it went. All confirm at once but the late leader, who does so the next day, and the silent one."""
    commune = book.commune
    await commune.presses(SECRETARY, draft, "Nơi nhận")
    sent = await commune.presses(SECRETARY, draft, "Gửi đến")
    letters = {
        who: one for who in commune.users for one in commune.to(who, sent) if any("Đã nhận" in x for x in one.labels)
    }
    for who, letter in letters.items():
        if who not in (LEADERS[TRUNG], LEADERS[HOA]):
            await commune.presses(who, letter, "Đã nhận và sẽ thực hiện")
    await book.comes(15, 6, 10)
    await commune.presses(LEADERS[TRUNG], letters[LEADERS[TRUNG]], "Đã nhận và sẽ thực hiện")
    return len(letters)


async def until_the_list_closes(book: Book) -> None:
    """15 to 20 June."""
    await book.registers(NAM, "/dangky 80 hộ PA1", 80)
    await book.reports(NAM, "/tiendo đường 62,5m", 6, road=62.5)
    question = await book.tells(HONG, "/tiendo đường 10km")
    assert "gấp 17 lần mức đăng ký" in question.text
    await book.reports(HONG, "50m", 6, road=50)
    await book.comes(16, 6, 8)
    await book.registers(NAM, "/dangky 46 hộ PA2", 46)
    await book.reports(CAO, "/tiendo đường 150m", 6, road=150)
    edited = book.commune.last_message
    await book.reports(CAO, "/tiendo đường 115m", 6, message_id=edited, road=-35)
    await book.comes(18, 6, 16)
    await book.reports(CAO, "/tiendo kênh được 90m", 6, canal=90)
    await book.reports(NAM, "/tiendo đường 257,5m, kênh 150m, vườn mẫu 3", 6, road=257.5, canal=150, garden=3)


async def until_june_ends(book: Book) -> None:
    """21 to 30 June."""
    commune = book.commune
    await book.comes(21, 6, 9)
    await book.reports(CAO, "/tiendo kênh 50m", 6, canal=50)
    await book.comes(22, 6, 9)
    await book.registers(TRUNG, "/dangky 111 hộ PA1", 111)
    await book.reports(CAO, "/tiendo đường được 215m", 6, road=100)
    await commune.presses(LEADERS[CAO], await book.card(LEADERS[CAO], WORKS[6]), "Vướng")
    await commune.says(LEADERS[CAO], "thiếu xi măng")
    await book.comes(24, 6, 9)
    question = await book.tells(CAO, "/tiendo đường được 85m")
    assert "thấp hơn số đã báo trước (215 m)" in question.text
    (receipt,) = await commune.presses(LEADERS[CAO], question, "làm thêm")
    book.counts(receipt, CAO, 6, road=85)
    await book.reports(CAO, "/tiendo vườn mẫu 3", 6, garden=3)
    await book.reports(HONG, "/tiendo đường 450m", 6, road=450)
    question = await book.tells(HONG, "/tiendo đường 450m")
    assert "vừa báo đúng số này" in question.text
    (twice,) = await commune.presses(LEADERS[HONG], question, "Đúng, ghi như vậy")
    book.counts(twice, HONG, 6, road=450)
    (undone,) = await commune.presses(LEADERS[HONG], twice, "Hoàn tác")
    book.counts(undone, HONG, 6, road=-450)
    await book.comes(25, 6, 14)
    question = await book.tells(CAO, "/tiendo vườn mẫu tổng 1")
    (receipt,) = await commune.presses(LEADERS[CAO], question, "Đúng, ghi như vậy")
    book.counts(receipt, CAO, 6, garden=-2)
    await book.reports(HONG, "/tiendo kênh 90m, vườn mẫu 1", 6, canal=90, garden=1)
    await book.comes(26, 6, 8)
    await book.reports(HONG, "/tiendo đường 300m", 6, road=300)
    await book.comes(28, 6, 11)
    await _part_is_accepted(book)
    await book.reports(CAO, "/tiendo vườn mẫu 1", 6, garden=1)
    await book.comes(29, 6, 9)
    await book.reports(TRUNG, "/tiendo đường 200m, kênh 120m, vườn mẫu 2", 6, road=200, canal=120, garden=2)
    await book.comes(30, 6, 10)
    await book.reports(HONG, "/tiendo đường 50m", 6, road=50)


async def _part_is_accepted(book: Book) -> None:
    """The officer measures less than the leader said last: what goes back does not count."""
    (listed,) = await book.commune.says(OFFICER, "/nghiemthu")
    await book.commune.presses(OFFICER, listed, "Trang sau")
    number = next(line.split(".")[0] for line in listed.text.splitlines() if "<b>300 m</b>" in line)
    (card,) = await book.commune.presses(OFFICER, listed, number)
    await book.commune.presses(OFFICER, card, "một phần")
    said = await book.commune.says(OFFICER, "50m, đoạn cuối chưa đổ")
    (told,) = book.commune.to(LEADERS[HONG], said)
    assert "50/300 m" in told.text
    assert "đoạn cuối chưa đổ" in told.text
    book.counts(await book.tells(HONG, "/camket"), HONG, 6, road=-250)


async def until_the_taxes_are_due(book: Book) -> None:
    """1 to 13 July."""
    commune = book.commune
    await book.comes(1, 7, 10)
    await book.finishes(ACCOUNTS, BUDGET)
    await book.comes(2, 7, 9)
    await book.finishes(LEADERS[NAM], TAX)
    late = await book.tells(TRUNG, "/tiendo tháng 6 đường 80m")
    assert "Báo muộn: kỳ này hết hạn 30/06/2021, đã chốt ở Biên bản số 2" in late.text
    assert f"{book.stand(6, 'đường bê tông', TRUNG)} m" in late.text
    await book.comes(5, 7, 9)
    noted = await book.finishes(LEADERS[CAO], TAX)
    question = await book.tells(HONG, "/tiendo đường 500m")
    (receipt,) = await commune.presses(LEADERS[HONG], question, "Đúng, ghi như vậy")
    book.counts(receipt, HONG, 7, road=500)
    await book.reports(HONG, "/tiendo kênh 80m, vườn mẫu 1", 7, canal=80, garden=1)
    await book.comes(6, 7, 9)
    await commune.presses(LEADERS[CAO], noted, "Hoàn tác")
    book.part(TAX, CAO).says(book.now, done=False)
    await book.comes(8, 7, 9)
    await book.finishes_in_digest(HONG, TAX)
    await book.reports(NAM, "/tiendo đường 130m, kênh 60m", 7, road=130, canal=60)
    await book.comes(9, 7, 10)
    await _date_is_moved(book)
    await book.comes(9, 7, 16)
    await book.finishes(ACCOUNTS, TAX)
    await book.comes(12, 7, 10)
    await book.finishes(LEADERS[CAO], TAX)
    await book.reports(CAO, "/tiendo đường 250m, kênh 120m, vườn mẫu 2", 7, road=250, canal=120, garden=2)
    await book.comes(13, 7, 9)
    await book.finishes(LEADERS[TRUNG], TAX)


async def _date_is_moved(book: Book) -> None:
    """The late leader asks for four more days, and the chair agrees."""
    commune, who = book.commune, LEADERS[TRUNG]
    await commune.presses(who, await book.card(who, TAX), "Xin lùi hạn")
    said = await commune.says(who, "14/7 vì chờ chi bộ họp")
    (told,) = commune.to(CHAIR, said)
    await commune.presses(CHAIR, told, "Đồng ý")
    book.part(TAX, TRUNG).moved.append((book.now, date(2021, 7, 14)))


async def until_july_ends(book: Book) -> None:
    """14 July to the first morning of August."""
    commune = book.commune
    await book.comes(22, 7, 9)
    await book.reports(NAM, "/tiendo đường được 260m", 7, road=130)
    await book.reports(NAM, "/tiendo kênh 60m, vườn mẫu 2", 7, canal=60, garden=2)
    await book.comes(26, 7, 9)
    question = await book.tells(CAO, "/tiendo đường tổng 200m")
    (receipt,) = await commune.presses(LEADERS[CAO], question, "Đúng, ghi như vậy")
    book.counts(receipt, CAO, 7, road=-50)
    await book.comes(29, 7, 9)
    await book.reports(CAO, "/tiendo đường 50m", 7, road=50)
    await book.comes(31, 7, 14)
    await book.reports(TRUNG, "/tiendo đường 240m, kênh 110m, vườn mẫu 2", 7, road=240, canal=110, garden=2)
    await book.comes(1, 8, 9)


async def evaluation(book: Book, month: int) -> str:
    """What the chair reads in the draft of a month's evaluation."""
    (said,) = await book.commune.says(CHAIR, f"/danhgia {month}")
    return text_of(said)


async def play(book: Book) -> Told:
    """The whole period."""
    await book.comes(14, 6, 8)
    draft = await notice_is_given(book)
    await quantities_are_signed_for(book)
    letters = await notice_is_sent(book, draft)
    await until_the_list_closes(book)
    await until_june_ends(book)
    await book.comes(1, 7, 8)
    june = await evaluation(book, 6)
    await until_the_taxes_are_due(book)
    await until_july_ends(book)
    return Told(letters, june, await evaluation(book, 6), await evaluation(book, 7))
