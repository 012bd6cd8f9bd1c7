"""What was commanded: the audit log and the memory that makes a command happen once."""

from django.db import models

from regions.tenancy.models import TenantModel


class Record(models.Model):
    """One accepted command. Its id is the client's; append-only, never expires."""

    id = models.UUIDField(primary_key=True, editable=False)
    name = models.CharField(max_length=60)
    body_hash = models.BinaryField(max_length=32)
    answer = models.JSONField()
    about = models.JSONField()  # what it touched, for people who read the log: {"kelompok": "...", ...}
    user = models.ForeignKey("accounts.User", models.PROTECT, null=True, related_name="+", db_index=False)
    actor = models.CharField(max_length=120)
    address = models.GenericIPAddressField(null=True)
    at = models.DateTimeField()

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self.name} {self.id}"


class CommandRecord(Record, TenantModel):
    """A command in a city."""

    class Meta(TenantModel.Meta):
        indexes = [
            models.Index(name="record_at", fields=["kota", "at"]),
            models.Index(name="record_of_user", fields=["kota", "user", "at"]),
        ]


class OperatorRecord(Record):
    """A command of the operator, who belongs to no city; kept beside the cities."""

    class Meta:
        indexes = [models.Index(name="operator_record_at", fields=["at"])]
