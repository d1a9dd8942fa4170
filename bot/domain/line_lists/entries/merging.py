"""One person for each who is named, however often: what is said later wins, headings fill the rest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from bot.domain.folding import accented_key, fold, has_accents, name_key
from bot.domain.line_lists.entries.people import Draft, has_details
from bot.domain.line_lists.fields.levels import comes_after
from bot.domain.line_lists.fields.scan import Mark, Scan
from bot.domain.line_lists.model import Person, Question, Reason
from bot.domain.line_lists.writing.lines import Line

_TELLING = ("birth_year", "hamlet", "phone")
_OWN = ("corrected", "promoted", "removed")
_INHERITED = frozenset(
    (
        "level",
        "hamlet",
        "source",
        "contact_date",
        "place",
        "quarantine_start",
        "quarantine_end",
        "address",
        "change",
        "sex",
    )
)


@dataclass(slots=True)
class Gathered:
    """All that was said of one person: in his own lines, and by the headings over them."""

    draft: Draft
    heard: dict[str, Any]
    accented: str | None  # his name with its accents; None if it was typed without


@dataclass(slots=True)
class Gathering:
    """The people of one message, in the order in which they are first named."""

    people: list[Gathered] = field(default_factory=list)
    by_name: dict[str, dict[int | None, list[Gathered]]] = field(default_factory=dict)
    by_number: dict[int, Gathered] = field(default_factory=dict)
    by_given: dict[str, list[Gathered]] = field(default_factory=dict)
    sources: dict[str, set[str]] = field(default_factory=dict)  # who was met, and is not listed, by their given names

    put_off: list[Line] = field(default_factory=list)  # corrections above the list that they correct

    def take_sources(self, scan: Scan) -> None:
        """Keep whom a line names as somebody's source."""
        for mark in scan.marks:
            if mark.kind == "name" and mark.extra == "source":
                name: str = mark.value.full_name
                self.sources.setdefault(name_key(name).split(" ")[-1], set()).add(name)

    def add(self, draft: Draft, heard: dict[str, Any], *, beside: Sequence[Gathered] = ()) -> Gathered:
        """Take a person in; if he was named before, as the same person. `beside`: those of the same sentence."""
        accented = _accented(draft)
        known = self._known(draft, heard, accented)
        if known is not None and any(known is each for each in beside) and _conflict(known, draft, heard):
            known = None
        if known is None:
            known = Gathered(draft, dict(heard), accented)
            key = name_key(draft.full_name)
            self.people.append(known)
            self.by_name.setdefault(key, {}).setdefault(draft.said.get("birth_year"), []).append(known)
            self.by_given.setdefault(key.split(" ")[-1], []).append(known)
        else:
            _merge(known, draft, heard)
        if draft.number is not None:
            self.by_number[draft.number] = known
        return known

    def of_number(self, number: int) -> Gathered | None:
        """Who has a number in the list; where it has no numbers, whoever comes at that place in it."""
        if self.by_number:
            return self.by_number.get(number)
        return self.people[number - 1] if 0 < number <= len(self.people) else None

    def met_of_number(self, number: int, level: str | None) -> str | None:
        """The name of who has a number in the list, if those of a level may have met him."""
        person = self.of_number(number)
        return person.draft.full_name if person is not None and comes_after(level, level_of(person)) else None

    def lists(self, draft: Draft) -> bool:
        """Whether somebody of this name, and of no other year of birth, was named before."""
        by_year = self.by_name.get(name_key(draft.full_name), {})
        year = draft.said.get("birth_year")
        return bool(by_year) and (year is None or year in by_year or None in by_year)

    def _known(self, draft: Draft, heard: dict[str, Any], accented: str | None) -> Gathered | None:
        renamed = self._renamed(draft)
        if renamed is not None:
            return renamed
        by_year = self.by_name.get(name_key(draft.full_name))
        if by_year is None:
            return None
        year = draft.said.get("birth_year")
        near = [each for key in ({year, None} if year else by_year) for each in by_year.get(key, ())]
        fitting = [each for each in near if _agree(each.accented, accented) and not _conflict(each, draft, heard)]
        if fitting:
            return fitting[-1]
        if draft.said.get("change") not in _OWN:
            return None
        same = [each for named in by_year.values() for each in named if _agree(each.accented, accented)]
        return same[0] if len(same) == 1 else None

    def _renamed(self, draft: Draft) -> Gathered | None:
        """ "Nguyễn Văn Hưng chứ không phải Nguyễn Văn Hùng": the one listed before as Hùng."""
        if not draft.denied:
            return None
        denied = fold(draft.denied)
        given = denied.split(" ")[-1]
        for each in self.by_given.get(given, []):
            key = name_key(each.draft.full_name)
            if f" {key}" in f" {denied}" and accented_key(each.draft.full_name) in accented_key(draft.denied):
                return each
        return None


def _accented(draft: Draft) -> str | None:
    return accented_key(draft.full_name) if has_accents(draft.full_name) else None


def _agree(one: str | None, other: str | None) -> bool:
    return one is None or other is None or one == other


