"""A workbook with named cell styles and quick cells, which the writer itself has not."""

import os
import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from tempfile import mkstemp
from typing import Any, BinaryIO, Final, NamedTuple
from xml.sax.saxutils import escape, quoteattr

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.packager import Packager
from xlsxwriter.utility import xl_col_to_name, xl_range
from xlsxwriter.worksheet import (
    CellBlankTuple,
    CellDatetimeTuple,
    CellFormulaTuple,
    CellNumberTuple,
    CellStringTuple,
    Worksheet,
)
from xlsxwriter.xmlwriter import XMLwriter

from tarife.terms.saving import visible

_CELL_FORMATS: Final = re.compile("<cellXfs count=.*?</cellXfs>", re.DOTALL)
_FORMAT: Final = re.compile(r"<xf [^>]*/>|<xf .*?</xf>", re.DOTALL)
_PARENT: Final = re.compile(r' xfId="\d+"')


_escape_attributes: Final = XMLwriter._escape_attributes  # noqa: SLF001 - no public hook


def _escape_visible(writer: XMLwriter, value: Any) -> Any:
    return _escape_attributes(writer, visible(value) if isinstance(value, str) else value)


# The writer sees to texts of elements only. Titles, prompts and links are attributes, of
# every part; a control character there is no XML, and spreadsheets refuse the whole file.
XMLwriter._escape_attributes = _escape_visible  # noqa: SLF001 - the same


class StyledWorkbook(Workbook):  # type: ignore[misc]
    """A workbook that keeps its formats as named cell styles."""

    def __init__(self, content: BinaryIO, options: Mapping[str, Any]) -> None:
        super().__init__(content, dict(options))
        self.worksheet_class = Page
        self._named: dict[str, Format] = {}

    def name_styles(self, named: Mapping[str, Format]) -> None:
        """Name formats; Excel lists those in use among its cell styles."""
        self._named = dict(named)
        for index, style in enumerate(self._named.values(), 1):
            style.xf_id = index

    def _get_packager(self) -> Packager:
        packager = _StyledPackager()
        packager.named = self._named
        return packager


class _Filled(NamedTuple):
    """A formula over neighbouring cells of a row.

    Attributes:
        first: The element of the formula in the first cell.
        others: That in all others, which points to the first.
    """

    first: str
    others: str
    format: Format
    values: Sequence[float]

    def cells(self, col: int) -> dict[int, CellFormulaTuple]:
        """Give each cell by its column."""
        return {
            column: CellFormulaTuple(
                self.others if column > col else self.first, self.format, value
            )
            for column, value in enumerate(self.values, col)
        }


class Page(Worksheet):  # type: ignore[misc]
    """A sheet of hundreds of thousands of cells with styles, whose formulas every Excel has.

    The writer looks through every formula for functions of newer ones, thirty times each, and
    through each part of a cell for what XML must not hold; on a large budget that is most of
    the work.
    """

    _filled = 0

    def write_down(self) -> None:
        """Keep rows on the disk from here on; they must be written from the top down.

        The writer can do so for whole workbooks only, and then has neither tables nor figures
        in charts; here it is for the one sheet that may be too large to hold.
        """
        self.constant_memory = True
        handle, self.row_data_filename = mkstemp(dir=self.tmpdir)
        os.close(handle)
        self.row_data_fh = Path(self.row_data_filename).open("w+", encoding="utf-8")  # noqa: SIM115 - the writer closes it
        self.fh = self.row_data_fh

    def put(self, row: int, col: int, cell: Any) -> None:
        """Write a cell, one of the tuples in which the writer keeps them, with a style."""
        self._check_dimensions(row, col)
        if self.constant_memory:
            if row > self.previous_row:
                self._write_single_row(row)
        elif isinstance(cell, CellStringTuple):
            index = self.str_table._get_shared_string_index(cell.string)  # noqa: SLF001 - the same
            cell = CellStringTuple(index, cell.format)
        self.table[row][col] = cell

    def put_row(self, row: int, cells: Sequence[Any]) -> None:
        """Write a whole row, straight to the disk if rows are kept there."""
        if not self.constant_memory:
            for col, cell in enumerate(cells):
                self.put(row, col, cell)
            return
        self._check_dimensions(row, len(cells) - 1)
        self._write_single_row(row)
        name, number = column_name, row + 1
        parts = [f'<c r="{name(col)}{number}{_rest(cell)}' for col, cell in enumerate(cells)]
        self.fh.write(f'<row r="{number}">{"".join(parts)}</row>')

    def declare_table(self, place: tuple[int, int, int], options: Mapping[str, Any]) -> None:
        """Say that a table stands in the first columns.

        The writer notes every cell of a table to find overlaps, which takes more time and
        memory than the figures; so it hears of one row, and of the others afterwards.

        Args:
            place: The row of its headers, its rows below them, and its columns.
            options: What the writer knows of tables.
        """
        top, count, columns = place
        self.add_table(top, 0, top + 1, columns - 1, dict(options))
        self._check_dimensions(top + count, columns - 1)
        cells = xl_range(top, 0, top + count, columns - 1)
        self.tables[-1] |= dict.fromkeys(("range", "a_range", "autofilter"), cells)

    def width_of(self, columns: range) -> int:
        """Add the widths of columns up, in pixels."""
        return sum(self._size_col(column) for column in columns)

    def height_of(self, rows: range) -> int:
        """Add the heights of rows up, in pixels."""
        return sum(self._size_row(row) for row in rows)

    def fill(
        self, row: int, col: int, formula: str, style: Format, values: Sequence[float]
    ) -> None:
        """Write a formula and fill it to the right, one cell for each value.

        It stands in the file once, with the first cell, as Excel writes it too.
        """
        last, index = col + len(values) - 1, self._filled
        self._filled += 1
        shared, cells = f't="shared" si="{index}"', xl_range(row, col, row, last)
        first = f'<f {shared} ref="{cells}">{_plain(formula)}</f>'
        self._check_dimensions(row, last)
        self.put(row, col, _Filled(first, f"<f {shared}/>", style, values))

    def _get_range_data(
        self, row_start: int, col_start: int, row_end: int, col_end: int
    ) -> Any:
        """Give a chart the figures of cells, also of those that were filled."""
        for row in range(row_start, row_end + 1):
            for col, cell in list(self.table[row].items()):
                if isinstance(cell, _Filled):
                    self.table[row] |= cell.cells(col)
        return super()._get_range_data(row_start, col_start, row_end, col_end)

    def _calculate_spans(self) -> None:
        """Leave out which columns rows reach over: nobody has to say so."""

    def _write_cell(self, row: int, col: int, cell: Any) -> None:
        if isinstance(cell, _Filled):
            self.fh.write(_filled(row, col, cell))
        elif isinstance(cell, CellStringTuple) and not self.constant_memory:
            self.fh.write(_xml(row, col, cell, f' t="s"><v>{cell.string}</v>'))
        else:
            self.fh.write(_xml(row, col, cell, _content(cell)))


