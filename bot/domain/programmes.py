"""Programmes: a list of households, dossiers or gifts that goes through stages; what each entry's acts add up to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from decimal import ROUND_CEILING, Decimal
from enum import StrEnum
from typing import Annotated, Any, Literal

from pydantic import Field

from bot.domain.committee import Frozen
from bot.domain.errors import UserError
from bot.domain.folding import accented_key, name_key
from bot.domain.roles import Role


class Money(StrEnum):
    """Which of an option's amounts a stage settles."""

    SUPPORT = "support"  # the commune gives it
    CONTRIBUTION = "contribution"  # hamlet or household pays it


class Option(Frozen):
    """One way in which an entry may take part; amounts in đồng per entry."""

    number: int
    name: str
    aliases: tuple[str, ...] = ()
    support: Annotated[int, Field(ge=0)] = 0
    contribution: Annotated[int, Field(ge=0)] = 0

    def amount(self, money: Money) -> int:
        """What one entry of this option is given, or pays."""
        return self.support if money is Money.SUPPORT else self.contribution


class Stage(Frozen):
    """A step that entries reach in order. `by`: roles and members' keys who may set it."""

    key: str
    name: str
    aliases: tuple[str, ...] = ()
    by: tuple[str, ...]
    money: Money | None = None


class Plan(Frozen):
    """What a committee decided of a programme. `registers`: roles and members' keys who may enter what it lists."""

    kind: Literal["list", "money"] = "list"
    unit: str = "hộ"
    aliases: tuple[str, ...] = ()
    hamlets: tuple[str, ...] = ()  # none: all of them
    goal_percent: Annotated[int, Field(ge=1, le=100)] | None = None
    goals: Mapping[str, int] = {}
    options: tuple[Option, ...] = ()
    stages: tuple[Stage, ...] = ()
    cut_off: date | None = None  # the last day that is in time
    registers: tuple[str, ...] = (Role.HAMLET_LEADER, Role.SECRETARY)
    handed_to: tuple[str, ...] = ()
    opening: Annotated[int, Field(ge=0)] = 0  # đồng given before the first row
    opening_day: date | None = None

    def takes(self, hamlet: str) -> bool:
        """Whether a hamlet takes part."""
        return not self.hamlets or hamlet in self.hamlets

    def goal(self, hamlet: str, households: int) -> int | None:
        """How many entries a hamlet is to reach; a percentage of its households is rounded up."""
        if hamlet in self.goals:
            return self.goals[hamlet]
        if self.goal_percent is None or not households:
            return None
        exact = Decimal(households) * self.goal_percent / 100
        return int(exact.to_integral_value(rounding=ROUND_CEILING))

    def option(self, number: int | None) -> Option | None:
        """The option of this number."""
        return next((one for one in self.options if one.number == number), None)

    @property
    def only_option(self) -> int | None:
        """The number that goes without saying."""
        return self.options[0].number if len(self.options) == 1 else None

    def stage(self, key: str) -> Stage | None:
        """The stage of this key."""
        return next((one for one in self.stages if one.key == key), None)

    def stages_of(self, option: int | None) -> tuple[Stage, ...]:
        """The stages through which an entry of this option goes: money only where the option has it."""
        chosen = self.option(option)
        return tuple(
            one
            for one in self.stages
            if one.money is None or chosen is None or chosen.amount(one.money) > 0 or not self.has_amounts
        )

    @property
    def has_amounts(self) -> bool:
        """Whether the options say how much money an entry is about."""
        return any(one.support or one.contribution for one in self.options)

    def is_named_in(self, text: str, *, name: str) -> bool:
        """Whether a text says the programme's name, or what people call it; its unit alone is no name."""
        said = f" {name_key(text)} "
        return any(f" {name_key(one)} " in said for one in (name, *self.aliases) if one != self.unit)

    def is_late(self, day: date) -> bool:
        """Whether what is registered on this day is after the cut-off."""
        return self.cut_off is not None and day > self.cut_off


def is_one_of(who: Sequence[str], *, role: Role, key: str) -> bool:
    """Whether a member is among these roles and keys."""
    return role in who or key in who


class Act(StrEnum):
    """What may happen to an entry."""

    REGISTERED = "registered"
    NAMED = "named"  # a name was put to it
    CHANGED = "changed"  # another option, phone or note
    STAGE = "stage"
    RETURNED = "returned"  # sent back from a stage
    REMOVED = "removed"
    SAME = "same"  # it is another entry, written a second time
    APART = "apart"  # it is not


class Standing(StrEnum):
    """Whether an entry counts."""

    IN = "in"
    ASKED = "asked"  # it may be another entry: nobody has said yet
    OUT = "out"


