"""The commands that people type, with or without accents, and in private without the slash."""

from __future__ import annotations

import difflib
import re
from collections.abc import Collection
from dataclasses import dataclass

from bot.domain.folding import accented_key, fold
from bot.domain.roles import (
    ACCEPTS,
    CHANGES_TARGETS,
    KEEPS_NAMES,
    MANAGES_WORK,
    POSTS_LISTS,
    READS_BULLETIN,
    RECORDS_BREACHES,
    SEES_ALL_NAMES,
    SEES_ALL_WORK,
    Role,
)

EVERYONE = frozenset(Role)
READS_WORK = SEES_ALL_WORK | {Role.HAMLET_LEADER}
READS_NAMES = SEES_ALL_NAMES | {Role.HAMLET_LEADER}


@dataclass(frozen=True, slots=True)
class CommandSpec:
    """One command: its name, other folded names without spaces, and whose menu shows it.

    Without the slash a text counts as a command only when at most `spoken_words` follow it: "Danh sách F1 ..."
    is the heading of a list more often than the command.
    """

    name: str
    aliases: tuple[str, ...] = ()
    roles: frozenset[Role] = EVERYONE
    spoken_words: int = 2


COMMANDS = (
    CommandSpec("batdau", ("start",)),
    CommandSpec("trogiup", ("help", "huongdan", "giupdo")),
    CommandSpec(
        "danhsach",
        ("ds", "dsf"),
        frozenset({Role.HEALTH_STATION, Role.HAMLET_LEADER, Role.CHAIR, Role.SECRETARY, Role.POLICE}),
    ),
    CommandSpec("cachly", ("dscachly", "danhsachcachly", "dangcachly"), READS_NAMES),
    CommandSpec("hethan", ("saphethan", "hethancachly", "saphethancachly"), READS_NAMES),
    CommandSpec("tim", ("timkiem", "timnguoi", "tracuu"), READS_NAMES, spoken_words=6),
    CommandSpec("khaibao", ("khaibaoyte", "baonguoive"), frozenset({Role.HAMLET_LEADER}), spoken_words=60),
    CommandSpec("vipham", ("baovipham", "ghivipham", "xuphat"), RECORDS_BREACHES, spoken_words=60),
    CommandSpec("bantin", ("bantinphatthanh", "phatthanh"), READS_BULLETIN),
    CommandSpec("diemdanh", ("diemdanhthon", "chaphanh"), frozenset({Role.HAMLET_LEADER})),
    CommandSpec("quytac", ("quytaccachly", "quydinhcachly"), POSTS_LISTS, spoken_words=40),
    CommandSpec("xoaten", ("xoahoten", "luuten", "giuten"), KEEPS_NAMES),
    CommandSpec(
        "tiendo", ("baotiendo", "baocaotiendo"), frozenset({Role.HAMLET_LEADER, Role.SECRETARY}), spoken_words=60
    ),
    CommandSpec("dangky", ("dk", "dangkyho", "dsdangky"), READS_WORK, spoken_words=60),
    CommandSpec("chuongtrinh", ("cacchuongtrinh", "ctrinh"), READS_WORK),
    CommandSpec("ungho", ("quyvacxin", "quyvaccine", "quyungho"), READS_WORK, spoken_words=60),
    CommandSpec("nghiemthu", ("chonghiemthu",), ACCEPTS | {Role.CHAIR, Role.SECRETARY}),
    CommandSpec("sosanh", ("sosanhthon", "sosanhcacthon"), READS_WORK),
    CommandSpec(
        "camket",
        ("khoiluong", "dacamket", "khoiluongdangky"),
        CHANGES_TARGETS | {Role.HAMLET_LEADER},
        spoken_words=20,
    ),
    CommandSpec("nhiemvu", ("viec", "congviec", "vieccuatoi")),
    CommandSpec("giao", ("giaoviec", "phancong"), MANAGES_WORK, spoken_words=60),
    CommandSpec("kehoach", ("lapkehoach",), spoken_words=120),
    CommandSpec("tonghop", ("baocaotonghop", "tinhhinh")),
    CommandSpec("thongbao", ("tb", "xemthongbao", "dsthongbao")),
    CommandSpec("danhgia", ("danhgiathang", "duthaodanhgia"), frozenset({Role.CHAIR, Role.SECRETARY}), spoken_words=4),
    CommandSpec("thanhvien", ("dsthanhvien", "danhsachthanhvien"), frozenset({Role.SECRETARY, Role.CHAIR})),
    CommandSpec("moi", ("moithanhvien",), frozenset({Role.SECRETARY}), spoken_words=10),
    CommandSpec("gan", ("gannhom",), frozenset({Role.SECRETARY})),
    CommandSpec("huy", ("thoi", "huybo")),
)
_BY_NAME = {name: spec for spec in COMMANDS for name in (spec.name, *spec.aliases)}
# Said without the slash, one syllable is the command only with its own accents or none: "mới" and "mọi" are not "mời".
_ACCENTED = {"moi": "mời", "gan": "gắn", "huy": "hủy", "thoi": "thôi", "viec": "việc"}
# With its first words being a command too, one that ends so is meant only with these accents: "hộ" is not "Hồ" or "hố".
_LAST = {"ho": "hộ"}
_MARKS = ":.,!?"
_LONGEST = 4  # words in a command typed with spaces: "danh sách thành viên"


