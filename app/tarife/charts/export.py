"""Charts as picture files."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from io import BytesIO
from pathlib import Path
from textwrap import wrap
from types import MappingProxyType
from typing import Any, Final

from matplotlib import rc_context
from matplotlib.figure import Figure
from matplotlib.image import imread
from matplotlib.lines import Line2D

from tarife.billing.eras import ERA_NAMES
from tarife.charts.catalogue import chart
from tarife.charts.kit.palette import LIGHT, ChartTheme
from tarife.charts.kit.voice import ChartVoice
from tarife.charts.scene import Scene, subject_of
from tarife.forecast.costs.all_in import AllIn, all_in
from tarife.forecast.costs.usage import usage_of
from tarife.insight.budget import run_out_of
from tarife.plan.model.costs import CostKind
from tarife.terms.categories import CATEGORIES, CATEGORY_NAMES
from tarife.terms.folding import capitalised
from tarife.terms.money import Money, shown_decimals
from tarife.terms.problems import InputError, Problem
from tarife.terms.saving import replace_file, visible
from tarife.terms.sentences import period_name, say

_DPI: Final = 100
_UNDATED: Final[dict[str, dict[str, Any]]] = {
    ".png": {},
    ".svg": {"Date": None},
    ".pdf": {"CreationDate": None},
}
"""The formats by suffix, each without the moment of writing: same forecast, same file."""


@dataclass(frozen=True, slots=True)
class Picture:
    """How large and in which colours a chart is saved.

    Units:
        ``width`` and ``height`` in pixels of a screen; a PNG has ``sharpness`` times as many.
    """

    width: int = 900
    height: int = 500
    sharpness: float = 2.0
    theme: ChartTheme = LIGHT


def save_chart(scene: Scene, chart_id: str, path: Path, picture: Picture | None = None) -> None:
    """Write a chart as PNG, SVG or PDF, by the suffix of ``path``.

    Raises:
        InputError: If there is no such chart, or the suffix names no known format.
        OutsideError: If the disk refuses; a file that was there before is still whole.
    """
    suffix = path.suffix.lower()
    if suffix not in _UNDATED:
        raise InputError([_unknown_format(path)])
    replace_file(path, picture_bytes(scene, chart_id, suffix, picture or Picture()))


def picture_bytes(scene: Scene, chart_id: str, suffix: str, look: Picture) -> bytes:
    """Draw a chart as the contents of a file whose name ends in ``suffix``.

    Raises:
        InputError: If there is no such chart.
    """
    figure = Figure(figsize=(look.width / _DPI, look.height / _DPI), dpi=_DPI)
    parts = (scene.name, subject_of(scene.forecast, look.theme.voice))
    theme = replace(look.theme, subject=visible(" · ".join(filter(None, parts))))
    chart(chart_id).draw(figure, scene, theme)
    content = BytesIO()
    with rc_context({"svg.hashsalt": "tarife"}):
        figure.savefig(
            content,
            format=suffix[1:],
            dpi=_DPI * look.sharpness,
            facecolor=look.theme.surface,
            metadata=_UNDATED[suffix],
        )
    return content.getvalue()


def _unknown_format(path: Path) -> Problem:
    return Problem(
        code="unknown-picture-format",
        where=say("file name"),
        message=say("{path!r} does not end in a known picture format", path=path.name),
        hint=say("end the name in .png, .svg or .pdf"),
    )


_KINDS: Final = MappingProxyType(
    {
        CostKind.META: say("Meta's charges"),
        CostKind.AGENT: say("Meta Business Agent"),
        CostKind.CALLS: say("Calls"),
        CostKind.GROUPS: say("Groups"),
        CostKind.MARKUP: say("Partner's mark-up"),
        CostKind.MESSAGE_FEE: say("Partner's fees a message"),
        CostKind.INBOUND_FEE: say("Fees for messages people write"),
        CostKind.CONVERSATION_FEE: say("Fees for conversations"),
        CostKind.FAILED_FEE: say("Fees for undelivered templates"),
        CostKind.PLATFORM_FEE: say("Platform fee"),
        CostKind.SEAT_FEE: say("Seats"),
        CostKind.TAX: say("Taxes"),
    }
)

_A4_INCHES: Final = (8.27, 11.69)
_LEFT: Final = 0.08
_RIGHT: Final = 0.92
_LINE: Final = 0.0155
"""Of the page's height."""

_POINTS: Final = 72 * _A4_INCHES[1]
"""A page's height, in points."""

_ASCENT: Final = 0.76
"""From the top of a capital down to its foot, in sizes of the font."""

_CHART: Final = Picture(width=900, height=460, sharpness=3)
_MOST_NOTES: Final = 6
_MICRO_DECIMALS: Final = 6
_CHARACTERS: Final = 104
_TABLE: Final = (0.08, 0.48, 0.61, 0.72, 0.92)
"""The right edges of the table's columns, the left edge of the first one."""


