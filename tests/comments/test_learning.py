"""The site learns from its moderators what spam looks like; it says by which signs, and publishes nothing."""

import json
from pathlib import Path

import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import call_command

from bench.moderation import quality, spam_set
from comments import spam, workflow
from comments.learning import Signs, learn
from comments.models import Comment, Learned, Policy
from tests.factories import published

SCREEN = "/admin/comments/learned/"
CAMPAIGN = [
    ("Loan Help", "घर बैठे {n}000 रुपये रोज़ कमाएँ, पूरी जानकारी यहाँ https://kamai{n}.example/"),
    ("Cash Guru", "Instant loan without papers, call 98765 43{n}10 now!!"),
]
TALK = [
    ("कबीर", "हमारे मोहल्ले में {n} दिन से पानी नहीं आया।"),
    ("Salma", "The bridge took {n} years and still has no lights."),
]


def told(number, lines):
    name, body = lines[number % len(lines)]
    return name, body.format(n=10 + number)


def examples(each=30):
    return [(*told(n, CAMPAIGN), True) for n in range(each)] + [(*told(n, TALK), False) for n in range(each)]


def test_what_resembles_spam_is_told_by_signs_that_stand_in_it():
    signs = learn(examples())
    body = "भाइयो, पूरी जानकारी यहाँ देखें: http://naya.example/"
    percent, strongest = signs.judge("Rahul", body)
    assert percent > 80
    assert "पूरी जानकारी" in strongest
    assert all(sign in body for sign in strongest)
    assert signs.judge("Rahul", "पुल पर बत्ती कब लगेगी, पानी कब आएगा?")[0] < 50


def test_too_few_examples_say_nothing():
    signs = learn(examples(19))
    assert signs.judge("Loan Help", CAMPAIGN[0][1]) == (0, [])
    assert (signs.spam, signs.good) == (19, 19)


def test_nobody_is_suspected_for_their_name():
    of_one_name = [("Zubair", body, True) for _name, body, is_spam in examples() if is_spam]
    signs = learn(of_one_name + [one for one in examples() if not one[2]])
    assert "w:zubair" not in signs.weights
    assert signs.judge("Zubair", "सड़क कब बनेगी?") == signs.judge("Kabeer", "सड़क कब बनेगी?")


def test_what_is_kept_says_the_same():
    signs = learn(examples())
    again = Signs.from_json(json.loads(json.dumps(signs.to_json())))
    for name, body, _is_spam in examples(3):
        assert abs(again.judge(name, body)[0] - signs.judge(name, body)[0]) <= 1
    assert learn(examples()) == signs


@pytest.mark.parametrize("body", ["", "\x00", "😀" * 3_000, "a" * 1_000_000, "१" * 5_000, "www." * 5_000, "a." * 5_000])
def test_any_text_is_judged(body):
    assert 0 <= learn(examples()).judge("x", body)[0] <= 100


def test_the_figures_on_the_committed_set():
    """Learned on the days 1 to 40 and asked about the days 41 to 60; written by somebody who had not seen the code."""
    found = quality(*spam_set(Path(__file__).parent))
    assert found["AUC"] >= 0.95
    assert found["recall at 1 % false alarms"] >= 0.65
    assert found["precision at 80"] >= 0.95
    assert found["recall at 80"] >= 0.55


# --- what teaches


@pytest.fixture
def edition():
    return published()


@pytest.fixture
def taught(edition, meera):
    """A site whose moderators have decided about twenty comments of each kind."""
    Policy(pk=1, links_wait=90, links_spam=90).save()
    for number in range(20):
        for lines, act in ((CAMPAIGN, workflow.mark_spam), (TALK, workflow.approve)):
            act(said(edition, *told(number, lines)), by=meera)
    Policy(pk=1, links_wait=90, links_spam=90, mode="open").save()
    return spam.relearn()


def said(edition, name, body):
    email = f"{Comment.objects.count()}@example.org"
    return workflow.submit(edition, name=name, email=email, body=body, timed=True)


@pytest.mark.django_db
def test_a_comment_like_those_marked_as_spam_waits_with_the_signs(taught, edition):
    assert (taught.spam, taught.good) == (20, 20)
    comment = said(edition, "Amit", "घर बैठे 99000 रुपये रोज़ कमाएँ, पूरी जानकारी यहाँ https://nayi.example/")
    assert (comment.status, comment.rule) == ("pending", "learned_spam")
    assert comment.risk >= 80
    assert comment.evidence
    assert said(edition, "Amit", "हमारे यहाँ भी बत्ती नहीं है।").status == "approved"


@pytest.mark.django_db
def test_rules_do_not_teach_and_what_is_taken_back_teaches_no_more(taught, edition, meera):
    workflow.submit(edition, name="x", email="x@example.org", body="जाल में फँसा।", caught=True)
    again = Comment.objects.filter(status="spam", rule="everybody_waits").first()
    workflow.restore(again, by=meera)
    assert (spam.relearn().spam, spam.relearn().good) == (19, 20)
    workflow.approve(again, by=meera)
    workflow.mark_spam(again, by=meera)
    assert spam.relearn().spam == 20


@pytest.mark.django_db
def test_the_job_learns_when_there_is_something_new(taught, edition, meera):
    assert spam.learn_when_due() is None
    workflow.mark_spam(said(edition, "x", "एक और बात।"), by=meera)
    assert spam.learn_when_due() == 41


@pytest.mark.django_db
def test_forgetting_begins_anew(taught, edition, meera, asha, at_the_desk):
    with pytest.raises(PermissionDenied):
        spam.forget(by=meera)
    desk = at_the_desk(asha)
    page = desk.get(SCREEN).content.decode()
    for words in ("20", "“जानकारी”", "भूलकर नए सिरे से शुरू करें"):
        assert words in page
    page = desk.post(f"{SCREEN}forget/", follow=True).content.decode()
    assert "अब तक कुछ नहीं सीखा गया" in page
    assert spam.learned_signs().judge("Loan Help", CAMPAIGN[0][1]) == (0, [])
    call_command("learn_spam")
    assert Learned.current().spam == 0
    assert "Nothing was learned yet" in at_the_desk(asha, language="en").get(SCREEN).content.decode()


@pytest.mark.django_db
def test_the_command_learns_and_forgets(taught, capsys):
    call_command("learn_spam")
    assert "20 comments that are spam and 20" in capsys.readouterr().out
    call_command("learn_spam", "--reset")
    call_command("learn_spam")
    assert "too few" in capsys.readouterr().out
