"""Every look of the workbook, by name."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from types import MappingProxyType
from typing import Any, Final

from xlsxwriter import Workbook
from xlsxwriter.format import Format

from tarife.terms.languages import Language
from tarife.terms.money import shown_decimals

TEXT: Final = "#1D2125"
MUTED: Final = "#667079"
LINE: Final = "#E3E3DF"
ACCENT: Final = "#0B6E4F"
BAD: Final = "#B3261E"
HEADER_FILL: Final = "#F2F2EF"
INPUT_FILL: Final = "#FFF9E5"
INPUT_TEXT: Final = "#1F4E9E"
FREE_FILL: Final = "#B9CBC4"
_WARN: Final = "#8A5A00"
_CHANGED_FILL: Final = "#FFD98A"

NONE: Final = "\N{EN DASH}"
"""What stands for zero."""

RATE_DECIMALS: Final = 4
_MICRO_DECIMALS: Final = 6
_RIGHT: Final = 3
NAMES_OF_DAYS: Final[Mapping[Language, str]] = MappingProxyType(
    {Language.ENGLISH: "[$-809]", Language.TURKISH: "[$-41F]"}
)
"""What begins the number format of days and months, whose names else follow the system."""

_BASE: Final[Mapping[str, Any]] = MappingProxyType(
    {"font_name": "Calibri", "font_size": 11, "font_color": TEXT, "valign": "vcenter"}
)
_FIGURE: Final[Mapping[str, Any]] = MappingProxyType({"align": "right", "indent": 1})
_TOTAL: Final[Mapping[str, Any]] = MappingProxyType({"bold": True, "top": 1, "top_color": TEXT})
_HEADER: Final[Mapping[str, Any]] = MappingProxyType(
    {
        "bold": True,
        "text_wrap": True,
        "bg_color": HEADER_FILL,
        "bottom": 1,
        "bottom_color": MUTED,
        "valign": "bottom",
    }
)
_INPUT: Final[Mapping[str, Any]] = MappingProxyType(
    {
        "bg_color": INPUT_FILL,
        "font_color": INPUT_TEXT,
        "border": 1,
        "border_color": "#E6D9A8",
        "locked": False,
    }
)


@dataclass(frozen=True, slots=True)
class Styles:
    """The cell formats of one workbook; each is a named cell style too.

    Amounts of money carry the currency's code and show its decimals; the exact amount stands in
    the cell. Rates and the rows of Data show every decimal. Cells that may be edited have the
    looks that begin with ``input``.
    """

    title: Format
    subtitle: Format
    headline: Format
    section: Format
    label: Format
    label_beside: Format
    text: Format
    beside: Format
    wrapped: Format
    header: Format
    header_right: Format
    header_beside: Format
    header_day: Format
    header_month: Format
    figure_date: Format
    count: Format
    left_number: Format
    number: Format
    plain_sum: Format
    money: Format
    money_day: Format
    fact_money: Format
    fact_display: Format
    fact_share: Format
    fact_rate: Format
    rate: Format
    step: Format
    ratio: Format
    share: Format
    mean: Format
    played: Format
    date: Format
    date_beside: Format
    month: Format
    month_beside: Format
    moment: Format
    total_text: Format
    total_count: Format
    total_money: Format
    total_mean: Format
    display: Format
    input_count: Format
    input_number: Format
    input_ratio: Format
    input_rate: Format
    input_money: Format
    input_text: Format
    input_date: Format
    verdict: Format
    good: Format
    warn: Format
    bad: Format
    changed: Format
    chosen: Format

    @classmethod
    def of(cls, book: Workbook, money: "Amounts", language: Language) -> "Styles":
        """Add all formats to a workbook; days and months are named in its language."""
        looks = {
            **_texts(language),
            **_figures(money),
            **_inputs(money, NAMES_OF_DAYS[language]),
            **_verdicts(),
        }
        return cls(**{name: book.add_format(look) for name, look in looks.items()})

    def named(self) -> dict[str, Format]:
        return {
            f"Tarife {field.name.replace('_', ' ')}": getattr(self, field.name)
            for field in fields(self)
            if field.name not in ("changed", "chosen")
        }

    def is_figure(self, style: Format) -> bool:
        """Tell whether a style is for figures, which stand at the right of their cells."""
        return bool(style.text_h_align == _RIGHT)


@dataclass(frozen=True, slots=True)
class Amounts:
    """How amounts are written.

    Attributes:
        currency: ISO 4217.
        display: The other currency, if there is one.
    """

    currency: str
    display: str = ""


def _texts(language: Language) -> dict[str, dict[str, Any]]:
    days = NAMES_OF_DAYS[language]
    return {
        "title": {**_BASE, "font_size": 20, "bold": True},
        "subtitle": {**_BASE, "font_color": MUTED},
        "section": {**_BASE, "font_size": 13, "bold": True, "font_color": ACCENT},
        "label": {**_BASE, "font_color": MUTED},
        "label_beside": {**_BASE, "font_color": MUTED, "align": "right", "indent": 1},
        "text": {**_BASE, "align": "left"},
        "beside": {**_BASE, "align": "left", "indent": 1},
        "wrapped": {**_BASE, "text_wrap": True, "align": "left", "valign": "top"},
        "header": {**_BASE, **_HEADER, "align": "left"},
        "header_beside": {**_BASE, **_HEADER, "align": "left", "indent": 1},
        "header_right": {**_BASE, **_HEADER, **_FIGURE},
        "header_day": {**_BASE, **_HEADER, **_FIGURE, "num_format": f"{days}ddd d mmm"},
        "header_month": {**_BASE, **_HEADER, **_FIGURE, "num_format": f"{days}mmm yyyy"},
        "figure_date": {**_BASE, **_FIGURE, "num_format": f"{days}d mmm yyyy"},
        "date": {**_BASE, "num_format": f"{days}d mmm yyyy", "align": "left"},
        "date_beside": {
            **_BASE,
            "num_format": f"{days}d mmm yyyy",
            "align": "left",
            "indent": 1,
        },
        "month": {**_BASE, "num_format": f"{days}mmmm yyyy", "align": "left", "bold": True},
        "month_beside": {**_BASE, "num_format": f"{days}mmm yyyy", "align": "left"},
        "moment": {**_BASE, "num_format": f"{days}d mmm yyyy hh:mm", "align": "left"},
        "total_text": {**_BASE, **_TOTAL},
    }


def _figures(money: Amounts) -> dict[str, dict[str, Any]]:
    figure = {**_BASE, **_FIGURE}
    total = {**figure, **_TOTAL}
    currency = money.currency
    own = _money_format(currency, shown_decimals(currency))
    count = f'#,##0;-#,##0;"{NONE}"'
    spare = _MICRO_DECIMALS - RATE_DECIMALS
    rate = _amount(currency, RATE_DECIMALS, spare)
    mean = _money_format(currency, RATE_DECIMALS)
    other = _amount(money.display, shown_decimals(money.display))
    return {
        "headline": {
            **_BASE,
            "font_size": 28,
            "bold": True,
            "font_color": ACCENT,
            "align": "left",
            "num_format": _amount(currency, shown_decimals(currency)),
        },
        "count": {**figure, "num_format": count},
        "left_number": {**_BASE, "num_format": "#,##0", "align": "left"},
        "number": {**figure, "num_format": "#,##0.######"},
        "plain_sum": {**figure, "num_format": "#,##0.00####"},
        "money_day": {**figure, "num_format": _money_format("", shown_decimals(currency))},
        "money": {**figure, "num_format": own},
        "fact_money": {**_BASE, "align": "left", "num_format": own, "bold": True},
        "fact_display": {**_BASE, "align": "left", "num_format": other, "bold": True},
        "fact_share": {**_BASE, "align": "left", "num_format": "0.0%", "bold": True},
        "fact_rate": {**_BASE, "align": "left", "num_format": "#,##0.######", "bold": True},
        "rate": {**figure, "num_format": rate},
        "step": {**figure, "num_format": f"{rate};-{rate}"},
        "ratio": {**figure, "num_format": "0.0#%"},
        "share": {**figure, "num_format": f'0.0%;-0.0%;"{NONE}"'},
        "mean": {**figure, "num_format": mean},
        "played": {**figure, "num_format": "0.000000", "font_color": MUTED},
        "total_count": {**total, "num_format": count},
        "total_money": {**total, "num_format": own},
        "total_mean": {**total, "num_format": mean},
        "display": {**total, "num_format": other},
    }


def _inputs(money: Amounts, days: str) -> dict[str, dict[str, Any]]:
    figure = {**_BASE, **_FIGURE, **_INPUT}
    rate = _amount(money.currency, RATE_DECIMALS, _MICRO_DECIMALS - RATE_DECIMALS)
    amount = _amount(money.currency, shown_decimals(money.currency), 4)
    return {
        "input_count": {**figure, "num_format": "#,##0"},
        "input_number": {**figure, "num_format": "#,##0.######"},
        "input_ratio": {**figure, "num_format": "0.0#%"},
        "input_rate": {**figure, "num_format": rate},
        "input_money": {**figure, "num_format": amount},
        "input_text": {**_BASE, **_INPUT, "align": "left"},
        "input_date": {**_BASE, **_INPUT, "align": "left", "num_format": f"{days}d mmm yyyy"},
    }


def _verdicts() -> dict[str, dict[str, Any]]:
    return {
        "verdict": {**_BASE, **_FIGURE, "bold": True},
        "good": {**_BASE, "bold": True, "font_color": ACCENT},
        "warn": {**_BASE, "bold": True, "font_color": _WARN},
        "bad": {**_BASE, "bold": True, "font_color": BAD},
        "changed": {"bg_color": _CHANGED_FILL},
        "chosen": {"bg_color": _CHANGED_FILL},
    }


def _money_format(currency: str, decimals: int) -> str:
    amount = _amount(currency, decimals)
    return f'{amount};-{amount};"{NONE}"'


def _amount(currency: str, decimals: int, spare: int = 0) -> str:
    """Format an amount with its code and, where they are needed, some spare decimals."""
    point = "." if decimals else ""
    spare_digits = "#" * spare if decimals else ""
    code = f" [${currency}]" if currency else ""
    return f"#,##0{point}{'0' * decimals}{spare_digits}{code}"
