"""The words name everything there is to name."""

import string
from dataclasses import fields

from tarife.billing.eras import EraId
from tarife.billing.ledger import Reason
from tarife.plan.account import WEEKDAYS
from tarife.terms.categories import CATEGORIES
from tarife.workbook.english import ENGLISH

SHEETS = (
    *("summary", "inputs_sheet", "rates", "calc", "scenarios"),
    *("data", "variance", "checks", "about"),
)


def test_every_category_reason_era_and_weekday_has_a_name():
    assert set(ENGLISH.categories) == set(CATEGORIES)
    assert set(ENGLISH.reasons) == set(Reason)
    assert set(ENGLISH.eras) == set(EraId)
    assert set(ENGLISH.weekdays) == set(WEEKDAYS)
    assert len(set(ENGLISH.categories.values())) == len(CATEGORIES)
    assert len(set(ENGLISH.reasons.values())) == len(Reason)


def test_excel_takes_the_names_of_the_sheets():
    names = [getattr(ENGLISH, sheet) for sheet in SHEETS]

    assert len({name.casefold() for name in names}) == len(names)
    assert all(0 < len(name) <= 31 and not set(name) & set(r"[]:*?/\'") for name in names)


def test_no_text_is_empty_and_braces_are_names():
    texts = [getattr(ENGLISH, field.name) for field in fields(ENGLISH)]

    for text in (text for text in texts if isinstance(text, str)):
        assert text
        assert all(name is None or name for _, name, _, _ in string.Formatter().parse(text))
