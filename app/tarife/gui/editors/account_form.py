"""The form of the plan itself: its name and account, the answering desk, chance and note."""

from collections.abc import Callable
from dataclasses import fields, replace
from datetime import date, time
from itertools import islice
from typing import Any, Final

from PySide6.QtCore import QLocale

from tarife.gui.editors.form_model import Adding, Field, FormOf, FormSection
from tarife.gui.editors.period_form import period_sections, rate_moves_section
from tarife.gui.tables.line_table import LineTable
from tarife.gui.text.countries import Countries
from tarife.gui.text.estimates import COUNT
from tarife.gui.text.languages import tr
from tarife.gui.text.names import rules_name
from tarife.gui.text.numbers import ParseError, count_text, read_count
from tarife.gui.text.schedules import read_any_day
from tarife.gui.text.times import date_text, opening_hours_text, read_opening_hours
from tarife.gui.widgets.columns import (
    Choice,
    Chosen,
    Column,
    Heading,
    Limits,
    Number,
    any_day,
    choosing_column,
    column_of_number,
    unknown_country,
    zone_choices,
)
from tarife.plan.edits.edit import Edit
from tarife.plan.edits.months import set_budgets, set_period_field
from tarife.plan.edits.plan import set_account_field, set_plan_field, set_rate_moves
from tarife.plan.model.account import (
    WEEKDAYS,
    Account,
    Desk,
    InternationalStart,
    OpeningHours,
    Rules,
    Weekday,
)
from tarife.plan.model.budgets import NO_APPROVAL, Approval
from tarife.plan.model.lines import HoursOfDay
from tarife.plan.model.plan import Plan
from tarife.rates.book import RateBook
from tarife.rates.markets.international import AUTHENTICATION_INTERNATIONAL_FROM
from tarife.terms.allowances import SERVICE_ALLOWANCE, BeyondAllowance
from tarife.terms.marking import marked

_DESK: Final = Heading(
    marked("Answering desk"),
    marked("Who answers people: a bot at any time, or a team with opening hours."),
)
_HOURS_TIP: Final = marked(
    "Such as 9-18, or 9-12, 13-18; nothing or “closed” where nobody answers."
)
_OFFICE: Final = Desk(
    tuple(OpeningHours(weekday, time(9), time(18)) for weekday in WEEKDAYS[:5])
)


def desk_section(plan: Plan) -> FormSection[Plan]:
    """Make the section of the desk; hours are shown where it has some."""
    kind: Field[Plan] = Field(_kind_column(), tr("Usual: always open"))
    days = tuple(Field(_day_column(weekday)) for weekday in Weekday)
    note = tr("An answer outside the hours waits for the next opening.")
    fields = (kind, *days) if plan.account.desk.hours else (kind,)
    return FormSection("desk", tr("Answering desk"), fields, note=note)


def _kind_column() -> Column[Plan]:
    choices = (Choice("always", tr("Always open")), Choice("hours", tr("Opening hours")))

    def put(plan: Plan, key: str) -> Plan:
        if key == "always":
            return _with_desk(plan, Desk())
        return _with_desk(plan, plan.account.desk if plan.account.desk.hours else _OFFICE)

    chosen: Chosen[Plan] = Chosen(
        lambda plan: "hours" if plan.account.desk.hours else "always", put
    )
    return choosing_column("desk", _DESK, choices, chosen)


def _day_column(weekday: Weekday) -> Column[Plan]:
    index = WEEKDAYS.index(weekday) + 1

    def read(plan: Plan, text: str) -> Plan | ParseError:
        stretches = read_opening_hours(text)
        if isinstance(stretches, ParseError):
            return stretches
        others = tuple(hours for hours in plan.account.desk.hours if hours.weekday != weekday)
        own = tuple(OpeningHours(weekday, part.start, part.end) for part in stretches)
        if not own and not others:
            sentence = tr("the desk needs a day on which it is open; or choose “Always open”")
            return ParseError(text, sentence)
        ordered = sorted((*others, *own), key=lambda hours: WEEKDAYS.index(hours.weekday))
        return _with_desk(plan, Desk(tuple(ordered)))

    return Column(
        f"desk.{weekday.value}",
        Heading(
            QLocale().standaloneDayName(index, QLocale.FormatType.LongFormat),
            _HOURS_TIP if weekday is Weekday.MONDAY else "",
        ),
        lambda plan: opening_hours_text(_opening_hours(plan.account.desk, weekday)),
        read,
    )


def _opening_hours(desk: Desk, weekday: Weekday) -> tuple[HoursOfDay, ...]:
    return tuple(HoursOfDay(h.opens, h.closes) for h in desk.hours if h.weekday is weekday)


