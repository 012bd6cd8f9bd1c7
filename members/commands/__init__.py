"""Public door of the commands of members."""

from members.commands.add import AddMember, AddMembers, MemberAnswer, MembersAdded, add_member, add_members
from members.commands.entering import NewDesil, NewMember, NewPekka
from members.commands.facts import (
    RecordDesil,
    RecordPekka,
    note_access,
    record_desil,
    record_pekka,
)
from members.commands.membership import (
    Appoint,
    Enrol,
    EnrolmentAnswer,
    LeaveGroup,
    appoint,
    correct_leaving,
    end_membership,
    enrol,
    leave_group,
    leaving_problems,
    left_problems,
)
from members.commands.person import ChangeMember, change_member

__all__ = [
    "AddMember",
    "AddMembers",
    "Appoint",
    "ChangeMember",
    "Enrol",
    "EnrolmentAnswer",
    "LeaveGroup",
    "MemberAnswer",
    "MembersAdded",
    "NewDesil",
    "NewMember",
    "NewPekka",
    "RecordDesil",
    "RecordPekka",
    "add_member",
    "add_members",
    "appoint",
    "change_member",
    "correct_leaving",
    "end_membership",
    "enrol",
    "leave_group",
    "leaving_problems",
    "left_problems",
    "note_access",
    "record_desil",
    "record_pekka",
]
