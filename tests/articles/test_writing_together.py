"""The story screen's script: text kept while it is typed, merged when it is saved, and never lost or overwritten."""

import json

import pytest

from articles import workflow
from articles.body.paragraphs import paragraphs
from articles.models import Article, Kind, Presence, Revision, Tag
from tests.articles.desk import ADD, screen, typed
from tests.factories import ArticleFactory, CategoryFactory

pytestmark = pytest.mark.django_db

JSON = {"Accept": "application/json"}
BODY = '<p data-id="aaaaaaa1">पहला पैरा।</p><p data-id="aaaaaaa2">दूसरा पैरा।</p><p data-id="aaaaaaa3">तीसरा पैरा।</p>'


@pytest.fixture
def bridge(ravi):
    """A story of Ravi's with three paragraphs in Hindi."""
    return ArticleFactory(created_by=ravi, hi={"title": "पुल खुला", "body": BODY}, en=None)


def with_paragraph(body, key, text):
    blocks = {block.key: block for block in paragraphs(body)}
    return body.replace(blocks[key].keyed, f'<p data-id="{key}">{text}</p>')


def send(client, article, data, act="save"):
    answer = client.post(screen(article), data | {"act": act}, headers=JSON)
    return answer.status_code, json.loads(answer.content)


def keep(client, article, data, changed="hi", **more):
    where = f"/admin/articles/article/{article.pk}/autosave/" if article else "/admin/articles/article/autosave/"
    answer = client.post(where, data | {"changed": changed} | more, headers=JSON)
    return answer.status_code, json.loads(answer.content)


def test_typed_text_is_kept_at_once_and_readers_and_colleagues_see_nothing_of_it(bridge, ravi, at_the_desk):
    data = typed(bridge, title_hi="पुल खुल गया", window="w1")
    status, said = keep(at_the_desk(ravi), bridge, data)
    assert status == 200
    assert said["said"].endswith("पर सहेजा")
    kept = bridge.revisions.get(kind=Kind.AUTOSAVE)
    assert kept.content["title"] == "पुल खुल गया"
    assert kept.created_by == ravi
    bridge.refresh_from_db()
    assert bridge.title_hi == "पुल खुला"
    keep(at_the_desk(ravi), bridge, data | {"title_hi": "पुल खुल गया आज"})
    assert bridge.revisions.get(kind=Kind.AUTOSAVE).content["title"] == "पुल खुल गया आज"


def test_a_save_takes_the_place_of_its_windows_autosaves(bridge, ravi, at_the_desk):
    desk = at_the_desk(ravi)
    data = typed(bridge, title_hi="पुल खुल गया", window="w1")
    keep(desk, bridge, data)
    keep(desk, bridge, typed(bridge, title_hi="दूसरी खिड़की", window="w2"))
    status, said = send(desk, bridge, data)
    assert status == 200
    assert bridge.revisions.get(kind=Kind.AUTOSAVE).content["title"] == "दूसरी खिड़की"
    newest = bridge.revisions.saved().first()
    assert said["bases"]["base_hi"] == newest.pk
    assert newest.content["title"] == "पुल खुल गया"


def test_a_window_that_did_not_hear_of_its_own_save_goes_on_without_a_question(bridge, ravi, asha, at_the_desk):
    desk, opened = at_the_desk(ravi), typed(bridge, window="w1")
    theirs = typed(bridge, body_hi=with_paragraph(bridge.body_hi, "aaaaaaa2", "आशा का दूसरा पैरा।"), window="w2")
    send(at_the_desk(asha), bridge, theirs)
    send(desk, bridge, opened | {"title_hi": "पुल खुल गया"})  # and the answer was lost
    _status, said = keep(desk, bridge, opened | {"title_hi": "पुल खुल गया आज"})
    assert said["said"].endswith("पर सहेजा")
    assert bridge.revisions.get(kind=Kind.AUTOSAVE).content["title"] == "पुल खुल गया आज"
    status, said = send(desk, bridge, opened | {"title_hi": "पुल खुल गया आज"})
    assert status == 200
    bridge.refresh_from_db()
    assert bridge.title_hi == "पुल खुल गया आज"
    assert "आशा का दूसरा पैरा।" in bridge.body_hi


def test_a_new_story_is_begun_once_though_the_first_answer_was_lost(ravi, at_the_desk):
    first = {"title_hi": "नई ख़बर", "window": "w1"}
    for _try in range(2):
        status, said = keep(at_the_desk(ravi), None, first)
        assert status == 200
    at_the_desk(ravi).post(ADD, first | {"act": "save", "title_hi": "नई ख़बर आई"}, headers=JSON)
    story = Article.objects.get()
    assert (story.pk, story.title_hi) == (said["story"], "नई ख़बर आई")


