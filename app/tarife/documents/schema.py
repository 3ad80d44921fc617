"""The JSON Schema of plan files, made from the types; run this module to rewrite it.

``python -m tarife.documents.schema resources/plan.schema.json``
"""

import inspect
import json
import re
import sys
from pathlib import Path
from typing import Any, Final

from tarife.documents.shape import FORMAT, plan_file
from tarife.plan.model import (
    account,
    actuals,
    addresses,
    behaviour,
    booked,
    budgets,
    costs,
    held_rates,
    lines,
    max_price,
    measured,
    plan,
    scenarios,
)

_ROOMS: Final = (
    account,
    actuals,
    addresses,
    behaviour,
    booked,
    budgets,
    costs,
    held_rates,
    lines,
    max_price,
    measured,
    plan,
    scenarios,
)
_ATTRIBUTE: Final = re.compile(r"^ {4}(\w+): (.*(?:\n {8}.*)*)", re.MULTILINE)
_SECTION: Final = re.compile(r"\n\n(?:Attributes|Units):\n")


def schema_text() -> str:
    """Write the JSON Schema of the present format."""
    schema = plan_file().json_schema()
    for name, definition in schema["$defs"].items():
        _describe(definition, _documentation(name))
    own = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"Plan file of Tarife, format {FORMAT}",
    }
    return json.dumps(own | {"description": "", **schema} | own, indent=2) + "\n"


def write_schema(path: Path) -> None:
    path.write_text(schema_text(), encoding="utf-8", newline="\n")


def _documentation(name: str) -> str:
    kinds = [getattr(room, name) for room in _ROOMS if hasattr(room, name)]
    return inspect.cleandoc(kinds[0].__doc__ or "")


def _describe(definition: dict[str, Any], documentation: str) -> None:
    """Move what a docstring says of each attribute to the attribute."""
    definition["description"] = _one_line(_SECTION.split(documentation)[0])
    properties = definition.get("properties", {})
    for field, text in _ATTRIBUTE.findall(documentation):
        properties[field]["description"] = _one_line(text)


def _one_line(text: str) -> str:
    return " ".join(text.replace("`", "").split())


if __name__ == "__main__":
    write_schema(Path(sys.argv[1]))
