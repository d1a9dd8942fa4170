"""What the program does to its own files after the sweeps: nothing that was forgotten stays in them."""

from __future__ import annotations

from bot.program import Program
from storage import sweeps


def wipe(program: Program) -> None:
    """After names went: leave nothing of them in the database's files. Until that is done it is tried again."""
    with program.database.transaction() as session:
        if not sweeps.is_marked(session, key=sweeps.WIPE_OWED):
            return
    if program.database.wipe():
        with program.database.transaction() as session:
            sweeps.unmark(session, key=sweeps.WIPE_OWED)
