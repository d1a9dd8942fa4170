"""/danhgia: the draft of a month's evaluation, as a Word document that the chair edits."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterator
from datetime import date, timedelta

from sqlmodel import Session
from telegram import Update

from bot.domain.errors import UserError
from bot.domain.folding import fold
from bot.domain.occurrences import period_of
from bot.domain.violations import Tally
from bot.networks import ReceivedFile
from bot.render import day as shown_day
from bot.render.programmes import count, money, stage_counts, total
from bot.render.reviews import Epidemic, Review, paragraphs
from bot.render.violations import tally
from bot.texts import fill, reviews
from bot.word_documents import MIME, write
from handlers import deeds, guards
from handlers.context import App, Context
from handlers.retrospect import watch, work
from handlers.spoken import add_command
from storage import committees, donations, programme_standings, programmes, violations
from storage.committees import Committee

_MONTH = re.compile(
    r"(?:thang )?(?:(?P<month>\d{1,2})(?:[ /.\-]+(?:nam )?(?P<year>\d{4}))?|(?P<near>nay|truoc|vua qua))"
)


def register(app: App) -> None:
    add_command(app, "danhgia", draft)


async def draft(update: Update, context: Context) -> None:
    """Draft a month's evaluation: the one that is typed, else the one that runs."""
    with context.peek() as tx:
        me = guards.allow_command(tx, "danhgia")
        if not tx.private:
            raise UserError("only_in_private")
        month = _month_in(context.said.args, tx.today)
        end = period_of("monthly", month).last
        until = min(end, tx.today)
        told = paragraphs(review(tx.session, me.committee, month=month, until=until))
    content = await asyncio.to_thread(write, told)
    with context.transaction() as tx:
        me = guards.allow_command(tx, "danhgia")
        name = reviews.FILE_NAME.format(month=f"{month:%m-%Y}")
        kept = tx.keep(ReceivedFile(name=name, mime=MIME, content=content))
        deeds.note(tx, me, "export", f"review {month:%Y-%m}")
        sentence = reviews.DRAFTED if until == end else reviews.DRAFTED_RUNNING
        tx.reply(fill(sentence, month=f"{month:%m/%Y}", until=shown_day(until)), attachment_id=kept.id)


def _month_in(said: str, today: date) -> date:
    """The first day of the month that is meant; a month alone is the last one of that number."""
    if not said.strip():
        return today.replace(day=1)
    found = _MONTH.fullmatch(fold(said).strip())
    if found is None:
        raise UserError("bad_month", text=said)
    if found["near"] is not None:
        first = today.replace(day=1)
        return first if found["near"] == "nay" else (first - timedelta(days=1)).replace(day=1)
    number, year = int(found["month"]), int(found["year"] or today.year)
    if not 1 <= number <= 12 or not 2000 <= year <= 9998:
        raise UserError("bad_month", text=said)
    first = date(year, number, 1)
    if found["year"] is None and first > today:
        first = first.replace(year=year - 1)
    if first > today:
        raise UserError("future_month", month=f"{first:%m/%Y}")
    return first


def review(session: Session, committee: Committee, *, month: date, until: date) -> Review:
    """Everything that a month's evaluation says, as it stood at the end of `until`."""
    whole = period_of("monthly", month)
    first, last = whole.first, whole.last
    people = watch(session, committee_id=committee.id, first=first, last=until)
    breaches = Tally.of(violations.between(session, committee_id=committee.id, first=first, last=until))
    return Review(
        commune=committee.commune,
        month=first,
        hamlets=tuple(one.name for one in committees.hamlets_of(session, committee_id=committee.id)),
        work=work(session, committee_id=committee.id, first=first, last=last, until=until),
        epidemic=Epidemic(
            new=people.by_level,
            ended=len(people.ended),
            watched=people.remaining,
            breaches=tally(breaches) if breaches.cases else None,
        ),
        programmes=tuple(_programmes(session, committee)),
    )


def _programmes(session: Session, committee: Committee) -> Iterator[tuple[str, str]]:
    """Where each programme that has no goal to be judged by stands, if anything is in it."""
    for programme in programmes.programmes_of(session, committee_id=committee.id):
        plan = programme.plan
        if plan.kind == "money":
            given = donations.total(session, programme=programme)
            if given:
                yield programme.name, reviews.GIVEN.format(amount=money(given))
            continue
        stand = total(plan, programme_standings.standings(session, programme=programme))
        if stand.registered and (stand.goal is None or plan.cut_off is None):
            stages = stage_counts(plan, stand)
            yield programme.name, ", ".join(part for part in (count(plan, stand), stages) if part)
