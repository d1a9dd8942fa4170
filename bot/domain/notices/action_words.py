"""The words of doing in a notice."""

from __future__ import annotations

import re

from bot.domain.folding import accented_key, fold_aligned
from bot.domain.notices.passages import Passage

_LONG = (
    "ap dung|bac ma|bam dong|bam sat|ban bac|ban giao|ban hanh|bao cao|bao dam|bao duong|bao quan|bao tri|bao ve|"
    "bat buoc|bat dau|bau cu|bien che|bien soan|bieu dien|bieu duong|binh chon|binh xet|bo cuu|bo phieu|bo sung|"
    "bo tri|boi duong|boi thuong|bom nuoc|cach ly|cai dat|cai tao|cam bien|cam co|cam ket|cam moc|can do|can doi|"
    "canh gac|cap cuu|cap giay|cap nhap|cap nhat|cap phat|cat co|cat tia|cham diem|cham dut|cham soc|chang chong|"
    "chap hanh|chi dao|chi ngan sach|chi tra|chia se|chinh sua|chinh trang|chiu trach nhiem|cho nghi|chon lap|"
    "chot chan|chot danh sach|chot so lieu|chu dong|chu tri|chuan bi|chuyen doi|chuyen tien|co bao cao|"
    "co bien phap|co cong van|co ke hoach|co mat|co nhiem vu|co phuong an|co trach nhiem|co van ban|cong bo|"
    "cong khai|cu can bo|cu nguoi|cung cap|cung co|cung ung|cuong che|cuu nan|cuu tro|dam bao|dam nhan|dam nhiem|"
    "dan nuoc|dang huong|dang ky|dang tai|danh gia|dao tao|dap bo|dap de|dap dich|dat hang|dau gia|dau thau|"
    "dau tranh|day manh|day nhanh|de cu|de nghi|de phong|de ra|de xuat|den bu|di co so|di doi|dien bao|dien tap|"
    "dieu chinh|dieu dong|dieu hanh|dieu tiet|dieu tra|dieu tri|dinh chi|dinh chinh|dinh gia|dinh ky|do be tong|"
    "do dac|do than nhiet|doc thuc|doi chieu|doi thoai|don dep|don doc|don nhan|don tiep|don ve sinh|dong cua|"
    "dong gop|dong hanh|dong loat|du hop|du phong|du toan|du tru|dua don|dua tin|dung hoat dong|dut diem|duy tri|"
    "duy tu|gan bien|gan camera|gap mat|ghi hinh|gia co|giai ngan|giai phong|giai quyet|giai the|giai toa|"
    "giai trinh|giam dinh|giam sat|giao chi tieu|giao luu|giao nop|giao quan|gieo cay|gioi thieu|giu gin|gop y|"
    "gui mau|han che|hien dat|hiep thuong|ho de|ho tro|hoa giai|hoan chinh|hoan tat|hoan thanh|hoan thien|"
    "hoan thue|hoan tra|hoc tap|hoi y|hop dan|hop dong voi|hop thon|hop xet|huan luyen|huong dan|huong ung|"
    "huy dong|in an|ke khai|ke ve|kem cap|ket luan|ket nap|ket thuc|keu goi|khac phuc|khai bao|khai giang|"
    "khai thac|kham benh|kham suc khoe|kham tuyen|khan cap|khan truong|khao sat|khen thuong|khep kin|khoanh vung|"
    "khoi cong|khoi phuc|khoi thong|khong che|khong duoc|khu khuan|khu trung|kiem dem|kiem diem|kiem dinh|"
    "kiem ke|kiem lai|kiem nghiem|kiem phieu|so tuyen|chu y|kiem soat|kiem tra|kien nghi|kien toan|kip thoi|"
    "ky hop dong|ky luat|"
    "lam co|lam dat|lam ho so|lam ro|lam thu tuc|lam tot|lam ve sinh|lam viec|lap bien ban|lap camera|"
    "lap danh sach|lap dat|lat gach|lat via he|lay mau|lay y kien|len danh sach|len ke hoach|len lich|"
    "len phuong an|lien he|lua chon|luan chuyen|luan phien|luu tru|luu y|luyen tap|mat phuc|mo cua|mo nuoc|"
    "mo rong|moi goi|moi thau|mua sam|nam bat|nam chac|nam tinh hinh|nang cao|nao vet|neo dau|ngan chan|"
    "ngan ngua|nghiem cam|nghiem thu|nghiem tuc|nghien cuu|nhac nho|nhan ban giao|nhan manh|nhan rong|"
    "nhanh chong|nhap du lieu|nhap lieu|nho co|niem yet|noi chuyen|nop tien|pha do|phan anh|phan bo|phan cong|"
    "phan dau|phan hoi|phan loai|phan luong|phan phat|phan tich|phat bieu|phat co|phat don|phat dong|phat hien|"
    "phat huy|phat quang|phat thanh|phat to|phat trien dang|phe binh|phe duyet|pho bien|phoi hop|phoi ket hop|"
    "phong chong|phong ngua|phong toa|phong tru|phuc vu|quan ly|quan sat|quan tam|quan tri|quan triet|quet ma|"
    "quet voi|quyen gop|quyet dinh|quyet liet|quyet tam|quyet toan|ra lai|ra quan|ra soat|ra thong bao|"
    "ra van ban|rai tham|rut kinh nghiem|san lap|san xuat|sang loc|sao gui|sap nhap|sap xep|sinh hoat|so cuu|"
    "so hoa|so ket|so tan|soan thao|soat xet|son sua|sua chua|sua sai|tai dan|tam dung|tam ung|tam giu|tam ngung|"
    "tam soat|tang cuong|tang qua|tao dieu kien|tap huan|tap luyen|tap trung|tay giun|tha giong|tham dinh|"
    "tham du|tham gia|tham hoi|tham muu|tham nhua|tham tang|tham tra|tham van|thanh lap|thanh toan|thao do|"
    "thao go|thao luan|thap nen|thay the|theo doi|thi cong|thi dau|thong bao|thong ke|thong nhat|thong qua|"
    "thong tin tuyen truyen|thu don|thu du|thu dung|thu giu|thu gom|thu hoach|thu hoi|thu nop|thu phi|thu quy|"
    "thu thap|thu thue|thu tien|thu xong|thuc hien|thuong truc|thuong xuyen|tia dam|tich cuc|tich hop|tich thu|"
    "tien hanh|tiep dan|tiep don|tiep nhan|tiep thu|tiep tuc|tieu doc|tieu huy|tieu thu|tieu ung|tim kiem|"
    "to chuc|to giac|toa dam|tong don|tong hop|tong ket|tong ra soat|tong ve sinh|tra ket qua|tra lai|tra loi|"
    "tra tien|trai nhua|tran ap|trang bi|trang tri|tranh thu|treo co|tri an|trien khai|trien khai thuc hien|"
    "trieu tap|tro cap|trong cay|trong hoa|truc tiep|truy thu|truy vet|truyen thong|tu bo|tu giac|tu nguyen|"
    "tu sua|tu to chuc|tu van|tuan tra|tuyen chon|tuyen dung|tuyen sinh|tuyen truyen|ung cuu|ung ho|ung truoc|uu tien|"
    "van chuyen|van dong|van hanh|ve sinh|viet bai|vot beo|xa hoi hoa|xoa bo|xac dinh|xac lap|xac minh|xac nhan|"
    "du gio|du thao|vao diem|phuc tra|hau kiem|phuc tham|cho vay|ra mat|rai da|dau noi|kich hoat|ke duong|be tong hoa|"
    "nhua hoa|tu suc|ngam u|cap ma|"
    "xay dung|xem xet|xep loai|xet nghiem|xin y kien|xu ly|xu phat|xu tri|xuong co so|xuong giong|yeu cau"
)
"""Of two words and more, folded: what else would fold to them is no Vietnamese."""

