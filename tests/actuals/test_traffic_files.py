"""Analytics and invoices are read in every shape, and what is wrong in them is told."""

import json
from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from openpyxl import Workbook

from tarife.actuals.events import ReadOptions
from tarife.actuals.opening import LogFile
from tarife.actuals.pricing import PRICING_TYPES, PricingType, verdict_of
from tarife.actuals.rows import word_of
from tarife.actuals.sums import NOT_SAID, SOURCES, Source, days_of
from tarife.actuals.traffic_files import TrafficOptions, read_traffic
from tarife.assets import load_markets
from tarife.rates.markets.countries import CountryNames
from tarife.terms.calendar import BillingMonth
from tarife.terms.categories import CATEGORIES
from tarife.terms.problems import InputError

HERE = Path(__file__).parent / "analytics"
SAO_PAULO = ZoneInfo("America/Sao_Paulo")


def payload(name):
    return json.loads((HERE / f"{name}.json").read_text("utf-8"))["payload"]


def traffic(*texts, zone="UTC", **options):
    files = [LogFile.of_text(one if isinstance(one, str) else json.dumps(one)) for one in texts]
    how = TrafficOptions(ZoneInfo(zone), load_markets(), ReadOptions(), **options)
    return read_traffic(files, how)


def told(*texts, **options):
    """Each sum as source, market, category, type, messages and micros."""
    sums = traffic(*texts, **options).sums
    return [
        (
            SOURCES[sums.source[n]],
            "" if sums.market[n] == NOT_SAID else sums.markets[sums.market[n]],
            "" if sums.category[n] == NOT_SAID else str(CATEGORIES[sums.category[n]]),
            PRICING_TYPES[sums.type[n]],
            int(sums.messages[n]),
            int(sums.micros[n]),
        )
        for n in range(len(sums))
    ]


def problems(*texts, **options):
    with pytest.raises(InputError) as caught:
        traffic(*texts, **options)
    return [(problem.code, str(problem.where)) for problem in caught.value.problems]


def point(**fields):
    return {"start": 1790910000, "end": 1790996400, "country": "BR", "volume": 1, **fields}


def answer(*points, **around):
    return {"pricing_analytics": {"data": [{"data_points": list(points)}]}, **around}


@pytest.mark.parametrize("indent", [None, 1])
def test_pricing_analytics_of_october_are_read(indent):
    text = json.dumps(payload("pricing-analytics-oct-2026-brl"), indent=indent)

    assert told(text, zone="America/Sao_Paulo") == [
        (Source.PRICING_ANALYTICS, "Brazil", "service", "free_customer_service", 8, 0),
        (Source.PRICING_ANALYTICS, "Brazil", "utility", "regular", 2, 70_000),
    ]


def test_each_point_of_an_unknown_country_is_told():
    found = problems(answer(point(country="ZZ"), point(country="BR"), point(country="ZZ")))

    assert [code for code, _ in found] == ["unknown-country"] * 2


def test_marketing_lite_and_marketing_of_one_day_both_count():
    rows = told(payload("pricing-analytics-response-doc"))

    marketing = [row for row in rows if row[2] == "marketing"]
    assert sum(row[4] for row in marketing) == 6
    assert sum(row[5] for row in marketing) == 60_000_000
    assert sum(row[4] for row in rows) == 20


def test_conversations_free_entry_and_free_entry_point_are_one():
    rows = told(payload("conversation-analytics-by-type-doc"))

    assert [(row[3], row[4], row[5]) for row in rows] == [
        ("regular", 8500, 88_101_000),
        ("free_tier", 1000, 0),
        ("free_entry_point", 250, 0),
    ]
    spelt = point(conversation_type="FREE_ENTRY", conversation="3")
    del spelt["volume"]
    assert told({"data": [{"data_points": [spelt]}]})[0][3:5] == ("free_entry_point", 3)


