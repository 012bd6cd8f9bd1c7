"""The worker's application: tasks are found in each app's tasks.py."""

import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "up2k.settings")
app = Celery("up2k", task_cls="regions.tenancy.tasks:DoorTask")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
