"""Who a correction under a list is about: by number, by given name, by full name, or in what place he stands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.domain.folding import accented_key, fold_aligned, name_key
from bot.domain.line_lists.entries.merging import Gathered, Gathering
from bot.domain.line_lists.fields.scan import Scan
from bot.domain.line_lists.mending.references import NO_GIVEN, NUMBER, numbers_of
from bot.domain.line_lists.naming.given_names import OF_SOURCE
from bot.domain.line_lists.naming.names import SEX_OF

if TYPE_CHECKING:
    from bot.domain.line_lists.reader import Reader

_WHO = r"(?:nguoi|truong hop|ca|ten|dong|ban|chau|muc|ong|ba|anh|chi|em)"
_ORDINALS = {"nhat": 1, "hai": 2, "ba": 3, "tu": 4, "nam": 5, "sau": 6, "bay": 7, "tam": 8, "chin": 9, "muoi": 10}
_COUNTED = r"(?<!\d )(?<!hai )(?<!ba )(?<!bon )(?<!nam )(?<!may )(?<!nhung )"
_ORDINAL = re.compile(
    rf"(?<![a-z]){_COUNTED}{_WHO} (?:(?:thu|so) (?P<n>{'|'.join(_ORDINALS)})|"
    rf"(?P<first>dau(?: tien| danh sach| ds)?)|(?P<last>cuoi(?: cung| danh sach| ds)?))(?![a-z])"
)
_LETTER = re.compile(r"(?<![a-z])(?:muc|dong|diem|y) (?P<letter>[a-h])(?![a-z0-9])")
_BARE = re.compile(
    r"(?<=[:;,.] )(?:con )?(?P<n>\d{1,3})(?P<more>(?:\s?(?:,|va|&|\+|den|-)\s?\d{1,3}){0,30})"
    r"(?= (?:len|xuong|ha|bo|xoa|loai|gach|rut|huy|ten|sn|sinh|nam sinh|o|la|thanh|doi|sua|chuyen|nu|nam|sdt|dt|tx|"
    r"cltt|cltn|cach ly|f\s?[0-3]|giu|khong|dung)(?![a-z]))"
)
_WORD = re.compile(r"[^\W\d_]{2,7}")
_ADDRESS = re.compile(r"(?<![^\W_])(?P<address>ong|ba|anh|chi|em|chau|co|chu|bac|be|cu|di|cau|thay|a|c)\s$")
OF_FIELD = re.compile(
    r"(?<![a-z])(?:ten|ho ten|ho|sdt|dt|so|so dt|so dien thoai|dien thoai|so may|nam sinh|sn|tuoi|"
    r"ngay(?: [a-z]+){0,4}|thon|dia chi|nguon(?: [a-z]+)?|gioi tinh|han(?: [a-z]+){0,2}|noi cach ly|thong tin|"
    r"phan loai)"
    r"(?: dung| moi| cu)? (?:cua |cho )$"
)
_KEEPS = re.compile(r"(?<![^\W_])(?:bỏ|bo) $", re.IGNORECASE)
_SAME_AS = re.compile(r"(?<![a-z])(?:trung|giong|nhu|gop vao|gop voi)(?: (?:voi|ten|lap|thong tin))* $")


@dataclass(frozen=True, slots=True)
class Who:
    """Where a line speaks of one or several of those listed. `sex`: as the word of address before him tells."""

    start: int
    end: int
    people: tuple[Gathered, ...]
    sex: str | None = None
    same_as: bool = False  # as whom somebody was listed twice


def those_meant(reader: Reader, scan: Scan) -> list[Who]:
    """Everybody listed above of whom a line speaks, in its order; those whom others met are not meant."""
    gathering = reader.gathering
    found = [*_numbered(gathering, scan), *_named(gathering, scan), *_again(gathering, scan)]
    taken = [(each.start, each.end) for each in found]
    found += [
        each
        for each in _called(gathering, scan)
        if not any(start < each.end and each.start < end for start, end in taken)
    ]
    return sorted((each for each in found if not is_source(scan, each.start)), key=lambda each: (each.start, -each.end))


_OF_KIN = re.compile(
    r"(?<![^\W_])(?:nhà|vợ|con|mẹ|bố|chồng|bạn|nha|vo|me|bo|chong|(?:con|em|anh|chị|cháu) (?:trai|gai|gái|dâu|"
    r"rể|dau|re))"
    r"(?: của| cua)? $",
    re.IGNORECASE,
)


def is_source(scan: Scan, start: int) -> bool:
    if (
        scan.text[start].isalpha()
        and not NUMBER.match(scan.folded, start)
        and _OF_KIN.search(scan.text, max(0, start - 20), start)
        and not _KEEPS.search(scan.text, max(0, start - 8), start)
    ):
        return True
    return OF_SOURCE.search(scan.folded, 0, start) is not None and OF_FIELD.search(scan.folded, 0, start) is None


def _numbered(gathering: Gathering, scan: Scan) -> Iterator[Who]:
    for found in NUMBER.finditer(scan.folded):
        yield from _of_numbers(gathering, scan, found.span(), numbers_of(found["n"] + found["more"]))
    for found in _BARE.finditer(scan.folded) if _HEAD.match(scan.folded) else ():
        yield from _of_numbers(gathering, scan, found.span(), numbers_of(found["n"] + found["more"]))
    count = len(gathering.people)
    for found in _ORDINAL.finditer(scan.folded):
        number = _ORDINALS[found["n"]] if found["n"] else 1 if found["first"] else count
        if 0 < number <= count:
            yield Who(*found.span(), (gathering.people[number - 1],))
    for found in _LETTER.finditer(scan.folded) if not gathering.by_number else ():
        yield from _of_numbers(gathering, scan, found.span(), (ord(found["letter"]) - 96,))


_HEAD = re.compile(r"\W*(?:xin |cho )?(?:sua(?: lai)?|dinh chinh|dc|cap nhat|dieu chinh|chinh(?: lai)?)[^:]{0,25}:")


AGAIN = re.compile(
    r"\W*(?:(?:vay|nen|gio|nay|nhu vay|do do|da|a)[ ,]{1,2})*(?P<address>chi|anh|ong|ba|chau|em|co|chu|bac|cu|"
    r"nguoi|truong hop|"
    r"ca)(?: ay| ta| nay| do)? (?=(?:van|chi|la|thuoc|xuong|len|thanh|chuyen)(?: [a-z]+){0,3} f\s?[0-3])"
)
"""Where a sentence goes on with the one named last: "Vậy chị vẫn là F2"."""


def _again(gathering: Gathering, scan: Scan) -> Iterator[Who]:
    found = AGAIN.match(scan.folded)
    if found is None or not gathering.people:
        return
    sex = SEX_OF.get(scan.text[found.start("address") : found.end("address")].lower())
    last = [each for each in gathering.people[-_SEVERAL:] if each.draft.line == gathering.people[-1].draft.line]
    fitting = [each for each in last if sex is None or each.draft.said.get("sex") in (None, sex)]
    if len(fitting) == 1 and fitting[0] is gathering.people[-1]:
        yield Who(found.start("address"), found.end(), (fitting[0],), sex)


_SEVERAL = 3  # of whom one line may tell


def starts_in_turn(scan: Scan) -> list[int]:
    """Where a line speaks of somebody by his place: "người thứ hai", "mục b", or bare numbers behind "Sửa:"."""
    patterns = (_ORDINAL, _LETTER, _BARE) if _HEAD.match(scan.folded) else (_ORDINAL, _LETTER, AGAIN)
    return [found.start() for pattern in patterns for found in pattern.finditer(scan.folded)]


def _address_before(scan: Scan, start: int) -> str:
    """The word of address just before a place; "Thay số 2" calls nobody a teacher."""
    found = _ADDRESS.search(scan.folded, max(0, start - 6), start)
    written = scan.text[found.start("address") : found.end("address")].lower() if found is not None else ""
    return written if written in SEX_OF or len(written) == 1 or scan.text.isascii() else ""


def _of_numbers(gathering: Gathering, scan: Scan, span: tuple[int, int], numbers: Sequence[int]) -> Iterator[Who]:
    people = [gathering.of_number(number) for number in numbers]
    known = tuple(each for each in people if each is not None)
    if len(known) == len(people):
        called = _address_before(scan, span[0])
        if called:
            yield Who(span[0] - len(called) - 1, span[1], known, SEX_OF.get(called))
            return
        yield Who(*span, known, same_as=_SAME_AS.search(scan.folded, 0, span[0]) is not None)


def _named(gathering: Gathering, scan: Scan) -> Iterator[Who]:
    for mark in scan.of("name"):
        name = mark.value
        known = [each for years in (gathering.by_name.get(name_key(name.full_name), {}),) for each in _all(years)]
        exact = [each for each in known if is_called(each, name.full_name)]
        if len(exact) == 1:
            yield Who(name.lead, mark.end, (exact[0],), name.sex)


def _all(by_year: dict[int | None, list[Gathered]]) -> list[Gathered]:
    return [each for people in by_year.values() for each in people]


def is_called(each: Gathered, written: str) -> bool:
    """Whether a full name, or a given name, is somebody's as far as both are typed with accents."""
    whole = " " in written
    own = each.draft.full_name if whole else each.draft.full_name.split(" ")[-1]
    return own.isascii() or written.isascii() or accented_key(own) == accented_key(written)


