"""Programmes as people read them: standings, lists, cards and receipts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from bot.domain.programmes import Act, Entry, Event, HamletStanding, Money, Plan, Stage, Standing, amount_due
from bot.domain.quantities import show
from bot.domain.registrations import Unclear
from bot.render import day, percent, phone, short_day, when
from bot.render.work import left
from bot.texts import Markup, fill, lines, programmes

NAMES_SHOWN = 12
UNCLEAR_SHOWN = 8
HISTORY_SHOWN = 12


def money(amount: int) -> str:
    """53.566.000 đ"""
    return programmes.MONEY.format(amount=show(Decimal(amount)))


def count(plan: Plan, one: HamletStanding, *, today: date | None = None) -> str:
    """ "87/210 hộ (41 %), cần thêm 39 hộ trước 20/06", as far as there is a goal, and on a day until its end."""
    unit, shown = plan.unit, Decimal(one.registered)
    if one.goal is None:
        return programmes.PLAIN.format(n=one.registered, unit=unit)
    if plan.goal_percent is not None and one.households:
        told = programmes.OF_HOUSEHOLDS.format(
            n=one.registered, households=one.households, unit=unit, percent=percent(shown, Decimal(one.households))
        )
    else:
        told = programmes.OF_GOAL.format(
            n=one.registered, goal=one.goal, unit=unit, percent=percent(shown, Decimal(one.goal))
        )
    if one.reached:
        return told + programmes.REACHED.format(goal=one.goal, unit=unit)
    cut_off = plan.cut_off if today is not None and not plan.is_late(today) else None
    until = programmes.MISSING_BEFORE.format(day=short_day(cut_off)) if cut_off is not None else ""
    return told + programmes.MISSING.format(n=one.missing, unit=unit, before=until)


def total(plan: Plan, standings: Sequence[HamletStanding]) -> HamletStanding:
    """All the hamlets together."""
    goals = [one.goal for one in standings if one.goal is not None]
    stages = {stage.key: sum(one.stages.get(stage.key, 0) for one in standings) for stage in plan.stages}
    options: dict[int | None, int] = {}
    for one in standings:
        for option, n in one.options.items():
            options[option] = options.get(option, 0) + n
    return HamletStanding(
        hamlet=None,
        households=sum(one.households for one in standings),
        goal=sum(goals) if goals else None,
        registered=sum(one.registered for one in standings),
        named=sum(one.named for one in standings),
        late=sum(one.late for one in standings),
        stages=stages,
        options=options,
        support=sum(one.support for one in standings),
        contribution=sum(one.contribution for one in standings),
        amount=sum(one.amount for one in standings),
    )


def overview(
    name: str, plan: Plan, standings: Sequence[HamletStanding], *, today: date, after: Sequence[Markup] = ()
) -> Markup:
    """All hamlets side by side, those that miss most first, and their sum."""
    ranked = sorted(standings, key=lambda one: -one.missing)
    whole = total(plan, standings)
    return lines(
        fill(programmes.HEAD, name=name, due=_due(plan, today)),
        *(_line(plan, one, today) for one in ranked),
        fill(programmes.SUM, standing=count(plan, whole)) if len(standings) > 1 else None,
        *_details(plan, whole),
        *after,
    )


def place(name: str, plan: Plan, one: HamletStanding, *, today: date, after: Sequence[Markup] = ()) -> Markup:
    """One hamlet's standing."""
    return lines(
        fill(programmes.PLACE, name=name, hamlet=one.hamlet, due=_due(plan, today)),
        _line(plan, one, today),
        *_details(plan, one),
        *after,
    )


def _line(plan: Plan, one: HamletStanding, today: date) -> Markup:
    mark, hamlet = "✅" if one.reached else "•", one.hamlet or programmes.NO_HAMLET
    return fill(programmes.LINE, mark=mark, hamlet=hamlet, standing=count(plan, one, today=today))


def _due(plan: Plan, today: date) -> str:
    if plan.cut_off is None:
        return ""
    if plan.is_late(today):
        return programmes.HEAD_CLOSED.format(day=day(plan.cut_off))
    return programmes.HEAD_DUE.format(day=day(plan.cut_off), left=left(plan.cut_off, today=today))


