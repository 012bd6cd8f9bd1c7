"""Every address is tried as anonymous, as each role, and as strangers from other kelurahan and another city.

Nothing here is written by hand for one page: addresses come from the resolver, who may from the rule a view
declares, values from tests/samples.py. What must hold:
- anonymous is led to sign in (pages) or answered 401 (API);
- a role the rule does not name is refused with 403, before any id is looked up;
- a role the rule names, held elsewhere, gets 404, with the same words as for an id that nobody has;
- a role the rule names, held here, is let in; and nobody ever gets a 500.
"""

import copy
import logging
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest
from django.db import transaction
from django.http import HttpResponseBase
from django.test import Client
from django.urls import reverse

from accounts.domain.roles import LEVEL_OF, Actor, Place, Public, Role, Rule, SignedIn, may
from accounts.door import permission_of
from accounts.models import User
from common import clock
from regions.domain.level import Level
from regions.tenancy.scope import scope
from tests.architecture.addresses import Address, addresses
from tests.cast import (
    KLEGO,
    KRANGGAN,
    KRANGGAN_KEL,
    MOJOKERTO,
    NOON,
    PEKALONGAN,
    PEKALONGAN_TIMUR,
    Cast,
    a_person,
    open_cast,
)
from tests.samples import Sample, samples

pytestmark = pytest.mark.django_db
METHODS = ("GET", "POST")
PARTS = 4  # so that workers share the doors
FRESH = re.compile(r'name="(csrfmiddlewaretoken|command_id)" value="[^"]*"')  # new in every answer
OF_ROLE = {Role.OPERATOR: "ira"} | {
    role: name
    for name, role in (
        ("sari", Role.PENGURUS), ("ani", Role.KADER), ("wati", Role.POKJA_KELURAHAN),
        ("yuni", Role.POKJA_KECAMATAN), ("rini", Role.POKJA_KOTA), ("lina", Role.KOORDINATOR),
        ("joko", Role.JURI), ("ida", Role.ADMIN),
    )
}  # fmt: skip
NEIGHBOURS = {Level.GROUP, Level.KELURAHAN, Level.KECAMATAN}


@dataclass
class Visitors:
    """Who comes to the doors: one of each role here, the same roles next door, the same in another city."""

    here: dict[Role, Actor]
    next_door: dict[Role, Actor]
    far_away: dict[Role, Actor]
    clients: dict[int, Client] = field(default_factory=dict)

    def client(self, actor: Actor) -> Client:
        """A browser that is signed in as this actor."""
        assert actor.user_id is not None
        if actor.user_id not in self.clients:
            self.clients[actor.user_id] = Client(HTTP_ACCEPT="text/html")
            self.clients[actor.user_id].force_login(User.objects.get(pk=actor.user_id), MODEL_BACKEND)
            self.clients[actor.user_id].get("/")  # her session says from where; else every try would write it
        return self.clients[actor.user_id]


MODEL_BACKEND = "django.contrib.auth.backends.ModelBackend"


@dataclass
class Report:
    """What was tried, and what went wrong."""

    refused: int = 0
    let_in: int = 0
    wrong: list[str] = field(default_factory=list)


