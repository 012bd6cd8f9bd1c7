"""Small words for the uraian of entries."""

from collections.abc import Sequence

from bookkeeping.domain.draft import LONGEST_TEXT


def listed(words: Sequence[str]) -> str:
    """("pokok", "wajib", "sukarela") -> "pokok, wajib dan sukarela"."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} dan {words[-1]}"


def short(memo: str) -> str:
    """An uraian that we composed, cut to what the column holds."""
    return memo if len(memo) <= LONGEST_TEXT else memo[: LONGEST_TEXT - 1].rstrip() + "…"
