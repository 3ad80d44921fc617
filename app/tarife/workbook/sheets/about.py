"""The sheet About: plan and program, what figures rest on, what the workbook follows."""

from collections.abc import Iterator
from importlib.metadata import version
from typing import Final

from tarife.terms.calendar import find_zone
from tarife.terms.sentences import say
from tarife.workbook import texts
from tarife.workbook.cells import Value, set_widths
from tarife.workbook.plan_lines import rules_text
from tarife.workbook.sheet import Entry, Sheet
from tarife.workbook.sheets.rates import card_facts

PLAN_NAME: Final = "$B$4"
"""The cell that holds the plan's name."""

_LINE: Final = 125
"""How many characters a line of the wide column holds."""

_HEIGHT: Final = 16
"""Of a line, in points."""


_METHOD: Final = (
    say(
        "The app plays every message of the plan person by person through the month: "
        "delivery, replies, answers, windows."
    ),
    say(
        "Each delivered message is billed by the rules named above, by its moment of delivery"
        " in the account's time zone."
    ),
    say(
        "What was played stands on Calc as messages per unit of the number of the plan that "
        "drives them, day by day."
    ),
    say(
        "Messages are driver times messages per unit, rounded to whole messages; at the "
        "exported inputs they are the app's own."
    ),
    say(
        "The free allowance covers the first service messages of the month in time order. On "
        "the day it ends, the part of the day that the app found free goes first, then the "
        "rest; within a part all lines have the same share."
    ),
    say(
        "Volume tiers count charged messages of a market and category through the month; a "
        "day costs what the counter costs with the day's messages less what it costs before "
        "them."
    ),
    say(
        "Each band costs its rate for the messages above its threshold, so a day that passes "
        "a threshold is priced exactly."
    ),
    say(
        "A market's cost on a day is shared out to lines by their messages; where a day "
        "passed a band, by the lines' charges as played."
    ),
    say(
        "Partner fees and taxes are lines of their own, each rounded once; nothing else is "
        "rounded except for showing."
    ),
    say("Checks compares every sum with the app's own figures and the sheets with each other."),
)
_FOLLOWED: Final = (
    say(
        "Rates and thresholds of volume tiers, the allowance and what is used of it, the "
        "number of business numbers, volumes used elsewhere: exactly, for the messages "
        "played."
    ),
    say(
        "Volumes, clicks, people who write, delivered, replied and answered shares, messages "
        "an answer, utility taken for marketing: in proportion, exactly at the exported value"
        " and closely near it."
    ),
    say(
        "Mark-ups, fees, taxes, seats, exchange rate and budget: exactly. The chosen "
        "scenario: exactly, and every scenario follows the same inputs, but for the numbers "
        "that it, or a month, has of its own."
    ),
)
_NOT_FOLLOWED: Final = (
    say(
        "Delays, opening hours, schedules, hours of free entry points, turns, audience sizes "
        "and the share on phones change who writes when, and so which windows are open: edit "
        "them and import the workbook into Tarife."
    ),
    say(
        "With conversations, or utility messages that are free in a window, a much larger "
        "volume opens fewer windows a message than in proportion: import to be exact."
    ),
    say(
        "A number that was zero moves nothing here, for nothing was played for it. New lines,"
        " another month, currency or set of rules need the app."
    ),
    say("P10 to P90, messages written by people and undelivered templates stay as exported."),
    say(
        "Where an allowance is counted for several business numbers, the evenness with which "
        "they fill up stays as played."
    ),
)
_COLOURS: Final = (
    say(
        "Yellow cells with blue figures may be edited; a darker yellow marks one that was. "
        "Grey figures were played by the app. Everything else is a formula."
    ),
)


def write_about(sheet: Sheet) -> None:
    say, styles, page = sheet.say, sheet.styles, sheet.page
    set_widths(page, [30, 110])
    page.hide_gridlines(2)
    sheet.put(0, 0, sheet.tell(texts.ABOUT), styles.title)
    sheet.section(1, say("This is an estimate; Meta's invoice prevails."))
    facts = list(_facts(sheet))
    row = sheet.entries((3, 0), facts, styles.label)
    for at, (_, value, _) in enumerate(facts, 3):
        page.set_row(at, _height_of(value))
    for title, sentences in (
        (say("How it is computed"), _METHOD),
        (say("What this workbook follows by itself"), _FOLLOWED),
        (say("What needs the app"), _NOT_FOLLOWED),
        (say("Colours"), _COLOURS),
    ):
        sheet.section(row + 1, title)
        row += 2
        for sentence in map(sheet.tell, sentences):
            sheet.put(row, 1, sentence, styles.wrapped)
            page.set_row(row, _height_of(sentence))
            row += 1


def _facts(sheet: Sheet) -> Iterator[Entry]:
    say, styles, context = sheet.say, sheet.styles, sheet.context
    plan, zone = context.forecast.plan, context.forecast.plan.account.time_zone
    yield say("Plan"), plan.name or sheet.tell(texts.UNTITLED), styles.text
    if context.months:
        yield say("Months"), context.period, styles.month
    else:
        yield sheet.tell(texts.MONTH), plan.month.first_day, styles.month
    made_with = say("Tarife {version}", version=version("tarife"))
    yield say("Made with"), made_with, styles.text
    moment = context.edition.written_at.astimezone(find_zone(zone))
    yield say("Exported"), moment, styles.moment
    yield say("Time zone"), zone, styles.text
    yield say("Billing rules"), rules_text(context), styles.text
    yield say("Rate card"), str(context.forecast.card.id), styles.text
    yield from card_facts(sheet)
    assumptions = say(
        "Every number of the plan stands on Inputs with its unit and "
        "source; numbers of a preset are the authors' assumptions from "
        "common practice, not Meta's."
    )
    yield say("Assumptions"), assumptions, styles.wrapped
    left_out = say(
        "What the plan does not name: partner fees, taxes and currency "
        "conversion appear where the plan has them"
    )
    yield say("Not included"), left_out, styles.wrapped


def _height_of(value: Value) -> int:
    return _HEIGHT * (1 + len(value) // _LINE if isinstance(value, str) else 1)
