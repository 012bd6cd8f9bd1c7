"""A sign-in that lasts: Django's session with what its owner needs to recognise it."""

from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models


class Session(AbstractBaseSession):
    """One signed-in device. The key is a secret of the browser; pages name the session by its handle."""

    # Not unique: Django writes a session under its new key before it removes the old one.
    handle = models.UUIDField(null=True, db_index=True)
    user = models.ForeignKey("accounts.User", models.CASCADE, null=True, related_name="+")
    agent = models.CharField(max_length=200, blank=True)
    address = models.GenericIPAddressField(null=True)
    started_at = models.DateTimeField(null=True)
    seen_at = models.DateTimeField(null=True)

    class Meta(AbstractBaseSession.Meta):
        abstract = False

    def __str__(self) -> str:
        return f"{self.user_id} {self.handle}"
