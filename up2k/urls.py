"""All addresses: pages of each app, and the API under /api/."""

from django.urls import include, path

urlpatterns = [
    path("", include("accounts.urls")),
]
