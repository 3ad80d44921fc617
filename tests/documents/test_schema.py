"""The JSON Schema of plan files."""

import json
import runpy
import sys
from pathlib import Path

import pytest

from tarife.documents.schema import schema_text

COMMITTED = Path(__file__).resolve().parents[2] / "resources" / "plan.schema.json"


def definition(name):
    return json.loads(schema_text())["$defs"][name]


def test_the_committed_schema_is_the_one_of_the_types():
    """Rewrite it with ``python -m tarife.documents.schema resources/plan.schema.json``."""
    assert COMMITTED.read_text(encoding="utf-8") == schema_text()


def test_running_the_module_rewrites_the_file(tmp_path, monkeypatch):
    path = tmp_path / "plan.schema.json"
    monkeypatch.setattr(sys, "argv", ["schema", str(path)])
    monkeypatch.delitem(sys.modules, "tarife.documents.schema")

    runpy.run_module("tarife.documents.schema", run_name="__main__")

    assert path.read_bytes() == schema_text().encode()


@pytest.mark.parametrize(
    "name", ["Plan", "Account", "GridRow", "Send", "Broadcast", "Behaviour", "Delay"]
)
def test_every_group_of_fields_is_explained_and_closed(name):
    assert definition(name)["description"]
    assert definition(name)["additionalProperties"] is False


def test_what_a_docstring_says_of_a_field_stands_with_the_field():
    country = definition("GridRow")["properties"]["country"]

    assert country["description"] == "ISO 3166 alpha-2; at most one row a country."
    assert "Attributes" not in definition("GridRow")["description"]


def test_bounds_and_months_are_part_of_the_schema():
    assert definition("Account")["properties"]["free_entry_hours"]["maximum"] == 168
    assert definition("Plan")["properties"]["month"]["pattern"].startswith("^[0-9]{4}-")
