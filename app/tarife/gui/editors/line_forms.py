"""The forms of audiences, sends, entry points and inbound."""

from dataclasses import replace
from functools import partial
from typing import Any, Final, TypeAlias

from PySide6.QtCore import QLocale

from tarife.gui.editors.form_model import Adding, Field, FormOf, FormSection
from tarife.gui.editors.lines import (
    COUNTRY,
    audience_choices,
    audiences_table,
    category_choices,
    clicks_unit,
    entry_points_table,
    inbound_table,
    sends_table,
)
from tarife.gui.editors.max_price_form import max_price_section
from tarife.gui.editors.time_fields import arrival_section, schedule_sections, sends_by_day
from tarife.gui.text.countries import Countries
from tarife.gui.text.estimates import AMOUNT, DURATION, HOURS, PERCENT, Notation
from tarife.gui.text.languages import tr
from tarife.gui.text.names import preset_name
from tarife.gui.text.numbers import count_text
from tarife.gui.widgets.columns import (
    Choice,
    Chosen,
    Column,
    Heading,
    choice_column,
    choosing_column,
    country_column,
    number_column,
)
from tarife.plan.model.behaviour import PRESETS, Behaviour, Delay, Preset, behaviour_of
from tarife.plan.model.lines import (
    USUAL_BEHAVIOUR,
    Audience,
    Broadcast,
    EntryPoint,
    FollowUp,
    Inbound,
    Send,
    TemplateCategory,
)
from tarife.plan.model.plan import Plan
from tarife.terms.calendar import Period
from tarife.terms.marking import marked

Behaving: TypeAlias = Send | EntryPoint | Inbound

OWN_NUMBERS: Final = "own"

_PRESET: Final = Heading(
    marked("Behaviour"),
    marked("A ready-made behaviour, or numbers of your own; editing one makes it yours."),
)

_NUMBERS: Final[tuple[tuple[str, type[Any], Notation, Heading], ...]] = (
    (
        "delivered_ratio",
        Behaviour,
        PERCENT,
        Heading(
            marked("Delivered"), marked("Attempts that reach the phone; only these are billed.")
        ),
    ),
    (
        "delivery_delay.median_s",
        Delay,
        DURATION,
        Heading(
            marked("Delivery, half within"),
            marked("Half of the messages reach the phone this fast."),
        ),
    ),
    (
        "delivery_delay.p90_s",
        Delay,
        DURATION,
        Heading(
            marked("Delivery, nine in ten within"),
            marked("The rest waits for phones that are switched off."),
        ),
    ),
    (
        "reply_ratio",
        Behaviour,
        PERCENT,
        Heading(
            marked("Reply rate"), marked("Delivered templates that make the person write back.")
        ),
    ),
    (
        "reply_delay.median_s",
        Delay,
        DURATION,
        Heading(
            marked("Reply, half within"),
            marked("From the message, or your last answer, to theirs: half of them."),
        ),
    ),
    (
        "reply_delay.p90_s",
        Delay,
        DURATION,
        Heading(
            marked("Reply, nine in ten within"),
            marked("The slow ones; each reply opens 24 hours anew."),
        ),
    ),
    (
        "answer_ratio",
        Behaviour,
        PERCENT,
        Heading(marked("Answered"), marked("Their messages that your desk or bot answers.")),
    ),
    (
        "answer_delay.median_s",
        Delay,
        DURATION,
        Heading(
            marked("Answer, half within"),
            marked("Before opening hours are applied; those stand in the account."),
        ),
    ),
    (
        "answer_delay.p90_s",
        Delay,
        DURATION,
        Heading(
            marked("Answer, nine in ten within"),
            marked("Answers after 24 hours cannot be sent; they are too late."),
        ),
    ),
    (
        "messages_per_answer",
        Behaviour,
        AMOUNT,
        Heading(
            marked("Messages per answer"),
            marked("Bubbles in one answer, on average; from October 2026 each costs."),
        ),
    ),
    (
        "turns",
        Behaviour,
        AMOUNT,
        Heading(
            marked("Messages per person"),
            marked("Messages that a person writes in one exchange, on average."),
        ),
    ),
)

_OF_TEMPLATES: Final = ("delivered_ratio", "delivery_delay", "reply_ratio")


def usual_preset(line: Behaving) -> Preset:
    """Give the ready-made behaviour that fits a line."""
    if isinstance(line, EntryPoint):
        return Preset.AD_CLICK
    if isinstance(line, Inbound):
        return Preset.SUPPORT
    return USUAL_BEHAVIOUR[line.category]