def test_an_autosave_makes_no_tag(bridge, ravi, at_the_desk):
    desk = at_the_desk(ravi)
    keep(desk, bridge, typed(bridge, tags=["बेतवा"], window="w1"), changed="facts")
    assert not Tag.objects.exists()
    keep(desk, bridge, {"window": "w1"}, changed="", leaving="yes")
    page = desk.get(screen(bridge))
    assert page.context["adminform"].form["tags"].value() == ["बेतवा"]
    send(desk, bridge, typed(bridge, tags=["बेतवा"], window="w2"))
    assert [tag.name for tag in bridge.tags.all()] == ["बेतवा"]


def test_a_tag_that_is_gone_is_not_in_the_form(bridge, ravi, at_the_desk):
    send(at_the_desk(ravi), bridge, typed(bridge, tags=["बेतवा"]))
    Revision.objects.filter(scope="facts").update(content=bridge.content("facts") | {"tags": [999]})
    form = at_the_desk(ravi).get(screen(bridge)).context["adminform"].form
    assert "—" not in form["tags"].value()


def test_a_dispute_over_facts_carries_what_the_form_can_hold(bridge, ravi, asha, at_the_desk):
    opened = typed(bridge)
    mine, theirs = CategoryFactory(), CategoryFactory()
    send(at_the_desk(asha), bridge, opened | {"section": theirs.pk})
    status, said = send(at_the_desk(ravi), bridge, opened | {"section": mine.pk})
    assert status == 409
    (dispute,) = said["disputes"]
    assert dispute["raw"]["theirs"] == [theirs.pk]
    assert dispute["theirs"] == theirs.name_hi


@pytest.mark.parametrize("bad", ["\x00", "x" * 300, "हि", "<script>", "hi:'; --"])
def test_what_a_window_says_of_itself_is_not_trusted(bridge, ravi, at_the_desk, bad):
    status, _said = keep(at_the_desk(ravi), bridge, typed(bridge, window=bad), changed="", here=bad)
    assert status == 200
    where = f"/admin/articles/article/{bridge.pk}/settle/"
    answer = at_the_desk(ravi).post(where, {"verb": "leave_out", "language": "en", "paragraph": bad}, headers=JSON)
    assert answer.status_code == 400
    assert not bridge.pairs.exists()


def test_what_is_too_long_for_a_save_is_kept_all_the_same(bridge, ravi, at_the_desk):
    long = "बहुत लंबा शीर्षक " * 60
    status, _said = keep(at_the_desk(ravi), bridge, typed(bridge, title_hi=long, window="w1"))
    assert status == 200
    assert bridge.revisions.get(kind=Kind.AUTOSAVE).content["title"] == long.strip()
    status, said = send(at_the_desk(ravi), bridge, typed(bridge, title_hi=long))
    assert status == 400
    assert "title_hi" in said["errors"]


def test_after_a_crash_the_screen_goes_on_with_what_was_typed(bridge, ravi, asha, at_the_desk):
    keep(at_the_desk(ravi), bridge, typed(bridge, title_hi="पुल खुल गया", window="w1"))
    Presence.objects.update(seen_at="2020-01-01T00:00Z")
    form = at_the_desk(ravi).get(screen(bridge)).context["adminform"].form
    assert form["title_hi"].value() == "पुल खुल गया"
    assert form["took"].value().startswith("w1@")
    saved = at_the_desk(ravi).get(f"{screen(bridge)}?saved=yes").context["adminform"].form
    assert saved["title_hi"].value() == "पुल खुला"
    theirs = at_the_desk(asha).get(screen(bridge)).context["adminform"].form
    assert theirs["title_hi"].value() == "पुल खुला"


def test_a_window_that_only_slept_and_the_one_that_took_its_text_both_keep_theirs(bridge, ravi, at_the_desk):
    desk = at_the_desk(ravi)
    keep(desk, bridge, typed(bridge, title_hi="अ फ़ोन पर", window="w1"))
    Presence.objects.update(seen_at="2020-01-01T00:00Z")
    form = desk.get(screen(bridge)).context["adminform"].form
    second = {"window": form["window"].value(), "took": form["took"].value()}
    keep(desk, bridge, typed(bridge, title_hi="अ फ़ोन पर और", window="w1"))
    keep(desk, bridge, typed(bridge, title_hi="अ लैपटॉप पर", **second))
    kept = bridge.revisions.filter(kind=Kind.AUTOSAVE)
    assert {row.content["title"] for row in kept} == {"अ फ़ोन पर और", "अ लैपटॉप पर"}
    send(desk, bridge, typed(bridge, title_hi="अ लैपटॉप पर", **second))
    assert [row.content["title"] for row in kept.all()] == ["अ फ़ोन पर और"]


