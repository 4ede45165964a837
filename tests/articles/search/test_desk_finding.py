"""What the desk finds, by one way on every list: in both scripts, in every state, and nothing that it may not see."""

import pytest
from django.core.management import call_command
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles import bulk, workflow
from articles.facts import Facts
from articles.models import Article, Author, Category, DeskEntry, Equivalents, Image, SearchEntry, StaticPage, Tag
from articles.pictures import workflow as pictures
from articles.search import desk, desk_entries, rebuilding
from newsroom import hindi
from tests.articles.desk import text
from tests.articles.pictures import jpeg, library_picture
from tests.articles.search.asking import tell, titles
from tests.articles.search.hostile import QUESTIONS
from tests.articles.test_stories import listed
from tests.factories import (
    HINDI,
    ArticleFactory,
    AuthorFactory,
    CategoryFactory,
    TagFactory,
    an_editor,
    later,
    publish,
    published,
)

pytestmark = pytest.mark.django_db


def draft(title, **more):
    """A story that nobody but the desk has seen."""
    return ArticleFactory(hi={"title": title, "summary": "", "body": "<p>कुछ नहीं।</p>"} | more.pop("hi", {}), **more)


def found(text, model=Article):
    return set(desk.named(model, text).keys)


def change(story, language="hi", **words):
    workflow.save_draft(story, {language: words}, by=an_editor())


# --- In both scripts


@pytest.mark.parametrize(
    "asked", ["रक्षा मंत्री", "raksha mantri", "Rakshaa Mantree", "mantri raksha", "raksha man", "रक्षा मं"]
)
def test_each_kind_of_row_is_found_however_it_is_spelt_and_half_typed(asked):
    name = "रक्षा मंत्री"
    rows = [
        draft(name, en=None),
        library_picture(alt_hi=name),
        TagFactory(name=name, slug="ek"),
        AuthorFactory(name_hi=name, name_en="", slug="do"),
        CategoryFactory(name_hi=name, name_en="", slug="teen"),
        StaticPage.objects.create(title_hi=name, slug="chaar"),
        Equivalents.objects.create(terms=f"{name}\nRM"),
    ]
    others = [draft("सोना सस्ता", en=None), library_picture(alt_hi="सोना"), TagFactory(name="सोना")]
    for row in rows:
        assert found(asked, type(row)) == {row.pk}, type(row)
    for row in others:
        assert found("sona", type(row)) == {row.pk}


@pytest.mark.parametrize("asked", ["s", "se", "sen", "sena", "senaa", "सेना", "से", "सैना"])
def test_a_name_is_found_from_its_first_letters_on(asked):
    army = TagFactory(name="सेना")
    TagFactory(name="पुल")
    assert found(asked, Tag) == {army.pk}


def test_a_word_is_whole_if_a_name_has_it_and_a_beginning_if_none_does_or_one_is_typing():
    pak, pakistan = TagFactory(name="पाक"), TagFactory(name="पाकिस्तान")
    assert found("pak", Tag) == {pak.pk}
    assert found("paki", Tag) == {pakistan.pk}
    assert set(desk.named(Tag, "pak", while_typing=True).keys) == {pak.pk, pakistan.pk}
    assert found("pppp", Tag) == set()


@pytest.mark.parametrize(
    ("typed", "name"), [("polic", "पुलिस की कार्रवाई"), ("natio", "National highway"), ("pac", "पचास पुल")]
)
def test_a_beginning_is_found_whose_last_letter_sounds_otherwise_in_the_word(typed, name):
    story = draft(name, en=None)
    draft("सोना सस्ता", en=None)
    assert found(typed) == set(desk.named(Article, typed, while_typing=True).keys) == {story.pk}


def test_a_small_word_that_is_all_so_far_is_the_beginning_of_a_name():
    kashi = TagFactory(name="काशी")
    assert found("का", Tag) == found("ka", Tag) == {kashi.pk}
    assert found("काशी का", Tag) == {kashi.pk}


def test_words_that_editors_keep_as_the_same_are_the_same_here():
    Equivalents.objects.create(terms="भारत\nIndia")
    assert found("India") == set()
    assert found("भारत") == set()
    story = draft("भारत और चीन", en=None)
    assert found("India") == found("bharat") == {story.pk}


