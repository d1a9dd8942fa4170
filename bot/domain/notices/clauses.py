"""An item cut into the clauses that each ask for something of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from bot.domain.notices.action_words import verb_at
from bot.domain.notices.actors import read_actors
from bot.domain.notices.deadlines import Cue, Deadline
from bot.domain.notices.labels import label_of
from bot.domain.notices.passages import Passage

LEAST_WORDS = 3
LONGEST_LABEL = 60
_SHORT = frozenset(
    [
        "tp",
        "tt",
        "tx",
        "th",
        "tr",
        "ths",
        "ts",
        "bs",
        "gs",
        "pgs",
        "kt",
        "tm",
        "tl",
        "tuq",
        "ub",
        "p",
        "q",
        "st",
        "no",
        "sdt",
        "dc",
        "d",
        "vd",
        "vv",
        "v",
        "tel",
        "fax",
        "hc",
        "cb",
        "cn",
        "ubnd",
        "mr",
        "ms",
        "n",
        "h",
        "t",
        "ph",
    ]
)
_SENTENCE = re.compile(r"(?P<word>[a-z0-9%)\"']*)(?P<mark>[.!?;])(?=[\s\"')]|$)")
_JOINT = re.compile(
    r"[,;:.]\s+(?:va\s|dong thoi\s|sau do\s|rieng\s|con\s)?|\s(?:va|dong thoi|sau do|roi)\s|\)\s+(?:va\s)?|\s-\s"
)
_WORD_START = re.compile(r"(?<![a-z0-9])[a-z]")
_STAGE = re.compile(
    r"(?:dot|lan|giai doan|buoc|ky|buoi|cum|khu vuc|khoi|lop|nhom|phan|thon|xom|to|dia diem|tuyen|truong hop)\s\S"
)
_SHARE = re.compile(
    r"(?:(?:them|dat|it nhat|toi thieu|khoang|du)\s)?"
    r"(?:(?<![\d/.,])\d[\d.,]*\s?%?(?![\d/]|\s?(?:h|g|gio|ngay|thang|tuan)(?![a-z]))|"
    r"(?:so|phan|cac [a-z]{1,6}|\d{1,5} [a-z]{1,6}) con lai|so con lai|con lai)(?![a-z])"
)
_UNTIL_CUE = re.compile(r"(?:cho )?(?:den|toi)(?: het)?\s(?:ngay\s)?$")
_LEADS_ON = re.compile(
    r"(?:(?:truoc|trong|tu|den|het|vao|ngay|sang|chieu|trua|toi|dem|buoi|hom|luc|ke|nay|khoang|thu|cho|cham nhat|"
    r"muon nhat|la|rieng)\s+)*"
)


@dataclass(frozen=True, slots=True)
class Clause:
    """A stretch of an item's text."""

    begin: int
    end: int


def sentences(text: Passage) -> list[Clause]:
    """The stretches between full stops and semicolons, abbreviations and amounts left whole."""
    found: list[Clause] = []
    begin = 0
    for stop in _SENTENCE.finditer(text.folded):
        inside = _abbreviates(text, stop) if stop["mark"] == "." else _is_aside(text, stop.start("mark"))
        if inside and stop["mark"] in ".;":
            continue
        found += _trimmed(text, begin, stop.end())
        begin = stop.end()
    found += _trimmed(text, begin, len(text.text))
    return found


def _is_aside(text: Passage, position: int) -> bool:
    """Whether a semicolon parts two remarks between brackets, and not two labels."""
    opened = text.text.rfind("(", 0, position)
    if opened < 0 or text.text.find(")", opened, position) >= 0 or text.text.find(")", position) < 0:
        return False
    return label_of(text.cut(opened, min(opened + LONGEST_LABEL, len(text.text)))) is None


def _trimmed(text: Passage, begin: int, end: int) -> Iterator[Clause]:
    while begin < end and text.text[begin] in " \t-+*•–.;,)\"'":
        begin += 1
    while end > begin and text.text[end - 1].isspace():
        end -= 1
    if end > begin:
        yield Clause(begin, end)


