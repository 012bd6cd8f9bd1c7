"""Public door of the commands of groups."""

from groups.commands.answers import GroupAnswer
from groups.commands.closing import CloseGroup, ReopenGroup, close_group, reopen_group
from groups.commands.profile import AddGroup, ChangeGroup, add_group, change_group
from groups.commands.stage import DecideStage, decide_stage

__all__ = [
    "AddGroup",
    "ChangeGroup",
    "CloseGroup",
    "DecideStage",
    "GroupAnswer",
    "ReopenGroup",
    "add_group",
    "change_group",
    "close_group",
    "decide_stage",
    "reopen_group",
]
