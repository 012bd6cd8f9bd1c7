"""The first sheets of a bound volume: what it holds, and on which sheet each report begins."""

from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import accumulate

from common.pdf.values import Letterhead
from common.period import Period


@dataclass(frozen=True, slots=True)
class Content:
    """A report in the volume: `level` 1 lies inside the chapter before it, `sheets` are its pages."""

    title: str
    number: str
    sheets: int
    level: int = 0


@dataclass(frozen=True, slots=True)
class ContentLine:
    """A line of the daftar isi with the sheet it points to."""

    content: Content
    first_sheet: int


@dataclass(frozen=True, slots=True)
class Cover:
    """Sampul and daftar isi. `own_sheets` is how many sheets the cover itself takes.

    That is known only when it has been laid out: print it once, count, print it again.
    """

    area: str
    within: str
    period: Period
    letterhead: Letterhead
    contents: tuple[Content, ...]
    bound_at: datetime
    zone: str
    missing: tuple[str, ...] = ()  # areas whose report has not been issued
    own_sheets: int = 1

    @property
    def lines(self) -> tuple[ContentLine, ...]:
        starts = accumulate((content.sheets for content in self.contents), initial=self.own_sheets + 1)
        return tuple(
            ContentLine(content, start) for content, start in zip(self.contents, starts, strict=False)
        )

    @property
    def sheets(self) -> int:
        """Of the whole volume."""
        return self.own_sheets + sum(content.sheets for content in self.contents)

    @property
    def created(self) -> str:
        return self.bound_at.astimezone(UTC).isoformat(timespec="seconds")
