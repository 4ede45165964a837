"""A Hindi page holds no English interface text: what a reader sees or hears is in Hindi, or marked as English."""

import re
from html.parser import HTMLParser

import pytest
from django.utils import timezone

from articles import workflow
from articles.models import Article
from tests.factories import HINDI, ArticleFactory, AuthorFactory, CategoryFactory, publish

pytestmark = pytest.mark.django_db

NAMES = {"RSS", "IST"}  # they are these letters in Hindi, too
VOID = {"meta", "link", "img", "input", "br", "hr", "source", "path", "wbr"}


class Spoken(HTMLParser):
    """Collects the text and the spoken attributes that stand in no element of another language."""

    def __init__(self):
        super().__init__()
        self.open, self.words = [], []

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        inside = bool(self.open and self.open[-1][1])
        silent = inside or tag in {"script", "style", "svg"} or attributes.get("lang") == "en"
        if tag not in VOID:
            self.open.append((tag, silent))
        if not silent:
            self.words += [attributes[name] or "" for name in ("alt", "title", "aria-label") if name in attributes]

    def handle_endtag(self, tag):
        while self.open and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data):
        if not (self.open and self.open[-1][1]):
            self.words.append(data)


def english_on(response) -> set[str]:
    page = Spoken()
    page.feed(response.content.decode())
    return set(re.findall(r"[A-Za-z]{2,}", " ".join(page.words))) - NAMES


@pytest.fixture
def edition(asha):
    section = CategoryFactory(slug="desh", name_hi="देश", name_en="")
    author = AuthorFactory(slug="kavita", name_hi="कविता जोशी", name_en="", bio_hi="कविता नदियों पर लिखती हैं।")
    for number in range(24):
        ArticleFactory(hi=HINDI | {"title": f"ख़बर {number}"}, en=None, section=section, authors=[author], tags=["नदी"])
        publish(Article.objects.latest("pk"), by=asha)
    return Article.objects.latest("pk").edition("hi")


def test_public_pages_in_hindi_speak_hindi_only(edition, pages, kabir, asha):
    month = timezone.localtime(edition.publish_at)
    paths = [
        "/hi/",
        edition.get_absolute_url(),
        "/hi/section/desh/",
        f"/hi/section/desh/?before={edition.article_id}",
        "/hi/tag/nadi/",
        "/hi/author/kavita/",
        f"/hi/archive/{month:%Y/%m}/",
        "/hi/about/",
        "/hi/corrections/",
        "/hi/nowhere/",
    ]
    assert {path: words for path in paths if (words := english_on(kabir.get(path)))} == {}
    workflow.withdraw(edition.article, "hi", by=asha)
    assert english_on(kabir.get(edition.get_absolute_url())) == set()


def test_the_look_finds_what_it_looks_for(edition, kabir):
    answer = kabir.get("/hi/")
    answer.content = answer.content.replace(b"</main>", '<p title="Read more">और</p></main>'.encode())
    assert english_on(answer) == {"Read", "more"}
