"""The words over columns, and what a column under them holds: those of forms first, then any by their meaning.

A row is a kind, words that may stand anywhere in the heading, and words that must be all of it. The first row wins.
"""

from __future__ import annotations

import re

_AREA = r"(?:thon|xom|ap|ban|lang|to dan pho|tdp|khu dan cu|kdc|khu pho|khu vuc|khu|to|doi|pho|cu tru|dang o)"
_CALL = (
    r"sdt|dien thoai|d\.thoai|d/thoai|dthoai|dt|s\.?d\.?t|dtdd|di dong|phone|lien lac|lien he|zalo|mobile|tel|so may"
)
_MEET = r"(?:tiep xuc|t\.? ?xuc|tx|t/x|t\.x|txg|gap|(?<!quyet )(?<!chi )(?<!giam )dinh|phoi nhiem)"
_STAY = r"(?:cach ly|cach li|cl|kcl|cltn|cltt|theo doi|quan ly|tap trung)"
_CAMP = r"(?:co so|khu|trai|trung tam|diem|noi)(?: cach ly| cl| tap trung)*"
_ISOLATED = r"(?:cach ly |cach li |cl )"
_OWNERS = (
    r"nguoi (?:nha|than|lien he|giam ho|bao lanh|bao tin|cham soc|phu trach|theo doi|dai dien|quan ly|giam sat|nuoi|"
    r"cung cap|quen|trong nha|do dau|dua don|thue)|than nhan|gia dinh|ho|chu [a-z]+|bo(?! sung)|me|cha|phu huynh|vo|"
    r"chong|ph(?:hs)?(?![a-z])|con(?! lai)|hang xom|ban be|can bo|cb|giam sat|giao vien|gv|gvcn|nhan vien|y te|"
    r"yttb|ytb|tram|tyt|"
    r"to (?:covid|giam sat|gs|cong|tu|truy vet|phu trach|lien gia|truong)|(?:thon |xom |khoi )?truong(?: [a-z]+)?|"
    r"thon doi|ctv|cong tac vien|phu trach|cham soc|quan ly|cong an|dan quan|co quan|don vi|cong ty|cty|nha truong|"
    r"nha xe|lai xe|tai xe|khan cap|doan the|dieu tra vien|nvyt|nv ?yt|nguoi (?:giao|nhan|lay mau|truc|ban giao)"
)
_PARENTS = (
    r"(?:bo|me|cha|phu huynh|nguoi (?:than|giam ho|nha|lien he|bao tin|cham soc|bao lanh|nuoi duong|dua don)|"
    r"than nhan|gvcn|giao vien(?: chu nhiem)?|giam ho)"
    r"(?:[ /,-]{1,3}(?:hoac )?(?:bo|me|cha|nguoi giam ho|ong|ba|nguoi than|hs|hoc sinh|chau|tre))*"
)
_WHO = r"(?:nhung |cac )?(?:nguoi|cong dan|hoc sinh|cong nhan|hanh khach|nhan khau|can bo|truong hop|ca)"
_TAKEN = (
    r"(?:lay mau|xet nghiem|xn|test|truy vet|giam sat|theo doi|quan ly|phong van|dieu tra|xac minh|dua di|dua don|don|"
    rf"van chuyen|tiep nhan|ban giao|tiep xuc gan|{_STAY})(?:.*)?"
)
_SAID_LAST = (
    rf".*(?:{_MEET}|(?<!dam )(?<!an )(?<!tiec )(?<!du )cuoi|gan nhat|(?:lam|hoc|an|ngoi|o|choi|hop) (?:cung|chung))"
)
_TOGETHER = (
    r"(?:(?:co|den|di|ra|vao|sang|qua|du|tham gia|cung) ){0,3}"
    r"(?:an|uong|hop|hoc|sinh hoat|ngoi|lam (?:viec |chung|cung|them|ca|tai|o)|boc|"
    r"nhan (?:hang|com|qua|thuoc|do|tien|luong|banh)|giao (?:hang|dich)|mua|ban hang|cat toc|goi dau|choi|hat|nhau|"
    r"tap|kham(?! suc khoe)|ngu|tham|noi chuyen|o (?:cung|chung)|co mat|cham soc|phuc vu|da bong|le(?= |$)|hanh le|"
    r"quan|cho|tiem|"
    r"nha hang|cua hang|sieu thi|di (?:chung|cung|nho|xe|tau|le)|chung|cung|du (?:dam|tiec|cuoi|gio|le)|dam|tiec)"
    r"(?:(?! (?:mau|bu|lai)).)*"
)
KINDS: tuple[tuple[str, str, str], ...] = (
    ("name", "", rf"{_WHO} (?:(?:duoc|bi|can|phai|dang|da|se|thuoc dien) ){{1,2}}(?:di )?{_TAKEN}"),
    (
        "other",
        "",
        r"(?:(?:thong tin|noi dung|so lieu|da ghi|ghi) )?(?:cu|sai|nham|da ghi|truoc day|truoc khi sua|ban dau)",
    ),
    (
        "corrected",
        "",
        r"(?:(?:thong tin|noi dung|so lieu) )?(?:dung|moi|sua|dinh chinh|dieu chinh|"
        r"cap nhat)(?: lai| thanh| la| dung)?",
    ),
    (
        "other",
        "",
        r"(?:di |den |tro )?(?:ve|den|di) tu(?: dau| vung(?: dich)?| dia phuong nao)?|noi (?:di|ve)|"
        r"di tu dau ve|tu dau ve",
    ),
    ("name", "", r"thong tin (?:cua |ve )?(?:cac )?(?:nguoi|ca|doi tuong|truong hop) tiep xuc"),
    ("start", "", rf"(?:ngay |hom )?(?:nhap|vao|den|toi) {_CAMP}(?: .*)?"),
    (
        "end",
        "",
        rf"(?:(?:du kien|dk|ngay|hom) ){{0,2}}(?:(?:roi|ra|ra khoi|xuat|roi khoi) {_CAMP}(?: .*)?|(?:roi|xuat))",
    ),
    (
        "contact",
        "",
        r"(?:ngay |hom )?(?:ca|buoi|bua|chuyen|phien|toi|lan)(?: [a-z]+){0,3} (?:cuoi|cuoi cung|chung|cung)"
        r"(?: [a-z]+){0,4} (?:voi|cung) (?:ca|benh nhan|nguoi|bn|f ?[0-2]|co|thay|chi|anh)(?: .*)?",
    ),
    ("staff", "", r"chuc vu|chuc danh|chuc vu[,/ -].*"),
    ("index", "", r"(?:stt|id|s\.? ?tt|tt|so tt|so thu tu|no|#|thu tu|so)"),
    ("phone", rf"(?:{_CALL}).*(?:ban than|ca nhan|hoac|hay)", ""),
    ("carer", "", r"(?:nguoi (?:nha|than)|phu huynh|gia dinh)(?: de| khi can)? lien (?:he|lac)(?: .*)?"),
    (
        "end",
        "",
        r"ngay (?:(?:roi|ra|ra khoi|roi khoi|xuat) (?:khu|trai|diem|co so|noi cach ly|cltt|kcl)|"
        r"(?:du|tron|man) (?:thoi (?:gian|han)|han|\d{1,2} ngay)).*",
    ),
    (
        "start",
        "",
        r"ngay (?:gio )?(?:tiep nhan|nhap khu|nhap trai|ban giao)(?: (?:cong dan|vao|khu|cach ly|cltt|tai).*)?",
    ),
    ("place", "", r"(?:noi|khu|diem) (?:den|dua den|chuyen den|dua toi|tiep nhan)(?: cach ly)?"),
    ("phone_owner", "", r"chu (?:may|so|sdt|dt|thue bao|dien thoai)|(?:so|sdt|may|dt) (?:nay )?cua ai|ai nghe may"),
    ("head_phone", rf"(?:{_CALL}).*chu (?:ho|nha)(?! ten)", ""),
    ("others_phone", rf"(?:{_CALL}).*(?:{_OWNERS})(?! ten)", ""),
    (
        "other",
        "",
        r"ky(?: ten)?|ky nhan|chu ky|(?:nguoi )?xac nhan|ngay (?:cach ly |cl |theo doi )?thu(?: .*)?|"
        r"(?:theo doi )?ngay \d+",
    ),
    (
        "phone",
        rf"(?<!nguoi )(?<!moi )(?:{_CALL})(?! (?:f[0-3]|benh nhan|ca|bn) (?!.*phan loai))",
        r"so may|may|alo|so goi|d/?d|d/t",
    ),
    (
        "other_day",
        r"ngay nhap(?: vien| lieu| du lieu| tin| phieu| danh sach)?$|ngay vao vien|ngay (?:dieu tra|nhap canh|"
        r"ra quyet dinh|quyet dinh|qd|truy vet|khai bao|bao cao|bao|cap|ky|nhap so|cap nhat|"
        r"lap|khoi phat|tiem)",
        "",
    ),
    ("other", "", r"ngay (?:f\s?[0-3]|ca benh|benh nhan|bn|nguon|nguoi nguon) (?!.*(?:cuoi|tiep xuc|gap|tx)).*"),
    ("contact", "", rf"(?:ngay|thoi gian|thoi diem|lan) {_MEET}(?! voi ai).*"),
    (
        "contact",
        "",
        r"(?:ngay|buoi|hom|lan) (?:di|den|o|lam|hoc|day|an|hop|vao) (?!.*(?:cach ly|cl|khu))[a-z ]*cuoi(?: cung)?",
    ),
    ("meeting", "", rf"(?:ngay|hom|buoi|lan|toi) (?!{_SAID_LAST}){_TOGETHER}"),
    (
        "carer",
        rf"(?:ho (?:va )?)?ten (?:{_PARENTS})",
        rf"(?:{_PARENTS})(?: lien he| lien lac)?|con(?: cua)? (?:ong|ba|ong ba|ong/ba|anh|chi|anh chi|ai|nha ai)",
    ),
    (
        "overseer",
        r"giam sat|nguoi nhap|nhap lieu|phu trach|nguoi bao|bao cao|can bo|nhan vien|cham soc|giam ho|ky nhan|"
        r"nguoi theo doi|nguoi lien he|nguoi quan ly|nguoi dieu tra|dieu tra vien|nguoi khai|nguoi cung cap|"
        r"nguoi phong van|nguoi (?:than|nha)(?! f)|nguoi (?:lay mau|giao|ban giao|phat|truc|goi|"
        r"xac minh|cap nhat|kiem tra|thuc hien|nhan mau|gui mau)(?! (?:benh|cho|tu))",
        "",
    ),
    (
        "name",
        "",
        r"(?:ho (?:va )?)?ten (?:cac )?(?:doi tuong|cong dan|nguoi dan|nguoi cach ly)(?! (?:f|lien quan|tiep xuc)).*",
    ),
    (
        "name",
        "",
        r"thong tin(?: (?:ca nhan|chung|doi tuong|nguoi|cong dan|benh nhan|co ban|f[0-3]|cua|ve)){0,3}(?: cach ly)?",
    ),
    ("name", "", r"doi tuong (?:cach ly|theo doi)|cong dan|nguoi (?:duoc )?cach ly|danh tinh"),
    ("end", r"(?:het|ra) ngay|(?:het|ket thuc|kt) clt[tn]", ""),
    ("period", r"(?:tu ngay|cach ly tu|cl tu|theo doi tu|tu)(?![a-z]).*(?:den|\.\.\.)", ""),
    ("other", r"so (?:ngay|mui|lan|luong|nguoi|nhan khau|khau|con)", ""),
    *((f"ticked_F{n}", "", rf"(?:la |dien |\()*f\s?{n}\)?") for n in range(4)),
    (
        "ticked_centralised",
        "",
        rf"{_ISOLATED}?(?:y te )?(?:(?:o |tai )?(?:khu )?(?:tap trung|t\.?trung))|c\.?l\.?t\.?t|cl tt|kcl|khu cach ly|"
        rf"(?:o |tai )?khu (?:cach ly |cl )?(?:tap trung)",
    ),
    (
        "ticked_home",
        "",
        rf"(?:tu )?{_ISOLATED}?(?:y te )?(?:tai|o) (?:nha|gia dinh|noi o|noi cu tru|ho gia dinh)|"
        r"c\.?l\.?t\.?n|cl tn|nha",
    ),
    ("name", r"ho (?:va )?ten(?! f)(?!.*(?:lien quan|nguon|tiep xuc)).*benh nhan", ""),
    ("name", "", r"va ten"),
    (
        "family",
        "",
        r"ho|ho va|(?:ten |chu )?(?:dem|lot|lot dem)|ho (?:va )?(?:ten )?(?:dem|lot|chu dem)|ho va chu dem|"
        r"ho, (?:ten |chu )?(?:dem|lot)|ho va chu lot",
    ),
    (
        "name",
        "",
        r"(?:cac )?(?:hoc sinh|hanh khach|cong nhan|sinh vien|hoc vien|hoi vien|doan vien|tre|tre em|chau|cong dan|"
        r"khach(?: hang| tro| thue| moi)?|nguoi dan|quan nhan|nguoi lao dong|nld|thuyen vien|xa vien|tieu thuong)",
    ),
    ("name", r"ho (?:va )?ten.*(?:thanh vien|nhan khau|trong ho|tung nguoi)", ""),
    ("job", r"(?:dia diem|noi|cho) tiep xuc", ""),
    ("relation", r"quan he|moi lien he|la gi cua|(?:moi )?qh(?= |$)", ""),
    ("household", r"ho (?:gia dinh|dan|ong|ba)|ten chu ho|chu ho", ""),
    (
        "case_code",
        r"ma (?:so )?(?:bn|benh nhan|ca(?: benh)?|f0)"
        r"(?= (?:cua )?(?:doi tuong|nguoi nay|ban than)| \(neu| neu|$)(?! lien)|"
        r"ma (?:so )?(?:bn|benh nhan|ca(?: benh)?) (?:duoc )?(?:cap|cong bo)",
        "",
    ),
    (
        "source",
        rf"f[0-3] cua|tiep xuc cua|cua (?:ca|f[0-3]|bn)|nguon lay|nguon tiep xuc|nguon|{_MEET} voi|lien quan|"
        r"ca benh|ca nguon|"
        r"benh nhan|nguoi lay|l/?q|chi diem|"
        r"nguoi (?:bi )?nhiem|truong hop tiep xuc|(?:(?:nguoi|ca|bn|f\s?[0-3])\s?/?\s?){1,3} tiep xuc|"
        r"tiep xuc (?:f|bn|ca|f\s?[0-3](?:/f\s?[0-3])?)|ten f[0-3]|thuoc f[0-3]|"
        r"nguon benh|lay tu|dau moi|^f[01] bn$",
        r"bn|source(?: case)?|f0 lien quan|voi ai|ai|voi|voi (?:f\s?[0-3]|bn|ca nao|nguoi nao)|"
        r"(?:do|tu|theo|vi|boi|cua|qua) (?:ai|(?:f\s?[0-2]|f0/f1|bn|ca|nguoi)(?: nao)?)|(?:f\s?[01]|bn|"
        r"ca(?: benh)?) (?:nao|la ai)",
    ),
    ("case_code", r"ma (?:so )?(?:bn|benh nhan|ca|ca benh)|so bn|bn so", ""),
    ("tested", r"ngay (?:lay mau|xet nghiem|xn|test)|lay mau|thoi gian lay mau", ""),
    ("test", r"ket qua|kq|kqxn|xet nghiem|xn|test|pcr|lay mau", ""),
    (
        "end",
        r"den ngay|kt (?:cach ly|cl)|ngay (?:ket thuc|het|hoan thanh|ra|du kien|kt)|het (?:han|cach ly|cl)|ket thuc|"
        r"hoan thanh|ngay ra|(?:tron|du) (?:7|14|21|28) ngay|den het|toi ngay|du kien het",
        r"end(?: date)?|(?:.* )?den|han cach ly|ra|het|n?kt|du kien ra|ra khu",
    ),
    (
        "contact",
        rf"ngay {_MEET}|{_MEET} (?:lan )?cuoi|lan cuoi|tiep xuc ngay|{_MEET} gan nhat|"
        rf"thoi (?:gian|diem) {_MEET}|ngay cuoi",
        r"(?:last )?contact(?: date)?|tiep xuc|tx|txlc|txc|n\.?tx(?:lc|c)?|moc (?:tiep xuc|tx)",
    ),
    (
        "start",
        r"tu ngay|ngay (?:bat dau|vao|cach ly|cl|bd|ap dung|thuc hien)|bat dau|cach ly tu|cl tu|vao khu|ngay di|"
        r"cach ly ngay",
        r"start(?: date)?|from|(?:.* )?tu|vao|nhap khu|n?bd|"
        r"(?:ngay |thoi gian )?(?:dua|chuyen|di|vao|len) (?:(?:di|vao|den|len|toi|sang) )?(?:khu )?"
        r"(?:cach ly|cach li|cl|kcl|k\.cl|cltt|tap trung)(?: y te)?(?: tap trung| t\.?t)?",
    ),
    (
        "period",
        rf"thoi (?:gian|han) {_STAY}|tu.*den|tu ngay.*den ngay",
        r"thoi gian|thoi gian c\.?l",
    ),
    (
        "place",
        r"hinh thuc|(?:kieu|dang) (?:cach ly|cl)|noi (?:cach ly|cl)|dia diem|cach ly (?:tai|o)|noi theo doi|loai hinh|"
        r"bien phap|khu cach ly|cltt/cltn|cltn/cltt|co so cach ly|dien cach ly",
        r"cach ly|cl",
    ),
    ("name", "", r"(?:ho (?:va )?)?ten doi tuong(?: f)?|ho (?:va |, ?)?ten (?:nguoi )?(?:duoc )?tiep xuc(?: gan)?"),
    (
        "level",
        r"phan loai|doi tuong|dien(?! (?:giai|bien|thoai))|loai|f0.?f1|f1.?f2|cap do|muc do|loai f|dang f",
        r"f|level|category|loai|nhom|cap|cap f|vong|vong tiep xuc|vong f|muc|muc f",
    ),
    ("birth_man", "", r"(?:nam sinh|ngay sinh|ns)[ /-]{1,3}(?:\(?nam\)?)|sinh \(nam\)?"),
    ("birth_woman", "", r"(?:nam sinh|ngay sinh|ns|sinh)[ /-]{1,3}(?:\(?nu\)?)"),
    ("man", "", r"tuoi \(?nam\)?|nam \(tuoi\)"),
    ("woman", "", r"tuoi \(?nu\)?|nu \(tuoi\)"),
    ("age", r"(?:bao nhieu|bao|may|so) tuoi", r"(?:tuoi|do tuoi|age)(?: .*)?"),
    (
        "birth",
        r"nam sinh|ngay(?:,? thang,?(?: nam)?)? sinh|sinh nam|ngay sinh|nam, sinh|ngay/thang/nam sinh|sinh ngay|"
        r"n\. ?sinh|nsinh",
        r"year of birth|date of birth|ns|sn|n\.s|n/s|s/n|sinh|nam de|ntns|dob|(?:ns|sn|nam sinh)/(?:gt|gioi.*)",
    ),
    (
        "sex",
        r"gioi tinh|gioi",
        r"phai(?: tinh)?|g[./]?t|sex|gender|la nam hay nu|nam ?(?:/|,|-|hay) ?nu|g\. ?tinh|gtinh|trai/gai",
    ),
    ("hamlet", "", rf"village|hamlet|(?:ten |don vi |thuoc |o )?{_AREA}(?:(?:[ /,-]{{1,3}}|\s?\(){_AREA}\)?){{0,4}}"),
    ("man", "", r"nam"),
    ("woman", "", r"nu"),
    (
        "name",
        r"ho (?:va |& ?)?ten|ho, ?ten|h? ?ten|ho ten|hoten|h/ten|h&t|ten (?:f[0-3]|doi tuong|nguoi|day du|f)|"
        r"thanh vien|nguoi(?! (?:lay|tiep xuc voi))",
        r"ten|(?:full ?)?name|ho ten.*|h\.?(?:v\.?)?t|hvten",
    ),
    (
        "address",
        r"dia chi|noi o|cho o|thuong tru|tam tru|cu tru|tru quan|que quan|dc|d/c|ho khau|hktt|chi o|dia ban|noi tru|"
        r"nha o|o thon|cho dang o|dang o thon",
        r"o|o tai|o dau|hien o|"
        r"xa|xa[/, ]+phuong|phuong[/, ]+xa|phuong|huyen|tinh|huyen\s?[/,].*|tinh\s?[/,].*|quan|so nha.*",
    ),
    ("identity", r"cccd|cmnd|cmt|can cuoc|ho chieu|bhyt|ma so|ma dinh danh", ""),
    (
        "job",
        r"nghe nghiep|nghe|noi lam viec|noi hoc tap|don vi|co quan|lop|quoc tich|dan toc|email|trieu chung|benh nen|"
        r"tiem|vac ?xin|vaccine|than nhiet|nhiet do|hoan canh|trinh do|ton giao|cong viec",
        "",
    ),
    (
        "note",
        r"ghi chu|chu thich|g/c|luu y|tinh trang|trang thai|hien trang|dien bien|note|dich te|"
        r"tien su|yeu to|nhan xet|chu y|suc khoe",
        r"gc|khac|remarks?",
    ),
)
_DAY = r"(?:ngay|hom|lan|khi|luc|bao gio|thoi (?:gian|diem)|tg)"
MEANINGS: tuple[tuple[str, str, str], ...] = (
    ("other_day", _DAY, r"(?:bao(?! gio)|cap|ky|phat hanh|nhap so|cap nhat|lap|khai|truy vet|dieu tra|tiem|ve)"),
    ("level", r"f", r"(?:may|thuoc|la|dien|loai|muc|cap)"),
    ("level", r"f", r"nao"),
    ("level", r"f\??(?=$)", r"f\??(?=$)"),
    ("contact", _DAY, _MEET),
    ("contact", _DAY + "|buoi", r"(?:cuoi(?: cung)?|gan nhat|sau cung)(?! (?:cach ly|cl|theo doi|tuan|thang|nam))"),
    ("contact", _DAY, r"(?:lam|hoc|an|ngoi|di|o|choi|hop) (?:cung|chung)"),
    ("contact", r"(?:ca|buoi|bua|toi|chuyen)", r"(?:lam|hoc|an|ngoi|di|o|choi|hop) (?:cung|chung)"),
    ("source", _MEET, r"(?:ai|nguoi|ca|bn|b\.n|f ?[0-3]|benh nhan)"),
    ("source", r"(?:lay|lq|l/q|lien quan|dau moi|goc|truyen)", ""),
    ("period", rf"(?:{_DAY}|tu) .*{_STAY}|{_STAY} tu", r"(?:den|toi|\.\.)"),
    ("period", r"(?:thoi gian|tg|thoi han)", _STAY),
    ("end", r"(?:du kien|dk)", r"(?:ra|het|ve|xong|hoan thanh|ket thuc)"),
    ("end", _DAY + "|han", r"(?:het|kt|ket thuc|hoan thanh|ra|den|xong|han|du(?= (?:thoi|ngay|han|\d))|roi khoi)"),
    ("start", _DAY, r"(?:bat dau|bd|vao|di|dua|nhap|thuc hien|tu|ap dung|len (?:khu|xe|kcl))"),
    ("start", _DAY, _STAY),
    ("place", r"(?:o dau|cho|noi|dia diem|tai|hinh thuc|ht|htcl|bien phap|loai)", _STAY),
    ("place", r"(?:dang o dau|o dau|htcl|bien phap|tt/tn|nha/tt|tt/nha|nha/tap trung)", ""),
    ("birth", r"(?:sinh|de|tuoi)", ""),
)


def _among(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![a-z0-9])(?:{words})(?![a-z0-9])")


_KINDS = tuple(
    (kind, _among(among) if among else None, re.compile(whole) if whole else None) for kind, among, whole in KINDS
)
_MEANINGS = tuple((kind, _among(one), _among(other or one)) for kind, one, other in MEANINGS)


def kind_of(folded: str) -> str | None:
    """The kind of a column under a folded heading; None for words that head no column known here."""
    for kind, among, whole in _KINDS:
        if (whole is not None and whole.fullmatch(folded)) or (among is not None and among.search(folded)):
            return kind
    return next((kind for kind, one, other in _MEANINGS if one.search(folded) and other.search(folded)), None)
