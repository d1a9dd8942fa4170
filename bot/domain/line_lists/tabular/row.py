"""What one row of a table says of its person."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from bot.domain.line_lists.entries.people import Draft
from bot.domain.line_lists.model import Question


@dataclass(slots=True)
class Row:
    """What a row says: `said` and `questions` of the person, and a name if there is one."""

    full_name: str | None = None
    said: dict[str, Any] = field(default_factory=dict)
    questions: list[Question] = field(default_factory=list)
    index: int | None = None
    notes: list[str] = field(default_factory=list)
    denied: str = ""
    heads: bool = False  # he is the head of his household
    head_phone: str | None = None
    called: str = ""  # his name with the form of address before it
    met: str | None = None  # who is named in a note as whom he was with
    source_index: int | None = None  # "STT 1": who has that number in the list

    def say(self, name: str, value: Any) -> None:
        """Keep a value where none was said before."""
        if self.said.get(name) is None:
            self.said[name] = value

    def fill(self, said: Mapping[str, Any]) -> None:
        """Keep what was not said before."""
        for name, value in said.items():
            self.say(name, value)

    def only(self) -> tuple[str, Any] | None:
        """The one field that this row says, with its value; None where it says more, or nothing."""
        if len(self.said) != 1 or self != Row(said=self.said):
            return None
        name, value = next(iter(self.said.items()))
        return None if value is None else (name, value)

    def draft(self, line: int) -> Draft | None:
        """The person of this row."""
        if self.full_name is None:
            return None
        said = {name: value for name, value in self.said.items() if value is not None}
        return Draft(
            self.full_name, line, said, self.questions, self.index, text="; ".join(self.notes), denied=self.denied
        )