def _abbreviates(text: Passage, stop: re.Match[str]) -> bool:
    word = stop["word"]
    after = text.text[stop.end() :].lstrip()[:1]
    if word in _SHORT or (len(word) == 1 and not word.isdigit()):
        return bool(after)
    before = text.text[stop.start("mark") - 1 : stop.start("mark")]
    return before == "." or text.text[stop.end() : stop.end() + 1] == "."


def split_by_deadlines(text: Passage, clause: Clause, deadlines: Sequence[Deadline]) -> list[Clause]:
    """A sentence with several deadlines cut behind each of them, where what follows can stand on its own.

    Positions in `deadlines` are those of the item's text.
    """
    cuts: list[int] = []
    for one, following in pairwise(deadlines):
        begin = cuts[-1] if cuts else clause.begin
        joints = _JOINT.finditer(text.folded, one.end, following.begin)
        joint = next((found for found in joints if _parts(text, begin, one, found, following)), None)
        if joint is not None:
            cuts.append(joint.end())
    edges = [clause.begin, *cuts, clause.end]
    return [Clause(begin, end) for begin, end in pairwise(edges) if begin < end]


def _parts(text: Passage, begin: int, one: Deadline, joint: re.Match[str], following: Deadline) -> bool:
    """Whether a joint between two deadlines parts what is due by the first from what is due by the other."""
    if _LEADS_ON.fullmatch(text.folded, begin, one.begin):  # the time comes first
        if joint.start() == one.end or not _acts(text, one.end, joint.start()):
            return False
        if _LEADS_ON.fullmatch(text.folded, joint.end(), following.begin):
            return True
    if one.timing.recurring is not None and _only_bounds(text, joint.end(), following):
        return False
    if _LEADS_ON.fullmatch(text.folded, joint.end(), following.begin) and _goes_on_to_act(text, following.end):
        return True
    if _stands_alone(text, joint.end(), following.begin) or _is_share(text, begin, joint, following.begin):
        return True
    return (
        (one.decided or one.timing.recurring is not None)
        and following.strong
        and _says_something(text, joint, following.begin)
    )


def _only_bounds(text: Passage, begin: int, following: Deadline) -> bool:
    """Whether a day only says from when or until when: "hằng ngày, cả ngày nghỉ, cho tới 31/8"."""
    if following.cue is Cue.FROM:
        return True
    cue = _UNTIL_CUE.search(text.folded, begin, following.begin)
    return following.cue is Cue.UNTIL and cue is not None and not _acts(text, begin, cue.start())


def _acts(text: Passage, begin: int, end: int) -> bool:
    """Whether a word of doing stands between two positions."""
    return any(verb_at(text, word.start()) for word in _WORD_START.finditer(text.folded, begin, end))


def _goes_on_to_act(text: Passage, end: int) -> bool:
    """Whether the word behind a time is one of doing: "..., 10/10 kết thúc thu hoạch"."""
    word = _WORD_START.search(text.folded, end)
    return word is not None and not text.folded[end : word.start()].strip() and verb_at(text, word.start()) is not None


def _is_share(text: Passage, begin: int, joint: re.Match[str], end: int) -> bool:
    """Whether "và 700 hồ sơ trong tháng 4" goes on with "500 hồ sơ trong tháng 3"."""
    share = _SHARE.match(text.folded, joint.end(), end)
    return share is not None and _SHARE.search(text.folded, begin, joint.start()) is not None


def is_stage(text: Passage, begin: int) -> bool:
    """Whether a clause that begins here is one more stage of what was said before it: "đợt 2: 05/9 - 09/9"."""
    return _STAGE.match(text.folded, begin) is not None or _SHARE.match(text.folded, begin) is not None


def _says_something(text: Passage, joint: re.Match[str], end: int) -> bool:
    """Whether at least three words stand between a comma and the next deadline."""
    return joint.group().startswith(",") and len(text.folded[joint.end() : end].split()) >= LEAST_WORDS


def _stands_alone(text: Passage, begin: int, end: int) -> bool:
    """Whether the words from here to the next deadline name a doer, an action or a stage."""
    if read_actors(text, begin, must_act=False) is not None or _STAGE.match(text.folded, begin):
        return True
    return _acts(text, begin, end)
