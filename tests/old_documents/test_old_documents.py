"""A file of every past format opens for ever, and is saved in the present one."""

from dataclasses import replace
from pathlib import Path

from helpers.plans import format_1_plan, format_2_plan, format_3_plan
from tarife.documents.files import load_plan, save_plan

FOLDER = Path(__file__).parent
FORMAT_1 = replace(format_1_plan(), id="61faad5f-c587-5ad6-a311-f71005d89e3a")
FORMAT_2 = replace(format_2_plan(), id="e5eb0b8a-931d-5e86-bb53-2c03f67544f2")
"""Files of that time hold no id; the one that is made of their text stays for ever."""


def test_format_1_opens_as_it_was_meant():
    assert load_plan(FOLDER / "format-1.tarife") == FORMAT_1


def test_format_1_is_saved_in_the_present_format(tmp_path):
    path = tmp_path / "plan.tarife"

    save_plan(load_plan(FOLDER / "format-1.tarife"), path)

    assert load_plan(path) == FORMAT_1


def test_format_2_opens_as_it_was_meant():
    assert load_plan(FOLDER / "format-2.tarife") == FORMAT_2


def test_format_3_opens_with_taxes_on_meta_due_on_all_that_meta_charges():
    assert load_plan(FOLDER / "format-3.tarife") == format_3_plan()
