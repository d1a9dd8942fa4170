"""Quarantine rules in the chat: /quytac shows and changes them; a change touches nobody until somebody says so."""

from __future__ import annotations

from collections.abc import Sequence

from telegram import Update

from bot.domain.committee import QuarantineRule
from bot.domain.contacts import EventKind
from bot.domain.errors import UserError
from bot.domain.quarantine import Touched, touched_by
from bot.domain.roles import POSTS_LISTS, Role
from bot.domain.rule_lines import read_rule, with_rule
from bot.networks import Button
from bot.render import when
from bot.render.rules import TouchedPerson, all_rules, one_rule, touched
from bot.schedule import Sweep
from bot.sending import Pen
from bot.texts import Markup, common, fill, lines, rules
from handlers import deeds, forms, guards
from handlers.buttons import Pressed, button
from handlers.context import App, Context, Transaction
from handlers.guards import Speaker
from handlers.leaders import tell_hamlets
from handlers.spoken import add_command
from storage import audit, committees, contact_changes, contacts, quarantine, sweeps
from storage import quarantine_rules as stored
from storage.committees import Committee
from storage.quarantine_rules import QuarantineRules, RuleAnswer

FORM = "rules"


def register(app: App) -> None:
    add_command(app, "quytac", show_rules)
    app.add_handler(Pressed("ruleout", ask_remove, numbers=2))
    app.add_handler(Pressed("ruleuse", use, numbers=1))
    app.add_handler(Pressed("ruleapply", decide, numbers=2))
    app.add_handler(Pressed("ruleundo", undo, numbers=1))


async def show_rules(update: Update, context: Context) -> None:
    """The rules; with a rule typed after the command, what it would touch, and the question whether to use it."""
    with context.transaction() as tx:
        me = _allowed(tx, guards.allow_command(tx, "quytac"))
        now = me.rules.quarantine_rules
        if context.said.args:
            rule = read_rule(context.said.args, today=tx.today)
            _ask(tx, me, with_rule(now, rule), fill(rules.ASK_ADD, rule=one_rule(rule)))
            return
        rows = stored.history(tx.session, committee_id=me.committee.id)
        newest = rows[-1] if rows else None
        by = None
        if newest is not None and newest.by_member is not None:
            by = tx.session.get_one(committees.Member, newest.by_member).full_name
        since = newest.since if newest is not None else None
        buttons = [
            [button(rules.REMOVE.format(n=number), "ruleout", newest.id, number)]
            for number in range(1, len(now) + 1)
            if newest is not None
        ]
        tx.reply(all_rules(now, commune=me.committee.commune, since=since, by=by), buttons=buttons)


async def ask_remove(update: Update, context: Context) -> None:
    """Ask whether a rule goes, and show whom that touches."""
    with context.transaction() as tx:
        me = _allowed(tx, guards.allow(tx, POSTS_LISTS))
        set_id, number = context.press.numbers
        now = me.rules.quarantine_rules
        rows = stored.history(tx.session, committee_id=me.committee.id)
        if not rows or rows[-1].id != set_id or not 1 <= number <= len(now):
            raise UserError("button_old")
        kept = tuple(one for index, one in enumerate(now, 1) if index != number)
        _ask(tx, me, kept, fill(rules.ASK_REMOVE, rule=one_rule(now[number - 1])))


def _ask(tx: Transaction, me: Speaker, wanted: Sequence[QuarantineRule], question: Markup) -> None:
    """Keep the rules that are wanted, and ask; nothing is changed yet."""
    forms.wait_at(
        tx,
        me,
        FORM,
        "confirm",
        {
            "rules": [rule.model_dump(mode="json") for rule in wanted],
            "now": [rule.model_dump(mode="json") for rule in me.rules.quarantine_rules],
        },
    )
    found = _touched(tx, me.committee, wanted)
    n = len(found)
    rows: list[list[Button]] = [[button(rules.USE, "ruleuse", 0)]]
    if found:
        rows = [
            [button(rules.USE_FOR_ALL.format(n=n), "ruleuse", 1)],
            [button(rules.USE_FOR_NEW.format(n=n), "ruleuse", 0)],
        ]
    tx.reply(lines(question, "", touched(_people(tx, found))), buttons=[*rows, [button(common.CANCEL, "pcancel")]])
    deeds.note(tx, me, "read", "contacts touched by a rule")


async def use(update: Update, context: Context) -> None:
    """Use the rules that were asked about: for new people only, or for those whom they touch as well."""
    with context.transaction() as tx:
        me = _allowed(tx, guards.allow(tx, POSTS_LISTS))
        form = forms.current(tx, me)
        said = [rule.model_dump(mode="json") for rule in me.rules.quarantine_rules]
        if form is None or form.form != FORM or form.answers["now"] != said:
            raise UserError("button_old")
        wanted = [QuarantineRule.model_validate(rule) for rule in form.answers["rules"]]
        forms.close(tx, me)
        found = _touched(tx, me.committee, wanted)
        row = stored.use(tx.session, committee=me.committee, rules=wanted, by_member=me.member.id, now=tx.now)
        deeds.note(tx, me, "change", f"quarantine rules {row.id}")
        _decide(tx, me, row, found, apply=context.press.numbers[0] == 1)


