"""What is done with a file on its way into the books; see docs/oldbooks.md."""
