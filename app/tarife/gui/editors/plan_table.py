"""The table of the whole plan: a row a country, which unfolds into its lines."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import Any, Final, TypeAlias, cast

from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QFont

from tarife.gui.editors.lines import grid_table, schedule_column, weekly
from tarife.gui.editors.time_fields import (
    DAYS,
    HOURS_OF_DAY,
    day_columns,
    hours_column,
    schedule_days,
)
from tarife.gui.tables.cell_roles import FOLD_ROLE, INDENT_ROLE, SUM_ROLE
from tarife.gui.tables.kept_rows import Folding, KeptRow
from tarife.gui.tables.line_table import Table, TableRows
from tarife.gui.text.countries import Countries
from tarife.gui.text.estimates import AMOUNT, COUNT, PERCENT, Unit
from tarife.gui.text.languages import spoken, tr
from tarife.gui.text.names import filled, quoted
from tarife.gui.text.numbers import (
    ZERO,
    ParseError,
    amount_text,
    count_text,
    percent_text,
    read_count,
)
from tarife.gui.text.times import read_weekly, repeated_text, short_day_text
from tarife.gui.widgets.columns import (
    Column,
    Heading,
    figures,
    name_column,
    number_column,
)
from tarife.plan.edits.edit import Edit
from tarife.plan.edits.grid import (
    add_usual_lines,
    change_country,
    countries_of,
    country_of,
    lines_by_country,
    set_weekly,
)
from tarife.plan.edits.lines import KINDS, replace_line
from tarife.plan.grid import BROADCAST_TIME, BROADCAST_WEEKDAY, opened
from tarife.plan.model.addresses import Address, PartName
from tarife.plan.model.behaviour import Behaviour, behaviour_of
from tarife.plan.model.lines import (
    Audience,
    Broadcast,
    EntryPoint,
    Inbound,
    Line,
    Repeat,
    Send,
    TemplateCategory,
)
from tarife.plan.model.plan import GridRow, Plan
from tarife.plan.names import named_in
from tarife.terms.marking import marked
from tarife.terms.problems import FieldPath, field_text

_PARTS: Final = tuple(KINDS.values())
_INBOUND: Final = figures(
    marked("Inbound/day"), marked("People a day who write on their own, on average"), 84
)
_WHEN: Final = Heading(
    marked("When"),
    marked(
        "Days and a time, such as “3, 10, 17 at 11:00”, “weekly” or “every day”; of people who "
        "come, the hours"
    ),
    width=120,
)
_FROM: Final = Heading(marked("From"), marked("The first day, included."), width=84)
_UNTIL: Final = Heading(marked("Until"), marked("The last day, included."), width=84)
_CELLS: Final = ("people", *(one.value for one in TemplateCategory), "reply_ratio")
_ARRIVALS: Final = ("ad_clicks_per_day", "inbound")

Cell: TypeAlias = tuple[Any, Column[Any]]


def key_of(line: Line) -> str:
    """Give what tells a line from all rows of the table."""
    return f"{KINDS[type(line)]}:{line.id}"


def plan_table(countries: Countries, folding: Folding) -> Table[Any]:
    """Make the table of a plan's countries with their lines."""
    rows = grid_table(countries)

    def columns(plan: Plan) -> tuple[Column[Any], ...]:
        country, *numbers = rows.columns(plan)
        days = ("when", _WHEN), ("first", _FROM), ("last", _UNTIL)
        inbound = _usual(_read_only("inbound", _INBOUND))
        return (
            country,
            *numbers,
            inbound,
            *(_read_only(name, heading) for name, heading in days),
        )

    def changed(_index: int, name: str, line: Any, before: Any) -> Edit:
        if not isinstance(before, GridRow):
            return replace_line(line, name, before)
        if name == "country" or line is before:
            return change_country(before.country, line.country)
        return add_usual_lines(line)

    return Table(
        "grid",
        lambda plan: cast("Any", countries_of(plan)),
        _row_key,
        columns,
        changed,
        rows.newcomers,
        make_sheet=lambda table, plan: PlanRows(table, plan, folding, countries),
    )


def _row_key(row: Any) -> str:
    if isinstance(row, KeptRow):
        return row.key
    return str(row.country) if isinstance(row, GridRow) else key_of(row)


def _read_only(name: str, heading: Heading, text: str = "", why: str = "") -> Column[Any]:
    """Make a cell that says something and is not edited."""
    return Column(name, heading, lambda _: text, fixed=why)


