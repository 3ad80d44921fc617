"""What every sheet is written from."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import chain
from typing import Final, Self

from xlsxwriter.utility import quote_sheetname

from tarife.forecast.costs.all_in import AllIn, all_in
from tarife.forecast.ranges.spread import Spread
from tarife.forecast.result import Forecast
from tarife.insight.sensitivity import NumberSensitivity
from tarife.plan.checks.scenarios import of_scenario
from tarife.plan.model.addresses import Address
from tarife.plan.model.plan import Plan
from tarife.plan.model.scenarios import Lever, MonthChange, Scenario
from tarife.plan.names import known, name_in, visible_name
from tarife.plan.what_if.levers import scenario_plan
from tarife.terms.calendar import BillingMonth
from tarife.terms.languages import Language
from tarife.terms.problems import InputError, Problem
from tarife.terms.sentences import in_language, period_name, say
from tarife.workbook import texts
from tarife.workbook.drivers import Drivers, Factor
from tarife.workbook.played import OPENED, Pair, PlayedRow, count_rows, pairs_of, played_rows
from tarife.workbook.styles import Styles
from tarife.workbook.texts import ENGLISH, Voice

_MOST_NAME: Final = 80

MOST_MONTHS_BY_DAY: Final = 3
"""Plans of more months are computed month by month, for a sheet has room for so much only."""


MOST_ROWS_PLAYED: Final = 15_000
"""Of plan and scenarios together, see `_room_of`; with more people wait longer than 5 s."""


@dataclass(frozen=True, slots=True)
class Edition:
    """What a budget is to show.

    Attributes:
        written_at: The moment of writing, aware.
        scenarios: Name and forecast of each scenario, in the plan's order.
        spread: What trials over the ranges of the chosen variant gave, if it has ranges.
        chosen: The index of the variant that is shown first: 0 is the plan itself.
        sensitivities: What the numbers that matter most change, the strongest first.
        left_out: Name and first problem of each scenario that cannot be played, or has no room;
            the plan of the forecast is without them.
    """

    forecast: Forecast
    written_at: datetime
    voice: Voice = ENGLISH
    scenarios: tuple[tuple[str, Forecast], ...] = ()
    spread: Spread | None = None
    chosen: int = 0
    sensitivities: tuple[NumberSensitivity, ...] = ()
    left_out: tuple[tuple[str, Problem], ...] = ()

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Say why scenarios are left out, by their names."""
        return tuple(of_scenario(problem, name) for name, problem in self.left_out)

    def named(self) -> Self:
        """Say the names that the app gave in the language of the sheets."""
        language = self.voice.language

        def named(forecast: Forecast) -> Forecast:
            forecast = forecast.named_in(language)
            sources = (replace(one, name=self.voice.line(one.name)) for one in forecast.sources)
            return replace(forecast, sources=tuple(sources))

        def said(name: str) -> str:
            return visible_name(name_in(known(name, "scenarios"), language))

        return replace(
            self,
            forecast=named(self.forecast),
            scenarios=tuple((said(name), named(one)) for name, one in self.scenarios),
            left_out=tuple((said(name), problem) for name, problem in self.left_out),
        )


@dataclass(frozen=True, slots=True, eq=False)
class Variant:
    """The plan itself, or one of its scenarios, as the sheets show it.

    Attributes:
        name: Its name, like no other's in the workbook.
        rows: What was played; of several months those of each, one after the other.
        pairs: What costs money, likewise.
    """

    name: str
    forecast: Forecast
    rows: tuple[PlayedRow, ...]
    pairs: tuple[Pair, ...]
    bill: AllIn
    months: tuple["Variant", ...] = ()

    @property
    def has_real_days(self) -> bool:
        """Whether it begins with what really happened, which no number of Inputs moves."""
        return self.forecast.real_to is not None

    @classmethod
    def of(cls, name: str, forecast: Forecast) -> "Variant":
        bill = all_in(forecast, forecast.plan.costs)
        if len(forecast.months) == 1:
            return cls._of_month(name, forecast, bill, by_day=True)
        by_day = len(forecast.months) <= MOST_MONTHS_BY_DAY
        months = tuple(
            cls._of_month(name, month, all_in(month, forecast.plan.costs), by_day=by_day)
            for month in forecast.by_month
        )
        rows = tuple(chain.from_iterable(month.rows for month in months))
        pairs = tuple(chain.from_iterable(month.pairs for month in months))
        return cls(name, forecast, rows, pairs, bill, months)

    @classmethod
    def _of_month(
        cls, name: str, forecast: Forecast, bill: AllIn, *, by_day: bool
    ) -> "Variant":
        rows = played_rows(forecast.lines, by_day=by_day)
        return cls(name, forecast, rows, pairs_of(forecast, rows), bill)


