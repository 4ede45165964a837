"""A reader asks what is kept of them, and to be forgotten: both by their e-mail address alone."""

import json
from io import StringIO

import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import call_command

from comments import emails, privacy, receipts, subscriptions, workflow
from comments.models import Ban, Comment, Decision, Discussion, Report, Subscription
from newsroom.models import Letter
from tests.factories import published

pytestmark = pytest.mark.django_db
KABIR, SCREEN = "kabir@example.org", "/admin/comments/comment/reader/"


@pytest.fixture
def edition():
    return published()


def said(edition, name="कबीर सिंह", email=KABIR, body="मेरे गाँव की बात।", **more):
    return workflow.submit(edition, name=name, email=email, body=body, **more)


@pytest.fixture
def answered(edition, meera):
    """Kabir's comment that Salma answered, edited once, with all that can hang on it."""
    comment = said(edition, notify=True, network="net-1", body="मेरे गाँव का नाम रामपुर है।")
    workflow.approve(comment, by=meera)
    workflow.edit(comment, by=meera, body="मेरे गाँव की बात।", note="गाँव का नाम हटाया गया।")
    Report.objects.create(comment=comment, reason="private", words="यह कबीर सिंह रामपुर का है", network="net-9")
    answer = said(edition, "सलमा", "salma@example.org", "सही कहा।", parent=comment)
    workflow.approve(answer, by=meera)
    return comment


@pytest.fixture
def kept(edition, answered, meera):
    """What else is kept of him."""
    lone = said(edition, body="एक और बात।", notify=True)
    workflow.approve(lone, by=meera)
    spam = said(published(), body="तीसरी बात।", caught=True)
    Ban.objects.create(email="Kabir@example.org", name="कबीर सिंह")
    return [answered, lone, spam]


def total(edition):
    return Discussion.objects.get(edition=edition).approved


def everything_stored():
    """Every value of every row about comments, as text."""
    tables = (Comment, Decision, Report, Subscription, Ban, Letter)
    return " ".join(str(row) for table in tables for row in table.objects.values())


def test_all_that_is_kept_is_handed_out(kept):
    out = StringIO()
    call_command("export_reader", "KABIR@example.org", stdout=out)
    told = json.loads(out.getvalue())
    assert [one["comment"] for one in told["comments"]] == ["मेरे गाँव की बात।", "एक और बात।", "तीसरी बात।"]
    assert told["comments"][0]["before_it_was_edited"] == ["मेरे गाँव का नाम रामपुर है।"]
    assert told["comments"][0]["hears_of_answers"]["asked"]
    assert told["comments"][2]["hears_of_answers"] is None
    assert told["blocks"][0]["name"] == "कबीर सिंह"
    assert len(told["letters"]) == 2
    assert "सलमा" not in out.getvalue()


def test_erased_means_gone_and_the_answers_stay_in_their_place(kept, edition, admin, kabir):
    receipt = receipts.address(kept[1])
    assert total(edition) == 3
    assert privacy.erase(KABIR, by=admin) == privacy.Erased(deleted=2, emptied=1)
    left = everything_stored()
    for trace in ("कबीर", "kabir", "Kabir", "रामपुर", "मेरे गाँव", "एक और बात", "net-1"):
        assert trace not in left
    page = kabir.get(edition.get_absolute_url()).content.decode()
    assert "लेखक के अनुरोध पर यह टिप्पणी हटा दी गई है।" in page
    assert "सही कहा।" in page
    assert page.count("कबीर") == 0
    assert total(edition) == 2
    assert kabir.get(receipt).status_code == 404
    assert kabir.get(kept[0].get_absolute_url()).status_code == 200
    assert not any(privacy.amount(KABIR).values())


def test_two_emptied_comments_can_stand_under_one_story(answered, edition, admin, meera):
    second = said(edition, body="दूसरी बात।")
    workflow.approve(second, by=meera)
    workflow.reply(second, by=meera, body="धन्यवाद।")
    assert privacy.erase(KABIR, by=admin).emptied == 2


def test_answers_to_oneself_go_with_what_they_answer(edition, admin, meera):
    first = said(edition)
    workflow.approve(first, by=meera)
    workflow.approve(said(edition, body="और यह भी।", parent=first), by=meera)
    assert privacy.erase(KABIR, by=admin) == privacy.Erased(deleted=2)
    assert total(edition) == 0
    assert not Comment.objects.exists()


