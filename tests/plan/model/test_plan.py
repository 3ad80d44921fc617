"""The plan itself."""

from dataclasses import replace

from helpers.plans import full_plan


def test_lines_are_those_spelled_out_in_the_order_of_the_file():
    assert [line.id for line in full_plan().lines] == [
        "loyal",
        "black-friday",
        "orders",
        "ad",
        "support",
        "walk-ins",
    ]


def test_a_fresh_id_is_one_that_no_line_has():
    plan = full_plan()
    taken = replace(plan, inbound=(replace(plan.inbound[0], id="send-1"),))

    assert plan.fresh_id("send") == "send-1"
    assert taken.fresh_id("send") == "send-2"