@dataclass(frozen=True, slots=True, eq=False)
class Context:
    """An edition, or one of its months, with all that several sheets need to know of it.

    Attributes:
        days: The first day of each column on Calc, over all months.
        months: Each of its months, where it has several.
    """

    edition: Edition
    styles: Styles
    drivers: Drivers
    variants: tuple[Variant, ...]
    days: tuple[date, ...]
    months: tuple["Context", ...] = ()

    @classmethod
    def of(cls, edition: Edition, styles: Styles) -> "Context":
        edition = edition.named()
        variants = [Variant.of(edition.voice.say("Plan"), edition.forecast)]
        for number, (name, forecast) in enumerate(edition.scenarios, 1):
            variants.append(Variant.of(f"{number}. {findable(name)}", forecast))
        drivers = Drivers.of(edition.forecast.plan)
        days = edition.forecast.plan.period.dates()
        whole = cls(edition, styles, drivers, tuple(variants), days)
        count = len(edition.forecast.months)
        if count == 1:
            return whole
        months = tuple(whole._of_month(number) for number in range(count))
        days = tuple(chain.from_iterable(month.days for month in months))
        return replace(whole, days=days, months=months)

    def _of_month(self, number: int) -> "Context":
        """Give a month, counted from 0; its numbers are still driven by those of the plan."""
        edition, variants = self.edition, [one.months[number] for one in self.variants]
        forecast, *others = (one.forecast for one in variants)
        names = (name for name, _ in edition.scenarios)
        month = forecast.plan.month
        is_by_day = len(self.variants[0].months) <= MOST_MONTHS_BY_DAY
        return replace(
            self,
            edition=replace(
                edition, forecast=forecast, scenarios=tuple(zip(names, others, strict=True))
            ),
            variants=tuple(variants),
            days=month.dates() if is_by_day else (month.first_day,),
        )

    @property
    def by_month(self) -> tuple["Context", ...]:
        return self.months or (self,)

    @property
    def is_by_day(self) -> bool:
        """Whether a column on Calc is a day, else a month."""
        return len(self.days) > len(self.by_month)

    @property
    def period(self) -> str:
        """The name of its month, or of its first and last one."""
        return self.voice.tell(period_name(self.forecast.plan.period))

    @property
    def forecast(self) -> Forecast:
        return self.edition.forecast

    @property
    def plan(self) -> Plan:
        """The plan of all months, also where the context is one of them."""
        return self.drivers.plan

    @property
    def voice(self) -> Voice:
        return self.edition.voice

    @property
    def base(self) -> Variant:
        return self.variants[0]

    @property
    def chosen(self) -> Variant:
        """The plan or the scenario that is shown until another one is chosen."""
        return self.variants[self.edition.chosen]

    @property
    def title(self) -> str:
        name = self.forecast.plan.name or self.voice.tell(texts.UNTITLED)
        return f"{name} · {self.chosen.name}" if self.edition.chosen else name

    @property
    def currency(self) -> str:
        return self.forecast.lines.currency

    @property
    def month(self) -> BillingMonth:
        return self.forecast.plan.month

    def sheet(self, title: str) -> str:
        """Name a sheet for formulas on other sheets."""
        name: str = quote_sheetname(self.voice.say_in("workbook", title))
        return name

    def priced(self, title: str) -> str:
        return title.format(currency=self.currency)

    def factors_of(
        self, variant_index: int, row: PlayedRow, own: frozenset[Address]
    ) -> tuple[Factor, ...]:
        """Give what drives a row of the scenario at an index, which has `own_numbers`."""
        variant = self.variants[variant_index]
        if variant.has_real_days:
            return ()
        source = variant.forecast.sources[row.source]
        is_opened = variant.forecast.era.by_conversation and row.outcome in OPENED
        return self.drivers.of_row(source.id, row.category, own, of_conversations=is_opened)

    def own_numbers(self, variant_index: int) -> frozenset[Address]:
        """List the numbers that a scenario or a month has of its own."""
        plan, month = self.plan, self.variants[variant_index].forecast.plan.month
        changes: list[Scenario | MonthChange] = [plan.change_in(month)]
        if 0 < variant_index <= len(plan.scenarios):
            changes.append(plan.scenarios[variant_index - 1])
        own = {override.at for change in changes for override in change.overrides}
        levers = {entry.lever for change in changes for entry in change.adjustments}
        if Lever.RECATEGORISED_RATIO in levers:
            own |= {at for at in self.drivers.addresses if at.field == "recategorised_ratio"}
        return frozenset(own)


