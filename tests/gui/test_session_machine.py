"""Any edits of a plan, taken back, done again, saved and read: nothing is ever lost."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from helpers.gui.windows import quick_forecast
from helpers.plans import full_plan
from tarife.documents.files import open_plan, save_plan
from tarife.gui.document.session import PlanSession
from tarife.plan.checks.plan import check_plan
from tarife.plan.edits.grid import add_grid_rows, move_country, remove_countries, set_each
from tarife.plan.edits.lines import (
    duplicate_line,
    move_line,
    move_moments,
    remove_line,
    replace_line,
)
from tarife.plan.edits.numbers import set_number, set_range
from tarife.plan.edits.plan import set_month
from tarife.plan.model.lines import Broadcast, Steady
from tarife.plan.model.plan import GridRow
from tarife.plan.numbers import addresses_of, clamped, number_at

DRAWN = st.data()


class Edits(RuleBasedStateMachine):
    """A person at work on one plan; ``folder`` is set before the machine runs."""

    folder = None

    def __init__(self):
        super().__init__()
        self.session = PlanSession(quick_forecast)
        self.first = full_plan()
        self.session.open(self.first, None)

    def draw_line(self, data):
        return data.draw(st.sampled_from(self.session.plan.lines))

    @rule(data=DRAWN, factor=st.floats(0, 3))
    def type_a_number(self, data, factor):
        plan = self.session.plan
        at = data.draw(st.sampled_from(addresses_of(plan)))
        value = clamped(plan, at, (number_at(plan, at) or 1) * factor)
        self.session.apply(set_number(at, value))

    @rule(data=DRAWN, width=st.floats(0.1, 1))
    def type_a_range(self, data, width):
        plan = self.session.plan
        at = data.draw(st.sampled_from(addresses_of(plan)))
        likely = number_at(plan, at) or 0
        low, high = clamped(plan, at, likely * (1 - width)), clamped(plan, at, likely + width)
        self.session.apply(set_range(at, low, likely, high))

    @rule(code=st.sampled_from(["FR", "BR", "US"]))
    def add_a_country(self, code):
        self.session.apply(add_grid_rows((GridRow(code),)))

    @precondition(lambda self: self.session.plan.grid)
    @rule(data=DRAWN, what=st.sampled_from(["weekly", "move", "remove"]))
    def change_a_country(self, data, what):
        plan = self.session.plan
        place = data.draw(st.integers(0, len(plan.grid) - 1))
        country = plan.grid[place].country
        changes = {
            "weekly": set_each(country, 900),
            "move": move_country(country, 1),
            "remove": remove_countries((country,)),
        }
        self.session.apply(changes[what])

    @precondition(lambda self: self.session.plan.lines)
    @rule(data=DRAWN, what=st.sampled_from(["duplicate", "move", "remove"]))
    def change_a_line(self, data, what):
        line = self.draw_line(data)
        new_id = self.session.plan.fresh_id("copy")
        changes = {
            "duplicate": duplicate_line(line.id, new_id, f"{line.name} again"),
            "move": move_line(line.id, -1),
            "remove": remove_line(line.id),
        }
        self.session.apply(changes[what])

    @precondition(lambda self: self.session.plan.sends)
    @rule(data=DRAWN, days=st.integers(-9, 9), drag=st.integers(0, 2))
    def move_a_send(self, data, days, drag):
        send = data.draw(st.sampled_from(self.session.plan.sends))
        if not isinstance(send.schedule, Broadcast) or not send.schedule.moments:
            return  # a stream has no day, and a rule of days is no date to move
        moment = data.draw(st.sampled_from(send.schedule.moments))
        day = (moment + timedelta(days=days)).date()
        self.session.apply(move_moments(send.id, (moment,), day, drag))

    @precondition(lambda self: self.session.plan.sends)
    @rule(data=DRAWN)
    def make_a_stream(self, data):
        send = data.draw(st.sampled_from(self.session.plan.sends))
        edited = replace(send, schedule=Steady())
        self.session.apply(replace_line(edited, "schedule.kind", send))

    @rule(months=st.integers(-2, 2))
    def change_the_month(self, months):
        self.session.apply(set_month(self.session.plan.month.shifted(months)))

    @rule()
    def undo(self):
        self.session.history.undo()

    @rule()
    def redo(self):
        self.session.history.redo()

    @precondition(lambda self: not check_plan(self.session.plan))
    @rule()
    def save_and_read(self):
        path = self.folder / "plan.tarife"
        save_plan(self.session.plan, path)
        self.session.mark_saved(path)

        assert open_plan(path)[0] == self.session.plan
        assert not self.session.is_dirty

    @invariant()
    def what_is_open_is_what_the_history_says(self):
        if self.session.history.last is None:
            assert self.session.plan == self.first

    def teardown(self):
        history, last = self.session.history, self.session.plan
        while history.next is not None:
            history.redo()
        end = self.session.plan
        while history.last is not None:
            history.undo()
        assert self.session.plan == self.first
        while history.next is not None:
            history.redo()
        assert self.session.plan == end
        assert last is not None
        self.session.close()


@pytest.mark.hypothesis  # a machine is not marked by itself
@pytest.mark.usefixtures("qapp")
def test_nothing_is_lost_in_any_order_of_edits(tmp_path):
    Edits.folder = tmp_path

    examples = settings.default.max_examples * 5 // 8
    run_state_machine_as_test(
        Edits, settings=settings(max_examples=examples, stateful_step_count=20)
    )
