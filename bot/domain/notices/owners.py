"""Who does what a sentence asks for: its subject, or the one to whom it is given, and who helps."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from bot.domain.notices.action_words import verb_at
from bot.domain.notices.actor_words import GENERIC
from bot.domain.notices.actors import Actors, read_actors, read_subject
from bot.domain.notices.mentions import Calendar
from bot.domain.notices.passages import Passage
from bot.domain.notices.timeline import find_mentions

LONGEST_GUESS = 60


@dataclass(frozen=True, slots=True)
class Parties:
    """Owners and collaborators in the words of the text; `given` where the sentence names them outright."""

    owners: tuple[str, ...] = ()
    collaborators: tuple[str, ...] = ()


_LEAD = re.compile(
    r"[\s\-+*(\"'>]*(?:(?:dong thoi|ngoai ra|ben canh do|rieng|con|va|thi|nhat tri|thong nhat|dong y|kinh|"
    r"tiep tuc|truoc mat|"
    r"truoc het|cung voi do|theo do|vi vay|do do|vi the|trong do|cu the|nay|bao gom|gom)(?![a-z])[\s,:]*)*"
)
_GIVEN = re.compile(
    r"(?:(?:tiep tuc )?(?:cho phep|de nghi|yeu cau|giao|phan cong|uy quyen|de xuat giao|chi dinh|cu|kinh de nghi|"
    r"kinh mong|"
    r"dieu dong)"
    r"(?: them| rieng| cho| trach nhiem| nhiem vu| trach nhiem cho| nhiem vu cho| chinh|"
    r" truc tiep)*(?![a-z])[\s:]*){1,3}"
)
_ABOUT = re.compile(
    r"(?:doi voi|ve phia|phia|trach nhiem(?: thuc hien)?(?: cua| thuoc ve)?|nhiem vu(?: cu the)?(?: cua)?|"
    r"(?:cac )?(?:cong |phan )?viec(?: can lam| phai lam)? (?:cua|danh cho|doi voi)|"
    r"phan cong nhiem vu(?: cho)?|"
    r"thuoc trach nhiem(?: cua)?|don vi(?: chu tri| thuc hien| phu trach)\s?:|chu tri\s?:|thuc hien\s?:|"
    r"phu trach\s?:|nguoi thuc hien\s?:|"
    r"cac dong chi (?:la )?)(?![a-z])[\s:]*"
)
_ORDERS = re.compile(
    r"[\s,]*(?:(?:da|se|tiep tuc|cung|thong nhat|nhat tri|kinh|de nghi va)\s)*(?:yeu cau|de nghi|giao|phan cong|"
    r"chi dao(?= cac| lanh| cong| tram))(?![a-z])"
)
_ELSEWHERE = re.compile(
    r"(?:[,;:.(]\s{0,2}|\s-\s|(?<![a-z])(?:va|dong thoi|thong nhat|nhat tri)\s)"
    r"(?:(?:giao|yeu cau|de nghi|phan cong)(?: cho| them| trach nhiem cho| nhiem vu cho)?|(?:dong y )?gia han cho)\s"
)
_BY = re.compile(r"(?<![a-z])(?:do\s|giao(?: cho)?\s|\()\s{0,2}(?=[a-z])")
_LEADS_IT = re.compile(
    r"[\s,]*(?:la (?:don vi|co quan|nguoi) )?(?:lam )?(?:chu tri|thuc hien|phu trach|chiu trach nhiem|dam nhiem|"
    r"dam nhan|lam dau moi|to chuc|"
    r"tong hop|tham muu|theo doi|don doc|lap|cung cap|bao cao|tu )"
)
_TOGETHER = re.compile(
    r"[\s,;]*(?:(?:la|lam)\s)?(?:chu tri[\s,;]*)?(?:co trach nhiem\s|chiu trach nhiem\s|can\s|phai\s|tiep tuc\s|"
    r"chu dong\s|thuong xuyen\s|tang cuong\s)*[\s,;]*"
    r"(?:(?:va\s)?(?:phoi|phoi ket|ket) hop(?: chat che| tot| thuong xuyen| dong bo| nhip nhang| voi| cung|"
    r" giua)*|cung(?: voi| phoi hop voi)?)(?![a-z])\s*"
)
_WITH = re.compile(
    r"(?<![a-z])(?:phoi hop|phoi ket hop)(?: chat che| tot| thuong xuyen| dong bo)*(?: voi| cung voi| cung|\s?:)?\s+"
)
_HELPING = re.compile(r"[\s,]*(?:cung )?(?:phoi hop|ho tro)(?![a-z])")
_ADVERBIAL = re.compile(
    r"(?:can cu|de|nham|truoc|sau|trong|tu|khi|neu|hang|dinh ky|ve|doi voi|ngoai|rieng|ben canh|thuc hien|theo|"
    r"tren co so|"
    r"voi|do|vi|nhan|den|cham nhat|muon nhat|ngay|vao|cuoi|dau|moi|tai|thoi gian|noi dung|thong qua|qua|sang|"
    r"chieu|truong hop|"
    r"han|thoi han|tuy|thuc te|hom|thu|luc|ke tu|bat dau|\d)(?![a-z])"
)
_TIME_LEAD = re.compile(
    r"(?:truoc|trong|tu|ke tu|hang|moi|dinh ky|den|cham nhat|muon nhat|ngay|vao|cuoi|dau|giua|sang|chieu|toi|hom|thu|"
    r"chu nhat|luc|bat dau|\d{1,2})(?![a-z])"
)
_TIME_WORDS = re.compile(
    r"[\s,]*(?:(?:truoc|trong|tu|ke tu|den|het|toi|cham nhat|muon nhat|la|ngay|vao|cuoi|dau|giua|sang|chieu|trua|dem|"
    r"buoi|hom|luc|hoi|bat dau|dinh ky|nay|nhat|thoi gian|thoi diem|suot|dot|ke)[\s,]+)*"
)
_SHARED_OUT = re.compile(r"(?:viec|noi dung|phan viec|cong trinh|nhiem vu|phan)\s")
_MANY_OF = re.compile(r"(?:cac|nhung|moi|tung)\s")
_ANY_OF_THEM = re.compile(r"\s?nao(?![a-z])")  # "Chi hội nào còn nợ thì chi hội trưởng ..."
_SPACES = re.compile(r"[\s,]*")
ANY_CALENDAR = Calendar(date(2021, 6, 14))  # where only the words matter
_NOT_TO_DO = re.compile(r"\s(?:khong|chua|co|da|dat|la)(?![a-z])")
_BREAK = re.compile(
    r"[,:;]\s+(?:\d{1,2}\s?(?:h|g|gio)\s?\d{0,2}[\s,:]{0,3})?|(?<![a-z])(?:thi|ma)\s|\s(?=(?:ubnd )?xa se\s)"
)
_TO_WHOM = re.compile(
    r"(?:gui|nop|bao cao|chuyen|trinh|ban giao|phoi hop|huong dan|don doc|chi dao|gui ve|nop ve|tuyen truyen|"
    r"yeu cau|giup|"
    r"cho|voi|cua|den|ve|tai|cung|qua|kiem tra|ho tro|moi|van dong|giam sat)(?: (?:cac|voi|ve|cho|den|toi|tai|cua|"
    r"qua))*\s$"
)


_ABBREVIATION = re.compile(r"(?P<name>[A-ZĐ]{1,7}(?:[/-][A-ZĐa-zà-ỹ]{1,8})?)\s?:\s")
_FIELD_SHORT = re.compile(r"(?:antt|atgt|ktxh|kt-xh|vsmt|pcd|gpmb|cchc|ntm|anqp|qpan|vh|tdtt|bhyt|vd|nb|i{1,3}|iv|v)")
_TO_WHOM_BEFORE = re.compile(r"(?:gui|nop|bao cao|trinh|chuyen|qua|ve|cho|tai|voi)(?:\s\S{1,9}){1,6}\s$")
_THING = re.compile(
    r"(?:danh sach|ho so|ket qua|kinh phi|tien|noi dung|thoi gian|cong tac|viec|tinh hinh|so lieu|so luong|"
    r"van ban|bien ban|"
    r"ke hoach|don|giay|toan bo|tat ca|cac van de|du an|cong trinh|duong|kenh|thong bao|khung|lich|muc|chi tieu|"
    r"san pham|"
    r"dien tich|khoi luong|vu|nam|thang|quy|ky|dot|trong|nhung|mot so|hien|vua qua|moi|so|phuong tien|hang|nguoi|"
    r"truong hop|"
    r"doi tuong|cac truong hop|f\d|nhu|bao gom|to trinh|quyet dinh|van de|he thong|co|khong|qua|neu|phuong an|"
    r"phan|cac noi dung|"
    r"cac nhiem vu|nhiem vu|buoi|cuoc|le|hoi nghi|chuong trinh|phong trao|mo hinh|bao cao|bang|anh|tin|mau|xe|"
    r"thuoc|vat tu|lan)(?![a-z])"
)


def owner_in_brackets(text: Passage) -> str | None:
    """The body that a duty ends with between brackets: "Nghiệm thu đường thôn Cự Phú (Ban QLDA)"."""
    for found in re.finditer(r"(?<=\s)\((?P<inside>[^()]{2,80})\)", text.folded):
        inside = text.cut(found.start("inside"), found.end("inside"))
        named = read_actors(inside, 0)
        if (
            named is not None
            and named.end >= len(inside.text.rstrip())
            and not _TO_WHOM_BEFORE.search(text.folded[: found.start()])
        ):
            return inside.text.strip()
    return None


def guess_subject(text: Passage) -> str | None:
    """The words before the first word of doing, where they may be a body that is not known: "Khuyến nông viên"."""
    lead = _LEAD.match(text.folded)
    begin = lead.end() if lead is not None else 0
    short = _ABBREVIATION.match(text.text, begin)
    if short is not None and not _FIELD_SHORT.fullmatch(text.folded, begin, short.end("name")):
        return short["name"]
    if verb_at(text, begin) or _ADVERBIAL.match(text.folded, begin) or _THING.match(text.folded, begin):
        return None
    words = list(re.compile(r"[a-z0-9]+[ ]?").finditer(text.folded, begin, begin + LONGEST_GUESS))
    for count, word in enumerate(words[:8]):
        if count > (_MANY_OF.match(text.folded, begin) is not None) and verb_at(text, word.start()):
            return text.text[begin : word.start()].strip()
        if not word.group().endswith(" "):
            return None
    return None


def find_parties(text: Passage) -> Parties:
    """Owners and collaborators that a sentence names; none where its subject is left out."""
    lead = _LEAD.match(text.folded)
    position = lead.end() if lead is not None else 0
    owners = _at(text, position) or _behind_the_time(text, position)
    return _with_helpers(text, owners or _given_elsewhere(text, position) or _after_a_break(text, position))


def _at(text: Passage, position: int) -> Actors | None:
    """The owner with whom the sentence begins."""
    order = _GIVEN.match(text.folded, position)
    if order is not None and not _is_a_meeting(text, order.end()):
        return _narrowed(text, read_actors(text, order.end(), must_act=False))
    about = _ABOUT.match(text.folded, position)
    if about is not None and (named := read_actors(text, about.end(), must_act=False)) is not None:
        return named
    found = read_subject(text, position)
    if found is None or _ANY_OF_THEM.match(text.folded, found.end) or " nao " in text.folded[position : found.end]:
        return None
    if text.folded.startswith(": ", found.end) and not GENERIC.match(text.folded, found.end + 2):
        found = read_actors(text, found.end + 2) or found  # "MTTQ và các đoàn thể: Hội LHPN vận động ..."
    order = _ORDERS.match(text.folded, found.end)
    if order is None:
        return found
    return read_actors(text, order.end() + 1, must_act=False) or Actors((), order.end())


def _is_a_meeting(text: Passage, position: int) -> bool:
    """Whether "giao" up to here is the beginning of "giao ban", or "giáo" of "giáo viên"."""
    said = text.text[:position].lower().rstrip()
    return said.endswith("giáo") or (said.endswith("giao") and text.text.startswith("ban ", position))


def _behind_the_time(text: Passage, position: int) -> Actors | None:
    """The subject behind the time with which a sentence begins: "Hằng tháng các thôn tổng hợp ..."."""
    if _TIME_LEAD.match(text.folded, position) is None:
        return None
    end = position
    for one in find_mentions(text, ANY_CALENDAR):
        if not _TIME_WORDS.fullmatch(text.folded, end, max(end, one.begin)):
            break
        end = one.end
    if end == position:
        return None
    for at in (_SPACES.match(text.folded, end), _TIME_WORDS.match(text.folded, end)):
        named = read_actors(text, at.end()) if at is not None else None
        if named is not None and at is not None:
            return named if not GENERIC.match(text.folded, at.end()) else None
    return None


def _narrowed(text: Passage, named: Actors | None) -> Actors | None:
    """Of "đề nghị các ngành: Kế toán hoàn thiện ..." the one behind the colon."""
    if named is None or not text.folded.startswith(": ", named.end):
        return named
    return read_actors(text, named.end + 2) or named


def _given_elsewhere(text: Passage, position: int) -> Actors | None:
    """ "..., giao Công an xã thực hiện", "... do Kế toán xã chủ trì", "... (đồng chí Kiều phụ trách)"."""
    for found in _ELSEWHERE.finditer(text.folded, position):
        named = _narrowed(text, read_actors(text, found.end(), must_act=False))
        if named is not None:
            return named
    for found in _BY.finditer(text.folded, position):
        if _is_a_meeting(text, found.end()):
            continue
        named = read_actors(text, found.end(), must_act=False)
        if named is not None and (
            _LEADS_IT.match(text.folded, named.end)
            or _does_it(text, found, named)
            or (found.group().startswith("giao") and _SHARED_OUT.match(text.folded, position))
        ):
            return named
    return None


def _does_it(text: Passage, found: re.Match[str], named: Actors) -> bool:
    """Whether a word of doing follows at once: "do UBND xã soạn thảo", "(Giáo viên chủ nhiệm thu)"."""
    at = _skip_spaces(text, named.end)
    return found.group().startswith(("do", "(")) and verb_at(text, at) is not None


def _skip_spaces(text: Passage, position: int) -> int:
    found = _SPACES.match(text.folded, position)
    return found.end() if found is not None else position


def _after_a_break(text: Passage, position: int) -> Actors | None:
    """The subject behind "Hằng ngày, trước 16h00, ...", "Về nông nghiệp: ..."."""
    adverbial = _ADVERBIAL.match(text.folded, position) is not None or verb_at(text, position) is None
    for found in _BREAK.finditer(text.folded, position):
        named = read_subject(text, found.end()) if adverbial else read_actors(text, found.end())
        if named is None:
            order = _GIVEN.match(text.folded, found.end())
            named = read_actors(text, order.end(), must_act=False) if order is not None else None
        field = found.group().startswith(":")  # "Làm đất: các hộ dân cày lật gốc rạ"
        if named is None or (not adverbial and not field and GENERIC.match(text.folded, found.end())):
            continue
        if GENERIC.match(text.folded, found.end()) and re.search(r"\d", "".join(named.names)):
            continue  # "mỗi hộ 40 triệu"
        listed = found.group().startswith(",") and not text.folded[named.end :].strip(" .;)")
        if listed or _NOT_TO_DO.match(text.folded, named.end):
            continue
        if not adverbial and not field and _ends_in_actors(text, position, found.start()):
            continue
        order = _ORDERS.match(text.folded, named.end)
        if order is not None:
            return read_actors(text, order.end() + 1, must_act=False)
        return named
    return None


def _ends_in_actors(text: Passage, begin: int, end: int) -> bool:
    """Whether a body stands right before a comma, so that what follows goes on a list."""
    for start in re.finditer(r"(?<![a-z0-9])[a-z]", text.folded[begin:end]):
        named = read_actors(text, begin + start.start(), must_act=False)
        if named is not None and named.end >= end and _TO_WHOM.search(text.folded[: begin + start.start()]):
            return True
    return False


def _with_helpers(text: Passage, owners: Actors | None) -> Parties:
    names = owners.names if owners is not None else ()
    helpers: list[str] = []
    if owners is not None and names:
        together = _TOGETHER.match(text.folded, owners.end)
        if together is not None and (named := read_actors(text, together.end(), must_act=False)) is not None:
            helpers += named.names
    for found in _WITH.finditer(text.folded):
        named = read_actors(text, found.end(), must_act=False)
        if named is not None:
            helpers += named.names
    if not helpers and names:
        helpers += _said_to_help(text, owners.end if owners else 0)
    return Parties(names, tuple(dict.fromkeys(name for name in helpers if name not in names)))


def _said_to_help(text: Passage, position: int) -> tuple[str, ...]:
    """ "giao UBMTTQ xã chủ trì, các đoàn thể phối hợp"."""
    for found in re.finditer(r"[,;(]\s", text.folded[position:]):
        named = read_actors(text, position + found.end(), must_act=False)
        if named is not None and _HELPING.match(text.folded, named.end):
            return named.names
    return ()
