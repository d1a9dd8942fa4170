"""What is said after a list: the receipt, the doubts, and the changed hamlets' lists to their leaders."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from telegram import Update

from bot.domain.chains import became_f0, told_positive, turned_f0
from bot.domain.contacts import ContactState
from bot.domain.errors import UserError
from bot.domain.receipts import Receipt
from bot.domain.roles import POSTS_LISTS
from bot.networks import Button
from bot.render import initials
from bot.render.contacts import same_person_hint
from bot.render.receipts import doubt as doubt_text
from bot.render.receipts import receipt as receipt_text
from bot.texts import common, fill, lists
from handlers import chains, guards
from handlers.buttons import Pressed, button
from handlers.context import App, Context, Transaction
from handlers.guards import Speaker
from handlers.leaders import tell_hamlets
from handlers.list_reading import progress_key
from storage import contact_questions, contacts, line_lists, outbox
from storage.contact_questions import Answer, ContactQuestion
from storage.line_lists import LineList
from storage.outbox import Outbox

QUESTIONS = 10  # asked after one list; the others can be asked for with the next


def register(app: App) -> None:
    app.add_handler(Pressed("same", same_person, numbers=1))
    app.add_handler(Pressed("other", other_person, numbers=1))
    app.add_handler(Pressed("unsettle", unsettle, numbers=1))


def answer(tx: Transaction, me: Speaker, what: Receipt, *, joined: bool) -> None:
    """Answer a recorded list. `joined`: it goes on with an earlier message, whose receipt is put right."""
    row = tx.session.get_one(LineList, what.line_list_id)
    in_full = tx.private or me.rules.group_view == "full"
    absent = line_lists.absent(tx.session, line_list=row)
    names = [one.full_name if in_full else initials(one.full_name) for one in absent]
    text = receipt_text(what, in_full=in_full, absent=names, joined=joined, commune=me.committee.commune)
    buttons = [[button(common.UNDO, "undo", what.line_list_id)]]
    said = outbox.by_key(tx.session, progress_key(tx.row.id))
    if joined and row.receipt_id is not None:
        said = tx.session.get(Outbox, row.receipt_id)
    if said is not None:
        tx.edit(said, key=f"receipt:{what.line_list_id}", text=text, buttons=buttons)
    else:
        said = tx.reply(text, buttons=buttons)
    line_lists.set_receipt(tx.session, line_list_id=row.id, outbox_id=said.id if said is not None else None)
    _ask(tx, me, what)
    tell_hamlets(tx, me, what.hamlets, f"line_list {what.line_list_id}", "change")
    chains.propose(tx, me, became_f0(what))
    chains.ask_positive(tx, me, told_positive(what))


def _ask(tx: Transaction, me: Speaker, what: Receipt) -> None:
    """Ask in private about everybody who may be a contact that is known already."""
    ask_about(tx, me, [line.contact_id for line in what.lines if line.doubtful and line.contact_id is not None])


def ask_about(tx: Transaction, me: Speaker, doubtful: Sequence[int]) -> None:
    """Ask in private about these contacts, each of whom may be another one."""
    if not doubtful:
        return
    questions = contact_questions.open_of(tx.session, contact_ids=doubtful)[:QUESTIONS]
    rows = contacts.by_ids(tx.session, {key for one in questions for key in (one.contact_id, one.other_id)})
    for question in questions:
        new, old = (contacts.state_of(rows[key]) for key in (question.contact_id, question.other_id))
        tx.tell(
            me.member.id,
            key=f"question:{question.id}:member {me.member.id}",
            text=doubt_text(same_person_hint(new), same_person_hint(old)),
            buttons=_answers(question),
        )


def _answers(question: ContactQuestion) -> list[list[Button]]:
    return [
        [button(lists.SAME_PERSON, "same", question.id)],
        [button(lists.OTHER_PERSON, "other", question.id)],
    ]


async def same_person(update: Update, context: Context) -> None:
    """Two contacts are one person."""
    _settle(context, Answer.SAME)


async def other_person(update: Update, context: Context) -> None:
    """Two contacts are two persons."""
    _settle(context, Answer.DIFFERENT)


def _settle(context: Context, said: Answer) -> None:
    with context.transaction() as tx:
        me, question = _pressed(tx, context)
        if question.answer is not None:
            tx.reply(fill(common.ALREADY_DONE))
            return
        name = contacts.by_ids(tx.session, [question.other_id])[question.other_id].full_name
        moved = contact_questions.answer(
            tx.session,
            question=question,
            said=said,
            member_id=me.member.id,
            rules=me.rules.quarantine_rules,
            now=tx.now,
        )
        text = fill(lists.SAID_SAME if said is Answer.SAME else lists.SAID_OTHER, name=name)
        tx.change_pressed(text, buttons=[[button(common.UNDO, "unsettle", question.id)]])
        tell_hamlets(tx, me, _touched(moved), f"question {question.id} {said}", "change")
        chains.propose(tx, me, turned_f0(moved))


async def unsettle(update: Update, context: Context) -> None:
    """Take an answer back, and ask again."""
    with context.transaction() as tx:
        me, question = _pressed(tx, context)
        moved = contact_questions.take_back(tx.session, question=question, rules=me.rules.quarantine_rules)
        if moved is None:
            tx.reply(fill(common.ALREADY_DONE))
            return
        rows = contacts.by_ids(tx.session, [question.contact_id, question.other_id])
        new, old = (contacts.state_of(rows[key]) for key in (question.contact_id, question.other_id))
        tx.change_pressed(doubt_text(same_person_hint(new), same_person_hint(old)), buttons=_answers(question))
        tell_hamlets(tx, me, _touched(moved), f"question {question.id}", "undo")


def _pressed(tx: Transaction, context: Context) -> tuple[Speaker, ContactQuestion]:
    me = guards.allow(tx, POSTS_LISTS)
    question = tx.session.get(ContactQuestion, context.press.numbers[0])
    if question is None or question.committee_id != me.committee.id:
        raise UserError("button_old")
    return me, question


def _touched(moved: Mapping[int, tuple[ContactState, ContactState]]) -> list[str]:
    """The hamlets in which somebody was or is."""
    return sorted({state.hamlet for pair in moved.values() for state in pair if state.hamlet})
