"""Says the texts of the workbook, and holds those that several sheets or formulas name.

Texts that formulas hold have no quotation marks. The columns of Data and the keys of Inputs are
the same in every language and stand elsewhere.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from types import MappingProxyType
from typing import Final

from tarife.billing.ledger import REASON_NAMES, Reason
from tarife.files.budgets import BUDGET_SHEETS
from tarife.plan import names
from tarife.plan.model.account import Weekday
from tarife.terms import sentences
from tarife.terms.marking import marked
from tarife.terms.sentences import Sentence, say
from tarife.terms.territory_names import meta_name

SUMMARY: Final = say("Summary")
INPUTS_SHEET, RATES, CHECKS = BUDGET_SHEETS
CHARTS: Final = say("Charts and notes")
SCENARIOS: Final = marked("Scenarios", "workbook")
CALC: Final = say("Calc")
DATA: Final = say("Data")
VARIANCE: Final = say("Variance")
ACTUALS: Final = say("Actuals")
INVOICES: Final = say("Invoices")
SENSITIVITY: Final = say("Sensitivity")
ABOUT: Final = say("About")
VALUE: Final = say("Value")
EXPORTED: Final = say("As exported")
FOLLOWS: Final = say("Workbook")
RATE: Final = say("Rate")
RATE_EXPORTED: Final = say("Rate as exported")
ABOVE: Final = say("Above message")
ABOVE_EXPORTED: Final = say("Above as exported")
RESULT: Final = say("Result")
NUMBER: Final = say("Number")
LINE: Final = say("Line")
MONTH: Final = say("Month")
NAME: Final = say("Name")
PLAN_ID: Final = say("Id of the plan")
REVISION: Final = say("Revision of the plan")
TYPED_AS_EXPORTED: Final = say("What finance typed, as exported")
UNTITLED: Final = say("Plan without a name")
APPROVAL: Final = say("Finance and approval")
HEADLINE: Final = say("Cost of the month")

WEEKDAYS: Final = MappingProxyType(
    {
        Weekday.MONDAY: say("Mon"),
        Weekday.TUESDAY: say("Tue"),
        Weekday.WEDNESDAY: say("Wed"),
        Weekday.THURSDAY: say("Thu"),
        Weekday.FRIDAY: say("Fri"),
        Weekday.SATURDAY: say("Sat"),
        Weekday.SUNDAY: say("Sun"),
    }
)
PARTS: Final = MappingProxyType(
    {
        "plan": say("Plan"),
        "costs": say("On top"),
        "account": say("Account"),
        "grid": say("Countries"),
        "sends": say("Sends"),
        "entry_points": say("Entry points"),
        "inbound": say("Inbound"),
        "audiences": say("Audiences"),
    }
)
FEES: Final = MappingProxyType(
    {
        "inbound_fee": say("Fee a message that people write"),
        "conversation_fee": say("Fee a conversation"),
        "failed_fee": say("Fee a template not delivered"),
        "platform_fee": say("Platform fee a month"),
        "seat_fee": say("Fee a seat and month"),
    }
)
MARKUPS: Final = MappingProxyType(
    {
        "markup_ratio": marked("Mark-up on {category}"),
        "message_fee": marked("Fee a message, {category}"),
    }
)
APART: Final[Mapping[tuple[str, str], tuple[str, str, float]]] = MappingProxyType(
    {
        ("agent", "answer_share"): (
            marked("Answers by Meta Business Agent"),
            marked("of delivered answers"),
            1,
        ),
        ("agent", "tokens"): (marked("Tokens of an answer"), marked("tokens"), 1e7),
        ("agent", "price"): (marked("Price of a million tokens"), "", 1e9),
        ("calls", "calls"): (marked("Calls"), marked("a month"), 1e8),
        ("calls", "seconds"): (marked("Seconds of a call"), marked("seconds"), 86_400),
        ("calls", "price"): (marked("Price of a minute"), "", 1e9),
        ("groups", "messages"): (marked("Messages to each group"), marked("a month"), 1e6),
        ("groups", "recipients"): (marked("People reached by each"), marked("people"), 1e8),
        ("groups", "price"): (marked("Price of a delivery"), "", 1e9),
    }
)
"""Name, unit and greatest value of what Meta bills apart, by line and field."""

IN_FULL: Final = MappingProxyType(
    {
        names.AD: marked("{place}, ad"),
        names.MARKETING_WEEK: marked("{place}, marketing, week {number}"),
        names.MARKETING_LINE: marked("{place}, marketing"),
        names.UTILITY_LINE: marked("{place}, utility"),
        names.AUTHENTICATION_LINE: marked("{place}, one-time passwords"),
    }
)
"""What lines that the app named are called here: they sort by their country."""

INPUTS: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "numbers": (marked("Business phone numbers"), marked("numbers")),
        "free_entry_hours": (
            marked("Free entry point stays open"),
            marked("hours", "workbook"),
        ),
        "service_allowance": (marked("Free service messages"), marked("a month and number")),
        "allowance_used": (marked("Of these used by other traffic"), marked("messages")),
        "tier_used.messages": (marked("Volume tier used by other traffic"), marked("messages")),
        "people": (marked("People"), marked("people")),
        "marketing": (marked("Marketing"), marked("attempts a month")),
        "utility": (marked("Utility"), marked("attempts a month")),
        "authentication": (marked("One-time passwords"), marked("attempts a month")),
        "reply_ratio": (marked("Replies to marketing"), marked("of delivered")),
        "ad_clicks_per_day": (marked("Ad clicks", "workbook"), marked("people a day")),
        "volume": (marked("Attempts"), marked("messages each time")),
        "recategorised_ratio": (marked("Taken for marketing by Meta"), marked("of utility")),
        "max_price.cap": (marked("Max Price: cap"), marked("for 1,000 deliveries")),
        "schedule.spread_hours": (
            marked("Spread over", "workbook"),
            marked("hours", "workbook"),
        ),
        "clicks_per_day": (marked("Clicks"), marked("people a day")),
        "phone_share": (marked("On a phone"), marked("of clicks")),
        "follow_ups.hours": (
            marked("Template after the first answer"),
            marked("hours", "workbook"),
        ),
        "people_per_day": (marked("People who write"), marked("people a day")),
        "behaviour.delivered_ratio": (marked("Delivered"), marked("of attempts")),
        "behaviour.delivery_delay.median_s": (
            marked("Delivered: half within"),
            marked("seconds"),
        ),
        "behaviour.delivery_delay.p90_s": (
            marked("Delivered: 9 in 10 within"),
            marked("seconds"),
        ),
        "behaviour.reply_ratio": (marked("Replies", "workbook"), marked("of delivered")),
        "behaviour.reply_delay.median_s": (marked("Reply: half within"), marked("seconds")),
        "behaviour.reply_delay.p90_s": (marked("Reply: 9 in 10 within"), marked("seconds")),
        "behaviour.answer_ratio": (marked("Answered"), marked("of people's messages")),
        "behaviour.answer_delay.median_s": (marked("Answer: half within"), marked("seconds")),
        "behaviour.answer_delay.p90_s": (marked("Answer: 9 in 10 within"), marked("seconds")),
        "behaviour.messages_per_answer": (marked("Messages an answer"), marked("messages")),
        "behaviour.turns": (marked("Person's messages an exchange"), marked("messages")),
    }
)
"""Name and unit of each number of a plan, by its field without places."""


@dataclass(frozen=True, slots=True)
class Voice(sentences.Voice):
    """Says the texts of all sheets."""

    def line(self, name: str) -> str:
        """Say the name of a line; one that the app made begins with its country."""
        template = IN_FULL.get(name.template) if isinstance(name, Sentence) else None
        if not isinstance(name, Sentence) or template is None:
            return self.tell(name)
        return self.tell(Sentence(template, name.values))

    def input(self, field: str) -> tuple[str, str]:
        name, unit = INPUTS[field]
        return self.say_in("workbook", name), self.say_in("workbook", unit)

    def outcome(self, reason: Reason) -> str:
        """Say whether messages cost money, and what makes them free."""
        is_charged = reason is Reason.MESSAGE_DELIVERED
        return self.say("Charged") if is_charged else self.tell(REASON_NAMES[reason])

    def country(self, code: str) -> str:
        """Name a country as people know it; what is no known code stays as it is."""
        return self.territory(meta_name(code)) if code else ""

    def day(self, day: date | datetime) -> str:
        """Write a day, with the time of it where it has one."""
        time = f" {day:%H:%M}" if isinstance(day, datetime) else ""
        return self.say("{day}", day=day.date() if isinstance(day, datetime) else day) + time

    def list_of(self, texts: tuple[str, ...]) -> str:
        """Say several texts of the core in one cell."""
        return "; ".join(self.tell(text) for text in texts) or self.say("Nothing")


ENGLISH: Final = Voice()
