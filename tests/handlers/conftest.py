"""Dialogues through the real program: what a person says, and what the bot answers."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.handlers.commune import Commune, running


@pytest.fixture
async def commune(tmp_path: Path) -> AsyncIterator[Commune]:
    """The sample committee on 14/06/2021 07:00, with everybody in the try-out chat's network."""
    async with running(Commune(tmp_path)) as made:
        yield made
