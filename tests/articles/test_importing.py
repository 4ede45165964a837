"""Stories of another system come in through the same cleaning as the editor's, once, and each refusal says why."""

import json
from datetime import UTC, datetime
from functools import partial

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from articles import editions, workflow
from articles.facts import Facts
from articles.importing import stories
from articles.models import Article, Author, Category, Edition, ImportedStory, StorySlug, Tag, ToRelate
from articles.states import status, with_newest_revisions
from tests.articles.search.asking import titles
from tests.at_once import at_once
from tests.factories import AuthorFactory, CategoryFactory, published

pytestmark = pytest.mark.django_db

STORY = {
    "id": "old-7",
    "lang": "hi",
    "title": "नदी पर नया पुल",
    "summary": "पुल तीन साल में बना।",
    "body": "<p onclick='x()'>लोग <script>alert(1)</script>खुश हैं।</p><h1>आगे</h1>",
    "section": "nagar",
    "author": "कविता",
    "tags": ["पुल", "नदी"],
    "published_at": "2019-03-04T05:06:07+05:30",
}


@pytest.fixture(autouse=True)
def library():
    CategoryFactory(slug="pehla", name_hi="पहला", position=0)
    CategoryFactory(slug="nagar", name_hi="नगर", position=1)
    AuthorFactory(slug="kavita", name_hi="कविता")


@pytest.fixture
def bring(tmp_path, capsys):
    """Import these lines; returns what the command said."""

    def run(*lines, **options):
        file = tmp_path / "stories.jsonl"
        rows = [line if isinstance(line, bytes) else json.dumps(line, ensure_ascii=False).encode() for line in lines]
        file.write_bytes(b"\n".join(rows))
        try:
            call_command("import_articles", file, **options)
        except CommandError as error:
            return f"{''.join(capsys.readouterr())}{error}"
        return "".join(capsys.readouterr())

    return run


def test_a_story_is_with_readers_as_publishing_would_have_left_it(bring):
    assert "imported: 1, here already: 0, refused: 0" in bring(STORY)
    edition = Edition.objects.get()
    assert edition.publish_at == datetime(2019, 3, 3, 23, 36, 7, tzinfo=UTC)
    assert "<script" not in edition.body
    assert "onclick" not in edition.body
    assert "खुश हैं" in edition.body
    again = Edition(article=edition.article, language="hi", publish_at=edition.publish_at)
    editions.compose(again, edition.words_revision.content, Facts.of(edition.facts_revision.content))
    for name in ("title", "slug", "summary", "body", "reading_minutes", "section"):
        assert getattr(again, name) == getattr(edition, name)
    story = with_newest_revisions(Article.objects.all()).get()
    assert status(story, "hi").key == "live"
    assert story.words("hi") == edition.words_revision.content
    assert story.facts() == edition.facts_revision.content
    assert [row.place for row in edition.listings.all()] == [
        row.place for row in Facts.of(edition.facts_revision.content).listings(edition)
    ]
    assert ToRelate.objects.filter(edition=edition).exists()


def test_its_page_its_lists_and_search_have_it_at_once(bring, client):
    bring(STORY)
    edition = Edition.objects.get()
    assert "नदी पर नया पुल" in client.get(edition.get_absolute_url()).content.decode()
    for address in ("/hi/section/nagar/", "/hi/author/kavita/", "/hi/tag/pul/", "/hi/archive/2019/03/"):
        assert edition.get_absolute_url() in client.get(address).content.decode(), address
    assert titles("nadi pul") == ["नदी पर नया पुल"]


def test_an_editor_goes_on_with_it(bring, asha):
    bring(STORY)
    story = Article.objects.get()
    workflow.save_draft(story, {"hi": {"title": "नदी पर पुराना पुल"}}, by=asha)
    workflow.publish(story, "hi", by=asha)
    assert Edition.objects.get().title == "नदी पर पुराना पुल"
    assert Edition.objects.get().slug == "nadi-par-naya-pul"


def test_twice_is_once(bring):
    bring(STORY)
    assert "imported: 1, here already: 1" in bring(STORY, STORY | {"id": 8})
    assert "imported: 0, here already: 2" in bring(STORY, STORY | {"id": 8})
    assert Article.objects.count() == ImportedStory.objects.count() == 2


def test_defaults_are_said_and_used(bring):
    bare = {name: STORY[name] for name in ("id", "lang", "title", "body")}
    before = timezone.now()
    said = bring(bare | {"body": "पहला <3 अनुच्छेद।\n\nदूसरा\nअनुच्छेद।"})
    assert "Without a section: pehla. Without a byline: desk." in said
    edition = Edition.objects.get()
    assert before <= edition.publish_at <= timezone.now()
    assert edition.section.slug == "pehla"
    assert edition.body == "<p>पहला &lt;3 अनुच्छेद।</p><p>दूसरा अनुच्छेद।</p>"
    assert Author.objects.get(slug="desk").name_hi
    bring(bare | {"id": 2}, section="nagar", author="kavita")
    other = Edition.objects.exclude(pk=edition.pk).get()
    assert other.section.slug == "nagar"
    assert [row.author.slug for row in other.listings.exclude(author=None)] == ["kavita"]


def test_a_newsroom_without_sections_gets_one(bring, library):
    Category.objects.all().delete()
    assert "Without a section: news." in bring(STORY | {"section": None})
    assert Edition.objects.get().section.name_en == "News"


@pytest.mark.parametrize("option", ["section", "author"])
def test_a_default_that_is_not_there_is_refused_before_anything_is_read(bring, option):
    assert f"There is no such {option}" in bring(STORY, **{option: "nowhere"})
    assert not Article.objects.exists()


