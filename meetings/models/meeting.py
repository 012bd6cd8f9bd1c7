"""A meeting as it reads now. It changes only together with a revision that keeps what it said before."""

from django.db import models
from django.db.models import F, Q

from meetings.domain.words import Presence
from regions.tenancy.fields import TenantForeignKey
from regions.tenancy.models import AreaModel


class Meeting(AreaModel):
    """One meeting of a group with its notulen and cash count; what was paid stands in the entries.

    Its id is the id of the command that posted it. A corrected sheet is the next revision of its meeting.
    """

    group = TenantForeignKey("groups.Group")
    year = models.SmallIntegerField()
    number = models.IntegerField()  # rapat ke-, per group and year
    date = models.DateField()  # in the zone of the area
    place = models.CharField(max_length=120)
    started_at = models.CharField(max_length=5, blank=True)  # "15.30", as the notulen says it
    ended_at = models.CharField(max_length=5, blank=True)
    chair = models.CharField(max_length=120)  # pimpinan rapat
    minute_taker = models.CharField(max_length=120)  # notulis
    agenda = models.TextField(blank=True)  # susunan acara
    minutes = models.TextField()  # uraian jalannya rapat
    decisions = models.TextField(blank=True)  # keputusan
    computed_cash = models.BigIntegerField()  # kas seharusnya
    counted_cash = models.BigIntegerField()  # uang di meja
    pieces = models.JSONField(default=dict)  # notes and coins: {"50000": 3}, may be empty
    difference_reason = models.CharField(max_length=200, blank=True)
    first_member = TenantForeignKey("members.Member", null=True)
    first_name = models.CharField(max_length=120)  # the two who agree, as they were called then
    second_member = TenantForeignKey("members.Member", null=True)
    second_name = models.CharField(max_length=120)
    posted_at = models.DateTimeField()
    posted_by = models.ForeignKey(
        "accounts.User", models.PROTECT, null=True, related_name="+", db_index=False
    )
    posted_name = models.CharField(max_length=120)
    revision = models.SmallIntegerField(default=0, db_default=0)
    book_seq = models.BigIntegerField(null=True)  # the last entry this revision knows; none: as it was posted
    corrected_at = models.DateTimeField(null=True)
    corrected_name = models.CharField(max_length=120, blank=True, db_default="")
    correction_reason = models.CharField(max_length=200, blank=True, db_default="")
    is_cancelled = models.BooleanField(default=False, db_default=False)

    class Meta(AreaModel.Meta):
        constraints = [
            models.UniqueConstraint(name="meeting_number", fields=["kota", "group", "year", "number"]),
            # A sheet filled in on two phones is one meeting: its money must not be posted twice.
            models.UniqueConstraint(
                name="meeting_on_date", fields=["kota", "group", "date"], condition=Q(is_cancelled=False)
            ),
            models.UniqueConstraint(name="meeting_in_kelurahan", fields=["kota", "kelurahan", "id"]),
            models.CheckConstraint(name="meeting_year", condition=Q(year=F("date__year"), number__gte=1)),
            models.CheckConstraint(
                name="meeting_two_agree",
                condition=Q(first_member__isnull=False, second_member__isnull=False)
                & ~Q(first_member=F("second_member"))
                | (Q(first_member=None) | Q(second_member=None)) & ~Q(first_name=F("second_name")),
            ),
            models.CheckConstraint(
                name="meeting_signed", condition=~Q(first_name="") & ~Q(second_name="") & ~Q(minutes="")
            ),
            models.CheckConstraint(
                name="meeting_difference_explained",
                condition=Q(counted_cash__gte=0)
                & (Q(counted_cash=F("computed_cash")) | ~Q(difference_reason="")),
            ),
        ]
        indexes = [models.Index(name="meeting_of_group", fields=["kota", "group", "-date"])]

    def __str__(self) -> str:
        return f"Rapat {self.date}"


class Revision(AreaModel):
    """What a meeting said until it was corrected: the whole sheet, and what was changed, why and by whom.

    Its id is the id of the command that corrected it. Append-only.
    """

    meeting = TenantForeignKey(Meeting)
    no = models.SmallIntegerField()  # the revision that ended with this correction; 0: as it was posted
    sheet = models.JSONField()  # meetings.domain.sheet.PostMeeting
    first_name = models.CharField(max_length=120)  # the two who agreed to it
    second_name = models.CharField(max_length=120)
    changes = models.JSONField(default=list)  # [{"what", "before", "after"}], in the words shown then
    reason = models.CharField(max_length=200)
    is_ralat = models.BooleanField()  # an issued report counted it: its money was put right on that day
    is_cancelling = models.BooleanField()
    corrected_at = models.DateTimeField()
    corrected_by = models.ForeignKey(
        "accounts.User", models.PROTECT, null=True, related_name="+", db_index=False
    )
    corrected_name = models.CharField(max_length=120)

    class Meta(AreaModel.Meta):
        constraints = [
            models.UniqueConstraint(name="revision_of_meeting", fields=["kota", "meeting", "no"]),
            models.CheckConstraint(name="revision_has_reason", condition=~Q(reason="")),
        ]

    def __str__(self) -> str:
        return f"{self.no}"


class Attendance(AreaModel):
    """One line of the daftar hadir, of one revision of the sheet."""

    meeting = TenantForeignKey(Meeting)
    revision = models.SmallIntegerField(default=0, db_default=0)
    member = TenantForeignKey("members.Member")
    state = models.CharField(max_length=5, choices=[(p.value, p.label) for p in Presence])

    class Meta(AreaModel.Meta):
        constraints = [
            models.UniqueConstraint(name="attendance_once", fields=["kota", "meeting", "revision", "member"]),
            models.CheckConstraint(
                name="attendance_state", condition=Q(state__in=[p.value for p in Presence])
            ),
        ]
        indexes = [models.Index(name="attendance_of_member", fields=["kota", "member"])]

    def __str__(self) -> str:
        return self.state


class Guest(AreaModel):
    """One line of the buku tamu, of one revision of the sheet."""

    meeting = TenantForeignKey(Meeting)
    revision = models.SmallIntegerField(default=0, db_default=0)
    line = models.SmallIntegerField()
    name = models.CharField(max_length=120)
    origin = models.CharField(max_length=120, blank=True)

    class Meta(AreaModel.Meta):
        constraints = [
            models.UniqueConstraint(name="guest_line", fields=["kota", "meeting", "revision", "line"]),
            models.CheckConstraint(name="guest_named", condition=~Q(name="")),
        ]

    def __str__(self) -> str:
        return self.name
