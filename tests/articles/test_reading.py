"""Kabir reads a story."""

import re
import unicodedata
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from articles import preview, workflow
from articles.models import Edition
from tests.factories import (
    ENGLISH,
    HINDI,
    ArticleFactory,
    AuthorFactory,
    CategoryFactory,
    ImageFactory,
    later,
    publish,
    published,
)

pytestmark = pytest.mark.django_db


def page(client, address, status=200):
    response = client.get(address)
    assert response.status_code == status
    return response.content.decode()


def address_of(article, language="hi"):
    return article.edition(language).get_absolute_url()


def test_a_story_shows_its_words_and_its_facts(kabir, defence):
    kavita = AuthorFactory(name_hi="कविता जोशी", bio_hi="कविता सीमा से लिखती हैं।")
    world = CategoryFactory(name_hi="दुनिया")
    edition = published(section=defence, categories=[world], authors=[kavita], tags=["बर्फ़"])
    html = page(kabir, edition.get_absolute_url())
    for words in (
        edition.title,
        edition.summary,
        *edition.body.split("<h2>"),
        "रक्षा",
        "दुनिया",
        "बर्फ़",
        "कविता जोशी",
        kavita.bio_hi,
    ):
        assert words in html
    assert html.index('href="/hi/section/defence/">रक्षा</a></li>\n') < html.index(f"<h1>{edition.title[:5]}")


def test_its_picture_has_a_caption_and_a_credit(kabir):
    html = page(kabir, published(lead_image=ImageFactory(caption_hi="पुल पर भीड़।")).get_absolute_url())
    assert "पुल पर भीड़।" in html
    assert "चित्र: शिरोरेखा" in html
    assert 'property="og:image" content="http://' in html


def test_times_are_indian_and_say_so(kabir, story, asha):
    with time_machine.travel(datetime(2026, 5, 9, 10, 35, tzinfo=UTC)):
        publish(story, "en", by=asha)
        html = page(kabir, address_of(story, "en"))
    assert '<time datetime="2026-05-09T16:05:00+05:30">9 May 2026, 4:05 pm IST</time>' in html
    assert "Updated" not in html


def test_an_update_shows_its_own_time(kabir, story, asha):
    with time_machine.travel(datetime(2026, 5, 9, 10, 35, tzinfo=UTC)):
        publish(story, "en", by=asha)
    with time_machine.travel(datetime(2026, 5, 9, 12, 0, tzinfo=UTC)):
        workflow.save_draft(story, {"en": {"summary": "Seven sorties now."}}, by=asha)
        publish(story, "en", by=asha)
        html = page(kabir, address_of(story, "en"))
    assert "9 May 2026, 4:05 pm IST" in html
    assert "9 May 2026, 5:30 pm IST" in html


def test_a_scheduled_story_opens_at_its_hour(kabir, story, asha):
    publish(story, by=asha, at=later(hours=1))
    address = address_of(story)
    page(kabir, address, status=404)
    with time_machine.travel(later(hours=2)):
        assert story.title_hi in page(kabir, address)


def test_markup_in_a_headline_is_text(kabir):
    edition = published(hi=HINDI | {"title": "बजट <b>2027</b> & आप", "slug": "bajat"})
    assert "बजट &lt;b&gt;2027&lt;/b&gt; &amp; आप" in page(kabir, edition.get_absolute_url())


def test_roman_words_in_a_hindi_headline_are_marked(kabir):
    edition = published(hi=HINDI | {"title": "43 Check Dam बने, 5G & <AQI> भी", "slug": "check-dam"})
    html = page(kabir, edition.get_absolute_url())
    assert '<h1>43 <span lang="en">Check Dam</span> बने, 5G &amp; &lt;<span lang="en">AQI</span>&gt; भी</h1>' in html


def test_hindi_words_in_an_english_headline_are_marked(kabir):
    edition = published("en", en=ENGLISH | {"title": "What लाल क़िला means", "slug": "lal-qila"})
    assert 'What <span lang="hi">लाल क़िला</span> means</h1>' in page(kabir, edition.get_absolute_url())


