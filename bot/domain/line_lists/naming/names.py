"""Names of people in a text, by family names, shape and place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.domain.folding import has_accents
from bot.domain.line_lists.fields.changes import is_meant
from bot.domain.line_lists.fields.scan import TAKEN, Scan
from bot.domain.line_lists.naming import vocabulary as words
from bot.domain.line_lists.naming.called_names import is_called, is_called_so_there, is_copula
from bot.domain.line_lists.naming.doubtful_words import closes_entry, is_called_ong, is_given_name, is_has, is_of_name
from bot.domain.line_lists.naming.name_words import (
    ABBREVIATED,
    Token,
    born_after,
    has_vowel,
    is_shortening,
    is_womans,
    looks_like_name,
    spell,
)
from bot.domain.line_lists.naming.small_starts import begins_small, is_accented

LONGEST = 7
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*'?\.?")
_GAP = re.compile(r" {0,4}|\.? ?")
SEX_OF = {
    **dict.fromkeys(("ông", "anh", "chú", "cậu", "dượng", "thầy", "ong", "chu"), "nam"),
    **dict.fromkeys(("bà", "chị", "cô", "dì", "thím", "mợ", "chi", "co", "di"), "nữ"),
    **dict.fromkeys(("em", "cháu", "bác", "cụ", "bé", "ba", "chau", "bac", "cu", "be", "đ/c", "gđ", "bạn"), None),
}


_AFTER_FAMILY = frozenset(("van", "thi", "dinh", "huu", "ba"))
_VAN_THI = frozenset(("văn", "thị", "van", "thi"))
INITIALS = dict.fromkeys(("a", "A", "ô", "Ô"), "nam") | dict.fromkeys(("c", "C", "b", "B"), "nữ")
"""Words of address by their first letter: "C Trần Thị Huệ"."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name at its place. `sex` from the word of address just before it; `lead` is where that word begins."""

    start: int
    end: int
    full_name: str
    lead: int
    sex: str | None = None
    slotted: bool = False


def find_names(scan: Scan, *, slots: frozenset[int] = frozenset()) -> list[Name]:
    """Names in what is left of a text. `slots` are positions where a name is expected: any words may be one."""
    masked = words.NO_NAME.sub(lambda found: _hidden(found, scan), scan.left)
    accented = not scan.text.isascii() and has_accents(scan.text)
    if not accented:
        masked = words.NO_NAME_PLAIN.sub(lambda found: TAKEN * len(found.group()), masked)
    names: list[Name] = []
    for run in _runs(masked, scan):
        names.extend(_names_of(run, scan, slots, accented=accented))
    return names


_FAMILY_AFTER = re.compile(
    rf" (?:$|[,;:.()]|(?:{'|'.join(sorted(words.FOLDED_COMMON - words.MIDDLES))}) [a-z]+ [a-z]+)|[,;:.()\n]|$"
)


def _hidden(found: re.Match[str], scan: Scan) -> str:
    """Words that are no name, blanked; "chị Đậu" begins a name although "chị dâu" does not."""
    words_there = found.group()
    if is_called_so_there(found, scan):
        return words_there
    if words_there.count(" ") == 1 and is_of_name(found.start(), found.end(), scan):
        return words_there
    if words_there.endswith(" vo") and scan.text[found.end() - 2 : found.end()] in ("Võ", "võ", "VÕ"):
        return words_there
    if words_there.endswith(" vo") and not _FAMILY_AFTER.match(scan.left, found.end()):
        written = scan.text[found.start() : found.end()]
        return words_there if written.isascii() else TAKEN * len(words_there)  # "anh vo dinh long" is a Võ
    if words_there == "dinh chinh" and not is_meant(scan, found):
        return words_there
    if words_there.endswith((" dau", " ho")) and _is_family_there(scan, found):
        return words_there
    return TAKEN * len(words_there)


