"""The list of stories: views, filters, search in both scripts, what a translation owes, pages that go on by key."""

import re

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django.utils.translation import override

from articles import workflow
from articles.admin.stories_asked import SIZE
from articles.counting import counted
from articles.models import Article
from articles.states import in_state
from articles.templatetags.dates import desk_moment
from tests.articles.desk import text
from tests.articles.test_query_counts import grow
from tests.factories import ENGLISH, HINDI, ArticleFactory, AuthorFactory, CategoryFactory, later, publish, published

pytestmark = pytest.mark.django_db
LIST = "/admin/articles/article/"


def listed(client, query="") -> list[int]:
    """Keys of the stories on a page, in their order."""
    page = client.get(LIST + query)
    assert page.status_code == 200
    return [
        int(key) for key in re.findall(r'class="story-cell">\s*<a href="[^"]*/(\d+)/change/"', page.content.decode())
    ]


def view_counts(client) -> dict[str, str]:
    return dict(
        re.findall(r'<a href="\?(?:state=)?(\w*)"[^>]*>[^<]* <b>([^<]*)</b>', client.get(LIST).content.decode())
    )


@pytest.fixture
def newsroom(ravi, asha, story):
    """A story in each state."""
    states = {"draft": story} | {key: ArticleFactory(created_by=ravi) for key in ("in_review", "sent_back", "due")}
    for key in ("in_review", "sent_back"):
        workflow.submit_for_review(states[key], "hi", by=ravi)
    workflow.send_back(states["sent_back"], "hi", by=asha)
    for key in ("changes", "withdrawn"):
        states[key] = published(created_by=asha).article
    workflow.withdraw(states["withdrawn"], "hi", by=asha)
    workflow.save_draft(states["changes"], {"hi": {"seo_title": "दूसरा"}}, by=asha)
    workflow.save_draft(states["due"], {"hi": {"summary": "दूसरा सार।"}}, by=asha)
    states["scheduled"] = publish(ArticleFactory(), "hi", by=asha, at=later(hours=3)).article
    return states


def test_each_view_holds_its_stories_and_counts_them(newsroom, asha, at_the_desk):
    client = at_the_desk(asha)
    for state, article in newsroom.items():
        found = listed(client, f"?state={state}")
        assert article.pk in found, state
        if state != "draft":
            assert found == [article.pk], state
    drafts = {newsroom[state].pk for state in ("draft", "in_review", "sent_back", "due")}
    assert set(listed(client, "?state=draft")) == drafts
    counts = view_counts(client)
    assert counts.pop("") == "7"
    assert counts.pop("draft") == "4"
    assert set(counts.values()) == {"1"}
    assert counts.keys() == {"in_review", "sent_back", "scheduled", "changes", "due", "withdrawn"}


def test_a_row_says_where_each_language_stands_and_who_changed_it(newsroom, asha, ravi, at_the_desk):
    page = text(at_the_desk(ravi, "en").get(f"{LIST}?state=changes"))
    for words in ("Live, changes waiting", "Draft", "by आशा राव", newsroom["changes"].title_hi, ENGLISH["title"]):
        assert words in page
    assert "by you" in text(at_the_desk(asha, "en").get(f"{LIST}?state=changes"))


