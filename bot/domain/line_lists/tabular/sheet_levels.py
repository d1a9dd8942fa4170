"""The level of people in a sheet that no heading over them and no column says: told by its titles and its sources."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.domain.folding import fold_aligned, name_key
from bot.domain.line_lists.above.said_levels import level_after_met
from bot.domain.line_lists.above.subject import subjects
from bot.domain.line_lists.entries.merging import Gathered, level_of, source_of
from bot.domain.line_lists.tabular.columns import column_kind

_LEVEL = re.compile(r"(?<![a-z0-9])f\s?([0-3])(?![0-9a-z])")
_SEVERAL = re.compile(r"(?<![a-z0-9])f\s?[0-3]\s?(?:[,+&/;-]|va)\s?f?\s?[0-3](?![0-9a-z/.])")
_AROUND = re.compile(
    r"(?<![a-z])(?:tiep xuc|tx|lien quan|lq)(?: gan| den| toi| voi| cung| cac| nguoi| ca){0,3} f\s?([0-2])"
)


def fill_levels_of_sheet(people: Sequence[Gathered], titles: Sequence[str], headings: Sequence[str]) -> None:
    """Give those without a level the one that their sheet speaks of, where it can be no other."""
    lacking = [each for each in people if level_of(each) is None and each.draft.said.get("change") is None]
    if not lacking:
        return
    folded = [fold_aligned(title) for title in titles]
    level = _level_of_all(titles, folded, headings)
    if level is not None:
        for each in lacking:
            each.heard["level"] = level
        return
    about = {below for title in folded for below in _AROUND.findall(title)}
    spoken_of = {level for title in folded for level in _LEVEL.findall(title)} | {str(int(each) + 1) for each in about}
    codes = all(str(source_of(each)).startswith("BN") for each in lacking if source_of(each))
    if len(spoken_of) > 1 and (about or not codes):
        _fill_by_sources(lacking, people, spoken_of)


def _level_of_all(titles: Sequence[str], folded: Sequence[str], headings: Sequence[str]) -> str | None:
    """The one level that the titles speak of; or the one after that of the sources, if no title speaks of others."""
    own = frozenset().union(*map(subjects, titles))
    if len(own) == 1 and not any(map(_SEVERAL.search, folded)):
        return next(iter(own))
    named = {level for title in folded for level in _LEVEL.findall(title)}
    heads = [fold_aligned(head) for head in headings if column_kind(head) == "source"]
    upper = {level for head in heads for level in _LEVEL.findall(head)}
    if not named and not upper:
        met = {level for level in map(level_after_met, folded) if level is not None}
        return met.pop() if len(met) == 1 else None
    if len(upper) != 1:
        return None
    below = str(int(upper.pop()) + 1)
    return f"F{below}" if below < "4" and (not named or below in named) else None


def _fill_by_sources(lacking: Sequence[Gathered], people: Sequence[Gathered], spoken_of: set[str]) -> None:
    """Give each the level after his source's, of those that the titles speak of: a case's contacts are F1."""
    listed = {name_key(each.draft.full_name): each for each in people}
    others = sorted(spoken_of - {"0", "1"})
    for each in lacking:
        source = source_of(each)
        if not source:
            continue
        upstream = listed.get(name_key(source))
        above = level_of(upstream) if upstream is not None else None
        if source.startswith("BN"):
            level = "1"
        elif above is not None:
            level = str(int(above[1]) + 1)
        else:
            level = others[0] if len(others) == 1 else ""
        if level in spoken_of:
            each.heard["level"] = f"F{level}"
