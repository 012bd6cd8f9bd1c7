"""Frozen values <-> JSON: commands from forms, API and outboxes, answers and facts to keep.

Reading is strict (no "1000" for 1000, no 1.0 for 1) and says everything that is wrong at once.
"""

import hashlib
import json
from collections.abc import Mapping
from datetime import UTC, datetime
from functools import cache
from typing import Any, TypeVar, cast

from pydantic import TypeAdapter, ValidationError
from pydantic_core import SchemaSerializer, SchemaValidator, core_schema

from common.problems import Problem, Refused

T = TypeVar("T")

_MESSAGES = {
    "missing": "Wajib diisi.",
    "unexpected": "Isian ini tidak dikenal.",
    "int": "Harus angka bulat tanpa tanda kutip.",
    "bool": "Harus ya atau tidak.",
    "string": "Harus berupa tulisan.",
    "date": "Harus tanggal yang ada, misalnya 2026-10-12.",
    "datetime": "Harus tanggal dan jam, misalnya 2026-10-12T12:42:00Z.",
    "timezone": "Harus tanggal dan jam beserta zonanya, misalnya 2026-10-12T12:42:00Z.",
    "uuid": "Harus nomor pengenal (UUID).",
    "decimal": "Harus angka desimal, misalnya 1.5.",
    "enum": "Bukan salah satu pilihan yang ada.",
    "literal": "Bukan salah satu pilihan yang ada.",
    "tuple": "Harus berupa daftar.",
    "list": "Harus berupa daftar.",
    "dataclass": "Harus berupa isian bernama.",
}
_CODES = {"missing": "wajib", "unexpected": "tidak_dikenal"}
_UNREADABLE = "Isinya tidak terbaca."


@cache
def _adapter(cls: Any) -> TypeAdapter[Any]:
    return TypeAdapter(cls)


@cache
def _reader(cls: Any) -> SchemaValidator:
    return SchemaValidator(_strict(_adapter(cls).core_schema))


@cache
def _writer(cls: Any) -> SchemaSerializer:
    return SchemaSerializer(_strict(_adapter(cls).core_schema))


def _strict(schema: Any) -> Any:
    """The same schema where an unknown field is an error and an instant carries its zone.

    Frozen dataclasses of the standard library have no place to say so themselves.
    """
    if isinstance(schema, list):
        return [_strict(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    # The default of a field is a value, not a schema: an empty tuple has to stay one.
    copy = {key: part if key == "default" else _strict(part) for key, part in schema.items()}
    if copy.get("type") == "dataclass-args":
        copy["extra_behavior"] = "forbid"
    elif copy.get("type") == "datetime":
        copy["tz_constraint"] = "aware"
        copy["serialization"] = core_schema.plain_serializer_function_ser_schema(_in_utc, when_used="json")
    return copy


def _in_utc(instant: datetime) -> str:
    if instant.tzinfo is None:
        raise ValueError("An instant needs its zone.")
    return instant.astimezone(UTC).isoformat().replace("+00:00", "Z")


def dump(obj: Any) -> Any:
    """What `json.dumps` takes: dates ISO, instants in UTC, months "2026-10", ids and decimals as text.

    Refuses with ValueError what is not of the type its field declares.
    """
    if isinstance(obj, Mapping):
        return {str(key): dump(value) for key, value in obj.items()}
    if isinstance(obj, list | tuple):
        return [dump(value) for value in obj]
    kind: Any = type(obj)
    return _writer(kind).to_python(obj, mode="json", warnings="error")


def load(cls: type[T], data: Any) -> T:
    """The value `data` (parsed JSON) stands for.

    Refuses with every problem, each at its dotted path. A field nobody knows is a problem too,
    since a misspelt amount must not vanish.
    """
    kind: Any = cls
    return cast(T, _read(_reader(kind), data))


def load_stored(cls: type[T], data: Any) -> T:
    """What we dumped ourselves, perhaps years ago: fields dropped since then are passed over."""
    kind: Any = cls
    return cast(T, _read(_adapter(kind).validator, data))


def canonical(obj: Any) -> bytes:
    """The one spelling of a value: same value, same bytes, whatever the order of its keys."""
    text = json.dumps(dump(obj), sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return text.encode()


def body_hash(obj: Any) -> bytes:
    """SHA-256 of the canonical bytes: 32 bytes that tell a retried command from another one."""
    return hashlib.sha256(canonical(obj)).digest()


def _read(reader: Any, data: Any) -> Any:
    try:
        return reader.validate_json(json.dumps(data), strict=True)
    except ValidationError as error:
        raise Refused(_problem(dict(detail)) for detail in error.errors()) from error


def _problem(detail: Mapping[str, Any]) -> Problem:
    kind = str(detail["type"])
    field = ".".join(str(step) for step in detail["loc"])
    if kind == "value_error":
        return Problem(field, str(detail["ctx"]["error"]))
    family = kind.partition("_")[0]
    return Problem(field, _MESSAGES.get(family, _UNREADABLE), _CODES.get(family, "bentuk"))
