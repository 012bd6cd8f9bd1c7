"""Public door of the reads of meetings."""
