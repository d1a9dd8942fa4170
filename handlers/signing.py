"""/camket with quantities: read, asked about until nothing is open, written down, and told to the hamlets' leaders."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

from bot.domain.errors import UserError
from bot.domain.folding import fold
from bot.domain.hamlets import finder
from bot.domain.quantities import Item, in_unit
from bot.domain.signing import following, item_meant, items_near, last_day, read_signings
from bot.networks import Button
from bot.render import day
from bot.render import signing as render
from bot.render.signing import Signed
from bot.texts import Markup, common, fill
from bot.texts import signing as texts
from handlers import deeds, forms
from handlers.buttons import button
from handlers.context import Transaction
from handlers.guards import Speaker
from handlers.list_reading import named_hamlets
from storage import committees
from storage import signing as stored
from storage.assignments import Assignment
from storage.dialogues import Dialogue
from storage.signing import Wish

FORM = "signing"
HAMLET, MONTH, ITEM, UNIT, TASK, SURE, LINES, AMOUNT = (
    "hamlet", "month", "item", "unit", "task", "sure", "lines", "amount",
)  # fmt: skip
APART = 0  # stands for an assignment of its own
UNITS_OFFERED = 8


@dataclass(frozen=True, slots=True)
class Row:
    """One quantity while it is asked about; what is open is None."""

    hamlet: int | None
    words: str
    quantity: str
    unit: str | None
    month: str | None  # its first day
    item: str | None = None
    task: int | None = None

    @property
    def first(self) -> date:
        return date.fromisoformat(self.month or "")


@dataclass(frozen=True, slots=True)
class Draft:
    """Everything that one message is to write down."""

    rows: tuple[Row, ...]
    sure: bool = False

    def settle(self, which: Any, **values: Any) -> Draft:
        """The draft with these values in the rows that `which` picks."""
        return replace(self, rows=tuple(replace(one, **values) if which(one) else one for one in self.rows))


def read(tx: Transaction, me: Speaker, text: str, *, hamlet: int | None = None, month: date | None = None) -> None:
    """Take what a message signs for; a hamlet and a month that it does not name are the given ones."""
    by_name = {one.name: one.id for one in me.hamlets}
    works = stored.works(tx.session, committee_id=me.committee.id)
    told = read_signings(
        text,
        hamlets=finder(tuple(named_hamlets(me))),
        today=tx.today,
        units=[item.unit for item, _ in works.values()],
    )
    rows = []
    for one in told:
        place, first = by_name[one.hamlet] if one.hamlet is not None else hamlet, one.month or month
        rows.append(Row(place, one.words, str(one.quantity), one.unit, first.isoformat() if first else None))
    advance(tx, me, Draft(tuple(rows)))


def advance(tx: Transaction, me: Speaker, draft: Draft) -> None:
    """Ask what is open, one question at a time; with nothing open, write everything down."""
    works = {name: item for name, (item, _) in stored.works(tx.session, committee_id=me.committee.id).items()}
    draft = _known(draft, works)
    open_row = next((one for one in draft.rows if one.hamlet is None), None)
    if open_row is not None:
        _ask(
            tx, me, HAMLET, draft, fill(texts.WHICH_HAMLET), [[button(h.name, "signhamlet", h.id)] for h in me.hamlets]
        )
        return
    if any(one.month is None for one in draft.rows):
        ask_month(tx, me, draft)
        return
    for one in draft.rows:
        _check_open(tx, one)
    for step in (_ask_item, _ask_unit, _ask_task):
        if step(tx, me, draft, list(works.values())):
            return
    wishes = [_wish(tx, me, one, works) for one in draft.rows]
    if not draft.sure and _ask_sure(tx, me, draft, wishes):
        return
    _record(tx, me, wishes)


def _known(draft: Draft, works: Mapping[str, Item]) -> Draft:
    """The draft with the works that its words surely name. UserError where a unit is not the work's."""
    for row in draft.rows:
        found = item_meant(row.words, list(works.values())) if row.item is None else works.get(row.item)
        if found is None:
            continue
        factor = in_unit(row.unit, found.unit) if row.unit is not None else Decimal(1)
        if factor is None:
            raise UserError("progress_wrong_unit", item=found.name, unit=row.unit, expected=found.unit)
        quantity = str(Decimal(row.quantity) * factor)
        draft = draft.settle(lambda one, row=row: one is row, item=found.name, unit=found.unit, quantity=quantity)
    return draft


def _check_open(tx: Transaction, row: Row) -> None:
    """UserError where a month is over."""
    due = last_day(row.first)
    if due < tx.today:
        raise UserError("signing_over", month=row.first.month, due=day(due), next=tx.today.month)