def _called(gathering: Gathering, scan: Scan) -> Iterator[Who]:
    """Where a line speaks of somebody of the list by his given name alone."""
    plain = scan.text.islower() or scan.text.isupper()
    hamlets = [(mark.start, mark.end) for mark in scan.of("hamlet")]
    for found in _WORD.finditer(scan.text):
        given = scan.folded[found.start() : found.end()]
        if given not in gathering.by_given or not (found.group()[0].isupper() or plain):
            continue
        if any(start <= found.start() < end for start, end in hamlets):
            continue
        called_as = _address_before(scan, found.start())
        if not called_as and (plain or (given in NO_GIVEN and not _is_called_plainly(gathering, scan, found))):
            continue
        called = [each for each in gathering.by_given[given] if is_called(each, found.group())]
        called = [each for each in called if each.draft.said.get("change") != "removed"] or called
        if len(called) != 1 or (not plain and _is_part(scan, found, called_as)):
            continue
        start = found.start() - len(called_as) - bool(called_as)
        if _ARRANGES.match(scan.text.lower(), start):
            continue
        yield Who(start, found.end(), (called[0],), SEX_OF.get(called_as))


_ARRANGES = re.compile(r"bo tri(?! (?:ra|khoi|di|nhe|giup)(?![a-z]))")
"""No father and nobody dropped: "xe don do xa bo tri" was typed without accents."""


