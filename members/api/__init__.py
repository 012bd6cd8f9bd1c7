"""Members over the API: read only, without PEKKA and desil, which no program needs of one person."""
