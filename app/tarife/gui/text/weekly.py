"""How much goes out each week: of a row, or of sends that are like those of one."""

from collections.abc import Iterable

from PySide6.QtCore import QLocale

from tarife.gui.text.numbers import count_text
from tarife.gui.text.times import repeated_text
from tarife.plan.grid import BROADCAST_TIME, BROADCAST_WEEKDAY, weekly_volumes
from tarife.plan.model.account import WEEKDAYS
from tarife.plan.model.lines import Broadcast, Repeat, Send
from tarife.plan.model.plan import GridRow
from tarife.terms.calendar import Period


def weekly_text(row: GridRow, period: Period) -> str:
    """Say how much of a plain number goes out each time: ``5 × 24,000 · Tue 11:00``."""  # noqa: RUF002
    rule = Repeat(BROADCAST_TIME, BROADCAST_WEEKDAY)
    parts = (weekly_volumes(row.marketing, month) for month in period.months)
    return _each_week(rule, period, {volume for part in parts for volume in part})


def weekly_sends_text(sends: Iterable[Send], period: Period) -> str:
    """Say so of several sends that together go out every week; nothing of any others."""
    moments = []
    for send in sends:
        if not isinstance(send.schedule, Broadcast):
            return ""
        of_months = map(send.schedule.moments_in, period.months)
        moments += [(at, send.volume) for own in of_months for at in own]
    days = sorted(at for at, _ in moments)
    rule = Repeat(days[0].time(), WEEKDAYS[days[0].weekday()]) if days else None
    if rule is None or days != [at for month in period.months for at in rule.moments(month)]:
        return ""
    return _each_week(rule, period, {volume for _, volume in moments})


def _each_week(rule: Repeat, period: Period, volumes: set[int]) -> str:
    each = "–".join(count_text(one, QLocale()) for one in sorted({min(volumes), max(volumes)}))  # noqa: RUF001
    return repeated_text(rule, period, each)
