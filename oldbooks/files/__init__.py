"""Files as people send them: looked at before they are opened, read as lines, given back with marks."""
