"""Reading a notice of conclusions: its number and date, what is due when and by whom."""

from bot.domain.notices.model import Duty, Notice, NoticeReading, Recurring
from bot.domain.notices.reading import read_notice

__all__ = ["Duty", "Notice", "NoticeReading", "Recurring", "read_notice"]
