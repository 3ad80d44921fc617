"""The table of the plan of an open window, with the focus."""

import pytest


@pytest.fixture
def grid(opened):
    opened.workspace.grid.lines.view.setFocus()
    return opened.workspace.grid.lines
