"""What part a name plays: a person of the list, a source, somebody's relative, an official, a household."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.domain.line_lists.fields.levels import A_LEVEL, comes_after
from bot.domain.line_lists.fields.scan import Mark, Scan
from bot.domain.line_lists.fields.sought import is_sought
from bot.domain.line_lists.naming.carers import is_carer, is_childs, is_childs_carer
from bot.domain.line_lists.naming.changed_names import is_changed, renamed
from bot.domain.line_lists.naming.full_forms import is_full_form, named_in_full
from bot.domain.line_lists.naming.kin_names import is_of_level_before, is_of_other_sex, with_sex_of_kin
from bot.domain.line_lists.naming.lands import is_called_place, is_commune, is_land, is_place_from, is_shops
from bot.domain.line_lists.naming.names import Name, find_names
from bot.domain.line_lists.naming.offices import holds_office, is_reached_through, is_titled, speaks
from bot.domain.line_lists.naming.prose_roles import is_addressed, is_case_met, is_met, is_teller, is_told_of
from bot.domain.line_lists.naming.signers import signs
from bot.domain.line_lists.naming.vocabulary import HON, NEXT_OF_PAIR, PAIR
from bot.domain.line_lists.unlisted.timelines import is_visited, is_whose_days

_LEVEL = r"(?:f\s?[0-3o]\s{0,2})"
_SOURCE = re.compile(
    rf"(?<![a-z])(?:cua|tx|t/x|txg|txgn|tiep xuc(?: (?:gan|truc tiep|lan cuoi|voi|voi ca|o nha|thuong xuyen|"
    rf"nhieu lan)){{0,3}}|tiep xuc[^,;:.\n]{{0,30}} voi|tx[^,;:.\n]{{0,20}} voi|"
    rf"lien quan(?: den| toi| dich te)?|lq|l\.q|lay(?: nhiem| benh)? tu|nguon(?: lay| tx)?(?: tu)?|"
    rf"nguon(?: lay| tiep xuc| tx| benh)? (?:cua|chung)[^,;:.\n]{{0,24}}(?=:)|"
    rf"(?<!ket )(?<!hom )(?<!toi )(?<!sang )(?<!chieu )(?<!dem )qua|"
    rf"gap(?: go)?|cung (?:phong|nha|lop|xe|mam)(?: voi)?|di cung|an cung|thuoc)"
    rf"\s{{0,2}}(?:voi|cung|tu|den|la|:|-)?\s{{0,2}}(?:ca(?: benh)?|b\.?n|benh nhan|truong hop|nguoi|"
    rf"nguon)?\s{{0,2}}(?:b\.?n\s?\d+\s{{0,2}}[-,:(]?\s{{0,2}})?"
    rf"\(?{_LEVEL}?(?:la|:|-)?\s{{0,2}}\(?{HON}$"
)
_WITH = re.compile(rf"(?<!cung )(?<![a-z])voi {HON}$")
_WITH_UPSTREAM = re.compile(
    rf"(?<![a-z])(?:voi|cung|gap|cho|canh|gan|chung|thay|cham|tham|nhan) {_LEVEL}(?:la )?{HON}$"
)
_SPEAKER = re.compile(r"(?<![a-z])(?:toi|em la|em ten|chau la)(?: la| ten la| ten)?\s$")
_OPEN_SOURCE = re.compile(r"\((?:nguon|tx|tiep xuc|lien quan|lq|cua)(?![a-z])[^()]*$")
_BECAUSE = re.compile(
    rf"(?<![a-z])(?:(?:do|vi|boi|theo|tu) {_LEVEL}(?:la )?|(?:do|vi|boi) (?:la )?(?:vo|chong|con|me|bo|em|anh|chi)"
    rf"(?: (?:trai|gai|de|ruot|dau|re))?(?: cua)? )(?:f\s?[01] )?{HON}$"
)
_AFTER_CODE = re.compile(rf"(?<![a-z])b\.?n\s?\d{{3,7}}\s?(?:\(|-|–|:|la)?\s?{HON}$")
_ANOTHER_CASE = re.compile(rf"(?:^|[,;]| va|\+|&)\s{{0,2}}b\.?n\s?\d{{3,7}}\s?(?:\(|-|–|:|la)?\s?{HON}$")
_AFTER_LEVEL = re.compile(
    rf"(?:(?P<own>f\s?[0-3o]\s?[-/,:>(]?\s?)|(?P<paren>\(\s?))?{_LEVEL}\s?[:\-(]?\s?(?:la\s?[:\-]?\s?)?{HON}$"
)
_RELATIVE = re.compile(
    rf"(?<![a-z])(?:con|vo|chong|me|bo|cha|chau|em|anh|chi|dau|re|hang xom|nguoi nha|ban|nguoi than|"
    rf"ng nha)(?:\s(?:trai|gai|dau|re|ruot|noi|ngoai|vo|chong|ho|cung lop|cung phong))?"
    rf"\s(?:cua\s{HON}|nha\s{HON}|(?:ong|ba|anh|chi|co|chu|bac|em|di|cu)\s)$"
)
_KIN_IN_BRACKETS = re.compile(
    r"\((?:la )?(?:con|vo|chong|me|bo|cha|chau|em|anh|chi)(?:\s(?:trai|gai|dau|re|ruot|noi|ngoai))?\s?(?::|la)?\s?$"
)
_ALIAS = re.compile(
    r"(?<![a-z])(?:tuc|thuong goi|ten goi khac|biet danh|ten khac|con goi la|hay goi la|ten o nha|"
    r"ten thuong goi)\s?(?:la\s)?:?\s?$"
)
_OFFICIAL = re.compile(
    rf"(?<![a-z])(?:d/c|dong chi|ths|bsck[12i]*|bs|bac si|y si|y sy|ys|dieu duong|can bo|cb|tram truong|"
    rf"truong tram|thon truong|"
    rf"truong thon|chu tich|pct|bi thu|cong an(?: vien)?|"
    rf"lai xe|tai xe|phu xe|nguoi (?:duyet|kiem tra|kiem duyet|phat hanh|kiem soat|lap|bao(?: cao| tin)?|tong hop|nhap|"
    rf"ky|viet|gui|nhan|cung cap|giao|xac minh|cap nhat|truc|dieu tra|truy vet)"
    rf"(?: bieu| bang| danh sach| tin| thong tin)?|phu trach|lien he|lh|truc ban|"
    rf"ky ten|kinh gui|gui|thay mat|tm\.?|to truong|nguoi giam sat|"
    rf"giam sat|do|ctv|y te thon|ytt|ytb|bao cao boi|duong day nong|trực|truc|to covid|theo doi boi|nguoi theo doi|"
    rf"(?<!ba )(?<!ong )(?<!anh )(?<!chi )(?:hoi|chao)|"
    rf"(?<!thuong )(?<!con )(?<!hay )(?<!ten )goi(?: cho)?|bao cho|nhan cho)\.?\s?[:\-]?\s?"
    rf"(?:(?:bs|ys|y si|y sy|bac si|ths|cn|ds|dd|d/c|dong chi)\.?\s?){{0,2}}{HON}$"
)
_PLACE = re.compile(
    rf"(?<![a-z])(?:(?<!cach ly tai )(?<!theo doi tai )(?<!cach ly o )nha|(?<!lien )(?<!dan )quan|tiem|"
    rf"(?<!dieu )duong|pho|ngo|"
    rf"truong(?: th| mn)?|thpt|thcs|tieu hoc|mam non|"
    rf"mau giao|cao dang|dai hoc|trung cap|trung hoc(?: co so| pho thong)?|pho thong|dan toc noi tru|hoc vien|"
    rf"trung tam|ky tuc xa|ktx|ben xe|nha van hoa|nha tho|resort|"
    rf"benh vien(?: da khoa)?|bv|cong ty|cty|cho|"
    rf"dam cuoi|dam tang|dam hieu|dam gio|gio|dam|hieu thuoc|"
    rf"phong kham|khach san|tap hoa|xuong|garage|htx|hop tac xa|nha may|"
    rf"quan an|dai ly|cua hang|phuong|xa|huyen|nha nghi|ubnd|khu|kcn|toa nha|"
    rf"chung cu|(?:(?<!lien )(?<!dan )quan|tiem|xuong|cua hang)(?: [a-z]+){{1,2}}(?= cua))\s(?:nha\s|cua\s)?{HON}$"
)
_HOUSE = re.compile(
    rf"(?<![a-z])(?:ho|ho gia dinh|gia dinh|gd|ho nha|nha)\s?(?:so \d+ |\d+ ?)?[:\-]?\s?(?:chu ho\s?:?\s?)?"
    rf"(?:f\s?[0-3]\s)?{HON}$"
)


_VISITED = re.compile(rf"(?<![a-z])(?:den|vao|sang|toi|qua|ghe|tham)(?: tham| choi)? nha {HON}$")
_PAIR = re.compile(rf"(?<![a-z]){PAIR}\s(?:nha |la )?{HON}$")
_HAS_HOUSE = re.compile(
    rf"(?<![a-z])(?<!moi )(?:co|gom|la|them|con|phat hien|ghi nhan) (?:them )?(?:ho|ho gia dinh|nha|gia dinh|gd) {HON}$"
    rf"|(?<![a-z])(?:gia chu|chu (?:nha|ho|tiec))\s?:?\s?{HON}$"
)
"""Of whom a list is told by his house: "thôn tôi có nhà ông Đặng Hữu Tửu sn 56 ... là F2"."""
_HOUSEHOLDER = re.compile(rf"(?:[^a-z]|\d)*(?:ho|ho gia dinh|nha|gia dinh|gd)\s?[:\-]?\s?(?:cua )?{HON}")


_NUMBERED_HOUSE = re.compile(rf"(?<![a-z])(?:ho|nha)(?: so)? \d{{1,2}}\s?[:.\-]\s?{HON}$")
_HEAD_OF_NUMBERED = re.compile(r"\s?[(,\-–]\s?(?:nam|nu|sn|ns|(?:19|20)\d\d|\d\d(?!\d))(?![a-z])")
_IS_HEAD = re.compile(r"\s?[(,]\s?(?:la )?chu ho\)?")


_WHOSE_SOURCE = re.compile(r"(?<![a-z])nguon(?: lay| benh| tiep xuc| tx)? (?:cua|chung)[^,;:.\n]{0,30}:[^:\n]{0,12}$")


def _heads_house(scan: Scan, name: Name) -> bool:
    """Whether the head of a house is listed himself: "Hộ 1: ông Đoàn Văn Tư (chủ hộ), sn 1959"."""
    if _WHOSE_SOURCE.search(scan.folded, 0, name.start):
        return True
    if _NUMBERED_HOUSE.search(scan.folded, 0, name.start) and _HEAD_OF_NUMBERED.match(scan.folded, name.end):
        return True
    found = _IS_HEAD.match(scan.folded, name.end)
    return found is not None and scan.tells_behind(found.end(), ("birth", "phone", "age"), within=6)


def _is_householder(scan: Scan, name: Name) -> bool:
    """Whether a line begins with somebody's household, and tells his age or phone: "nhà ông Phạm Văn Sửu (1949)"."""
    begin = scan.folded.rfind("\n", 0, name.start) + 1
    return _HOUSEHOLDER.fullmatch(scan.folded, begin, name.start) is not None and _own_details(scan, name)


