"""How an explanation is written: as a page with links, and as plain text to send on."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from html import escape, unescape
from itertools import accumulate
from typing import Final

from PySide6.QtCore import QDate, QLocale

from tarife.assets import help_page
from tarife.forecast.result import Forecast
from tarife.gui.text.countries import territory_text
from tarife.gui.text.languages import LanguageChoice, language_of, spoken, tr
from tarife.gui.text.names import category_name, filled, reason_name
from tarife.gui.text.numbers import count_text, money_text, named_money
from tarife.gui.text.times import days_text
from tarife.gui.widgets.theme import Tokens
from tarife.insight.explain.charge_reasons import ChargeReason, Explanation, RateUsed
from tarife.insight.explain.rules import Rule
from tarife.insight.explain.selection import Selection
from tarife.terms.categories import Category
from tarife.terms.languages import Language
from tarife.terms.marking import marked
from tarife.terms.money import Money, decimal_text, left_by_rounding
from tarife.terms.saving import harmless_cell
from tarife.terms.sentences import in_language

_MOST_REASONS: Final = 30
_MOST_LINES: Final = 8
_MOST_LATE: Final = 3
_MOST_CAUSES: Final = 3

_RULE_LINK: Final = "rule:"
_PART_LINK: Final = "part:"
_SECTION: Final = re.compile(r"^## (\d+)\.", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class PageStyle:
    """How an explanation is written.

    Attributes:
        tokens: The colours of the window.
        locale: How numbers and days are written.
        unfolded: The paragraphs of the rules that are shown in full.
    """

    tokens: Tokens
    locale: QLocale
    unfolded: frozenset[str] = frozenset()


def subject(selection: Selection, forecast: Forecast) -> str:
    """Name what is explained, such as ``Tue 3 Nov · Marketing``."""
    names = {source.id: in_language(source.name, spoken()) for source in forecast.sources}
    parts = [
        *([days_text(selection.days)] if selection.days else []),
        *(category_name(category) for category in selection.categories),
        *(territory_text(market) for market in selection.markets),
        *(names.get(source, source) for source in selection.sources),
        *(reason_name(reason) for reason in selection.reasons),
    ]
    whole = tr("The whole month") if len(forecast.months) == 1 else tr("The whole period")
    return " · ".join(parts) or whole


def counts_sentence(explanation: Explanation, locale: QLocale) -> str:
    """Say how many messages are charged, free and not sent, and how many Meta has paused."""
    sentence = tr("%1[message|messages] charged, %2 free, %3 too late")
    counts = [explanation.charged, explanation.free, explanation.refused]
    if explanation.paused:
        sentence = tr(
            "%1[message|messages] charged, %2 free, %3 too late, %4 not delivered (paused)"
        )
        counts.append(explanation.paused)
    return filled(sentence, *(count_text(count, locale) for count in counts))


_WENT: Final[Mapping[Category, str]] = {
    Category.MARKETING: marked("%1[marketing message|marketing messages] went to %2"),
    Category.UTILITY: marked("%1[utility message|utility messages] went to %2"),
    Category.AUTHENTICATION: marked("%1[one-time password|one-time passwords] went to %2"),
    Category.AUTHENTICATION_INTERNATIONAL: marked(
        "%1[one-time password|one-time passwords] from abroad went to %2"
    ),
    Category.SERVICE: marked("%1[reply of yours|replies of yours] went to %2"),
}


@dataclass(slots=True)
class _Share:
    """What the charged messages of one category come to in one market, exactly."""

    category: Category
    market: str
    messages: int = 0
    micros: int = 0


def _shares(explanation: Explanation) -> list[_Share]:
    """Put what is charged together by category and market, the dearest first."""
    shares: dict[tuple[Category, str], _Share] = {}
    for because in explanation.charge_reasons:
        if because.charge_micros:
            at = (because.category, because.market)
            share = shares.setdefault(at, _Share(*at))
            share.messages += because.messages
            share.micros += because.charge_micros
    return sorted(shares.values(), key=lambda one: -one.micros)


def lead_sentence(explanation: Explanation, about: str, locale: QLocale) -> str:
    """Say in one sentence what something costs, and what most of that is for.

    Each amount is shown as it is anywhere else; what they miss the whole by is said.

    Args:
        explanation: Why it costs that.
        about: What is explained, as `subject` names it.
        locale: How numbers are written.
    """
    shares = _shares(explanation)
    if not shares:
        count = count_text(sum(one.messages for one in explanation.charge_reasons), locale)
        template = tr("%1 costs nothing: of its %2[message|messages] none is charged.")
        return filled(template, about, count)

    currency = explanation.charge.currency

    def shown(found: Iterable[_Share]) -> Money:
        return _shown(sum(one.micros for one in found), currency)

    def amount_of(found: Iterable[_Share]) -> str:
        return named_money(shown(found), locale)

    def count_of(found: Iterable[_Share]) -> str:
        return count_text(sum(one.messages for one in found), locale)

    sums = list(accumulate(one.micros for one in shares))
    most = next((at for at, one in enumerate(sums, 1) if 2 * one > sums[-1]), len(sums))
    told, rest = shares[: min(most, _MOST_CAUSES)], shares[min(most, _MOST_CAUSES) :]
    causes = [
        filled(tr(_WENT[one.category]), count_of([one]), territory_text(one.market))
        for one in told
    ]
    if len(shares) > 1:
        causes = [
            f"{cause} ({amount_of([one])})" for cause, one in zip(causes, told, strict=True)
        ]
    template = tr("%1 costs %2, mostly because %3") if rest else tr("%1 costs %2, because %3")
    if most > _MOST_CAUSES:
        template = tr("%1 costs %2, in the largest parts because %3")
    text = filled(template, about, amount_of(shares), locale.createSeparatedList(causes))
    if rest:
        others = tr("; the other %1[charged message comes|charged messages come] to %2")
        text += filled(others, count_of(rest), amount_of(rest))
    left = _left(explanation, [shown([one]) for one in told] + [shown(rest)])
    rounding = tr("Rounding")
    return text + (f" ({rounding}: {named_money(left, locale)})." if left.micros else ".")


def _shown(micros: int, currency: str) -> Money:
    return Money(micros, currency).shown


def _left(explanation: Explanation, parts: Iterable[Money]) -> Money:
    """Give what shown parts miss the shown whole by."""
    whole = _shown(explanation.charge.micros, explanation.charge.currency)
    return left_by_rounding(([one] for one in parts), [whole])[0]


def _left_by_parts(explanation: Explanation, locale: QLocale) -> str:
    """Write what the parts of a page, each rounded by itself, miss the whole by, if they do."""
    currency = explanation.charge.currency
    reasons = explanation.charge_reasons
    left = _left(explanation, (_shown(one.charge_micros, currency) for one in reasons))
    return named_money(left, locale) if left.micros else ""


@dataclass(frozen=True, slots=True)
class _Part:
    """Messages of one market with one fate, in words."""

    index: int
    messages: str
    market: str
    cost: str
    rates: str


@dataclass(frozen=True, slots=True)
class _Fate:
    """What one rule does with messages of a category, market by market."""

    category: Category
    rule: Rule
    parts: list[_Part]


@dataclass(frozen=True, slots=True)
class _Line:
    """What a line of the plan has to do with it, in words."""

    name: str
    templates: str
    replies: str
    cost: str


def page_html(explanation: Explanation, about: str, page: PageStyle) -> str:
    """Write why a part of the month, called as `subject` does, costs what it costs."""
    if not explanation.charge_reasons:
        return f"<p>{escape(_nothing())}</p>"
    locale = page.locale
    parts = (
        f"<p>{escape(lead_sentence(explanation, about, locale))}</p>",
        *map(_quiet_html, _late(explanation, locale)),
        *(_fate_html(fate, page) for fate in _fates(explanation, locale)),
        _rounding_html(_left_by_parts(explanation, locale)),
        *map(_quiet_html, _left_out(explanation)),
    )
    return _style(page.tokens) + "".join(parts) + _lines_html(explanation, locale)


def plain_text(explanation: Explanation, about: str, head: str, locale: QLocale) -> str:
    """Write the same for a mail, below a line that says of what plan, time and cost it is."""
    if not explanation.charge_reasons:
        return f"{head}\n{_nothing()}"
    lead = lead_sentence(explanation, about, locale)
    written = [lead, counts_sentence(explanation, locale), *_late(explanation, locale)]
    for fate in _fates(explanation, locale):
        source = f"({_source(fate.rule)})"
        written += ["", f"{category_name(fate.category)}. {tr(fate.rule.sentence)} {source}"]
        for part in fate.parts:
            rates = f" ({part.rates})" if part.rates else ""
            written.append(f"• {part.market}: {part.messages}, {part.cost}{rates}")
    left = _left_by_parts(explanation, locale)
    rounding = tr("Rounding")
    written += ["", f"{rounding}: {left}"] if left else []
    written += [*_left_out(explanation), "", _lines_head(), _lines_hint()]
    replies, templates = category_name(Category.SERVICE), tr("Templates")
    for line in _lines(explanation, locale):
        counts = f" {templates} {line.templates}, {replies} {line.replies};"
        said = counts if line.templates else ""
        written.append(f"• {line.name}:{said} {line.cost} {explanation.charge.currency}")
    return "\n".join((head, *map(harmless_line, written)))


def harmless_line(text: str) -> str:
    """Keep a line of text a line, and none of a spreadsheet's formulas."""
    return harmless_cell(" ".join(text.split()))


