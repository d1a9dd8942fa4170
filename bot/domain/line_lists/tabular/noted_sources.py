"""Whom somebody met by the notes of his row: who is named there, "Vợ F1 ở trên", "ở cùng STT 1"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.domain.folding import fold
from bot.domain.line_lists.entries.merging import Gathered, Gathering, level_of
from bot.domain.line_lists.fields.levels import comes_after
from bot.domain.line_lists.tabular.row import Row

_ABOVE = re.compile(r"(?<![a-z])f\s?(?P<n>[0-2]) (?:(?:o|ke|noi|phia|ben|ngay) )?tren(?![a-z])")
_NUMBERED = re.compile(
    r"(?<![a-z])(?:vo|chong|con|trai|gai|me|bo|em|anh|chi|chau|ong|ba|voi|cung|gap|cua|f\s?[0-2])"
    r" (?:stt|so thu tu|so|muc)\s?(?P<n>\d{1,3})(?![\d/.])"
)
_CUES = ("trên", "tren", "tt", "TT", "số", "so ")


def source_noted(gathering: Gathering, row: Row, *, level: str | None, told: str | None) -> str | None:
    """Whom the notes of a row tell that he met, where no column does; `told`: whom the headings tell.

    A case in a heading stands for his contacts; only those of whom they met themselves say more.
    """
    if row.said.get("source") is not None or level not in ("F1", "F2", "F3"):
        return None
    for note in row.notes:
        if any(cue in note for cue in _CUES):
            found = _of_listed(gathering, fold(note), level, row.full_name)
            if found is not None:
                return found
    if row.met is None or row.met == row.full_name or (level == "F1" and told is not None):
        return None
    return row.met


def _of_listed(gathering: Gathering, folded: str, level: str, name: str | None) -> str | None:
    above = _ABOVE.search(folded)
    if above is not None and comes_after(level, f"F{above['n']}"):
        return _last_of(gathering.people, f"F{above['n']}")
    number = _NUMBERED.search(folded)
    met = gathering.met_of_number(int(number["n"]), level) if number is not None else None
    return met if met != name else None


def _last_of(people: Sequence[Gathered], level: str) -> str | None:
    return next((each.draft.full_name for each in reversed(people) if level_of(each) == level), None)
