from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.line_lists.fields.scan import Scan
from bot.domain.line_lists.naming import vocabulary
from bot.domain.line_lists.naming.names import SEX_OF, find_names
from bot.domain.line_lists.naming.plain_names import plain_name


def analysed(text: str) -> tuple[str, str | None] | None:
    """The name and sex that the full analysis gives, if it takes the whole text for one name."""
    names = find_names(Scan(text), slots=frozenset({0}))
    if len(names) == 1 and names[0].lead == 0 and names[0].end == len(text):
        return names[0].full_name, names[0].sex
    return None


OTHERS = "Hùng Hưng Trường Thêm Tập Trung Công An Y Tế Trạm Hộ Khẩu Núi O’Đăk V T TH. Ksor Ðạt ﬁ Văn Thị văn thị"
known = [*vocabulary.COMMON, *vocabulary.FAMILIES, *vocabulary.MIDDLES, *SEX_OF]
stops = [*vocabulary.STOP_ACCENTED, *vocabulary.STOP_ASCII, *vocabulary.HARD_STOPS]
cased = st.sampled_from([str.title, str.upper, str.lower, str.capitalize])
word = st.builds(
    lambda how, what: how(what),
    cased,
    st.one_of(st.sampled_from(known), st.sampled_from(sorted(stops)), st.sampled_from(OTHERS.split())),
)
likely = st.sampled_from([one.capitalize() for one in known])


@settings(max_examples=1500)
@given(st.lists(likely | word | st.text(max_size=4), min_size=1, max_size=6).map(" ".join))
def test_a_plain_name_is_what_the_full_analysis_reads(text: str) -> None:
    plain = plain_name(text)
    if plain is not None:
        assert analysed(text) == (plain, None)


@settings(max_examples=500)
@given(
    st.sampled_from(sorted(vocabulary.COMMON - set(SEX_OF))),
    st.lists(st.sampled_from(["văn", "thị", "hùng", "lan", "ngọc", "hạnh"]), min_size=2, max_size=3),
    st.sampled_from([str.title, str.upper]),
)
def test_ordinary_names_are_plain(family: str, given_names: list[str], how: type[str]) -> None:
    text = how(" ".join([family, *given_names]))
    assert (plain_name(text) is None) == (family in vocabulary.STOP_ACCENTED)


@pytest.mark.parametrize(
    "text",
    [
        "", "Hùng", "Nguyễn Văn",
        "nguyễn văn hùng", "Nguyễn Văn hùng", "Ng. Văn Hùng", "Nguyễn V Hùng", "Bà Lê Thị Lan",
        "Nguyễn Văn Hùng 1985", "Nguyễn  Văn Hùng", "Trạm Y Tế", "Nguyễn Công An", "Cao Văn Thắng Nam Hà", "H'Hen Niê",
        "Lê Thôn Nam", "Khổng Vì", "Vì Văn Lan", "Nguyễn_Văn Hùng",
    ],
)  # fmt: skip
def test_what_is_no_plain_name_is_left_to_the_full_analysis(text: str) -> None:
    assert plain_name(text) is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Vì Văn Lan", "Vì Văn Lan"), ("Khổng Vì", "Khổng Vì"),
        ("Vì Kiều Minh Trí là F1 nên", "Kiều Minh Trí"), ("Lê Văn Hùng vì gặp F1", "Lê Văn Hùng"),
    ],
)  # fmt: skip
def test_vi_is_a_name_or_a_reason(text: str, name: str) -> None:
    assert [one.full_name for one in find_names(Scan(text), slots=frozenset({0}))] == [name]
