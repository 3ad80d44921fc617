"""Every look of the workbook, by name."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Final

from xlsxwriter import Workbook
from xlsxwriter.format import Format

from tarife.billing.ledger import LedgerLines
from tarife.terms.categories import Category
from tarife.terms.money import shown_decimals

TEXT: Final = "#1D2125"
MUTED: Final = "#667079"
LINE: Final = "#E3E3DF"
ACCENT: Final = "#0B6E4F"
BAD: Final = "#B3261E"
HEADER_FILL: Final = "#F2F2EF"

CATEGORY_FILLS: Final[Mapping[Category, str]] = MappingProxyType(
    {
        Category.MARKETING: "#D55E00",
        Category.UTILITY: "#0072B2",
        Category.AUTHENTICATION: "#7B4FA3",
        Category.AUTHENTICATION_INTERNATIONAL: "#A583C4",
        Category.SERVICE: "#009E73",
    }
)
NONE: Final = "\N{EN DASH}"
"""What stands for zero."""

RATE_DECIMALS: Final = 4
_MICRO_DECIMALS: Final = 6
_BASE: Final[Mapping[str, Any]] = MappingProxyType(
    {"font_name": "Calibri", "font_size": 11, "font_color": TEXT, "valign": "vcenter"}
)


@dataclass(frozen=True, slots=True)
class Styles:
    """The cell formats of one workbook.

    Amounts of money carry the currency's code and all decimals that occur, so that the sum of
    shown amounts is the shown sum; ``headline`` alone is rounded as people read amounts.
    """

    title: Format
    subtitle: Format
    headline: Format
    section: Format
    label: Format
    text: Format
    wrapped: Format
    header: Format
    header_right: Format
    group: Format
    count: Format
    left_number: Format
    number: Format
    money: Format
    rate: Format
    ratio: Format
    share: Format
    mean: Format
    date: Format
    month: Format
    moment: Format
    day: Format
    time: Format
    duration: Format
    total_text: Format
    total_count: Format
    total_money: Format
    total_mean: Format
    verdict: Format
    good: Format
    bad: Format

    @classmethod
    def of(cls, book: Workbook, currency: str, decimals: int) -> "Styles":
        """Add all formats to a workbook.

        Args:
            book: The workbook.
            currency: ISO 4217.
            decimals: How many decimals amounts show.
        """

        def style(**look: Any) -> Format:
            return book.add_format({**_BASE, **look})

        money = _money_format(currency, decimals)
        rate = _amount(currency, RATE_DECIMALS, _MICRO_DECIMALS - RATE_DECIMALS)
        count = f'#,##0;-#,##0;"{NONE}"'
        mean = _money_format(currency, RATE_DECIMALS)
        figure = {"align": "right", "indent": 1}
        total = {"bold": True, "top": 1, "top_color": TEXT}
        header = {
            "bold": True,
            "text_wrap": True,
            "bg_color": HEADER_FILL,
            "bottom": 1,
            "bottom_color": MUTED,
            "valign": "bottom",
        }
        return cls(
            title=style(font_size=20, bold=True),
            subtitle=style(font_color=MUTED),
            headline=style(
                font_size=28,
                bold=True,
                font_color=ACCENT,
                align="left",
                num_format=_amount(currency, shown_decimals(currency)),
            ),
            section=style(font_size=13, bold=True),
            label=style(font_color=MUTED),
            text=style(align="left"),
            wrapped=style(text_wrap=True, align="left"),
            header=style(**header, align="left"),
            header_right=style(**header, **figure),
            group=style(**header, align="center"),
            count=style(**figure, num_format=count),
            left_number=style(num_format="#,##0", align="left"),
            number=style(**figure, num_format="General"),
            money=style(**figure, num_format=money),
            rate=style(**figure, num_format=rate),
            ratio=style(**figure, num_format="0.0#%"),
            share=style(**figure, num_format=f'0.0%;-0.0%;"{NONE}"'),
            mean=style(**figure, num_format=mean),
            date=style(num_format="d mmm yyyy", align="left"),
            month=style(num_format="mmmm yyyy", align="left"),
            moment=style(num_format="d mmm yyyy hh:mm", align="left"),
            day=style(num_format="ddd d mmm yyyy", align="left"),
            time=style(num_format="hh:mm", align="left"),
            duration=style(**figure, num_format="[h]:mm:ss"),
            total_text=style(**total),
            total_count=style(**total, **figure, num_format=count),
            total_money=style(**total, **figure, num_format=money),
            total_mean=style(**total, **figure, num_format=mean),
            verdict=style(**figure),
            good=style(bold=True, font_color=ACCENT),
            bad=style(bold=True, font_color=BAD),
        )

    def is_figure(self, style: Format) -> bool:
        """Tell whether a style is for figures, which stand at the right of their cells."""
        figures = (
            *(self.count, self.number, self.money, self.rate, self.ratio),
            *(self.share, self.mean, self.duration),
        )
        return any(style is figure for figure in figures)


def cost_decimals(lines: LedgerLines) -> int:
    """Tell how many decimals show every charge in full, at least the currency's own."""
    decimals = shown_decimals(lines.currency)
    while (
        decimals < _MICRO_DECIMALS
        and (lines.charge_micros % 10 ** (_MICRO_DECIMALS - decimals)).any()
    ):
        decimals += 1
    return decimals


def _money_format(currency: str, decimals: int) -> str:
    amount = _amount(currency, decimals)
    return f'{amount};-{amount};"{NONE}"'


def _amount(currency: str, decimals: int, spare: int = 0) -> str:
    """Format an amount with its code and, where they are needed, some spare decimals."""
    point = "." if decimals else ""
    return f"#,##0{point}{'0' * decimals}{'#' * spare} [${currency}]"
