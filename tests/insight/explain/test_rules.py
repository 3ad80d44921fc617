"""Every fate of a message has a rule, and every rule a paragraph that exists."""

import re
from pathlib import Path

import pytest

from tarife.billing.eras import ERAS, EraId, era_for
from tarife.billing.ledger import Reason
from tarife.insight.explain.rules import rule_behind
from tarife.terms.categories import Category

GUIDE = Path(__file__).parents[3] / "resources" / "help" / "en" / "billing-rules.md"
MONTH = ERAS[0].first_day
CONVERSATIONS = (EraId.CBP_2023_06, EraId.CBP_2024_11)
ANY = tuple(EraId)

POSSIBLE = (
    (Reason.CONVERSATION_OPENED, Category.MARKETING, CONVERSATIONS),
    (Reason.CONVERSATION_OPENED, Category.SERVICE, (EraId.CBP_2023_06,)),
    (Reason.MESSAGE_DELIVERED, Category.MARKETING, (EraId.PMP_2025_07, EraId.PMP_2026_10)),
    (Reason.MESSAGE_DELIVERED, Category.UTILITY, (EraId.PMP_2025_07, EraId.PMP_2026_10)),
    (Reason.MESSAGE_DELIVERED, Category.SERVICE, (EraId.PMP_2026_10,)),
    (Reason.MESSAGE_DELIVERED, Category.AUTHENTICATION_INTERNATIONAL, (EraId.PMP_2026_10,)),
    (Reason.CONVERSATION_OPEN, Category.UTILITY, (*CONVERSATIONS, EraId.PMP_2025_07)),
    (Reason.CONVERSATION_OPEN, Category.SERVICE, CONVERSATIONS),
    (Reason.FREE_TIER, Category.SERVICE, (EraId.CBP_2023_06, EraId.PMP_2026_10)),
    (Reason.ERA_FREE, Category.SERVICE, (EraId.CBP_2024_11, EraId.PMP_2025_07)),
    (Reason.SERVICE_WINDOW, Category.UTILITY, (EraId.PMP_2025_07,)),
    (Reason.FREE_ENTRY_POINT, Category.MARKETING, ANY),
    (Reason.REACTION, Category.SERVICE, ANY),
    (Reason.US_PAUSE, Category.MARKETING, (EraId.PMP_2025_07, EraId.PMP_2026_10)),
    (Reason.OUTSIDE_WINDOW, Category.SERVICE, ANY),
    (Reason.WAIVED, Category.SERVICE, (EraId.PMP_2026_10,)),
    (Reason.NO_PAYMENT_METHOD, Category.SERVICE, (EraId.PMP_2026_10,)),
)
CASES = [
    pytest.param(reason, category, era, id=f"{reason}, {category}, {era}")
    for reason, category, eras in POSSIBLE
    for era in eras
]


def test_every_fate_is_here():
    assert {reason for reason, _, _ in POSSIBLE} == set(Reason)


@pytest.mark.parametrize(("reason", "category", "era"), CASES)
def test_a_fate_has_a_sentence_and_a_paragraph_of_the_guide(reason, category, era):
    rule = rule_behind(reason, category, era_for(MONTH, era))

    assert len(rule.sentence) <= 120  # two lines beside the chart

    section, number = rule.paragraph.split(".")
    text = GUIDE.read_text(encoding="utf-8").split(f"## {section}.")[1].split("\n## ")[0]
    assert re.search(rf"^{number}\. ", text, re.MULTILINE)
    begins = "Charged" if "opened" in reason or reason == "message_delivered" else "Free"
    assert rule.sentence.startswith((begins, "Not "))
    assert rule.sentence.endswith(".")


def test_utility_in_an_open_window_is_explained_by_the_rules_of_the_month():
    delivered = (Reason.MESSAGE_DELIVERED, Category.UTILITY)
    before = rule_behind(*delivered, era_for(MONTH, EraId.PMP_2025_07))
    after = rule_behind(*delivered, era_for(MONTH, EraId.PMP_2026_10))

    assert "no service window was open" in before.sentence
    assert "since October 2026" in after.sentence
