"""Deputies of hamlet leaders: from the committee file to who is told what."""

from __future__ import annotations

from importlib import resources

import pytest
from sqlmodel import Session, select

from bot import committee_setup
from bot.committee_file import SAMPLE, CommitteeFileError, parse
from storage import committees
from storage.committees import Hamlet, Member
from storage.session import Database
from tests.storage.commune import NOW

TEXT = resources.files("bot.sample").joinpath(SAMPLE).read_text(encoding="utf-8")
DEPUTY = 'pho_cua = "thon_cao_thang"'


def load(session: Session, text: str) -> Hamlet:
    """Load a committee file; its hamlet Cao Thắng."""
    committee_setup.load(session, parse(text, name="xa.toml"), sha256=str(hash(text)), now=NOW)
    return session.exec(select(Hamlet).where(Hamlet.name == "Cao Thắng")).one()


def told(session: Session, hamlet: Hamlet) -> tuple[list[str], list[str]]:
    """Who leads a hamlet, and who is deputy."""
    leaders = committees.leaders_of(session, committee_id=hamlet.committee_id, hamlet_id=hamlet.id)
    deputies = committees.deputies_of(session, committee_id=hamlet.committee_id, hamlet_id=hamlet.id)
    return [one.key for one in leaders], [one.key for one in deputies]


def test_the_file_names_a_deputy_and_may_take_that_back(database: Database) -> None:
    with database.transaction() as session:
        hamlet = load(session, TEXT)
        assert told(session, hamlet) == (["thon_cao_thang"], ["pho_cao_thang"])
        without = "\n".join(line for line in TEXT.splitlines() if not line.startswith(DEPUTY))
        load(session, without)
        assert told(session, hamlet) == (["thon_cao_thang", "pho_cao_thang"], [])


def test_where_the_leader_has_gone_the_deputy_leads(database: Database) -> None:
    with database.transaction() as session:
        hamlet = load(session, TEXT)
        leader = session.exec(select(Member).where(Member.key == "thon_cao_thang")).one()
        leader.active = False
        session.add(leader)
        session.flush()
        assert told(session, hamlet) == (["pho_cao_thang"], [])


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (DEPUTY, 'pho_cua = "khong_co"', "«khong_co» không phải khóa của lãnh đạo cùng thôn"),
        (DEPUTY, 'pho_cua = "thon_hoa_binh"', "«thon_hoa_binh» không phải khóa của lãnh đạo cùng thôn"),
        (DEPUTY, 'pho_cua = "pho_cao_thang"', "«pho_cao_thang» không phải khóa của lãnh đạo cùng thôn"),
    ],
)
def test_a_deputy_of_nobody_is_refused_with_the_line(old: str, new: str, said: str) -> None:
    text = TEXT.replace(old, new)
    line = next(number for number, one in enumerate(text.splitlines(), 1) if one.startswith(new))
    with pytest.raises(CommitteeFileError, match=said) as refused:
        parse(text, name="xa.toml")
    assert f"dòng {line}" in str(refused.value)


def test_a_deputy_has_a_leaders_role() -> None:
    name = 'khoa = "pho_cao_thang"'
    head, tail = TEXT.split(name)
    text = head + name + tail.replace('vai_tro = "lanh_dao_thon"', 'vai_tro = "can_bo"', 1)
    with pytest.raises(CommitteeFileError, match="cần vai_tro lanh_dao_thon"):
        parse(text, name="xa.toml")
