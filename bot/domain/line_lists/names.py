"""Names in a text, and the part that each plays: a person of the list, a source, a relative, an official."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.domain.line_lists import vocabulary as words
from bot.domain.line_lists.scan import TAKEN, Mark, Scan

LONGEST = 7
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*'?\.?")
_GAP = re.compile(r" {0,4}|\.? ?")
_ABBREVIATED = {"ng": "Nguyễn", "ngn": "Nguyễn", "ngt": "Nguyễn Thị", "tr": "Trần", "ngv": "Nguyễn Văn"}
_SHORT_MIDDLES = {"v": "Văn", "th": "Thị", "t": "Thị"}
_SEX_OF = {
    **dict.fromkeys(("ông", "anh", "chú", "cậu", "dượng", "ong", "chu"), "nam"),
    **dict.fromkeys(("bà", "chị", "cô", "dì", "thím", "mợ", "chi", "co", "di"), "nữ"),
    **dict.fromkeys(("em", "cháu", "bác", "cụ", "bé", "ba", "chau", "bac", "cu", "be", "đ/c", "gđ", "bạn"), None),
}


@dataclass(frozen=True, slots=True)
class Token:
    """One word where a name could be."""

    start: int
    end: int
    folded: str
    written: str

    @property
    def bare(self) -> str:
        return self.written.rstrip(".").lower()

    @property
    def capital(self) -> bool:
        return self.written[0].isupper()

    @property
    def abbreviated(self) -> bool:
        return self.written.endswith(".") or len(self.written) == 1


@dataclass(frozen=True, slots=True)
class Name:
    """A name at its place. `sex` from the word of address just before it; `lead` is where that word begins."""

    start: int
    end: int
    full_name: str
    lead: int
    sex: str | None = None
    slotted: bool = False


def find_names(scan: Scan, *, slots: frozenset[int] = frozenset()) -> list[Name]:
    """Names in what is left of a text. `slots` are positions where a name is expected: any words may be one."""
    masked = words.NO_NAME.sub(lambda found: TAKEN * len(found.group()), scan.left)
    names: list[Name] = []
    for run in _runs(masked, scan):
        names.extend(_names_of(run, scan, slots))
    return names


def _runs(masked: str, scan: Scan) -> Iterator[list[Token]]:
    run: list[Token] = []
    for found in _WORD.finditer(masked):
        start, end = found.span()
        if found.group().endswith(".") and end - start > 4 and not masked[end : end + 1].isalpha():
            end -= 1
        token = Token(start, end, masked[start:end].rstrip("."), scan.text[start:end])
        if run and not _GAP.fullmatch(masked, run[-1].end, start):
            yield run
            run = []
        if run and run[-1].written.endswith(".") and len(run[-1].folded) > 3:
            yield run
            run = []
        run.append(token)
    if run:
        yield run


def _names_of(run: list[Token], scan: Scan, slots: frozenset[int]) -> Iterator[Name]:
    at = 0
    while at < len(run):
        sex, skip = _address(run, at)
        begin = at + skip
        if begin >= len(run):
            return
        slotted = run[at].start in slots or (begin == 0 and run[0].start in slots)
        length = _length(run, begin, slotted=slotted, addressed=skip > 0, scan=scan)
        if length == 0:
            at += 1
            continue
        tokens = run[begin : begin + length]
        yield Name(tokens[0].start, tokens[-1].end, spell(tokens), run[at].start, sex, slotted)
        at = begin + length


def _address(run: list[Token], at: int) -> tuple[str | None, int]:
    """The sex that a word of address gives, and how many words it takes: 0 or 1."""
    token = run[at]
    if token.bare not in _SEX_OF or at + 2 > len(run) - 1 or token.abbreviated:
        return None, 0
    following = run[at + 1]
    if not is_family(following) and (token.bare in words.FAMILIES or token.bare in words.FOLDED_FAMILIES):
        return None, 0
    if following.folded in ("van", "thi"):
        return None, 0
    return _SEX_OF[token.bare], 1


def is_family(token: Token, *, rare: bool = True) -> bool:
    """Whether a word is a family name, as far as its accents tell; `rare` ones only where a name is expected."""
    bare = token.bare
    if bare in words.STOP_ACCENTED and not bare.isascii():
        return False
    if bare in words.COMMON or (rare and bare in words.FAMILIES):
        return True
    if bare.isascii():
        return bare in (words.FOLDED_FAMILIES if rare else words.FOLDED_COMMON) or bare in _ABBREVIATED
    return token.folded in words.FOLDED_COMMON


def _stops(token: Token) -> bool:
    bare = token.bare
    if bare.isascii():
        return bare in words.STOP_ASCII and not token.abbreviated
    return bare in words.STOP_ACCENTED


def _length(run: list[Token], at: int, *, slotted: bool, addressed: bool, scan: Scan) -> int:
    """How many words from here are a name; 0 for none."""
    first = run[at]
    family = is_family(first, rare=slotted or addressed)
    if _stops(first) or not (family or slotted):
        return 0
    if not first.capital and not _small_name(run, at, slotted=slotted, addressed=addressed, scan=scan):
        return 0
    end = at + 1
    while end < len(run) and end - at < LONGEST and _continues(run, at, end):
        end += 1
    count = end - at
    while (
        count > 1 and not run[at + count - 1].capital and first.capital and run[at + count - 1].bare in ("văn", "thị")
    ):
        count -= 1
    if count < 2 or (count == 2 and run[at + 1].folded in ("van", "thi") and family and not slotted):
        return 0
    if not family and not _looks_like_name(run[at : at + count]):
        return 0
    return count


_SMALL_LEAD = re.compile(r"(?:f\s?[0-3]|(?<![a-z])(?:cua|tx|voi|quan|anh|chi|ong|ba|em|chau))\s{1,2}(?:la\s)?$")


def _small_name(run: list[Token], at: int, *, slotted: bool, addressed: bool, scan: Scan) -> bool:
    """Whether small letters may begin a name here."""
    first = run[at]
    known = words.FOLDED_COMMON if first.bare.isascii() else words.COMMON
    if first.bare not in known and first.bare not in _ABBREVIATED:
        return False
    if slotted or addressed or _SMALL_LEAD.search(scan.folded, max(0, first.start - 12), first.start):
        return True
    follows = run[at + 1].folded if at + 1 < len(run) else ""
    return follows in ("van", "thi", "v", "th")


def _continues(run: list[Token], at: int, index: int) -> bool:
    """Whether the next word still belongs to the name that began at `at`."""
    token, before, first = run[index], run[index - 1], run[at]
    if _stops(token) and not _is_given_name(token, before, last=index == len(run) - 1):
        return False
    if not first.capital:
        return index - at < 5 and (index - at < 4 or before.folded in ("thi", "van"))
    if token.capital:
        if token.folded in words.FOLDED_COMMON and index - at >= 3 and index + 1 < len(run):
            return run[index + 1].folded not in ("van", "thi")
        return True
    if before.folded in ("van", "thi", "v", "th") and index - at <= 3:
        return True
    return token.folded in ("van", "thi", "v", "th") and index - at == 1


def _is_given_name(token: Token, before: Token, *, last: bool) -> bool:
    """Whether a word that usually ends a name is a name itself: "Phan Văn Trường", "Nguyễn Thị Thêm"."""
    if token.bare in words.HARD_STOPS:
        return token.folded == "nu" and before.folded == "ton"
    if not token.capital:
        return last and before.folded in ("van", "thi")
    return last or before.folded in ("van", "thi") or not token.written.isupper()


def _looks_like_name(tokens: list[Token]) -> bool:
    """Whether words without a known family name could be one: all capitalised, none very long."""
    return 2 <= len(tokens) <= 6 and all(token.capital and len(token.folded) <= 8 for token in tokens)


def spell(tokens: list[Token]) -> str:
    """The name in Title Case with the accents as typed; the usual abbreviations are written out."""
    accented = any(not token.written.isascii() for token in tokens)
    spelt = []
    for index, token in enumerate(tokens):
        bare = token.written.rstrip(".")
        full = None
        if index == 0 and (token.written.endswith(".") or len(bare) <= 3):
            full = _ABBREVIATED.get(bare.lower())
        elif 0 < index < len(tokens) - 1 and (token.written.endswith(".") or len(bare) == 1):
            full = _SHORT_MIDDLES.get(bare.lower())
        if full is not None and not accented and len(tokens) > 2:
            full = _plain(full)
        spelt.append(full or title(bare))
    return " ".join(spelt)


def _plain(word: str) -> str:
    return {"Nguyễn": "Nguyen", "Văn": "Van", "Thị": "Thi", "Trần": "Tran"}.get(word, word)


def title(word: str) -> str:
    """One word with capital initials: H'Hen, Nguyễn."""
    return "'".join(part[:1].upper() + part[1:].lower() for part in word.split("'"))


