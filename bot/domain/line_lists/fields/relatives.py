"""Cells that speak of relatives: whose phone it is, and whose wife or son the person is."""

from __future__ import annotations

import re

from bot.domain.folding import clean, fold, fold_aligned
from bot.domain.line_lists.naming.vocabulary import words

_TWO_DIGITS = re.compile(r"\d\d")

_CARERS_NUMBER = re.compile(
    r"\(?(?:sdt |dt |so )?(?:cua )?(?:me|bo|vo|chong|con|con (?:trai|gai|dau|re)|ong|ba|anh|chi|em|chau|nguoi nha|"
    r"phu huynh|hang xom|chu tro|bo me)(?![a-z])(?! (?:tu|rieng))"
)
_LAST_NUMBER = re.compile(r"\+?\d[\d. ]{7,14}\W*$")
_CARERS_BEFORE = re.compile(
    r"(?<![a-z])(?:sdt|dt|so|dien thoai|may)(?: cua)? (?:me|bo|vo|chong|con(?: (?:trai|gai|dau|re))?|ong|ba|anh|chi|em|"
    r"chau|nguoi nha|gia dinh|phu huynh|hang xom|chu (?:tro|nha|ho))(?: [a-z]+)?\W*"
)
_OF_CARER = re.compile(
    r"\d\s?[\-(/]?\s?(?:so |sdt |dt |may |cua |la )*(?:me|bo|vo|chong|con|con (?:trai|gai|dau|re)|ong|ba|anh|chi|em|"
    r"chau|nguoi nha|phu huynh|hang xom|chu tro|chu nha|bo me|gia dinh)(?: [a-z]+){0,2}\s?\)?$"
)


def is_carers(text: str) -> bool:
    """Whether a number is said to be a relative's or a neighbour's: "Mẹ: 0977...", "0913... (số con trai)"."""
    folded = fold(text)
    if _CARERS_NUMBER.match(folded) is not None or _OF_CARER.search(folded) is not None:
        return True
    last = _LAST_NUMBER.search(folded)
    if last is None:
        return False
    told = _BELONGS.search(folded, 0, last.start()) is not None and not _A_NUMBER.search(folded, 0, last.start())
    return told or any(each.end() == last.start() for each in _CARERS_BEFORE.finditer(folded))


_APART = re.compile(r"\s*[/;\n]\s*|\s+[-–]\s+|,\s")
_A_NUMBER = re.compile(r"\d[\d. ]{7}")


def without_carers(text: str) -> str:
    """Several numbers without those of relatives: "0912... - 0977... (chồng)"; all of them where none is his own."""
    parts = _APART.split(text)
    own = [part for part in parts if not (_A_NUMBER.search(part) and is_carers(part))]
    return " ".join(own) if len(own) < len(parts) and any(map(_A_NUMBER.search, own)) else text


_BELONGS = re.compile(
    r"(?<![a-z0-9])(?:(?:sdt|dt|so dt|dien thoai|so dien thoai|so may|may|so|zalo)(?: nay)?(?: la)? (?:so )?"
    r"(?:cua |nguoi |nho |muon )*"
    r"|(?:lien he|lien lac|lh|goi)(?: qua| voi| nho)+ (?:so |sdt |dt )*(?:cua )?)"
    r"(?:me|bo|vo|chong|con(?: (?:trai|gai|dau|re))?|ong|ba|anh|chi|em|chau|co|chu|bac|nguoi nha|nguoi than|gia dinh|"
    r"phu huynh|hang xom|chu (?:tro|nha|ho)|bo me|truong thon)(?![a-z])"
)


_SEWS = re.compile(r"(?<!\w)[Mm]ay(?!\w)")
"""What somebody works at, "may cổ áo", and no "máy", where the words have their accents."""


