from __future__ import annotations

import gc

import pytest

from bot.domain.collector import collector_at_rest


def test_the_collector_rests_for_the_block_and_works_after_it() -> None:
    assert gc.isenabled()
    with collector_at_rest():
        assert not gc.isenabled()
    assert gc.isenabled()


def test_it_works_again_after_an_error() -> None:
    with pytest.raises(ValueError, match="read"), collector_at_rest():
        raise ValueError("cannot be read")
    assert gc.isenabled()


def test_a_block_within_a_block_leaves_it_at_rest() -> None:
    with collector_at_rest():
        with collector_at_rest():
            pass
        assert not gc.isenabled()
    assert gc.isenabled()
