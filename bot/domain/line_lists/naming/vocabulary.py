"""Words of names: family names, middle words, and words that are no name."""

from __future__ import annotations

import re

from bot.domain.cued import by_initials
from bot.domain.folding import CAPITAL, fold_aligned


def words(text: str) -> frozenset[str]:
    """The words of a text."""
    return frozenset(text.split())


FAMILIES = words(
    """nguyễn trần lê phạm huỳnh hoàng phan vũ võ đặng bùi đỗ hồ ngô dương lý đào đinh lâm mai tô trịnh đoàn trương
    cao châu lưu tạ tăng thái hà hứa kiều lương mạc nghiêm phùng quách tống triệu từ văn vương viên xa thân
    thạch tôn bạch bành biện bế cù chu chử chế cấn cung cảnh cầm dư diệp doãn giang giáp giàng hầu hạ hàn hoa
    hạng hoắc khổng khuất khúc kim kha la lã lại lăng lầu linh lò lô lộc lục lường lữ ly mã mạch mẫn mẫu mông
    ninh nông nhan nhâm nhữ ngân ngọ ngụy nguỵ ninh nùng phí phó phù phương quàng quản quan quang sầm sơn sùng
    tào tiêu tòng thào thẩm thiều thi tiết tiền trà trang tri trưng tưởng ung uông ứng vàng vi viêm vừ vì xồng
    ma mùa má cứ chảo chang chíu đàm đàng đan đậu điêu điền điểu đới đồng đổng đường âu ân an âm ấu ngũ danh thổ
    sơn y rơ rmah ksor siu kpă nay niê mlô hồng ayun êban h'đơk a đinh giả thị cồ cái dụng dung mầu trình tất
    tín thang thường vạn yên vòng hoàn huyền hùng khương khâu khiếu kông lai lầm lạc liễu liên mộc nhiêu
    nhậm ôn phúc phú phụng quế sử sái tấn tề tiếu tinh trác thành thủy vưu vĩnh xiêm bàn chẩu chúc lèo lềnh pờ
    phàn tẩn tráng tải ngải sằn cil k'să kơ liêng pang ya bhling pơloong zơrâm hiên bríu alăng arâl coor tơ ngôl
    tần hốih blúp blong lều ong khiếu uất hờ chẻo phủng vy đôn đống thượng ngưu quyền tán tiên trầm ưng kiên lưỡng"""
)
COMMON = words(
    """nguyễn trần lê phạm huỳnh hoàng phan vũ võ đặng bùi đỗ hồ ngô dương lý đào đinh lâm mai tô trịnh đoàn trương
    cao châu lưu tạ tăng thái hà hứa kiều lương mạc nghiêm phùng quách tống triệu vương thân thạch tôn chu đàm
    đậu lại phí nông lò giàng sùng thào vàng bế quàng lường cầm cù doãn đồng hầu khổng khuất kim lã lục ma mã
    ninh sầm tiêu thiều tưởng uông vi viên từ văn nhữ ngụy hàn diệp bạch giáp cấn tào trang"""
)
"""Family names that begin a name even in small letters or without structure around them."""

FOLDED_FAMILIES = frozenset(fold_aligned(word) for word in FAMILIES)
FOLDED_COMMON = frozenset(fold_aligned(word) for word in COMMON) - {"van", "tu", "lai", "ma", "trang", "cu", "vien"}


def may_be_family(word: str) -> bool:
    """Whether a small word is a family name, or one of the usual ones typed without accents."""
    return word in FAMILIES or word in FOLDED_COMMON


PLACES = words(
    """chợ quán tiệm chùa đền miếu siêu khách sân bến cửa cảng phòng chốt khu tòa toà xưởng trạm bưu ngân rạp quầy sạp
    bãi xe chuyến tàu chung resort karaoke spa"""
)
"""Words that begin a place where people met, and no name, in a list of such places."""

MIDDLES = words("văn thị thi van dinh đình xuân xuan hữu huu đức duc ngọc ngoc quang minh thu thanh bá")

