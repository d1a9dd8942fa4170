"""Whom contacts met where nothing says it, and the message knows of one case alone: its F1 met him, their F2 the F1."""

from __future__ import annotations

from collections.abc import Sequence

from bot.domain.line_lists.merging import Gathered, level_of, source_of

_BEFORE = {"F1": "F0", "F2": "F1"}


def fill_sources(people: Sequence[Gathered]) -> None:
    """Give those without a source the one person of the level before theirs, if he was named before them."""
    for level, before in _BEFORE.items():
        cases = [each for each in people if level_of(each) == before and _is_listed(each)]
        contacts = [each for each in people if level_of(each) == level and _is_listed(each)]
        if len(cases) == 1 and _was_among(cases[0], contacts):
            continue  # one of these contacts became a case: nothing says that the others met him
        if len(cases) != 1 or (before == "F1" and cases[0].draft.said.get("change")):
            continue
        (case,) = cases
        called = {case.draft.full_name, case.draft.said.get("case_code")}
        if {source_of(each) for each in contacts} - called - {None}:
            continue
        for each in contacts:
            asked = any(question.field == "source" for question in each.draft.questions)
            corrected = each.draft.said.get("change") == "corrected"
            if source_of(each) is None and not (asked or corrected) and case.draft.line <= each.draft.line:
                each.heard["source"] = case.draft.said.get("case_code") or case.draft.full_name


def _is_listed(each: Gathered) -> bool:
    return each.draft.sheet is None and each.draft.said.get("change") != "removed"


def _was_among(case: Gathered, contacts: Sequence[Gathered]) -> bool:
    """Whether a case stands with a number between contacts, and was found positive while he was one of them."""
    said, number = case.draft.said, case.draft.number
    found = said.get("change") or any(test.outcome == "positive" for test in said.get("tests", ()))
    return bool(found) and number is not None and any(each.draft.number == number + 1 for each in contacts)
