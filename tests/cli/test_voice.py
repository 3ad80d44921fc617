"""Commands speak the language that is asked for, and write numbers as it does."""

import json

import pytest

from tarife.cli.voice import CliVoice, json_text, language_asked
from tarife.plan.names import recognised
from tarife.terms.languages import Language

TURKISH = CliVoice(Language.TURKISH)


@pytest.mark.parametrize(
    ("argv", "environment", "language"),
    [
        pytest.param([], {}, "en", id="nothing is said"),
        pytest.param([], {"LANG": "tr_TR.UTF-8"}, "tr", id="system"),
        pytest.param([], {"LANG": "tr_TR.UTF-8", "LC_ALL": "C"}, "en", id="LC_ALL is first"),
        pytest.param([], {"LANG": "C", "LC_MESSAGES": "tr_TR"}, "tr", id="messages"),
        pytest.param([], {"LC_ALL": "", "LANG": "tr"}, "tr", id="empty is not set"),
        pytest.param([], {"LANG": "de_DE"}, "en", id="another language"),
        pytest.param(["rates", "--language", "tr"], {}, "tr", id="option"),
        pytest.param(["--language=tr", "rates"], {}, "tr", id="option with value"),
        pytest.param(["--language", "en"], {"LANG": "tr_TR"}, "en", id="option before system"),
        pytest.param(["--language"], {}, "en", id="option without value"),
    ],
)
def test_the_language_is_asked_for_or_that_of_the_system(argv, environment, language):
    assert language_asked(argv, environment) == language


@pytest.mark.parametrize(
    ("english", "turkish"),
    [("1,234.5", "1.234,5"), ("-0.25", "-0,25"), ("+12.5 %", "+%12,5"), ("2026-10", "2026-10")],
)
def test_numbers_are_written_as_turkish_does(english, turkish):
    assert TURKISH.number(english) == turkish
    assert CliVoice().number(english) == english


def test_a_table_says_words_and_writes_numbers():
    table = TURKISH.table(("Satır", "Sayı"), [("India", "1,234.5")], text=1)

    assert table.splitlines()[2].split() == ["India", "1.234,5"]


def test_a_name_that_the_app_gave_is_told_in_the_language_and_on_one_line():
    made = recognised("Turkish retailer, November 2026", "name")

    assert TURKISH.one_line(made) == "Türk perakendeci, Kasım 2026"
    assert TURKISH.one_line("Spring\nTotal 0 USD") == "Spring Total 0 USD"


def test_control_characters_of_names_are_shown_and_not_sent():
    table = CliVoice().table(("Name",), [("X\x1b[31m\x9b1m",)], text=1)

    assert "X\\x1b[31m\\x9b1m" in table
    assert CliVoice().say("{a}", a="\x07") == "\\x07"


def test_json_holds_no_control_character_either():
    name = "X\x1b[31m\x9b1m\x7f"

    text = json_text({"name": name})

    assert not set("\x1b\x9b\x7f") & set(text)
    assert json.loads(text) == {"name": name}