def behaviour_section(line: Behaving) -> FormSection[Any]:
    """Make the section of a line's behaviour.

    A line that nobody sends a template for has no delivery and no reply rate: of an ad only
    follow-ups are templates.
    """
    usual = usual_preset(line)
    is_sent = isinstance(line, Send) or (isinstance(line, EntryPoint) and line.follow_ups)
    numbers = tuple(
        _number_field(name, owner, unit, heading, usual)
        for name, owner, unit, heading in _NUMBERS
        if is_sent or not name.startswith(_OF_TEMPLATES)
    )
    origin = tr("Usual: %1").replace("%1", preset_name(usual))
    return FormSection(
        "behaviour", tr("How people behave"), (Field(_preset_column(), origin), *numbers)
    )


def _number_field(
    name: str, owner: type[Any], unit: Notation, heading: Heading, usual: Preset
) -> Field[Any]:
    column: Column[Any] = number_column(f"behaviour.{name}", owner, unit, heading)
    value: Any = PRESETS[usual]
    for step in name.split("."):
        value = getattr(value, step)
    text = tr("Usual: %1, assumed")
    return Field(column, text.replace("%1", unit.show(value, QLocale())))


def _preset_column() -> Column[Any]:
    presets = tuple(Choice(preset.value, preset_name(preset)) for preset in Preset)
    own = Choice(OWN_NUMBERS, tr("Numbers of your own"))

    def key(line: Behaving) -> str:
        return OWN_NUMBERS if isinstance(line.behaviour, Behaviour) else line.behaviour.value

    def put(line: Behaving, text: str) -> Behaving:
        chosen = behaviour_of(line.behaviour) if text == OWN_NUMBERS else Preset(text)
        return replace(line, behaviour=chosen)

    return choosing_column("behaviour", _PRESET, (*presets, own), Chosen(key, put))


_AUDIENCE: Final = Heading(
    marked("Audience"), marked("The people who write; their volume is people a day.")
)
_ORIGIN: Final = Heading(
    marked("Who writes"), marked("People you know already, or people new to you.")
)
_RECATEGORISED: Final = Heading(
    marked("Utility re-categorised as marketing"),
    marked("Utility templates that Meta takes for marketing and bills as such."),
)
_EACH_TIME: Final = Heading(
    marked("Volume each time"), marked("Attempts on each date that it goes out.")
)
_A_MONTH: Final = Heading(marked("Volume a month"), marked("Attempts in a whole month."))
_PHONE_SHARE: Final = Heading(
    marked("On phones"), marked("Only people who click on a phone open the free entry point.")
)
_HOURS_LATER: Final = Heading(
    marked("Sent after"), marked("From the first answer; within the free days it is free.")
)
_FOLLOW_UP_CATEGORY: Final = Heading(marked("Category"))
_ONE_DAY = 24.0


def audience_form(countries: Countries) -> FormOf[Audience]:
    table = audiences_table(countries)

    def form(plan: Plan, _line: Audience) -> tuple[FormSection[Audience], ...]:
        return (_what(table.columns(plan)),)

    return form


def send_form(plan: Plan, send: Send) -> tuple[FormSection[Send], ...]:
    is_broadcast = isinstance(send.schedule, Broadcast)
    columns = tuple(
        replace(c, heading=_EACH_TIME if is_broadcast else _A_MONTH) if c.id == "volume" else c
        for c in sends_table().columns(plan)
        if c.id != "schedule"
    )
    what: FormSection[Send] = _what(columns)
    said = _people_text(plan, send)
    fields = (replace(f, origin=said) if f.column.id == "audience" else f for f in what.fields)
    what = replace(what, fields=tuple(fields))
    if send.category is TemplateCategory.UTILITY:
        column: Column[Send] = number_column(
            "recategorised_ratio", Send, PERCENT, _RECATEGORISED
        )
        origin = tr("Usual: none")
        what = replace(what, fields=(*what.fields, Field(column, origin)))
    bid: tuple[FormSection[Send], ...] = ()
    if send.max_price or send.category is TemplateCategory.MARKETING:
        bid = (max_price_section(plan, send),)
    return (
        what,
        *schedule_sections(send, plan.period, partial(sends_by_day, plan)),
        *bid,
        behaviour_section(send),
    )


def _people_text(plan: Plan, send: Send) -> str:
    """Say how many people an audience has, and whether nobody has given their number."""
    found = next((one for one in plan.audiences if one.id == send.audience), None)
    if found is None:
        return ""
    is_given = found.people_from is None
    text = tr("%1 people") if is_given else tr("%1 people: as many as are sent to")
    return text.replace("%1", count_text(found.people, QLocale()))