def _is_called_plainly(gathering: Gathering, scan: Scan, found: re.Match[str]) -> bool:
    """Whether a word that is also no name is one here: with its capital and accents, amidst a sentence."""
    amidst = re.search(r"[a-z0-9,] $", scan.folded[: found.start()]) is not None
    names = {each.draft.full_name.split(" ")[-1] for each in gathering.by_given[fold_aligned(found.group())]}
    return amidst and found.group() in names and scan.text[found.end() : found.end() + 1] in (" ", ",", ";", ".", "")


def _is_part(scan: Scan, found: re.Match[str], address: str) -> bool:
    """Whether a word with a capital stands beside it, so that it is part of somebody's whole name."""
    behind = scan.text[found.end() : found.end() + 2]
    if (
        behind[:1] == " "
        and behind[1:].isupper()
        and not re.match(r"f\s?\d|b\.?n\s?\d", scan.folded[found.end() + 1 :])
    ):
        return True
    before = re.search(r"([^\W\d_]+) $", scan.text[: found.start()])
    return not address and before is not None and before.group(1)[0].isupper() and before.start() > 0


def nearest(gathering: Gathering, name: str) -> Gathered | None:
    """The one listed whose name differs least from a name put right, if nobody else's is as near."""
    far = sorted(
        ((_apart(name_key(each.draft.full_name), name_key(name)), at) for at, each in enumerate(gathering.people))
    )
    if not far or far[0][0] > _NEAR or (len(far) > 1 and far[1][0] == far[0][0]):
        return None
    return gathering.people[far[0][1]]


_NEAR = 3  # letters
LONGEST_SEARCH = 60  # people whose names are compared


def _apart(one: str, other: str) -> int:
    """How many letters differ; names of other lengths in words may have one word more."""
    mine, others = one.split(), other.split()
    if len(mine) != len(others):
        shorter, longer = sorted((mine, others), key=len)
        missing = len(longer) - len(shorter)
        left = iter(longer)
        return 1 if missing == 1 and all(word in left for word in shorter) else _NEAR + 1
    if sum(a != b for a, b in zip(mine, others, strict=True)) > 1:
        return _NEAR + 1
    return sum(_letters(a, b) for a, b in zip(mine, others, strict=True))


def _letters(one: str, other: str) -> int:
    """The number of letters to add, leave out or change."""
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, start=1):
        last, row = row, [i, *row[1:]]
        for j, b in enumerate(other, start=1):
            row[j] = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a != b))
    return row[-1]
