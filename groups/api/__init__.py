"""Groups over the API: read only."""
