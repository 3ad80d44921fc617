"""Every text of the charts in one table, so that a language is one value."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import date
from functools import partial
from types import MappingProxyType
from typing import Any, Final, TypeAlias, TypeVar

from tarife.billing.eras import EraId
from tarife.billing.ledger import Reason
from tarife.insight.explain.timelines import StretchKind
from tarife.plan.model.costs import CostKind
from tarife.terms.categories import Category
from tarife.terms.languages import Language
from tarife.terms.marking import QT_TRANSLATE_NOOP
from tarife.terms.money import Money, decimal_text, shown_difference
from tarife.terms.sentences import in_language, say, translated

_CATEGORIES: Final = MappingProxyType(
    {
        Category.MARKETING: QT_TRANSLATE_NOOP("Charts", "Marketing"),
        Category.UTILITY: QT_TRANSLATE_NOOP("Charts", "Utility"),
        Category.AUTHENTICATION: QT_TRANSLATE_NOOP("Charts", "Authentication"),
        Category.AUTHENTICATION_INTERNATIONAL: QT_TRANSLATE_NOOP(
            "Charts", "Authentication-international"
        ),
        Category.SERVICE: QT_TRANSLATE_NOOP("Charts", "Service"),
    }
)
_REASONS: Final = MappingProxyType(
    {
        Reason.CONVERSATION_OPENED: QT_TRANSLATE_NOOP(
            "Charts", "Charged: opened a conversation"
        ),
        Reason.MESSAGE_DELIVERED: QT_TRANSLATE_NOOP("Charts", "Charged: delivered"),
        Reason.CONVERSATION_OPEN: QT_TRANSLATE_NOOP("Charts", "Free: open conversation"),
        Reason.FREE_TIER: QT_TRANSLATE_NOOP("Charts", "Free: monthly allowance"),
        Reason.ERA_FREE: QT_TRANSLATE_NOOP("Charts", "Free: by the rules"),
        Reason.SERVICE_WINDOW: QT_TRANSLATE_NOOP("Charts", "Free: service window"),
        Reason.FREE_ENTRY_POINT: QT_TRANSLATE_NOOP("Charts", "Free: free entry point"),
        Reason.REACTION: QT_TRANSLATE_NOOP("Charts", "Free: reaction"),
        Reason.US_PAUSE: QT_TRANSLATE_NOOP("Charts", "Not delivered (paused)"),
        Reason.OUTSIDE_WINDOW: QT_TRANSLATE_NOOP("Charts", "Not sent: window closed"),
    }
)
_ERAS: Final = MappingProxyType(
    {
        EraId.CBP_2023_06: QT_TRANSLATE_NOOP("Charts", "June 2023"),
        EraId.CBP_2024_11: QT_TRANSLATE_NOOP("Charts", "November 2024"),
        EraId.PMP_2025_07: QT_TRANSLATE_NOOP("Charts", "July 2025"),
        EraId.PMP_2026_10: QT_TRANSLATE_NOOP("Charts", "October 2026"),
    }
)
_MODELS: Final = MappingProxyType(
    {
        EraId.CBP_2023_06: QT_TRANSLATE_NOOP("Charts", "conversations"),
        EraId.CBP_2024_11: QT_TRANSLATE_NOOP("Charts", "replies free"),
        EraId.PMP_2025_07: QT_TRANSLATE_NOOP("Charts", "templates"),
        EraId.PMP_2026_10: QT_TRANSLATE_NOOP("Charts", "every message"),
    }
)
_STRETCHES: Final = MappingProxyType(
    {
        StretchKind.SERVICE_WINDOW: QT_TRANSLATE_NOOP("Charts", "Service window"),
        StretchKind.FREE_ENTRY_POINT: QT_TRANSLATE_NOOP("Charts", "Free entry point"),
        StretchKind.CONVERSATION: QT_TRANSLATE_NOOP("Charts", "Conversation"),
    }
)
_MONTHS: Final = (
    QT_TRANSLATE_NOOP("Charts", "Jan"),
    QT_TRANSLATE_NOOP("Charts", "Feb"),
    QT_TRANSLATE_NOOP("Charts", "Mar"),
    QT_TRANSLATE_NOOP("Charts", "Apr"),
    QT_TRANSLATE_NOOP("Charts", "May"),
    QT_TRANSLATE_NOOP("Charts", "Jun"),
    QT_TRANSLATE_NOOP("Charts", "Jul"),
    QT_TRANSLATE_NOOP("Charts", "Aug"),
    QT_TRANSLATE_NOOP("Charts", "Sep"),
    QT_TRANSLATE_NOOP("Charts", "Oct"),
    QT_TRANSLATE_NOOP("Charts", "Nov"),
    QT_TRANSLATE_NOOP("Charts", "Dec"),
)
_WEEKDAYS: Final = (
    QT_TRANSLATE_NOOP("Charts", "Mon"),
    QT_TRANSLATE_NOOP("Charts", "Tue"),
    QT_TRANSLATE_NOOP("Charts", "Wed"),
    QT_TRANSLATE_NOOP("Charts", "Thu"),
    QT_TRANSLATE_NOOP("Charts", "Fri"),
    QT_TRANSLATE_NOOP("Charts", "Sat"),
    QT_TRANSLATE_NOOP("Charts", "Sun"),
)


@dataclass(frozen=True, slots=True)
class Words:
    """The texts of all charts; a language gives the same fields other values.

    Braces stand for what is filled in: ``{currency}`` is the currency's code.
    """

    categories: Mapping[Category, str] = field(default_factory=lambda: _CATEGORIES)
    reasons: Mapping[Reason, str] = field(default_factory=lambda: _REASONS)
    eras: Mapping[EraId, str] = field(default_factory=lambda: _ERAS)
    models: Mapping[EraId, str] = field(default_factory=lambda: _MODELS)
    stretches: Mapping[StretchKind, str] = field(default_factory=lambda: _STRETCHES)
    language: Language = Language.ENGLISH
    months: tuple[str, ...] = _MONTHS
    weekdays: tuple[str, ...] = _WEEKDAYS
    thousands: str = ","
    point: str = "."
    day_form: str = QT_TRANSLATE_NOOP("Charts", "{day} {month}")
    weekday_form: str = QT_TRANSLATE_NOOP("Charts", "{weekday} {day}")

    # shared
    day: str = QT_TRANSLATE_NOOP("Charts", "Day")
    market: str = QT_TRANSLATE_NOOP("Charts", "Market")
    changes: str = QT_TRANSLATE_NOOP("Charts", "Which rates change most?")
    no_changes: str = QT_TRANSLATE_NOOP("Charts", "No list rate differs between these cards.")
    category: str = QT_TRANSLATE_NOOP("Charts", "Category")
    reason: str = QT_TRANSLATE_NOOP("Charts", "What became of it")
    messages: str = QT_TRANSLATE_NOOP("Charts", "Messages")
    charged: str = QT_TRANSLATE_NOOP("Charts", "Charged")
    free: str = QT_TRANSLATE_NOOP("Charts", "Free")
    not_sent: str = QT_TRANSLATE_NOOP("Charts", "Not sent")
    cost: str = QT_TRANSLATE_NOOP("Charts", "Cost ({currency})")
    total: str = QT_TRANSLATE_NOOP("Charts", "Total")
    others: str = QT_TRANSLATE_NOOP("Charts", "{count} others")
    percent: str = QT_TRANSLATE_NOOP("Charts", "{number} %")

    # cost over the month
    daily_title: str = QT_TRANSLATE_NOOP("Charts", "What does each day cost?")
    daily_nothing: str = QT_TRANSLATE_NOOP("Charts", "No day of this month costs anything yet.")
    cost_a_day: str = QT_TRANSLATE_NOOP("Charts", "Cost per day ({currency})")
    messages_a_day: str = QT_TRANSLATE_NOOP("Charts", "Messages per day")
    so_far_axis: str = QT_TRANSLATE_NOOP("Charts", "Month so far ({currency})")
    so_far: str = QT_TRANSLATE_NOOP("Charts", "Month so far (right)")
    so_far_short: str = QT_TRANSLATE_NOOP("Charts", "Month so far")
    band: str = QT_TRANSLATE_NOOP("Charts", "P10 to P90")
    ghost: str = QT_TRANSLATE_NOOP("Charts", "Plan")
    budget: str = QT_TRANSLATE_NOOP("Charts", "Budget {amount}")
    runs_out: str = QT_TRANSLATE_NOOP("Charts", "runs out {day}")
    runs_out_between: str = QT_TRANSLATE_NOOP(
        "Charts", "runs out {day}, {early} at the earliest"
    )
    runs_out_early: str = QT_TRANSLATE_NOOP("Charts", "may run out {early}")

    # where the money goes
    where_title: str = QT_TRANSLATE_NOOP("Charts", "Where does the money go?")
    where_nothing: str = QT_TRANSLATE_NOOP("Charts", "No market costs anything this month.")
    cost_of_month: str = QT_TRANSLATE_NOOP("Charts", "Cost of the month ({currency})")
    more_markets: str = QT_TRANSLATE_NOOP("Charts", "{count} more markets")

    # free against paid
    free_title: str = QT_TRANSLATE_NOOP("Charts", "Which messages are free, and why?")
    free_nothing: str = QT_TRANSLATE_NOOP("Charts", "The business sends nothing this month.")
    free_of: str = QT_TRANSLATE_NOOP("Charts", "{free} of {all} free")
    share_axis: str = QT_TRANSLATE_NOOP("Charts", "Share of the category's messages (%)")

    # four sets of rules
    eras_title: str = QT_TRANSLATE_NOOP("Charts", "What would the rules of other years charge?")
    eras_nothing: str = QT_TRANSLATE_NOOP(
        "Charts", "This plan costs nothing under any set of rules."
    )
    eras_axis: str = QT_TRANSLATE_NOOP(
        "Charts", "Cost of the month ({currency}), always at the rates of this month"
    )
    eras_waiting: str = QT_TRANSLATE_NOOP(
        "Charts", "The plan is being billed under all four sets of rules…"
    )
    eras_more: str = QT_TRANSLATE_NOOP(
        "Charts", "October 2026 made this plan {amount} dearer ({share})."
    )
    eras_less: str = QT_TRANSLATE_NOOP(
        "Charts", "October 2026 made this plan {amount} cheaper ({share})."
    )
    eras_new: str = QT_TRANSLATE_NOOP(
        "Charts", "October 2026 makes this plan cost {amount}; before, it was free."
    )
    eras_same: str = QT_TRANSLATE_NOOP("Charts", "October 2026 changed nothing for this plan.")
    era: str = QT_TRANSLATE_NOOP("Charts", "Rules from")
    era_difference: str = QT_TRANSLATE_NOOP("Charts", "Against the plan ({currency})")
    unpriced: str = QT_TRANSLATE_NOOP("Charts", "cannot be priced: {problem}")
    of_plan: str = QT_TRANSLATE_NOOP("Charts", "this plan")

    # plan and scenarios
    variants_title: str = QT_TRANSLATE_NOOP("Charts", "What would each scenario cost?")
    variants_nothing: str = QT_TRANSLATE_NOOP(
        "Charts", "There is no scenario yet; move a slider of what-if and keep what it shows."
    )
    variant: str = QT_TRANSLATE_NOOP("Charts", "Scenario")

    # allowance
    allowance_title: str = QT_TRANSLATE_NOOP("Charts", "When are the free replies used up?")
    allowance_nothing: str = QT_TRANSLATE_NOOP(
        "Charts", "The business answers nobody this month."
    )
    allowance_none: str = QT_TRANSLATE_NOOP(
        "Charts", "These rules have no monthly allowance; what is free shows in the bars."
    )
    replies_a_day: str = QT_TRANSLATE_NOOP("Charts", "Replies per day")
    used_axis: str = QT_TRANSLATE_NOOP("Charts", "Allowance used")
    used: str = QT_TRANSLATE_NOOP("Charts", "Allowance used (right)")
    allowance: str = QT_TRANSLATE_NOOP("Charts", "{count} free a month")
    used_up: str = QT_TRANSLATE_NOOP("Charts", "used up {day}")
    of_allowance: str = QT_TRANSLATE_NOOP("Charts", "{used} of {count} used")

    # tiers
    tiers_title: str = QT_TRANSLATE_NOOP("Charts", "When does each volume tier begin?")
    tiers_nothing: str = QT_TRANSLATE_NOOP(
        "Charts", "No message of this month counts toward a volume tier that the card prints."
    )
    tier_from: str = QT_TRANSLATE_NOOP("Charts", "From message")
    tier_rate: str = QT_TRANSLATE_NOOP("Charts", "Rate ({currency})")
    tier_each: str = QT_TRANSLATE_NOOP("Charts", "Each costs")
    tier_begins: str = QT_TRANSLATE_NOOP("Charts", "Begins")
    tier_not_reached: str = QT_TRANSLATE_NOOP("Charts", "not reached")
    tier_elsewhere: str = QT_TRANSLATE_NOOP("Charts", "reached by other traffic")
    tier_next: str = QT_TRANSLATE_NOOP("Charts", "{count}; next tier at {next}")

    # flow
    flow_title: str = QT_TRANSLATE_NOOP("Charts", "How do messages turn into cost?")
    flow_nothing: str = QT_TRANSLATE_NOOP(
        "Charts", "No message is sent or received this month."
    )
    step: str = QT_TRANSLATE_NOOP("Charts", "What happens")
    sent: str = QT_TRANSLATE_NOOP("Charts", "Templates sent")
    delivered: str = QT_TRANSLATE_NOOP("Charts", "Delivered")
    undelivered: str = QT_TRANSLATE_NOOP("Charts", "{count} not delivered")
    undelivered_row: str = QT_TRANSLATE_NOOP("Charts", "Templates not delivered")
    paused: str = QT_TRANSLATE_NOOP("Charts", "{count} paused")
    later: str = QT_TRANSLATE_NOOP("Charts", "{count} next month")
    next_month: str = QT_TRANSLATE_NOOP("Charts", "Templates delivered next month")
    written: str = QT_TRANSLATE_NOOP("Charts", "People write")
    answered: str = QT_TRANSLATE_NOOP("Charts", "Answers sent")
    missed: str = QT_TRANSLATE_NOOP("Charts", "{count} too late")
    missed_row: str = QT_TRANSLATE_NOOP("Charts", "Answers that come too late")
    each: str = QT_TRANSLATE_NOOP("Charts", "{number} answers each")
    templates_cost: str = QT_TRANSLATE_NOOP("Charts", "Templates cost")
    answers_cost: str = QT_TRANSLATE_NOOP("Charts", "Answers cost")

    # strip
    strip_title: str = QT_TRANSLATE_NOOP("Charts", "What happens to one person?")
    strip_nothing: str = QT_TRANSLATE_NOOP("Charts", "Nobody can be shown here.")
    business: str = QT_TRANSLATE_NOOP("Charts", "Business")
    person: str = QT_TRANSLATE_NOOP("Charts", "Person")
    hours: str = QT_TRANSLATE_NOOP("Charts", "{hours} h")
    open_for: str = QT_TRANSLATE_NOOP("Charts", "Open for")
    answer: str = QT_TRANSLATE_NOOP("Charts", "Answer")
    from_ad: str = QT_TRANSLATE_NOOP("Charts", "From an ad")
    entry: str = QT_TRANSLATE_NOOP("Charts", "through an ad or Page button")

    def place(self, name: str) -> str:
        """Name a market or country, given as the rate card prints it."""
        return translated(name, self.language)

    def tell(self, name: str) -> str:
        """Say the name of a line of the plan, which a person gave or the grid did."""
        return in_language(name, self.language)

    def count(self, number: int) -> str:
        """Write a count with its thousands apart."""
        return f"{number:,}".replace(",", self.thousands)

    def amount(self, money: Money, decimals: int | None = None) -> str:
        """Write an amount without its currency."""
        whole, _, fraction = f"{money.rounded(decimals):,}".partition(".")
        shown = whole.replace(",", self.thousands)
        return f"{shown}{self.point}{fraction}" if fraction else shown

    def money(self, money: Money) -> str:
        """Write an amount with its currency."""
        return f"{self.amount(money)} {money.currency}"

    def more(self, before: Money, after: Money) -> str:
        """Write by how much one amount is more than another, both as they are shown."""
        found = shown_difference(before, after)
        sign = "+" if found.micros >= 0 else "\N{MINUS SIGN}"
        return f"{sign}{self.amount(replace(found, micros=abs(found.micros)))}"

    def rate(self, money: Money) -> str:
        """Write what one message costs, with all its decimals."""
        return f"{decimal_text(money.micros).replace('.', self.point)} {money.currency}"

    def share(self, ratio: float) -> str:
        """Write a ratio as a percentage with one decimal."""
        return self.percent.format(number=f"{ratio * 100:.1f}".replace(".", self.point))

    def signed_share(self, ratio: float) -> str:
        """Write a ratio as a percentage with one decimal and its sign."""
        sign = "+" if ratio >= 0 else "\N{MINUS SIGN}"
        return f"{sign}{self.share(abs(ratio))}"

    def short(self, day: date) -> str:
        """Write a day without its year, such as ``3 Nov``."""
        return self.day_form.format(day=day.day, month=self.months[day.month - 1])

    def weekday(self, day: date) -> str:
        """Write a day with its weekday, such as ``Tue 3 Nov``."""
        return self.weekday_form.format(
            weekday=self.weekdays[day.weekday()], day=self.short(day)
        )


ENGLISH: Final = Words()


_KINDS: Final = MappingProxyType(
    {
        CostKind.META: QT_TRANSLATE_NOOP("Charts", "Meta's charges"),
        CostKind.MARKUP: QT_TRANSLATE_NOOP("Charts", "Partner's mark-up"),
        CostKind.MESSAGE_FEE: QT_TRANSLATE_NOOP("Charts", "Partner's fees a message"),
        CostKind.INBOUND_FEE: QT_TRANSLATE_NOOP("Charts", "Fees for messages people write"),
        CostKind.CONVERSATION_FEE: QT_TRANSLATE_NOOP("Charts", "Fees for conversations"),
        CostKind.FAILED_FEE: QT_TRANSLATE_NOOP("Charts", "Fees for undelivered templates"),
        CostKind.PLATFORM_FEE: QT_TRANSLATE_NOOP("Charts", "Platform fee"),
        CostKind.SEAT_FEE: QT_TRANSLATE_NOOP("Charts", "Seats"),
        CostKind.TAX: QT_TRANSLATE_NOOP("Charts", "Taxes"),
    }
)


@dataclass(frozen=True, slots=True)
class PageWords:
    """The texts; braces stand for what is filled in."""

    kinds: Mapping[CostKind, str] = field(default_factory=lambda: _KINDS)
    untitled: str = QT_TRANSLATE_NOOP("Charts", "Plan without a name")
    headline: str = QT_TRANSLATE_NOOP("Charts", "Cost of the month")
    of_meta: str = QT_TRANSLATE_NOOP("Charts", "{meta} to Meta, {added} on top")
    displayed: str = QT_TRANSLATE_NOOP("Charts", "That is {amount}")
    spread: str = QT_TRANSLATE_NOOP(
        "Charts", "Meta's charges lie between {low} and {high} in eight of ten cases"
    )
    budget_lasts: str = QT_TRANSLATE_NOOP(
        "Charts", "Meta's charges stay within the budget of {budget}"
    )
    budget_ends: str = QT_TRANSLATE_NOOP(
        "Charts", "Meta's charges use up the budget of {budget} on {day}"
    )
    category: str = QT_TRANSLATE_NOOP("Charts", "Category")
    charged: str = QT_TRANSLATE_NOOP("Charts", "Charged")
    free: str = QT_TRANSLATE_NOOP("Charts", "Free")
    share: str = QT_TRANSLATE_NOOP("Charts", "Share")
    cost: str = QT_TRANSLATE_NOOP("Charts", "Cost")
    meta: str = QT_TRANSLATE_NOOP("Charts", "Meta's charges")
    total: str = QT_TRANSLATE_NOOP("Charts", "Total")
    assumptions: str = QT_TRANSLATE_NOOP("Charts", "What it rests on")
    rules: str = QT_TRANSLATE_NOOP("Charts", "Billing rules: {era}.")
    card: str = QT_TRANSLATE_NOOP(
        "Charts", "Rate card {card}: {source}, confidence {confidence}."
    )
    behaviour: str = QT_TRANSLATE_NOOP(
        "Charts",
        "Replies, answers and deliveries are the plan's numbers; presets are assumptions from "
        "common practice.",
    )
    estimate: str = QT_TRANSLATE_NOOP("Charts", "This is an estimate; Meta's invoice prevails.")
    foot: str = QT_TRANSLATE_NOOP("Charts", "Made with Tarife, {moment}")


PAGE_ENGLISH: Final = PageWords()


Key = TypeVar("Key")
Translate: TypeAlias = Callable[[str], str]

_NO_TEXTS: Final = ("thousands", "point", "language")
_YEAR: Final = 2024  # it begins on a Monday


def words_in(language: Language) -> Words:
    """Say every text of the charts in a language."""
    if language is Language.ENGLISH:
        return ENGLISH
    months = [date(_YEAR, month, 1) for month in range(1, 13)]
    days = [date(_YEAR, 1, day) for day in range(1, 8)]
    return words_by(
        partial(translated, language=language),
        language=language,
        thousands=".",
        point=",",
        months=tuple(in_language(say("{day:MMM}", day=day), language) for day in months),
        weekdays=tuple(_weekday(day, language) for day in days),
    )


def page_words_in(language: Language) -> PageWords:
    """Say every text of the month on one page in a language."""
    return page_words_by(partial(translated, language=language))


def words_by(translate: Translate, **signs: Any) -> Words:
    """Say every text of the charts as a translator does.

    Args:
        translate: The translator.
        signs: The fields that tell how names, numbers and days are written.
    """
    return Words(
        categories=_said(ENGLISH.categories, translate),
        reasons=_said(ENGLISH.reasons, translate),
        eras=_said(ENGLISH.eras, translate),
        models=_said(ENGLISH.models, translate),
        stretches=_said(ENGLISH.stretches, translate),
        **_texts(Words, translate),
        **signs,
    )


def page_words_by(translate: Translate) -> PageWords:
    """Say every text of the month on one page as a translator does."""
    return PageWords(kinds=_said(PAGE_ENGLISH.kinds, translate), **_texts(PageWords, translate))


def _weekday(day: date, language: Language) -> str:
    from babel.dates import format_date  # noqa: PLC0415 - slow, and seldom needed

    return format_date(day, "EEE", locale=language.value)


def _texts(words: type[Words | PageWords], translate: Translate) -> dict[str, Any]:
    return {
        field.name: translate(field.default)
        for field in fields(words)
        if isinstance(field.default, str) and field.name not in _NO_TEXTS
    }


def _said(texts: Mapping[Key, str], translate: Translate) -> Mapping[Key, str]:
    return {key: translate(text) for key, text in texts.items()}
