"""Dates, numbers and names as people write them, and long texts cut for a network."""

from __future__ import annotations

import html
import re
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from bot.render import clock_time, day, initials, numbers, percent, phone, short_day, split, units, value, when
from bot.texts import Markup, fill, lines

TAG = re.compile(r"</?([a-z]+)>")

words = st.text(st.sampled_from("aăđ ờ🇻📋&<>\"'"), max_size=40)
sentences = st.sampled_from(["{x}", "<b>{x}</b>", "• {x}: <code>{x}</code>", "", "<b>{x}</b> <i>{x}</i>"])
texts = st.lists(st.builds(lambda sentence, x: fill(sentence, x=x), sentences, words), max_size=12).map(
    lambda parts: lines(*parts)
)
limits = st.integers(24, 120)


def plain(text: str) -> str:
    """What a reader sees, without where lines are cut."""
    return re.sub(r"\s+", "", html.unescape(TAG.sub("", text)))


def balanced(text: str) -> bool:
    open_tags: list[str] = []
    for found in TAG.finditer(text):
        if not found.group().startswith("</"):
            open_tags.append(found[1])
        elif not open_tags or open_tags.pop() != found[1]:
            return False
    return not open_tags


@given(texts, limits)
def test_no_part_is_longer_than_the_network_takes(text: str, limit: int) -> None:
    for part in split(text, limit):
        assert len(part.encode("utf-16-le")) // 2 <= limit


@given(texts, limits)
def test_nothing_is_lost_in_cutting(text: str, limit: int) -> None:
    assert "".join(plain(part) for part in split(text, limit)) == plain(text)


@given(texts, limits)
def test_every_part_is_whole_html(text: str, limit: int) -> None:
    for part in split(text, limit):
        assert balanced(part)
        assert re.fullmatch(r"(?:[^<>&]|</?[a-z]+>|&(?:amp|lt|gt);)*", part), part


@given(texts, limits)
def test_no_part_is_empty_to_a_network(text: str, limit: int) -> None:
    """Networks refuse a message of nothing but spaces."""
    assume(plain(text))
    assert all(plain(part) for part in split(text, limit))


@given(texts)
def test_what_fits_is_left_as_it_is(text: str) -> None:
    assume(plain(text))
    assert list(split(text, 10_000)) == [text]


def test_cuts_fall_on_line_ends_where_they_can() -> None:
    text = "\n".join(["một hai ba bốn"] * 4)
    assert list(split(text, 30)) == ["một hai ba bốn\nmột hai ba bốn"] * 2


def test_a_blank_line_between_two_that_fill_their_parts_is_not_a_part() -> None:
    assert list(split("a" * 24 + "\n\n" + "b" * 24, 24)) == ["a" * 24, "b" * 24]


@given(st.text())
def test_units_are_those_of_utf_16(text: str) -> None:
    assume(not any(0xD800 <= ord(char) < 0xE000 for char in text))
    assert units(text) == len(text.encode("utf-16-le")) // 2


def test_days_and_times_are_the_communes() -> None:
    moment = datetime(2021, 6, 14, 17, 30, tzinfo=UTC)
    assert day(date(2021, 6, 4)) == "04/06/2021"
    assert (clock_time(moment), when(moment)) == ("00:30", "00:30 15/06/2021")


def test_a_short_day_has_its_year_where_that_is_another() -> None:
    assert short_day(date(2021, 6, 4)) == "04/06"
    assert short_day(date(2021, 6, 4), beside=date(2021, 12, 31)) == "04/06"
    assert short_day(date(2021, 12, 30), beside=date(2022, 1, 2)) == "30/12/2021"


@pytest.mark.parametrize(("number", "shown"), [("0912000345", "0912 000 345"), ("115", "115"), ("", "")])
def test_phones_are_in_groups(number: str, shown: str) -> None:
    assert phone(number) == shown


@pytest.mark.parametrize(
    ("name", "shown"),
    [("Nguyễn Văn Hùng", "N.V.H."), ("đỗ  thị Ánh ", "Đ.T.Á."), ("Ý", "Ý."), ("", ""), ("Lê A1", "L.A.")],
)
def test_initials_tell_no_name(name: str, shown: str) -> None:
    assert initials(name) == shown


@pytest.mark.parametrize(
    ("done", "target", "shown"),
    [("0", "320", "0"), ("1", "3", "33"), ("319.999", "320", "99"), ("320", "320", "100"), ("640", "320", "200"),
     ("5", "0", "0"), ("0.001", "999999999", "0"), ("12345", "1", "1.234.500")],
)  # fmt: skip
def test_per_cent_is_whole(done: str, target: str, shown: str) -> None:
    assert percent(Decimal(done), Decimal(target)) == shown


amounts = st.decimals(min_value="0.001", max_value="999999999.999", places=3)


@given(amounts, amounts)
def test_per_cent_is_never_100_before_the_target_and_never_less_after(done: Decimal, target: Decimal) -> None:
    shown = int(percent(done, target).replace(".", ""))
    assert (shown >= 100) == (done >= target)


@pytest.mark.parametrize(
    ("field", "content", "shown"),
    [
        ("phone", None, "chưa rõ"),
        ("hamlet", "", "chưa rõ"),
        ("phone", "0912000345", "0912 000 345"),
        ("quarantine_end", date(2021, 6, 26), "26/06/2021"),
        ("place", "centralised", "tập trung"),
        ("status", "released", "hết cách ly"),
        ("birth_year", 1985, "1985"),
    ],
)
def test_a_contacts_field_reads_as_people_write_it(field: str, content: object, shown: str) -> None:
    assert value(field, content) == shown


def test_many_line_numbers_are_cut_short() -> None:
    assert numbers([1, 2, 7]) == "1, 2, 7"
    assert numbers(range(1, 12)) == "1, 2, 3, 4, 5, 6, 7, 8, 9, 10…"


def test_what_people_typed_is_escaped_and_our_own_markup_is_not() -> None:
    assert fill("<b>{name}</b>", name="<i>A & B</i>") == "<b>&lt;i&gt;A &amp; B&lt;/i&gt;</b>"
    assert fill("{inner}!", inner=fill("<b>{x}</b>", x="<")) == "<b>&lt;</b>!"
    assert fill("{n}", n=5) == "5"


def test_a_hole_in_what_people_typed_is_not_filled() -> None:
    assert fill("{said}", said="{secret}", secret="x") == "{secret}"


def test_lines_leave_out_what_is_not_there() -> None:
    assert lines("a", None, "", "b", None) == "a\n\nb"
    assert isinstance(lines("a"), Markup)
