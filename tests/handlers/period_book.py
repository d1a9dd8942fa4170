"""One commune in June and July 2021, and the book that the test keeps beside it: who owes what, and its own sums."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from bot.clock import local
from bot.committee_file import CommitteeFile, read
from tests.handlers.commune import Commune, Said
from tests.handlers.period_model import Part, at, shown

NAM, TRUNG, HOA = "Nam Thắng", "Trung Phú", "Hòa Bình"
CAO, HONG = "Cao Thắng", "Hồng Lạc"
LEADERS = {
    NAM: "thon_nam_thang",  # diligent
    TRUNG: "thon_trung_phu",  # late
    HOA: "thon_hoa_binh",  # silent
    CAO: "thon_cao_thang",  # corrects himself
    HONG: "thon_hong_lac",  # reports too much
}
SECRETARY, CHAIR, OFFICER, ACCOUNTS = "van_phong", "truong_ban", "ntm", "ke_toan"

REGISTRATION = "Lập danh sách các hộ làm đăng ký"
TAX = "Căn cứ vào sự ổn định tình hình dịch bệnh xã"
BUDGET = "Báo cáo kết quả thực hiện thu chi"
AGENTS = "Đồng chí Kiều tham mưu kiện toàn"
WORKS = {6: "Khối lượng đăng ký thêm tháng 6/2021", 7: "Các thôn triển khai ngay việc làm đường, kênh, rãnh"}
"""What is signed for in June stands for itself; the notice asks for what was signed for by the end of July."""
TITLES = (REGISTRATION, TAX, BUDGET, AGENTS, *WORKS.values())

ROAD, CANAL, GARDEN = "đường bê tông", "kênh", "vườn mẫu"
UNITS = {ROAD: "m", CANAL: "m", GARDEN: "vườn"}
SIGNED = {
    (6, ROAD): {NAM: 320, TRUNG: 280, HOA: 250, CAO: 300, HONG: 600},
    (6, CANAL): {NAM: 150, TRUNG: 120, HOA: 100, CAO: 140, HONG: 90},
    (6, GARDEN): {NAM: 3, TRUNG: 2, HOA: 2, CAO: 2, HONG: 1},
    (7, ROAD): {NAM: 260, TRUNG: 240, HOA: 220, CAO: 250, HONG: 180},
    (7, CANAL): {NAM: 120, TRUNG: 110, HOA: 90, CAO: 120, HONG: 80},
    (7, GARDEN): {NAM: 2, TRUNG: 2, HOA: 1, CAO: 2, HONG: 1},
}
HOUSEHOLDS = {NAM: 210, TRUNG: 185, HOA: 160}
GOAL = {NAM: 126, TRUNG: 111, HOA: 96}  # 60 % of them are to register
LAST_DAY = {6: date(2021, 6, 30), 7: date(2021, 7, 31)}


def committee() -> CommitteeFile:
    """The sample commune with its people and programmes, and nothing that is to be done yet."""
    sample, _ = read(None)
    alone = tuple(one.model_copy(update={"nhiem_vu": None}) for one in sample.chuong_trinh)
    return sample.model_copy(update={"nhiem_vu": (), "chuong_trinh": alone})


def title_in(text: str) -> str:
    """The work whose title stands in a line."""
    return next(title for title in TITLES if title in text)


@dataclass
class Book:
    """The commune, and what the test knows of it by itself."""

    commune: Commune
    parts: list[Part] = field(default_factory=list)
    sums: dict[tuple[int, str, str], Decimal] = field(default_factory=lambda: defaultdict(Decimal))
    registered: dict[str, int] = field(default_factory=lambda: defaultdict(int))

    @property
    def now(self) -> datetime:
        """The commune's time."""
        return local(self.commune.clock.now()).replace(tzinfo=None)

    def part(self, work: str, owner: str) -> Part:
        return next(one for one in self.parts if (one.work, one.owner) == (work, owner))

    def owe(
        self, work: str, due: date, *, owners: dict[str, str], hour: time | None = None, closes: bool = False
    ) -> None:
        """Write down a work of these owners; of each, who hears of it."""
        self.parts += [Part(work, owner, ear, due, hour, closes) for owner, ear in owners.items()]

    async def comes(self, day: int, month: int, hour: int, minute: int = 0) -> None:
        """The clock goes on; every night it is stopped twice in the quiet hours, when nothing may be sent."""
        target = at(day, month, hour, minute)
        evening = at(self.now.day, self.now.month, 22)
        while self.now.date() < target.date():
            for stop in (evening, evening + timedelta(hours=3)):
                await self.commune.moves_to(stop.day, stop.month, stop.hour)
            evening += timedelta(days=1)
        await self.commune.moves_to(day, month, hour, minute)

    async def tells(self, hamlet: str, line: str, *, message_id: int | None = None) -> Said:
        """A leader writes one line; the newest answer."""
        who = LEADERS[hamlet]
        return self.commune.to(who, await self.commune.says(who, line, message_id=message_id))[-1]

    async def registers(self, hamlet: str, line: str, households: int) -> None:
        """A leader registers so many households; with enough of them his work is done."""
        receipt = await self.tells(hamlet, line)
        self.registered[hamlet] += households
        assert f"{self.registered[hamlet]}/{HOUSEHOLDS[hamlet]} hộ" in receipt.text, receipt.text
        self.part(REGISTRATION, hamlet).says(self.now, self.registered[hamlet] >= GOAL[hamlet])

    async def reports(
        self, hamlet: str, line: str, month: int, *, message_id: int | None = None, **done: Decimal | float
    ) -> Said:
        """A report that adds so much of each work; its receipt is held against the book's own sums."""
        receipt = await self.tells(hamlet, line, message_id=message_id)
        self.counts(receipt, hamlet, month, **done)
        return receipt

    def counts(self, receipt: Said, hamlet: str, month: int, **done: Decimal | float) -> None:
        """So much is added to the sums of the book, and stands in this receipt."""
        for name, quantity in done.items():
            item = {"road": ROAD, "canal": CANAL, "garden": GARDEN}[name]
            self.sums[month, item, hamlet] += Decimal(str(quantity))
            stand = re.escape(f"{self.stand(month, item, hamlet)} {UNITS[item]}")
            assert re.search(rf"(?<![\d.,]){stand}\b", receipt.text), (self.now, stand, receipt.text)
        reached = all(
            self.sums[month, item, hamlet] >= targets[hamlet] for (of, item), targets in SIGNED.items() if of == month
        )
        self.part(WORKS[month], hamlet).says(self.now, reached)

    def stand(self, month: int, item: str, hamlet: str) -> str:
        """What is done of what was signed for."""
        return f"{shown(self.sums[month, item, hamlet])}/{SIGNED[month, item][hamlet]}"

    async def card(self, who: str, work: str) -> Said:
        """The card of somebody's work, from his list."""
        (tasks,) = await self.commune.says(who, "/nhiemvu")
        (card,) = await self.commune.presses(who, tasks, work[:20])
        return card

    async def finishes(self, who: str, work: str) -> Said:
        """Somebody says that his work is done."""
        part = next(one for one in self.parts if (one.work, one.ear) == (work, who))
        (noted,) = await self.commune.presses(who, await self.card(who, work), "Đã xong")
        assert "đã xong" in noted.text
        part.says(self.now, done=True)
        return noted

    async def finishes_in_digest(self, hamlet: str, work: str) -> None:
        """A leader presses the button of the line in his last digest."""
        who = LEADERS[hamlet]
        digest = [one for one in self.commune.to(who, self.commune.network.sent) if "Nhắc việc" in one.text][-1]
        line = next(line for line in digest.text.splitlines() if work in line)
        (noted,) = await self.commune.presses(who, digest, f"Xong việc {line.split('.')[0]}")
        assert work in noted.text
        self.part(work, hamlet).says(self.now, done=True)

    async def task(self, draft: Said, words: str) -> None:
        """The secretary turns the draft's pages until she finds a task, and opens it."""
        for _ in range(10):
            found = re.search(rf"<b>(\d+)\.</b>[^\n]*\n[^\n]*{re.escape(words)}", draft.text)
            if found is not None:
                await self.commune.presses(SECRETARY, draft, found[1])
                return
            await self.commune.presses(SECRETARY, draft, "Trang sau")
        raise AssertionError(words)
