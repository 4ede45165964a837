"""A body as a page sets it: subheads one can link to, the other script marked, a table of contents where it is long."""

import re

import pytest

from articles import workflow
from articles.body.typesetting import typeset
from tests.factories import ENGLISH, HINDI, ImageFactory, publish, published

pytestmark = pytest.mark.django_db

WORDS = "<p>" + "नदी का पानी धीरे धीरे उतरा और गाँव के लोग अपने घर लौटे। " * 30 + "</p>"
LONG = "".join(f"<h2>{subhead}</h2>{WORDS}" for subhead in ("पानी उतरा", "लोग लौटे", "आगे क्या"))


def reading(client, edition):
    return client.get(edition.get_absolute_url()).content.decode()


def test_each_subhead_has_a_latin_anchor_that_its_words_make():
    html, subheads = typeset("<h2>पानी <strong>बढ़ा</strong></h2><p>…</p><h2>What next?</h2>", "hi")
    assert '<h2 id="part-pani-badha">' in html
    assert subheads == [("part-pani-badha", "पानी बढ़ा"), ("part-what-next", "What next?")]


def test_two_subheads_with_the_same_words_have_two_anchors():
    _html, subheads = typeset("<h2>आगे</h2><h2>आगे</h2><h2>…</h2><h2>…</h2>", "hi")
    assert [subhead.anchor for subhead in subheads] == ["part-aage", "part-aage-2", "part-3", "part-4"]


def test_an_anchor_stays_when_the_story_around_it_changes(kabir, asha):
    edition = published(hi=HINDI | {"body": LONG})
    workflow.save_draft(edition.article, {"hi": {"body": f"<h2>सबसे पहले</h2>{LONG}"}}, by=asha)
    publish(edition.article, by=asha)
    assert '<h2 id="part-log-laute">' in reading(kabir, edition)


def test_a_subhead_named_like_a_part_of_the_page_is_not_taken_for_it(kabir):
    edition = published("en", en=ENGLISH | {"body": "<h2>Comments</h2><p>…</p><h2>Corrections</h2><p>…</p>"})
    ids = re.findall(r' id="([^"]+)"', reading(kabir, edition))
    assert len(ids) == len(set(ids))


def test_latin_words_in_a_hindi_text_and_its_captions_are_marked(kabir):
    image = ImageFactory(caption_hi="नया Check Dam", credit_hi="", credit_en="Photo: PTI")
    figure = f'<figure><img src="{image.file.url}" data-file="{image.pk}" alt=""></figure>'
    edition = published(hi=HINDI | {"body": f'<p><a href="https://example.org/AQI">AQI का नक़्शा</a> ।</p>{figure}'})
    html = reading(kabir, edition)
    assert '<a href="https://example.org/AQI"><span lang="en">AQI</span> का नक़्शा</a>\u00a0।' in html
    assert 'नया <span lang="en">Check Dam</span>' in html
    assert '<small lang="en">Photo: PTI</small>' in html


def test_a_long_story_says_what_is_in_it_and_leads_there(kabir):
    html = reading(kabir, published(hi=HINDI | {"body": LONG}))
    contents = html[html.index('<nav class="contents"') : html.index("<figure") if "<figure" in html else None]
    for anchor, subhead in (("pani-utra", "पानी उतरा"), ("log-laute", "लोग लौटे"), ("aage-kya", "आगे क्या")):
        assert f'<a href="#part-{anchor}">{subhead}</a>' in contents
        assert html.count(f'id="part-{anchor}"') == 1


@pytest.mark.parametrize("body", [LONG.replace(WORDS, "<p>थोड़े शब्द।</p>"), WORDS * 4 + "<h2>आगे क्या</h2>"])
def test_a_short_story_and_one_without_parts_have_no_contents(kabir, body):
    assert 'class="contents"' not in reading(kabir, published(hi=HINDI | {"body": body}))
