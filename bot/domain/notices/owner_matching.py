"""Who answers for a task: the notice's words for its owners, matched to hamlets and members, and never guessed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.domain.addressees import Meant, Person, Place, who_is_meant
from bot.domain.duties import Owner
from bot.domain.folding import fold
from bot.domain.roles import Role

_OFFICES = tuple(
    re.compile(rf"(?<![a-z])(?:{words})(?![a-z])")
    for words in (
        "tram y te|y te|tyt",
        "cong an|ca xa|cax",
        "van phong|vp|vpub|van thu|thong ke",
        "ke toan|tai chinh|ngan sach|thu quy",
        "dia chinh|tnmt|tai nguyen(?: va)? moi truong|tai nguyen|moi truong|dat dai",
        "ntm|nong thon moi",
        "dai truyen thanh|truyen thanh|phat thanh|dai xa|dai",
        "van hoa(?: thong tin| xa hoi| - xa hoi)?|vhxh|vhtt|vh-xh",
        "csxh|chinh sach(?: xa hoi)?|ldtbxh|ldtb&xh|ld-tbxh|lao dong(?: thuong binh| tbxh)?",
        "tu phap|ho tich",
        "quan su|chqs|bchqs|xa doi",
        "nong nghiep|khuyen nong|thu y|bvtv",
        "hop tac xa|htx",
        "phu nu|hpn",
        "mat tran|mttq|ubmttq|ub mttq",
        "thanh nien|doan tn|dtn|doan xa",
        "nong dan|hnd",
        "cuu chien binh|ccb",
        "nguoi cao tuoi|nct",
        "chu thap do|ctd",
        "truong mam non|mam non",
        "truong tieu hoc|tieu hoc",
        "thcs|trung hoc co so",
        "dang uy|thuong truc dang|tt dang|btv|ban thuong vu",
        "hdnd|hoi dong nhan dan",
        "bi thu",
        "pho chu tich|pct",
        "(?<!pho )chu tich(?! (?:hoi|ub ?mttq|mttq|mat tran|hdnd|cong doan|ccb))|truong ban(?! cong tac| thanh tra)",
    )
)
_ROLE_OFFICES = {
    Role.HEALTH_STATION: "tram y te",
    Role.POLICE: "cong an",
    Role.SECRETARY: "van phong",
    Role.CHAIR: "chu tich",
    Role.BROADCASTER: "dai truyen thanh",
}
_COUNTED = re.compile(r"(?<![a-z0-9])(\d{1,2}|hai|ba|bon|nam|sau|bay|tam)\s(?:don vi\s)?(?:thon|xom|ap)(?![a-z])")
_NUMBERS = {"hai": 2, "ba": 3, "bon": 4, "nam": 5, "sau": 6, "bay": 7, "tam": 8}
_ALL_HAMLETS = re.compile(
    r"(?:(?:cac )?dong chi )?(?:(?:ban )?lanh dao|bi thu|thon truong|truong thon|can bo|cac ong|tap the)?"
    r"(?:,? (?:va )?(?:thon truong|truong thon|bi thu))?\s?(?:cua )?"
    r"(?:tat ca |toan bo |ca )?(?:cac |tung |moi |\d{1,2} |nam )?(?:don vi )?"
    r"(?:thon|thon truong|truong thon|khu dan cu)"
    r"(?: tren dia ban| trong xa| toan xa| xa)?(?: xa)?"
)
_PERSON = re.compile(r"(?:(?:cac )?dong chi|d/c|dc|ong|ba|anh|chi|co|thay)\s")
_LEADS = re.compile(r"(?:truong|tram truong|thu truong)(?![a-z])")
_EVERY_BODY = re.compile(r"(?:cac )?(?:ban,? ?nganh|nganh|bo phan|can bo|cong chuc)(?:,? (?:va )?doan the)?(?![a-z])")
_EVERYBODY = re.compile(r"(?:cac )?(?:thanh vien|uy vien) (?:ban chi dao|bcd)")
_OFFICERS = frozenset({Role.HEALTH_STATION, Role.POLICE, Role.OFFICER, Role.BROADCASTER, Role.SECRETARY})


@dataclass(frozen=True, slots=True)
class Match:
    """Who the words of a task mean. `unclear` are the words that nobody, or several, answer to."""

    owners: tuple[Owner, ...] = ()
    unclear: tuple[str, ...] = ()
    candidates: tuple[Owner, ...] = ()  # whom the unclear words may mean


def match_owners(words: Sequence[str], *, places: Sequence[Place], people: Sequence[Person]) -> Match:
    """Match each of a task's owners; what is not certain is left to be asked."""
    owners: dict[Owner, None] = {}
    unclear: list[str] = []
    candidates: dict[Owner, None] = {}
    for one in words:
        meant = _meant(one, places, people)
        if meant.certain:
            owners.update(dict.fromkeys(meant.owners))
        else:
            unclear.append(one)
            candidates.update(dict.fromkeys((*meant.owners, *meant.candidates)))
    return Match(tuple(owners), tuple(unclear), tuple(one for one in candidates if one not in owners))