_OF_CODE = re.compile(
    rf"b\.?n\s?\d{{3,7}}\s?(?:[:)]|(?P<dash>\s?[-–,])|(?:la|gom|gom co|co|cu the)(?: la)?\s?:?)\s{{0,2}}{HON}$"
)
_UNDER_CODE = re.compile(
    rf"\W*(?:tiep xuc|tx|lien quan|lq|nguon|cua|f\s?1)(?: (?:gan|voi|cua|ca|f0|benh nhan))* b\.?n\s?\d{{3,7}}"
    rf"\s?[-–:,(]+\s?{HON}"
)
_THE_CONTACT = re.compile(
    rf"(?<![a-z])(?:truong hop|ca|nguoi|doi tuong|(?:\d+|mot|hai|ba|nhung|cac)(?: [a-z]+){{0,2}})(?: la)? f\s?[0-3]"
    rf"[^,;:.\n]{{1,30}}b\.?n\s?\d{{3,7}}\s?(?:(?:la|gom|co|ten|ten la)\s|:\s?|,\s?|\(){{1,2}}{HON}$"
)
"""Whose own name follows: "Trường hợp F1 của BN9943 là Nguyễn Thị Thắm, nữ, 1988"."""
_LISTED = re.compile(r"\s?[,(;\-–]?\s?(?:nam|nu|sn|ns|sinh|thon|(?:19|20)\d\d|\d{1,3} tuoi)(?![a-z])")
_OFFICE = re.compile(r"(?<![a-z])(?:tyt|tram y te|tram yt|y te|ubnd|bcd|uy ban|trung tam|benh xa)(?: xa)?\s$")