def linked_part(link: str, explanation: Explanation) -> Selection | None:
    """Give the part of an explanation that a link stands for, if it stands for one."""
    if not link.startswith(_PART_LINK):
        return None
    part = explanation.charge_reasons[int(link.removeprefix(_PART_LINK))]
    narrow = Selection((), (part.market,), (part.category,), (), (part.reason,))
    return narrow.within(explanation.selection)


def linked_rule(link: str) -> str | None:
    """Give the paragraph that a link of a page stands for, if it stands for one."""
    return link.removeprefix(_RULE_LINK) if link.startswith(_RULE_LINK) else None


_SIGN: Final = re.compile(rf'\s*<a href="{_RULE_LINK}[^>]*>.*?</a>', re.DOTALL)
_LINK: Final = re.compile(r"</?a\b[^>]*>")
_WORDS: Final = re.compile(r"(?<=>)(\s*)([^<\s][^<]*)")


def to_be_pasted(html: str) -> str:
    """Take what only the window can follow out of a piece of a page, and formulas with it."""
    html = _LINK.sub("", _SIGN.sub("", html)).replace("text-decoration: underline;", "")
    return _WORDS.sub(lambda found: found[1] + escape(harmless_cell(unescape(found[2]))), html)


@cache
def paragraph_text(paragraph: str, language: Language = Language.ENGLISH) -> str:
    """Read a paragraph of the shipped billing rules, such as ``4.2``; empty if unknown."""
    section, _, number = paragraph.partition(".")
    pieces = _SECTION.split(help_page("billing-rules", language))
    for name, text in zip(pieces[1::2], pieces[2::2], strict=True):
        found = re.search(
            rf"^{number}\. (.*?)(?=^\d+\. |^\s*$)", text, re.DOTALL | re.MULTILINE
        )
        if name == section and found:
            return re.sub(r"[*`\\]", "", " ".join(found[1].split()))
    return ""


