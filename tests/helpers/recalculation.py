"""Workbooks computed anew by LibreOffice, and compared with the values they carry."""

import re
import subprocess
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from pathlib import Path
from shutil import which

import openpyxl

from helpers.measuring import unmeasured

_ALWAYS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""
TOLERANCE = 1e-7
"""A tenth of a micro: what floating point may leave."""


@dataclass(frozen=True, slots=True)
class Difference:
    """A cell whose value is another one after it was computed anew."""

    sheet: str
    cell: str
    formula: object
    carried: object
    computed: object


def recalculated(paths: list[Path], folder: Path) -> list[Path]:
    """Let LibreOffice open, compute and save workbooks; needs ``soffice``."""
    return _converted(paths, folder, ("xlsx", "xlsx:Calc MS Excel 2007 XML"))


def pages_of(path: Path, folder: Path) -> list[tuple[float, float]]:
    """Let LibreOffice print a workbook; gives the width and height of each page, in points."""
    (printed,) = _converted([path], folder, ("pdf", "pdf"))
    content = printed.read_bytes()
    boxes = re.findall(rb"/Type/Page/.*?/MediaBox\[0 0 ([\d.]+) ([\d.]+)\]", content, re.DOTALL)
    assert len(boxes) == content.count(b"/Type/Page/")
    return [(float(width), float(height)) for width, height in boxes]


def _converted(paths: list[Path], folder: Path, kind: tuple[str, str]) -> list[Path]:
    office = which("soffice")
    assert office, "install libreoffice-calc"
    suffix, filter_ = kind
    profile = folder / "profile"
    (profile / "user").mkdir(parents=True, exist_ok=True)
    (profile / "user" / "registrymodifications.xcu").write_text(_ALWAYS, "utf-8")
    out = folder / "computed"
    subprocess.run(
        [
            *(office, "--headless", f"-env:UserInstallation={profile.as_uri()}"),
            *("--convert-to", filter_, "--outdir", str(out)),
            *(str(path) for path in paths),
        ],
        check=True,
        capture_output=True,
        timeout=600,
    )
    return [out / f"{path.stem}.{suffix}" for path in paths]


def differences(path: Path, computed: Path) -> tuple[int, list[Difference]]:
    """Compare every formula's carried value with the computed one; counts formulas too."""
    formulas = openpyxl.load_workbook(path, read_only=True)
    carried, anew = values_of(path), values_of(computed)
    found, count = [], 0
    for sheet in formulas:
        for cell in (cell for row in sheet.iter_rows() for cell in row):
            if cell.data_type != "f":
                continue
            count += 1
            at = (cell.row, cell.column)
            own, new = carried[sheet.title].get(at), anew[sheet.title].get(at)
            if not agree(own, new):
                found.append(Difference(sheet.title, cell.coordinate, cell.value, own, new))
    formulas.close()
    return count, found


@cache
def values_of(path: Path) -> dict[str, dict[tuple[int, int], object]]:
    """Read values alone, once; charts are left out, which LibreOffice writes in its own way."""
    book = openpyxl.load_workbook(path, data_only=True, read_only=True)
    values = {
        sheet.title: {
            (at, place): value
            for at, row in enumerate(sheet.iter_rows(values_only=True), 1)
            for place, value in enumerate(row, 1)
            if value is not None
        }
        for sheet in book
    }
    book.close()
    return values


@unmeasured()
def edited(path: Path, sheet: str, changes: dict[tuple[str, str], float], out: Path) -> Path:
    """Type other numbers into a workbook and save it as another, as a person would.

    Args:
        path: The workbook.
        sheet: The sheet to edit.
        changes: New numbers by the text of a row and the header of a column.
        out: Where to.
    """
    book = openpyxl.load_workbook(path)
    page = book[sheet]
    for (text, header), value in changes.items():
        column = next(
            cell.column for row in page.iter_rows() for cell in row if cell.value == header
        )
        row = next(
            row[0].row for row in page.iter_rows() if any(cell.value == text for cell in row)
        )
        page.cell(row, column).value = value
    book.save(out)
    return out


def agree(carried: object, computed: object) -> bool:
    """Tell whether two values are the same but for floating point."""
    if isinstance(carried, int | float) and isinstance(computed, int | float):
        return abs(carried - computed) <= TOLERANCE * max(1, abs(carried) / 1e6)
    if isinstance(carried, date | datetime) and isinstance(computed, date | datetime):
        return str(carried)[:10] == str(computed)[:10]
    return (carried or "") == (computed or "")
