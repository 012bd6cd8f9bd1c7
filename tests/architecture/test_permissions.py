"""Every address says who may ask for it."""

import pytest
from rest_framework.views import APIView

from accounts.domain.roles import Public, Rule, SignedIn
from accounts.door import permission_of
from tests.architecture.addresses import addresses

TEACH = (
    "put @permission(RULE) above the view, or permission = RULE (and write_permission) into its class; "
    'RULE stands in the policies.py of its app, or is SignedIn("why") or Public("why")'
)


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_every_address_declares_its_permission(method: str) -> None:
    silent = [
        str(found)
        for found in addresses()
        if not isinstance(permission_of(found.view, method), Rule | Public | SignedIn)
    ]
    assert not silent, f"no permission for {method}: {', '.join(silent)}: {TEACH}"


def test_no_part_of_the_api_chooses_its_own_sign_in() -> None:
    ours = APIView.authentication_classes
    behind = [at for at in addresses() if not isinstance(permission_of(at.view), Public)]
    views = {at: getattr(at.view, "cls", None) for at in behind if at.path.startswith("api/")}
    assert views
    odd = [str(at) for at, view in views.items() if view is None or view.authentication_classes != ours]
    assert not odd, f"{odd}: inherit APIView and keep its authentication_classes; they check CSRF of sessions"


def test_every_address_has_a_name() -> None:
    nameless = [str(found) for found in addresses() if not found.name.rpartition(":")[2]]
    assert not nameless, f"{nameless}: give path() a name, templates and tests reach the page by it"


def test_what_is_public_is_known() -> None:
    public = {found.name for found in addresses() if isinstance(permission_of(found.view), Public)}
    known = {"masuk", "keluar", "api", "api_schema"}
    known |= {"kuitansi"}  # totals of one voucher, no name
    known |= {"kartu_gambar"}  # the picture behind a signed link, for seven days
    assert public <= known, f"{public - known}: a page without a door is rare; name it here with its reason"
