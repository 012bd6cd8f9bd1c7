"""The members app: people, the groups they belong to, and what is known of them."""

from django.apps import AppConfig


class MembersConfig(AppConfig):
    """Members, enrolments, offices, and dated facts about a person."""

    name = "members"
