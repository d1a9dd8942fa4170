"""Vietnamese text made comparable: clean spelling, and keys without accents."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache, wraps
from typing import TypeVar

T = TypeVar("T")
CAPITAL = f"[{''.join(chr(code) for code in (*range(0x41, 0x5B), *range(0xC0, 0x1EFA)) if chr(code).isupper())}]"
"""Of a regular expression: one capital letter; a range such as À-Ỹ would hold small ones too."""
_TONES = "\u0300\u0301\u0303\u0309\u0323"
_SHAPES = "\u0302\u0306\u031b"  # circumflex, breve, horn: part of the letter, and written before the tone
_D = dict.fromkeys("đðƌɖȡďɗ", "đ") | dict.fromkeys("ĐÐƋƉĎƊ", "Đ")
_LATIN = dict(
    zip(
        "аеорсухіѕјһԁɡӏкмтнвАВЕКМНОРСТУХІЅЈԌαοινρτυΑΒΕΖΗΙΚΜΝΟΡΤΥΧıɑ",
        "aeopcyxisjhdglkmtnbABEKMHOPCTYXISJGaoivptuABEZHIKMNOPTYXia",
        strict=True,
    )
)
_DASHES = dict.fromkeys("‐‑‒–—―−﹣－─━", "-")
_QUOTES = dict.fromkeys("‘’ʼ`´′＇", "'") | dict.fromkeys("“”„″＂", '"')
_FULLWIDTH = {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
_TABLE = str.maketrans(_FULLWIDTH | _D | _LATIN | _DASHES | _QUOTES)
_ODD_SPACE = re.compile(r"[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\v\f\u0085\u2028\u2029]")
_INVISIBLE = re.compile(
    r"[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f"
    r"\ufeff\ufff9-\ufffb\ufe00-\ufe0f\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]"
)
_UNCHANGED = "".join(
    letter
    for letter in map(chr, (*range(0xC0, 0x250), *range(0x1EA0, 0x1EFA)))
    if ord(letter) not in _TABLE or _TABLE[ord(letter)] == letter
)
_IS_CLEAN = re.compile(rf"[ -_a-~\t\n\r{_UNCHANGED}]*")
LONGEST_KEPT = 240  # characters
_SPACES = re.compile(r"\s+")
_NO_LETTERS = re.compile(r"[^\w\s]")
_LONE_MARKS = re.compile(r"[\u0300-\u036f]")


def _keep(function: Callable[[str], T]) -> Callable[[str], T]:
    """Keep the results for short texts: a long list says the same words again and again."""
    short = lru_cache(maxsize=1 << 14)(function)

    @wraps(function)
    def kept(text: str) -> T:
        return short(text) if len(text) <= LONGEST_KEPT else function(text)

    return kept


@_keep
def clean(text: str) -> str:
    """Text in NFC with Latin letters, plain spaces, dashes and quotes; marks in any order are put together.

    Lines and tabs stay. Every letter of the result is one character.
    """
    if _IS_CLEAN.fullmatch(text):  # as nearly every text
        return text
    if text.isascii():
        return _INVISIBLE.sub("", text)
    text = _ODD_SPACE.sub(" ", _INVISIBLE.sub("", text)).translate(_TABLE)
    composed = unicodedata.normalize("NFC", text)
    if _LONE_MARKS.search(composed):
        composed = unicodedata.normalize("NFC", _reorder_marks(unicodedata.normalize("NFD", composed)))
        composed = _LONE_MARKS.sub("", composed)
    return composed


def _reorder_marks(decomposed: str) -> str:
    """A tone typed before the circumflex does not compose; put the letter's own mark first, and keep one of each."""

    def reorder(run: re.Match[str]) -> str:
        marks = run.group()
        shape = next((mark for mark in marks if mark in _SHAPES), "")
        tone = next((mark for mark in marks if mark in _TONES), "")
        return shape + tone

    return re.sub(r"[\u0300-\u036f]+", reorder, decomposed)


def _base(char: str) -> str:
    low = char.lower()
    if low == "đ":
        return "d"
    first = unicodedata.normalize("NFD", low)[:1]
    return first if first else char


class _Bases(dict[int, str]):
    """A translation table that learns each character once."""

    def __missing__(self, code: int) -> str:
        self[code] = base = _base(chr(code))
        return base


_FOLD = _Bases()


@lru_cache(maxsize=256)  # a line is folded a dozen times while it is read
def fold_aligned(cleaned: str) -> str:
    """Lower case without accents, character for character, so that a position means the same in both texts."""
    return cleaned.translate(_FOLD)


@_keep
def fold(text: str) -> str:
    """Lower case without accents, look-alike letters or odd spaces: "  Đỗ  Hùng" and "do hung" are one."""
    return _SPACES.sub(" ", fold_aligned(clean(text))).strip()


@_keep
def name_key(full_name: str) -> str:
    """The folded name, for an index; "Hùng" and "Hưng" share it."""
    return " ".join(filter(None, map(_name_word, clean(full_name).split())))


@_keep
def _name_word(cleaned: str) -> str:
    return fold(_NO_LETTERS.sub(" ", cleaned))


_OLD_TONES = dict(
    zip(
        ("oà", "oá", "oả", "oã", "oạ", "oè", "oé", "oẻ", "oẽ", "oẹ", "uỳ", "uý", "uỷ", "uỹ", "uỵ"),
        ("òa", "óa", "ỏa", "õa", "ọa", "òe", "óe", "ỏe", "õe", "ọe", "ùy", "úy", "ủy", "ũy", "ụy"),
        strict=True,
    )
)
_OLD_TONE = re.compile(r"(?<!q)(oà|oá|oả|oã|oạ|oè|oé|oẻ|oẽ|oẹ|uỳ|uý|uỷ|uỹ|uỵ)(?!\w)")


@_keep
def accented_key(full_name: str) -> str:
    """The name in small letters with its accents, where the tone stands on the same letter: hoà is hòa."""
    return " ".join(map(_accented_word, clean(full_name).split()))


@_keep
def _accented_word(cleaned: str) -> str:
    return _OLD_TONE.sub(lambda found: _OLD_TONES[found.group()], cleaned.lower())


def has_accents(cleaned: str) -> bool:
    """Whether a text was typed with Vietnamese accents at all."""
    return not cleaned.isascii() and any(map(_is_accented, cleaned.split(" ")))


@_keep
def _is_accented(word: str) -> bool:
    small = word.lower()
    return fold_aligned(small) != small
