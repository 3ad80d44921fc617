"""The Pydantic model of plan files, made from the types of a plan."""

import re
from dataclasses import MISSING, Field, fields
from functools import cache
from typing import Annotated, Any, Final, Literal, get_type_hints

from pydantic import (
    BaseModel,
    ConfigDict,
    PlainValidator,
    TypeAdapter,
    WithJsonSchema,
    create_model,
)
from pydantic import Field as PydanticField
from pydantic_core import PydanticCustomError, SchemaValidator

from tarife.plan.model.plan import Plan
from tarife.terms.calendar import BillingMonth

FORMAT: Final = 4
"""The format that this version writes; it reads every one up to it."""

MONTH_FAULT: Final = "billing_month"
"""The type of the error for a text that is no month."""

# Dataclasses inside a model take over its settings: strict, and no field that is not theirs.
_SETTINGS: Final = ConfigDict(extra="forbid", strict=True, allow_inf_nan=False)
_MOST: Final = 10**18
_MOST_DECIMALS: Final = 60
_WIDE: Final = {"ge": -_MOST, "gt": -_MOST, "le": _MOST}
"""How far numbers of unsaved work may go, in place of the bounds that a field has."""

_MONTH_TEXT: Final = re.compile("[0-9]{4}-[0-9]{2}")


@cache
def plan_file() -> TypeAdapter[Any]:
    """Build the reader of plan files; the first call takes a moment."""
    hints = get_type_hints(Plan, include_extras=True) | {"month": _Month}
    columns: dict[str, Any] = {
        field.name: (hints[field.name], _default(field)) for field in fields(Plan)
    }
    plan: type[BaseModel] = create_model(
        "Plan", __config__=_SETTINGS, __doc__=Plan.__doc__, **columns
    )
    outer: dict[str, Any] = {"format": (Literal[1, 2, 3, 4], ...), "plan": (plan, ...)}
    file: type[BaseModel] = create_model(
        "PlanFile",
        __config__=_SETTINGS,
        __doc__="A plan of Tarife, with the number of the file format.",
        **outer,
    )
    return TypeAdapter(file)


@cache
def unbounded_plan_file() -> SchemaValidator:
    """Build the reader of unsaved work, which may hold more than a file before it is mended."""
    whole = _unbounded(plan_file().core_schema)
    return SchemaValidator(whole, _use_prebuilt=False)  # what is built has its bounds


def _unbounded(schema: Any) -> Any:
    if isinstance(schema, dict):
        if schema.get("type") == "function-after" and schema["schema"]["type"] == "decimal":
            return {**_unbounded(schema["schema"]), "decimal_places": _MOST_DECIMALS}
        return {
            key: type(own)(_WIDE[key]) if key in _WIDE else _unbounded(own)
            for key, own in schema.items()
            if key != "max_length"
        }
    if isinstance(schema, list | tuple):
        return type(schema)(map(_unbounded, schema))
    return schema


def plan_of(file: Any) -> Plan:
    """Take the plan out of what the reader of plan files returned."""
    return Plan(**{field.name: getattr(file.plan, field.name) for field in fields(Plan)})


def _default(field: Field[Any]) -> Any:
    if field.default_factory is not MISSING:
        return PydanticField(default_factory=field.default_factory)
    return ... if field.default is MISSING else field.default


def _read_month(value: object) -> BillingMonth:
    if isinstance(value, str) and _MONTH_TEXT.fullmatch(value):
        try:
            return BillingMonth.parse(value)
        except ValueError:
            pass
    raise PydanticCustomError(MONTH_FAULT, "no month")


_Month = Annotated[
    BillingMonth,
    PlainValidator(_read_month),
    WithJsonSchema({"type": "string", "pattern": "^[0-9]{4}-(0[1-9]|1[0-2])$"}),
]