@dataclass(frozen=True, slots=True)
class Event:
    """One act in force."""

    act: Act
    at: datetime
    by: int  # the member
    stage: str = ""
    amount: int | None = None  # đồng
    value: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Reached:
    """A stage that an entry stands at, who set it and when, and the money that changed hands, in đồng."""

    stage: str
    at: datetime
    by: int
    amount: int | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """What an entry's acts add up to."""

    standing: Standing = Standing.OUT
    name: str | None = None
    option: int | None = None
    phone: str | None = None
    note: str | None = None
    amount: int | None = None  # a gift's, in đồng
    reached: tuple[Reached, ...] = ()

    def paid(self, plan: Plan, money: Money) -> int:
        """How much of this money changed hands for the entry, in đồng."""
        return sum(
            one.amount or 0
            for one in self.reached
            if (stage := plan.stage(one.stage)) is not None and stage.money is money
        )

    def stands_at(self, plan: Plan) -> int:
        """How many of the programme's stages lie behind the entry, counted in the order of the programme."""
        keys = [one.key for one in plan.stages]
        return max((keys.index(one.stage) + 1 for one in self.reached if one.stage in keys), default=0)

    def next_stage(self, plan: Plan) -> Stage | None:
        """The stage that comes next; None at the end."""
        done = {one.stage for one in self.reached}
        return next((one for one in plan.stages_of(self.option) if one.key not in done), None)


def fold(events: Iterable[Event], *, doubtful: bool = False) -> Entry:
    """What these acts, oldest first, make of an entry. `doubtful`: it may be another one of the same name."""
    entry, registered, removed, apart = Entry(), False, False, not doubtful
    for event in events:
        entry = _after(entry, event)
        registered = registered or event.act in (Act.REGISTERED, Act.NAMED)
        removed = removed or event.act in (Act.REMOVED, Act.SAME)
        apart = apart or event.act is Act.APART
    if not registered or removed:
        return replace(entry, standing=Standing.OUT)
    return replace(entry, standing=Standing.IN if apart else Standing.ASKED)


def _after(entry: Entry, event: Event) -> Entry:
    if event.act in (Act.REGISTERED, Act.NAMED, Act.CHANGED):
        told = {
            key: value for key, value in event.value.items() if key in ("name", "option", "phone", "note", "amount")
        }
        return replace(entry, **told)
    if event.act is Act.STAGE:
        kept = tuple(one for one in entry.reached if one.stage != event.stage)
        return replace(entry, reached=(*kept, Reached(event.stage, event.at, event.by, event.amount)))
    if event.act is Act.RETURNED:
        stages = [one.stage for one in entry.reached]
        until = stages.index(event.stage) if event.stage in stages else len(stages)
        return replace(entry, reached=entry.reached[:until])
    return entry


def amount_due(plan: Plan, entry: Entry, stage: Stage) -> int | None:
    """What a stage settles for an entry unless another amount is typed; None where nothing says how much."""
    if stage.money is None:
        return None
    chosen = plan.option(entry.option)
    return (chosen.amount(stage.money) if chosen is not None else 0) or None


def check_stage(plan: Plan, entry: Entry, stage: Stage) -> None:
    """UserError when an entry cannot reach a stage now: it has, an earlier one is missing, or no option is chosen."""
    if any(one.stage == stage.key for one in entry.reached):
        raise UserError("stage_reached", stage=stage.name)
    if stage.money is not None and plan.options and entry.option is None:
        raise UserError("stage_needs_option", stage=stage.name)
    following = entry.next_stage(plan)
    if stage not in plan.stages_of(entry.option):
        raise UserError("stage_not_of_option", stage=stage.name, option=entry.option)
    if following is not None and following.key != stage.key:
        raise UserError("stage_too_early", stage=stage.name, before=following.name)


@dataclass(frozen=True, slots=True)
class Group:
    """Entries of one hamlet that stand alike, counted together."""

    option: int | None
    stands_at: int
    entries: int
    named: int
    late: int = 0
    support: int = 0
    contribution: int = 0
    amount: int = 0


@dataclass(frozen=True, slots=True)
class HamletStanding:
    """Where one hamlet stands in a programme; money in đồng."""

    hamlet: str | None
    households: int
    goal: int | None
    registered: int = 0
    named: int = 0
    late: int = 0
    stages: Mapping[str, int] = field(default_factory=dict)  # stage's key -> entries that reached it
    options: Mapping[int | None, int] = field(default_factory=dict)
    support: int = 0
    contribution: int = 0
    amount: int = 0

    @property
    def missing(self) -> int:
        """How many entries the goal still wants."""
        return max(0, (self.goal or 0) - self.registered)

    @property
    def reached(self) -> bool:
        """Whether there is a goal, and it is reached."""
        return self.goal is not None and self.registered >= self.goal


def stand(plan: Plan, *, hamlet: str | None, households: int, groups: Iterable[Group]) -> HamletStanding:
    """Add up a hamlet's groups."""
    rows = list(groups)
    options: dict[int | None, int] = {}
    for row in rows:
        options[row.option] = options.get(row.option, 0) + row.entries
    stages = {}
    for position, stage in enumerate(plan.stages, 1):
        stages[stage.key] = sum(
            row.entries for row in rows if row.stands_at >= position and stage in plan.stages_of(row.option)
        )
    return HamletStanding(
        hamlet=hamlet,
        households=households,
        goal=plan.goal(hamlet, households) if hamlet is not None else None,
        registered=sum(row.entries for row in rows),
        named=sum(row.named for row in rows),
        late=sum(row.late for row in rows),
        stages=stages,
        options=options,
        support=sum(row.support for row in rows),
        contribution=sum(row.contribution for row in rows),
        amount=sum(row.amount for row in rows),
    )


def is_same_entry(name: str, phone: str | None, *, other: str, other_phone: str | None) -> bool:
    """Whether two lines surely mean one household: the same name to the accent, and the same phone."""
    return accented_key(name) == accented_key(other) and phone is not None and phone == other_phone
