"""Why marketing bought by a cap costs what it costs."""

from dataclasses import replace

from helpers.bids import NOVEMBER, PLAN, SALE
from tarife.assets import load_book, load_markets
from tarife.forecast.forecast import forecast
from tarife.insight.explain.charge_reasons import explain
from tarife.insight.explain.person import PersonHistories
from tarife.insight.explain.selection import Selection
from tarife.plan.model.account import Rules
from tarife.terms.categories import Category

MARKETING = Selection(categories=(Category.MARKETING,))


def explained(plan):
    made = forecast(plan, load_book(), load_markets(), lambda: False)
    return explain(made, load_book(), MARKETING).charge_reasons, made.notes


def test_what_is_bought_by_a_cap_has_its_own_rule_and_no_card():
    listed = replace(SALE, id="listed", max_price=None)
    parts, notes = explained(replace(PLAN, sends=(SALE, listed)))

    by_rule = {part.rule.paragraph: part for part in parts}
    assert set(by_rule) == {"4.1", "7.1"}
    (rate,) = by_rule["7.1"].rates
    assert (rate.card, rate.rate_micros, rate.is_average) == (None, 77_000, False)
    (listed_rate,) = by_rule["4.1"].rates
    assert listed_rate.card.currency == "USD"
    assert [note.code for note in notes if "bid" in note.code] == ["bid-by-estimates"]


def test_of_several_months_every_one_has_the_rule():
    plan = replace(PLAN, months=2, month=NOVEMBER.shifted(-1))
    (part,), _ = explained(plan)

    assert part.rule.paragraph == "7.1"


def test_under_older_rules_the_card_prices_it_and_a_note_says_so():
    account = replace(PLAN.account, rules=Rules.PMP_2025_07)
    (part,), notes = explained(replace(PLAN, account=account))

    assert part.rule.paragraph == "4.1"
    assert "bid-set-aside" in [note.code for note in notes]


def test_the_message_of_a_person_names_the_rule_too():
    known = load_book(), load_markets()
    made = forecast(PLAN, *known, lambda: False)
    teller = PersonHistories(made, known, 0)
    steps = teller.story(teller.representative_person()).steps

    template = next(step for step in steps if step.category is Category.MARKETING)
    assert (template.rule.paragraph, template.rate.micros) == ("7.1", 77_000)
