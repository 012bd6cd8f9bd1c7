"""Django's command line, against the database the environment names."""

import os
import sys

from django.core.management import execute_from_command_line

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "up2k.settings")
    execute_from_command_line(sys.argv)
