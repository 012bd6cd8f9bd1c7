"""Entries and legs: append-only, written by the posting function, guarded by triggers (docs/ledger.md)."""

from django.db import models
from django.db.models import F, Q

from bookkeeping.domain.draft import EntryKind
from regions.tenancy.fields import KotaField, TenantForeignKey
from regions.tenancy.models import AreaModel, AreaRow


class Entry(AreaModel):
    """One event of money, with two dates: tanggal kejadian and dicatat pada."""

    # The trigger finds the group's book in this kelurahan, or refuses; the book's keys hold these three.
    kota = KotaField(db_constraint=False)
    kelurahan = TenantForeignKey("regions.Kelurahan", db_constraint=False)
    group = TenantForeignKey("groups.Group", db_constraint=False)
    seq = models.BigIntegerField()  # place in the group's chain
    date = models.DateField()  # tanggal kejadian, in the zone of the area
    period = models.IntegerField()  # yyyymm of the date
    voucher_year = models.SmallIntegerField()
    voucher_no = models.IntegerField()  # nomor bukti kas, without gaps per group and year
    kind = models.CharField(max_length=20, choices=[(k.value, k.value) for k in EntryKind])
    memo = models.CharField(max_length=200)  # uraian
    meeting_id = models.UUIDField(null=True)  # meetings stand above the ledger: no reference
    command_id = models.UUIDField()
    reverses = TenantForeignKey("self", null=True)
    replaces = TenantForeignKey("self", null=True)
    reason = models.CharField(max_length=200, blank=True)  # why it was corrected
    cash_reason = models.CharField(max_length=200, blank=True)  # why cash may go below zero here
    recorded_at = models.DateTimeField()  # dicatat pada
    recorded_by = models.ForeignKey(
        "accounts.User", models.PROTECT, null=True, related_name="+", db_index=False
    )
    recorded_name = models.CharField(max_length=120)

    class Meta(AreaModel.Meta):
        constraints = [
            models.UniqueConstraint(name="entry_seq", fields=["kota", "group", "seq"]),
            models.UniqueConstraint(
                name="entry_voucher", fields=["kota", "group", "voucher_year", "voucher_no"]
            ),
            models.UniqueConstraint(
                name="entry_reversed_once", fields=["kota", "reverses"], condition=Q(reverses__isnull=False)
            ),
            models.UniqueConstraint(
                name="entry_replaced_once", fields=["kota", "replaces"], condition=Q(replaces__isnull=False)
            ),
            models.CheckConstraint(name="entry_kind", condition=Q(kind__in=[k.value for k in EntryKind])),
            models.CheckConstraint(
                name="entry_correction_has_reason",
                condition=(Q(reverses=None) & Q(replaces=None)) | ~Q(reason=""),
            ),
            models.CheckConstraint(
                name="entry_period",
                condition=Q(period=F("date__year") * 100 + F("date__month"))
                & Q(voucher_year=F("date__year")),
            ),
        ]
        indexes = [
            models.Index(name="entry_book", fields=["kota", "group", "date", "seq"]),
            models.Index(
                name="entry_meeting", fields=["kota", "meeting_id"], condition=Q(meeting_id__isnull=False)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.voucher_no}/{self.voucher_year} {self.memo}"


class Leg(AreaRow):
    """One side of an entry: an account with a debit or a credit, in whole rupiah."""

    # The trigger lays each leg beside its entry and compares all four: keys would be checked again for every
    # leg, and entries are never deleted.
    kota = KotaField(db_constraint=False)
    kelurahan = TenantForeignKey("regions.Kelurahan", db_constraint=False)
    id = models.BigAutoField(primary_key=True)
    entry = TenantForeignKey(Entry, db_constraint=False)
    group = TenantForeignKey("groups.Group", db_constraint=False)
    date = models.DateField()
    account = TenantForeignKey("bookkeeping.Account")
    debit = models.BigIntegerField()
    credit = models.BigIntegerField()
    member = TenantForeignKey("members.Member", null=True)
    loan = TenantForeignKey("bookkeeping.Loan", null=True)
    fund = models.CharField(max_length=60, blank=True)  # sumber dana

    class Meta(AreaRow.Meta):
        constraints = [
            models.CheckConstraint(
                name="leg_one_side",
                condition=Q(debit__gt=0, credit=0) | Q(debit=0, credit__gt=0),
            )
        ]
        indexes = [
            models.Index(name="leg_of_entry", fields=["kota", "entry"]),
            models.Index(name="leg_of_account", fields=["kota", "group", "account", "date"]),
            models.Index(
                name="leg_of_member", fields=["kota", "member", "account"], condition=Q(member__isnull=False)
            ),
            models.Index(name="leg_of_loan", fields=["kota", "loan"], condition=Q(loan__isnull=False)),
        ]

    def __str__(self) -> str:
        return f"{self.account_id} {self.debit} {self.credit}"


class Seal(AreaRow):
    """The hash of an entry with its legs, chained to the one before. Written by the database."""

    # Only the trigger writes here, from an entry it has just read.
    kota = KotaField(db_constraint=False)
    kelurahan = TenantForeignKey("regions.Kelurahan", db_constraint=False)
    entry = TenantForeignKey(Entry, primary_key=True, db_constraint=False)
    group = TenantForeignKey("groups.Group", db_constraint=False)
    seq = models.BigIntegerField()
    prev_hash = models.BinaryField(max_length=32)
    hash = models.BinaryField(max_length=32)

    class Meta(AreaRow.Meta):
        constraints = [models.UniqueConstraint(name="seal_seq", fields=["kota", "group", "seq"])]
        indexes = [models.Index(name="seal_hash", fields=["kota", "hash"])]  # a kuitansi is found by its code

    def __str__(self) -> str:
        return f"{self.seq}"