_HIMSELF = re.compile(
    r"(?<![a-z])(?:(?:me con|bo con|vo chong|ba chau|ong chau|me va con)\s(?:ba|chi|co|em|ong|anh|chu|bac|cu)|"
    r"(?:vo|(?P<m>me(?: vo| chong| de)?))\s(?:ba|chi|co)|(?:chong|(?P<b>bo(?: vo| chong| de)?))\s"
    r"(?:ong|anh|chu))\s$"
)


_OF_SPEAKER = re.compile(
    r"(?<![a-z])(?:vo|chong|con|me|bo|cha|chau|em|anh|chi)(?: (?:trai|gai|dau|re|ruot|noi|ngoai|vo|chong))?"
    r" (?:em|toi|chau|minh|nha em|nha toi)\s$"
)


def _is_relative_himself(lead: str, scan: Scan, name: Name) -> bool:
    """Whether "vợ chị Lan" or "mẹ chồng bà Lài (1960)" is the relative's own name, as the two words agree in sex."""
    if _OF_SPEAKER.search(lead) and _own_details(scan, name):
        return True
    found = _HIMSELF.search(lead)
    if found is not None and " con " in found.group() and not _own_details(scan, name):
        return False
    return found is not None and ((found["m"] or found["b"]) is None or _own_details(scan, name))


