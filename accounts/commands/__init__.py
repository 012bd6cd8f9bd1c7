"""Public door of the commands of accounts."""

from accounts.commands.areas import Imported, ImportRegions, import_regions
from accounts.commands.grants import EndGrant, GiveGrant, GrantAnswer, end_grant, give_grant
from accounts.commands.papers import (
    AppointSignatory,
    EndTerm,
    PaperAnswer,
    SetLetterhead,
    appoint_signatory,
    end_term,
    set_letterhead,
)
from accounts.commands.passwords import (
    ChangePassword,
    PasswordSet,
    ResetPassword,
    change_password,
    reset_password,
)
from accounts.commands.people import AddUser, UserAdded, add_operator, add_user
from accounts.commands.run import command
from accounts.commands.sessions import (
    EndSession,
    EndToken,
    MakeToken,
    SessionEnded,
    TokenAnswer,
    end_session,
    end_token,
    make_token,
)

__all__ = [
    "AddUser",
    "AppointSignatory",
    "ChangePassword",
    "EndGrant",
    "EndSession",
    "EndTerm",
    "EndToken",
    "GiveGrant",
    "GrantAnswer",
    "ImportRegions",
    "Imported",
    "MakeToken",
    "PaperAnswer",
    "PasswordSet",
    "ResetPassword",
    "SessionEnded",
    "SetLetterhead",
    "TokenAnswer",
    "UserAdded",
    "add_operator",
    "add_user",
    "appoint_signatory",
    "change_password",
    "command",
    "end_grant",
    "end_session",
    "end_term",
    "end_token",
    "give_grant",
    "import_regions",
    "make_token",
    "reset_password",
    "set_letterhead",
]