def tells_carers(note: str) -> bool:
    """Whether a note beside somebody's phone says that it is another's: "Số ĐT của bố", "liên hệ qua con gái"."""
    if _TWO_DIGITS.search(note) is not None or (_SEWS.search(note) and not note.isascii()):
        return False
    note = clean(note)
    return any(speaks_of_kin(note[found.start() : found.end()]) for found in _BELONGS.finditer(fold_aligned(note)))


_OWN_NUMBER = re.compile(r"(?:so |may |sdt )?(?:chinh chu|ban than|cua minh|minh|ca nhan|rieng|x|co|dung)")


def told_of_owner(text: str, full_name: str | None) -> str:
    """What a column of whose the phones are tells, as a note; nothing where it is his own."""
    folded = fold(text)
    own = _OWN_NUMBER.fullmatch(folded) or (full_name is not None and folded.endswith(fold(full_name).split(" ")[-1]))
    return "" if own else f"số của {text if is_carers(text) else f'người nhà ({text})'}"


_KIN_OF = re.compile(
    r"\W{0,3}(?:la )?(?:(?P<male>con trai|con re|chau trai|em trai|anh trai|anh re|em re|bo(?: de| vo| chong)?|chong|"
    r"ong (?:noi|ngoai))|(?P<female>vo(?! chong)|con gai|con dau|chau gai|em gai|chi gai|chi dau|em dau|"
    r"me(?: de| vo| chong)?|ba (?:noi|ngoai)))(?: ruot| ut| ca| dau| thu (?:hai|2|3))? (?P<of>cua )?"
    r"(?!(?:thanh|la|len|da|moi|vua|bi|chuyen|nay|duoc|xn) (?:[a-z]+ )?f\s?\d|(?:da |bi |xn )?duong tinh)"
    r"(?P<whose>(?:(?:ong|ba|anh|chi|em|co|chu|bac|chau|nguoi|ca|f\s?[0-3]) )*"
    r"(?:(?:so|stt|tt|bn)?\s?\d{1,6}|f\s?[0-3]|(?:nguoi )?(?:o )?tren|[a-z]{2,7}(?: [a-z]{2,7}){0,4}))\s?(?=$|[,;.(])"
)
_ELDERS = words("bo me vo chong ong ba")
_TOLD_BY = re.compile(r"(?:ong|ba|anh|chi|em|co|chu|bac|chau|nguoi|ca|f|so|stt|tt|bn|tren)(?![a-z])|\d")
_SEX = {"male": "nam", "female": "nữ"}
_WRITTEN_SO = words(
    """bố mẹ má cha vợ chồng con cháu ông bà cụ cố anh chị em bé cậu mợ chú thím cô dì dượng bác rể dâu trai gái nội
    ngoại đẻ ruột nhà người thân gia đình phụ huynh hàng xóm chủ trọ hộ trưởng thôn số đt sđt sdt điện thoại máy này là
    của nhờ mượn liên hệ lạc gọi với qua"""
)


def speaks_of_kin(written: str) -> bool:
    """Whether words that fold to those of kin are them: "cậu" is, and "Cầu" is the name of a place."""
    return all(word.isascii() or word in _WRITTEN_SO for word in written.lower().split())


def kin_sex(text: str) -> str | None:
    """The sex of whoever a cell of notes tells to be somebody's kin: "Bố của Nụ", "vợ anh Bình", "con gái số 1"."""
    found = _KIN_OF.match(fold_aligned(text))
    if found is None:
        return None
    group = "male" if found["male"] else "female"
    kin = found[group]
    if not speaks_of_kin(text[found.start(group) :].split(" ")[0]):
        return None
    whose = text[found.start("whose") : found.end("whose")]
    if kin.split(" ")[0] in _ELDERS and not found["of"] and _TOLD_BY.match(found["whose"]) is None:
        return None  # beside a child it is the name of his mother
    named = text.isascii() or not whose.islower() or re.search(r"\d|trên$", whose) is not None
    return _SEX[group] if named else None
