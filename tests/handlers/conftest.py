"""Dialogues through the real program: what a person says, and what the bot answers."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.handlers.commune import Commune


@pytest.fixture
async def commune(tmp_path: Path) -> AsyncIterator[Commune]:
    """The sample committee on 14/06/2021 07:00, with everybody in the try-out chat's network."""
    made = Commune(tmp_path)
    await made.start()
    work = asyncio.create_task(made.running.run())
    try:
        yield made
    finally:
        work.cancel()
        await asyncio.gather(work, return_exceptions=True)
        await made.stop()
