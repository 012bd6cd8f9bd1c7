"""Public door of the commands of contests."""

from contests.commands.closing import CloseEdition, close_edition
from contests.commands.deadline import SetDeadline, set_deadline
from contests.commands.edition import OpenEdition, open_edition
from contests.commands.marks import GiveMark, give_mark
from contests.commands.rubric import SetRubric, set_rubric
from contests.commands.scoring import StartScoring, start_scoring

__all__ = [
    "CloseEdition",
    "GiveMark",
    "OpenEdition",
    "SetDeadline",
    "SetRubric",
    "StartScoring",
    "close_edition",
    "give_mark",
    "open_edition",
    "set_deadline",
    "set_rubric",
    "start_scoring",
]