_HON = r"(?:(?:ong|ba|anh|chi|em|co|chu|bac|chau|di|cau|cu|be|thay)\s{1,2})?"
_LEVEL = r"(?:f\s?[0-3o]\s{0,2})"
_SOURCE = re.compile(
    rf"(?<![a-z])(?:cua|tx|t/x|txg|txgn|tiep xuc(?: (?:gan|truc tiep|lan cuoi|voi|voi ca|o nha|thuong xuyen|"
    rf"nhieu lan)){{0,3}}|tiep xuc[^,;:.\n]{{0,30}} voi|tx[^,;:.\n]{{0,20}} voi|"
    rf"lien quan(?: den| toi| dich te)?|lq|l\.q|lay(?: nhiem| benh)? tu|nguon(?: lay| tx)?(?: tu)?|qua|"
    rf"gap(?: go)?|cung (?:phong|nha|lop|xe|mam)(?: voi)?|di cung|an cung|thuoc)"
    rf"\s{{0,2}}(?:voi|cung|tu|den|la|:|-)?\s{{0,2}}(?:ca(?: benh)?|b\.?n|benh nhan|truong hop|nguoi|"
    rf"nguon)?\s{{0,2}}(?:b\.?n\s?\d+\s{{0,2}}[-,:(]?\s{{0,2}})?"
    rf"\(?{_LEVEL}?(?:la|:|-)?\s{{0,2}}\(?{_HON}$"
)
_OPEN_SOURCE = re.compile(r"\((?:nguon|tx|tiep xuc|lien quan|lq|cua)(?![a-z])[^()]*$")
_BECAUSE = re.compile(rf"(?<![a-z])(?:do|vi|boi|theo|tu) {_LEVEL}(?:la )?{_HON}$")
_AFTER_CODE = re.compile(rf"(?<![a-z])b\.?n\s?\d{{3,7}}\s?(?:\(|-|–|:|la)?\s?{_HON}$")
_AFTER_LEVEL = re.compile(
    rf"(?:(?P<own>f\s?[0-3o]\s?[-/,:>(]?\s?)|(?P<paren>\(\s?))?{_LEVEL}\s?[:\-(]?\s?(?:la\s)?{_HON}$"
)
_RELATIVE = re.compile(
    rf"(?<![a-z])(?:con|vo|chong|me|bo|cha|chau|em|anh|chi|dau|re|hang xom|nguoi nha|ban|nguoi than|"
    rf"ng nha)(?:\s(?:trai|gai|dau|re|ruot|noi|ngoai|vo|chong|ho|cung lop|cung phong))?"
    rf"\s(?:cua\s{_HON}|nha\s{_HON}|(?:ong|ba|anh|chi|co|chu|bac|em|di|cu)\s)$"
)
_KIN_IN_BRACKETS = re.compile(
    r"\((?:la )?(?:con|vo|chong|me|bo|cha|chau|em|anh|chi)(?:\s(?:trai|gai|dau|re|ruot|noi|ngoai))?\s?(?::|la)?\s?$"
)
_ALIAS = re.compile(
    r"(?<![a-z])(?:tuc|thuong goi|ten goi khac|biet danh|ten khac|con goi la|hay goi la|ten o nha|"
    r"ten thuong goi)\s?(?:la\s)?:?\s?$"
)
_OFFICIAL = re.compile(
    rf"(?<![a-z])(?:d/c|dong chi|bs|bac si|y si|y sy|ys|dieu duong|can bo|cb|tram truong|truong tram|thon truong|"
    rf"truong thon|chu tich|pct|bi thu|cong an(?: vien)?|"
    rf"nguoi (?:lap|bao cao|tong hop|nhap|ky|viet|gui)(?: bieu| bang| danh sach)?|phu trach|lien he|lh|truc ban|"
    rf"ky ten|kinh gui|gui|thay mat|tm\.?|to truong|nguoi giam sat|"
    rf"giam sat|do|ctv|y te thon|ytt|ytb|bao cao boi|duong day nong|trực|truc|to covid|theo doi boi|nguoi theo doi|"
    rf"hoi|chao)\s?[:\-]?\s?{_HON}$"
)
_PLACE = re.compile(
    rf"(?<![a-z])(?:nha|quan|tiem|duong|pho|ngo|truong|thpt|thcs|tieu hoc|mam non|benh vien|cong ty|cty|cho|"
    rf"dam cuoi|dam tang|dam hieu|dam gio|gio|dam|hieu thuoc|"
    rf"phong kham|khach san|tap hoa|quan an|dai ly|cua hang|phuong|quan|xa|huyen|nha nghi|ubnd|khu|kcn|toa nha|"
    rf"chung cu)\s(?:nha\s|cua\s)?{_HON}$"
)
_HOUSE = re.compile(
    rf"(?<![a-z])(?:ho|ho gia dinh|gia dinh|gd|ho nha|nha)\s?(?:so \d+ |\d+ ?)?[:\-]?\s?(?:chu ho\s?:?\s?)?{_HON}$"
)


