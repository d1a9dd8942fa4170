"""The day's book: every number is a list's length, and yesterday, what came and what left make today."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.contacts import Status
from bot.domain.summary import CAME, COMMUNE, LEFT, PARTS, WHOLE, Book, Reported, Section, Term, make_book

DAY = date(2021, 6, 14)
YESTERDAY = DAY - timedelta(days=1)
HAMLETS = ("Nam Thắng", "Trung Phú", "Hòa Bình")


@dataclass(frozen=True)
class Someone:
    id: int = 1
    level: str | None = "F1"
    place: str | None = "home"
    hamlet: str | None = "Nam Thắng"
    status: str = Status.OPEN
    first_day: date | None = date(2021, 6, 10)
    closed_on: date | None = None
    quarantine_end: date | None = None


def days(*around: int) -> st.SearchStrategy[date]:
    return st.integers(*around).map(lambda n: DAY + timedelta(days=n))


levels = st.sampled_from(["F0", "F1", "F2", "F3", None])
kinds = st.sampled_from(["home", "centralised", None])
hamlets = st.sampled_from([*HAMLETS, None, "Thạch Xuân"])


@st.composite
def everybody(draw: st.DrawFn) -> list[Someone]:
    found = []
    for number in range(draw(st.integers(0, 12))):
        status = draw(st.sampled_from(Status))
        closed = draw(days(-3, 3)) if status in (Status.RELEASED, Status.REMOVED) else None
        end = draw(st.none() | days(-6, 9))
        found.append(Someone(number, draw(levels), draw(kinds), draw(hamlets), status, draw(days(-6, 3)), closed, end))
    return found


reported = st.dictionaries(st.integers(0, 11), st.builds(Reported, levels, kinds, hamlets))


def every_place(book: Book[Someone]) -> list[tuple[Section, str | None]]:
    return [(section, hamlet) for section in Section for hamlet in (COMMUNE, *book.hamlets(HAMLETS))]


def ids(book: Book[Someone], term: Term, section: Section, hamlet: str | None = COMMUNE) -> list[int]:
    return sorted(one.person.id for one in book.figures(section, hamlet).of(term))


@given(everybody(), st.none() | reported)
def test_yesterday_and_who_came_without_who_left_is_today(
    people: list[Someone], before: dict[int, Reported] | None
) -> None:
    if before is not None:
        before = {key: where for key, where in before.items() if key < len(people)}
    book = make_book(people, before, day=DAY)
    for section, hamlet in every_place(book):
        start, end = ids(book, Term.BEFORE, section, hamlet), ids(book, Term.AFTER, section, hamlet)
        came = [key for term in CAME for key in ids(book, term, section, hamlet)]
        left = [key for term in LEFT for key in ids(book, term, section, hamlet)]
        assert len(start) + len(came) - len(left) == len(end)
        assert sorted([*start, *came]) == sorted([*left, *end])  # the same people, and nobody twice in one place


@given(everybody(), reported)
def test_yesterday_is_whoever_was_reported_then(people: list[Someone], before: dict[int, Reported]) -> None:
    before = {key: where for key, where in before.items() if key < len(people)}
    book = make_book(people, before, day=DAY)
    assert sorted(key for one in WHOLE for key in ids(book, Term.BEFORE, one)) == sorted(before)


@given(everybody())
def test_who_remains_today_is_yesterday_when_tomorrow_is_counted(people: list[Someone]) -> None:
    today = make_book(people, None, day=DAY)
    sent = {
        one.person.id: Reported(one.person.level, one.person.place, one.person.hamlet)
        for section in WHOLE
        for one in today.figures(section).of(Term.AFTER)
    }
    for before in (None, sent):
        tomorrow = make_book(people, before, day=DAY + timedelta(days=1))
        for section, hamlet in every_place(today):
            assert ids(tomorrow, Term.BEFORE, section, hamlet) == ids(today, Term.AFTER, section, hamlet)
            if before is not None:
                assert not set(tomorrow.figures(section, hamlet).moves) - {Term.NEW, Term.ENDED, Term.REMOVED}


@given(everybody(), st.none() | reported)
def test_hamlets_and_parts_add_up_to_the_whole(people: list[Someone], before: dict[int, Reported] | None) -> None:
    if before is not None:
        before = {key: where for key, where in before.items() if key < len(people)}
    book = make_book(people, before, day=DAY)
    for term in (Term.BEFORE, Term.NEW, Term.ENDED, Term.REMOVED, Term.AFTER):
        for section in Section:
            named = [key for hamlet in book.hamlets(HAMLETS) for key in ids(book, term, section, hamlet)]
            assert sorted(named) == ids(book, term, section)
        parts = [key for part in PARTS for key in ids(book, term, part)]
        assert sorted(parts) == ids(book, term, Section.F1)


SOMEBODY = Someone()
WAS = Reported("F1", "home", "Nam Thắng")


@pytest.mark.parametrize(
    ("one", "was", "place", "terms"),
    [
        (SOMEBODY, WAS, (Section.F1, COMMUNE), {Term.BEFORE, Term.AFTER}),
        (replace(SOMEBODY, first_day=DAY), None, (Section.F1_HOME, COMMUNE), {Term.NEW, Term.AFTER}),
        # Listed yesterday evening, when the summary had been sent.
        (replace(SOMEBODY, first_day=YESTERDAY), None, (Section.F1, COMMUNE), {Term.ADDED, Term.AFTER}),
        (replace(SOMEBODY, level="F0"), WAS, (Section.F1, COMMUNE), {Term.BEFORE, Term.LEVEL_OUT}),
        (replace(SOMEBODY, level="F0"), WAS, (Section.F0, COMMUNE), {Term.LEVEL_IN, Term.AFTER}),
        (replace(SOMEBODY, place="centralised"), WAS, (Section.F1, COMMUNE), {Term.BEFORE, Term.AFTER}),
        (replace(SOMEBODY, place="centralised"), WAS, (Section.F1_HOME, COMMUNE), {Term.BEFORE, Term.PLACE_OUT}),
        (replace(SOMEBODY, place=None), WAS, (Section.F1_UNKNOWN, COMMUNE), {Term.PLACE_IN, Term.AFTER}),
        (replace(SOMEBODY, hamlet="Hòa Bình"), WAS, (Section.F1, COMMUNE), {Term.BEFORE, Term.AFTER}),
        (replace(SOMEBODY, hamlet="Hòa Bình"), WAS, (Section.F1, "Nam Thắng"), {Term.BEFORE, Term.HAMLET_OUT}),
        # He moves on his last day: he leaves the one hamlet, and ends in the other.
        (
            replace(SOMEBODY, hamlet="Hòa Bình", quarantine_end=DAY),
            WAS,
            (Section.F1, "Hòa Bình"),
            {Term.HAMLET_IN, Term.ENDED},
        ),
        (
            replace(SOMEBODY, status=Status.REMOVED, closed_on=DAY),
            WAS,
            (Section.F1, COMMUNE),
            {Term.BEFORE, Term.REMOVED},
        ),
        (replace(SOMEBODY, status=Status.WITHDRAWN), WAS, (Section.F1, COMMUNE), {Term.BEFORE, Term.DROPPED}),
        # Released yesterday evening, when the summary had been sent.
        (
            replace(SOMEBODY, status=Status.RELEASED, closed_on=YESTERDAY),
            WAS,
            (Section.F1, COMMUNE),
            {Term.BEFORE, Term.DROPPED},
        ),
        (replace(SOMEBODY, first_day=DAY, quarantine_end=DAY), None, (Section.F1, COMMUNE), {Term.NEW, Term.ENDED}),
    ],
)
def test_every_difference_from_yesterday_has_its_list(
    one: Someone, was: Reported | None, place: tuple[Section, str], terms: set[Term]
) -> None:
    book = make_book([one], {} if was is None else {one.id: was}, day=DAY)
    assert {term for term in Term if book.figures(*place).of(term)} == terms


def test_places_keep_the_committees_order() -> None:
    def shown(*hamlets: str | None) -> list[str | None]:
        people = [replace(SOMEBODY, id=key, hamlet=hamlet) for key, hamlet in enumerate(hamlets)]
        return make_book(people, None, day=DAY).hamlets(HAMLETS)

    assert shown() == shown("Hòa Bình") == list(HAMLETS)
    assert shown("Hòa Bình", None) == [*HAMLETS, None]
    assert shown(None, "Thạch Xuân") == [*HAMLETS, "Thạch Xuân", None]  # the committee's once, and not in its file now
