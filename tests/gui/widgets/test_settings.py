import pytest

from tarife.gui.text.languages import LanguageChoice
from tarife.gui.widgets import settings
from tarife.gui.widgets.settings import Zoom
from tarife.gui.widgets.theme import Theme
from tarife.terms.languages import Language

VALUES = {
    "export/language": Language.TURKISH,
    "view/theme": Theme.DARK,
    "view/still": True,
    "view/zoom": Zoom.DOUBLE,
    "view/language": LanguageChoice.TURKISH,
    "help/geometry": b"\x00\x01beside",
    "window/geometry": b"\x00\x01place",
    "window/outline-split": b"a",
    "window/chart-beside-split": b"b",
    "window/chart-above-split": b"c",
    "window/what-if-shown": True,
    "files/recent": ("/a.tarife", "/b c.tarife"),
    "files/recent-glances": {"/b c.tarife": {"month": "2026-11", "months": 3}},
    "new-plan/country": "DE",
    "new-plan/currency": "EUR",
    "new-plan/folder": "/plans",
}

DECLARED = [each for each in vars(settings).values() if isinstance(each, settings.Setting)]


@pytest.mark.parametrize("setting", DECLARED, ids=lambda setting: setting.key)
def test_every_setting_comes_back_as_it_was_kept(setting, store):
    assert setting.read(store) == setting.default

    setting.write(store, VALUES[setting.key])
    store.sync()

    assert setting.read(store) == VALUES[setting.key]


@pytest.mark.parametrize("setting", DECLARED, ids=lambda setting: setting.key)
def test_what_is_unusable_gives_the_default(setting, store):
    store.setValue(setting.key, "")
    assert setting.read(store) == setting.default

    if setting.key == "files/recent-glances":
        store.setValue(setting.key, "[" * 50_000)
        assert setting.read(store) == {}


def test_every_setting_has_a_key_of_its_own():
    assert sorted(VALUES) == sorted(setting.key for setting in DECLARED)


def test_a_single_recent_file_stays_a_list(store):
    settings.recent_files.write(store, ("/only.tarife",))

    assert settings.recent_files.read(store) == ("/only.tarife",)


def test_recent_files_are_short_and_without_repeats():
    recent = ()
    for number in range(12):
        recent = settings.with_recent(recent, f"/{number}")
    recent = settings.with_recent(recent, "/7")

    assert recent[:2] == ("/7", "/11")
    assert len(recent) == settings.RECENT_FILES
    assert len(set(recent)) == len(recent)