@pytest.mark.parametrize(
    ("name", "messages"),
    [
        ("conversation-analytics-half-hour-doc", 5),
        ("conversation-analytics-monthly-doc", 17_576),
        ("messaging-analytics-doc", 318_747),
        ("template-analytics-cost-doc", 1),
        ("call-analytics-doc", 0),
    ],
)
def test_every_kind_of_analytics_is_read(name, messages):
    assert sum(row[4] for row in told(payload(name))) == messages


def test_costs_of_templates_are_what_was_spent():
    assert told(payload("template-analytics-cost-doc"))[0][5] == 30_000


@pytest.mark.parametrize(
    "spelling", ["authentication-international", "AUTHENTICATION_INTERNATIONAL"]
)
def test_hyphen_and_underscore_are_one(spelling):
    one = point(pricing_category=spelling, pricing_type="REGULAR", tier="0:MAX", cost="0.5")

    assert told(answer(one))[0][2:] == ("authentication_international", "regular", 1, 500_000)


def test_equal_sums_of_two_files_count_once_and_of_renewed_ones_the_larger():
    early = answer(point(pricing_type="REGULAR", pricing_category="UTILITY", volume=5, cost=1))
    late = answer(point(pricing_type="REGULAR", pricing_category="UTILITY", volume=7, cost=2))

    assert [row[4] for row in told(early, early)] == [5]
    found = traffic(early, late, early)
    assert found.sums.messages.tolist() == [7]
    assert [note.code for note in found.notes] == ["sums-renewed"]


def test_of_tables_that_cut_the_same_time_the_one_that_tells_more_counts():
    daily = answer(point(pricing_type="REGULAR", pricing_category="UTILITY", cost=1))
    coarse = answer({"start": 1790910000, "end": 1790996400, "volume": 99, "cost": 1})
    monthly = answer(
        point(start=1790823600, end=1793502000, pricing_type="REGULAR",
              pricing_category="UTILITY", volume=55, cost=1)
    )  # fmt: skip
    tiered = answer(
        point(pricing_type="REGULAR", pricing_category="UTILITY", cost=1, tier="0:750000")
    )

    for order in ((coarse, daily), (daily, coarse), (monthly, daily)):
        found = traffic(*order)
        assert found.sums.messages.tolist() == [1]
        assert [note.code for note in found.notes] == ["sums-beside"]
    assert traffic(daily, tiered).sums.messages.tolist() == [1]


@pytest.mark.parametrize(
    ("zone", "start", "end", "first"),
    [
        ("America/Sao_Paulo", 1790910000, 1790996400, "2026-10-02"),  # midnight there
        ("Europe/Istanbul", 1790899200, 1790985600, "2026-10-02"),  # midnight of UTC
        ("Pacific/Auckland", 1790899200, 1790985600, "2026-10-02"),
        ("America/Sao_Paulo", 1790900000, 1790901800, "2026-10-01"),  # half an hour
    ],
)
def test_the_edges_of_a_bucket_tell_by_what_clock_it_is_cut(zone, start, end, first):
    assert days_of(start * 10**6, end * 10**6, ZoneInfo(zone))[0].isoformat() == first


def test_a_month_of_utc_is_that_month():
    days = days_of(1685577600 * 10**6, 1688169600 * 10**6, ZoneInfo("Asia/Tokyo"))

    assert [day.isoformat() for day in days] == ["2023-06-01", "2023-06-30"]


def test_a_point_without_end_is_of_a_day():
    one = point(pricing_type="REGULAR", pricing_category="UTILITY", cost=1)
    del one["end"]

    sums = traffic(answer(one), zone="America/Sao_Paulo").sums
    assert (sums.end_us - sums.start_us).tolist() == [24 * 3600 * 10**6]


def test_everything_wrong_is_told_with_its_place():
    wrong = answer(
        point(pricing_category="LOVE", pricing_type="SOMETIMES"),
        point(volume="many", tier="7", cost=-1),
        point(country="XX"),
        {"country": "BR", "volume": 1.5},
        point(end=5),
        7,
        {"start": 10**11, "end": 10**11 + 1, "volume": 1},
        point(end=1_900_000_000),
    )

    found = problems(json.dumps(wrong, indent=1))
    assert [code for code, _ in found] == [
        *("unknown-category", "unknown-type"),
        *("bad-number", "bad-tier", "bad-number"),
        "unknown-country",
        *("missing-field", "bad-number"),
        *("bad-time", "not-a-point", "bad-time", "bad-time"),
    ]
    with pytest.raises(InputError, match=r"data_points\[1\]\.volume: 'many' is no number"):
        traffic(wrong)


