"""Whether a person in a list is a contact that is already known. In doubt: ask, never merge."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Protocol

from bot.domain.folding import accented_key, fold

SURE = 2


class Known(Protocol):
    """What matching reads of a person in a list or of a stored contact; both have the same folded name."""

    @property
    def full_name(self) -> str: ...
    @property
    def birth_year(self) -> int | None: ...
    @property
    def phone(self) -> str | None: ...
    @property
    def hamlet(self) -> str | None: ...
    @property
    def source(self) -> str | None: ...


@dataclass(frozen=True, slots=True)
class Candidate:
    """A stored contact with the same folded name."""

    contact_id: int
    full_name: str
    birth_year: int | None
    phone: str | None
    hamlet: str | None
    source: str | None


@dataclass(frozen=True, slots=True)
class Match:
    """The contact that a person surely is (`contact_id`), or those that he may be (`doubtful`), or neither: new."""

    contact_id: int | None = None
    doubtful: tuple[int, ...] = ()


def match(
    person: Known, candidates: Sequence[Candidate], *, taken: Collection[int] = (), correcting: bool = False
) -> Match:
    """Find a person among contacts of the same folded name; `taken` ones were matched by another line already.

    `correcting`: the line puts something right, so that what differs does not speak against a candidate; but one
    with whom nothing differs goes first.
    """
    if correcting and (exact := match(person, candidates, taken=taken)).contact_id is not None:
        return exact
    sure: list[int] = []
    doubtful: list[int] = []
    for candidate in candidates:
        if candidate.contact_id in taken:
            continue
        likeness = _likeness(person, candidate, correcting=correcting)
        if likeness is None:
            continue
        (sure if likeness >= SURE else doubtful).append(candidate.contact_id)
    if len(sure) == 1:
        return Match(contact_id=sure[0])
    return Match(doubtful=tuple(sure + doubtful))


def _likeness(person: Known, candidate: Candidate, *, correcting: bool) -> int | None:
    """How much speaks for one person, SURE or more being enough; None where something speaks against it.

    A birth year or phone in common is enough; so are hamlet and source, or hamlet and the accented name.
    A year that differs means another person. An accent, a hamlet or a phone that differs leaves a doubt
    where a year or phone is in common, and otherwise means another person.
    """
    if not correcting and _differ(person.birth_year, candidate.birth_year):
        return None
    same_year = _agree(person.birth_year, candidate.birth_year)
    same_phone = _agree(person.phone, candidate.phone)
    accents = _accented(person.full_name, candidate.full_name)
    against = 0 if correcting else _against(person, candidate, accents)
    if against:
        return 0 if same_phone or same_year else None
    same_place = _agree(person.hamlet, candidate.hamlet)
    return 2 * same_year + 2 * same_phone + same_place + _same_source(person.source, candidate.source) + bool(accents)


def _against(person: Known, candidate: Candidate, accents: bool | None) -> int:
    """How many things differ, of those that leave a doubt."""
    return (accents is False) + _differ(person.hamlet, candidate.hamlet) + _differ(person.phone, candidate.phone)


def _agree(one: object, other: object) -> bool:
    return one is not None and one == other


def _differ(one: object, other: object) -> bool:
    return one is not None and other is not None and one != other


def _same_source(one: str | None, other: str | None) -> bool:
    return one is not None and other is not None and fold(one) == fold(other)


def _accented(one: str, other: str) -> bool | None:
    """Whether the accented forms agree; None where one of them was typed without accents."""
    first, second = accented_key(one), accented_key(other)
    if first == second:
        return True
    return None if fold(one) in (first, second) else False
