"""The OpenAPI description: valid, without a warning, and true."""

import io
import json
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]

from common import codec
from regions.tenancy.scope import scope
from tests.api.conftest import Api
from tests.architecture.addresses import addresses
from tests.builders import Built, a_sheet, usual
from tests.cast import MOJOKERTO, TODAY

DESCRIBED_ELSEWHERE = {"api", "api_schema"}


@pytest.fixture(scope="module")
def schema() -> Any:
    """As the command gives it, which fails on any warning and on what OpenAPI does not allow."""
    out = io.StringIO()
    call_command("spectacular", "--fail-on-warn", "--validate", "--format=openapi-json", stdout=out)
    return json.loads(out.getvalue())


def test_it_is_what_the_address_gives(schema: Any) -> None:
    answer = Client().get("/api/schema/?format=json")
    assert answer.status_code == 200
    assert answer.json()["paths"].keys() == schema["paths"].keys()
    assert schema["openapi"] == "3.1.1"


def test_every_address_of_the_api_is_described(schema: Any) -> None:
    asked = {at.name: at.asks for at in addresses() if at.path.startswith("api/")}
    nobody = "00000000-0000-0000-0000-000000000000"
    real = {
        reverse(name, kwargs=dict.fromkeys(asks, nobody)).replace(nobody, "*")
        for name, asks in asked.items()
        if name not in DESCRIBED_ELSEWHERE
    }
    described = {_stars(path) for path in schema["paths"]}
    assert described - {"/api/schema/"} == real


def test_every_operation_says_how_it_refuses(schema: Any) -> None:
    for methods in schema["paths"].values():
        for operation in methods.values():
            kinds = operation["responses"]["default"]["content"]
            assert kinds == {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
    assert {"tokenAuth", "cookieAuth"} <= set(schema["components"]["securitySchemes"])


@pytest.mark.django_db
def test_a_sheet_and_its_receipt_are_as_described(schema: Any, api: Api, melati: Built) -> None:
    posting = schema["paths"]["/api/kelompok/{group_id}/rapat/"]["post"]
    with scope(MOJOKERTO):
        body = codec.dump(a_sheet(melati, TODAY, savings=usual(melati)))
    wanted = Draft202012Validator(posting["requestBody"]["content"]["application/json"]["schema"])
    assert list(wanted.iter_errors(body)) == []
    assert list(wanted.iter_errors(body | {"date": 12})) != []
    receipt = api.post("sari", f"kelompok/{melati.id}/rapat/", body, 201).json()
    told = posting["responses"]["201"]["content"]["application/json"]["schema"]
    assert list(Draft202012Validator(told).iter_errors(receipt)) == []


def _stars(path: str) -> str:
    return "/".join("*" if part.startswith("{") else part for part in path.split("/"))
