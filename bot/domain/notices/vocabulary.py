"""The words by which a notice names who does something, and the words of doing; all folded."""

from __future__ import annotations

import re

from bot.domain.notices.passages import Passage

_PERSONS = r"(?:(?:cac )?(?:dong chi|d/c|d\.c\.?|dc|dd/c)|ong|ba|thay|co)"
_TITLES = (
    r"pho bi thu|bi thu|pho chu tich|chu tich|pct|truong ban|pho truong ban|pho ban|truong thon|thon truong|thon pho|"
    r"pho thon|pho truong thon|truong xom|xom truong|truong ap|truong khu|khu truong|to truong|to pho|truong doan|"
    r"truong nganh|truong cac|pho truong|truong tram|tram truong|chi huy truong|chi huy pho|pho chi huy|hieu truong|"
    r"truong cong an|pho cong an|doi truong|truong bo phan|truong phong|chu nhiem|giam doc|pho giam doc|uy vien|"
    r"thanh vien|cac thanh vien|dai bieu|thu truong|nguoi dung dau|chu ho|cac chu ho|chu co so|chu cac co so|"
    r"cac chu co so|chu dau tu|lanh dao|ban lanh dao|thuong truc|tt\.? ?(?=dang|hdnd|ub|mat)|can bo|cac can bo|"
    r"cong chuc|cac cong chuc|vien chuc|chuyen vien|nhan vien|cong tac vien|dang vien|hoi vien|doan vien|y si|bac si|"
    r"dai dien|tap the|cap uy|cac cap uy|cap uy chi bo|chi uy|giao vien"
)
_BODIES = (
    r"ubnd|uy ban nhan dan|uy ban|hdnd|hoi dong nhan dan|dang uy|dang bo|ban thuong vu|btv|ban chap hanh|bch|"
    r"ban chi dao|bcd|ban chi huy|ban chqs|chqs|bchqs|bch quan su|quan su|xa doi|cong an|ca xa|cax|tram y te|tyt|y te|"
    r"van phong|vp|van thu|ke toan|tai chinh|ngan sach|thu quy|dia chinh|tnmt|tai nguyen|moi truong|tu phap|ho tich|"
    r"nong nghiep|nn|khuyen nong|thu y|bao ve thuc vat|bvtv|giao thong|thuy loi|xay dung xa|ntm|nong thon moi|"
    r"chinh sach|csxh|chinh sach xa hoi|ldtbxh|lao dong|ld-tbxh|ldtb&xh|van hoa|vhxh|vh-xh|vh&tt|thong tin|"
    r"dai truyen thanh|dai|truyen thanh|thong ke|mat tran|mttq|ubmttq|ub mttq|ub mat tran|ubmt|mttqvn|"
    r"hoi(?= )(?! nghi| nhap| dong(?! y)| hop| y)|cac hoi|hoi dong|doan thanh nien|"
    r"dtn|doan tn|doan xa|doan tncs|chi doan|lien doi|cong doan|tuoi tre|htx|hop tac xa|dvnn|"
    r"truong (?:tieu hoc|mam non|mn|thcs|thpt|trung hoc|hoc|th|ptcs|ptdt)|cac truong(?! hop)|3 truong|nha truong|"
    r"hai truong|quy tin dung|ngan hang|buu dien|dien luc|bql|"
    r"ban quan ly|ban quan tri|ban giam sat|ban thanh tra|ban cong tac|ban van dong|ban to chuc|ban tuyen giao|"
    r"ban dan van|ban kinh te|ban nong nghiep|ban phap che|ban giam hieu|ban phat trien|ban phong|ban bao ve|"
    r"ban can su|ban dan chinh|ban bien tap|ban tiep|ban bau cu|ban xay dung|ban chi uy|ban di|"
    r"ubkt|uy ban kiem tra|kiem tra dang|to chuc dang|khoi dan van|khoi mat tran|khoi van hoa|khoi chinh quyen|"
    r"to(?= (?:covid|cong tac|giam sat|hoa giai|tu quan|truy vet|kiem tra|thu gom|cong nghe|bau cu|lien|an ninh|bao ve|"
    r"phong|tuyen truyen|giup|chot|truc|thuy nong|quan ly|soan|xay dung|dan van|hop tac|tiem|lay mau|xu ly|dan pho|ve|"
    r"cong dong|xung kich|phan ung|van dong|khao sat|do dac|thanh tra|chuyen|tham|rung|thong tin))|cac to(?! chuc)|"
    r"doi(?= (?:xung kich|dan phong|tinh nguyen|thuy nong|cong tac|kiem tra|co dong|quan ly|bong|van nghe|thanh nien|"
    r"san xuat|truy|lay|ung|phan ung|phun|pccc|trat tu))|cac doi|luc luong|dan quan|bao ve|trung doi|tieu doi|"
    r"doan(?= (?:cong tac|kiem tra|lien nganh|giam sat|chi dao|tham))|cac doan(?! vien)|bo phan|cac bo phan|tieu ban|"
    r"cac tieu ban|trung tam|cac nganh|cac ban|ban,? nganh|ban nganh|nganh|doan the|cac doan the|cac don vi|don vi|"
    r"cac co quan|co quan|cac to chuc|to chuc chinh tri|to chuc doan the|chi bo|cac chi|chi hoi|cac ho|ho gia dinh|"
    r"ho kinh doanh|ho dan|cac co so|co so kinh doanh|co so san xuat|doanh nghiep|cac doanh nghiep|cong ty|nha thau|"
    r"don vi thi cong|nhan dan|ba con|nguoi dan|toan dan|toan the|nha van hoa|phong|benh vien|nhom|cac nhom|"
    r"chot|cac chot|cac ca nhan|tat ca cac|xa(?! hoi| luan)|huyen"
)
_HAMLETS = (
    r"thon|xom|ap|khu pho|to dan pho|tdp|lang|khoi(?! luong| phuc| cong| nghiep)|khu dan cu|kdc|cac khu|5 thon|"
    r"cac thon|ban(?= [a-z]+ va cac ban)"
)
_MANY = r"(?:(?:cac|nhung|moi|tung|tat ca|toan the|toan bo|ca|cung)\s|(?:0?\d{1,2})\s){0,2}"
_HEAD = re.compile(rf"(?<![a-z0-9]){_MANY}(?P<head>{_PERSONS}|{_TITLES}|{_BODIES}|{_HAMLETS})(?![a-z0-9])")
GENERIC = re.compile(
    r"(?:(?:cac|nhung|moi|tung|toan the)\s)?(?:cac ho|ho gia dinh|ho dan|ho kinh doanh|nhan dan|ba con|nguoi dan|"
    r"toan dan|dang vien|hoi vien|doan vien|co so|cac co so|doanh nghiep|chu ho|dai bieu|huyen)"
)