_SHORT = (
    "cần mời làm họp mở trồng trực nhận đưa cử tự sẽ đang đăng không ký lập lắp gửi gởi giao sớm lùi chuyển cấm  "
    "cắm xin nên đọc trả rao rào gọi đặt đạt nuôi nhập ghi chốt giữ nêu trao tặng tăng cấp xét chọn bầu hủy đổ  "
    "đo kéo đào đắp dọn đôn đón ra dừng dựng khám cho dành ứng chi tiếp lo mang đeo mua thuê phun tiêm trình nộp  "
    "giúp phải treo tạo thu quét xây sửa rải lát san khơi nạo cắt gom đốt chở in soạn viết phát thăm viếng đóng  "
    "báo bám gieo cấy sạ bón tưới bơm gặt phơi thả hoãn ngừng tránh trích gắn nắm chấm bỏ uống cân sơn phá tháo  "
    "nâng bù kiểm rà xóa duyệt khoán thay chặt tỉa diệt ngâm rắc bốc xúc nối kẻ vẽ chụp trải ráp gỡ ngăn chặn rút phạt "
    "khen dán ghép lót bọc chằng néo chia nhặt vớt hút đậy khóa cài lau rửa xịt ươm giâm cày bừa test "
)
"""Of one word, with their accents."""

