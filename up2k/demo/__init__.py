"""The demonstration: six cities as they might be, made through the commands, the same every time."""
