"""The lock of an edition: its rubric, its runs and its closing wait for one another."""

from uuid import UUID

from contests.models import Edition


def lock_edition(edition_id: UUID) -> Edition:
    """The edition, kept from other changes until the transaction ends; marks may still be given."""
    return Edition.objects.select_for_update(no_key=True).get(pk=edition_id)
