"""Whatever script and spelling a reader types, the story that is meant is found, and stands first."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.articles.search.asking import tell, titles
from tests.factories import AuthorFactory, CategoryFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def army():
    return tell("सेना ने पुल बनाया", "तीन दिन में काम पूरा हुआ।").title


@pytest.mark.parametrize("typed", ["सेना", "sena", "senaa", "सैना", "SENA", "Sena pul", "पुल सेना", "sena ne pul banaya"])
def test_one_story_by_every_spelling(army, typed):
    assert titles(typed) == [army]
    assert titles(typed, "en") == [army]


@pytest.mark.parametrize("typed", ["सेना", "sena", "senaa", "सैना"])
def test_gold_never_stands_before_the_army(typed):
    tell("सूनी सड़कें")
    gold = tell("सोना महँगा हुआ", "सोना खरीदने वाले घटे।").title
    army = tell("बाढ़ में सेना", "राहत जारी है।").title
    tell("सोने का दाम", "सोना फिर चढ़ा।")
    assert titles(typed)[0] == army
    assert gold not in titles(typed)


@pytest.mark.parametrize(
    ("written", "asked"),
    [
        ("हिन्दी दिवस", "हिंदी"),
        ("ज़िला अस्पताल", "जिला"),
        ("मुम्बई की बारिश", "mumbai"),
        ("एस-400 की खेप", "S-400"),
        ("एस-400 की खेप", "s400"),
        ("जी20 की बैठक", "G20"),
        ("5जी की शुरुआत", "5G"),
        ("आईएसपीआर का बयान", "ISPR"),
        ("ISPR का बयान", "आईएसपीआर"),
        ("नौसेना का जहाज़", "नौ सेना"),
        ("नौ सेना का जहाज़", "नौसेना"),
        ("मुख्य मंत्री की बैठक", "mukhyamantri"),
        ("चुनावों की तैयारी", "चुनाव"),
        ("चुनाव की तैयारी", "chunavon"),
        ("पुलिस की कार्रवाई", "police"),
        ("रक्षा मंत्री का दौरा", "raksha mantri"),
    ],
)
def test_written_one_way_and_asked_another(written, asked):
    tell("एक और ख़बर")
    tell(written)
    assert titles(asked) == [written]


def test_a_headline_counts_more_than_a_standfirst_and_that_more_than_the_text():
    text = tell("पहली ख़बर", "सार।", "<p>कहीं नदी का ज़िक्र है।</p>").title
    summary = tell("दूसरी ख़बर", "नदी का सार।").title
    title = tell("तीसरी नदी", "सार।").title
    tell("चौथी ख़बर")
    assert titles("नदी") == titles("nadi") == [title, summary, text]


def test_the_spelling_stands_above_the_sound_and_that_above_another_ending():
    ending = tell("भरतपुरी की सड़क").title
    sound = tell("भारतपुर की सड़क").title
    written = tell("भरतपुर की सड़क").title
    assert titles("भरतपुर") == [written, sound, ending]


def test_consonants_alone_count_only_where_no_story_has_the_word():
    metres = tell("पाँच मीटर की मात्रा").title
    assert titles("metro") == [metres]
    metro = tell("Metro at night", language="en").title
    assert titles("metro") == [metro]


def test_a_word_with_another_ending_stands_below_every_sure_one():
    ending = tell("चुनावी साल").title
    in_text = tell("साल भर", body="<p>चुनाव की तैयारी।</p>").title
    assert titles("चुनाव") == [in_text, ending]


def test_stories_of_the_page_s_language_stand_first():
    english = tell("Delhi metro grows", language="en").title
    hindi = tell("delhi मेट्रो").title
    assert titles("delhi metro") == [hindi, english]
    assert titles("delhi metro", "en") == [english, hindi]
    assert titles("delhi metro", languages=("en",)) == [english]


def test_all_words_have_to_be_there_unless_that_leaves_hardly_anything():
    one = tell("लखनऊ में मेट्रो").title
    assert titles("लखनऊ मेट्रो उद्घाटन") == [one]
    assert titles("लखनऊ उद्घाटन समारोह") == []
    for number in range(3):
        tell(f"लखनऊ में मेट्रो का उद्घाटन {number}")
    assert one not in titles("लखनऊ मेट्रो उद्घाटन")


def test_words_that_are_everywhere_are_not_looked_for():
    one = tell("सेना और पुल").title
    tell("मंत्री का दौरा")
    assert titles("सेना के में on the khabar") == [one]
    assert titles("के में") == []


def test_sorted_by_date_the_newest_stands_first():
    old = tell("बारिश", "बारिश").title
    new = tell("मौसम", "कल बारिश होगी").title
    assert titles("बारिश") == [old, new]
    assert titles("बारिश", by_date=True) == [new, old]


def test_narrowed_to_a_section_a_writer_and_a_time():
    parent = CategoryFactory()
    part, writer = CategoryFactory(parent=parent), AuthorFactory()
    one = tell("बारिश एक", section=part).title
    two = tell("बारिश दो", authors=[writer]).title
    assert titles("बारिश", facets=(("category", parent.pk),)) == [one]
    assert titles("बारिश", facets=(("category", part.pk),)) == [one]
    assert titles("बारिश", facets=(("author", writer.pk),)) == [two]
    assert titles("बारिश", facets=(("author", writer.pk), ("category", part.pk))) == []
    assert len(titles("बारिश", since=timezone.now() - timedelta(days=1))) == 2
    assert titles("बारिश", since=timezone.now() + timedelta(days=1)) == []
