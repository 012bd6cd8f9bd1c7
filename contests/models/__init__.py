"""Public door of the models of contests."""

from contests.models.deadline import BookDeadline
from contests.models.edition import Edition
from contests.models.rubric import Aspect, Rubric
from contests.models.score import Mark, Score, ScoreRun

__all__ = ["Aspect", "BookDeadline", "Edition", "Mark", "Rubric", "Score", "ScoreRun"]
