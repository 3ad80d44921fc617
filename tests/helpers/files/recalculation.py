"""Workbooks computed anew by LibreOffice, and compared with the values they carry."""

import re
import subprocess
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from shutil import which
from xml.etree.ElementTree import Element, fromstring
from zipfile import ZIP_DEFLATED, ZipFile

import openpyxl
from openpyxl.utils.cell import coordinate_to_tuple, get_column_letter

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
    anew = values_of(computed)
    found, count = [], 0
    for sheet, cells in cells_of(path).items():
        for at, (formula, own) in cells.items():
            if formula is None:
                continue
            count += 1
            new = anew[sheet].get(at)
            if not agree(own, new):
                found.append(Difference(sheet, _name_of(at), formula, own, new))
    return count, found


@cache
def values_of(path: Path) -> dict[str, dict[tuple[int, int], object]]:
    """Read values alone, once: what a cell holds by row and column; days are numbers."""
    return {
        sheet: {at: value for at, (_, value) in cells.items() if value is not None}
        for sheet, cells in cells_of(path).items()
    }


_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_LINK = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


def cells_of(path: Path) -> dict[str, dict[tuple[int, int], tuple[str | None, object]]]:
    """Read formula and value of every cell at once; openpyxl takes many times as long."""
    with ZipFile(path) as book:
        texts = [
            "".join(part.text or "" for part in entry.iter(f"{_MAIN}t"))
            for entry in _parsed(book, "xl/sharedStrings.xml")
        ]
        return {
            sheet: {
                coordinate_to_tuple(cell.attrib["r"]): _content(cell, texts)
                for cell in _parsed(book, part).iter(f"{_MAIN}c")
            }
            for sheet, part in _parts_of(book).items()
        }


def _parsed(book: ZipFile, part: str) -> Element:
    return fromstring(book.read(part))  # noqa: S314 - the app wrote it, or LibreOffice


def _parts_of(book: ZipFile) -> dict[str, str]:
    links = _parsed(book, "xl/_rels/workbook.xml.rels")
    targets = {link.attrib["Id"]: f"xl/{link.attrib['Target']}" for link in links}
    sheets = _parsed(book, "xl/workbook.xml").iter(f"{_MAIN}sheet")
    return {sheet.attrib["name"]: targets[sheet.attrib[_LINK]] for sheet in sheets}


def _content(cell: Element, texts: list[str]) -> tuple[str | None, object]:
    formula, held = cell.find(f"{_MAIN}f"), cell.find(f"{_MAIN}v")
    text = None if held is None else held.text
    match cell.get("t", "n"):
        case "s":
            value: object = texts[int(text or "")]
        case "inlineStr":
            value = "".join(part.text or "" for part in cell.iter(f"{_MAIN}t"))
        case "n":
            value = float(text) if text else None
        case "b":
            value = text == "1"
        case _:
            value = text
    return (None if formula is None else formula.text or ""), value


def _name_of(at: tuple[int, int]) -> str:
    return f"{get_column_letter(at[1])}{at[0]}"


def typed_into(
    path: Path, sheet: str, changes: dict[tuple[str, str], object], out: Path
) -> Path:
    """Type other values into a workbook, for LibreOffice to compute anew.

    All else stays, the values of before too: `edited` gives what another program saves.

    Args:
        path: The workbook.
        sheet: The sheet to edit.
        changes: New values by the text of a row and the header of a column; of an empty cell
            nothing.
        out: Where to.
    """
    typed = {at: v for at, (formula, v) in cells_of(path)[sheet].items() if formula is None}
    with ZipFile(path) as book, ZipFile(out, "w", ZIP_DEFLATED) as copy:
        changed = _parts_of(book)[sheet]
        for part in book.namelist():
            content = book.read(part)
            if part == changed:
                page = content.decode("utf-8")
                for (text, header), value in changes.items():
                    column = next(at[1] for at, held in typed.items() if held == header)
                    row = next(at[0] for at, held in typed.items() if held == text)
                    page = _with_cell(page, _name_of((row, column)), value)
                content = page.encode("utf-8")
            copy.writestr(part, content)
    return out


def _with_cell(page: str, name: str, value: object) -> str:
    match value:
        case None:
            kind, inner = "n", ""
        case str() if value.startswith("="):
            kind, inner = "n", f"<f>{value[1:]}</f>"
        case str() if value.startswith("#"):
            kind, inner = "e", f"<v>{value}</v>"
        case str():
            kind, inner = "inlineStr", f"<is><t>{value}</t></is>"
        case _:
            kind, inner = "n", f"<v>{value}</v>"
    cell = rf'<c r="{name}"( s="\d+")?[^>]*?(?:/>|>.*?</c>)'
    page, count = re.subn(cell, rf'<c r="{name}"\1 t="{kind}">{inner}</c>', page, count=1)
    assert count == 1, name
    return page


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
    return (carried or "") == (computed or "")
