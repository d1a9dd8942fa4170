"""People whom prose names in passing, and tells of by their given names later: "nhà ông Khoát ... Ông Khoát là F1"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from bot.domain.folding import CAPITAL, fold_aligned
from bot.domain.line_lists.fields.others_levels import without_source_levels
from bot.domain.line_lists.fields.scan import Mark, Scan
from bot.domain.line_lists.naming.names import SEX_OF
from bot.domain.line_lists.writing.lines import Line

_ROLES = frozenset(("household", "relative", "place"))
_AGAIN = re.compile(
    r"(?<![^\W_])(?P<address>(?i:ông|bà|anh|chị|cô|chú|bác|em|cháu|cụ|dì|cậu|ong|ba|chi|co|chu|bac|chau|cu)) "
    rf"(?P<given>{CAPITAL}[^\W\d_]*)(?! {CAPITAL})(?![^\W_])"
)
_TELLS = re.compile(
    r"\s?(?:\(|,)?\s?(?:sn|ns|sinh|nam sinh|(?:19|20)\d\d|so may|sdt|dt|so dien thoai|la f\s?[0-3]|"
    r"thuoc (?:dien )?f\s?[0-3]|"
    r"co ket qua|duong tinh|da duong tinh|hom \d|ngay \d|di |ngoi |tx |tiep xuc |gap )"
)
_BORN = re.compile(r"\s?(?:\(|,)?\s?(?:(?:sn|ns|sinh|nam sinh|sinh nam) ?\d|(?:19|20)\d\d(?!\d))")
_LISTS = re.compile(r"(?<![a-z])(?:co|gom|con|con co|la)(?: ca| hai| vo chong)? $")
_TOGETHER = re.compile(r"\s?(?:,|;|va|cung|voi|&|\+)(?![a-z])")
_DETAIL = re.compile(
    r"\s?\((?=[^()]{0,150}(?:19|20)\d\d)[^()]{0,150}\)|\s?[,(]?\s?(?:(?:cụ|ông|bà|anh|chị)\s)*(?:sn|ns|sinh|năm sinh|"
    r"(?:19|20)\d\d)[^.;()]{0,60}"
)
_PRONOUN = re.compile(
    r"(?:^|(?<=, ))(?P<address>ông|bà|anh|chị|cô|chú|bác|cụ)(?: (?:ấy|ta|này|nói trên))?"
    r"(?=(?: (?:sinh|sn|ns) ?(?:năm ?)?\d|,? (?:19|20)\d\d|,? F ?[0-3])(?!\d)|"
    r" (?:kể|khai|nói|cho biết|bảo|có|đã|là|thì|cũng|vừa|thuộc|hôm|ngày|đi|được|trước đó)\s)",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Passing:
    """Those named so far, by their folded given names: the full name, and what stood after it."""

    named: dict[str, tuple[str, str]] = field(default_factory=dict)
    sexes: dict[str, str | None] = field(default_factory=dict)

    def take(self, scan: Scan) -> None:
        """Keep the households, and whom the prose visits, of a line."""
        for mark in scan.marks:
            if mark.kind == "name" and mark.extra in _ROLES:
                name = mark.value.full_name
                told = _DETAIL.match(scan.text, mark.end)
                given = fold_aligned(name).split(" ")[-1]
                self.named[given] = name, told.group().rstrip() if told else ""
                self.sexes[given] = mark.value.sex

    def named_again(self, line: Line, scan: Scan, people: Sequence[Mark]) -> Line:
        """The line with the full name, where it tells something of one of them by his given name."""
        if not self.named:
            return line
        housed = {
            fold_aligned(mark.value.full_name).split(" ")[-1]
            for mark in scan.marks
            if mark.kind == "name" and mark.extra in _ROLES
        }
        for found in _AGAIN.finditer(line.body):
            given = fold_aligned(found["given"])
            if people and found.start() and given not in housed and not _BORN.match(line.folded, found.end()):
                continue
            told = any(mark.kind == "level" and mark.start > found.end() for mark in without_source_levels(scan))
            together = _TOGETHER.match(line.folded, found.end()) and _LISTS.search(line.folded, 0, found.start())
            if given in self.named and (told or together or _TELLS.match(line.folded, found.end())):
                name, more = self.named.pop(given)
                more = more if not re.search(r"(?:19|20)\d\d", line.body[found.end() : found.end() + 20]) else ""
                body = (
                    f"{line.body[: found.start('given')]}{name}{more}{', ' if more else ''}{line.body[found.end() :]}"
                )
                return replace(line, body=body)
        return line if people else self._told_of_again(line, scan)

    def _told_of_again(self, line: Line, scan: Scan) -> Line:
        """The line with the full name of the last one visited, where it begins "Ông kể ..." and says what he is."""
        found = _PRONOUN.search(line.body)
        levels = [mark for mark in without_source_levels(scan) if mark.kind == "level"]
        if found is None or not levels or levels[0].start < found.end() or not self.named:
            return line
        given, (name, more) = list(self.named.items())[-1]
        if self.sexes.get(given) != SEX_OF.get(found["address"].lower()):
            return line
        del self.named[given]
        return replace(
            line, body=f"{line.body[: found.end('address')]} {name}{more}, {line.body[found.end() :].lstrip()}"
        )
