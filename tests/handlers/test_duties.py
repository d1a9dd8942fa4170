"""/nhiemvu: whose duties are shown, how they are opened, and what the chair sees."""

from __future__ import annotations

from datetime import date

from sqlmodel import select

from bot.domain.duties import Owner
from storage import assignments
from storage.assignments import Assignment
from storage.committees import Committee, Hamlet, Member
from tests.handlers.commune import GROUP, Commune, Said

REGISTRATION = "Lập danh sách hộ đăng ký"


def give(
    commune: Commune, *, count: int = 1, who: str = "dia_chinh", due: date | None = date(2021, 6, 25)
) -> list[int]:
    """Assignments of one member, as the secretary would give them; their ids."""
    made = []
    with commune.database.transaction() as session:
        committee = session.exec(select(Committee)).one()
        member = session.exec(select(Member).where(Member.key == who)).one()
        before = len(session.exec(select(Assignment)).all())
        for number in range(before, before + count):
            row = assignments.create(
                session, committee_id=committee.id, key=f"test:{number}", title=f"Việc thứ {number}", due=due,
                owners=[Owner(member_id=member.id)], given_by=member.id, given_at=commune.clock.now(),
            )  # fmt: skip
            made.append(row.id)
    return made


async def open_duty(commune: Commune, who: str, title: str = REGISTRATION[:20]) -> Said:
    """The card of one of somebody's duties."""
    (tasks,) = await commune.says(who, "/nhiemvu")
    (card,) = await commune.presses(who, tasks, title)
    return card


async def test_my_duties_are_listed_near_first_with_buttons(commune: Commune) -> None:
    (answer,) = await commune.says("thon_hoa_binh", "nhiệm vụ")
    assert answer.text.index(REGISTRATION) < answer.text.index("tháng 6") < answer.text.index("tháng 7")
    assert "hạn 20/06/2021 (còn 6 ngày)" in answer.text
    assert "Nộp tại: Đinh Như Ý" in answer.text
    assert any(REGISTRATION in label for label in answer.labels)


async def test_undated_duties_come_last_under_a_heading(commune: Commune) -> None:
    give(commune, due=None)
    give(commune)
    (answer,) = await commune.says("dia_chinh", "viec")
    dated, undated = answer.text.split("Không có thời hạn")
    assert "hạn 25/06/2021" in dated
    assert "Việc thứ" in undated


async def test_the_chair_sees_who_has_not_finished(commune: Commune) -> None:
    (answer,) = await commune.says("truong_ban", "/nhiemvu")
    assert "Chưa xong: Nam Thắng, Trung Phú, Hòa Bình" in answer.text
    await commune.says("thon_nam_thang", "/tiendo đăng ký 126 hộ")
    (answer,) = await commune.says("truong_ban", "/nhiemvu")
    assert "Chưa xong: Trung Phú, Hòa Bình\n" in answer.text


async def test_the_chair_sees_it_by_owner_with_the_late_first_and_opens_any_card(commune: Commune) -> None:
    give(commune, due=date(2021, 6, 15))
    await commune.moves_to(16, 6, 9)
    (answer,) = await commune.says("truong_ban", "/nhiemvu")
    (people,) = await commune.presses("truong_ban", answer, "Theo người")
    lines = [line for line in people.text.splitlines() if line.startswith("•")]
    assert lines[0].startswith("• Đinh Như Ý: 1 việc, <b>1 quá hạn</b>")
    assert any("Nam Thắng: 7 việc" in line for line in lines)
    (his,) = await commune.presses("truong_ban", people, "Đinh Như Ý")
    (card,) = await commune.presses("truong_ban", his, "1. Việc thứ")
    assert "Người làm: <b>Đinh Như Ý</b>" in card.text
    assert "quá hạn 1 ngày" in card.text


async def test_the_chair_opens_an_assignment_and_sees_how_each_stands(commune: Commune) -> None:
    await commune.presses("thon_nam_thang", await open_duty(commune, "thon_nam_thang"), "Đang làm")
    (answer,) = await commune.says("truong_ban", "/nhiemvu")
    (task,) = await commune.presses("truong_ban", answer, REGISTRATION[:20])
    assert "🔨 Nam Thắng" in task.text
    assert "⬜ Hòa Bình" in task.text
    (card,) = await commune.presses("truong_ban", task, "Hòa Bình")
    assert "Người làm: <b>thôn Hòa Bình</b>" in card.text


