"""Parts of a list by what its writer calls them ("Toa 4", "thợ phụ:", "Xóm trên: ..."), and where he speaks of these.

A label is whatever stands over people, or before them on their line, and comes again further down.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from bot.domain.folding import CAPITAL, fold_aligned
from bot.domain.line_lists.naming.vocabulary import may_be_family
from bot.domain.line_lists.writing.lines import Line, Spoken

MOST_LABELS = 12
LONGEST_HEAD = 90  # characters
LONGEST_LEAD = 26  # characters before the first label of a sentence
MOST_WORDS = 6  # of a label
LONGEST_LIST = 12  # lines in which a few people stand in one each
_IN_BRACKETS = re.compile(r"\(([^()]*)\)?")
_BEFORE_NAMES = re.compile(r"\W*(?:[^:=\]()\n]|\([^()\n]{0,80}\)){1,80}?\s?[:=\]](?:\s|(?<=\]))")
_NAME = re.compile(
    rf"\W*(?:\d{{1,2}}\W+)?(?:(?:[Cc]ó mặt|[Gg]ồm|[Cc]ó|[Ll]à|[ÔôBbAaCcEe][ôàaháỉêmnụị]{{1,3}})\s)?"
    rf"(?P<family>{CAPITAL}[^\W\d_]+) {CAPITAL}[^\W\d_]*(?P<whole>(?: {CAPITAL}[^\W\d_]*){{0,3}}[ ,(\-–]+\d)?"
)
_ENDS = re.compile(r"\s?(?:[,;|]|[-–]{1,2}\s|\.{2,}|/(?=[^\W\d]))|\s(?:hiện có|hien co|gồm|gom|gửi|gui|có)\W*$")
_ORNAMENT = " .:*[]()=-–>#"
_WORDS = re.compile(r"[a-z0-9]+(?: [a-z0-9]+)*")
_LEVEL = re.compile(r"(?<![a-z0-9])f ?[0-3](?![a-z0-9])")
_FIELD = re.compile(
    r"(?:ten|ho ten|ho va ten|danh sach|ds|nguon|ngay|sdt|dt|so dien thoai|dia chi|ghi chu|kinh gui|tong|gui|thon|"
    r"ong|ba|anh|chi|em|co|chu|bac|tyt|tram|truong (?:thon|tram)|thon truong|to truong|bi thu|"
    r"nam sinh|nam|nu|tiep xuc|cach ly|cltn|cltt|noi|ly do|ket qua|luu y|thong tin|ps|dien|b ?n ?\d+)(?![a-z])"
)
_NUMERAL = r"(?:\d{1,3}|[a-h]|i{1,3}|iv|vi{0,3}|nhat|hai|ba|tu|mot)"
_IS_NUMERAL = re.compile(_NUMERAL)
_GENERIC = ("nguoi", "nhom", "ben", "khu", "phia", "buoi", "cac", "nhung", "hang", "so")
_DAY_PARTS = frozenset(("sang", "trua", "chieu", "toi", "dem"))
_OF_PARTS = (
    r"(?:(?:nhung|cac|hai|ba|ca|may|anh em|ba con|moi) )?"
    r"(?:nguoi|nhom|ben|buoi|hang|to|khu|anh em|em|ban|dan|truong hop|phia|ba|ong|chi|anh)"
    r"(?: (?:o|thuoc|ben|ngoi|buoi|nhom|cua|trong))? "
)
_STARTS = (
    r"(?:^\W*(?:[a-z]+[ :,]{1,2}){0,5}?|[.;:(,–]\s{0,2}|[=-]> ?|"
    r"(?<![a-z0-9])(?:va|con|rieng|nhung|thi|vay|do do|nen|ket luan|theo tram) )(?:cua |cho )?"
)
_TELLS = r"(?= ?[:=(,]| (?:va|thi|la|deu|da|dang|di|vao|o|tai|cach|cltt|cltn|thuoc|tx|tiep xuc|gap|f\s?[0-3]) ?)"
_STOP = re.compile(rf"(?<=[a-zà-ỹ0-9)\"])(?:\.\s{{1,3}}(?={CAPITAL}|[=-]>)|;\s{{1,3}})")
_SMALL_STOP = re.compile(r"(?<=[a-zà-ỹ0-9)\"])[.;]\s{1,3}(?=[^\W_])")


@dataclass(slots=True)
class _Label:
    """What a part is called, and the lines that begin it."""

    words: tuple[str, ...]
    begins: list[int] = field(default_factory=list)
    other: tuple[str, ...] = ()  # "số nhà 7" in brackets behind "Nhà ông Điền"
    hamlet: bool = False
    forms: str = ""  # how one person is called


def with_parts(lines: Sequence[Line], places: Sequence[str]) -> list[Line]:
    """The lines, those of each part with its place, and sentences that speak of parts with the places of these.

    Where nothing above them tells a level, people in one line each are parts too: "người thứ nhất là F1".
    """
    for labels in (_outer(_labels(lines, places), lines, places), _people(lines, places)):
        marked = _marked(lines, labels, places) if 2 <= len(labels) <= MOST_LABELS else None
        if marked is not None:
            return marked
    return list(lines)


def _marked(lines: Sequence[Line], labels: Sequence[_Label], places: Sequence[str]) -> list[Line] | None:
    """The lines, if one of those behind the last label speaks of any of these."""
    spoken_of = _pattern(labels)
    last = max(label.begins[-1] for label in labels)
    behind: list[Line] = []
    for line in lines[last + 1 :]:
        listed = _begins_with_name(line.body, places)
        behind += [line] if listed else _told(line, spoken_of, len(labels))
    alone = labels[0].forms
    if not any(line.spoken and (not alone or _LEVEL.search(line.folded)) for line in behind):
        return None
    begins = {at: part for part, label in enumerate(labels) for at in label.begins}
    marked: list[Line] = []
    part: int | None = None
    for at, line in enumerate(lines[: last + 1]):
        part = begins.get(at, part)
        marked.append(replace(line, part=part, begins_part=at in begins and not alone) if part is not None else line)
    told = False
    for line in behind:
        told = told or bool(line.spoken)
        marked.append(line if told else replace(line, part=part))
    return marked


def _labels(lines: Sequence[Line], places: Sequence[str]) -> list[_Label]:
    """The labels over or before people, in their order."""
    labels: dict[tuple[str, ...], _Label] = {}
    for at, line in enumerate(lines):
        lead = _lead(line, lines[at + 1] if at + 1 < len(lines) else None, places)
        if lead is None:
            continue
        plain = " ".join(_IN_BRACKETS.sub(" ", lead).strip(_ORNAMENT).split())
        cut = _ENDS.search(plain)
        words = fold_aligned(plain[: cut.start() if cut else None]).strip(_ORNAMENT)
        if not _WORDS.fullmatch(words) or _LEVEL.search(words) or _FIELD.match(words):
            continue
        called = tuple(word for word in words.split(" ") if word not in ("so", "thu"))
        if not called or len(called) > MOST_WORDS or called[0].isdigit():
            continue
        label = labels.setdefault(called, _Label(called, hamlet=words in places))
        label.begins.append(at)
        label.other = _in_brackets(lead)
        if len(labels) > MOST_LABELS:
            break
    return list(labels.values())


MOST_PEOPLE = 6
_ORDINALS = ("nhat|mot|1", "hai|2", "ba|3", "tu|bon|4", "nam|5", "sau|6")


def _people(lines: Sequence[Line], places: Sequence[str]) -> list[_Label]:
    """People in one line each, where no level is told of them before the last one's line ends."""
    listed = [at for at, line in enumerate(lines[:LONGEST_LIST]) if _begins_with_name(line.body, places)]
    if not 2 <= len(listed) <= MOST_PEOPLE or any(_LEVEL.search(line.folded) for line in lines[: listed[-1] + 1]):
        return []
    labels = [
        _Label((str(place),), [at], forms=rf"(?:nguoi|dong) (?:thu|so) (?:{_ORDINALS[place]})")
        for place, at in enumerate(listed)
    ]
    if len(listed) == 2:
        labels[0].forms += "|dong(?: o)? (?:tren|dau)"
        labels[1].forms += "|dong(?: o)? (?:duoi|sau|cuoi)"
    return labels


