"""A comment's own page tells what happened to it: who, when, what, by which rule and why, and the words before."""

import pytest

from comments import reports, workflow
from comments.models import Policy
from comments.moderation import MODES, REFUSALS, SIGNS
from comments.reports import RULE
from comments.rule_names import RULE_NAMES
from tests.factories import published

pytestmark = pytest.mark.django_db


def said(body, **more):
    return workflow.submit(published(), name="कबीर", email="kabir@example.org", body=body, **more)


def history(desk, comment):
    page = desk.get(f"/admin/comments/comment/{comment.pk}/").content.decode()
    return [" ".join(line.split()) for line in page.split('class="queue-log"')[1].split("</ol>")[0].split("<li>")[1:]]


def test_every_rule_has_a_name():
    rules = {rule.__name__ for rule in [*REFUSALS, *SIGNS, *MODES]}
    assert set(RULE_NAMES) == rules | {RULE, "staff"}


def test_each_decision_says_who_what_and_why(meera, asha, at_the_desk):
    comment = said("सब चोर हैं। https://example.org/x")
    workflow.edit(comment, by=meera, body="सब ठीक है।", note="गाली हटाई गई।")
    workflow.approve(comment, by=asha)
    workflow.restore(comment, by=meera)
    back, approved, edited, came = history(at_the_desk(meera, "en"), comment)
    assert "मीरा जोसेफ़: took back: waiting → approved (आशा राव)" in back
    assert "आशा राव: waiting → approved" in approved
    assert "मीरा जोसेफ़: edited" in edited
    assert "<details>" in edited
    assert "सब चोर हैं। https://example.org/x" in edited
    assert "by the rule “link”: waiting" in came
    assert "A link: a moderator looks where it leads." in came
    assert "“लिंक” नियम से" in history(at_the_desk(meera), comment)[-1]


def test_what_rules_decided_keeps_its_reason_when_another_rule_came_later(meera, at_the_desk):
    Policy(pk=1, mode="open", reports_wait=1).save()
    comment = said("अच्छी बात।", timed=True)
    reports.report(comment, reason="false", words="", network="n")
    held, shown = history(at_the_desk(meera, "en"), comment)
    assert "by the rule “reports by readers”: approved → waiting" in held
    assert "Reported by readers." in held
    assert "by the rule “open to all”: waiting → approved" in shown
    assert "Nothing spoke against it." in shown


def test_the_words_before_are_text(meera, at_the_desk):
    comment = said("<script>alert(1)</script> की बात")
    workflow.edit(comment, by=meera, body="बात", note="हटाया।")
    assert "&lt;script&gt;" in history(at_the_desk(meera), comment)[0]
