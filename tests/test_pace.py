"""How fast a network is written to: never faster than it takes, and no slower than needed."""

from __future__ import annotations

from bisect import bisect_left

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.pace import TELEGRAM, Limits, Pace

FEW = Limits(per_second=3, per_chat_second=1, per_group_minute=4)


def sent_at(pace: Pace, chats: list[int], *, start: float = 1000.0) -> list[tuple[float, int]]:
    """Send to these chats one after another, each as soon as the pace allows."""
    now, times = start, []
    for chat in chats:
        now += pace.wait(chat, now)
        assert pace.wait(chat, now) == pytest.approx(0, abs=1e-6)
        pace.sent(chat, now)
        times.append((now, chat))
    return times


def most_within(times: list[float], seconds: float) -> int:
    """The most moments in any window (t, t + seconds)."""
    return max((bisect_left(times, time + seconds - 1e-6) - index for index, time in enumerate(times)), default=0)


@given(st.lists(st.sampled_from([-2, -1, 1, 2, 3, 4]), max_size=40))
def test_no_window_of_time_holds_more_than_the_network_takes(chats: list[int]) -> None:
    times = sent_at(Pace(FEW), chats)
    assert most_within([time for time, _ in times], 1) <= FEW.per_second
    for chat in set(chats):
        own = [time for time, one in times if one == chat]
        assert most_within(own, 1) <= FEW.per_chat_second
        if chat < 0:
            assert most_within(own, 60) <= FEW.per_group_minute


def test_the_first_message_goes_at_once_and_other_chats_need_not_wait() -> None:
    pace = Pace(FEW)
    pace.sent(1, 1000.0)
    assert pace.wait(1, 1000.0) == pytest.approx(1.0)
    assert pace.wait(1, 1000.4) == pytest.approx(0.6)
    assert pace.wait(2, 1000.0) == 0
    assert pace.wait(1, 1001.0) == 0


def test_all_chats_together_have_a_budget() -> None:
    pace = Pace(FEW)
    for chat in (1, 2, 3):
        pace.sent(chat, 1000.0)
    assert pace.wait(4, 1000.25) == pytest.approx(0.75)


def test_a_group_takes_only_so_many_a_minute() -> None:
    pace = Pace(FEW)
    for second in range(4):
        pace.sent(-1, 1000.0 + 2 * second)
    assert pace.wait(-1, 1010.0) == pytest.approx(50.0)
    assert pace.wait(-2, 1010.0) == 0
    assert pace.wait(-1, 1060.0) == 0


def test_a_private_chat_has_no_budget_by_the_minute() -> None:
    pace = Pace(FEW)
    for second in range(30):
        pace.sent(1, 1000.0 + second)
    assert pace.wait(1, 1030.0) == 0


def test_a_network_that_asks_to_wait_is_obeyed_in_that_chat_alone() -> None:
    pace = Pace(FEW)
    pace.hold(1, 1030.0)
    assert pace.wait(1, 1000.0) == pytest.approx(30.0)
    assert pace.wait(2, 1000.0) == 0
    assert pace.wait(1, 1030.0) == 0


def test_thousands_of_chats_are_forgotten_again() -> None:
    pace = Pace(Limits(per_second=10**6, per_chat_second=1, per_group_minute=20))
    for chat in range(1, 12_001):
        pace.sent(chat, 1000.0 + chat / 100)
    pace.sent(99_999, 2000.0)
    assert pace.wait(99_999, 2000.0) == pytest.approx(1.0)
    assert len(pace._chats) <= 10_001


def test_telegrams_limits_leave_room_below_its_own() -> None:
    """Bot FAQ: about 30 a second in all, one a second in a chat, 20 a minute in a group."""
    assert TELEGRAM.per_second <= 30
    assert (TELEGRAM.per_chat_second, TELEGRAM.per_group_minute) == (1, 20)
