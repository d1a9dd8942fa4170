"""Who a member is to the committee, and what each role may see and do."""

from __future__ import annotations

from enum import StrEnum


class Role(StrEnum):
    """A member's role, in the words of the code; `bot/texts` has the Vietnamese ones."""

    HEALTH_STATION = "health_station"
    HAMLET_LEADER = "hamlet_leader"
    CHAIR = "chair"
    SECRETARY = "secretary"
    POLICE = "police"
    OFFICER = "officer"
    BROADCASTER = "broadcaster"


SEES_ALL_NAMES = frozenset({Role.HEALTH_STATION, Role.CHAIR, Role.SECRETARY, Role.POLICE})
"""Roles that may read the names of every hamlet; a hamlet leader reads his own hamlet's, the others none."""

POSTS_LISTS = frozenset({Role.HEALTH_STATION, Role.SECRETARY})
"""Whose F0-F3 lists are recorded."""

READS_BULLETIN = frozenset({Role.BROADCASTER, Role.CHAIR, Role.SECRETARY})
RECORDS_BREACHES = frozenset({Role.POLICE, Role.SECRETARY})
REPORTS_FOR_ANY_HAMLET = frozenset({Role.SECRETARY})
ACCEPTS = frozenset({Role.OFFICER})
CHANGES_TARGETS = frozenset({Role.CHAIR, Role.SECRETARY, Role.OFFICER})
"""Who writes down what hamlets sign for, changes it and withdraws it."""

SEES_ALL_WORK = frozenset({Role.CHAIR, Role.SECRETARY, Role.OFFICER, Role.HEALTH_STATION, Role.POLICE})
INVITES = frozenset({Role.SECRETARY})
KEEPS_NAMES = frozenset({Role.HEALTH_STATION, Role.SECRETARY})
"""Who is told whose names go after their time, and may keep one longer."""

MANAGES_WORK = frozenset({Role.CHAIR, Role.SECRETARY})
"""Who gives out work, moves its dates, gives it to others and sees everybody's."""
