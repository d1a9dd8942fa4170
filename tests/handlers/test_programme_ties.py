"""A notice asks for the list of a programme: whoever has registered enough has done what it asks."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from sqlmodel import select

from bot import committee_setup
from bot.committee_file import CommitteeFile, read
from storage.assignments import Assignment
from storage.programmes import Programme
from tests.handlers.commune import Commune, Said, running
from tests.handlers.notice_text import NOTICE

SECRETARY, LEADER, SILENT, NOT_TAKING = "van_phong", "thon_nam_thang", "thon_hoa_binh", "thon_hong_lac"
ASKS = (
    "- Lãnh đạo các thôn lập danh sách các hộ đăng ký làm hố xử lý rác hữu cơ trước ngày 20/6/2021 "
    "(nộp tại đồng chí Ý - Công chức Địa chính hoặc đồng chí Tâm - NTM)."
)


def before_any_work() -> CommitteeFile:
    """The sample committee with its programmes, and nothing that is to be done."""
    sample, _ = read(None)
    alone = tuple(one.model_copy(update={"nhiem_vu": None}) for one in sample.chuong_trinh)
    return sample.model_copy(update={"nhiem_vu": (), "chuong_trinh": alone})


@pytest.fixture
async def fresh(tmp_path: Path) -> AsyncIterator[Commune]:
    async with running(Commune(tmp_path, committee=before_any_work())) as made:
        yield made


async def given(commune: Commune, line: str = ASKS) -> Said:
    """A notice with one more task, everything in it given."""
    text = NOTICE.replace("2. Văn hóa\n", f"2. Văn hóa\n{line}\n")
    (draft,) = await commune.says(SECRETARY, text)
    await commune.presses(SECRETARY, draft, "Nhận tất cả")
    await commune.presses(SECRETARY, draft, "Giao 3 việc")
    return draft


def tied(commune: Commune) -> str | None:
    """The title of what the programme's list is asked for by."""
    with commune.session() as session:
        row = session.exec(select(Programme).where(Programme.key == "ho-rac-huu-co")).one()
        return session.get_one(Assignment, row.assignment_id).title if row.assignment_id is not None else None


async def test_the_secretary_reads_by_what_the_task_is_judged_and_whom_the_programme_leaves_out(fresh: Commune) -> None:
    draft = await given(fresh)
    assert "tính theo danh sách «Hố xử lý rác hữu cơ»" in draft.text
    assert "không thuộc danh sách đó: Cao Thắng, Hồng Lạc" in draft.text


async def test_whoever_has_registered_enough_is_not_nudged_and_says_no_programme(fresh: Commune) -> None:
    await given(fresh)
    (receipt,) = await fresh.says(LEADER, "/dangky 126 hộ PA1")
    assert "126/210 hộ" in receipt.text
    sent = await fresh.moves_to(17, 6, 8)
    told = [one for one in sent if "Nhắc việc" in one.text and "lập danh sách các hộ" in one.text]
    assert fresh.to(LEADER, told) == []
    (digest,) = fresh.to(SILENT, told)
    assert "0/96 hộ" in digest.text


async def test_by_progress_too_households_are_registered(fresh: Commune) -> None:
    await given(fresh)
    (receipt,) = await fresh.says(LEADER, "/tiendo đăng ký 12 hộ")
    assert "12/210 hộ" in receipt.text


async def test_what_is_taken_back_asks_for_no_list_until_it_is_given_again(fresh: Commune) -> None:
    draft = await given(fresh)
    assert tied(fresh) is not None
    await fresh.presses(SECRETARY, draft, "Hoàn tác")
    assert tied(fresh) is None
    await fresh.presses(SECRETARY, draft, "Giao 3 việc")
    assert tied(fresh) is not None


@pytest.mark.parametrize(
    "line",
    [
        ASKS.replace("20/6/2021", "21/6/2021"),
        ASKS.replace(" hoặc đồng chí Tâm - NTM", ""),
        ASKS.replace("các hộ đăng ký làm hố xử lý rác hữu cơ", "người đủ tuổi đi bộ đội"),
    ],
)
async def test_another_day_other_takers_or_another_list_is_another_work(fresh: Commune, line: str) -> None:
    draft = await given(fresh, line)
    assert "tính theo danh sách" not in draft.text
    assert tied(fresh) is None


async def test_what_the_committees_file_says_goes_first(commune: Commune) -> None:
    before = tied(commune)
    await given(commune)
    assert tied(commune) == before == "Lập danh sách hộ đăng ký làm hố xử lý rác hữu cơ"


async def test_a_file_that_is_loaded_again_leaves_the_notices_tie(fresh: Commune) -> None:
    await given(fresh)
    before = tied(fresh)
    with fresh.database.transaction() as session:
        committee_setup.load(session, before_any_work(), sha256="another", now=fresh.clock.now())
    assert tied(fresh) == before is not None
    sample, _ = read(None)
    with fresh.database.transaction() as session:
        committee_setup.load(session, sample, sha256="third", now=fresh.clock.now())
    assert tied(fresh) == "Lập danh sách hộ đăng ký làm hố xử lý rác hữu cơ"