def findable(name: str) -> str:
    """Write a name so that a formula that looks for it finds it.

    A tilde quotes what follows it, and a text of more than 255 characters is not looked for.
    """
    return name.replace("~", "\N{TILDE OPERATOR}")[:_MOST_NAME]


def edition_of(  # noqa: PLR0913, PLR0917 - all that a budget is made of
    forecast: Forecast,
    written_at: datetime,
    language: Language,
    played: Callable[[Plan], Forecast],
    spread: Spread | None = None,
    shown: Scenario | None = None,
) -> Edition:
    """Forecast every scenario of a plan and put all of it together.

    A scenario that cannot be played, or for which there is no room, is left out, and why is
    told.

    Args:
        forecast: The plan's own forecast.
        written_at: The moment of writing, aware.
        language: The language of the sheets.
        played: Forecasts a plan; may raise `Stopped`.
        spread: What trials over the plan's ranges gave, if it has ranges.
        shown: The scenario that is shown first; like the plan it always has room.
    """
    plan, made = forecast.plan, dict[Scenario, Forecast]()
    left_out: dict[Scenario, Problem] = {}
    own = _room_of(forecast)
    used = own
    for scenario in sorted(plan.scenarios, key=lambda one: one != shown):
        if used + own > MOST_ROWS_PLAYED and scenario != shown:
            left_out[scenario] = _no_room()
            continue
        try:
            made[scenario] = played(scenario_plan(plan, scenario))
            used += _room_of(made[scenario])
        except InputError as error:
            left_out[scenario] = error.problems[0]
    kept = tuple(one for one in plan.scenarios if one in made)
    return Edition(
        replace(forecast, plan=replace(plan, scenarios=kept)),
        written_at,
        Voice(language),
        tuple((scenario.name, made[scenario]) for scenario in kept),
        spread,
        kept.index(shown) + 1 if shown in kept else 0,
        left_out=tuple((scenario.name, problem) for scenario, problem in left_out.items()),
    )


def _room_of(forecast: Forecast) -> int:
    """Count the rows of a forecast; those with a cell a day are as much work as two."""
    is_by_day = len(forecast.months) <= MOST_MONTHS_BY_DAY
    return count_rows(forecast) * (1 + is_by_day)


def _no_room() -> Problem:
    message = say("the plan and the scenarios before it are as much as a budget holds")
    hint = say("delete scenarios or lines, or plan fewer months at once")
    return Problem("budget-is-full", "", message, hint)


def with_moved(forecast: Forecast, moved: Scenario, language: Language) -> Forecast:
    """Let a budget have moved levers as one more scenario, after those of the plan."""
    voice, plan = Voice(language), forecast.plan
    own = in_language(moved.name, language)
    name = voice.say("{name}, sliders moved", name=own) if own else voice.say("Sliders moved")
    scenarios = (*plan.scenarios, replace(moved, name=name))
    return replace(forecast, plan=replace(plan, scenarios=scenarios))
