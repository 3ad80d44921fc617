"""The guide holds together: its links, its two languages, and its figures."""

import importlib
import pkgutil
import re
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtWidgets import QWidget

import tarife.gui
from tarife.assets import HELP_PAGES, load_book, load_markets
from tarife.billing.eras import EraId
from tarife.forecast.play.sampling import MOST_PLAYED, SAMPLE_BITS
from tarife.gui.help.anchors import TOPICS
from tarife.gui.help.pages import read_pages
from tarife.insight.playground.billing import play
from tarife.insight.playground.situation import Act
from tarife.insight.playground.situations import BY_ID, READY
from tarife.plan.model.account import Account
from tarife.plan.model.behaviour import PRESETS, Preset
from tarife.plan.model.lines import Broadcast, EntryPoint
from tarife.plan.model.plan import GridRow
from tarife.terms.catalogue import catalogue
from tarife.terms.categories import Category
from tarife.terms.languages import Language
from tarife.terms.shipped import data_root

GUIDE = {language: read_pages(language) for language in Language}
STANDING_IN_ANOTHER = {"LinesPanel", "DetailsPanel"}
BETWEEN = re.compile(" \N{SINGLE RIGHT-POINTING ANGLE QUOTATION MARK} |, | / ")
LINK = re.compile(r"(!?)\[[^\]]*\]\(([^)\s]+)\)")
WHERE = [
    pytest.param(language, name, id=f"{language}, {name}")
    for language in Language
    for name in HELP_PAGES
]


def links(page):
    return [found[2] for found in LINK.finditer(page.markdown)]


def anchors(page):
    return [heading.anchor for heading in page.headings if heading.anchor]


def leads_somewhere(language, page, link):
    scheme, _, rest = link.partition(":")
    if scheme in ("situation", "playground"):
        name, _, query = rest.partition("?")
        eras = re.findall(r"era=([^&]+)", query)
        return name in BY_ID and all(era in set(EraId) for era in eras)
    name, _, anchor = link.partition("#")
    target = GUIDE[language].get(name.removesuffix(".md") or page.name)
    return target is not None and (not anchor or anchor in anchors(target))


@pytest.mark.parametrize(("language", "name"), WHERE)
def test_every_link_and_picture_leads_somewhere(language, name):
    page = GUIDE[language][name]

    assert [one for one in links(page) if not leads_somewhere(language, page, one)] == []


@pytest.mark.parametrize("language", list(Language))
def test_the_folder_holds_the_pages_of_the_guide_and_no_others(language):
    folder = data_root() / "resources" / "help" / language

    assert {entry.name for entry in folder.iterdir()} == {f"{name}.md" for name in HELP_PAGES}


@pytest.mark.parametrize("name", HELP_PAGES)
def test_both_languages_say_the_same(name):
    english, turkish = (GUIDE[language][name] for language in Language)

    shape = [(heading.level, heading.anchor) for heading in english.headings]
    assert [(heading.level, heading.anchor) for heading in turkish.headings] == shape
    assert links(turkish) == links(english) or sorted(links(turkish)) == sorted(links(english))
    assert turkish.title != english.title
    rows = [page.markdown.count("\n|") for page in (english, turkish)]
    assert rows[0] == rows[1]


@pytest.mark.parametrize(("language", "name"), WHERE)
def test_every_chapter_can_be_linked_to_once(language, name):
    page = GUIDE[language][name]
    chapters = [heading for heading in page.headings if heading.level > 1]

    assert [heading.text for heading in chapters if not heading.anchor] == []
    assert len(set(anchors(page))) == len(anchors(page))


@pytest.mark.parametrize("language", list(Language))
def test_every_situation_is_drawn_in_its_order(language):
    pictures = [
        one.removeprefix("situation:")
        for one in links(GUIDE[language]["situations"])
        if one.startswith("situation:")
    ]

    assert pictures == [ready.id for ready in READY]


def window_classes():
    for module in pkgutil.walk_packages(tarife.gui.__path__, "tarife.gui."):
        for value in vars(importlib.import_module(module.name)).values():
            if (
                isinstance(value, type)
                and issubclass(value, QWidget)
                and value.__module__ == module.name
            ):
                yield value