def _nothing() -> str:
    return tr("No message of the month belongs to this.")


def _late(explanation: Explanation, locale: QLocale) -> Iterator[str]:
    """Say why not as many arrive as the plan sends on its days, and which come of others."""
    days, broadcast = explanation.selection.days, explanation.broadcast
    if broadcast:
        text = tr(
            "The plan sends %1 on this day. %2 arrive on it, late ones of the same sends among "
            "them; the rest arrive later or never."
        )
        if len(days) > 1:
            text = tr(
                "The plan sends %1 on these days. %2 arrive on them, late ones of the same "
                "sends among them; the rest arrive later or never."
            )
        planned = filled(tr("%1[message|messages]"), count_text(broadcast, locale))
        yield filled(text, planned, count_text(explanation.arrived, locale))
    if explanation.late and days:
        text = tr(
            "%1[of these messages was|of these messages were] sent on earlier days and "
            "delivered on this day: a message counts where it arrives."
        )
        if len(days) > 1:
            text = tr(
                "%1[of these messages was|of these messages were] sent on earlier days and "
                "delivered on these: a message counts where it arrives."
            )
        if broadcast:
            text = tr(
                "%1[message of earlier sends arrives|messages of earlier sends arrive] only "
                "now: %2."
            )
        late = sum(count for _, count in explanation.late)
        yield filled(text, count_text(late, locale), _late_sends(explanation, locale))


