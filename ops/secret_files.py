"""Generated passwords, each in a file that only its owner reads. Nothing here prints one."""

import os
import secrets

from ops import paths


def secret(name: str) -> str:
    """The secret of this name (64 characters, safe in an address), made at first use."""
    path = paths.private(paths.SECRETS) / name
    if not path.exists():
        draft = path.with_suffix(".new")
        draft.unlink(missing_ok=True)
        handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write(secrets.token_urlsafe(48))
        draft.rename(path)
    return path.read_text(encoding="ascii")
