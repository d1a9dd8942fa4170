"""An order in one line: "thôn Nam Thắng sửa nắp ống thu gom trước 25/6"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.domain.addressees import Meant, Person, Place, longest_beginning, who_is_meant
from bot.domain.duties import Owner
from bot.domain.folding import clean
from bot.domain.notices.owners import find_parties
from bot.domain.notices.passages import passage
from bot.domain.spoken_deadlines import Until, read_until

LONGEST_TITLE = 120

_GIVE = re.compile(
    r"^\s*(?:(?:đề nghị|de nghi|yêu cầu|yeu cau|giao|phân công|phan cong)\s+)?(?:cho\s+)?", re.IGNORECASE
)
_MUST = re.compile(r"^(?:phải|phai|cần|can|có trách nhiệm|co trach nhiem)\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Order:
    """What a line asks of whom by when. `unknown`: the words that should name somebody and name nobody."""

    title: str
    text: str
    meant: Meant
    helpers: tuple[Owner, ...]
    unknown: str
    until: Until | None


def read_order(line: str, *, places: Sequence[Place], people: Sequence[Person], now: datetime) -> Order:
    """Read an order. `now` is in the commune's zone. What the line does not say is left open."""
    text = _GIVE.sub("", " ".join(clean(line).split()), count=1)
    meant, rest, unknown = _who(text, places, people, now)
    until = read_until(rest, now=now)
    work = until.rest if until is not None else rest
    return Order(
        title=_title(work),
        text=_sentence(work) if len(work) > LONGEST_TITLE else "",
        meant=meant,
        helpers=_helpers(text, meant, places, people),
        unknown=unknown,
        until=until,
    )


def _who(text: str, places: Sequence[Place], people: Sequence[Person], now: datetime) -> tuple[Meant, str, str]:
    """Who is to do it, the line behind them, and the words that name nobody."""
    found = longest_beginning(text, places=places, people=people)
    if found is not None:
        return found[0], found[1], ""
    until = read_until(text, now=now)  # "hằng ngày Trạm y tế ...", "trước 25/6 thôn Nam Thắng ..."
    if until is not None and until.rest != text:
        found = longest_beginning(until.rest, places=places, people=people)
        if found is not None:
            at = text.find(until.rest)
            return found[0], f"{text[:at]}{found[1]}" if at > 0 else text.replace(until.rest, found[1], 1), ""
    line = passage(text)
    named = find_parties(line).owners
    if named and line.text.startswith(named[0]):
        return Meant(), line.text[len(named[0]) :].lstrip(" ,;:-–)"), named[0]
    return Meant(), text, ""


def _helpers(text: str, meant: Meant, places: Sequence[Place], people: Sequence[Person]) -> tuple[Owner, ...]:
    """Those with whom the owner works together, as far as they are known."""
    each = [who_is_meant(name, places=places, people=people) for name in find_parties(passage(text)).collaborators]
    found = dict.fromkeys(owner for one in each if one.certain for owner in one.owners)
    return tuple(owner for owner in found if owner not in meant.owners)


def _sentence(work: str) -> str:
    words = _MUST.sub("", work.strip(" ,;:-."))
    return words[:1].upper() + words[1:]


def _title(work: str) -> str:
    words = _sentence(work)
    if len(words) <= LONGEST_TITLE:
        return words
    return f"{words[:LONGEST_TITLE].rsplit(' ', 1)[0]}…"
