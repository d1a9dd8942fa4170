"""How levels, codes of cases and the spaces beside marks are typed, made one: "F-1" is F1, "A ,1985" is "A, 1985"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.domain.folding import fold_aligned, has_accents
from bot.domain.line_lists.naming.vocabulary import words

_LEVEL = re.compile(r"([fF])(?<![^\W_].)(?: ?[-._] ?| )(?=[0-3](?![\w%]|[/.,:-]\d| ?[/-] ?\d))")
_CODE = re.compile(r"([bB](?<![^\W_].)\.?[nN]) ?[-_#:.] ?(?=\d{3,7}(?![\d/]))")
_LISTED = re.compile(r"([dD](?<![^\W_].)[sS])(?=[fF][0-3](?!\w))")  # "DSF2"
_MET = re.compile(
    r"([tT])(?<![^\W_].)\.([xX])\.?(?= ?(?:[fF]\d|[bB][nN]|\d|(?:ng[àa]y|h[ôo]m|l[ầa]n|g[ầa]n|v[ớo]i|c[uù]ng)\b))"
)
_PHONE = re.compile(r"([đĐdD])(?<![^\W_].)(?:/ ?|\.)([tT])(?=\.? |:|\d)\.?")  # "đ/t", "Đ.T."
_GLUED = re.compile(r"([fF](?<![^\W_].)[0-3])(?=[bB]\.?[nN][ .:-]?\d)")


_CODE_DAY = re.compile(r"(?P<code>BN\d{3,7})/(?=\d{1,2}[./]\d)", re.IGNORECASE)  # "F1/BN9974/11.6"


def with_plain_codes(text: str) -> str:
    """The text with every level and code in its plainest spelling, "t.x" as "tx" and "đ/t" as "đt"."""
    text = _CODE.sub(r"\1", _LEVEL.sub(r"\1", text))
    if "/" in text:
        text = _CODE_DAY.sub(r"\g<code> / ", text)
    if "." in text or "/" in text:
        text = _PHONE.sub(r"\1\2", _MET.sub(r"\1\2", text))
    return _GLUED.sub(r"\1 ", _LISTED.sub(r"\1 ", text))


_MONTH = re.compile(
    r"(?<![\w/.])([0-3]?\d) {1,2}th[áa]ng {1,2}([01]?\d)(?! ?(?:ng[àa]y|tu[ổo]i|[/.-] ?\d)|\w)"
    r"(?: {1,2}n[ăa]m {1,2}(20\d\d|19\d\d)(?!\d))?",
    re.IGNORECASE,
)


def with_plain_days(text: str) -> str:
    """The text with a stroke between day and month: "14 tháng 6" is 14/6."""
    return _MONTH.sub(lambda found: "/".join(filter(None, found.groups())), text) if "th" in text.lower() else text


_BEFORE_MARK = re.compile(r" (?:(?<=\S ) {0,3}(?=[,;](?:[ ]|$))|(?<=[^\W_] ) ?(?=:(?: |$)))")
_BEHIND_COMMA = re.compile(r",(?: {2,}(?=\S)|(?<=[^\s,],)(?=[^\W\d]|\"|\d{4})|(?<=\d{4},)(?=\d))")
_BEHIND_SEMICOLON = re.compile(r";(?=[^\s;])")
_BEHIND_COLON = re.compile(r":(?:(?<=[^\W_]:)(?=[^\W\d_])|(?<=[^\W\d_]:)(?=\d))")
LEAST_CELLS = 3


def with_plain_spaces(text: str) -> str:
    """The text with no space before a comma, semicolon or colon, and one behind it; cells between ";" stay as glued."""
    text = _BEHIND_COMMA.sub(", ", _BEFORE_MARK.sub("", text))
    if text.count(";") < LEAST_CELLS or "; " in text:
        text = _BEHIND_SEMICOLON.sub("; ", text)
    return _BEHIND_COLON.sub(": ", text)


_BARS = re.compile(r" {0,3}\| {0,3}")
_STROKES = re.compile(r" {1,3}/ {1,3}")
_DASHES = re.compile(
    r"(?<=[^\W\d]|[.)]) {1,3}- {1,3}|(?<=\d) {1,3}- {1,3}(?=\D)(?!ng[àa]y|h[ếe]t|[đd][ếe]n|t[ớo]i)|"
    r"(?<=\d{4}) {1,3}- {1,3}(?=\d{4})"
)
_GAPS = re.compile(
    r"(?<=[^\s,;:.(–-]) {3,}(?=(?:thôn|thon|xóm|xom)(?!\w)|\d)|(?<=\d) {3,}(?=[^\s,;:.)–-])|"
    r"(?<= nam) {3,}(?=\w)|(?<= n[ữu]) {3,}(?=\w)|"
    r"(?<=[^\W\d_])(?P<name> (?!thị|thi|văn|van)[^\W\d_]+) {3,}(?=(?:nam|nữ|nu)(?!\w))",
    re.IGNORECASE,
)
"""Between columns; inside a name such gaps are slips."""
_STOPS = re.compile(r"(?<=\w\w)\. {1,3}(?=\S)")
_SEMICOLONS = re.compile(r"; ?")
_BARE_FIELD = re.compile(r"(?:nam|nữ|nu|(?:sn |ns )?(?:19|20)\d\d|0\d{9})", re.IGNORECASE)
LEAST_MARKS = 3


def with_commas(text: str) -> str:
    """A line with commas between its fields, where it has bars, dashes, stops, semicolons or wide gaps there."""
    if "   " in text:
        text = _GAPS.sub(lambda found: f"{found['name'] or ''}, ", text)
    for mark, marks in (("|", _BARS), ("/", _STROKES), ("-", _DASHES)):
        text = marks.sub(", ", text) if mark in text else text
    for marks in (_SEMICOLONS, _STOPS):
        fields = marks.split(text)
        if len(fields) > LEAST_MARKS and any(_BARE_FIELD.fullmatch(field.strip()) for field in fields[1:]):
            text = ", ".join(fields)
    return text


_WORD = re.compile(r"[^\W\d_]+")
_OF_FORMS = words(
    """ngày tháng năm sinh từ đến hết tới hôm nay qua tiếp xúc cách ly tại nhà tập trung điện thoại thôn xóm của là với
    lần cuối khu gần đang danh sách bệnh nhân giới tính nữ cùng và có không"""
)
FEW = 0.1  # of the other words of a message have accents, that was typed without


def without_stray_accents(lines: Sequence[str]) -> list[str]:
    """The lines of a message typed without accents, where a keyboard put some on the usual words of such lists."""
    written = [word for line in lines for word in _WORD.findall(line)]
    others = [word for word in written if word not in _OF_FORMS]
    if all(map(str.isascii, written)) or sum(map(has_accents, others)) > FEW * len(others):
        return list(lines)
    return [_WORD.sub(_without_accents, line) for line in lines]


def _without_accents(found: re.Match[str]) -> str:
    return fold_aligned(found.group()) if found.group() in _OF_FORMS else found.group()


def with_whole_hamlets(lines: Sequence[str], places: Sequence[str]) -> list[str]:
    """The lines with "thôn" before "T. Cao Thắng", and before "C.Thắng" that begins one. `places` are folded names."""
    names = [place.split() for place in places]
    if not names:
        return list(lines)
    whole = "|".join(re.escape(place) for place in places)
    short = "|".join(rf"{re.escape(name[0][0])}\.{re.escape(name[-1])}" for name in names if len(name) > 1) or "(?!)"
    pattern = re.compile(rf"(?<![^\W_])(?P<t>th?\. ?)(?:{whole})(?![a-z])|^\W*(?P<c>)(?:{short})(?![a-z])")
    return [_with_hamlets(line, pattern) if "." in line else line for line in lines]


def _with_hamlets(line: str, pattern: re.Pattern[str]) -> str:
    pieces, at = [], 0
    for found in pattern.finditer(fold_aligned(line)):
        begin, end = found.span("t") if found["t"] else found.span("c")
        pieces += [line[at:begin], "thôn "]
        at = end
    return "".join(pieces) + line[at:]
