"""Which paragraphs fell behind: exactly those whose source changed, until somebody rewrites or settles them."""

from random import Random

import pytest

from articles import translation, workflow
from articles.body.paragraphs import paragraphs
from articles.languages import other
from articles.models import Article, Debt
from tests.factories import ArticleFactory, an_editor

pytestmark = pytest.mark.django_db

HINDI = {"aaaaaaa1": "सड़क बनी।", "aaaaaaa2": "पुल खुला।", "aaaaaaa3": "बस चली।"}
ENGLISH = {"bbbbbbb1": "The road is built.", "bbbbbbb2": "The bridge is open.", "bbbbbbb3": "Buses run."}


def body_of(blocks):
    return "".join(f'<p data-id="{key}">{text}</p>' for key, text in blocks.items())


def save(story, **bodies):
    """Save bodies as they stand, each in an act of its own."""
    for language, blocks in bodies.items():
        workflow.save_draft(story, {language: {"body": body_of(blocks)}}, by=an_editor())


def stale(story, language="en"):
    return set(translation.standing(Article.objects.get(pk=story.pk)).stale[language])


def missing(story, language="en"):
    return translation.standing(Article.objects.get(pk=story.pk)).missing[language]


@pytest.fixture
def translated():
    """A story written in Hindi and then translated, paragraph for paragraph."""
    story = ArticleFactory(hi={"title": "पुल खुला", "body": body_of(HINDI)}, en=None)
    workflow.save_draft(story, {"en": {"title": "Bridge open", "body": body_of(ENGLISH)}}, by=an_editor())
    return story


def test_a_changed_paragraph_makes_its_translation_stale_and_no_other(translated):
    assert stale(translated) == set()
    save(translated, hi=HINDI | {"aaaaaaa2": "पुल कल खुलेगा।"})
    assert stale(translated) == {"bbbbbbb2"}
    (found,) = translation.standing(translated).stale["en"].values()
    assert (found.before, found.now, found.who) == ("पुल खुला।", "पुल कल खुलेगा।", an_editor())


def test_moving_a_paragraph_and_making_words_bold_change_nothing(translated):
    save(translated, hi=dict(reversed(HINDI.items())))
    save(translated, hi=HINDI | {"aaaaaaa1": "<strong>सड़क</strong> बनी।"})
    assert stale(translated) == set()


def test_rewriting_the_translation_settles_it_and_polishing_it_does_not_turn_on_its_source(translated):
    save(translated, hi=HINDI | {"aaaaaaa2": "पुल कल खुलेगा।"})
    save(translated, en=ENGLISH | {"bbbbbbb2": "The bridge opens tomorrow."})
    assert stale(translated) == set()
    save(translated, en=ENGLISH | {"bbbbbbb2": "Tomorrow the bridge opens."})
    assert stale(translated, "hi") == set()


def test_what_was_translated_from_english_follows_the_english():
    story = ArticleFactory(hi=None, en={"title": "Bridge open", "body": body_of(ENGLISH)})
    workflow.save_draft(story, {"hi": {"title": "पुल खुला", "body": body_of(HINDI)}}, by=an_editor())
    save(story, en=ENGLISH | {"bbbbbbb1": "The road will be built."})
    assert stale(story, "hi") == {"aaaaaaa1"}
    assert stale(story, "en") == set()


def test_still_right_settles_a_paragraph_as_it_is(translated):
    save(translated, hi=HINDI | {"aaaaaaa2": "पुल खुला!"})
    workflow.still_right(translated, "en", "bbbbbbb2", by=an_editor())
    assert stale(translated) == set()
    save(translated, hi=HINDI)
    assert stale(translated) == {"bbbbbbb2"}


def test_going_back_to_the_text_it_was_made_from_makes_it_right_again(translated):
    save(translated, hi=HINDI | {"aaaaaaa2": "पुल कल खुलेगा।"}, en=ENGLISH)
    save(translated, hi=HINDI)
    assert stale(translated) == set()


