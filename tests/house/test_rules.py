"""The rules of the house that no other tool checks."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
MODULES = sorted((ROOT / "app").rglob("*.py"))
FORBIDDEN_NAMES = {"utils", "common", "helpers", "manager", "base"}
FORBIDDEN_TEXT = {
    r"except( Exception)?:": "name the failure that is expected",
    r"\b(TODO|FIXME|XXX|NotImplementedError)\b": "finish it, or leave it out",
    r"pragma: no cover": "test it, or leave it out",
    r"from __feature__": "keep Qt's own names",
}
MAY_CATCH_ALL = {"runner.py", "startup.py"}
NOT_ON_EVERY_SYSTEM = re.compile(
    r"chown|fcntl|fork|getegid|geteuid|getgid|getgroups|getuid|grp|mkfifo|pwd|resource"
    r"|sched_getaffinity|seteuid|termios|tzset|uname|AF_UNIX|O_NOFOLLOW|O_NONBLOCK"
    r"|SIGALRM|SIGHUP|SIGKILL|SIGUSR1"
)


def test_there_are_modules_to_look_at():
    assert len(MODULES) > 40


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_module_is_short_named_for_a_thing_and_finished(module):
    text = module.read_text(encoding="utf-8")

    assert len(text.splitlines()) <= 500, "split it where its meaning splits"
    assert module.stem not in FORBIDDEN_NAMES, "name it after what it holds"
    assert text.startswith('"""'), "its first line says what it is for"
    for pattern, remedy in FORBIDDEN_TEXT.items():
        found = re.search(pattern, text)
        allowed = "except" in pattern and module.name in MAY_CATCH_ALL
        assert allowed or not found, f"{found}: {remedy}"


@pytest.mark.parametrize("room", ["gui", "cli", "documents", "files", "__main__.py"])
def test_a_path_of_a_person_is_asked_in_a_way_that_never_raises(room):
    place = ROOT / "app" / "tarife" / room
    for module in place.rglob("*.py") if place.is_dir() else [place]:
        found = re.search(r"\.(resolve|exists|is_file|is_dir)\(\)", module.read_text("utf-8"))
        assert not found, f"{module}: ask os.path, or say why the folder is closed"


def test_labels_take_no_text_for_markup():
    for module in (ROOT / "app").rglob("*.py"):
        if module.name != "labels.py":  # its labels show plain text
            assert not re.search(r"\bQLabel\((?!\) if )", module.read_text("utf-8")), module


def run_when_collected(module):
    """Yield what runs as soon as pytest reads a module: all but the bodies of functions."""
    rest = [ast.parse(module)]
    while rest:
        node = rest.pop()
        yield node
        match node:
            case ast.FunctionDef():
                rest += [*node.decorator_list, node.args]
            case ast.Lambda():
                rest.append(node.args)
            case _:
                rest += ast.iter_child_nodes(node)


def names_in(node):
    match node:
        case ast.Attribute():
            return [node.attr]
        case ast.ImportFrom():
            return [node.module, *(name.name for name in node.names)]
        case ast.Import():
            return [name.name for name in node.names]
    return []


def only_here(module):
    """Name what a module of tests asks, while it is collected, of a system that may lack it."""
    if not NOT_ON_EVERY_SYSTEM.search(module):
        return []
    names = [name for node in run_when_collected(module) for name in names_in(node)]
    return [name for name in names if name and NOT_ON_EVERY_SYSTEM.fullmatch(name)]


def test_every_system_can_collect_the_tests():
    tests = set(ROOT.glob("tests/**/*.py")) - set(ROOT.glob("tests/benchmarks/*.py"))
    found = {path: only_here(path.read_text("utf-8")) for path in tests}

    assert {path: names for path, names in found.items() if names} == {}


@pytest.mark.parametrize(
    ("module", "names"),
    [
        ("import fcntl", ["fcntl"]),
        ("from signal import SIGKILL", ["SIGKILL"]),
        ("@skipif(os.geteuid() != 0)\ndef test_it(): os.chown()", ["geteuid"]),
        ("class TestIt:\n    pipe = os.mkfifo('pipe')", ["mkfifo"]),
        ("def test_it(tmp_path):\n    os.mkfifo(tmp_path)", []),
        ("later = lambda: os.fork()", []),
    ],
)
def test_what_is_asked_before_a_test_runs_is_found(module, names):
    assert only_here(module) == names


def test_a_room_card_holds_no_code():
    for card in (ROOT / "app" / "tarife").glob("*/__init__.py"):
        text = card.read_text(encoding="utf-8").strip()
        assert text.startswith('"""'), card
        assert text.count('"""') == 2, card
        assert text.endswith('"""'), card


def test_packaging_never_becomes_a_package():
    """It would shadow the library of that name and break every import of matplotlib."""
    assert not (ROOT / "packaging" / "__init__.py").exists()


def test_the_top_level_holds_only_what_belongs_there():
    known = {
        *("app", "resources", "rate_cards", "tests", "packaging"),
        *(
            "README.md",
            "README.tr.md",
            "CONTRIBUTING.md",
            "CHANGELOG.md",
            "ARCHITECTURE.md",
            "SECURITY.md",
            "LICENSE",
            "Makefile",
        ),
        *("pyproject.toml", "requirements.lock", "build", "dist"),
    }
    found = {path.name for path in ROOT.iterdir() if not path.name.startswith(".")}

    assert found <= known


def test_the_lock_names_no_index():
    text = (ROOT / "requirements.lock").read_text(encoding="utf-8")

    assert "://" not in text
    assert text.count("--hash=sha256:") > 100