def role_of(name: Name, scan: Scan, *, level: str | None, first: bool) -> str:
    """person, source, relative, official or household. `level` is what the context says of this line's people."""
    lead = scan.folded[max(0, name.start - 80) : name.start]
    lead = re.split(r"[;\n|\t]|\.\s(?=\S{3})", lead)[-1]
    if _HOUSE.search(lead) and not _own_details(scan, name):
        return "household"
    if _PLACE.search(lead) and not name.slotted:
        return "relative"
    if _OFFICIAL.search(lead) and not name.slotted:
        return "official"
    if _RELATIVE.search(lead):
        return "relative"
    if _ALIAS.search(lead) and not _own_details(scan, name):
        return "alias"
    if _KIN_IN_BRACKETS.search(lead) and not _own_details(scan, name):
        return "relative"
    if (
        _SOURCE.search(lead)
        or (_OPEN_SOURCE.search(lead) and not _own_details(scan, name))
        or (_AFTER_CODE.search(lead) and not first)
        or _BECAUSE.search(lead)
    ):
        return "source"
    after_level = _AFTER_LEVEL.search(lead)
    if after_level is not None and not first:
        if after_level["own"] or after_level["paren"]:
            return "source"
        said = re.findall(r"f\s?([0-3])", after_level.group())[-1:] or ["0"]
        if level is not None and int(level[1]) == int(said[0]) + 1 and not _own_details(scan, name):
            return "source"
    return "person"