def _late_sends(explanation: Explanation, locale: QLocale) -> str:
    """Name the sends that most late messages are of, and count them."""
    named = [(in_language(one.name, spoken()), count) for one, count in explanation.late]
    shown = named[:_MOST_LATE]
    rest = sum(count for _, count in named[_MOST_LATE:])
    shown += [(tr("Others"), rest)] if rest else []
    return "; ".join(f"{name} ({count_text(count, locale)})" for name, count in shown)


def _left_out(explanation: Explanation) -> Iterator[str]:
    more = len(explanation.charge_reasons) - _MOST_REASONS
    if more > 0:
        yield filled(
            tr("%1[smaller part is|smaller parts are] left out."), count_text(more, QLocale())
        )


def _fates(explanation: Explanation, locale: QLocale) -> Iterator[_Fate]:
    """Put parts of the same category and rule together, the dearest first."""
    fates: dict[tuple[Category, Rule], _Fate] = {}
    for index, because in enumerate(explanation.charge_reasons[:_MOST_REASONS]):
        key = (because.category, because.rule)
        fate = fates.setdefault(key, _Fate(*key, []))
        charge = _shown(because.charge_micros, explanation.charge.currency)
        fate.parts.append(_part(index, because, charge, locale))
    yield from fates.values()


def _part(index: int, because: ChargeReason, charge: Money, locale: QLocale) -> _Part:
    return _Part(
        index,
        filled(tr("%1[message|messages]"), count_text(because.messages, locale)),
        territory_text(because.market),
        named_money(charge, locale) if because.charge_micros else tr("nothing"),
        "; ".join(_rate(rate, charge.currency, locale) for rate in because.rates),
    )


def _rate(rate: RateUsed, currency: str, locale: QLocale) -> str:
    each = f"{decimal_text(rate.rate_micros)} {currency}".replace(".", locale.decimalPoint())
    text = (
        tr("%1 at %2 on average, card of %3") if rate.is_average else tr("%1 at %2, card of %3")
    )
    card = "–"  # noqa: RUF001 - no card is known
    if rate.card is not None:
        day = rate.card.effective_from
        card = locale.toString(QDate(day.year, day.month, day.day), "d MMMM yyyy")
    return filled(text, count_text(rate.messages, locale), each, card)


def _source(rule: Rule) -> str:
    return tr("Billing rules %1").replace("%1", rule.paragraph)


def _fate_html(fate: _Fate, page: PageStyle) -> str:
    rule = fate.rule
    whole = ""
    if rule.paragraph in page.unfolded:
        said = paragraph_text(rule.paragraph, language_of(LanguageChoice.SYSTEM, page.locale))
        whole = f"<p class='rule'>{escape(_source(rule))}: {escape(said)}</p>"
    rows = "".join(map(_part_html, fate.parts))
    return (
        f"<p class='head'>{escape(category_name(fate.category))}</p>"
        f"<p class='why'>{escape(tr(rule.sentence))} "
        f"<a href='{_RULE_LINK}{rule.paragraph}' title='{escape(_source(rule))}'>§</a></p>"
        f"{whole}<table width='100%' cellspacing='0'>{rows}</table>"
    )


