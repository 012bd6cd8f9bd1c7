"""How a refusal is said: every problem at once, each with the place where it stands."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

DEFAULT_CODE = "tidak_sesuai"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to put right. `field` is a dotted path in the command, "savings.3.wajib"."""

    field: str
    message: str
    code: str = DEFAULT_CODE

    def __str__(self) -> str:
        return f"{self.field}: {self.message}" if self.field else self.message

    def under(self, prefix: str) -> "Problem":
        """The same problem, seen from the value that holds the one it was found in."""
        if not prefix:
            return self
        return replace(self, field=f"{prefix}.{self.field}" if self.field else prefix)


class Refused(Exception):
    """What was asked breaks a rule; nothing has been changed. Holds every problem found."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems: tuple[Problem, ...] = tuple(problems)
        if not self.problems:
            raise ValueError("A refusal needs at least one problem.")
        super().__init__(self.problems)

    def __str__(self) -> str:
        return "; ".join(str(problem) for problem in self.problems)


class Forbidden(Exception):
    """The actor may see this thing exists, but her role does not allow the act."""


class Problems:
    """Collects problems while rules run, so that the first one does not hide the rest."""

    def __init__(self, found: Iterable[Problem] = ()) -> None:
        self._found: list[Problem] = list(found)

    def add(self, field: str, message: str, code: str = DEFAULT_CODE) -> None:
        """Note one problem at `field`."""
        self._found.append(Problem(field, message, code))

    def extend(self, problems: Iterable[Problem], *, under: str = "") -> None:
        """Take over the problems of a part that stands at `under` in the whole."""
        self._found.extend(problem.under(under) for problem in problems)

    def raise_if_any(self) -> None:
        """Refuses with everything collected so far; does nothing when that is nothing."""
        if self._found:
            raise Refused(self._found)

    def __iter__(self) -> Iterator[Problem]:
        return iter(self._found)

    def __len__(self) -> int:
        return len(self._found)
