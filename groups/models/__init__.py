"""Public door of the models of groups."""

from groups.models.group import Group
from groups.models.stage import StageDecision

__all__ = ["Group", "StageDecision"]
