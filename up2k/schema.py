"""What every operation of the API has in common, written into its description once."""

from typing import Any

from accounts.answers import TYPE

PROBLEM = {
    "type": "object",
    "description": "Penolakan menurut RFC 9457.",
    "required": ["type", "title", "status", "detail"],
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
        "problems": {
            "type": "array",
            "description": "Semua yang perlu diperbaiki, masing-masing dengan tempatnya.",
            "items": {
                "type": "object",
                "required": ["field", "code", "message"],
                "properties": {
                    "field": {"type": "string", "examples": ["savings.019a….wajib"]},
                    "code": {"type": "string"},
                    "message": {"type": "string"},
                },
            },
        },
    },
}
METHODS = {"get", "post", "put", "patch", "delete"}


def with_refusals(result: dict[str, Any], generator: object, request: object, public: bool) -> dict[str, Any]:
    """Give every operation its refusals: the one shape that any of them may have."""
    result["components"]["schemas"]["Problem"] = PROBLEM
    refusal = {
        "description": "Penolakan: 400, 401, 403, 404, 405, 406, 409, 413, 415, 422 atau 429.",
        "content": {TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}},
    }
    for methods in result["paths"].values():
        for method, operation in methods.items():
            if method in METHODS:
                operation["responses"]["default"] = refusal
    return result
