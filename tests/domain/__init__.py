"""The common values and the pure rules: no database, under two seconds together."""
