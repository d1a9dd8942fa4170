"""What of a contact needs words: a new last day, an early release, taking off the list, the day of a test."""

from __future__ import annotations

from datetime import date, timedelta

from telegram import Update

from bot.domain.dates import find_days
from bot.domain.errors import UserError
from bot.domain.folding import clean, fold_aligned
from bot.domain.new_ends import NewEnd, read_new_end
from bot.domain.quarantine import Release, release_on
from bot.domain.sampling import WAITING
from bot.networks import Button, ReceivedFile
from bot.render import day, short_day
from bot.render.contact_card import end_moved, end_now
from bot.texts import Markup, common, contact_card, fill, lines
from handlers import forms
from handlers.buttons import Pressed, button
from handlers.contact_card import change, changeable, proposal_of, send_card
from handlers.context import App, Context, Transaction
from handlers.guards import Speaker
from storage import contacts
from storage.contacts import Contact
from storage.dialogues import Dialogue

FORM = "contact"
OUTCOMES = tuple(common.TESTS)
LONGEST_ANSWER = 300  # characters
TESTS_BACK = timedelta(days=60)  # an older test is a slip of the pen


def register(app: App) -> None:
    app.add_handler(Pressed("cend", ask_end, numbers=1))
    app.add_handler(Pressed("crelease", release, numbers=1))
    app.add_handler(Pressed("cremove", ask_remove, numbers=1))
    app.add_handler(Pressed("ctest", ask_test, numbers=1))
    app.add_handler(Pressed("ctestto", ask_test_day, numbers=2))
    app.add_handler(Pressed("ctestday", set_test, numbers=3))


async def ask_end(update: Update, context: Context) -> None:
    """Ask for the new last day and the reason."""
    with context.transaction() as tx:
        me, contact = changeable(tx, context.press.numbers[0])
        now = end_now(contacts.state_of(contact), proposal_of(tx, contact))
        _wait(tx, me, contact, "end", fill(contact_card.ASK_END, name=contact.full_name, now=now))


async def release(update: Update, context: Context) -> None:
    """Release somebody whose end has come; before it, only with a reason. Nobody is released by anything else."""
    with context.transaction() as tx:
        me, contact = changeable(tx, context.press.numbers[0])
        end = contact.quarantine_end or contact.proposed_end
        what = release_on(contacts.state_of(contact), proposed_end=contact.proposed_end, on=tx.today)
        if what is Release.DUE:
            _release(tx, me, contact, why=None)
        elif what is Release.UNDATED or end is None:
            _wait(tx, me, contact, "release", fill(contact_card.ASK_UNDATED, name=contact.full_name))
        else:
            shown = end_now(contacts.state_of(contact), proposal_of(tx, contact))
            days = (end - tx.today).days
            asked = fill(contact_card.ASK_EARLY, name=contact.full_name, end=shown, days=days)
            _wait(tx, me, contact, "release", asked)


async def ask_remove(update: Update, context: Context) -> None:
    """Ask why somebody is to be taken off the list."""
    with context.transaction() as tx:
        me, contact = changeable(tx, context.press.numbers[0])
        _wait(tx, me, contact, "remove", fill(contact_card.ASK_REMOVE, name=contact.full_name))


async def ask_test(update: Update, context: Context) -> None:
    """Ask for a test's outcome."""
    with context.transaction() as tx:
        _, contact = changeable(tx, context.press.numbers[0])
        choices = [
            button(label, "ctestto", contact.id, OUTCOMES.index(one))
            for one, label in contact_card.TEST_CHOICES.items()
        ]
        back = [button(contact_card.BACK, "card", contact.id)]
        tx.reply(fill(contact_card.ASK_TEST, name=contact.full_name), buttons=[choices[:1], choices[1:], back])


async def ask_test_day(update: Update, context: Context) -> None:
    """Ask for a test's day."""
    with context.transaction() as tx:
        contact_id, index = context.press.numbers
        me, contact = changeable(tx, contact_id)
        outcome = _outcome(index)
        yesterday = tx.today - timedelta(days=1)
        days = [
            button(sentence.format(day=short_day(one)), "ctestday", contact.id, index, one.toordinal())
            for sentence, one in ((contact_card.TODAY, tx.today), (contact_card.YESTERDAY, yesterday))
        ]
        sentence = contact_card.ASK_SAMPLE_DAY if outcome == WAITING else contact_card.ASK_TEST_DAY
        asked = fill(sentence, name=contact.full_name, outcome=common.TESTS[outcome])
        _wait(tx, me, contact, "test", asked, rows=[days], outcome=outcome)


async def set_test(update: Update, context: Context) -> None:
    """Record a test on the day of a button."""
    with context.transaction() as tx:
        contact_id, index, ordinal = context.press.numbers
        me, contact = changeable(tx, contact_id)
        if not 1 <= ordinal <= date.max.toordinal():
            raise UserError("button_old")
        forms.close(tx, me)
        _test(tx, me, contact, _outcome(index), date.fromordinal(ordinal))