async def test_somebody_without_duties_is_told_so(commune: Commune) -> None:
    (answer,) = await commune.says("cong_an", "/nhiemvu")
    assert "không có việc" in answer.text


async def test_many_duties_are_turned_by_pages(commune: Commune) -> None:
    give(commune, count=20)
    (answer,) = await commune.says("dia_chinh", "/nhiemvu")
    assert "20 việc chưa xong" in answer.text
    assert "Trang 1/3" in answer.text
    (answer,) = await commune.presses("dia_chinh", answer, "Trang sau")
    (answer,) = await commune.presses("dia_chinh", answer, "Trang sau")
    assert "Trang 3/3" in answer.text
    assert "20. " in answer.text
    assert "Trang sau ▸" not in answer.labels
    (answer,) = await commune.presses_data("dia_chinh", answer, "tasks:999")
    assert "Trang 3/3" in answer.text


async def test_who_only_helps_sees_it_marked_and_cannot_answer_for_it(commune: Commune) -> None:
    with commune.database.transaction() as session:
        committee = session.exec(select(Committee)).one()
        member = session.exec(select(Member).where(Member.key == "cong_an")).one()
        hamlet = session.exec(select(Hamlet).where(Hamlet.name == "Nam Thắng")).one()
        row = assignments.create(
            session, committee_id=committee.id, key="t", title="Trực chốt", due=date(2021, 6, 20),
            owners=[Owner(hamlet_id=hamlet.id)], collaborators=[Owner(member_id=member.id)],
        )  # fmt: skip
        helper = assignments.duty_for(session, assignment_id=row.id, hamlet_id=None, member_id=member.id)
        assert helper is not None
    card = await open_duty(commune, "cong_an", "Trực chốt")
    assert "Phối hợp: <b>Hoàng Văn Thái</b> (người làm chính: Nam Thắng)" in card.text
    assert card.labels == []
    (refused,) = await commune.presses_data("cong_an", card, f"done:{helper.id}")
    assert "không phải của đồng chí" in refused.text
    sent = await commune.moves_to(19, 6, 7, 30)
    assert not any("Trực chốt" in one.text for one in commune.to("cong_an", sent))


async def test_nobody_opens_the_card_of_another(commune: Commune) -> None:
    card = await open_duty(commune, "thon_nam_thang")
    duty = int(next(data for row in card.buttons for _, data in row if data.startswith("done:")).split(":")[1])
    for forged in (f"duty:{duty}", f"done:{duty}", f"later:{duty}", f"stuck:{duty}"):
        (refused,) = await commune.presses_data("thon_trung_phu", card, forged)
        assert "không phải của đồng chí" in refused.text
    for forged in (f"moveduty:{duty}", f"dropduty:{duty}", f"handto:{duty}:0:1", "alltasks:0", "owners:0", "task:1:0"):
        (refused,) = await commune.presses_data("thon_trung_phu", card, forged)
        assert "dành cho" in refused.text
    (refused,) = await commune.presses_data("thon_trung_phu", card, "duty:99999")
    assert "thôi giao" in refused.text


async def test_in_the_group_everybody_is_shown_his_own(commune: Commune) -> None:
    (answer,) = await commune.says("thon_hong_lac", "/nhiemvu", where=GROUP)
    assert answer.chat_id == commune.group
    assert "Việc của đồng chí" in answer.text


async def test_owners_are_turned_by_pages_and_each_opens_his_own(commune: Commune) -> None:
    for who in ("dia_chinh", "ntm", "ke_toan", "cong_an"):
        give(commune, who=who)
    (answer,) = await commune.says("van_phong", "/nhiemvu")
    (people,) = await commune.presses("van_phong", answer, "Theo người")
    (second,) = await commune.presses("van_phong", people, "Trang sau")
    assert "Trang trước" in " ".join(second.labels)
    name = next(label for row in second.buttons for label, data in row if data.startswith("owner:"))
    (his,) = await commune.presses("van_phong", second, name)
    assert f"Việc của {name}" in his.text
    (old,) = await commune.presses_data("van_phong", his, "owner:1:99999:0")
    assert "không có việc" in old.text