REFUSED = [
    (b"{", "not JSON"),
    (b"[]", "not a JSON object"),
    (b'"\xff"', "not UTF-8"),
    (b"[" * 100_000, "not JSON"),
    (STORY | {"id": ""}, "“id”"),
    (STORY | {"id": True}, "“id”"),
    (STORY | {"id": "a\x00b"}, "“id”"),
    (STORY | {"lang": "mr"}, "“lang”"),
    (STORY | {"lang": ["hi"]}, "“lang”"),
    (STORY | {"title": ""}, "Write a headline."),
    (STORY | {"title": 5}, "“title” has to be text."),
    (STORY | {"title": "क" * 201}, "“title”: This has 201 letters"),
    (STORY | {"body": "<script>x</script>"}, "Write the text of the story."),
    (STORY | {"body": "क" * 500_000}, "“body”: The text is too long"),
    (STORY | {"section": "अनजान"}, "no section"),
    (STORY | {"author": "अनजान"}, "no author"),
    (STORY | {"tags": "पुल"}, "“tags”"),
    (STORY | {"tags": ["क" * 101]}, "A tag"),
    (STORY | {"published_at": "soon"}, "“published_at”"),
    (STORY | {"published_at": 5}, "“published_at”"),
    (STORY | {"published_at": "2019-02-30"}, "“published_at”"),
    (STORY | {"published_at": "9999-12-31"}, "lies ahead"),
    (STORY | {"published_at": "0001-01-01T00:00:00+05:30"}, "“published_at”"),
]


@pytest.mark.parametrize(("line", "reason"), REFUSED, ids=range(len(REFUSED)))
def test_a_line_that_is_refused_says_why_and_stops_no_other(bring, line, reason):
    said = bring(line, STORY | {"id": "good"})
    assert "line 1: " in said
    assert reason in said.partition("line 1: ")[2].partition("\n")[0]
    assert "imported: 1, here already: 0, refused: 1" in said
    assert ImportedStory.objects.get().key == "good"


def test_an_id_twice_in_a_file_is_refused(bring):
    assert "line 2: Line 1 has this id already." in bring(STORY, STORY)


def test_one_headline_makes_addresses_of_their_own(bring, monkeypatch):
    monkeypatch.setattr(stories, "BATCH", 3)
    first = published(hi={"title": STORY["title"], "summary": "", "body": "<p>क</p>"}, en=None)
    bring(*(STORY | {"id": number} for number in range(5)))
    slugs = set(Edition.objects.values_list("slug", flat=True))
    assert slugs == {first.slug, *(f"{first.slug}-{number}" for number in range(2, 7))}
    assert StorySlug.objects.count() == 6


@pytest.mark.django_db(transaction=True)
def test_two_imports_of_one_file_at_once_bring_each_story_once(monkeypatch):
    monkeypatch.setattr(stories, "BATCH", 4)
    lines = [json.dumps(STORY | {"id": number}).encode() for number in range(10)]
    both = [stories.Importer(Category.objects.first(), Author.objects.first()) for _ in range(2)]
    assert at_once(*(partial(list, importer.run(lines)) for importer in both)) == [None, None]
    assert ImportedStory.objects.count() == Article.objects.count() == 10
    assert sum(importer.report.imported for importer in both) == sum(importer.report.known for importer in both) == 10
    assert [importer.report.refused for importer in both] == [[], []]


@pytest.mark.django_db(transaction=True)
def test_a_line_that_cannot_be_written_keeps_no_other_back():
    gone = AuthorFactory(slug="ravi")
    importer = stories.Importer(Category.objects.first(), Author.objects.first())
    gone.delete()  # by somebody, while the file is read
    names = ["kavita", "ravi", "kavita"]
    lines = [json.dumps(STORY | {"id": number, "author": name}).encode() for number, name in enumerate(names)]
    assert list(importer.run(lines)) == lines
    assert sorted(ImportedStory.objects.values_list("key", flat=True)) == ["0", "2"]
    assert (importer.report.imported, importer.report.refused) == (2, [(2, stories.NOT_WRITTEN)])


def test_pictures_and_stories_of_the_other_system_are_left_out(bring):
    bring(
        STORY
        | {
            "body": "<p>क</p><figure><img src='/media/a.jpg' data-file='1' alt=''></figure>"
            "<aside data-block='story' data-story='1'>ख</aside><p>ग</p>"
        }
    )
    assert Edition.objects.get().body == "<p>क</p><p>ग</p>"


def test_tags_are_those_that_are_there_whatever_their_capitals(bring):
    kept = Tag.objects.create(name="ISRO", slug="isro")
    bring(STORY | {"tags": ["isro", "Isro", "नया"]})
    assert set(Tag.objects.values_list("name", flat=True)) == {"ISRO", "नया"}
    assert kept.pk in Article.objects.get().facts()["tags"]


def test_the_map_leads_from_addresses_to_ids(bring, tmp_path):
    bring(STORY)
    target = tmp_path / "map.json"
    bring(STORY, STORY | {"id": 5, "lang": "en", "title": "A new bridge"}, map=target)
    assert json.loads(target.read_text(encoding="utf-8")) == {
        "/hi/news/nadi-par-naya-pul/": "old-7",
        "/en/news/a-new-bridge/": "5",
    }


def test_a_file_that_is_not_there(bring, tmp_path):
    with pytest.raises(CommandError, match="cannot be read"):
        call_command("import_articles", tmp_path / "nothing.jsonl")


def test_a_line_costs_less_than_a_question(bring, django_assert_max_num_queries):
    with django_assert_max_num_queries(79):  # SQLite takes some rows a statement
        bring(*(STORY | {"id": number, "title": f"पुल {number}"} for number in range(80)))
