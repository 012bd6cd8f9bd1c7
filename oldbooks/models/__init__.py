"""Tables of the old books."""

from oldbooks.models.page import Page, Picture, Tick

__all__ = ["Page", "Picture", "Tick"]