def test_what_a_window_saved_after_its_text_was_taken_is_a_colleagues(bridge, ravi, at_the_desk):
    desk, opened = at_the_desk(ravi), typed(bridge)
    first = with_paragraph(bridge.body_hi, "aaaaaaa1", "फ़ोन पर पहला पैरा।")
    keep(desk, bridge, opened | {"body_hi": first, "window": "w1"})
    Presence.objects.update(seen_at="2020-01-01T00:00Z")
    form = desk.get(screen(bridge)).context["adminform"].form
    second = {"window": form["window"].value(), "took": form["took"].value()}
    awake = with_paragraph(first, "aaaaaaa2", "जागने पर दूसरा पैरा।")
    assert send(desk, bridge, opened | {"body_hi": awake, "window": "w1"})[0] == 200
    mine = with_paragraph(first, "aaaaaaa3", "लैपटॉप पर तीसरा पैरा।")
    assert send(desk, bridge, opened | {"body_hi": mine} | second)[0] == 200
    bridge.refresh_from_db()
    words = [block.text for block in paragraphs(bridge.body_hi)]
    assert words == ["फ़ोन पर पहला पैरा।", "जागने पर दूसरा पैरा।", "लैपटॉप पर तीसरा पैरा।"]


@pytest.mark.parametrize(
    "moment", ["2026-99-99T00:00", "2026-11-26T17:00", "0001-01-01T00:00:00+23:59", "9999-12-31T23:59:59-23:59"]
)
def test_a_moment_that_never_was_is_no_error(bridge, ravi, at_the_desk, moment):
    taken = typed(bridge, title_hi="पुल खुल गया", window="w2", took=f"w1@{moment}")
    assert keep(at_the_desk(ravi), bridge, taken)[0] == 200
    assert send(at_the_desk(ravi), bridge, taken)[0] == 200


def test_a_text_that_was_taken_leaves_no_copy_behind(bridge, ravi, at_the_desk):
    desk = at_the_desk(ravi)
    keep(desk, bridge, typed(bridge, title_hi="पुल खुल गया", window="w1"))
    Presence.objects.update(seen_at="2020-01-01T00:00Z")
    form = desk.get(screen(bridge)).context["adminform"].form
    second = {"window": form["window"].value(), "took": form["took"].value()}
    keep(desk, bridge, typed(bridge, title_hi="पुल खुल गया आज", **second))
    assert bridge.revisions.get(kind=Kind.AUTOSAVE).content["title"] == "पुल खुल गया आज"


def test_a_second_window_does_not_take_the_text_of_one_that_is_open(bridge, ravi, at_the_desk):
    keep(at_the_desk(ravi), bridge, typed(bridge, title_hi="पहली खिड़की", window="w1"))
    form = at_the_desk(ravi).get(screen(bridge)).context["adminform"].form
    assert form["title_hi"].value() == "पुल खुला"
    assert form["window"].value() not in ("", "w1")


def test_different_paragraphs_of_one_text_come_together(bridge, ravi, asha, at_the_desk):
    opened = typed(bridge)
    mine = opened | {"body_hi": with_paragraph(bridge.body_hi, "aaaaaaa1", "रवि का पहला पैरा।")}
    theirs = opened | {"body_hi": with_paragraph(bridge.body_hi, "aaaaaaa2", "आशा का दूसरा पैरा।")}
    assert send(at_the_desk(asha), bridge, theirs)[0] == 200
    status, said = send(at_the_desk(ravi), bridge, mine)
    assert status == 200
    words = [block.text for block in paragraphs(said["merged"]["body_hi"])]
    assert words == ["रवि का पहला पैरा।", "आशा का दूसरा पैरा।", "तीसरा पैरा।"]