def _usual(column: Column[Any]) -> Column[Any]:
    """Make the cell of what a country has none of yet; a number there brings a line."""
    arrivals: Column[Any] = number_column("people_per_day", Inbound, AMOUNT, column.heading)
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
        return replace(GridRow(row.country), **changed)

    return Column(column.id, arrivals.heading, lambda _: ZERO, read, edit_text=lambda _: "")


class PlanRows(TableRows[Any]):
    """The countries of a plan, and below each that is unfolded its lines.

    The usual lines of a row are shown as what they would become if one were edited.
    """

    def __init__(
        self, table: Table[Any], plan: Plan, folding: Folding, countries: Countries
    ) -> None:
        self.table = table
        self.plan = plan
        self._folding = folding
        self._countries = countries
        self._rows_by_country = {row.country: row for row in plan.grid}
        self._own = lines_by_country(plan)
        names = countries_of(plan)
        whole = plan
        for country in names:
            if country in folding.unfolded and country in self._rows_by_country:
                whole = opened(whole, country)
        if whole is not plan:
            whole = named_in(whole, spoken())
        self._whole = whole
        shown = self._own if whole is plan else lines_by_country(whole)
        self._positions = {
            key_of(line): (part, index)
            for part in _PARTS
            for index, line in enumerate(getattr(whole, part))
        }
        self._of_country = shown
        rows: list[Any] = [one for one in folding.kept if not one.after]
        for country in names:
            rows.append(self._rows_by_country.get(country, GridRow(country)))
            if country in folding.unfolded:
                rows += shown.get(country, ())
            rows += (one for one in folding.kept if one.after == country != "")
        rows += (one for one in folding.kept if one.after not in ("", *names))
        self.rows = tuple(rows)
        self.keys = tuple(map(table.key, self.rows))
        self.columns = table.columns(plan)
        self._headings = {column.id: column.heading for column in self.columns}
        self._ranges = {entry.at: entry for entry in whole.ranges}
        self._measured = plan.measured
        self._more: dict[tuple[str, str], str] = {}
        self._cell_cache: dict[str, tuple[Cell, ...]] = {}

    def cell(self, index: int, number: int) -> Cell:
        key = self.keys[index]
        if key not in self._cell_cache:
            row = self.rows[index]
            if isinstance(row, KeptRow):
                self._cell_cache[key] = row.cells(self.columns, self._countries)
            else:
                made = self._of_row if isinstance(row, GridRow) else self._of_line
                self._cell_cache[key] = tuple(made(row))
        return self._cell_cache[key][number]

    def address(self, row: Any, column: Column[Any]) -> Address:
        if isinstance(row, GridRow | KeptRow):
            return Address("grid", row.country, column.id)
        return Address(cast("PartName", KINDS[type(row)]), row.id, column.id)

    def parse_edit(
        self, index: int, row: Any, column: Column[Any], text: str
    ) -> Edit | ParseError:
        """Take what is sent every week as such, and all else as any table does."""
        each = read_weekly(text) if column.is_editable else None
        if isinstance(row, Send) and column.id == "volume" and each is not None:
            if isinstance(each, ParseError):
                return each
            sent = replace(row, volume=each, schedule=weekly(row.schedule))
            return replace_line(sent, "volume", row)
        if isinstance(row, GridRow) and column.id == "marketing" and each is not None:
            return each if isinstance(each, ParseError) else set_weekly(row.country, each)
        return super().parse_edit(index, row, column, text)

    def path_of_cell(self, index: int, number: int) -> FieldPath:
        row, column = self.cell(index, number)
        if isinstance(row, GridRow):
            grid = [one.country for one in self.plan.grid]
            index = grid.index(row.country) if row.country in grid else len(grid)
            return FieldPath(("grid", index, column.id), self._countries.name(row.country))
        if isinstance(row, KeptRow):
            return FieldPath(("grid", len(self.plan.grid), column.id), row.name)
        part, index = self._positions.get(key_of(row), (KINDS[type(row)], 0))
        return FieldPath((part, index, *column.id.split(".")), row.name)

    def place_and_field(self, where: str | FieldPath) -> tuple[int, str] | None:
        part, *inside = (where.steps if isinstance(where, FieldPath) else ()) or ("",)
        lines = getattr(self.plan, str(part)) if part in ("grid", *_PARTS) else ()
        if len(inside) < 2 or not isinstance(inside[0], int) or inside[0] >= len(lines):  # noqa: PLR2004
            return None
        line, name = lines[inside[0]], field_text(inside[1:])
        index = self.index_of(self.table.key(line))
        if index >= 0:
            return index, name
        return self.index_of(country_of(line, self.plan)), self.columns[0].id

    def is_by_key(self, index: int) -> bool:
        return not self.rows or isinstance(self.rows[index], GridRow | KeptRow)

    def title(self, index: int) -> str:
        row = self.rows[index]
        return self._title(row.country) if isinstance(row, GridRow) else str(row.name)

    def look(self, index: int, number: int, role: int) -> Any:
        row = self.rows[index]
        is_row = isinstance(row, GridRow)
        if isinstance(row, KeptRow):
            return row.look(number, role)
        if role == INDENT_ROLE:
            goes_to = getattr(row, "audience", "")
            return 0 if number else 1 if is_row else 3 if goes_to else 2
        if role == Qt.ItemDataRole.FontRole and is_row and not number:
            font = QFont()
            font.setWeight(QFont.Weight.DemiBold)
            return font
        if role == FOLD_ROLE and is_row and not number:
            has_lines = bool(self._own.get(row.country)) or _has_numbers(row)
            return row.country in self._folding.unfolded if has_lines else None
        if role == SUM_ROLE:
            return is_row and not self.cell(index, number)[1].is_editable
        return None

    def _title(self, country: str) -> str:
        return self._countries.name(country) if country else tr("Without an audience")

    def _of_row(self, row: GridRow) -> Iterator[Cell]:
        """Give the cells of a country: typed there, of its only line, or sums of lines."""
        lines = self._own.get(row.country, ())
        if row.country:
            yield row, self.columns[0]
        else:
            yield row, Column("country", self.columns[0].heading, lambda _: self._title(""))
        for column in self.columns[1:]:
            if column.id in (*_CELLS, *_ARRIVALS):
                yield self._sum(row, column, [one for one in lines if _counts(one, column.id)])
            elif column.id == "when" and row.marketing:
                repeat = Repeat(BROADCAST_TIME, BROADCAST_WEEKDAY)
                text = repeated_text(repeat, self.plan.period)
                why = tr("A plain number goes out every week; unfold it to change its days.")
                yield row, _read_only("when", column.heading, text, why)
            else:
                yield row, column

    def shown(self, row: Any, column: Column[Any]) -> str:
        """Say what a cell shows; a plus stands where other lines add to a number."""
        text = super().shown(row, column)
        more = self._more.get((row.country, column.id)) if isinstance(row, GridRow) else None
        return f"{text} +" if more else text

    def _sum(self, row: GridRow, column: Column[Any], lines: list[Any]) -> Cell:
        is_in_grid = row.country in self._rows_by_country
        is_ratio = column.id == "reply_ratio"
        own = (
            getattr(row, column.id, 0) if is_in_grid and (row.marketing or not is_ratio) else 0
        )
        if own and lines and not is_ratio:
            self._more[row.country, column.id] = self._text_of(lines)
        is_plain = is_ratio or _has_numbers(row) or not self._own.get(row.country)
        if own or (is_in_grid and not lines and is_plain):
            more = self._more.get((row.country, column.id), "")
            why = tr("Beside its lines, which come to %1.").replace("%1", more) if more else ""
            return row, replace(column, fixed=why) if column.number else _usual(column)
        if not lines:
            return row, _usual(column) if row.country and not is_ratio else column
        if len(lines) == 1:
            return self._only(lines[0], column)
        return row, self._total(column, lines)

    def _only(self, line: Any, column: Column[Any]) -> Cell:
        """Give the cell of a country's only line of a kind, which is edited in its place."""
        found = next(
            cell
            for cell, one in zip(self._of_line(line), self.columns, strict=True)
            if one.id == column.id
        )
        times = _times(line, self.plan)
        if column.id in ("people", "reply_ratio", *_ARRIVALS) or times == 1:
            return found
        heading = found[1].heading

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
            heading,
            lambda send: count_text(send.volume * times, QLocale()),
            read,
        )

    def _total(self, column: Column[Any], lines: list[Any]) -> Column[Any]:
        """Make the cell of several lines: what they come to, which is changed in the lines."""
        if column.id == "reply_ratio":
            ratios = {behaviour_of(one.behaviour).reply_ratio for one in lines}
            ends = [percent_text(ratio, QLocale()) for ratio in (min(ratios), max(ratios))]
            text = " – ".join(dict.fromkeys(ends))  # noqa: RUF001
            why = tr("Of several sends; unfold the row and change them there.")
        else:
            text = self._text_of(lines)
            why = tr("The sum of its lines; unfold the row and change them there.")
        return _read_only(column.id, column.heading, text, why)

    def _text_of(self, lines: list[Any]) -> str:
        total = sum(_amount(one, self.plan) for one in lines)
        is_whole = total == int(total)
        return count_text(int(total), QLocale()) if is_whole else amount_text(total, QLocale())

    def _of_line(self, line: Any) -> tuple[Cell, ...]:
        cells: dict[str, Column[Any]] = {"country": name_column(self.columns[0].heading)}
        cells |= _CELLS_OF[type(line)](line, self)
        return tuple((line, cells.get(c.id, _read_only("", c.heading))) for c in self.columns)

    def numbers(self, name: str, field_: str, owner: type[Any], unit: Unit) -> Column[Any]:
        """Make the cell of a line's number below a heading of the table."""
        return number_column(field_, owner, unit, self._headings[name])

    def of_audience(self, line: Audience) -> dict[str, Column[Any]]:
        """Give the cells of an audience."""
        del line
        return {"people": self.numbers("people", "people", Audience, COUNT)}

    def of_send(self, send: Send) -> dict[str, Column[Any]]:
        """Give the cells of a send, whose volume stands below its category."""
        cells = {
            send.category.value: self.numbers(send.category.value, "volume", Send, COUNT),
            "reply_ratio": self.numbers(
                "reply_ratio", "behaviour.reply_ratio", Behaviour, PERCENT
            ),
            "when": replace(schedule_column(self._whole), heading=self._headings["when"]),
        }
        if isinstance(send.schedule, Broadcast):
            return cells | self._span_of(send.schedule)
        return cells | self.days(schedule_days())

    def _span_of(self, schedule: Broadcast) -> dict[str, Column[Any]]:
        """Tell the first and last day of a broadcast, which stand under When."""
        months = self._whole.period.months
        moments = [at for month in months for at in schedule.moments_in(month)]
        why = tr("Its days stand under When, and in its form.")
        return {
            side: _read_only(side, self._headings[side], text, why)
            for side, text in zip(("first", "last"), _ends(moments), strict=True)
        }

    def of_arrivals(self, line: EntryPoint | Inbound) -> dict[str, Column[Any]]:
        """Give the cells of people who come or write on their own."""
        is_ad = isinstance(line, EntryPoint)
        name, field_ = (
            ("ad_clicks_per_day", "clicks_per_day") if is_ad else ("inbound", "people_per_day")
        )
        return {
            name: self.numbers(name, field_, type(line), AMOUNT),
            "when": replace(hours_column(HOURS_OF_DAY), heading=self._headings["when"]),
            **self.days(DAYS),
        }

    def days(self, part: Any) -> dict[str, Column[Any]]:
        """Give the cells of the first and the last day."""

        def text(line: Any, side: str) -> str:
            day = getattr(part.of(line), side)
            return short_day_text(day) if day else ""

        made = day_columns(part, self._whole.period)
        return {
            side: replace(column, heading=self._headings[side], cell=partial(text, side=side))
            for side, column in zip(("first", "last"), made, strict=True)
        }


