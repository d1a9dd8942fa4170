"""A station that presses and types anything: the books stay straight, and nobody learns what is not for him."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

import pytest
from sqlmodel import Session, col, select

from bot.clock import local
from bot.domain.contacts import Status
from storage import contacts, quarantine
from storage.committees import Committee
from storage.contacts import Contact, ContactEvent
from tests.handlers.commune import GROUP, Commune, Said

STATION = "tram_y_te"
LEADERS = {"thon_nam_thang": "Nam Thắng", "thon_hoa_binh": "Hòa Bình", "thon_trung_phu": "Trung Phú"}
PEOPLE = ("Nguyễn Văn Kiên", "Trần Thị Bưởi", "Phạm Văn Đức", "Vũ Thị Hòa", "Lê Thị Cúc", "Hồ Văn Sáu", "Bùi Thị Na")
ANSWERS = (
    "28/06 gia hạn do cùng phòng có F0", "+7 có F0 cùng nhà", "14 ngày theo huyện", "theo công văn của huyện",
    "hôm qua", "15/06", "31/06", "x", "/cachly", "/hethan", "/tim nguyễn", "/tim thị", "/quytac", "/huy",
    "/quytac F1 14 ngày, theo dõi 14 ngày, CV 5599/BYT-MT, từ 01/05/2021",
)  # fmt: skip


class Walk:
    """Steps of a station by chance, checked one by one."""

    def __init__(self, commune: Commune, seed: int) -> None:
        self.commune, self.chance = commune, Random(seed)
        self.seen: list[Said] = []
        self.before: dict[int, Contact] = {}

    @property
    def today(self) -> date:
        return local(self.commune.clock.now()).date()

    async def step(self) -> None:
        what = self.chance.random()
        buttons = [said for said in self.seen[-12:] if said.buttons]
        if what < 0.15:
            sent = await self.commune.says(STATION, self.list_of_people(), where=GROUP)
        elif what < 0.25:
            moment = local(self.commune.clock.now()) + timedelta(hours=self.chance.choice((1, 9, 25, 60)))
            sent = await self.commune.moves_to(moment.day, moment.month, moment.hour)
        elif what < 0.45 or not buttons:
            sent = await self.commune.says(STATION, self.chance.choice(ANSWERS))
        else:
            said = self.chance.choice(buttons)
            _, data = self.chance.choice([one for row in said.buttons for one in row])
            sent = await self.commune.presses_data(STATION, said, data)
        self.seen += self.commune.to(STATION, sent)
        self.check(sent)

    def list_of_people(self) -> str:
        rows = []
        for number, name in enumerate(self.chance.sample(PEOPLE, self.chance.randint(1, 4)), 1):
            hamlet = self.chance.choice([*LEADERS.values(), "Cao Thắng"])
            end = self.today + timedelta(days=self.chance.randint(0, 20))
            source = self.chance.choice(PEOPLE)
            until = self.chance.choice((f", cách ly đến {end:%d/%m/%Y}", "", ", đã hết cách ly"))
            rows.append(f"{number}. {name}, SN {1950 + PEOPLE.index(name)}, thôn {hamlet}, tiếp xúc {source}{until}")
        return f"DANH SÁCH {self.chance.choice(('F0', 'F1', 'F2', 'F3'))}\n" + "\n".join(rows)

    def check(self, sent: list[Said]) -> None:
        assert set(self.commune.inbox_statuses()) <= {"done"}
        with self.commune.session() as session:
            rows = {row.id: row for row in session.exec(select(Contact))}
            self.nobody_is_released_early_without_a_reason(session, rows)
            self.leaders_read_of_nobody_elsewhere(session, rows, sent)
            self.numbers_are_lengths(session)
            folded = {key: row.model_dump() for key, row in rows.items()}
            contacts.refold(
                session, contact_ids=rows, rules=session.exec(select(Committee)).one().rules.quarantine_rules
            )
            session.expire_all()
            assert {row.id: row.model_dump() for row in session.exec(select(Contact))} == folded
            session.rollback()
            self.before = {row.id: Contact(**row.model_dump()) for row in session.exec(select(Contact))}

    def nobody_is_released_early_without_a_reason(self, session: Session, rows: dict[int, Contact]) -> None:
        for key, row in rows.items():
            was = self.before.get(key)
            if was is None or was.status != Status.OPEN or row.status != Status.RELEASED:
                continue
            event = session.exec(
                select(ContactEvent)
                .where(ContactEvent.contact_id == key, col(ContactEvent.withdrawn_at).is_(None))
                .order_by(col(ContactEvent.at).desc(), col(ContactEvent.id).desc())
            ).first()
            assert event is not None
            assert event.by_member is not None  # a person said so, never the clock
            early = was.quarantine_end is not None and was.quarantine_end > self.today
            if early and event.line_list_id is None and event.stated.get("change") == "released":
                assert event.why

    def leaders_read_of_nobody_elsewhere(self, session: Session, rows: dict[int, Contact], sent: list[Said]) -> None:
        hamlets: dict[str, set[str | None]] = {}
        for event in session.exec(select(ContactEvent)):
            hamlets.setdefault(rows[event.contact_id].full_name, set()).add(event.stated.get("hamlet"))
        for who, hamlet in LEADERS.items():
            for said in self.commune.to(who, sent):
                for name, known in hamlets.items():  # a source may be named, a contact of elsewhere may not
                    listed = any(f". {name}," in line or f" {name}," in line for line in said.text.split("\n"))
                    assert hamlet in known or not listed, said.text

    def numbers_are_lengths(self, session: Session) -> None:
        committee = session.exec(select(Committee)).one()
        groups = quarantine.groups(session, committee_id=committee.id, on=self.today)
        watched = contacts.watched(session, committee_id=committee.id, on=self.today)
        assert sum(one.n for one in groups) == len(watched)


@pytest.mark.parametrize("seed", [1, 2, 3])
async def test_whatever_the_station_does_the_books_stay_straight(commune: Commune, seed: int) -> None:
    walk = Walk(commune, seed)
    for _ in range(60):
        await walk.step()
    with commune.session() as session:
        assert session.exec(select(ContactEvent).where(ContactEvent.kind == "changed")).first() is not None
