"""All addresses: pages of each app, and the API under /api/."""

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path

from up2k.gaya import gaya
from up2k.home import home, to_do

urlpatterns: list[URLPattern | URLResolver] = [
    path("", home, name="beranda"),
    path("tugas/", to_do, name="beranda_kader"),
    path("", include("accounts.urls")),
    path("", include("groups.urls")),
    path("", include("members.urls")),
    path("", include("bookkeeping.urls")),
    path("api/", include("up2k.api")),
    path("", include("meetings.urls")),
    path("", include("goods.urls")),
    path("", include("closing.urls")),
    path("", include("oldbooks.urls")),
    path("", include("reports.urls")),
    path("", include("contests.urls")),
    path("", include("dashboards.urls")),
    path("", include("up2k.operator.urls")),
]

if settings.DEBUG:
    urlpatterns += [path("gaya", gaya, name="gaya")]

handler400 = "up2k.refusals.bad_request"
handler403 = "up2k.refusals.forbidden"
handler404 = "up2k.refusals.not_found"
handler500 = "up2k.refusals.server_error"
