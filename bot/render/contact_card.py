"""A contact's card: who he is, until when and by which rule, and his whole history."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from bot.domain.contact_history import Step
from bot.domain.contacts import DATE_FIELDS, ContactState, EventKind, Status
from bot.domain.quarantine import Proposal
from bot.domain.sampling import WAITING
from bot.render import day, phone, short_day, value, when
from bot.render.quarantine import left, place_name
from bot.texts import Markup, common, contact_card, fill, lines


@dataclass(frozen=True, slots=True)
class Told:
    """Where a saying comes from. `step` none: it was taken back at `withdrawn_at`."""

    kind: EventKind
    at: datetime
    by: str | None
    list_at: datetime | None
    line: int | None
    why: str | None
    step: Step | None
    stated: dict[str, Any]
    withdrawn_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Card:
    """Everything that a card shows. `by_rule`: what the rules would propose, a stated end or not."""

    state: ContactState
    proposal: Proposal | None
    by_rule: Proposal | None
    told: Sequence[Told]
    today: date


def card(what: Card) -> Markup:
    """The whole card."""
    state = what.state
    head = fill(
        contact_card.HEAD,
        name=state.full_name,
        level=state.level or common.NO_LEVEL,
        status=common.STATUSES[state.status],
    )
    return lines(
        head, *_who(state), *_until(what), *_tests(state, what.today), "", fill(contact_card.HISTORY), *_history(what)
    )


def arithmetic(proposal: Proposal) -> Markup:
    """05/06 + 21 ngày = 26/06/2021, CĐ 600/CĐ-BCĐ, dự kiến"""
    return fill(
        contact_card.ARITHMETIC_DAY_1 if proposal.first_day else contact_card.ARITHMETIC,
        first=short_day(proposal.counted_from, beside=proposal.end),
        days=proposal.days,
        end=day(proposal.end),
        document=proposal.document,
    )


def end_now(state: ContactState, proposal: Proposal | None) -> Markup:
    """The last day as it stands, with its arithmetic where it is proposed."""
    if state.quarantine_end is not None:
        return fill("{end}", end=day(state.quarantine_end))
    return arithmetic(proposal) if proposal is not None else fill("{end}", end=common.NOT_SAID)


def end_moved(
    state: ContactState,
    *,
    before: Markup,
    earlier: date | None,
    first: date | None,
    days: int | None,
) -> Markup:
    """What a change of the last day did: from, to, by how much, and what it was counted from."""
    end = state.quarantine_end
    assert end is not None
    moved = (end - earlier).days if earlier is not None else 0
    sentence = contact_card.MOVED_LATER if moved > 0 else contact_card.MOVED_EARLIER
    counted = ""
    if first is not None and days is not None:
        counted = f": {fill(contact_card.COUNTED, first=short_day(first, beside=end), days=days, end=day(end))}"
    return fill(
        contact_card.DONE_END,
        name=state.full_name,
        before=before,
        after=day(end),
        moved=sentence.format(days=abs(moved)) if moved else "",
        counted=counted,
    )


def changes_of(pairs: Sequence[tuple[str, Any, Any]]) -> str:
    """Changed fields in words."""
    return "; ".join(_change(*pair) for pair in pairs)


def _who(state: ContactState) -> list[Markup]:
    known = [state.birth_year, state.sex, state.address, state.hamlet or common.NO_HAMLET]
    details = [str(one) for one in known if one]
    if state.phone:
        details.append(phone(state.phone))
    if state.case_code:
        details.append(state.case_code)
    shown = [fill(contact_card.KNOWN, details=", ".join(details))]
    if state.source:
        said = contact_card.SOURCE_DAY.format(day=day(state.contact_date)) if state.contact_date else ""
        shown.append(Markup(fill(contact_card.SOURCE, source=state.source) + said))
    elif state.contact_date:
        shown.append(fill(contact_card.CONTACT_DAY, day=day(state.contact_date)))
    if state.place or state.quarantine_start:
        since = contact_card.PLACE_FROM.format(day=day(state.quarantine_start)) if state.quarantine_start else ""
        shown.append(Markup(fill(contact_card.PLACE, place=place_name(state.place)) + since))
    if state.note:
        shown.append(fill(contact_card.NOTE, note=state.note))
    return shown


def _until(what: Card) -> list[Markup]:
    state = what.state
    if state.status is not Status.OPEN:
        assert state.closed_on is not None
        return [fill(contact_card.CLOSED, status=common.STATUSES[state.status], day=day(state.closed_on))]
    shown = []
    if state.quarantine_end is not None:
        away = left((state.quarantine_end - what.today).days)
        shown.append(fill(contact_card.END_STATED, end=day(state.quarantine_end), left=away))
        if what.by_rule is not None and what.by_rule.end != state.quarantine_end:
            shown.append(fill(contact_card.END_BY_RULE, arithmetic=arithmetic(what.by_rule)))
    elif what.proposal is not None:
        away = left((what.proposal.end - what.today).days)
        shown.append(fill(contact_card.END_PROPOSED, arithmetic=arithmetic(what.proposal), left=away))
        if what.proposal.monitored_until is not None:
            shown.append(
                fill(
                    contact_card.MONITORING,
                    days=what.proposal.monitoring_days,
                    end=day(what.proposal.monitored_until),
                )
            )
    else:
        shown.append(fill(contact_card.END_TREATED if state.level == "F0" else contact_card.END_NONE))
    return shown


def _tests(state: ContactState, today: date) -> list[Markup]:
    """The last test: since when its result is awaited, or when it came and when the sample was taken."""
    if state.test_outcome is None:
        return []
    outcome = common.TESTS.get(state.test_outcome, state.test_outcome)
    if state.test_outcome == WAITING and state.sample_day is not None:
        waited = waiting_since(state.sample_day, today=today)
        return [fill(contact_card.TEST, outcome=outcome, day=waited)]
    on = contact_card.TEST_DAY.format(day=day(state.result_day)) if state.result_day is not None else ""
    if state.sample_day is not None and state.sample_day != state.result_day:
        on += contact_card.TEST_SAMPLE.format(day=short_day(state.sample_day, beside=today))
    return [fill(contact_card.TEST, outcome=outcome, day=on)]


def waiting_since(sample_day: date, *, today: date) -> str:
    """When the sample was taken, and for how many days its result has been awaited."""
    days = (today - sample_day).days
    waited = contact_card.TEST_WAITED.format(days=days) if days > 0 else ""
    return contact_card.TEST_TAKEN.format(day=short_day(sample_day, beside=today), waited=waited)


def _history(what: Card) -> list[Markup]:
    """Every saying; lists that named him again without news are counted together."""
    shown: list[Markup] = []
    again: list[Told] = []
    number = 0

    def tell_again() -> None:
        if again:
            shown.append(fill(contact_card.NAMED_AGAIN, n=len(again), when=when(again[-1].at)))
            again.clear()

    for told in what.told:
        if told.step is not None and told.step.again:
            again.append(told)
            continue
        tell_again()
        number += 1
        shown.append(_saying(number, told))
    tell_again()
    return shown


def _saying(number: int, told: Told) -> Markup:
    source = ""
    if told.list_at is not None:
        source = contact_card.FROM_LIST.format(when=when(told.list_at), line=told.line)
    said = fill(
        contact_card.SAYING,
        n=number,
        when=when(told.at),
        by=told.by or contact_card.BY_NOBODY,
        source=source,
        what=_what(told),
        why=fill(contact_card.WHY, why=told.why) if told.why else "",
    )
    if told.withdrawn_at is None:
        return said
    return Markup(said + fill(contact_card.WITHDRAWN, when=when(told.withdrawn_at)))


def _what(told: Told) -> Markup:
    if told.step is None:
        stated = [
            contact_card.SET.format(field=common.FIELDS[name], after=_stated(name, one))
            for name, one in told.stated.items()
            if name in common.FIELDS
        ]
        change = common.STATUSES.get(str(told.stated.get("change")))
        return fill("{what}", what="; ".join([*stated, *([change] if change else [])]) or contact_card.WHAT_RULE)
    changes = [
        (name, None if told.step.first else old, new)
        for name, old, new in told.step.changes
        if not (told.step.first and name in ("full_name", "status"))
    ]
    words = changes_of(changes)
    if told.step.first:
        words = f"{contact_card.WHAT_NEW}; {words}" if words else contact_card.WHAT_NEW
    elif told.kind is EventKind.RULED:
        words = contact_card.WHAT_RULE
    what = fill("{what}", what=words or contact_card.WHAT_SAME)
    if told.step.proposal is not None:
        what = Markup(what + fill(contact_card.PROPOSED, arithmetic=arithmetic(told.step.proposal)))
    return what


def _change(name: str, old: Any, new: Any) -> str:
    field = common.FIELDS[name]
    if old is None and name != "quarantine_end":
        return contact_card.SET.format(field=field, after=value(name, new))
    return contact_card.CHANGED.format(field=field, before=value(name, old), after=value(name, new))


def _stated(name: str, content: Any) -> str:
    if isinstance(content, str) and name in DATE_FIELDS:
        return day(date.fromisoformat(content))
    return value(name, content)