@dataclass(frozen=True, slots=True)
class Said:
    """A command as somebody typed it. `name` is None for an unknown one, `near` the most like it."""

    name: str | None
    args: str
    typed: str
    near: str | None = None


def recognise(text: str, *, private: bool, usernames: Collection[str] = ()) -> Said | None:
    """The command in a message; None when it is none, or is meant for another bot.

    "/tiendo đường 120m", "/tiến độ đường 120m" and, in private, "tiến độ đường 120m" are the same.
    """
    text = text.strip()
    slash = text.startswith("/")
    if not slash and not private:
        return None
    body = text[1:] if slash else text
    words = list(re.finditer(r"\S+", body))[:_LONGEST]
    if not words or body[:1].isspace():
        return None
    first, _, addressee = words[0][0].partition("@")
    if slash and addressee and addressee.lower() not in {name.lower() for name in usernames}:
        return None
    for count in range(len(words), 0, -1):
        heard = "".join(fold(first if word is words[0] else word[0]) for word in words[:count])
        spec = _BY_NAME.get(heard.replace("_", "").rstrip(_MARKS))
        if spec is None or not (slash or _is_spoken(first)) or (count > 1 and not _ends_well(words[count - 1][0])):
            continue
        args = body[words[count - 1].end() :].strip(" :,")
        if slash or ("\n" not in text and len(args.split()) <= spec.spoken_words):
            return Said(spec.name, args, heard)
    if not slash:
        return None
    typed = fold(first)
    near = difflib.get_close_matches(typed, list(_BY_NAME), n=1, cutoff=0.6)
    return Said(None, body[words[0].end() :].strip(), typed, _BY_NAME[near[0]].name if near else None)


def _is_spoken(word: str) -> bool:
    """Whether a word may begin a command that is said without the slash."""
    accented = accented_key(word.rstrip(_MARKS))
    plain = fold(accented)
    return accented in (plain, _ACCENTED.get(plain, accented))


def _ends_well(word: str) -> bool:
    """Whether a command of several words may end in this one, and it is not the first of what follows."""
    last = word.rstrip(_MARKS)
    return last == fold(last) or accented_key(last) == _LAST.get(fold(last), accented_key(last))


def commands_for(role: Role | None) -> tuple[CommandSpec, ...]:
    """The commands of a role's menu; a stranger's are the first two."""
    return COMMANDS[:2] if role is None else tuple(spec for spec in COMMANDS if role in spec.roles)