def _is_family_there(scan: Scan, found: re.Match[str]) -> bool:
    """Whether "chị Đậu" and "chú Hồ" begin a name, and are neither "chị dâu" nor "chủ hộ"."""
    written = scan.text[found.start() : found.end()].split(" ")[-1]
    behind = scan.text[found.end() : found.end() + 2]
    return written[0] in "đĐ" or (written in ("Hồ", "Ho") and behind[:1] == " " and behind[1:].isupper())


def _runs(masked: str, scan: Scan) -> Iterator[list[Token]]:
    run: list[Token] = []
    for found in _WORD.finditer(masked):
        start, end = found.span()
        if found.group().endswith(".") and end - start > 4 and not masked[end : end + 1].isalpha():
            end -= 1
        token = Token(start, end, masked[start:end].rstrip("."), scan.text[start:end])
        if run and not _GAP.fullmatch(masked, run[-1].end, start):
            yield run
            run = []
        ends = "." in masked[run[-1].end : start] or run[-1].written.endswith(".") if run else False
        if ends and len(run[-1].folded) > 2 and has_vowel(run[-1].folded):
            yield run
            run = []
        run.append(token)
    if run:
        yield run


def _names_of(run: list[Token], scan: Scan, slots: frozenset[int], *, accented: bool) -> Iterator[Name]:
    at = 0
    while at < len(run):
        if is_copula(run[at], scan):
            at += 1
            continue
        slotted = run[at].start in slots
        sex, skip = _address(run, at, scan, slotted=slotted, plain=not accented)
        begin = at + skip
        if begin >= len(run):
            return
        slotted = slotted or (begin == 0 and run[0].start in slots)
        length = _length(run, begin, slotted=slotted, addressed=skip > 0, scan=scan)
        if length == 0:
            at += 1
            continue
        tokens = run[begin : begin + length]
        yield Name(tokens[0].start, tokens[-1].end, spell(tokens, accented=accented), run[at].start, sex, slotted)
        at = begin + length


def _address(run: list[Token], at: int, scan: Scan, *, plain: bool, slotted: bool) -> tuple[str | None, int]:
    """The sex that a word of address gives, and how many words it takes: 0 or 1."""
    token = run[at]
    if is_called_ong(run, at, scan, slotted=slotted):
        return None, 0
    if token.written.rstrip(".") in INITIALS and at + 3 <= len(run) - 1 and words.may_be_family(run[at + 1].bare):
        comrade = scan.text.endswith("/", 0, token.start)  # "đ/c"
        return None if comrade else INITIALS[token.written.rstrip(".")], 1
    if token.bare not in SEX_OF or at + 2 > len(run) - 1 or token.abbreviated:
        return None, 0
    following = run[at + 1]
    if token.bare in words.COMMON and token.capital and following.capital and following.bare not in words.COMMON:
        return None, 0  # "Chu Đình Kế" is a Chu, and "Đình" no family
    if not is_family(following) and (token.bare in words.FAMILIES or token.bare in words.FOLDED_FAMILIES):
        return None, 0
    capital = token.capital or not following.capital
    if capital and following.bare in _VAN_THI and run[at + 2].folded not in _AFTER_FAMILY:
        return None, 0  # "Ông Thị Phượng" is an Ông
    if token.bare == "ba" and plain:
        return "nữ", 1  # typed without accents it is "bà"
    if plain and is_has(token, scan):
        return None, 1
    return SEX_OF[token.bare], 1


def is_family(token: Token, *, rare: bool = True) -> bool:
    """Whether a word is a family name, as far as its accents tell; `rare` ones only where a name is expected."""
    bare = token.bare
    if bare in words.STOP_ACCENTED and not bare.isascii():
        return False
    if bare in words.COMMON or (rare and bare in words.FAMILIES):
        return True
    if bare.isascii():
        return bare in (words.FOLDED_FAMILIES if rare else words.FOLDED_COMMON) or bare in ABBREVIATED
    return rare and token.folded in words.FOLDED_COMMON


