"""Every command speaks Turkish when it is asked to: help, tables, notes and errors."""

import json
import re
from pathlib import Path

import openpyxl
import pytest

from tarife.cli import main
from tarife.terms.catalogue import catalogue
from tarife.terms.languages import Language
from tarife.terms.shipped import data_root

EXAMPLES = Path(str(data_root() / "resources" / "examples"))
RETAILER = EXAMPLES / "turkish-retailer-2026-11.tarife"
PLACE = re.compile(r"\{[^}]*\}|%\(\w+\)[sr]|%[sr]")
CODES = re.compile(r"[cp][bm]p-\d{4}-\d\d")
EVENTS = """at,customer,kind,category
2026-11-03T10:00:00,+905321234567,template,marketing
2026-11-03T10:01:00,+905321234567,inbound,
2026-11-03T10:02:00,+905321234567,free_form,
"""


def longest_part(source):
    """Give the longest piece of an English text between its values."""
    return max(PLACE.split(source), key=len).strip()


TURKISH_TEXTS = " ".join(catalogue(Language.TURKISH).values())
SENTENCES = [
    part
    for part in (longest_part(text) for _, text in catalogue(Language.TURKISH))
    if len(part.split()) > 2 and part not in TURKISH_TEXTS
]


@pytest.fixture
def tarife(capsys, monkeypatch, tmp_path):
    monkeypatch.setattr("tarife.folders.data", lambda: tmp_path / "own")
    monkeypatch.chdir(tmp_path)
    (tmp_path / "events.csv").write_text(EVENTS, encoding="utf-8")
    (tmp_path / "broken.csv").write_text("at,customer\n7,x\n", encoding="utf-8")
    (tmp_path / "broken.tarife").write_text('{"format": 1, "plan": {}}', encoding="utf-8")

    def run(*words):
        try:
            status = main.run([*map(str, words), "--language", "tr"])
        except SystemExit as left:
            status = left.code
        told = capsys.readouterr()
        return status, told.out + told.err

    return run


def english_in(text):
    """Find the English sentences of the catalogue that stand in a text unchanged."""
    flat = " ".join(text.split())
    return [sentence for sentence in SENTENCES if sentence in flat]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        pytest.param(["forecast", RETAILER, "--tiers", "--partners"], "Toplam", id="forecast"),
        pytest.param(["explain", RETAILER], "Toplam", id="explain"),
        pytest.param(["bill", "events.csv"], "Toplam", id="bill"),
        pytest.param(["rates"], "Para birimi", id="list"),
        pytest.param(["rates", "show", "2026-11-01", "USD"], "ücret listesi", id="show"),
        pytest.param(["rates", "check"], "sorun bulunamadı", id="check"),
        pytest.param(
            ["rates", "compare", "2026-07-01_USD", "2026-10-01_USD", "--plan", RETAILER],
            "ücret aynı",
            id="compare",
        ),
    ],
)
def test_a_command_speaks_turkish(tarife, words, expected):
    status, told = tarife(*words)

    assert status == 0
    assert expected in told
    assert english_in(told) == []
    assert CODES.search(told) is None


@pytest.mark.parametrize("line", ["Almanya fayda", "Germany utility", "DE utility"])
def test_a_line_of_the_grid_is_found_by_either_name(tarife, line):
    status, told = tarife("explain", RETAILER, "--line", line)

    assert status == 0
    assert "'Almanya fayda' satırının" in told
    assert "Germany utility" not in told


def test_names_that_the_app_gave_in_another_language_are_turkish(tarife, tmp_path):
    text = RETAILER.read_text("utf-8")
    theirs = text.replace('"name": "11.11"', '"name": "New broadcast (copy)"')
    (tmp_path / "english.tarife").write_text(theirs, "utf-8")

    _, told = tarife("explain", "english.tarife", "--line", "singles-day")
    _, figures = tarife("forecast", "english.tarife", "--xlsx", "budget.xlsx")
    _, document = tarife("forecast", "english.tarife", "--json")

    assert "'Yeni toplu gönderim (kopya)' satırının" in told
    assert "Türk perakendeci, Kasım 2026" in told
    assert figures.startswith("Türk perakendeci, Kasım 2026")
    assert "New broadcast" not in told + figures
    assert json.loads(document)["plan"] == "Turkish retailer, November 2026"
    sheets = openpyxl.load_workbook(tmp_path / "budget.xlsx").worksheets
    cells = {str(cell) for sheet in sheets for row in sheet.values for cell in row if cell}
    assert {"Yeni toplu gönderim (kopya)", "Efsane Cuma"} <= cells
    assert not [cell for cell in cells if "New broadcast" in cell or "Black Friday" in cell]


def test_markets_have_their_turkish_names(tarife):
    _, told = tarife("forecast", RETAILER, "--tiers")

    assert "Almanya" in told
    assert "Germany" not in told


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        pytest.param(["forecast", "none.tarife"], "böyle bir dosya yok", id="no plan"),
        pytest.param(["forecast", "broken.tarife"], "eksik", id="broken plan"),
        pytest.param(["explain", RETAILER, "--person", "0"], "kişi yok", id="no person"),
        pytest.param(["explain", RETAILER, "--line", "x"], "satır yok", id="no line"),
        pytest.param(["bill", "broken.csv"], "başlıkta", id="broken log"),
        pytest.param(["bill", "events.csv", "--time-zone", "x"], "saat dilimi", id="no zone"),
        pytest.param(["rates", "show", "x", "USD"], "bir tarih değil", id="no day"),
        pytest.param(["rates", "show", "2026-11-01", "USX"], "liste yok", id="no card"),
        pytest.param(["rates", "check", "broken.csv"], "tarih ve para", id="no card's name"),
        pytest.param(["rates", "import", "broken.csv"], "başlığı değil", id="no card of Meta"),
        pytest.param(["rates", "compare", "a", "b"], "adlı bir liste yok", id="unknown cards"),
        pytest.param(["rates", "remove", "2026-10-01_USD"], "programla", id="shipped card"),
        pytest.param(["forecast"], "argümanlar gerekli", id="no argument"),
        pytest.param(["forecast", RETAILER, "--play", "x"], "geçersiz seçim", id="bad choice"),
        pytest.param(["explain", RETAILER, "--person", "x"], "tam sayı değil", id="bad number"),
    ],
)
def test_an_error_is_told_in_turkish(tarife, words, expected):
    status, told = tarife(*words)

    assert status in {1, 2}
    assert expected in told
    assert english_in(told) == []


@pytest.mark.parametrize(
    "words",
    [
        ["bill"],
        ["explain"],
        ["forecast"],
        ["rates"],
        *(["rates", action] for action in ("show", "check", "import", "export", "remove")),
        ["rates", "compare"],
    ],
)
def test_help_is_turkish(tarife, words):
    status, told = tarife(*words, "--help")

    assert status == 0
    assert "kullanım: " in told
    assert english_in(told) == []


def test_what_programs_read_stays_english(tarife):
    _, told = tarife("forecast", RETAILER, "--json")

    notes = json.loads(told)["notes"]
    assert any("answers come after the 24-hour window" in note["message"] for note in notes)


def test_the_page_and_the_picture_are_turkish_too(tarife, tmp_path):
    status, _ = tarife("forecast", RETAILER, "--png", "a.png", "--pdf", "a.pdf")

    assert status == 0
    assert (tmp_path / "a.pdf").read_bytes().startswith(b"%PDF")
