"""Where a notice's head ends and its foot begins, who it is for, and which parts look back."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.domain.folding import fold
from bot.domain.notices.items import Item, Marker
from bot.domain.notices.outline import heads
from bot.domain.notices.tables import header_of

LONGEST_TITLE = 60
LONGEST_ADDRESSEE = 90
_HEAD = re.compile(
    r"(?:cong hoa xa hoi|doc lap\s?-|dang cong san|uy ban nhan dan(?: xa| huyen|$)|ubnd (?:xa|huyen|thi tran|"
    r"phuong)\s*[a-z ]{0,20}$|ban chi dao(?! da)|"
    r"so\s?:|so\s\d|dang bo|dang uy xa|hoi dong nhan dan xa|xa [a-z ]{3,20}$|kinh gui|v/v|ve viec|\(v/v)"
)
_KIND = re.compile(
    r"(?:du thao\s)?(?:thong bao|ket luan|ke hoach|cong van|bien ban|quyet dinh|chi thi|nghi quyet|giay moi|"
    r"huong dan|phuong an|"
    r"lich cong tac|bao cao|thong bao ket luan|cong dien|to trinh|chuong trinh|lenh|thong tri|giay trieu tap|phan cong)"
)
_PLACE_DAY = re.compile(
    r"[a-z ,]{0,40}ngay\s{0,3}\d{0,2}\s{0,3}thang\s{0,3}\d{0,2}\s{0,3}nam\s{0,3}(?:20\d\d)?[\s./]*$"
)
_TO = re.compile(r"kinh gui\s?:?")
_RECIPIENTS = re.compile(r"noi nhan(?![a-z])\s?:?")
_SIGNED = re.compile(
    r"(?:tm|t/m|kt|tl|tuq|q)\.?\s?(?:uy ban|ubnd|ban|chu tich|dang uy|bch|btv|hoi|truong|bcd|thu truong)"
)
_ANNEX = re.compile(
    r"(?:phu luc|bieu(?: mau)?\s|bang phan|bang tong|danh muc|lich\s|phan cong nhiem vu|danh sach phan)"
)
_LOOKS_BACK = re.compile(
    r"(?:ve |cac |nhung |mot so |phan |danh gia |nhan xet |kiem diem )*(?:ket qua|danh gia|tinh hinh|uu diem|"
    r"ton tai|han che|khuyet diem|"
    r"nguyen nhan|muc tieu|muc dich|chi tieu|can cu|quan diem|doi tuong|pham vi|nguyen tac|thuan loi|kho khan|"
    r"mat (?:da )?(?:duoc|lam duoc|chua)|viec (?:da|chua)|"
    r"nhiem vu (?:de ra )?(?:da|chua)|kiem diem|nhan xet|"
    r"cong tac da|nhung viec|thanh phan|noi dung hop|dien bien|y kien|thao luan|bai hoc)(?![a-z])"
)
_GROUNDS = re.compile(r"(?:can cu|theo|xet|tren co so)(?![a-z])")  # of what is decided behind them
_AIMS = re.compile(r"muc dich,? (?:va )?yeu cau|yeu cau,? (?:va )?muc dich")
_LOOKS_AHEAD = re.compile(
    r"(?<![a-z])(?:nhiem vu trong tam|trong thoi gian toi|phuong huong|giai phap|nhiem vu thang|"
    r"thoi gian tiep theo|ke hoach thang|yeu cau|"
    r"to chuc thuc hien|bao cao ket qua|cong tac thang|thang toi|nhiem vu giai phap|ket luan|giao nhiem vu|"
    r"phan cong|tiep tuc|trong tam)"
)


@dataclass(frozen=True, slots=True)
class Layout:
    """Which items are the body, and what the rest says. `begin` and `end` are indexes of items."""

    begin: int
    end: int
    title: str | None
    addressed: tuple[str, ...]  # "Kính gửi"
    recipients: tuple[str, ...]  # "Nơi nhận"
    annex: int  # where an annex begins behind the signature


def find_layout(items: Sequence[Item]) -> Layout:
    """The parts of a notice."""
    begin, title = _find_head(items)
    addressed, begin = _find_addressed(items, begin)
    end = _find_foot(items, begin)
    annex = next((at for at in range(end, len(items)) if _is_annex(items, at)), len(items))
    return Layout(begin, end, title, addressed, _recipients(items[end:annex]), annex)


def _find_head(items: Sequence[Item]) -> tuple[int, str | None]:
    """Where the head ends, and the title."""
    last = -1
    for index, item in enumerate(items[:25]):
        folded = item.text.folded.strip()
        if item.marker not in (Marker.PLAIN, Marker.ROW) or header_of(item) is not None:
            break
        if index == 0 and _KIND.match(folded) and heads(item) and not item.introduces:
            return _after_title(items, index)
        if _KIND.match(folded) and (item.text.text[:40].isupper() or len(folded) < 25) and not item.introduces:
            return _after_title(items, index)
        plain = not item.ended or len(folded) < 60
        if plain and any(_is_head_line(cell) for cell in (folded, *_folded_cells(item))):
            last = index
    return last + 1, None


def _folded_cells(item: Item) -> list[str]:
    return [cell.strip() for cell in re.split(r"[|\t]", item.text.folded)] if item.cells else []


def _is_head_line(folded: str) -> bool:
    return _TO.match(folded) is None and (_HEAD.match(folded) is not None or _PLACE_DAY.match(folded) is not None)


def _after_title(items: Sequence[Item], kind: int) -> tuple[int, str | None]:
    """The title is what stands below the document's kind, up to the first sentence or marked item."""
    parts: list[str] = []
    index = kind + 1
    while index < len(items) and len(parts) < 4:
        item = items[index]
        if item.marker is not Marker.PLAIN or item.ended or _TO.match(item.text.folded) or len(item.text.text) > 300:
            break
        if parts and item.gap and not (item.text.text.isupper() and parts[-1].isupper()):
            break
        parts.append(item.text.text.strip())
        index += 1
    while (
        index < len(items) and items[index].marker is Marker.PLAIN and _is_head_line(items[index].text.folded.strip())
    ):
        if items[index].ended and len(items[index].text.text) > 60:
            break
        index += 1
    name = items[kind].text.text.strip()
    return index, " ".join([name, *parts]) if parts else name