def test_mail_that_quotes_an_erased_comment_is_not_sent(answered, edition, admin, meera):
    hearing = said(edition, "सलमा", "salma@example.org", "पुल?", notify=True)
    workflow.approve(hearing, by=meera)
    subscriptions.confirm(hearing.subscription)
    Letter.objects.all().delete()
    workflow.approve(said(edition, body="पुल टूटा है।", parent=hearing), by=meera)
    assert Letter.objects.get().to == "salma@example.org"
    privacy.erase(KABIR, by=admin)
    assert not Letter.objects.exists()


def test_the_emptied_comment_is_in_its_editions_language(admin, meera):
    edition = published("en", hi=None)
    comment = said(edition, name="Kabir", body="My village.")
    workflow.approve(comment, by=meera)
    workflow.reply(comment, by=meera, body="Thank you.")
    privacy.erase(KABIR, by=admin)
    comment.refresh_from_db()
    assert (comment.name, comment.body) == ("A reader", "This comment was removed because its author asked for it.")


def test_the_newsrooms_own_answers_are_not_a_readers(edition, admin, meera):
    meera.email = "meera@example.org"
    meera.save()
    workflow.reply(said(edition), by=meera, body="धन्यवाद।")
    assert privacy.amount("meera@example.org")["comments"] == 0


def test_a_decision_about_an_erased_comment_can_be_taken_back(answered, admin, meera):
    privacy.erase(KABIR, by=admin)
    workflow.trash(answered, by=meera)
    for _decision in range(3):
        workflow.restore(answered, by=meera)
    answered.refresh_from_db()
    assert "हटा दी गई है" in answered.html
    assert "रामपुर" not in everything_stored()


def test_only_administrators_erase(kept, meera, asha, admin):
    for person in (meera, asha):
        with pytest.raises(PermissionDenied):
            privacy.erase(KABIR, by=person)
    assert privacy.amount(KABIR)["comments"] == 3


def test_the_command_says_how_much_it_is_and_erases_when_told_so(kept):
    out = StringIO()
    call_command("erase_reader", KABIR, stdout=out)
    assert "comments: 3" in out.getvalue()
    assert Comment.objects.count() == 4
    call_command("erase_reader", KABIR, "--yes", stdout=out)
    assert "2 comments deleted, 1 emptied" in out.getvalue()


def test_at_the_desk_one_looks_downloads_and_erases_by_typing_the_address_twice(kept, admin, at_the_desk):
    desk = at_the_desk(admin)
    assert "पाठक के बारे में क्या रखा है" in desk.get(SCREEN).content.decode()
    looked = desk.post(SCREEN, {"email": KABIR, "act": "look"}).content.decode()
    assert "टिप्पणियाँ: 3" in looked
    got = desk.post(SCREEN, {"email": KABIR, "act": "download"})
    assert len(got.json()["comments"]) == 3
    assert got["Content-Disposition"] == 'attachment; filename="reader.json"'
    wrong = desk.post(SCREEN, {"email": KABIR, "act": "erase", "again": "kabir@example.com"})
    assert wrong.status_code == 400
    assert "दोनों पते एक नहीं हैं" in wrong.content.decode()
    assert Comment.objects.count() == 4
    done = desk.post(SCREEN, {"email": KABIR, "act": "erase", "again": " Kabir@Example.org"}, follow=True)
    assert "2 टिप्पणियाँ हटाई गईं, 1 अपनी जगह" in done.content.decode()
    assert done.redirect_chain == [(SCREEN, 302)]
    assert "कुछ नहीं रखा" in desk.post(SCREEN, {"email": KABIR}).content.decode()


@pytest.mark.parametrize("typed", ["", "kabir", "\x00@example.org", "a@b"])
def test_what_is_no_address_is_told_so(admin, at_the_desk, typed):
    answer = at_the_desk(admin).post(SCREEN, {"email": typed, "act": "erase", "again": typed})
    assert answer.status_code == 400
    assert "पता" in answer.content.decode()


def test_moderators_mail_is_not_a_readers_letter(kept, meera, admin):
    meera.email = "meera@example.org"
    emails.waiting(meera, [], 1)
    privacy.erase(KABIR, by=admin)
    assert Letter.objects.get().to == "meera@example.org"
