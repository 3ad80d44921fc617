"""The table of a plan, its cells, and what becomes of a text that is typed into one."""

from helpers.plans import NOVEMBER
from tarife.assets import load_markets
from tarife.gui.editors.plan_table import plan_table
from tarife.gui.tables.cell_roles import REFUSAL_ROLE
from tarife.gui.tables.kept_rows import Folding
from tarife.gui.tables.line_model import LinesModel
from tarife.gui.text.countries import Countries
from tarife.plan.edits.lines import of_own_lines
from tarife.plan.model.lines import Audience, Broadcast, Send, Steady
from tarife.plan.model.lines import TemplateCategory as Category
from tarife.plan.model.plan import Plan

COUNTRIES = Countries(load_markets())
AUDIENCE = Audience("a", "All", "DE", 9_000)
OFFER = Send("o", "Offer", "a", Category.MARKETING, 500, Broadcast(()))
NEWS = Send("n", "News", "a", Category.UTILITY, 700, Steady())
LINES = Plan("Lines", NOVEMBER, audiences=(AUDIENCE,), sends=(NEWS,))


def model_of(plan, *unfolded):
    return LinesModel(plan_table(COUNTRIES, Folding(set(unfolded))), plan)


def at(model, key, column):
    names = [one.id for one in model.columns]
    return model.index(model.sheet.index_of(key), names.index(column))


def typed(plan, key, column, text, *unfolded):
    """Give the plan after a text was typed into a cell, or why it was refused."""
    model = model_of(plan, *unfolded)
    wishes = []
    model.change_requested.connect(wishes.append)
    index = at(model, key, column)
    model.setData(index, text)
    if not wishes:
        return index.data(REFUSAL_ROLE)
    return of_own_lines(wishes[0], wishes[0].lines).apply(plan)