def test_the_metric_of_costs_alone_is_refused():
    one = point(cost=3, pricing_type="REGULAR")
    del one["volume"]

    assert problems(answer(one)) == [("missing-field", "line 1")]


def test_several_accounts_are_asked_for_and_chosen():
    one, two = (
        answer(point(pricing_type="REGULAR", volume=volume), id=account)
        for account, volume in (("1", 5), ("2", 6))
    )

    assert problems(one, two) == [("several-accounts", "")]
    assert [row[4] for row in told(one, two, account="2")] == [6]


def test_webhooks_of_two_accounts_are_asked_for_and_chosen_too():
    def webhook(account, message):
        status = {
            "id": message,
            "status": "delivered",
            "timestamp": "1790910000",
            "recipient_id": "905321234567",
            "pricing": {"billable": True, "type": "regular", "category": "utility"},
        }
        change = {"value": {"statuses": [status]}, "field": "messages"}
        return {"entry": [{"id": account, "changes": [change]}]}

    both = "\n".join(map(json.dumps, (webhook("1", "a"), webhook("2", "b"), webhook("2", "c"))))

    assert problems(both) == [("several-accounts", "")]
    assert problems(json.dumps(webhook("1", "a")), answer(point(), id="2")) == [
        ("several-accounts", "")
    ]
    assert len(traffic(both, account="2").log.table) == 2
    assert traffic(both, account="2").log.lines.tolist() == [2, 3]


def test_more_than_can_be_counted_is_no_number():
    huge = INVOICE.replace("1.200", "9" * 30)

    assert problems(huge) == [("bad-number", "line 5")]
    assert problems(huge.replace("13,08", "9" * 30)) == [("bad-number", "line 5")] * 2
    assert problems(answer(point(cost="9" * 30))) == [("bad-number", "line 1")]


@pytest.mark.parametrize("figure", [10**12 + 1, 1e14, "9" * 300])
@pytest.mark.parametrize("field", ["volume", "cost"])
def test_a_figure_of_analytics_beyond_its_bound_is_told_with_its_field(field, figure):
    with pytest.raises(InputError, match=rf"data_points\[1\]\.{field}: .* is too large; use"):
        traffic(answer(point(), point(**{field: figure})))


@pytest.mark.parametrize("field", ["volume", "cost"])
def test_bounded_figures_that_are_too_many_together_are_refused(field):
    half = [point(start=1790910000 + n, **{field: 5 * 10**11}) for n in range(3)]

    sums = traffic(answer(*half[:2])).sums
    assert (sums.messages if field == "volume" else sums.micros).sum() in {10**12, 10**18}
    what = "messages" if field == "volume" else "costs"
    with pytest.raises(InputError, match=f"the {what} of all sums are more than 1,000,000,"):
        traffic(answer(*half))
    assert problems(answer(*half[:2]), answer(*half[2:])) == [("sums-too-large", "")]


@pytest.mark.parametrize("lower", ["9" * 13, "9" * 400])
def test_a_tier_beyond_any_count_is_not_cut(lower):
    assert problems(answer(point(tier=f"{lower}:MAX"))) == [("bad-tier", "line 1")]


@pytest.mark.parametrize("fact", ["tax", "credits"])
def test_what_stands_beside_the_lines_of_an_invoice_is_bounded_too(fact):
    lines = f"month,2026-11\nTR,utility,1,1\n{fact},1000000000000.000001"

    assert problems(lines) == [(f"bad-{fact}", "line 3")]
    assert len(traffic(lines.replace("0.000001", "0")).sums) == 1


@pytest.mark.parametrize("month", ["9999-12", "9999-01", "0001-01"])
def test_an_invoice_of_a_month_at_the_edge_of_the_calendar_is_refused(month):
    assert problems(f"month,{month}\nTR,utility,1,1") == [("bad-month", "line 1")]


