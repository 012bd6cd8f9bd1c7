"""The meetings app: the monthly meeting of a group, and the sheet that posts its money."""

from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    """Meetings, who was there, and who came as a guest."""

    name = "meetings"
