"""Builds the program from its parts: handlers in one ordered list, sweeps, networks; starts nothing."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from telegram.ext import Application, ContextTypes

from bot import delivery, upkeep
from bot.clock import Clock, MovableClock
from bot.delivery import InboxLoop, OutboxLoop
from bot.networks import Network
from bot.networks.local.network import LocalNetwork
from bot.networks.telegram import TelegramNetwork
from bot.offline import offline_bot
from bot.program import Program
from bot.schedule import Chore, NextMoment, Schedule, SweepFunction
from bot.settings import Settings
from handlers import (
    acceptance,
    acknowledgements,
    arrivals,
    bulletin,
    chains,
    closings,
    commitments,
    comparison,
    confirmations,
    contact_card,
    contact_forms,
    contacts,
    cut_offs,
    decisions,
    donations,
    duties,
    duty_card,
    duty_changes,
    duty_words,
    entries,
    errors,
    follow_ups,
    line_lists,
    list_receipts,
    messages,
    notice_drafts,
    notice_posts,
    notice_sending,
    notice_tasks,
    notices,
    nudges,
    order_giving,
    orders,
    people,
    plans,
    postponements,
    programmes,
    progress,
    quarantine,
    quarantine_closing,
    quarantine_rules,
    registering,
    registrations,
    reports,
    retention,
    reviews,
    roll_calls,
    signing_forms,
    stage_forms,
    stages,
    summary,
    summary_lists,
    violations,
    weekly,
)
from handlers.context import App, Context
from storage import clocks
from storage.session import Database

log = logging.getLogger(__name__)

# In the order in which an update is offered to them; `messages` takes what is left.
HANDLERS: Sequence[Callable[[App], None]] = (
    errors.register,
    people.register,
    contacts.register,
    follow_ups.register,
    arrivals.register,
    violations.register,
    bulletin.register,
    quarantine.register,
    quarantine_closing.register,
    contact_card.register,
    contact_forms.register,
    chains.register,
    quarantine_rules.register,
    retention.register,
    programmes.register,
    registrations.register,
    registering.register,
    entries.register,
    stages.register,
    stage_forms.register,
    cut_offs.register,
    donations.register,
    progress.register,
    reports.register,
    confirmations.register,
    acceptance.register,
    decisions.register,
    comparison.register,
    commitments.register,
    signing_forms.register,
    duties.register,
    duty_card.register,
    duty_words.register,
    postponements.register,
    duty_changes.register,
    orders.register,
    order_giving.register,
    plans.register,
    notices.register,
    notice_posts.register,
    notice_drafts.register,
    notice_tasks.register,
    notice_sending.register,
    summary.register,
    reviews.register,
    summary_lists.register,
    line_lists.register,
    list_receipts.register,
    messages.register,
)
SWEEPS: Sequence[SweepFunction] = (
    contacts.morning_lists,
    closings.close,
    plans.read_back,
    nudges.nudge,
    acceptance.remind,
    line_lists.remind_station,
    summary.send_summary,
    weekly.send_week,
    bulletin.send_bulletin,
    roll_calls.remind,
    quarantine_rules.ask_about_file,
    acknowledgements.escalate,
    cut_offs.hand_over,
    retention.warn,
    retention.erase,
)
NEXT_MOMENTS: Sequence[NextMoment] = (acknowledgements.next_step,)
CHORES: Sequence[Chore] = (upkeep.wipe, upkeep.back_up)
STILL_MATTERS: dict[str, delivery.StillMatters] = {
    "acceptance": acceptance.still_waits,
    "duties": nudges.still_open,
    "list_missing": line_lists.still_missing,
    "roll_call": roll_calls.still_missing,
    "notices": notice_sending.still_unconfirmed,
    "unconfirmed": acknowledgements.still_unconfirmed,
}
LOOPBACK = "127.0.0.1"
CLOCK_SAVED_EVERY = 5.0  # seconds


@dataclass(slots=True)
class Running:
    """The program's moving parts."""

    program: Program
    application: App
    inbox: InboxLoop
    outbox: OutboxLoop
    schedule: Schedule

    async def start(self) -> None:
        """Start the networks first, so that a taken port or a bad token is known before anything is done."""
        for network in self.program.networks.values():
            await network.start()
        await self.application.initialize()
        await people.show_menus(self.program)
        self.schedule.start()

    async def run(self) -> None:
        """Run until cancelled, or until a loop ends, which none does by itself."""
        loops = [self.inbox.run(), self.outbox.run(), self._save_clock()]
        async with asyncio.TaskGroup() as group:
            for loop in loops:
                group.create_task(loop)
            for network in self.program.networks.values():
                group.create_task(network.run())

    async def stop(self) -> None:
        """Take nothing new, let what is in flight end, and close everything."""
        self.schedule.stop()
        await self.inbox.stop()
        await self.outbox.stop()
        for network in self.program.networks.values():
            await network.stop()
        with contextlib.suppress(RuntimeError):  # never initialised
            await self.application.shutdown()
        self._save_clock_now()
        self.program.database.dispose()

    async def settle(self) -> None:
        """Wait until everything that came in is handled and everything due is sent."""
        await delivery.settle(self.program, self.inbox, self.outbox)

    async def _save_clock(self) -> None:
        while isinstance(self.program.clock, MovableClock):
            self._save_clock_now()
            await asyncio.sleep(CLOCK_SAVED_EVERY)

    def _save_clock_now(self) -> None:
        if isinstance(self.program.clock, MovableClock):
            with self.program.database.transaction() as session:
                clocks.save(session, now=self.program.clock.now())


def build(
    settings: Settings, *, database: Database, clock: Clock, networks: Sequence[Network] | None = None
) -> Running:
    """Put the parts together. `networks` stands in for those that the settings name."""
    program = Program(settings=settings, database=database, clock=clock)
    application = build_application(program)
    inbox = InboxLoop(program, application)
    outbox = OutboxLoop(program, still_matters=STILL_MATTERS)
    program.wake_inbox, program.wake_outbox = inbox.wake, outbox.wake

    async def settle() -> None:
        await delivery.settle(program, inbox, outbox)

    schedule = Schedule(program, SWEEPS, settle=settle, next_moments=NEXT_MOMENTS, chores=CHORES)
    chosen = networks if networks is not None else _networks(program, schedule)
    program.networks.update({network.name: network for network in chosen})
    return Running(program, application, inbox, outbox, schedule)


def build_application(program: Program) -> App:
    """The handlers, on an Application whose bot has no network."""
    application: App = (
        Application.builder().bot(offline_bot()).updater(None).context_types(ContextTypes(context=Context)).build()
    )
    application.bot_data["program"] = program
    application.bot_data["in_flight"] = {}
    application.bot_data["tries"] = {}
    for register in HANDLERS:
        register(application)
    return application


def _networks(program: Program, schedule: Schedule) -> list[Network]:
    settings = program.settings
    networks: list[Network] = []
    if settings.telegram_token is not None:
        networks.append(
            TelegramNetwork(
                token=settings.telegram_token,
                api_url=settings.telegram_api_url,
                database=program.database,
                clock=program.clock,
                wake=program.wake_inbox,
                stranger_menu=people.menu_of(None),
            )
        )
    if settings.local_chat:
        networks.append(
            LocalNetwork(
                database=program.database,
                clock=program.clock,
                wake=program.wake_inbox,
                host=LOOPBACK,
                port=settings.local_port,
                on_clock_moved=schedule.advance if isinstance(program.clock, MovableClock) else None,
            )
        )
    return networks
