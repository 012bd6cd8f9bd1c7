"""What the database refused, said as a problem at its field."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from django.db import IntegrityError, transaction

from common.problems import Problem, Refused


@contextmanager
def refusing(words: Mapping[str, Problem]) -> Iterator[None]:
    """Run a write in a savepoint; the violation of a constraint named in `words` becomes its problem.

    Commands look before they write and tell everything at once; this catches who was faster meanwhile.
    """
    try:
        with transaction.atomic():
            yield
    except IntegrityError as error:
        name = getattr(getattr(error.__cause__, "diag", None), "constraint_name", None)
        problem = words.get(name or "")
        if problem is None:
            raise
        raise Refused([problem]) from error