def test_another_ending_is_found_where_no_name_has_the_word_itself():
    bridge = draft("बेतवा पर पुल", hi={"body": "<p>किताब खुली।</p>"})
    assert found("pulon") == found("pulon betwa") == {bridge.pk}
    assert desk.mentioned("kitabein").keys == [bridge.pk]


def test_a_vowel_that_was_heard_differently_is_forgiven_where_no_name_has_it():
    bihar = AuthorFactory(name_hi="सौरभ बनर्जी", name_en="")
    assert found("Banerjee", Author) == {bihar.pk}


def test_a_story_is_found_by_its_byline_and_a_renamed_author_at_once(kavita):
    story = draft("बेतवा का पुल", authors=[kavita])
    draft("बेतवा का घाट")
    assert found("kavita betwa") == found("कविता") == {story.pk}
    kavita.name_hi, kavita.name_en, kavita.slug = "सरिता वर्मा", "Sarita Verma", "sarita"
    kavita.save()
    assert found("sarita pul") == {story.pk}
    assert found("joshi", Author) == found("joshi") == set()
    workflow.save_draft(story, {"facts": {"authors": [AuthorFactory(name_hi="रवि", slug="ravi")]}}, by=an_editor())
    assert found("sarita") == set()
    assert found("ravi pul") == {story.pk}


@pytest.mark.parametrize("language", ["hi", "en"])
def test_an_author_of_whose_names_there_are_many_is_found_by_all_of_them(language, asha, at_the_desk, monkeypatch):
    monkeypatch.setattr(desk, "MOST_AUTHORS", 2)
    story = draft("बेतवा का पुल", authors=[AuthorFactory(name_hi="रवि कुमार", name_en="", slug="ek")], en=None)
    others = [AuthorFactory(name_hi="कुमार", name_en="", slug=slug) for slug in ("do", "teen")]
    assert found("ravi kumar") == found("ravi kumar pul") == {story.pk}
    assert found("kumar") == set()
    draft("बेतवा का घाट", authors=others, en=None)
    said = {"hi": "लेखकों के नाम में", "en": "authors have one of these words in their names"}[language]
    client = at_the_desk(asha, language)
    assert said in text(client.get("/admin/articles/article/?q=kumar"))
    assert said not in text(client.get("/admin/articles/article/?q=ravi"))


def test_a_story_is_found_by_its_address():
    story = draft("नया पुल", hi={"slug": "naya-pul-khula"})
    assert found("naya-pul-khula") == found("khula") == {story.pk}


# --- In every state, and on the desk alone


def test_drafts_are_found_on_the_desk_and_not_by_readers():
    story = draft("गुप्त योजना", en=None)
    workflow.submit_for_review(tell("नदी का पुल").article, "hi", by=an_editor())
    assert found("gupt") == {story.pk}
    assert titles("गुप्त") == []
    publish(story, "hi", at=later(hours=3))
    assert found("gupt") == {story.pk}
    assert titles("गुप्त") == []
    workflow.withdraw(story, "hi", by=an_editor())
    assert found("gupt") == {story.pk}
    assert not SearchEntry.objects.filter(edition__article=story).exists()


def test_a_new_headline_is_found_at_once_and_the_old_one_no_more():
    story = published(hi=HINDI | {"title": "नदी का पुल", "slug": "nadi"}).article
    change(story, title="नदी का घाट")
    assert found("pul") == set()
    assert found("ghat") == {story.pk}
    assert titles("घाट") == []
    workflow.restore(story.revisions.filter(scope="hi").earliest("pk"), by=an_editor())
    assert found("pul") == {story.pk}


def test_what_is_typed_and_not_saved_is_not_found_yet(ravi):
    story = draft("नदी का पुल", created_by=ravi)
    workflow.autosave(story, {"hi": {"title": "नदी का बाँध"}}, by=ravi, bases={"hi": None}, window="w")
    assert (found("pul"), found("bandh")) == ({story.pk}, set())


