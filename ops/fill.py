"""Tables, demonstration data and sign-ins in one process, since each start of Django takes seconds.

Unlike the rest of the launcher it runs inside the virtual environment.
"""

import os
import sys

import django
from django.core.management import call_command


def main(args: list[str]) -> None:
    """Progress goes beside the output, the sign-ins (JSON with --json) alone into it."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "up2k.settings")
    django.setup()
    call_command("migrate", database="owner", verbosity=0)
    call_command("load_demo", stdout=sys.stderr)
    call_command("demo_accounts", *args)


if __name__ == "__main__":
    main(sys.argv[1:])
