"""What the address of a book asks for: the page, the paper or the file; and who prints it."""

from datetime import date

from accounts.door import TenantRequest
from bookkeeping.papers import Desk
from groups.models import Group


def wants_paper(request: TenantRequest) -> bool:
    """Whether the address asks for the book as PDF."""
    return request.GET.get("unduh") == "pdf"


def desk_of(request: TenantRequest, group: Group, on: date) -> Desk:
    """Who prints the book of this group as of that day."""
    return Desk(request.kota, group, request.actor.name, on)
