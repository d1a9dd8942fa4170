"""Phones of others than the person in whose line they stand: the household's, a relative's, a carer's."""

from __future__ import annotations

import re

_WHOSE = (
    r"(?:ho|ho gia dinh|nha|con|con trai|con gai|con dau|con re|vo|chong|me|bo|cha|anh|chi|em|em trai|em gai|"
    r"anh trai|chi gai|chau|ong|ba|bac|chu(?! (?:quan|tiem|hang|xe|shop|co so|tau|thau|nhiem|tich|vuon|trai|lo))|"
    r"co(?! (?:zalo|trieu|mat|the|tiep|di|o))|di(?! (?:lam|hoc|choi|cho|ve|vang|cong|bien|ray|cach|tu|vao|xa|xe|bo))|"
    r"nguoi nha|nguoi than|"
    r"gia dinh|gd|hang xom|nguoi cham soc|nguoi giam ho|thon truong|truong thon|bo me|me de|"
    r"toi|minh|tui|chung|dung chung|ban(?! (?:hang|rau|thit|ca|com|pho|bun|tap|nuoc|quan|vang|le|si))|"
    r"nguoi bao tin|phu huynh|chu tro|chu nha)"
)
_KIN_CALLED = re.compile(
    r"[,;(]\s?(?:me|bo|vo|chong|con|ong noi|ba noi|ong ngoai|ba ngoai|anh trai|chi gai|con trai|con gai)(?: ten| la)? "
    r"(?!trai|gai|dau|re|noi|ngoai|ruot|vo|chong|de|ut|ca|sdt|dt|so|la|ten)[a-z]{2,7}"
    r"(?:,? (?:sdt|dt|so) ?:?)? ?[:(]? ?$"
)
"""As in "bé Cao Gia Khánh, 3 tuổi, mẹ Oanh 0917000811"."""
_ANSWERS = re.compile(
    r"(?<![a-z])(?:ong|ba|anh|chi|co|chu|bac|me|bo|vo|chong|con|chau)(?: [a-z]+){0,2} (?:nghe may|cam may|giu may|nghe)"
    r"\s?:?\s?$"
)
_THROUGH = re.compile(
    rf"(?<![a-z])(?:lien (?:lac|he)|goi|alo|bao|nhan)(?: dien)? (?:(?:voi|qua|cho|cua) )?{_WHOSE}(?: [a-z]+){{0,3}}"
    r"(?: ?[,:(] ?| )(?:(?:theo|o|la) )?(?:so|sdt|dt|so may|may|so dien thoai|dien thoai) ?:? ?$"
)
"""As in "(liên lạc qua bố, số 0916000221)"."""
_IS_KIN = re.compile(r"(?:\)|\d{4})\s{1,2}(?:chu\s)?$")
_OTHERS_PHONE = re.compile(
    rf"(?<![a-z])(?:(?:so\s)?(?:sdt|dt|dien thoai|so|so may|so dt|goi|lien he|lh|qua|may|zalo)\s?"
    rf"(?:(?:cua|qua|nho|:|cho)\s?){{0,3}}(?:so\s)?{_WHOSE}(?:\s[a-z]+){{0,4}}|"
    rf"(?P<kin>(?<!cung ){_WHOSE}\s(?:sdt|dt|dien thoai)))"
    r"\s{0,2}(?:la)?\s{0,2}[:.\-(]?\s{0,2}$"
)
_OTHERS_AFTER = re.compile(
    rf"\s{{0,2}}\(\s?(?:(?:so|sdt|dt|may|dien thoai)\s)?(?:cua\s|la\s)?(?:so\s)?"
    rf"(?!{_WHOSE} (?:cua )?(?:so|stt|b\.?n|benh nhan|f) ?\d)(?!{_WHOSE} (?:(?:cua|nha) )?(?:a|c|o|anh|chi|ong|ba|em|"
    rf"co|chu|bac|cu) [a-z]+(?: [a-z]+){{0,3}} ?[),])"
    rf"(?!{_WHOSE}(?: [a-z]+){{0,4}},\s?(?:tx|t/x|tiep xuc|gap|cl|cach ly|f\s?\d|cung|o |sn|ns|sinh|(?:19|20)\d\d|vao|"
    rf"tu |lay|di))"
    rf"{_WHOSE}(?![a-z])|"
    rf"\s{{0,2}}-?\s?(?:so |may |la so )?cua\s{_WHOSE}(?![a-z])"
)
_KIN_ALONE = re.compile(
    r"\s{0,2}\(\s?(?:la )?(?:(?P<parent>me|bo|cha|me de|bo de|ong|ba|ong noi|ba noi|ong ngoai|ba ngoai)|vo|chong|con|"
    r"(?:con|em|anh|chi|chau) (?:trai|gai|dau|re|ruot|ho|noi|ngoai)|me vo|bo vo|me chong|bo chong|chau)\s?\)"
)
_KIN_OF = re.compile(
    r"\s{0,2}\((?:la )?(?:vo|chong|me|bo|con|em|anh|chi|ong noi|ba noi|ong ngoai|ba ngoai|con trai|con gai|con dau|"
    r"con re|em trai|em gai|anh trai|chi gai|chau)(?: cua)? "
    r"(?!nghe|giu|cam|dung|cho|dua|bat|goi|chau|em|toi|minh|no|be|anh|chi|ong|ba|co|bac|trai|gai|dau|re|ruot|ho|"
    r"noi|ngoai|vo|chong|de|cung|may|ca|ut|sdt|dt)"
    r"[a-z]{2,7}\)"
)
_CHILD = re.compile(r"(?<!\d)20(?:0[4-9]|1\d|2\d)(?!\d)")