_STILL = re.compile(r"(?:^|[.;]\s|(?P<home>(?:o|trong) nha |ngoai ra |trong nha )|(?:ra|roi)\s)con [a-z]{2,4} $")


def _goes_on(scan: Scan, name: Name, found: re.Match[str]) -> bool:
    """Whether the word before a name is no kin: "Còn bà Đào Thị Lý ...", "Bỏ chị Cao Thị Lê ra khỏi danh sách"."""
    written = scan.text[: name.start][found.start() - found.end() :].lower()
    removed = any(mark.kind == "change" and 0 <= mark.start - name.end <= 2 for mark in scan.marks)
    if " nói " in written or written.startswith("bỏ") or (written.startswith("bo ") and removed):
        return True
    still = _STILL.search(scan.folded, 0, name.start) if written.startswith("con ") else None
    return written.startswith("còn") or (still is not None and (still["home"] is not None or _own_details(scan, name)))


_LISTS = re.compile(rf"(?<![a-z])f\s?[0-3] (?:co|gom)(?: co)?\s?:?\s{{0,2}}{HON}$")


def role_of(name: Name, scan: Scan, *, level: str | None, first: bool) -> str:
    """person, source, relative, official or household. `level` is what the context says of this line's people."""
    lead = scan.folded[max(0, name.start - 80) : name.start]
    lead = re.split(r"[;\n|\t]|(?<!bs)(?<!ys)(?<!cn)(?<!dd)(?<!ths)\.\s(?=\S{3})", lead)[-1]
    own = _own_details(scan, name)
    if (_SPEAKER.search(lead) and not own) or speaks(scan, name) or is_teller(lead, scan, name):
        return "official"
    if is_land(scan, name, told=own) or is_called_place(scan, name) or is_shops(scan, name):
        return "place"
    if is_place_from(scan, name, told=own) or (not first and is_commune(scan, name)):
        return "place"
    if is_changed(lead, scan, name) or is_visited(scan, name) or is_whose_days(lead, scan, name):
        return "person"
    if _OFFICE.search(lead) and not own:
        return "official"
    listed = scan.level is not None or scan.of("level")
    if listed and _HAS_HOUSE.search(lead) and scan.tells_behind(name.end, ("birth",), within=8):
        return "person"
    if not own and (is_case_met(lead, scan, name) or (_VISITED.search(lead) and _is_upstream_behind(scan, name))):
        return "source"  # "... là F3, do đến chơi nhà chị Đào Thị Liễu là F2"
    if (
        _HOUSE.search(lead)
        and not (_heads_house(scan, name) or is_addressed(scan, name))
        and (not own or _VISITED.search(lead))
    ):
        return "household"
    if own and (is_sought(lead) or _PAIR.search(lead)):
        return "person"
    if is_reached_through(scan, name):
        return "relative"
    if holds_office(scan, name) and not own:
        return "official"
    if _PLACE.search(lead) and not name.slotted and not (first and _is_householder(scan, name)):
        return "relative"
    if _OFFICIAL.search(lead) and not is_told_of(lead, scan, name, own) and (not name.slotted or is_titled(scan, name)):
        return "official"
    if not name.slotted and signs(scan, name):
        return "official"
    if _LISTS.search(lead) or (_PAIR.search(lead) and NEXT_OF_PAIR.match(scan.text, name.end)):
        return "person"
    relative = _RELATIVE.search(lead)
    kin = relative and not _is_relative_himself(lead, scan, name) and not _goes_on(scan, name, relative)
    if kin or (not first and not own and is_of_other_sex(lead, name)):
        return "source" if is_of_level_before(scan, name, level) else "relative"
    if _ALIAS.search(lead) and not own:
        return "alias"
    if _KIN_IN_BRACKETS.search(lead) and (not own or is_childs(scan, name)):
        return "relative"
    if first and _UNDER_CODE.fullmatch(lead) and own:
        return "person"
    if (_stands_behind_code(lead, scan) or _THE_CONTACT.search(lead)) and _LISTED.match(scan.folded, name.end):
        return "person"
    if _is_said_source(lead, scan, name, own=own, first=first):
        return "source"
    if _is_upstream(scan, name) or _is_upstream_behind(scan, name):
        return "source"
    return "source" if _is_behind_level(lead, scan, name, level=level, first=first) else "person"


