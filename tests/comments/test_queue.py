"""What Meera finds in the queue: views, evidence inside the words, the reader's history, claims, the way back."""

import threading
from datetime import timedelta

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from comments import bans, claims, workflow
from comments.admin.pages import SIZE, Asked, page_of
from comments.marking import marked
from comments.models import Ban, BannedTerm, Claim, Comment, Discussion, Report, Watch
from tests.factories import published

QUEUE = "/admin/comments/comment/"
pytestmark = pytest.mark.django_db


@pytest.fixture
def edition():
    return published()


def said(edition, name="कबीर", body=None, email=None, **more):
    email = email or f"{Comment.objects.count()}@example.org"
    return workflow.submit(edition, name=name, email=email, body=body or f"{name} की बात।", **more)


def many(edition, count, **more):
    Discussion.objects.get_or_create(edition=edition)
    rows = [
        Comment(
            edition=edition, name=f"पाठक {n}", email=f"{n}@example.org", body=f"बात {n}", html="<p>बात</p>",
            digest=f"{n}", network=f"{n % 9}", risk=n % 7, reason="Every comment waits for a moderator.", **more,
        )
        for n in range(count)
    ]  # fmt: skip
    return Comment.objects.bulk_create(rows)


def complain(comment, reason="false", words="यह सच नहीं है।"):
    Report.objects.create(comment=comment, reason=reason, words=words, network=f"{Report.objects.count()}")
    Comment._base_manager.filter(pk=comment.pk).update(reports=comment.complaints.count())


def shown(answer):
    return [row.comment for row in answer.context["rows"]]


# --- Evidence


@pytest.mark.parametrize(
    ("text", "evidence", "markup", "beside"),
    [
        ("वह चोर है, चोरी नहीं।", ["चोर"], "वह <mark>चोर</mark> है, चोरी नहीं।", []),
        ("चोरी रोकी गई", ["चोर"], "चोरी रोकी गई", ["चोर"]),
        ("CHOR और chor", ["chor"], "<mark>CHOR</mark> और <mark>chor</mark>", []),
        ("देखें https://x.example/a?b=1&c<d", ["https://x.example/a?b=1&c"],
         "देखें <mark>https://x.example/a?b=1&amp;c</mark>&lt;d", []),
        ("वाह!!!!!!!!!!", ["!!!!!!!!"], "वाह<mark>!!!!!!!!</mark>!!", []),
        ("m00rkh", ["मूर्ख"], "m00rkh", ["मूर्ख"]),
        ("<mark>\nदो", ["<mark>"], "<mark>&lt;mark&gt;</mark><br>दो", []),
        ("एक दो", ["", " ", "एक दो", "दो"], "<mark>एक दो</mark>", ["", " "]),
    ],
)  # fmt: skip
def test_evidence_is_marked_where_it_stands_and_never_cuts_a_letter(text, evidence, markup, beside):
    assert marked(text, evidence) == (markup, beside)


def test_words_reasons_and_history_stand_with_a_comment(edition, meera, at_the_desk):
    BannedTerm.objects.create(term="मूर्ख")
    edition.publish_at -= timedelta(days=40)
    with time_machine.travel(timezone.now() - timedelta(days=30)):
        workflow.approve(said(edition, "अनूप", email="anoop@example.org", network="n"), by=meera)
    first = Comment.objects.get()
    said(edition, "अनूप", "सब मूर्ख हैं https://example.org/x", email="anoop@example.org", parent=first, network="n")
    page = at_the_desk(meera).get(QUEUE).content.decode()
    assert "सब <mark>मूर्ख</mark> हैं <mark>https://example.org/x</mark>" in page
    for words in ("प्रतिबंधित शब्द।", "1 मंज़ूर", "1 रुकी हुई", "अनूप को जवाब (मंज़ूर):", "जोखिम 90 प्रतिशत", f"?by={first.pk + 1}"):
        assert words in page, words
    assert "by=anoop" not in page
    everything = at_the_desk(meera).get(f"{QUEUE}?by={first.pk}")
    assert [one.name for one in shown(everything)] == ["अनूप", "अनूप"]


