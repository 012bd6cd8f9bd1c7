"""The lock of a group's records: numbers, offices and closing wait for one another."""

from uuid import UUID

from groups.models import Group


def lock_group(group_id: UUID) -> None:
    """Keep other changes of this group's membership out until the transaction ends.

    Not a full FOR UPDATE: postings that only refer to the group need not wait.
    """
    Group.objects.select_for_update(no_key=True).only("id").get(pk=group_id)