def is_others_phone(folded: str, start: int, end: int) -> bool:
    """Whether the words around a phone say that it is the household's, a relative's or a carer's."""
    before = re.split(r"[,;\n|\t]", folded[max(0, start - 48) : start])[-1]
    if "," in folded[max(0, start - 12) : start] and _THROUGH.search(folded, max(0, start - 60), start):
        return True
    if _KIN_CALLED.search(folded, max(0, start - 40), start) or _ANSWERS.search(folded, max(0, start - 40), start):
        return True
    if owner_before(folded, start) is not None:
        return True
    found = _OTHERS_PHONE.search(before)
    if found is not None and found["kin"] and _IS_KIN.search(before[: found.start()]):
        found = None  # "(1980) con trai đt ...": the son is listed himself
    return bool(found or owner_behind(folded, end))


_PARENT = (
    r"(?:bo me|me de|bo de|bo|me|cha|ma|phu huynh|nguoi nha|(?:ong|ba)(?: (?:noi|ngoai))?|(?:co|di|chu|bac|cau|mo|anh|"
    r"chi)(?: (?:ruot|trai|gai))?)"
)
_OFFSPRING = r"(?:(?:con|chau)(?: (?:trai|gai|dau|re|noi|ngoai|ut|ca))?|nguoi nha)"
_BARE_PARENT = re.compile(rf"(?:[,;(|/\t\-–:]\s?|\d (?:tuoi )?)(?P<who>{_PARENT})\s?[:.]?\s?$")
_BARE_OFFSPRING = re.compile(rf"(?:[,;(|/\t\-–:]\s?|\d (?:tuoi )?)(?P<who>{_OFFSPRING})\s?[:.]?\s?$")
_IS_CHILD = re.compile(
    r"(?<!\d)20(?:0[8-9]|1\d|2\d)(?!\d)|(?<![a-z])(?:sn|ns|sinh)(?: nam)? (?:0[8-9]|1\d|2[01])(?!\d)|"
    r"(?<![\da-z])1?\d (?:tuoi|thang tuoi)(?![a-z])|(?<![a-z])(?:lop \d|be (?!ba|hai))"
)
_IS_OLD = re.compile(r"(?<!\d)(?:1(?:8\d\d|9[0-4]\d)|(?:sn|ns|sinh)(?: nam)? [2-4]\d|[7-9]\d tuoi)(?!\d)")


def owner_before(folded: str, start: int) -> re.Match[str] | None:
    """The relative before a child's or an old person's phone: "bé Khang, 2016, mẹ 0966000518"."""
    for owner, whose in ((_BARE_PARENT, _IS_CHILD), (_BARE_OFFSPRING, _IS_OLD)):
        found = owner.search(folded, max(0, start - 24), start)
        if found is not None:
            return found if whose.search(folded, folded.rfind("\n", 0, start) + 1, start) else None
    return None


def owner_behind(folded: str, end: int) -> re.Match[str] | None:
    """The words behind a phone that say whose it is: "0962000233 (con trai nghe máy)"."""
    found = _OTHERS_AFTER.match(folded, end)
    if (
        found is not None
        and _KIN_OF.match(folded, end)
        and not _CHILD.search(folded, folded.rfind("\n", 0, end) + 1, end)
    ):
        return None  # "0909123453 (bố Trường)": a grown man, whose son is called so
    alone = _KIN_ALONE.match(folded, end) if found is not None else None
    if alone is not None and not (alone["parent"] and _CHILD.search(folded, folded.rfind("\n", 0, end) + 1, end)):
        return None  # "(vợ)": what he is to the case
    return found
