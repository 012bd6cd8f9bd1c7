"""Public door of the commands of meetings."""

from meetings.commands.post_meeting import MeetingPosted, post_meeting
from meetings.domain.sheet import PostMeeting

__all__ = ["MeetingPosted", "PostMeeting", "post_meeting"]