STOP_ACCENTED = words(
    """và với là ở tại từ đến của thôn xóm xã huyện tỉnh tổ ngày tháng số tiếp xúc cách ly nhà vợ chồng con cháu bà
    mẹ anh chị hộ nữ quê địa họ tên có không đã đang sẽ được do cùng gồm diện trường hợp người bệnh lần về làm
    ghi kết quả tổng cộng báo cáo khu vực nay trên dưới các những này đó đều thì mà nên xin gửi nhờ hiện khoảng
    sau trước khi đây kia nào trưởng phó bác sĩ phường quận nhóm thêm bổ cập thứ xét nghiệm đính sửa chuyển ra
    khỏi hết bỏ khẩu riêng còn lây đ/c đồng ngõ đường ấp tuổi sinh điện năm thuộc gặp bị cho ông cả vào đưa chưa
    rõ biết sđt đt vì"""
) - {
    "sinh",
    "năm",
    "ông",
}
HARD_STOPS = words("thôn xóm xã huyện ở tại và với là số ngày nữ quê địa tiếp cách tổ của từ f sinh đã đang đều vì")
STOP_ASCII = words(
    """va voi den cua thon xom huyen sdt dt sn ns tx cltt cltn cl kcl tyt bn nam nu chong cac nhung nay o tai xn
    test pcr ds kq duoc khong stt gui nguoi covid ytt yttb bcd cty f"""
) - {"tai", "nam"}

NO_NAME_PHRASES = (
    r"danh sach|chi tiet|vi pham|tat ca|toan bo|"
    r"phong (?:nhan su|to chuc|hanh chinh|ke toan|dao tao|y te|giao duc)|"
    r"(?:p\.? ?|pho )?(?:giam doc|hieu truong)(?: [a-z]{2,5}$)?|"
    r"ghe (?:so )?[a-z]?\d{0,2}(?=[\s:,.)-])|"
    r"(?:muc|nhom|phan) (?:so )?(?:i{1,3}|iv|vi{0,3}|[a-h]\d{0,2})|"
    r"truong hop|tram y te|trung tam(?: y te)?|y te|ban chi dao|uy ban|uy ban nhan dan|ubnd|"
    r"hdnd|(?:cum|khu|to|diem) (?:dan cu|dan pho|lien gia|tu quan|covid|cong dong|cong tac)|"
    r"cong hoa|xa hoi|chu nghia|doc lap|tu do|hanh phuc|kinh gui|tong cong|tong so|tong hop|bao cao|"
    r"nguoi lap(?: bieu)?|tram truong|truong tram|nguoi bao cao|tiep xuc|cach ly|lien quan|cong an|dia chi|dien thoai|"
    r"ho va ten|ho ten|nam sinh(?= ?[:\x01\d])|gioi tinh|ngay sinh|so dien thoai|nguon lay|ghi chu|ket qua|xet nghiem|"
    r"am tinh|duong tinh|lan cuoi|tap trung|tai nha|sinh nam|benh vien|benh nhan|ca benh|bo sung|cap nhat|"
    r"chu ho|con trai|con gai|con dau|con re|con nho|chau noi|chau ngoai|chau trai|chau gai|em trai|em gai|anh trai|"
    r"chi gai|"
    r"chi dau|em dau|em re|anh re|anh vo|em vo|chi chong|em chong|me vo|bo vo|me chong|bo chong|"
    r"vo chong|gia dinh|lay mau|theo doi|truy vet|khai bao|khu cach ly|cho ket qua|cho kq|dinh chinh|chua ro|chua biet|"
    r"khong ro|khong co|dong chi|truong thon|thon truong|to truong|bi thu|hien tai|hien dang|hom nay|sang nay|"
    r"chieu nay|toi nay|hom qua|nguoi ve|vung dich|lai xe|lam ruong|hoc sinh|sinh vien|giao vien|cong nhan|"
    r"con lai|noi tro|than nhiet|nhiet do|(?:can bo|bo doi|giao vien|cong nhan|cong chuc|nghi|da|ve) huu tri|"
    r"(?<=[,;(:/|\-] )huu tri|"
    r"phieu (?:dieu tra|khai bao|thu thap)|dieu tra|so do|bang (?:ke|tong hop|theo doi)|ke hoach|"
    r"quyet dinh|cong van|"
    r"bien ban|buon ban|nong dan|lam nong|o nha|can bo|nghe nghiep|quoc tich|dan toc|kinh nho|cam on|"
    r"luu (?:lai|giu|tru|y)|ho so(?! [a-z]+ [a-z]+)|(?:ban )?quan ly|"
    r"tran trong(?=[\s.,!;:/*-]*$| (?:cam on|kinh (?:gui|chao|bao|moi|de)|bao cao|thong bao|de nghi|gui|chao))|"
    r"ngay tiep xuc|thoi gian|lich su|dich te|thong bao|"
    r"(?:(?<=tu )|(?<=o )|(?<=ve )|(?<=tai )|(?<=tinh ))bac (?:giang|ninh)|"
    r"hoa toc|phan xuong|van phong (?:dang uy|uy ban|ubnd|hdnd|xa|thon)|^\W*van phong(?= ?[:(,])|mat tran|phu nu|"
    r"(?:nha |(?<=cong chuc )|(?<=can bo )|(?<=nganh )|(?<=chuyen vien ))van hoa|thuoc dien|"
    r"truong (?:tieu hoc|mam non|mau giao|trung (?:hoc|cap)|cao dang|dai hoc|quan su|day nghe|chinh tri|pho thong|"
    r"thcs|thpt)|trung doan|tieu doan|tham gia|co mat|dam (?:cuoi|gio|tang|hieu|ma|hoi|ngo)"
)
"""Phrases that are no name even where their words could be: alternatives of a regular expression; folded."""

