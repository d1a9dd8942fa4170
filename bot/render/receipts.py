"""What became of a posted list, in one short message."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from bot.domain.line_lists.model import Reason
from bot.domain.quantities import show
from bot.domain.receipts import Outcome, Receipt, ReceiptLine
from bot.render import initials, numbers, value
from bot.texts import Markup, common, fill, lines, lists
from bot.texts.reading import REASONS

SHOWN_PROBLEMS = 10
SHOWN_TEXT = 120  # characters of a line that was not read
SHOWN_CHANGES = 10


def receipt(
    what: Receipt, *, in_full: bool, absent: Sequence[str] = (), joined: bool = False, commune: str = ""
) -> Markup:
    """The counts, then each problem. `absent`: who was named before and is not today.

    Not in full: of what was known before, nothing but the level is told.
    """
    total = len(what.lines) + len(what.unread)
    if not total:
        return fill(lists.NOT_A_LIST)
    problems = [*_unread(what), *_unknown(what), *_questions(what)]
    more = len(problems) - SHOWN_PROBLEMS
    return lines(
        _head(what, total, joined=joined),
        *_changes(what, in_full=in_full),
        *problems[:SHOWN_PROBLEMS],
        fill(lists.MORE_PROBLEMS, n=more) if more > 0 else None,
        _doubts(what),
        fill(lists.ABSENT, n=len(absent), names=", ".join(absent)) if absent else None,
        fill(lists.OTHER_COMMUNE, commune=commune) if _is_of_another_commune(what) else None,
        fill(lists.HOW_TO_ANSWER) if what.unread else None,
    )


def doubt(new: str, old: str) -> Markup:
    """The question whether two contacts are one person."""
    return fill(lists.DOUBT, new=new, old=old)


def reading_progress(done: int, of: int) -> Markup:
    """How far a long list has been read."""
    return fill(lists.READING_PROGRESS, done=show(Decimal(done)), of=show(Decimal(of)))


def _head(what: Receipt, total: int, *, joined: bool) -> Markup:
    if not what.lines:
        return fill(lists.RECEIPT_NOTHING)
    if joined:
        return fill(lists.RECEIPT_JOINED, total=show(Decimal(total)), parts=_counts(what), version=what.version)
    if what.version > 1:
        return fill(lists.RECEIPT_EDITED, total=show(Decimal(total)), parts=_counts(what), version=what.version)
    return fill(lists.RECEIPT, total=show(Decimal(total)), parts=_counts(what))


def _is_of_another_commune(what: Receipt) -> bool:
    """Whether everybody lives elsewhere, and somebody in a hamlet that the commune has not."""
    asked = {question.reason for line in what.lines for question in line.person.questions}
    return Reason.UNKNOWN_HAMLET in asked and not any(line.person.hamlet for line in what.lines)


def _counts(what: Receipt) -> str:
    new, known, changed = (what.count(outcome) for outcome in (Outcome.NEW, Outcome.KNOWN, Outcome.CHANGED))
    parts = [lists.NEW.format(n=new)] if new or not (known or changed) else []
    if changed:
        parts.append(lists.KNOWN_CHANGED.format(n=known + changed, changed=changed))
    elif known:
        parts.append(lists.KNOWN.format(n=known))
    if what.withdrawn:
        parts.append(lists.WITHDRAWN.format(n=len(what.withdrawn)))
    if what.unread:
        where = lists.LINE_NUMBERS.format(numbers=numbers([line.line for line in what.unread]))
        parts.append(lists.UNREAD.format(n=len(what.unread), where=where))
    return ", ".join(parts)


def _unread(what: Receipt) -> list[Markup]:
    return [
        fill(lists.PROBLEM, line=line.line, text=_short(line.text), reason=REASONS[line.reason]) for line in what.unread
    ]


def _questions(what: Receipt) -> list[Markup]:
    return [
        fill(
            lists.QUESTION,
            line=line.person.line,
            name=line.person.full_name,
            reason=fill(REASONS[question.reason], what=_short(question.what)),
        )
        for line in what.lines
        for question in line.person.questions
    ]


def _unknown(what: Receipt) -> list[Markup]:
    return [
        fill(lists.UNKNOWN_PERSON, line=line.person.line, name=line.person.full_name)
        for line in what.lines
        if line.outcome is Outcome.UNKNOWN
    ]


def _doubts(what: Receipt) -> Markup | None:
    asked = [line.person.line for line in what.lines if line.doubtful]
    return fill(lists.DOUBTS_ASKED, n=len(asked), lines=numbers(asked)) if asked else None


def _changes(what: Receipt, *, in_full: bool) -> list[Markup]:
    changed = [line for line in what.lines if line.outcome is Outcome.CHANGED]
    return [_change(line, in_full=in_full) for line in changed[:SHOWN_CHANGES]]


def _change(line: ReceiptLine, *, in_full: bool) -> Markup:
    said = "; ".join(
        lists.CHANGE_ONE.format(field=common.FIELDS[name], before=value(name, old), after=value(name, new))
        if in_full or name == "level"
        else lists.CHANGE_FIELD.format(field=common.FIELDS[name])
        for name, old, new in line.changes
        if name in common.FIELDS
    )
    name = line.person.full_name if in_full else initials(line.person.full_name)
    return fill(lists.CHANGE, line=line.person.line, name=name, changes=said)


def _short(text: str) -> str:
    return text if len(text) <= SHOWN_TEXT else f"{text[:SHOWN_TEXT]}…"
