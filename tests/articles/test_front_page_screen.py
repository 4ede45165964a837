"""The desk's screen for the front page: what it shows, its plain forms, and what it says to whom it refuses."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from articles import workflow
from articles.frontpage import workflow as front
from articles.frontpage.standing import standing
from articles.models import Breaking, FrontPage, FrontSlot
from tests.articles.desk import text
from tests.factories import ENGLISH, HINDI, later, publish, published

pytestmark = pytest.mark.django_db
SCREEN = "/admin/articles/frontpage/"


@pytest.fixture
def stories(defence):
    return [published(section=defence).article for _number in range(6)]


def version(language="hi"):
    page = FrontPage.objects.filter(language=language).first()
    return page.version if page else 0


def press(client, verb, language="hi", follow=True, **sent):
    sent = {"verb": verb, "seen": version(language)} | sent
    return client.post(f"{SCREEN}{language}/act/", sent, follow=follow)


def lead():
    return standing("hi").arrangement.lead.article


def local(moment):
    return f"{timezone.localtime(moment):%Y-%m-%dT%H:%M}"


def test_it_shows_each_place_with_who_stands_there_and_what_fills_itself(at_the_desk, asha, stories):
    front.place("hi", "2", stories[0], by=asha, seen=0, ends_at=later(hours=3))
    html = text(at_the_desk(asha, "en").get(f"{SCREEN}?language=hi"))
    places = dict(re.findall(r'<li class="slot[^"]*" id="place-([^"]+)".*?<a class="slot-title"[^>]*>([^<]+)', html))
    assert places["1"] == stories[5].title_hi
    assert places["2"] == stories[0].title_hi
    assert len(re.findall('class="slot is-auto"', html)) == 4  # the lead, two of the second tier, one section
    assert "chosen, until" in html
    assert "fills itself" in html


def test_it_speaks_the_desk_s_language_about_either_front_page(at_the_desk, asha, stories):
    client = at_the_desk(asha, "hi")
    assert "पहला पन्ना" in text(client.get(SCREEN))
    assert 'aria-current="page">अंग्रेज़ी' in text(client.get(f"{SCREEN}?language=en"))
    assert client.get(f"{SCREEN}?language=fr").status_code == 200


def test_a_story_is_put_moved_kept_and_taken_out_with_plain_forms(at_the_desk, asha, stories):
    client = at_the_desk(asha, "en")
    answer = press(client, "place", story=stories[0].pk, place="1")
    assert answer.redirect_chain[-1][0] == f"{SCREEN}?language=hi#place-1"
    assert f"“{stories[0].title_hi}” put in this place: Lead. Readers see it now." in text(answer)
    assert lead() == stories[0]
    slot = FrontSlot.objects.get().pk
    press(client, "move", slot=slot, to="3")
    assert FrontSlot.objects.get().number == 3
    until = later(hours=2)
    press(client, "keep", slot=slot, ends_at=local(until))
    assert FrontSlot.objects.get().ends_at == until.replace(second=0, microsecond=0)
    press(client, "remove", slot=slot)
    assert not FrontSlot.objects.exists()


def test_the_last_change_is_offered_for_undoing_and_older_ones_in_the_list(at_the_desk, asha, stories):
    client = at_the_desk(asha, "en")
    press(client, "place", story=stories[0].pk, place="1")
    html = text(press(client, "place", story=stories[1].pk, place="2"))
    changes = re.findall(r'name="change" value="(\d+)"', html)
    assert len(changes) == 3  # on top, and both in the list
    html = text(press(client, "take_back", change=changes[0]))
    assert "Taken back: “" in html
    assert [slot.number for slot in FrontSlot.objects.all()] == [1]
    press(client, "take_back", change=changes[2])
    assert not FrontSlot.objects.exists()


def test_undo_goes_back_step_by_step_and_its_sentence_grows_no_longer(at_the_desk, asha, stories):
    client = at_the_desk(asha, "en")
    for story in stories[:3]:
        html = text(press(client, "place", story=story.pk, place="1"))
    for left in (stories[1], stories[0], stories[5]):
        undo = re.search(r'class="front-done".*?name="change" value="(\d+)"', html, re.DOTALL)[1]
        html = text(press(client, "take_back", change=undo))
        assert lead() == left
        assert html.count("aken back: “") >= 1
        assert "aken back: taken back" not in html
    assert "data-undo" not in html


def test_what_was_taken_back_and_put_back_many_times_is_read_as_quickly(
    at_the_desk, asha, stories, django_assert_max_num_queries
):
    client = at_the_desk(asha, "en")
    change = front.place("hi", "1", stories[0], by=asha, seen=0)
    for _time in range(12):
        change = front.take_back(change, by=asha)
    client.get(SCREEN)
    with django_assert_max_num_queries(22):
        html = text(client.get(f"{SCREEN}?language=hi"))
    assert f"put back again: “{stories[0].title_hi}” put in this place: Lead</p>" in re.sub(r"\s+<", "<", html)
    assert lead() == stories[0]


def test_a_time_that_is_over_is_said_beside_its_field_and_nothing_typed_is_lost(at_the_desk, asha, stories):
    client = at_the_desk(asha, "en")
    sent = {"story": stories[0].pk, "place": "3", "starts_at": "2026-01-01T10:00", "ends_at": "2026-01-02T10:00"}
    answer = press(client, "place", **sent)
    assert answer.status_code == 400
    html = text(answer)
    assert "This moment is over. Choose a later one." in html
    assert 'value="2026-01-01T10:00"' in html
    assert '<option value="3" selected>' in html
    assert not FrontSlot.objects.exists()


@pytest.mark.parametrize("moment", ["gestern", "9999-99-99T00:00", "0001-01-01T00:00", "9999-12-31T23:59:00-12:00"])
def test_a_moment_that_is_none_is_refused_in_words(at_the_desk, asha, stories, moment):
    answer = press(at_the_desk(asha), "place", story=stories[0].pk, place="3", ends_at=moment)
    assert answer.status_code == 400
    assert "errorlist" in text(answer)


@pytest.mark.parametrize("moment", ["9999-12-31T23:59", "9999-12-31T23:59:00-12:00", "0001-01-01T00:00:00+12:00"])
def test_a_moment_that_nobody_plans_for_is_refused_or_the_preview_shows_now(at_the_desk, asha, stories, moment):
    client = at_the_desk(asha, "en")
    for name in ("starts_at", "ends_at"):
        answer = press(client, "place", story=stories[0].pk, place="3", **{name: moment})
        assert answer.status_code == 400
        assert ("This is more than a year ahead" if moment > "9" else "This moment is over") in text(answer)
    for page in ("preview", "page"):
        assert client.get(f"{SCREEN}hi/{page}/", {"at": moment}).status_code == 200


def test_breaking_news_is_announced_changed_and_ended_and_refused_with_what_was_typed(at_the_desk, asha, stories):
    client = at_the_desk(asha, "en")
    press(client, "announce", sentence="पुल बंद", story=stories[5].pk)
    assert Breaking.objects.get().story == stories[5]
    answer = press(client, "announce", sentence="क" * 121)
    assert answer.status_code == 400
    assert "क" * 121 in text(answer)
    assert "Shorten it by 1 letter" in text(answer)
    assert Breaking.objects.get().sentence == "पुल बंद"
    press(client, "end")
    assert not Breaking.objects.exists()
    assert "There is no breaking news to end." in text(press(client, "end"))


def test_the_second_of_two_editors_sees_what_happened_and_loses_nothing(at_the_desk, asha, admin, stories):
    seen, until = version(), local(later(days=200))
    press(at_the_desk(asha), "place", story=stories[0].pk, place="1", seen=seen)
    answer = press(at_the_desk(admin, "en"), "place", story=stories[1].pk, place="1", seen=seen, ends_at=until)
    html = text(answer)
    assert answer.status_code == 400
    assert f"आशा राव changed the front page meanwhile: “{stories[0].title_hi}” put in this place: Lead." in html
    assert f'value="{until}"' in html
    assert lead() == stories[0]
    press(at_the_desk(admin), "place", story=stories[1].pk, place="1")
    assert lead() == stories[1]


def test_what_comes_by_itself_is_told_in_order(at_the_desk, asha, stories):
    front.place("hi", "1", stories[0], by=asha, seen=9, starts_at=later(hours=1), ends_at=later(hours=3))
    front.announce("hi", "पुल बंद", by=asha, seen=9, ends_at=later(hours=2))
    html = text(at_the_desk(asha, "en").get(f"{SCREEN}?language=hi")).partition("front-coming")[2]
    told = re.findall(r"<p><b>([^<]+)</b>: ([^<]+)</p>", html)
    assert told == [("Lead", stories[0].title_hi), ("Breaking news", "ends"), ("Lead", "fills itself")]


def test_a_chosen_story_that_readers_do_not_have_is_said_to_wait(at_the_desk, asha, stories):
    front.place("hi", "1", stories[0], by=asha, seen=9)
    front.place("hi", "1", stories[1], by=asha, seen=9, ends_at=later(hours=1))
    workflow.withdraw(stories[1], "hi", by=asha)
    client = at_the_desk(asha, "en")
    html = text(client.get(f"{SCREEN}?language=hi")).partition('id="place-1"')[2].partition('id="place-2"')[0]
    assert "was chosen, and readers do not have it now" in html
    assert [html.count(f"{story.title_hi}</span>: was chosen") for story in stories[:2]] == [0, 1]
    assert lead() == stories[0]
    press(client, "remove", slot=FrontSlot.objects.get(story=stories[1]).pk)
    assert [slot.story for slot in FrontSlot.objects.all()] == [stories[0]]


def test_the_preview_is_the_readers_page_of_the_moment(at_the_desk, asha, stories, story):
    publish(story, at=later(hours=2))
    front.place("hi", "1", stories[0], by=asha, seen=9, starts_at=later(hours=1))
    client = at_the_desk(asha, "en")
    moment = timezone.now() + timedelta(hours=3)
    page = client.get(f"{SCREEN}hi/page/?at={local(moment)}")
    assert "no-store" in page["Cache-Control"]
    assert page["X-Robots-Tag"] == "noindex"
    assert page["X-Frame-Options"] == "SAMEORIGIN"
    assert "frame-ancestors 'self'" in page["Content-Security-Policy"]
    html = page.content.decode()
    assert '<html lang="hi">' in html
    assert stories[0].title_hi in html.partition("article-card--lead")[2].partition("</article>")[0]
    assert story.title_hi in html
    with time_machine.travel(moment, tick=False):
        readers = client.get("/hi/").content.decode()
    main = re.compile("<main.*</main>", re.DOTALL)
    assert main.search(html)[0] == main.search(readers)[0]


def test_the_preview_offers_the_moments_at_which_something_changes(at_the_desk, asha, stories):
    front.place("hi", "1", stories[0], by=asha, seen=9, starts_at=later(hours=1))
    client = at_the_desk(asha, "en")
    html = client.get(f"{SCREEN}hi/preview/").content.decode()
    address = re.search(r'href="(\?at=[^"]+)"', html)[1].replace("&amp;", "&")
    framed = re.search(r'<iframe[^>]*src="([^"]+)"', client.get(f"{SCREEN}hi/preview/{address}").content.decode())[1]
    assert stories[0].title_hi in client.get(framed).content.decode().partition("article-card--lead")[2][:2_000]
    assert client.get(f"{SCREEN}hi/preview/?at=never&width=wall").status_code == 200


@pytest.mark.parametrize("sent", [{"verb": "explode"}, {"verb": "move", "slot": "x"}, {"verb": "remove", "slot": "99"}])
def test_a_button_that_is_not_known_or_too_late_says_so(at_the_desk, asha, stories, sent):
    answer = press(at_the_desk(asha), **sent)
    assert answer.status_code == 400
    assert 'role="alert"' in text(answer)


@pytest.mark.parametrize("path", ["", "hi/preview/", "hi/page/"])
def test_reporters_and_moderators_do_not_see_it(at_the_desk, ravi, meera, path):
    for person in (ravi, meera):
        client = at_the_desk(person)
        assert client.get(SCREEN + path).status_code == 403
        assert f'href="{SCREEN}"' not in client.get("/admin/").content.decode()


def test_editors_find_it_in_the_sidebar_and_by_its_keys(at_the_desk, asha):
    html = text(at_the_desk(asha, "en").get("/admin/"))
    assert f'<a href="{SCREEN}">Front page</a>' in html
    assert f'data-key="g f" data-goes="{SCREEN}"' in html


def test_it_asks_as_often_however_many_places_are_filled(at_the_desk, asha, stories, django_assert_max_num_queries):
    client = at_the_desk(asha)
    client.get(SCREEN)
    for number, story in enumerate(stories[:4], start=1):
        front.place("hi", str(number), story, by=asha, seen=99)
        front.place("hi", str(number), stories[5], by=asha, seen=99, starts_at=later(hours=number))
    with django_assert_max_num_queries(22):
        client.get(SCREEN)


def test_words_of_other_languages_and_angle_brackets_stay_words(at_the_desk, asha, defence, kabir):
    story = published(section=defence, hi=HINDI | {"title": "<b>पुल</b> & Co"}, en=ENGLISH).article
    front.place("hi", "1", story, by=asha, seen=0)
    front.announce("hi", "<script>alert(1)</script>", by=asha, seen=9)
    for html in (text(at_the_desk(asha).get(SCREEN)), text(kabir.get("/hi/"))):
        assert "<b>पुल</b>" not in html
        assert "<script>alert" not in html


def test_a_story_s_own_screen_says_where_it_stands_and_leads_there(at_the_desk, asha, ravi, stories):
    front.place("hi", "1", stories[0], by=asha, seen=0, ends_at=later(hours=3))
    html = text(at_the_desk(asha, "en").get(f"/admin/articles/article/{stories[0].pk}/change/"))
    assert "<b>Hindi</b>: Lead, until" in html
    link = re.search(r'href="([^"]*frontpage[^"]*#stories)"', html)[1].replace("&amp;", "&")
    side = text(at_the_desk(asha).get(link)).partition("front-offered")[2].partition("front-coming")[0]
    assert re.findall(r'<li data-story="(\d+)"', side) == [str(stories[0].pk)]
    html = text(at_the_desk(asha, "en").get(f"/admin/articles/article/{stories[1].pk}/change/"))
    assert "<b>Hindi</b>: not chosen" in html
    assert "#stories" not in text(at_the_desk(ravi).get(f"/admin/articles/article/{stories[1].pk}/change/"))


def test_the_publish_sheet_says_that_readers_see_it_on_the_front_page(at_the_desk, asha, stories):
    front.place("hi", "2", stories[0], by=asha, seen=0)
    workflow.save_draft(stories[0], {"hi": {"title": "नया शीर्षक"}}, by=asha)
    html = text(at_the_desk(asha, "en").get(f"/admin/articles/article/{stories[0].pk}/publish/hi/"))
    assert "On the front page in Hindi: Second tier, 1." in html