def test_an_invoice_of_more_lines_than_the_bound_is_refused_and_not_cut():
    lines = ["month,2026-11", *["TR,utility,2,1"] * 9_999]

    assert traffic("\n\n".join(lines)).sums.messages.sum() == 2 * 9_999
    with pytest.raises(InputError, match="the invoice has more than 10,000 lines; add up"):
        traffic("\n".join([*lines, "TR,utility,2,1"]))


def test_the_names_of_countries_are_laid_out_once_for_all_lines(monkeypatch):
    asked = []
    names = CountryNames.names
    monkeypatch.setattr(
        CountryNames, "names", lambda self, code: asked.append(code) or names(self, code)
    )

    traffic("month,2026-11\n" + "Türkiye,utility,1,1\n" * 50)
    assert 0 < len(asked) == len(set(asked))


def test_words_that_many_points_share_are_read_once():
    word_of.cache_clear()

    traffic(
        answer(*(point(start=1790910000 + n, pricing_category="UTILITY") for n in range(99)))
    )
    assert word_of.cache_info().misses <= 5


@pytest.mark.parametrize("field", ["id", "currency"])
def test_of_many_accounts_and_currencies_ten_are_named(field):
    files = [
        {**answer(point()), field: f"N{n:02d}" + "X" * 5_000 * (n == 0)} for n in range(25)
    ]

    with pytest.raises(InputError, match=r"N00X+, N01, .*N09 and 15 more;") as caught:
        traffic(*files)
    assert len(str(caught.value)) < 250


def test_currencies_beside_the_points_must_agree():
    one = {"currency": "COP", **answer(point())}

    assert traffic(one).currency == "COP"
    assert problems(one, {"currency": "USD", **answer(point())}) == [("several-currencies", "")]


# Invoices

INVOICE = """\
Fatura No;A-17
Ay;2026-11
Tarih;01.12.2026
Pazar;Kategori;Adet;Tutar
Türkiye;pazarlama;1.200;13,08 USD
DE;authentication-international;10;0,55
KDV;;;2,73
"""


def test_an_invoice_is_read_with_what_stands_around_its_lines():
    found = traffic(INVOICE)

    assert told(INVOICE) == [
        (Source.INVOICE, "Turkey", "marketing", "regular", 1200, 13_080_000),
        (Source.INVOICE, "Germany", "authentication_international", "regular", 10, 550_000),
    ]
    assert found.currency == "USD"
    assert ["2.73" in note.message for note in found.notes] == [True]


def test_month_and_date_of_an_invoice_may_be_cells_that_excel_made_dates(tmp_path):
    path = tmp_path / "invoice.xlsx"
    book = Workbook()
    for row in (
        *(("invoice", "A-17"), ("month", date(2026, 11, 1)), ("date", date(2026, 12, 3))),
        *(("market", "category", "messages", "amount"), ("TR", "utility", 7, 0.25)),
    ):
        book.active.append(row)
    book.save(path)

    file = LogFile.of(str(path), None)
    found = read_traffic([file], TrafficOptions(ZoneInfo("UTC"), load_markets(), ReadOptions()))
    file.close()

    assert found.sums.messages.sum() == 7
    assert [note.code for note in found.notes] == []
    assert problems("month,2026-11-02\nTR,utility,1,1") == [("bad-month", "line 1")]


def test_typed_lines_are_of_the_month_that_is_asked_for():
    typed = "Turkey, marketing, 1200, 13.08\nTR, utility, 7, 0.1"

    assert [row[4:] for row in told(typed, month=BillingMonth(2026, 11))] == [
        (1200, 13_080_000),
        (7, 100_000),
    ]
    assert problems(typed) == [("no-month", "line 1")]


def test_the_same_invoice_counts_once_another_one_too():
    twice = traffic(INVOICE, INVOICE)
    assert twice.sums.messages.sum() == 1210
    assert "same-invoice" in {note.code for note in twice.notes}
    assert traffic(INVOICE, INVOICE.replace("A-17", "A-18")).sums.messages.sum() == 2420


