"""The publication's identity: an administrator writes it once, and every page, feed and letter says it."""

import re

import pytest

from articles.models import Publication
from tests.articles.desk import text
from tests.factories import ImageFactory, publish

pytestmark = pytest.mark.django_db

FORM = "/admin/articles/publication/1/change/"
NAMED = {"name_hi": "पहाड़ी डाक", "name_en": "The Hill Post", "tagline_en": "News that walked here"}


def typed(**changes):
    """What the form holds when nothing was saved yet, with some of it typed anew."""
    fields = [field.name for field in Publication._meta.fields if field.editable and not field.primary_key]
    return dict.fromkeys(fields, "") | changes


def test_an_administrator_names_the_paper_and_every_page_says_it(at_the_desk, admin, kabir, story):
    publish(story, "hi", "en")
    assert at_the_desk(admin).post(FORM, typed(**NAMED)).status_code == 302
    for address in ("/hi/", "/hi/about/", "/hi/nowhere/", "/hi/feed/", story.edition("hi").get_absolute_url()):
        page = kabir.get(address).content.decode()
        assert "पहाड़ी डाक" in page, address
        assert "शिरोरेखा" not in page, address
    page = kabir.get("/en/").content.decode()
    assert "The Hill Post" in page
    assert "News that walked here" in page
    assert "पहाड़ी डाक" in text(at_the_desk(admin).get("/admin/"))


def test_without_a_row_or_a_name_the_settings_speak(kabir):
    assert "शिरोरेखा" in kabir.get("/hi/").content.decode()
    Publication(pk=1, name_hi="पहाड़ी डाक").save()
    assert "Shirorekha" in kabir.get("/en/").content.decode()


def test_the_front_page_is_called_what_the_paper_calls_itself_and_nothing_else(kabir):
    Publication(pk=1, **NAMED).save()
    assert "<title>The Hill Post: News that walked here</title>" in kabir.get("/en/").content.decode()
    Publication(pk=1, name_en="The Hill Post").save()
    page = kabir.get("/en/").content.decode()
    assert "<title>The Hill Post</title>" in page
    assert '<meta name="description" content="The Hill Post">' in page


def test_editors_read_it_and_do_not_change_it(at_the_desk, asha, ravi):
    page = at_the_desk(asha, language="en").get(FORM)
    assert "Grievance officer" in text(page)
    assert 'name="name_hi"' not in text(page)
    assert at_the_desk(asha).post(FORM, typed(**NAMED)).status_code == 403
    assert at_the_desk(ravi).get(FORM).status_code == 403
    assert not Publication.objects.exists()


def test_a_logo_stands_in_the_place_of_the_name_and_is_called_by_it(kabir):
    logo = ImageFactory(alt_hi="", alt_en="our mark")
    Publication(pk=1, logo=logo, **NAMED).save()
    masthead = re.search(r'<a class="nameplate".*?</a>', kabir.get("/hi/").content.decode(), re.DOTALL)[0]
    assert 'alt="पहाड़ी डाक"' in masthead
    assert "lang=" not in masthead


def test_a_picture_of_the_frame_cannot_be_deleted(at_the_desk, asha):
    logo = ImageFactory()
    Publication(pk=1, logo=logo).save()
    address = f"/admin/articles/image/{logo.pk}/delete/"
    assert FORM in text(at_the_desk(asha).get(address))
    at_the_desk(asha).post(address, {"post": "yes"})
    assert Publication.objects.get().logo == logo


def test_an_address_stands_in_its_field_and_nowhere_beside(at_the_desk, admin):
    Publication(pk=1, x="https://x.com/pahadidak").save()
    assert at_the_desk(admin).get(FORM).content.decode().count("https://x.com/pahadidak") == 1


def test_the_foot_of_a_page_says_who_publishes_it_and_where_else(kabir):
    Publication(pk=1, legal_name_hi="पहाड़ी डाक न्यास", x="https://x.com/pahadidak").save()
    foot = kabir.get("/en/").content.decode().partition("<footer")[2]
    assert 'Published by <span lang="hi">पहाड़ी डाक न्यास</span>' in foot
    assert '<a href="https://x.com/pahadidak" rel="me noopener" lang="en">X</a>' in foot


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "http://x.com/pahadidak",
        "https://x.com.evil.example/",
        "https://evil.example/?.x.com",
        "https://evil.example/#@x.com",
        "https://x.com@evil.example/",
        "https://x.com:443@evil.example/",
        "https://x.com/" + "क" * 10_000,
    ],
)
def test_an_address_that_is_not_ours_at_that_site_is_refused_in_words(at_the_desk, admin, address):
    answer = at_the_desk(admin).post(FORM, typed(x=address, name_hi="पहाड़ी डाक"))
    assert answer.status_code == 200
    assert 'class="errorlist"' in text(answer)
    assert "पहाड़ी डाक" in text(answer)  # what was typed stays
    assert not Publication.objects.exists()


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("name_hi", "क" * 61, "61"),
        ("tagline_en", "word " * 10_000, "120"),
        ("phone", "call us", "+91 11 2345 6789"),
        ("founded", "2999", "यह साल अभी आया नहीं है।"),
        ("founded", "12", "1780"),
        ("officer_name_hi", "रेखा सोरेन", "बताइए कि पाठक अधिकारी तक कैसे पहुँचें"),
        ("email", "no address", "email"),
        ("logo", "999", "logo"),
    ],
)
def test_what_cannot_be_is_refused_in_the_words_of_the_desk(at_the_desk, admin, field, value, said):
    answer = at_the_desk(admin).post(FORM, typed(**{field: value}))
    assert answer.status_code == 200
    assert said in text(answer)
    assert not Publication.objects.exists()


def test_signs_that_turn_text_round_are_left_out(at_the_desk, admin):
    at_the_desk(admin).post(FORM, typed(name_en="The \u202eHill\u202c Post\u0007"))
    assert Publication.objects.get().name_en == "The Hill Post"
