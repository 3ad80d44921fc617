"""The plans that ship as examples, told in the language of the window."""

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QCoreApplication

from tarife.documents.files import EXTENSION
from tarife.gui.panels.start import Example
from tarife.plan.edits.lines import KINDS
from tarife.plan.model.plan import Plan
from tarife.terms.categories import Category
from tarife.terms.marking import QT_TRANSLATE_NOOP
from tarife.terms.money import Money
from tarife.terms.shipped import data_root

EXAMPLES: Final = ("turkish-retailer-2026-11", "bank-otp-2026-11", "three-countries-2023-09")
"""The example plans in the order in which they are offered."""

EXAMPLE_TEXTS: Final = (
    QT_TRANSLATE_NOOP("Examples", "Turkish retailer, November 2026"),
    QT_TRANSLATE_NOOP(
        "Examples",
        "A shop in Istanbul takes 11.11 and Black Friday to 60,000 customers, with an ad, "
        "order updates and a desk that sleeps on Sundays.",
    ),
    QT_TRANSLATE_NOOP("Examples", "Bank one-time passwords, November 2026"),
    QT_TRANSLATE_NOOP(
        "Examples",
        "An Indian bank with a Brazilian branch signs people in; both countries pass volume "
        "tiers before the month ends.",
    ),
    QT_TRANSLATE_NOOP("Examples", "Three countries, September 2023"),
    QT_TRANSLATE_NOOP(
        "Examples",
        "The days of conversation pricing: three countries, and far more than the 1,000 free "
        "service conversations.",
    ),
    QT_TRANSLATE_NOOP("Examples", "Customers in Turkey"),
    QT_TRANSLATE_NOOP("Examples", "Black Friday"),
    QT_TRANSLATE_NOOP("Examples", "Order updates"),
    QT_TRANSLATE_NOOP("Examples", "Autumn Click-to-WhatsApp ad"),
    QT_TRANSLATE_NOOP("Examples", "Support"),
    QT_TRANSLATE_NOOP("Examples", "Support in Turkey"),
    QT_TRANSLATE_NOOP("Examples", "Support in Germany"),
    QT_TRANSLATE_NOOP("Examples", "Support in Brazil"),
)
"""Their names and stories, and the names of their lines, as the files have them."""


def shipped_examples() -> tuple[Example, ...]:
    """Read the example plans with their stories."""
    resources = Path(str(data_root())) / "resources"
    figures = json.loads((resources / "kept-figures.json").read_bytes())
    paths = {name: resources / "examples" / f"{name}{EXTENSION}" for name in EXAMPLES}
    return tuple(_example(path, figures[name]) for name, path in paths.items())


def example_told(plan: Plan) -> Plan:
    """Say the names and the story of an example in the language of the window."""
    lines: dict[str, Any] = {
        kind: tuple(replace(line, name=_translate(line.name)) for line in getattr(plan, kind))
        for kind in KINDS.values()
    }
    return replace(plan, name=_translate(plan.name), note=_translate(plan.note), **lines)


def _example(path: Path, kept: Mapping[str, Any]) -> Example:
    """Read what a card tells, without the checks of a plan, which only opening needs.

    Args:
        path: The plan.
        kept: What its month costs, which the self-test compares with every forecast.
    """
    plan = json.loads(path.read_bytes())["plan"]
    shares: Counter[Category] = Counter()
    for place, (*_counts, micros) in kept["totals"].items():
        shares[Category(place.rpartition(", ")[2])] += micros
    return Example(
        path,
        _translate(plan["name"]),
        _translate(_first_sentence(plan["note"])),
        Money(kept["charge_micros"], kept["currency"]),
        shares,
    )


def _translate(text: str) -> str:
    return QCoreApplication.translate("Examples", text)


def _first_sentence(note: str) -> str:
    line = note.strip().split("\n")[0]
    end = line.find(". ")
    return line if end < 0 else line[: end + 1]
