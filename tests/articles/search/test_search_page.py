"""What a reader sees of a search: the page's language first, the words marked, a sentence for whatever was typed."""

import re
from html import unescape
from urllib.parse import quote

import pytest
from django.db import connection
from django.utils.translation import override

from articles import workflow
from articles.search import views
from tests.articles.search.asking import tell
from tests.factories import ArticleFactory, AuthorFactory, CategoryFactory, TagFactory, an_editor, later, publish

pytestmark = pytest.mark.django_db


@pytest.fixture
def look(client):
    """The page for a question: its response, with ``text`` and the stories it leads to in ``found``."""

    def ask(q=None, language="hi", status=200, **given):
        response = client.get(f"/{language}/search/", ({} if q is None else {"q": q}) | given)
        assert response.status_code == status
        response.text = response.content.decode()
        main = response.text.partition("<main")[2]
        response.found = [unescape(address) for address in re.findall(r'href="(/(?:hi|en)/news/[^"]*)"', main)]
        return response

    return ask


def test_the_page_s_language_first_and_the_other_below(look):
    hindi = tell("दिल्ली मेट्रो का नया रास्ता").get_absolute_url()
    english = tell("Delhi metro grows", language="en").get_absolute_url()
    mention = tell("शहर की बात", body="<p>कल दिल्ली मेट्रो देर से चली।</p>").get_absolute_url()
    assert look("delhi metro").found == [hindi, english, mention]
    assert look("दिल्ली मेट्रो", "en").found == [english, hindi, mention]
    assert look("delhi metro", lang="en").found == [english]


def test_headings_say_which_is_which(look):
    tell("दिल्ली मेट्रो")
    tell("Delhi metro grows", language="en")
    page = look("delhi metro").text
    assert [part for part in ("<h2>हिंदी में</h2>", "<h2>अंग्रेज़ी में</h2>") if part not in page] == []
    assert "<h2>In Hindi</h2>" in look("delhi metro", "en").text


def test_the_heading_of_mentions_knows_whether_anything_stands_above(look):
    tell("शहर की बात", body="<p>कल दिल्ली मेट्रो देर से चली।</p>")
    assert "<h2>इनमें ज़िक्र है</h2>" in look("delhi metro").text
    tell("दिल्ली मेट्रो")
    assert "<h2>इनमें भी ज़िक्र है</h2>" in look("delhi metro").text
    assert "<h2>These mention it too</h2>" in look("delhi metro", "en").text


def test_parts_stand_under_their_sections_in_the_filter(look):
    last, first = CategoryFactory(name_hi="खेल", position=2), CategoryFactory(name_hi="देश", position=1)
    for parent, name in ((last, "क्रिकेट"), (first, "राज्य")):
        CategoryFactory(name_hi=name, parent=parent, position=0)
    choices = re.findall(r"<option[^>]*>([^<]*)<", look().text.partition('name="section"')[2].partition("</select>")[0])
    assert [unescape(choice) for choice in choices[1:]] == ["देश", "\u2003राज्य", "खेल", "\u2003क्रिकेट"]


def test_the_pages_of_who_writes_and_of_what_is_written_about_are_found_by_their_names(look):
    writer, waiting = AuthorFactory(name_hi="सरिता मुंडा", name_en="Sarita Munda"), AuthorFactory(name_hi="सरिता नई")
    tag = TagFactory(name="हॉकी", label_hi="हॉकी", label_en="Hockey")
    tell("टर्फ़ बिछा", authors=[writer], tags=[tag])
    publish(ArticleFactory(authors=[waiting], en=None), "hi", at=later(hours=1))

    def shown(response):
        return [page.get_absolute_url() for page in response.context["names"]]

    with override("hi"):
        assert shown(look("sarita")) == [writer.get_absolute_url()]
        assert shown(look("हाकी")) == [tag.get_absolute_url()]
        assert shown(look("सरिता हॉकी")) == []
    assert shown(look("sarita", "en")) == []  # who has no story in English has no page there


def test_a_word_with_another_ending_is_marked_and_quoted(look):
    tell("बेतवा की बात", body=f"<p>{'कल दिन भर तेज़ हवा चली और धूल उड़ी। ' * 20}बेतवा पर पुल बना।</p>")
    assert "पर <mark>पुल</mark> बना।" in look("pulon").text


