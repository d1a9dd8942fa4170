"""Words typed with the input method off: Telex ("Nguyeenx Vawn") and VNI ("Nguye6n4 Va8n") keystrokes."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from bot.domain.line_lists.naming.vocabulary import words

_TELEX_TONES = {"s": "\u0301", "f": "\u0300", "r": "\u0309", "x": "\u0303", "j": "\u0323"}
_VNI_TONES = {"1": "\u0301", "2": "\u0300", "3": "\u0309", "4": "\u0303", "5": "\u0323"}
_TELEX_SHAPES = (("aa", "â"), ("ee", "ê"), ("oo", "ô"), ("aw", "ă"), ("ow", "ơ"), ("uw", "ư"), ("dd", "đ"))
_INITIAL = r"(?:ngh|ng|nh|gh|gi|kh|ph|th|tr|ch|qu|[bcdđghklmnpqrstvx])?"
_NUCLEUS = (
    r"(?:iê|yê|uô|ươ|uyê|oai|oay|oao|oeo|uây|uyu|uya|iêu|yêu|uôi|ươi|ươu|ai|ao|au|ay|âu|ây|eo|êu|ia|iu|oi|ôi|ơi|oa|"
    r"oă|oe|ua|uâ|uê|ui|uy|uơ|ưa|ưi|ưu|"
    r"a|ă|â|e|ê|i|o|ô|ơ|u|ư|y)"
)
_SYLLABLE = re.compile(rf"{_INITIAL}{_NUCLEUS}(?:ch|ng|nh|[cmnpt])?")
_VOWELS = "aăâeêioôơuưy"
_TELEX_WORD = re.compile(r"(?<![^\W\d_])[A-Za-z]{2,9}(?![^\W_])")
_VNI_WORD = re.compile(r"(?<![^\W_])[A-Za-z]{1,6}[1-9](?:[A-Za-z]{0,4}[1-9]?){0,3}(?![^\W_])")
_TELEX_SIGN = re.compile(
    r"(?:[aeiouyw](?:[nmcpt]|ng|nh|ch)?[sfrxj]$)|[aeiouy][cnpt]?[sfrxj](?:[hnmcptiuyoa]|ng|nh|ch)$|aa|ee|oo|dd|"
    r"[aou]w|w$",
    re.IGNORECASE,
)
_ENGLISH = words(
    """ys ths ts bs ps last fast cast must just best west rest cost host first next
    tests test cax covid zalo excel file list form sars post max fax sex tax box text express class pass less plus
    us is as of or for per her our your free feed need been door zoom google facebook book group week
    app fb gas bus yes was has his this offer after order user under over ever never paper water tour four hour
    car bar far super laser taxi mix fix six sim wifi web law raw show how now new view window tower"""
)
_SPELT_SO = re.compile(r"[A-Za-z]{1,2}oo(?:ng|c)")  # "Vi Văn Thoong" is called so, where nothing else was mistyped
_DOUBLE_D = re.compile(r"(?<![^\W\d_])[dD][dD](?=[^\W\d_a-zA-Z])")  # "Ddăng"
_CODE_O = re.compile(r"(?<=[bB][nN])(?=[\doO]{4,6}(?![^\W_]))\d*[oO][\doO]*")  # "BN993O"
_VNI_NAME = re.compile(r"(?<![^\W_])[A-Z][a-z]{0,5}[1-5][a-z]{0,4}\s[A-Z][a-z]{0,5}[1-5][a-z]{0,4}(?![^\W_])")
_VNI_STOPS = re.compile(
    r"(?:thon|xom|to|doi|lan|ngay|thang|khu|so|tang|phong|cap|quan|nhom|dot|khoa|lop|toa|cum|ngo|hem|tuan|mui|moi|"
    r"duoi|tren|ca)\d{1,2}",
    re.IGNORECASE,
)


def decode_slips(lines: Sequence[str]) -> list[str]:
    """The lines with such words spelt out, if the message has any that can be nothing else."""
    lines = [_CODE_O.sub(lambda found: re.sub("[oO]", "0", found.group()), line) for line in lines]
    lines = [_DOUBLE_D.sub(lambda found: "đ" if found.group()[0] == "d" else "Đ", line) for line in lines]
    sample = "\n".join(lines)
    telex = any(
        _telex(found.group()) for found in _TELEX_WORD.finditer(sample) if not _SPELT_SO.fullmatch(found.group())
    )
    vni = (
        sum(
            1
            for found in _VNI_WORD.finditer(sample)
            if re.search(r"[a-zA-Z][6-9]", found.group()) and _vni(found.group())
        )
        >= 1
        or _VNI_NAME.search(sample) is not None
    )
    decoded = list(lines)
    decoded = [_HALF_TYPED.sub(_typed_out, line) for line in decoded]
    if telex:
        decoded = [_TELEX_WORD.sub(lambda found: _telex(found.group()) or found.group(), line) for line in decoded]
    if vni:
        decoded = [_VNI_WORD.sub(lambda found: _vni(found.group()) or found.group(), line) for line in decoded]
    return decoded


_HALF_TYPED = re.compile(r"(?<![^\W\d_])(?=[A-Za-zĂÂÊÔƠƯĐăâêôơưđ]*[ĂÂÊÔƠƯăâêôơư])[A-Za-zĂÂÊÔƠƯĐăâêôơưđ]{2,8}(?![^\W_])")
_KEYS = {letter: keys for keys, letter in (*_TELEX_SHAPES, ("Aw", "Ă"), ("Aa", "Â"), ("Ee", "Ê"), ("Oo", "Ô"))}
_KEYS |= {"Ơ": "Ow", "Ư": "Uw", "Đ": "Dd"}


def _typed_out(found: re.Match[str]) -> str:
    """A word of which the input method took the first keys only: "Bưowri" is "Bưởi"."""
    word = found.group()
    if _SYLLABLE.fullmatch(word.lower()):
        return word
    return _telex("".join(_KEYS.get(char, char) for char in word)) or word


def _telex(word: str) -> str | None:
    """The word that these Telex keys make; None where they make none or none were meant."""
    low = word.lower()
    if low in _ENGLISH or not _TELEX_SIGN.search(low) or not any(char in "aeiouyw" for char in low):
        return None
    tone, letters = "", []
    for index, char in enumerate(low):
        if char in _TELEX_TONES and index and any(before in "aeiouyw" for before in low[:index]):
            tone = _TELEX_TONES[char]
        else:
            letters.append(char)
    plain = "".join(letters)
    plain = re.sub(r"uow|uwow|uwo", "ươ", plain)
    plain = re.sub(r"([aeo])([a-z]*?)\1(?![a-z]*\1)", _late_circumflex, plain)
    for keys, letter in _TELEX_SHAPES:
        plain = plain.replace(keys, letter)
    plain = re.sub(r"^(d)([a-zăâêôơư]+)d$", r"đ\2", plain)
    plain = re.sub(r"([aou])([a-zăâêôơư]*)w$", lambda found: {"a": "ă", "o": "ơ", "u": "ư"}[found[1]] + found[2], plain)
    plain = re.sub(r"(?<![aăâeêioôơuưy])w", "ư", plain)
    return _spelt(plain, tone, word)


def _late_circumflex(found: re.Match[str]) -> str:
    return {"a": "â", "e": "ê", "o": "ô"}[found.group(1)] + found.group(2)


def _vni(word: str) -> str | None:
    """The word that these VNI keys make, or None."""
    if len(word) < 3 or _VNI_STOPS.fullmatch(word) or re.fullmatch(r"[fF]\d|(?:[Bb][Nn]|[Ss][Nn])\d+", word):
        return None
    tone = ""
    letters: list[str] = []
    for char in word.lower():
        if char in _VNI_TONES:
            tone = _VNI_TONES[char]
        elif char == "9" and "d" in letters:
            letters[letters.index("d")] = "đ"
        elif char in "678":
            shapes = {"6": "aâeêoô", "7": "oơuư", "8": "aă"}[char]
            table = dict(zip(shapes[::2], shapes[1::2], strict=True))
            places = [at for at, letter in enumerate(letters) if letter in table]
            if not places:
                return None
            for at in places if char == "7" else places[-1:]:
                letters[at] = table[letters[at]]
        elif char.isdigit():
            return None
        else:
            letters.append(char)
    return _spelt("".join(letters), tone, word)


def _spelt(plain: str, tone: str, typed: str) -> str | None:
    """The syllable with its tone where it belongs, in the case in which it was typed; None if it is no syllable."""
    if not _SYLLABLE.fullmatch(plain) or (plain == typed.lower() and not tone):
        return None
    if tone and re.search(r"(?:c|ch|p|t)$", plain) and tone not in ("\u0301", "\u0323"):
        return None
    spelt = unicodedata.normalize("NFC", _with_tone(plain, tone))
    if typed.isupper():
        return spelt.upper()
    return spelt[0].upper() + spelt[1:] if typed[0].isupper() else spelt


def _with_tone(plain: str, tone: str) -> str:
    if not tone:
        return plain
    start = 2 if plain.startswith("qu") or (plain.startswith("gi") and len(plain) > 2 and plain[2] in _VOWELS) else 0
    places = [at for at, char in enumerate(plain) if char in _VOWELS and at >= start]
    marked = [at for at in places if plain[at] in "ăâêôơư"]
    if marked:
        at = marked[-1]
    elif len(places) == 1:
        at = places[0]
    elif len(places) == 3 or plain[-1] not in _VOWELS:
        at = places[1]
    else:
        at = places[0]
    return plain[: at + 1] + tone + plain[at + 1 :]
