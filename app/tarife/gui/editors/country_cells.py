"""The cells of a country's row: what its plain numbers and its lines come to together."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import cached_property
from typing import Any, Final, TypeAlias

from PySide6.QtCore import QLocale

from tarife.gui.editors.country_replies import Replies
from tarife.gui.editors.lines import only_rule, schedule_column, weekly
from tarife.gui.text.estimates import AMOUNT, COUNT, Estimate, Notation, text_of_a_day
from tarife.gui.text.headings import PER_DAY
from tarife.gui.text.languages import tr
from tarife.gui.text.names import filled, quoted, short_month_name
from tarife.gui.text.numbers import (
    ZERO_DASH,
    ParseError,
    amount_text,
    count_text,
    read_count,
)
from tarife.gui.text.schedules import read_each, read_times
from tarife.gui.text.times import read_weekly, repeated_text
from tarife.gui.text.weekly import weekly_sends_text, weekly_text
from tarife.gui.widgets.columns import Column, Heading, number_column
from tarife.plan.edits.edit import Edit
from tarife.plan.edits.grid import set_each, set_when
from tarife.plan.edits.lines import replace_line
from tarife.plan.edits.months import growth_of, volume_in
from tarife.plan.edits.numbers import set_number, set_range
from tarife.plan.grid import (
    all_lines,
    attempts_in,
    lines_of_row,
    times_in,
)
from tarife.plan.model.addresses import Address
from tarife.plan.model.lines import (
    Audience,
    Broadcast,
    EntryPoint,
    Inbound,
    Line,
    Schedule,
    Send,
    Steady,
    TemplateCategory,
)
from tarife.plan.model.plan import GridRow, Plan
from tarife.plan.what_if.months import months_of

VOLUMES: Final = tuple(one.value for one in TemplateCategory)
CELLS: Final = ("people", *VOLUMES, "reply_ratio", "ad_clicks_per_day", "inbound")
"""The numbers of a country."""
_MOST_FACTORS: Final = 3
"""Factors of months that are read at a glance."""
_DIGITS: Final = 9  # as many as a person could mean; drops what sums in binary add

GridCell: TypeAlias = tuple[Any, Column[Any]]


def read_only(name: str, heading: Heading, text: str = "", why: str = "") -> Column[Any]:
    """Make a cell that says something and is not edited."""
    return Column(name, heading, lambda _: text, fixed=why)


def usual(column: Column[Any], unit: Notation = AMOUNT) -> Column[Any]:
    """Make the cell of what a country has none of yet; a number there brings a line.

    Args:
        column: What it is; without a number, it is people who write on their own.
        unit: How these are read.
    """
    arrivals: Column[Any] = number_column("people_per_day", Inbound, unit, column.heading)
    number = column.number or arrivals.number

    def read(row: Any, text: str) -> Any:
        found = number.read(text) if number else ParseError(text, "")
        if isinstance(found, ParseError):
            return found
        if not found.likely:
            return row
        if column.number is None:
            return Inbound("", "", found.likely, country=row.country)
        is_whole = number is not None and number.unit is COUNT
        value = round(found.likely) if is_whole else found.likely
        changed: dict[str, Any] = {column.id: value}
        return replace(GridRow(row.country, reply_ratio=row.reply_ratio), **changed)

    return Column(
        column.id, arrivals.heading, lambda _: ZERO_DASH, read, edit_text=lambda _: ""
    )


class CountryCells:
    """Makes the cells of countries: typed there, of their only line, or sums of lines.

    Args:
        plan: The plan.
        lines: The lines of each country.
        cells_of: Gives the cells of a line.
    """

    def __init__(
        self,
        plan: Plan,
        lines: Mapping[str, tuple[Line, ...]],
        cells_of: Callable[[Any], tuple[GridCell, ...]],
    ) -> None:
        self._plan = plan
        self._lines = lines
        self._cells_of = cells_of
        self._in_grid = {row.country for row in plan.grid}
        self._beside: dict[tuple[str, str], float] = {}
        self.replies = Replies(plan, lines)

    def of(self, row: GridRow, columns: tuple[Column[Any], ...]) -> Iterator[GridCell]:
        """Give the cells of a country behind its name."""
        lines = self._lines.get(row.country, ())
        for at, column in enumerate(columns[1:], start=1):
            counted = [one for one in lines if _counts(one, column.id)]
            if column.id == "reply_ratio":
                yield self.replies.cell(row, column) or self._only(counted[0], column, at)
            elif column.id in CELLS:
                line, cell = self._number(row, column, counted, at)
                said = self._in_months(row, column.id, counted)
                if said:
                    cell = replace(cell, fixed=f"{cell.fixed} {said}".strip())
                yield line, cell
            elif column.id == "when":
                yield self._when(row, column, counted, at)
            else:
                yield row, column

    def beside(self, row: Any, column: Column[Any]) -> float | None:
        """Give what lines add to a plain number of a row, if any do."""
        is_row = isinstance(row, GridRow)
        return self._beside.get((row.country, column.id)) if is_row else None

    def times(self, row: Any, column: Column[Any]) -> int:
        """Count how often the number of a cell goes out: each month, or each time."""
        if isinstance(row, Send) and column.id == "volume":
            return self._times(row)
        is_volume = isinstance(row, GridRow) and column.id in VOLUMES
        return self._plan.months if is_volume else 1

    def whole(self, row: GridRow, column: Column[Any], own: Estimate) -> Estimate:
        """Give what a plain number and the lines beside it come to."""
        more, times = self._beside[row.country, column.id], self.times(row, column)
        ends = (round(one * times + more, _DIGITS) for one in (own.likely, own.low, own.high))
        return Estimate(*ends)

    def set_whole(
        self, row: GridRow, column: Column[Any], text: str, at: Address
    ) -> Edit | ParseError:
        """Let plain number and lines come to what is typed: the lines stay as they are.

        An empty text takes the plain number away.
        """
        if not text.strip():
            return set_number(at, 0)
        found = column.number.read(text) if column.number else ParseError(text, "")
        if isinstance(found, ParseError):
            return found
        more, times = self._beside[row.country, column.id], self.times(row, column)
        ends = [round(one - more, _DIGITS) for one in (found.likely, found.low, found.high)]
        if min(ends) < 0:
            template = tr("%1 is less than its lines come to, %2; change them in their rows")
            return ParseError(text, filled(template, quoted(text), self._amount_text(more)))
        if times > 1 and any(one % times for one in ends):
            template = tr("%1 cannot be shared evenly by %2 sends; write for example %3")
            nearest = count_text(int(more + ends[0] // times * times), QLocale())
            return ParseError(text, filled(template, quoted(text), str(times), nearest))
        likely, low, high = (one / times if times > 1 else one for one in ends)
        return set_range(at, low, likely, high) if low < high else set_number(at, likely)

    def set_when(self, row: GridRow, column: Column[Any], text: str) -> Edit | ParseError:
        """Let a plain number of marketing go out on other days."""
        sent = column.read(row, text) if column.read else ParseError(text, column.fixed)
        if isinstance(sent, ParseError):
            return sent
        months = self._plan.period.months
        if all(times_in(sent.schedule, month) for month in months):
            return set_when(row.country, sent.schedule)
        template = tr("%1 leaves a month out; write for example “every Friday 11:00”")
        return ParseError(text, template.replace("%1", quoted(text)))

    def sent(self, row: Any, column: Column[Any], text: str) -> Edit | ParseError | None:
        """Take what goes out each time as such; nothing where the text is no such thing."""
        is_row = isinstance(row, GridRow)
        if is_row and column.id != TemplateCategory.MARKETING:
            return None
        before = weekly(Steady()) if is_row else row.schedule
        found = self._each(before, text, is_usual=is_row)
        if found is None or isinstance(found, ParseError):
            return found
        if is_row:
            return set_each(row.country, *found)
        sent = replace(row, volume=found[0], schedule=found[1])
        return replace_line(sent, "volume", row)

    def _each(
        self, before: Schedule, text: str, *, is_usual: bool
    ) -> tuple[int, Schedule] | ParseError | None:
        """Read how much goes out each time, and when, over a schedule that stands there."""
        counted = read_times(text)
        if counted is None:
            each = read_weekly(text)
            if each is None:
                return read_each(text, self._plan.period)
            return each if isinstance(each, ParseError) else (each, weekly(before))
        each = read_count(counted[1], QLocale())
        if isinstance(each, ParseError):
            return each
        if not each:
            return None  # such as 12x00, a slip of the hand
        when = self._some_of(before, counted[0], is_usual=is_usual)
        if when is not None:
            return each, when
        times = self._times_of(before)
        template = tr(
            "%1 does not fit: there are %2[date|dates], under When; write for example %3"
        )
        example = f"{times} × {counted[1]}"  # noqa: RUF001
        return ParseError(text, filled(template, quoted(text), str(times), example))

    def _some_of(self, before: Schedule, wanted: int, *, is_usual: bool) -> Schedule | None:
        """Let something go out as often as wanted, if it does, or on some of the usual days.

        These nobody has given; fewer of them are taken, evenly.
        """
        times = self._times_of(before)
        if wanted == times:
            return before
        if not (is_usual and isinstance(before, Broadcast) and 0 < wanted < times):
            return None
        months = self._plan.period.months
        days = sorted(at for month in months for at in before.moments_in(month))
        some = tuple(days[number * times // wanted] for number in range(wanted))
        return replace(before, moments=some, repeats=())

    def people_text(self, row: GridRow) -> str:
        """Say how many people a row needs that does not say so itself."""
        audiences = lines_of_row(row, self._plan).audiences
        people = audiences[0].people if audiences else 0
        return count_text(people, QLocale()) if people else ""

    def _number(self, row: GridRow, column: Column[Any], lines: list[Any], at: int) -> GridCell:
        is_in_grid = row.country in self._in_grid
        own = getattr(row, column.id, 0) if is_in_grid else 0
        if own and lines:
            self._beside[row.country, column.id] = sum(map(self._amount, lines))
            template = tr("%1 of the row itself and %2 of %3[line|lines] below it")
            of_lines = self._text_of(lines)
            mine = self._amount_text(own * self.times(row, column))
            why = filled(template, mine, of_lines, str(len(lines)))
            return row, replace(column, fixed=why)
        is_plain = has_numbers(row) or not self._lines.get(row.country)
        if own or (is_in_grid and not lines and is_plain):
            if own and column.id == TemplateCategory.MARKETING:
                return row, replace(column, fixed=weekly_text(row, self._plan.period))
            return row, column
        if not lines:
            is_usual = column.number is not None and row.country
            return row, usual(column) if is_usual else column
        if len(lines) == 1:
            return self._only(lines[0], column, at)
        return row, self._total(column, lines)

    def _when(self, row: GridRow, column: Column[Any], sends: list[Any], at: int) -> GridCell:
        """Give when marketing goes out: the plain number's, its only send's, or how many."""
        plain = row.marketing if row.country in self._in_grid else 0
        if plain and not sends:
            return row, self._weekly(row, column)
        if len(sends) == 1 and not plain:
            return self._only_when(sends[0], self._cells_of(sends[0])[at][1])
        if not sends:
            return row, column
        count = len(sends) + bool(plain)
        weekly_sends = "" if plain else weekly_sends_text(sends, self._plan.period)
        text = weekly_sends or filled(tr("%1[send|sends]"), str(count))
        why = tr("Of several sends; unfold the row and change them there.")
        return row, read_only("when", column.heading, text, why)

    def _only_when(self, send: Send, days: Column[Any]) -> GridCell:
        """Give the days of a country's only send, with how much goes out each time."""
        times = self._times(send)
        if times == 1:
            return send, days
        volume, said = count_text(send.volume, QLocale()), days.text(send)
        rule = only_rule(send.schedule)
        text = f"{times} × {volume} · {said}"  # noqa: RUF001
        if rule is not None and rule.weekday and not rule.week:
            text = repeated_text(rule, self._plan.period, volume)

        def read(line: Any, typed: str) -> Any:
            return line if typed == text else days.read(line, typed) if days.read else line

        return send, replace(days, cell=lambda _: text, read=read)

    def _weekly(self, row: GridRow, column: Column[Any]) -> Column[Any]:
        """Make the cell of a plain number's days, which are typed as those of any send."""
        send = Send("", "", "", TemplateCategory.MARKETING, 0, weekly(Steady()))
        days, text = schedule_column(self._plan), weekly_text(row, self._plan.period)

        def read(_: Any, typed: str) -> Any:
            return send if typed == text else days.read(send, typed) if days.read else send

        return replace(
            days,
            id="when",
            heading=column.heading,
            cell=lambda _: text,
            read=read,
            edit_text=lambda _: days.edit_text(send) if days.edit_text else "",
            calendar=lambda _: days.calendar(send) if days.calendar else None,
        )

    def _only(self, line: Any, column: Column[Any], at: int) -> GridCell:
        """Give the cell of a country's only line of a kind, which is edited in its place."""
        found = self._cells_of(line)[at]
        times = self._times(line)
        if not isinstance(line, Send) or column.id == "reply_ratio" or times == 1:
            return found

        def read(send: Any, text: str) -> Any:
            total = read_count(text, QLocale())
            if isinstance(total, ParseError):
                return total
            if times == 0 or total % times:
                template = tr("%1 cannot be shared evenly by %2 sends; write for example %3")
                example = filled(
                    tr("%1 × weekly"),  # noqa: RUF001
                    count_text(total // max(times, 1), QLocale()),
                )
                return ParseError(text, filled(template, quoted(text), str(times), example))
            return replace(send, volume=total // times)

        return line, Column(
            "volume",
            found[1].heading,
            lambda send: count_text(send.volume * times, QLocale()),
            read,
        )

    def _total(self, column: Column[Any], lines: list[Any]) -> Column[Any]:
        """Make the cell of several lines: what they come to, which is changed in the lines."""
        text = self._text_of(lines)
        template = tr("The sum of %1[line|lines]; unfold the row and change them there.")
        why = filled(template, str(len(lines)))
        if column.id in PER_DAY:
            shown = text_of_a_day(sum(map(self._amount, lines)), QLocale())
            why = f"{text}. {why}" if shown != text else why
            made = read_only(column.id, column.heading, shown, why)
            return replace(made, edit_text=lambda _: text)
        return read_only(column.id, column.heading, text, why)

    @cached_property
    def _sent(self) -> Counter[tuple[str, str]]:
        """Count what goes out in all months, with what differs there: country and category."""
        found: Counter[tuple[str, str]] = Counter()
        for own in months_of(self._plan):
            whole = all_lines(own)
            country_of = {one.id: one.country for one in whole.audiences}
            for send in whole.sends:
                at = country_of.get(send.audience, ""), send.category.value
                found[at] += attempts_in(send, own.month)
        return found

    def months_told(self) -> str:
        """Say what single months make of all volumes shown; nothing where they leave them."""
        if not _differs(self._plan):
            return ""
        rows = sum(getattr(row, name) for row in self._plan.grid for name in VOLUMES)
        lines = (line for own in self._lines.values() for line in own)
        shown = rows * self._plan.months
        shown += sum(self._amount(line) for line in lines if isinstance(line, Send))
        sent = self._sent.total()
        if sent == shown:
            return ""
        template = tr("%1[message|messages] as planned; %2 go out (%3).")
        amounts = self._amount_text(shown), self._amount_text(sent)
        return filled(template, *amounts, _factors_text(self._plan))

    def _in_months(self, row: GridRow, name: str, lines: list[Any]) -> str:
        """Say what single months make of a country's volume; nothing where they leave it."""
        if name not in VOLUMES or not _differs(self._plan):
            return ""
        own = getattr(row, name) * self._plan.months
        if self._sent[row.country, name] == own + sum(map(self._amount, lines)):
            return ""
        template = tr("%1 go out in all months, with what differs in single ones.")
        return template.replace("%1", self._amount_text(self._sent[row.country, name]))

    def _text_of(self, lines: list[Any]) -> str:
        return self._amount_text(sum(map(self._amount, lines)))

    def _amount_text(self, total: float) -> str:
        is_whole = total == int(total)
        return count_text(int(total), QLocale()) if is_whole else amount_text(total, QLocale())

    def _amount(self, line: Any) -> float:
        match line:
            case Audience():
                return line.people
            case Send():
                return line.volume * self._times(line)
            case EntryPoint():
                return line.clicks_per_day
            case _:
                return float(line.people_per_day)

    def _times(self, line: Any) -> int:
        """Count how often the volume of a send goes out: at each moment, or in each month."""
        return self._times_of(line.schedule) if isinstance(line, Send) else 1

    def _times_of(self, schedule: Schedule) -> int:
        return sum(times_in(schedule, month) for month in self._plan.period.months)


def unused(plan: Plan) -> tuple[str, ...]:
    """Name the numbers beside marketing and utility that no country of a plan has."""
    names = (TemplateCategory.AUTHENTICATION.value, "ad_clicks_per_day", "inbound")
    return tuple(
        name
        for name in names
        if not any(getattr(row, name, 0) for row in plan.grid)
        and not any(_counts(line, name) for line in plan.lines)
    )


def _differs(plan: Plan) -> bool:
    return bool(plan.changes or plan.growth)


def _factors_text(plan: Plan) -> str:
    """Say which months have more or less of all volume: ``Dec × 1.6``."""  # noqa: RUF002
    growth, months = growth_of(plan), plan.period.months
    factors = {month: volume_in(plan, month) for month in months}
    found = [
        f"{short_month_name(month)} × {amount_text(factor, QLocale())}"  # noqa: RUF001
        for month, factor in factors.items()
        if factor != 1
    ]
    if growth != 1:
        template = tr("growth × %1 a month")  # noqa: RUF001
        found.append(template.replace("%1", amount_text(growth, QLocale())))
    is_short = 0 < len(found) <= _MOST_FACTORS
    return ", ".join(found) if is_short else tr("what differs in single months")


def has_numbers(row: GridRow) -> bool:
    """Tell whether a row stands for any lines."""
    return replace(row, reply_ratio=0) != GridRow(row.country, reply_ratio=0)


def has_volume(row: GridRow) -> bool:
    """Tell whether a row sends anything."""
    return any(getattr(row, name) for name in VOLUMES)


def _counts(line: Line, name: str) -> bool:
    """Tell whether a line counts in the column of a country's row."""
    match line:
        case Audience():
            return name == "people"
        case Send():
            is_marketing = line.category is TemplateCategory.MARKETING
            return name == line.category or (name in ("reply_ratio", "when") and is_marketing)
        case EntryPoint():
            return name == "ad_clicks_per_day"
        case Inbound():
            return name == "inbound"
