"""Rate cards written out as Meta gives them out, in each of its five layouts."""

import csv
import io
from decimal import Decimal

from openpyxl import Workbook
from openpyxl.styles import Font

from helpers.measuring import unmeasured
from tarife.rates.meta.printed import FileLayout
from tarife.terms.categories import CATEGORIES, TIER_COUNTERS, Category
from tarife.terms.money import decimal_text

LISTED = CATEGORIES
TIERED = tuple(TIER_COUNTERS)
NAMES = {
    Category.MARKETING: "Marketing",
    Category.UTILITY: "Utility",
    Category.AUTHENTICATION: "Authentication",
    Category.AUTHENTICATION_INTERNATIONAL: "Authentication-\nInternational",
    Category.SERVICE: "Service",
}
TOKENS = {"USD": "$US", "AUD": "A$", "GBP": "GBD", "INR": "₹", "IDR": "RP", "EUR": "€"}
PRICING = "https://developers.facebook.com/docs/whatsapp/pricing"


@unmeasured()
def meta_file(card, layout):
    """Write ``card`` in ``layout`` as Meta does: the bytes of the file."""
    return _WRITERS[layout](card)


def meta_rows(card, layout):
    """Give the texts of a CSV layout, row by row."""
    return _ROWS[layout](card)


def meta_csv(rows, *, separator=",", newline="\n", encoding="utf-8"):
    """Write rows as a CSV of a certain make."""
    stream = io.StringIO(newline="")
    csv.writer(stream, delimiter=separator, lineterminator=newline).writerows(rows)
    return stream.getvalue().encode(encoding)


def with_commas(rows):
    """Write figures as a spreadsheet in much of Europe does: 1.234,5."""
    swapped = str.maketrans(",.", ".,")
    return [
        [cell.translate(swapped) if cell[:1].isdigit() else cell for cell in row]
        for row in rows
    ]


def workbook_bytes(sheets):
    """Write sheets of plain values: ``{"List rates": [["Market", ...], ...]}``."""
    book = Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    return _saved(book)


def merged(printed):
    """Give the schedules of printed cards by market and category."""
    return {
        (rate.market, rate.category): rate.schedule for card in printed for rate in card.rates
    }


def list_schedules(card):
    """Give what a list card prints of ``card``: each schedule cut down to its list rate."""
    return {line: rate.schedule.list_rate_micros for line, rate in card.rates.items()}


def _title(card, unit):
    day = card.id.effective_from
    date = f"{day:%B} {day.day}, {day.year}"
    currency = card.id.currency
    return f"Cost per {unit} in {currency} on the WhatsApp Business Platform, effective {date}"


def _list_text(card, market, category):
    rate = card.rates.get((market, category))
    if rate is None:
        return "n/a"
    whole, _, decimals = decimal_text(rate.schedule.list_rate_micros).partition(".")
    return f"{whole}.{decimals.ljust(4, '0')}"


def _conversation_rows(card):
    # The title is that of the first edition, whatever the date of the card.
    yield [f"Cost per conversation in {card.id.currency}, effective June 1, 2023", *[""] * 6]
    yield ["Rates are charged for each 24-hour conversation", *[""] * 6]
    yield ["Markets and their countries", *[""] * 3, PRICING, "", ""]
    names = [NAMES[category].replace("\n", "") for category in LISTED]
    yield ["Market", "Currency", *names]
    currency = TOKENS.get(card.id.currency, card.id.currency)
    for market in card.markets:
        yield [market, currency, *(_list_text(card, market, kind) for kind in LISTED)]


def _message_rows(card):
    yield [_title(card, "message"), *[""] * 6]
    for note in (
        "We charge on a per-message basis. Learn more here:",
        "Marketing rates apply across APIs. Learn more here:",
        'Some markets are mapped to a "Rest of" region or "Other." Learn more here:',
        "In some markets, we have authentication-international rates. Learn more here:",
    ):
        yield [note, "", "", "", PRICING, "", ""]
    yield ["Market", "Currency", *(NAMES[category] for category in LISTED)]
    for market in card.markets:
        texts = (_list_text(card, market, category) for category in LISTED)
        yield [market, card.id.currency, *texts]


def _tier_header_rows(card):
    yield [f"Volume tiers: {_title(card, 'message')}", *[""] * 16]
    yield ["Some markets are mapped to a region. Learn more here:", *[""] * 16]
    sections = [[NAMES[category].replace("\n", " "), *[""] * 4] for category in TIERED]
    yield ["", "", *(cell for section in sections for cell in section)]
    yield ["", "", *["Messages per month", "", "What we charge", "", ""] * 3]
    columns = ["From", "To", "Rate type", "Rate", "vs. List rate"]
    yield ["Market\n(per rate card)", "Currency", *columns * 3]


