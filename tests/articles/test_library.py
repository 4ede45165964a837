"""Sections, tags, authors and pictures: what may be changed by whom, and what stories keep."""

import pytest
from django.urls import reverse

from articles import workflow
from articles.models import Category, Edition, Tag
from tests.articles.desk import text
from tests.factories import HINDI, ArticleFactory, CategoryFactory, ImageFactory, TagFactory, publish

pytestmark = pytest.mark.django_db


def change(thing):
    return reverse(f"admin:articles_{thing._meta.model_name}_change", args=[thing.pk])


def test_sections_have_two_levels(asha, at_the_desk, defence):
    part = CategoryFactory(parent=defence)
    data = {"name_hi": "तीसरी", "slug": "teesri", "position": 1, "parent": part.pk}
    assert at_the_desk(asha).post("/admin/articles/category/add/", data).status_code == 200
    assert not Category.objects.filter(slug="teesri").exists()


def test_a_section_with_stories_stays_where_it_is_and_is_not_deleted(story, asha, at_the_desk, defence):
    publish(story, by=asha)
    client, other = at_the_desk(asha), CategoryFactory()
    data = {"name_hi": "रक्षा", "name_en": "Defence", "slug": "defence", "position": 1, "parent": other.pk}
    assert client.post(change(defence), data).status_code == 302
    defence.refresh_from_db()
    assert defence.parent is None
    address = reverse("admin:articles_category_delete", args=[defence.pk])
    assert client.post(address, {"post": "yes"}).status_code == 403


def test_a_tag_is_one_whatever_its_capitals_and_spaces(asha, at_the_desk):
    TagFactory(name="मौसम विभाग", slug="mausam-vibhag")
    client = at_the_desk(asha)
    assert "इस नाम का टैग पहले से है।" in text(client.post("/admin/articles/tag/add/", {"name": "मौसम   विभाग"}))
    assert client.post("/admin/articles/tag/add/", {"name": "मौसमविभाग!"}).status_code == 302


def test_a_tag_without_an_address_gets_one(asha, at_the_desk):
    tag = TagFactory(name="मानसून", slug="kuchh-aur")
    TagFactory(name="मॉनसून", slug="mansoon")
    assert at_the_desk(asha).post(change(tag), {"name": "मानसून", "slug": ""}).status_code == 302
    assert Tag.objects.get(pk=tag.pk).slug == "mansoon-2"


def test_a_reporter_does_not_change_a_picture_that_readers_see(ravi, asha, at_the_desk):
    image = ImageFactory(created_by=ravi)
    data = {"alt_hi": "नया पाठ", "credit_hi": "रवि", "focal_point": "0.5x0.5"}
    assert at_the_desk(ravi).post(change(image), data).status_code == 302
    publish(ArticleFactory(lead_image=image), by=asha)
    assert at_the_desk(ravi).post(change(image), data | {"alt_hi": "बदला"}).status_code == 403
    image.refresh_from_db()
    assert image.alt_hi == "नया पाठ"


def test_a_corrected_caption_reaches_the_stories_that_show_the_picture(asha, at_the_desk):
    image = ImageFactory()
    body = f'<p>पाठ</p><figure><img data-file="{image.pk}" src="{image.file.url}"></figure>'
    publish(ArticleFactory(hi=HINDI | {"body": body}), by=asha)
    assert "नया पुल।" in Edition.objects.get().body
    data = {"alt_hi": "नदी पर पुल", "caption_hi": "पुराना पुल।", "credit_hi": "रवि", "focal_point": "0.5x0.5"}
    assert at_the_desk(asha).post(change(image), data).status_code == 302
    assert "पुराना पुल।" in Edition.objects.get().body


@pytest.mark.parametrize("key", ["9" * 25, "9" * 5000, "०१", "-1", "1 onerror"])
def test_a_figure_with_an_impossible_key_is_no_figure(key, story, asha):
    body = f'<p>ठीक</p><figure><img data-file="{key}"></figure><img src="/media/../admin/logout/">'
    workflow.save_draft(story, {"hi": {"body": body}}, by=asha)
    assert "<img" not in publish(story, by=asha).body


def test_the_desk_speaks_the_language_that_each_person_chose(ravi, at_the_desk):
    client = at_the_desk(ravi, "hi")
    answer = client.post("/admin/language/", {"language": "en", "next": "/admin/articles/article/"})
    assert answer["Location"] == "/admin/articles/article/"
    assert "Log out" in text(client.get("/admin/"))
    outside = client.post("/admin/language/", {"language": "xx", "next": "https://example.org/"})
    assert outside["Location"] == "/admin/"


def test_an_address_that_is_no_number_has_no_history(asha, at_the_desk):
    assert at_the_desk(asha).get("/admin/articles/article/abc/history/").status_code in {302, 404}