def _conflict(known: Gathered, draft: Draft, heard: dict[str, Any]) -> bool:
    for name in _TELLING:
        before = known.draft.said.get(name, known.heard.get(name) if name == "hamlet" else None)
        now = draft.said.get(name, heard.get(name) if name == "hamlet" else None)
        if before is not None and now is not None and before != now:
            phone = known.draft.said.get("phone")
            if name != "hamlet" or phone is None or phone != draft.said.get("phone"):
                return True
    return False


_OF_LEVEL = ("level", "source", "contact_date", "place", "quarantine_start", "quarantine_end")


def _is_moved(known: Gathered, draft: Draft, heard: dict[str, Any]) -> bool:
    """Whether somebody is listed again under another level: what was told of him as an F2 is not told of the F1."""
    before, now = level_of(known), draft.said.get("level") or heard.get("level")
    return None not in (before, now) and before != now and draft.said.get("change") is None


def _merge(known: Gathered, draft: Draft, heard: dict[str, Any]) -> None:
    if _is_moved(known, draft, heard):
        known.draft.said = {name: value for name, value in known.draft.said.items() if name not in _OF_LEVEL}
        known.heard = {name: value for name, value in known.heard.items() if name not in _OF_LEVEL}
    tests = tuple(dict.fromkeys((*known.draft.said.get("tests", ()), *draft.said.get("tests", ()))))
    known.draft.said |= {name: value for name, value in draft.said.items() if value is not None}
    if tests:
        known.draft.said["tests"] = tests
    known.draft.questions += [each for each in draft.questions if each not in known.draft.questions]
    known.heard = {**{name: value for name, value in heard.items() if value is not None}, **known.heard}
    if draft.said.get("level") is None and heard.get("level") and known.draft.said.get("level") is None:
        known.heard["level"] = heard["level"]
    accented = _accented(draft)
    if accented is not None or known.accented is None:
        known.draft.full_name, known.accented = draft.full_name, accented
    known.draft.text = "; ".join(part for part in (known.draft.text, draft.text) if part)


def is_lowered(before: str | None, now: str | None) -> bool:
    """Whether a level stands further from the case than the one before: F1, and now F2."""
    return before is not None and now is not None and int(now[1]) > int(before[1])


def level_of(each: Gathered) -> str | None:
    """The level that his lines or the headings give him."""
    level = each.draft.said.get("level") or each.heard.get("level")
    return str(level) if level else None


def is_upstream(gathering: Gathering, mark: Mark, scan: Scan, level: str | None) -> bool:
    """Whether a name without details is that of somebody listed above, of the level before this line's."""
    if mark.extra != "person" or has_details(mark, scan):
        return False
    levels = [each.value for each in scan.of("level")]
    own = levels[0] if levels else level
    named = gathering.by_name.get(name_key(mark.value.full_name), {})
    upstream = {level_of(each) for people in named.values() for each in people}
    return len(upstream) == 1 and comes_after(own, *upstream)


def source_of(each: Gathered) -> str | None:
    """Whom he met, as his own lines or a heading say."""
    source = each.draft.said.get("source") or each.heard.get("source")
    return str(source) if source else None


def tells(each: Gathered, name: str) -> bool:
    """Whether his own lines or a heading tell a fact of somebody."""
    return each.draft.said.get(name) is not None or each.heard.get(name) is not None


def fill(people: Sequence[Gathered], said: dict[str, Any]) -> None:
    """A closing sentence: what it says holds for those above who say nothing else."""
    for each in people:
        each.heard = {**said, **each.heard}


def finish(gathered: Gathered) -> Person:
    """The person with everything that his lines and headings say."""
    own, heard = gathered.draft.said, gathered.heard
    if heard.get("source") == gathered.draft.full_name and is_lowered(own.get("level"), heard.get("level")):
        # the F1 whose F2 are listed, among them
        heard = {name: value for name, value in heard.items() if name not in ("source", "contact_date")}
    values = {name: value for name, value in own.items() if value is not None}
    if heard.get("change") == "removed" and values.get("change") in ("corrected", "released"):
        values["change"] = "removed"  # under "ĐƯA RA KHỎI DANH SÁCH": "ghi nhầm", "đã hết cách ly"
    asked = {question.field for question in gathered.draft.questions}
    own_period = "quarantine_start" in values
    for name, value in heard.items():
        if value is None or name in values or name not in _INHERITED:
            continue
        if name == "source" and value == values.get("case_code"):
            continue  # the title's case is he himself
        if name in asked and name not in ("level",) and name in own:
            continue
        if (
            name == "quarantine_end"
            and own_period
            and heard.get("quarantine_start") not in (None, values["quarantine_start"])
        ):
            continue
        values[name] = value
    questions = list(gathered.draft.questions)
    known_already = values.get("change") in ("removed", "released", "corrected")  # his level was listed before
    if values.get("level") is None and not known_already and not any(each.field == "level" for each in questions):
        questions.append(Question("level", Reason.NO_LEVEL))
    if values.get("hamlet") is not None:
        questions = [question for question in questions if question.field != "hamlet"]
    draft = gathered.draft
    if heard.get("change") == "removed" and values.get("change") == "corrected":
        values["change"] = "removed"  # "nhập nhầm" in a list of those taken off
    values.setdefault("level", None)
    return Person(
        full_name=draft.full_name,
        line=draft.line,
        sheet=draft.sheet,
        note=draft.text or None,
        questions=tuple(questions),
        **values,
    )