NO_NAME = re.compile(rf"(?<![a-z])(?:{by_initials(NO_NAME_PHRASES)})(?![a-z])")

NO_NAME_PLAIN = re.compile(
    r"(?<![a-z])(?:to (?:ke khai|khai|trinh|bao ve|thuy (?:nong|loi)|san xuat|van tai|tu quan|truy vet|giam sat|"
    r"cong tac|"
    r"hop tac|dan pho|lien gia|covid)|vu viec|khong (?:ai|ho|sot|biet|nho|duoc)|"
    r"(?:chau|em|con) (?:da|dang|se|vua) (?:bao|gui|ghi|di|goi|lap|ke|hoi|nhac|don|dua|kiem|ra|xin|lien|nhan)|"
    r"(?:thu|ho thu|ca thu) (?:nhat|hai|ba|tu|nam|sau|bay)(?= ?[\x01\d:,(]| ngay| la )|"
    r"ho co(?= [\x01\d]| f\s?\d| nguoi)|phan (?:theo|loai|chia)|"
    r"dang (?:quan ly|cach ly|theo doi|dieu tri|o)|can (?:tu|theo|cach|di)|du dam|"
    r"la (?=(?:ong|ba|anh|chi|em|chau|co|chu|bac) )|"
    r"^(?:da|dang|se|moi) (?:dua|don|chuyen|cho|lay|vao|di|duoc|bi)|do o|trieu chung|phai (?:tu|cach|di)|"
    r"truong (?:khu|phong|tram|ban|doan)|tong (?:toan (?:xa|thon)|ca xa|xa|cong|so|ket|the|hop))(?![a-z])"
)
"""Phrases that are no name in a text that was typed without accents; folded."""

PAIR = r"(?:vo chong|me con|bo con|ba chau|ong chau|anh em|chi em|ong ba)"
NEXT_OF_PAIR = re.compile(rf"\s?(?:,|và|&)\s(?:{CAPITAL}[^\W\d_]*\s){{1,4}}{CAPITAL}")
"""The name after the first in "hai anh em Lê Văn Tý, Lê Văn Sửu"."""
HON = (
    r"(?:(?:(?:ong|ba|anh|chi|em|co|chu|bac|chau|di|cau|cu|be|thay)(?: giao)?|giao vien|bac si|tai xe|lai xe|"
    r"chu quan)"
    r"\s{1,2})?"
)
"""Of a regular expression: a word of address before a name, or nothing; folded."""
