"""The pages of a lomba: for the coordinator, for jurors, for groups and for everybody once it is closed."""
