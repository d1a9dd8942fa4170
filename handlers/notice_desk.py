"""A notice on the desk of whoever works on it: who may, its tasks by name, and its draft a page at a time."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from sqlmodel import Session

from bot.clock import local
from bot.domain.duties import Owner, Part
from bot.domain.errors import UserError
from bot.domain.notices.task_lines import is_over
from bot.domain.pages import Page
from bot.domain.roles import MANAGES_WORK
from bot.networks import Button
from bot.render import notices as render
from bot.render.notices import Counts, Head, Task
from bot.texts import Markup, common, duties
from bot.texts import notices as words
from handlers import deeds, forms, guards
from handlers.buttons import button, turns
from handlers.context import Transaction
from handlers.guards import Speaker
from storage import assignments, committees, notices
from storage.notices import IN_FORCE, Notice, NoticeState, NoticeTask, TaskState

FORM = "notice"
PER_PAGE = 5
DATED, UNDATED = 1, 0


def head_of(notice: Notice) -> Head:
    """What a notice is called."""
    return Head(notice.number, notice.day, notice.title, local(notice.posted_at).date())


class Desk:
    """One notice, as the secretary or the chair works on it within one transaction."""

    def __init__(self, tx: Transaction, me: Speaker, notice: Notice) -> None:
        self.tx, self.me, self.notice = tx, me, notice
        self.head = head_of(notice)

    @property
    def session(self) -> Session:
        return self.tx.session

    def tasks(self) -> Sequence[NoticeTask]:
        """All its tasks in their order."""
        return notices.tasks_of(self.session, notice_id=self.notice.id)

    def listed(self, kind: int) -> list[NoticeTask]:
        """Those with a deadline, or the others."""
        return [row for row in self.tasks() if row.dated == (kind == DATED)]

    def is_over(self, row: NoticeTask) -> bool:
        now = local(self.tx.now)
        return row.recurring is None and is_over(row.due, row.due_time, today=now.date(), now=now.time())

    def is_ready(self, row: NoticeTask) -> bool:
        """Whether it can be accepted without a look at it."""
        return ((bool(row.owners) and not row.unclear) or self.is_linked(row)) and not self.is_over(row)

    def is_linked(self, row: NoticeTask) -> bool:
        """Whether it stands for an assignment that was given before, which has its own owners."""
        return row.same_as is not None and not row.apart

    @cached_property
    def _names(self) -> dict[Owner, str]:
        names = {Owner(hamlet_id=one.id): duties.HAMLET_OWNER.format(hamlet=one.name) for one in self.me.hamlets}
        for one in committees.members_of(self.session, committee_id=self.me.committee.id):
            said = duties.MEMBER_OWNER.format(name=one.full_name, title=one.title) if one.title else one.full_name
            names[Owner(member_id=one.id)] = said
        return names

    def name(self, owner: Owner) -> str:
        """A hamlet's name, or a member's with his title."""
        return self._names.get(owner, duties.SOMEBODY)

    def names(self, owners: Sequence[Owner]) -> str:
        """The names of several; all hamlets together are said so."""
        every = [Owner(hamlet_id=one.id) for one in self.me.hamlets]
        if len(every) > 1 and all(one in owners for one in every):
            others = [self.name(one) for one in owners if one not in every]
            return ", ".join([words.ALL_HAMLETS.format(n=len(every)), *others])
        return ", ".join(self.name(one) for one in owners)

    def view(self, row: NoticeTask) -> Task:
        """A task for its rendering; its number is that in its list."""
        number = [one.id for one in self.listed(int(row.dated))].index(row.id) + 1
        same = self.session.get(assignments.Assignment, row.same_as) if row.same_as is not None else None
        owners = row.owned_by
        if not owners and same is not None and not row.apart:
            parts = assignments.parts_of(self.session, assignment_id=same.id)
            owners = tuple(one.owner for one in parts if one.part == Part.OWNER)
        people = {one.key: one.full_name for one in committees.members_of(
            self.session, committee_id=self.me.committee.id
        )}  # fmt: skip
        return Task(
            number=number,
            text=row.text,
            state=row.state,
            start=row.start,
            due=row.due,
            due_time=row.due_time,
            recurring=row.recurring,
            due_day=row.due_day,
            owners=self.names(owners),
            helpers=self.names(row.helped_by),
            unclear=tuple(row.unclear),
            over=self.is_over(row),
            same_as=same.title if same is not None and row.assignment_id is None else None,
            apart=row.apart,
            gone=row.gone,
            condition=row.condition,
            handed_to=", ".join(people[key] for key in row.handed_to if key in people),
            section=row.section,
            line=row.line,
        )

    def counts(self) -> Counts:
        rows = self.tasks()
        return Counts(
            dated=sum(row.dated for row in rows),
            undated=sum(not row.dated for row in rows),
            accepted=sum(row.state == TaskState.ACCEPTED for row in rows),
            given=sum(row.state == TaskState.GIVEN for row in rows),
        )

    def draft(
        self, kind: int = DATED, number: int = 0, *, note: Markup | None = None
    ) -> tuple[Markup, list[list[Button]]]:
        """A page of the draft with its buttons."""
        rows = self.listed(kind)
        page = Page(number, PER_PAGE, len(rows))
        counts = self.counts()
        shown = page.of(rows)
        text = render.draft(
            self.head, counts, [self.view(row) for row in shown], page=page, dated=kind == DATED, note=note
        )
        return text, [*self._task_buttons(shown, page), *self._page_buttons(kind, page), *self._foot(counts)]

    def _task_buttons(self, shown: Sequence[NoticeTask], page: Page) -> list[list[Button]]:
        return [
            [
                button(words.OPEN.format(number=page.first + index), "nttask", row.id)
                for index, row in enumerate(shown, start=1)
            ]
        ] if shown else []  # fmt: skip

    def _page_buttons(self, kind: int, page: Page) -> list[list[Button]]:
        made = turns(page, "ntpage", self.notice.id, kind)
        rows = self.listed(kind)
        if any(row.state == TaskState.PROPOSED and self.is_ready(row) for row in rows):
            accept = [button(words.ACCEPT_PAGE, "ntacc", self.notice.id, kind, page.number)]
            if kind == DATED:
                accept.append(button(words.ACCEPT_ALL, "ntall", self.notice.id))
            made.append(accept)
        other = UNDATED if kind == DATED else DATED
        n = len(self.listed(other))
        if n:
            label = words.SHOW_UNDATED if other == UNDATED else words.SHOW_DATED
            made.append([button(label.format(n=n), "ntpage", self.notice.id, other, 0)])
        return made

    def _foot(self, counts: Counts) -> list[list[Button]]:
        notice = self.notice
        made = [[button(words.ADD, "ntadd", notice.id)]]
        if notice.changes:
            made[0].append(button(common.UNDO, "ntundo", notice.id))
        drafted, row = notice.state == NoticeState.DRAFT, []
        if drafted or not notice.number:
            row.append(button(words.CHANGE_NUMBER if notice.number else words.SET_NUMBER, "ntnumber", notice.id))
        if drafted or notice.day is None:
            row.append(button(words.CHANGE_DAY if notice.day is not None else words.SET_DAY, "ntday", notice.id))
        if row:
            made.append(row)
        if counts.accepted:
            made.append([button(words.GIVE.format(n=counts.accepted), "ntgive", notice.id)])
        made.append([button(words.RECIPIENTS, "ntto", notice.id)])
        if notice.state == NoticeState.DRAFT and notice.sent_at is None:
            made.append([button(words.DROP_NOTICE, "ntdel", notice.id)])
        return made


def manager(tx: Transaction) -> Speaker:
    """Whoever may work on notices; in private only."""
    me = guards.allow(tx, MANAGES_WORK)
    if not tx.private:
        raise UserError("only_in_private")
    return me


def desk(tx: Transaction, notice_id: int, *, states: Sequence[str] = IN_FORCE) -> Desk:
    """The notice that a button names, for whoever may work on it."""
    me = manager(tx)
    notice = tx.session.get(Notice, notice_id)
    if notice is None or notice.committee_id != me.committee.id or notice.state not in states:
        raise UserError("button_old")
    return Desk(tx, me, notice)


def desk_of_task(tx: Transaction, task_id: int) -> tuple[Desk, NoticeTask]:
    """A task that a button names, and its notice."""
    manager(tx)
    row = tx.session.get(NoticeTask, task_id)
    if row is None:
        raise UserError("button_old")
    return desk(tx, row.notice_id), row


def wait_for(tx: Transaction, me: Speaker, step: str, **answers: object) -> None:
    """Open the form of notices at a step."""
    forms.wait_at(tx, me, FORM, step, answers)


def note(tx: Transaction, me: Speaker, action: str, notice_id: int) -> None:
    """Write into the audit what was done to a notice."""
    deeds.note(tx, me, action, f"notice {notice_id}")
