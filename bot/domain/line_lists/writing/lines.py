"""A message cut into lines: list numbers, bullets, chat stamps and decoration are taken off."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from bot.domain.dates import make_date
from bot.domain.folding import clean, fold_aligned
from bot.domain.line_lists.writing.capitals import with_capitals
from bot.domain.line_lists.writing.ditto import mend_columns
from bot.domain.line_lists.writing.layout import laid_out
from bot.domain.line_lists.writing.numbered import told_by_numbers
from bot.domain.line_lists.writing.sentences import sentences_of
from bot.domain.line_lists.writing.shortened_heads import written_out
from bot.domain.line_lists.writing.slips import decode_slips
from bot.domain.line_lists.writing.spelling import (
    with_commas,
    with_plain_codes,
    with_plain_days,
    with_plain_spaces,
    with_whole_hamlets,
    without_stray_accents,
)

_ARROW = re.compile(r"\s*(?:[=-]{1,3}>|→)")
LEAST_STARS = 3  # between the fields of a line
_BETWEEN_STARS = re.compile(r"(?<=\w)\*(?=\w)")
LONGEST_PIECE = 2000
LONGEST_LINE = 20_000  # characters that are read of one line

_BREAKS = re.compile(r"\r\n|\r|\n|\u2028|\u2029|\u0085")
_NUMBER = re.compile(
    r"(?:stt\s?|so thu tu\s?)?[(\[]?(?P<n>\d{1,4})(?:\s?[.)\]/:](?!\d)\s?[)\-.]?|\s?-(?!\s?\d)|"
    r"(?<!\d\d\d),(?=\s{0,2}[^\W\d_]{2})|\s?\t|"
    r"\s(?=\s{0,3}[^\W\d_]))\s{0,3}"
)
_BY_ORDER = re.compile(
    r"(?:qd|quyet dinh)(?: cach ly)?(?: so)? ?\d{1,4}(?:/[a-z0-9/.\-]{1,20})? ?[:\-–] ?(?!(?:ct)?ubnd|bcd|yt|qd)"
    r"(?=[^\W\d_])"
)
_NUMBERED_COUNT = re.compile(
    r"\d{1,4}\s(?:(?:ban|dua|em|be|v/?c|vo chong|me con|bo con|anh em|chi em|ong ba|anh chi|anh|chi|ong|ba|co|chu|"
    r"bac|di) (?:nay|ni|tren|do|kia|deu|cung|con lai|dau|cuoi|sau|di|da|dang|duoc|vao|len|cltt|cltn|cach ly|f\s?\d)|"
    r"f\s?\d|nguoi|ng|lao dong|cong nhan|hoc sinh|giao vien|nhan vien|truong hop|"
    r"ca|doi tuong|mau|khau|dong chi|cong dan|(?P<family>ho|chau))(?![a-z])"
)
_COUNTED_FAMILY = re.compile(r"\s{0,3}(?:$|[^a-z\s]|(?:gia dinh|dan|nay|moi|ngheo|deu|o|tren|nho|co|va|la)(?![a-z]))")
_BULLET = re.compile(r"(?:[-+*•●▪◦‣·»>✓✔→➢❖■□○◆✦#~=]|\|?\s{0,9}└-{0,3}){1,3}\s{0,3}")
# Without a space two words must follow: "H.Bình: ..." is the hamlet Hòa Bình.
_LETTER = re.compile(r"(?!d/c(?:hi)?\s)(?:[a-h]|[a-eg-h]\d)[.)/](?:\s{1,3}(?=\S\S)|(?=[a-z]+\s[a-z]))")
_ROMAN = re.compile(r"(?:i{1,3}|iv|vi{0,3}|ix|x|v)\s?[.)/\-:]\s{1,3}|(?:i{1,3}|iv|vi{0,3}|ix|x|v)[.)/](?=[^\W\d_])")
_DAY = r"(?P<d>\d{1,2})[/.\-](?P<m>\d{1,2})(?:[/.\-](?P<y>\d{2,4}))?"
_TIME = r"\d{1,2}[:h]\d{2}(?::\d{2})?(?:\s?[ap]m|\s?(?:sa|ch))?"
_APART = r"(?:\s?[,;\-]\s{0,2}|\s{1,2})"
_OTHER_DAY = _DAY.replace("<d>", "<d2>").replace("<m>", "<m2>").replace("<y>", "<y2>")
_STAMP = re.compile(
    rf"\s{{0,3}}(?P<before>[^\[\]:\n]{{1,40}}?,?\s)?"
    rf"[\[(](?:{_DAY}{_APART}{_TIME}|{_TIME}(?:{_APART}{_OTHER_DAY})?)[\])]"
    r"\s{0,3}:?\s{0,3}(?(before)|(?P<sender>(?![^:\n]*(?<![a-z0-9])(?:f\s?[0-3]|bn\s?\d))[^:\n]{1,40}:\s{0,3})?)"
)
_HOURS = re.compile(r"\s{0,3}(?:ca |buoi |dot )?(?:sang|trua|chieu|toi|dem) \(\d{1,2}\s?[:h]\d{0,2}[^()]{0,12}\)")
"""When those listed behind it are to come, and no stamp: "Sáng (7h30): ..."."""
_BARE_STAMP = re.compile(
    rf"\s{{0,3}}(?:{_DAY}{_APART}{_TIME}|"
    rf"{_TIME}{_APART}{_OTHER_DAY})\s{{0,3}}(?:-\s?)?(?P<sender>[^:\n\d]{{2,40}}:\s{{0,3}}|$)"
)
_TIME_ONLY = re.compile(rf"\s{{0,3}}{_TIME}\s{{0,3}}(?:(?:-\s?)?(?P<sender>[^:\n\d]{{2,40}}):\s{{0,3}}|$)")
_NAMED = re.compile(
    r"\s{0,3}\[(?P<sender>(?:chi|anh|bac|co|chu|ong|ba|em|chau|yt\w{0,2}|y te|tyt|tram|bi thu|truong thon|thon truong)"
    r" [^\[\]\d:]{2,40})\]\s?:?\s{0,3}(?=\S)"
)
"""Who writes, by his name in brackets and with no time: "[Chị Hà TYT] F1 mới: ..."."""
_KEYCAP = re.compile("\u20e3")
_STARS = re.compile(r"\*{1,3}(?=\S)|(?<=\S)\*{1,3}|\s\*{1,3}$|_{2,}|`+|~{2,}")
_UNDERSCORE = re.compile(r"(?<=[^\W_])[_=](?=\d)|(?<=\d)[_=](?=[^\W_])")  # "hà trung kiệt_1987_trung phú"
_TREE = str.maketrans(dict.fromkeys("├╰┗┣╚╠", "└") | dict.fromkeys("│┃║", "|") | dict.fromkeys("➡➔➜⇒⮕", "→"))
_CIRCLED = {
    chr(first + n): f"{1 + start + n}. "
    for first, start, many in (
        (0x2460, 0, 20),
        (0x2474, 0, 20),
        (0x2488, 0, 20),
        (0x24F5, 0, 10),
        (0x2776, 0, 10),
        (0x2780, 0, 10),
        (0x278A, 0, 10),
        (0x24EB, 10, 10),
        (0x3251, 20, 15),
        (0x1F51F, 9, 1),
    )
    for n in range(many)
}
"""Numbers of items that are one character each: circled, in brackets, with a full stop."""
_SEX_SIGN = re.compile("(?<![^\\s,;|(/\\u2022\\-])[\u2642\u2640](?!\\s?(?:[Nn]am|NAM|[Nn][ữu]|N[ỮU]))(?!\\w)")
"""Mars or Venus where no word stands beside it; it is also a part of pictures of people."""
_SIGN = re.compile("[\u2001-\U0010ffff]")
_SIGNS = _TREE | str.maketrans(_CIRCLED)
_PICTURES = {"So", "Cs", "Co", "Cn"}


@dataclass(frozen=True, slots=True)
class Spoken:
    """Where a sentence speaks of the people of one part of the list."""

    part: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Line:
    """One line. `body` is the cleaned text after its marker; `raw` is the line as it came."""

    number: int
    raw: str
    body: str
    marker: str = ""  # number, bullet, letter, roman or nothing
    index: int | None = None  # its number in a list
    gap: bool = False  # an empty line stands before it
    day: date | None = None  # the day of a chat stamp from here on
    stamped: bool = False
    sender: str = ""  # who wrote the message that begins here
    plain: str = ""  # the whole cleaned line, with its marker
    also: tuple[int, ...] = ()  # the numbers of other lines that it was put together of
    beyond: bool = False  # a line that nobody could have written as one: the rest of it is not read
    part: int | None = None  # the part of the list that its writer calls by a label of his own
    begins_part: bool = False
    spoken: tuple[Spoken, ...] = ()  # the parts of which the line speaks

    @property
    def folded(self) -> str:
        return fold_aligned(self.body)

    @property
    def sign(self) -> str:
        """The first character of the line, which is its bullet if it has one."""
        return self.plain.lstrip()[:1]

    @property
    def concludes(self) -> bool:
        """Whether the line begins with an arrow, as what is concluded of those above does."""
        return _ARROW.match(self.plain) is not None

    @property
    def depth(self) -> int:
        """How far it is moved in."""
        return len(self.plain) - len(self.plain.lstrip(" \t└|"))


def split_lines(text: str, *, on: date, places: Sequence[str] | None = None) -> list[Line]:
    """The non-empty lines of a message, numbered from 1 as they stand in it.

    With `places`, the folded names of hamlets, a whole message that was typed in one case gets capitals.
    """
    lines: list[Line] = []
    gap = False
    numbered = _single_spaced(_BREAKS.split(text))
    raw_lines = list(numbered.values())
    cleaned = without_stray_accents(decode_slips(_unquoted([_plain(raw) for raw in raw_lines])))
    if places is not None:
        cleaned = with_whole_hamlets(with_capitals(cleaned, places), places)
    cleaned = mend_columns(written_out(cleaned))
    for piece in laid_out(list(numbered), raw_lines, cleaned):
        if not piece.raw.strip() or not piece.plain.strip():
            if piece.raw.strip():
                lines.append(Line(piece.number, piece.raw, "", gap=gap))
            gap = True
            continue
        for sentence in (
            part for whole in sentences_of(told_by_numbers(piece.plain[:LONGEST_LINE])) for part in _pieces(whole)
        ):
            line = _line(piece.number, piece.raw, sentence, gap, on)
            lines.append(replace(line, also=piece.also) if piece.also else line)
            gap = False
        if len(piece.plain) > LONGEST_LINE:
            lines.append(Line(piece.number, piece.raw, "", beyond=True))
    return lines


def _single_spaced(lines: Sequence[str]) -> dict[int, str]:
    """The lines by their numbers, without the empty ones that stand between all others and so set nothing apart."""
    numbered = dict(enumerate(lines, start=1))
    filled = [number for number, line in numbered.items() if line.strip().strip("> \u200b\ufeff")]
    between = min((after - before - 1 for before, after in pairwise(filled)), default=0)
    if between and len(filled) > 2:
        for number in filled[1:]:
            for empty in range(number - between, number):
                del numbered[empty]
    return numbered


_QUOTED = re.compile(r"\s*>(?!=)\s?")
_OWN_SIGN = re.compile(r"(?:\s*>){1,4}(?:\s?(?:\d{1,3}[.)/]|[-+*•])\s?\S|\s*\[\d|\s*$)")
QUOTED_LINES = 3  # at least, with a number or sign of their own in one of them, make a quotation
DEEPEST_QUOTED = 3  # mails forwarded in mails


def _unquoted(lines: list[str]) -> list[str]:
    """The lines without the ">" of a forwarded mail; a list whose bullets are ">" has no other ones."""
    for _ in range(DEEPEST_QUOTED):
        quoted = [line for line in lines if _QUOTED.match(line)]
        whole = len(quoted) > 1 and len(quoted) == sum(1 for line in lines if line.strip())
        if not whole and (len(quoted) < QUOTED_LINES or not any(map(_is_quotation, quoted))):
            break
        lines = [_QUOTED.sub("", line, count=1) for line in lines]
    return lines


def _is_quotation(line: str) -> bool:
    """Whether what stands behind ">" is no item of a list with such bullets."""
    return _OWN_SIGN.match(line) is not None or line.rstrip().endswith(":")


def _plain(raw: str) -> str:
    """Cleaned text without pictures and emphasis."""
    text = _KEYCAP.sub(".", clean(raw)) if not raw.isascii() else clean(raw)
    if _SIGN.search(text):
        text = _SEX_SIGN.sub(lambda found: "nam" if found.group() == "\u2642" else "nữ", text.translate(_SIGNS))
        text = _SIGN.sub(lambda found: " " if _is_picture(found.group()) else found.group(), text)
    if text.count("*") >= LEAST_STARS:
        text = _BETWEEN_STARS.sub(", ", text)
    if "*" in text or "_" in text or "`" in text or "~" in text:
        lead = re.match(r"\s*\*\s", text)
        text = (lead.group() if lead else "") + _STARS.sub("", text[lead.end() if lead else 0 :])
    if text.count("_") > 1 or text.count("=") > 1:
        text = _UNDERSCORE.sub(" - ", text)
    return _without_closing_mark(with_plain_spaces(with_plain_days(with_plain_codes(text))).rstrip())


def _without_closing_mark(line: str) -> str:
    """The line without the ";" after it, and a row of cells without a full stop: they say nothing of their own."""
    if line.endswith(";") and line.count(";") <= 2:
        return line.rstrip("; ")
    if line.endswith((";", ".", ",")) and ("\t" in line or line.count("|") > 1):
        return line.rstrip(";., ")
    return line


def _is_picture(char: str) -> bool:
    return char != "└" and unicodedata.category(char) in _PICTURES


def _pieces(plain: str) -> Iterator[str]:
    """A line as it is, or, when nobody could have written it as one, in pieces that end between words."""
    while len(plain) > LONGEST_PIECE:
        cut = max(plain.rfind(mark, LONGEST_PIECE // 2, LONGEST_PIECE) for mark in (";", ". ", "\t", "|"))
        cut = cut if cut > 0 else plain.rfind(" ", LONGEST_PIECE // 2, LONGEST_PIECE)
        cut = cut if cut > 0 else LONGEST_PIECE
        yield plain[: cut + 1]
        plain = plain[cut + 1 :]
    yield plain


def _line(number: int, raw: str, plain: str, gap: bool, on: date) -> Line:
    day, stamped, sender = None, False, ""
    stamp = _stamp(plain)
    if stamp is not None:
        day, stamped, sender = _stamp_day(stamp, on), True, _sender(plain, stamp)
        plain = plain[stamp.end() :]
    body = plain.lstrip(" ")
    marker, index = "", None
    folded = fold_aligned(body)
    roman = _ROMAN.match(folded) if body[:1].isupper() else None
    bullet = _BULLET.match(folded)
    if roman:
        return Line(number, raw, body[roman.end() :].strip(), "roman", None, gap, day, stamped, sender, plain)
    if bullet and not re.match(r"\+\s?84", folded):
        marker, body = "bullet", body[bullet.end() :]
        folded = fold_aligned(body)
    numbered = _NUMBER.match(folded)
    if numbered and not _is_count(folded, body) and len(numbered["n"]) < 4:
        marker, index, body = "number", int(numbered["n"]), body[numbered.end() :]
    elif not marker and (order := _BY_ORDER.match(folded)):
        marker, body = "number", body[order.end() :]
    elif not marker and (letter := _LETTER.match(folded)):
        marker, body = "letter", body[letter.end() :]
    return Line(number, raw, with_commas(body.strip(" ")), marker, index, gap, day, stamped, sender, plain)


def _is_count(folded: str, body: str) -> bool:
    """Whether a number counts people and is not their place in a list; "3 ho sy dung" begins with the name Hồ."""
    found = _NUMBERED_COUNT.match(folded)
    if found is None or not found["family"]:
        return found is not None
    written = body[found.start("family") : found.end("family")].lower()
    return written in ("hộ", "cháu") or (written.isascii() and _COUNTED_FAMILY.match(folded, found.end()) is not None)


def _stamp(plain: str) -> re.Match[str] | None:
    head = fold_aligned(plain[:160])
    if _HOURS.match(head):
        return None
    return _STAMP.match(head) or _BARE_STAMP.match(head) or _TIME_ONLY.match(head) or _NAMED.match(head)


def _sender(plain: str, stamp: re.Match[str]) -> str:
    """Who wrote a message, as the stamp before it says."""
    named = next((name for name in ("sender", "before") if stamp.groupdict().get(name)), None)
    return plain[stamp.start(named) : stamp.end(named)].strip(" ,:") if named else ""


def _stamp_day(stamp: re.Match[str], on: date) -> date | None:
    groups = stamp.groupdict()
    for tail in ("", "2"):
        if groups.get("d" + tail):
            year = groups.get("y" + tail)
            return make_date(groups["d" + tail], groups["m" + tail], year, on)
    return None