def test_a_split_paragraph_is_stale_and_its_second_half_not_translated(translated):
    save(translated, hi={"aaaaaaa1": "सड़क", "aaaaaaa9": "बनी।"} | {k: v for k, v in HINDI.items() if k != "aaaaaaa1"})
    assert stale(translated) == {"bbbbbbb1"}
    assert missing(translated) == [("aaaaaaa9", "bbbbbbb1")]
    workflow.leave_out(translated, "en", "aaaaaaa9", by=an_editor())
    assert missing(translated) == []


def test_a_source_that_is_gone_leaves_its_translation_stale_until_somebody_says_so(translated):
    save(translated, hi={"aaaaaaa1": HINDI["aaaaaaa1"]})
    assert stale(translated) == {"bbbbbbb2", "bbbbbbb3"}
    workflow.still_right(translated, "en", "bbbbbbb2", by=an_editor())
    save(translated, en={key: text for key, text in ENGLISH.items() if key != "bbbbbbb3"})
    assert stale(translated) == set()
    assert missing(translated, "hi") == []


def test_a_deleted_translation_leaves_its_source_untranslated(translated):
    save(translated, en={key: text for key, text in ENGLISH.items() if key != "bbbbbbb3"})
    assert missing(translated) == [("aaaaaaa3", "bbbbbbb2")]
    assert stale(translated, "hi") == set()


def test_a_paragraph_is_written_beside_the_one_that_the_writer_named(translated):
    more = HINDI | {"aaaaaaa8": "मेला लगा।", "aaaaaaa9": "गीत गूँजे।"}
    save(translated, hi=more)
    words = {"body": body_of(ENGLISH | {"bbbbbbb9": "Songs rang out."})}
    workflow.save_draft(translated, {"en": words}, by=an_editor(), paired=[("aaaaaaa9", "bbbbbbb9")])
    assert missing(translated) == [("aaaaaaa8", "bbbbbbb3")]
    save(translated, hi=more | {"aaaaaaa9": "गीत नहीं गूँजे।"})
    assert stale(translated) == {"bbbbbbb9"}


def test_two_that_were_taken_for_a_pair_can_be_set_apart(translated):
    workflow.set_apart(translated, "en", "bbbbbbb2", by=an_editor())
    save(translated, hi=HINDI | {"aaaaaaa2": "कुछ और।"})
    assert stale(translated) == set()
    assert missing(translated) == []


def test_the_headline_counts_and_debts_are_kept_for_lists(translated):
    workflow.save_draft(translated, {"hi": {"title": "पुल कल खुलेगा"}}, by=an_editor())
    save(translated, hi=HINDI | {"aaaaaaa1": "सड़क बनेगी।", "aaaaaaa7": "नया पैरा।"})
    debt = Debt.objects.get(article=translated)
    assert (debt.language, debt.stale, debt.missing, debt.headline) == ("en", 2, 1, True)
    assert translated in Article.objects.in_debt()
    said = translation.debt_in_words(debt.stale, debt.missing, headline=debt.headline)
    assert said == "शीर्षक और 1 पैरा पुराना, 1 का अनुवाद बाक़ी"
    workflow.save_draft(translated, {"hi": {"title": "पुल खुला"}}, by=an_editor())
    save(translated, hi=HINDI)
    assert not Debt.objects.exists()


# --- Random edits


