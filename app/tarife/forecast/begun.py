"""Lays what really happened over a forecast: the first days are real, the others go on."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any, Final

import numpy as np

from tarife.billing.eras import Era
from tarife.billing.ledger import LINE_COLUMNS, REASON_CODES, LedgerLines, Reason
from tarife.forecast.account import billing_settings, era_of
from tarife.forecast.month_usage import sums_by_day, used_by
from tarife.forecast.result import Forecast, ForecastMonth, Source
from tarife.forecast.start import Start
from tarife.plan.model.actuals import ActualReason, Actuals, ActualSum
from tarife.plan.model.plan import Plan
from tarife.plan.what_if.months import months_of
from tarife.rates.markets.markets import Markets
from tarife.terms.calendar import BillingMonth
from tarife.terms.categories import CODES, Category
from tarife.terms.marking import marked
from tarife.terms.problems import InputError, Problem
from tarife.terms.sentences import period_name, say

REAL_TRAFFIC: Final = Source("", say("Real traffic"))
"""What causes the messages of real days: which line of the plan did, nobody told."""

UNKNOWN_MARKET: Final = marked("Market not told")

_DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True, eq=False)
class RealDays:
    """What happened on the days before a plan goes on.

    Attributes:
        sums: What happened on each day that is known.
        start: The first day that is forecast; the day after the plan's last if none is left.
    """

    sums: Mapping[date, tuple[ActualSum, ...]]
    start: date

    @classmethod
    def of(cls, plan: Plan, start: date | None, today: date | None = None) -> "RealDays":
        """Take the days before a start, or all that are known.

        Args:
            plan: The plan, which holds what happened.
            start: The first day to forecast; the day after the last known one if nothing.
            today: The day that is not over yet, and so known in part only.

        Raises:
            InputError: If nothing is known of any of them, their money is in another currency,
                or the start is not a later day of the plan.
        """
        period, actuals = plan.period, plan.actuals
        end = min(day for day in (start, today, period.last_day + _DAY) if day)
        sums = {d: own for d, own in actuals.by_day.items() if period.first_day <= d < end}
        if not sums:
            raise InputError([_nothing_known(plan)])
        if actuals.currency != plan.account.currency:
            raise InputError([_other_currency(actuals, plan)])
        start = start or max(sums) + _DAY
        if not period.first_day < start <= period.last_day + _DAY:
            raise InputError([_outside(start, plan)])
        return cls(sums, start)

    def past(self, planned: Forecast) -> dict[date, Sequence[ActualSum]]:
        """Give what each day before the start has: what is known, else what is planned."""
        lines = sums_by_day(planned.lines)
        dates = planned.plan.period.dates()
        return {day: self.sums.get(day, lines[day]) for day in dates if day < self.start}

    def start_of(self, planned: Forecast, markets: Markets) -> Start | None:
        """Say what is used of the month's allowance and tiers, and spent of the running budget.

        Nothing where no day is left.
        """
        plan, start, past = planned.plan, self.start, self.past(planned)
        if start > plan.period.last_day:
            return None
        month = next(one for one in months_of(plan) if one.month == BillingMonth.of(start))
        settings, era = billing_settings(month, markets), era_of(month)
        assert era is not None  # noqa: S101 - a plan that has a forecast has rules
        used = [one for day in past if day >= month.month.first_day for one in past[day]]
        allowance, tiers = used_by(used, settings, (era, plan.account.numbers))
        budget = next(
            (
                period
                for period, _ in plan.budgets
                if period.first_day <= start <= period.last_day
            ),
            plan.period,
        )
        spent = sum(one.micros for day in past if day >= budget.first_day for one in past[day])
        return Start(start, allowance, tiers, spent)

    def laid_over(self, planned: Forecast, rest: Forecast | None) -> Forecast:
        """Put together what happened, what was planned of unknown days, and what is to come.

        What nobody counts of real days stays as planned: messages that people wrote, and those
        that were never delivered.

        Args:
            planned: The forecast of the plan as if nothing had happened.
            rest: The forecast from the start on; nothing if no day is left.
        """
        real = _real_lines(planned, self.sums)
        lines, first = planned.lines, planned.lines.calendar.first_day
        known = np.isin(lines.day, [(day - first).days for day in self.sums])
        is_past = lines.day < (self.start - first).days
        is_planned = ~known | lines.refused | lines.paused
        parts = [real, lines.taken(is_past & is_planned)]
        ratio = 0.0
        if rest is not None:
            parts.append(rest.lines)
            whole = sum(part.total_micros for part in parts)
            share = rest.total.micros / whole if whole else 0.0
            ratio = rest.playing.standard_error_ratio * share
        return replace(
            planned,
            lines=_joined(parts),
            months=tuple(self._months(planned, real)),
            sources=(*planned.sources, REAL_TRAFFIC),
            notes=(*planned.notes, *self._notes(planned)),
            playing=replace(planned.playing, standard_error_ratio=ratio),
            real_to=self.start - _DAY,
            rest=rest,
        )

    def _notes(self, planned: Forecast) -> Iterator[Problem]:
        """Say which days really happened, and of which nothing is known."""
        message = say(
            "up to {day} it is what really happened; the days after it are forecast from there",
            day=self.start - _DAY,
        )
        yield Problem("real-days", "", message)
        days = planned.plan.period.dates()
        unknown = tuple(day for day in days if day < self.start and day not in self.sums)
        if unknown:
            message = say(
                "of {days:,|day|days} gone by nothing is known, and the plan counts",
                days=len(unknown),
            )
            yield Problem("unknown-days", "", message)

    def _months(self, planned: Forecast, real: LedgerLines) -> Iterator[ForecastMonth]:
        """Let as many templates have been sent as were delivered."""
        known, first = set(self.sums), real.calendar.first_day
        for month in planned.months:
            own = [(day - first).days for day in month.plan.period.dates() if day in known]
            more = _templates(real, own) - _templates(planned.lines, own)
            flow = replace(month.flow, attempts=max(0, month.flow.attempts + more))
            yield replace(month, flow=flow)


def _real_lines(planned: Forecast, sums: Mapping[date, Sequence[ActualSum]]) -> LedgerLines:
    """Write what happened as ledger lines of the last source."""
    lines = planned.lines
    named = {one.market or UNKNOWN_MARKET for of_day in sums.values() for one in of_day}
    markets = sorted({*lines.markets, *named})
    messages: Counter[tuple[int, ...]] = Counter()
    micros: Counter[tuple[int, ...]] = Counter()
    for day, of_day in sums.items():
        reasons = _reasons(planned.era_on(day))
        for actual in of_day:
            key = (
                (day - lines.calendar.first_day).days,
                markets.index(actual.market or UNKNOWN_MARKET),
                CODES[actual.charged_as or actual.category],
                REASON_CODES[reasons[actual.reason]],
            )
            messages[key] += actual.messages
            micros[key] += actual.micros
    keys = sorted(messages)
    columns = np.array(keys, dtype=np.int64).reshape(-1, 4).T
    return replace(
        lines,
        source=np.full(len(keys), len(planned.sources), dtype=np.int64),
        day=columns[0],
        market=columns[1],
        category=columns[2].astype(np.uint8),
        reason=columns[3].astype(np.uint8),
        messages=np.array([messages[key] for key in keys], dtype=np.int64),
        charge_micros=np.array([micros[key] for key in keys], dtype=np.int64),
        markets=tuple(markets),
    )


def _reasons(era: Era) -> Mapping[ActualReason, Reason]:
    """Say as what the reasons that are kept count; why else something was free, nobody told."""
    is_opened = era.by_conversation
    return {
        ActualReason.CHARGED: (
            Reason.CONVERSATION_OPENED if is_opened else Reason.MESSAGE_DELIVERED
        ),
        ActualReason.ALLOWANCE: Reason.FREE_TIER,
        ActualReason.FREE_ENTRY_POINT: Reason.FREE_ENTRY_POINT,
        ActualReason.OTHERWISE_FREE: (
            Reason.CONVERSATION_OPEN if is_opened else Reason.ERA_FREE
        ),
    }


def _joined(parts: Sequence[LedgerLines]) -> LedgerLines:
    """Put ledger lines of the same days together, in order."""
    markets = sorted({name for part in parts for name in part.markets})
    renamed = []
    for part in parts:
        at = np.array([markets.index(name) for name in part.markets], dtype=np.int64)
        renamed.append(replace(part, market=at[part.market]))
    columns: dict[str, Any] = {
        name: np.concatenate([getattr(one, name) for one in renamed]) for name in LINE_COLUMNS
    }
    whole = replace(renamed[0], markets=tuple(markets), **columns)
    keys = (whole.reason, whole.category, whole.market, whole.day, whole.source)
    return whole.taken(np.lexsort(keys))


def _templates(lines: LedgerLines, days: Sequence[int]) -> int:
    """Count the templates that were delivered on some days."""
    reached = ~(lines.refused | lines.paused) & (lines.category != CODES[Category.SERVICE])
    return int(lines.messages[reached & np.isin(lines.day, days)].sum())


def _nothing_known(plan: Plan) -> Problem:
    message = say("nothing is known of any day of {months}", months=period_name(plan.period))
    hint = say("bring in real traffic of these months: webhooks, a log or analytics")
    return Problem("no-actuals", "", message, hint)


def _other_currency(actuals: Actuals, plan: Plan) -> Problem:
    message = say(
        "the real traffic was billed in {told}, the plan is in {own}",
        told=actuals.currency,
        own=plan.account.currency,
    )
    hint = say("set the account's currency back, or remove the real traffic")
    return Problem("other-currency", "", message, hint)


def _outside(day: date, plan: Plan) -> Problem:
    period = plan.period
    return Problem(
        "day-outside-month",
        "--from",
        say("{day!r} is not in {month}", day=day.isoformat(), month=period),
        say(
            "choose a day from {first_day} to {last_day}",
            first_day=period.first_day + _DAY,
            last_day=period.last_day,
        ),
    )
