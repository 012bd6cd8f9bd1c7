"""The worker's application: tasks are found in each app's tasks.py."""

import os

from celery import Celery
from celery.schedules import crontab

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "up2k.settings")
app = Celery("up2k", task_cls="regions.tenancy.tasks:DoorTask")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
app.conf.beat_schedule = {
    "reports-first-of-month": {"task": "reports.first_of_month", "schedule": crontab(minute="10")},
    "accounts-clear-sessions": {
        "task": "accounts.clear_sessions",
        "schedule": crontab(hour="19", minute="40"),  # at night in Indonesia
    },
    "oldbooks-clear-files": {
        "task": "oldbooks.clear_files",
        "schedule": crontab(hour="19", minute="20"),  # at night in Indonesia
    },
    "oldbooks-resume": {"task": "oldbooks.resume", "schedule": crontab(minute="*/5")},
    "reports-resume": {"task": "reports.resume", "schedule": crontab(minute="*/3")},
}