def test_names_fall_back_to_the_other_language_and_say_so(kabir):
    edition = published(section=CategoryFactory(slug="navy", name_hi="", name_en="Navy"))
    assert '<span lang="en">Navy</span>' in page(kabir, edition.get_absolute_url())


def test_a_hindi_address_is_one_address_in_every_normal_form(kabir):
    edition = published(hi=HINDI | {"slug": "ज़मीन-का-सौदा"})
    composed = edition.get_absolute_url()
    assert edition.title in page(kabir, composed)
    typed = reverse("article", args=["x"]).replace("/x/", f"/{unicodedata.normalize('NFD', 'ज़मीन-का-सौदा')}/")
    assert edition.title in page(kabir, typed)


class TestTwoLanguages:
    def test_the_switch_leads_to_the_front_page_while_the_other_language_is_not_live(self, kabir, story, asha):
        publish(story, "hi", by=asha)
        html = page(kabir, address_of(story))
        assert '<a href="/en/" lang="en" hreflang="en">English</a>' in html
        assert 'rel="alternate" hreflang="en"' not in html
        page(kabir, f"/en/news/{story.slug_hi}/", status=404)
        page(kabir, f"/en/news/{story.slug_en}/", status=404)

    def test_the_switch_leads_to_the_story_once_both_are_live(self, kabir, story, asha):
        workflow.publish_both(story, by=asha)
        hindi, english = address_of(story, "hi"), address_of(story, "en")
        for address in (hindi, english):
            html = page(kabir, address)
            for language, path in (("hi", hindi), ("en", english), ("x-default", hindi)):
                assert f'rel="alternate" hreflang="{language}" href="http://127.0.0.1:8000{path}"' in html
            assert f'rel="canonical" href="http://127.0.0.1:8000{address}"' in html
        assert f'<a href="{english}" lang="en"' in page(kabir, hindi)

    def test_the_page_is_in_the_language_of_its_address_whatever_the_browser_asks(self, kabir, story, asha):
        workflow.publish_both(story, by=asha)
        response = kabir.get(address_of(story, "en"), headers={"accept-language": "hi", "cookie": "django_language=hi"})
        assert '<html lang="en">' in response.content.decode()


class TestMoved:
    def test_every_earlier_address_leads_to_the_newest_in_one_hop(self, kabir, story, asha):
        publish(story, by=asha)
        earlier = [address_of(story)]
        for slug in ("doosra-pata", "teesra-pata"):
            workflow.save_draft(story, {"hi": {"slug": slug}}, by=asha)
            publish(story, by=asha)
            earlier.append(f"/hi/news/{slug}/")
        newest = earlier.pop()
        for address in earlier:
            response = kabir.get(address)
            assert (response.status_code, response["Location"]) == (301, newest)

    def test_a_story_whose_moment_comes_between_two_queries_does_not_lead_to_itself(self, kabir, story, asha):
        moment = timezone.now() + timedelta(hours=1)
        workflow.publish(story, "hi", by=asha, at=moment)
        address = address_of(story)
        with time_machine.travel(moment - timedelta(seconds=1), tick=False) as clock:

            def the_moment_comes(execute, *query):
                rows = execute(*query)
                clock.move_to(moment)
                return rows

            with connection.execute_wrapper(the_moment_comes):
                assert kabir.get(address).status_code == 404
            page(kabir, address)

    def test_an_address_of_the_other_language_does_not_lead_here(self, kabir, story, asha):
        workflow.publish_both(story, by=asha)
        page(kabir, f"/hi/news/{story.slug_en}/", status=404)


