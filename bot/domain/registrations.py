"""Registrations as leaders type them: names with options, numbers first, and what was done for whom."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from bot.domain.errors import UserError
from bot.domain.folding import clean, fold, fold_aligned, has_accents
from bot.domain.line_lists.naming.name_words import Token, spell
from bot.domain.line_lists.naming.names import is_family
from bot.domain.phones import find_phones
from bot.domain.programmes import Plan, Stage

MOST = 5_000  # entries that one message may register
LONGEST_NAME = 7  # words
_NUMBERING = re.compile(r"^\s*(?:\d{1,4}\s*[.):/\-]\s*(?!\d)|[-+*•–]\s*)")
_OPTION = re.compile(
    r"(?<![a-z])(?:(?:theo |chon |dk |dang ky )?(?:phuong an|p\.?\s?a\.?|p/a|option)\s*(?:so\s*)?)(\d)(?!\d)"
)
_LEAD = re.compile(
    r"^(?:(?:ho|gd|gia dinh|nha|chu ho)\s+)?(?:(?:ong|ba|anh|chi|chu|co|bac|cu|em|di|mo|thim|ba qua phu)\s+)?(?=\S)"
)
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*'?\.?")
_SEPARATOR = re.compile(r"\s*[,;|\t()]\s*|\s+[-–]\s+|\s{3,}")
_ALL = re.compile(r"^(?:tat ca|toan bo|het|ca thon|tat ca cac|moi)(?: cac)?(?: ho)?\b")


@dataclass(frozen=True, slots=True)
class Line:
    """One entry, or with no name so many of them."""

    name: str | None = None
    count: int = 1
    option: int | None = None
    phone: str | None = None
    note: str | None = None
    line: int = 1


@dataclass(frozen=True, slots=True)
class Unclear:
    """A line that was not understood."""

    line: int
    text: str


@dataclass(frozen=True, slots=True)
class Reading:
    """What a message registers."""

    lines: tuple[Line, ...] = ()
    unclear: tuple[Unclear, ...] = ()

    @property
    def count(self) -> int:
        """How many entries it names or counts."""
        return sum(one.count for one in self.lines)


@dataclass(frozen=True, slots=True)
class Done:
    """Word that a stage was reached: by all, by so many, or by the entry of this name."""

    stage: Stage
    name: str | None = None
    count: int | None = None  # with no name: None is all of them


def read_registration(text: str, plan: Plan) -> Reading:
    """Read "Nguyễn Văn Hùng, PA1", "30 hộ phương án 1", or a line for each; UserError: an option that is none."""
    lines: list[Line] = []
    unclear: list[Unclear] = []
    heading: int | None = None
    for number, raw in enumerate(clean(text).splitlines(), 1):
        plain = raw.strip()
        if not plain:
            continue
        option, rest = option_in(plain, plan)
        if option is not None and not re.sub(r"[\W_]+", "", rest):
            heading = option
            continue
        found = _read_line(rest, plan)
        if found is None:
            unclear.append(Unclear(number, plain))
            continue
        chosen = option if option is not None else heading
        lines += [replace(one, option=one.option or chosen, line=number) for one in found]
    if sum(one.count for one in lines) > MOST:
        raise UserError("registration_too_many", most=MOST)
    return Reading(tuple(lines), tuple(unclear))


def option_in(plain: str, plan: Plan) -> tuple[int | None, str]:
    """The one option that a line names, and the line without it; of several none, for its parts to say."""
    found = list(_OPTION.finditer(fold_aligned(plain)))
    for one in found:
        check_option(int(one[1]), plan)
    if len(found) != 1:
        return (None, plain) if found else _option_by_name(plain, plan)
    start, end = found[0].span()
    return int(found[0][1]), f"{plain[:start]} , {plain[end:]}"


def _option_by_name(plain: str, plan: Plan) -> tuple[int | None, str]:
    folded = fold_aligned(plain)
    for option in plan.options:
        for word in (option.name, *option.aliases):
            found = re.search(rf"(?<![a-z]){re.escape(fold(word))}(?![a-z])", folded)
            if found is not None:
                return option.number, f"{plain[: found.start()]} , {plain[found.end() :]}"
    return None, plain


def check_option(number: int, plan: Plan) -> None:
    """UserError where the programme has no option of this number."""
    if plan.option(number) is None:
        known = ", ".join(str(one.number) for one in plan.options)
        raise UserError("no_such_option", number=number, known=known) if known else UserError("no_options")


def _read_line(plain: str, plan: Plan) -> list[Line] | None:
    """The entries of one line; None when it is not understood."""
    counted = _counted(plain, plan)
    if counted is not None:
        return counted
    body = _NUMBERING.sub("", plain)
    folded = fold_aligned(body)
    phones = find_phones(folded)
    for mark in reversed(phones):
        body = f"{body[: mark.start]} , {body[mark.end :]}"
    body = re.sub(r"(?i)(?:sđt|sdt|đt|điện thoại|số máy)\s*[:.]?\s*(?=,|$)", "", body)
    parts = [part for part in _SEPARATOR.split(body) if part and part.strip(" .:-")]
    names: list[Line] = []
    for part in parts:
        name = read_name(part, first=not names)
        if name is not None and (not names or _is_full_name(part)):
            names.append(Line(name))
        elif names:
            last = names[-1]
            said = part.strip(" .:-")
            names[-1] = replace(last, note=f"{last.note}, {said}" if last.note else said)
        else:
            return None
    if not names:
        return None
    if phones and len(names) == 1:
        names[0] = replace(names[0], phone=phones[0].phone)
    return names


def _counted(plain: str, plan: Plan) -> list[Line] | None:
    """ "30 hộ phương án 1, 12 hộ phương án 2": numbers without names; None where the line is none of this kind."""
    folded = fold_aligned(plain)
    unit = re.escape(fold(plan.unit))
    each = re.compile(
        rf"^(?:them|dang ky|dk|co|duoc|tong)?\s*:?\s*(\d{{1,3}}(?:\.\d{{3}})+|\d{{1,6}})\s*(?:{unit}|ho)?"
        rf"(?:\s*(?:dang ky|dk|nua|lam))?\s*$"
    )
    lines: list[Line] = []
    for piece in re.split(r"[,;+]|\bva\b", folded):
        option, rest = None, piece
        marked = _OPTION.search(piece)
        if marked is not None:
            option, rest = int(marked[1]), f"{piece[: marked.start()]} {piece[marked.end() :]}"
        if not rest.strip(" .:-"):
            if option is not None and lines:
                lines[-1] = replace(lines[-1], option=option)
            continue
        found = each.match(rest.strip(" .:-"))
        if found is None:
            return None
        count = int(found[1].replace(".", ""))
        if count == 0:
            return None
        lines.append(Line(None, count, option))
    return lines or None


def read_name(part: str, *, first: bool = True) -> str | None:
    """The name of a household's head in a part of a line; None where it is none."""
    text = part.strip(" .:-")
    lead = _LEAD.match(fold_aligned(text))
    if lead is not None and lead.end() and _address_is_no_name(text[: lead.end()], text[lead.end() :]):
        text = text[lead.end() :].strip()
    words = text.split()
    if not words or len(words) > LONGEST_NAME or not all(_WORD.fullmatch(word) for word in words):
        return None
    tokens = [Token(0, 0, fold_aligned(word), word) for word in words]
    if not first and len(words) < 2:
        return None
    if not any(token.capital for token in tokens) and not is_family(tokens[0]) and len(tokens) > 4:
        return None
    return spell(tokens, accented=has_accents(text))


