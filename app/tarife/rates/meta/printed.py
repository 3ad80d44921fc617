"""What is printed on a file of Meta's: rates with their cells, before anything is decided."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from tarife.terms.categories import Category
from tarife.terms.problems import Problem
from tarife.terms.tiers import TierSchedule


class FileLayout(StrEnum):
    """The layouts in which Meta has given out rates, and the one in which Tarife does."""

    CONVERSATION_LIST = "conversation_list"  # CSV until June 2025
    MESSAGE_LIST = "message_list"  # CSV, July 2025 to July 2026
    TIERS = "tiers"  # CSV until mid-2026
    LIST_WORKBOOK = "list_workbook"  # XLSX, from October 2026
    TIERS_WORKBOOK = "tiers_workbook"  # XLSX, from October 2026
    LONG = "long"  # not Meta's: one rate a row
    LONG_TIERS = "long_tiers"  # not Meta's: one volume tier a row
    EXPORTED = "exported"  # not Meta's: a card that Tarife exported

    @property
    def has_tiers(self) -> bool:
        """Whether the layout prints volume tiers."""
        return self in (FileLayout.TIERS, FileLayout.TIERS_WORKBOOK)

    @property
    def is_whole(self) -> bool:
        """Whether one file of the layout holds list rates and volume tiers alike."""
        return self in (FileLayout.EXPORTED, FileLayout.LONG_TIERS)

    @property
    def is_dated(self) -> bool:
        """Whether the date in the title can be believed.

        Later editions of the conversation cards kept the title of the first one.
        """
        return self is not FileLayout.CONVERSATION_LIST


@dataclass(frozen=True, slots=True)
class PrintedRate:
    """The schedule of one market and category as a file prints it.

    Attributes:
        market: The market as it is spelled there.
        category: The category.
        schedule: Its bands.
        wheres: The cell of each band's rate.
        market_where: The cell of the market.
    """

    market: str
    category: Category
    schedule: TierSchedule
    wheres: tuple[str, ...]
    market_where: str


@dataclass(frozen=True, slots=True)
class PrintedCard:
    """One sheet or file of Meta's.

    Attributes:
        file: Its name.
        layout: Which of the layouts it has.
        title: The first line above the header.
        titled: The date that the title names, if it names one.
        currency: The currency that its cells or else its title name, if any do.
        rates: What it prints; a market without a rate is not here.
        problems: What is wrong, each with its cell.
        notices: What was passed over.
        names_countries: Whether its rows may be countries, by its headings.
    """

    file: str
    layout: FileLayout
    title: str
    titled: date | None
    currency: str | None
    rates: tuple[PrintedRate, ...]
    problems: tuple[Problem, ...] = ()
    notices: tuple[Problem, ...] = ()
    names_countries: bool = False

    @property
    def markets(self) -> tuple[str, ...]:
        """The markets with a rate, as they are spelled, in order."""
        return tuple(dict.fromkeys(rate.market for rate in self.rates))

    @property
    def tier_bands(self) -> int:
        """How many volume tiers are printed: the bands beyond the first of each rate."""
        return sum(len(rate.schedule.starts) - 1 for rate in self.rates)
