"""What is written about the app is true of it."""

import re
from pathlib import Path

import pytest

from tarife.cli.main import COMMANDS

ROOT = Path(__file__).resolve().parents[2]
DOCUMENTS = [*sorted(ROOT.glob("*.md")), ROOT / "rate_cards" / "README.md"]


def text_of(path):
    return path.read_text(encoding="utf-8")


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_every_link_to_a_file_leads_somewhere(document):
    links = re.findall(r"\]\((?!https?://)([^)#]+)", text_of(document))

    for link in links:
        assert (document.parent / link).exists(), link


def test_every_make_command_that_is_named_exists():
    rules = set(re.findall(r"^([a-z]+):", text_of(ROOT / "Makefile"), re.MULTILINE))
    named = {
        name
        for document in DOCUMENTS
        for name in re.findall(r"`?make ([a-z]+)", text_of(document))
    }

    assert named & rules == named - {"a", "the"}


def test_every_command_of_the_program_is_named_in_the_readme():
    for command in COMMANDS:
        assert f"tarife {command}" in text_of(ROOT / "README.md")


def test_the_version_has_its_place_in_the_changelog():
    assert "## [Unreleased]" in text_of(ROOT / "CHANGELOG.md")


def test_every_rule_that_the_code_cites_is_written_down():
    rules = text_of(ROOT / "resources" / "help" / "en" / "billing-rules.md")
    sections = re.split(r"^## (\d+)\..*$", rules, flags=re.MULTILINE)
    known = {
        f"{number}.{paragraph}"
        for number, body in zip(sections[1::2], sections[2::2], strict=True)
        for paragraph in re.findall(r"^(\d+)\. ", body, re.MULTILINE)
    }
    cited = {
        citation
        for module in (ROOT / "app").rglob("*.py")
        for line in re.findall(r"Billing rules, ([^\n]*)", text_of(module))
        for citation in re.findall(r"\b(\d\.\d)\b", line)
    }

    assert len(cited) > 8
    assert cited <= known


def test_the_readmes_are_twins():
    english, turkish = (text_of(ROOT / name) for name in ("README.md", "README.tr.md"))

    for mark in (r"^(#+) ", r"^(\|)", r"^(\d\.) ", r"^(- )", r"^(```\w*)$"):
        found = [re.findall(mark, text, re.MULTILINE) for text in (english, turkish)]
        assert found[0] == found[1], mark
    commands = [re.findall(r"tarife (\w+|--\S+)", text) for text in (english, turkish)]
    assert set(commands[0]) <= set(commands[1])
    assert "(README.tr.md)" in english
    assert "(README.md)" in turkish


def test_every_module_that_a_room_card_names_exists():
    app = ROOT / "app" / "tarife"
    for card in app.rglob("__init__.py"):
        for name in re.findall(r"``([a-z_]+(?:\.[A-Za-z_]+)?)``", text_of(card)):
            places = [*card.parent.glob("*"), *app.glob("*"), *app.glob("gui/*")]
            assert name.split(".")[0] in {place.stem for place in places}, (card, name)


def test_every_path_of_the_app_that_contributors_are_sent_to_exists():
    text = text_of(ROOT / "CONTRIBUTING.md")
    rooms = "|".join(path.name for path in (ROOT / "app" / "tarife").iterdir())
    named = re.findall(rf"`((?:{rooms})/[\w./*]*)`", text)

    assert len(named) > 20
    for name in named:
        assert list((ROOT / "app" / "tarife").glob(name)), name


def test_every_name_of_the_code_that_contributors_are_sent_to_is_defined():
    sources = "\n".join(
        text_of(path) for room in ("app", "tests") for path in (ROOT / room).rglob("*.py")
    )
    definition = r"(?m)(?:class|def) (\w+)|^ *(?:self\.)?(\w+)(?: = |: )"
    found = re.findall(definition, sources)
    known = {name.lower() for names in found for name in names} | {"self_test"}
    of_others = {"MaxLen", "QLocale", "QTranslator"}
    named = re.findall(r"`(?:\w+\.)?(\w+)`", text_of(ROOT / "CONTRIBUTING.md"))

    names = {name for name in named if "_" in name or not (name.islower() or name.isdigit())}
    assert len(names) > 50
    assert {name for name in names if name.lower() not in known} == of_others
