"""What every room needs and no room owns: values without models, without Django."""
