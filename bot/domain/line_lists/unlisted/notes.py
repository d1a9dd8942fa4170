"""Lines that name nobody and set nothing: greetings, letterheads, totals, statistics, signatures."""

from __future__ import annotations

import re

from bot.domain.folding import CAPITAL

_LINE = re.compile(r"[^a-z0-9]*")
_GREETING = re.compile(
    r"(?:forwarded|chuyen tiep|da chuyen tiep|kinh (?:gui|thua|chao|nho|mong|de nghi)|k/g|kg\b|chao|xin chao|thua|"
    r"da(?:,| thua| vang| chao)|alo|"
    r"em (?:chao|gui|bao cao|xin)|cam on|xin cam on|"
    r"tran trong(?=[\s.,!;:/*-]*$|\s(?:cam on|kinh (?:gui|chao|bao|moi|de)|bao cao|thong bao|de nghi|gui|chao))|"
    r"thanks|ok\b|vang\b|vang a|nho cac|mong cac|cac (?:bac|dong chi|anh|chi|d/c)|moi nguoi|ca nha|chuc|em gui|"
    r"tyt gui|tram gui|gui cac|gui (?:lanh dao|bcd|anh|chi)|"
    r"de nghi (?:cac|lanh dao|truong)|yeu cau|luu y|luu \?|thong bao|xin (?:phep|loi|cac)|hom nay|tram y te (?:gui|"
    r"xin|kinh)|bao cao (?:cac|bcd|ban|anh|chi)|het\b|tren day la|"
    r"day la|sau day|duoi day|danh sach (?:cu the|chi tiet)|cu the|nhu sau|chi tiet|bo sung sau|cap nhat sau|"
    r"dang cap nhat|con tiep|tiep theo|\(con|\(tiep|tiep:?$|ps\b|p/s)"
)
_LETTERHEAD = re.compile(
    r"(?:cong hoa xa hoi|doc lap|uy ban nhan dan|ubnd|so y te|trung tam y te|ttyt|tram y te|ban chi dao|bcd|"
    r"so\s?:?\s?\d*/|(?:to )?phieu (?:so |thu )?\d{1,3}$|phu luc|"
    r"(?:thong tin (?:ca nhan|chung|hanh chinh|dich te|tiep xuc|cach ly)|(?:yeu to|tien su|lich su) dich te|"
    r"lich su (?:tiep xuc|di lai|di chuyen))$|bieu (?:mau|so)|mau so|v/v(?!.*(?<![a-z])b\.?n\s?\d)|\(kem theo|"
    r"kem theo|tinh |huyen |xa |thi xa |thanh pho |ngay \d|[a-z ]{3,30}, ngay)"
)
_TOTAL = re.compile(
    r"(?:tong(?: cong| so)?(?! hop)|"
    r"cong(?! (?:an|ty|nhan|dan|chuc|doan|truong|van|tac|dong|so))|tc|t/c|tong ket|toan xa|cong don|luy ke|"
    r"ts)(?![a-z])[^a-z0-9]{0,3}(?:[a-z :().,]{0,40})?\(?\d|(?:tong(?: cong| so)?|cong)\s?:?$|\(?(?:tong|gom|"
    r"co)\s?\d+ (?:nguoi|truong hop|ca)"
)
_COUNT = re.compile(
    r"f\s?[0-3]\s?(?:moi|cu|dang cach ly|cltt|cltn|trong ngay|hien tai|luy ke|"
    r"[a-z ]{0,24})?\s?[:=\-(]?\s?(?:(?<!xom )(?<!to )(?<!doi )(?<!cum )(?<!thon )(?<!f)(?<!f )"
    r"\d{1,5}(?![\d/.]|\s?[/.\-]\s?\d|\s?(?:h|g|gio|nguon|dot|thon|xa|ngay|nhom|lan|noi|ben)(?![a-z]))|"
    r"khong(?!\s?\?| phai| con)|k\b|ko\b)"
)
_STATISTICS = re.compile(
    r"(?:mau xet nghiem|so mau|lay mau|xet nghiem|nguoi ve tu|nguoi ve|so nguoi|so ca|so ho|dang cach ly|"
    r"cach ly tap trung|cach ly tai nha|da tiem|tiem|am tinh|duong tinh|khoi benh|tu vong|"
    r"hoan thanh cach ly|het cach ly|truong hop|f[0-3])[a-z0-9 ,.()/\-+]{0,60}[:=]?\s?"
    r"(?<!f)(?<!f )\d+(?:\s?(?:nguoi|mau|ca|truong hop|ho|lieu|mui|khau))?"
)
_SIGNATURE = re.compile(
    r"(?:nguoi (?:lap|nhan|giao|ban giao|kiem tra|"
    r"bao cao|tong hop|ky|viet|nhap|thong ke|gui)|nguoi lap bieu|tram truong|truong tram|thu truong|"
    r"ky ten|\(?(?:da )?ky(?![a-z]|(?: vao| ban)? (?:cam ket|don|giay))|q\. ?(?:truong|tram)|tm\.|kt\.|tl\.|tuq\.|"
    r"t/?l (?=giam doc|chu tich|truong)|noi nhan|xac nhan(?! (?:voi|lai|thong tin|duoc|co|ca|"
    r"\d))|lanh dao|"
    r"chu tich|pho chu tich|"
    r"truc (?:ban|to|chot|ca)|to truc|can bo (?:y te|tram|lap|tong hop|thuc hien|cap nhat|nhap|dieu tra|truy vet|"
    r"theo doi|giam sat)|truong ban|"
    r"nguoi phu trach|phu trach|lien he|hotline|duong day nong|"
    r"so dien thoai truc|(?:truong thon|thon truong|truong xom|to truong|bi thu chi bo|truong ban|"
    r"(?:pho )?truong (?:khoa|phong)|"
    r"(?:pho )?giam doc|doi truong|thu ky|hieu truong|quyen truong tram|nguoi lap danh sach)"
    r"(?: (?:da |xin )?(?:ky(?: ten)?|xac nhan|duyet|kiem tra|phe duyet)(?: roi| a)?)?\s*$|"
    r"(?:truong thon|thon truong|truong xom|to truong|bi thu chi bo)\s?:|moi thac mac|"
    r"dai dien|y si|y sy|bac si|bs\.|ys\.)"
)
_HEADER_WORDS = re.compile(
    r"(?<![a-z])(?:stt|tt|ho va ten|ho ten|ten|nam sinh|ns|sn|gioi(?: tinh)?|dia chi|thon|sdt|dien thoai|ghi chu|"
    r"ngay tx|ngay tiep xuc|nguon|f[0-3] cua)(?![a-z])"
)
_LIST_OF_LEVEL = re.compile(
    r"(?:(?:danh sach|ds|bao cao|tong hop|cap nhat|bo sung|gui|thong ke|chot|ra soat)\s[^,;:]{0,20}?f\s?[0-3](?!\d)"
    r"(?! ?(?:cua|,|\t|\|)))"
)
_TITLE = re.compile(
    r"(?:danh sach|ds|bao cao|tong hop|chi tiet|cap nhat|bo sung|thong ke|theo doi|bang|"
    r"truong hop|cac truong hop|nhom|phan(?! loai)|"
    r"muc|khu|dot|ho|ho gia dinh|gia dinh|f\s?[0-3])(?![a-z])"
)


