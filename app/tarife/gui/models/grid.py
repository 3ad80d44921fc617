"""The table of the quick grid: one row a country."""

from typing import Final

from tarife.gui.countries import Countries
from tarife.gui.estimates import AMOUNT, COUNT, PERCENT
from tarife.gui.models.column_kinds import country_column, number_column, unknown_country
from tarife.gui.models.columns import Column, Heading
from tarife.gui.models.sheets import Newcomers, Table
from tarife.gui.numbers import Unread
from tarife.plan.edits.lines import AddGridRows, SetCountry
from tarife.plan.model.plan import GridRow, Plan
from tarife.terms.marking import QT_TRANSLATE_NOOP

_COUNTRY: Final = Heading(
    QT_TRANSLATE_NOOP("Columns", "Country"),
    QT_TRANSLATE_NOOP("Columns", "Where the people are; type a name or a two-letter code"),
    width=0,
)

_PEOPLE: Final = Heading(
    QT_TRANSLATE_NOOP("Columns", "People"),
    QT_TRANSLATE_NOOP("Columns", "Size of the audience; zero means as many as are needed"),
    width=80,
)
_MARKETING: Final = Heading(
    QT_TRANSLATE_NOOP("Columns", "Marketing"),
    QT_TRANSLATE_NOOP(
        "Columns",
        "Marketing messages of the month, in one broadcast a week, on Tuesday at 11:00",
    ),
    width=80,
)
_UTILITY: Final = Heading(
    QT_TRANSLATE_NOOP("Columns", "Utility"),
    QT_TRANSLATE_NOOP("Columns", "Utility messages of the month, sent steadily"),
    width=80,
)
_AUTHENTICATION: Final = Heading(
    QT_TRANSLATE_NOOP("Columns", "Authentication"),
    QT_TRANSLATE_NOOP("Columns", "Authentication messages of the month, sent steadily"),
    width=112,
)
_REPLY: Final = Heading(
    QT_TRANSLATE_NOOP("Columns", "Mktg reply %"),
    QT_TRANSLATE_NOOP(
        "Columns",
        "Delivered marketing messages that people answer; the slider of the what-if is about "
        "the templates of every category",
    ),
    width=92,
)
_ADS: Final = Heading(
    QT_TRANSLATE_NOOP("Columns", "Ads/day"),
    QT_TRANSLATE_NOOP("Columns", "People a day who come from a Click-to-WhatsApp ad"),
    width=84,
)


def grid_table(countries: Countries) -> Table[GridRow]:
    """Make the table of the quick grid."""
    numbers: tuple[Column[GridRow], ...] = (
        number_column("people", GridRow, COUNT, _PEOPLE),
        number_column("marketing", GridRow, COUNT, _MARKETING),
        number_column("utility", GridRow, COUNT, _UTILITY),
        number_column("authentication", GridRow, COUNT, _AUTHENTICATION),
        number_column("reply_ratio", GridRow, PERCENT, _REPLY),
        number_column("ad_clicks_per_day", GridRow, AMOUNT, _ADS),
    )

    def columns(plan: Plan) -> tuple[Column[GridRow], ...]:
        taken = {row.country for row in plan.grid}
        return (country_column(_COUNTRY, countries, taken), *numbers)

    def find(text: str) -> str | Unread:
        return countries.find(text) or Unread(text, unknown_country(text, countries))

    return Table(
        "grid",
        lambda plan: plan.grid,
        lambda row: row.country,
        columns,
        lambda place, _, row: SetCountry(place, row.country),
        Newcomers(find, GridRow, lambda row: AddGridRows((row,))),
    )
