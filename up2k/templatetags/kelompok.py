"""{% group_tabs group "anggota" %}: the same tabs on every page of a group, whichever app it belongs to."""

from uuid import UUID

from django import template
from django.template.context import Context

from groups.models import Group
from up2k.group_tabs import Tab, member_links, tabs_of

register = template.Library()


@register.inclusion_tag("components/tabs.html", takes_context=True)
def group_tabs(context: Context, group: Group, current: str) -> dict[str, object]:
    """The tabs of a group for the actor of the request."""
    return {"tabs": tabs_of(context["actor"], group, current), "label": "Bagian kelompok"}


@register.simple_tag
def links_of_member(group_id: UUID, member_id: UUID) -> list[Tab]:
    """Where the books of a group speak of one of its members."""
    return member_links(group_id, member_id)