def is_empty(folded: str) -> bool:
    """Whether nothing but ornament is left of a line."""
    return _LINE.fullmatch(folded) is not None


def note_kind(folded: str) -> str | None:
    """Which known kind of note a line without people is; None if it is of no known kind."""
    text = folded.strip(" .,:;!-+*()\"'")
    if not text:
        return "ornament"
    if is_count(text):
        return "statistics"
    if _TOTAL.match(text):
        return "total"
    if _SIGNATURE.match(text):
        return "signature"
    if is_header(text):
        return "columns"
    if _GREETING.match(text):
        return "greeting"
    if _LETTERHEAD.match(text):
        return "letterhead"
    return None


_FROM_TO = re.compile(r"(?:[a-z]{2,} ){0,5}f\s?[0-3] ?(?:len|xuong|thanh|sang|chuyen|->|=>|→| ){1,4} ?f\s?[0-3][^0-9]*")


def is_count(folded: str) -> bool:
    """Whether a line counts people instead of naming them: "F1: 12 (cách ly tập trung 10)"."""
    text = folded.strip(" .,:;!-+*()")
    if _FROM_TO.fullmatch(text):
        return False
    counts = _COUNT.findall(text)
    if len(counts) >= 2:
        return True
    if counts and not re.search(r"bn\s?\d|\d[/.-][01]?\d(?!\d)", text):
        return True
    return _STATISTICS.match(text) is not None and not re.search(
        r"\d{1,2}[/.-]\d|(?:tu|ngay|xom|to|doi|cum|doan) \d|bn\s?\d|f[0-3] cua|"
        r"(?:truong|khu|nha|day|tang|lop|phong|toa|so|km) (?:so )?\d{1,4}$",
        text,
    )


_LEVEL_COUNT = re.compile(
    r"f\s?[0-3](?: moi| phat sinh| bo sung| cu)?\s?[:(\-]?\s?(?:so luong:?|co|gom|"
    r"tong(?: so)?:?)?\s?\d{1,4}\s?(?:nguoi|ca|truong hop|th|doi tuong)?\)?"
)


_KIN_OF = re.compile(
    r"(?i:(?:(?:các|hai|\d) )?(?:con|vợ|chồng|bố|mẹ|bố mẹ|anh|chị|em|cháu|vợ con|mẹ con|gia đình|người nhà)"
    r"(?: (?:trai|gái|dâu|rể|ruột|nội|ngoại|vợ|chồng|lớn|nhỏ|út|cả))? (?:của |nhà )?"
    rf"(?:ông|bà|anh|chị|cô|chú|bác|em)) {CAPITAL}[^\W\d_]*(?! {CAPITAL})(?![^\W_])"
)


def tells_of_kin(body: str) -> bool:
    """Whether a sentence begins with a relative of somebody, whom it does not name: "Con anh Quát gửi bên ngoại"."""
    return _KIN_OF.match(body) is not None


def is_level_heading(folded: str) -> bool:
    """Whether a line may head a section although it counts: "F2 (01 người)"."""
    return _LEVEL_COUNT.fullmatch(folded.strip(" .,:;!-+*")) is not None


_COUNTS = re.compile(r"(?<![a-z0-9])\d{1,3} (?:nguoi|truong hop|ca|f\s?[0-3])(?![a-z0-9])")


def is_header(folded: str) -> bool:
    """Whether a line only names columns."""
    if _LIST_OF_LEVEL.match(folded) or _COUNTS.search(folded):
        return False
    found = _HEADER_WORDS.findall(folded)
    letters = sum(map(str.isalpha, folded))
    return len(set(found)) >= 3 and sum(map(len, found)) * 3 > letters and not re.search(r"\d{3}", folded)


def is_title(folded: str) -> bool:
    """Whether a line begins as the title of a list or section does."""
    return _TITLE.match(folded.strip(" (-*")) is not None


def is_signature(folded: str) -> bool:
    """Whether what follows this line is who signed the list."""
    return _SIGNATURE.match(folded.strip(" .,:;!-+*()")) is not None