_VERBS = (
    "chu tri|chu dong|phoi hop|phoi ket hop|tham muu|xay dung|lap|ra soat|to chuc|trien khai|bao cao|gui|nop|"
    "hoan thanh|hoan thien|hoan chinh|hoan tat|thuc hien|kiem tra|tuyen truyen|van dong|huy dong|don doc|giam sat|"
    "theo doi|quan ly|tong hop|cap nhat|thong bao|thong ke|phan cong|phan loai|bo tri|chuan bi|huong dan|chi dao|"
    "ban hanh|tap trung|tang cuong|tiep tuc|khan truong|day manh|day nhanh|duy tri|dam bao|bao dam|xu ly|xu phat|"
    "giai quyet|khac phuc|sua chua|sua sai|tu sua|nghiem thu|ban giao|thanh toan|quyet toan|giai ngan|thu gom|thu nop|"
    "thu hoi|thu thue|thu tien|thu phi|thu xong|thu du|thu quy|thu hoach|thu dung|chi tra|cap phat|cap giay|phat quang|"
    "phat dong|phat thanh|phat to|phat hien|phat don|phun|lay mau|lay y kien|truy vet|xet nghiem|tiem|dang ky|ke khai|"
    "khai bao|ky|cam ket|de xuat|kien nghi|trinh|thanh lap|kien toan|ra quan|don dep|don ve sinh|ve sinh|niem yet|"
    "cong khai|phe duyet|tham dinh|xac minh|xac nhan|doi chieu|bo sung|dieu chinh|danh gia|so ket|tong ket|tham gia|"
    "du hop|tham du|co mat|co ke hoach|bam sat|nam bat|nam tinh hinh|nam chac|chiu trach nhiem|co trach nhiem|"
    "co nhiem vu|phai|nghiem tuc|chap hanh|quan triet|thuong xuyen|kip thoi|dinh ky|truc tiep|cung cap|ung ho|ho tro|"
    "giup|tao dieu kien|thue|mua|lap dat|thi cong|khoi cong|giai phong|do dac|cam moc|kiem ke|kiem dem|sinh hoat|lui|"
    "yeu cau|de nghi|tiep nhan|tuan tra|ngan chan|phong toa|khoanh vung|cach ly|soat xet|binh xet|hop xet|"
    "ra thong bao|soan thao|in an|treo|ke ve|nao vet|tu bo|gia co|chinh trang|cai tao|khao sat|len ke hoach|tien hanh|"
    "bat dau|ket thuc|khan cap|nhanh chong|tu to chuc|doc thuc|dieu tra|dieu hanh|gieo cay|lam dat|bom nuoc|tich cuc|"
    "nang cao|phat huy|gop y|dong gop|tham van|hop dan|hop thon|doi thoai|tiep dan|giai trinh|kiem diem|"
    "rut kinh nghiem|"
    "tap huan|dao tao|boi duong|khai giang|tham hoi|don tiep|phuc vu|som|se|dang|can|moi|lam|hop|mo|trong|truc|"
    "nhan|dua|"
    "giao|cu|dieu dong|chuyen|luu y|khong|nen|cam|xin|dong loat|thao do|di doi|giai toa|canh gac|doc|tra|rao|loa|"
    "luan phien|bien soan|tong don|tong ra soat|quan tam|ap dung|goi|moi goi|tao|dat|nuoi|tu|tu nguyen|cung co|"
    "thay the|thay|sap xep|bien che|nhap|cap nhap|ghi|chot|chuyen doi|giu|giu gin|neu|trao|tang|cap|tang qua|"
    "phan bo|cong bo|xet|xep loai|binh chon|lua chon|chon|bau|huy|do|keo|dao|dap|don|bao ve|bao duong|bao tri|ra|"
    "mo rong|tiep thu|xem xet|nghien cuu|tra loi|phan dau|quyet liet|quyet tam|tranh thu|van hanh|lien he|"
    "lap danh sach|"
    "cham dut|dung|tam dung|dinh chi|nhac nho|quan sat|ve|khen thuong|phe binh|lam ro|lam tot|phan hoi|phan anh|"
    "cham soc|dieu tri|kham|sang loc|cho|danh|uu tien|can doi|du toan|ung|chi|mua sam|tiep|lo|khai thac|chia se|"
    "nhan rong|san xuat|phong chong|phong tru|phong ngua|mang|deo|khu khuan|khu trung|de phong|trien khai thuc hien"
)
_ALWAYS_NOUN_AFTER = re.compile(
    r"(?:ban|to|doi|doan|bo phan|hoi dong|tieu ban|trung tam|hoi|cac|nhom|luc luong|don vi|uy ban|chot|cac to|"
    r"phong|duoc|"
    r"tap the|co quan|cac doan|can bo|cong chuc|phu trach|lam cong tac|chuyen trach|co so|thuong|nha thau)\s*$"
)
_ACCENTS: dict[str, tuple[str, ...]] = {
    "can": ("cần",), "moi": ("mời",), "lam": ("làm",), "hop": ("họp",), "mo": ("mở",), "trong": ("trồng",),
    "truc": ("trực",), "nhan": ("nhận",), "dua": ("đưa",), "cu": ("cử",), "tu": ("tự",), "se": ("sẽ",),
    "dang": ("đang", "đăng"), "khong": ("không",), "ky": ("ký",), "lap": ("lập", "lắp"), "gui": ("gửi", "gởi"),
    "giao": ("giao",), "som": ("sớm",), "lui": ("lùi",), "chuyen": ("chuyển",), "cam": ("cấm", "cắm"), "xin": ("xin",),
    "nen": ("nên",), "doc": ("đọc",), "tra": ("trả",), "rao": ("rao", "rào"), "loa": (), "goi": ("gọi",),
    "dat": ("đặt", "đạt"), "nuoi": ("nuôi",), "thay": ("thay",), "nhap": ("nhập",), "ghi": ("ghi",),
    "chot": ("chốt",), "giu": ("giữ",), "neu": ("nêu",), "trao": ("trao",), "tang": ("tặng", "tăng"), "cap": ("cấp",),
    "xet": ("xét",), "chon": ("chọn",), "bau": ("bầu",), "huy": ("hủy", "huỷ"), "do": ("đổ", "đo"), "keo": ("kéo",),
    "dao": ("đào",), "dap": ("đắp",), "don": ("dọn", "đôn", "đón"), "ra": ("ra",), "dung": ("dừng", "dựng"),
    "ve": (), "kham": ("khám",), "cho": ("cho",), "danh": ("dành",), "ung": ("ứng",), "chi": ("chi",),
    "tiep": ("tiếp",), "lo": ("lo",), "mang": ("mang",), "deo": ("đeo",), "mua": ("mua",), "thue": ("thuê",),
    "phun": ("phun",), "tiem": ("tiêm",), "trinh": ("trình",), "nop": ("nộp",), "giup": ("giúp",), "phai": ("phải",),
    "treo": ("treo",), "tao": ("tạo",), "thu quy": ("thu quỹ",),
}  # fmt: skip
_WEAK_WITHOUT_ACCENTS = frozenset(
    [
        "can",
        "moi",
        "lam",
        "hop",
        "mo",
        "trong",
        "truc",
        "nhan",
        "dua",
        "cu",
        "tu",
        "dang",
        "ky",
        "chuyen",
        "cam",
        "doc",
        "tra",
        "rao",
        "loa",
        "goi",
        "dat",
        "thay",
        "chot",
        "neu",
        "trao",
        "tang",
        "cap",
        "chon",
        "bau",
        "huy",
        "do",
        "keo",
        "dao",
        "dap",
        "don",
        "ra",
        "dung",
        "ve",
        "cho",
        "danh",
        "ung",
        "chi",
        "tiep",
        "lo",
        "mang",
        "tao",
        "som",
        "se",
    ]
)
_VERB = re.compile(r"(?<![a-z0-9])(?:" + "|".join(sorted(_VERBS.split("|"), key=len, reverse=True)) + r")(?![a-z0-9])")
_STRONG_ALONE = frozenset(("se", "can", "hop", "lam", "moi", "trong"))


