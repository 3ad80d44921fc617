"""Formulas of Calc: the text for Excel and the value come from one object."""

import numpy as np
import pytest

from tarife.workbook.calc.expressions import (
    Place,
    cell,
    exchanged,
    graduated,
    least,
    not_negative,
    number,
    product,
    ratio,
    rounded,
)
from tarife.workbook.calc.rows import (
    CATEGORY,
    SCENARIO,
    Labels,
    Look,
    Row,
    Section,
    own_driver,
    running,
)

A, B, C = (cell(name, value) for name, value in (("A1", 7), ("B1", 2), ("C1", 4)))
FIRST = Place("H", "G", 9)


def written(formula):
    return formula.text(FIRST), formula.values.tolist()


@pytest.mark.parametrize(
    ("formula", "text", "value"),
    [
        (A - (B - C), "A1-(B1-C1)", 9),
        (A - B - C, "A1-B1-C1", 1),
        ((A + B) * C, "(A1+B1)*C1", 36),
        (A + B * C, "A1+B1*C1", 15),
        (number(1) - A, "1-A1", -6),
        (not_negative(B - A), "MAX(0,B1-A1)", 0),
        (least(A, B + C), "MIN(A1,B1+C1)", 6),
        (ratio(A * B, C), "IF(C1=0,0,A1*B1/C1)", 3.5),
        (ratio(A + B, A - A), "IF(A1-A1=0,0,(A1+B1)/(A1-A1))", 0),
        (rounded(ratio(A, B)), "ROUND(IF(B1=0,0,A1/B1),0)", 4),
        (product([A, number(1) - B]), "A1*(1-B1)", -7),
        (product([]), "1", 1),
    ],
)
def test_a_formula_computes_what_its_text_says(formula, text, value):
    assert written(formula) == (text, value)


@pytest.mark.parametrize(("answered", "turns"), [(0.95, 2.5), (1, 4), (0.3, 1)])
def test_an_exchange_goes_on_while_each_message_is_answered_and_the_person_writes_again(
    answered, turns
):
    text, value = written(exchanged(cell("D5", answered), cell("D6", turns)))

    expected = sum(answered * (answered * (1 - 1 / turns)) ** turn for turn in range(200))
    assert value == pytest.approx(expected, rel=1e-12)
    assert text == "D5/(1-D5*(1-1/D6))"


def test_messages_are_priced_band_by_band():
    above, steps = cell("Rates!$C$2:$C$3", [0, 100]), cell("Rates!$F$2:$F$3", [50, -10])
    counted = cell("H3", [80, 130]) - cell("H4", [0, 20])

    text = "SUMPRODUCT(((H3-H4)>Rates!$C$2:$C$3)*((H3-H4)-Rates!$C$2:$C$3)*Rates!$F$2:$F$3)"
    assert written(graduated(counted, above, steps)) == (text, [4000, 5400])


def test_rows_know_their_cells_once_their_section_has_its_place():
    one, two = (Row(Labels("Plan", category="Service"), [5, 0, 2]) for _ in range(2))
    spent = running([one, two], own_driver(10))
    change = one - one.before
    Section("Played", [one, two], 3).put(20)

    assert written(spent) == ("SUM($F10,$H22:H23)", [20, 20, 24])
    assert written(change) == ("H22-G22", [5, -5, 2])
    assert written(one.last) == ("$J22", 2)


def test_a_sum_by_labels_finds_the_rows_that_share_them():
    labels = [Labels("Plan", category=name) for name in ("Service", "Utility", "Service")]
    rows = [Row(own, [at, 10 * at]) for at, own in enumerate(labels, 1)]
    played = Section("Played", rows, 2)
    asked = Labels("Plan", category="Service")
    shared = played.sum_by(asked, SCENARIO, CATEGORY)
    chosen = played.sum_by(asked, SCENARIO, given={SCENARIO: "Scenario"})
    none = played.sum_by(Labels("Other"), SCENARIO)
    played.put(0)

    assert written(shared) == ("SUMIFS(H$2:H$4,$A$2:$A$4,$A10,$D$2:$D$4,$D10)", [4, 40])
    assert written(chosen) == ("SUMIFS(H$2:H$4,$A$2:$A$4,Scenario)", [6, 60])
    assert none.values.tolist() == [0, 0]


def test_money_is_whole_micros():
    assert Row(Labels(""), [1.9999999, 3.0], Look.MONEY).values.tolist() == [2, 3]
    assert Row(Labels(""), np.array([0.25]), Look.PLAYED).values.tolist() == [0.25]