def _bands(card, market, category):
    rate = card.rates.get((market, category))
    if rate is None:
        return []
    schedule = rate.schedule
    ends = (*schedule.starts[1:], schedule.end)
    return list(zip(schedule.starts, ends, schedule.rates_micros, strict=True))


def _tier_groups(card):
    for market in card.markets:
        sections = [_bands(card, market, category) for category in TIERED]
        height = max(len(bands) for bands in sections)
        for place in range(height):
            yield (
                market,
                place,
                [bands[place] if place < len(bands) else None for bands in sections],
            )


def _discount(micros, list_micros):
    return (
        f"{round(Decimal(micros - list_micros) / list_micros * 100)}%" if list_micros else "0%"
    )


def _tier_texts(band, list_micros):
    if band is None:
        return ["n/a"] * 5
    start, end, micros = band
    return [
        f"{start + 1 if start else 0:,}",
        "--" if end is None else f"{end:,}",
        "Tier rate" if start else "List rate",
        f"{Decimal(micros).scaleb(-6):,f}".rstrip("0").rstrip("."),
        _discount(micros, list_micros),
    ]


def _tier_rows(card):
    yield from _tier_header_rows(card)
    for market, place, bands in _tier_groups(card):
        row = [market if place == 0 else "", card.id.currency]
        for category, band in zip(TIERED, bands, strict=True):
            first = _bands(card, market, category)
            row += _tier_texts(band, first[0][2] if first else 0)
        yield row


def _number(micros):
    return float(Decimal(micros).scaleb(-6))


def _list_workbook(card):
    book = Workbook()
    sheet = book.active
    sheet.title = "List rates"
    names = [NAMES[category] for category in LISTED]
    for row in (
        [_title(card, "message")],
        ["We charge on a per-message basis."],
        ["Some markets are mapped to a region."],
        ["Market", "Currency", *names, "Meta Business Agent"],
    ):
        sheet.append(row)
    for market in card.markets:
        rates = [card.rates.get((market, category)) for category in LISTED]
        cells = [
            "n/a" if rate is None else _number(rate.schedule.list_rate_micros) for rate in rates
        ]
        sheet.append([market, card.id.currency, *cells, "see pricing"])
    for row in range(sheet.max_row + 1, sheet.max_row + 40):
        sheet.cell(row, 1).font = Font(bold=True)
    sheet.cell(4, 200).font = Font(bold=True)
    return _saved(book)


def _tiers_workbook(card):
    book = Workbook()
    sheet = book.active
    sheet.title = "Volume tiers"
    headings = [[NAMES[category], *[None] * 4] for category in TIERED]
    for row in (
        [_title(card, "message")],
        ["Volume tiers apply to each market."],
        ["Some markets are mapped to a region."],
        ["Market\n(per rate card)", None, *(cell for part in headings for cell in part)],
        [None, None, *["Messages\n(per month)", None, "What we charge", None, None] * 3],
        [None, "Currency", *["From", "To", "Rate type", "Rate", "vs. List rate"] * 3],
    ):
        sheet.append(row)
    for market, place, bands in _tier_groups(card):
        row = [market if place == 0 else None, card.id.currency]
        for band in bands:
            row += ["n/a"] * 5 if band is None else _tier_cells(band)
        sheet.append(row)
    return _saved(book)


def _tier_cells(band):
    start, end, micros = band
    return [
        start + 1 if start else 0,
        "--" if end is None else end,
        "Tier rate" if start else "List rate",
        _number(micros),
        -0.05 if start else 0,
    ]


def _saved(book):
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


_ROWS = {
    FileLayout.CONVERSATION_LIST: _conversation_rows,
    FileLayout.MESSAGE_LIST: _message_rows,
    FileLayout.TIERS: _tier_rows,
}
_WRITERS = {
    FileLayout.CONVERSATION_LIST: lambda card: meta_csv(_conversation_rows(card)),
    FileLayout.MESSAGE_LIST: lambda card: meta_csv(_message_rows(card)),
    FileLayout.TIERS: lambda card: meta_csv(_tier_rows(card)),
    FileLayout.LIST_WORKBOOK: _list_workbook,
    FileLayout.TIERS_WORKBOOK: _tiers_workbook,
}

META_LAYOUTS = tuple(_WRITERS)
