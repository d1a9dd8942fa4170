"""The names of those who do something, where they stand in a sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.domain.notices.action_words import is_part_of_a_name, verb_at
from bot.domain.notices.actor_words import HAMLET, head_at
from bot.domain.notices.passages import Passage

LONGEST_NAME = 14
MOST_NAMES = 12
LONGEST_UNKNOWN = 40


@dataclass(frozen=True, slots=True)
class Actors:
    """Names as they stand in the text, and where the last of them ends."""

    names: tuple[str, ...]
    end: int


_WORD = re.compile(r"[a-z0-9/&.]+")
_STOP = re.compile(
    r"(?:truoc|di|cham nhat|muon nhat|hang ngay|hang tuan|hang thang|hang dem|"
    r"moi (?:ngay|tuan|thang|dem|sang|chieu|toi)|"
    r"phoi hop|phoi ket hop|cung voi|cung|chu tri|"
    r"tiep tuc|neu|khi|de|nham|voi|ve(?! sinh)|da|dang|se|phai|can cu|tuy theo|hoan toan|ngay(?! mai)|xong|den(?! cua)|"
    r"theo|do|la|thi|duoc giao|duoc|ma|bang|trong(?! xa| thon| ban| truong| dia| hop| doi| toan| co quan)|"
    r"tren(?! dia ban)|"
    r"vao|tai(?! chinh| nguyen)|sau khi|truc thuoc|chua|khong|co(?! quan| so| van| lien quan| ho| nguoi| dien|"
    r" cong| con)|"
    r"tap trung|chu dong|khan truong|dong loat|cap toc|lam tot|phu trach(?! [a-z]))(?![a-z])"
)
_STOP_ACCENTS = {
    "thi": "thì", "di": "đi", "la": "là", "ma": "mà", "de": "để", "voi": "với", "da": "đã", "ve": "về", "den": "đến",
    "do": "do", "cung": "cùng", "chua": "chưa", "bang": "bằng", "khi": "khi", "tai": "tại", "vao": "vào", "neu": "nếu",
    "nham": "nhằm", "se": "sẽ", "dang": "đang", "co": "có", "tren": "trên", "duoc": "được", "khong": "không",
    "phai": "phải", "ngay": "ngay ngày", "truoc": "trước", "trong": "trong", "xong": "xong", "theo": "theo",
}  # fmt: skip
_QUALIFIER = re.compile(
    r"(?:xa|thon|ap|xom|huyen|thi tran|phuong|cac|khu|dan cu|dia phuong|cap xa|cap thon|\d{1,2}|y te|cong an|so|"
    r"tieu hoc|mam non|"
    r"trung hoc|co so|thanh nien|phu nu|nong dan|cuu chien binh|tu phap|ho tich|dia chinh|ke toan|van hoa|xa hoi|"
    r"nong nghiep)"
    r"(?![a-z0-9])"
)
_CHAINED = re.compile(r"(?:cong chuc|can bo|bo phan|phong)\s[^,]{2,40}\s-\s")
_OF_HAMLETS = re.compile(  # small words behind "các thôn" that are not what they are to do
    r"(?:\d{1,2}|xa|thon|xom|ap|to|khu|dan cu|pho|so|va|con lai|trong|tren|co|chua|ven|lien quan|noi tren|nay|cua|"
    r"thuoc|toan|dia ban|nong thon|kieu mau|van hoa|dac biet|mien|vung)(?![a-z])"
)
_LEFT_OPEN = re.compile(r"\s(?:nao|dat|chua|khong|co|nay|duoc|con|bi|o|thuoc|la|va|trong|ngoai|do|phai)(?![a-z])")
_ALSO = re.compile(r"\s*(?:,\s?va|,|va|hoac|;|\+|&)\s+(?=[a-z0-9])|\s*[,;&+/]\s*|\s-\s")
_ASIDE = re.compile(r"\s{0,2}\([^()]{0,80}\)")
_DASH = re.compile(r"\s?-\s?(?=[a-z])")
_PLACE = re.compile(r"(?<![a-z])(?:thon|xom|ap|lang|khu|khu pho|to dan pho|to|tdp|khoi|ban)\s[a-z0-9 ,]{1,60}$")
_PLACE_NAME = re.compile(r"(?:[A-ZĐÀ-Ỹ][^\W\d_]*(?:\s[A-ZĐÀ-Ỹ][^\W\d_]*){0,3}|\d{1,2}(?![\d/.]|\s?(?:h|giờ|ngày)))")
_SPACE = re.compile(r"[ \t]*")
_LOOSE = re.compile(r"[\s,\-]*")
_BARE_PERSON = re.compile(r"(?:cac )?(?:dong chi|d/c|dc|can bo|cong chuc|nguoi|thanh vien|lanh dao)\s")
_KEEPS = re.compile(
    r"(?:duoc phan cong|duoc giao|(?P<duty>phu trach)|co lien quan|lien quan|chuyen trach|chuyen mon)(?![a-z])"
)


def read_subject(text: Passage, position: int) -> Actors | None:
    """The subject that a sentence begins with here, though what it does may be said with a word that is not known."""
    found = read_actors(text, position)
    if found is not None or not text.accented:
        return found
    head = head_at(text, position)
    if head is None:
        return None
    end = head.end()
    while True:
        at = _skip(_SPACE, text, end)
        qualifier = _QUALIFIER.match(text.folded, at)
        word = qualifier or _WORD.match(text.folded, at)
        if word is None or not (qualifier or text.text[at].isupper()):
            break
        end = word.end()
    lowercase = text.text[end + 1 : end + 2].islower() and text.text[end : end + 1] == " "
    if not lowercase or text.text.isupper() or _LEFT_OPEN.match(text.folded, end):
        return None
    return Actors((text.text[position:end].strip(),), end)


def read_actors(text: Passage, position: int, *, must_act: bool = True) -> Actors | None:
    """The bodies and persons who are named from `position` on.

    With `must_act` they must be followed by a word of doing, a deadline, a colon, or the end of a heading.
    """
    spans: list[tuple[int, int]] = []
    end = begin = position
    while (stop := _one_name(text, begin, after_person=bool(spans) and _is_person(text, spans[-1][0]))) is not None or (
        spans and (stop := _another_place(text, spans[-1], begin)) is not None
    ):
        if spans and (_is_rank_of(text, end, begin) or (head_at(text, begin) is None and _is_place(text, spans[-1]))):
            spans[-1] = (spans[-1][0], stop)
        else:
            spans.append((begin, stop))
        end = _skip(_ASIDE, text, stop)
        also = _ALSO.match(text.folded, end)
        if also is not None and must_act and (stop := _unknown(text, spans[-1][0], also)) is not None:
            spans.append((also.end(), stop))
            end = stop
            break
        if also is None or len(spans) >= MOST_NAMES:
            break
        begin = also.end()
    if not spans or (must_act and not _acts(text, end)):
        return None
    names = (text.text[first:last].strip(" ,;:-.(") for first, last in spans)
    return Actors(tuple(dict.fromkeys(name for name in names if name)), end)


def _skip(pattern: re.Pattern[str], text: Passage, position: int) -> int:
    """Where what the pattern matches here ends; `position` if it does not."""
    found = pattern.match(text.folded, position)
    return found.end() if found is not None else position


def _unknown(text: Passage, begin: int, also: re.Match[str]) -> int | None:
    """Where a body that is not known ends, between "và" and a word of doing: "Bưu điện và các đại lý thu vận động"."""
    if also.group().strip() != "va" or head_at(text, also.end()) is not None or _is_place(text, (begin, also.start())):
        return None
    end = also.end()
    for word in _WORD.finditer(text.folded, end, end + LONGEST_UNKNOWN):
        if verb_at(text, word.start()) or _stops(text, word.start()):
            return end if end > also.end() and verb_at(text, also.end()) is None else None
        if text.folded[end : word.start()].strip():
            return None
        end = word.end()
        if text.folded[end : end + 1] == ":":
            return end
    return None


def _is_rank_of(text: Passage, end: int, begin: int) -> bool:
    """Whether what begins here is the office of the one just named: "đồng chí Ý - Công chức Địa chính xã"."""
    return "-" in text.folded[end:begin]


def _is_person(text: Passage, begin: int) -> bool:
    return text.folded.startswith(("dong chi", "cac dong chi", "d/c", "dc ", "ong ", "ba "), begin)


def _is_place(text: Passage, span: tuple[int, int]) -> bool:
    """Whether a name ends with that of a hamlet: "Trưởng các thôn Bến Đình"."""
    return _PLACE.search(text.folded, *span) is not None


def _another_place(text: Passage, span: tuple[int, int], begin: int) -> int | None:
    """Where a further hamlet's name or number that begins here ends: "các thôn Bến Đình, Hạ Lang", "tổ 4, 7, 11"."""
    if not _is_place(text, span) or text.text.isupper():
        return None
    found = _PLACE_NAME.match(text.text, begin)
    return found.end() if found is not None else None


