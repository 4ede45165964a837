"""A crawler walks the demo newsroom from both front pages, and every page holds what a page has to hold."""

import pytest

from tests.newsroom.crawling import Answer, Document, Site, crawl, listed
from tests.newsroom.machine_checks import machines_read_what_readers_see
from tests.newsroom.page_checks import (
    CHECKS,
    canonical_is_itself,
    fragments_are_there,
    ids_are_unique,
    is_kept_out,
    language_is_said,
    languages_answer_each_other,
    leads_somewhere,
    one_headline,
    says_what_it_is,
    speaks_its_language,
)

STARTS = ("/hi/", "/en/", "/robots.txt", "/sitemap.xml")
MANY = 200  # pages; the demo has more


@pytest.fixture(scope="module")
def site(demo):
    with Site(demo.url) as found:
        yield found


@pytest.fixture(scope="module")
def pages(site):
    return crawl(site, *STARTS)


def test_the_crawler_comes_everywhere(demo, pages):
    assert len(pages) > MANY
    reached = {name for name, address in demo.places["hi"].items() if address in pages}
    assert {"long story", "corrected story", "part of a section", "tag", "author", "month", "one comment"} <= reached


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
def test_every_page(site, pages, check):
    found = [f"{address}: {what}" for address, page in pages.items() for what in check(page, site)]
    assert found == [], "\n".join(["", *sorted(found)])


def test_no_two_pages_have_one_title(pages):
    titles = {}
    for address, page in pages.items():
        if not is_kept_out(page) and "?" not in address:
            titles.setdefault(page.all("title")[0].words, []).append(address)
    assert {title: addresses for title, addresses in titles.items() if len(addresses) > 1} == {}


def test_feeds_and_sitemaps_list_what_is_there(site, pages):
    lists = [path for path, answer in site.answers.items() if answer.is_list]
    assert {"/sitemap.xml", "/hi/feed/", "/en/feed/"} < set(lists)
    found = [f"{path}: {what}" for path in lists for what in lists_what_is_there(site.get(path).body, site)]
    assert found == [], "\n".join(["", *found])


def lists_what_is_there(xml, site):
    """Whole addresses of this site, each of which answers. A feed's readers know no page that others are beside."""
    found = []
    for address in sorted(listed(xml)):
        if not (inside := site.inside(address)) or not address.startswith(site.home):
            found.append(f"not of this site: {address}")
        elif site.get(inside).status != 200:
            found.append(f"{address} answers {site.get(inside).status}")
    return found


@pytest.mark.parametrize(
    ("address", "is_found"),
    [("http://news/en/", False), ("http://news/hi/gone/", True), ("http://elsewhere/hi/", True), ("/en/", True)],
)
def test_a_broken_list_is_found(address, is_found):
    xml = f"<urlset><url><loc>{address}</loc></url></urlset>"
    assert bool(lists_what_is_there(xml, SmallSite(WHOLE))) == is_found


WHOLE = """<!doctype html><html lang="hi"><head><title>पुल</title><meta name="description" content="नया पुल।">
<link rel="canonical" href="http://news/hi/"><link rel="alternate" hreflang="hi" href="http://news/hi/">
<link rel="alternate" hreflang="en" href="http://news/en/"><link rel="alternate" hreflang="x-default" href="http://news/hi/">
<script type="application/ld+json">{"@graph": [{"@type": "NewsArticle", "headline": "पुल", "description": "नया पुल।",
"datePublished": "2026-11-26T12:00:00+05:30", "dateModified": "2026-11-26T12:00:00+05:30", "inLanguage": "hi",
"author": [{"@type": "Person", "name": "रवि", "url": "http://news/en/"}], "articleSection": ["देश"], "keywords": ["नदी"],
"image": [{"caption": "पुल"}], "correction": [{"text": "छह नहीं, सात।"}], "mainEntityOfPage": "http://news/hi/"},
{"@type": "BreadcrumbList", "itemListElement": [{"@type": "ListItem", "name": "पुल", "item": "http://news/hi/"}]},
{"@type": "ItemList", "itemListElement": [{"@type": "ListItem", "url": "http://news/en/"}]}]}</script>
</head><body><main><ul class="categories"><li><a href="/en/">देश</a></li></ul><h1 id="top">पुल</h1><h2>आगे</h2>
<p class="standfirst">नया पुल।</p><div class="byline"><a rel="author" href="/en/">रवि</a>
<time datetime="2026-11-26T06:30:00+00:00">दोपहर</time></div><p>नया <span lang="en">bridge</span></p><p>छह नहीं, सात।</p>
<a rel="tag" href="/en/">नदी</a><a href="#top">ऊपर</a><img src="/media/a.jpg" alt="पुल"></main></body></html>"""
ENGLISH = WHOLE.replace('lang="hi"', 'lang="en"', 1).replace("http://news/hi/", "http://news/en/", 1)


