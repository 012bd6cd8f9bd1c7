"""Composition root: it imports every app and is imported by none."""

from up2k.celery import app as celery_app

__all__ = ["celery_app"]