def head_at(text: Passage, position: int) -> re.Match[str] | None:
    """The word that makes the words from here on an owner: an office, a body, a title, a person, a hamlet."""
    found = _HEAD.match(text.folded, position)
    if found is None:
        return None
    head, start, end = found["head"], found.start("head"), found.end("head")
    if head in ("ong", "ba", "thay", "co"):
        wanted = {"ong": "ông", "ba": "bà", "thay": "thầy", "co": "cô"}[head]
        after = text.text[end : end + 2].strip()
        return (
            found
            if text.says(start, end, wanted) and after.isupper() and not text.text[end + 1 : end + 3].isupper()
            else None
        )
    return found if _spelt_as_head(text, head, start, end) else None


_HEAD_ACCENTS: dict[str, tuple[str, ...]] = {
    "ap": ("ấp",), "thon": ("thôn",), "xom": ("xóm",), "lang": ("làng",), "khoi": ("khối",), "xa": ("xã",),
    "dai": ("đài",), "nganh": ("ngành",), "nhom": ("nhóm",), "phong": ("phòng",), "chot": ("chốt",),
    "huyen": ("huyện",), "cac ban": ("các ban", "các bản"), "vp": ("vp",), "dc": ("đc",), "ca xa": ("ca xã",),
    "cac to": ("các tổ",), "cac doi": ("các đội",), "bao ve": ("bảo vệ",), "quan su": ("quân sự",),
    "cac khu": ("các khu",), "cac ho": ("các hộ",), "ba con": ("bà con",), "dai bieu": ("đại biểu",),
    "y te": ("y tế",), "tu phap": ("tư pháp",), "don vi": ("đơn vị",), "uy ban": ("ủy ban",), "nn": ("nn",),
    "dang bo": ("đảng bộ",), "thu quy": ("thủ quỹ",), "uy vien": ("ủy viên",), "lao dong": ("lao động",),
}  # fmt: skip