TOLD_WRONG = [
    ('"headline": "पुल"', '"headline": "नदी"'),
    ('"description": "नया पुल।"', '"description": "पुराना पुल।"'),
    ('"datePublished": "2026-11-26T12:00:00+05:30"', '"datePublished": "2026-11-26T12:00:00+00:00"'),
    ('"dateModified": "2026-11-26T12:00:00+05:30"', '"dateModified": "2026-11-27T12:00:00+05:30"'),
    ('"inLanguage": "hi"', '"inLanguage": "en"'),
    ('"name": "रवि"', '"name": "आशा"'),
    ('"articleSection": ["देश"]', '"articleSection": ["दुनिया"]'),
    ('"keywords": ["नदी"]', '"keywords": []'),
    ('"caption": "पुल"', '"caption": "नाव"'),
    ('"text": "छह नहीं, सात।"', '"text": "सात नहीं, छह।"'),
    ('"mainEntityOfPage": "http://news/hi/"', '"mainEntityOfPage": "http://news/hi/gone/"'),
    ('"name": "पुल", "item"', '"name": "नाव", "item"'),
    ('"ListItem", "url": "http://news/en/"', '"ListItem", "url": "http://news/hi/"'),
]


class SmallSite(Site):
    """Two pages and a picture."""

    def __init__(self, hindi):
        super().__init__("http://news")
        page, gone = "text/html; charset=utf-8", Answer(404, "text/html", "")
        self.answers = {"/hi/": Answer(200, page, hindi), "/en/": Answer(200, page, ENGLISH)}
        self.answers |= {
            "/media/a.jpg": Answer(200, "image/jpeg", ""),
            "/hi/gone/": gone,
            "/hi/old/": Answer(301, "", ""),
        }


def said_of(html, check):
    return check(Document("/hi/", html), SmallSite(html))


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
def test_a_whole_page_passes(check):
    assert said_of(WHOLE, check) == []


@pytest.mark.parametrize(
    ("check", "sound", "broken"),
    [
        (leads_somewhere, 'href="#top"', 'href="/hi/gone/"'),
        (leads_somewhere, 'href="#top"', 'href="/hi/old/"'),
        (leads_somewhere, 'src="/media/a.jpg"', 'src="/media/a.jpg" srcset="/hi/gone/ 2x"'),
        (fragments_are_there, 'href="#top"', 'href="#bottom"'),
        (fragments_are_there, 'href="#top"', 'href="/en/#bottom"'),
        (ids_are_unique, "<p>", '<p id="top">'),
        (one_headline, "h1", "h2"),
        (one_headline, "h2>", "h3>"),
        (one_headline, "<p>", "<h1>पुल</h1><p>"),
        (language_is_said, '<html lang="hi">', "<html>"),
        (says_what_it_is, "<title>पुल</title>", "<title></title>"),
        (says_what_it_is, 'content="नया पुल।"', 'content=" "'),
        (canonical_is_itself, 'canonical" href="http://news/hi/"', 'canonical" href="http://news/en/"'),
        (canonical_is_itself, '<link rel="canonical" href="http://news/hi/">', ""),
        (languages_answer_each_other, 'hreflang="x-default" href="http://news/hi/"', ""),
        (
            languages_answer_each_other,
            'hreflang="hi" href="http://news/hi/"',
            'hreflang="hi" href="/hi/old/"',
        ),
        (languages_answer_each_other, 'hreflang="en"', 'hreflang="fr"'),
        *((machines_read_what_readers_see, sound, broken) for sound, broken in TOLD_WRONG),
        (speaks_its_language, '<span lang="en">', "<span>"),
        (speaks_its_language, 'alt="पुल"', 'alt="A bridge"'),
        (speaks_its_language, "<h2>", '<h2 aria-label="Read more">'),
    ],
)
def test_a_broken_page_is_found(check, sound, broken):
    assert sound in WHOLE
    assert said_of(WHOLE.replace(sound, broken), check) != []


def test_devanagari_on_an_english_page_is_found():
    page = Document("/en/", ENGLISH)
    assert [word for word in speaks_its_language(page, SmallSite(WHOLE)) if "पुल" in word] != []
