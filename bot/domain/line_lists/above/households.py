"""Lines that begin a household: those named after one, up to the next, belong together."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.domain.folding import fold_aligned
from bot.domain.line_lists.entries.people import Draft
from bot.domain.line_lists.fields.scan import Mark, Scan
from bot.domain.line_lists.writing.lines import Line

_NTH = r"(?:\s(?:so |thu )?(?:\d{1,2}|nhat|mot|hai|ba|tu|bon|nam|sau|bay|tam))"
_BEGINS = re.compile(
    rf"[^a-z0-9]*(?:(?:(?:ho|ho gia dinh|nha|gia dinh|gd){_NTH}\s?[:.)(\-–,]|"
    r"(?:ho|ho gia dinh|nha|gia dinh|gd)(?: cua| nha)?\s?[:.\-]?\s(?=(?:ong|ba|anh|chi|co|chu|bac|cu|em|di)\s))|"
    r"chu ho\s?[:.\-]?\s|(?:ho|nha|gia dinh)\s?:\s)"
)
_WRITTEN = re.compile(r"\W*(?:hộ|nhà|gia|gđ|chủ|ho|nha|gd|chu)(?!\w)", re.IGNORECASE)


def begins_household(line: Line) -> bool:
    """Whether a line begins with a household: "Hộ thứ nhất: ...", "nhà ông Sửu", "chủ hộ ..."."""
    return _BEGINS.match(line.folded) is not None and _WRITTEN.match(line.body) is not None


@dataclass(frozen=True, slots=True)
class Head:
    """After whom a household is called, and what its first line says of him."""

    full_name: str
    sex: str | None
    phone: str | None

    def tell(self, draft: Draft) -> None:
        """Say it of the one who is listed and is he."""
        if fold_aligned(self.full_name) != fold_aligned(draft.full_name):
            return
        for name, value in (("sex", self.sex), ("phone", self.phone)):
            if value is not None and draft.said.get(name) is None:
                draft.said[name] = value


_OF_HEAD = re.compile(r"chu ho\s?[:.\-(]?\s?$")


def head_of(household: Mark, scan: Scan) -> Head:
    """The head of a household by its first line: "Hộ ông Nguyễn Phi Hùng - ĐT chủ hộ 0912000591"."""
    phones = [
        str(mark.value)
        for mark in scan.marks
        if mark.kind == "phone" or (mark.kind == "others_phone" and _OF_HEAD.search(scan.folded, 0, mark.start))
    ]
    return Head(household.value.full_name, household.value.sex, phones[0] if len(phones) == 1 else None)
