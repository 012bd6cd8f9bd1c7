"""Public door of the reads of contests."""
