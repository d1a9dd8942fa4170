"""Lines that a page or a narrow screen cut in the middle of what they say, and which of them go on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from bot.domain.folding import fold_aligned
from bot.domain.line_lists.below.everybody import speaks_of_all
from bot.domain.line_lists.naming.vocabulary import FAMILIES
from bot.domain.line_lists.unlisted.notes import note_kind

_DANGLES = re.compile(
    r"(?<!\w)(?:năm|sinh|ngày|thôn|xóm|điện|thoại|từ|đến|tiếp|xúc|cách|ly|tập|lần|cuối|số|với|của|và|tại|ở|là|bệnh|"
    r"sđt|đt|được|đang|khu|giới|địa|ngay|thon|xom|dien|thoai|tiep|xuc|cach|lan|cuoi|voi|cua|va|tai|benh|sdt|dt|"
    r"duoc|văn|thị|thi|tx|sn|ns|bn|(?:tx|t/x|gặp|của|với|gap|cua|voi|,)\s?f\s?[0-3]|gặp|bà|ông|anh|chị|cháu|hôm|tối|"
    r"sáng|chiều)\s*$"
)
_MARKED = re.compile(r"\s*(?:\d{1,3}\s?[.)/](?!\d)|[-+*•●▪–>])\s?")
_BEGINS = re.compile(
    r"\s*(?:\d{1,3}\s?[.)/\-:](?!\d)|\d{1,2}\s?[hg:]\s?\d{0,2}\s?[:\-–]|[-+*•●▪–>=→]|\[|[a-z][a-z ]{1,25}:|"
    r"f\s?[0-3]\s?[:(]|[ivx]{1,4}\.)|"
    r"\s*(?:(?:tat )?ca|toan bo|cac|nhung|moi|deu|hai|ba|bon|\d{1,3}) (?:\d{1,2} |hai |ba |bon )?"
    r"(?:nguoi|ng|truong hop|f\s?[0-3]|ho|nha|chau|ca|vo chong|me con|bo con|deu|cung|"
    r"cach|cltt|cltn|di|da|dang)(?![a-z])"
    r"|\s*(?:nhan khau|khau|nguoi|thanh vien) (?:thu |so )?\d"
    r"|\s*(?:tat ca|toan bo|ca \d{1,2}|rieng|luu y|ghi chu)(?![a-z])"
)
_CUT_PHONE = re.compile(r"(?<!\d)0\d[\d .\-]{0,9}$")
_REST_OF_PHONE = re.compile(r"\d[\d .\-]*")
_ONLY_WHEN = re.compile(r"(?:(?:ngay|hom|toi|sang|chieu|tu|den) ){0,2}\d{1,2}[/.\-]\d{1,2}(?:[/.\-]\d{2,4})?\W{0,2}$")
_ONLY_WORDS = re.compile(r"[^\W\d_]+(?: [^\W\d_]+){0,3}")
_REST_OF_NAME = re.compile(r"[^\W\d_]+(?: [^\W\d_]+){0,2}\s{0,2}(?:$|[,;(\-–]|\d{2,4}(?!\d)|(?:sinh|sn|ns|nam|nữ|nu) )")
_SEX = re.compile(r"(?:Nam|Nữ|NAM|NỮ)(?= ?[,;/|-]|\s*$)")
_HAMLET = re.compile(r"(?:Thôn|THÔN|Xóm|XÓM|Thon|THON|Xom|XOM)(?: [^\W_]+){1,3}[\s:]{0,3}")
_LEAST = 2  # lines that were surely cut
_WIDE = 24  # characters that a line has at least where a width cut it
_FILLED = 0.9  # of the lines that another follows reach the width


def going_on(lines: Sequence[str]) -> list[bool]:
    """Which lines go on with the one above: those of a sentence about everybody, and others where a width cut them."""
    told = _of_everybody(lines)
    return [here or there for here, there in zip(told, _cut_by_width(lines), strict=True)]


_SAID = re.compile(r"(?:[.:;!?)\"”]|(?<!\w)(?:ạ|nhé|nha|nhe|nghe|rồi|roi|luôn|luon|nè|đó|nhá|hết|het|a|ak|ah|ơi))$")
_SAYS = re.compile(
    r"(?:em|e|c|a|chị|anh|bác|các|mn|mọi|mai|có gì|nhờ|cho|mình|tối|chiều|sáng|trạm|tram|tyt|dạ|vâng|ok|ps|p/s)(?!\w)"
)
_SENTENCE = 30  # characters, at least, of a line that was too long


def _of_everybody(lines: Sequence[str]) -> list[bool]:
    """Which lines are the rest of a sentence about everybody above: "Đề nghị cả 3 công dân" over "cách ly ..."."""
    found = [False] * len(lines)
    for at in range(1, len(lines)):
        before, line = lines[at - 1].rstrip(), lines[at].strip()
        small = line[:1].islower() or _ONLY_WHEN.match(fold_aligned(line)) is not None
        if not small or len(before) < _SENTENCE or _SAID.search(before.lower()) or _SAYS.match(line.lower()):
            continue
        if not _MARKED.match(before) and not (before.islower() and not before.endswith(",")):
            folded = fold_aligned(line)
            rest = _ONLY_WHEN.match(folded) is not None or not begins_anew(folded)
            found[at] = rest and speaks_of_all(fold_aligned(before))
    return found


def _cut_by_width(lines: Sequence[str]) -> list[bool]:
    """Which lines go on with the one above; none where too few of them were surely cut."""
    if sum(1 for line in lines if _MARKED.match(line)) < _LEAST:
        return [False] * len(lines)
    commas = _after_commas(lines)
    found = [False, *(_may_go_on(before, line) for before, line in pairwise(lines))]
    pairs = [(before, line) for (before, line), here in zip(pairwise(lines), found[1:], strict=True) if here]
    if sum(_is_cut(before, line) for before, line in pairs) >= _LEAST or _reach_a_width(lines, pairs):
        return [cut or comma for cut, comma in zip(found, commas, strict=True)]
    return commas


def _after_commas(lines: Sequence[str]) -> list[bool]:
    """Which lines go on with the item above, that ends with a comma."""
    found: list[bool] = []
    for at, line in enumerate(lines):
        before = lines[at - 1] if at else ""
        item = at > 0 and (_MARKED.match(before) is not None or found[-1])
        found.append(item and before.rstrip().endswith(",") and bool(line.strip()) and not _MARKED.match(line))
    return found


def begins_anew(folded: str) -> bool:
    """Whether a line begins something else than the rest of the one above: an item, a label, a remark on all."""
    return _BEGINS.match(folded) is not None or speaks_of_all(folded) or note_kind(folded) is not None


def put_together(before: str, line: str) -> str:
    """Two lines as the one that they were: nothing between the parts of a number."""
    return f"{before.rstrip()}{'' if _cuts_phone(before, line) else ' '}{line.strip()}"


def _may_go_on(before: str, line: str) -> bool:
    """Whether a line may go on the one above in the middle of a sentence."""
    if not before.strip() or not line.strip() or before.rstrip().endswith((":", ".", ";")):
        return False
    if _HAMLET.fullmatch(line.strip()):
        return False
    folded = fold_aligned(line)
    return _ONLY_WHEN.match(folded) is not None or not begins_anew(folded)


def _is_cut(before: str, line: str) -> bool:
    """Whether nobody would have ended a line there."""
    return (
        _DANGLES.search(before.lower()) is not None
        or _cuts_phone(before, line)
        or _cuts_name(before, line)
        or _ONLY_WHEN.match(fold_aligned(line.strip())) is not None
    )


def _cuts_phone(before: str, line: str) -> bool:
    begun, rest = _CUT_PHONE.search(before.rstrip()), _REST_OF_PHONE.match(line.strip())
    if begun is None or rest is None:
        return False
    return sum(map(str.isdigit, begun.group())) < 10 <= sum(map(str.isdigit, begun.group() + rest.group())) < 12


def _cuts_name(before: str, line: str) -> bool:
    """Whether a numbered line has only the beginning of a name: "1. Nguyễn Cảnh" over "Hưng, sinh 1972"."""
    marked = _MARKED.match(before)
    begun = before[marked.end() :].strip() if marked else ""
    rest = line.strip()
    if not _ONLY_WORDS.fullmatch(begun) or not _REST_OF_NAME.match(rest) or not rest[:1].isupper():
        return False
    words = begun.split()
    if len(words) > 2 and _SEX.match(rest):
        return False
    is_name = words[0].lower() in FAMILIES and all(word[0].isupper() for word in words)
    return is_name and (len(words) == 1 or rest.split()[0].strip(",").lower() not in FAMILIES)


def _reach_a_width(lines: Sequence[str], pairs: Sequence[tuple[str, str]]) -> bool:
    """Whether the lines that others go on are as long as the width, up to the word that found no room."""
    width = max(map(len, lines), default=0)
    if width < _WIDE or len(pairs) < _LEAST + 1:
        return False
    full = sum(len(before.rstrip()) + 1 + len(line.split()[0]) > width for before, line in pairs)
    return full >= _FILLED * len(pairs)