def stops(token: Token) -> bool:
    """Whether a word ends a name."""
    bare = token.bare
    if bare.isascii():
        return bare in words.STOP_ASCII and not token.abbreviated
    return bare in words.STOP_ACCENTED


def _length(run: list[Token], at: int, *, slotted: bool, addressed: bool, scan: Scan) -> int:
    """How many words from here are a name; 0 for none."""
    first = run[at]
    family = (
        is_family(first, rare=slotted or addressed)
        or (is_family(first) and (_is_rare_name(run, at) or _is_told_plainly(run, at, scan)))
        or _is_told_with_birth(run, at, scan)
        or is_called_ong(run, at, scan, slotted=slotted)
        or _is_unknown_family(run, at)
        or (is_womans(run, at) and not any(map(stops, run[at : at + 3])))
    )
    stopped = stops(first)
    called = (stopped or not family) and first.capital and is_called(run, at, scan)
    family = family or called
    called_so = stopped and (called or _is_called_so(run, at, slotted=slotted))
    is_place = not (family or addressed) and first.bare in words.PLACES
    if (stopped and not called_so) or not (family or slotted or stopped) or is_place:
        return 0
    family = family or called_so
    if first.bare == "ho" and at + 3 < len(run) and run[at + 1].bare in SEX_OF and is_family(run[at + 2], rare=False):
        return 0  # "ho ba tran thi bon" is a household
    if not first.capital and not begins_small(run, at, slotted=slotted, addressed=addressed, scan=scan):
        return 0
    if not first.capital and first.bare.isascii() and first.bare not in words.COMMON and is_accented(run, at):
        return 0  # "do ăn giỗ" is no Đỗ
    end = at + 1
    while end < len(run) and end - at < LONGEST and _continues(run, at, end):
        end += 1
    if end == len(run) - 1 and is_family(first) and closes_entry(run, at, end, scan):
        end += 1
    count = end - at
    while (
        count > 1 and not run[at + count - 1].capital and first.capital and run[at + count - 1].bare in ("văn", "thị")
    ):
        count -= 1
    while count > 1 and is_shortening(run[at + count - 1]):
        count -= 1
    if count < 2 or (count == 2 and run[at + 1].folded in ("van", "thi") and family and not slotted):
        return 0
    if stopped and count < 3 and not born_after(run[at + count - 1].end, scan):
        return 0
    if not family and (not looks_like_name(run[at : at + count]) or _is_called(run[at : at + count], scan)):
        return 0
    return count


def _is_called(tokens: list[Token], scan: Scan) -> bool:
    """Whether two words call somebody by his given name, and nothing behind them lists him: "Anh Quyền cách ly"."""
    begin = scan.text.rfind("\n", 0, tokens[0].start) + 1
    if len(tokens) != 2 or tokens[0].bare not in SEX_OF or scan.text[begin : tokens[0].start].strip(" -+*•"):
        return False
    if not scan.text[tokens[-1].end :].strip(" .,;:)"):
        return False
    return not scan.tells_behind(tokens[-1].end, ("birth", "phone", "age"), within=24)


_NO_FAMILY = words.words(
    "vợ chồng con mẹ bố cha nhà chợ gặp hộ tên là gồm có và của với cho tại ở thôn xóm xã trường lớp đối tượng bạn"
)


def _is_unknown_family(run: list[Token], at: int) -> bool:
    """Whether a capital word before "Văn" or "Thị" and another is a family name of no list: "Cát Văn Tường"."""
    three = run[at : at + 3]
    return (
        len(three) == 3
        and three[1].written in ("Văn", "Thị")
        and all(token.capital and token.written[1:].islower() and not stops(token) for token in three)
        and three[0].bare not in SEX_OF
        and three[0].bare not in _NO_FAMILY
        and (at == 0 or not run[at - 1].capital)
    )


