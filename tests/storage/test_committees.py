"""Who there is: joining, leaving, being reached, groups that move, and invitations."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, select

from bot.domain.roles import Role
from storage import committees
from storage.committees import Chat, Committee, Identity, Invite, Member
from tests.storage.commune import NOW, RULES, Commune, make_commune


def join(commune: Commune, name: str, user: int, *, network: str = "telegram", chat: int | None = None) -> None:
    committees.join(commune.session, member=commune.members[name], network=network, user_id=user, chat_id=chat or user)


def who_is(commune: Commune, user: int, *, network: str = "telegram") -> str | None:
    member = committees.member_by_user(commune.session, network=network, user_id=user)
    return member.key if member is not None else None


def reached(commune: Commune, name: str) -> list[tuple[str, int]]:
    chats = committees.private_chats_of(commune.session, member_id=commune.members[name].id)
    return [(chat.network, chat.chat_id) for chat in chats]


def test_a_committee_keeps_its_own_rules(commune: Commune) -> None:
    commune.session.expire_all()
    assert committees.all_committees(commune.session)[0].rules == RULES


def test_two_committees_do_not_see_each_others_people(commune: Commune) -> None:
    other = make_commune(commune.session, "xa-khac")
    assert {row.committee_id for row in committees.members_of(commune.session, committee_id=other.id)} == {other.id}
    assert {row.committee_id for row in committees.hamlets_of(commune.session, committee_id=other.id)} == {other.id}


def test_hamlets_keep_the_committees_order(commune: Commune) -> None:
    commune.hamlets["Nam Thắng"].position = 5
    assert [row.name for row in committees.hamlets_of(commune.session, committee_id=commune.id)] == [
        "Hòa Bình",
        "Nam Thắng",
    ]


def test_members_are_found_by_role_and_hamlet_while_they_are_active(commune: Commune) -> None:
    def found(role: Role, hamlet: str | None = None) -> list[str]:
        hamlet_id = commune.hamlets[hamlet].id if hamlet else None
        rows = committees.members_of(commune.session, committee_id=commune.id, role=role, hamlet_id=hamlet_id)
        return [row.key for row in rows]

    assert found(Role.HAMLET_LEADER) == ["leader", "other_leader"]
    assert found(Role.HAMLET_LEADER, "Hòa Bình") == ["other_leader"]
    commune.members["leader"].active = False
    assert found(Role.HAMLET_LEADER) == ["other_leader"]
    assert [row.key for row in committees.secretaries(commune.session, committee_id=commune.id)] == ["secretary"]


def test_who_joins_is_known_and_can_be_written_to(commune: Commune) -> None:
    join(commune, "leader", 12345)
    assert who_is(commune, 12345) == "leader"
    assert who_is(commune, 12345, network="local") is None
    assert reached(commune, "leader") == [("telegram", 12345)]


def test_a_member_may_be_on_two_networks(commune: Commune) -> None:
    join(commune, "leader", 12345)
    join(commune, "leader", 7, network="local")
    assert reached(commune, "leader") == [("telegram", 12345), ("local", 7)]
    assert committees.networks_of(commune.session, committee_id=commune.id) == {
        commune.members["leader"].id: {"telegram": True, "local": True}
    }


def test_joining_again_changes_nothing(commune: Commune) -> None:
    for _ in range(2):
        join(commune, "leader", 12345)
    assert reached(commune, "leader") == [("telegram", 12345)]


def test_a_new_account_on_the_same_network_takes_the_place_of_the_old(commune: Commune) -> None:
    join(commune, "leader", 12345)
    join(commune, "leader", 67890)
    assert who_is(commune, 12345) is None
    assert who_is(commune, 67890) == "leader"
    assert reached(commune, "leader") == [("telegram", 67890)]


def test_an_account_whose_member_left_can_join_as_another(commune: Commune) -> None:
    """The committee file dropped a person, and later invites the same account into another place."""
    join(commune, "leader", 12345)
    commune.members["leader"].active = False
    commune.session.flush()
    assert who_is(commune, 12345) is None
    join(commune, "secretary", 12345)
    assert who_is(commune, 12345) == "secretary"
    assert reached(commune, "secretary") == [("telegram", 12345)]
    assert reached(commune, "leader") == []


def test_a_member_who_blocked_the_bot_is_not_written_to_until_he_writes_again(commune: Commune) -> None:
    join(commune, "leader", 12345)

    def say(reachable: bool) -> Member | None:
        return committees.mark_reachable(commune.session, network="telegram", chat_id=12345, reachable=reachable)

    assert say(True) is None  # nothing new
    changed = say(False)
    assert changed is not None
    assert changed.key == "leader"
    assert say(False) is None  # told once
    assert reached(commune, "leader") == []
    assert committees.networks_of(commune.session, committee_id=commune.id) == {changed.id: {"telegram": False}}
    assert say(True) is not None
    assert reached(commune, "leader") == [("telegram", 12345)]


def test_joining_again_makes_reachable_again(commune: Commune) -> None:
    join(commune, "leader", 12345)
    committees.mark_reachable(commune.session, network="telegram", chat_id=12345, reachable=False)
    join(commune, "leader", 12345)
    assert reached(commune, "leader") == [("telegram", 12345)]


def test_an_unknown_chat_or_a_group_is_nobody_to_reach(commune: Commune) -> None:
    committees.bind_group(commune.session, committee_id=commune.id, network="telegram", chat_id=-5)
    for chat_id in (-5, 99):
        found = committees.mark_reachable(commune.session, network="telegram", chat_id=chat_id, reachable=False)
        assert found is None


def test_a_group_is_bound_once(commune: Commune) -> None:
    def bind() -> bool:
        return committees.bind_group(commune.session, committee_id=commune.id, network="telegram", chat_id=-5)

    assert bind()
    assert not bind()
    groups = committees.groups_of(commune.session, committee_id=commune.id)
    assert [(row.network, row.chat_id, row.kind) for row in groups] == [("telegram", -5, "group")]


def test_a_group_that_became_a_supergroup_is_followed(commune: Commune) -> None:
    committees.bind_group(commune.session, committee_id=commune.id, network="telegram", chat_id=-5)
    for _ in range(2):  # Telegram says it from both ends
        committees.migrate_chat(commune.session, network="telegram", chat_id=-5, new_chat_id=-1005)
    found = committees.chat_by_id(commune.session, network="telegram", chat_id=-1005)
    assert found is not None
    assert found.committee_id == commune.id
    assert committees.chat_by_id(commune.session, network="telegram", chat_id=-5) is None


def test_a_chat_that_we_do_not_know_may_move_as_it_likes(commune: Commune) -> None:
    committees.migrate_chat(commune.session, network="telegram", chat_id=-8, new_chat_id=-1008)
    assert list(commune.session.exec(select(Chat))) == []


def test_only_the_hash_of_an_invitation_is_kept(commune: Commune) -> None:
    code = committees.invite(commune.session, committee_id=commune.id, role=Role.POLICE, now=NOW)
    row = commune.session.exec(select(Invite)).one()
    assert code not in str(row.model_dump())
    assert len(code) == 22
    assert code.replace("-", "").replace("_", "").isalnum()  # what a t.me link may carry
    assert row.expires_at == NOW + timedelta(days=7)


def test_an_invitation_is_found_by_its_code_only(commune: Commune) -> None:
    first, second = (
        committees.invite(commune.session, committee_id=commune.id, role=role, now=NOW)
        for role in (Role.POLICE, Role.OFFICER)
    )
    found = committees.find_invite(commune.session, code=second)
    assert found is not None
    assert found.role == Role.OFFICER
    assert first != second
    for wrong in (second[:-1], second.lower() + "x", ""):
        assert committees.find_invite(commune.session, code=wrong) is None


def test_a_spent_invitation_says_who_used_it_and_when(commune: Commune) -> None:
    code = committees.invite(commune.session, committee_id=commune.id, role=Role.POLICE, now=NOW)
    found = committees.find_invite(commune.session, code=code)
    assert found is not None
    committees.use_invite(commune.session, invite=found, member_id=commune.members["chair"].id, now=NOW)
    commune.session.expire_all()
    assert (found.used_by, found.used_at) == (commune.members["chair"].id, NOW)


@pytest.mark.parametrize("duplicate", ["committee", "member", "identity", "account"])
def test_what_is_one_of_a_kind_cannot_be_stored_twice(commune: Commune, duplicate: str) -> None:
    join(commune, "leader", 12345)
    leader, chair = commune.members["leader"].id, commune.members["chair"].id
    commune.session.add(
        {
            "committee": Committee(key="thach-thang", commune="", group_title="", settings={}, since=NOW),
            "member": Member(committee_id=commune.id, key="leader", full_name="x", role=Role.CHAIR),
            "identity": Identity(network="telegram", user_id=999, member_id=leader),
            "account": Identity(network="telegram", user_id=12345, member_id=chair),
        }[duplicate]
    )
    with pytest.raises(IntegrityError), commune.session.begin_nested():
        commune.session.flush()


def test_a_session_of_another_committee_has_no_groups_of_ours(commune: Commune, session: Session) -> None:
    committees.bind_group(session, committee_id=commune.id, network="telegram", chat_id=-5)
    other = make_commune(session, "xa-khac")
    assert list(committees.groups_of(session, committee_id=other.id)) == []
