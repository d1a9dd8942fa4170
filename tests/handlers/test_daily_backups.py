"""A copy every day, so many kept; and no copy holds a name that the database has forgotten. All names invented."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from bot import backups
from bot.settings import Settings
from tests.handlers.commune import GROUP, Commune
from tests.handlers.test_forgetting import GONE, LIST, MO, SECRETARY, STATION, VY, day_by_day, sleeps_until
from tests.left_behind import left_behind


@pytest.fixture
def keeping(commune: Commune) -> Settings:
    """The commune keeps three daily copies."""
    program = commune.running.program
    program.settings = replace(program.settings, backups_keep=3)
    return program.settings


def days(settings: Settings) -> list[int]:
    return [one.made_at.day for one in backups.existing(settings)]


async def test_a_copy_is_made_every_day_and_three_are_kept(commune: Commune, keeping: Settings) -> None:
    await commune.moves_to(14, 6, 20)
    assert days(keeping) == [14]
    await commune.moves_to(18, 6, 8)
    assert days(keeping) == [18, 17, 16]


async def test_no_copy_holds_a_name_that_was_forgotten(commune: Commune, keeping: Settings) -> None:
    await commune.says(STATION, LIST, where=GROUP)
    await day_by_day(commune, date(2021, 9, 15), date(2021, 9, 17))
    assert left_behind(keeping.backup_folder, [MO]) == {MO}
    await day_by_day(commune, date(2021, 9, 18), date(2021, 9, 19))
    assert left_behind(commune.folder, GONE) == set()
    assert days(keeping) == [19, 18, 17], "they are kept, without the names"
    for one in backups.existing(keeping):
        assert left_behind_in(one.path, VY)


def left_behind_in(path: Path, name: str) -> bool:
    return name.encode() in path.read_bytes()


async def test_a_copy_that_cannot_lose_its_names_is_deleted(commune: Commune, keeping: Settings) -> None:
    await commune.says(STATION, LIST, where=GROUP)
    await sleeps_until(commune, date(2021, 9, 15))
    broken = backups.existing(keeping)[0].path
    broken.write_bytes(broken.read_bytes()[:9000])
    await sleeps_until(commune, date(2021, 9, 18))
    assert broken not in {one.path for one in backups.existing(keeping)}
    assert left_behind(commune.folder, [MO]) == set()


async def test_the_secretary_is_told_once_a_day_when_no_copy_can_be_made(commune: Commune, keeping: Settings) -> None:
    keeping.backup_folder.parent.mkdir(parents=True, exist_ok=True)
    keeping.backup_folder.write_bytes(b"a file where the folder should be")
    sent = await commune.moves_to(15, 6, 20)
    told = [one.text for one in commune.to(SECRETARY, sent) if "chưa sao lưu được" in one.text]
    assert len(told) == 2, "on the 14th and on the 15th"
    assert not [one for one in commune.to(STATION, sent) if "chưa sao lưu được" in one.text]