def _is_said_source(lead: str, scan: Scan, name: Name, *, own: bool, first: bool) -> bool:
    """Whether the words before a name say that others met him."""
    return bool(
        _SOURCE.search(lead)
        or (_WITH_UPSTREAM.search(lead) and not own)
        or (not first and _WITH.search(lead) and not own)
        or (_OPEN_SOURCE.search(lead) and not own)
        or (not first and _AFTER_CODE.search(lead) and not _is_another_case(lead, scan, name))
        or _BECAUSE.search(lead)
        or (not own and is_met(lead, scan, name, first=first))
    )


def _is_behind_level(lead: str, scan: Scan, name: Name, *, level: str | None, first: bool) -> bool:
    """Whether the level before a name is that of whom the people of the line met: "F2 của F1 Mai Văn Toàn"."""
    found = _AFTER_LEVEL.search(lead)
    if found is None or (first and not _TOLD.search(lead[: found.start()])):
        return False
    if found["own"] or found["paren"]:
        return True
    said = re.findall(r"f\s?([0-3])", found.group())[-1:] or ["0"]
    return comes_after(level, f"F{said[0]}") and not _own_details(scan, name)


def _stands_behind_code(lead: str, scan: Scan) -> bool:
    """Whether a name follows whom it met: "F1 của BN9997 là Đỗ Văn Thức"; behind a dash where others follow him."""
    found = _OF_CODE.search(lead)
    return found is not None and (found["dash"] is None or len(scan.of("birth")) > 1)


def _is_another_case(lead: str, scan: Scan, name: Name) -> bool:
    """Whether a second case is named: "BN9971 Lương Thế Vinh 1988 và BN9972 Lương Thế Hiển 1990"."""
    return _ANOTHER_CASE.search(lead) is not None and _LISTED.match(scan.folded, name.end) is not None


