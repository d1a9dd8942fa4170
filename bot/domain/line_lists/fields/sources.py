"""Codes of cases: whom a contact caught it from, and an F0's own."""

from __future__ import annotations

import re

from bot.domain.line_lists.fields.scan import Mark, Scan

_CODE = re.compile(
    r"(?<![a-z0-9])(?P<word>b\.?n|benh nhan|ca benh|ca|bna|bnhan|case)\s?(?:so|ma so|"
    r"ma)?\s?[:.\-_#]?\s?(?P<number>\d{3,7})(?!\d|/\d)"
    r"(?P<more>(?:\s?(?:,|/|va|\+|&)\s?(?:b\.?n\s?[:.\-]?\s?|(?!19\d\d|20[0-2]\d))\d{4,7}(?!\d|/\d)){0,9})"
)
_LETTERED = re.compile(
    r"(?<![a-z0-9])(?:bn|benh nhan|ca benh)\s?[:.\-]?\s?"
    r"(?P<code>(?!b\.?n\.?\s?\d|f\s?[0-3](?!\d))[a-z]{1,4}[-_.]?\d{1,5}"
    r"(?:[-/]\d{1,4})?)(?![a-z0-9])"
)
_LEAD = (
    r"(?<![a-z])(?:f\s?[0-3o]\s{0,2}(?:cua|tu|lq|lien quan|tx|tiep xuc|voi|\(|-|:|/|\|)?|cua|tx|t/x|txg|"
    r"tiep xuc(?: gan|"
    r" truc tiep| lan cuoi| voi){0,3}|lien quan(?: den| toi| dich te){0,2}|"
    r"lq|l\.q|lay tu|lay nhiem tu|nguon(?: lay)?(?: duoc)?(?: xac dinh)?(?: la)?(?: tu)?|"
    r"nguon tx|gap(?: go)?|di cung|o cung|cung phong|cung nha|cung (?:to|chuyen|ca|buoi|mam|ban|doi)|"
    r"cung lop|cung xe|an cung|lam cung|"
    r"vo|chong|con|me|(?<!cong )bo|chau|em|anh|chi|ban|nguoi nha|hang xom|nguoi than|thong qua)"
)
_UPSTREAM = re.compile(
    _LEAD + r"\s{0,2}(?:voi|cua|tu|la|:|-)?\s{0,2}(?:ca(?: benh)?|truong hop|nguoi|"
    r"ben|benh nhan)?(?:\s(?:co )?(?:ma )?so)?\s{0,2}(?:f\s?0)?\s{0,2}(?:la)?\s{0,2}[(:]?\s{0,2}$"
)


def take_codes(scan: Scan) -> None:
    """Take every BN code; `extra` says whether the words before it make it somebody else's."""
    marks = []
    for found in scan.find(_CODE):
        if found["word"] == "ca" and (len(found["number"]) < 4 or re.fullmatch(r"19\d\d|20[0-2]\d", found["number"])):
            continue  # "Lê Thị Ca 1980"
        code = "BN" + found["number"]
        upstream = _UPSTREAM.search(scan.folded, max(0, found.start() - 48), found.start()) is not None
        kind = "codes" if found["more"] else "code"
        marks.append(Mark(found.start(), found.end(), kind, code, upstream))
    for found in scan.find(_LETTERED):
        upstream = _UPSTREAM.search(scan.folded, max(0, found.start() - 48), found.start()) is not None
        marks.append(Mark(found.start(), found.end(), "code", "BN" + found["code"].upper(), upstream))
    scan.take(marks)
