"""Addresses spelt as the web desk of a Hindi newspaper spells them."""

import re
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom import hindi
from newsroom.hindi.exceptions import EXCEPTIONS
from tests.newsroom.hindi import strategies

HERE = Path(__file__).parent

# The share of each list that comes out as the list spells it, as measured: exceptions off, then on. A change that
# lowers one must say why. Nothing was tuned on the held-out words; 21 of them stood in the table before the lists were
# written, and two (फिर, आमंत्रित) came in later for reasons of their own.
SHARES = {
    ("headline_words.tsv", False): 0.81,
    ("headline_words.tsv", True): 0.99,
    ("headline_words_held_out.tsv", False): 0.77,
    ("headline_words_held_out.tsv", True): 0.90,
}


def _share(name, exceptions):
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    pairs = [line.split("\t") for line in lines if line and not line.startswith("#")]
    right = [hindi.romanise(word, exceptions=exceptions) == spelling for word, spelling in pairs]
    return sum(right) / len(pairs)


@pytest.mark.parametrize(
    ("headline", "slug"),
    [
        (
            "ब्रिक्स में नो-एंट्री, पाकिस्तान ने Russian कमांडर्स को किया आमंत्रित",
            "briks-mein-no-entry-pakistan-ne-russian-commanders-ko-kiya-amantrit",
        ),
        (
            "रूस-पाकिस्तान में बढ़ रही घनिष्ठता, भारत के लिए नो टेंशन!",
            "rus-pakistan-mein-badh-rahi-ghanishthata-bharat-ke-liye-no-tension",
        ),
        ("प्रधानमंत्री नरेंद्र मोदी ने किया उद्घाटन", "pradhanmantri-narendra-modi-ne-kiya-udghatan"),
        ("पाकिस्तान की सेना", "pakistan-ki-sena"),
        ("विधानसभा में 3,85,000 नाम", "vidhansabha-mein-385000-naam"),
        ("जी-20 में एस-400, 5जी और टी20", "g-20-mein-s-400-5g-aur-t20"),
        ("डीआरडीओ और पीएमओ की बीवी-दीदी", "drdo-aur-pmo-ki-bivi-didi"),
        ("Minister’s Café: 5G by २०२६", "ministers-cafe-5g-by-2026"),
        ("😀 !", ""),
    ],
)
def test_a_headline_becomes_the_address_a_reader_expects(headline, slug):
    assert hindi.slugify(headline) == slug


@pytest.mark.parametrize(("name", "exceptions"), SHARES)
def test_headline_words_are_spelt_as_the_lists_say(name, exceptions):
    assert _share(name, exceptions) >= SHARES[name, exceptions]


def test_the_lists_are_long_and_do_not_repeat_each_other():
    words = [
        line.split("\t")[0]
        for name in ("headline_words.tsv", "headline_words_held_out.tsv")
        for line in (HERE / name).read_text(encoding="utf-8").splitlines()
        if line and not line.startswith("#")
    ]
    assert len(words) >= 400
    assert len(words) == len(set(words))


def test_the_exceptions_hold_only_what_the_rules_do_not_know():
    known = {word: hindi.romanise(word, exceptions=False) for word in EXCEPTIONS}
    assert [word for word, spelling in EXCEPTIONS.items() if known[word] == spelling] == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("हिंदी", "हिन्दी"),
        ("मुंबई", "मुम्बई"),
        ("\u0921\u093cर", "\u095cर"),
        ("क्\u200dष", "क्ष"),
        ("ऩमक", "नमक"),
        ("ऱात", "रात"),
    ],
)
def test_spellings_of_one_word_make_one_address(one, other):
    assert hindi.slugify(one) == hindi.slugify(other)


def test_words_that_lose_their_matras_elsewhere_stay_two_words():
    assert hindi.slugify("मानसून") != hindi.slugify("मनसन")


def test_a_long_headline_is_cut_between_words():
    slug = hindi.slugify("बारिश " * 100)
    assert len(slug) <= 120
    assert set(slug.split("-")) == {"barish"}


@pytest.mark.parametrize("slug", ["भारत", "समाचार", "हिन्दी-समाचार", "s-400", "budget-2026", "५जी"])
def test_what_an_editor_may_type(slug):
    assert hindi.is_slug(slug)
    assert re.fullmatch(hindi.SLUG_PATTERN, slug)


@pytest.mark.parametrize("slug", ["", "-a", "a-", "a--b", "Budget", "a b", "ा", "a/b", "café", "a\x00", "हिन्दी_समाचार"])
def test_what_cannot_stand_in_an_address(slug):
    assert not hindi.is_slug(slug)


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("भारतीय सेना.jpg", "bhartiya-sena.jpg"),
        ("../../etc/passwd", "passwd"),
        ("C:\\फ़ोटो\\नदी.PNG", "nadi.png"),
        (".htaccess", "htaccess"),
        ("a\x00b\u202egnp.jpg", "abgnp.jpg"),
        ("😀.webp", "file.webp"),
        ("", "file"),
    ],
)
def test_names_of_uploads_keep_their_meaning_and_nothing_else(name, safe):
    assert hindi.safe_filename(name) == safe


@given(strategies.text, st.integers(1, 60))
def test_slugs_are_slugs_and_stay_what_they_are(text, length):
    slug = hindi.slugify(text, max_length=length)
    assert slug == "" or hindi.is_slug(slug)
    assert len(slug) <= length
    assert hindi.slugify(slug, max_length=length) == slug


@given(strategies.text)
def test_composed_and_decomposed_headlines_have_one_address(text):
    composed, decomposed = unicodedata.normalize("NFC", text), unicodedata.normalize("NFD", text)
    assert hindi.slugify(composed) == hindi.slugify(decomposed)
    assert hindi.romanise(composed) == hindi.romanise(decomposed)
    assert hindi.safe_filename(composed) == hindi.safe_filename(decomposed)


@given(strategies.text)
def test_file_names_are_safe_and_stay_what_they_are(text):
    safe = hindi.safe_filename(text)
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]{1,5})?", safe)
    assert hindi.safe_filename(safe) == safe


@given(strategies.word)
def test_every_akshara_is_heard_in_latin(word):
    latin = hindi.romanise(word, exceptions=False)
    assert latin.isascii()
    assert latin