@pytest.fixture(autouse=True)
def noon(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    caplog.set_level(logging.CRITICAL, "django.request")  # every refusal is a warning there
    with clock.at(NOON):
        yield


@pytest.fixture
def cast() -> Cast:
    return open_cast()


@pytest.fixture
def visitors(cast: Cast) -> Visitors:
    with scope(MOJOKERTO):
        next_door = {
            role: a_person(f"tetangga.{number}", f"Tetangga {role.label}", role, _next_door(role, cast))
            for number, role in enumerate(role for role in OF_ROLE if LEVEL_OF[role] in NEIGHBOURS)
        }
    with scope(PEKALONGAN):
        far_away: dict[Role, Actor] = {
            role: a_person(f"jauh.{number}", f"Orang jauh {role.label}", role, _far_away(role, cast))
            for number, role in enumerate(role for role in OF_ROLE if role is not Role.OPERATOR)
        }
    return Visitors({role: cast[name] for role, name in OF_ROLE.items()}, next_door, far_away)


def _next_door(role: Role, cast: Cast) -> Place:
    level = LEVEL_OF[role]
    if level is Level.GROUP:
        return Place(MOJOKERTO, KRANGGAN, KRANGGAN_KEL, cast.groups["Anggrek"])
    return Place(MOJOKERTO, KRANGGAN, KRANGGAN_KEL if level is Level.KELURAHAN else None)


def _far_away(role: Role, cast: Cast) -> Place:
    level = LEVEL_OF[role]
    if level is Level.GROUP:  # even with the very id of Melati written into her grant
        return Place(PEKALONGAN, PEKALONGAN_TIMUR, KLEGO, cast.groups["Melati"])
    if level is Level.KOTA:
        return Place(PEKALONGAN)
    return Place(PEKALONGAN, PEKALONGAN_TIMUR, KLEGO if level is Level.KELURAHAN else None)


@pytest.fixture
def found(cast: Cast) -> dict[str, Sample]:
    with scope(MOJOKERTO):
        return samples(cast)


def test_every_value_an_address_asks_for_has_a_sample(found: dict[str, Sample]) -> None:
    missing = {f"{ask} of {at}" for at in addresses() if (ask := _missing(at, found))}
    assert not missing, f"{sorted(missing)}: add a line for it to samples() in tests/samples.py"


@pytest.mark.parametrize("part", range(PARTS))
def test_every_door(
    part: int, visitors: Visitors, found: dict[str, Sample], capsys: pytest.CaptureFixture[str]
) -> None:
    report, known = Report(), [at for at in addresses() if not _missing(at, found)][part::PARTS]
    for at in known:
        for method in METHODS:
            _anonymous(at, method, found, report)
            if _each_role(at, method, found, visitors, report):
                _strangers(at, method, found, visitors, report)
    with capsys.disabled():
        tried = report.refused + report.let_in
        print(f"\n{len(known)} addresses, {tried} attempts, {report.refused} refused, {report.let_in} let in")
    assert not report.wrong, "\n".join(report.wrong)
    assert report.refused > report.let_in


def _missing(at: Address, found: dict[str, Sample]) -> str:
    return ", ".join(ask for ask in at.asks if f"{at.name}.{ask}" not in found and ask not in found)


def _of(at: Address, found: dict[str, Sample]) -> dict[str, Sample]:
    """The samples of one address."""
    return {ask: found.get(f"{at.name}.{ask}") or found[ask] for ask in at.asks}


def _anonymous(at: Address, method: str, found: dict[str, Sample], report: Report) -> None:
    answer = _ask(Client(), method, _address(at, found))
    if isinstance(permission_of(at.view, method), Public):
        _expect(report, at, method, "anonymous", answer, lets_in=True)
    elif at.path.startswith("api/"):
        _expect(report, at, method, "anonymous", answer, {401})
    else:
        to_sign_in = answer.status_code == 302 and answer.headers["Location"].startswith("/masuk/")
        _note(report, to_sign_in, f"{method} {at}: anonymous got {answer.status_code}, not the sign-in page")


def _each_role(at: Address, method: str, found: dict[str, Sample], people: Visitors, report: Report) -> bool:
    """Whether the page answers this method at all; after a 405 nobody else who is let in is asked."""
    wanted, answers = permission_of(at.view, method), True
    for role, actor in people.here.items():
        refused = isinstance(wanted, Rule) and not may(actor, wanted, _place(at, found, actor))
        if not (refused or answers):
            continue
        answer = _ask(people.client(actor), method, _address(at, found))
        answers = answers and answer.status_code != 405
        if refused and isinstance(wanted, Rule):
            # Somebody whose role is named but reaches less far is a stranger inside the view.
            refusals = {403, 404, 405} if role in wanted.roles else {403}
            _expect(report, at, method, f"{role.label}", answer, refusals)
        else:
            _expect(report, at, method, f"{role.label}", answer, lets_in=True)
    return answers


def _strangers(at: Address, method: str, found: dict[str, Sample], people: Visitors, report: Report) -> None:
    wanted = permission_of(at.view, method)
    if not isinstance(wanted, Rule) or not at.asks:
        return
    for where, strangers in (("next door", people.next_door), ("far away", people.far_away)):
        compared = False
        for role, actor in strangers.items():
            if role not in wanted.roles or may(actor, wanted, _place(at, found, actor)):
                continue
            answer = _ask(people.client(actor), method, _address(at, found))
            # 405 says that the page only writes (or only shows), to everybody and before any look-up.
            known = actor.kota_id == MOJOKERTO and any(sample.known for sample in _of(at, found).values())
            _expect(
                report,
                at,
                method,
                f"{role.label} from {where}",
                answer,
                {404, 405} | ({403} if known else set()),
            )
            if not compared and not known:
                unknown = _ask(people.client(actor), method, _address(at, found, nobody=True))
                same = _shape(answer, at, found) == _shape(unknown, at, found)
                _note(report, same, f"{method} {at}: {role.label} {where} can tell Melati's from nobody's")
                compared = True


def _place(at: Address, found: dict[str, Sample], actor: Actor) -> Place:
    """The narrowest place among the values; a page that asks for none is everybody's own list."""
    places = [sample.place for sample in _of(at, found).values()]
    if not places:
        return actor.held[0].place
    return max(places, key=lambda p: (p.group_id is not None, p.kelurahan_id or 0, p.kecamatan_id or 0))


def _address(at: Address, found: dict[str, Sample], nobody: bool = False) -> str:
    values = {ask: s.nobody if nobody else s.value for ask, s in _of(at, found).items()}
    return reverse(at.name, kwargs=values)


def _ask(client: Client, method: str, address: str) -> HttpResponseBase:
    """One request whose changes are taken back; an error of the server is an answer with status 500."""
    client.raise_request_exception = False
    cookies = copy.deepcopy(client.cookies)
    with transaction.atomic():
        answer: Any = client.get(address) if method == "GET" else client.post(address, {})
        transaction.set_rollback(True)
    client.cookies = cookies  # as the sessions: whoever tried to sign out is signed in again
    return answer  # type: ignore[no-any-return]


def _shape(answer: HttpResponseBase, at: Address, found: dict[str, Sample]) -> tuple[int, str]:
    body = FRESH.sub("", answer.getvalue().decode() if hasattr(answer, "getvalue") else "")
    for sample in _of(at, found).values():
        body = body.replace(str(sample.value), "…").replace(str(sample.nobody), "…")
    return answer.status_code, body


def _expect(
    report: Report,
    at: Address,
    method: str,
    who: str,
    answer: HttpResponseBase,
    statuses: frozenset[int] | set[int] = frozenset(),
    *,
    lets_in: bool = False,
) -> None:
    status = answer.status_code
    fits = status < 500 and status not in {401, 403, 404} if lets_in else status in statuses
    if lets_in and isinstance(permission_of(at.view, method), SignedIn):
        fits = status < 500  # her own things: somebody else's sample may well be 404
    wanted = "to be let in" if lets_in else " or ".join(str(s) for s in sorted(statuses))
    _note(report, fits, f"{method} {at}: {who} got {status}, expected {wanted}", lets_in=lets_in)


def _note(report: Report, fits: bool, complaint: str, *, lets_in: bool = False) -> None:
    if not fits:
        report.wrong.append(complaint)
    elif lets_in:
        report.let_in += 1
    else:
        report.refused += 1
