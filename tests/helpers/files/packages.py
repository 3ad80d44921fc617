"""Workbooks made by hand, and mutants of whole ones: what no program would write."""

import io
import re
import zipfile

import numpy as np

RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def package(sheet="", *, strings=None, styles=None, packed=True):
    """Pack a workbook of one sheet, called S, from its XML.

    Args:
        sheet: What is in its ``sheetData``, or a whole part that begins with ``<?`` or ``<!``.
        strings: What is in its ``sst``.
        styles: What is in its ``styleSheet``.
        packed: Whether parts are deflated.
    """
    kinds = {"worksheet": "worksheets/sheet1.xml"}
    parts = {"xl/worksheets/sheet1.xml": part("worksheet", f"<sheetData>{sheet}</sheetData>")}
    if sheet.startswith(("<?", "<!")):
        parts["xl/worksheets/sheet1.xml"] = sheet
    if strings is not None:
        kinds["sharedStrings"] = "sharedStrings.xml"
        parts["xl/sharedStrings.xml"] = part("sst", strings)
    if styles is not None:
        kinds["styles"] = "styles.xml"
        parts["xl/styles.xml"] = part("styleSheet", styles)
    parts["xl/workbook.xml"] = (
        f'<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}">'
        '<sheets><sheet name="S" sheetId="1" r:id="worksheet"/></sheets></workbook>'
    )
    parts["_rels/.rels"] = relations({"officeDocument": "xl/workbook.xml"})
    parts["xl/_rels/workbook.xml.rels"] = relations(kinds)
    return zipped(parts, zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED)


def part(root, inner):
    return f'<{root} xmlns="{MAIN}">{inner}</{root}>'


def relations(kinds):
    listed = "".join(
        f'<Relationship Id="{kind}" Type="{RELATIONS}/{kind}" Target="{target}"/>'
        for kind, target in kinds.items()
    )
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'<Relationships xmlns="{space}">{listed}</Relationships>'


def zipped(parts, method=zipfile.ZIP_DEFLATED):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as archive:
        for name, text in parts.items():
            archive.writestr(zipfile.ZipInfo(name), text, method)
    return stream.getvalue()


def unzipped(content):
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def mutant(content, seed):
    """Damage a workbook as disks, networks and programs do; the same seed, the same damage."""
    rng = np.random.default_rng(seed)
    kind = _KINDS[int(rng.integers(len(_KINDS)))]
    return kind(content, rng)


def _bits_turned(content, rng):
    changed = bytearray(content)
    for place in rng.integers(len(changed), size=int(rng.integers(1, 9))):
        changed[place] ^= 1 << int(rng.integers(8))
    return bytes(changed)


def _cut_off(content, rng):
    return content[: int(rng.integers(len(content)))]


def _zeroed(content, rng):
    start, length = int(rng.integers(len(content))), int(rng.integers(1, 4096))
    return content[:start] + bytes(length) + content[start + length :]


def _in_a_part(change):
    """Change the XML of one part and pack it again, so that the archive is whole."""

    def changed(content, rng):
        parts = unzipped(content)
        name = list(parts)[int(rng.integers(len(parts)))]
        parts[name] = change(parts[name], rng)
        return zipped(parts)

    return changed


def _attribute_changed(xml, rng):
    found = list(re.finditer(rb'="([^"]*)"', xml))
    if not found:
        return xml
    at = found[int(rng.integers(len(found)))]
    others = (found[int(rng.integers(len(found)))][1], *_ABSURD)
    return xml[: at.start(1)] + others[int(rng.integers(len(others)))] + xml[at.end(1) :]


def _value_changed(xml, rng):
    found = list(re.finditer(rb"<(?:v|t)>([^<]*)<", xml))
    if not found:
        return xml
    at = found[int(rng.integers(len(found)))]
    return xml[: at.start(1)] + _ABSURD[int(rng.integers(len(_ABSURD)))] + xml[at.end(1) :]


def _element_lost(xml, rng):
    found = list(re.finditer(rb"<[^>]*>", xml))
    if not found:
        return xml
    at = found[int(rng.integers(len(found)))]
    return xml[: at.start()] + xml[at.end() :]


def _part_lost(content, rng):
    parts = unzipped(content)
    del parts[list(parts)[int(rng.integers(len(parts)))]]
    return zipped(parts)


def _parts_swapped(content, rng):
    parts = unzipped(content)
    one, other = (list(parts)[int(place)] for place in rng.integers(len(parts), size=2))
    parts[one], parts[other] = parts[other], parts[one]
    return zipped(parts)


_ABSURD = (
    b"", b"-1", b"0", b"9" * 400, b"1e999", b"NaN", b"-0", b"1_0", b"XFE1048577", b"A0",
    b"\xc3\xa9", b"x" * 40_000, b"&#0;", b"&lol;", b"2147483648", b"../../etc/passwd", b"s",
)  # fmt: skip

_KINDS = (
    _bits_turned,
    _cut_off,
    _zeroed,
    _part_lost,
    _parts_swapped,
    *(_in_a_part(_bits_turned), _in_a_part(_cut_off), _in_a_part(_element_lost)),
    *(_in_a_part(_attribute_changed), _in_a_part(_value_changed)) * 3,
)
