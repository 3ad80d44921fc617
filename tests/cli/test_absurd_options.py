"""Whatever is given to an option is taken or refused with a sentence."""

import pytest

from tarife.cli.main import run

ABSURD = (
    *("9" * 20, "9" * 5000, "-5", "nan", "inf", "²", "٣٤", "", "   ", "\u202e12", "x" * 5000),
    *("0001-01-01", "9999-12-31", "31.02.2026", "TR=9999-99-99", "../../etc/passwd"),
    *("Turkey/utility=" + "9" * 5000, "Turkey/utility=-1", "Turkey/utility=" + "0" * 5000),
)
LOG = """timestamp,direction,type,phone
2026-10-05T10:00:00+03:00,inbound,text,+905321234567
2026-10-05T10:01:00+03:00,outbound,text,+905321234567
2026-10-05T10:01:00+03:00,outbound,utility,+905321234567
"""


@pytest.mark.parametrize(
    ("command", "option"),
    [
        ("bill", "--time-zone"),
        ("bill", "--currency"),
        ("bill", "--free-entry-hours"),
        ("bill", "--service-allowance"),
        ("bill", "--allowance-used"),
        ("bill", "--tier-used"),
        ("bill", "--home-country"),
        ("bill", "--authentication-international-from"),
        ("contacts", "--country"),
        ("contacts", "--column"),
    ],
)
def test_an_absurd_option_ends_in_a_sentence_or_is_taken(command, option, tmp_path, capsys):
    file = tmp_path / "file.csv"
    file.write_text(LOG, encoding="utf-8")
    taken = 0
    for text in ABSURD:
        try:
            status = run([command, str(file), f"{option}={text}"])
        except SystemExit as end:  # what argparse refuses
            status = end.code
        said = capsys.readouterr()
        assert status in {0, 2}
        assert said.out if status == 0 else option in said.err or "column" in said.err
        assert "Traceback" not in said.err
        taken += status == 0

    assert taken < len(ABSURD)


def test_a_tier_use_of_thousands_of_digits_is_more_than_there_can_be(tmp_path, capsys):
    file = tmp_path / "file.csv"
    file.write_text(LOG, encoding="utf-8")

    assert run(["bill", str(file), f"--tier-used=Turkey/utility={'9' * 5000}"]) == 2
    assert "is more messages than there can be; use at most 1,000,000,000,000" in (
        capsys.readouterr().err
    )
    assert run(["bill", str(file), f"--tier-used=Turkey/utility={'0' * 5000}7"]) == 0
