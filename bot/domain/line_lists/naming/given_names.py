"""Sources named by their given name alone: "F2 của ông Phùng", "tx 6/6 với Khải"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from bot.domain.folding import CAPITAL, name_key
from bot.domain.line_lists.entries.merging import Gathering, level_of
from bot.domain.line_lists.entries.people import Draft
from bot.domain.line_lists.fields.levels import comes_after

_CALLED = re.compile(
    r"(?<![a-z])(?:cua|voi|(?:tx|t/x|tiep xuc(?: gan| truc tiep| lan cuoi)?|gap)(?: voi| cung)?|lien quan(?: den)?|lq|"
    r"lay tu|f\s?[0-3] theo|cung(?: voi| nha| phong| mam| ban)?|(?:tiep|noi) chuyen(?: voi)?|(?:sang|den|qua|o|toi|"
    r"vao) nha)\s{1,2}(?:f\s?[0-3]\s)?"
    r"(?:(?:ong|ba|anh|chi|em|co|chu|bac|chau|di|cau|cu|be|a|c)\s{1,2})?(?P<given>[^\W\d_]{2,7})(?P<next>\s+[^\W\d_]|)"
)


_THIS_ONE = re.compile(
    r"(?<![a-z])(?:cua|tx|tiep xuc(?: voi)?|lien quan(?: den)?|voi|lq)\s{1,2}(?:ca|truong hop|benh nhan|bn|nguoi|"
    r"f\s?[0-2]|"
    r"anh|chi|ong|ba|em|chau|ca benh|ca f0)(?: duong tinh| f\s?\d)? (?:nay|tren|vua neu|noi tren|o tren|"
    r"ke tren)(?![a-z])"
)


_BOTH = re.compile(
    r"(?<![a-z])(?:cua|tx|tiep xuc(?: voi)?|lien quan(?: den)?|voi|lq|gap) (?:ca )?(?:hai|2|ba|3|cac) (?:ca|truong hop|"
    r"benh nhan|bn|nguoi|f\s?[0-2]|vo chong|anh|chi|ong ba)(?: (?:nay|tren|noi tren|duong tinh))?(?![a-z]| \d)|"
    r"(?<![a-z])(?:cua|tx|tiep xuc(?: voi)?|voi) ca (?:hai|2|ba|3)(?=\s*(?:$|[:;,.)]))"
)
_ADDRESSED = re.compile(
    rf"(?<![^\W_])(?:ông|bà|anh|chị|cô|chú|bác|cậu|dì|thầy|cụ|em|cháu) "
    rf"(?P<given>{CAPITAL}[^\W\d_]*)(?! {CAPITAL})(?![^\W_])"
)
_DENIED = re.compile(r"(?<![a-z])(?:khong|ko|chua|chang)(?! chi)[^,;.\n]{0,25}$")
_NOT_MET = re.compile(
    r"(?<![a-z])(?:(?:khong|ko|chua|chang)[^,;.\n]{0,25}|"
    r"(?:sdt|dt|so|may|lien he|lh|goi|bao|giao|nho|theo|do)(?: (?:cho|cua|loi|tin))? )$"
)
_KIN_OF = re.compile(
    r"(?<![a-z])(?:vo|chong|con|me|bo|em|chau|anh|chi|nha|ban)(?: (?:trai|gai|dau|re|ruot|noi|ngoai))?(?: cua| nha)? $"
)
_PRONOUN = re.compile(
    r"(?<![^\W_])(?:f\s?[0-3] (?:của|cua|do|theo)|(?:tiếp xúc|tx|gặp|ăn|ở|ngồi|sống|ngủ)(?: cùng| chung| nhà|"
    r" cơm)*(?: với)?|"
    r"(?<!cùng )với) (?:(?P<male>ông|anh|chú|ong)|(?P<female>bà|chị|cô))"
    r"(?: ấy| ta| này| trên)?(?= ?(?:$|[,;.)]|(?:thôi|nên|luôn|nữa|đến|hôm|ngày|tối|sáng|chiều|trưa|từ)(?!\w)))",
    re.IGNORECASE,
)


def source_called(
    gathering: Gathering, text: str, folded: str, level: str | None, *, told_of: int | None = None
) -> str | None:
    """The full name of the one person above, of the level before this one, whom a text calls by his given name.

    From `told_of` on the text tells of one person: whomever it names there without more, he met.
    """
    if not (gathering.people or gathering.sources):
        return None
    both, this_one, pronoun = _BOTH.search(folded), _THIS_ONE.search(folded), _PRONOUN.search(text)
    asked = both or this_one or pronoun  # else nobody is looked through for every line of a long list
    upstream = [each for each in gathering.people if comes_after(level, level_of(each))] if asked else []
    if len(upstream) > 1 and both:
        return upstream[0].draft.said.get("case_code") or upstream[0].draft.full_name
    if upstream and this_one:
        return upstream[-1].draft.said.get("case_code") or upstream[-1].draft.full_name
    small = text.islower()
    for found in _CALLED.finditer(folded):
        written = text[found.start("given") : found.end("given")]
        following = text[found.end() - 1] if found["next"] else ""
        if written[0].isupper() and following.isupper():
            called = _called_in_two(gathering, text, folded, found.start("given"), level)
            if called is not None:
                return called
        if not (written[0].isupper() or small) or following.isupper() or _DENIED.search(folded, 0, found.end()):
            continue
        called = _called(gathering, found["given"], level, written)
        if called is not None:
            return called
    for found in _ADDRESSED.finditer(text) if told_of is not None else ():
        if told_of is not None and found.start() < told_of and not _KIN_OF.search(folded, 0, found.start()):
            continue
        kin = _KIN_OF.search(folded, 0, found.start()) is not None
        called = _called(gathering, folded[found.start("given") : found.end("given")], level, found["given"], kin=kin)
        if called is not None and not _NOT_MET.search(folded, 0, found.start()):
            return called
    if pronoun is not None:
        sex = "nam" if pronoun["male"] else "nữ"
        fitting = [each for each in upstream if each.draft.said.get("sex") == sex] or [
            each for each in upstream if each.draft.said.get("sex") is None
        ]
        return fitting[-1].draft.full_name if fitting else None
    return None


_TWO = re.compile(r"[^\W\d_]+ (?P<last>[^\W\d_]+)(?![^\W\d_]| [^\W\d_]*[A-Z])")


def _called_in_two(gathering: Gathering, text: str, folded: str, start: int, level: str | None) -> str | None:
    """The one of the level before this who is called by his last two words: "F2 của chị Lan Anh"."""
    found = _TWO.match(folded, start)
    if found is None or text[found.end() + 1 : found.end() + 2].isupper():
        return None
    called = [
        each.draft.full_name
        for each in gathering.by_given.get(found["last"], [])
        if comes_after(level, level_of(each)) and name_key(each.draft.full_name).endswith(f" {found.group()}")
    ]
    called = called or [
        name for name in gathering.sources.get(found["last"], set()) if name_key(name).endswith(f" {found.group()}")
    ]
    return called[0] if len(called) == 1 else None


def _called(gathering: Gathering, given: str, level: str | None, written: str, *, kin: bool = False) -> str | None:
    """The one of the level before this who is called so; or the one who was named as somebody's source.

    `kin`: only a relative of his is told of, who was an F1 beside him before he became a case.
    """
    called = [each for each in gathering.by_given.get(given, []) if each.draft.said.get("change") != "removed"]
    exact = [each for each in called if each.draft.full_name.split(" ")[-1].lower() == written.lower()]
    called = exact if len(called) > 1 and exact else called
    upstream = [each for each in called if comes_after(level, level_of(each))]
    if kin:
        upstream = [each for each in upstream if each.draft.said.get("change") != "promoted"]
    if called:
        return upstream[0].draft.full_name if len(upstream) == 1 else None
    named = gathering.sources.get(given, set())
    return next(iter(named)) if len(named) == 1 else None


_RELATED = re.compile(
    r"(?<![a-z])(?:vo|chong|(?:me|bo)(?: vo| chong| de)?|cha|con|(?:con|chau|em|anh|chi) (?:trai|gai|dau|re|ruot|ho|"
    r"noi|ngoai|ut|ca|lon|nho)|(?:ong|ba) (?:noi|ngoai))(?: cua| nha)?"
    r" (?:(?:ong|ba|anh|chi|em|co|chu|bac|cau|di|cu|[abc]) )?(?P<given>[a-z]{2,7})(?![a-z])"
)


def relative_of(gathering: Gathering, text: str, folded: str, level: str | None) -> str | None:
    """The one person above, of the level before this one, whose relative somebody is: "mẹ Trường", "(vợ anh Thái)"."""
    if level is None or not (gathering.people or gathering.sources):
        return None
    for found in _RELATED.finditer(folded):
        written = text[found.start("given") : found.end("given")]
        if not (written[0].isupper() or text.islower()) or _NOT_MET.search(folded, 0, found.start()):
            continue
        following = text[found.end() + 1 : found.end() + 2]
        called = _called(gathering, found["given"], level, written) if not following.isupper() else None
        if called is not None:
            return called
    return None


_MEETS = re.compile(
    r"(?<![a-z])(?P<address>ong|ba|anh|chi|em|co|chu|bac|chau|di|cau|cu|be|a|c)\s(?P<given>[^\W\d_]{2,7})(?![^\W_])"
    r"(?=(?: [a-z0-9/]+){0,8} (?:sang|den|toi|ghe|qua|gap|an|uong|ngoi|choi|di|cho|don|dua|lam|o|cung|voi|nha|tham|"
    r"tiep)(?![a-z]))"
)


def met_by(gathering: Gathering, text: str, folded: str, level: str | None) -> str | None:
    """The one person above, of the level before this one, who met him: "hôm 10/6 anh Thông sang nhà chị gái là ..."."""
    if level is None or not gathering.people:
        return None
    met = set()
    for found in _MEETS.finditer(folded):
        called = gathering.by_given.get(found["given"], [])
        if (text[found.start("given")].isupper() or text.islower()) and len(called) == 1:
            met |= {called[0].draft.full_name} if comes_after(level, level_of(called[0])) else set()
    return met.pop() if len(met) == 1 else None


def called_among(drafts: Sequence[Draft], text: str, folded: str, level: str | None) -> str | None:
    """The full name of the one of these people, of the level before, whom a text calls: "(F2 của Đăng, 1999)"."""
    for found in _CALLED.finditer(folded) if level is not None else ():
        written, following = text[found.start("given")], text[found.end() - 1] if found["next"] else ""
        named = [
            each.full_name
            for each in drafts
            if comes_after(level, each.said.get("level")) and name_key(each.full_name).split(" ")[-1] == found["given"]
        ]
        if len(named) == 1 and (written.isupper() or text.islower()) and not following.isupper():
            return named[0]
    return None


_MET = (
    r"(?<![a-z])(?:voi|cung|cua|gap|tx|tiep xuc|lien quan|lay tu|(?<!do )(?<!theo )do)(?: voi)?"
    r"(?: (?:ca|nguoi|anh|chi|ong|ba|em|chau|co|chu|bac|f\s?[0-3]))?\s"
)
OF_SOURCE = re.compile(rf"{_MET}(?:(?:[^\W\d_]{{2,7}} ){{1,4}}\()?$")
_FROM_NUMBER = re.compile(
    rf"(?:{_MET}(?:[^\W\d_]{{2,7}} ){{0,4}}|(?<![a-z])f\s?[0-2] (?:la |: ?))\(?(?:so|stt) (?P<n>\d{{1,3}})"
)


def source_by_number(gathering: Gathering, folded: str) -> dict[str, Any]:
    """The source that a piece of text tells by his number in the list."""
    found = _FROM_NUMBER.search(folded)
    upstream = gathering.of_number(int(found["n"])) if found is not None else None
    return {"source": upstream.draft.full_name} if upstream is not None else {}