def test_every_panel_and_dialog_has_a_topic_in_the_guide():
    found = {value.__name__ for value in window_classes()}
    named = {name for name in found if name.endswith(("Panel", "Dialog", "Window"))}

    assert named - set(TOPICS) == {"HelpWindow", "MainWindow", *STANDING_IN_ANOTHER}
    assert set(TOPICS) <= found


@pytest.mark.parametrize("language", list(Language))
def test_every_topic_exists(language):
    for topic in TOPICS.values():
        name, _, anchor = topic.partition("#")
        assert name in GUIDE[language]
        assert not anchor or anchor in anchors(GUIDE[language][name]), topic


def rate(market, category, day=date(2026, 11, 2), currency="USD"):
    """The list rate, in millionths."""
    return load_book().find(currency, day, market, category).schedule.list_rate_micros


def cost(name, era=EraId.PMP_2026_10, **changes):
    """What a situation costs, in millionths."""
    situation = replace(BY_ID[name].situation, **changes)
    return play(situation, era, (load_book(), load_markets())).total.micros


def without_ad(name):
    """The messages of a situation if the person had come without an ad."""
    return tuple(
        replace(one, act=Act.PERSON_WRITES) if one.act is Act.AD_ON_PHONE else one
        for one in BY_ID[name].situation.messages
    )


def tiered(messages):
    schedule = load_book().find("USD", date(2026, 11, 2), "Germany", Category.UTILITY).schedule
    bounds = (*schedule.starts[1:], messages)
    return sum(
        (min(end, messages) - start) * micros
        for start, end, micros in zip(
            schedule.starts, bounds, schedule.rates_micros, strict=True
        )
        if start < messages
    )


M, U, S = Category.MARKETING, Category.UTILITY, Category.SERVICE
ABROAD = Category.AUTHENTICATION_INTERNATIONAL
TR, DE = "Turkey", "Germany"
FIGURES = {
    "reply": lambda: (
        *(rate(TR, S), rate(DE, S)),
        *(9_000 * rate(TR, S), 9_000 * rate(DE, S)),
    ),
    "utility-to-marketing": lambda: (
        10_000 * rate(TR, U),
        9_000 * rate(TR, U) + 1_000 * rate(TR, M),
    ),
    "ad-click": lambda: (
        cost("an-ad-click", is_allowance_used=True),
        cost("an-ad-click", is_allowance_used=True, messages=without_ad("an-ad-click")),
    ),
    "invoice": lambda: (
        10_000 * rate("France", M, date(2025, 12, 31)),
        10_000 * rate("France", M, date(2026, 1, 1)),
    ),
    "october": lambda: (
        cost("utility-in-the-window", EraId.PMP_2025_07),
        cost("utility-in-the-window"),
    ),
    "twice": lambda: (cost("two-on-one-day"), cost("two-on-one-day", EraId.CBP_2024_11)),
    "country": lambda: (10_000 * rate(TR, M), 10_000 * rate(DE, M)),
    "lira": lambda: (
        10_000 * rate(TR, M),
        10_000 * rate(TR, M, currency="INR"),
    ),
    "failed": lambda: (9_500 * rate(TR, M),),
    "volume": lambda: (
        *(rate(DE, U), tiered(100_001) - tiered(100_000)),
        *(tiered(150_000), 150_000 * rate(DE, U)),
    ),
    "passwords": lambda: (
        1_000 * rate("India", ABROAD),
        1_000 * rate("India", Category.AUTHENTICATION),
    ),
    "united-states": lambda: (0, cost("united-states")),
    "bubbles": lambda: tuple(
        cost(
            "an-answer-in-three-parts",
            country="DE",
            is_allowance_used=True,
            messages=BY_ID["an-answer-in-three-parts"].situation.messages[: 1 + messages],
        )
        for messages in (1, 3)
    ),
    "late": lambda: (cost("an-ad-click-answered-late"),),
    "second-number": lambda: (9_000 * rate(TR, S), 8_000 * rate(TR, S)),
}


