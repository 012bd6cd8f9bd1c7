"""The id of a meeting in an address -> the meeting: 404 for a stranger, 403 for the wrong role."""

from dataclasses import dataclass
from uuid import UUID

from django.http import Http404

from accounts.policies import Actor, Rule
from groups.access import group_for
from groups.models import Group
from meetings.models import Meeting


@dataclass(frozen=True)
class Found:
    """A meeting, and its group as groups.access answers it."""

    meeting: Meeting
    group: Group


def meeting_for(actor: Actor, rule: Rule, pk: UUID) -> Found:
    """The meeting, for an actor who may do this at its group.

    Http404 when it does not exist for her, Forbidden when she may see the group but not do this.
    """
    meeting = Meeting.objects.filter(pk=pk).first()
    if meeting is None:
        raise Http404("no such meeting")
    return Found(meeting, group_for(actor, rule, meeting.group_id))