def entry_point_form(countries: Countries) -> FormOf[EntryPoint]:
    table = entry_points_table(countries)

    def form(plan: Plan, line: EntryPoint) -> tuple[FormSection[EntryPoint], ...]:
        *columns, clicks = table.columns(plan)
        daily: Column[EntryPoint] = number_column(
            clicks.id, EntryPoint, clicks_unit(line, plan.period), clicks.heading
        )
        what = _what(tuple(columns))
        what = replace(what, fields=(*what.fields, Field(daily, _in_all(line, plan.period))))
        share: Column[EntryPoint] = number_column(
            "phone_share", EntryPoint, PERCENT, _PHONE_SHARE
        )
        usual = PERCENT.show(EntryPoint("", "", "", 0).phone_share, QLocale())
        origin = tr("Usual: %1, assumed").replace("%1", usual)
        what = replace(what, fields=(*what.fields, Field(share, origin)))
        when = arrival_section(plan.period)
        return (what, when, _follow_ups(line), behaviour_section(line))

    return form


def _in_all(line: EntryPoint, period: Period) -> str:
    """Say what clicks of a day come to on all days of the ad."""
    total = round(line.clicks_per_day * sum(map(line.days.holds, period.dates())))
    is_one = len(period.months) == 1
    text = tr("≈ %1 in the month") if is_one else tr("≈ %1 in all months")
    return text.replace("%1", count_text(total, QLocale()))


def inbound_form(countries: Countries) -> FormOf[Inbound]:
    """Make the form of inbound lines."""
    table = inbound_table(countries)

    def form(plan: Plan, line: Inbound) -> tuple[FormSection[Inbound], ...]:
        name, _, people = table.columns(plan)
        of_audience: Column[Inbound] = choice_column(
            "audience", _AUDIENCE, audience_choices(plan), str
        )
        of_country: Column[Inbound] = country_column(COUNTRY, countries)
        who = of_audience if line.audience else of_country
        what = _what((name, _origin_column(plan), who, people))
        return (what, arrival_section(plan.period), behaviour_section(line))

    return form


def _what(columns: tuple[Column[Any], ...]) -> FormSection[Any]:
    fields = tuple(Field(column) for column in columns)
    return FormSection("what", tr("What it is"), fields)


def _origin_column(plan: Plan) -> Column[Inbound]:
    known = Choice("audience", tr("People of an audience"))
    new = Choice("country", tr("New people of a country"))
    choices = (known, new) if plan.audiences else (new,)

    def put(line: Inbound, key: str) -> Inbound:
        if key == "audience":
            audience = line.audience or plan.audiences[0].id
            return replace(line, audience=audience, country="")
        country = line.country or plan.account.home_country
        return replace(line, audience="", country=country)

    chosen: Chosen[Inbound] = Chosen(
        lambda line: "audience" if line.audience else "country", put
    )
    return choosing_column("origin", _ORIGIN, choices, chosen)


def _follow_ups(line: EntryPoint) -> FormSection[EntryPoint]:
    fields = (
        field for index in range(len(line.follow_ups)) for field in _follow_up_fields(index)
    )
    adding = Adding(tr("Add a follow-up"), _with_follow_up)
    note = tr("Templates that go to everybody who came, some time later.")
    title = tr("Follow-ups")
    return FormSection("follow_ups", title, tuple(fields), adding, note)


def _follow_up_fields(index: int) -> tuple[Field[EntryPoint], Field[EntryPoint]]:
    def put(line: EntryPoint, new: tuple[FollowUp, ...]) -> EntryPoint:
        before = line.follow_ups
        return replace(line, follow_ups=(*before[:index], *new, *before[index + 1 :]))

    def put_category(line: EntryPoint, key: str) -> EntryPoint:
        follow_up = replace(line.follow_ups[index], category=TemplateCategory(key))
        return put(line, (follow_up,))

    hours: Column[EntryPoint] = number_column(
        f"follow_ups.{index}.hours", FollowUp, HOURS, _HOURS_LATER
    )
    chosen: Chosen[EntryPoint] = Chosen(
        lambda line: line.follow_ups[index].category.value, put_category
    )
    category = choosing_column(
        f"follow_ups.{index}.category", _FOLLOW_UP_CATEGORY, category_choices(), chosen
    )
    return Field(hours, removed=lambda line: put(line, ())), Field(category)


def _with_follow_up(line: EntryPoint) -> EntryPoint:
    """Add a follow-up a day after the last one."""
    last = max((follow_up.hours for follow_up in line.follow_ups), default=0.0)
    new = FollowUp(min(last + _ONE_DAY, 720.0), TemplateCategory.MARKETING)
    return replace(line, follow_ups=(*line.follow_ups, new))