def _find_addressed(items: Sequence[Item], begin: int) -> tuple[tuple[str, ...], int]:
    """Who a letter is addressed to, and where its body begins."""
    for index in range(max(0, begin - 3), min(begin + 6, len(items))):
        to = _TO.match(items[index].text.folded)
        if to is None:
            continue
        names = [items[index].text.text[to.end() :]]
        at = index + 1
        while at < len(items) and _is_addressee(items[at]):
            names.append(items[at].text.text)
            at += 1
        return tuple(name.strip(" .;:,-") for name in names if name.strip(" .;:,-")), max(at, begin)
    return (), begin


def _is_addressee(item: Item) -> bool:
    bullet = item.marker in (Marker.DASH, Marker.STAR, Marker.PLUS)
    return bullet and len(item.text.text) <= LONGEST_ADDRESSEE and ":" not in item.text.text.strip(" :")


def _find_foot(items: Sequence[Item], begin: int) -> int:
    for index in range(begin, len(items)):
        folded = items[index].text.folded.strip()
        if _RECIPIENTS.match(folded) or any(_RECIPIENTS.match(cell) for cell in _folded_cells(items[index])):
            return index
        if _SIGNED.match(folded) and items[index].text.text[:12].isupper() and len(folded) < 80:
            return index
    return len(items)


def _is_annex(items: Sequence[Item], index: int) -> bool:
    item = items[index]
    return item.marker is Marker.PLAIN and _ANNEX.match(item.text.folded.strip()) is not None


def _recipients(foot: Sequence[Item]) -> tuple[str, ...]:
    names = []
    for item in foot:
        found = _RECIPIENTS.match(item.text.folded.strip())
        if found is not None:
            names.append(item.text.text.strip()[found.end() :])
        elif item.marker in (Marker.DASH, Marker.PLUS, Marker.STAR):
            names.append(item.text.text)
        elif names:
            break
    tidy = (name.strip(" .;:,-") for name in names)
    return tuple(name for name in tidy if name and not re.match(r"(?:nhu tren|luu)", fold(name)))


def looks_back(item: Item) -> bool:
    """Whether an item, and what stands under it, tells of what was, and asks for nothing."""
    folded = item.text.folded.strip(" :")
    if item.introduces and _GROUNDS.match(folded) and len(folded) > LONGEST_TITLE:
        return False
    title = folded if heads(item) else folded.partition(":")[0]
    if not heads(item) and (len(title) == len(folded) or len(title) > LONGEST_TITLE):
        return False
    if _AIMS.fullmatch(title):
        return True
    return _LOOKS_BACK.match(title) is not None and _LOOKS_AHEAD.search(title) is None
