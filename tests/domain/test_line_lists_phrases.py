"""Parts of messages as people who saw no code wrote them: headings, bodies, last lines, groups, and talk between."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from bot.domain.folding import fold
from bot.domain.line_lists import Person, read_text
from tests.domain.lists import HAMLETS, ON

FIELDS = ("level", "source", "hamlet", "contact_date", "place", "quarantine_start", "quarantine_end")
PHRASES = Path(__file__).parent / "phrases"
LISTS = {
    "numbered": (
        "1. Nguyễn Văn Quế, 1971, nam, 0912000101\n2. Lê Thị Mơ, 1984, nữ, 0912000102\n3. Phạm Đức Hải, 2003, nam",
        ("Nguyễn Văn Quế", "Lê Thị Mơ", "Phạm Đức Hải"),
    ),
    "bulleted": (
        "- Hoàng Minh Tuệ sn 1966 đt 0912000103\n- Cao Thị Nguyệt sn 1990 đt 0912000104\n- Bùi Sỹ Đan sn 2001",
        ("Hoàng Minh Tuệ", "Cao Thị Nguyệt", "Bùi Sỹ Đan"),
    ),
    "bare": (
        "Ông Võ Trọng Kha, sinh năm 1959\nBà Đặng Thị Lan, sinh năm 1962\nAnh Võ Trọng Khôi, sinh năm 1991",
        ("Võ Trọng Kha", "Đặng Thị Lan", "Võ Trọng Khôi"),
    ),
}


def phrases(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (PHRASES / f"{name}.jsonl").read_text("utf-8").splitlines()]


def told(person: Person) -> dict[str, str | None]:
    values = {name: getattr(person, name) for name in FIELDS}
    shown = {name: value.isoformat() if isinstance(value, date) else value for name, value in values.items()}
    return {**shown, "source": fold(person.source or "")}


@pytest.mark.parametrize("kind", LISTS)
@pytest.mark.parametrize("heading", phrases("headings"), ids=lambda heading: heading["text"][:60])
def test_a_heading_tells_of_all_under_it(heading: dict[str, Any], kind: str) -> None:
    listed, names = LISTS[kind]
    people = read_text(f"{heading['text']}\n{listed}", on=ON, hamlets=HAMLETS).people
    said = heading["says"]
    expected = {name: said.get(name) for name in FIELDS} | {"source": fold(said.get("source") or "")}
    assert {person.full_name: told(person) for person in people} == dict.fromkeys(names, expected)


@pytest.mark.parametrize("kind", LISTS)
@pytest.mark.parametrize("last", phrases("closings"), ids=lambda last: last["text"][:60])
def test_a_last_line_tells_of_all_above_it(last: dict[str, Any], kind: str) -> None:
    listed, names = LISTS[kind]
    people = read_text(f"Danh sách {last['level']}:\n{listed}\n{last['text']}", on=ON, hamlets=HAMLETS).people
    said = {"level": last["level"]} | last["says"]
    expected = {name: said.get(name) for name in FIELDS} | {"source": fold(said.get("source") or "")}
    assert {person.full_name: told(person) for person in people} == dict.fromkeys(names, expected)


@pytest.mark.parametrize("talk", phrases("talk"), ids=lambda talk: talk["text"][:60])
def test_talk_between_the_lines_says_nothing_of_anybody(talk: dict[str, Any]) -> None:
    listed, names = LISTS["numbered"]
    expected = dict.fromkeys(FIELDS) | {"level": "F1", "source": "bn9931"}
    for at in talk["at"]:
        lines = ["F1 của BN9931:", *listed.split("\n")]
        lines.insert(at, talk["text"])
        people = read_text("\n".join(lines), on=ON, hamlets=HAMLETS).people
        assert {person.full_name: told(person) for person in people} == dict.fromkeys(names, expected)


@pytest.mark.parametrize("message", phrases("sections") + phrases("bodies"), ids=lambda message: message["text"][:60])
def test_everybody_in_a_message_is_read_for_himself(message: dict[str, Any]) -> None:
    people = read_text(message["text"], on=ON, hamlets=HAMLETS).people
    assert [person.full_name for person in people] == [each["full_name"] for each in message["people"]]
    for person, expected in zip(people, message["people"], strict=True):
        said = told(person) | {"birth_year": person.birth_year, "phone": person.phone, "sex": person.sex}
        wanted = expected | ({"source": fold(expected["source"] or "")} if "source" in expected else {})
        assert {name: said[name] for name in wanted if name in said} == {
            name: value for name, value in wanted.items() if name in said
        }
