"""The table of the quick grid: one row a country."""

from typing import Any, Final, cast

from tarife.gui.marking import QT_TRANSLATE_NOOP
from tarife.gui.models.columns import (
    Column,
    Heading,
    amount_column,
    count_column,
    percent_column,
)
from tarife.gui.models.tables import Table
from tarife.plan.changes import Change, GridField, SetGridCell
from tarife.plan.plan import GridRow
from tarife.rates.markets import Markets

_PEOPLE: Final = Heading(
    QT_TRANSLATE_NOOP("Columns", "People"),
    QT_TRANSLATE_NOOP("Columns", "Size of the audience; zero means as many as are needed"),
    width=96,
)
_MARKETING: Final = Heading(
    QT_TRANSLATE_NOOP("Columns", "Marketing"),
    QT_TRANSLATE_NOOP("Columns", "Marketing messages of the month, in one broadcast a week"),
    width=96,
)
_UTILITY: Final = Heading(
    QT_TRANSLATE_NOOP("Columns", "Utility"),
    QT_TRANSLATE_NOOP("Columns", "Utility messages of the month, sent steadily"),
    width=96,
)
_AUTHENTICATION: Final = Heading(
    QT_TRANSLATE_NOOP("Columns", "Authentication"),
    QT_TRANSLATE_NOOP("Columns", "Authentication messages of the month, sent steadily"),
    width=112,
)
_REPLY: Final = Heading(
    QT_TRANSLATE_NOOP("Columns", "Reply %"),
    QT_TRANSLATE_NOOP("Columns", "Marketing messages that people answer"),
    width=80,
)
_ADS: Final = Heading(
    QT_TRANSLATE_NOOP("Columns", "Ads/day"),
    QT_TRANSLATE_NOOP("Columns", "People a day who come from a Click-to-WhatsApp ad"),
    width=84,
)


def grid_table(markets: Markets) -> Table[GridRow]:
    """Make the table of the quick grid."""
    columns: tuple[Column[GridRow], ...] = (
        Column(
            "country",
            QT_TRANSLATE_NOOP("Columns", "Country"),
            show=lambda row: markets.country_name(row.country),
            width=0,
        ),
        count_column(GridRow, "people", _PEOPLE),
        count_column(GridRow, "marketing", _MARKETING),
        count_column(GridRow, "utility", _UTILITY),
        count_column(GridRow, "authentication", _AUTHENTICATION),
        percent_column("reply_ratio", _REPLY),
        amount_column(GridRow, "ad_clicks_per_day", _ADS),
    )
    return Table(
        "grid", lambda plan: plan.grid, lambda row: row.country, lambda _: columns, _changed
    )


def _changed(place: int, field: str, row: GridRow) -> Change:
    value: Any = getattr(row, field)
    return SetGridCell(place, cast("GridField", field), value)
