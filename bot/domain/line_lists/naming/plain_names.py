"""The names that most rows hold, read word by word: a family name and one to three words that can be nothing else."""

from __future__ import annotations

import re
from functools import lru_cache

from bot.domain.folding import fold, fold_aligned
from bot.domain.line_lists.naming import names, vocabulary
from bot.domain.line_lists.naming.name_words import Token, title

_Word = tuple[str, str]
"""One word of a name: folded, and in Title Case."""


def plain_name(text: str) -> str | None:
    """The name that a whole text is, as `names.find_names` would give it; None where only that can tell."""
    first, *others = text.split(" ")
    if not 1 <= len(others) <= 3:
        return None
    words = [_family(first), *map(_given, others)]
    known = [word for word in words if word is not None]
    if len(known) < len(words) or (len(known) == 2 and known[1][0] in ("van", "thi")):
        return None
    if vocabulary.NO_NAME.search(" ".join([folded for folded, _ in known])):
        return None
    return " ".join([titled for _, titled in known])


_HEADS = re.compile(
    r"(?:tong|cong|sum|total|grand total|thon|xom|danh sach|nguoi|f\d|tram|ho|ngay|stt|ghi chu|khong|"
    r"ubnd|uy ban|trung tam|so y te|ban chi dao|cong hoa|doc lap|cac|can bo|lanh dao|giam doc|chu tich|"
    r"truong (?:tram|thon|ban|khoa|phong)|thu truong|ky ten)(?![a-z])"
)
_LETTERS = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*\.?")


def may_be_name(text: str) -> bool:
    """Whether a cell of the name column holds a name of no known form: "Cao Thắng", "A Páo", one word."""
    words = text.split()
    return 1 <= len(words) <= 7 and all(map(_LETTERS.fullmatch, words)) and not _HEADS.match(fold(text))


def called_ong(text: str) -> str | None:
    """The name of somebody of the family Ông: behind a form of address another family name would follow."""
    words = text.split()
    if len(words) not in (3, 4) or words[0].lower() != "ông" or not all(map(_given, words[1:])):
        return None
    following = words[1].lower()
    return title_case(text) if following not in vocabulary.COMMON | {"thị", "văn"} else None


def title_case(text: str) -> str:
    """The words of a name with capital initials."""
    return " ".join(map(title, text.split()))


@lru_cache(maxsize=1 << 12)
def _given(word: str) -> _Word | None:
    """A word that goes on with a name wherever it stands in it."""
    folded = fold_aligned(word)
    if not (len(word) > 1 and word.isalpha() and word[0].isupper() and folded.isascii() and folded.isalpha()):
        return None
    if names.stops(Token(0, len(word), folded, word)):
        return None
    return folded, title(word)


@lru_cache(maxsize=1 << 10)
def _family(word: str) -> _Word | None:
    """A word that begins a name and is no form of address."""
    bare = word.lower()
    if bare not in vocabulary.COMMON or bare in names.SEX_OF:
        return None
    return _given(word)