_TOLD = re.compile(r"(?<![a-z])(?:do|vi|voi|co|gap|cung|o|tai|di|den|an|ngoi|tx|dam|gan)(?![a-z])")
_UPSTREAM = re.compile(rf"(?<![a-z0-9])f\s?(?P<n>[0-3])\s?(?:lien quan|nguon|lq|lay|goc)?(?: la)?\s?[:\-]?\s?{HON}$")


def _is_upstream(scan: Scan, name: Name) -> bool:
    """Whether a name follows a level, and the level after that one stands before: "F2 (F1 Mai Văn Toàn)"."""
    found = _UPSTREAM.search(scan.folded[max(0, name.start - 40) : name.start])
    if found is None or _own_details(scan, name):
        return False
    line = scan.folded[: max(0, name.start - 40) + found.start()].rpartition("\n")[2]
    before = A_LEVEL.findall(line)
    if re.search(r"lien quan|nguon|lq|lay|goc", found.group()):
        return True
    return bool(before) and comes_after(f"F{before[-1]}", f"F{found['n']}")


_LEVEL_BEHIND = re.compile(r"\s?(?:\(|,|-|–|la)\s?(?:la )?f\s?(?P<n>[0-3])(?!\d)")


def _is_upstream_behind(scan: Scan, name: Name) -> bool:
    """Whether a name is followed by the level before that of the line or its heading: "F2 ca Hồ Thị Lý (F1)"."""
    found = _LEVEL_BEHIND.match(scan.folded, name.end)
    if found is None or name.slotted:
        return False
    before = A_LEVEL.findall(re.split(r"[;\n]", scan.folded[: name.start])[-1])
    own = before[-1] if before else None
    return own is not None and comes_after(f"F{own}", f"F{found['n']}")


def _own_details(scan: Scan, name: Name) -> bool:
    """Whether a year of birth or a phone follows the name at once."""
    if scan.text.startswith(" (", name.end):
        return scan.tells_behind(name.end, ("birth", "age"), within=scan.text.find(")", name.end) - name.end)
    return any(
        mark.kind in ("birth", "phone", "age")
        and 0 <= mark.start - name.end <= 6
        and "\n" not in scan.text[name.end : mark.start]
        for mark in scan.marks
    )


_ALSO = re.compile(rf"\s?(?:,|va|&|\+)\s?(?:va\s)?{_LEVEL}?\s?{HON}")


def take_names(scan: Scan, *, slots: frozenset[int], level: str | None) -> None:
    """Take the names with their roles; a word of address goes with its name."""
    marks: list[Mark] = []
    persons = 0
    last = -9
    source_end = -1
    for name in find_names(scan, slots=slots):
        name = with_sex_of_kin(scan, named_in_full(scan, name))
        bracketed = 0 < name.lead - last <= 3 and "(" in scan.text[last : name.lead]
        if bracketed and not _own_details(scan, name) and not is_full_form(scan, marks, name, last):
            marks.append(Mark(name.start, name.end, "name", name, "alias"))
            continue
        if source_end >= 0 and _ALSO.fullmatch(scan.folded, source_end, name.start) and not _own_details(scan, name):
            marks.append(Mark(name.start, name.end, "name", name, "source"))
            source_end = name.end
            continue
        before, last = last, name.end
        if is_full_form(scan, marks, name, before):
            name = replace(name, sex=name.sex or marks[-1].value.sex)
            marks[-1] = replace(marks[-1], extra="alias")
            marks.append(Mark(name.start, name.end, "name", name, "person"))
            continue
        role = role_of(name, scan, level=level, first=persons == 0)
        first = next((mark for mark in marks if mark.extra == "person"), None)
        if role == "person" and first and (is_carer(scan, name) or is_childs_carer(scan, first, name)):
            role = "relative"
        persons += role == "person"
        source_end = name.end if role == "source" else -1
        marks.append(Mark(name.start, name.end, "name", name, role))
    scan.take(renamed(marks, scan) if persons > 1 else marks)
