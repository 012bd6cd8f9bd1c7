"""Reports over the API: asking for one, watching it being made, fetching it."""
