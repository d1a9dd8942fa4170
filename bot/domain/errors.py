"""Expected refusals: the domain names the reason, `bot/texts` has the words."""

from __future__ import annotations

from typing import Any


class UserError(Exception):
    """Something a person can put right. `reason` names a sentence of `bot/texts`; `values` fill its holes."""

    def __init__(self, reason: str, **values: Any) -> None:
        super().__init__(reason)
        self.reason = reason
        self.values = values
