"""While somebody types, headlines of live stories are offered, whatever script they are typed in; and no others."""

import re
from html import unescape
from urllib.parse import quote

import pytest
import time_machine

from articles import workflow
from articles.models import Edition
from articles.search import headlines
from articles.search.suggesting import MOST, suggest
from tests.articles.search.asking import tell
from tests.articles.search.hostile import QUESTIONS
from tests.factories import ArticleFactory, an_editor, later, publish

pytestmark = pytest.mark.django_db


def offered(typed, language="hi"):
    return [edition.title for edition in suggest(typed, language)]


@pytest.fixture
def options(client):
    """``options(typed)``: the language, address and headline of each, as the page's script gets them."""

    def ask(typed, language="hi"):
        response = client.get(f"/{language}/search/suggestions/", {"q": typed})
        assert response.status_code == 200
        found = re.findall(r'<a [^>]*lang="(..)" href="([^"]*)">(.*?)</a>', response.content.decode())
        return [(language, address, unescape(re.sub("<[^>]*>", "", title))) for language, address, title in found]

    return ask


@pytest.mark.parametrize("typed", ["paki", "पाकि", "PAK", "पाकिस्", "pakistan", "पाकिस्तान ", "daur paki", "दौरे पाकि"])
def test_one_story_by_what_is_typed_so_far(typed):
    tell("एक और ख़बर")
    told = tell("पाकिस्तान के दौरे पर").title
    assert offered(typed) == [told]
    assert offered(typed, "en") == [told]


@pytest.mark.parametrize(
    ("headline", "typed"),
    [
        ("पुलिस की कार्रवाई", "polic"),
        ("Police in the city", "पुलि"),
        ("दिल्ली की हवा", "del"),
        ("Delhi air", "दिल"),
        ("चुनावों की तैयारी", "चुनावो"),
        ("सौदे पर बात", "saud"),
        ("पहुँचे मंत्री", "पहुं"),
        ("मुंबई की बारिश", "mun"),
        ("संविधान दिवस", "sam"),
        ("आईपीएल की नीलामी", "आईपीए"),
        ("IPL auction", "आईपी"),
        ("एस-400 की खेप", "S-4"),
        ("एस-400 की खेप", "एस-40"),
        ("National games", "nat"),
        ("बाढ़ में सेना", "sena ba"),
        ("आग से नुक़सान", "आग"),
        ("Patna floods", "pa"),
        ("पटना में बाढ़", "pa"),
        ("नेपाल में चुनाव", "ne"),
        ("सेना ने पुल बनाया", "sena ne"),
    ],
)
def test_written_one_way_and_typed_another(headline, typed):
    told = tell(headline).title
    assert offered(typed) == [told]


@pytest.mark.parametrize("typed", ["", " ", "प", "p", "5", "प ", "का", "zzz", "सेना xyz", "-", "\x00"])
def test_what_is_too_short_or_nowhere_offers_nothing(typed):
    tell("पाकिस्तान में सेना")
    assert offered(typed) == []


def test_the_newest_stand_first_and_the_page_s_language_before_the_other():
    old = tell("पाकिस्तान एक").title
    english = tell("Pakistan two", language="en").title
    new = tell("पाकिस्तान तीन").title
    assert offered("paki") == [new, old, english]
    assert offered("पाकि", "en") == [english, new, old]


def test_of_a_story_in_both_languages_the_page_s_own_is_offered():
    words = {"hi": {"title": "पाकिस्तान एक", "summary": "", "body": "<p>क</p>"}}
    words |= {"en": {"title": "Pakistan one", "summary": "", "body": "<p>a</p>"}}
    publish(ArticleFactory(**words), "hi", "en")
    assert offered("paki") == ["पाकिस्तान एक"]
    assert offered("paki", "en") == ["Pakistan one"]


def test_of_a_beginning_that_many_words_sound_like_those_come_first_that_are_spelt_so():
    modi = tell("मोदी का भाषण").title
    minister = tell("मुख्यमंत्री की बैठक").title
    assert offered("मो") == [modi, minister]