def _details(plan: Plan, one: HamletStanding) -> list[Markup]:
    if not one.registered:
        return [fill(programmes.NOBODY_YET, unit=plan.unit)]
    rows = []
    if one.registered > one.named:
        rows.append(fill(programmes.UNNAMED, n=one.registered - one.named, unit=plan.unit))
    if one.late:
        rows.append(fill(programmes.LATE_ONES, n=one.late, unit=plan.unit))
    if len(plan.options) > 1:
        rows.append(fill(programmes.OPTIONS, options=_option_counts(plan, one.options)))
    if plan.stages:
        rows.append(fill(programmes.STAGES, stages=stage_counts(plan, one)))
    kinds = {stage.money for stage in plan.stages}
    if Money.SUPPORT in kinds:
        rows.append(fill(programmes.SUPPORT, sum=money(one.support)))
    if Money.CONTRIBUTION in kinds:
        rows.append(fill(programmes.CONTRIBUTION, sum=money(one.contribution)))
    return rows


def _option_counts(plan: Plan, counts: Mapping[int | None, int]) -> str:
    told = [
        programmes.OPTION_COUNT.format(option=option_name(plan, option.number), n=counts.get(option.number, 0))
        for option in plan.options
    ]
    if counts.get(None):
        told.append(programmes.OPTION_NOT_SAID.format(n=counts[None]))
    return ", ".join(told)


def stage_counts(plan: Plan, one: HamletStanding) -> str:
    """How many entries reached each stage, of those that go through it."""
    told = []
    for stage in plan.stages:
        of = sum(n for option, n in one.options.items() if stage in plan.stages_of(option))
        told.append(programmes.STAGE_COUNT.format(stage=stage.name, n=one.stages.get(stage.key, 0), of=of))
    return ", ".join(told)


def option_name(plan: Plan, number: int | None, *, short: bool = False) -> str:
    """PA1 (thôn và hộ tự làm)"""
    option = plan.option(number)
    if option is None:
        return ""
    if short:
        return programmes.OPTION_SHORT.format(number=option.number)
    return programmes.OPTION.format(number=option.number, name=option.name)


def example(plan: Plan) -> str:
    """A line that the programme understands."""
    return programmes.EXAMPLE.format(option=programmes.EXAMPLE_OPTION if len(plan.options) > 1 else "")


@dataclass(frozen=True, slots=True)
class Receipt:
    """What became of one message; names only where they may be read."""

    name: str
    hamlet: str
    plan: Plan
    standing: HamletStanding
    today: date
    added: int
    names: tuple[str, ...] = ()
    filled: int = 0
    known: tuple[str, ...] = ()
    asked: int = 0
    taken: int = 0
    without_option: int = 0
    unclear: tuple[Unclear, ...] = ()
    late: bool = False
    in_full: bool = True


def receipt(one: Receipt) -> Markup:
    """The answer to a registering message."""
    plan, unit = one.plan, one.plan.unit
    late = programmes.RECEIPT_LATE.format(day=day(plan.cut_off)) if one.late and plan.cut_off is not None else ""
    head = (
        fill(programmes.RECEIPT, name=one.name, hamlet=one.hamlet, n=one.added, unit=unit, late=late)
        if one.added or one.filled
        else fill(programmes.RECEIPT_NONE, name=one.name, hamlet=one.hamlet, unit=unit)
    )
    parts: list[Markup | None] = [head]
    if one.names and one.in_full:
        parts.append(fill(programmes.RECEIPT_NAMES, names=shortened(one.names)))
    if one.filled:
        parts.append(fill(programmes.RECEIPT_FILLED, n=one.filled, unit=unit))
    if one.taken:
        parts.append(fill(programmes.RECEIPT_TAKEN, n=one.taken, unit=unit))
    if one.known:
        parts.append(
            fill(programmes.RECEIPT_KNOWN, names=shortened(one.known))
            if one.in_full
            else fill(programmes.RECEIPT_KNOWN_COUNT, n=len(one.known), unit=unit)
        )
    if one.asked:
        parts.append(fill(programmes.RECEIPT_ASKED, n=one.asked, unit=unit))
    parts += _unclear(one)
    parts.append(standing_line(one.hamlet, plan, one.standing, today=one.today))
    if one.without_option:
        parts.append(fill(programmes.RECEIPT_NO_OPTION, n=one.without_option, unit=unit))
    return lines(*parts)


def _unclear(one: Receipt) -> list[Markup]:
    if not one.unclear:
        return []
    if not one.in_full or len(one.unclear) > UNCLEAR_SHOWN:
        return [fill(programmes.RECEIPT_UNCLEAR_COUNT, n=len(one.unclear))]
    return [
        fill(programmes.RECEIPT_UNCLEAR, line=row.line, text=row.text[:60], example=example(one.plan))
        for row in one.unclear
    ]


def shortened(names: Sequence[str]) -> str:
    """The first names, and how many more there are."""
    shown = ", ".join(names[:NAMES_SHOWN])
    return f"{shown} … (+{len(names) - NAMES_SHOWN})" if len(names) > NAMES_SHOWN else shown