def _with_desk(plan: Plan, desk: Desk) -> Plan:
    return replace(plan, account=replace(plan.account, desk=desk))


_TURKEY: Final = "TR"
_INTERNATIONAL: Final = "authentication_international"
_OWN_STARTS: Final = f"{_INTERNATIONAL}_exceptions"

_NAME: Final = Heading(
    marked("Plan name"), marked("What people call this plan; it heads the budget.")
)
_CURRENCY: Final = Heading(
    marked("Currency"),
    marked("Meta bills in it, from a card of its own; nothing is converted."),
)
_CURRENCY_IN_TURKEY: Final = Heading(
    _CURRENCY.title,
    marked("Meta has no card in Turkish lira (TRY); in Turkey it bills mostly in USD or EUR."),
)
_TIME_ZONE: Final = Heading(
    marked("Time zone"), marked("Days, months and new rules begin at its midnight.")
)
_HOME: Final = Heading(
    marked("Home country"),
    marked("Where the business is; it matters for one-time passwords abroad only."),
)
_RULES: Final = Heading(
    marked("Billing rules"),
    marked(
        "Those of the plan's month, or any others as a what-if. The newest began on 1 October "
        "2026."
    ),
)
_NUMBERS: Final = Heading(
    marked("Phone numbers"),
    marked("People are spread evenly over them; each has its own allowance."),
)
_FREE_ENTRY: Final = Heading(
    marked("Free entry hours"),
    marked(
        "How long an ad keeps messages free. Meta guarantees 72; since 28 September 2026 it "
        "says up to 168."
    ),
)
_ALLOWANCE: Final = Heading(
    marked("Free service messages"),
    marked("A month and number. Meta has confirmed 1,000 since; this plan has its own."),
)
_BEYOND: Final = Heading(
    marked("Answers beyond them"),
    marked("For those whom Meta exempts free until the end of 2027; unpaid they do not leave."),
)
_USED: Final = Heading(
    marked("Of these used elsewhere"),
    marked("What traffic outside this plan takes of the allowance or free tier."),
)
_IS_INTERNATIONAL: Final = Heading(
    marked("One-time passwords abroad"),
    marked(
        "Meta's authentication-international: to 18 markets other than home they then cost "
        "their own rate, as of 1 October 2026."
    ),
)
_SINCE: Final = Heading(
    marked("Subject to it from"),
    marked("The first day; Meta tells the business 30 days before."),
)
_START_COUNTRY: Final = Heading(
    marked("Customers in"),
    marked("The country that the codes go to, which begins on its own day."),
)
_SEED: Final = Heading(
    marked("Chance"), marked("Any number; another one plays the same plan with other luck.")
)
_NOTE: Final = Heading(
    marked("Note"), marked("For whoever reads the plan; it stands in the budget.")
)


def account_table() -> LineTable[Plan]:
    """Make the table whose only line is the plan itself."""
    return LineTable(
        "account",
        lambda plan: (plan,),
        lambda _: "",
        lambda _: (),
        lambda _index, field, plan, _before: _changed(field, plan),
        is_single=True,
    )


def account_form(book: Callable[[], RateBook], countries: Countries) -> FormOf[Plan]:
    """Make the form of a plan's account; ``book`` gives the cards there are at the moment."""
    rules = tuple(Choice(r.value, rules_name(r)) for r in Rules)
    name = Field(_text_column("name", _NAME), is_wide=True)
    others = (
        Field(_choice("time_zone", _TIME_ZONE, zone_choices(), str)),
        Field(_home_column(countries)),
        Field(_choice("rules", _RULES, rules, Rules)),
    )
    usual = Account()

    def form(plan: Plan, _line: Plan) -> tuple[FormSection[Plan], ...]:
        currencies = tuple(Choice(code, code) for code in book().currencies)
        is_turkish = plan.account.home_country == _TURKEY
        heading = _CURRENCY_IN_TURKEY if is_turkish else _CURRENCY
        what = (name, Field(_choice("currency", heading, currencies, str)), *others)
        published = tr("Published: %1")
        beyond = (
            Choice(BeyondAllowance.CHARGED, tr("Charged")),
            Choice(BeyondAllowance.WAIVED, tr("Free: government or non-profit")),
            Choice(BeyondAllowance.UNDELIVERED, tr("Not delivered: no payment method")),
        )
        numbers = (
            Field(_number("numbers", _NUMBERS)),
            Field(
                _number("free_entry_hours", _FREE_ENTRY),
                published.replace("%1", count_text(usual.free_entry_hours, QLocale())),
            ),
            *_own_allowance(plan, published),
            Field(_number("allowance_used", _USED)),
            Field(_choice("beyond_allowance", _BEYOND, beyond, BeyondAllowance)),
        )
        return (
            FormSection("account", tr("Account"), what),
            *period_sections(plan, countries),
            rate_moves_section(plan, book()),
            FormSection("limits", tr("Free messages"), numbers),
            _international(plan, countries),
            FormSection(
                "plan",
                tr("Chance and note"),
                (Field(_seed_column()), Field(_text_column("note", _NOTE))),
            ),
            FormSection(
                "approval",
                tr("Finance and approval"),
                tuple(
                    Field(_approval_column(field.name, name))
                    for field, (name, _) in zip(
                        fields(Approval), NO_APPROVAL.named, strict=True
                    )
                ),
                note=tr("Stands on the Summary of the budget; nothing is computed from it."),
            ),
            desk_section(plan),
        )

    return form


