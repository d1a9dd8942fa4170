"""Kill the program at any moment: nothing is lost, nothing is recorded twice, nothing confirmed is said again."""

from __future__ import annotations

import asyncio
import itertools
import logging
import random
from collections import Counter
from pathlib import Path

import pytest
from sqlmodel import select

from storage.contacts import Contact
from storage.inbox import InboxStatus
from storage.line_lists import LineList
from storage.outbox import OutboxStatus
from tests.pretend_telegram import Person, PretendTelegram
from tests.process.joining import joins, secretary_joins
from tests.process.program import Installation

log = logging.getLogger(__name__)

STATIONS, MESSAGES, KILLS = 10, 300, 10
SURNAMES = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Phan", "Vũ", "Đặng", "Bùi", "Đỗ")
MIDDLES = ("Văn", "Thị", "Xuân", "Đức", "Ngọc", "Quang")
NAMES = ("An", "Bình", "Cường", "Dũng", "Giang", "Hạnh")
HAMLETS = ("Nam Thắng", "Trung Phú", "Hòa Bình", "Cao Thắng", "Hồng Lạc")


def line_lists() -> list[str]:
    """300 messages, each with one invented person whom no other message has."""
    names = itertools.islice(itertools.product(NAMES, MIDDLES, SURNAMES), MESSAGES)
    return [
        f"F1: {surname} {middle} {name}, SN {1940 + number % 60}, thôn {HAMLETS[number % 5]}, "
        f"SĐT 0912{number:06}, F1 của BN{9900 + number}"
        for number, (name, middle, surname) in enumerate(names)
    ]


def receipts(telegram: PretendTelegram) -> Counter[tuple[int, str]]:
    """How often each receipt was shown: a receipt is known by its chat and its undo button's data."""
    return Counter(
        (sent.chat_id, button["callback_data"])
        for chat_id in telegram.chats
        for sent in telegram.sent_to(chat_id)
        for row in sent.buttons
        for button in row
        if button["callback_data"].startswith("undo")
    )


def confirmed(installation: Installation) -> set[tuple[int, str]]:
    """The receipts that the database knows as sent."""
    return {
        (row.chat_id, data)
        for row in installation.outbox()
        if row.status == OutboxStatus.SENT
        for line in row.buttons
        for _label, data in line
        if data.startswith("undo")
    }


async def seated(telegram: PretendTelegram, installation: Installation) -> list[Person]:
    """The health station's people, each in a private chat with the bot."""
    stations = [telegram.person(1000 + number, f"Trạm y tế {number}") for number in range(STATIONS)]
    async with installation.running() as process:
        secretary = await secretary_joins(telegram, process)
        for station in stations:
            await joins(telegram, secretary, station, role="trạm y tế")
        assert await process.stop() == 0
    return stations


async def life_with_a_sudden_end(
    telegram: PretendTelegram, installation: Installation, chance: random.Random, *, posted: int
) -> set[tuple[int, str]]:
    """Run until a random moment, SIGKILL; the receipts that were on their way just then."""
    # The first calls of a life are those that receive what waited; the later ones are receipts.
    calls = len(telegram.calls) + chance.choice((chance.randint(1, 7), chance.randint(1, 50)))
    async with installation.running() as process:
        await telegram.wait_for(lambda: len(telegram.calls) >= calls or len(receipts(telegram)) == posted)
        await asyncio.sleep(chance.random() * 0.05)  # so that the end is not always just after a call
        await process.kill()
    return set(receipts(telegram)) - confirmed(installation)


@pytest.mark.timeout(400)
async def test_ten_kills_lose_nothing_and_double_nothing(tmp_path: Path) -> None:
    seed = random.randrange(10**6)
    log.warning("seed %s", seed)  # shown when the test fails
    chance = random.Random(seed)
    async with PretendTelegram() as telegram:
        installation = Installation.on(telegram, tmp_path)
        stations = await seated(telegram, installation)
        lists = line_lists()
        in_flight: list[set[tuple[int, str]]] = []
        for life in range(KILLS):
            posted = (life + 1) * MESSAGES // KILLS
            for number in range(life * MESSAGES // KILLS, posted):
                stations[number % STATIONS].says(lists[number])
            before, said_before = confirmed(installation), receipts(telegram)
            in_flight.append(await life_with_a_sudden_end(telegram, installation, chance, posted=posted))
            said = receipts(telegram)
            assert all(said[receipt] == said_before[receipt] for receipt in before), "said again after a kill"
        async with installation.running() as process:
            await telegram.wait_for(lambda: len(receipts(telegram)) == MESSAGES, within=200.0)
            assert await process.stop() == 0

        said = receipts(telegram)
        twice = Counter({receipt: count - 1 for receipt, count in said.items() if count > 1})
        assert twice <= Counter(itertools.chain.from_iterable(in_flight)), "doubled without having been on its way"
        for caught in in_flight:  # one at a time within a chat
            assert max(Counter(chat_id for chat_id, _ in caught).values(), default=0) <= 1

        assert {row.status for row in installation.inbox()} == {InboxStatus.DONE}
        with installation.transaction() as session:
            assert len(session.exec(select(LineList)).all()) == MESSAGES
            phones = [contact.phone for contact in session.exec(select(Contact))]
        assert len(set(phones)) == len(phones) == MESSAGES
