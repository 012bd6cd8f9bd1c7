"""Public door of the models of members."""

from members.models.enrolment import Enrolment, Office
from members.models.facts import DesilFact, FactAccess, PekkaFact
from members.models.member import Member

__all__ = ["DesilFact", "Enrolment", "FactAccess", "Member", "Office", "PekkaFact"]
