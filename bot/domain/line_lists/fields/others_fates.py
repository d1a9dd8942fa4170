"""What became of somebody else in a person's line: "lên F1 vì bạn cùng phòng dương tính (BN9950)"."""

from __future__ import annotations

import re

from bot.domain.folding import CAPITAL
from bot.domain.line_lists.fields.scan import Mark, Scan

_KIN = (
    r"(?:vo(?! chong)|chong|(?:con|chau|em|anh|chi) (?:trai|gai|dau|re|ho|ruot|ut)|bo(?! con)(?: de| vo| chong)?|"
    r"me(?! con)(?: de| vo| chong)?|ong (?:noi|ngoai)|ba (?:noi|ngoai)|bac ruot|chu ruot|co ruot|di ruot)"
)
_FELLOW = (
    r"(?:ban(?: be| hoc| trai| gai| than| hang| cung [a-z]+){1,2}|dong nghiep|hang xom|lang gieng|"
    r"(?:nguoi|ng) (?:nha|than|quen|yeu|cung [a-z]+|ngoi (?:canh|cung)|o cung|lam cung|ben canh|giup viec)|"
    r"(?:co|thay) giao|chu (?:nha|tro|quan|xe)|khach(?: hang| quen)?|nguoi thue|lai xe|tai xe)"
)
_ANY = r"(?:ban|con|em|anh|chi|ong|ba|bac|chu|co|di|cau|be|nguoi|ng|ca|truong hop|f ?[01])"
_BECAUSE = r"(?:vi|do|boi|boi vi|tai|nho|khi|sau khi|tu khi|voi|cung|cua|gap|tx|tiep xuc|co)"
_BECAME = (
    r"(?:(?:duoc|da|moi|vua|bi|cho|nay|lai|co|ra|bao|test|xn|xet nghiem|pcr|ket qua|kq|nhanh|lan \d|la|thanh|"
    r"chuyen|len|xac dinh|cong bo|nhiem|mac) ){0,6}"
    r"(?:duong tinh|\(\+\)|nhiem covid|mac covid|nhiem benh|mac benh|f ?0(?!\d))(?![a-z])"
)
_CODE = (
    r"(?P<to_code>[\s,:(\-–]{0,3}(?:(?:ma|so|la|ca|benh nhan|duoc|cap|cong bo|benh|:)\s?){0,4})"
    r"(?P<code>b\.?n\s?[:.]?\s?\d{3,7})"
)
_FATE = re.compile(
    rf"(?:(?P<why>(?<![a-z]){_BECAUSE} (?:la )?)(?:{_KIN}|{_FELLOW}|{_ANY})|"
    rf"(?P<apart>^|[,;:(–-] ?)(?:co |(?:do|vi) )?(?:{_KIN}|{_FELLOW}))"
    rf"(?: (?!{_BECAME})[a-z]+){{0,6}} \(?{_BECAME}(?:{_CODE})?"
)
_NAMED = re.compile(rf"[^,;:(]*{CAPITAL}[^\W\d_]+ {CAPITAL}[^\W\d_]+(?: {CAPITAL}[^\W\d_]+)*(?= )")
_NOT_KIN = ("bỏ", "còn", "võ", "cồn")


def take_others_fates(scan: Scan) -> None:
    """Take such words, so that nobody reads them of the person; the code that the other was given is the source."""
    if (
        "duong tinh" not in scan.left
        and "(+)" not in scan.left
        and "f0" not in scan.left
        and "covid" not in scan.left
        and "benh" not in scan.left
    ):
        return
    marks: list[Mark] = []
    for found in scan.find(_FATE):
        begin = found.end("why") if found["why"] else found.end("apart")
        if scan.text[begin:].split(" ", 1)[0].lower() in _NOT_KIN:
            continue
        end = found.start("to_code") if found["code"] else found.end()
        named = _NAMED.match(scan.text, begin, end)
        begin = named.end() if named is not None else begin  # his name stays to be read
        marks.append(Mark(begin, end, "others_fate", scan.text[begin:end]))
        if found["code"]:
            number = re.sub(r"\D", "", found["code"])
            marks.append(Mark(found.start("code"), found.end("code"), "code", f"BN{number}", True))
    scan.take(marks)