def _ask(
    tx: Transaction, me: Speaker, step: str, draft: Draft, text: Markup, rows: list[list[Button]], **more: Any
) -> None:
    answers: dict[str, object] = {"rows": [asdict(one) for one in draft.rows], "sure": draft.sure, **more}
    forms.wait_at(tx, me, FORM, step, answers)
    said = [*rows, [button(common.CANCEL, "pcancel")]]
    if tx.update.callback_query is not None:
        tx.change_pressed(text, buttons=said)
    else:
        tx.reply(text, buttons=said)


def kept(form: Dialogue) -> Draft:
    """The draft that waits in a form."""
    return Draft(tuple(Row(**one) for one in form.answers["rows"]), bool(form.answers["sure"]))


def ask_month(tx: Transaction, me: Speaker, draft: Draft, **more: Any) -> None:
    """Ask for which month, this one or the next."""
    months = [tx.today.replace(day=1), following(tx.today)]
    rows = [
        [button(texts.MONTH.format(month=one.month, due=day(last_day(one))), "signmonth", one.year * 100 + one.month)]
        for one in months
    ]
    _ask(tx, me, MONTH, draft, fill(texts.WHICH_MONTH), rows, **more)


def _periods(tx: Transaction, me: Speaker, month: date) -> Sequence[Assignment]:
    """The assignments of a month that are open, for which hamlets sign."""
    first = max(month, tx.today)
    return stored.periods(tx.session, committee_id=me.committee.id, first=first, last=last_day(month))


def _tasks(tx: Transaction, me: Speaker, month: date) -> list[Assignment]:
    """Those of them that may be chosen for another work; the one that is made here is a choice of its own."""
    return [one for one in _periods(tx, me, month) if not one.key.startswith(f"{stored.OWN}:")]


def _usual(tx: Transaction, me: Speaker, row: Row) -> int | None:
    """The assignment for which a hamlet signed this work in the month already."""
    ids = [one.id for one in _periods(tx, me, row.first)]
    return stored.with_item(tx.session, assignment_ids=ids, item=row.item or "")


def _ask_item(tx: Transaction, me: Speaker, draft: Draft, works: Sequence[Item]) -> bool:
    """Whether a work that nobody signed for yet is asked about: it may be a known one that is spelt otherwise."""
    row = next((one for one in draft.rows if one.item is None), None)
    if row is None:
        return False
    near = items_near(row.words, row.unit, works)
    rows = [
        [button(texts.IS_NEAR.format(item=one.name, unit=one.unit), "signnear", index)]
        for index, one in enumerate(near)
    ]
    tasks = _tasks(tx, me, row.first)
    rows += [[button(texts.NEW_IN_TASK.format(title=one.title), "signnew", one.id)] for one in tasks]
    apart = texts.NEW_APART.format(month=row.first.month) if tasks else texts.IS_NEW
    rows.append([button(apart, "signnew", APART)])
    unit = fill(texts.NEW_ITEM_UNIT, unit=row.unit) if row.unit is not None else ""
    text = fill(texts.NEW_ITEM, words=row.words, unit=unit)
    _ask(tx, me, ITEM, draft, text, rows, words=row.words, near=[one.name for one in near])
    return True


def _ask_unit(tx: Transaction, me: Speaker, draft: Draft, works: Sequence[Item]) -> bool:
    row = next((one for one in draft.rows if one.unit is None), None)
    if row is None:
        return False
    units = list(dict.fromkeys(one.unit for one in works))[:UNITS_OFFERED]
    made = [button(unit, "signunit", index) for index, unit in enumerate(units)]
    rows = [made[start : start + 4] for start in range(0, len(made), 4)]
    _ask(tx, me, UNIT, draft, fill(texts.WHICH_UNIT, words=row.words), rows, words=row.words, units=units)
    return True


def _ask_task(tx: Transaction, me: Speaker, draft: Draft, works: Sequence[Item]) -> bool:
    """Whether the assignment of a known work is asked for: no hamlet signed for it in the month yet."""
    for row in draft.rows:
        if row.task is not None:
            continue
        tasks = _tasks(tx, me, row.first)
        assert row.item is not None
        if tasks and _usual(tx, me, row) is None:
            rows = [[button(one.title, "signtask", one.id)] for one in tasks]
            rows.append([button(texts.TASK_APART.format(month=row.first.month), "signtask", APART)])
            text = fill(texts.WHICH_TASK, item=row.item, month=row.first.month)
            _ask(tx, me, TASK, draft, text, rows, item=row.item, month=row.month)
            return True
    return False


