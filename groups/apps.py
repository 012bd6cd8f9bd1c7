"""The groups app: poksus and poklak, and how far each has come."""

from django.apps import AppConfig


class GroupsConfig(AppConfig):
    """Groups of UP2K and the decisions about their stage."""

    name = "groups"