def _address_is_no_name(lead: str, rest: str) -> bool:
    """Whether "bà", "chu", "hộ" before a name addresses: "Chu Văn An" and "Hồ Thị Lan" are names."""
    last = lead.split()[-1]
    begins_name = last[0].isupper() and is_family(Token(0, 0, fold_aligned(last), last))
    following = rest.split()
    if not following or fold_aligned(following[0]) in ("van", "thi"):
        return False
    return not begins_name or is_family(Token(0, 0, fold_aligned(following[0]), following[0]))


def _is_full_name(part: str) -> bool:
    """Whether a later part of a line is one more name, and not a note: it begins with a family name, in capitals."""
    words = [word for word in part.strip(" .:-").split() if fold(word) not in ("ho", "ong", "ba", "anh", "chi")]
    if len(words) < 2 or not words[0][0].isupper():
        return False
    return is_family(Token(0, 0, fold_aligned(words[0]), words[0])) and all(word[0].isupper() for word in words)


def read_done(text: str, plan: Plan) -> Done | None:
    """Read "tất cả đã xây", "20 hộ đã xây xong", "Nguyễn Văn Hùng đã xây"; None when no stage is named."""
    plain = clean(text).strip(" .:!")
    if "\n" in plain:
        return None
    folded = fold_aligned(plain)
    for stage in plan.stages:
        for word in sorted({fold(name) for name in (stage.name, *stage.aliases)}, key=len, reverse=True):
            found = re.search(rf"(?:^|\s|,)\s*(?:da |deu |da deu )?{re.escape(word)}(?:\s+(?:xong|roi|het))*$", folded)
            if found is not None and not _in_a_name(plain, found):
                return _done_by(plain[: found.start()].strip(" ,:"), stage, plan)
    return None


def _in_a_name(plain: str, found: re.Match[str]) -> bool:
    """Whether the word of a stage is a name's last: "Nguyễn Văn Xây"."""
    said = plain[found.start() : found.end()].split()
    return found.start() > 0 and len(said) == 1 and said[0][0].isupper()


def _done_by(who: str, stage: Stage, plan: Plan) -> Done | None:
    folded = fold(who)
    unit = re.escape(fold(plan.unit))
    if not folded or _ALL.match(folded):
        return Done(stage)
    counted = re.fullmatch(rf"(?:da co |co |them )?(\d{{1,5}})\s*(?:{unit}|ho)?", folded)
    if counted is not None:
        return Done(stage, count=int(counted[1]))
    name = read_name(who)
    return Done(stage, name=name) if name is not None else None


def programme_named(text: str, programmes: Sequence[tuple[int, Iterable[str]]]) -> tuple[int | None, str]:
    """Which programme a text begins with, of (id, its names), and the rest of the text."""
    plain = clean(text).strip()
    folded = fold_aligned(plain)
    best: tuple[int, int] | None = None
    for programme_id, names in programmes:
        for name in names:
            found = re.match(rf"{re.escape(fold(name))}(?![a-z0-9])", folded)
            if found is not None and (best is None or found.end() > best[1]):
                best = programme_id, found.end()
    if best is None:
        return None, plain
    return best[0], plain[best[1] :].strip(" :,.-\n")
