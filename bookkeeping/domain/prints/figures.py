"""What all books on paper refuse."""


class DoesNotAddUp(ValueError):
    """The parts of a book and its sum disagree: the paper would be false."""
