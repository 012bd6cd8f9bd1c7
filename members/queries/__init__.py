"""Public door of the reads of members."""

from members.queries.counts import (
    GroupCount,
    PeopleCount,
    StagePeople,
    member_numbers,
    members_by_group,
    members_by_stage,
    people_by_kelurahan,
)
from members.queries.facts import DesilLine, PekkaLine, PersonFacts, facts_of
from members.queries.lists import (
    EnrolmentRow,
    MemberLine,
    Officer,
    Seat,
    enrolled,
    enrolment_rows,
    joinable_groups,
    members_of,
    officers_of,
    seats_of,
)
from members.queries.page import MemberPage, Membership, OfficeTerm, member_page, office_history

__all__ = [
    "DesilLine",
    "EnrolmentRow",
    "GroupCount",
    "MemberLine",
    "MemberPage",
    "Membership",
    "OfficeTerm",
    "Officer",
    "PekkaLine",
    "PeopleCount",
    "PersonFacts",
    "Seat",
    "StagePeople",
    "enrolled",
    "enrolment_rows",
    "facts_of",
    "joinable_groups",
    "member_numbers",
    "member_page",
    "members_by_group",
    "members_by_stage",
    "members_of",
    "office_history",
    "officers_of",
    "people_by_kelurahan",
    "seats_of",
]