def test_there_are_at_most_eight_and_old_ones_are_found_too(monkeypatch):
    for number in range(MOST + 3):
        tell(f"पाकिस्तान {number}")
    assert offered("paki") == [f"पाकिस्तान {number}" for number in range(MOST + 2, 2, -1)]
    monkeypatch.setattr(headlines, "WALK", 2)
    assert offered("paki") == [f"पाकिस्तान {number}" for number in range(MOST + 2, 2, -1)]


def test_only_headlines_are_looked_through(monkeypatch):
    tell("शहर की बात", "पाकिस्तान का ज़िक्र।", "<p>पाकिस्तान</p>")
    assert offered("paki") == []
    monkeypatch.setattr(headlines, "WALK", 0)
    assert offered("paki") == []


def test_drafts_and_changes_that_are_not_published_are_not_offered(options):
    ArticleFactory(hi={"title": "गुप्त योजना", "summary": "", "body": "<p>गुप्त</p>"}, en=None)
    edition = tell("नदी का पुल")
    workflow.save_draft(edition.article, {"hi": {"title": "नदी का गुप्त पुल"}}, by=an_editor())
    assert options("गुप्त") == []
    assert options("नद") == [("hi", edition.get_absolute_url(), "नदी का पुल")]


def test_a_scheduled_story_is_offered_from_its_hour_on(options):
    edition = tell("कल की ख़ास रपट", at=later(hours=5))
    assert options("रप") == []
    with time_machine.travel(edition.publish_at):
        assert [title for _language, _address, title in options("रप")] == ["कल की ख़ास रपट"]


def test_a_withdrawn_story_is_gone_on_the_next_request_and_a_new_one_there(options):
    edition = tell("नदी का पुल")
    assert options("nad")
    workflow.withdraw(edition.article, "hi", by=an_editor())
    assert options("nad") == []
    workflow.put_back(edition.article, "hi", by=an_editor())
    assert options("nad")


def test_what_the_index_still_holds_is_not_offered_when_readers_do_not_have_it():
    edition = tell("नदी का पुल")
    Edition.objects.filter(pk=edition.pk).update(state="withdrawn")  # by foreign hands
    assert offered("nad") == []


def test_an_option_leads_to_its_story_in_its_language(options):
    hindi = tell('पाकिस्तान और <b> "Tea & Co"')
    english = tell("Pakistan wins", language="en")
    assert options("paki") == [
        ("hi", hindi.get_absolute_url(), 'पाकिस्तान और <b> "Tea & Co"'),
        ("en", english.get_absolute_url(), "Pakistan wins"),
    ]


def test_words_of_the_other_script_are_marked_and_the_sentence_is_in_the_page_s_language(client):
    tell("पाकिस्तान में Tea Party")
    page = client.get("/hi/search/suggestions/?q=paki").content.decode()
    assert 'में <span lang="en">Tea Party</span></a>' in page
    assert "1 सुर्ख़ी।" in page
    assert "1 headline." in client.get("/en/search/suggestions/?q=paki").content.decode()


def test_the_answer_is_never_kept_and_never_listed(client):
    response = client.get("/hi/search/suggestions/?q=paki")
    assert "no-store" in response["Cache-Control"]
    assert response["X-Robots-Tag"] == "noindex"
    assert not response.cookies
    assert client.head("/hi/search/suggestions/?q=paki").status_code == 200
    for method in (client.post, client.put, client.delete, client.patch):
        assert method("/hi/search/suggestions/?q=paki").status_code == 405


def test_whatever_is_typed_the_answer_is_a_list(client):
    tell('सेना "ने" AND (पुल) बनाया', "NOT NEAR & | ! title:*")
    for question in QUESTIONS:
        for typed in (question, f"{question} ", f"सेना {question}"):
            address = f"/hi/search/suggestions/?q={quote(typed.encode('utf-8', 'surrogatepass'))}"
            assert client.get(address).status_code == 200, typed


def test_its_questions_to_the_database_do_not_grow(client, django_assert_max_num_queries):
    for number in range(12):
        tell(f"बारिश {number}")
        tell(f"barish {number}", language="en")
    with django_assert_max_num_queries(3):
        client.get("/hi/search/suggestions/?q=bari")
    with django_assert_max_num_queries(8):
        client.get("/hi/search/suggestions/?q=nothing")
