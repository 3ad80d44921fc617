"""Telling the budgets that Tarife writes from other workbooks, by the names of their sheets."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from tarife.files.workbooks import open_workbook
from tarife.terms.languages import Language
from tarife.terms.problems import InputError, OutsideError
from tarife.terms.sentences import Voice, say

BUDGET_SHEETS: Final = say("Inputs"), say("Rates"), say("Checks")


def is_budget(path: Path) -> bool:
    """Tell whether a file is a workbook that Tarife wrote."""
    try:
        return has_budget_sheets(open_workbook(path).names)
    except (InputError, OutsideError):
        return False


def has_budget_sheets(names: Sequence[str]) -> bool:
    """Tell whether sheets are called as those of a budget, in any language."""
    return any({*map(Voice(one).tell, BUDGET_SHEETS)} <= {*names} for one in Language)
