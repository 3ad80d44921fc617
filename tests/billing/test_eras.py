"""Which rules hold on which day."""

from datetime import date

import pytest

from tarife.billing.eras import ERA_NAMES, ERAS, EraId, era_for, era_on
from tarife.terms.languages import Language
from tarife.terms.sentences import in_language


@pytest.mark.parametrize(
    ("day", "era"),
    [
        (date(2023, 6, 1), EraId.CBP_2023_06),
        (date(2024, 10, 31), EraId.CBP_2023_06),
        (date(2024, 11, 1), EraId.CBP_2024_11),
        (date(2025, 6, 30), EraId.CBP_2024_11),
        (date(2025, 7, 1), EraId.PMP_2025_07),
        (date(2026, 9, 30), EraId.PMP_2025_07),
        (date(2026, 10, 1), EraId.PMP_2026_10),
        (date(2030, 1, 1), EraId.PMP_2026_10),
    ],
)
def test_an_era_begins_on_its_first_day(day, era):
    found = era_on(day)

    assert found is not None
    assert found.id is era


def test_forced_rules_hold_on_any_day():
    assert era_for(date(2020, 1, 1), EraId.PMP_2026_10).id is EraId.PMP_2026_10
    assert era_for(date(2024, 11, 1), None) is era_on(date(2024, 11, 1))
    assert era_for(date(2020, 1, 1), None) is None


def test_before_june_2023_no_rules_are_known():
    assert era_on(date(2023, 5, 31)) is None


def test_eras_are_named_after_model_and_month():
    for era in ERAS:
        model = "cbp" if era.by_conversation else "pmp"
        assert era.id.value == f"{model}-{era.first_day:%Y-%m}"


def test_every_era_has_a_name_in_both_languages():
    names = [in_language(ERA_NAMES[era.id], language) for era in ERAS for language in Language]

    assert len(set(names)) == 2 * len(ERAS)
