"""`make quick` finds the tests that a change most likely breaks."""

from pathlib import Path

import pytest

from helpers.changed import mirror_of


@pytest.mark.parametrize(
    ("changed", "tests"),
    [
        ("app/tarife/plan/names.py", "tests/plan/test_names.py"),
        ("app/tarife/gui/widgets/appearance.py", "tests/gui/widgets"),
        ("app/tarife/gui/editors/grid.py", "tests/gui/editors"),
        ("tests/plan/test_names.py", "tests/plan/test_names.py"),
    ],
)
def test_a_change_leads_to_its_own_tests_or_to_those_of_its_folder(changed, tests):
    assert mirror_of(Path(changed)) == Path(tests)


@pytest.mark.parametrize(
    "changed", ["README.md", "tests/plan/test_gone.py", "tests/conftest.py"]
)
def test_what_has_no_mirror_of_its_own_leads_nowhere(changed):
    assert mirror_of(Path(changed)) is None
