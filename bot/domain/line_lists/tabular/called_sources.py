"""A source that a cell calls by the given name alone: "chị Hương", "F1 Hương", "Hương"."""

from __future__ import annotations

import re
from collections.abc import Iterable

from bot.domain.folding import CAPITAL, accented_key, clean, fold, name_key
from bot.domain.line_lists.entries.merging import Gathered, Gathering, level_of, source_of
from bot.domain.line_lists.fields.levels import comes_after
from bot.domain.line_lists.naming.lexicon import ACCENTED, PLAIN
from bot.domain.line_lists.naming.name_words import title

_CALLED = re.compile(
    r"(?P<told>(?:(?:[vV]ợ chồng|[gG]ia đình|[nN]hà|[gG][đĐ]) )?(?:[fF]\s?[0-3]\s?[:.\-]?\s?)?"
    r"(?:(?:[ôÔ]ng|[bB]à|[aA]nh|[cC]hị|[eE]m|[cC]ô|[cC]hú|[bB]ác|[cC]ậu|[dD]ì|[cC]ụ|[tT]hầy|"
    r"[oO]ng|[bB]a|[cC]hi|[cC]o|[cC]hu|[bB]ac|[acôÔ]|[aAcC]\.) )?)"
    rf"(?P<given>{CAPITAL}[^\W\d_]{{1,6}})(?: ?\(?[fF]\s?[0-3]\)?| ?\([^()]*\))?"
)


def given_name(text: str) -> str | None:
    """The given name that is all a cell says of whom somebody met."""
    found = _CALLED.fullmatch(clean(text).strip())
    if found is None:
        return None
    given = found["given"]
    known = accented_key(given) in ACCENTED.known or (given.isascii() and fold(given) in PLAIN.known)
    return title(given) if found["told"] or known else None


def name_in_full(gathering: Gathering) -> None:
    """Give such a source the full name of the one person listed who is called so, of the level before."""
    called = [(each, source) for each in gathering.people if (source := source_of(each)) and " " not in source]
    for each, source in called:
        named = {other.draft.full_name for other in _who(gathering.by_given.get(name_key(source), ()), each, source)}
        if len(named) == 1:
            each.draft.said["source"] = named.pop()


def _who(people: Iterable[Gathered], contact: Gathered, source: str) -> Iterable[Gathered]:
    level = level_of(contact)
    for each in people:
        above = level_of(each)
        agrees = accented_key(each.draft.full_name.split(" ")[-1]) == accented_key(source) or source.isascii()
        if each is not contact and agrees and (level is None or above is None or comes_after(level, above)):
            yield each