def _quiet_html(text: str) -> str:
    return f"<p class='quiet'>{escape(text)}</p>"


def _rounding_html(left: str) -> str:
    name = escape(tr("Rounding"))
    row = f"<td>{name}</td><td align='right'>{escape(left)}</td>"
    return f"<table width='100%' cellspacing='0'><tr>{row}</tr></table>" if left else ""


def _part_html(part: _Part) -> str:
    tip = escape(tr("Show one of these people"))
    rates = f"<tr><td colspan='2' class='quiet'>{escape(part.rates)}</td></tr>"
    return (
        f"<tr><td class='part'><a href='{_PART_LINK}{part.index}' title='{tip}'>"
        f"<b>{escape(part.messages)}</b></a> {escape(part.market)}</td>"
        f"<td class='part' align='right'><b>{escape(part.cost)}</b></td></tr>"
        f"{rates if part.rates else ''}"
    )


def _lines(explanation: Explanation, locale: QLocale) -> Iterator[_Line]:
    """Write the dearest lines, all others as one, and what they miss the whole by."""
    found, currency = explanation.from_lines, explanation.charge.currency
    named = [(in_language(one.source.name, spoken()), [one]) for one in found[:_MOST_LINES]]
    rest = found[_MOST_LINES:]
    if rest:
        text = filled(tr("and %1[more line|more lines]"), count_text(len(rest), QLocale()))
        named.append((text, list(rest)))
    costs: list[Money] = []
    for name, lines in named:
        costs.append(_shown(sum(one.charge_micros for one in lines), currency))
        yield _Line(
            name,
            count_text(sum(one.messages - one.replies for one in lines), locale),
            count_text(sum(one.replies for one in lines), locale),
            money_text(costs[-1], locale),
        )
    left = _left(explanation, costs)
    if left.micros:
        yield _Line(tr("Rounding"), "", "", money_text(left, locale))


def _lines_head() -> str:
    return tr("Lines of the plan behind it")


def _lines_hint() -> str:
    return tr(
        "Templates count where they arrive: fewer than the plan sends, some days later. "
        "Replies belong to the line that people answered, those too late to send included."
    )


def _lines_html(explanation: Explanation, locale: QLocale) -> str:
    titles = (tr("Templates"), category_name(Category.SERVICE), explanation.charge.currency)
    rows = [
        "<tr><td></td>",
        *(
            f"<td align='right' class='quiet'>&nbsp;&nbsp;{escape(title)}</td>"
            for title in titles
        ),
        "</tr>",
    ]
    for line in _lines(explanation, locale):
        figures = (line.templates, line.replies, line.cost)
        cells = "".join(f"<td align='right'>&nbsp;&nbsp;{escape(one)}</td>" for one in figures)
        rows.append(f"<tr><td>{escape(line.name)}</td>{cells}</tr>")
    # At 100 % Qt rounds four columns up: at every other width it would scroll by a pixel.
    return (
        f"<p class='head'>{escape(_lines_head())}</p>"
        f"<p class='why quiet'>{escape(_lines_hint())}</p>"
        f"<table width='99%' cellspacing='0'>{''.join(rows)}</table>"
    )


def _style(tokens: Tokens) -> str:
    return (
        "<style>"
        f".quiet {{ color: {tokens.muted}; }} a {{ color: {tokens.accent}; }}"
        ".part { padding-top: 4px; } .why { margin: 1px 0 2px 0; }"
        ".head { margin: 10px 0 1px 0; font-weight: bold; }"
        f".rule {{ margin: 0 0 12px 12px; color: {tokens.muted}; font-style: italic; }}"
        "</style>"
    )