def _own_allowance(plan: Plan, published: str) -> tuple[Field[Plan], ...]:
    """Give the field of an allowance where an older plan has another than Meta's."""
    if plan.account.service_allowance == SERVICE_ALLOWANCE:
        return ()
    usual = published.replace("%1", count_text(SERVICE_ALLOWANCE, QLocale()))
    return (Field(_number("service_allowance", _ALLOWANCE), usual),)


def _changed(field: str, plan: Plan) -> Edit:
    top = field.partition(".")[0].partition("[")[0]
    match top:
        case "name" | "note":
            return set_plan_field(top, str(getattr(plan, top)))
        case "seed" | "approval":
            return set_plan_field(top, getattr(plan, top))
        case "month" | "months" | "changes" | "growth":
            return set_period_field(top, getattr(plan, top))
        case "rate_moves":
            return set_rate_moves(plan.rate_moves)
        case "budget" | "span_budgets":
            return set_budgets(plan)
        case "authentication_international":
            top = f"{top}_from"
        case _:
            pass
    return set_account_field(top, getattr(plan.account, top))


def _of_account(field: str, take: Callable[[str], Any]) -> Chosen[Plan]:
    def put(plan: Plan, text: str) -> Plan:
        changed: dict[str, Any] = {field: take(text)}
        return replace(plan, account=replace(plan.account, **changed))

    return Chosen(lambda plan: str(getattr(plan.account, field)), put)


def _choice(
    field: str, heading: Heading, choices: tuple[Choice, ...], take: Callable[[str], Any]
) -> Column[Plan]:
    return choosing_column(field, heading, choices, _of_account(field, take))


def _number(field: str, heading: Heading) -> Column[Plan]:
    number: Number[Plan] = Number(
        COUNT, Limits.of(Account, field), lambda plan: float(getattr(plan.account, field))
    )
    return column_of_number(field, number, heading)


def _home_column(countries: Countries) -> Column[Plan]:
    home = _of_account("home_country", str)

    def read(plan: Plan, text: str) -> Plan | ParseError:
        code = countries.find(text)
        return (
            home.put(plan, code) if code else ParseError(text, unknown_country(text, countries))
        )

    return Column(
        "home_country",
        _HOME,
        lambda plan: countries.name(plan.account.home_country),
        read,
        countries=countries,
    )


def _text_column(field: str, heading: Heading) -> Column[Plan]:
    is_needed = field == "name"

    def read(plan: Plan, text: str) -> Plan | ParseError:
        if is_needed and not text.strip():
            return ParseError(text, tr("a name is needed; write one"))
        changed: dict[str, Any] = {field: text.strip()}
        return replace(plan, **changed)

    return Column(
        field,
        heading,
        lambda plan: str(getattr(plan, field)),
        read,
        is_long=not is_needed,
        is_prose=not is_needed,
    )


def _approval_column(field: str, title: str) -> Column[Plan]:
    def of(plan: Plan) -> Any:
        return getattr(plan.approval, field)

    def put(plan: Plan, value: Any) -> Plan:
        changed: dict[str, Any] = {field: value}
        return replace(plan, approval=replace(plan.approval, **changed))

    name, heading = f"approval.{field}", Heading(title)
    if field == "approved_on":
        return _date_column(name, heading, of, put, is_open=True)
    return Column(name, heading, of, lambda plan, text: put(plan, text.strip()))


