"""The catalogue gives each English text its finished translation."""

from babel.messages.pofile import read_po

from tarife.terms import catalogue as module
from tarife.terms.catalogue import catalogue, read_catalogue
from tarife.terms.languages import Language
from tarife.terms.shipped import data_root

FILE = r"""msgid ""
msgstr "Language: tr\n"

msgid "a \"quoted\" line\n"
msgstr "\"tırnaklı\" bir satır\n"

msgid "from"
msgstr "başlangıç"

msgctxt "sender"
msgid "from"
msgstr "gönderen"

msgid "not yet"
msgstr ""
"""
TEXTS = {
    ("", 'a "quoted" line\n'): '"tırnaklı" bir satır\n',
    ("", "from"): "başlangıç",
    ("sender", "from"): "gönderen",
}


def test_a_text_may_have_another_translation_in_a_context():
    assert read_catalogue(FILE) == TEXTS | {("", "not yet"): ""}


def test_english_needs_no_catalogue():
    assert catalogue(Language.ENGLISH) == {}


def test_only_finished_translations_count(tmp_path, monkeypatch):
    folder = tmp_path / "resources" / "translations"
    folder.mkdir(parents=True)
    (folder / "tr.po").write_text(FILE, "utf-8")
    monkeypatch.setattr(module, "data_root", lambda: tmp_path)

    assert catalogue.__wrapped__(Language.TURKISH) == TEXTS


def test_the_shipped_file_says_what_other_readers_of_the_format_read():
    text = (data_root() / "resources" / "translations" / "tr.po").read_text("utf-8")

    others = {(one.context or "", one.id): one.string for one in read_po(text.splitlines())}
    del others["", ""]

    assert read_catalogue(text) == others
