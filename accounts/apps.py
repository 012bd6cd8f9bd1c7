"""The accounts app: who may do what, where, and what was done."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Users, grants, the door and the record of commands."""

    name = "accounts"
