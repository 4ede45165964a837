"""Meera's press is about what she saw: where Asha was faster, nothing happens, and what was typed is still there."""

import pytest

from comments import workflow
from comments.models import Comment, Decision
from tests.factories import published

QUEUE = "/admin/comments/comment/"
pytestmark = pytest.mark.django_db
TYPED = {
    "reply": {"verb": "reply", "body": "धन्यवाद, देखते हैं।"},
    "edit": {"verb": "edit", "body": "छोटी बात।", "note": "गाली हटाई गई।"},
}


@pytest.fixture
def comment():
    return workflow.submit(published(), name="Farida S.", email="farida@example.org", body="मेरी बात।")


def states():
    return list(Comment.objects.order_by("pk").values_list("status", flat=True))


@pytest.mark.parametrize("verb", ["reply", "edit"])
def test_a_form_of_who_was_overtaken_says_so_and_keeps_the_words(comment, meera, asha, at_the_desk, verb):
    desk, sent = at_the_desk(meera, "en"), TYPED[verb] | {f"seen-{comment.pk}": "pending"}
    assert f'name="seen-{comment.pk}" value="pending"' in desk.get(f"{QUEUE}{comment.pk}/").content.decode()
    workflow.approve(comment, by=asha)
    answer = desk.post(f"{QUEUE}{comment.pk}/", sent)
    page = answer.content.decode()
    assert answer.status_code == 400
    assert "आशा राव decided this one at" in page
    assert TYPED[verb]["body"] in page
    assert Decision.objects.count() == 1
    assert f'name="seen-{comment.pk}" value="approved"' in page  # to press once more is to know it
    desk.post(f"{QUEUE}{comment.pk}/", sent | {f"seen-{comment.pk}": "approved"})
    assert Decision.objects.count() == 2


def test_the_script_is_told_the_state_that_it_has_not_seen(comment, meera, asha, at_the_desk):
    workflow.approve(comment, by=asha)
    sent = TYPED["reply"] | {f"seen-{comment.pk}": "pending"}
    answer = at_the_desk(meera, "en").post(f"{QUEUE}{comment.pk}/", sent, headers={"Accept": "application/json"})
    assert answer.status_code == 400
    assert answer.json()["seen"] == "approved"
    assert "आशा राव decided" in answer.json()["errors"][0]


@pytest.mark.parametrize("throw_out", [workflow.mark_spam, workflow.trash])
def test_what_was_thrown_out_is_not_answered(comment, meera, at_the_desk, throw_out):
    throw_out(comment, by=meera)
    sent = TYPED["reply"] | {f"seen-{comment.pk}": comment.status}
    page = at_the_desk(meera).post(f"{QUEUE}{comment.pk}/", sent).content.decode()
    assert "पहले टिप्पणी मंज़ूर करें, फिर जवाब दें।" in page
    assert TYPED["reply"]["body"] in page
    assert states() == [comment.status]


def test_a_mark_is_not_taken_away_from_what_was_thrown_out_meanwhile(comment, meera, asha, at_the_desk):
    workflow.approve(comment, by=meera)
    workflow.feature(comment, True, by=meera)
    workflow.trash(comment, by=asha)
    press = {"one": f"unfeature:{comment.pk}", f"seen-{comment.pk}": "approved"}
    assert "आशा राव का फ़ैसला" in at_the_desk(meera).post(f"{QUEUE}decide/", press, follow=True).content.decode()
    assert Comment.objects.get().featured


def test_the_last_decision_is_taken_back_only_by_who_looked_at_it(comment, meera, asha, at_the_desk):
    desk = at_the_desk(meera)
    press = {"one": f"restore:{comment.pk}"}
    nothing = desk.post(f"{QUEUE}decide/", press, headers={"Accept": "application/json"})
    assert (nothing.status_code, nothing.json()["said"]) == (400, "पूर्ववत करने को कुछ नहीं है।")
    workflow.mark_spam(comment, by=meera)
    workflow.approve(comment, by=asha)
    late = desk.post(f"{QUEUE}decide/", press | {f"seen-{comment.pk}": "spam"}, follow=True).content.decode()
    assert "आशा राव का फ़ैसला" in late
    assert "फ़ैसला वापस लिया गया।" not in late
    assert states() == ["approved"]
    desk.post(f"{QUEUE}decide/", press | {f"seen-{comment.pk}": "approved"})
    assert states() == ["spam"]


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "The comment by “Farida S.” is approved. Readers see it now."),
        ("hi", "“Farida S.” की टिप्पणी मंज़ूर हुई। पाठक इसे अब देख रहे हैं।"),
    ],
)
def test_a_name_that_ends_in_a_full_stop_stays_a_name(comment, meera, at_the_desk, language, sentence):
    desk = at_the_desk(meera, language)
    assert sentence.replace("Farida S.", "{name}") in desk.get(QUEUE).content.decode()  # the script's words
    page = desk.post(f"{QUEUE}decide/", {"one": f"approve:{comment.pk}"}, follow=True).content.decode()
    assert sentence in page
