"""Every text of the program has its Turkish translation, and what is shipped is up to date."""

import re
import shutil
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "packaging"))

import translations  # noqa: E402 - a script beside the program

CATALOGUES = [
    f"{name}_{one}.ts" for name in ("window", "core") for one in translations.LANGUAGES
]
KEY = re.compile(r"&(?! )")
PLACES = re.compile(r"%[1-7](?!\d)|%n|\{\w*")


def texts(catalogue):
    root = ET.parse(translations.FOLDER / catalogue).getroot()  # noqa: S314 - our own file
    return [(one.findtext("source"), one.find("translation")) for one in root.iter("message")]


@pytest.mark.parametrize("catalogue", CATALOGUES)
def test_the_catalogue_holds_exactly_the_texts_of_the_code(catalogue, tmp_path):
    kept = translations.FOLDER / catalogue
    fresh = tmp_path / catalogue
    shutil.copy(kept, fresh)

    translations.extract(translations.catalogues()[catalogue.split("_")[0]], fresh)

    assert fresh.read_text(encoding="utf-8") == kept.read_text(encoding="utf-8")


@pytest.mark.parametrize("catalogue", CATALOGUES)
def test_no_text_is_without_translation(catalogue):
    found = texts(catalogue)

    assert len(found) > 100
    assert [source for source, made in found if not made.text or made.get("type")] == []


@pytest.mark.parametrize("catalogue", CATALOGUES)
def test_a_translation_has_the_places_the_key_and_the_end_of_its_text(catalogue):
    wrong = [
        (source, made.text)
        for source, made in texts(catalogue)
        if sorted(set(PLACES.findall(source))) != sorted(set(PLACES.findall(made.text)))
        or len(KEY.findall(source)) != len(KEY.findall(made.text))
        or any(source.endswith(end) != made.text.endswith(end) for end in ("…", ":"))
    ]

    assert wrong == []


@pytest.mark.parametrize("catalogue", CATALOGUES)
def test_what_is_shipped_is_what_the_catalogue_compiles_to(catalogue, tmp_path):
    kept = translations.FOLDER / catalogue
    fresh = tmp_path / catalogue
    shutil.copy(kept, fresh)

    translations.compile_catalogue(fresh)

    assert fresh.with_suffix(".qm").read_bytes() == kept.with_suffix(".qm").read_bytes()
