"""The texts of the workbook: which there are; each language gives them all."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from tarife.billing.eras import EraId
from tarife.billing.ledger import Reason
from tarife.plan.model.account import Weekday
from tarife.plan.model.behaviour import Preset
from tarife.plan.model.scenarios import Lever
from tarife.terms.categories import Category
from tarife.terms.languages import Language
from tarife.terms.sentences import filled, in_language, translated


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The texts of all sheets.

    Braces stand for what is filled in: ``{currency}`` is the currency's code. Texts that
    formulas hold have no quotation marks. The columns of Data and the keys of Inputs are the
    same in every language and stand elsewhere.

    Attributes:
        inputs: Name and unit of each number of a plan, by its field without places.
    """

    language: Language
    categories: Mapping[Category, str]
    reasons: Mapping[Reason, str]
    eras: Mapping[EraId, str]
    weekdays: Mapping[Weekday, str]
    presets: Mapping[Preset, str]
    parts: Mapping[str, str]
    inputs: Mapping[str, tuple[str, str]]
    levers: Mapping[Lever, str]
    fees: Mapping[str, str]
    method: tuple[str, ...]
    followed: tuple[str, ...]
    not_followed: tuple[str, ...]
    colours: tuple[str, ...]
    summary: str
    inputs_sheet: str
    rates: str
    calc: str
    scenarios: str
    data: str
    variance: str
    checks: str
    about: str
    total: str
    market: str
    category: str
    scenario: str
    messages: str
    charged: str
    free: str
    cost: str
    note: str
    name: str
    unit: str
    value: str
    exported: str
    difference: str
    result: str
    month: str
    budget: str
    base: str
    not_set: str
    nothing: str
    not_taken: str
    untitled: str
    estimate: str
    footer: str
    subtitle: str
    headline: str
    meta_charges: str
    spread: str
    spread_text: str
    no_ranges: str
    run_out: str
    never: str
    not_known: str
    rules: str
    forced: str
    card: str
    source: str
    confidence: str
    lacks: str
    all_pass: str
    some_fail: str
    some_edited: str
    some_unfollowed: str
    by_category: str
    by_market: str
    share: str
    mean_charge: str
    bill: str
    flow: str
    attempts: str
    undelivered: str
    inbound_messages: str
    missed: str
    carried_over: str
    notes: str
    no_notes: str
    chart_daily: str
    chart_daily_alt: str
    chart_cumulative: str
    chart_cumulative_alt: str
    chart_markets: str
    chart_markets_alt: str
    chart_free: str
    chart_free_alt: str
    chart_axis: str
    chart_messages: str
    inputs_title: str
    inputs_hint: str
    inputs_live_hint: str
    inputs_of_plan: str
    part: str
    number: str
    follows: str
    is_live: str
    needs_app: str
    is_live_tip: str
    needs_app_tip: str
    input_source: str
    from_plan: str
    from_rules: str
    from_preset: str
    as_of: str
    between: str
    from_to: str
    free_conversations: str
    unit_conversations: str
    unit_of_charges: str
    unit_of_taxed: str
    unit_seats: str
    markup_of: str
    message_fee_of: str
    seats: str
    exchange_rate: str
    lines_title: str
    description: str
    plan_id: str
    revision: str
    seed: str
    currency: str
    time_zone: str
    home_country: str
    international_from: str
    not_subject: str
    desk: str
    always_open: str
    broadcast: str
    steady: str
    every_day: str
    own_behaviour: str
    ad: str
    page_cta: str
    whole_month: str
    month_start: str
    month_end: str
    all_day: str
    follow_up: str
    grid_text: str
    rates_title: str
    rates_hint: str
    card_day: str
    above: str
    up_to: str
    and_on: str
    rate: str
    step: str
    above_exported: str
    rate_exported: str
    rate_tip_title: str
    rate_tip: str
    rate_error: str
    above_tip: str
    above_error: str
    mean_rate: str
    inferred_rate: str
    calc_title: str
    calc_hint: str
    calc_line: str
    calc_what: str
    calc_driver: str
    calc_days: str
    calc_played: str
    calc_messages: str
    calc_allowance: str
    calc_allowed_lines: str
    calc_charged: str
    calc_free: str
    calc_counters: str
    calc_bands: str
    calc_costs: str
    calc_weights_played: str
    calc_weights: str
    calc_weight_sums: str
    calc_line_costs: str
    calc_cost: str
    calc_so_far: str
    calc_evenness: str
    calc_free_so_far: str
    calc_free_today: str
    calc_first_charged: str
    calc_second_charged: str
    calc_with_day: str
    calc_before_day: str
    calc_correction: str
    calc_weight: str
    moved: str
    moved_in: str
    scenarios_hint: str
    shown_scenario: str
    scenario_number: str
    scenario_tip: str
    scenario_error: str
    decimals: str
    tax_on_charges: str
    bill_line: str
    bill_rate: str
    rate_of: str
    meta_total: str
    fee_messages: str
    on_top: str
    all_in: str
    total_in: str
    difference_ratio: str
    conversations: str
    what_differs: str
    no_scenarios: str
    variance_title: str
    variance_hint: str
    variance_causes: str
    planned_messages: str
    planned_cost: str
    planned_mean: str
    actual_messages: str
    actual_cost: str
    by_volume: str
    by_price: str
    actual_tip_title: str
    actual_tip: str
    actual_error: str
    causes: str
    known_messages: str
    known_cost: str
    cause_number: str
    cause_mix: str
    cause_price: str
    checks_hint: str
    failed_checks: str
    edited_inputs: str
    unfollowed_inputs: str
    result_ok: str
    result_off: str
    result_edited: str
    is_ok: str
    is_off: str
    is_edited: str
    what_is_compared: str
    this_sum: str
    other_sum: str
    check_lines: str
    check_markets: str
    check_data: str
    check_bill: str
    check_charged: str
    check_free: str
    check_days: str
    check_all_data: str
    check_all_lines: str
    check_all_messages: str
    check_numbers: str
    check_shown: str
    cells: str
    plan_name: str
    made_with: str
    program: str
    written: str
    assumptions: str
    assumptions_text: str
    scope: str
    not_included: str
    method_title: str
    follows_title: str
    app_title: str
    colours_title: str

    def tell(self, text: str) -> str:
        """Say a text of the core; what a person typed stays as it is."""
        return in_language(text, self.language)

    def fill(self, template: str, **values: object) -> str:
        """Fill one of the texts, with numbers and days as its language writes them."""
        return filled(template, self.language, **values)

    def day(self, day: date | datetime) -> str:
        """Write a day, with the time of it where it has one."""
        time = f" {day:%H:%M}" if isinstance(day, datetime) else ""
        return self.fill("{day}", day=day.date() if isinstance(day, datetime) else day) + time

    def place(self, name: str) -> str:
        """Name a market or country, given as the rate card prints it."""
        return translated(name, self.language)

    def list_of(self, texts: tuple[str, ...]) -> str:
        """Say several texts of the core in one cell."""
        return "; ".join(self.tell(text) for text in texts) or self.nothing
