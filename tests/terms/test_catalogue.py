"""The catalogue gives each English text its finished translation."""

from tarife.terms import catalogue as module
from tarife.terms.catalogue import catalogue, read_catalogue
from tarife.terms.languages import Language

FILE = """<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="tr_TR"><context><name></name>
<message><source>the market is empty</source><translation>pazar boş</translation></message>
<message><source>not yet</source><translation type="unfinished">henüz</translation></message>
<message><source>nothing</source><translation></translation></message>
<message><source>lost</source></message>
</context></TS>
"""


def test_only_finished_translations_count():
    assert read_catalogue(FILE) == {"the market is empty": "pazar boş"}


def test_english_needs_no_catalogue():
    assert catalogue(Language.ENGLISH) == {}


def test_the_shipped_file_is_read(tmp_path, monkeypatch):
    folder = tmp_path / "resources" / "translations"
    folder.mkdir(parents=True)
    (folder / "core_tr.ts").write_text(FILE, "utf-8")
    monkeypatch.setattr(module, "data_root", lambda: tmp_path)

    assert catalogue.__wrapped__(Language.TURKISH) == {"the market is empty": "pazar boş"}