def test_words_are_marked_across_scripts(look):
    tell("नौ सेना को S-400 मिला", "रक्षा मंत्रियों ने <b> देखा & सराहा।")
    text = look("sena s400 raksha mantri &").text
    for words in ("<mark>सेना</mark>", "<mark>रक्षा</mark>", "<mark>मंत्रियों</mark>", "&lt;b&gt; देखा &amp; सराहा"):
        assert words in text
    assert re.search(r"<mark>(<span lang=\"en\">)?S-400", text)
    assert "<mark>नौ सेना</mark>" in look("नौसेना").text


def test_a_passage_of_the_text_shows_where_it_was_found(look):
    much = "बहुत लंबी बात चलती रही। " * 60
    tell("शहर की बात", "कुछ और।", f"<p>{much}</p><p>तब पुल पर हाथी आया।</p><p>{much}</p>")
    text = look("haathi").text
    assert "<mark>हाथी</mark>" in text
    assert len(re.search('<p class="summary"[^>]*>(.*?)</p>', text)[1]) < 400
    assert "… " in text


def test_drafts_and_the_scheduled_leave_no_trace(look):
    ArticleFactory(hi={"title": "गुप्त रपट", "summary": "", "body": "<p>गुप्त</p>"}, en=None)
    tell("कल की गुप्त रपट", at=later(hours=1), authors=[AuthorFactory(slug="gupt", name_hi="गुप्तचर")])
    text = look("गुप्त", author="gupt").text
    assert "रपट" not in text
    assert "गुप्तचर" not in text
    assert "gupt" not in text.partition("<main")[2].replace("?q=%E0", "")


def test_a_withdrawn_story_is_gone_on_the_next_request(look):
    edition = tell("नदी का पुल")
    assert look("पुल").found
    workflow.withdraw(edition.article, "hi", by=an_editor())
    page = look("पुल")
    assert not page.found
    assert "इन शब्दों वाली कोई ख़बर नहीं मिली" in page.text


def test_filters_narrow_and_are_kept_on_further_pages(look, monkeypatch):
    monkeypatch.setattr(views, "SIZE", 2)
    section, writer = CategoryFactory(slug="nagar"), AuthorFactory(slug="kavita")
    for number in range(5):
        tell(f"नगर की बारिश {number}", section=section, authors=[writer])
    tell("गाँव की बारिश")
    page = look("बारिश", section="nagar", author="kavita", time="day", sort="date", lang="hi")
    assert len(page.found) == 2
    onward = unescape(re.search(r'rel="next" href="([^"]*)"', page.text)[1])
    assert re.findall(r"(\w+)=", onward) == ["q", "section", "author", "time", "lang", "sort", "page"]
    assert onward.endswith("section=nagar&author=kavita&time=day&lang=hi&sort=date&page=2")
    found = page.found + look("बारिश", section="nagar", page=2).found + look("बारिश", section="nagar", page=3).found
    assert len(set(found)) == 5
    look("बारिश", section="nagar", page=4, status=404)


def test_a_filter_that_nobody_knows_narrows_nothing(look):
    tell("बारिश")
    assert look("बारिश", section="nowhere", author="\x00", time="ever", lang="mr", sort="random").found


@pytest.mark.parametrize("page", ["0", "-1", "x", "", "1.5", "9" * 50, "१", "31"])
def test_pages_that_cannot_be(look, page):
    tell("बारिश")
    look("बारिश", page=page, status=404)


def test_each_empty_page_says_what_to_do(look):
    assert ">sena</span> से एक ही ख़बरें" in look().text
    assert "लगभग हर ख़बर" in look("के में").text
    assert "बहुत लंबा" in look("क" * 201).text
    assert "बिना छाँटे" in look("अनदेखा", time="day").text
    assert "No story has these words." in look("nothing", "en").text


def test_it_is_never_kept_and_never_listed(look):
    response = look("बारिश")
    assert "no-store" in response["Cache-Control"]
    assert response["X-Robots-Tag"] == "noindex"
    assert '<meta name="robots" content="noindex">' in response.text
    assert not response.cookies


def test_the_switch_leads_to_the_same_question(look):
    assert f'href="/en/search/?q={quote("सेना")}"' in look("सेना").text


def test_its_questions_to_the_database_do_not_grow(look, django_assert_max_num_queries):
    for number in range(12):
        tell(f"बारिश {number}")
        tell(f"barish {number}", language="en")
    with django_assert_max_num_queries(18 if connection.vendor == "sqlite" else 55):  # several for each it would guess
        assert len(look("बारिश").found) == 20
