"""Every look of the workbook, by name."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from types import MappingProxyType
from typing import Annotated, Any, Final, get_type_hints

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
_MISSING_FILL: Final = "#F4C7C3"

NONE: Final = "\N{EN DASH}"
"""What stands for zero."""

RATE_DECIMALS: Final = 4
_MICRO_DECIMALS: Final = 6
_RIGHT: Final = 3
NAMES_OF_DAYS: Final[Mapping[Language, str]] = MappingProxyType(
    {Language.ENGLISH: "[$-809]", Language.TURKISH: "[$-41F]"}
)
"""What begins the number format of days and months, whose names else follow the system."""

_Look = Mapping[str, Any]
_BASE: Final[_Look] = MappingProxyType(
    {"font_name": "Calibri", "font_size": 11, "font_color": TEXT, "valign": "vcenter"}
)
_LEFT: Final[_Look] = MappingProxyType({"align": "left"})
_BESIDE: Final[_Look] = MappingProxyType({"align": "left", "indent": 1})
_WITHIN: Final[_Look] = MappingProxyType({"align": "left", "indent": 2})
_FIGURE: Final[_Look] = MappingProxyType({"align": "right", "indent": 1})
_FACT: Final[_Look] = MappingProxyType({"align": "left", "bold": True})
_TOTAL: Final[_Look] = MappingProxyType({"bold": True, "top": 1, "top_color": TEXT})
_SUM: Final[_Look] = MappingProxyType({**_FIGURE, **_TOTAL})
_HEADER: Final[_Look] = MappingProxyType(
    {
        "bold": True,
        "text_wrap": True,
        "valign": "bottom",
        "bg_color": HEADER_FILL,
        "bottom": 1,
        "bottom_color": MUTED,
    }
)
_INPUT: Final[_Look] = MappingProxyType(
    {
        "bg_color": INPUT_FILL,
        "font_color": INPUT_TEXT,
        "border": 1,
        "border_color": "#E6D9A8",
        "locked": False,
    }
)
_COUNT: Final = f'#,##0;-#,##0;"{NONE}"'
_NUMBER: Final = "General"
"""As many decimals as a number has: `#,##0.######` shows 99 with a point behind."""

_SUMMED: Final = "#,##0.00####"
_DAY, _MONTH = "{days}d mmm yyyy", "{days}mmm yyyy"


def _look(number: str = "", *of: _Look, **own: Any) -> _Look:
    """Declare a look: its number format, in which amounts are named, and what it is made of."""
    parts = {key: value for part in of for key, value in part.items()}
    form = {"num_format": number} if number else {}
    return {**_BASE, **parts, **form, **own}


@dataclass(frozen=True, slots=True)
class Styles:
    """The cell formats of one workbook; each is a named cell style too.

    Amounts of money carry the currency's code and show its decimals; the exact amount stands in
    the cell. Rates and the rows of Data show every decimal. Cells that may be edited have the
    looks that begin with ``input``.
    """

    title: Annotated[Format, _look(font_size=20, bold=True)]
    subtitle: Annotated[Format, _look(font_color=MUTED)]
    headline: Annotated[Format, _look("{amount}", _FACT, font_size=28, font_color=ACCENT)]
    section: Annotated[Format, _look(font_size=13, bold=True, font_color=ACCENT)]
    label: Annotated[Format, _look(font_color=MUTED)]
    label_beside: Annotated[Format, _look("", _FIGURE, font_color=MUTED)]
    label_within: Annotated[Format, _look("", _WITHIN, font_color=MUTED)]
    within: Annotated[Format, _look("", _WITHIN)]
    header_within: Annotated[Format, _look("", _HEADER, _WITHIN)]
    text: Annotated[Format, _look("", _LEFT)]
    beside: Annotated[Format, _look("", _BESIDE)]
    lines: Annotated[Format, _look("", _LEFT, text_wrap=True)]
    wrapped: Annotated[Format, _look("", _LEFT, text_wrap=True, valign="top")]
    header: Annotated[Format, _look("", _HEADER, _LEFT)]
    header_right: Annotated[Format, _look("", _HEADER, _FIGURE)]
    header_beside: Annotated[Format, _look("", _HEADER, _BESIDE)]
    header_day: Annotated[Format, _look("{days}ddd d mmm", _HEADER, _FIGURE)]
    header_month: Annotated[Format, _look(_MONTH, _HEADER, _FIGURE)]
    figure_date: Annotated[Format, _look(_DAY, _FIGURE)]
    figure_month: Annotated[Format, _look(_MONTH, _FIGURE)]
    count: Annotated[Format, _look(_COUNT, _FIGURE)]
    left_number: Annotated[Format, _look("#,##0", _LEFT)]
    number: Annotated[Format, _look(_NUMBER, _FIGURE)]
    plain_sum: Annotated[Format, _look(_SUMMED, _FIGURE)]
    money: Annotated[Format, _look("{money}", _FIGURE)]
    rounding: Annotated[Format, _look("{left}", _FIGURE, font_color=MUTED)]
    bare: Annotated[Format, _look("{bare}", _FIGURE)]
    fact_money: Annotated[Format, _look("{money}", _FACT)]
    fact_display: Annotated[Format, _look("{other}", _FACT)]
    fact_share: Annotated[Format, _look("0.0%", _FACT)]
    fact_rate: Annotated[Format, _look(_SUMMED, _FACT)]
    rate: Annotated[Format, _look("{rate}", _FIGURE)]
    step: Annotated[Format, _look("{rate};-{rate}", _FIGURE)]
    ratio: Annotated[Format, _look("0.0#%", _FIGURE)]
    share: Annotated[Format, _look(f'0.0%;-0.0%;"{NONE}"', _FIGURE)]
    mean: Annotated[Format, _look("{mean}", _FIGURE)]
    played: Annotated[Format, _look("0.000000", _FIGURE, font_color=MUTED)]
    date: Annotated[Format, _look(_DAY, _LEFT)]
    date_beside: Annotated[Format, _look(_DAY, _BESIDE)]
    month: Annotated[Format, _look("{days}mmmm yyyy", _FACT)]
    month_beside: Annotated[Format, _look(_MONTH, _LEFT)]
    moment: Annotated[Format, _look(f"{_DAY} hh:mm", _LEFT)]
    total_text: Annotated[Format, _look("", _TOTAL)]
    total_within: Annotated[Format, _look("", _TOTAL, _WITHIN)]
    total_count: Annotated[Format, _look(_COUNT, _SUM)]
    total_money: Annotated[Format, _look("{money}", _SUM)]
    total_bare: Annotated[Format, _look("{bare}", _SUM)]
    bare_mean: Annotated[Format, _look("{bare_mean}", _FIGURE)]
    total_mean: Annotated[Format, _look("{bare_mean}", _SUM)]
    display: Annotated[Format, _look("{other}", _SUM)]
    input_count: Annotated[Format, _look("#,##0", _INPUT, _FIGURE)]
    input_number: Annotated[Format, _look(_NUMBER, _INPUT, _FIGURE)]
    input_sum: Annotated[Format, _look(_SUMMED, _INPUT, _FIGURE)]
    input_ratio: Annotated[Format, _look("0.0#%", _INPUT, _FIGURE)]
    input_rate: Annotated[Format, _look("{rate}", _INPUT, _FIGURE)]
    input_money: Annotated[Format, _look("{exact}", _INPUT, _FIGURE)]
    input_amount: Annotated[Format, _look("{amount}", _INPUT, _FIGURE)]
    input_text: Annotated[Format, _look("", _INPUT, _LEFT)]
    input_note: Annotated[Format, _look("", _INPUT, _BESIDE, text_wrap=True)]
    input_date: Annotated[Format, _look(_DAY, _INPUT, _LEFT)]
    input_month: Annotated[Format, _look(_MONTH, _INPUT, _LEFT)]
    verdict: Annotated[Format, _look("", _FIGURE, bold=True)]
    good: Annotated[Format, _look(bold=True, font_color=ACCENT)]
    warn: Annotated[Format, _look(bold=True, font_color=_WARN)]
    bad: Annotated[Format, _look(bold=True, font_color=BAD)]
    changed: Annotated[Format, {"bg_color": _CHANGED_FILL}]
    missing: Annotated[Format, {"bg_color": _MISSING_FILL}]
    chosen: Annotated[Format, {"bg_color": _CHANGED_FILL}]
    whole: Annotated[Format, {"num_format": "#,##0"}]
    hidden: Annotated[Format, {"num_format": ";;;"}]
    nothing: Annotated[Format, {"num_format": f'"{NONE}"'}]

    @classmethod
    def of(cls, book: Workbook, currency: str, display: str, language: Language) -> "Styles":
        """Add all formats to a workbook; days and months are named in its language."""
        own, spare = shown_decimals(currency), _MICRO_DECIMALS - RATE_DECIMALS
        numbers = {
            "days": NAMES_OF_DAYS[language],
            "amount": _amount(currency, own),
            "exact": _amount(currency, own, 4),
            "money": _signed(_amount(currency, own)),
            "left": _signed(_amount("", own), ""),
            "bare": _signed(_amount("", own)),
            "bare_mean": _signed(_amount("", RATE_DECIMALS)),
            "mean": _signed(_amount(currency, RATE_DECIMALS)),
            "rate": _amount(currency, RATE_DECIMALS, spare),
            "other": _amount(display, shown_decimals(display)),
        }
        looks = get_type_hints(cls, include_extras=True)
        return cls(
            **{
                name: book.add_format(
                    {
                        key: value.format_map(numbers) if key == "num_format" else value
                        for key, value in look.__metadata__[0].items()
                    }
                )
                for name, look in looks.items()
            }
        )

    def named(self) -> dict[str, Format]:
        return {
            f"Tarife {one.name.replace('_', ' ')}": getattr(self, one.name)
            for one in fields(self)
            if one.name not in ("changed", "missing", "chosen", "whole", "hidden", "nothing")
        }

    def is_figure(self, style: Format) -> bool:
        """Tell whether a style is for figures, which stand at the right of their cells."""
        return bool(style.text_h_align == _RIGHT)


def _signed(amount: str, none: str = f'"{NONE}"') -> str:
    return f"{amount};-{amount};{none}"


def _amount(currency: str, decimals: int, spare: int = 0) -> str:
    """Format an amount with its code and, where they are needed, some spare decimals."""
    point = "." if decimals else ""
    spare_digits = "#" * spare if decimals else ""
    code = f" [${currency}]" if currency else ""
    return f"#,##0{point}{'0' * decimals}{spare_digits}{code}"
