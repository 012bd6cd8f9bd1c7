"""The lock of a group's book: taken first by every posting and by every change of a month's state."""

from collections.abc import Collection
from uuid import UUID

from django.db import connection

from regions.tenancy.scope import current_kota_id


def lock_book(group_id: UUID) -> None:
    """Wait for whoever writes in this group's book, and keep others out until the transaction ends.

    The posting function takes the same lock by itself, for several groups in one fixed order.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM up2k_lock_book(%s, %s)", [current_kota_id(), group_id])


def lock_books(group_ids: Collection[UUID]) -> None:
    """Lock the books of several groups, in the order of their ids, as the posting function does."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM (SELECT g FROM unnest(%s::uuid[]) g ORDER BY g) s,"
            " LATERAL up2k_lock_book(%s, s.g)",
            [list(group_ids), current_kota_id()],
        )
