"""A notice that came in several messages, put together again."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from bot.domain.folding import clean, fold_aligned
from bot.domain.line_lists.writing.parts import may_continue
from bot.domain.notices.looks import has_number, is_list, is_signed, is_whole, looks_like_a_notice

LEAST = 100  # characters of a text that goes on with a notice which a person cut himself

_SYLLABLE = re.compile(r"(?:ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdghklmnpqrstvx])?[aeiouy]{1,3}(?:ng|nh|ch|[cmnpt])?")
_LAST_WORD = re.compile(r"[^\W\d_]+$")
_FIRST_WORD = re.compile(r"[^\W\d_]+")
_WORDS = re.compile(r"(?<![^\W\d_])[^\W\d_]+(?![^\W\d_])")
_IN_A_NUMBER = re.compile(r"(?:\d[/.,-]?|/)$")
_CLINGS = re.compile(r"[,.;:!?)/*|]|-\d")
_ENDED = re.compile(r"[.;!?]$")
_BEGINS_AN_ITEM = re.compile(r"\s*(?:[-+*•❖–]\s|\(?(?:\d{1,2}|[IVX]{1,4})[.)]\s|[a-z]\)\s)")


def goes_on(parts: Sequence[str], more: str) -> bool:
    """Whether a text goes on with the notice of which these parts came before it."""
    if not more.strip() or is_list(more) or (has_number(more) and looks_like_a_notice(more)):
        return False
    before = "\n".join(parts)
    if may_continue(parts[-1]) or (is_signed(more) and not is_signed(before)):
        return True
    return len(more) >= LEAST and not is_whole(before)


def join_parts(parts: Sequence[str]) -> str:
    """The parts as one text: one that begins in the middle of a line, or of a word, goes on there."""
    text = parts[0] if parts else ""
    for part in parts[1:]:
        text += _glue(text, part, parts) + part
    return text


def _glue(before: str, after: str, parts: Iterable[str]) -> str:
    """What stood at the cut; a network leaves the spaces and line ends there out."""
    if before[-1:].isspace() or after[:1].isspace():
        return ""
    if (_IN_A_NUMBER.search(before) and after[:1].isdigit()) or _CLINGS.match(after):
        return ""
    if _ENDED.search(before) or _BEGINS_AN_ITEM.match(after):
        return "\n"
    return "" if _is_inside_a_word(before, after, parts) else " "


def _is_inside_a_word(before: str, after: str, parts: Iterable[str]) -> bool:
    tail, head = _LAST_WORD.search(before), _FIRST_WORD.match(after)
    if tail is None or head is None or head.group()[0].isupper() > tail.group()[-1].isupper():
        return False
    whole = tail.group() + head.group()
    if not _is_syllable(whole):
        return False
    if not (_is_syllable(tail.group()) and _is_syllable(head.group())):
        return True
    return any(whole.lower() in (word.lower() for word in _WORDS.findall(part)) for part in parts) and not any(
        re.search(rf"(?<!\w){re.escape(tail.group())}\s{re.escape(head.group())}(?!\w)", part) for part in parts
    )


def _is_syllable(word: str) -> bool:
    return _SYLLABLE.fullmatch(fold_aligned(clean(word))) is not None
