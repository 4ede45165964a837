"""What search engines and other sites read in the head of a page is what Kabir reads on it."""

import json
import re
from datetime import UTC, datetime
from html.parser import HTMLParser

import pytest
import time_machine

from articles import workflow
from articles.models import Publication, StaticPage
from articles.opening import write_first_pages
from articles.pictures.renditions import for_machines
from tests.articles.pictures import jpeg
from tests.factories import (
    ENGLISH,
    HINDI,
    ArticleFactory,
    AuthorFactory,
    CategoryFactory,
    ImageFactory,
    TagFactory,
    publish,
    published,
)

pytestmark = pytest.mark.django_db
SITE = "http://127.0.0.1:8000"


class Head(HTMLParser):
    """The meta and link lines of a page, and its blocks of data."""

    def __init__(self, html):
        super().__init__()
        self.meta, self.links, self.data, self._inside = {}, [], [], False
        self.feed(html)

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        if tag == "meta" and "content" in attributes:
            name = attributes.get("name") or attributes["property"]
            self.meta.setdefault(name, []).append(attributes["content"])
        if tag == "link":
            self.links.append(attributes)
        self._inside = tag == "script" and attributes.get("type") == "application/ld+json"

    def handle_endtag(self, tag):
        self._inside = False

    def handle_data(self, data):
        if self._inside:
            self.data.append(json.loads(data))

    def says(self, name):
        [content] = self.meta[name]
        return content

    def thing(self, kind):
        [block] = self.data
        [thing] = [thing for thing in block["@graph"] if thing["@type"] == kind]
        return thing

    @property
    def hreflang(self):
        return {link["hreflang"]: link["href"] for link in self.links if link.get("hreflang")}

    @property
    def canonical(self):
        [address] = [link["href"] for link in self.links if link["rel"] == "canonical"]
        return address


def head(client, address):
    response = client.get(address)
    assert response.status_code == 200
    return Head(response.content.decode())


def is_there(client, address):
    response = client.get(address.removeprefix(SITE))
    return response.status_code == 200 and b"".join(response.streaming_content)


@pytest.fixture
def snow(asha, ravi):
    """A story in both languages, with all that a story can have."""
    picture = ImageFactory()
    air = CategoryFactory(slug="air", name_hi="वायुसेना", parent=CategoryFactory(slug="defence", name_hi="रक्षा"))
    kavita = AuthorFactory(slug="kavita-joshi", name_hi="कविता जोशी", name_en="Kavita Joshi")
    tags = [TagFactory(name="बर्फ़", slug="barf", label_en="Snow")]
    story = ArticleFactory(created_by=ravi, section=air, authors=[kavita], tags=tags, lead_image=picture)
    with time_machine.travel(datetime(2026, 5, 9, 10, 35, tzinfo=UTC)):
        publish(story, "hi", by=asha)
    with time_machine.travel(datetime(2026, 5, 10, 4, 0, tzinfo=UTC)):
        publish(story, "en", by=asha)
    return story