def _outer(labels: list[_Label], lines: Sequence[Line], places: Sequence[str]) -> list[_Label]:
    """The labels without those inside parts: "ghế 21: ..." under "Toa 4"."""
    begun = {at: label for label in labels for at in label.begins}
    inside = {
        begun[at + 1].words[0]
        for label in labels
        for at in label.begins
        if at + 1 in begun and begun[at + 1].words[0] != label.words[0] and not _lists(lines[at], places)
    }
    outer = [label for label in labels if label.words[0] not in inside]
    again = " ".join(line.folded for line in lines[max(begun) + 1 :]) if inside else ""
    return outer if len(outer) > 1 and all(" ".join(label.words) in again for label in outer) else labels


def _lead(line: Line, following: Line | None, places: Sequence[str]) -> str | None:
    """What stands before the names of a line, or is a line over one that begins with a name."""
    body = line.body if (line.marker and line.index is not None) or line.marker == "bullet" else line.plain
    found = _BEFORE_NAMES.match(body) if ":" in body or "=" in body or "]" in body else None
    if found is not None and _begins_with_name(body[found.end() :], places):
        return body[: found.end()]
    if following is None or not body or len(body) > LONGEST_HEAD or not _lists(following, places):
        return None
    if _begins_with_name(body, places) and not body.rstrip().endswith(":"):
        return None
    return body[: found.end()] if found is not None else body


