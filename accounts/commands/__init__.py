"""Public door of the commands of accounts."""

from accounts.commands.run import command

__all__ = ["command"]