def match_recipients(words: Sequence[str], *, places: Sequence[Place], people: Sequence[Person]) -> Match:
    """Match a notice's recipients; there "the bodies of the commune" are everybody who has an office in it."""
    found = [match_owners((one,), places=places, people=people) for one in words]
    owners: dict[Owner, None] = {}
    unclear: list[str] = []
    for one, match in zip(words, found, strict=True):
        folded = fold(one)
        if _EVERYBODY.match(folded):
            owners.update({Owner(member_id=person.id): None for person in people})
        elif _EVERY_BODY.match(folded):
            owners.update({Owner(member_id=person.id): None for person in people if person.role in _OFFICERS})
        elif match.owners:
            owners.update(dict.fromkeys(match.owners))
        elif offices := _of_offices(folded, people):
            owners.update(dict.fromkeys(offices))
        else:
            unclear.append(one)
    return Match(tuple(owners), tuple(unclear))


def _of_offices(folded: str, people: Sequence[Person]) -> list[Owner]:
    """Everybody who holds an office that the words name."""
    return [
        Owner(member_id=person.id)
        for office in _OFFICES
        if office.search(folded)
        for person in people
        if office.search(_offices_of(person))
    ]


def _meant(words: str, places: Sequence[Place], people: Sequence[Person]) -> Meant:
    folded = re.sub(r"\s+", " ", re.sub(r"[^\w\s,&/-]", " ", fold(words))).strip()
    counted = _COUNTED.search(folded)
    if counted is not None and int(_NUMBERS.get(counted[1], 0) or counted[1]) != len(places):
        return Meant((), tuple(Owner(hamlet_id=place.id) for place in places))
    if _ALL_HAMLETS.fullmatch(folded):
        return Meant(tuple(Owner(hamlet_id=place.id) for place in places))
    meant = who_is_meant(words, places=places, people=people)
    person = _PERSON.match(folded)
    if meant.certain or (meant.candidates and person is not None):
        return meant
    found = [_holders(office, folded, people) for office in _OFFICES if office.search(folded)]
    owners = tuple(dict.fromkeys(owner for holders in found for owner in holders))
    if person is None and len(found) == 1 and len(owners) == 1:
        return Meant(owners)
    return (
        meant if meant.candidates else Meant((), owners)
    )  # a name that is nobody's beside an office, or offices that are not all held


def _holders(office: re.Pattern[str], folded: str, people: Sequence[Person]) -> list[Owner]:
    """Those who hold an office; its head alone, where one of them is."""
    held = [person for person in people if not person.deputy and office.search(_offices_of(person))]
    heads = [person for person in held if _LEADS.match(fold(person.title))]
    return [Owner(member_id=person.id) for person in (heads if len(heads) == 1 else held)]


def _offices_of(person: Person) -> str:
    return f"{fold(person.title)} {_ROLE_OFFICES.get(person.role, '')}"
