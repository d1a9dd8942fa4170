"""The registration of Notice 12 from 14/06 to 23/06/2021, slot by slot: who is nudged when, and who gets the list."""

from __future__ import annotations

from tests.handlers.commune import Commune, Said

DILIGENT, LATE, SILENT = "thon_nam_thang", "thon_trung_phu", "thon_hoa_binh"
TITLE = "Lập danh sách hộ đăng ký"
BEFORE_THE_LIST_CLOSES = ["17/06 07:30", "19/06 07:30", "20/06 07:30", "20/06 15:00"]


def told(commune: Commune, who: str, sent: list[Said], words: str) -> int:
    return sum(words in one.text and TITLE in one.text for one in commune.to(who, sent))


async def test_each_leader_and_the_chair_hear_of_the_registration_on_their_days_only(commune: Commune) -> None:
    nudged: dict[str, list[str]] = {DILIGENT: [], LATE: [], SILENT: []}
    escalated: list[str] = []
    handed: list[str] = []
    await commune.says(DILIGENT, "/tiendo đăng ký 126 hộ")
    for day in range(14, 24):
        for hour, minute in ((7, 30), (15, 0), (20, 0)):
            sent = await commune.moves_to(day, 6, hour, minute)
            moment = f"{day}/06 {hour:02}:{minute:02}"
            for who, moments in nudged.items():
                moments += [moment] * told(commune, who, sent, "Nhắc việc")
            escalated += [moment] * told(commune, "truong_ban", sent, "vừa quá hạn")
            handed += [
                f"{moment} {who}"
                for who in commune.users
                for one in commune.to(who, sent)
                if "danh sách chốt số" in one.text and "<b>126 hộ</b>" in one.text
            ]
        if day == 22:
            await commune.says(LATE, "/tiendo đăng ký 111 hộ")
    assert nudged[DILIGENT] == []
    assert nudged[LATE] == [*BEFORE_THE_LIST_CLOSES, "21/06 07:30", "22/06 07:30"]
    assert nudged[SILENT] == [*BEFORE_THE_LIST_CLOSES, "21/06 07:30", "22/06 07:30", "23/06 07:30"]
    assert escalated == ["21/06 07:30"]
    assert sorted(handed) == ["21/06 07:30 dia_chinh", "21/06 07:30 ntm"]
