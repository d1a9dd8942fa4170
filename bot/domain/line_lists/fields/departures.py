"""Where "hết" is no last day, but says that all of those listed went into quarantine."""

from __future__ import annotations

import re

from bot.domain.dates import DateMark

ALL_GONE = re.compile(
    r"(?<![a-z])(?:di|vao|dua|len|chuyen|nhap)(?: (?!den|toi)[a-z]+){1,5} het"
    r"(?: (?:ca|luon|roi|ngay|hom|tu|vao)){0,3} {0,2}$"
)
"""All of them: "đi cltt hết hôm qua rồi" tells when they went."""
_ALL_THERE = re.compile(
    r"(?<![a-z])(?:cltt|cltn|cl|cach ly|tap trung|tai nha|khu|di|len|vao)(?: ca)? het(?: ca| tu)?\s$"
)
_DAY_PAST = re.compile(r"(?:(?:tu )?(?:sang|trua|chieu|toi|dem) )?(?:hom |dem )?(?:qua|kia|truoc)(?![a-z])")


def all_went(before: str, folded: str, day: DateMark) -> bool:
    """Whether "hết" says that all of them went; behind a place alone, "cltt hết hôm qua", only of a day past."""
    if ALL_GONE.search(before):
        return True
    return _ALL_THERE.search(before) is not None and _DAY_PAST.match(folded, day.start) is not None
