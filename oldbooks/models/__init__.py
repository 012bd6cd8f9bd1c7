"""Tables of the old books."""

from oldbooks.models.batch import ColumnMapping, ImportBatch, ImportFile
from oldbooks.models.page import Page, Picture, Tick

__all__ = ["ColumnMapping", "ImportBatch", "ImportFile", "Page", "Picture", "Tick"]
