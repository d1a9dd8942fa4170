"""Words that usually are none of a name, where they are: "Mạc Đăng Thôn sn 81", "Lê Hữu Trí", "Ông Thị Phượng"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.domain.folding import fold_aligned
from bot.domain.line_lists.fields.scan import Scan
from bot.domain.line_lists.naming.name_words import Token, born_after
from bot.domain.line_lists.naming.vocabulary import COMMON, FOLDED_COMMON, HARD_STOPS

_ENTRY_ENDS = re.compile(r"\s?(?:[,;(|/\t\n]|[-–]\s|$)")


def closes_entry(run: Sequence[Token], at: int, index: int, scan: Scan) -> bool:
    """Whether the last word of a run belongs to the name before it: a mark follows, or the year of birth."""
    token = run[index]
    if not 1 <= index - at <= 4 or token.bare.isascii() or not all(each.capital for each in run[at : index + 1]):
        return False
    if run[at].bare not in COMMON and run[at + 1].folded not in ("van", "thi"):
        return False
    if _ENTRY_ENDS.match(scan.text, token.end) is not None:
        return True
    return token.bare != "nữ" and born_after(token.end, scan)  # "Lê Thị Mơ Nữ 1980" is a woman


def is_given_name(token: Token, before: Token, *, last: bool, middle: bool) -> bool:
    """Whether a word that usually ends a name is a name itself: "Phan Văn Trường", "Nguyễn Thị Thêm"."""
    if token.bare in HARD_STOPS:
        if token.capital and (before.folded in ("van", "thi") or (last and token.bare == "tiếp" and before.capital)):
            return True  # "Lê Văn Tiếp": nobody is called Lê Văn
        if middle and token.capital and token.bare in ("nữ", "từ", "quê", "tiếp", "của"):
            return True  # "Doãn Từ Minh An": nobody is called Doãn
        return (token.folded == "nu" and token.capital and before.folded in ("ton", "thi", "van")) or (
            token.bare == "từ" and token.capital and last and before.capital
        )
    if not token.capital:
        return last and before.folded in ("van", "thi")
    return last or before.folded in ("van", "thi") or not token.written.isupper()


_TWO_BEFORE = re.compile(r"(?:(?P<before>[^\W\d_]+) {1,2})?(?P<family>[^\W\d_]+) $")
_ADDRESSES = frozenset(("ong", "ba", "anh", "chi", "em", "chau", "co", "chu", "bac", "cu", "cau", "di"))


def is_of_name(start: int, end: int, scan: Scan) -> bool:
    """Whether two words that are usually none of a name end one: "Lê Hữu Trí", "Bùi Công An" stand in capitals."""
    if not all(word[:1].isupper() and word[1:].islower() for word in scan.text[start:end].split(" ")):
        return False
    found = _TWO_BEFORE.search(scan.text, max(0, start - 20), start)
    if found is None or not found["family"][0].isupper():
        return False
    family, before = found["family"].lower(), found["before"] or ""
    if family not in (FOLDED_COMMON if family.isascii() else COMMON):
        return False
    return not before[:1].isupper() or fold_aligned(before) in _ADDRESSES


_CALLED_ONG = re.compile(r"[^\n]{3,24} ?\((?:ho|dong ho) ong\)")
_NO_OLD_MAN = 1985  # nobody calls those "ông" who were born since


def is_called_ong(run: Sequence[Token], at: int, scan: Scan, *, slotted: bool = False) -> bool:
    """Whether "Ông" is a family name: nobody says "ông Thị Phượng", nor calls one of thirty so, or writes "nữ" too."""
    three = run[at : at + 3]
    if len(three) < 3 or three[0].written != "Ông" or not all(token.capital for token in three):
        return False
    second = three[1].bare
    if second == "thị" or not slotted or second in COMMON:
        return second == "thị"
    named = scan.folded[: three[0].start].endswith(("ten: ", "ten :", "ten "))
    young = any(mark.value >= _NO_OLD_MAN for mark in scan.of("birth"))
    return named or young or bool(scan.of("sex")) or _CALLED_ONG.match(scan.folded, three[0].start) is not None


_HAS = re.compile(r"(?:f\s?[0-3]|(?:thon|xom) [a-z]+ [a-z]+|(?<![a-z])(?:con|them|hien|dang|se|tren|nguoi|ca)) $")


def is_has(token: Token, scan: Scan) -> bool:
    """Whether "co", typed without accents, is "có" and no word of address: "F1 co Cao Tien Luc"."""
    return token.bare == "co" and _HAS.search(scan.folded, 0, token.start) is not None