class TestStory:
    def test_it_says_what_the_page_says(self, kabir, snow):
        edition = snow.edition("hi")
        data = head(kabir, edition.get_absolute_url()).thing("NewsArticle")
        assert data["headline"] == edition.title
        assert data["description"] == edition.summary
        assert data["inLanguage"] == "hi"
        assert data["datePublished"] == data["dateModified"] == "2026-05-09T16:05:00+05:30"
        assert data["author"] == [
            {"@type": "Person", "name": "कविता जोशी", "url": f"{SITE}/hi/author/kavita-joshi/"},
        ]
        assert data["articleSection"] == ["वायुसेना"]
        assert data["keywords"] == ["बर्फ़"]
        assert data["mainEntityOfPage"] == SITE + edition.get_absolute_url()
        assert data["isAccessibleForFree"] is True
        assert (data["publisher"]["@type"], data["publisher"]["name"]) == ("NewsMediaOrganization", "शिरोरेखा")

    def test_its_picture_comes_in_three_shapes_that_are_there(self, kabir):
        edition = published(lead_image=ImageFactory(file=jpeg(1700, 1275)))
        images = head(kabir, edition.get_absolute_url()).thing("NewsArticle")["image"]
        assert [(image["width"], image["height"]) for image in images] == [(1200, 675), (1200, 900), (1200, 1200)]
        for image in images:
            assert is_there(kabir, image["url"])
            assert (image["caption"], image["creditText"]) == ("नया पुल।", "चित्र: शिरोरेखा")

    def test_a_smaller_picture_is_as_large_as_it_is_there(self, kabir):
        edition = published(lead_image=ImageFactory(file=jpeg(1000, 640)))
        images = head(kabir, edition.get_absolute_url()).thing("NewsArticle")["image"]
        assert [(image["width"], image["height"]) for image in images] == [(960, 540), (853, 640), (640, 640)]

    def test_a_picture_of_an_older_recipe_stands_there_as_it_came(self, snow):
        picture = snow.lead_image
        picture.rendered = "old"
        assert [image.url for image in for_machines(picture, "wide", "social")] == [picture.file.url]

    def test_the_languages_name_each_other_original_and_translation(self, kabir, snow):
        hindi, english = (SITE + snow.edition(language).get_absolute_url() for language in ("hi", "en"))
        original = head(kabir, snow.edition("hi").get_absolute_url()).thing("NewsArticle")
        translation = head(kabir, snow.edition("en").get_absolute_url()).thing("NewsArticle")
        assert original["workTranslation"]["url"] == english
        assert translation["translationOfWork"]["url"] == hindi
        assert "translationOfWork" not in original

    def test_a_language_that_is_not_live_is_not_named(self, kabir, snow, asha):
        workflow.withdraw(snow, "en", by=asha)
        page = head(kabir, snow.edition("hi").get_absolute_url())
        assert "workTranslation" not in page.thing("NewsArticle")
        assert set(page.hreflang) == {"hi", "x-default"}
        assert "og:locale:alternate" not in page.meta

    def test_a_correction_is_told_with_its_moment(self, kabir, snow, asha):
        with time_machine.travel(datetime(2026, 5, 11, 4, 0, tzinfo=UTC)):
            workflow.publish(snow, "hi", by=asha, change="correction", sentence="पुल 620 मीटर लंबा है।")
        data = head(kabir, snow.edition("hi").get_absolute_url()).thing("NewsArticle")
        assert data["correction"] == [
            {
                "@type": "CorrectionComment",
                "text": "पुल 620 मीटर लंबा है।",
                "datePublished": "2026-05-11T09:30:00+05:30",
            }
        ]
        assert data["dateModified"] == "2026-05-11T09:30:00+05:30"

    def test_a_typo_moves_no_time(self, kabir, snow, asha):
        workflow.save_draft(snow, {"hi": {"title": "वर्तनी सुधरी"}}, by=asha)
        workflow.publish(snow, "hi", by=asha, change="typo")
        page = head(kabir, snow.edition("hi").get_absolute_url())
        assert page.thing("NewsArticle")["headline"] == "वर्तनी सुधरी"
        assert page.thing("NewsArticle")["dateModified"] == "2026-05-09T16:05:00+05:30"
        assert "article:modified_time" not in page.meta

    def test_the_way_to_it_leads_through_its_sections(self, kabir, snow):
        steps = head(kabir, snow.edition("hi").get_absolute_url()).thing("BreadcrumbList")["itemListElement"]
        addresses = ["/hi/", "/hi/section/defence/", "/hi/section/air/", snow.edition("hi").get_absolute_url()]
        assert [step["item"] for step in steps] == [SITE + address for address in addresses]
        assert [step["position"] for step in steps] == [1, 2, 3, 4]

    def test_a_bare_story_says_nothing_empty(self, kabir):
        data = head(kabir, published(authors=[AuthorFactory()]).get_absolute_url()).thing("NewsArticle")
        assert {"image", "keywords", "correction"}.isdisjoint(data)

    @pytest.mark.parametrize(
        "title", ["</script><script>alert(1)</script>", "<!--<script>", "& \u2028 \u2029 ' \" \\", "बजट <b>2027</b>"]
    )
    def test_no_headline_leaves_its_block_of_data(self, kabir, title):
        edition = published(hi=HINDI | {"title": title, "slug": "hostile", "summary": title})
        html = kabir.get(edition.get_absolute_url()).content.decode()
        [block] = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)
        assert not set("<>&\u2028\u2029") & set(block)
        assert Head(html).thing("NewsArticle")["headline"] == edition.title
        assert "<script>" not in html

    def test_a_headline_that_is_too_long_for_search_ends_between_words(self, kabir):
        edition = published("en", en=ENGLISH | {"title": "Snow " * 30 + "falls", "slug": "snow"})
        headline = head(kabir, edition.get_absolute_url()).thing("NewsArticle")["headline"]
        assert len(headline) <= 111
        assert headline.endswith("Snow…")

    def test_a_preview_tells_machines_nothing(self, kabir, story):
        from articles import preview

        page = head(kabir, preview.address(story, "hi"))
        assert (page.data, page.says("robots")) == ([], "noindex")
        assert not [name for name in page.meta if name.startswith("og:")]


