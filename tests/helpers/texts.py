"""Texts of a plan as a stranger may write them."""

from dataclasses import fields, is_dataclass, replace
from typing import TypeVar

FREE = frozenset(
    {
        *("name", "note", "number", "account", "po_number", "cost_centre", "gl_account"),
        *("owner", "requested_by", "approved_by", "version"),
    }
)
"""The fields of a plan in which anything may stand."""

Part = TypeVar("Part")


def with_texts(part: Part, odd: str) -> Part:
    """Write something behind every free text of a plan, or of a part of it."""
    if isinstance(part, tuple):
        return tuple(with_texts(one, odd) for one in part)
    if not is_dataclass(part):
        return part
    changed = {}
    for field in fields(part):
        value = getattr(part, field.name)
        is_text = field.name in FREE and isinstance(value, str)
        changed[field.name] = f"{value}{odd}" if is_text else with_texts(value, odd)
    return replace(part, **changed)