def test_debt_is_listed_with_most_owed_first_and_leads_to_the_first_paragraph(story, ravi, asha, at_the_desk):
    much, little = story, ArticleFactory(created_by=ravi)
    workflow.save_draft(much, {"hi": {"title": "दूसरा शीर्षक", "summary": "दूसरा सार।"}}, by=ravi)
    workflow.save_draft(little, {"hi": {"summary": "दूसरा सार।"}}, by=ravi)
    client = at_the_desk(asha, "en")
    assert listed(client, "?state=due") == [much.pk, little.pk]
    page = text(client.get(f"{LIST}?state=due"))
    assert f'href="{LIST}{much.pk}/change/#p-en-title"' in page
    assert "Headline and 1 paragraph out of date" in page
    with override("en"):
        assert f"since {desk_moment(much.debts.get().since)}" in page
    workflow.save_draft(little, {"en": {"summary": "Another standfirst."}}, by=ravi)
    assert listed(client, "?state=due") == [much.pk]


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ("सेना", "सेना की टुकड़ी दर्रे पर पहुँची"),
        ("sena", "सेना की टुकड़ी दर्रे पर पहुँची"),
        ("हिंदी", "हिन्दी दिवस पर मेला"),
        ("हिन्दी", "हिंदी की नई किताब"),
        ("SNOW", "Snow shuts two passes"),
        ("दर्रे सेना", "सेना की टुकड़ी दर्रे पर पहुँची"),
    ],
)
def test_a_word_is_found_in_either_script(typed, title, asha, at_the_desk):
    wanted = ArticleFactory(hi=HINDI | {"title": title}, en=None)
    ArticleFactory(hi=HINDI | {"title": "सोना सस्ता हुआ"}, en=None)
    assert listed(at_the_desk(asha), f"?q={typed}") == [wanted.pk]


def test_a_byline_is_found_by_its_name_in_either_script(kavita, asha, at_the_desk):
    wanted = ArticleFactory(authors=[kavita])
    ArticleFactory()
    for typed in ("कविता", "kavita", "joshi"):
        assert listed(at_the_desk(asha), f"?q={typed}") == [wanted.pk]


def test_filters_narrow_and_can_be_taken_back(ravi, asha, at_the_desk):
    india = CategoryFactory(name_hi="देश")
    part = CategoryFactory(name_hi="राज्य", parent=india)
    ravis = AuthorFactory(user=ravi, name_hi="रवि")
    here = ArticleFactory(section=part, authors=[ravis], en=None)
    ArticleFactory()
    client = at_the_desk(ravi)
    for query in (f"section={india.pk}", f"byline={ravis.pk}", "byline=me", "language=hi", f"q=&section={part.pk}"):
        assert listed(client, f"?{query}") == [here.pk], query
    assert listed(client, "?language=en") == []
    page = text(client.get(f"{LIST}?section={part.pk}"))
    assert "सेक्शन: राज्य" in page
    assert "सभी दिखाएँ" in page
    assert "ऐसी कोई ख़बर नहीं मिली।" in text(client.get(f"{LIST}?q=कहीं-नहीं"))


def test_today_ends_at_midnight_in_india(asha, at_the_desk):
    with time_machine.travel("2026-11-22T18:20:00Z", tick=False):  # 11:50 pm
        ArticleFactory()
    with time_machine.travel("2026-11-22T18:40:00Z", tick=False):
        new = ArticleFactory()
        client = at_the_desk(asha)
        assert listed(client, "?changed=1") == [new.pk]
        assert len(listed(client, "?changed=7")) == 2


def test_pages_go_on_where_the_last_one_ended(asha, at_the_desk, defence, kavita):
    with time_machine.travel(timezone.now(), tick=False):  # all in one moment
        ArticleFactory.create_batch(SIZE + 3, en=None, section=defence, authors=[kavita], created_by=asha)
    client, query, seen = at_the_desk(asha), "", []
    for _page in range(2):
        seen += listed(client, query)
        following = re.search(r'rel="next" href="([^"]*)"', client.get(LIST + query).content.decode())
        query = following and following[1].replace("&amp;", "&")
    assert seen == sorted(Article.objects.values_list("pk", flat=True), reverse=True)
    assert query is None


def test_debt_goes_on_where_the_last_page_ended(asha, at_the_desk, defence, kavita):
    for article in ArticleFactory.create_batch(SIZE + 1, section=defence, authors=[kavita], created_by=asha):
        workflow.save_draft(article, {"hi": {"summary": "दूसरा सार।"}}, by=asha)
    client = at_the_desk(asha)
    following = re.search(r'rel="next" href="([^"]*)"', client.get(f"{LIST}?state=due").content.decode())
    first, second = listed(client, "?state=due"), listed(client, following[1].replace("&amp;", "&"))
    assert len(first) == SIZE
    assert len({*first, *second}) == SIZE + 1


