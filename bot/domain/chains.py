"""When a contact becomes an F0: his F2 may become F1 and theirs F2. Found by their source; a person decides."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from bot.domain.contacts import ContactState, Status
from bot.domain.folding import accented_key, clean, fold, has_accents, name_key
from bot.domain.receipts import Outcome, Receipt

LEVELS = ("F0", "F1", "F2", "F3")
_LEVEL_WORD = re.compile(r"^\s*f\s?[0-3]\b[\s:(-]*", re.IGNORECASE)


class Traced(Protocol):
    """What tracing reads of a contact."""

    @property
    def id(self) -> int: ...
    @property
    def full_name(self) -> str: ...
    @property
    def case_code(self) -> str | None: ...
    @property
    def level(self) -> str | None: ...
    @property
    def source(self) -> str | None: ...


@dataclass(frozen=True, slots=True)
class Link:
    """Somebody who should rise. Not `sure`: his source is written differently, or several people have that name."""

    contact_id: int
    level_from: str
    level_to: str
    sure: bool


@dataclass(frozen=True, slots=True)
class Source:
    """The wording of a source, ready to be compared: whole and folded, and without a level before the name."""

    folded: str
    bare: str
    key: str

    @classmethod
    def of(cls, source: str | None) -> Source:
        """Prepare a wording."""
        bare = _LEVEL_WORD.sub("", clean(source or ""))
        return cls(folded=fold(source or ""), bare=bare, key=name_key(bare))

    def names(self, case: Traced, *, namesakes: bool) -> bool | None:
        """Whether it means this person: True, False for perhaps (other words, namesakes), None for no."""
        code = fold(case.case_code or "")
        if code and code in self.folded and re.search(rf"(?<!\w){re.escape(code)}(?!\w)", self.folded):
            return True
        wanted = name_key(case.full_name)
        if not wanted or f" {wanted} " not in f" {self.key} ":
            return None
        if self.key != wanted:
            return False
        told, known = accented_key(self.bare), accented_key(case.full_name)
        if told != known and has_accents(told) and has_accents(known):
            return None
        return not namesakes


def became_f0(receipt: Receipt) -> dict[int, str]:
    """The contacts whom a list turned from another level into F0, and the level that they had."""
    return {
        line.contact_id: before
        for line in receipt.lines
        for name, before, after in line.changes
        if line.contact_id is not None and name == "level" and after == "F0" and before is not None
    }


def told_positive(receipt: Receipt) -> dict[int, date | None]:
    """The contacts of whom a list says that their last test was positive and not that they are F0; the test's day.

    Somebody of whom that was known before is not among them.
    """
    return {
        line.contact_id: line.person.tests[-1].day
        for line in receipt.lines
        if line.contact_id is not None
        and line.person.tests
        and line.person.tests[-1].outcome == "positive"
        and line.person.level != "F0"
        and (line.outcome is Outcome.NEW or any(name.startswith("test_") for name, _, _ in line.changes))
    }


def turned_f0(moved: Mapping[int, tuple[ContactState, ContactState]]) -> dict[int, str]:
    """The same of contacts that changed in any way, each with its state before and after."""
    return {
        contact_id: before.level
        for contact_id, (before, after) in moved.items()
        if before.level is not None and before.level != after.level == "F0" and before.status is Status.OPEN
    }


def chain(case: Traced, *, level_before: str, others: Sequence[Traced]) -> list[Link]:
    """Who rises because `case` became an F0, nearest first. `others`: everybody who is open."""
    rise = LEVELS.index(level_before) - LEVELS.index("F0")
    names = Counter(name_key(one.full_name) for one in others if one.id != case.id)
    names[name_key(case.full_name)] += 1
    sources = [(one, Source.of(one.source)) for one in others if one.source and one.id != case.id]
    found: dict[int, Link] = {}
    nearest = [(case, True)]
    for distance in (1, 2):
        further: list[tuple[Traced, bool]] = []
        for origin, sure_origin in nearest:
            namesakes = names[name_key(origin.full_name)] > 1
            for one, source in sources:
                if one.id in found or one.id == origin.id:
                    continue
                sure = source.names(origin, namesakes=namesakes)
                link = _link(one, distance, rise, sure=sure and sure_origin) if sure is not None else None
                if link is not None:
                    found[one.id] = link
                    further.append((one, link.sure))
        nearest = further
    return list(found.values())


def _link(one: Traced, distance: int, rise: int, *, sure: bool) -> Link | None:
    if one.level not in LEVELS:
        return None
    now = LEVELS.index(one.level)
    to = max(distance, now - rise)
    return Link(one.id, one.level, LEVELS[to], sure) if to < now else None
