"""What is said of a message or a window: to a screen reader, in a tip, beneath the board."""

from collections.abc import Sequence
from html import escape
from textwrap import fill

from PySide6.QtCore import QLocale

from tarife.gui.playground.game import GameState
from tarife.gui.playground.geometry import Bar
from tarife.gui.playground.words import (
    clock,
    dated_day,
    era_name,
    full_name,
    interval_name,
    outcome_sentence,
    shown_decimals_of,
    when,
)
from tarife.gui.text.countries import territory_text
from tarife.gui.text.languages import tr
from tarife.gui.text.names import filled, sentence
from tarife.gui.text.numbers import duration_text
from tarife.gui.text.times import date_text
from tarife.gui.widgets.theme import Tokens
from tarife.insight.explain.rules import Rule
from tarife.insight.playground.billing import EraLane, MessageOutcome
from tarife.insight.playground.situation import Act
from tarife.traffic.table import MessageKind

RULES_PAGE = "billing-rules"
TIP_WIDTH = 60
"""Characters of a line of a tip, which is plain text and does not wrap of itself."""
_NAME, _SAID = 122, 166


def outcome_of(lane: EraLane, index: int) -> MessageOutcome | None:
    """Find what became of the message with an index."""
    return next((outcome for outcome in lane.outcomes if outcome.index == index), None)


def decimals_in(lanes: Sequence[EraLane]) -> int:
    """Count the decimals with which all charges of lanes are shown exactly."""
    return shown_decimals_of(
        outcome.moment.charge
        for lane in lanes
        for outcome in lane.outcomes
        if outcome.moment.charge
    )


def chip_name(state: GameState, lanes: Sequence[EraLane], index: int) -> str:
    """Announce a message: what it is, when, and what each era makes of it."""
    message = state.situation.messages[index]
    parts = [full_name(message.act), when(state.firsts, message)]
    if message.number:
        parts.append(filled(tr("number %1"), str(message.number + 1)))
    decimals = decimals_in(lanes)
    for lane in lanes:
        outcome = outcome_of(lane, index)
        if outcome is not None and outcome.rule is not None:
            said = outcome_sentence(outcome.moment, decimals)
            parts.append(f"{era_name(lane.rules)} {said}" if len(lanes) > 1 else said)
    return ", ".join(parts)


def chip_description(lanes: Sequence[EraLane], index: int) -> str:
    """Say why, once for each rule."""
    rules = {
        outcome.rule: None
        for outcome in (outcome_of(lane, index) for lane in lanes)
        if outcome is not None and outcome.rule is not None
    }
    return " ".join(rule_sentence(rule) for rule in rules)


def rule_sentence(rule: Rule) -> str:
    """Say a rule and where it stands."""
    return filled(tr("%1 (billing rules %2)"), _said(rule), rule.paragraph)


def _said(rule: Rule) -> str:
    return tr(rule.sentence)


def tip_of(lane: EraLane, what: MessageOutcome | Bar) -> str:
    """Say what is under the pointer."""
    first = lane.by_number[what.number].begins.date()
    if isinstance(what, Bar):
        interval = what.interval
        ends = [
            f"{dated_day(first, second)} {clock(second)}"
            for second in (interval.starts_s, interval.ends_s)
        ]
        lasts = duration_text(interval.ends_s - interval.starts_s, QLocale())
        return filled(tr("%1: from %2 until %3, %4"), interval_name(interval), *ends, lasts)
    moment = what.moment
    head = f"{dated_day(first, moment.at_s)} {clock(moment.at_s)}: "
    head += outcome_sentence(moment, decimals_in([lane]))
    why = rule_sentence(what.rule) if what.rule is not None else ""
    return "\n".join(fill(line, TIP_WIDTH) for line in (head, why, _printed(what)) if line)


def _printed(outcome: MessageOutcome) -> str:
    """Say which line of which card printed the rate."""
    if outcome.card is None:
        return ""
    day = date_text(outcome.card.effective_from)
    return filled(tr("Card of %1, %2."), day, territory_text(outcome.market))


def why_html(state: GameState, lanes: Sequence[EraLane], tokens: Tokens) -> str:
    """Write what each era makes of the chosen message, and by which rule."""
    message = state.message
    if message is None or state.chosen is None:
        return f"<p style='color:{tokens.muted}'>{escape(_invitation())}</p>"
    head = f"{full_name(message.act)} · {when(state.firsts, message)}"
    if message.act.is_inbound:
        return f"<p><b>{escape(head)}</b></p><p>{escape(_of_person(message.act))}</p>"
    decimals = decimals_in(lanes)
    shown = {lane.rules: _row(lane, state.chosen, decimals, tokens) for lane in lanes}
    names = {rules: era_name(rules) for rules in shown}
    if len(names) > 1 and len(set(shown.values())) == 1:
        names = {lanes[0].rules: tr("All these rules")}
    rows = "".join(
        f"<tr><td width='{_NAME}' style='color:{tokens.muted}'>{_unbroken(name)}</td>"
        f"{shown[rules]}</tr>"
        for rules, name in names.items()
    )
    return f"<p><b>{escape(head)}</b></p><table cellspacing='0'>{rows}</table>"


def _row(lane: EraLane, index: int, decimals: int, tokens: Tokens) -> str:
    outcome = outcome_of(lane, index)
    if outcome is None or outcome.rule is None:
        why = " ".join(sentence(problem) for problem in lane.problems)
        return f"<td width='{_SAID}'></td><td style='color:{tokens.bad}'>{escape(why)}</td>"
    said = outcome_sentence(outcome.moment, decimals)
    link = filled(tr("Billing rules %1"), outcome.rule.paragraph)
    rule = f"{RULES_PAGE}#section-{outcome.rule.paragraph[0]}"
    card = _printed(outcome)
    return (
        f"<td width='{_SAID}'><b>{_unbroken(said)}</b></td>"
        f"<td>{escape(_said(outcome.rule))} "
        f"<a style='color:{tokens.accent}' href='{rule}'>"
        f"{_unbroken(link)}</a> "
        f"<span style='color:{tokens.muted}'>{escape(card)}</span></td>"
    )


def _unbroken(text: str) -> str:
    return escape(text).replace(" ", "&nbsp;")


def _of_person(act: Act) -> str:
    if act.kind is MessageKind.ENTRY:
        return tr(
            "Never charged. It opens the service window for 24 hours, and an answer in them "
            "opens a free entry point (billing rules 2.3, 2.4)."
        )
    return tr(
        "Never charged. It opens the service window for 24 hours, or starts it again (billing "
        "rules 2.3)."
    )


def _invitation() -> str:
    return tr(
        "Choose a message to see which rule decides about it. Drag it, or move it with Alt and "
        "the arrow keys; double click an empty place to add another one."
    )