_CELLS_OF: Final = {
    Audience: lambda line, sheet: sheet.of_audience(line),
    Send: lambda line, sheet: sheet.of_send(line),
    EntryPoint: lambda line, sheet: sheet.of_arrivals(line),
    Inbound: lambda line, sheet: sheet.of_arrivals(line),
}


def _has_numbers(row: GridRow) -> bool:
    """Tell whether a row stands for any lines."""
    return replace(row, reply_ratio=0) != GridRow(row.country, reply_ratio=0)


def _counts(line: Line, name: str) -> bool:
    """Tell whether a line counts in the column of a country's row."""
    match line:
        case Audience():
            return name == "people"
        case Send():
            is_marketing = line.category is TemplateCategory.MARKETING
            return name == line.category or (name == "reply_ratio" and is_marketing)
        case EntryPoint():
            return name == "ad_clicks_per_day"
        case Inbound():
            return name == "inbound"


def _amount(line: Any, plan: Plan) -> float:
    match line:
        case Audience():
            return line.people
        case Send():
            return line.volume * _times(line, plan)
        case EntryPoint():
            return line.clicks_per_day
        case _:
            return float(line.people_per_day)


def _times(line: Any, plan: Plan) -> int:
    """Count how often the volume of a send goes out: at each moment, or in each month."""
    if not isinstance(line, Send):
        return 1
    if isinstance(line.schedule, Broadcast):
        return sum(len(line.schedule.moments_in(month)) for month in plan.period.months)
    days = line.schedule.days
    return sum(
        (days.first or month.first_day) <= month.last_day
        and (days.last or month.last_day) >= month.first_day
        for month in plan.period.months
    )


def _ends(moments: list[datetime]) -> tuple[str, str]:
    return (short_day_text(min(moments)), short_day_text(max(moments))) if moments else ("", "")
