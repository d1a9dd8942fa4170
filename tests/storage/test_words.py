"""What becomes of every column of words when a name goes: it is cleared, or it names no contact."""

from __future__ import annotations

import sqlalchemy as sa

from storage.session import UtcDateTime
from storage.tables import metadata

CLEARED = {
    "arrival.came_from", "arrival.full_name", "arrival.phone", "arrival.text", "attachment.*", "contact.address",
    "contact.case_code", "contact.full_name", "contact.name_key", "contact.name_reversed", "contact.note",
    "contact.phone", "contact.source", "contact_alias.wording", "contact_event.stated", "contact_event.why",
    "contact_question.moved", "contact_question.wording", "dialogue.answers", "follow_up.note", "inbox.payload",
    "line_list.text", "line_list.unread", "list_part.text", "local_message.buttons", "local_message.text",
    "outbox.buttons", "outbox.text", "report.note", "retention.kept_why", "violation.text",
}  # fmt: skip
NAMES_NO_CONTACT = {
    # the committee's own people, rules and work
    "acceptance.*", "assignment.*", "commitment.*", "commitment_change.*", "committee.*", "duty.*", "duty_event.*",
    "hamlet.*", "invite.*", "notice.*", "notice_task.*", "local_menu.*",
    "member.*", "plan.*", "quarantine_rules.*", "snapshot.*", "chat.menu",
    # households and givers of its programmes: of whom nobody was under watch by that
    "entry.*", "entry_event.*", "programme.*",
    # numbers, ids and words of the program's own
    "*.network", "*.kind", "*.status", "*.level", "*.hamlet", "*.place", "*.sex", "*.answer", "*.form", "*.step",
    "*.mode", "*.state", "*.verdict", "audit.*", "chain.level_before", "chain_person.*", "contact.proposed_by",
    "contact.test_outcome", "follow_up.outcome", "inbox.error", "inbox.network_key", "line_list.levels",
    "local_message.client_key", "outbox.about", "outbox.error", "outbox.key", "sweep_mark.key",
}  # fmt: skip
WITHOUT_WORDS = (sa.Date, sa.DateTime, sa.Integer, sa.Boolean, sa.Numeric, sa.Time, UtcDateTime)


def test_every_column_of_words_is_known_to_be_cleared_or_to_name_no_contact() -> None:
    """A new column of words is for one of the two; what is cleared is also in docs/privacy.md."""
    known = CLEARED | NAMES_NO_CONTACT
    unknown = {
        f"{table.name}.{column.name}"
        for table in metadata.sorted_tables
        for column in table.columns
        if not isinstance(column.type, WITHOUT_WORDS)
        and known.isdisjoint({f"{table.name}.{column.name}", f"{table.name}.*", f"*.{column.name}"})
    }
    assert unknown == set(), "decide what becomes of them when a name goes"
