"""Owners that stand in a heading or an introduction, for the items under it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.domain.folding import fold
from bot.domain.notices.clauses import sentences
from bot.domain.notices.items import Item
from bot.domain.notices.model import Recurring
from bot.domain.notices.owners import Parties, find_parties
from bot.domain.notices.recurrence import find_recurring

_FIELD = re.compile(
    r"(?:van hoa|y te|giao duc|nong nghiep|nn|moi truong|tai nguyen|giao thong|thuy loi|tai chinh|ngan sach|ntm|"
    r"nong thon moi|"
    r"chinh sach|chinh sach xa hoi|lao dong|tu phap|quan su|thong tin|khuyen nong|thu y|cong an|mat tran|"
    r"truyen thanh|phong(?= chong| ngua| dich|,)|"
    r"xay dung|dang|dang bo|doan the|hoi)(?![a-z])(?!\s(?:xa|thon|uy))"
)
_ANNOUNCES = re.compile(
    r"(?<![a-z])(?:thong bao|ket luan|ban hanh|tra loi|quyet dinh|chi thi|quyet nghi|trien khai|kien nghi|bao cao|"
    r"giai trinh|chi dao)(?:\s(?:va|giao nhiem vu|mot so noi dung|cac noi dung|cu the|noi dung|ket luan|den|toi|"
    r"toan the|"
    r"nhan dan|nhu|sau|ke hoach|nay|cac nhiem vu|nhiem vu|chi dao|ba con|mot so|y kien|ve viec)){0,8}\s?:$"
)


_SHARES_OUT = re.compile(
    r"(?:phan cong|trach nhiem|nhiem vu)(?: (?:nhiem vu|thuc hien|cu the|cua|cho|doi voi|tung)){0,3}"
    r"(?: (?:cac|tung))? (?:don vi|nganh|ban nganh|co quan|bo phan|thanh vien|to chuc|phong)"
)


def shares_out(item: Item) -> bool:
    """Whether a heading says that bodies stand under it: "III. TRÁCH NHIỆM CÁC ĐƠN VỊ"."""
    return _SHARES_OUT.match(item.text.folded.strip()) is not None


def heading_parties(item: Item, *, fields_too: bool = False) -> Parties:
    """Who a heading or introduction gives the items under it to.

    "Văn hóa - Xã hội" is a field of work, or with `fields_too` whoever is in charge of it.
    """
    text = item.text
    parts = sentences(text)
    if not parts:
        return Parties()
    chosen = parts[-1] if item.introduces else parts[0]
    said = text.cut(chosen.begin, chosen.end)
    if _ANNOUNCES.search(said.folded):
        return Parties()
    found = find_parties(said)
    if not found.owners and len(parts) > 1 and not item.introduces:
        found = find_parties(text.cut(parts[-1].begin, parts[-1].end))
    if not found.owners and item.text.text.rstrip(" .;").endswith(")"):
        found = _in_brackets(item)
    owners = tuple(owner for owner in found.owners if fields_too or not _is_field(owner, item))
    return Parties(owners, found.collaborators) if len(owners) == len(found.owners) else Parties()


def _in_brackets(item: Item) -> Parties:
    """Who the remark at the end of a heading names: "Lịch thời vụ (các thôn chỉ đạo nhân dân thực hiện)"."""
    begin, end = item.text.text.rfind("("), item.text.text.rfind(")")
    inside = item.text.cut(begin + 1, end) if 0 < begin < end else None
    return find_parties(inside) if inside is not None else Parties()


def _is_field(owner: str, item: Item) -> bool:
    """Whether a heading of this name is a field of work and not a body: "Văn hóa - Xã hội"."""
    heading = fold(item.text.text).strip(" :.;")
    return (
        heading.startswith(fold(owner)) and len(heading) - len(fold(owner)) < 25 and _FIELD.match(heading) is not None
    )


def inherited(index: int, above: Sequence[int | None], parties: Sequence[Parties]) -> Parties:
    """The nearest owners above an item."""
    at = above[index]
    while at is not None:
        if parties[at].owners:
            return parties[at]
        at = above[at]
    return Parties()


def heading_recurrence(index: int, above: Sequence[int | None], items: Sequence[Item]) -> Recurring | None:
    """How often the duties under the nearest heading that says so come back."""
    at = above[index]
    while at is not None:
        found = next(find_recurring(items[at].text), None)
        if found is not None:
            return found.recurring
        at = above[at]
    return None