class Editing:
    """Random edits of one language, with an account of their own of what they changed; the other one follows it."""

    def __init__(self, seed, source="hi"):
        self.source, self.follower = source, other(source)
        self.random, self.number = Random(seed), 0
        self.start = {f"aaaaaaa{place}": f"पैरा {place} पहला। पैरा {place} दूसरा।" for place in range(8)}
        self.partner = {f"aaaaaaa{place}": f"bbbbbbb{place}" for place in range(8)}
        translated = {key: f"Paragraph {key}." for key in self.partner.values()}
        words = {"title": "क", "body": body_of(self.start)}
        self.story = ArticleFactory(**{source: words, self.follower: None})
        following = {"title": "k", "body": body_of(translated)}
        workflow.save_draft(self.story, {self.follower: following}, by=an_editor())
        self.now = list(self.start.items())

    def go(self, acts):
        for _act in range(acts):
            self.random.choice([self.insert, self.delete, self.move, self.split, self.join, self.edit, self.settle])()
            save(self.story, **{self.source: dict(self.now)})
            assert stale(self.story, self.follower) == self.expected(), "not the ones that changed"
            assert stale(self.story, self.source) == set(), "the source follows nothing"

    def expected(self):
        now = dict(self.now)
        return {self.partner[key] for key, text in self.start.items() if now.get(key) != text}

    def new_words(self):
        self.number += 1
        return f"नए शब्द {self.number}। और {self.number}।"

    def place(self):
        return self.random.randrange(len(self.now))

    def insert(self):
        self.now.insert(self.random.randint(0, len(self.now)), (f"{self.random.getrandbits(32):08x}", self.new_words()))

    def delete(self):
        if len(self.now) > 1:
            del self.now[self.place()]

    def move(self):
        row = self.now.pop(self.place())
        self.now.insert(self.random.randint(0, len(self.now)), row)

    def edit(self):
        place = self.place()
        self.now[place] = (self.now[place][0], self.new_words())

    def split(self):
        """As the editor does: the first half keeps the key."""
        place = self.place()
        key, text = self.now[place]
        first, _space, second = text.partition(" ")
        if second:
            self.now[place : place + 1] = [(key, first), (f"{self.random.getrandbits(32):08x}", second)]

    def join(self):
        place = self.place()
        if place:
            (key, first), (_key, second) = self.now[place - 1 : place + 1]
            self.now[place - 1 : place + 1] = [(key, f"{first} {second}")]

    def settle(self):
        """Somebody says of one that it is still right: from then on it follows the text of this moment."""
        save(self.story, **{self.source: dict(self.now)})
        if late := sorted(stale(self.story, self.follower)):
            key = self.random.choice(late)
            workflow.still_right(self.story, self.follower, key, by=an_editor())
            source = next(ours for ours, theirs in self.partner.items() if theirs == key)
            now = dict(self.now)
            if source in now:
                self.start[source] = now[source]
            else:
                del self.start[source]


def edit_at_random(seeds):
    for seed in seeds:
        Editing(seed, source="en" if seed % 3 == 0 else "hi").go(acts=14)


@pytest.mark.parametrize("tenth", range(5))
def test_after_any_edits_the_stale_are_those_whose_source_changed(tenth):
    edit_at_random(range(tenth * 12, tenth * 12 + 12))


def test_the_edits_find_a_memory_that_sleeps(monkeypatch):
    monkeypatch.setattr(translation, "is_stale", lambda pair, language, sides: False)
    with pytest.raises(AssertionError, match="not the ones"):
        edit_at_random(range(3))


def test_keys_stay_unique_whatever_the_browser_sends(translated):
    save(translated, hi=HINDI)
    twice = body_of(HINDI) + '<p data-id="aaaaaaa2">पुल खुला।</p><p data-id="x">छोटी कुंजी</p><p>बिना कुंजी</p>'
    workflow.save_draft(translated, {"hi": {"body": twice}}, by=an_editor())
    keys = [block.key for block in paragraphs(translated.body_hi)]
    assert keys[:3] == list(HINDI)
    assert len(set(keys)) == 6


@pytest.mark.parametrize("language", ["hi", "en"])
def test_a_language_without_a_text_is_nothing_to_be_behind(language):
    words = {"hi": {"title": "पुल खुला", "body": body_of(HINDI)}, "en": {"title": "Bridge", "body": body_of(ENGLISH)}}
    story = ArticleFactory(**{language: words[language], other(language): None})
    workflow.save_draft(story, {other(language): {"title": words[other(language)]["title"]}}, by=an_editor())
    assert (stale(story, language), missing(story, language)) == (set(), [])
    assert not Debt.objects.exists()


def test_a_text_that_was_emptied_asks_nothing_of_the_other(translated):
    workflow.save_draft(translated, {"hi": {"title": "", "body": ""}}, by=an_editor())
    assert (stale(translated), missing(translated)) == (set(), [])
    assert not Debt.objects.exists()