def _own_details(scan: Scan, name: Name) -> bool:
    """Whether a year of birth or a phone follows the name at once."""
    return any(
        mark.kind in ("birth", "phone", "age")
        and 0 <= mark.start - name.end <= 6
        and "\n" not in scan.text[name.end : mark.start]
        for mark in scan.marks
    )


_ALSO = re.compile(rf"\s?(?:,|va|&|\+)\s?(?:va\s)?{_LEVEL}?\s?{_HON}")
_CARER = re.compile(
    rf"(?<![a-z])(?:me|bo|me de|bo de|ong noi|ba noi|ong ngoai|ba ngoai|(?:nguoi|ng) (?:cham soc|giam ho|nha|than|"
    rf"bao tin)"
    rf"[^,;.\n]{{0,20}}|giam ho|chu tro)\s?(?:la|:|-)?\s?{_HON}$"
)


def _is_carer(scan: Scan, name: Name) -> bool:
    """Whether a name after the person's own is his mother's or carer's, with nothing said of her but a phone."""
    if not _CARER.search(scan.folded, max(0, name.start - 50), name.start):
        return False
    after = scan.folded[name.end : name.end + 30]
    return re.match(r"[\s,(:-]{0,3}(?:sn|ns|sinh|(?:19|20)\d\d|f\s?[0-3]|nam|nu)(?![a-z])", after) is None


def take_names(scan: Scan, *, slots: frozenset[int], level: str | None) -> None:
    """Take the names with their roles; a word of address goes with its name."""
    marks = []
    persons = 0
    last = -9
    source_end = -1
    for name in find_names(scan, slots=slots):
        if 0 < name.lead - last <= 3 and "(" in scan.text[last : name.lead] and not _own_details(scan, name):
            marks.append(Mark(name.start, name.end, "name", name, "alias"))
            continue
        if source_end >= 0 and _ALSO.fullmatch(scan.folded, source_end, name.start) and not _own_details(scan, name):
            marks.append(Mark(name.start, name.end, "name", name, "source"))
            source_end = name.end
            continue
        last = name.end
        role = role_of(name, scan, level=level, first=persons == 0)
        if role == "person" and persons and _is_carer(scan, name):
            role = "relative"
        persons += role == "person"
        source_end = name.end if role == "source" else -1
        marks.append(Mark(name.start, name.end, "name", name, role))
    scan.take(marks)