class TestWithdrawn:
    def test_readers_are_told_and_see_nothing_of_the_story(self, kabir, story, asha):
        publish(story, by=asha)
        address = address_of(story)
        workflow.withdraw(story, "hi", by=asha)
        html = page(kabir, address, status=410)
        assert '<html lang="hi">' in html
        for trace in (story.title_hi, story.summary_hi, "कविता", "canonical", story.slug_hi):
            assert trace not in html

    def test_so_are_those_who_come_by_an_earlier_address(self, kabir, story, asha):
        publish(story, by=asha)
        first = address_of(story)
        workflow.save_draft(story, {"hi": {"slug": "naya-pata"}}, by=asha)
        publish(story, by=asha)
        workflow.withdraw(story, "hi", by=asha)
        page(kabir, first, status=410)

    def test_a_publication_called_off_leaves_nothing_to_tell(self, kabir, story, asha):
        publish(story, by=asha, at=later(hours=1))
        address = address_of(story)
        workflow.withdraw(story, "hi", by=asha)
        with time_machine.travel(later(hours=2)):
            page(kabir, address, status=404)


class TestMoreFromTheSection:
    def test_newer_stories_of_the_section_stand_beside_it_but_not_itself(self, kabir, defence):
        first, second = published(section=defence), published(section=defence)
        elsewhere = published()
        shown = kabir.get(first.get_absolute_url()).context
        assert [*shown["related"], *shown["more"]] == [second]
        assert elsewhere.title not in page(kabir, first.get_absolute_url())

    def test_a_story_of_a_part_has_those_of_the_whole_section_beside_it(self, kabir, defence):
        others = [published(section=defence) for _number in range(5)]
        shown = kabir.get(published(section=CategoryFactory(parent=defence)).get_absolute_url()).context
        assert shown["more"] == others[:-5:-1]

    def test_a_story_alone_in_its_section_has_no_empty_box(self, kabir):
        assert "story-side" not in page(kabir, published().get_absolute_url())


class TestPreview:
    def test_it_shows_the_desks_words_and_is_kept_by_nobody(self, kabir, story):
        response = kabir.get(preview.address(story, "hi"))
        html = response.content.decode()
        assert story.title_hi in html
        assert "preview-bar" in html
        assert 'name="robots" content="noindex"' in html
        assert (response["Cache-Control"], response["X-Robots-Tag"]) == ("no-store", "noindex")
        assert "canonical" not in html
        assert not Edition.objects.exists()

    def test_it_is_in_the_language_of_the_text(self, kabir, story):
        html = page(kabir, preview.address(story, "en"))
        assert '<html lang="en">' in html
        assert story.title_en in html

    def test_a_story_without_any_facts_has_one(self, kabir, ravi):
        bare = ArticleFactory(created_by=ravi, section=None, authors=[])
        assert bare.title_hi in page(kabir, preview.address(bare, "hi"))

    def test_an_address_that_was_taken_back_says_so_and_an_invented_one_is_nothing(self, kabir, story, asha):
        address = preview.address(story, "hi")
        workflow.revoke_previews(story, by=asha)
        assert "यह झलक वापस ले ली गई है।" in page(kabir, address, status=410)
        page(kabir, "/preview/invented/", status=404)

    def test_it_is_over_after_its_lifetime(self, kabir, story):
        address = preview.address(story, "hi")
        with time_machine.travel(timezone.now() + preview.LIFETIME + timedelta(minutes=1)):
            assert "इस झलक का समय पूरा हो गया है।" in page(kabir, address, status=410)


def test_a_page_is_the_same_for_everybody(kabir, at_the_desk, asha, story, pages):
    workflow.publish_both(story, by=asha)
    editor = at_the_desk(asha)
    for address in ("/hi/", "/en/", address_of(story), "/hi/section/defence/", "/hi/feed/", "/hi/about/", "/hi/none/"):
        response = kabir.get(address)
        assert not response.cookies
        assert "Cookie" not in response.get("Vary", "")
        assert not re.search(r'<script(?! type="application/ld\+json"|[^>]*\ssrc=)', response.content.decode())
        assert " style=" not in response.content.decode()
        assert editor.get(address).content == response.content


def test_pages_are_read_not_written_to(kabir, story, asha):
    publish(story, by=asha)
    for address in ("/hi/", address_of(story), "/hi/feed/", "/sitemap.xml"):
        assert kabir.post(address).status_code == 405
        assert kabir.head(address).status_code == 200
