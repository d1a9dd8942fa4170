"""Where a line says things of several people: closing sentences, corrections by number, and running prose."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.domain.folding import CAPITAL, fold_aligned

SHORTEST_PROSE = 100  # characters
SHORTEST_REMARK = 40  # characters
_ADDRESS = r"(?:anh|chi|ong|ba|em|chau|co|chu|bac|cu)"
_N = r"(?:\d{1,2}|hai|ba|bon|nam|sau|bay|tam)"
HENCE = (
    r"(?:(?:do do|do vay|vi vay|vi the|theo do|nhu vay|vay|the|vay nen|nen|cho nen|tu do|qua do)(?: la| thi)?[,:]? )"
)
"""Words that tell that a sentence follows from the one before it."""
_NEXT_SENTENCE = re.compile(
    rf"(?<=[a-z0-9)])[.;]\s{{1,3}}(?=(?:{HENCE}(?:cho |xin )?)?(?:so|stt) ?\d{{1,2}}(?![\d/.])(?! (?:duong(?! tinh)|"
    rf"ngo|pho))|"
    r"(?:rieng|tat ca|toan bo|cac truong hop tren|dinh chinh|tru|con lai)(?![a-z])|"
    r"(?:kinh )?(?:de nghi|yeu cau) (?:tram|tyt|ttyt|trung tam|bcd|ban chi dao|cac thon|thon|to covid|"
    r"cong an) [^.;]{0,40}"
    r"(?:truy vet|bao cao|ra soat)|"
    r"(?:muc|nhom|phan) (?:i{1,3}|iv|v|[a-h]\d?)(?![a-z0-9])|"
    r"(?:(?:sdt|dt|nam sinh|dia chi|ngay tx)(?: cua)? )?(?:so|stt|ca so|muc|tu so|tu stt|"
    r"nguoi so) ?\d{1,2}(?![\d/.])(?! (?:duong(?! tinh)|ngo|pho))|"
    r"(?:cac|nhung) (?:f\d|chau|em|truong hop) |"
    r"(?:moi (?:thong tin|thac mac|y kien|chi tiet|vuong mac)|lien he|lh|can gi|co gi|thac mac) |"
    r"f\d (?:moi|phat sinh|bo sung|them|tang)(?: them| trong ngay| hom nay)?(?: la| gom| co)? ?:? |"
    r"f\d (?:gom|bao gom|gom co|con co) |"
    r"(?:chong|vo)(?: em| e| toi| minh| chau)? (?:da |dang |thi |se |vua )?(?:di (?:tap|cach|cl|khu)|cltt|cltn|"
    r"len khu|vao khu|o nha|cach ly) ?|"
    r"f\d (?:(?:cua (?:b\.?n|f\d)|tx)(?![^.;:]*;)|thi|deu|da|duoc|di|o nha|cltt|cltn|cach ly)|"
    r"(?:hai|ca hai|\d) (?:vo chong|me con|bo con|ba chau|ong ba) |"
    rf"{_ADDRESS} [a-z]+ \((?:so|stt) ?\d|"
    rf"(?:con )?(?:(?:o|ben|tai|phia|thon|xom) )?(?!(?:tx|tiep|gap|cung|voi|lien|di|an|ngoi|"
    rf"{_ADDRESS}) )[a-z]+(?: [a-z]+){{0,2}} (?:thi )?(?:co |them ){{0,2}}{_N} (?:nguoi |ca )?f\d|"
    rf"(?:{_N}|nhung|cac) (?:nguoi|ng|truong hop|chau|f\d|[a-z]+ [a-z]+|[a-z]+) (?:nay|tren|noi tren)(?![a-z])|"
    rf"(?:{_N}|nhung|cac) (?:nguoi|ng|truong hop|chau|f\d) do(?![a-z])|"
    rf"(?:{_N}|nhung|cac|so) (?:nguoi|truong hop|f\d|ca|ho|nha) con lai|"
    rf"ca {_N} (?:nguoi|truong hop|nhom|dien|f\d|ca|deu|di|dang|da|bac|chau|anh|chi|ong|"
    r"ba|ho|nha|gia dinh|thon|em|vo chong|me con|bo con|cung) )|"
    rf"[,;]\s{{1,3}}(?=(?:con )?{_N} (?:nguoi|ng|chau|ban|ca|truong hop|f\d) (?:sau|cuoi|con lai|kia)(?: cung)? [a-z])|"
    rf",\s{{1,3}}(?=ca (?:nha|gia dinh|ho) "
    r"(?:di|deu|cung|cltt|cltn|cach ly|da|dang|vao) )|"
    r"\s(?=(?:rieng|tru|ngoai tru) (?:so|stt) ?\d{1,2}(?![\d/.]))|"
    r"[,;]\s{1,3}(?=con (?:o|ben|tai|phia|thon|xom) [^,.;:]{2,25}:)|"
    rf"(?<=\)):\s{{1,3}}(?={_ADDRESS} (?:di|da|dang|duoc|vao|cach ly|cltt|cltn|o nha) )|"
    r"[.;]\s{1,3}(?=(?:ngay|hom|sang|chieu|toi) [^.:]{1,20}(?:phat sinh|ghi nhan|them|co)[^.:]{0,20} f\d[^.:]{0,15}:)|"
    r"[,;]\s{1,3}(?=(?:cu the|trong do|chi tiet|danh sach|gom)(?: la| co| gom| nhu sau)?:? [^,;:]{0,30}"
    r"f\d[^,;:]{0,40}:\s*$)|"
    r"[,;]\s{1,3}(?=(?:(?:hai|ca|con|ca hai) )?(?:ong chau|ba chau|me con|bo con|vo chong|ong ba|anh em|chi em) "
    r"(?:la|deu|cung|thi) )|"
    rf",\s{{1,3}}(?=(?:con )?(?:{_ADDRESS}|be) [a-z]+ "
    r"(?:(?:toi|sang|chieu|trua|dem|hom) (?:nay|qua|mai)|mai|thi|se|da|dang)(?: se| da| thi| dang)? "
    r"(?:di|vao|len|o|cach ly|cltt|cltn|tu cach ly|duoc dua|xe don|tap trung) )|"
    rf"[,;]\s{{1,3}}(?=(?P<one>chong|vo|{_ADDRESS}) (?:sinh|sn|ns) ?(?:nam )?\d{{2,4}},? (?:con |va )?"
    rf"(?!(?P=one))(?:chong|vo|{_ADDRESS}) (?:sinh|sn|ns) ?(?:nam )?\d)|"
    r",\s{1,3}(?=rieng\s|(?:tru|ngoai tru)\s(?:so|stt|anh|chi|ong|ba|em|chau|co|chu|truong hop)\s)"
)
_NEXT_LEVEL = re.compile(
    rf"(?<=[a-zà-ỹ0-9)])[.;]\s{{1,3}}(?=(?:[Cc]òn )?[Ff][0-3](?: [^.;:\n]{{0,80}})?:\s{{1,2}}(?:[^\W\d_]{{1,4}}\s)?"
    rf"{CAPITAL}[^\W\d_]+ {CAPITAL})"
)
"""A heading inside a line, and a name behind it: "... 1971. F2 (F1 Lê Văn Ba): Hồ Thị Bé ..."."""
_NEXT_NUMBER = re.compile(
    r"[.;]\s{1,3}(?=(?:(?:con|rieng|sdt|dt|nam sinh|ns|thon)\s(?:cua\s)?){0,2}(?:so|stt|muc)\s\d{1,3}(?![\d/]))"
)
_PUTS_RIGHT = re.compile(
    r"(?<![a-z])(?:dinh chinh|sua|xoa|khoi (?:danh sach|ds)|chu khong phai|nham|cap nhat|bo sung|rieng|tru)(?![a-z])"
)
_HEADED = re.compile(r"[^\w]{0,4}(?P<head>thon|xom|nha|ho|gia dinh|nhom|to|khu|ban|mam)(?![a-z])[^:.;\n]{0,40}:")
_LABEL = re.compile(r"\s*[(*]?(?:\d{1,3}|[IVXivx]{1,4}|[A-Ha-h]\d{0,2})\s*")
_SLASHED = re.compile(
    r"(?<=[^\W\d_]{2})/(?=[^\W_]{2})|(?<=\d{4})/(?=[^\W\d_]{2})|(?<=\b[Ff]\d)/(?=[^\W\d_])|(?<=\d{9})/(?=\w)"
)
_AFTER_FIGURE = re.compile(r"(?<=\d)/(?=[^\W\d_]{2})")
_STROKE = re.compile(r" [/|-] ")
_NUMBERED = re.compile(r"\s*(?:\d{1,3}\s?[.)/:\-]|[-+*•])\s")
_STOP = re.compile(rf"(?:(?<=[a-zà-ỹ0-9)])|(?<=BN))[.!]\s{{1,3}}(?={CAPITAL}[^\W\d_]*[,\s])")
_SMALL_STOP = re.compile(r"(?<=[a-zà-ỹ0-9)])[.!]\s{1,3}(?=[^\W\d_]{1,7}\s)")
_LABELLED = re.compile(r"(?![^.:;,]{0,25}(?:còn|người|gồm|F\d))[^.:;,]{2,25}:")
_EACH_YEAR = re.compile(
    rf"(?<=[^\s.])\.\s{{1,3}}(?=(?:{CAPITAL}[^\W\d_]+ (?:sn |sinh |sinh năm )?(?:19|20)\d\d(?:, | và |;|\.|$)){{2}})"
)
"""Before "Tý 1984, Sửu 1985": the years of those who are named above."""
_SHORTENED = re.compile(r"(?<![^\W_])(?:ng|tr|th|tp|bs|ths|ts|tx|tt|gs|đ)$", re.IGNORECASE)
_OF_SOMEBODY = re.compile(
    rf"(?:[^.;]{{0,60}}?(?<![a-z]))?(?:{_ADDRESS}|vo|chong|con|me|bo|"
    rf"(?:nha|ho|gia dinh)(?= (?:thu |so \d|{_ADDRESS} |\d{{1,2}} ?[:.(])))(?![a-z])",
    re.IGNORECASE,
)
_OF_ALL = re.compile(
    rf"(?:[^.;]{{0,60}}?(?<![a-z]))?(?:ca (?:{_N}|nha|doan|nhom|lu)|tat ca|toan bo|deu|moi nguoi|"
    r"(?:khong|ko|chua|chang) ai)(?![a-z])"
)
_ONLY_ALL = re.compile(
    rf"(?:[(]?(?:chung|ap dung|dung|tinh|nhu nhau)(?: chung)?(?: cho)? )(?:ca (?:{_N})|tat ca|"
    rf"toan bo)[^.;,]{{0,16}}\W*$"
)
"""As after what holds for all: "Hạn cách ly: hết 27/6. Chung cả 3."."""
_NAME = re.compile(rf"{CAPITAL}[a-zà-ỹ]+(?: {CAPITAL}[a-zà-ỹ]+){{2}}")


def sentences_of(plain: str) -> Iterator[str]:
    """The line as it is, or, where its sentences speak of different people, one after the other."""
    if plain.count("/") >= 3 and len(_SLASHED.findall(plain)) >= 3:
        plain = _AFTER_FIGURE.sub(" / ", _SLASHED.sub(" / ", plain))
    at = 0
    folded = _STROKE.sub(",  ", fold_aligned(plain))
    cuts = [(found.start(), found.end()) for found in _NEXT_SENTENCE.finditer(folded)]
    if _PUTS_RIGHT.search(folded):
        cuts += [(found.start(), found.end()) for found in _NEXT_NUMBER.finditer(folded)]
    cuts += _headed_cuts(folded)
    cuts += [(found.start(), found.end()) for found in _NEXT_LEVEL.finditer(plain)]
    cuts += _prose_cuts(plain, folded)
    cuts += [(found.start(), found.end()) for found in _EACH_YEAR.finditer(plain)]
    for start, end in sorted(set(cuts)):
        if start < at or _LABEL.fullmatch(plain, at, start):
            continue  # "2. Hai mẹ con ..."
        yield plain[at : start + 1]
        at = end
    yield plain[at:]


def _headed_cuts(folded: str) -> list[tuple[int, int]]:
    """Where the next part of a line begins that is headed as its first: "Thôn Nam Thắng: ... . Thôn Cao Thắng: ..."."""
    first = _HEADED.match(folded)
    if first is None:
        return []
    following = re.compile(rf"[.;]\s{{1,3}}(?={first['head']}(?![a-z])[^:.;,]{{0,40}}:)")
    return [(found.start(), found.end()) for found in following.finditer(folded, first.end())]


def _has_small_sentences(plain: str) -> bool:
    """Whether sentences begin with small letters in a text, as the first one does."""
    return plain.islower() or (plain[:1].islower() and _STOP.search(plain) is None)


def _prose_cuts(plain: str, folded: str) -> list[tuple[int, int]]:
    """Where a sentence of running prose begins that speaks of somebody; the others go on with the one before."""
    if len(plain) < SHORTEST_REMARK or _NUMBERED.match(plain):
        return []
    of_somebody = len(plain) >= SHORTEST_PROSE
    stops = [
        found
        for found in (_SMALL_STOP if _has_small_sentences(plain) else _STOP).finditer(plain)
        if not _SHORTENED.search(plain, max(0, found.start() - 5), found.start())
    ]
    ends = [found.start() for found in stops[1:]] + [len(plain)] * bool(stops)
    return [
        (found.start(), found.end())
        for found, end in zip(stops, ends, strict=True)
        if not _LABELLED.match(plain, found.end())
        and (
            (of_somebody and _OF_SOMEBODY.match(folded, found.end(), end))
            or (of_somebody and _NAME.search(plain, found.end(), end))
            or (_OF_ALL.match(folded, found.end(), end) and not _ONLY_ALL.match(folded, found.end()))
        )
    ]