class TestLists:
    def test_a_section_lists_its_stories_and_the_way_to_it(self, kabir, snow):
        page = head(kabir, "/hi/section/air/")
        listed = page.thing("CollectionPage")["mainEntity"]["itemListElement"]
        assert [item["url"] for item in listed] == [SITE + snow.edition("hi").get_absolute_url()]
        names = [step["name"] for step in page.thing("BreadcrumbList")["itemListElement"]]
        assert names == ["मुखपृष्ठ", "रक्षा", "वायुसेना"]

    def test_an_author_is_a_person_with_a_page(self, kabir):
        author = AuthorFactory(bio_hi="कविता सीमा से लिखती हैं।", photo=ImageFactory())
        published(authors=[author])
        page = head(kabir, author.get_absolute_url())
        person = page.thing("ProfilePage")["mainEntity"]
        assert (person["@type"], person["name"]) == ("Person", author.name_hi)
        assert person["description"] == "कविता सीमा से लिखती हैं।"
        assert page.says("og:type") == "profile"

    def test_the_front_page_says_who_publishes(self, kabir):
        Publication(
            pk=1,
            tagline_en="News from the districts",
            logo=ImageFactory(),
            legal_name_en="Shirorekha Media",
            founded=2019,
            youtube="https://youtube.com/@shirorekha",
        ).save()
        page = head(kabir, "/en/")
        paper = page.thing("NewsMediaOrganization")
        assert (paper["name"], paper["legalName"], paper["foundingDate"]) == ("Shirorekha", "Shirorekha Media", "2019")
        assert paper["slogan"] == "News from the districts"
        assert paper["sameAs"] == ["https://youtube.com/@shirorekha"]
        assert is_there(kabir, paper["logo"]["url"])
        assert page.thing("WebSite")["alternateName"] == ["शिरोरेखा"]


class TestPagesOfTheSite:
    @pytest.fixture
    def pages(self):
        Publication(pk=1, legal_name_hi="शिरोरेखा मीडिया").save()
        for slug in ("about", "corrections-policy", "house-rules"):
            words = {"title_hi": f"पन्ना {slug}", "body_hi": "<p>हम कैसे काम करते हैं।</p>"}
            StaticPage.objects.update_or_create(slug=slug, defaults=words)

    def test_the_page_about_us_says_who_we_are_and_where_our_policies_stand(self, kabir, pages):
        page = head(kabir, "/hi/about/")
        assert page.thing("AboutPage")["name"] == "पन्ना about"
        paper = page.thing("NewsMediaOrganization")
        assert paper["legalName"] == "शिरोरेखा मीडिया"
        assert paper["correctionsPolicy"] == f"{SITE}/hi/corrections-policy/"

    def test_another_one_is_a_page_like_any(self, kabir, pages):
        page = head(kabir, "/hi/house-rules/")
        assert page.thing("WebPage")["description"] == page.says("description") == "हम कैसे काम करते हैं।"
        assert set(page.hreflang) == {"hi", "x-default"}


