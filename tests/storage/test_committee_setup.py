"""Loading a committee file: again it changes nothing, changed it corrects, and nothing that was recorded goes."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, time
from decimal import Decimal
from importlib import resources
from typing import Any

import pytest
from sqlmodel import Session, SQLModel, col, select

from bot import committee_setup
from bot.committee_file import SAMPLE, CommitteeFileError, parse
from bot.domain.duties import Owner, State
from bot.domain.roles import Role
from storage import assignments, commitments, committees, duty_events
from storage.assignments import Assignment, Commitment, Duty, Report
from storage.committees import Committee, Hamlet, Member
from storage.tables import metadata
from tests.storage.commune import NOW

TEXT = resources.files("bot.sample").joinpath(SAMPLE).read_text(encoding="utf-8")
Load = Callable[[str], bool]


@pytest.fixture
def load(session: Session) -> Load:
    """Load the text of a committee file, as the program does at its start."""

    def load_text(text: str) -> bool:
        changed = committee_setup.load(session, parse(text, name="xa.toml"), sha256=str(hash(text)), now=NOW)
        session.expire_all()
        return changed

    return load_text


def changed(*pairs: tuple[str, str]) -> str:
    text = TEXT
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new, 1)
    return text


def without(start: str, end: str) -> str:
    """The sample without what stands from one mark up to another."""
    return TEXT[: TEXT.index(start)] + TEXT[TEXT.index(end) :]


def everything(session: Session) -> dict[str, Any]:
    return {table.name: sorted(session.execute(table.select()).all(), key=str) for table in metadata.sorted_tables}


def one(session: Session, table: type[SQLModel], **where: Any) -> Any:
    return session.exec(select(table).filter_by(**where)).one()


def owners(session: Session, key: str) -> set[str]:
    """Who owes an assignment, by hamlet's name or member's key."""
    duties = session.exec(select(Duty).join(Assignment).where(Assignment.key == key)).all()
    return {
        session.get_one(Hamlet, duty.hamlet_id).name
        if duty.hamlet_id is not None
        else session.get_one(Member, duty.member_id).key
        for duty in duties
    }


def report_on(session: Session, duty: Duty, **what: Any) -> None:
    session.add(
        Report(
            duty_id=duty.id, by_member=one(session, Member, key="van_phong").id, at=NOW, network="local", chat_id=1,
            message_id=1, **what,
        )
    )  # fmt: skip
    session.flush()


def test_the_sample_becomes_a_committee_with_its_people_and_duties(session: Session, load: Load) -> None:
    assert load(TEXT)
    (committee,) = committees.all_committees(session)
    assert (committee.key, committee.commune) == ("thach-thang", "xã Thạch Thắng")
    assert committee.rules.hours.summary == time(17, 0)
    hamlets = committees.hamlets_of(session, committee_id=committee.id)
    assert [row.name for row in hamlets] == ["Nam Thắng", "Trung Phú", "Hòa Bình", "Cao Thắng", "Hồng Lạc"]
    assert (hamlets[2].aliases, hamlets[2].households) == (["Hoà Bình", "H.Bình", "H Bình"], 160)
    leader = one(session, Member, key="thon_hong_lac")
    assert (leader.role, leader.hamlet_id) == (Role.HAMLET_LEADER, hamlets[4].id)
    houses = one(session, Assignment, key="dang-ky-ho-xu-ly-rac")
    assert (houses.due, houses.handed_to) == (date(2021, 6, 20), ["dia_chinh", "ntm"])
    assert owners(session, "thu-thue") == {"ke_toan", *(row.name for row in hamlets)}
    road = one(session, Commitment, item="đường bê tông", assignment_id=one(session, Assignment, key="ntm-thang-6").id,
               hamlet_id=hamlets[0].id)  # fmt: skip
    assert (road.target, road.unit, road.aliases) == (Decimal(320), "m", ["đường", "bê tông", "đường bt"])


def test_loading_the_same_file_again_changes_nothing(session: Session, load: Load) -> None:
    load(TEXT)
    before = everything(session)
    assert not load(TEXT)
    assert everything(session) == before


def test_loading_a_file_that_differs_in_nothing_that_counts_changes_nothing_but_its_sum(
    session: Session, load: Load
) -> None:
    load(TEXT)
    before = everything(session)
    assert load(TEXT + "# lời chú thích\n")
    after = everything(session)
    assert {name for name in after if after[name] != before[name]} == {"committee"}


def test_what_is_corrected_in_the_file_is_corrected_in_place(session: Session, load: Load) -> None:
    load(TEXT)
    ids = {row.key: row.id for row in session.exec(select(Member))}
    load(
        changed(
            ('ho_ten = "Võ Thị Ngọc"', 'ho_ten = "Võ Thị Ngọc Anh"'),
            ("tong_hop = 17:00:00", "tong_hop = 16:45:00"),
            ("han = 2021-06-20", "han = 2021-06-22"),
            ('"Nam Thắng" = 320', '"Nam Thắng" = 350'),
            ("so_ho = 210", "so_ho = 211"),
        )
    )
    assert {row.key: row.id for row in session.exec(select(Member))} == ids
    assert one(session, Member, key="van_phong").full_name == "Võ Thị Ngọc Anh"
    assert one(session, Committee).rules.hours.summary == time(16, 45)
    assert one(session, Assignment, key="dang-ky-ho-xu-ly-rac").due == date(2021, 6, 22)
    assert one(session, Hamlet, name="Nam Thắng").households == 211
    june = one(session, Assignment, key="ntm-thang-6")
    nam_thang = one(session, Hamlet, name="Nam Thắng")
    assert one(session, Commitment, assignment_id=june.id, item="đường bê tông", hamlet_id=nam_thang.id).target == 350


def test_a_task_that_is_taken_out_is_kept_but_rests_and_comes_back(session: Session, load: Load) -> None:
    load(TEXT)
    duty = session.exec(select(Duty).join(Assignment).where(Assignment.key == "ntm-thang-7")).first()
    assert duty is not None
    report_on(session, duty, state=State.DONE)
    load(without('[[nhiem_vu]]\nkhoa = "ntm-thang-7"', '[[nhiem_vu]]\nkhoa = "thu-thue"'))
    assert not one(session, Assignment, key="ntm-thang-7").active
    assert one(session, Assignment, key="ntm-thang-6").active
    assert session.exec(select(Report)).first() is not None
    load(TEXT)
    assert one(session, Assignment, key="ntm-thang-7").active


def test_a_person_who_is_taken_out_is_kept_but_rests(session: Session, load: Load) -> None:
    load(TEXT)
    load(without('[[nguoi]]\nkhoa = "cong_an"', '[[nguoi]]\nkhoa = "dia_chinh"'))
    assert not one(session, Member, key="cong_an").active
    load(TEXT)
    assert one(session, Member, key="cong_an").active


def test_who_joined_by_an_invitation_stays(session: Session, load: Load) -> None:
    load(TEXT)
    committee = one(session, Committee)
    session.add(Member(committee_id=committee.id, key="invite_5", full_name="Lê Thị Mơ", role=Role.OFFICER))
    session.flush()
    load(TEXT + "# thêm\n")
    assert one(session, Member, key="invite_5").active


def test_a_duty_goes_to_its_new_owner_and_leaves_the_old(session: Session, load: Load) -> None:
    load(TEXT)
    load(changed(('nguoi_lam = ["ke_toan", "cac_thon"]', 'nguoi_lam = ["van_phong"]')))
    assert owners(session, "thu-thue") == {"van_phong"}


def test_a_duty_on_which_something_was_reported_is_kept_whoever_owns_it_now(session: Session, load: Load) -> None:
    load(TEXT)
    accountant = one(session, Member, key="ke_toan")
    duty = one(session, Duty, member_id=accountant.id)
    report_on(session, duty, state=State.DONE)
    load(changed(('nguoi_lam = ["ke_toan", "cac_thon"]', 'nguoi_lam = ["van_phong"]')))
    assert owners(session, "thu-thue") == {"van_phong", "ke_toan"}


def test_a_quantity_that_is_taken_out_goes_unless_something_was_reported_on_it(session: Session, load: Load) -> None:
    load(TEXT)
    june = one(session, Assignment, key="ntm-thang-6")

    def signed() -> list[str]:
        rows = session.exec(
            select(Hamlet.name)
            .join(Commitment, col(Commitment.hamlet_id) == col(Hamlet.id))
            .where(Commitment.assignment_id == june.id, Commitment.item == "kênh")
        )
        return sorted(rows)

    nam_thang = one(session, Hamlet, name="Nam Thắng")
    canal = one(session, Commitment, assignment_id=june.id, item="kênh", hamlet_id=nam_thang.id)
    duty = one(session, Duty, assignment_id=june.id, hamlet_id=nam_thang.id)
    report_on(session, duty, commitment_id=canal.id, quantity=Decimal(20))
    load(changed(('chi_tieu = { "Nam Thắng" = 150, "Trung Phú" = 120,', "chi_tieu = {")))
    assert signed() == ["Cao Thắng", "Hòa Bình", "Hồng Lạc", "Nam Thắng"]


def test_a_new_hamlet_owes_what_all_hamlets_owe(session: Session, load: Load) -> None:
    load(TEXT)
    load(changed(("[[nguoi]]", '[[thon]]\nten = "Thắng Lợi"\n\n[[nguoi]]')))
    assert "Thắng Lợi" in owners(session, "thu-thue")


def without_hong_lac() -> str:
    """The sample without one of its hamlets."""
    gone = re.sub(r', "Hồng Lạc" = \d+', "", TEXT)
    start = gone.index('[[thon]]\nten = "Hồng Lạc"')
    gone = gone[:start] + gone[gone.index("[[nguoi]]", start) :]
    start = gone.index('[[nguoi]]\nkhoa = "thon_hong_lac"')
    return gone[:start] + gone[gone.index("[[nguoi]]", start + 1) :]


def test_a_hamlet_that_is_no_longer_in_the_file_is_given_no_new_duties(session: Session, load: Load) -> None:
    load(TEXT)
    load(without_hong_lac().replace('khoa = "thu-thue"', 'khoa = "thu-thue-2"'))
    assert "Hồng Lạc" not in owners(session, "thu-thue-2")
    assert "Nam Thắng" in owners(session, "thu-thue-2")


def test_a_hamlet_that_is_no_longer_in_the_file_is_named_and_owes_nothing_until_it_is_back(
    session: Session, load: Load
) -> None:
    load(TEXT)
    committee = one(session, Committee)
    hamlet = one(session, Hamlet, name="Hồng Lạc")
    task = one(session, Assignment, key="thu-thue")
    report_on(session, one(session, Duty, assignment_id=task.id, hamlet_id=hamlet.id), quantity=Decimal(1))

    def shown() -> tuple[bool, bool]:
        names = [row.name for row in committees.hamlets_of(session, committee_id=committee.id)]
        owed = {duty.hamlet_id for _, duty in assignments.all_duties(session, committee_id=committee.id)}
        return "Hồng Lạc" in names, hamlet.id in owed

    assert shown() == (True, True)
    load(without_hong_lac())
    assert shown() == (False, False)
    assert "Hồng Lạc" in owners(session, "thu-thue")  # what was reported on it is kept
    load(TEXT)
    assert shown() == (True, True)


def test_two_communes_live_side_by_side(session: Session, load: Load) -> None:
    load(TEXT)
    load(changed(('khoa = "thach-thang"', 'khoa = "xa-khac"'), ('xa = "xã Thạch Thắng"', 'xa = "xã Khác"')))
    assert [row.commune for row in committees.all_committees(session)] == ["xã Thạch Thắng", "xã Khác"]
    assert len(session.exec(select(Member).where(Member.key == "van_phong")).all()) == 2


def test_a_target_changed_in_the_chat_stays_until_the_file_says_another(session: Session, load: Load) -> None:
    load(TEXT)
    road = session.exec(select(Commitment).join(Assignment).where(Assignment.key == "ntm-thang-6")).first()
    assert road is not None
    assert road.target == 320
    commitments.change_target(session, commitment=road, target=Decimal(300), reason="đoàn công tác", now=NOW)
    load(changed(("so_ho = 210", "so_ho = 211")))
    assert road.target == 300
    load(changed(('chi_tieu = { "Nam Thắng" = 320,', 'chi_tieu = { "Nam Thắng" = 310,')))
    assert road.target == 310
    found = commitments.changes_of(session, commitment_id=road.id)
    assert [(row.before, row.after, row.by_member) for row in found] == [
        (Decimal(320), Decimal(300), None),
        (Decimal(300), Decimal(310), None),
    ]


def test_who_accepts_a_quantity_is_an_officer(load: Load) -> None:
    load(TEXT)
    with pytest.raises(CommitteeFileError, match="không phải khóa của một cán bộ ngành"):
        load(changed(('nghiem_thu = ["dia_chinh", "ntm"]', 'nghiem_thu = ["truong_ban"]')))


def test_a_duty_that_took_anothers_place_stays_when_the_file_changes(session: Session, load: Load) -> None:
    load(TEXT)
    accountant, officer = one(session, Member, key="ke_toan"), one(session, Member, key="ntm")
    duty = one(session, Duty, member_id=accountant.id)
    task = session.get_one(Assignment, duty.assignment_id)
    assignments.add_owners(session, assignment=task, owners=[Owner(member_id=officer.id)])
    taken_over = one(session, Duty, member_id=officer.id, assignment_id=task.id)
    duty_events.hand_over(session, duty=duty, to=taken_over, by_member=officer.id, now=NOW)
    load(changed(('ten = "Triển khai thu thuế', 'ten = "Triển khai ngay thu thuế')))
    kept = {row.member_id: row.active for row in session.exec(select(Duty).where(Duty.assignment_id == task.id))}
    assert (kept[accountant.id], kept[officer.id]) == (False, True)
