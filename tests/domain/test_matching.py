"""Whether a person in a list is one that is known: never sure of a doubt, never blind to the obvious."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.folding import name_key
from bot.domain.line_lists.model import Person
from bot.domain.matching import Candidate, Match, match

STORED = {"full_name": "Nguyễn Văn Hùng", "birth_year": 1985, "phone": "0912000345", "hamlet": "Nam Thắng",
          "source": "BN9901"}  # fmt: skip
SURE, DOUBT, NEW = "sure", "doubt", "new"


def stored(contact_id: int = 7, /, **known: Any) -> Candidate:
    everything: dict[str, Any] = {"full_name": STORED["full_name"], "birth_year": None, "phone": None,
                                  "hamlet": None, "source": None, **known}  # fmt: skip
    return Candidate(contact_id, **everything)


def said(**known: Any) -> Person:
    return Person(level="F1", **{"full_name": STORED["full_name"], **known})


def verdict(found: Match) -> str:
    if found.contact_id is not None:
        assert found.doubtful == ()
        return SURE
    return DOUBT if found.doubtful else NEW


@pytest.mark.parametrize(
    ("person", "known", "expected"),
    [
        # one strong key in common
        ({"birth_year": 1985}, {"birth_year": 1985}, SURE),
        ({"phone": "0912000345"}, {"phone": "0912000345"}, SURE),
        (STORED, STORED, SURE),
        # two weak ones
        ({"hamlet": "Nam Thắng", "source": "BN9901"}, {"hamlet": "Nam Thắng", "source": "bn9901"}, SURE),
        ({"hamlet": "Nam Thắng"}, {"hamlet": "Nam Thắng"}, SURE),  # with the accented name
        ({"source": "BN9901"}, {"source": "BN9901"}, SURE),
        # one weak one
        ({}, {}, DOUBT),
        ({}, STORED, DOUBT),
        ({"source": "BN9901", "full_name": "Nguyen Van Hung"}, {"source": "BN9901"}, DOUBT),
        ({"hamlet": "Nam Thắng", "full_name": "Nguyen Van Hung"}, {"hamlet": "Nam Thắng"}, DOUBT),
        ({"full_name": "Nguyen Van Hung"}, {}, DOUBT),
        # without accents, the second key decides
        ({"full_name": "NGUYEN VAN HUNG", "birth_year": 1985}, {"birth_year": 1985}, SURE),
        ({"full_name": "NGUYEN VAN HUNG", "phone": "0912000345"}, {"phone": "0912000345"}, SURE),
        ({"full_name": "Nguyen Van Hung", "hamlet": "Nam Thắng", "source": "BN9901"},
         {"hamlet": "Nam Thắng", "source": "BN9901"}, SURE),
        # another birth year is another person, whatever else agrees
        ({"birth_year": 1958}, {"birth_year": 1985}, NEW),
        ({**STORED, "birth_year": 1958}, STORED, NEW),
        # Hùng and Hưng
        ({"full_name": "Nguyễn Văn Hưng"}, {}, NEW),
        ({"full_name": "Nguyễn Văn Hưng", "hamlet": "Nam Thắng"}, {"hamlet": "Nam Thắng"}, NEW),
        ({"full_name": "Nguyễn Văn Hưng", "birth_year": 1985}, {"birth_year": 1985}, DOUBT),
        ({"full_name": "Nguyễn Văn Hưng", "phone": "0912000345"}, {"phone": "0912000345"}, DOUBT),
        # another hamlet
        ({"hamlet": "Hòa Bình"}, {"hamlet": "Nam Thắng"}, NEW),
        ({"hamlet": "Hòa Bình", "birth_year": 1985}, {"hamlet": "Nam Thắng", "birth_year": 1985}, DOUBT),
        ({"hamlet": "Hòa Bình", "phone": "0912000345"}, {"hamlet": "Nam Thắng", "phone": "0912000345"}, DOUBT),
        # another phone: a new number of his, or another man
        ({"phone": "0976000112"}, {"phone": "0912000345"}, NEW),
        ({"phone": "0976000112", "birth_year": 1985}, {"phone": "0912000345", "birth_year": 1985}, DOUBT),
        # the tone on the other letter is the same name
        ({"full_name": "Trần Thị Hoà", "hamlet": "Nam Thắng"}, {"full_name": "Trần Thị Hòa", "hamlet": "Nam Thắng"},
         SURE),
        ({"full_name": "Trần Thị Hoả", "birth_year": 1985}, {"full_name": "Trần Thị Hòa", "birth_year": 1985}, DOUBT),
    ],
)  # fmt: skip
def test_the_evidence_for_one_person(person: dict[str, Any], known: dict[str, Any], expected: str) -> None:
    assert verdict(match(said(**person), [stored(**known)])) == expected


def test_nobody_of_that_name_is_somebody_new() -> None:
    assert match(said(), []) == Match()


def test_the_one_who_is_sure_is_taken_and_the_doubtful_left() -> None:
    found = match(said(birth_year=1985), [stored(1), stored(2, birth_year=1985), stored(3, birth_year=1958)])
    assert found == Match(contact_id=2)


def test_two_who_both_seem_sure_are_a_question() -> None:
    found = match(said(birth_year=1985), [stored(1, birth_year=1985), stored(2, birth_year=1985), stored(3)])
    assert found.contact_id is None
    assert set(found.doubtful) == {1, 2, 3}


def test_whom_another_line_took_is_not_offered_again() -> None:
    both = [stored(1, birth_year=1985), stored(2, birth_year=1985)]
    assert match(said(birth_year=1985), both, taken={1}) == Match(contact_id=2)
    assert match(said(birth_year=1985), both, taken={1, 2}) == Match()


def test_a_correction_may_differ_in_what_it_puts_right() -> None:
    wrong = stored(1, birth_year=1958, hamlet="Nam Thắng")
    person = said(birth_year=1985, hamlet="Nam Thắng")
    assert match(person, [wrong]) == Match()
    assert match(person, [wrong], correcting=True) == Match(contact_id=1)


def test_a_correction_means_the_one_with_whom_nothing_differs() -> None:
    namesakes = [stored(1, birth_year=1958, hamlet="Nam Thắng"), stored(2, birth_year=1985, hamlet="Nam Thắng")]
    person = said(birth_year=1985, hamlet="Nam Thắng")
    assert match(person, namesakes, correcting=True) == Match(contact_id=2)
    assert match(said(birth_year=1990, hamlet="Nam Thắng"), namesakes, correcting=True) == Match(doubtful=(1, 2))


names = st.sampled_from(["Nguyễn Văn Hùng", "Nguyễn Văn Hưng", "Nguyen Van Hung", "NGUYỄN VĂN HÙNG"])
fields = {
    "full_name": names,
    "birth_year": st.none() | st.sampled_from([1985, 1958]),
    "phone": st.none() | st.sampled_from(["0912000345", "0976000112"]),
    "hamlet": st.none() | st.sampled_from(["Nam Thắng", "Hòa Bình"]),
    "source": st.none() | st.sampled_from(["BN9901", "BN9902"]),
}
someone = st.fixed_dictionaries(fields)


@given(someone, someone)
def test_it_does_not_matter_which_of_the_two_was_known_first(one: dict[str, Any], other: dict[str, Any]) -> None:
    there = match(said(**one), [stored(**other)])
    back = match(said(**other), [stored(**one)])
    assert verdict(there) == verdict(back)


@given(someone, st.lists(someone, max_size=5))
def test_a_sure_match_never_has_another_birth_year_and_never_only_a_folded_name(
    one: dict[str, Any], others: list[dict[str, Any]]
) -> None:
    found = match(said(**one), [stored(number, **other) for number, other in enumerate(others)])
    if found.contact_id is None:
        return
    other = others[found.contact_id]
    assert name_key(one["full_name"]) == name_key(other["full_name"])
    assert None in (one["birth_year"], other["birth_year"]) or one["birth_year"] == other["birth_year"]
    common = {
        name
        for name in ("birth_year", "phone", "hamlet", "source")
        if one[name] is not None and one[name] == other[name]
    }
    assert common


@given(someone, someone, st.sampled_from(["birth_year", "phone"]))
def test_more_in_common_never_makes_a_person_new(one: dict[str, Any], other: dict[str, Any], key: str) -> None:
    """Learning that a strong key agrees, where one side did not say it, keeps a doubt at least a doubt."""
    if one[key] is None or other[key] is not None:
        return
    before = verdict(match(said(**one), [stored(**other)]))
    after = verdict(match(said(**one), [stored(**{**other, key: one[key]})]))
    assert [NEW, DOUBT, SURE].index(after) >= [NEW, DOUBT, SURE].index(before)