@pytest.mark.django_db(transaction=True)
def test_a_save_that_is_taken_back_leaves_what_was_found():
    story = draft("नदी का पुल")
    with transaction.atomic():
        change(story, title="नदी का बाँध")
        transaction.set_rollback(True)
    assert (found("pul"), found("bandh")) == ({story.pk}, set())


def test_what_is_deleted_is_not_found():
    story, tag, picture = draft("पुल"), TagFactory(name="पुल"), library_picture(alt_hi="पुल")
    for row in (story, tag, picture):
        type(row).objects.get(pk=row.pk).delete()
        assert found("pul", type(row)) == set()
    assert not DeskEntry.objects.filter(place__lt=desk_entries.place_of(Tag, desk_entries.A_KIND)).exists()


def test_pictures_are_found_by_new_words_and_as_they_come_in(ravi, asha):
    picture = pictures.add(jpeg(), by=ravi, words={"alt_hi": "नाव"})
    assert found("naav", Image) == {picture.pk}
    pictures.change({picture.pk: {"alt_hi": "घाट", "credit_en": "PTI"}}, by=asha)
    assert (found("naav", Image), found("ghat pti", Image)) == (set(), {picture.pk})


def test_words_as_they_were_are_not_listened_to_again():
    story = draft("नदी का पुल")
    with CaptureQueriesContext(connection) as asked:
        desk_entries.note(story)
    assert len(asked) == 1


# --- In texts


def test_a_text_is_found_where_no_headline_has_the_words(asha, at_the_desk):
    story = draft("नदी का पुल", hi={"body": "<p>रक्षा मंत्री ने उद्घाटन किया।</p>"}, en=None)
    client = at_the_desk(asha, "en")
    page = text(client.get("/admin/articles/article/?q=raksha+mantri"))
    assert listed(client, "?q=raksha+mantri") == [story.pk]
    assert "No headline and no byline has these words." in page
    other = draft("रक्षा मंत्री का दौरा", en=None)
    assert listed(client, "?q=raksha+mantri") == [other.pk]
    assert "where=texts" in text(client.get("/admin/articles/article/?q=raksha+mantri"))
    assert set(listed(client, "?q=raksha+mantri&where=texts")) == {story.pk, other.pk}
    assert listed(client, "?q=raksha+pul&where=texts") == [story.pk]


def test_a_word_in_a_text_goes_before_a_guess_at_a_headline(asha, at_the_desk):
    guessed = draft("पाँच मीटर की मात्रा", en=None)
    client = at_the_desk(asha, "en")
    assert listed(client, "?q=metro") == [guessed.pk]
    sure = draft("नई लाइन", hi={"body": "<p>मेट्रो चली।</p>"}, en=None)
    assert listed(client, "?q=metro") == [sure.pk]
    assert "No headline and no byline has these words." in text(client.get("/admin/articles/article/?q=metro"))


def test_a_search_narrows_a_view_and_never_widens_it(asha, at_the_desk):
    here, there = draft("पुल एक", created_by=asha), draft("पुल दो")
    workflow.submit_for_review(there, "hi", by=an_editor())
    client = at_the_desk(asha)
    assert listed(client, "?q=pul&state=in_review") == [there.pk]
    assert listed(client, "?q=pul&byline=me") == [here.pk]
    assert set(listed(client, "?q=pul")) == {here.pk, there.pk}


@pytest.mark.parametrize("language", ["hi", "en"])
def test_a_search_that_is_cut_says_so(language, asha, at_the_desk, monkeypatch):
    monkeypatch.setattr(desk, "MOST", 2)
    stories, tags = [draft(f"पुल {place}") for place in range(3)], [TagFactory(name=f"पुल {place}") for place in range(3)]
    client = at_the_desk(asha, language)
    said = {"hi": "एक शब्द और", "en": "One word more finds earlier ones."}[language]
    assert set(listed(client, "?q=pul")) == {story.pk for story in stories[1:]}
    assert said in text(client.get("/admin/articles/article/?q=pul"))
    page = client.get("/admin/articles/tag/?q=pul")
    assert said in text(page)
    assert {row.pk for row in page.context["cl"].result_list} == {tag.pk for tag in tags[1:]}
    assert said not in text(client.get("/admin/articles/tag/?q=pul+2"))


# --- Where things are chosen