def formula_cell(formula: str, style: Format, value: float | str) -> CellFormulaTuple:
    """Make a cell of a formula that is neither an array nor dynamic."""
    return CellFormulaTuple(f"<f>{_plain(formula)}</f>", style, value)


def _xml(row: int, col: int, cell: Any, content: str) -> str:
    return f'<c r="{column_name(col)}{row + 1}{_styled(cell, content)}'


def _styled(cell: Any, content: str) -> str:
    return f'" s="{cell.format._get_xf_index()}"{content}</c>'  # noqa: SLF001 - the writer's own


@lru_cache(maxsize=4_096)
def _rest(cell: Any) -> str:
    """Write a cell but for its place; of a table many are the same."""
    return _styled(cell, _content(cell))


def _filled(row: int, col: int, cell: _Filled) -> str:
    style = cell.format._get_xf_index()  # noqa: SLF001 - the same
    begin, formula, cells = f'{row + 1}" s="{style}">', cell.first, []
    for at, value in enumerate(cell.values, col):
        cells.append(f'<c r="{column_name(at)}{begin}{formula}<v>{value}</v></c>')
        formula = cell.others
    return "".join(cells)


def _content(cell: Any) -> str:
    match cell:
        case CellStringTuple():
            return f' t="inlineStr"><is>{_inline(cell.string)}</is>'
        case CellFormulaTuple(value=str()) if cell.value:
            return f' t="str">{cell.formula}<v>{_text(cell.value)}</v>'
        case CellFormulaTuple():
            return f">{cell.formula}<v>{cell.value}</v>"
        case CellNumberTuple() | CellDatetimeTuple():
            return f"><v>{cell.number:.16G}</v>"
        case CellBlankTuple():
            return ">"
        case _:
            raise TypeError(type(cell))


@lru_cache(maxsize=4_096)
def _inline(text: str) -> str:
    """Write a text that stands in its cell."""
    space = ' xml:space="preserve"' if text != text.strip() else ""
    return f"<t{space}>{_text(text)}</t>"


def _text(text: str) -> str:
    return escape(Worksheet._escape_control_characters(text))  # noqa: SLF001 - the writer's own


def _plain(formula: str) -> str:
    return escape(formula.removeprefix("="))


column_name: Final = lru_cache(maxsize=None)(xl_col_to_name)


class _StyledPackager(Packager):  # type: ignore[misc]
    """Adds the named styles to the part that holds all formats."""

    named: Mapping[str, Format]

    def _write_styles_file(self) -> None:
        used = {name: one for name, one in self.named.items() if one.xf_index is not None}
        for index, style in enumerate(used.values(), 1):
            style.xf_id = index
        super()._write_styles_file()
        path = Path(self.filenames[-1][0])
        places = {name: style.xf_index for name, style in used.items()}
        path.write_text(_with_names(path.read_text("utf-8"), places), "utf-8")


def _with_names(text: str, named: Mapping[str, int]) -> str:
    """Add named styles, given by their places among the formats, to ``xl/styles.xml``."""
    (cells,) = _CELL_FORMATS.findall(text)
    forms = [_PARENT.sub("", form) for form in _FORMAT.findall(cells)]
    looks = "".join(forms[index] for index in named.values())
    styles = "".join(
        f'<cellStyle name={quoteattr(name)} xfId="{number}"/>'
        for number, name in enumerate(named, 1)
    )
    for part, more in (("cellStyleXfs", looks), ("cellStyles", styles)):
        text = text.replace(f'<{part} count="1">', f'<{part} count="{len(named) + 1}">')
        text = text.replace(f"</{part}>", f"{more}</{part}>")
    return text
