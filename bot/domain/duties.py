"""What a duty is: who has which part in it, and where it stands by what its owner said."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from bot.domain.folding import fold

_LEVEL = re.compile(r"\bf[0-3]\b")


class Part(StrEnum):
    """Whether somebody owes an assignment, or helps with it."""

    OWNER = "owner"
    COLLABORATOR = "collaborator"


@dataclass(frozen=True, slots=True)
class Owner:
    """A hamlet (whoever leads it) or a member."""

    hamlet_id: int | None = None
    member_id: int | None = None


class State(StrEnum):
    """Where a duty stands, and what its owner may say of it."""

    OPEN = "open"
    DOING = "doing"
    STUCK = "stuck"
    DONE = "done"


class Judge(StrEnum):
    """What shows that an occurrence of a recurring duty was seen to, besides its owner's word."""

    LISTS = "lists"  # the day's F0-F3 list
    RADIO = "radio"  # "Đã phát" under the day's bulletin
    PLANS = "plans"  # the owner's plan for that day or week


def judge_of(title: str) -> Judge | None:
    """By what a recurring duty can be judged, from what it asks for; None: by its owner's word alone."""
    words = f" {fold(title)} "
    if _LEVEL.search(words) and ("danh sach" in words or "cap nhat" in words or "truong hop" in words):
        return Judge.LISTS
    if any(word in words for word in ("truyen thanh", "phat thanh", "dai xa", "ban tin")):
        return Judge.RADIO
    if any(word in words for word in ("ke hoach cong viec", "len ke hoach", "lap ke hoach", "ke hoach lam viec")):
        return Judge.PLANS
    return None