def _one_name(text: Passage, begin: int, *, after_person: bool) -> int | None:
    """Where one name that begins here ends; None if none does."""
    head = head_at(text, begin)
    if head is None:
        if after_person and text.text[begin : begin + 1].isupper() and text.text[begin + 1 : begin + 2].islower():
            return _name_end(text, begin, begin)
        return None
    return _name_end(text, begin, head.end())


def _name_end(text: Passage, begin: int, position: int) -> int:
    """Where a name ends: before a word of doing, a word that begins something else, or a sign."""
    shouting = text.text.isupper()
    hamlet = text.accented and not shouting and HAMLET.fullmatch(text.folded, begin, position) is not None
    end = position
    for count in range(LONGEST_NAME):
        at = _skip(_SPACE, text, end)
        word = _WORD.match(text.folded, at)
        if word is None or (at == end and count):
            dash = _DASH.match(text.folded, end)
            if dash is None or shouting or not text.text[dash.end()].isupper() or head_at(text, dash.end()):
                break
            action = verb_at(text, dash.end())  # "Địa chính - Xây dựng"
            end = action.end() if action is not None else _skip(_WORD, text, dash.end())
            continue
        keeps = _KEEPS.match(text.folded, at)
        if keeps is not None and (keeps["duty"] is None or _BARE_PERSON.fullmatch(text.folded, begin, at)):
            end = keeps.end()
            continue
        own_name = text.text[at].isupper() and not shouting
        rest = _OF_HAMLETS.match(text.folded, at)
        if not own_name and (_ends_name(text, begin, at) or (hamlet and rest is None)):
            break
        if hamlet and rest is not None:
            end = rest.end()
            continue
        action = verb_at(text, at)
        if not own_name and action is not None:  # "ban chỉ đạo", "tổ bầu cử"
            end = action.end()
            continue
        chained = _CHAINED.match(text.folded, begin, at) is not None
        if word.group() in ("va", "hoac") and not _goes_on(text, word.end(), shouting=shouting, chained=chained):
            break
        end = action.end() if action is not None else word.end()
        if word.group().endswith(".") and len(word.group()) > 3:
            end -= 1
            break
    return end


def _goes_on(text: Passage, end: int, *, shouting: bool, chained: bool) -> bool:
    """Whether a name goes on behind "và", as in "Lao động - Thương binh và Xã hội". `chained`: a title with a dash."""
    at = _skip(_SPACE, text, end)
    return not shouting and text.text[at : at + 1].isupper() and (chained or head_at(text, at) is None)


def _stops(text: Passage, at: int) -> bool:
    """Whether a word that begins something else stands here, with its accents."""
    found = _STOP.match(text.folded, at)
    if found is None:
        return False
    wanted = _STOP_ACCENTS.get(found.group())
    return wanted is None or text.says(found.start(), found.end(), *wanted.split())


def _ends_name(text: Passage, begin: int, at: int) -> bool:
    if _stops(text, at):
        return True
    return verb_at(text, at) is not None and not is_part_of_a_name(text.folded[begin:at])


def _acts(text: Passage, end: int) -> bool:
    """Whether somebody who is named up to here is then said to do something."""
    at = _skip(_LOOSE, text, end)
    if text.folded[at : at + 1] in (":", ""):
        return True
    return verb_at(text, at) is not None or _stops(text, at)
