"""Public door of the reads of groups."""

from groups.queries.counts import StageCount, groups_by_stage, kelurahan_without_group
from groups.queries.lists import (
    GroupRow,
    for_rows,
    group_rows,
    groups_for,
    newest_stage,
    poksus_choices,
    with_rank,
    with_stage,
    working_on,
)
from groups.queries.page import GroupProfile, StageLine, group_profile, stage_on

__all__ = [
    "GroupProfile",
    "GroupRow",
    "StageCount",
    "StageLine",
    "for_rows",
    "group_profile",
    "group_rows",
    "groups_by_stage",
    "groups_for",
    "kelurahan_without_group",
    "newest_stage",
    "poksus_choices",
    "stage_on",
    "with_rank",
    "with_stage",
    "working_on",
]
