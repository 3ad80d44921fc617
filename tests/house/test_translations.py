"""Every text of the program has its translation, and the catalogues hold nothing else."""

import re
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "packaging"))

import translations  # noqa: E402 - a script beside the program

from tarife.terms.catalogue import read_catalogue  # noqa: E402
from tarife.terms.languages import Language  # noqa: E402

_SUFFIX = {Language.ENGLISH: "", Language.TURKISH: ".tr"}
KEY = re.compile(r"&(?! )")
IN_F_STRING = re.compile(
    r"""\bf(?:".*\{[^}"]*|'.*\{[^}']*)\b(?:say|say_in|tr|marked)\(["'].*"""
)
PLACEHOLDERS = re.compile(r"%[1-7](?!\d)|%n|\{\w*")


@pytest.fixture(params=translations.CATALOGUES, ids=lambda path: path.name)
def catalogue(request):
    return request.param


def texts(catalogue):
    return [
        (key[1], said) for key, said in read_catalogue(catalogue.read_text("utf-8")).items()
    ]


GONE = {
    Language.ENGLISH: (
        *("Why it costs that", "Against SMS", "Billed as marketing", "Effective from"),
        *("window closed", "Draw a budget", "Codes across borders", "come too late"),
        *("tell again of", "Answers sent", "answers each", "whoever passes Meta"),
    ),
    Language.TURKISH: (
        *("Ya şöyle olsaydı", "Neden bu tutar", "SMS'e karşı", "pencere kapalı", "Bütçe çiz"),
        *(
            "Pazarlara göre",
            "Pazar toplam",
            "Hangi pazar",
            "Bütün pazarlar",
            "kişi oynatıldı",
            "aday oynat",
        ),
        *("cretsiz yanıt", "gönderilen yanıt", "kaçırılan yanıt", "Yanıt ücretsiz"),
        *("trafiği getir", "cevap masası", "jeton", "kademe dilimi", "aynı şansla"),
    ),
}
"""Words that another one stands for now: one thing has one word everywhere."""


@pytest.mark.parametrize("language", GONE)
def test_a_word_that_was_given_up_stands_nowhere_any_more(language):
    """In window, workbook, charts and command line, which share a catalogue; help; README."""
    (catalogue,) = translations.CATALOGUES
    pages = (ROOT / "resources/help" / language).glob("*.md")
    said = [page.read_text("utf-8") for page in pages]
    said.append((ROOT / f"README{_SUFFIX[language]}.md").read_text("utf-8"))
    said += [text[language is not Language.ENGLISH] for text in texts(catalogue)]

    assert [word for word in GONE[language] if any(word in text for text in said)] == []


def test_every_language_but_english_has_a_catalogue():
    names = {path.stem for path in translations.CATALOGUES}

    assert names == set(Language) - {Language.ENGLISH}


def test_a_catalogue_holds_exactly_the_texts_of_the_code():
    found = set(translations.texts_of_the_code())

    for path in translations.CATALOGUES:
        kept = path.read_text("utf-8")
        fresh = translations.updated(read_catalogue(kept), found)
        assert translations.written(fresh, path.stem) == kept


def test_no_text_is_without_translation(catalogue):
    found = texts(catalogue)

    assert len(found) > 2000
    assert [source for source, said in found if not said] == []


def test_a_translation_has_the_places_the_key_and_the_end_of_its_text(catalogue):
    wrong = [
        (source, said)
        for source, said in texts(catalogue)
        if sorted(set(PLACEHOLDERS.findall(source))) != sorted(set(PLACEHOLDERS.findall(said)))
        or len(KEY.findall(source)) != len(KEY.findall(said))
        or any(source.endswith(end) != said.endswith(end) for end in ("…", ":"))
    ]

    assert wrong == []


def test_a_text_has_a_context_only_where_it_has_several_translations():
    old = {("Keys", "Enter"): "Gir", ("", "Enter"): "Girin", ("", "Gone"): "Gitti"}

    assert translations.updated(old, {("Keys", "Enter"), ("Forms", "Enter"), ("A", "New")}) == {
        ("Keys", "Enter"): "Gir",
        ("", "Enter"): "Girin",
        ("", "New"): "",
    }


def test_no_text_is_marked_inside_an_f_string_where_it_would_not_be_found():
    missed = [
        (path.name, found)
        for path in translations.APP.rglob("*.py")
        for found in IN_F_STRING.findall(path.read_text("utf-8"))
    ]

    assert missed == []
    assert IN_F_STRING.search("""    text = f'="{voice.say("not set")}"'""")


COUNTED = "bands|cells|clicks|lines|markets|messages|notes|numbers|pages|rates|rows"
SEVERAL = re.compile(rf"(?:%\d|\{{(?!c[au])\w+\}}) (?:more |smaller )?(?:{COUNTED})\b")


NEVER_ONE = ["%1 bands", "Delete %1 lines", "{value} messages is less than none"]


def test_what_is_counted_is_named_for_one_too(catalogue):
    """A count says what it counts as ``%1[line|lines]`` or ``{lines:|line|lines}``.

    Texts that begin with a count may have one beside them that begins with 1 or One instead.
    """
    known = [source for source, _ in texts(catalogue)]
    for_one = {text.split()[1] for text in known if re.match(r"(1|One) \w", text)}
    bare = [
        text
        for text in known
        if (found := SEVERAL.search(text)) and found[0].split()[-1].rstrip("s") not in for_one
    ]

    assert bare == NEVER_ONE
