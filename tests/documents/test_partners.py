"""Saved partner profiles."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given

from helpers.costs import full_costs, partners
from tarife.documents.partners import load_partners, remove_partner, save_partner
from tarife.plan.model.costs import Markup, Partner
from tarife.terms.categories import Category
from tarife.terms.problems import InputError, OutsideError

PARTNER = full_costs().partner


def test_a_folder_that_is_not_there_has_no_profiles(tmp_path):
    assert load_partners(tmp_path / "partners") == ((), ())


def test_a_profile_is_read_as_it_was_saved(tmp_path):
    save_partner(PARTNER, tmp_path / "new" / "partners")

    assert load_partners(tmp_path / "new" / "partners") == ((PARTNER,), ())


@given(partners("USD"))
def test_any_profile_with_a_name_is_read_as_it_was_saved(tmp_path_factory, partner):
    folder = tmp_path_factory.mktemp("partners")
    named = replace(partner, name=f"A{partner.name}")

    save_partner(named, folder)

    assert load_partners(folder) == ((named,), ())


def test_saving_under_the_same_name_puts_the_new_figures_in_place(tmp_path):
    dearer = replace(PARTNER, name="partner  a", platform_fee=Decimal(500))

    save_partner(PARTNER, tmp_path)
    save_partner(dearer, tmp_path)

    assert load_partners(tmp_path) == ((dearer,), ())


def test_names_that_look_alike_as_file_names_are_kept_apart(tmp_path):
    names = ["Çağlar", "Caglar", "日本", "中国", "a/b", "a b"]
    for name in names:
        save_partner(Partner(name), tmp_path)

    found, _ = load_partners(tmp_path)

    assert sorted(partner.name for partner in found) == sorted(names)


def test_profiles_are_listed_by_name(tmp_path):
    for name in ("beta", "Alpha", "gamma"):
        save_partner(Partner(name), tmp_path)

    assert [p.name for p in load_partners(tmp_path)[0]] == ["Alpha", "beta", "gamma"]


def test_a_profile_that_is_removed_is_gone_and_removing_it_twice_does_no_harm(tmp_path):
    save_partner(PARTNER, tmp_path)
    save_partner(Partner("B"), tmp_path)

    for _ in range(2):
        remove_partner(PARTNER.name, tmp_path)

    assert load_partners(tmp_path) == ((Partner("B"),), ())


def test_a_profile_needs_a_name(tmp_path):
    with pytest.raises(InputError, match="the partner has no name; give it a name"):
        save_partner(Partner(" "), tmp_path)


def test_a_profile_with_problems_is_not_saved(tmp_path):
    twice = (Markup(Category.UTILITY),) * 2
    bad = Partner("A", "usd", twice, platform_fee=Decimal(-1), seat_fee=Decimal("1E-10"))

    with pytest.raises(InputError) as caught:
        save_partner(bad, tmp_path)

    assert len(caught.value.problems) == 4
    assert load_partners(tmp_path) == ((), ())


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        pytest.param(b"\xff", "it is not UTF-8 text", id="not UTF-8"),
        pytest.param(b"{", "the file has not the form of a profile", id="not JSON"),
        pytest.param(
            b'{"format": 1, "partner": {"name": "A", "seat_fee": "x"}}',
            "seat_fee has not the form of a profile",
            id="wrong type",
        ),
        pytest.param(
            b'{"format": 1, "partner": {"name": "A", "seat_fee": "1E-99999999"}}',
            "seat_fee has not the form of a profile",
            id="endless decimals",
        ),
        pytest.param(
            b'{"format": 1, "partner": {"name": " "}}', "the partner has no name", id="no name"
        ),
        pytest.param(
            b'{"format": 1, "partner": {"name": "A", "currency": "usd"}}',
            "'usd' is no currency code",
            id="sense",
        ),
    ],
)
def test_a_file_that_cannot_be_used_is_told_and_the_others_are_read(tmp_path, content, reason):
    save_partner(PARTNER, tmp_path)
    (tmp_path / "broken.json").write_bytes(content)

    found, (problem,) = load_partners(tmp_path)

    assert found == (PARTNER,)
    assert problem.where == "broken.json"
    assert reason in problem.message


def test_a_file_that_cannot_be_read_is_told(tmp_path):
    (tmp_path / "folder.json").mkdir()

    assert "the file cannot be read" in load_partners(tmp_path)[1][0].message


def test_a_file_without_end_is_told_and_not_read(tmp_path):
    with (tmp_path / "endless.json").open("wb") as file:
        file.truncate(1 << 40)

    assert "the file is larger than 1 MB" in load_partners(tmp_path)[1][0].message


def test_a_folder_that_cannot_be_made_is_told(tmp_path):
    (tmp_path / "file").touch()

    with pytest.raises(OutsideError, match="the folder cannot be made"):
        save_partner(PARTNER, tmp_path / "file" / "partners")


def test_a_file_that_cannot_be_removed_is_told(tmp_path):
    save_partner(PARTNER, tmp_path)
    (path,) = tmp_path.iterdir()
    path.unlink()
    path.mkdir()

    with pytest.raises(OutsideError, match="the file cannot be removed"):
        remove_partner(PARTNER.name, tmp_path)
