"""The home page: each role is led to the page that says what needs her."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import NoReverseMatch, reverse

from accounts.domain.roles import Actor, Role, SignedIn
from accounts.door import TenantRequest, permission

# The first role somebody holds decides; each is led to the first of its pages that is installed.
HOMES: tuple[tuple[Role, tuple[str, ...]], ...] = (
    (Role.OPERATOR, ("kota",)),
    (Role.PENGURUS, ("beranda_kader", "kelompok")),
    (Role.KADER, ("beranda_kader", "kelompok")),
    (Role.POKJA_KOTA, ("dasbor", "kelompok")),
    (Role.POKJA_KECAMATAN, ("dasbor", "kelompok")),
    (Role.POKJA_KELURAHAN, ("dasbor", "kelompok")),
    (Role.KOORDINATOR, ("lomba", "kelompok")),
    (Role.JURI, ("lomba", "kelompok")),
    (Role.ADMIN, ("pengguna",)),
)


@permission(SignedIn("everybody has a home page"))
def home(request: TenantRequest) -> HttpResponse:
    """On to the page of her role; somebody without any role is shown her account."""
    return redirect(home_address(request.actor))


def home_address(actor: Actor) -> str:
    """The address of an actor's home."""
    for role, names in HOMES:
        if role in actor.roles:
            for name in names:
                try:
                    return reverse(name)
                except NoReverseMatch:
                    continue
    return reverse("akun")
