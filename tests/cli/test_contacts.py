"""``tarife contacts`` counts the people of lists as people have them."""

import json
from pathlib import Path

import pytest

from tarife.cli.main import run

LISTS = Path(__file__).parents[1] / "documents" / "contact_lists"
NUMBERS = ("1110001", "111 00 01", "12345671", "1234567")


def as_json(capsys, *argv):
    assert run(["contacts", *map(str, argv), "--format", "json"]) == 0
    said = capsys.readouterr()
    assert not any(number in said.out + said.err for number in NUMBERS)
    return json.loads(said.out)


CASES = {
    "bare-wa-id-germany.csv": {
        "column": "wa_id",
        "people": 7,
        "countries": {"DE": 1, "ES": 1, "GB": 1, "IN": 1, "IT": 1, "AT": 1, "TR": 1},
        "repeated": 1,
    },
    "column-guess.csv": {
        "column": "Phone",
        "people": 199,
        "countries": {"TR": 199},
        "unusable": 1,
    },
    "google-multi.csv": {
        "column": "Phone 1 - Value",
        "people": 3,
        "countries": {"TR": 3},
        "empty": 1,
    },
    "mexico-brazil-wa-id.csv": {
        "column": "phone_number",
        "people": 6,
        "countries": {"MX": 3, "BR": 3},
    },
    "prefixes.csv": {"column": "phone_number", "people": 12, "countries": {"TR": 12}},
    "bsuid.csv": {"column": "user_id", "people": 4, "countries": {"TR": 2, "DE": 1, "US": 1}},
    "sep-line.csv": {"column": "Telefon", "people": 2, "countries": {"TR": 2}},
    "two-columns.csv": {"column": "Phone Number", "people": 4, "countries": {"TR": 2, "DE": 2}},
    "vcf.vcf": {"column": "TEL", "people": 2, "countries": {"TR": 1, "DE": 1}},
}


def test_every_list_has_its_figures():
    assert {path.name for path in LISTS.iterdir()} == set(CASES)


@pytest.mark.parametrize("name", CASES)
def test_a_list_as_people_have_it_is_read_right(name, capsys):
    home = "DE" if "germany" in name else "TR"

    assert as_json(capsys, LISTS / name, "--country", home) == {
        "unusable": 0,
        "repeated": 0,
        "empty": 0,
        **CASES[name],
    }


def test_the_home_country_may_be_named_in_any_language(capsys):
    for name in ("Türkiye", "turkey", "tr"):
        assert as_json(capsys, LISTS / "sep-line.csv", "--country", name)["people"] == 2


def test_a_column_can_be_named_and_is_read_alone(capsys):
    found = as_json(
        capsys, LISTS / "two-columns.csv", "--country", "TR", "--column", "mobile phone number"
    )

    assert (found["column"], found["people"], found["empty"]) == ("Mobile Phone Number", 2, 2)


def test_the_table_names_countries_and_notes_say_what_is_odd(tmp_path, capsys):
    path = tmp_path / "list.csv"
    path.write_text(
        "Phone\n13123456789\n905321110001\n+870773111632\n9.05E+11\nnone\nno\nask\n", "utf-8"
    )

    assert run(["contacts", str(path), "--country", "CN"]) == 0

    said = capsys.readouterr()
    assert "United States       1\n" in said.out
    assert "no country" in said.out
    assert "3 people by column 'Phone'; 0 repeated, 0 empty, 4 unusable" in said.out
    assert "1 number without plus can be international or national" in said.err
    assert "what fits both is read as international" in said.err
    assert "1 number has lost digits" in said.err
    assert "most rows have no usable number" in said.err
    assert "no phone numbers: 9.•••+•1, n••e, ••, •••" in said.err


def test_a_mostly_national_list_says_so(tmp_path, capsys):
    path = tmp_path / "list.csv"
    path.write_text("Phone\n13123456789\n13912345678\n13912345679\n", "utf-8")

    assert as_json(capsys, path, "--country", "CN")["countries"] == {"CN": 3}
    assert run(["contacts", str(path), "--country", "CN"]) == 0
    assert "what fits both is read as national" in capsys.readouterr().err


def test_it_speaks_turkish(capsys):
    argv = ["contacts", str(LISTS / "vcf.vcf"), "--language", "tr"]

    assert run(argv) == 0
    said = capsys.readouterr().out
    assert "Türkiye" in said
    assert "kişi" in said


@pytest.mark.parametrize(
    ("text", "argv", "message"),
    [
        ("a;b\nc;d\n", (), "no column holds phone numbers; give --column with one of: a, b"),
        ("Phone\n0532 111 00 01\n", ("--column", "Fon"), "there is no column 'Fon'"),
        ("+905321110001\n", ("--column", "Phone"), "give each column a heading"),
        ("Phone\n+905321110001\n", ("--country", "Narnia"), "'Narnia' is no country"),
        ("at,customer,kind\n1,+905321110001,inbound\n", (), "is a log of messages"),
        ("", (), "is empty"),
    ],
)
def test_what_cannot_be_counted_is_told_in_a_sentence(tmp_path, capsys, text, argv, message):
    path = tmp_path / "list.csv"
    path.write_text(text, "utf-8")

    assert run(["contacts", str(path), *argv]) == 2
    assert message in capsys.readouterr().err


def test_a_terminal_is_told_how_many_rows_were_read(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    monkeypatch.setattr("tarife.cli.progress._SECONDS_BETWEEN", 0)
    path = tmp_path / "list.csv"
    path.write_text("phone\n" + "".join(f"90532111{at:04}\n" for at in range(2_500)))

    assert run(["contacts", str(path), "--country", "TR"]) == 0

    told = capsys.readouterr().err
    assert "\r1,000 rows read\r" in told
    assert "\r2,000 rows read\r" in told
