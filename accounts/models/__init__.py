"""Public door of the models of accounts."""

from accounts.models.grant import Grant
from accounts.models.record import CommandRecord, OperatorRecord
from accounts.models.session import Session
from accounts.models.user import User

__all__ = ["CommandRecord", "Grant", "OperatorRecord", "Session", "User"]