async def decide(update: Update, context: Context) -> None:
    """Apply the file's changed rules to those whom they touch, or keep them as they are."""
    with context.transaction() as tx:
        me = _allowed(tx, guards.allow(tx, POSTS_LISTS))
        set_id, apply = context.press.numbers
        row = tx.session.get(QuarantineRules, set_id, with_for_update=True)
        if row is None or row.committee_id != me.committee.id:
            raise UserError("button_old")
        if row.answer is not None:
            tx.reply(fill(common.ALREADY_DONE))
            return
        newest = stored.unanswered(tx.session, committee_id=me.committee.id)
        if newest is None or newest.id != row.id:
            raise UserError("button_old")
        found = _touched(tx, me.committee, stored.as_rule_set(row).rules)
        _decide(tx, me, row, found, apply=apply == 1)


def _decide(tx: Transaction, me: Speaker, row: QuarantineRules, found: Sequence[Touched], *, apply: bool) -> None:
    said = RuleAnswer.APPLIED if apply and found else RuleAnswer.KEPT
    stored.answer(tx.session, row=row, said=said, member_id=me.member.id, now=tx.now)
    if said is RuleAnswer.KEPT:
        tx.change_pressed(fill(rules.KEPT, when=when(row.since)))
        return
    done = contact_changes.record_for_all(
        tx.session,
        contact_ids=[one.contact_id for one in found],
        kind=EventKind.RULED,
        stated={"rule_set": row.id},
        why=rules.WHY,
        by_member=me.member.id,
        rules=me.rules.quarantine_rules,
        day=tx.today,
        now=tx.now,
    )
    hamlets = sorted({name for one in done for name in one.hamlets})
    tell_hamlets(tx, me, hamlets, f"quarantine rules {row.id}", "change")
    undo_row = [[button(common.UNDO, "ruleundo", row.id)]]
    tx.change_pressed(fill(rules.APPLIED, when=when(row.since), n=len(done)), buttons=undo_row)


async def undo(update: Update, context: Context) -> None:
    """Give those to whom a rule was applied their former proposals back."""
    with context.transaction() as tx:
        me = _allowed(tx, guards.allow(tx, POSTS_LISTS))
        row = tx.session.get(QuarantineRules, context.press.numbers[0])
        if row is None or row.committee_id != me.committee.id:
            raise UserError("button_old")
        events = contact_changes.applied(tx.session, rule_set_id=row.id)
        done = contact_changes.withdraw(tx.session, events=events, rules=me.rules.quarantine_rules, now=tx.now)
        if not done:
            tx.reply(fill(common.ALREADY_DONE))
            return
        hamlets = sorted({name for one in done for name in one.hamlets})
        tell_hamlets(tx, me, hamlets, f"quarantine rules {row.id}", "undo")
        tx.change_pressed(fill(rules.UNDONE, n=len(done)))


def ask_about_file(sweep: Sweep) -> None:
    """When the committee's file brought other rules: ask the station and the secretary about those whom they touch."""
    row = stored.unanswered(sweep.session, committee_id=sweep.committee.id)
    if row is None or not sweeps.mark(sweep.session, key=f"rules:{row.id}", now=sweep.now):
        return
    found = _touched(sweep, sweep.committee, stored.as_rule_set(row).rules)
    if not found:
        stored.answer(sweep.session, row=row, said=RuleAnswer.KEPT, member_id=None, now=sweep.now)
        return
    n = len(found)
    text = lines(fill(rules.FILE_CHANGED, when=when(row.since)), touched(_people(sweep, found)))
    buttons = [
        [button(rules.APPLY.format(n=n), "ruleapply", row.id, 1)],
        [button(rules.KEEP.format(n=n), "ruleapply", row.id, 0)],
    ]
    for role in (Role.HEALTH_STATION, Role.SECRETARY):
        for member in committees.members_of(sweep.session, committee_id=sweep.committee.id, role=role):
            key = f"rules:{row.id}:member {member.id}"
            sweep.tell(member.id, key=key, text=text, buttons=buttons, **sweep.when_allowed(sweep.now))
            audit.record(
                sweep.session,
                committee_id=sweep.committee.id,
                member_id=member.id,
                action="sent",
                subject=f"quarantine rules {row.id}",
                now=sweep.now,
            )


def _touched(pen: Pen, committee: Committee, wanted: Sequence[QuarantineRule]) -> list[Touched]:
    """Whose proposed end these rules would move, each counted by the rules that hold for him now."""
    sets = {one.id: one.rules for one in stored.sets(pen.session, committee_id=committee.id)}
    people = quarantine.page(pen.session, committee_id=committee.id, on=pen.today, hamlets=[])
    known = [(row.id, contacts.state_of(row), sets.get(row.rules_id, ())) for row in people]
    return touched_by(known, wanted)


def _people(pen: Pen, found: Sequence[Touched]) -> list[TouchedPerson]:
    rows = contacts.by_ids(pen.session, [one.contact_id for one in found])
    return [
        TouchedPerson(rows[one.contact_id].full_name, rows[one.contact_id].hamlet, one.before, one.after)
        for one in found
    ]


def _allowed(tx: Transaction, me: Speaker) -> Speaker:
    if not tx.private:
        raise UserError("only_in_private")
    return me