@dataclass(frozen=True, slots=True)
class Row:
    """One entry in a list."""

    name: str | None
    option: int | None
    stage: str  # the last that it reached
    late: bool


def listing(name: str, hamlet: str, plan: Plan, rows: Sequence[Row], *, first: int, of: int) -> Markup:
    """A page of a hamlet's list."""
    return lines(
        fill(programmes.PAGE_HEAD, name=name, hamlet=hamlet, n=of, unit=plan.unit),
        *(
            fill(
                programmes.PAGE_LINE,
                number=first + index,
                name=row.name or programmes.UNNAMED_ENTRY,
                option=f" – {option_name(plan, row.option, short=True)}" if plan.option(row.option) else "",
                stage=programmes.PAGE_STAGE.format(stage=row.stage) if row.stage else "",
                late=programmes.PAGE_LATE if row.late else "",
            )
            for index, row in enumerate(rows, 1)
        ),
        fill(programmes.NOBODY_YET, unit=plan.unit) if not rows else None,
    )


def stage_label(plan: Plan, entry: Entry, stage: Stage) -> tuple[str, str]:
    """A stage's name, and the amount that it settles for this entry, with a blank before it."""
    due = amount_due(plan, entry, stage)
    return stage.name, programmes.AMOUNT.format(amount=money(due)) if due is not None else ""


def card(
    programme: str,
    hamlet: str | None,
    plan: Plan,
    entry: Entry,
    events: Sequence[tuple[Event, bool]],
    *,
    late: bool,
    people: Mapping[int, str],
) -> Markup:
    """One entry with its stages and its history; (event, whether a photo came with it)."""
    option = option_name(plan, entry.option)
    following = entry.next_stage(plan)
    return lines(
        fill(programmes.CARD_HEAD, name=entry.name or programmes.UNNAMED_ENTRY),
        fill(programmes.CARD_PLACE, programme=programme, hamlet=place_name(hamlet)),
        fill(programmes.CARD_OPTION, option=option) if option else None,
        fill(programmes.CARD_PHONE, phone=phone(entry.phone)) if entry.phone else None,
        fill(programmes.CARD_NOTE, note=entry.note) if entry.note else None,
        fill(programmes.CARD_LATE) if late else None,
        fill(programmes.CARD_OUT) if entry.standing is Standing.OUT else None,
        *(
            fill(
                programmes.CARD_STAGE,
                stage=stage.name if (stage := plan.stage(one.stage)) is not None else one.stage,
                amount=programmes.AMOUNT.format(amount=money(one.amount)) if one.amount is not None else "",
                when=when(one.at),
                who=people.get(one.by, ""),
            )
            for one in entry.reached
        ),
        fill(programmes.CARD_NEXT, **dict(zip(("stage", "amount"), stage_label(plan, entry, following), strict=True)))
        if following is not None and entry.standing is Standing.IN
        else None,
        fill(programmes.CARD_HISTORY),
        *(
            fill(
                programmes.CARD_EVENT, when=when(event.at), who=people.get(event.by, ""), what=_what(plan, event, photo)
            )
            for event, photo in events[-HISTORY_SHOWN:]
        ),
    )


def _what(plan: Plan, event: Event, photo: bool) -> str:
    stage = plan.stage(event.stage)
    if event.act is Act.CHANGED and not event.value:
        return programmes.PHOTO_ADDED
    told = event.value.get("reason") or ", ".join(
        f"{programmes.FIELDS[key]} {value}" if event.act is Act.CHANGED else str(value)
        for key, value in event.value.items()
        if key in programmes.FIELDS and (event.act is Act.CHANGED or key == "name")
    )
    said = programmes.ACTS[event.act].format(
        value=told,
        stage=stage.name if stage is not None else event.stage,
        amount=programmes.AMOUNT.format(amount=money(event.amount)) if event.amount is not None else "",
    )
    return f"{said} 📷" if photo else said


def place_name(hamlet: str | None) -> str:
    """ "thôn Nam Thắng"; words for none."""
    return programmes.HAMLET.format(hamlet=hamlet) if hamlet is not None else programmes.NO_HAMLET


def standing_line(place: str, plan: Plan, standing: HamletStanding, *, today: date) -> Markup:
    """ "Thôn Nam Thắng 87/210 hộ (41 %), ..."."""
    told = count(plan, standing, today=today)
    return fill(programmes.RECEIPT_STANDING, place=place[:1].upper() + place[1:], standing=told)


def details(phone_number: str | None, note: str | None) -> str:
    """What tells two entries of one name apart, in brackets."""
    told = [phone(phone_number) if phone_number else "", note or ""]
    shown = ", ".join(one for one in told if one)
    return f" ({shown})" if shown else ""