def _is_called_so(run: list[Token], at: int, *, slotted: bool) -> bool:
    """Whether a word that usually begins no name is a family name here: "Từ Công Phụng", "F1 Đồng Sỹ Tiến"."""
    first = run[at]
    return (
        (
            slotted
            or (_is_rare_name(run, at) and (first.folded not in ("so", "duong", "van") or run[at + 1].bare == "thị"))
        )
        and first.capital
        and (first.bare in words.FAMILIES or first.bare in ("từ", "phó", "đường", "khong"))
        and at + 1 < len(run)
        and run[at + 1].capital
        and not stops(run[at + 1])
        and not (first.bare == "vì" and run[at + 1].bare in words.COMMON - {"văn"})  # "Vì Kiều Minh Trí là F1"
    )


def _is_rare_name(run: list[Token], at: int) -> bool:
    """Whether a rare family name begins three words with capitals among small ones: "nguồn là Cung Đình Vinh"."""
    three = run[at : at + 3]
    return (
        len(three) == 3
        and (three[0].bare in words.FAMILIES or three[1].bare in ("văn", "thị") or _is_plain_rare(three))
        and all(token.capital and not token.written.isupper() for token in three)
        and not any(map(stops, three[1:]))
        and (at == 0 or not run[at - 1].capital)
    )


def _is_plain_rare(tokens: list[Token]) -> bool:
    """Whether "Lu Thi Binh" begins with a rare family name, typed without accents."""
    first, second = tokens[0], tokens[1]
    return first.folded in words.FOLDED_FAMILIES and (second.bare in ("van", "thi") or first.bare == "khong")


_NO_BEGINNING = words.words("cong truong lop doi to hoi chi dang xa thon hop nguon benh")


def _is_told_with_birth(run: list[Token], at: int, scan: Scan) -> bool:
    """Whether a run of three or four capitals with a year of birth behind it is a name: "Trúc Thông Thái, sn 1969"."""
    return (
        at == 0
        and 3 <= len(run) <= 4
        and all(token.capital and token.written[1:].islower() and not stops(token) for token in run)
        and run[0].bare not in SEX_OF
        and run[0].bare not in _NO_FAMILY | words.PLACES
        and run[0].folded not in _NO_BEGINNING
        and looks_like_name(run)
        and born_after(run[-1].end, scan)
    )


def _is_told_plainly(run: list[Token], at: int, scan: Scan) -> bool:
    """Whether capitals without accents, with a year of birth behind them, are a name: "+ Leu Tho Xuong - ns 71"."""
    named = run[at : at + 4]
    return (
        3 <= len(named) == len(run) - at
        and named[0].folded in words.FOLDED_FAMILIES
        and all(token.capital and token.written.isascii() and not stops(token) for token in named)
        and born_after(named[-1].end, scan)
    )


def _continues(run: list[Token], at: int, index: int) -> bool:
    """Whether the next word still belongs to the name that began at `at`."""
    token, before, first = run[index], run[index - 1], run[at]
    if len(token.written) == 1 and index - at >= 2 and not token.capital:
        return False  # "phan thị cúc t/x ..."
    if token.folded in ("vo", "chong", "con", "me") and index - at > 1 and _is_whose(run, index):
        return False  # "ba le thi khuyen vo ong tru"
    middle = index - at == 1 and index + 2 < len(run) and run[index + 1].capital and not first.written.isupper()
    if stops(token) and not is_given_name(token, before, last=index == len(run) - 1, middle=middle):
        return False
    if not first.capital:
        return index - at < 5 and (index - at < 4 or before.folded in ("thi", "van"))
    if token.capital:
        if token.folded in words.FOLDED_COMMON and index - at >= 3 and index + 1 < len(run):
            return run[index + 1].folded not in ("van", "thi")
        return True
    if before.folded in ("van", "thi", "v", "th") and index - at <= 3:
        return True
    return token.folded in ("van", "thi", "v", "th") and index - at == 1


def _is_whose(run: list[Token], index: int) -> bool:
    """Whether a word of kinship and one of address begin the words after a name: "vợ ông Trứ"."""
    return index + 2 < len(run) and not run[index].capital and run[index + 1].bare in SEX_OF
