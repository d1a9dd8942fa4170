"""What became of a posted list, in one short message."""

from __future__ import annotations

from bot.domain.receipts import Outcome, Receipt, ReceiptLine
from bot.render import numbers, value
from bot.texts import Markup, common, fill, lines, lists
from bot.texts.reading import REASONS

SHOWN_PROBLEMS = 10
SHOWN_TEXT = 120  # characters of a line that was not read
SHOWN_CHANGES = 10


def receipt(what: Receipt, *, others: dict[int, str]) -> Markup:
    """The counts, then each problem. `others` describes the contacts that a doubtful person may be."""
    total = len(what.lines) + len(what.unread)
    if not total:
        return fill(lists.NOT_A_LIST)
    parts = _counts(what)
    if not what.lines:
        head = fill(lists.RECEIPT_NOTHING)
    elif what.version > 1:
        head = fill(lists.RECEIPT_EDITED, total=total, parts=parts, version=what.version)
    else:
        head = fill(lists.RECEIPT, total=total, parts=parts)
    problems = [*_unread(what), *_questions(what), *_doubts(what, others)]
    more = len(problems) - SHOWN_PROBLEMS
    return lines(
        head,
        *_changes(what),
        *problems[:SHOWN_PROBLEMS],
        fill(lists.MORE_PROBLEMS, n=more) if more > 0 else None,
        fill(lists.HOW_TO_ANSWER) if what.unread else None,
    )


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


def _doubts(what: Receipt, others: dict[int, str]) -> list[Markup]:
    return [
        fill(
            lists.DOUBT,
            line=line.person.line,
            name=line.person.full_name,
            others="; ".join(others[contact_id] for contact_id in line.doubtful if contact_id in others),
        )
        for line in what.lines
        if line.doubtful
    ]


def _changes(what: Receipt) -> list[Markup]:
    changed = [line for line in what.lines if line.outcome is Outcome.CHANGED]
    return [_change(line) for line in changed[:SHOWN_CHANGES]]


def _change(line: ReceiptLine) -> Markup:
    said = "; ".join(
        lists.CHANGE_ONE.format(field=common.FIELDS[name], before=value(name, old), after=value(name, new))
        for name, old, new in line.changes
    )
    return fill(lists.CHANGE, name=line.person.full_name, changes=said)


def _short(text: str) -> str:
    return text if len(text) <= SHOWN_TEXT else f"{text[:SHOWN_TEXT]}…"
