"""Hamlets (thôn) of a commune, and finding them in what people type."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from bot.domain.folding import fold

_PREFIX = r"(?:thon|xom|lang|ban|ap|khu dan cu|kdc|to dan pho|tdp|khoi pho|khoi|th\.|t\.)"
_LEADING_KIND = re.compile(rf"^{_PREFIX}\s*:?\s*")
_ELSEWHERE = re.compile(
    r"(?<![a-z])(?:tinh|t/p|tp\.?|thanh pho|tx\.|huyen|quan|phuong|xa|tu|que|que quan|bv|benh vien|ben xe|cho|cau|"
    r"duong|pho|cong ty|cty|nha may|(?<!thon )(?<!xom )(?<!ap )truong|kcn|khach san|thi xa|thi tran|dao|"
    r"thuy dien|vung|quan an|dai hoc|dh|thpt|"
    r"thcs) {1,3}$"
)
_ELSEWHERE_WORDS = frozenset(
    (
        "tỉnh",
        "thành phố",
        "huyện",
        "quận",
        "phường",
        "xã",
        "từ",
        "quê",
        "quê quán",
        "bệnh viện",
        "bến xe",
        "chợ",
        "cầu",
        "đường",
        "phố",
        "công ty",
        "nhà máy",
        "trường",
        "khách sạn",
        "thị xã",
        "thị trấn",
        "đảo",
        "thủy điện",
        "vùng",
        "quán ăn",
        "đại học",
        "quán",
    )
)
_NO_KIND = frozenset(("bàn", "bạn", "bán", "bân", "lăng", "lặng", "lạng", "lãng", "áp"))
"""Words that look like a hamlet's kind without their accents: "Bàn Thị Lăng" is a person."""
_NO_PLACE = frozenset(
    (
        "ds",
        "danh",
        "truong",
        "vien",
        "doi",
        "hop",
        "dang",
        "bao",
        "tren",
        "duoi",
        "nay",
        "ta",
        "minh",
        "ban",
        "co",
        "la",
        "va",
    )
)
_HEAD_OF = re.compile(r"(?<![a-z])(?:truong|pho|y te|cong an|bi thu) $")
_BACK = re.compile(r"\s{1,3}(?:ve(?! nha)|vao|ra)(?![a-z])")


@dataclass(frozen=True, slots=True)
class Hamlet:
    """A hamlet by its official name, and what else people call it."""

    name: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class HamletMark:
    """A place in a text. No `hamlet`: several may be meant (`candidates`), or none of the commune's is."""

    start: int
    end: int
    hamlet: str | None
    prefixed: bool
    written: str
    candidates: tuple[str, ...] = ()


