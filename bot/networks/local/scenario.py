"""The sample day: steps read from `scenario.toml`, each an ordinary thing to do in the chat."""

from __future__ import annotations

import tomllib
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator
from sqlmodel import Session

from bot.clock import COMMUNE_ZONE
from bot.networks.local.view import milliseconds
from storage import local_chat
from storage.local_chat import LocalPerson

FOLDER = Path(__file__).parent / "scenario_day"
NONCE = "kich-ban:"


class Step(BaseModel):
    """One step: who does what in which chat, and why it is worth seeing. Exactly one of the four deeds."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: Annotated[str, Field(pattern=r"^[a-z0-9-]{1,40}$")]
    who: str  # a member's key in the committee file
    chat: Literal["group", "private"]
    title: str
    explain: str
    text: str | None = None
    file: Annotated[str, Field(pattern=r"^[\w.-]+$")] | None = None
    caption: str = ""
    press: str | None = None  # what the label of the button contains; the newest such button is pressed
    clock: datetime | None = None  # the commune's time to go to

    @model_validator(mode="after")
    def _one_deed(self) -> Step:
        if sum(deed is not None for deed in (self.text, self.file, self.press, self.clock)) != 1:
            raise ValueError(f"step {self.id} needs exactly one of text, file, press and clock")
        return self

    @property
    def moment(self) -> datetime | None:
        """When the clock step ends, aware."""
        return None if self.clock is None else self.clock.replace(tzinfo=COMMUNE_ZONE)


@dataclass(frozen=True, slots=True)
class Scenario:
    """The day, in order."""

    steps: tuple[Step, ...]

    @property
    def files(self) -> dict[str, Path]:
        """The files that steps send, by name."""
        return {step.file: FOLDER / step.file for step in self.steps if step.file is not None}


def load(path: Path = FOLDER / "scenario.toml") -> Scenario:
    """The scenario in a file."""
    return Scenario(steps=tuple(Step.model_validate(step) for step in tomllib.loads(path.read_text("utf-8"))["step"]))


def players_in(session: Session, scenario: Scenario) -> dict[str, LocalPerson] | None:
    """Who plays whom, by key, in the first committee that has them all; none when no committee does."""
    needed = {step.who for step in scenario.steps}
    by_committee: dict[int, dict[str, LocalPerson]] = {}
    for person in local_chat.people(session):
        by_committee.setdefault(person.committee_id, {})[person.key] = person
    return next((people for people in by_committee.values() if needed <= people.keys()), None)


def view(session: Session, scenario: Scenario, *, now: datetime) -> list[dict[str, Any]]:
    """The steps as the page plays them, each with whether it has been done. Empty when nobody can play them."""
    players = players_in(session, scenario)
    if players is None:
        return []
    keys = {f"{players[step.who].user_id}:{NONCE}{step.id}": step.id for step in scenario.steps}
    received = local_chat.received_keys(session, list(keys))
    done = {keys[key] for key in received}
    chats = {
        (user_id, chat.kind): chat.chat_id
        for user_id in {player.user_id for player in players.values()}
        for chat in local_chat.chats_of(session, user_id=user_id)
    }
    return [_step(step, players[step.who].user_id, chats, done=done, now=now) for step in scenario.steps]


def _step(
    step: Step, user_id: int, chats: dict[tuple[int, str], int], *, done: Collection[str], now: datetime
) -> dict[str, Any]:
    moment = step.moment
    return {
        "nonce": NONCE + step.id,
        "as": user_id,
        "chat": chats[user_id, step.chat],
        "title": step.title,
        "explain": step.explain,
        "text": step.text,
        "file": step.file,
        "caption": step.caption,
        "press": step.press,
        "clock": None if moment is None else moment.isoformat(),
        "at": None if moment is None else milliseconds(moment),
        "done": step.id in done or (moment is not None and moment <= now),
    }
