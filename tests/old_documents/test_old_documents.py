"""A file of every past format opens for ever, and is saved in the present one."""

from pathlib import Path

from helpers.plans import format_1_plan, full_plan
from tarife.documents.files import load_plan, save_plan

FOLDER = Path(__file__).parent


def test_format_1_opens_as_it_was_meant():
    assert load_plan(FOLDER / "format-1.tarife") == format_1_plan()


def test_format_1_is_saved_in_the_present_format(tmp_path):
    path = tmp_path / "plan.tarife"

    save_plan(load_plan(FOLDER / "format-1.tarife"), path)

    assert load_plan(path) == format_1_plan()


def test_format_2_opens_as_it_was_meant():
    assert load_plan(FOLDER / "format-2.tarife") == full_plan()
