"""Public door of the models of reports."""

from reports.models.figures import Figures
from reports.models.run import ReportRun, RunState
from reports.models.style import ReportStyle

__all__ = ["Figures", "ReportRun", "ReportStyle", "RunState"]
