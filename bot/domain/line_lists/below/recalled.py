"""What a closing sentence takes from those above it: "đều tx bà Mai cùng ngày", "cả 3 cùng hộ", "tất cả nữ"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from bot.domain.folding import name_key
from bot.domain.line_lists.entries.merging import Gathered, Gathering, level_of, source_of, tells
from bot.domain.line_lists.naming.given_names import source_called
from bot.domain.line_lists.writing.lines import Line

_SAME_DAY = re.compile(r"(?<![a-z])(?:cung|chung|trong) (?:mot |1 )?(?:ngay|hom|buoi|hom do|dot)(?! ?\d)(?![a-z])")
_WITH_SOURCE = re.compile(
    r"(?<![a-z])(?:o |song |sinh hoat |an o )?(?:cung|chung) (?:mot |1 )?(?:nha|ho|gia dinh)(?: voi| cua)? "
    r"(?:(?:cac |nguoi |ca )?f\s?[0-2]|(?:ca )?nguon|ho|nhau|nguoi do)(?![a-z])"
)
_SAME_HOUSE = re.compile(r"(?<![a-z])(?:cung|chung|trong) (?:mot |1 )?(?:ho|nha|gia dinh|thon|xom|dia chi)(?![a-z])")

_ALL_OF_SEX = re.compile(
    r"(?<![a-z])(?:deu|tat ca|toan bo|toan|ca (?:\d{1,3}|hai|ba|bon|nam|sau|bay|tam|chin|muoi)(?: nguoi| ban| chau)?)"
    r"(?: deu)?(?: la)? (?P<sex>nam|nu)(?: gioi| het| ca| a)?(?=\s*(?:$|[,;.()]))"
)


def recalled(gathering: Gathering, line: Line, people: Sequence[Gathered]) -> dict[str, Any]:
    """The source whom the sentence calls by his given name, and the day and hamlet that one of these people has."""
    level = next(filter(None, map(level_of, people)), None)
    told = {"source": source_called(gathering, line.body, line.folded, level)}
    for name, words in (("contact_date", _SAME_DAY), ("hamlet", _SAME_HOUSE)):
        said = {each.draft.said[name] for each in people if each.draft.said.get(name)}
        if len(said) == 1 and words.search(line.folded):
            told[name] = said.pop()
    sex = _ALL_OF_SEX.search(line.folded)
    if sex is not None and "năm" not in line.body.lower():
        told["sex"] = "nam" if sex["sex"] == "nam" else "nữ"
    return {name: value for name, value in told.items() if value}


def live_with_source(gathering: Gathering, folded: str) -> None:
    """Let those who met an F1 above live in his hamlet, where words under them say "đều ở cùng nhà với F1"."""
    if not _WITH_SOURCE.search(folded):
        return
    for each in gathering.people:
        source = source_of(each)
        named = gathering.by_name.get(name_key(source), {}) if source is not None else {}
        hamlets = {known.draft.said.get("hamlet") for listed in named.values() for known in listed} - {None}
        if len(hamlets) == 1 and not tells(each, "hamlet"):
            each.heard["hamlet"] = hamlets.pop()