def test_the_same_paragraph_is_a_question_that_names_all_three_texts(bridge, ravi, asha, at_the_desk):
    opened = typed(bridge, window="w1")
    mine = opened | {"body_hi": with_paragraph(bridge.body_hi, "aaaaaaa2", "रवि का दूसरा पैरा।")}
    theirs = opened | {"body_hi": with_paragraph(bridge.body_hi, "aaaaaaa2", "आशा का दूसरा पैरा।")}
    send(at_the_desk(asha), bridge, theirs | {"window": "w2"})
    before = bridge.revisions.count()
    status, said = send(at_the_desk(ravi), bridge, mine)
    assert status == 409
    assert bridge.revisions.count() == before
    (dispute,) = said["disputes"]
    assert (dispute["field"], dispute["paragraph"], dispute["who"]) == ("body_hi", "aaaaaaa2", "आशा राव")
    assert "रवि का दूसरा पैरा।" in dispute["yours"]
    assert "आशा का दूसरा पैरा।" in dispute["theirs"]
    assert "दूसरा पैरा।" in dispute["before"]
    again = mine | said["bases"] | {"body_hi": said["merged"]["body_hi"]}
    status, said = send(at_the_desk(ravi), bridge, again)
    assert status == 200
    bridge.refresh_from_db()
    assert "रवि का दूसरा पैरा।" in bridge.body_hi
    assert any("आशा का दूसरा पैरा।" in revision.content["body"] for revision in bridge.revisions.filter(scope="hi"))


def test_a_new_story_begins_by_itself_once_it_has_a_headline(ravi, at_the_desk):
    desk = at_the_desk(ravi)
    status, said = keep(desk, None, {"body_hi": "<p>पहली पंक्ति।</p>", "window": "w1"})
    assert (status, "story" in said) == (200, False)
    assert not Article.objects.exists()
    status, said = keep(desk, None, {"title_hi": "नई ख़बर", "body_hi": "<p>पहली पंक्ति।</p>", "window": "w1"})
    assert status == 200
    story = Article.objects.get(pk=said["story"])
    assert story.title_hi == "नई ख़बर"
    assert said["address"] == screen(story)
    assert said["newest"]["base_hi"] == story.revisions.get(scope="hi").pk


def test_who_else_is_here_is_said_and_keeps_nobody_out(bridge, ravi, asha, at_the_desk):
    keep(at_the_desk(asha), bridge, typed(bridge, window="w2"), changed="", here="en:title")
    _status, said = keep(at_the_desk(ravi), bridge, typed(bridge, window="w1"), changed="", here="hi:aaaaaaa1")
    (person,) = said["people"]
    assert (person["name"], person["initial"], person["paragraph"]) == ("आशा राव", "आ", "title")
    assert person["where"] == "आशा राव, अंग्रेज़ी"
    assert said["said"] == ""


def test_an_ended_session_gets_a_sentence_and_signing_in_again_a_new_token(bridge, ravi, kabir, at_the_desk):
    answer = kabir.post(screen(bridge), typed(bridge), headers=JSON)
    assert answer.status_code == 401
    assert "login" in answer.json()
    assert kabir.post(screen(bridge), typed(bridge)).status_code == 302
    assert at_the_desk(ravi).get(f"/admin/articles/article/{bridge.pk}/autosave/", headers=JSON).json()["csrf"]


def test_refusals_of_the_workflow_are_answers_too(ravi, asha, at_the_desk):
    theirs = ArticleFactory(created_by=asha)
    status, said = send(at_the_desk(ravi), theirs, typed(theirs, title_hi="मेरा"))
    assert (status, bool(said["said"])) == (403, True)
    answer = at_the_desk(ravi).post(ADD, {"title_hi": "", "act": "save"}, headers=JSON)
    assert answer.status_code == 400
    assert "title_hi" in answer.json()["errors"]


def test_readers_never_get_a_paragraphs_key(bridge, asha, kabir):
    workflow.publish(bridge, "hi", by=asha)
    page = kabir.get(bridge.edition("hi").get_absolute_url()).content.decode()
    assert "दूसरा पैरा।" in page
    assert "data-id" not in page


def test_a_window_that_closes_hands_its_text_on_at_once(bridge, ravi, at_the_desk):
    desk = at_the_desk(ravi)
    data = typed(bridge, title_hi="पुल खुल गया", window="w1")
    keep(desk, bridge, data)
    assert desk.get(screen(bridge)).context["elsewhere"].window == "w1"
    taken = desk.get(f"{screen(bridge)}?take=w1").context["adminform"].form
    assert taken["title_hi"].value() == "पुल खुल गया"
    keep(desk, bridge, data, changed="", leaving="yes")
    page = desk.get(screen(bridge))
    assert page.context["elsewhere"] is None
    assert page.context["adminform"].form["title_hi"].value() == "पुल खुल गया"


def test_text_that_was_left_and_passed_by_does_not_come_back(bridge, ravi, at_the_desk):
    desk = at_the_desk(ravi)
    keep(desk, bridge, typed(bridge, title_hi="छोड़ा हुआ", window="w1"))
    keep(desk, bridge, typed(bridge, window="w1"), changed="", leaving="yes")
    send(desk, bridge, typed(bridge, title_hi="बाद का", window="w2"))
    assert desk.get(screen(bridge)).context["adminform"].form["title_hi"].value() == "बाद का"
    assert bridge.revisions.get(kind=Kind.AUTOSAVE).content["title"] == "छोड़ा हुआ"


