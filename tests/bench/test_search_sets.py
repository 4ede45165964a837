"""The stories and questions that measure search: right by the way they are made, and the held-out ones stay apart."""

import json
import tomllib
from collections import Counter

import pytest

from articles.importing.lines import read
from bench.search.corpus import FOLDER, LANGUAGES, SCRIPTS, SETS, export, lines, questions, stories
from newsroom.hindi import normalise, words

KINDS = {"deva", "deva_inflected", "deva_variant", "en", "en_inflected", "en_variant", "roman", "roman_variant"}
LITTLE = {
    *("का", "की", "के", "को", "में", "से", "पर", "लिए", "ख़बरें"),
    *("of", "in", "for", "from", "with", "s", "news"),
    *("mein", "me", "ka", "ki", "ke", "khabar"),
}
LEAST_OF_A_SET, LEAST_OF_A_SCRIPT, LEAST_OF_A_KIND, MOST_ANSWERS = 150, 0.3, 0.1, 10
# A word that means another thing there: what bears a name is no bear.
OTHERS = {("bears", f"en-war-memorial-{place}") for place in ("meerut", "patna", "lucknow")}


def words_of(text: str) -> set[str]:
    return set(words(normalise(text).lower())) - LITTLE


def told(name: str) -> dict:
    return tomllib.loads((FOLDER / f"{name}_stories.toml").read_text(encoding="utf-8"))


def test_there_are_stories_enough_in_both_languages_each_with_an_id_of_its_own():
    corpus = list(lines())
    assert Counter(line["lang"] for line in corpus) == {"hi": 396, "en": 396}
    assert len({line["id"] for line in corpus}) == len(corpus)


def test_every_story_can_be_imported():
    for line in lines():
        read(json.dumps(line).encode())


@pytest.mark.parametrize("name", SETS)
def test_a_story_says_in_its_headline_where_and_in_its_standfirst_to_whom(name):
    places, people = told(name)["places"], told(name)["people"]
    for story in stories(name):
        for column, language in enumerate(LANGUAGES):
            assert places[story.where][column] in story.words[language]["title"]
            assert people[story.whom][column] in story.words[language]["summary"]


@pytest.mark.parametrize("name", SETS)
def test_every_question_has_a_page_of_answers_at_most_in_its_own_language(name):
    ids = {line["id"] for line in lines()}
    for question in questions(name):
        assert 1 <= len(question.relevant) <= MOST_ANSWERS, question.text
        assert question.relevant | question.ignored <= ids
        assert {key[:2] for key in question.relevant} == {question.language}
        assert {key[:2] for key in question.ignored} == set(LANGUAGES) - {question.language}


@pytest.mark.parametrize("name", SETS)
def test_each_script_and_each_kind_has_its_share(name):
    asked = questions(name)
    kinds, scripts = Counter(one.kind for one in asked), Counter(one.script for one in asked)
    assert len(asked) >= LEAST_OF_A_SET
    assert set(kinds) == KINDS
    assert set(scripts) == set(SCRIPTS)
    assert min(kinds.values()) >= LEAST_OF_A_KIND * len(asked)
    assert min(scripts.values()) >= LEAST_OF_A_SCRIPT * len(asked)
    assert len({one.text for one in asked}) == len(asked)


@pytest.mark.parametrize("name", SETS)
def test_no_other_story_has_all_words_of_a_question_in_its_headline_and_standfirst(name):
    heads = {line["id"]: words_of(f"{line['title']} {line['summary']}") for line in lines()}
    for question in questions(name):
        asked = words_of(question.text)
        others = {key for key, head in heads.items() if asked <= head} - question.relevant - question.ignored
        assert {(question.text, key) for key in others} <= OTHERS


@pytest.mark.parametrize("what", ["places", "people", "plots"])
def test_the_two_sets_tell_of_other_places_people_and_plots(what):
    dev, held_out = (told(name)[what] for name in SETS)
    assert not dev.keys() & held_out.keys()


def test_the_two_sets_ask_with_other_words():
    dev, held_out = (set().union(*(words_of(one.text) for one in questions(name))) for name in SETS)
    assert not dev & held_out


def test_all_of_it_is_written_as_json_lines(tmp_path):
    export(tmp_path)
    corpus = [json.loads(line) for line in (tmp_path / "corpus.jsonl").read_text(encoding="utf-8").splitlines()]
    asked = json.loads((tmp_path / "dev_questions.jsonl").read_text(encoding="utf-8").splitlines()[0])
    assert corpus == list(lines())
    assert asked == {
        "q": "पटना में बाढ़",
        "kind": "deva",
        "relevant": ["hi-flood-patna"],
        "ignore": ["en-flood-patna"],
    }
