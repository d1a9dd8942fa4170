"""README says what is true: its table of commands, its settings, and the two commands that a newcomer types."""

from __future__ import annotations

from pathlib import Path

from bot.domain.commands import COMMANDS
from bot.domain.roles import Role
from bot.settings import NAMES
from bot.texts.commands import DESCRIPTIONS
from bot.texts.common import ROLES

README = (Path(__file__).parents[1] / "README.md").read_text(encoding="utf-8")
TABLE = README.split("<!-- commands -->\n")[1].split("<!-- /commands -->")[0]


def commands_table() -> str:
    """README's table of commands, as the commands are."""
    rows = ["| Lệnh | Ai dùng | Để làm gì |", "|---|---|---|"]
    for spec in COMMANDS:
        everybody = spec.roles == frozenset(Role)
        who = "mọi người" if everybody else ", ".join(ROLES[role] for role in Role if role in spec.roles)
        rows.append(f"| `/{spec.name}` | {who} | {DESCRIPTIONS[spec.name]} |")
    return "\n".join(rows) + "\n"


def test_the_table_of_commands_is_the_commands() -> None:
    assert commands_table() == TABLE


def test_every_setting_is_explained() -> None:
    for name in NAMES:
        assert f"| `{name}` |" in README


def test_the_two_commands_stand_in_these_words() -> None:
    assert "pip install uv && uv run bot" in README
    assert "pip install uv && uv run pytest" in README
