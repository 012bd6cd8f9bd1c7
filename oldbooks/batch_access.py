"""The id of a batch in an address -> the batch: 404 for a stranger, 403 for the wrong role."""

from uuid import UUID

from django.http import Http404

from accounts.policies import Actor
from groups.access import group_for
from groups.models import Group
from groups.policies import KEEP_BOOKS
from oldbooks.models import ImportBatch


def batch_for(actor: Actor, pk: UUID) -> tuple[ImportBatch, Group]:
    """The batch with its group, for an actor who keeps the group's books."""
    batch = ImportBatch.objects.filter(pk=pk).first()
    if batch is None:
        raise Http404("no such batch")
    return batch, group_for(actor, KEEP_BOOKS, batch.group_id)