@pytest.mark.parametrize(("field", "model", "name"), [("tag", "tagging", "मानसून"), ("section", "article", "देश की सेना")])
def test_fields_to_choose_from_find_by_sound(field, model, name, asha, at_the_desk):
    row = TagFactory(name=name) if field == "tag" else CategoryFactory(name_hi=name, name_en="", slug="x")
    asked = {"app_label": "articles", "model_name": model, "field_name": field}
    client = at_the_desk(asha)
    for term in (hindi.romanise(name.split()[-1]), name[:4], hindi.romanise(name.split()[-1])[:3]):
        answer = client.get(reverse("admin:autocomplete"), asked | {"term": term}).json()
        assert [one["text"] for one in answer["results"]] == [str(row)], term
    assert client.get(reverse("admin:autocomplete"), asked | {"term": "zzz"}).json()["results"] == []


def test_a_box_and_the_front_page_find_by_sound(asha, at_the_desk):
    story = published(hi=HINDI | {"title": "रक्षा मंत्री का दौरा"}, en=None).article
    client = at_the_desk(asha)
    answer = client.get("/admin/articles/article/stories/", {"language": "hi", "q": "raksha man"}).json()
    assert [one["story"] for one in answer["stories"]] == [story.pk]
    page = text(client.get(reverse("admin:articles_frontpage_changelist"), {"language": "hi", "q": "raksha mantri"}))
    assert story.title_hi in page.partition("front-offered")[2].partition("front-coming")[0]


@pytest.mark.parametrize("asked", ["%", "_", "\x00", "' OR 1=1", '"', "*", "क" * 5000, "AND", "NEAR(", "z1sin", "a:b"])
def test_whatever_is_typed_is_answered(asked, story, asha, at_the_desk):
    client = at_the_desk(asha)
    for address in ("article/", "image/", "tag/", "author/", "category/", "staticpage/", "equivalents/"):
        assert client.get(f"/admin/articles/{address}", {"q": asked}).status_code == 200
    assert client.get("/admin/articles/article/", {"q": asked, "where": "texts"}).status_code == 200


def test_none_of_many_hostile_questions_stops_it(story):
    for question in QUESTIONS:
        desk.named(Article, question)
        desk.mentioned(question)
    assert found(story.title_hi) == {story.pk}


# --- Kept whole


def test_many_at_once_are_found_as_those_of_the_workflow(kavita, defence):
    words = {"hi": dict.fromkeys(("seo_title", "seo_description"), "") | HINDI | {"slug": "pul"}}
    bulk.write([bulk.Draft(words, Facts([defence], [kavita], [], None), later(hours=-3))])
    (row,) = DeskEntry.objects.filter(place__lt=desk_entries.place_of(Image, 0)).values()
    DeskEntry.objects.all().delete()
    list(rebuilding.rebuild())
    assert DeskEntry.objects.values().get(place=row["place"]) == row
    assert found("kavita") == set(Article.objects.values_list("pk", flat=True))


def test_rebuilding_makes_what_is_missing_old_or_left_over(kavita):
    missing, old, left = draft("पुल एक"), draft("पुल दो", authors=[kavita]), draft("पुल तीन")
    DeskEntry.objects.filter(place=desk_entries.place_of(Article, missing.pk)).delete()
    DeskEntry.objects.filter(place=desk_entries.place_of(Article, old.pk)).update(version=0, names="", facets="")
    DeskEntry.objects.filter(place=desk_entries.place_of(Article, left.pk)).update(
        place=desk_entries.place_of(Article, 999)
    )
    assert rebuilding.length() == 3
    call_command("rebuild_search")
    assert found("pul") == {missing.pk, old.pk, left.pk}
    assert found("kavita") == {old.pk}
    assert rebuilding.length() == 0


def test_every_name_that_a_kind_has_is_a_column_of_it():
    for model, names in desk_entries.NAMES.items():
        columns = {field.name for field in model._meta.concrete_fields}
        assert {*names, *desk_entries.TEXTS.get(model, ())} <= columns
    assert len(desk_entries.NAMES) < 10  # a kind is one digit of a key
    assert list(desk_entries.NAMES)[:5] == [Article, Image, Tag, Author, Category]  # as entries are stored