def written(micros, language):
    """Write an amount as the guide does: small ones with four decimals."""
    text = f"{micros / 10**6:,.4f}" if 0 < micros < 10**6 else f"{micros / 10**6:,.2f}"
    if language is Language.TURKISH:
        text = text.translate(str.maketrans(",.", ".,"))
    return text


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("question", FIGURES)
def test_the_figures_of_answers_are_those_of_the_app(question, language):
    text = (data_root() / "resources" / "help" / language / "questions.md").read_text(
        encoding="utf-8"
    )
    answer = text.split(f'<a id="{question}"></a>')[1].split("<a id=")[0]
    found = re.findall(r"([\d.,]*\d) (?:USD|INR)", answer)

    assert sorted(found) == sorted(written(micros, language) for micros in FIGURES[question]())


def test_every_answer_has_a_figure():
    assert list(FIGURES) == anchors(GUIDE[Language.ENGLISH]["questions"])


def labels():
    """The texts of the window in Turkish, without keys and dots."""
    found = {}
    for (_, text), said in catalogue(Language.TURKISH).items():
        found.setdefault(bare(text), set()).add(bare(said))
    return found


def bare(text):
    return re.sub(r" \((%1|\{currency\})\)|&", "", text).rstrip("… ")


def slanted_parts(markdown):
    """What a page calls parts of the window within a text."""
    slanted = re.findall(r"(?<![*\\])\*([^*\n]+)\*(?!\*)", markdown)
    return {part for text in slanted for part in BETWEEN.split(text)}


def named_parts(markdown):
    """What a page calls parts of the window: slanted, or first in a row of a table."""
    rows = re.findall(r"^\| ([A-Z][^|]*?) \|", markdown, re.MULTILINE)
    return slanted_parts(markdown) | {part for text in rows for part in BETWEEN.split(text)}


@pytest.mark.parametrize("name", [name for name in HELP_PAGES if name != "billing-rules"])
def test_parts_of_the_window_are_called_as_they_are_in_turkish(name):
    turkish = GUIDE[Language.TURKISH][name].markdown
    known = labels()

    unlike = {
        part: known[part]
        for part in named_parts(GUIDE[Language.ENGLISH][name].markdown)
        if part in known and not any(text in turkish for text in known[part])
    }
    assert unlike == {}


NOT_OF_THE_WINDOW = {
    Language.ENGLISH: {
        # Meta's pages, files and rules
        *("USD rates", "USD volume tiers", "Rate cards and volume tiers", "Unlimited"),
        *("and above", "free-form", "customer service window"),
        # what is typed or pasted, and parts of longer texts
        *("in all", "every Tuesday", "none", "Read", "Service", "Nov", "Dec", "Jan", "Add?"),
        *("41,200 messages", "n = 312", "row 14 (Germany)", "column C", "(rest)", "Measured"),
        *("Usual", "Assumed", "notes"),
        # the help's own words and links, and examples
        *("era", "published", "setting", "stream", "too late to send", "customer message"),
        *("Turkish retailer", "November 2026 to January 2027", "Open in the playground"),
    },
    Language.TURKISH: {
        *("USD rates", "USD volume tiers", "Rate cards and volume tiers", "Unlimited"),
        *("ve üzeri", "free-form", "service", "Other"),
        *("her salı", "Okundu", "Hizmet", "Kas", "Oca", "Ekle?"),
        *("41.200 mesaj", "n = 312", "14. satır (Germany)", "C sütunu", "(kalan)", "Ölçüldü"),
        *("Olağan", "Varsayım"),
        *("dönem", "yayımlanmış", "ayar", "ayarıdır", "sürekli gönderim", "geç kalır"),
        *("müşteri yanıtıdır", "Türk perakendeci", "Oyun alanında aç"),
        "Kasım 2026 – Ocak 2027",  # noqa: RUF001 - as the plan is called
    },
}