@pytest.mark.parametrize(
    "query",
    [
        "state=nonsense&section=x&byline=;&language=fr&changed=-1&before=1-2",
        "before=999999-9999999999999999-999999999999999999",
        "q=%00%ff%25_&section=999999999999999999",
        "q=" + "क" * 5000,
        "state=due&before=0-0-0",
    ],
)
def test_what_nobody_can_have_meant_is_no_error(query, story, asha, at_the_desk):
    assert at_the_desk(asha).get(f"{LIST}?{query}").status_code == 200


def test_percent_and_underscore_are_letters_like_others(story, asha, at_the_desk):
    assert listed(at_the_desk(asha), "?q=%25") == []
    assert listed(at_the_desk(asha), "?q=_") == []


def test_an_empty_newsroom_offers_the_first_story(asha, meera, at_the_desk):
    page = text(at_the_desk(asha).get(LIST))
    assert "अभी कोई ख़बर नहीं है।" in page
    assert f"{LIST}add/" in page
    assert f"{LIST}add/" not in text(at_the_desk(meera).get(LIST))
    assert "अभी यहाँ कोई ख़बर नहीं है।" in text(at_the_desk(asha).get(f"{LIST}?state=in_review"))


@pytest.mark.parametrize(("query", "queries"), [("", 23), ("?state=due", 23), ("?q=बर्फ़&byline=me", 36)])
def test_it_asks_as_often_for_forty_stories_as_for_ten(query, queries, asha, at_the_desk):
    client, counts = at_the_desk(asha), []
    for _round in range(2):
        for article in ArticleFactory.create_batch(5, created_by=asha):
            workflow.save_draft(article, {"hi": {"summary": "दूसरा सार।"}}, by=asha)
        ArticleFactory.create_batch(5, created_by=asha)
        with CaptureQueriesContext(connection) as asked:
            client.get(LIST + query)
        counts.append(len(asked))
    assert counts[0] == counts[1] <= queries


def test_no_view_is_counted_past_ten_thousand(story, asha, at_the_desk):
    with CaptureQueriesContext(connection) as asked:
        at_the_desk(asha).get(LIST)
    counts = [query["sql"] for query in asked if "COUNT(*)" in query["sql"]]
    assert len(counts) == 9  # the eight views, and the sidebar's comments
    assert all("LIMIT 10001" in sql or "LIMIT 1000" in sql for sql in counts)
    ArticleFactory.create_batch(3)
    assert [counted(Article.objects.all(), most=most) for most in (3, 4)] == ["3+", "4"]


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL reads a small table as a whole, rightly")
def test_stories_of_an_archive_are_found_by_indexes(asha, at_the_desk):
    """What waits for somebody is not looked for in all that was ever published."""
    grow(300)
    for state in ("in_review", "sent_back", "scheduled", "withdrawn"):
        plan = in_state(Article.objects.order_by(), state).values("pk").explain()
        assert "SCAN articles_article" not in plan, (state, plan)
    assert "article_drafts" in in_state(Article.objects.all(), "draft").values("pk").explain()
    own = in_state(Article.objects.written_by(asha), "draft").values("pk").explain()
    assert "SCAN articles_article" not in own, own


def test_a_story_is_a_draft_until_an_edition_of_it_stands_and_again_when_none_does(story, asha):
    def drafts():
        return list(in_state(Article.objects.all(), "draft"))

    assert drafts() == [story]
    publish(story, "hi", at=later(days=1))
    assert drafts() == []
    changed_at = story.changed_at
    workflow.withdraw(story, "hi", by=asha)
    assert (drafts(), story.changed_at) == ([story], changed_at)
    publish(story, "hi", "en")
    for language in ("hi", "en"):
        workflow.withdraw(story, language, by=asha)
    assert drafts() == []  # readers have had it