class TestEveryPage:
    @pytest.fixture(autouse=True)
    def first_pages(self, db):
        write_first_pages()

    def test_has_a_description_a_card_and_one_address(self, kabir, snow):
        published(section=CategoryFactory(slug="desh"))
        for address in (
            "/hi/",
            snow.edition("hi").get_absolute_url(),
            "/hi/section/air/",
            "/hi/tag/barf/",
            "/hi/author/kavita-joshi/",
            "/hi/archive/2026/05/",
            "/hi/about/",
        ):
            page = head(kabir, address)
            assert page.canonical == page.says("og:url") == SITE + address
            assert page.says("description") == page.says("og:description")
            assert page.says("og:title")
            assert page.says("og:locale") == "hi_IN"
            assert page.says("robots") == "max-image-preview:large"
            assert page.says("twitter:card") == "summary_large_image"
            assert page.says("og:image").startswith(SITE)

    def test_a_page_without_a_picture_is_shared_with_the_publications_own(self, kabir):
        Publication(pk=1, share_picture=ImageFactory(alt_hi="शिरोरेखा का चिह्न")).save()
        page = head(kabir, published().get_absolute_url())
        assert page.says("og:image:alt") == "शिरोरेखा का चिह्न"
        assert is_there(kabir, page.says("og:image"))

    def test_a_story_is_shared_with_its_picture_in_words(self, kabir, snow):
        page = head(kabir, snow.edition("en").get_absolute_url())
        assert is_there(kabir, page.says("og:image"))
        assert page.says("og:image:alt") == "A bridge over a river"
        assert page.says("og:locale:alternate") == "hi_IN"
        assert page.says("article:published_time") == "2026-05-10T09:30:00+05:30"
        assert page.says("article:section") == snow.section.name_en
        assert page.says("article:tag") == "Snow"
        assert page.says("article:author") == f"{SITE}/en/author/kavita-joshi/"

    def test_hreflang_is_reciprocal_and_front_pages_default_to_the_door(self, kabir, snow):
        for hindi, english in (
            ("/hi/", "/en/"),
            ("/hi/section/air/", "/en/section/air/"),
            ("/hi/tag/barf/", "/en/tag/barf/"),
            ("/hi/archive/2026/05/", "/en/archive/2026/05/"),
            ("/hi/about/", "/en/about/"),
        ):
            default = "/" if hindi == "/hi/" else hindi
            expected = {"hi": SITE + hindi, "en": SITE + english, "x-default": SITE + default}
            assert head(kabir, hindi).hreflang == head(kabir, english).hreflang == expected

    def test_a_section_without_stories_is_not_for_search_engines(self, kabir):
        section = CategoryFactory(slug="navy")
        published("hi", section=section)
        assert head(kabir, "/en/section/navy/").says("robots") == "noindex"
        hindi = head(kabir, "/hi/section/navy/")
        assert hindi.hreflang == dict.fromkeys(("hi", "x-default"), f"{SITE}/hi/section/navy/")

    def test_an_older_page_of_a_list_is_itself_and_has_no_translation(self, kabir, defence):
        keys = [published(section=defence).article_id for _number in range(21)]
        page = head(kabir, f"/hi/section/defence/?before={keys[1]}")
        assert page.canonical == page.says("og:url") == f"{SITE}/hi/section/defence/?before={keys[1]}"
        assert page.hreflang == {}
