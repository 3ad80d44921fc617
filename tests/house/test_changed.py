"""`make quick` finds the tests that a change most likely breaks."""

from pathlib import Path

import pytest

from helpers.changed import tests_of as broken_by


@pytest.mark.parametrize(
    ("changed", "tests"),
    [
        ("app/tarife/plan/names.py", {"tests/plan/test_names.py"}),
        ("app/tarife/gui/result/totals.py", {"tests/gui/result/test_totals.py"}),
        ("app/tarife/gui/widgets/appearance.py", {"tests/gui/widgets"}),
        ("app/tarife/gui/editors/grid.py", {"tests/gui/editors"}),
        ("app/tarife/charts/daily/data.py", {"tests/charts/daily/test_data.py"}),
        ("app/tarife/gui/playground/board.py", {"tests/gui/playground/test_board.py"}),
        (
            "app/tarife/billing/windows.py",
            {"tests/billing/test_windows.py", "tests/billing/test_engine_agrees.py"},
        ),
        ("tests/plan/test_names.py", {"tests/plan/test_names.py"}),
    ],
)
def test_a_change_leads_to_its_own_tests_or_to_those_of_its_folder(changed, tests):
    assert broken_by(Path(changed)) == {Path(name) for name in tests}


def test_a_room_without_tests_of_its_own_leads_to_those_that_import_it():
    assert Path("tests/gui/shell/test_help_launcher.py") in broken_by(
        Path("app/tarife/gui/help/reader.py")
    )


@pytest.mark.parametrize(
    "changed", ["README.md", "tests/plan/test_gone.py", "tests/conftest.py"]
)
def test_what_has_no_mirror_of_its_own_leads_nowhere(changed):
    assert broken_by(Path(changed)) == set()
