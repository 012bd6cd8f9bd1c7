"""Rules of the whole tree, checked by reading it. Each failure says how to put it right."""
