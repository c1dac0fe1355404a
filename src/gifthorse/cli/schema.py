"""``gifthorse schema``: what ``read`` prints, as a JSON Schema."""

import inspect
import sys
from typing import Any


def schema() -> None:
    """Print the JSON Schema (2020-12) of the object that read prints for each document."""
    import msgspec

    sys.stdout.write(msgspec.json.format(msgspec.json.encode(reading_schema()), indent=2).decode() + "\n")


def reading_schema() -> dict[str, Any]:
    """The schema of a reading as it is written: every key is there, whatever its value."""
    import msgspec

    from ..model import Reading

    made = msgspec.json.schema(Reading)
    for part in made["$defs"].values():
        part["required"] = list(part.get("properties", {}))
        for field in part.get("properties", {}).values():
            field.pop("default", None)
        if "description" in part:
            part["description"] = inspect.cleandoc(part["description"]).replace("``", "`")
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **made}