def test_nobody_takes_a_colleagues_unsaved_text_by_its_windows_name(bridge, ravi, asha, at_the_desk):
    keep(at_the_desk(ravi), bridge, typed(bridge, title_hi="रवि का", window="w1"))
    form = at_the_desk(asha).get(f"{screen(bridge)}?take=w1").context["adminform"].form
    assert form["title_hi"].value() == "पुल खुला"


@pytest.mark.parametrize("versions", [2, 60])
def test_a_heartbeat_and_an_autosave_cost_the_same_however_old_the_story(
    bridge, ravi, at_the_desk, versions, django_assert_num_queries
):
    for number in range(versions):
        workflow.save_draft(bridge, {"hi": {"summary": f"सार {number}"}}, by=ravi)
    desk = at_the_desk(ravi)
    data = typed(bridge, title_hi="पुल खुल गया", window="w1")
    keep(desk, bridge, data)
    with django_assert_num_queries(13):
        keep(desk, bridge, data, changed="", here="hi:title")
    with django_assert_num_queries(32):
        keep(desk, bridge, data | {"title_hi": "पुल खुला आज"})


def test_the_byline_that_a_new_story_proposes_is_its_own_from_the_first_autosave(ravi, kavita, at_the_desk):
    keep(at_the_desk(ravi), None, {"title_hi": "नई ख़बर", "window": "w1", "bylines": [kavita.pk]})
    assert [byline.author for byline in Article.objects.get().bylines.all()] == [kavita]


def test_nobodys_words_are_saved_under_the_name_of_who_logged_in_since(bridge, ravi, asha, at_the_desk):
    opened = typed(bridge, title_hi="रवि के शब्द", window="w1", writer=ravi.pk)
    status, said = keep(at_the_desk(asha), bridge, opened)
    assert status == 401
    assert "आशा राव" in said["said"]
    assert send(at_the_desk(asha), bridge, opened)[0] == 401
    page = at_the_desk(asha).post(screen(bridge), opened | {"act": "save"})
    assert page.status_code == 200
    assert "रवि के शब्द" in page.content.decode()
    assert bridge.revisions.filter(created_by=asha).count() == 0
    assert keep(at_the_desk(ravi), bridge, opened)[0] == 200


def test_who_may_only_look_reads_the_story_and_no_markup(bridge, meera, at_the_desk):
    page = at_the_desk(meera).get(screen(bridge)).content.decode()
    assert "<p>दूसरा पैरा।</p>" in page
    assert "data-id" not in page


def test_newest_text_in_an_open_window_is_not_hidden_by_older_text_of_a_closed_one(bridge, ravi, at_the_desk):
    desk = at_the_desk(ravi)
    keep(desk, bridge, typed(bridge, title_hi="पुराना", title_en="An old one", window="w1"), changed="hi,en")
    Presence.objects.update(seen_at="2020-01-01T00:00Z")
    keep(desk, bridge, typed(bridge, title_hi="नया", summary_hi="नया सार", window="w2"))
    page = desk.get(screen(bridge))
    form = page.context["adminform"].form
    assert page.context["elsewhere"].window == "w2"
    assert form["title_hi"].value() == "पुल खुला"
    assert form["title_en"].value() == "An old one"  # nothing newer stands anywhere
    taken = desk.get(f"{screen(bridge)}?take=w2")
    form = taken.context["adminform"].form
    assert taken.context["elsewhere"] is None
    assert (form["title_hi"].value(), form["summary_hi"].value()) == ("नया", "नया सार")
    assert form["title_en"].value() == "An old one"
    third = {"window": form["window"].value(), "took": form["took"].value()}
    assert (
        keep(desk, bridge, typed(bridge, title_hi="नया और", title_en="An old one", **third), changed="hi,en")[0] == 200
    )
    kept = bridge.revisions.filter(kind=Kind.AUTOSAVE)
    assert {(row.scope, row.window) for row in kept} == {("hi", third["window"]), ("en", third["window"])}


@pytest.mark.parametrize("bad", ["x" * 300, "w1\n", "हि", "w1@2026 w2"])
def test_a_save_refuses_a_windows_name_that_is_none(bridge, ravi, at_the_desk, bad):
    status, _said = send(at_the_desk(ravi), bridge, typed(bridge, title_hi="पुल", window=bad, took=bad))
    assert status == 400
    bridge.refresh_from_db()
    assert bridge.title_hi == "पुल खुला"
