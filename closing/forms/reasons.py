"""Why something is put right: asked for by the command, once it knows that something was changed."""

from typing import Any

from django import forms

from bookkeeping.commands.taking_back import LONGEST_REASON


class ReasonField(forms.CharField):
    """Shown as one that must be filled in; an empty one goes on to the command, which refuses in its turn."""

    def __init__(self, example: str, **kwargs: Any) -> None:
        super().__init__(
            label="Mengapa dibetulkan",
            help_text=f"Satu kalimat, supaya pembaca buku mengerti, misalnya {example}.",
            max_length=LONGEST_REASON,
            **kwargs,
        )

    def validate(self, value: Any) -> None:
        """Nothing here: a form sent unchanged is told that first."""
