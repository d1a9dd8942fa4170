"""Names that begin with a word of no known family, told by what calls somebody: "anh Tiếp Sĩ Trường", "tên Mục An"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.domain.line_lists.fields.scan import Scan
from bot.domain.line_lists.naming import vocabulary as words
from bot.domain.line_lists.naming.name_words import Token, has_vowel

_CALLS = re.compile(
    r"(?<![a-z])(?:(?P<address>ong|ba|anh|chi|co|chu|bac|em|chau|cu|di|cau|be|thim|mo|duong)|(?:ho )?ten(?: la)?:?|"
    r"f\s?[0-3]\s?:?|(?:chong|vo|me|bo|con trai|con gai) (?P<kin>la)) $"
)
_NO_NAME = words.words(
    "chợ trạm trường thôn xóm xã huyện tỉnh công ty bệnh viện khu tổ nhà ban hội uỷ ủy phòng quán tiệm chùa đoàn "
    "sở bộ quận phường lớp đội nhóm ca f bn thứ ngày tháng từ tại ở là có và với của do"
) - {"công", "đoàn", "từ"}
_LEAST = 3  # words, all of them with a capital


def is_called(run: Sequence[Token], at: int, scan: Scan) -> bool:
    """Whether words that follow what calls somebody are his name, whatever family name they begin with."""
    three = run[at : at + _LEAST]
    if len(three) < _LEAST or not all(_is_word(token) for token in three) or three[0].bare in _NO_NAME:
        return False
    start = three[0].start
    found = _CALLS.search(scan.folded, max(0, start - 16), start)
    if found is None:
        return False
    if found["address"]:
        address = scan.text[found.start() : found.start("address") + 2]
        return address[0].islower() or _begins_sentence(scan, found.start())
    return three[0].bare not in words.STOP_ACCENTED or three[1].bare in ("văn", "thị")


_NAME_GOES_ON = re.compile(r" [^\W\d_]{2,6}(?![^\W_])")


def is_called_so_there(found: re.Match[str], scan: Scan) -> bool:
    """Whether words that are usually none of a name begin one: "bé Thẩm Gia Hưng" does not "tham gia"."""
    written = scan.text[found.start() : found.end()].split(" ")
    if not all(word[:1].isupper() and word[1:].islower() for word in written) or written[0].isascii():
        return False
    following = _NAME_GOES_ON.match(scan.text, found.end())
    if following is None or not following.group()[1].isupper() or written[0].lower() not in words.FAMILIES:
        return False
    return _CALLS.search(scan.folded, max(0, found.start() - 16), found.start()) is not None


_BEFORE = re.compile(r"(?:^|[.:;,!?\-–(]\s{0,2})$")


def _begins_sentence(scan: Scan, at: int) -> bool:
    return _BEFORE.search(scan.folded, max(0, at - 3), at) is not None


def _is_word(token: Token) -> bool:
    """Whether a word is written as those of names are: "Sĩ", and neither "SĨ" nor "sĩ"."""
    return (
        token.capital
        and (token.written[1:].islower() or len(token.written) == 1)
        and len(token.folded) <= 7
        and has_vowel(token.folded)
    )


_WHO_IS = re.compile(
    r"(?<![a-z])(?:vo|chong|con(?: trai| gai| dau| re)?|me|bo|cha|chau(?: noi| ngoai| trai| gai)?|anh(?: trai| re)?|"
    r"em(?: trai| gai| dau| re)?|chi(?: gai| dau)?|ong|ba(?: noi| ngoai)?|ten|chu ho|nguoi|deu|f\s?[0-3]) $"
)


def is_copula(token: Token, scan: Scan) -> bool:
    """Whether a word is "là" and no La: "con trai la pham dinh chien"."""
    return (
        token.written in ("là", "la") and _WHO_IS.search(scan.folded, max(0, token.start - 16), token.start) is not None
    )
