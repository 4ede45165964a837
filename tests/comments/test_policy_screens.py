"""The policy is one form that explains itself, and can be tried before it holds."""

import pytest

from comments import workflow
from comments.models import BannedTerm, Comment, LocalPolicy, Policy
from tests.factories import ArticleFactory, published

POLICY, TERMS, LOCAL = (f"/admin/comments/{name}/" for name in ("policy", "bannedterm", "localpolicy"))
pytestmark = pytest.mark.django_db
TYPED = {
    "mode": "wait",
    "known_after": 2,
    "close_after": "",
    "newest_first": "on",
    "shortest": 2,
    "longest": 3000,
    "flood": 5,
    "links_wait": 1,
    "links_spam": 3,
    "shouting": "on",
    "disguises": "on",
    "spam_score": 80,
    "reports_wait": 3,
}


@pytest.fixture
def edition():
    return published()


def said(edition, body):
    email = f"{Comment.objects.count()}@example.org"
    return workflow.submit(edition, name="कबीर", email=email, body=body, timed=True)


def test_asha_sets_the_policy_and_meera_reads_it(asha, meera, at_the_desk):
    desk = at_the_desk(asha)
    page = desk.get(POLICY, follow=True).content.decode()
    assert "हर टिप्पणी मॉडरेटर के लिए रुकती है" in page
    assert "पिछले 30 दिनों पर आज़माएँ" in page
    desk.post(f"{POLICY}1/change/", TYPED | {"mode": "known", "close_after": 14})
    assert (Policy.current().mode, Policy.current().close_after) == ("known", 14)
    page = at_the_desk(meera).get(POLICY, follow=True).content.decode()
    assert "14" in page
    assert "पिछले 30 दिनों पर आज़माएँ" not in page
    assert at_the_desk(meera).post(f"{POLICY}1/change/", TYPED).status_code == 403


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"links_wait": 4}, "यहाँ बड़ी संख्या लिखें।"),
        ({"shortest": 100, "longest": 100, "mode": "never"}, "never"),
        ({"shortest": 99, "longest": 98}, "98"),
        ({"known_after": "0"}, "1"),
        ({"flood": "x"}, "x"),
    ],
)
def test_what_cannot_hold_is_said_and_nothing_is_changed(asha, at_the_desk, changed, sentence):
    answer = at_the_desk(asha).post(f"{POLICY}1/change/", TYPED | changed)
    assert answer.status_code == 200
    assert sentence in answer.content.decode()
    assert "errornote" in answer.content.decode()
    assert not Policy.objects.exists()


def test_a_policy_is_tried_with_all_that_was_typed_kept_and_nothing_saved(edition, asha, meera, at_the_desk):
    for number in range(3):
        workflow.approve(said(edition, f"बात {number}।"), by=meera)
    workflow.trash(said(edition, "बकवास।"), by=meera)
    sent = TYPED | {"mode": "open", "flood": 77, "_try": "1"}
    page = at_the_desk(asha).post(f"{POLICY}1/change/", sent).content.decode()
    assert "4 टिप्पणियाँ तुरंत दिखतीं, जिनमें से मॉडरेटरों ने 3 मंज़ूर कीं और 1 हटाईं।" in page
    assert 'value="77"' in page
    assert "errornote" not in page
    assert not Policy.objects.exists()
    page = at_the_desk(asha, "en").post(f"{POLICY}1/change/", sent).content.decode()
    assert "It would have shown 4 comments at once, of which moderators approved 3 and threw out 1." in page


def test_a_term_is_tried_before_it_is_on_the_list(edition, meera, at_the_desk):
    desk = at_the_desk(meera)
    Policy(pk=1, mode="open").save()
    workflow.mark_spam(said(edition, "सस्ती nahar देखें।"), by=meera)
    said(edition, "नहर सूखी है <b>।")
    typed = {"term": "नहर", "weight": "banned"}
    page = desk.post(f"{TERMS}add/", typed | {"_try": "1"}).content.decode()
    assert "2 टिप्पणियाँ रुकतीं" in page
    assert "<mark>नहर</mark>" in page
    assert "&lt;b&gt;" in page
    assert not BannedTerm.objects.exists()
    assert "नहर" in desk.post(f"{TERMS}add/", typed, follow=True).content.decode()
    page = desk.post(f"{TERMS}add/", {"term": "बादल", "weight": "banned", "_try": "1"}).content.decode()
    assert "कोई फ़र्क़ नहीं पड़ता" in page
    assert "errornote" in desk.post(f"{TERMS}add/", {"term": "", "_try": "1"}).content.decode()


def test_a_section_or_a_story_has_rules_of_its_own(edition, defence, meera, at_the_desk):
    desk = at_the_desk(meera)
    desk.post(f"{LOCAL}add/", {"section": defence.pk, "mode": "open"})
    desk.post(f"{LOCAL}add/", {"article": edition.article_id, "close_after": "0"})
    page = desk.get(LOCAL).content.decode()
    for words in ("रक्षा", "अपने-आप कभी नहीं", "जैसा बाक़ी जगह है"):
        assert words in page


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        ({"mode": "open"}, "सेक्शन या ख़बर"),
        ({"section": "both", "article": "both", "mode": "open"}, "सेक्शन या ख़बर"),
        ({"section": "both"}, "चुनें कि किसकी टिप्पणी दिखे"),
        ({"article": "taken", "mode": "open"}, "इसके लिए नियम पहले से है।"),
    ],
)
def test_a_rule_of_its_own_is_of_one_place_and_says_something(edition, defence, meera, at_the_desk, sent, sentence):
    LocalPolicy(article=edition.article, mode="closed").save()
    named = {"section": defence.pk, "article": ArticleFactory().pk}
    sent = {name: edition.article_id if value == "taken" else named.get(name, value) for name, value in sent.items()}
    page = at_the_desk(meera).post(f"{LOCAL}add/", sent).content.decode()
    assert sentence in page
    assert LocalPolicy.objects.count() == 1


def test_the_story_screen_tells_of_its_comments(edition, asha, ravi, meera, at_the_desk):
    screen = f"/admin/articles/article/{edition.article_id}/change/"
    workflow.approve(said(edition, "अच्छी बात।"), by=meera)
    said(edition, "रुकी हुई बात।")
    page = at_the_desk(asha).get(screen).content.decode()
    assert "टिप्पणियाँ: 1 रुकी हुई · 1 मंज़ूर।" in page
    assert f"localpolicy/add/?article={edition.article_id}" in page
    assert f"{edition.get_absolute_url()}#comments" in page
    local = LocalPolicy(article=edition.article, mode="closed")
    local.save()
    page = at_the_desk(asha, "en").get(screen).content.decode()
    assert "Comments: 1 waiting · 1 approved." in page
    assert "Who appears: closed: nobody writes." in page
    assert f"localpolicy/{local.pk}/change/" in page
    assert "टिप्पणियाँ: 1" not in at_the_desk(ravi).get(screen).content.decode()
