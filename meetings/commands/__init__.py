"""Public door of the commands of meetings."""

from meetings.commands.cancel_meeting import CancelMeeting, cancel_meeting
from meetings.commands.correct_meeting import CorrectMeeting, correct_meeting, rehearse_correction
from meetings.commands.post_meeting import MeetingPosted, post_meeting
from meetings.commands.revising import MeetingCorrected
from meetings.domain.sheet import PostMeeting

__all__ = [
    "CancelMeeting",
    "CorrectMeeting",
    "MeetingCorrected",
    "MeetingPosted",
    "PostMeeting",
    "cancel_meeting",
    "correct_meeting",
    "post_meeting",
    "rehearse_correction",
]