def _lists(line: Line, places: Sequence[str]) -> bool:
    """Whether a line begins with a name, or with a label and a name."""
    found = _BEFORE_NAMES.match(line.body) if ":" in line.body else None
    return _begins_with_name(line.body[found.end() if found is not None else 0 :], places)


def _begins_with_name(body: str, places: Sequence[str]) -> bool:
    found = _NAME.match(body)
    if found is None or not (may_be_family(found["family"].lower()) or found["whole"]):
        return False
    name = fold_aligned(body[found.start("family") : found.end()])
    return not any(name.startswith(place) for place in places)


def _in_brackets(lead: str) -> tuple[str, ...]:
    """The other name of a part, with a number: "(số nhà 7, ...)"."""
    found = _IN_BRACKETS.search(lead)
    words = fold_aligned(found[1]).split(",")[0].split() if found is not None else []
    called = [word for word in words if word != "so"]
    return tuple(called) if len(called) == 2 and called[1].isdigit() else ()


def _pattern(labels: Sequence[_Label]) -> re.Pattern[str]:
    """Where a clause speaks of one of the parts: the group that matches tells which."""
    calls = [f"(?P<p{at}>{'|'.join(_forms(label, labels))})" for at, label in enumerate(labels)]
    return re.compile(rf"{_STARTS}(?P<who>{'|'.join(calls)})(?![a-z0-9])(?![/.]\d)(?! ?/)")


def _forms(label: _Label, labels: Sequence[_Label]) -> Iterator[str]:
    """How a part may be called again."""
    if label.forms:
        yield label.forms
        return
    words, others = label.words, [each.words for each in labels if each is not label]
    whole = " (?:so |thu )?".join(words)
    if label.hamlet or (len(words) == 1 and words[0] in _DAY_PARTS):
        yield rf"{_OF_PARTS}{whole}"
        return
    numbered = _IS_NUMERAL.fullmatch(words[-1]) is not None
    if len(words) == 1:
        yield rf"{_OF_PARTS}{whole}|{whole}{_TELLS}"
        return
    yield rf"(?:{_OF_PARTS})?{whole}"
    if numbered and len(words) > 2 and not any((each[0], each[-1]) == (words[0], words[-1]) for each in others):
        yield rf"(?:{_OF_PARTS})?{words[0]} (?:so |thu )?{words[-1]}"
    if words[0] in _GENERIC and len(words) > 2:
        yield " ".join(words[1:])
    if len(words) > 2 and not numbered and words[0] not in _GENERIC and all(each[0] != words[0] for each in others):
        yield rf"{words[0]}{_TELLS}"
    if label.other:
        yield " (?:so )?".join(label.other)


def _told(line: Line, spoken_of: re.Pattern[str], many: int) -> Iterator[Line]:
    """A line as it is, or its sentences, each with the parts of which it speaks."""
    if not line.body or not _spoken(line.body, spoken_of, many):
        yield line
        return
    stops = [
        stop
        for stop in (_SMALL_STOP if line.body.islower() else _STOP).finditer(line.body)
        if stop.group()[0] == "." or not _spoken(line.body[: stop.start()], spoken_of, many)
    ]
    begins, ends = [0, *(each.end() for each in stops)], [*(each.start() + 1 for each in stops), len(line.body)]
    for begin, end in zip(begins, ends, strict=True):
        body = line.body[begin:end]
        first = {} if begin else {"marker": line.marker, "index": line.index, "gap": line.gap, "plain": line.plain}
        rest = {"marker": "", "index": None, "gap": False, "plain": body} if begin else first
        yield replace(line, body=body, spoken=_spoken(body, spoken_of, many), **rest)


def _spoken(body: str, spoken_of: re.Pattern[str], many: int) -> tuple[Spoken, ...]:
    return tuple(
        Spoken(next(part for part in range(many) if found[f"p{part}"]), *found.span("who"))
        for found in spoken_of.finditer(fold_aligned(body))
    )
