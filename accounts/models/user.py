"""A person who signs in."""

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower


class UserManager(BaseUserManager["User"]):
    """Finds a person by the name she signs in with."""

    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(username=(username or "").strip().lower())


class User(AbstractBaseUser):
    """Sign-in name, password and the one city she belongs to; the operator belongs to none."""

    id = models.BigAutoField(primary_key=True)
    username = models.CharField("nama masuk", max_length=60, unique=True)
    name = models.CharField("nama", max_length=120)
    kota = models.ForeignKey("regions.Kota", models.PROTECT, null=True, blank=True, related_name="+")
    is_active = models.BooleanField(default=True)
    # The admin who made the password knows it: until it is changed, the door lets her do nothing else.
    must_change_password = models.BooleanField(default=False)
    created_at = models.DateTimeField(auto_now_add=True)

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]
    is_staff = False
    is_superuser = False

    objects = UserManager()

    class Meta:
        constraints = [
            models.CheckConstraint(name="username_is_lower", condition=models.Q(username=Lower("username")))
        ]

    def __str__(self) -> str:
        return self.name
