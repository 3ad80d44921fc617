"""Putting rows of the sheet Scenarios one below the other."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from xlsxwriter.format import Format

from tarife.terms.categories import Category
from tarife.workbook.calc_rows import CATEGORY, SCENARIO, TOTAL_COLUMN, Section
from tarife.workbook.calc_sheet import Calc
from tarife.workbook.cells import Formula
from tarife.workbook.context import Context, Variant
from tarife.workbook.scenario_rows import HEADER, ScenarioRow


@dataclass(slots=True)
class Layout:
    """Takes rows one by one, from the header down.

    Attributes:
        keys: Where each number of Inputs stands.
    """

    context: Context
    calc: Calc
    keys: Mapping[str, str]
    rows: list[ScenarioRow] = field(default_factory=list)
    next: int = HEADER + 1

    def title(self, text: str) -> None:
        self.next += 1
        self.rows.append(
            ScenarioRow(
                self.next, text, self.context.styles.section, lambda _: None, is_title=True
            )
        )
        self.next += 1

    def add(
        self,
        label: str,
        style: Format,
        value: Callable[[Variant], float],
        formula: Callable[[str], str] | None = None,
        rate: tuple[Formula, Format] | None = None,
    ) -> ScenarioRow:
        row = ScenarioRow(self.next, label, style, value, formula, rate)
        self.rows.append(row)
        self.next += 1
        return row

    def sum(
        self,
        label: str,
        parts: Mapping[Category, ScenarioRow],
        value: Callable[[Variant], float],
    ) -> ScenarioRow:
        """Add the rows of all categories up."""
        sums_at = [row.at + 1 for row in parts.values()]
        return self.add(
            label,
            self.context.styles.total_money,
            value,
            lambda column: f"=SUM({column}{sums_at[0]}:{column}{sums_at[-1]})",
        )

    def by_category(self, *sections: Section) -> Callable[[str], str]:
        """Sum sections of Calc over the row's category."""
        return self.by_label(sections, CATEGORY)

    def by_label(
        self, sections: tuple[Section, ...] | Section, label: str
    ) -> Callable[[str], str]:
        """Sum sections of Calc over the rows that share the row's label."""
        chosen = sections if isinstance(sections, tuple) else (sections,)
        at = self.next + 1
        return lambda column: (
            "="
            + "+".join(
                f"SUMIFS({self._cells(section, TOTAL_COLUMN)},{self._cells(section, SCENARIO)},"
                f"{column}${HEADER + 1},{self._cells(section, label)},$A{at})"
                for section in chosen
            )
        )

    def of_section(self, section: Section) -> Callable[[str], str]:
        """Sum a section of Calc over a scenario."""
        return lambda column: (
            f"=SUMIFS({self._cells(section, TOTAL_COLUMN)},{self._cells(section, SCENARIO)},"
            f"{column}${HEADER + 1})"
        )

    def _cells(self, section: Section, column: str) -> str:
        return self.calc.cells(section, column)
