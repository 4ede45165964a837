"""What Django and Python do to Hindi, and what this project does instead. The first line of each test is the damage."""

import re
from datetime import UTC, datetime, timedelta
from urllib.parse import quote

import pytest
from django.contrib.auth.validators import UnicodeUsernameValidator
from django.core.exceptions import ValidationError
from django.core.validators import validate_unicode_slug
from django.urls.converters import SlugConverter
from django.utils.text import Truncator, get_valid_filename, slugify

from newsroom import hindi


def test_a_slug_keeps_its_vowels():
    assert slugify("पाकिस्तान की सेना", allow_unicode=True) == "पकसतन-क-सन"
    assert slugify("पाकिस्तान की सेना") == ""
    assert hindi.slugify("पाकिस्तान की सेना") == "pakistan-ki-sena"


@pytest.mark.parametrize("word", ["भारत", "समाचार", "हिन्दी-समाचार"])
def test_an_editor_may_write_a_hindi_slug(word):
    with pytest.raises(ValidationError):
        validate_unicode_slug(word)
    assert hindi.is_slug(word)


def test_a_hindi_slug_is_an_address():
    assert not re.fullmatch(SlugConverter.regex, "हिन्दी-समाचार")
    assert re.fullmatch(hindi.SLUG_PATTERN, "हिन्दी-समाचार")


def test_a_name_with_matras_is_one_word():
    with pytest.raises(ValidationError):
        UnicodeUsernameValidator()("रवि")
    assert hindi.words("रवि") == ["रवि"]


def test_an_upload_keeps_its_name():
    assert get_valid_filename("भारतीय सेना.jpg") == "भरतय_सन.jpg"
    assert hindi.safe_filename("भारतीय सेना.jpg") == "bhartiya-sena.jpg"


@pytest.mark.parametrize(
    ("text", "letters", "damaged", "aksharas", "whole"),
    [
        ("रक्षा मंत्री", 8, "रक्षा मं…", 4, "रक्षा…"),
        ("सम्मेलन", 3, "सम्…", 1, "स…"),
        ("में है", 2, "म…", 1, "में…"),
    ],
)
def test_a_text_is_cut_between_aksharas(text, letters, damaged, aksharas, whole):
    assert Truncator(text).chars(letters, truncate="…") == damaged
    assert hindi.truncate(text, aksharas) == whole


def test_a_matra_does_not_end_a_word():
    assert re.findall(r"\w+", "हिन्दी") == ["ह", "न", "द"]
    assert hindi.words("हिन्दी") == ["हिन्दी"]


@pytest.mark.parametrize(("banned", "innocent"), [("चोर", "चोरी"), ("मार", "मारुति"), ("कम", "कमी")])
def test_a_banned_word_is_not_found_in_an_innocent_one(banned, innocent):
    assert re.search(rf"\b{banned}\b", innocent)
    assert banned not in hindi.words(innocent)


def test_the_monsoon_and_a_name_have_two_addresses():
    assert slugify("मानसून", allow_unicode=True) == slugify("मनसन", allow_unicode=True)
    assert hindi.slugify("मानसून") != hindi.slugify("मनसन")


def test_army_gold_and_empty_are_three_words_for_the_search():
    consonants = {re.sub(r"\W", "", word) for word in ("सेना", "सोना", "सूनी")}
    assert consonants == {"सन"}
    assert len({hindi.fold(word) for word in ("सेना", "सोना", "सूनी")}) == 3


def test_a_long_headline_keeps_its_words():
    headline = "ब्रिक्स में नो-एंट्री, पाकिस्तान ने रूसी कमांडर्स को किया आमंत्रित"
    assert len(quote(headline)) > 200  # WordPress cuts the percent-encoded address there
    assert hindi.slugify(headline) == "briks-mein-no-entry-pakistan-ne-rusi-commanders-ko-kiya-amantrit"


def test_a_long_hindi_story_takes_longer_than_a_minute():
    story = "पाकिस्तान की सेना ने कहा। " * 240
    assert len(re.findall(r"[A-Za-z0-9]+", story)) == 0
    assert hindi.count_words(story) == 1200
    assert hindi.reading_minutes(story) == 6


def test_november_hours_and_lakhs_are_written_as_newspapers_do():
    november = datetime(2026, 11, 23, 6, 30, tzinfo=UTC)
    assert hindi.format_date(november, "hi") == "23 नवंबर 2026"
    assert hindi.time_ago(november - timedelta(hours=5), november, "hi") == "5 घंटे पहले"
    assert hindi.group_digits(1234567) == "12,34,567"