def _wish(tx: Transaction, me: Speaker, row: Row, works: Mapping[str, Item]) -> Wish:
    """What a settled row asks for. UserError where its period was closed."""
    assert row.item is not None and row.unit is not None and row.hamlet is not None  # noqa: PT018
    task = row.task if row.task is not None else _usual(tx, me, row) or APART
    assignment = tx.session.get(Assignment, task) if task != APART else None
    if assignment is None or assignment.committee_id != me.committee.id or not assignment.active:
        assignment = stored.own_assignment(
            tx.session,
            committee_id=me.committee.id,
            month=row.first,
            last=last_day(row.first),
            title=texts.OWN_TITLE.format(month=row.first.month, year=row.first.year),
            by_member=me.member.id,
            now=tx.now,
        )
    due = stored.due_of(tx.session, assignment=assignment, hamlet_id=row.hamlet)
    number = stored.closed_under(tx.session, assignment=assignment, due=due) if due is not None else None
    if number is not None:
        raise UserError("target_closed", number=number)
    item = works.get(row.item) or Item(row.item, row.unit)
    return Wish(assignment, row.hamlet, item, Decimal(row.quantity))


def _shown(tx: Transaction, me: Speaker, wish: Wish, before: Decimal, after: Decimal) -> Signed:
    due = stored.due_of(tx.session, assignment=wish.assignment, hamlet_id=wish.hamlet_id)
    assert due is not None
    hamlet = next(one.name for one in me.hamlets if one.id == wish.hamlet_id)
    return Signed(wish.assignment.title, due, hamlet, wish.item.name, wish.item.unit, before, after)


def _ask_sure(tx: Transaction, me: Speaker, draft: Draft, wishes: Sequence[Wish]) -> bool:
    """Whether something is signed for otherwise already, so that it is asked about. UserError: twice in one message."""
    keys = [(one.assignment.id, one.hamlet_id, one.item.name) for one in wishes]
    twice = next((one for one, key in zip(wishes, keys, strict=True) if keys.count(key) > 1), None)
    if twice is not None:
        raise UserError("signing_twice", item=twice.item.name)
    doubtful = []
    for one in wishes:
        row = stored.signed(tx.session, wish=one)
        if row is not None and row.target != one.target:
            doubtful.append(_shown(tx, me, one, row.target, one.target))
    if not doubtful:
        return False
    label = texts.SURE_YES if len(doubtful) == 1 else texts.SURE_YES_MANY.format(n=len(doubtful))
    _ask(tx, me, SURE, draft, render.question(doubtful), [[button(label, "signsure")]])
    return True


def _record(tx: Transaction, me: Speaker, wishes: Sequence[Wish]) -> None:
    """Write everything down, answer with a receipt, and tell the hamlets' leaders what is theirs."""
    forms.close(tx, me)
    accepted_by = {name: who for name, (_, who) in stored.works(tx.session, committee_id=me.committee.id).items()}
    shown: list[tuple[int, Signed]] = []
    for one in sorted(wishes, key=lambda wish: wish.assignment.id):
        change = stored.sign(
            tx.session,
            wish=one,
            accepted_by=accepted_by.get(one.item.name, ()),
            reason=texts.CHANGED_REASON if stored.signed(tx.session, wish=one) is not None else "",
            by_member=me.member.id,
            batch=tx.row.id,
            now=tx.now,
        )
        before = change.before if change is not None else one.target
        shown.append((one.hamlet_id, _shown(tx, me, one, before, one.target)))
    changed = [(hamlet, one) for hamlet, one in shown if one.before != one.after]
    places = list(dict.fromkeys(hamlet for hamlet, _ in shown))
    rows = [[button(common.UNDO, "signback", tx.row.id)]] if changed else []
    rows += [[button(texts.ADD, "signadd", places[0])]] if len(places) == 1 and tx.private else []
    foot = texts.TOLD_LEADERS if changed else ""
    text = render.receipt(fill(texts.SIGNED), [one for _, one in shown], foot=foot)
    if tx.update.callback_query is not None:
        tx.change_pressed(text, buttons=rows)
    else:
        tx.reply(text, buttons=rows)
    tell_leaders(tx, me, changed, fill(texts.TOLD, who=me.member.full_name))


def tell_leaders(tx: Transaction, me: Speaker, changed: Sequence[tuple[int, Signed]], head: Markup) -> None:
    """Tell each hamlet's leaders what changed of theirs, and write down that it did."""
    if not changed:
        return
    deeds.note(tx, me, "change", f"targets of batch {tx.row.id}")
    for hamlet_id in dict.fromkeys(hamlet for hamlet, _ in changed):
        text = render.receipt(head, [one for hamlet, one in changed if hamlet == hamlet_id])
        for leader in committees.leaders_of(tx.session, committee_id=me.committee.id, hamlet_id=hamlet_id):
            tx.tell(leader.id, key=f"signed:{tx.row.id}:member {leader.id}", text=text)


def same_words(words: str) -> Any:
    """Picks the rows that name a work so and are open."""
    return lambda one: one.item is None and fold(one.words) == fold(words)
