"""Whatever is typed gets a sentence that says what to do, is kept, and changes nothing."""

import re

import pytest

from tests.articles.desk import screen, text, typed
from tests.factories import published

pytestmark = pytest.mark.django_db


LONG = "शीर्षक " * 400

BAD = {
    "2,000 letters": ({"title_hi": LONG}, "सीमा 200 की है।"),
    "NUL": ({"title_hi": "शीर्षक\x00"}, "ख़ाली (null)"),
    "no headline": ({"title_hi": "", "title_en": ""}, "हिंदी या अंग्रेज़ी में शीर्षक लिखें।"),
    "capital slug": ({"slug_hi": "Not A Slug"}, "सिर्फ़ छोटे अक्षर, अंक और इकहरे हाइफ़न लिखें"),
    "broken slug": ({"slug_hi": "ा-ख़बर"}, "सिर्फ़ छोटे अक्षर, अंक और इकहरे हाइफ़न लिखें"),
    "unknown section": ({"section": "999999"}, "सूची में से चुनें।"),
    "huge base": ({"base_hi": "9" * 40}, "जिस रूप से आपने शुरू किया था"),
    "an unknown base": ({"base_hi": "999999"}, "जिस रूप से आपने शुरू किया था"),
    "too many tags": ({"tags": [f"टैग {n}" for n in range(30)]}, "ज़्यादा से ज़्यादा 20 टैग"),
    "tag of signs": ({"tags": ["!!!"]}, "टैग नहीं हो सकता।"),
}


@pytest.mark.parametrize(("change", "sentence"), BAD.values(), ids=BAD)
def test_bad_input_gets_a_sentence_and_changes_nothing(change, sentence, story, asha, at_the_desk):
    before = story.revisions.count()
    answer = at_the_desk(asha).post(screen(story), typed(story, summary_hi="टाइप किया हुआ सार।", **change))
    assert answer.status_code == 200
    assert sentence in text(answer)
    assert "टाइप किया हुआ सार।" in text(answer)
    story.refresh_from_db()
    assert story.revisions.count() == before


def test_bad_input_is_answered_in_english_too(story, asha, at_the_desk):
    answer = at_the_desk(asha, "en").post(screen(story), typed(story, title_hi=LONG))
    assert "the most is 200. Shorten it by" in text(answer)


def test_another_storys_address_is_refused_with_a_sentence(story, asha, at_the_desk):
    taken = published()
    answer = at_the_desk(asha).post(screen(story), typed(story, slug_hi=taken.slug))
    assert "यह पता किसी और ख़बर का है। दूसरा पता चुनें।" in text(answer)
    once = typed(taken.article, slug_hi="doosra-pata", act="publish:hi")
    at_the_desk(asha).post(screen(taken.article), once)
    answer = at_the_desk(asha).post(screen(story), typed(story, slug_hi=taken.slug))
    assert "यह पता किसी और ख़बर का है। दूसरा पता चुनें।" in text(answer)


def test_bidi_controls_and_lone_surrogates_do_not_reach_the_database(story, asha, at_the_desk):
    data = typed(
        story, title_hi="सेना\u202e उलटी \u2066है\u2069", title_en="ok \ud800 now".encode("utf-8", "surrogatepass")
    )
    assert at_the_desk(asha).post(screen(story), data).status_code == 302
    story.refresh_from_db()
    assert story.title_hi == "सेना उलटी है"
    story.title_en.encode()


HOSTILE = [
    "<script>alert(1)</script><p>ठीक</p>",
    '<p onclick="alert(1)">ठीक</p>',
    '<p><a href="javascript:alert(1)">ठीक</a></p>',
    '<p style="position:fixed">ठीक</p>',
    '<p>ठीक</p><iframe src="https://example.org"></iframe>',
    "<p>ठीक<svg><script>alert(1)</script></svg></p>",
    '<p>ठीक<img src="https://example.org/x.png" onerror="alert(1)"></p>',
    '<p>ठीक</p><form action="https://example.org"><input></form>',
    '<p>ठीक<math><mi xlink:href="data:text/html,x">y</mi></math></p>',
    '<figure><img data-file="1 onerror=x" src="//example.org/x"><figcaption>ठीक</figcaption></figure>',
]


@pytest.mark.parametrize("body", HOSTILE)
def test_hostile_html_is_stored_clean(body, story, asha, at_the_desk):
    assert at_the_desk(asha).post(screen(story), typed(story, body_hi=body)).status_code == 302
    story.refresh_from_db()
    assert "ठीक" in story.body_hi
    assert not re.search(r"script|onclick|onerror|javascript|style|iframe|svg|example\.org|form|xlink", story.body_hi)