def answer(tx: Transaction, me: Speaker, form: Dialogue, text: str, photo: ReceivedFile | None) -> None:
    """Take the answer to the step at which a form waits. The right is checked again."""
    me, contact = changeable(tx, int(form.answers["contact"]))
    words = clean(text).strip()
    if "\n" in words or len(words) > LONGEST_ANSWER:
        raise UserError("answer_is_a_list", name=contact.full_name)
    if form.step == "end":
        _answer_end(tx, me, contact, words)
    elif form.step == "test":
        marks = find_days(fold_aligned(words), on=tx.today)
        told = marks[0].day if marks else None
        if told is None:
            raise UserError("bad_date", text=words)
        forms.close(tx, me)
        _test(tx, me, contact, str(form.answers["outcome"]), told)
    else:
        if len(words) < 2:
            raise UserError("reason_needed")
        forms.close(tx, me)
        if form.step == "end_why":
            end = date.fromisoformat(str(form.answers["end"]))
            first = date.fromisoformat(str(form.answers["first"])) if form.answers.get("first") else None
            _set_end(tx, me, contact, NewEnd(end, words, first, form.answers.get("days")))
        elif form.step == "release":
            _release(tx, me, contact, why=words)
        else:
            done = change(tx, me, contact, {"change": "removed"}, why=words)
            send_card(tx, me, contact, note=fill(contact_card.DONE_REMOVE, name=done.after.full_name))


def _answer_end(tx: Transaction, me: Speaker, contact: Contact, words: str) -> None:
    new = read_new_end(
        words,
        contacts.state_of(contact),
        proposed_end=contact.proposed_end,
        rules=me.rules.quarantine_rules,
        today=tx.today,
    )
    if len(new.why) >= 2:
        forms.close(tx, me)
        _set_end(tx, me, contact, new)
        return
    first = new.first.isoformat() if new.first is not None else None
    said = f"{common.FIELDS['quarantine_end'].capitalize()}: {day(new.end)}"
    asked = fill(contact_card.ASK_WHY, said=said)
    _wait(tx, me, contact, "end_why", asked, end=new.end.isoformat(), first=first, days=new.days)


def _set_end(tx: Transaction, me: Speaker, contact: Contact, new: NewEnd) -> None:
    state, proposal = contacts.state_of(contact), proposal_of(tx, contact)
    before, earlier = end_now(state, proposal), contact.quarantine_end or contact.proposed_end
    done = change(tx, me, contact, {"quarantine_end": new.end.isoformat()}, why=new.why)
    note = end_moved(done.after, before=before, earlier=earlier, first=new.first, days=new.days)
    send_card(tx, me, contact, note=note)


def _release(tx: Transaction, me: Speaker, contact: Contact, *, why: str | None) -> None:
    done = change(tx, me, contact, {"change": "released"}, why=why)
    send_card(tx, me, contact, note=fill(contact_card.DONE_RELEASE, name=done.after.full_name, day=day(tx.today)))


def _test(tx: Transaction, me: Speaker, contact: Contact, outcome: str, on: date) -> None:
    if on > tx.today or tx.today - on > TESTS_BACK:
        raise UserError("test_day_cannot_be", day=day(on))
    change(tx, me, contact, {"test_day": on.isoformat(), "test_outcome": outcome})
    sentence = contact_card.DONE_SAMPLE if outcome == WAITING else contact_card.DONE_TEST
    note = fill(sentence, name=contact.full_name, outcome=common.TESTS[outcome], day=day(on))
    if outcome == "negative":
        note = lines(note, fill(contact_card.NEGATIVE_RELEASES_NOBODY))
    if outcome == "positive" and contact.level != "F0":
        asked = fill(contact_card.POSITIVE_ASKS, name=contact.full_name)
        rows = [[button(contact_card.TO_F0, "cf0", contact.id)], [button(contact_card.BACK, "card", contact.id)]]
        tx.reply(lines(note, asked), buttons=rows)
        return
    send_card(tx, me, contact, note=note)


def _outcome(index: int) -> str:
    if not 0 <= index < len(OUTCOMES):
        raise UserError("button_old")
    return OUTCOMES[index]


def _wait(
    tx: Transaction,
    me: Speaker,
    contact: Contact,
    step: str,
    asked: Markup,
    *,
    rows: list[list[Button]] | None = None,
    **answers: object,
) -> None:
    """Open the form at a step, and ask."""
    forms.wait_at(tx, me, FORM, step, {"contact": contact.id, **answers})
    tx.reply(asked, buttons=[*(rows or []), [button(common.CANCEL, "pcancel")]])
