"""Reading the books of goods over the API."""
