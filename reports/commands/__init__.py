"""Public door of the commands of reports."""

from reports.commands.ask import Asked, AskReport, ask_report
from reports.commands.freeze import FreezeReport, Step, freeze_report
from reports.commands.press import PrintReport, print_report
from reports.commands.trouble import ReportFailed, report_failed

__all__ = [
    "AskReport",
    "Asked",
    "FreezeReport",
    "PrintReport",
    "ReportFailed",
    "Step",
    "ask_report",
    "freeze_report",
    "print_report",
    "report_failed",
]
