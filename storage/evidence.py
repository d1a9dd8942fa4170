"""Photos and files under a report: what shows that the work was done."""

from __future__ import annotations

from sqlmodel import Field, Session, SQLModel, col, select

from storage.assignments import Report


class ReportAttachment(SQLModel, table=True):
    """A photo or file that came with a report, besides its first."""

    __tablename__ = "report_attachment"

    report_id: int = Field(foreign_key="report.id", primary_key=True)
    attachment_id: int = Field(foreign_key="attachment.id", primary_key=True)


def attach(session: Session, *, report: Report, attachment_id: int) -> None:
    """Put a photo or file under a report, as evidence."""
    if report.attachment_id is None:
        report.attachment_id = attachment_id
        session.add(report)
    else:
        session.add(ReportAttachment(report_id=report.id, attachment_id=attachment_id))
    session.flush()


def attachments_of(session: Session, *, report: Report) -> list[int]:
    """The photos and files under a report, in the order in which they came."""
    if report.attachment_id is None:
        return []
    more = session.exec(
        select(ReportAttachment.attachment_id)
        .where(ReportAttachment.report_id == report.id)
        .order_by(col(ReportAttachment.attachment_id))
    )
    return [report.attachment_id, *more]
