"""What one commune's committee has decided: its hours, its nudges, its rules and what its group may see."""

from __future__ import annotations

from datetime import date, time
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

Level = Literal["F0", "F1", "F2", "F3"]
Place = Literal["home", "centralised"]


class Frozen(BaseModel):
    """A value that is checked when made and never changes; an unknown field is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class QuarantineRule(Frozen):
    """How long a level's quarantine lasts, from which document, since when. `days` none: no proposed end."""

    level: Level
    days: Annotated[int, Field(ge=1, le=60)] | None = None
    monitoring_days: Annotated[int, Field(ge=0, le=60)] = 0
    place: Place | None = None
    document: str
    in_force_from: date
    first_day: Literal[0, 1] = 0  # whether the day of the last contact counts as day 0 or day 1


class Hours(Frozen):
    """When the committee's day happens, in the commune's time."""

    morning: time = time(6, 45)
    summary: time = time(17, 0)
    follow_up: time = time(18, 0)  # a hamlet whose roll was not called by then is reminded
    bulletin: time = time(17, 15)
    weekly: time = time(7, 0)  # of Mondays
    list_reminders: tuple[time, ...] = (time(15, 30), time(16, 30))
    nudges: Annotated[tuple[time, ...], Field(min_length=1)] = (time(7, 30), time(15, 0))
    quiet_from: time = time(21, 0)
    quiet_until: time = time(6, 30)

    @model_validator(mode="after")
    def _awake(self) -> Hours:
        told = (self.morning, self.summary, self.follow_up, self.bulletin, self.weekly)
        for moment in (*told, *self.nudges, *self.list_reminders):
            if is_quiet(moment, self):
                raise ValueError(f"giờ {moment:%H:%M} nằm trong khoảng yên tĩnh")
        return self


def is_quiet(moment: time, hours: Hours) -> bool:
    """Whether nobody is to be disturbed at this time of day."""
    if hours.quiet_from <= hours.quiet_until:
        return hours.quiet_from <= moment < hours.quiet_until
    return moment >= hours.quiet_from or moment < hours.quiet_until


class CommitteeRules(Frozen):
    """Everything a committee sets for itself, kept with its row in the database."""

    hours: Hours = Hours()
    nudge_days: tuple[Annotated[int, Field(ge=1, le=60)], ...] = (7, 3, 1)
    group_nudge_days: Annotated[int, Field(ge=0, le=30)] = 1  # the group hears of the last this many days
    acknowledge_hours: Annotated[int, Field(ge=1, le=48)] = 4  # waking hours in which a leader confirms a list
    send_bulletin: bool = True  # whether the broadcaster gets the bulletin every day
    group_view: Literal["full", "initials"] = "initials"
    anonymise_after_days: Annotated[int, Field(ge=1, le=3650)] = 90
    hotline: str = ""
    quarantine_rules: tuple[QuarantineRule, ...] = ()
