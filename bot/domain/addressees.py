"""Who is meant by a name, a title or a hamlet: "đồng chí Ý - Địa chính", "các thôn", "Tâm NTM"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.domain.duties import Owner
from bot.domain.folding import accented_key, clean, fold, fold_aligned, has_accents
from bot.domain.hamlets import Hamlet, HamletFinder, finder
from bot.domain.roles import Role


@dataclass(frozen=True, slots=True)
class Place:
    """A hamlet that may be given work."""

    id: int
    name: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Person:
    """A member who may be given work."""

    id: int
    full_name: str
    title: str
    role: Role
    deputy: bool = False


@dataclass(frozen=True, slots=True)
class Meant:
    """Who is meant: `owners` when that is certain, `candidates` when several may be; neither when nobody is."""

    owners: tuple[Owner, ...] = ()
    candidates: tuple[Owner, ...] = ()

    @property
    def certain(self) -> bool:
        return bool(self.owners) and not self.candidates


_ALL = re.compile(
    r"(?:tat ca |toan bo |ca )?(?:lanh dao |thon truong |truong |bi thu(?:,? (?:va )?thon truong)? |can bo )*"
    r"(?:tat ca |ca )?(?:cac|\d{1,2}|nam|tung|moi) (?:don vi )?thon(?: trong xa| toan xa)?|lanh dao (?:cac )?thon|"
    r"(?:cac )?thon truong|(?:bi thu,? )thon truong(?: cac thon)?"
)
_ALSO = re.compile(r"\s*(?:,\s?và|,\s?va|[,;&+]|\s(?:và|va|cùng|cung|hoặc|hoac)\s)\s*", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]+", re.UNICODE)
_ABOUT_HAMLETS = frozenset(
    ["thon", "xom", "ap", "lanh", "dao", "truong", "cac", "bi", "thu", "va", "dong", "chi", "can", "bo"]
)
_HONORIFICS = frozenset(["dong", "chi", "dc", "d", "c", "ong", "ba", "anh", "chi", "co", "chu", "bac", "em", "cac"])
_OFFICES = frozenset(
    [
        "can",
        "bo",
        "cong",
        "chuc",
        "nguoi",
        "phu",
        "trach",
        "xa",
        "ubnd",
        "uy",
        "ban",
        "nhan",
        "dan",
        "thanh",
        "vien",
        "nganh",
        "linh",
        "vuc",
        "mang",
    ]
)
_ROLE_WORDS = {
    Role.HEALTH_STATION: "trạm y tế trưởng trạm",
    Role.CHAIR: "trưởng ban chỉ đạo chủ tịch",
    Role.SECRETARY: "văn phòng vp",
    Role.POLICE: "trưởng công an ca",
    Role.BROADCASTER: "đài truyền thanh văn hóa thông tin",
    Role.HAMLET_LEADER: "",
    Role.OFFICER: "",
}


def who_is_meant(words: str, *, places: Sequence[Place], people: Sequence[Person]) -> Meant:
    """Who every word of the text names; nobody where a word is left that fits no one."""
    text = clean(words).strip(" .,;:-()")
    if not text:
        return Meant()
    if _ALL.fullmatch(fold_aligned(text)):
        return Meant(tuple(Owner(hamlet_id=place.id) for place in places))
    named = finder(tuple(Hamlet(place.name, place.aliases) for place in places))
    found = _hamlets(text, named, places)
    if found:
        return Meant(found)
    person = _person(text, people)
    if person.owners or person.candidates:
        return person
    parts = [part for part in _ALSO.split(text) if part]
    if len(parts) < 2:
        return Meant()
    each = [who_is_meant(part, places=places, people=people) for part in parts]
    if not all(one.owners or one.candidates for one in each):
        return Meant()
    owners = tuple(dict.fromkeys(owner for one in each for owner in one.owners))
    return Meant(owners, next((one.candidates for one in each if one.candidates), ()))


def longest_beginning(line: str, *, places: Sequence[Place], people: Sequence[Person]) -> tuple[Meant, str] | None:
    """The longest beginning of a line that names somebody, and the line behind it."""
    text = clean(line).strip()
    ends = [found.end() for found in _WORD.finditer(text)][:14]
    for end in reversed(ends):
        if text[end : end + 1] == "." and text[end + 1 : end + 2].isalpha():
            continue
        meant = who_is_meant(text[:end], places=places, people=people)
        if meant.owners or meant.candidates:
            return meant, text[end:].lstrip(" ,;:-–)")
    return None


def _hamlets(text: str, named: HamletFinder, places: Sequence[Place]) -> tuple[Owner, ...]:
    """The hamlets of a text that speaks of nothing else."""
    folded = fold_aligned(text)
    rest, found = list(folded), []
    for mark in named.find(text, folded):
        if mark.hamlet is None:
            return ()
        found.append(next(Owner(hamlet_id=place.id) for place in places if place.name == mark.hamlet))
        rest[mark.start : mark.end] = " " * (mark.end - mark.start)
    left = set(re.findall(r"[a-z0-9]+", "".join(rest)))
    return tuple(dict.fromkeys(found)) if found and left <= _ABOUT_HAMLETS else ()


def _person(text: str, people: Sequence[Person]) -> Meant:
    """The member whose name and title the words are; the better evidence wins, and equal evidence is a question."""
    words = [accented_key(word) for word in _WORD.findall(text)]
    scored = [(score, one) for one in people if (score := _score(words, one)) > 0]
    best = max((score for score, _ in scored), default=0)
    found = [one for score, one in scored if score == best]
    leading = [one for one in found if not one.deputy] or found
    owners = tuple(Owner(member_id=one.id) for one in leading)
    return Meant(owners) if len(owners) == 1 else Meant((), owners)


def _score(words: Sequence[str], person: Person) -> int:
    """How well the words fit: 4 for the name with its accents, 2 for the name without, 1 for the title."""
    name = [accented_key(word) for word in person.full_name.split()]
    title = {accented_key(word) for word in _WORD.findall(f"{person.title} {_ROLE_WORDS[person.role]}")}
    if not any(has_accents(word) for word in words):
        title |= {fold(word) for word in title}
    best = 0
    for length in range(len(words) + 1):
        for begin in {0, *range(len(words) - length + 1)} if length else {0}:
            part, rest = words[begin : begin + length], [*words[:begin], *words[begin + length :]]
            best = max(best, _fits(part, rest, name, title))
    return best


def _fits(part: Sequence[str], rest: Sequence[str], name: Sequence[str], title: set[str]) -> int:
    telling = [word for word in rest if fold(word) not in _HONORIFICS and fold(word) not in _OFFICES]
    if any(word not in title for word in telling):
        return 0
    from_title = 1 if telling else 0
    if not part:
        return from_title
    tail = name[-len(part) :]
    if list(part) == list(tail):
        return 4 + from_title + (2 * (len(part) > 1))
    plain = [fold(word) for word in part]
    if plain == list(part) and plain == [fold(word) for word in tail]:  # typed without accents
        return 2 + from_title + (2 * (len(part) > 1))
    return 0
