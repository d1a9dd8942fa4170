"""Lines between those of a list that speak of something else: the weather, a meeting, what is to come, the law."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from bot.domain.folding import CAPITAL, fold_aligned
from bot.domain.line_lists.below.everybody import everybody_in
from bot.domain.line_lists.fields.scan import Mark, Scan
from bot.domain.line_lists.naming.vocabulary import words
from bot.domain.line_lists.writing.lines import Line

if TYPE_CHECKING:
    from bot.domain.line_lists.reader import Reader

_LATER = (
    r"(?:gui sau|gui tiep|gui them|bo sung sau|cap nhat sau|bao sau|bao cao sau|noi sau|se (?:gui|bao|bo sung|"
    r"cap nhat)|"
    r"dang (?:ra soat|xac minh|truy vet|lap|goi|tong hop|cho)|chua (?:ra soat|xac minh|truy vet|co danh sach|co ds|"
    r"tong hop|xong))"
)
_STILL_TO_COME = re.compile(
    rf"(?:con )?(?:cac |ve |danh sach |ds |phan |so )?(?:f\s?[0-3](?:,? |"
    rf" va )?){{1,2}}(?:cua [a-z ]{{1,30}})?\s?[:,]?\s?"
    rf"(?:thi |cac thon |tram |em |e |toi |nay |con |van ){{0,2}}{_LATER}(?![a-z]).*"
)
"""As in "F3 đang rà soát, gửi sau"."""
_OF_OTHER_MATTERS = re.compile(
    r"(?<![a-z])(?:troi (?:mua|nang|nong)|mua to|lut|lay qua|duong vao|do bao ho|mi tom|met qua|nong \d{2} do|"
    r"mang (?:loi|yeu|chap chon)|\d+ giuong|giuong trong|gang tay|khau trang|que test|phun khu khuan|giao ban|"
    r"hoi truong|cuoc hop|hop (?:bcd|giao ban|truc tuyen|chi bo)|chot (?:so|kiem)|doi lay mau|toa dam|tap huan|"
    r"lich (?:lay mau|truc|tiem)|dien thoai (?:hong|het pin)|may (?:tinh|in) (?:hong|loi)|luong thuc|nhu yeu pham|"
    r"(?:so|tong so) mau|thieu nguoi|ai di duoc|(?:chua|khong) (?:gui |co |nop )?bao cao|facebook|chia se|qua mail|"
    r"tokhaiyte|bluezone|(?:tren )?loa|tuyen truyen|van phong|ho so|giay to|tai lieu)(?![a-z])"
)
_OF_THE_LAND = re.compile(
    r"(?:sang nay |hom nay |chieu nay |toi nay |hom qua |trong ngay[ \d/.]{0,12}|tinh den [a-z\d/ ]{1,24}|"
    r"den \d{1,2}h[a-z\d/ ]"
    r"{0,20}|ngay [\d/.]{3,10})?,? ?(?:toan |ca |tren dia ban )?(?:xa|huyen|tinh|nuoc|viet nam|tp|thanh pho)"
    r"(?: ta| minh| nha| [a-z]+ [a-z]+)?,? (?:(?:da|van|sang nay|hom nay|chua|khong|ko|k|co|moi|trong ngay|tiep tuc|"
    r"hien) )"
    r"{0,3}(?:ghi nhan|co|them|phat sinh|phat hien|cong bo)(?: them)? "
    r"(?:(?:ca|truong hop|f0)(?: mac)?(?: moi| nao)|\d{1,4} (?:ca|f0|truong hop))(?![a-z])"
)
_NO_CASES = re.compile(
    r"(?<![a-z])(?:khong|ko|k|chua) (?:ghi nhan|phat sinh|phat hien|co)(?: them)?(?: bat ky)? (?:ca|truong hop|"
    r"f\s?[0-3])"
    r"(?: (?:mac|duong tinh|benh|nhiem|nghi))?(?: moi| nao| covid| them)(?![a-z])"
)
_LAW = re.compile(
    r"(?:(?:theo|can cu) (?:quy dinh|qui dinh|huong dan|chi thi|nghi dinh|cong dien|cong van|quyet dinh|luat|thong tu)|"
    r"xu (?:phat|ly) |vi pham |nghi dinh )(?![a-z]*\d)"
)
_LEGEND = re.compile(
    r"(?<![a-z])(?:tx|cltt|cltn|cl|sn|ns|sdt|dt|hk|hktt|nt|kq|xn|tyt|ca|bn|gt|dc|"
    r"f[0-3])\s?[:=]\s?(?=[a-z]{2,} [a-z]{2,})"
)
_PLACES_OF_LEVELS = re.compile(
    r"\W*f\s?[0-3]\s?[:=]\s?(?:(?:di|vao|cach ly|cltt|cltn|tap trung|tai|o) ?){1,3}(?:nha|tap trung|khu)?(?![a-z])"
)
_TITLED = re.compile(r"\W*(?:danh sach|ds|bao cao|bc|tong hop|cap nhat|thong ke|ket qua|bien ban|bang|so )(?![a-z])")
_SENT = re.compile(
    r"(?:zalo|fb|facebook|viber|telegram|messenger)\s?:|[^,;:\d]{2,40} da (?:gui|chuyen tiep)(?: luc| vao| tin nhan)"
)
_RULE = re.compile(r"(?:theo (?:cd|cv|qd|huong dan|quy dinh|chi dao)|quy dinh|nguyen tac|nhac lai|huong dan)(?![a-z])")
_LISTS = re.compile(r"(?<![a-z])(?:sau|gom|duoi day|tren|nay|cua)(?![a-z])")
_DAYS = frozenset(("contact", "start", "end", "range", "new_level"))


def take_other_matters(reader: Reader, line: Line, scan: Scan, people: Sequence[Mark]) -> bool:
    """Whether a line says nothing of those listed, and heads nothing; if so, it is noted."""
    if not _is_of_other_matters(reader, line, scan, people):
        return False
    reader.note(line, "chatter")
    return True


def _is_of_other_matters(reader: Reader, line: Line, scan: Scan, people: Sequence[Mark]) -> bool:
    """Whether a line that lists nobody says nothing of those listed, and heads nothing."""
    folded = line.folded
    if _STILL_TO_COME.fullmatch(folded.strip(" .!(-*")):
        return True
    if people:
        return False
    if folded.rstrip(" *").endswith(":") or reader.over_rows or reader.over_headings or _TITLED.match(folded):
        return False
    if len(_LEGEND.findall(folded)) > 1 and not _PLACES_OF_LEVELS.match(folded):
        return not any(
            mark.kind in ("birth", "phone", "contact", "code", "start", "end", "range") for mark in scan.marks
        )
    kinds = {mark.kind for mark in scan.marks}
    if kinds & {"birth", "phone", "code", "codes"} or everybody_in(scan) is not None:
        return False
    levels = {mark.value for mark in scan.of("level")}
    if levels <= {"F0"} and (_OF_THE_LAND.match(folded) or _NO_CASES.search(folded)):
        return not kinds & {"contact", "name", "place"}
    if _RULE.match(folded) and not _LISTS.search(folded):
        return not kinds & (_DAYS | {"name"})
    if kinds & {"level", "name"}:
        return False
    if "hamlet" in kinds and _only_tells_of_a_hamlet(reader, line, scan):
        return True
    return (_LAW.match(folded) or _OF_OTHER_MATTERS.search(folded)) is not None and not kinds & _DAYS


_WORDS = words(
    """a nhe nhe em e chi bac cac moi mn giup ho xin gui nhan bao cho cam on kinh trong de nghi nho mong hen ok da
    vang thong cam phoi hop giam sat chi dao thuc hien theo doi khai bao binh tinh tram dong chi lanh dao tiep
    nua sau roi xong sorry loi file anh hinh mail nhom go dien thoai sang chieu toi mai kiem tra lai xac minh so
    lieu ra soat danh sach ds xem kip som thay duoc viec"""
)
_OPENS = re.compile(
    r"@\S|(?:-{2,}|\[|\+ )?\s?(?:tin (?:nhan )?(?:duoc )?chuyen tiep|chuyen tiep|fwd|hinh anh|sticker|anh chup|dear|"
    r"hi\b|hello|"
    r"sorry|ghim|da (?:xem|nhan|gui)|chu thich|ghi chu|xin het|xin cam|em cam|e cam|cam on|thanks|vui long|dung |nhac|"
    r"tran trong|kinh (?:bao|chuyen|gui|mong|de|trinh)|=+> ?\d+ nguoi)"
)
_NAMED = re.compile(rf"(?!Bác |Chú |Chị |Anh |Cô ){CAPITAL}[^\W\d_]+ {CAPITAL}[^\W\d_]+")
_FIGURES = re.compile(r"\d{4}|\d[/.]\d")


_NEWS = re.compile(
    r"(?<![a-z])(?:ngap|lut|mat (?:dien|mang|song|nuoc)|phun|khu khuan|lay mau|doi (?:lay|phun|tuyen)|doan (?:kiem|"
    r"cong|xe|thanh)|"
    r"dong (?:duong|cho|cua)|lap (?:chot|rao)|phong toa|nop|truoc \d{1,2}\s?(?:h|g|gio)|(?:bac|ai|anh|chi|"
    r"nguoi) nao|ai (?:o|co|biet)|"
    r"nho|de nghi|yeu cau|giup|thong bao|loa|(?:chua|khong|ko|k) (?:thay|gui|bao|nop|nghe)|se (?:ve|den|xuong|len|"
    r"lay|phun)|"
    r"xuong thon|ve thon|duong vao)(?![a-z])"
)
_REPORTS = re.compile(
    r"(?<![a-z])(?:(?<!gui )bao cao|bc|xin bao|(?<!thay )bao|gui|gom|ra soat|nhu sau|phat hien)(?![a-z])(?! giup| ngay)"
)
_OF_AN_ADDRESS = re.compile(
    r"(?<![a-z])(?:tru|dc|d/c|dia chi|que|ho khau|hk|hktt|tam tru|thuong tru|song|noi o)(?![a-z])"
)


def _only_tells_of_a_hamlet(reader: Reader, line: Line, scan: Scan) -> bool:
    """Whether a sentence tells news of a hamlet and heads no list of its people: "Thôn Hồng Lạc ngập hết rồi"."""
    if any(mark.kind not in _BESIDE_HAMLET for mark in scan.marks) or _NEWS.search(scan.folded) is None:
        return False
    return _OF_AN_ADDRESS.search(line.folded) is None and (_REPORTS.search(line.folded) is None)


_BESIDE_HAMLET = frozenset(("hamlet", "other_day", "bare_day", "kin", "sex", "address"))


def is_talk(line: Line, scan: Scan) -> bool:
    """Whether a line without any fact is talk: words that one says to colleagues, and nothing that may be a name."""
    if _SENT.match(line.folded):
        return True
    if any(mark.kind not in ("kin", "sex", "hamlet", "other_day") for mark in scan.marks):
        return False
    if line.marker in ("number", "letter", "roman") or _FIGURES.search(line.body):
        return False
    if _OPENS.match(fold_aligned(line.plain).strip()):
        return True
    said = _WORD.findall(line.folded)
    if len(said) < 4 or (_NAMED.search(line.body) and not line.body.isupper()):
        return False
    return len(_WORDS.intersection(said)) >= max(2, len(said) // 4)


_WORD = re.compile(r"[a-z]+")
