"""What the program does to its own files after the sweeps: daily copies, and nothing forgotten stays in any file."""

from __future__ import annotations

import asyncio
import logging
import shutil
from collections.abc import Iterable
from datetime import time, timedelta

from sqlalchemy.exc import OperationalError, SQLAlchemyError
from sqlmodel import Session, col, select

from bot import backups
from bot.backups import Backup, BackupError
from bot.clock import local
from bot.domain.committee import CommitteeRules
from bot.domain.retention import MESSAGE_MARGIN
from bot.program import Program
from bot.schedule import after_quiet
from bot.sending import Pen
from bot.texts import fill, system
from storage import committees, forgetting, sweeps, texts
from storage.contacts import Contact, chunks
from storage.migrate import NewerSchema
from storage.session import Database

log = logging.getLogger(__name__)

BACKED_UP_FROM = time(3, 0)
ALL = 1_000_000  # rows that are emptied at once in a copy that nobody works on


async def wipe(program: Program) -> None:
    """After names went: leave nothing of them in the database's files, nor in any copy. Tried again until it is done.

    The copies lose the same names; one in which that is not possible is deleted.
    """
    with program.database.transaction() as session:
        if not sweeps.is_marked(session, key=sweeps.WIPE_OWED):
            return
    if not _rewritten(program):
        return
    for copy in backups.existing(program.settings):
        await asyncio.to_thread(_forget_in, program, copy)
    with program.database.transaction() as session:
        sweeps.unmark(session, key=sweeps.WIPE_OWED)


def _rewritten(program: Program) -> bool:
    """Rewrite the database's files; False when that was not possible. Tried at every tick, told once an hour."""
    try:
        return program.database.wipe()
    except OperationalError:  # another process writes, or the disk is full
        now = program.clock.now()
        with program.database.transaction() as session:
            if sweeps.mark(session, key=f"wipe failed:{local(now):%Y-%m-%d %H}", now=now):
                log.exception("the files could not be rewritten after names went")
        return False


async def back_up(program: Program) -> None:
    """Once a day, when the names that go have gone: a copy, and so many of the newest are kept."""
    now, settings = program.clock.now(), program.settings
    here = local(now)
    if not settings.backups_keep or here.time() < BACKED_UP_FROM:
        return
    if any(one.made_at.date() == here.date() for one in backups.existing(settings)):
        return
    failed = f"backup failed:{here:%Y-%m-%d %H}"  # tried again in the next hour
    with program.database.transaction() as session:
        if sweeps.is_marked(session, key=failed):
            return
    try:
        await asyncio.to_thread(backups.make, settings, now=now)
    except BackupError as error:
        log.exception("the daily copy was not made")
        _tell_secretaries(program, failed, str(error))
    else:
        backups.rotate(settings, keep=settings.backups_keep)


def _tell_secretaries(program: Program, failed: str, reason: str) -> None:
    now = program.clock.now()
    with program.database.transaction() as session:
        sweeps.mark(session, key=failed, now=now)
        pen = Pen(program, session, now)
        for committee in committees.all_committees(session):
            for member in committees.secretaries(session, committee_id=committee.id):
                key = f"backup failed:{pen.today.isoformat()}:member {member.id}"
                when = after_quiet(now, committee.rules)
                text = fill(system.BACKUP_FAILED, reason=reason)
                pen.tell(member.id, key=key, text=text, planned_at=when, not_before=when)
    program.wake_outbox()


def _forget_in(program: Program, copy: Backup) -> None:
    """Take out of a copy the names that the database has forgotten. The copy is replaced as a whole."""
    if copy.path.suffix != ".db":  # a server's dump cannot be opened
        copy.path.unlink(missing_ok=True)
        return
    work = copy.path.with_name(copy.path.name + ".tmp")
    try:
        shutil.copyfile(copy.path, work)
        with backups.opened(work) as database:
            _forget(database, program)
            database.wipe()
        work.replace(copy.path)
    except (OSError, SQLAlchemyError, NewerSchema):
        log.exception("the copy %s could not lose the names that are forgotten, and is deleted", copy.path.name)
        copy.path.unlink(missing_ok=True)
    finally:
        for suffix in ("", *backups.BESIDE):
            work.with_name(work.name + suffix).unlink(missing_ok=True)


def _forget(database: Database, program: Program) -> None:
    now = program.clock.now()
    with database.transaction() as session:
        ids = list(session.exec(select(Contact.id).where(col(Contact.anonymised_at).is_(None))))
    with program.database.transaction() as session:
        gone = _forgotten(session, ids)
    with database.transaction() as session:
        for committee in committees.all_committees(session):
            rules: CommitteeRules = committee.rules
            forgetting.forget(
                session,
                committee_id=committee.id,
                contact_ids=gone,
                rules=rules.quarantine_rules,
                now=now,
            )
            before = now - timedelta(days=rules.anonymise_after_days) - MESSAGE_MARGIN
            texts.empty_old(session, committee_id=committee.id, before=before, now=now, limit=ALL)


def _forgotten(session: Session, ids: Iterable[int]) -> list[int]:
    """Which of these contacts have lost their names."""
    found: list[int] = []
    for chunk in chunks(sorted(ids)):
        rows = select(Contact.id).where(col(Contact.id).in_(chunk), col(Contact.anonymised_at).is_not(None))
        found += session.exec(rows)
    return found
