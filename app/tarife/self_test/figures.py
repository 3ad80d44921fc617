"""The kept figures of the example plans; ``python -m tarife.self_test.figures`` keeps anew."""

import json
from pathlib import Path
from typing import Any, Final

from tarife.assets import load_book, load_markets
from tarife.documents.files import EXTENSION, load_plan
from tarife.forecast.forecast import forecast
from tarife.forecast.result import Forecast
from tarife.forecast.totals import totals_by_market
from tarife.terms.saving import replace_file
from tarife.terms.shipped import data_root

KEPT_IN: Final = "kept-figures.json"

Figures = dict[str, Any]
"""What one plan costs, as JSON holds it: all numbers whole, money in micros."""


def example_paths() -> tuple[Path, ...]:
    folder = Path(str(data_root())) / "resources" / "examples"
    return tuple(sorted(folder.glob(f"*{EXTENSION}")))


def forecast_of(path: Path) -> Forecast:
    """Play a plan file, as the command line does."""
    return forecast(load_plan(path), load_book(), load_markets(), lambda: False)


def figures_of(made: Forecast) -> Figures:
    """Take the figures of a forecast that must be the same on every machine."""
    return {
        "currency": made.total.currency,
        "charge_micros": made.total.micros,
        "attempts": made.flow.attempts,
        "inbound": made.flow.inbound,
        "totals": {
            f"{total.market}, {total.category.value}": [
                total.charged,
                total.free,
                total.refused,
                total.charge_micros,
            ]
            for total in totals_by_market(made.lines)
        },
    }


def kept_figures() -> dict[str, Figures]:
    kept: dict[str, Figures] = json.loads(_kept_file().read_text(encoding="utf-8"))
    return kept


def keep_figures() -> None:
    made = {path.stem: figures_of(forecast_of(path)) for path in example_paths()}
    replace_file(_kept_file(), f"{json.dumps(made, ensure_ascii=False, indent=1)}\n".encode())


def _kept_file() -> Path:
    return Path(str(data_root())) / "resources" / KEPT_IN


if __name__ == "__main__":
    keep_figures()
