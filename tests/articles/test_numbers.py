"""Beside the text: how long it is, whether the headline fits a search result, and the tags that its words suggest."""

import pytest
from django.db import connection
from django.utils.translation import override

from articles import lengths, suggestions
from articles.models import Tag
from tests.factories import ENGLISH, HINDI, TagFactory

LONG_HI = "राष्ट्रीय राजमार्ग पर बने नए पुल का उद्घाटन अगले महीने की पहली तारीख़ को मुख्यमंत्री करेंगे, बारह गाँवों को राहत"
NUMBERS = "/admin/articles/article/numbers/"


def of(body="", **words):
    return {"title": "", "summary": "", "body": body, "seo_title": ""} | words


def test_hindi_words_and_aksharas_are_counted_as_people_count_them():
    numbers = lengths.of(of("<p>प्रधानमंत्री ने राष्ट्रीय शिक्षा नीति पर कहा।</p>", title="राष्ट्रीय नीति"))
    assert (numbers.words, numbers.minutes, numbers.headline) == (7, 1, 6)
    with override("hi"):
        assert (numbers.said, numbers.headline_said) == ("7 शब्द, 1 मिनट", "6 अक्षर, खोज के नतीजों में पूरा दिखेगा")
    with override("en"):
        assert (numbers.said, numbers.headline_said) == ("7 words, 1 min", "6 letters, fits search results")


def test_a_long_text_takes_longer():
    assert lengths.of(of("<p>" + "शब्द " * 500 + "</p>")).minutes == 3


@pytest.mark.parametrize(
    ("words", "fits"),
    [
        ({"title": HINDI["title"]}, True),
        ({"title": ENGLISH["title"]}, True),
        ({"title": LONG_HI}, False),
        ({"title": LONG_HI, "seo_title": "नया पुल खुलेगा"}, True),
        ({"title": "Long English words in a headline that go on and on until they no longer fit"}, False),
    ],
)
def test_a_headline_fits_a_search_result_or_does_not(words, fits):
    assert lengths.of(of(**words)).fits is fits


def test_an_empty_story_says_nothing():
    numbers = lengths.of(of())
    assert (numbers.said, numbers.headline_said) == ("", "")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("tag", "text"),
    [
        ({"name": "बर्फ़"}, "इस बार बर्फ अक्टूबर में आई।"),  # without the nukta
        ({"name": "हिंदी"}, "हिन्दी दिवस पर समारोह"),
        ({"name": "bridges", "label_hi": "पुल", "label_en": "Bridges"}, "नया पुल खुला"),
        ({"name": "राष्ट्रीय शिक्षा नीति"}, "मंत्री राष्ट्रीय शिक्षा नीति पर बोले"),
        ({"name": "COVID-19"}, "covid-19 की लहर"),
    ],
)
def test_a_known_tag_is_found_by_its_words_in_any_spelling(tag, text):
    TagFactory(**tag)
    assert suggestions.suggested({"hi": of(f"<p>{text}</p>")}) == [tag["name"]]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("name", "text"),
    [("सेना", "सेनापति आए"), ("कम", "कमी रही"), ("art", "The artist started"), ("शिक्षा नीति", "नीति और शिक्षा")],
)
def test_part_of_a_word_or_another_order_is_no_tag(name, text):
    TagFactory(name=name)
    assert suggestions.suggested({"hi": of(f"<p>{text}</p>")}) == []


@pytest.mark.django_db
def test_a_renamed_tag_is_found_by_its_new_name_alone():
    tag = TagFactory(name="पुल")
    tag.name = "सेतु"
    tag.save()
    Tag.objects.update_or_create(name="nadi", defaults={"label_hi": "नदी"})
    Tag.objects.bulk_create([Tag(name="बस", slug="bas")])
    assert suggestions.suggested({"hi": of("<p>पुल और सेतु, नदी पर बस</p>")}) == ["सेतु", "nadi", "बस"]


@pytest.mark.django_db
def test_a_pause_in_typing_asks_once_however_many_tags_there_are(django_assert_num_queries):
    Tag.objects.bulk_create(Tag(name=f"विषय {n}", slug=f"vishay-{n}") for n in range(3_000))
    words = of("<p>विषय 2999 पर " + "कुछ और शब्द " * 300 + "</p>")
    with django_assert_num_queries(1):
        assert suggestions.suggested({"hi": words, "en": words}) == ["विषय 2999"]


@pytest.mark.django_db
@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL reads a small table as a whole, rightly")
def test_tags_are_found_by_the_indexes_of_their_names():
    plan = suggestions.named(["पुल", "नदी"]).explain()
    assert all(index in plan for index in ("tag_folded_name", "tag_folded_label_hi", "tag_folded_label_en"))


@pytest.mark.django_db
def test_a_text_without_end_is_read_as_far_as_subjects_come_up():
    TagFactory(name="बस")
    text = " ".join(f"शब्द{n}" for n in range(40_000))
    assert suggestions.suggested({"hi": of(f"<p>{text} बस</p>")}) == []
    assert suggestions.suggested({"hi": of(f"<p>बस {text}</p>")}) == ["बस"]


@pytest.mark.django_db
def test_what_the_story_has_is_not_suggested_again_and_the_headline_comes_first():
    for name in ("नदी", "पुल", "बस"):
        TagFactory(name=name)
    words = {"hi": of("<p>नदी पर बस चली।</p>", title="नया पुल")}
    assert suggestions.suggested(words) == ["पुल", "नदी", "बस"]
    assert suggestions.suggested(words, chosen=["पुल"]) == ["नदी", "बस"]


@pytest.mark.django_db
def test_a_name_that_comes_often_is_proposed_as_a_new_tag():
    text = "<p>The minister met Kavita Joshi. Then Kavita Joshi spoke. On Monday, Kavita Joshi left; on Monday.</p>"
    assert suggestions.suggested({"en": of(text)}) == ["Kavita Joshi"]
    assert not Tag.objects.exists()


@pytest.mark.django_db
def test_the_numbers_follow_what_is_typed_and_keep_nothing(ravi, meera, at_the_desk):
    TagFactory(name="पुल")
    typed = {"title_hi": "नया पुल", "body_hi": "<p>नया पुल खुल गया।</p>", "title_en": "New bridge"}
    answer = at_the_desk(ravi).post(NUMBERS, typed).json()
    assert answer["counts"]["hi"]["said"] == "4 शब्द, 1 मिनट"
    assert answer["counts"]["en"]["headline"] == 10
    assert answer["tags"] == ["पुल"]
    assert at_the_desk(ravi).post(NUMBERS, typed | {"tags": ["पुल"]}).json()["tags"] == []
    assert at_the_desk(meera).post(NUMBERS, typed).status_code == 403


@pytest.mark.django_db
def test_what_a_machine_sends_to_be_counted_is_no_fault_of_ours(ravi, at_the_desk):
    client = at_the_desk(ravi)
    for body in ("<", "<p", "\x00", "&#0;", "क" * 300_000, "A. " * 50_000):
        assert client.post(NUMBERS, {"body_hi": body, "body_en": body}).status_code == 200