def _spelt_as_head(text: Passage, head: str, start: int, end: int) -> bool:
    if head == "phong" and re.match(r"\s(?:chong|,|tru|dich|ngua|benh)", text.folded[end : end + 8]):
        return False
    wanted = _HEAD_ACCENTS.get(head)
    return wanted is None or text.says(start, end, *wanted)


def verb_at(text: Passage, position: int) -> re.Match[str] | None:
    """A word of doing that begins here."""
    found = _VERB.match(text.folded, position)
    if found is None:
        return None
    word = found.group()
    if not text.accented:
        return None if word in _WEAK_WITHOUT_ACCENTS and word not in _STRONG_ALONE else found
    wanted = _ACCENTS.get(word)
    return found if wanted is None or text.says(found.start(), found.end(), *wanted) else None


def is_part_of_a_name(before: str) -> bool:
    """Whether a word of doing after `before` is part of a body's name: "ban chỉ đạo", "tổ kiểm tra"."""
    return _ALWAYS_NOUN_AFTER.search(before) is not None


_LEADING = re.compile(
    r"[\s\-+*(\"'>,]*(?:(?:dong thoi|ngoai ra|va|tiep tuc|can|phai|hay|thong nhat|nhat tri|kinh|de)\s)*"
)
_WORDS = re.compile(r"(?<![a-z0-9])[a-z]")


def begins_with_verb(text: Passage) -> bool:
    """Whether a sentence begins with a word of doing, as an order does."""
    lead = _LEADING.match(text.folded)
    return verb_at(text, lead.end() if lead is not None else 0) is not None


def has_verb(text: Passage) -> bool:
    """Whether a word of doing is anywhere in a sentence."""
    return any(verb_at(text, word.start()) is not None for word in _WORDS.finditer(text.folded))