def save_page(
    scene: Scene,
    path: Path,
    written_at: datetime,
    theme: ChartTheme = LIGHT,
) -> None:
    """Write a month on one page.

    Args:
        scene: The forecast, with its budget and spread, and its name.
        path: Where to.
        written_at: The moment, aware; it stands at the foot.
        theme: Colours and language.

    Raises:
        OutsideError: If the disk refuses; a file that was there before is still whole.
    """
    content = BytesIO()
    page = _Page(Figure(figsize=_A4_INCHES), scene, theme)
    page.draw(written_at)
    name = scene.forecast.plan.name or page.voice.say("Plan without a name")
    title = f"{name} · {scene.name}" if scene.name else name
    metadata = {"CreationDate": None, "Title": visible(title)}
    with rc_context({"pdf.fonttype": 42}):  # letters beyond Latin-1 can be searched and copied
        page.figure.savefig(content, format="pdf", facecolor="white", metadata=metadata)
    replace_file(path, content.getvalue())


@dataclass(slots=True)
class _Page:
    """A page on which texts stand one below the other.

    Attributes:
        top: Where the next text begins, from the bottom, in page heights.
    """

    figure: Figure
    scene: Scene
    theme: ChartTheme
    top: float = 0.955

    @property
    def voice(self) -> ChartVoice:
        """Says the texts, and writes numbers and days."""
        return self.theme.voice

    def draw(self, written_at: datetime) -> None:
        """Draw everything from the top down."""
        forecast, theme = self.scene.forecast, self.theme
        bill = all_in(forecast, forecast.plan.costs)
        month = period_name(forecast.plan.period)
        self._text(
            forecast.plan.name or self.voice.say("Plan without a name"), size=17, weight="bold"
        )
        self._text(self.voice.tell(month), color=theme.muted)
        if self.scene.name:
            self._text(self.scene.name, size=11, weight="bold")
        self._skip(0.6)
        is_month = len(forecast.months) == 1
        self._text(
            self.voice.say("Cost of the month")
            if is_month
            else self.voice.say("Cost of all months"),
            color=theme.muted,
        )
        self._skip(0.5)
        self._text(self._money(bill.total), size=26, weight="bold", color=theme.accent)
        self._skip(0.9)
        for fact in self._facts(bill):
            self._text(fact)
        self._skip(0.4)
        self._chart()
        self._table(bill)
        if not is_month:
            self._months()
        self._skip(0.8)
        self._text(self.voice.say("What it rests on"), weight="bold")
        for sentence in self._assumptions():
            for line in wrap(sentence, _CHARACTERS):
                self._text(line, size=8.5)
        foot = self.voice.say(
            "Made with Tarife, {moment}", moment=f"{written_at:%Y-%m-%d %H:%M %Z}"
        )
        self.figure.text(_LEFT, 0.03, foot, fontsize=8, color=theme.muted, family=theme.font)

    def _facts(self, bill: AllIn) -> Iterator[str]:
        """Say what of it is Meta's, how sure it is, and when a budget ends."""
        voice, scene = self.voice, self.scene
        if bill.added.micros:
            yield voice.say(
                "{meta} to Meta, {added} on top",
                meta=self._money(bill.meta),
                added=self._money(bill.added),
            )
        if bill.displayed is not None:
            yield voice.say("That is {amount}", amount=self._money(bill.displayed))
        if scene.spread is not None:
            band, currency = scene.spread.total, bill.currency
            yield voice.say(
                "Meta's charges lie between {low} and {high} in eight of ten cases",
                low=self._money(Money(band.p10_micros, currency)),
                high=self._money(Money(band.p90_micros, currency)),
            )
        if scene.budget is not None:
            ends = run_out_of(scene.forecast.lines, scene.budget, scene.spread).day
            amount = self._money(Money(int(scene.budget.scaleb(6)), bill.currency))
            if ends is None:
                yield voice.say(
                    "Meta's charges stay within the budget of {budget}", budget=amount
                )
            else:
                yield voice.say(
                    "Meta's charges use up the budget of {budget} on {day}",
                    budget=amount,
                    day=voice.short(ends),
                )

    def _chart(self) -> None:
        picture = replace(_CHART, theme=self.theme)
        unnamed = replace(self.scene, name="")  # the page says it above
        content = BytesIO(picture_bytes(unnamed, "daily-cost", ".png", picture))
        height = (_RIGHT - _LEFT) * _A4_INCHES[0] * _CHART.height / _CHART.width
        share = height / _A4_INCHES[1]
        self.top -= share
        axes = self.figure.add_axes((_LEFT, self.top, _RIGHT - _LEFT, share))
        axes.imshow(imread(content, format="png"), interpolation="antialiased", aspect="auto")
        axes.set_axis_off()
        self._skip(1.2)

    def _table(self, bill: AllIn) -> None:
        """Write messages and cost by category, then what comes on top, and the total."""
        voice, usage = self.voice, usage_of(self.scene.forecast)
        self._heads(voice.say("Category"))
        total = bill.meta.micros
        amounts = [use.charge_micros for use in usage.by_category.values()]
        decimals = _decimals_of(amounts, bill.currency)

        def shown(money: Money) -> str:
            return f"{voice.amount(money, decimals)} {money.currency}"

        for category in CATEGORIES:
            use = usage.by_category[category]
            if use.delivered:
                share = use.charge_micros / total if total else 0
                counts = (use.charged, use.delivered - use.charged)
                self._row(
                    (
                        voice.tell(CATEGORY_NAMES[category]),
                        *(voice.count(count) for count in counts),
                        voice.share(share),
                        shown(Money(use.charge_micros, bill.currency)),
                    )
                )
        if bill.added.micros:
            self._rule()
            self._row((voice.say("Meta's charges"), "", "", "", shown(bill.meta)))
            for kind in CostKind:
                amount = bill.sum_of(kind)
                if kind is not CostKind.META and amount.micros:
                    self._row((voice.tell(_KINDS[kind]), "", "", "", shown(amount)))
        self._rule()
        self._row((voice.say("Total"), "", "", "", shown(bill.total)), weight="bold")

    def _heads(self, first: str) -> None:
        """Write the heads of a table of charged and free messages."""
        say = self.voice.say
        heads = (first, say("Charged"), say("Free"), say("Share"), say("Cost"))
        self._row(heads, weight="bold")
        self._rule()

    def _months(self) -> None:
        """Write each month's bill, and what is charged and free in it."""
        voice = self.voice
        self._skip(0.8)
        months = [
            (month, all_in(month, month.plan.costs)) for month in self.scene.forecast.by_month
        ]
        amounts = [bill.total.micros for _, bill in months]
        total = sum(amounts)
        decimals = _decimals_of(amounts, self.scene.forecast.lines.currency)
        self._heads(voice.say("Month"))
        for month, bill in months:
            lines, days = month.lines, month.plan.month.dates()
            counts = (int(lines.messages[rows].sum()) for rows in (lines.charged, lines.free))
            self._row(
                (
                    voice.month(days[0]),
                    *(voice.count(count) for count in counts),
                    voice.share(bill.total.micros / total if total else 0),
                    f"{voice.amount(bill.total, decimals)} {bill.currency}",
                )
            )

    def _assumptions(self) -> Iterator[str]:
        forecast, voice = self.scene.forecast, self.voice
        for era in forecast.eras:
            yield voice.say("Billing rules: {era}.", era=voice.tell(ERA_NAMES[era.id]))
        for card in {month.card.id: month.card for month in forecast.months}.values():
            yield voice.say(
                "Rate card {card}: {source}, confidence {confidence}.",
                card=str(card.id),
                source=voice.tell(card.provenance.source),
                confidence=voice.tell(card.provenance.confidence),
            )
        yield voice.say(
            "Replies, answers and deliveries are the plan's numbers; presets are assumptions "
            "from common practice."
        )
        for note in forecast.notes[:_MOST_NOTES]:
            yield f"{capitalised(note.said(voice.language), voice.language)}."
        yield voice.say("This is an estimate; Meta's invoice prevails.")

    def _row(self, cells: tuple[str, ...], **look: Any) -> None:
        for index, (cell, edge) in enumerate(zip(cells, _TABLE, strict=True)):
            side = "left" if index == 0 else "right"
            self._put(edge, cell, horizontalalignment=side, **look)
        self.top -= _LINE

    def _rule(self) -> None:
        y = self.top + 0.35 * _LINE
        self.figure.add_artist(
            Line2D((_LEFT, _RIGHT), (y, y), linewidth=0.7, color=self.theme.muted)
        )
        self.top -= 0.35 * _LINE

    def _text(self, text: str, **look: Any) -> None:
        self._put(_LEFT, text, **look)
        self.top -= _LINE * max(1.0, look.get("size", 9) / 9 * 0.95)

    def _put(self, x: float, text: str, **look: Any) -> None:
        chosen = {"size": 9, "color": self.theme.text, **look}
        # Not aligned at the top, since the dots of a capital would lower a word of its line.
        below = _ASCENT * chosen["size"] / _POINTS
        self.figure.text(
            *(x, self.top - below),
            visible(text),
            verticalalignment="baseline",
            family=self.theme.font,
            **chosen,
        )

    def _skip(self, lines: float) -> None:
        self.top -= lines * _LINE

    def _money(self, money: Money) -> str:
        return self.voice.money(money)


def _decimals_of(amounts: list[int], currency: str) -> int:
    """Tell how many decimals show all amounts in full, so that what is shown adds up."""
    decimals = shown_decimals(currency)
    while any(micros % 10 ** (_MICRO_DECIMALS - decimals) for micros in amounts):
        decimals += 1
    return decimals
