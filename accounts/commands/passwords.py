"""Passwords: changed by their owner, or set anew by the admin when forgotten."""

from dataclasses import dataclass
from uuid import UUID

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from accounts.access import user_for
from accounts.commands.run import command
from accounts.models import Session, User
from accounts.policies import MANAGE_USERS, Actor
from common.problems import Forbidden, Problem, Problems
from common.secret import Secret


@dataclass(frozen=True)
class ChangePassword:
    """One's own password; other sessions than the one kept are ended."""

    command_id: UUID
    old: Secret
    new: Secret
    keep_session: UUID | None = None


@dataclass(frozen=True)
class ResetPassword:
    """A password for somebody who forgot hers; she must change it at her next sign-in."""

    command_id: UUID
    user_id: int
    password: Secret


@dataclass(frozen=True)
class PasswordSet:
    """Whose password was set."""

    user_id: int
    name: str

    @property
    def about(self) -> dict[str, str]:
        """For the log."""
        return {"pengguna": self.name}


def password_problems(field: str, password: Secret, user: User) -> list[Problem]:
    """What is wrong with a new password, at its field; nothing when it will do."""
    try:
        validate_password(password.value, user)
    except ValidationError as error:
        return [Problem(field, message, "kata_sandi") for message in error.messages]
    return []


@command("accounts.change_password")
def change_password(cmd: ChangePassword, *, actor: Actor) -> PasswordSet:
    """Change one's own password. Refuses a wrong old one, and a new one that is weak or the same."""
    user = User.objects.filter(pk=actor.user_id or 0).first()
    if user is None:
        raise Forbidden("the system has no password")
    problems = Problems(password_problems("new", cmd.new, user))
    if not user.check_password(cmd.old.value):
        problems.add("old", "Kata sandi lama tidak cocok.", "tidak_cocok")
    if cmd.old == cmd.new:
        problems.add("new", "Kata sandi baru harus berbeda dari yang lama.", "sama")
    problems.raise_if_any()
    _set(user, cmd.new, must_change=False)
    Session.objects.filter(user_id=user.pk).exclude(handle=cmd.keep_session).delete()
    return PasswordSet(user.pk, user.name)


@command("accounts.reset_password")
def reset_password(cmd: ResetPassword, *, actor: Actor) -> PasswordSet:
    """Set a temporary password for a person of one's city and end her sessions. Refuses a weak one."""
    user = user_for(actor, MANAGE_USERS, cmd.user_id)
    Problems(password_problems("password", cmd.password, user)).raise_if_any()
    _set(user, cmd.password, must_change=True)
    Session.objects.filter(user_id=user.pk).delete()
    return PasswordSet(user.pk, user.name)


def _set(user: User, password: Secret, *, must_change: bool) -> None:
    user.set_password(password.value)
    user.must_change_password = must_change
    user.save(update_fields=["password", "must_change_password"])