_PLAIN_ENOUGH = (
    " bao can cat cay deo ghi giao gieo giup goi gom gui hop in kham khong lam lap lat moi mua nen nhap  "
    "nop nuoi phai phat phun quet rai sap se soan sua thu thue tiem treo trinh trong viet xay xet xin "
)
"""Words of one syllable that count in text without accents too."""

_ACCENTS: dict[str, tuple[str, ...]] = {}
for _word in _SHORT.split():
    _ACCENTS[fold_aligned(_word)] = (*_ACCENTS.get(fold_aligned(_word), ()), accented_key(_word))
_VERB = re.compile(
    r"(?<![a-z0-9])(?:" + "|".join(sorted({*_LONG.split("|"), *_ACCENTS}, key=len, reverse=True)) + r")(?![a-z0-9])"
)
_PART_OF_A_NAME = re.compile(
    r"(?:(?:cac |nhung )?(?:ban|to|doi|doan|tieu ban|bo phan|nhom|khu|diem|chot)|cac|phu trach|"
    r".*\b(?:duoc|thuong|lam cong tac|chuyen trach))\s*$"
)


_FIRST_OF_TWO = {
    "chi": re.compile(r" (?:hoi|bo|doan|nhanh|cuc|uy|tiet|dao|em|phi)(?![a-z])"),
    "giao": re.compile(r" (?:thong|ban|vien|duc|dien|dan)(?![a-z])"),
    "cap": re.compile(r" (?:xa|uy|thon|huyen|tren|duoi|tinh|nuoc|do|co so)(?![a-z])"),
    "thu": re.compile(r" (?:nhap|ngan|quy|ky)(?![a-z])"),
    "tu": re.compile(r" (?:ve|quan|phap)(?![a-z])"),
    "phat": re.compile(r" (?:trien|hanh)(?![a-z])"),
    "truc": re.compile(r" (?:thuoc|ban)(?![a-z])"),
    "dang": re.compile(r" (?:uy|bo|vien)(?![a-z])"),
}  # of these words alone, the ones that begin a noun with the next


def verb_at(text: Passage, position: int) -> re.Match[str] | None:
    """A word of doing that begins here."""
    found = _VERB.match(text.folded, position)
    if found is None:
        return None
    word = found.group()
    if word in _FIRST_OF_TWO and _FIRST_OF_TWO[word].match(text.folded, found.end()):
        return None
    wanted = _ACCENTS.get(word)
    if wanted is None:
        return found
    if not text.accented:
        return found if f" {word} " in _PLAIN_ENOUGH else None
    return found if text.says(found.start(), found.end(), *wanted) else None


def is_part_of_a_name(before: str) -> bool:
    """Whether a word of doing after `before` is part of a body's name: "ban chỉ đạo", "tổ kiểm tra"."""
    return _PART_OF_A_NAME.match(before) is not None


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
