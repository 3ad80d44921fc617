"""What mends a problem of a plan at one click."""

from PySide6.QtCore import QLocale

from tarife.gui.text.languages import tr
from tarife.gui.text.numbers import count_text
from tarife.plan.edits.edit import Edit
from tarife.plan.edits.numbers import set_number
from tarife.plan.model.addresses import Address
from tarife.plan.model.plan import Plan
from tarife.terms.problems import FieldPath, Problem
from tarife.terms.sentences import Sentence


def remedy_of(problem: Problem, plan: Plan) -> tuple[str, Edit] | None:
    """Give what a button says that mends a problem, and what it does; nothing if none can."""
    where, said = problem.where, problem.message
    if problem.code != "volume-above-audience" or not isinstance(said, Sentence):
        return None
    match where.steps if isinstance(where, FieldPath) else ():
        case "sends", int(index), *_ if index < len(plan.sends):
            at, people = Address("audiences", plan.sends[index].audience, "people"), "volume"
        case "grid", int(index), *_ if index < len(plan.grid):
            at, people = Address("grid", plan.grid[index].country, "people"), "most"
        case _:
            return None
    wanted = int(str(said.values[people]))
    text = tr("Make the audience %1").replace("%1", count_text(wanted, QLocale()))
    return text, set_number(at, wanted)
