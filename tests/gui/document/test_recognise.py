"""A file is what is in it, whatever its name says, and goes where it belongs."""

import gzip
import json
import os
import zipfile
from pathlib import Path
from threading import current_thread, main_thread

import pytest

from helpers.files.workbooks import edition
from helpers.forecasts import november_forecast
from helpers.gui.windows import a_plan
from tarife.documents.files import save_plan
from tarife.gui.document.recognise import FileKind, no_place_in_window, recognise
from tarife.terms.problems import OutsideError
from tarife.workbook.budget import write_workbook

FILES = Path(__file__).parent / "files"
KINDS = {"bill": "log", "csv-status": "log", "webhook": "log", "contacts": "contact list"} | {
    "rates": "rate card"
}


@pytest.mark.parametrize("path", sorted(FILES.iterdir()), ids=lambda path: path.name)
def test_files_as_people_have_them(path):
    (expected,) = {kind for begin, kind in KINDS.items() if path.name.startswith(begin)}

    assert recognise(path) == expected


@pytest.mark.parametrize("path", sorted(FILES.glob("*.csv")), ids=lambda path: path.name)
def test_the_name_decides_nothing(path, tmp_path):
    renamed = tmp_path / "file.txt"
    renamed.write_bytes(path.read_bytes())

    assert recognise(renamed) == recognise(path)


def test_what_is_no_file_is_refused_at_once(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "circle").symlink_to(tmp_path / "circle")

    for path in (tmp_path, tmp_path / "pipe", Path("/dev/zero"), tmp_path / "circle"):
        with pytest.raises(OutsideError, match=r"cannot be read \((it is a|its links)"):
            recognise(path)


@pytest.mark.parametrize("name", ["sale.tarife", "sale.json", "sale.txt"])
def test_a_plan(name, tmp_path):
    save_plan(a_plan(), tmp_path / name)

    assert recognise(tmp_path / name) is FileKind.PLAN


def test_a_broken_plan_is_one_so_that_its_faults_are_told(tmp_path):
    (tmp_path / "x.tarife").write_text("{")

    assert recognise(tmp_path / "x.tarife") is FileKind.PLAN


def test_a_budget(tmp_path):
    write_workbook(edition(november_forecast()), tmp_path / "b.xlsx")

    assert recognise(tmp_path / "b.xlsx") is FileKind.BUDGET


def written(folder, content, name="file"):
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (json.dumps({"conversation_analytics": {"data": [{"data_points": []}]}}), "analytics"),
        (json.dumps({"data": [{"data_points": [{"sent": 1}]}]}), "analytics"),
        (json.dumps({"id": "0", "pricing_analytics": {}}), "analytics"),
        ('{"name": 1}', "unknown"),
        (b"\x89PNG\r\n\x1a\n\0\0", "picture"),
        (b"\xff\xd8\xff\xe0\0\0", "picture"),
        (b"BM\x46\0\0\0\0\0\0\0\x36\0\0\0\x28\0\0\0" + bytes(52), "picture"),
        ("BM;telefon\nx;+905321234567\n", "contact list"),
        (b"%PDF-1.7 \0", "document"),
        ("<!DOCTYPE html><p>5", "document"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "old workbook"),
        (b"\x7fELF\0\0", "unknown"),
        ("Month,Volume\nJanuary,1200\nFebruary,900\n", "table"),
        ("Name,Phone\nAnna,\n", "contact list"),
        ("0532 111 00 01\n0532 111 00 02\n", "contact list"),
        ("name,created at,lead status\nA,2026-01-02 10:00,new\n", "table"),
        ("phone,created at,status\n+905321110001,2026-01-02 10:00,new\n", "contact list"),
        ('{"at": "2026-11-03T10:00:00", "customer": "x", "kind": "inbound"}\n', "log"),
    ],
)
def test_what_is_written_tells_the_kind(content, kind, tmp_path):
    assert recognise(written(tmp_path, content)) == kind


def test_a_package_that_is_no_workbook(tmp_path):
    with zipfile.ZipFile(tmp_path / "x.xlsx", "w") as package:
        package.writestr("word/document.xml", "<w/>")

    assert recognise(tmp_path / "x.xlsx") is FileKind.DOCUMENT


def test_a_damaged_workbook_is_left_to_the_reader_of_lists(tmp_path):
    assert recognise(written(tmp_path, b"PK\x03\x04damaged")) is FileKind.CONTACTS


def test_a_package_of_a_later_version_is_left_to_the_reader_of_lists(tmp_path):
    with zipfile.ZipFile(tmp_path / "x.xlsx", "w") as package:
        package.writestr("xl/workbook.xml", "<w/>")
    content = bytearray((tmp_path / "x.xlsx").read_bytes())
    content[content.index(b"PK\x01\x02") + 6] = 99  # the version that is needed

    assert recognise(written(tmp_path, bytes(content))) is FileKind.CONTACTS


def test_what_is_no_file_is_a_sentence_at_once(tmp_path):
    os.mkfifo(tmp_path / "pipe")

    for path, said in (
        (tmp_path, "it is a folder"),
        (tmp_path / "pipe", "it is a device"),
        (tmp_path / "none", "there is no such file"),
    ):
        with pytest.raises(OutsideError, match=said):
            recognise(path)


@pytest.mark.parametrize("kind", list(FileKind)[6:])
def test_every_kind_that_has_no_place_is_told_by_what_it_is(kind, qapp):
    del qapp
    problem = no_place_in_window(kind)

    assert problem.message.startswith("this ") or problem.message.startswith("these ")
    assert problem.hint


def test_a_log_is_never_opened_as_a_list_but_billed(window, monkeypatch):
    path = FILES / "bill-identity-money-log.csv"
    lists, logs = [], []
    monkeypatch.setattr(window.contacts, "open", lists.append)
    monkeypatch.setattr(window.message_logs, "open", logs.append)

    window.open_file(path)
    window.contacts.file_chosen.emit(FILES / "webhook-raw-log.jsonl")

    assert (lists, logs) == ([], [path, FILES / "webhook-raw-log.jsonl"])


def test_a_packed_log_is_left_to_the_reader_of_logs(tmp_path):
    log = (FILES / "webhook-raw-log.jsonl").read_bytes()

    assert recognise(written(tmp_path, gzip.compress(log), "log.jsonl.gz")) is FileKind.LOG


def test_a_large_file_is_told_apart_and_read_beside_the_window(window, tmp_path, monkeypatch):
    threads = []

    def beside(kind):
        threads.append(current_thread())
        return kind

    monkeypatch.setattr(
        "tarife.gui.shell.main_window.recognise", lambda _: beside(FileKind.PLAN)
    )
    monkeypatch.setattr(
        "tarife.gui.document.files.open_plan", lambda _: beside((a_plan(), "digest"))
    )
    path = tmp_path / "large.tarife"
    path.write_bytes(b" " * 300_000)

    window.open_file(path)

    assert window.session.plan.name == a_plan().name
    assert len(threads) == 2
    assert main_thread() not in threads
