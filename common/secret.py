"""A word that is never written down: not in logs, not in hashes, not in stored answers."""

from dataclasses import dataclass, field
from typing import Any

from pydantic_core import CoreSchema, core_schema


@dataclass(frozen=True, slots=True)
class Secret:
    """A password or token on its way into a command.

    Its canonical spelling is always the same dot. A fast hash of a password beside the command would
    otherwise undo the slow one that guards it.
    """

    value: str = field(repr=False)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: Any) -> CoreSchema:
        from_text = core_schema.no_info_after_validator_function(cls, core_schema.str_schema())
        return core_schema.json_or_python_schema(
            json_schema=from_text,
            python_schema=core_schema.union_schema([core_schema.is_instance_schema(cls), from_text]),
            serialization=core_schema.plain_serializer_function_ser_schema(lambda _: "\u2022"),
        )
