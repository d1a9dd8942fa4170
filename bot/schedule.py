"""The ticks: every few seconds each sweep says what is due by now, under keys that make it said once."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable, Sequence
from datetime import date, datetime, time, timedelta
from itertools import islice

from apscheduler.schedulers.asyncio import AsyncIOScheduler
from sqlmodel import Session

from bot.clock import COMMUNE_ZONE, MovableClock, local
from bot.domain.committee import CommitteeRules, is_quiet
from bot.domain.deadlines import moments
from bot.program import Program
from bot.sending import Pen
from storage import committees, sweeps
from storage.committees import Committee

log = logging.getLogger(__name__)

TICK_SECONDS = 5
SLEPT = timedelta(minutes=1)  # between two ticks: nobody ran them


class Sweep(Pen):
    """One committee's sweep: what was planned at `planned`, said now or, in quiet hours, after them."""

    def __init__(self, program: Program, session: Session, now: datetime, committee: Committee) -> None:
        super().__init__(program, session, now)
        self.committee, self.rules = committee, committee.rules
        self.not_before = after_quiet(now, self.rules)

    def latest_today(self, times: Sequence[time], *, name: str) -> datetime | None:
        """The last of these times of today that has come and was not seen to; it is now. Earlier ones are passed over.

        None when there is nothing to do.
        """
        today = [datetime.combine(self.today, slot, tzinfo=COMMUNE_ZONE) for slot in times]
        come = max((moment for moment in today if self.committee.since < moment <= self.now), default=None)
        if come is None:
            return None
        key = f"{name}:{come:%Y-%m-%d %H:%M}:committee {self.committee.id}"
        return come if sweeps.mark(self.session, key=key, now=self.now) else None

    def when_allowed(self, moment: datetime) -> dict[str, datetime]:
        """How a message planned for `moment` is sent: now, or after the quiet hours."""
        return {
            "planned_at": max(moment, self.not_before) if self.not_before > self.now else moment,
            "not_before": self.not_before,
        }


SweepFunction = Callable[[Sweep], None]
Chore = Callable[[Program], Awaitable[None]]
"""What the program does to its own files after the sweeps, outside every transaction; harmless when repeated."""

NextMoment = Callable[[Session, Committee, datetime], datetime | None]
"""The first moment after another at which something is due that no hour of the committee tells."""


def after_quiet(now: datetime, rules: CommitteeRules) -> datetime:
    """Now, or the end of the quiet hours in which now lies."""
    here = local(now)
    if not is_quiet(here.time(), rules.hours):
        return now
    day: date = here.date()
    if here.time() >= rules.hours.quiet_until:
        day += timedelta(days=1)
    return datetime.combine(day, rules.hours.quiet_until, tzinfo=COMMUNE_ZONE)


class Schedule:
    """Runs the sweeps on APScheduler's ticks; the clock may also be stepped forward by hand."""

    def __init__(
        self,
        program: Program,
        functions: Sequence[SweepFunction],
        *,
        settle: Callable[[], Awaitable[None]],
        next_moments: Sequence[NextMoment] = (),
        chores: Sequence[Chore] = (),
    ) -> None:
        self.program, self.functions, self.settle = program, functions, settle
        self.next_moments, self.chores = next_moments, chores
        self.scheduler = AsyncIOScheduler(timezone=COMMUNE_ZONE)
        self._ticked_at: datetime | None = None

    def start(self) -> None:
        """Begin to tick; the first tick catches up with what was missed."""
        self.scheduler.add_job(
            self.tick,
            "interval",
            seconds=TICK_SECONDS,
            misfire_grace_time=None,
            coalesce=True,
            max_instances=1,
            next_run_time=datetime.now(COMMUNE_ZONE),
        )
        self.scheduler.start()

    def stop(self) -> None:
        """Tick no more."""
        if self.scheduler.running:
            self.scheduler.shutdown(wait=False)

    def sweep(self) -> int:
        """Run every sweep of every committee once, each in its own transaction; how many messages were written."""
        written = 0
        with self.program.database.transaction() as session:
            ids = [committee.id for committee in committees.all_committees(session)]
        for committee_id in ids:
            for function in self.functions:
                with self.program.database.transaction() as session:
                    committee = session.get_one(Committee, committee_id)
                    sweep = Sweep(self.program, session, self.program.clock.now(), committee)
                    function(sweep)
                    written += len(sweep.written)
        if written:
            self.program.wake_outbox()
        return written

    async def advance(self, target: datetime) -> None:
        """Move the try-out's clock to `target`, through every moment at which something is timed."""
        clock = self.program.clock
        if not isinstance(clock, MovableClock):
            raise ValueError("this clock cannot be moved")
        await self.settle()
        while (moment := self._next_moment(clock.now(), target)) < target:
            await self._arrive(clock, moment)
        await self._arrive(clock, target)

    async def _arrive(self, clock: MovableClock, moment: datetime) -> None:
        clock.move_to(moment)
        self._ticked_at = clock.now()
        self.sweep()
        await self.settle()
        await self._do_chores()

    def _next_moment(self, after: datetime, until: datetime) -> datetime:
        """The first moment after another at which something is timed; `until` when there is none before it."""
        times: set[time] = set()
        found = [until]
        with self.program.database.transaction() as session:
            for committee in committees.all_committees(session):
                hours = committee.rules.hours
                times |= {
                    hours.morning,
                    hours.summary,
                    hours.bulletin,
                    hours.follow_up,
                    hours.weekly,
                    hours.quiet_until,
                }
                times |= {*hours.list_reminders, *hours.nudges}
                found += [due for one in self.next_moments if (due := one(session, committee, after)) is not None]
        found += islice(moments(sorted(times), after=after, until=until, zone=COMMUNE_ZONE), 1)
        return min(found)

    async def tick(self) -> None:
        """Run every sweep, noticing first whether the program has just begun to run or to run again."""
        now = self.program.clock.now()
        if self._ticked_at is None or now - self._ticked_at > SLEPT:
            self.program.woke_at = now
        self._ticked_at = now
        try:
            self.sweep()
        except Exception:  # a tick that fails is tried again at the next; nothing is lost
            log.exception("a sweep failed")
        try:
            await self._do_chores()
        except Exception:  # as above: a full disk must not stop the sweeps
            log.exception("a chore failed")

    async def _do_chores(self) -> None:
        for chore in self.chores:
            await chore(self.program)
