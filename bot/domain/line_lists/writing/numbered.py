"""Facts of some of a list, as sentences about them: "Tx: 1,2 ngày 11/6; 3,4 ngày 12/6", "(Tiên: 9/6 đến 30/6)"."""

from __future__ import annotations

import re

from bot.domain.folding import CAPITAL, fold_aligned
from bot.domain.line_lists.writing.by_labels import told_by_labels

_NUMBERS = r"\d{1,2}(?:(?:\s?[,+&]\s?|\s(?:va|voi)\s)\d{1,2}){0,12}"
_TELLS = r"(?:ngay|hom|tu|den|tx|tiep xuc|gap|cltt|cltn|cach ly|o nha|di|vao)"
_GROUP = re.compile(rf"(?:so )?(?P<numbers>{_NUMBERS})(?:\s?:\s?|\s)(?P<said>{_TELLS}(?![a-z])[^;]*)")
_LABEL = re.compile(
    r"(?P<label>tx|tiep xuc|gap|cltt|cltn|cach ly(?: tap trung| tai nha)?|ngay tx|ngay tiep xuc)\s?:\s?"
)
_SEVERAL = re.compile(r"\d(?:\s?[,+&]\s?| (?:và|với|va|voi) )\d")
_EACH = re.compile(
    rf"(?:^|(?<=[;.,]) )(?P<numbers>{_NUMBERS})(?:\s?:\s(?=f\s?[0-3](?!\d)|[a-z])|\s(?=(?:o|thon|cltt|cltn|tx|"
    r"tiep xuc|gap|cach ly|di|vao|la|sinh|sn|xep)(?![a-z])))"
)

_FIGURES = re.compile(r"\d+")
_DIGIT = re.compile(r"\d")
_EXCEPTED = re.compile(
    rf"(?<=\w)\s?\((?P<who>{CAPITAL}[^\W\d_]{{1,6}})\s?:\s?(?P<said>\d{{1,2}}[./]\d{{1,2}}[^()]{{0,40}})\)\s*$"
)


def told_by_numbers(plain: str) -> str:
    """The line with its label before each group of numbers, and "riêng" before an exception in brackets."""
    if not _DIGIT.search(plain):
        return plain
    if ":" in plain or " là " in plain:
        plain = told_by_labels(plain)
    if _SEVERAL.search(plain):
        plain = _with_each_called(plain)
    plain = _EXCEPTED.sub(r". Riêng \g<who> \g<said>", plain)
    folded = fold_aligned(plain)
    label = _LABEL.match(folded)
    begin = label.end() if label else 0
    stop = folded.find(". ", begin)
    end = len(folded) if stop < 0 else stop
    groups = [(at.start(), at.end()) for at in re.finditer(r"[^;]+", folded[begin:end])]
    parts = []
    for start, close in groups:
        found = _GROUP.fullmatch(folded[begin + start : begin + close].strip())
        if found is None or (label is None and not _SEVERAL.search(found["numbers"])):
            return plain
        written = plain[begin + start : begin + close].strip()
        said = plain[: label.end("label")] + " " if label else ""
        parts.append(f"số {found['numbers']} {said}{written[found.start('said') :]}")
    return "; ".join(parts) + plain[end:] if parts else plain


def _with_each_called(plain: str) -> str:
    """The line with "số" before its numbers: "1 ở Hồng Lạc, 2 với 3 ở Nam Thắng", "2, 3: F1 BN9942. 1: F2 của số 2"."""
    folded = fold_aligned(plain)
    found = list(_EACH.finditer(folded))
    if len(found) < 2 or found[0].start() > 0 or not any(_SEVERAL.search(each["numbers"]) for each in found):
        return plain
    parts, at = [], 0
    for each in found:
        level = folded[each.end() : each.end() + 1] == "f"
        numbers = ", ".join(_FIGURES.findall(each["numbers"]))
        parts.append(f"{plain[at : each.start('numbers')]}số {numbers} {'là ' * level}")
        at = each.end()
    return "".join(parts) + plain[at:]