class HamletFinder:
    """Finds a commune's hamlets in folded text: full names, abbreviations, aliases."""

    def __init__(self, hamlets: Sequence[Hamlet]) -> None:
        self.names = tuple(hamlet.name for hamlet in hamlets)
        free: dict[str, list[str]] = {}
        after_kind: dict[str, list[str]] = {}
        for hamlet in hamlets:
            for form in _free_forms(hamlet):
                _add(free, form, hamlet.name)
            for form in _short_forms(hamlet):
                _add(after_kind, form, hamlet.name)
        self._free, self._after_kind = free, after_kind
        self._resolved: dict[str, tuple[str, ...]] = {}
        forms = sorted(free, key=len, reverse=True)
        self._anywhere = re.compile(_alternatives(forms)) if forms else None
        short = sorted({*free, *after_kind}, key=len, reverse=True)
        words = r"(?P<other>\d{1,2}[a-z]?(?![a-z0-9/.])|[a-z][a-z']*(?:\s[a-z][a-z']*)?)"
        known = f"(?P<known>{_alternatives(short)})|" if short else ""
        self._with_kind = re.compile(rf"(?<![a-z0-9.])(?<!hang ){_PREFIX}\s{{0,3}}:?\s{{0,3}}(?:{known}{words})")

    def find(self, text: str, folded: str) -> list[HamletMark]:
        """Every hamlet that the text names, in order; `text` is cleaned, `folded` aligned with it."""
        marks = []
        taken = bytearray(len(folded) + 1)
        for found in self._with_kind.finditer(folded):
            mark = self._prefixed(found, text)
            if mark is not None:
                taken[mark.start : mark.end] = b"\x01" * (mark.end - mark.start)
                marks.append(mark)
        if self._anywhere is not None:
            for found in self._anywhere.finditer(folded):
                if not taken[found.start()]:
                    marks.append(self._bare(found, text, folded))
        marks.sort(key=lambda mark: mark.start)
        return marks

    def resolve(self, written: str) -> tuple[str, ...]:
        """The hamlets that a whole cell may mean: one is certain, several are a question, none is unknown."""
        if written not in self._resolved:
            key = _squeeze(_LEADING_KIND.sub("", fold(written)))
            if len(self._resolved) > 10_000:
                self._resolved.clear()
            self._resolved[written] = tuple(self._free.get(key) or self._after_kind.get(key) or ())
        return self._resolved[written]

    def _prefixed(self, found: re.Match[str], text: str) -> HamletMark | None:
        if re.split(r"[\s:.]", text[found.start() : found.end()], maxsplit=1)[0].lower() in _NO_KIND:
            return None
        if _is_leader(found, text):
            return None
        known = found.groupdict().get("known")
        if known:
            if _is_other_word(text[found.start("known") : found.end("known")], self._after_kind, known):
                return None
            names = self._free.get(_squeeze(known)) or self._after_kind[_squeeze(known)]
            hamlet = names[0] if len(names) == 1 else None
            sure = not found.group().startswith(("t.", "th."))
            return HamletMark(found.start(), found.end(), hamlet, sure, text[found.start() : found.end()], tuple(names))
        other = text[found.start("other") : found.end("other")]
        kind = found.group()[: found.start("other") - found.start()].strip(" :.")
        glued = other[:1].isalpha() and text[found.start("other") - 1].isalpha()  # "BẢNG" is no "BẢN G..."
        if (
            glued
            or not (other[:1].isupper() or other[:1].isdigit())
            or kind in ("t", "th")
            or fold(other).split()[0] in _NO_PLACE
        ):
            return None
        words = [word for word in other.split(" ") if word[:1].isupper() or word[:1].isdigit()]
        end = found.start("other") + len(words[0]) if len(words) == 1 else found.end()
        written = text[found.start() : end]
        hamlet = " ".join(word.capitalize() for word in words) if not self.names and kind == "thon" else None
        return HamletMark(found.start(), end, hamlet, kind == "thon", written)

    def _bare(self, found: re.Match[str], text: str, folded: str) -> HamletMark:
        names = self._free[_squeeze(found.group())]
        before = folded[max(0, found.start() - 24) : found.start()]
        elsewhere = self._is_elsewhere(text, before, found.start()) or _BACK.match(folded, found.end())
        hamlet = None if elsewhere or len(names) > 1 else names[0]
        written = text[found.start() : found.end()]
        return HamletMark(found.start(), found.end(), hamlet, False, written, () if elsewhere else tuple(names))

    @staticmethod
    def _is_elsewhere(text: str, before: str, start: int) -> bool:
        """Whether the word before makes the place a province, a street or a school; "Tình" is not "tỉnh"."""
        found = _ELSEWHERE.search(before)
        if found is None:
            return False
        written = text[start - len(before) + found.start() : start].strip().lower()
        return written.isascii() or written in _ELSEWHERE_WORDS


def _is_other_word(written: str, short: Mapping[str, Sequence[str]], known: str) -> bool:
    """Whether one small word has accents that no hamlet's has: "thôn nắm" is not Nam Thắng."""
    if written.isascii() or not written.islower() or not written.isalpha() or _squeeze(known) not in short:
        return False
    return all(written not in name.lower().split() for name in short[_squeeze(known)])


def _is_leader(found: re.Match[str], text: str) -> bool:
    """Whether a hamlet's leader is named: "Trưởng thôn Cao Viết Sơn" is nobody's hamlet Cao Thắng."""
    known = found.groupdict().get("known") or "  "
    called = text[found.end() : found.end() + 2].strip()[:1].isupper()
    return called and known.isalpha() and _HEAD_OF.search(found.string, 0, found.start()) is not None


@lru_cache(maxsize=64)
def finder(hamlets: tuple[Hamlet, ...]) -> HamletFinder:
    """The finder of these hamlets, built once."""
    return HamletFinder(hamlets)


def _add(forms: dict[str, list[str]], form: str, name: str) -> None:
    names = forms.setdefault(_squeeze(form), [])
    if name not in names:
        names.append(name)


def _squeeze(form: str) -> str:
    return re.sub(r"[\s.\-_]+", "", form)


def _alternatives(forms: Sequence[str]) -> str:
    """A pattern for squeezed forms in which a space, a dot or a dash may stand between any two parts."""
    return rf"(?<![a-z0-9])(?:{'|'.join(_spaced(form) for form in forms)})(?![a-z0-9])"


def _spaced(form: str) -> str:
    return r"[\s.\-_]{0,2}".join(re.escape(char) for char in form)


def _free_forms(hamlet: Hamlet) -> list[str]:
    """Forms that are a hamlet wherever they stand."""
    forms = [fold(hamlet.name), *(fold(alias) for alias in hamlet.aliases)]
    words = fold(hamlet.name).split()
    if len(words) >= 2:
        forms.append("".join(word[0] for word in words[:-1]) + words[-1])
    return [form for form in forms if len(form) > 1]


def _short_forms(hamlet: Hamlet) -> list[str]:
    """Forms that are a hamlet only after "thôn": initials, the last word, the first word."""
    words = fold(hamlet.name).split()
    if len(words) < 2:
        return []
    return ["".join(word[0] for word in words), words[-1], words[0], words[0] + words[-1][0]]