def _date_column(
    name: str,
    heading: Heading,
    of: Callable[[Plan], date | None],
    put: Callable[[Plan, date | None], Plan],
    *,
    is_open: bool = False,
) -> Column[Plan]:
    """Make the column of a day of any month, which may be empty where it is open."""

    def read(plan: Plan, text: str) -> Plan | ParseError:
        is_none = is_open and not text.strip()
        day = None if is_none else read_any_day(text, of(plan) or plan.month.first_day)
        return day if isinstance(day, ParseError) else put(plan, day)

    return Column(
        name,
        heading,
        lambda plan: date_text(of(plan)),
        read,
        calendar=lambda plan: any_day(of(plan), plan.month.first_day),
    )


def _seed_column() -> Column[Plan]:
    limits = Limits.of(Plan, "seed")

    def read(plan: Plan, text: str) -> Plan | ParseError:
        seed = read_count(text, QLocale())
        if isinstance(seed, ParseError):
            return seed
        sentence = limits.sentence(text, seed)
        return ParseError(text, sentence) if sentence else replace(plan, seed=seed)

    return Column("seed", _SEED, lambda plan: str(plan.seed), read)


def _international(plan: Plan, countries: Countries) -> FormSection[Plan]:
    """Make the section of codes across borders: a day for all, and days of single countries."""
    starts = plan.account.authentication_international_exceptions
    nowhere = tr("Only in the countries below") if starts else tr("Not subject to it")
    choices = (Choice("no", nowhere), Choice("yes", tr("From a day on")))

    def put(changed: Plan, key: str) -> Plan:
        day = changed.account.authentication_international_from
        since = (day or changed.month.first_day) if key == "yes" else None
        return _with_since(changed, since)

    chosen: Chosen[Plan] = Chosen(
        lambda line: "yes" if line.account.authentication_international_from else "no", put
    )
    fields = [Field(choosing_column(_INTERNATIONAL, _IS_INTERNATIONAL, choices, chosen))]
    if plan.account.authentication_international_from is not None:
        since = _date_column(
            f"{_INTERNATIONAL}_from",
            _SINCE,
            lambda line: line.account.authentication_international_from,
            _with_since,
        )
        fields.append(Field(since))
    for index in range(len(starts)):
        fields += _start_fields(index, countries)
    adding = Adding(
        tr("Add a country with a day of its own"),
        lambda line: _with_next_start(line, countries),
    )
    title = tr("One-time passwords abroad")
    return FormSection(_OWN_STARTS, title, tuple(fields), adding)


def _with_since(plan: Plan, day: Any) -> Plan:
    account = replace(plan.account, authentication_international_from=day)
    return replace(plan, account=account)


def _start_fields(index: int, countries: Countries) -> tuple[Field[Plan], Field[Plan]]:
    def put(plan: Plan, *new: InternationalStart) -> Plan:
        before = plan.account.authentication_international_exceptions
        return _with_starts(plan, (*before[:index], *new, *before[index + 1 :]))

    def start(plan: Plan) -> InternationalStart:
        return plan.account.authentication_international_exceptions[index]

    def read_country(plan: Plan, text: str) -> Plan | ParseError:
        code = countries.find(text)
        if not code:
            return ParseError(text, unknown_country(text, countries))
        starts = plan.account.authentication_international_exceptions
        if code != start(plan).country and code in {one.country for one in starts}:
            sentence = tr("%1 has a day already; change that one")
            return ParseError(text, sentence.replace("%1", countries.name(code)))
        return put(plan, replace(start(plan), country=code))

    country: Column[Plan] = Column(
        f"{_OWN_STARTS}[{index}].country",
        _START_COUNTRY if index == 0 else replace(_START_COUNTRY, tip=""),
        lambda plan: countries.name(start(plan).country),
        read_country,
        countries=countries,
    )
    day = _date_column(
        f"{_OWN_STARTS}[{index}].first_day",
        replace(_SINCE, tip=""),
        lambda plan: start(plan).first_day,
        lambda plan, day: put(plan, replace(start(plan), first_day=day)) if day else plan,
    )
    return Field(country, removed=put), Field(day)


def _with_next_start(plan: Plan, countries: Countries) -> Plan:
    """Add a country that has such a rate and no day yet, with the day Meta's rate began."""
    starts = plan.account.authentication_international_exceptions
    taken = {plan.account.home_country, *(one.country for one in starts)}
    listed = ((countries.find(m), day) for m, day in AUTHENTICATION_INTERNATIONAL_FROM.items())
    others = ((code, plan.month.first_day) for code in countries.codes)
    free = (pair for pair in (*listed, *others) if pair[0] not in taken)
    added = (InternationalStart(code, day) for code, day in islice(free, 1))
    return _with_starts(plan, (*starts, *added))


def _with_starts(plan: Plan, starts: tuple[InternationalStart, ...]) -> Plan:
    account = replace(plan.account, authentication_international_exceptions=starts)
    return replace(plan, account=account)
