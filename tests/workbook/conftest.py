"""The budget of November, as it was exported and as a person edits it."""

from dataclasses import replace

import openpyxl
import pytest

from helpers.files.workbooks import edition
from helpers.forecasts import november_forecast
from tarife.workbook.budget import write_workbook

VALUE, EXPORTED, KEY = 4, 6, 10


@pytest.fixture(scope="module")
def plan():
    return november_forecast().plan


@pytest.fixture(scope="module")
def exported(tmp_path_factory, plan):
    path = tmp_path_factory.mktemp("budgets") / "budget.xlsx"
    write_workbook(edition(replace(november_forecast(), plan=plan)), path)
    return path


@pytest.fixture
def book(exported):
    return openpyxl.load_workbook(exported)
