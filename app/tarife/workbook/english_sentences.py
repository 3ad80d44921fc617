"""The longer texts of the sheet About in English."""

from typing import Final

METHOD: Final = (
    (
        "The app plays every message of the plan person by person through the month: "
        "delivery, replies, answers, windows."
    ),
    (
        "Each delivered message is billed by the rules named above, by its moment of delivery"
        " in the account's time zone."
    ),
    (
        "What was played stands on Calc as messages per unit of the number of the plan that "
        "drives them, day by day."
    ),
    (
        "Messages are driver times messages per unit, rounded to whole messages; at the "
        "exported inputs they are the app's own."
    ),
    (
        "The free allowance covers the first service messages of the month in time order. On "
        "the day it ends, the part of the day that the app found free goes first, then the "
        "rest; within a part all lines have the same share."
    ),
    (
        "Volume tiers count charged messages of a market and category through the month; a "
        "day costs what the counter costs with the day's messages less what it costs before "
        "them."
    ),
    (
        "Each band costs its rate for the messages above its threshold, so a day that passes "
        "a threshold is priced exactly."
    ),
    (
        "A market's cost on a day is shared out to lines by their messages; where a day "
        "passed a band, by the lines' charges as played."
    ),
    (
        "Partner fees and taxes are lines of their own, each rounded once; nothing else is "
        "rounded except for showing."
    ),
    "Checks compares every sum with the app's own figures and the sheets with each other.",
)
FOLLOWED: Final = (
    (
        "Rates and thresholds of volume tiers, the allowance and what is used of it, the "
        "number of business numbers, volumes used elsewhere: exactly, for the messages "
        "played."
    ),
    (
        "Volumes, clicks, people who write, delivered, replied and answered shares, messages "
        "an answer, utility taken for marketing: in proportion, exactly at the exported value"
        " and closely near it."
    ),
    (
        "Mark-ups, fees, taxes, seats, exchange rate and budget: exactly. The chosen "
        "scenario: exactly, and every scenario follows the same inputs."
    ),
)
NOT_FOLLOWED: Final = (
    (
        "Delays, opening hours, schedules, hours of free entry points, turns, audience sizes "
        "and the share on phones change who writes when, and so which windows are open: edit "
        "them and import the workbook into Tarife."
    ),
    (
        "With conversations, or utility messages that are free in a window, a much larger "
        "volume opens fewer windows a message than in proportion: import to be exact."
    ),
    (
        "A number that was zero moves nothing here, for nothing was played for it. New lines,"
        " another month, currency or set of rules need the app."
    ),
    "P10 to P90, messages written by people and undelivered templates stay as exported.",
    (
        "Where an allowance is counted for several business numbers, the evenness with which "
        "they fill up stays as played."
    ),
)
COLOURS: Final = (
    (
        "Yellow cells with blue figures may be edited; a darker yellow marks one that was. "
        "Grey figures were played by the app. Everything else is a formula."
    ),
)
