"""What the views of forms have in common: run the command, or show the form again with what is wrong."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from accounts.forms import CommandForm
from common.problems import Refused


def attempt(form: CommandForm, run: Callable[[dict[str, Any]], object]) -> bool:
    """Run a command with the form's values; False when form or command refuse, and why on the form."""
    if not form.is_valid():
        return False
    try:
        run(form.cleaned_data)
    except Refused as refused:
        form.refuse(refused)
        return False
    return True


def page(
    request: HttpRequest, template: str, context: dict[str, Any], *forms: CommandForm | None
) -> HttpResponse:
    """The page; with 422 when one of the forms was refused, so that the door saves nothing."""
    refused = any(form is not None and form.errors for form in forms)
    return render(request, template, context, status=422 if refused else 200)