def test_complaints_are_read_and_a_comment_that_stays_is_settled(edition, meera, asha, at_the_desk):
    comment = said(edition)
    workflow.approve(comment, by=asha)
    complain(comment)
    page = at_the_desk(meera).get(f"{QUEUE}?view=reported")
    assert comment.complaints.get().get_reason_display() in page.content.decode()
    assert "यह सच नहीं है।" in page.content.decode()
    press = {"one": f"approve:{comment.pk}", f"seen-{comment.pk}": "approved", "view": "reported"}
    at_the_desk(asha).post(f"{QUEUE}decide/", press)
    late = at_the_desk(meera).post(f"{QUEUE}decide/", press | {"one": f"spam:{comment.pk}"}, follow=True)
    assert "आशा राव का फ़ैसला" in late.content.decode()
    comment.refresh_from_db()
    assert (comment.status, comment.reports) == ("approved", 0)


def test_decided_views_say_who_decided(edition, meera, at_the_desk):
    workflow.mark_spam(said(edition), by=meera)
    said(edition, body="अ https://a.example ब https://b.example स https://c.example")
    page = at_the_desk(meera, language="en").get(f"{QUEUE}?view=spam").content.decode()
    assert "spam: मीरा जोसेफ़" in page
    assert "spam: by the rule" in page
    assert "Many links." in page


@pytest.mark.parametrize("order", ["oldest", "riskiest"])
def test_pages_go_on_by_key_and_miss_nobody(edition, meera, order):
    comments, seen, after = many(edition, SIZE * 2 + 7), [], ""
    while True:
        rows, after = page_of(Asked(order=order, after=after), meera)
        seen += rows
        if not after:
            break
    weight = (lambda one: (-one.risk, one.pk)) if order == "riskiest" else (lambda one: one.pk)
    assert [one.pk for one in seen] == [one.pk for one in sorted(comments, key=weight)]


def test_an_address_that_nobody_meant_shows_the_queue(edition, meera, at_the_desk):
    said(edition)
    for query in ("view=x", "after=x", "order=9&after=1-2-3", "by=%00", "view=waiting&after=99999999999999999999"):
        assert len(shown(at_the_desk(meera).get(f"{QUEUE}?{query}"))) == 1


@pytest.mark.parametrize("view", ["waiting", "reported", "spam", "approved", "trash"])
def test_the_queue_asks_as_often_however_much_waits(edition, meera, at_the_desk, view):
    status = {"waiting": "pending", "reported": "approved"}.get(view, view)
    desk, asked = at_the_desk(meera), []
    for size in (2, 40):
        for comment in many(edition, size, status=status, **({"reports": 1} if view == "reported" else {})):
            workflow._record(comment, "status", by=meera)
        with CaptureQueriesContext(connection) as queries:
            assert len(shown(desk.get(f"{QUEUE}?view={view}"))) == size
        asked.append(len(queries))
        Claim.objects.all().delete()
        Comment.objects.all().delete()
    assert asked[0] == asked[1] <= 32


# --- Claims


def test_two_moderators_are_given_different_comments(edition, meera, asha, admin):
    many(edition, SIZE + 10)
    hers, rest = (page_of(Asked(), who)[0] for who in (meera, asha))
    assert (len(hers), len(rest)) == (SIZE, 10)
    assert not set(hers) & set(rest)
    assert page_of(Asked(), meera)[0] == hers
    assert page_of(Asked(order="riskiest"), admin)[0] == []
    assert claims.holders() == [(meera, SIZE), (asha, 10)]


