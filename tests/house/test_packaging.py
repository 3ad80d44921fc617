"""What the installers are made of agrees with the program and with itself."""

import configparser
import re
import sys
import tomllib
import xml.etree.ElementTree as ET
from pathlib import Path

from tarife.documents.files import EXTENSION

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "packaging"))
import carried  # noqa: E402 - stands beside the spec

LINUX = ROOT / "packaging" / "linux"
MIME = "application/vnd.tarife.plan+json"


def pins(lock):
    text = (ROOT / lock).read_text(encoding="utf-8")
    return dict(re.findall(r"^([a-z0-9.-]+)==(\S+)", text, re.MULTILINE))


def desktop_entry():
    entry = configparser.RawConfigParser()
    entry.optionxform = str
    entry.read(LINUX / "tarife.desktop", encoding="utf-8")
    return entry["Desktop Entry"]


def test_an_installer_carries_what_was_tested():
    carried, tested = pins("packaging/requirements.lock"), pins("requirements.lock")
    both = carried.keys() & tested.keys()

    assert {name: carried[name] for name in both} == {name: tested[name] for name in both}


def test_an_installer_carries_everything_that_is_needed():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    needed = {re.match(r"[\w.-]+", line)[0].lower() for line in project["dependencies"]}

    assert needed <= set(pins("packaging/requirements.lock")), "run `make lock`"


def test_the_lock_of_installers_names_no_index():
    text = (ROOT / "packaging" / "requirements.lock").read_text(encoding="utf-8")

    assert "://" not in text
    assert text.count("--hash=sha256:") > 100


def test_every_part_of_qt_that_is_used_is_carried():
    modules = (ROOT / "app").rglob("*.py")
    used = {
        part
        for module in modules
        for part in re.findall(r"from PySide6\.Qt(\w+)", module.read_text(encoding="utf-8"))
    }
    frozen = (ROOT / "packaging" / "tarife.spec").read_text(encoding="utf-8")
    laid_out = (ROOT / "packaging" / "windows" / "tree.py").read_text(encoding="utf-8")
    on_windows = re.search(r"^QT = \((.*)\)$", laid_out, re.MULTILINE)[1]

    assert used - set(re.findall(r"PySide6\.Qt(\w+)", frozen)) == used
    assert {f'"{part}"' for part in used} == set(on_windows.split(", "))


def test_the_menu_speaks_english_and_turkish():
    entry = desktop_entry()

    for key in ("Name", "GenericName", "Comment", "Keywords"):
        assert entry[key]
        assert entry[f"{key}[tr]"]


def test_plan_files_belong_to_the_program():
    kinds = ET.parse(LINUX / "tarife-mime.xml").getroot()  # noqa: S314 - our own file
    name = "{http://www.freedesktop.org/standards/shared-mime-info}"
    kind = kinds.find(f"{name}mime-type")

    assert kind.get("type") == MIME
    assert kind.find(f"{name}glob").get("pattern") == f"*{EXTENSION}"
    assert desktop_entry()["MimeType"] == f"{MIME};"
    assert MIME in (LINUX / "metainfo.xml").read_text(encoding="utf-8")


def test_the_menu_shows_the_icon_of_the_window():
    assert desktop_entry()["Icon"] == "tarife"
    assert (ROOT / "resources" / "icons" / "tarife.svg").is_file()


QT = "PySide6/Qt/plugins"


def library(name, stands="/lib/x86_64-linux-gnu"):
    return (name, f"{stands}/{name}", "BINARY")


def test_a_build_takes_only_what_is_listed_whatever_the_machine_has():
    wanted = [
        library("libxcb-cursor.so.0"),
        library("libpython3.11.so.1.0", "/opt/python/lib"),
        (f"{QT}/platforms/libqxcb.so", "/env/libqxcb.so", "BINARY"),
        ("pillow.libs/libtiff-20b7e810.so.6.3.0", "/env/libtiff.so", "BINARY"),
        ("libQt6Core.so.6", "PySide6/Qt/lib/libQt6Core.so.6", "SYMLINK"),
        ("tarife/_data/plan.schema.json", "/env/plan.schema.json", "DATA"),
    ]
    desktop = [
        *map(library, ("libatspi.so.0", "libgtk-3.so.0", "libXi.so.6", "libwayland-egl.so.1")),
        *map(library, ("libstdc++.so.6", "libfreetype.so.6")),
        (f"{QT}/platformthemes/libqgtk3.so", "/env/libqgtk3.so", "BINARY"),
        (f"{QT}/platforms/libqvnc.so", "/env/libqvnc.so", "BINARY"),
        (f"{QT}/sqldrivers/libqsqlite.so", "/env/libqsqlite.so", "BINARY"),
    ]

    assert carried.kept([*wanted, *desktop]) == wanted


def test_a_build_without_a_screens_plugin_is_refused():
    whole = [
        (f"{QT}/x/lib{name}.so", f"/env/{name}", "BINARY") for name in carried.NEEDED_ON_LINUX
    ]

    assert carried.missing(whole) == []
    assert carried.missing([entry for entry in whole if "qxcb" not in entry[0]]) == ["qxcb"]
