"""What the values of a committee file may be: keys, names, days, hours and the words for roles."""

from __future__ import annotations

from datetime import date, time
from typing import Annotated

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field

from bot.domain.roles import Role

ROLES = {
    "tram_y_te": Role.HEALTH_STATION,
    "lanh_dao_thon": Role.HAMLET_LEADER,
    "truong_ban": Role.CHAIR,
    "van_phong": Role.SECRETARY,
    "cong_an": Role.POLICE,
    "can_bo": Role.OFFICER,
    "dai_truyen_thanh": Role.BROADCASTER,
}
Key = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9_-]*$")]
Name = Annotated[str, Field(min_length=1)]


def _no_number(sample: str) -> BeforeValidator:
    """Refuse a bare number, which pydantic would take for seconds since midnight or 1970."""

    def check(value: object) -> object:
        if isinstance(value, int | float):
            raise ValueError(f"cần dạng {sample}")
        return value

    return BeforeValidator(check)


def _is_local(value: time) -> time:
    if value.tzinfo is not None:
        raise ValueError("cần dạng 07:30:00")
    return value


Clock = Annotated[time, _no_number("07:30:00"), AfterValidator(_is_local)]
Day = Annotated[date, _no_number("2021-06-20")]


class Table(BaseModel):
    """One table of the file: checked when made, and without unknown names."""

    model_config = ConfigDict(frozen=True, extra="forbid")
