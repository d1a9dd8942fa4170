"""What goes wrong inside: the message is kept, the person answered, the secretary told once, and it is replayed."""

from __future__ import annotations

import pytest
from psycopg.errors import DeadlockDetected
from sqlalchemy.exc import OperationalError
from sqlmodel import select
from telegram import Update
from telegram.error import TelegramError
from telegram.ext import MessageHandler, filters

from bot.offline import offline_bot
from handlers.context import Context
from storage import inbox
from storage.committees import Committee
from storage.inbox import Inbox
from tests.handlers.commune import Commune


def spoil(commune: Commune) -> dict[str, object]:
    """Make the committee's settings unreadable, as a bug would; the settings that were there."""
    with commune.database.transaction() as session:
        committee = session.exec(select(Committee)).one()
        before = committee.settings
        committee.settings = {"hours": "nonsense"}
        session.add(committee)
    return before


def mend(commune: Commune, settings: dict[str, object]) -> None:
    with commune.database.transaction() as session:
        committee = session.exec(select(Committee)).one()
        committee.settings = settings
        session.add(committee)


async def test_a_bug_is_answered_kept_reported_once_and_replayed(
    commune: Commune, caplog: pytest.LogCaptureFixture
) -> None:
    before = spoil(commune)
    sent = await commune.says("tram_y_te", "F1 Nguyễn Văn Kiên, SN 1985, thôn Nam Thắng")
    assert "chưa xử lý được, đã báo quản trị" in commune.to("tram_y_te", sent)[0].text
    assert len([one for one in commune.to("van_phong", sent) if "chưa xử lý được" in one.text]) == 1
    assert commune.inbox_statuses() == ["failed"]
    assert "Kiên" not in caplog.text
    sent = await commune.says("tram_y_te", "F1 Trần Thị Bưởi, SN 1990, thôn Nam Thắng")
    assert commune.to("van_phong", sent) == []

    mend(commune, before)
    with commune.database.transaction() as session:
        assert inbox.replay(session) == 2
    await commune.running.settle()
    assert commune.inbox_statuses() == ["done", "done"]
    (answer,) = await commune.says("tram_y_te", "/danhsach")
    assert "Nguyễn Văn Kiên" in answer.text
    assert "Trần Thị Bưởi" in answer.text


async def test_an_update_that_is_none_is_kept_and_others_go_on(commune: Commune) -> None:
    with commune.database.transaction() as session:
        inbox.store(
            session,
            network="local",
            network_key="poison",
            chat_id=commune.users["tram_y_te"],
            payload={"update_id": 0, "message": {"nonsense": True}},
            now=commune.clock.now(),
        )
    (answer,) = await commune.says("tram_y_te", "/batdau")
    assert "Chào đồng chí" in answer.text
    with commune.session() as session:
        assert session.exec(select(Inbox.status).where(Inbox.network_key == "poison")).one() == "poison"


async def test_no_handler_can_go_round_the_outbox() -> None:
    bot = offline_bot()
    await bot.initialize()
    with pytest.raises(TelegramError):
        await bot.send_message(chat_id=1, text="x")
    await bot.shutdown()


class InTheWay:
    """A handler of /dungdo whose transaction is in another one's way so many times."""

    def __init__(self, times: int) -> None:
        self.left = times

    async def __call__(self, update: Update, context: Context) -> None:
        with context.transaction() as tx:
            tx.reply("xong")
            if self.left:
                self.left -= 1
                raise OperationalError("UPDATE contact", {}, DeadlockDetected())


@pytest.mark.parametrize(("times", "answer"), [(0, "xong"), (3, "xong"), (4, "chưa xử lý được")])
async def test_a_deadlock_is_tried_again_before_anybody_hears_of_it(commune: Commune, times: int, answer: str) -> None:
    handler = MessageHandler(filters.Regex("^/dungdo$"), InTheWay(times))
    commune.running.application.handlers[0].insert(0, handler)
    said = [one for one in await commune.says("truong_ban", "/dungdo") if one.chat_id == commune.users["truong_ban"]]
    assert answer in said[0].text
    assert said[0].text.count("xong") <= 1
    assert commune.inbox_statuses() == ["done" if times < 4 else "failed"]