def test_who_is_late_is_told_who_has_what_waits(edition, meera, asha, at_the_desk):
    many(edition, 2)
    at_the_desk(asha).get(QUEUE)
    assert "आशा राव के पास 2।" in at_the_desk(meera).get(QUEUE).content.decode()
    with time_machine.travel(timezone.now() + timedelta(minutes=claims.MINUTES, seconds=1)):
        assert len(shown(at_the_desk(meera).get(QUEUE))) == 2


def test_what_one_leaves_goes_to_another(edition, meera, asha, at_the_desk):
    first, second = many(edition, 2)
    desk = at_the_desk(meera)
    desk.get(QUEUE)
    desk.post(f"{QUEUE}decide/", {"one": f"leave:{first.pk}"})
    assert shown(desk.get(QUEUE)) == [second]
    assert shown(at_the_desk(asha).get(QUEUE)) == [first]


def test_what_nobody_else_takes_comes_back(edition, meera, at_the_desk):
    (only,) = many(edition, 1)
    desk = at_the_desk(meera)
    desk.get(QUEUE)
    desk.post(f"{QUEUE}decide/", {"one": f"leave:{only.pk}"})
    assert shown(desk.get(QUEUE)) == [only]


@pytest.mark.django_db(transaction=True)
def test_moderators_who_come_at_once_never_collide(edition, meera, asha, admin):
    many(edition, SIZE * 3)
    given, errors, start = {}, [], threading.Barrier(3)

    def come(who, order):
        try:
            start.wait()
            given[who] = {one.pk for one in page_of(Asked(order=order), who)[0]}
        except Exception as error:
            errors.append(error)
        finally:
            connection.close()

    for _time in range(3):
        people = [(meera, "oldest"), (asha, "oldest"), (admin, "riskiest")]
        moderators = [threading.Thread(target=come, args=one) for one in people]
        for one in moderators:
            one.start()
        for one in moderators:
            one.join()
        assert errors == []
        sets = list(given.values())
        assert sum(map(len, sets)) == len(set.union(*sets)) == SIZE * 3
        Claim.objects.all().delete()


# --- The way back


def test_the_bar_is_there_for_a_minute_and_undoes_all_of_a_press(edition, meera, at_the_desk):
    comments, desk = many(edition, 3), at_the_desk(meera, language="en")
    keys = [one.pk for one in comments]
    page = desk.post(f"{QUEUE}decide/", {"verb": "trash", "comment": keys}, follow=True)
    assert "3 comments are in the trash." in page.content.decode()
    with time_machine.travel(timezone.now() + timedelta(seconds=61)):
        assert desk.get(QUEUE).context["press"] is None
    desk.post(f"{QUEUE}decide/", {"verb": "undo", "press": page.context["press"]})
    assert Comment.objects.pending().count() == 3
    assert desk.get(QUEUE).context["press"] is None


def test_undo_restores_words_marks_and_complaints(edition, meera, at_the_desk):
    comment, desk = said(edition), at_the_desk(meera)
    workflow.approve(comment, by=meera)
    complain(comment)
    before = Comment.objects.values().get(pk=comment.pk)
    for path, sent in (
        (f"{comment.pk}/", {"verb": "edit", "body": "नई बात", "note": "नंबर हटाया।"}),
        ("decide/", {"one": f"feature:{comment.pk}"}),
        ("decide/", {"one": f"trash:{comment.pk}"}),
    ):
        desk.post(QUEUE + path, sent)
        assert Comment.objects.values().get(pk=comment.pk) != before
        desk.post(f"{QUEUE}decide/", {"verb": "undo", "press": desk.get(QUEUE).context["press"]})
        assert Comment.objects.values().get(pk=comment.pk) == before, sent


def test_who_was_overtaken_is_told_by_whom(edition, meera, asha, at_the_desk):
    comment, desk = said(edition), at_the_desk(meera, language="en")
    press = desk.post(
        f"{QUEUE}decide/", {"one": f"approve:{comment.pk}"}, headers={"Accept": "application/json"}
    ).json()["press"]
    workflow.mark_spam(comment, by=asha)
    undone = desk.post(f"{QUEUE}decide/", {"verb": "undo", "press": press}, follow=True).content.decode()
    assert "आशा राव decided this one at" in undone
    late = {"one": f"trash:{comment.pk}", f"seen-{comment.pk}": "approved"}
    assert "spam." in desk.post(f"{QUEUE}decide/", late, follow=True).content.decode()
    comment.refresh_from_db()
    assert comment.status == "spam"


