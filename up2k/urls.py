"""All addresses: pages of each app, and the API under /api/."""

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path

from up2k.gaya import gaya

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("accounts.urls")),
]

if settings.DEBUG:
    urlpatterns += [path("gaya", gaya, name="gaya")]
