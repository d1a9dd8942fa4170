"""Which item stands under which: a notice as a tree."""

from __future__ import annotations

from collections.abc import Sequence

from bot.domain.notices.items import STRUCTURE, Item, Marker

LONGEST_HEADING = 160


def heads(item: Item) -> bool:
    """Whether an item looks like something that others stand under."""
    return item.introduces or (not item.ended and len(item.text.text) <= LONGEST_HEADING)


def parents(items: Sequence[Item]) -> list[int | None]:
    """For each item, the item that it stands under."""
    above: list[int | None] = []
    stack: list[int] = []
    for index, item in enumerate(items):
        _unwind(stack, items, index)
        above.append(stack[-1] if stack else None)
        if item.marker is not Marker.ROW:
            stack.append(index)
    return above


def _unwind(stack: list[int], items: Sequence[Item], index: int) -> None:
    """Take off the stack whatever the item at `index` does not stand under."""
    item = items[index]
    if item.marker is Marker.PART:
        stack.clear()
    elif item.marker is Marker.ROMAN:
        del stack[1 if stack and items[stack[0]].marker is Marker.PART else 0 :]
    elif item.marker is Marker.PLAIN:
        _unwind_for_plain(stack, items, index)
    elif item.marker is not Marker.ROW:
        _unwind_for_marked(stack, items, item)


def _unwind_for_plain(stack: list[int], items: Sequence[Item], index: int) -> None:
    if stack and stack[-1] == index - 1 and (items[index - 1].introduces or _is_title(items[index - 1])):
        return
    leaf = items[index].ended and not items[index].introduces
    while stack:
        top = items[stack[-1]]
        if top.marker in STRUCTURE and (heads(top) or not items[index].gap):
            return
        if leaf and top.marker is Marker.PLAIN and _is_plain_heading(items, stack[-1]):
            return
        stack.pop()


def _is_plain_heading(items: Sequence[Item], index: int) -> bool:
    """Whether an unmarked line introduces the unmarked lines behind it."""
    return heads(items[index]) and index + 1 < len(items) and items[index + 1].marker is Marker.PLAIN


def _is_title(item: Item) -> bool:
    return item.marker in STRUCTURE and heads(item)


def _unwind_for_marked(stack: list[int], items: Sequence[Item], item: Item) -> None:
    same = [depth for depth, one in enumerate(stack) if items[one].marker is item.marker]
    if same:
        del stack[same[-1] :]
        return
    while stack:
        top = items[stack[-1]]
        if (top.marker is Marker.PLAIN and not heads(top)) or (item.marker in STRUCTURE and not _may_hold(top, item)):
            stack.pop()
        else:
            return


def _may_hold(top: Item, item: Item) -> bool:
    if top.marker in STRUCTURE:
        return STRUCTURE.index(top.marker) < STRUCTURE.index(item.marker)
    return top.introduces
