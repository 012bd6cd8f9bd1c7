"""Public door of the reads of members."""

from members.queries.counts import (
    GroupCount,
    PeopleCount,
    StagePeople,
    members_by_group,
    members_by_stage,
    people_by_kelurahan,
)
from members.queries.facts import DesilLine, PekkaLine, PersonFacts, facts_of
from members.queries.lists import (
    EnrolmentRow,
    MemberLine,
    Officer,
    enrolled,
    enrolment_rows,
    members_of,
    officers_of,
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
    "StagePeople",
    "enrolled",
    "enrolment_rows",
    "facts_of",
    "member_page",
    "members_by_group",
    "members_by_stage",
    "members_of",
    "office_history",
    "officers_of",
    "people_by_kelurahan",
]
