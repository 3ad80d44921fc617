"""What is said of rate files before they count: their day, what changes, what they lack."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QCoreApplication, QLocale

from tarife.gui.languages import spoken
from tarife.gui.models.cards import day_text
from tarife.gui.models.columns import title_text
from tarife.gui.models.rate_changes import ratio_text
from tarife.gui.numbers import count_text
from tarife.gui.place_names import place_name
from tarife.gui.texts import filled, full_sentence
from tarife.rates.cards import Coverage
from tarife.rates.comparison import Comparison, Kind
from tarife.rates.imports.review import FILE_MISSING, Certainty, Understanding
from tarife.rates.meta.printed import Layout, PrintedCard
from tarife.terms.marking import QT_TRANSLATE_NOOP
from tarife.terms.sentences import in_language

_LAYOUTS: Final = {
    Layout.CONVERSATION_LIST: QT_TRANSLATE_NOOP("Columns", "rates per conversation"),
    Layout.MESSAGE_LIST: QT_TRANSLATE_NOOP("Columns", "list rates per message"),
    Layout.TIERS: QT_TRANSLATE_NOOP("Columns", "volume tiers"),
    Layout.LIST_WORKBOOK: QT_TRANSLATE_NOOP("Columns", "list rates per message"),
    Layout.TIERS_WORKBOOK: QT_TRANSLATE_NOOP("Columns", "volume tiers"),
    Layout.EXPORTED: QT_TRANSLATE_NOOP("Columns", "a card that Tarife exported"),
}
_MARKETS: Final = QT_TRANSLATE_NOOP("Columns", "%1 markets")
_RATES: Final = QT_TRANSLATE_NOOP("Columns", "%1 rates")
_MOST_NAMED: Final = 8

translate = QCoreApplication.translate


def file_text(printed: PrintedCard) -> str:
    """Say what a file is and how much it holds."""
    parts = (
        printed.file,
        title_text(_LAYOUTS[printed.layout]),
        title_text(_MARKETS).replace("%1", str(len(printed.markets))),
        title_text(_RATES).replace("%1", count_text(printed.bands, QLocale())),
    )
    return "  ·  ".join(parts)


def day_reason(first: Understanding, found: Understanding) -> str:
    """Say why a first day is proposed, or why it is asked.

    Args:
        first: What was understood before the person chose anything.
        found: What is understood now.
    """
    day = first.proposed
    if first.certainty is Certainty.PRINTED and day is not None:
        if found.day == day:
            return translate("RateImportDialog", "The title of the file names this day.")
        text = translate("RateImportDialog", "The title of the file names another day: %1.")
        return text.replace("%1", day_text(day))
    if first.certainty is Certainty.DOUBTFUL and day is not None:
        text = translate(
            "RateImportDialog",
            "The title says %1, but Meta kept that title on later editions. Choose the day "
            "that the page named from which you took the file.",
        )
        return text.replace("%1", day_text(day))
    return translate("RateImportDialog", "Nothing in the file names its first day; choose it.")


def summary_text(found: Understanding) -> str:
    """Say in one line what comes of the files."""
    if found.problems:
        count = len(found.problems)
        text = (
            translate("RateImportDialog", "%1 faults are in the way")
            if count > 1
            else translate("RateImportDialog", "One fault is in the way")
        )
        return text.replace("%1", count_text(count, QLocale()))
    if found.card is None:
        return translate("RateImportDialog", "One answer is missing")
    if found.is_known_already:
        return translate("RateImportDialog", "You have exactly this card already")
    if found.comparison is None:
        text = translate("RateImportDialog", "The first card in this currency: %1 markets")
        return text.replace("%1", str(len(found.card.markets)))
    return _change_text(found.comparison)


def missing_text(found: Understanding) -> str:
    """Say which of Meta's two files is missing, and where it is found; nothing if none is."""
    missing = [notice for notice in found.notices if notice.code in FILE_MISSING]
    return " ".join(full_sentence(notice) for notice in missing)


def detail_texts(found: Understanding) -> list[str]:
    """Say what else to know."""
    texts = []
    if found.comparison is not None and not found.is_known_already:
        texts += _spread_texts(found.comparison)
    if found.is_replacing and not found.is_known_already:
        texts.append(
            translate(
                "RateImportDialog",
                "It takes the place of the card of the same day; that is kept.",
            )
        )
    if found.card is not None and found.card.coverage is not Coverage.COMPLETE:
        lacks = "; ".join(in_language(one, spoken()) for one in found.card.provenance.missing)
        text = translate("RateImportDialog", "The card lacks %1.")
        texts.append(text.replace("%1", lacks))
    others = (notice for notice in found.notices if notice.code not in FILE_MISSING)
    return [*texts, *(full_sentence(notice) for notice in others)]


def _change_text(comparison: Comparison) -> str:
    text = translate("RateImportDialog", "Against the card of %1: %2")
    day = day_text(comparison.before.id.effective_from)
    kinds = (
        (Kind.CHANGED, translate("RateImportDialog", "%1 rates change")),
        (Kind.TIERS, translate("RateImportDialog", "%1 have other volume tiers")),
        (Kind.NEW, translate("RateImportDialog", "%1 are new")),
        (Kind.MISSING, translate("RateImportDialog", "%1 are missing")),
    )
    counts = [(len(comparison.of_kind(kind)), words) for kind, words in kinds]
    parts = [
        words.replace("%1", count_text(count, QLocale())) for count, words in counts if count
    ]
    return filled(text, day, ", ".join(parts))


def _spread_texts(comparison: Comparison) -> list[str]:
    ratios = [r for c in comparison.of_kind(Kind.CHANGED) if (r := c.change_ratio) is not None]
    texts = []
    if ratios:
        least, most = ratio_text(min(ratios)), ratio_text(max(ratios))
        text = (
            translate("RateImportDialog", "List rates change by %1.")
            if least == most
            else translate("RateImportDialog", "List rates change by %1 to %2.")
        )
        texts.append(filled(text, least, most))
    for template, markets in (
        (translate("RateImportDialog", "New markets: %1."), comparison.new_markets),
        (translate("RateImportDialog", "Missing markets: %1."), comparison.missing_markets),
    ):
        if markets:
            texts.append(filled(template, _named(markets)))
    return texts


def _named(markets: Sequence[str]) -> str:
    shown = ", ".join(place_name(market) for market in markets[:_MOST_NAMED])
    more = len(markets) - _MOST_NAMED
    if more <= 0:
        return shown
    return filled(translate("RateImportDialog", "%1 and %2 more"), shown, str(more))
