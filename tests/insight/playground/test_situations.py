"""The ready-made situations are those of the billing rules, and end as the rules say."""

# ruff: noqa: RUF001 - the rules write a refusal as a multiplication sign

from dataclasses import replace

import pytest

from helpers.twins.playgrounds import table_of
from helpers.twins.timelines import situation as events
from tarife.assets import load_book, load_markets
from tarife.billing.eras import EraId
from tarife.billing.ledger import REFUSED_REASONS
from tarife.insight.playground.billing import play
from tarife.insight.playground.situations import BY_ID, READY
from tarife.terms.categories import Category

KNOWN = (load_book(), load_markets())

# id | as the rules write it | what each era charges
EXPECTED = """
free-reply | M 0; customer 20; free-form 21, 26 | M, 0, S* | M, 0, 0 | M, 0, 0 | M, S*, S*
no-word-from-the-person | M 0; free-form 26 | M, × | M, × | M, × | M, ×
utility-in-the-window | M 0; customer 20; U 21 | M, U | M, U | M, 0 | M, U
two-on-one-day | M 0, 5 | M, 0 | M, 0 | M, M | M, M
a-day-later | M 0, 24 | M, M | M, M | M, M | M, M
two-categories | M 0; U 4, 10 | M, U, 0 | M, U, 0 | M, U, U | M, U, U
an-answer-in-three-parts | customer 0; free-form 1, 10, 23 | S*, 0, 0 | 0, 0, 0 | 0, 0, 0 | S*, S*, S*
the-person-writes-again | customer 0; free-form 23; customer 23.5; free-form 46, 47.4 | S*, 0, S* | 0, 0, 0 | 0, 0, 0 | S*, S*, S*
a-template-as-answer | customer 0; U 1; free-form 2 | U, 0 | U, 0 | 0, 0 | U, S*
a-question-after-an-order-update | U 0; customer 1; free-form 2, 24.5 | U, 0, S* | U, 0, 0 | U, 0, 0 | U, S*, S*
an-ad-click | ad (phone) 0; free-form 2; M 30; U 60; M 74 | 0, 0, 0, M | 0, 0, 0, M | 0, 0, 0, M | 0, 0, 0, M
an-ad-click-answered-late | ad (phone) 0; free-form 25; M 26 | ×, M | ×, M | ×, M | ×, M
an-ad-click-answered-by-template | ad (phone) 0; M 1; free-form 25 | 0, × | 0, × | 0, × | 0, ×
an-ad-click-on-a-computer | ad (desktop) 0; free-form 1 | S* | 0 | 0 | S*
a-second-ad-click | ad 0; free-form 2; ad 73; M 73.5; U 74, 146 | 0, 0, 0, U | 0, 0, 0, U | 0, 0, 0, U | 0, 0, 0, U
an-ad-click-after-a-template | M 0; ad 3; free-form 4; M 10, 77 | M, 0, 0, M | M, 0, 0, M | M, 0, 0, M | M, 0, 0, M
the-last-second | customer 0; free-form 23.999722222223, 24 | S*, × | 0, × | 0, × | S*, ×
reactions | customer 0; reaction 1, 25 | 0, × | 0, × | 0, × | 0, ×
one-time-passwords | A 0, 1, 24 | A, 0, A | A, 0, A | A, A, A | A, A, A
a-password-abroad | A 0, 30 | I, I | I, I | I, I | I, I
a-second-number | customer 0; U 1; free-form 2; U 3 | U, ×, U | U, ×, U | 0, ×, U | U, ×, U
united-states | M 0; U 4 | M, U | 0, U | 0, U | 0, U
"""  # noqa: E501 - rows as long as those of the rules

LETTERS = {
    Category.MARKETING: "M",
    Category.UTILITY: "U",
    Category.AUTHENTICATION: "A",
    Category.AUTHENTICATION_INTERNATIONAL: "I",
    Category.SERVICE: "S",
}
ROWS = [[cell.strip() for cell in line.split("|")] for line in EXPECTED.strip().splitlines()]
CELLS = [
    pytest.param(name, rules, cell, id=f"{rules.value}: {name}")
    for name, _, *cells in ROWS
    for rules, cell in zip(EraId, cells, strict=True)
]


def letter_of(outcome):
    if outcome.moment.reason in REFUSED_REASONS:
        return "×"
    return LETTERS[outcome.moment.category] if outcome.moment.is_charged else "0"


@pytest.mark.parametrize("is_used", [False, True], ids=["allowance left", "allowance used"])
@pytest.mark.parametrize(("name", "rules", "cell"), CELLS)
def test_situation_ends_as_the_rules_say(name, rules, cell, is_used):
    situation = replace(BY_ID[name].situation, is_allowance_used=is_used)

    lane = play(situation, rules, KNOWN)

    letters = [letter_of(outcome) for outcome in lane.outcomes if outcome.rule]
    assert letters == cell.replace("S*", "S" if is_used else "0").split(", ")


@pytest.mark.parametrize(("name", "text"), [(row[0], row[1]) for row in ROWS])
def test_situation_happens_as_the_rules_write_it(name, text):
    made, written = table_of(BY_ID[name].situation, EraId.PMP_2026_10), events(text)

    assert made.kind.tolist() == written.kind.tolist()
    since = (made.at_us - made.at_us[0]) // 1_000_000
    assert since.tolist() == ((written.at_us - written.at_us[0]) // 1_000_000).tolist()


def test_every_situation_is_asked_about_here_but_those_of_certain_days():
    without_days = {ready.id for ready in READY if not ready.situation.days}

    assert without_days == {row[0] for row in ROWS}


def test_a_question_is_asked_and_what_to_notice_is_told():
    assert all(ready.question.endswith("?") for ready in READY)
    assert all(ready.notice.endswith(".") for ready in READY)
