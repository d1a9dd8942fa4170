"""A label over what is told of each level or section, put before each of them: "Ngày tx: F1 là 11/6, F2 là 12/6"."""

from __future__ import annotations

import re

from bot.domain.folding import fold_aligned

_LABEL = (
    r"(?P<label>nguon(?: lay| tiep xuc| tx| benh)?|(?:ngay |lan |thoi gian )?(?:tx|tiep xuc|"
    r"gap)(?: lan)?(?: cuoi| gan nhat)?|"
    r"(?:ngay |thoi gian |noi |hinh thuc |dia diem |bat dau )?(?:cach ly|cl|cltt|cltn|vao khu|vao cltt|di cltt)"
    r"(?: (?:tap trung|tai nha|y te|tu))?|(?:ngay )?(?:het han|het|ket thuc|ra khu)(?: cach ly)?)"
)
_N = r"(?:\d{1,3}|hai|ba|bon|nam|sau|bay|tam)"
_SUBJECT = (
    rf"(?:(?:(?:cac|nhung|ca|tat ca|{_N}) ){{0,2}}f\s?[0-3](?: nay| tren)?|"
    r"(?:muc|nhom|phan|danh sach|ds|bang|to|dot|doan|ban|xe|phong|lop|day|tang|trang|toa|ho|nha) (?:so )?"
    r"(?:[a-h]\d?|\d{1,2}|i{1,3}|iv|v)|[a-h]\d{1,2})"
)
_SAID = (
    r"(?P<said>(?:la|:|=|tu|ngay|hom|vao|den|het|deu|\s){0,4}"
    r"(?:\d{1,2}[/.\-]\d|tap trung|tai nha|o nha|cltt|cltn|tai khu|khu |(?:(?<=la )|(?<=[:=] )|"
    r"(?<=[:=]))(?:b\.?n ?\d|f\s?[0-2] (?!la |nay )))[^:]{0,50})"
)
_CLAUSE = re.compile(
    rf"(?P<whose>(?:{_SUBJECT}\s?(?:,|va|&|\+)\s?){{0,4}}{_SUBJECT})(?:\s?[:=]\s?|\s(?:la\s)?|\s?-\s?){_SAID}"
)
_OVER = re.compile(rf"\s*{_LABEL}\s?:\s{{0,2}}")
_OF = re.compile(rf"\s*{_LABEL}(?: chung)? (?:cua|cho|voi)(?: ca)? (?P<whose>{_SUBJECT})(?:\s?[:=]|\sla)\s?{_SAID}\W*")
_OF_ONE = re.compile(
    r"(?:^\s*|(?<=[.;] ))(?P<label>(?:ngay|lan|buoi|ca|hom|thoi (?:gian|diem)|moc)(?: [a-z]+){1,6}?) "
    r"(?:cua|cho|doi voi) (?P<whose>(?:ong|ba|anh|chi|em|chau|co|chu|bac|cu|be)(?: [a-z]{2,7}){1,4})\s?(?::|la)\s?"
    r"(?=(?:ngay |hom |sang |chieu |toi |dem )*\d{1,2}[/.\-]\d)"
)
"""As in "Ngày làm cuối cùng của chị Giang: 10/6"."""
_NEXT = re.compile(rf"(?:\s?[,;.]|\s-)\s{{1,2}}(?:con |va |rieng )?(?={_SUBJECT}(?![a-z0-9]))")


def told_by_labels(plain: str) -> str:
    """The line, with its label behind each level or section of which it tells something."""
    folded = fold_aligned(plain)
    if " của " in plain or " cua " in folded:
        for one in reversed(list(_OF_ONE.finditer(folded))):
            whose, label = (plain[slice(*one.span(part))] for part in ("whose", "label"))
            plain = f"{plain[: one.start()]}{whose} {label[0].lower()}{label[1:]} {plain[one.end() :]}"
        folded = fold_aligned(plain)
    of = _OF.fullmatch(folded)
    if of is not None:
        whose = plain[slice(*of.span("whose"))]
        return f"{_those(whose)} {plain[slice(*of.span('label'))]} {plain[of.start('said') :]}"
    over = _OVER.match(folded)
    if over is None:
        return plain
    label = plain[slice(*over.span("label"))]
    told, at = [], over.end()
    cuts = [(each.start(), each.end()) for each in _NEXT.finditer(folded, at)] + [(len(folded), len(folded))]
    for end, following in cuts:
        found = _CLAUSE.fullmatch(folded[at:end].rstrip(" ."))
        if found is None:
            continue  # "a1, a2 vào khu 12/6": the first goes with the next
        told.append(f"{plain[at : at + found.end('whose')]} {label} {plain[at + found.start('said') : end].strip()}")
        at = following
    return "; ".join(told) if at == len(folded) and told else plain


def _those(whose: str) -> str:
    """Those of a level, said so that they are more than one: "các F1"."""
    return f"các {whose}" if whose[:1] in "Ff" else whose