def test_nobody_undoes_what_another_pressed(edition, meera, asha, at_the_desk):
    comment = said(edition)
    workflow.approve(comment, by=asha)
    for press in (comment.decisions.get().press, "x", ""):
        at_the_desk(meera).post(f"{QUEUE}decide/", {"verb": "undo", "press": press})
    comment.refresh_from_db()
    assert comment.status == "approved"


# --- Words, blocks, wishes


def test_an_answer_approves_what_it_answers_and_undo_takes_both_away(edition, meera, at_the_desk, kabir):
    comment, desk = said(edition), at_the_desk(meera)
    desk.post(f"{QUEUE}{comment.pk}/", {"verb": "reply", "body": "धन्यवाद, देखते हैं।"})
    assert "धन्यवाद, देखते हैं।" in kabir.get(edition.get_absolute_url()).content.decode()
    page = desk.get(QUEUE)
    assert "“कबीर” की टिप्पणी का जवाब" in page.content.decode()
    desk.post(f"{QUEUE}decide/", {"verb": "undo", "press": page.context["press"]})
    assert list(Comment.objects.order_by("pk").values_list("status", flat=True)) == ["pending", "trash"]


@pytest.mark.parametrize(
    "sent", [{"verb": "reply"}, {"verb": "edit", "body": "टिकी रहे", "note": ""}, {"verb": "ban", "whom": "x"}, {}]
)
def test_a_form_that_cannot_be_followed_comes_back_as_it_was(edition, meera, at_the_desk, sent):
    comment = said(edition)
    answer = at_the_desk(meera).post(f"{QUEUE}{comment.pk}/", sent)
    assert answer.status_code == 400
    assert sent.get("body", "") in answer.content.decode()
    assert "errorlist" in answer.content.decode()
    assert not Ban.objects.exists()


def test_a_blocked_reader_and_a_blocked_network_go_to_the_trash(edition, meera, ravi, at_the_desk):
    comment, desk = said(edition, email="loud@example.org", network="n"), at_the_desk(meera)
    with pytest.raises(PermissionDenied):
        bans.ban_reader(comment, by=ravi)
    desk.post(f"{QUEUE}{comment.pk}/", {"verb": "ban", "whom": "reader", "reason": "गालियाँ"})
    desk.post(f"{QUEUE}{comment.pk}/", {"verb": "ban", "whom": "network"})
    bans.ban_reader(comment, by=meera)
    banned = [(ban.email, bool(ban.until)) for ban in Ban.objects.order_by("pk")]
    assert banned == [("loud@example.org", False), ("", True)]
    comment.refresh_from_db()
    assert comment.status == "pending"
    assert said(edition, "और", email="loud@example.org").status == "trash"
    assert said(edition, "कोई", network="n").status == "trash"
    with time_machine.travel(timezone.now() + timedelta(days=8)):
        assert said(edition, "बाद", network="n").status == "pending"
    assert "रोके गए पाठक" in desk.get("/admin/comments/ban/").content.decode()


def test_mail_is_wished_for_in_the_queue(meera, ravi, at_the_desk):
    at_the_desk(meera).post(f"{QUEUE}wish/", {"when": "hourly"})
    assert Watch.objects.get().when == "hourly"
    assert "चुनें कि" in at_the_desk(meera).post(f"{QUEUE}wish/", {"when": "x"}, follow=True).content.decode()
    assert at_the_desk(ravi).post(f"{QUEUE}wish/", {"when": "daily"}).status_code == 403
    assert Watch.objects.get().when == "hourly"
