"""Lists that are written by chance are read back."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from random import Random

from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.domain.folding import fold, fold_aligned
from bot.domain.hamlets import Hamlet
from bot.domain.line_lists import Person, read_text
from tests.domain import writing, writing_layouts
from tests.domain.writing import HAMLET_NAMES, ON, Someone

HAMLETS = tuple(Hamlet(name) for name in HAMLET_NAMES)
NOISE = ("Kính gửi các đồng chí", "Cảm ơn các bác!", "----------", "Tổng cộng: 05 người", "👍", "Trân trọng./.")


def test_telex_keys_are_typed_as_the_input_method_takes_them() -> None:
    assert writing.telex("Nguyễn Văn Đức") == "Nguyeenx Vawn Dduwcs"


def written(chance: Random, level: str, people: list[Someone]) -> str:
    """A list of these people: one format, one separator, a heading that may say what they have in common."""
    between = writing.separators(chance)
    number = chance.choice(("{}. ", "{}) ", "{}/ ", "- ", "+ "))
    order = ["birth", "sex", "hamlet", "phone", "cause", "contact", "quarantine"]
    if chance.random() < 0.5:
        chance.shuffle(order)
    lines = [chance.choice((f"DS {level}", f"DANH SÁCH {level} NGÀY 14/6", f"{level}:", f"Danh sách {level} bổ sung"))]
    for index, who in enumerate(people, start=1):
        fields = {
            "birth": writing.birth(chance, who.birth_year),
            "sex": who.sex,
            "hamlet": writing.hamlet(chance, who.hamlet),
            "phone": chance.choice(("", "SĐT ", "đt: ")) + writing.phone(chance, who.phone),
            "cause": writing.cause(chance, who.source, level),
            "contact": writing.contact(chance, who.contact),
            "quarantine": writing.quarantine(chance, who),
        }
        lines.append(number.format(index) + between.join([who.full_name, *(fields[name] for name in order)]))
        if chance.random() < 0.2:
            lines.append(chance.choice(("", chance.choice(NOISE))))
    return "\n".join(lines)


SLIPS: dict[str, Callable[[str], str]] = {
    "nfd": lambda text: unicodedata.normalize("NFD", text),
    "caps": str.upper,
    "small": str.lower,
    "bare": fold_aligned,
    "spaces": lambda text: text.replace(" ", "\u00a0"),
    "crlf": lambda text: text.replace("\n", "\r\n\u200b"),
}


def compared(person: Person) -> tuple[object, ...]:
    return (
        person.birth_year,
        person.sex,
        person.hamlet,
        person.phone,
        fold(person.source or ""),
        person.contact_date,
        person.quarantine_start,
        person.quarantine_end,
        person.place,
    )


def expected(who: Someone) -> tuple[object, ...]:
    source = fold(who.source)
    return (who.birth_year, who.sex, who.hamlet, who.phone, source, who.contact, who.start, who.end, who.place)


def check(text: str, level: str, people: list[Someone], *, ordered: bool = True, greeted: bool = False) -> None:
    reading = read_text(text, on=ON, hamlets=HAMLETS)
    listed = list(reading.people) if ordered else sorted(reading.people, key=lambda person: fold(person.full_name))
    people = people if ordered else sorted(people, key=lambda who: fold(who.full_name))
    assert [fold(person.full_name) for person in listed] == [fold(who.full_name) for who in people], text
    for person, who in zip(listed, people, strict=True):
        assert person.level == level, text
        assert compared(person) == expected(who), text
    assert greeted or reading.unread == (), text


def cast(chance: Random) -> tuple[str, list[Someone]]:
    level = chance.choice(("F1", "F2"))
    source = f"BN{chance.randint(9000, 9999)}" if level == "F1" else "Thái Bá Phúc"
    people: dict[str, Someone] = {}
    for _ in range(chance.randint(1, 6)):
        who = writing.someone(chance, source)
        people.setdefault(fold(who.full_name), who)
    return level, list(people.values())


@settings(max_examples=400)
@given(st.integers(0, 2**48))
@example(5292)
def test_a_written_list_is_read_back(seed: int) -> None:
    chance = Random(seed)
    level, people = cast(chance)
    check(written(chance, level, people), level, people)


@settings(max_examples=200)
@given(st.integers(0, 2**48), st.sampled_from(writing_layouts.OF_EACH))
def test_blocks_and_prose_are_read_back(seed: int, layout: writing_layouts.Layout) -> None:
    chance = Random(seed)
    level, people = cast(chance)
    check(layout(chance, level, people), level, people, greeted=True)


@settings(max_examples=300)
@given(st.integers(0, 2**48), st.sampled_from(writing_layouts.OF_ALL))
def test_what_is_said_of_all_below_them_is_read_back(seed: int, layout: writing_layouts.Layout) -> None:
    chance = Random(seed)
    level, people = cast(chance)
    people = writing_layouts.alike(people)
    check(layout(chance, level, people), level, people, ordered=False)


@settings(max_examples=150)
@given(st.integers(0, 2**48), st.sampled_from(sorted(SLIPS)))
def test_it_is_read_back_however_it_was_typed(seed: int, slip: str) -> None:
    chance = Random(seed)
    level, people = cast(chance)
    text = written(chance, level, people)
    check(SLIPS[slip](text), level, people)


@settings(max_examples=100)
@given(st.integers(0, 2**48))
def test_telex_slips_in_names_are_read_back(seed: int) -> None:
    chance = Random(seed)
    level, people = cast(chance)
    lines = [f"DS {level}", *(f"{writing.telex(who.full_name)}, {who.birth_year}, thôn {who.hamlet}" for who in people)]
    reading = read_text("\n".join(lines), on=ON, hamlets=HAMLETS)
    assert [person.full_name for person in reading.people] == [who.full_name for who in people]


@settings(max_examples=300)
@given(st.text())
def test_no_text_is_too_odd_and_no_line_is_lost(text: str) -> None:
    reading = read_text(text, on=ON, hamlets=HAMLETS)
    assert all(line.kind in ("person", "heading", "note", "unread") for line in reading.lines)
