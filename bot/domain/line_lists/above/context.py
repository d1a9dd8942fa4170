"""What headings say, and for how long: a stack of frames, the newest heading on top."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, fields, replace
from functools import lru_cache
from typing import Any

from bot.domain.line_lists.above.households import Head
from bot.domain.line_lists.entries.people import Draft
from bot.domain.line_lists.model import Said

_OF_LEVEL = ("source", "contact_date", "place", "quarantine_start", "quarantine_end", "change")
_OF_SOURCE = ("contact_date", "quarantine_start", "quarantine_end", "place")
_OF_MEETING = ("source", "contact_date", "quarantine_start")
FIELDS = tuple(each.name for each in fields(Said))


@dataclass(slots=True)
class Context:
    """The headings that hold at a line. `fresh`: nobody was listed since the last one, so the next adds to it."""

    frames: list[tuple[str, Said]] = field(default_factory=list)
    fresh: bool = True
    household: Head | None = None  # of the household whose members follow

    def said(self, *, level: str | None = None, change: str | None = None) -> dict[str, Any]:
        """What the headings say together; an inner one wins. Of another `level` than theirs they only say where.

        Of people whose own words say that they are released (`change`) it is unknown whom and when they met.
        """
        merged: dict[str, Any] = {}
        other = False
        for _, said in self.frames:
            other = other or (level is not None and said.level not in (None, level))
            if other:
                said = Said(hamlet=said.hamlet, address=said.address)
            if said.source is not None and merged.get("source") not in (None, said.source):
                merged.pop("contact_date", None)  # the day on which others met another case
            merged |= _told(said)
        if change == "released":
            return {name: value for name, value in merged.items() if name not in _OF_MEETING}
        return _without_far_source(merged, self.frames)

    def enter(self, said: Said, kind: str = "heading") -> None:
        """A heading begins: those that it takes the place of end."""
        if said == Said(level=said.level) and said.level == self.said().get("level"):
            return  # "thêm 1 F1": the list goes on
        if not self.fresh:
            self._leave(said, kind)
        self.frames.append((kind, said))
        self.fresh = True

    def listed(self) -> None:
        """Somebody was listed under the headings."""
        self.fresh = False

    def tell_head(self, draft: Draft) -> None:
        """Say of somebody what the household's first line said of its head, if he is that."""
        if self.household is not None:
            self.household.tell(draft)

    def leave_household(self) -> None:
        """What a household's head line said ends with the household."""
        at = next((index for index, (kind, _) in enumerate(self.frames) if kind == "household"), None)
        if at is not None:
            level = next((said.level for _, said in reversed(self.frames[at:]) if said.level), None)
            del self.frames[at:]
            if level:
                self.frames.append(("heading", Said(level=level)))

    def leave(self, names: Collection[str]) -> None:
        """What a section set ends with it, where the next one does not say it anew."""
        for name in ("place", "contact_date", "quarantine_start"):
            if name in names:
                self._cut(name, keep=("hamlet", "address", "source", "change"))

    def end_level(self) -> None:
        """The level of a heading ends: those under the next one say their own."""
        kept = [(kind, replace(said, level=None)) for kind, said in self.frames]
        self.frames = [(kind, said) for kind, said in kept if said != Said()]

    def end_change(self) -> None:
        """What a heading said becomes of those under it ends; the others hold."""
        self.frames = [(kind, replace(said, change=None)) for kind, said in self.frames]

    def _leave(self, said: Said, kind: str) -> None:
        if kind == "household":
            self.leave_household()
        if said.sex is not None:
            self._cut("sex", keep=tuple(name for name in FIELDS if name not in ("sex", "level")))
        elif said.level is not None and said.source is not None and self._is_part(said):
            self._cut("source", keep=("hamlet", "address", "change"), except_fields=_OF_SOURCE)
        elif said.level is not None:
            self._cut("level", keep=("hamlet", "address"))
        elif said.change is not None and said.source is None:
            self._cut("source", keep=("hamlet", "address"))  # whoever is released or removed is listed for that
        elif said.hamlet is not None:
            self.leave_household()
            self._cut("hamlet", keep=_OF_LEVEL)
        elif said.source is not None:
            self._cut("source", keep=("hamlet", "address", "change"), except_fields=_OF_SOURCE)
        else:
            for name in ("place", "contact_date", "quarantine_start"):
                if getattr(said, name) is not None:
                    self._cut(name, keep=("hamlet", "address", "source", "change"))
                    break

    def _is_part(self, said: Said) -> bool:
        """Whether a heading of a source stands beside another one under a title of the same level."""
        levels = [each.level for _, each in self.frames if each.level]
        sources = [index for index, (_, each) in enumerate(self.frames) if each.source]
        return bool(sources) and sources[0] > 0 and levels[:1] == [said.level] and self.frames[0][1].level is not None

    def _cut(self, name: str, *, keep: tuple[str, ...], except_fields: tuple[str, ...] = ()) -> None:
        """End the frame that says `name`, and all inside it; of the frame itself `keep` and the level stay."""
        at = next((index for index, (_, said) in enumerate(self.frames) if getattr(said, name) is not None), None)
        if at is None:
            return
        kind, said = self.frames[at]
        level = (
            next((each.level for _, each in reversed(self.frames[at:]) if each.level), None)
            if name != "level"
            else None
        )
        kept = {each: getattr(said, each) for each in keep if each not in except_fields}
        del self.frames[at:]
        remaining = replace(Said(), **kept, level=level)
        if remaining != Said():
            self.frames.append((kind, remaining))


def _without_far_source(merged: dict[str, Any], frames: Sequence[tuple[str, Said]]) -> dict[str, Any]:
    """What headings say, without the case that a title names where a heading under it begins the F2: they met an F1."""
    source = str(merged.get("source") or "")
    if merged.get("level") not in ("F2", "F3") or not source.startswith("BN"):
        return merged
    title = next((said for _, said in frames if said.source == source), None)
    if title is None or title.level is not None:
        return merged
    far = {"source"} | ({"contact_date"} if title.contact_date == merged.get("contact_date") else set())
    return {name: value for name, value in merged.items() if name not in far}


def said_of(fields_said: dict[str, Any]) -> Said:
    """The part of an entry's fields that a heading can say of many."""
    return Said(**{name: fields_said[name] for name in FIELDS if name != "sex" and fields_said.get(name) is not None})


@lru_cache(maxsize=256)  # asked for every row under a heading
def _told(said: Said) -> dict[str, Any]:
    return {name: getattr(said, name) for name in FIELDS if getattr(said, name) is not None}
