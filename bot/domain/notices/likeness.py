"""Which tasks mean the same: those of two versions of a notice, and a task and an assignment that was given before."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.domain.folding import fold

SAME_TEXT = 0.7  # of the words of both: the same task in another version
SAME_MEANING = 0.6  # of the words of the shorter: the same task in other words
LEAST_WORDS = 4

_COMMON = re.compile(
    r"(?:va|cac|cua|cho|theo|trong|tai|den|tu|voi|la|co|duoc|ve|thi|do|nay|nhung|mot|tren|khi|da|se|o|dong|chi|xa|ngay|"
    r"thang|nam|truoc|hoan|thanh|thuc|hien|to|chuc|trien|khai|tap|trung|tiep|tuc|cong|tac|dung|quy|dinh)"
)


@dataclass(frozen=True, slots=True)
class Known:
    """An assignment that was given before, as far as it takes to tell it from another."""

    id: int
    title: str
    text: str
    due: date | None
    recurring: str | None


def _words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"[a-z0-9]+", fold(text)))


def _telling(text: str) -> frozenset[str]:
    """The words by which one task differs from another."""
    return frozenset(word for word in _words(text) if not _COMMON.fullmatch(word))


def likeness(one: str, other: str) -> float:
    """The share of the words of both that both have (Dice)."""
    first, second = _words(one), _words(other)
    return 2 * len(first & second) / (len(first) + len(second)) if first or second else 0.0


def paired(before: Sequence[str], after: Sequence[str]) -> dict[int, int]:
    """For each text of `after`, the text of `before` that it is another version of; each is taken once."""
    scored = sorted(
        (
            (score, -abs(new - old), new, old)
            for new, text in enumerate(after)
            for old, former in enumerate(before)
            if (score := likeness(text, former)) >= SAME_TEXT
        ),
        reverse=True,
    )
    pairs: dict[int, int] = {}
    for _, _, new, old in scored:
        if new not in pairs and old not in pairs.values():
            pairs[new] = old
    return pairs


def known_as(text: str, *, due: date | None, recurring: str | None, among: Sequence[Known]) -> Known | None:
    """The assignment that asks for the same by the same time; None where none does."""
    wanted = _telling(text)
    best: tuple[float, Known] | None = None
    for one in among:
        if one.due != due or one.recurring != recurring:
            continue
        told = _telling(f"{one.title} {one.text}")
        shorter = min(len(wanted), len(told))
        if shorter < LEAST_WORDS:
            continue
        share = len(wanted & told) / shorter
        if share >= SAME_MEANING and (best is None or share > best[0]):
            best = share, one
    return best[1] if best is not None else None
