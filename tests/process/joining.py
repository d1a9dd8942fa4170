"""Getting people into the bot as in life: the printed link makes the secretary, whose links bring the others."""

from __future__ import annotations

from tests.pretend_telegram import Person, PretendTelegram
from tests.process.program import ProgramProcess, code_in, first_code

SECRETARY = 900


async def secretary_joins(telegram: PretendTelegram, process: ProgramProcess) -> Person:
    """Someone opens the link that the program printed."""
    secretary = telegram.person(SECRETARY, "Đỗ Thị Mẫu")
    secretary.says(f"/start {await first_code(process)}")
    await telegram.wait_for_message(SECRETARY, "Văn phòng")
    return secretary


async def joins(telegram: PretendTelegram, secretary: Person, newcomer: Person, *, role: str) -> None:
    """The secretary makes a link for a role, and the newcomer opens it."""
    seen = len(telegram.sent_to(secretary.id))
    secretary.says(f"/moi {role}")
    answer = await telegram.wait_for(
        lambda: next((sent for sent in telegram.sent_to(secretary.id)[seen:] if "?start=" in sent.text), None)
    )
    newcomer.says(f"/start {code_in(answer.text)}")
    await telegram.wait_for_message(newcomer.id, "Chào đồng chí")
