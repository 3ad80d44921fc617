"""A workbook with named cell styles and quick formulas, which the writer itself has not."""

import os
import re
from collections.abc import Mapping
from pathlib import Path
from tempfile import mkstemp
from typing import Any, Final
from xml.sax.saxutils import quoteattr

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.packager import Packager
from xlsxwriter.worksheet import Worksheet

_CELL_FORMATS: Final = re.compile("<cellXfs count=.*?</cellXfs>", re.DOTALL)
_FORMAT: Final = re.compile(r"<xf [^>]*/>|<xf .*?</xf>", re.DOTALL)
_PARENT: Final = re.compile(r' xfId="\d+"')
_INDEX: Final = re.compile(r'xfId="(\d+)"')


class StyledWorkbook(Workbook):  # type: ignore[misc]
    """A workbook that keeps its formats as named cell styles."""

    def __init__(self, path: str, options: Mapping[str, Any]) -> None:
        super().__init__(path, dict(options))
        self.worksheet_class = Page
        self._named: dict[str, Format] = {}

    def name_styles(self, named: Mapping[str, Format]) -> None:
        """Name formats; Excel lists them among its cell styles."""
        self._named = dict(named)
        for index, style in enumerate(self._named.values(), 1):
            style.xf_id = index

    def _get_packager(self) -> Packager:
        packager = _StyledPackager()
        packager.names = tuple(self._named)
        return packager


class Page(Worksheet):  # type: ignore[misc]
    """A sheet whose formulas hold functions that every Excel has.

    The writer looks through every formula for functions of newer ones, thirty times each; on a
    large budget that is more than half of the work.
    """

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

    def _prepare_formula(
        self,
        formula: str,
        expand_future_functions: bool = False,  # noqa: FBT001, FBT002 - the writer's own
    ) -> str:
        del expand_future_functions
        return formula.removeprefix("=")


class _StyledPackager(Packager):  # type: ignore[misc]
    """Adds the named styles to the part that holds all formats."""

    names: tuple[str, ...] = ()

    def _write_styles_file(self) -> None:
        super()._write_styles_file()
        path = Path(self.filenames[-1][0])
        path.write_text(with_names(path.read_text("utf-8"), self.names), "utf-8")


def with_names(text: str, names: tuple[str, ...]) -> str:
    """Add a named style for each format that points to one.

    Args:
        text: The part ``xl/styles.xml``.
        names: The names, in the order of the indices that formats point to, from 1.
    """
    cells = _CELL_FORMATS.search(text)
    if cells is None or not names:
        return text
    parents: dict[int, str] = {}
    for form in _FORMAT.findall(cells[0]):
        parents.setdefault(_style_index_of(form), _PARENT.sub("", form))
    kept = [index for index in sorted(parents) if index]
    numbers = {index: number for number, index in enumerate(kept, 1)}
    renumbered = _PARENT.sub(
        lambda found: f' xfId="{numbers.get(_style_index_of(found[0]), 0)}"', cells[0]
    )
    styles = "".join(
        f'<cellStyle name={quoteattr(names[index - 1])} xfId="{numbers[index]}"/>'
        for index in kept
    )
    looks = "".join(parents[index] for index in kept)
    return (
        text.replace(cells[0], renumbered)
        .replace("</cellStyleXfs>", f"{looks}</cellStyleXfs>")
        .replace('<cellStyleXfs count="1">', f'<cellStyleXfs count="{len(kept) + 1}">')
        .replace("</cellStyles>", f"{styles}</cellStyles>")
        .replace('<cellStyles count="1">', f'<cellStyles count="{len(kept) + 1}">')
    )


def _style_index_of(form: str) -> int:
    found = _INDEX.search(form)
    return int(found[1]) if found else 0
