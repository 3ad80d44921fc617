"""Logs as people have them cost what is right, however they are packed and written."""

import gzip
import io
from decimal import Decimal
from pathlib import Path

import pytest

from helpers.traffic.logs import HERE, cost, log_of
from tarife.actuals import opening
from tarife.actuals.opening import LogFile
from tarife.terms.problems import InputError, OutsideError


@pytest.mark.parametrize(
    ("name", "amount", "charged"),
    [
        ("csv-status-ignored-log.csv", "0.273", 2),
        ("identity-money-log.csv", "0", 0),
        ("json-vs-csv-log.csv", "0.0109", 1),
        ("json-vs-csv-log.jsonl", "0.0109", 1),
        ("kaleyra-mapped.csv", "0.0118", 1),
        ("kaleyra-report.csv", "0.0118", 1),
        ("country-names-log.csv", "0.0109", 1),
        ("encoding-ansi.csv", "0.0109", 1),
        ("encoding-utf16.csv", "0.0109", 1),
        ("encoding-log.xlsx", "0.0109", 1),
        ("webhook-raw-log.jsonl", "0.0109", 1),
        ("webhook-json-array-log.json", "0.0109", 1),
    ],
)
def test_a_log_costs_what_is_right(name, amount, charged):
    assert cost(log_of(f"logs/{name}")) == (Decimal(amount), charged)


def test_a_log_packed_to_next_to_nothing_is_not_unpacked(tmp_path):
    bomb = tmp_path / "log.csv.gz"
    bomb.write_bytes(gzip.compress(b"\n" * (80 << 20), 1))

    with pytest.raises(InputError, match="packed to less than a 200th"):
        LogFile.of(str(bomb), None)


def test_standard_input_without_end_is_refused_and_does_not_fill_the_disk(monkeypatch):
    monkeypatch.setattr(opening, "_MOST_PIPED_GB", 0)

    with pytest.raises(
        InputError, match="standard input is longer than 0 GB; save it as a file"
    ):
        LogFile.of("-", io.BytesIO(b"at,customer,kind,category"))


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no full device")
def test_a_full_folder_of_temporary_files_is_named_and_not_the_packed_log(
    tmp_path, monkeypatch
):
    packed = tmp_path / "packed.csv.gz"
    packed.write_bytes(gzip.compress((HERE / "logs/csv-status-ignored-log.csv").read_bytes()))
    monkeypatch.setattr("tempfile.tempdir", "/scratch")
    monkeypatch.setattr("tempfile.TemporaryFile", lambda: open("/dev/full", "w+b", 0))  # noqa: PTH123, SIM115 - closed by the reader

    with pytest.raises(OutsideError, match=r"scratch: temporary files .* \(the disk is full\)"):
        LogFile.of(str(packed), io.BytesIO())


def test_a_log_packed_by_gzip_costs_the_same(tmp_path):
    packed = tmp_path / "log.csv.gz"
    packed.write_bytes(gzip.compress((HERE / "logs/csv-status-ignored-log.csv").read_bytes()))

    assert cost(log_of(packed)) == (Decimal("0.273"), 2)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-16", "cp1254", "cp1252"])
def test_every_encoding_of_spreadsheets_is_read(tmp_path, encoding):
    path = tmp_path / "log.csv"
    text = "at;customer;kind;country;name\n2026-11-03T10:00:00;é;inbound;DE;ü\n"
    path.write_bytes(text.encode(encoding))

    assert log_of(path).spellings == ["é"]


def test_a_country_is_understood_in_turkish_letters_of_windows(tmp_path):
    path = tmp_path / "log.csv"
    path.write_bytes(
        "at;customer;kind;country\n2026-11-03T10:00:00;a;inbound;İspanya\n".encode("cp1254")
    )

    assert log_of(path).table.markets == ("Spain",)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"\x1f\x8b\x08broken", "damaged gzip"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Excel workbook"),
        (b"PK\x03\x04broken", "damaged"),
        (b"\xff\xfe\x00", "not UTF-8 text"),
    ],
)
def test_a_file_that_is_no_log_is_refused_in_one_sentence(tmp_path, content, said):
    path = tmp_path / "log"
    path.write_bytes(content)

    with pytest.raises(InputError, match=said) as caught:
        log_of(path)
    assert len(caught.value.problems) == 1


def test_a_file_that_is_not_there_is_told(tmp_path):
    with pytest.raises(OutsideError, match="cannot be read"):
        log_of(tmp_path / "none.csv")


def test_a_file_of_holes_is_no_text(tmp_path):
    """It takes no room on the disk, and reading all of it would take hours."""
    path = tmp_path / "log.csv"
    path.write_text("at,customer,kind\n")
    with path.open("r+b") as file:
        file.truncate(1 << 30)

    with pytest.raises(InputError, match="is not UTF-8 text"):
        LogFile.of(str(path), io.BytesIO())
