"""A file of a group on its way into the books, and how its columns were read."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from oldbooks.domain.imports.fields import Target
from regions.tenancy.fields import TenantForeignKey
from regions.tenancy.models import AreaModel, AreaRow


class BatchState(models.TextChoices):
    """How far a file has come. The worker moves it out of READING and POSTING."""

    UPLOADED = "uploaded", "Baru diunggah"
    READING = "reading", "Sedang dibaca"
    ASKING = "asking", "Perlu jawaban Ibu"
    FAULTY = "faulty", "Ada yang perlu dibetulkan"
    READY = "ready", "Siap dimasukkan"
    POSTING = "posting", "Sedang dimasukkan"
    POSTED = "posted", "Sudah masuk buku"
    UNDOING = "undoing", "Sedang dibatalkan"
    TAKEN_BACK = "taken_back", "Dibatalkan"
    DROPPED = "dropped", "Tidak jadi"


class ImportBatch(AreaModel):
    """One file and what became of it. The bytes lie in ImportFile for as long as they are needed."""

    group = TenantForeignKey("groups.Group")
    name = models.CharField(max_length=120)  # of the file, as it was sent
    format = models.CharField(max_length=4)
    size = models.IntegerField()
    sha256 = models.BinaryField(max_length=32)
    state = models.CharField(max_length=10, choices=BatchState, default=BatchState.UPLOADED)
    target = models.CharField(max_length=10, blank=True, choices=[(t.value, t.label) for t in Target])
    plan = models.JSONField(null=True)
    findings = models.JSONField(null=True)
    trouble = models.JSONField(default=list)  # sentences: why posting or taking back was refused
    uploaded_at = models.DateTimeField()
    uploaded_name = models.CharField(max_length=120)
    moved_at = models.DateTimeField()
    asked_by_id = models.BigIntegerField(null=True)  # who pressed the button; the worker acts for her
    cash_reason = models.CharField(max_length=200, blank=True)
    posting_id = models.UUIDField(null=True)  # the command that wrote its entries
    entries = models.IntegerField(default=0)
    leading_id = models.UUIDField(null=True)  # the entry that closes it where a saldo awal takes it up
    members = ArrayField(models.UUIDField(), default=list)  # people it entered
    loans = ArrayField(models.UUIDField(), default=list)
    posted_at = models.DateTimeField(null=True)
    undoing_id = models.UUIDField(null=True)
    undone_at = models.DateTimeField(null=True)
    undone_reason = models.CharField(max_length=160, blank=True)
    undone_note = models.CharField(max_length=400, blank=True)  # what became of the people it had entered

    class Meta(AreaModel.Meta):
        constraints = [
            models.CheckConstraint(name="batch_state", condition=Q(state__in=BatchState.values)),
            models.CheckConstraint(
                name="batch_posted",
                condition=~Q(state__in=["posted", "undoing", "taken_back"])
                | Q(posted_at__isnull=False, posting_id__isnull=False),
            ),
            models.CheckConstraint(
                name="batch_taken_back",
                condition=~Q(state="taken_back") | (Q(undone_at__isnull=False) & ~Q(undone_reason="")),
            ),
        ]
        indexes = [models.Index(name="batch_of_group", fields=["kota", "group", "uploaded_at"])]

    def __str__(self) -> str:
        return self.name


class ImportFile(AreaRow):
    """The bytes of a file: gone when its records are in the books, or after thirty days."""

    batch = TenantForeignKey(ImportBatch, primary_key=True)
    content = models.BinaryField()

    def __str__(self) -> str:
        return str(self.pk)


class ColumnMapping(AreaModel):
    """How a group's files with these headings are read. Only appended: the newest counts."""

    group = TenantForeignKey("groups.Group")
    signature = models.CharField(max_length=64)
    target = models.CharField(max_length=10)
    columns = models.JSONField()
    answers = models.JSONField()
    made_at = models.DateTimeField()
    made_name = models.CharField(max_length=120)

    class Meta(AreaModel.Meta):
        indexes = [
            models.Index(
                name="mapping_of_headings", fields=["kota", "group", "signature", "target", "made_at"]
            )
        ]

    def __str__(self) -> str:
        return f"{self.target} {self.signature[:8]}"