@pytest.mark.parametrize("language", list(Language))
def test_what_the_help_quotes_of_the_window_is_there(language):
    """In the language of the help: texts of window, command line and workbook are its words."""
    said = catalogue(Language.TURKISH).items()
    words = {bare(key[1] if language is Language.ENGLISH else text) for key, text in said}
    without_code = (re.sub("`[^`]*`", "", page.markdown) for page in GUIDE[language].values())
    quoted = {bare(part) for text in without_code for part in slanted_parts(text)}
    assert quoted - words == NOT_OF_THE_WINDOW[language]


PARTS_OF_CAPTIONS = {
    Language.ENGLISH: {
        *("Delivery", "Reply", "Answer", "half within", "nine in ten within"),
        *("Repeats: On", "Max Price: Cap"),
    },
    Language.TURKISH: {
        *("Teslim", "Yanıt", "Cevap", "yarısı", "onda dokuzu şu sürede"),
        *("Yineleme: Günler", "Max Price: Tavan", "ilk ve son gün"),
    },
}
"""Where one row explains several fields, of a form, of a month and of all."""


@pytest.mark.parametrize("language", list(Language))
def test_every_field_that_the_help_explains_has_its_caption_in_the_window(language):
    said = catalogue(Language.TURKISH).items()
    words = {bare(key[1] if language is Language.ENGLISH else text) for key, text in said}
    cells = re.findall(
        r"^\| ([^|]*\w[^|]*) \|", GUIDE[language]["fields"].markdown, re.MULTILINE
    )
    parts = {bare(part) for cell in cells for part in BETWEEN.split(cell)}
    assert parts - words == PARTS_OF_CAPTIONS[language]


def row(language, anchor, first):
    """The row of a table of fields that begins with a word."""
    text = (data_root() / "resources" / "help" / language / "fields.md").read_text(
        encoding="utf-8"
    )
    chapter = text.split(f'<a id="{anchor}"></a>')[1].split("<a id=")[0]
    return next(line for line in chapter.splitlines() if line.startswith(f"| {first} |"))


USUAL = PRESETS[Preset.MARKETING]
DEFAULTS = [
    ("grid", "Reply %", f"{GridRow('TR').reply_ratio:.0%}"),
    ("sends", "Spread over", f"{Broadcast(()).spread_hours:.0f} hour"),
    ("entry-points", "On phones", f"{EntryPoint('', '', '', 0).phone_share:.0%}"),
    ("behaviour", "Delivered", f"{USUAL.delivered_ratio:.0%}"),
    ("behaviour", "Delivered", f"{PRESETS[Preset.ORDER_UPDATE].delivered_ratio:.0%}"),
    ("behaviour", "Reply rate", f"{USUAL.reply_ratio:.0%}"),
    ("behaviour", "Reply rate", f"{PRESETS[Preset.ORDER_UPDATE].reply_ratio:.0%}"),
    ("behaviour", "Answered", f"{USUAL.answer_ratio:.0%}"),
    ("behaviour", "Messages per answer", f"{USUAL.messages_per_answer}"),
    ("behaviour", "Messages per person", f"{USUAL.turns}"),
    ("behaviour", "Messages per person", f"{PRESETS[Preset.ORDER_UPDATE].turns}"),
    ("account", "Phone numbers", f"{Account().numbers}"),
    ("account", "Free entry hours", f"{Account().free_entry_hours}"),
]


@pytest.mark.parametrize(("anchor", "field", "usual"), DEFAULTS)
def test_what_is_called_usual_is_what_a_new_line_begins_with(anchor, field, usual):
    assert usual.replace("%", " %") in row(Language.ENGLISH, anchor, field).split("|")[3]


def test_the_size_from_which_a_sample_is_played_is_told():
    text = GUIDE[Language.ENGLISH]["simulator"].markdown

    assert f"{2**SAMPLE_BITS:,} people" in text
    assert MOST_PLAYED == 12 * 10**6
    assert "twelve million" in text


@pytest.mark.parametrize("ready", READY, ids=lambda ready: ready.id)
def test_a_situation_is_told_as_in_the_playground(ready):
    known = labels()

    for text in (ready.question, ready.notice):
        assert text in GUIDE[Language.ENGLISH]["situations"].markdown
        assert any(
            made in GUIDE[Language.TURKISH]["situations"].markdown for made in known[text]
        )