def test_every_fault_of_an_invoice_is_told():
    wrong = (
        INVOICE.replace("Türkiye", "Atlantis")
        .replace("1.200", "many")
        .replace("KDV;;;2", "KDV;;;x")
    )

    for day in ("soon", f"1.12.{'9' * 20}", f"1.12.{'9' * 5000}"):
        codes = [code for code, _ in problems(wrong.replace("01.12.2026", day))]
        assert sorted(codes) == ["bad-date", "bad-number", "bad-tax", "unknown-market"]


@pytest.mark.parametrize("line", ["month,2026-12", "invoice,A-18", "credits,3", "currency,EUR"])
def test_two_invoices_in_one_file_are_told_and_not_taken_for_one(line):
    name = line.split(",")[0]
    facts = "month,2026-11", "invoice,A-17", "credits,2", "currency,USD", "total,1", "total,3"
    first = "\n".join((*facts, "TR,utility,1,1"))

    assert len(traffic(f"{first}\nmonth,2026-11").sums) == 1
    with pytest.raises(InputError, match=f"line 8: '{name}' stands here a second time"):
        traffic(f"{first}\n{line}\nTR,utility,2,2")


@pytest.mark.parametrize(
    "begin",
    ["month,2026-11", "tax,2", "market,category,messages,amount", "invoice\nmonth,2026-11"],
)
def test_two_invoices_without_a_number_in_one_file_are_told(begin):
    head = "Fatura\nmonth,2026-11\ntax,2\nmarket,category,messages,amount"
    both = f"TR,utility,1,1\ntotal,1\n{begin}\nTR,utility,2,2\ntotal,2"

    with pytest.raises(InputError, match="another invoice seems to begin here"):
        traffic(f"{head}\n{both}")
    pages = traffic(f"invoice,A-17\n{head}\n{both}")
    assert pages.sums.messages.sum() == 3


@pytest.mark.parametrize("field", ["pricing_category", "pricing_type", "volume"])
def test_a_telephone_number_in_the_wrong_field_is_not_told(field):
    with pytest.raises(InputError) as refused:
        traffic(answer(point(**{field: "+905551234567x"})))
    assert "5551234" not in str(refused.value)


# Prices in webhooks


@pytest.mark.parametrize(
    ("pricing", "is_billable", "kind"),
    [
        ({"billable": "false", "category": "service"}, False, PricingType.NOT_SAID),
        ({"type": "regular", "category": "utility"}, True, PricingType.REGULAR),
        ({"category": "FEP", "billable": False}, False, PricingType.FREE_ENTRY_POINT),
        ({"category": "FTC"}, False, PricingType.FREE_TIER),
        ({"type": "free_group_customer_service"}, False, PricingType.FREE_CUSTOMER_SERVICE),
    ],
)
def test_a_price_is_read_however_partners_write_it(pricing, is_billable, kind):
    verdict = verdict_of(pricing)

    assert (verdict.is_billable, verdict.type) == (is_billable, kind)


@pytest.mark.parametrize("pricing", [None, {}, {"category": "utility"}, "regular"])
def test_what_says_nothing_of_a_charge_is_no_price(pricing):
    assert verdict_of(pricing) is None


@pytest.mark.parametrize("is_turned", [False, True])
def test_the_price_at_delivery_counts_whatever_the_order_of_webhooks(is_turned):
    statuses = [
        {
            "id": "wamid.1",
            "status": status,
            "timestamp": str(1790910000 + after),
            "recipient_id": "905321234567",
            "pricing": {"billable": is_billable, "category": "utility"},
        }
        for status, after, is_billable in (("sent", 0, True), ("delivered", 9, False))
    ]
    lines = [json.dumps({"statuses": [one]}) for one in statuses]

    prices = traffic("\n".join(lines[::-1] if is_turned else lines)).log.prices

    assert prices.verdicts[prices.verdict[0]].is_billable is False
    assert prices.sent_us.tolist() == [1790910000 * 10**6]
    assert prices.deliveries.tolist() == [1]
