"""Every table of the program, so that its metadata is whole for migrations and tests."""

from sqlmodel import SQLModel

from storage import (  # noqa: F401  each registers its tables
    acceptances,
    arrivals,
    assignments,
    attachments,
    audit,
    broadcasts,
    chains,
    clocks,
    commitments,
    committees,
    contact_questions,
    contacts,
    dialogues,
    duty_events,
    evidence,
    follow_ups,
    hamlet_lists,
    inbox,
    line_lists,
    local_chat,
    notices,
    outbox,
    plans,
    programmes,
    reported,
    retention,
    snapshots,
    sweeps,
    violations,
)

metadata = SQLModel.metadata
