"""The day's numbers: each is the length of a list of people, by construction."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Generic, Protocol, TypeVar

LEVELS = ("F0", "F1", "F2", "F3")


class Counted(Protocol):
    """What counting reads of a contact."""

    @property
    def level(self) -> str | None: ...
    @property
    def hamlet(self) -> str | None: ...
    @property
    def first_day(self) -> date | None: ...


Someone = TypeVar("Someone", bound=Counted)


@dataclass(frozen=True, slots=True)
class Numbers(Generic[Someone]):
    """Who is new, watched and ended on a day, at one level; the counts are the lists' lengths."""

    new: tuple[Someone, ...]
    watched: tuple[Someone, ...]
    ended: tuple[Someone, ...]

    @property
    def empty(self) -> bool:
        return not (self.new or self.watched or self.ended)


def count(
    watched: Iterable[Someone], ended: Iterable[Someone], *, day: date, level: str | None, hamlet: str | None = None
) -> Numbers[Someone]:
    """The numbers of one level, in one hamlet where given."""

    def fits(one: Someone) -> bool:
        return one.level == level and (hamlet is None or one.hamlet == hamlet)

    under_watch = tuple(one for one in watched if fits(one))
    return Numbers(
        new=tuple(one for one in under_watch if one.first_day == day),
        watched=under_watch,
        ended=tuple(one for one in ended if fits(one)),
    )


def places(people: Iterable[Counted], hamlets: Sequence[str]) -> list[str | None]:
    """The committee's hamlets in their order, those of before where somebody still is, then None where one has none."""
    others = {one.hamlet for one in people} - set(hamlets)
    return [*hamlets, *sorted(name for name in others if name is not None), *([None] if None in others else [])]
