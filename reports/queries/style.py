"""How the open kota wants its reports."""

from dataclasses import dataclass

from reports.domain.headers import LayoutName
from reports.models import ReportStyle
from reports.models.style import NUMBER_PATTERN


@dataclass(frozen=True)
class Style:
    """Pattern of the number, name of the paper, reading of the form's head."""

    number_pattern: str = NUMBER_PATTERN
    paper: str = "f4-landscape"
    layout: LayoutName = "A"


def report_style() -> Style:
    """The newest agreement of the kota, or the defaults."""
    row = ReportStyle.objects.order_by("-recorded_at").first()
    if row is None:
        return Style()
    return Style(row.number_pattern, row.paper, "B" if row.layout == "B" else "A")
