"""Public door of the models of meetings."""

from meetings.models.meeting import Attendance, Guest, Meeting, Revision

__all__ = ["Attendance", "Guest", "Meeting", "Revision"]
