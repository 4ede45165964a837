"""Random hands at one story: whoever types, saves, publishes and restores in whatever order, nothing is lost.

The walk keeps its own account of what each window has, in plain dictionaries, and compares after every act.
"""

from random import Random

import pytest

from articles import saving, workflow
from articles.body.paragraphs import paragraphs, without_keys
from articles.merging import Conflict, merge
from articles.models import Kind, Revision
from tests.factories import ArticleFactory, UserFactory, an_editor

pytestmark = pytest.mark.django_db

WALKS, ACTS = 120, 26  # three thousand acts
START = {
    "hi": {"aaaaaaa1": "सड़क बनी", "aaaaaaa2": "पुल खुला", "aaaaaaa3": "बस चली"},
    "en": {"bbbbbbb1": "The road is built", "bbbbbbb2": "The bridge is open", "bbbbbbb3": "Buses run"},
}


def body_of(blocks: dict[str, str]) -> str:
    return "".join(f'<p data-id="{key}">{text}</p>' for key, text in blocks.items())


def blocks_of(body: str) -> dict[str, str]:
    return {block.key: block.text for block in paragraphs(body)}


class Window:
    """One open window: what it began from, and what stands in it now."""

    def __init__(self, walk, person, language, number):
        self.person, self.language, self.name = person, language, f"window{number}"
        self.take(walk)

    def take(self, walk):
        newest = Revision.objects.newest(walk.story, self.language)
        self.base, self.before = newest.pk, blocks_of(newest.content["body"])
        self.now = dict(self.before)

    def hears_nothing(self, theirs, saved):
        """The answer to its save is lost: it goes on from its base, to which its own save has been added by now."""
        for key in theirs.keys() | saved.keys():
            if saved.get(key) != theirs.get(key):
                self.before[key] = saved.get(key)
        self.before = {key: text for key, text in self.before.items() if text is not None}


class Walk:
    def __init__(self, seed):
        self.random, self.words = Random(seed), 0
        words = {language: {"title": language, "body": body_of(START[language])} for language in START}
        self.story = ArticleFactory(**words)
        people = [an_editor(), UserFactory(is_superuser=True), UserFactory(is_superuser=True)]
        self.windows = [Window(self, people[n % 3], "en" if n == 1 else "hi", n) for n in range(4)]
        self.saved, self.live, self.disputes = set(), {}, 0

    def go(self):
        for _act in range(ACTS):
            window = self.random.choice(self.windows)
            self.random.choices(
                [self.type, self.autosave, self.save, self.publish, self.restore], weights=[10, 3, 5, 2, 1]
            )[0](window)
            self.check()

    # --- what people do

    def type(self, window):
        for _time in range(self.random.randint(1, 4)):
            self.type_once(window)

    def type_once(self, window):
        keys = list(window.now)
        act = self.random.choice(["edit"] * 6 + ["insert", "delete", "move"]) if keys else "insert"
        if act == "edit":
            window.now[self.random.choice(keys[:2])] = self.new_words()  # where many look, many meet
        elif act == "delete":
            del window.now[self.random.choice(keys)]
        else:
            rows = list(window.now.items())
            if act == "insert":
                row = (f"{self.random.getrandbits(32):08x}", self.new_words())
            else:
                row = rows.pop(self.random.randrange(len(rows)))
            rows.insert(self.random.randint(0, len(rows)), row)
            window.now = dict(rows)

    def new_words(self):
        self.words += 1
        return f"शब्द {self.words}"

    def autosave(self, window):
        typed = {window.language: {"body": body_of(window.now)}}
        bases = {window.language: window.base}
        workflow.autosave(self.story, typed, by=window.person, bases=bases, window=window.name)
        kept = self.story.revisions.filter(kind=Kind.AUTOSAVE, window=window.name).first()
        kept = kept.content["body"] if kept else getattr(self.story, f"body_{window.language}")
        assert blocks_of(kept) == window.now, "lost: what was typed is not in the autosave"

    def save(self, window):
        theirs = blocks_of(Revision.objects.newest(self.story, window.language).content["body"])
        disputed = {
            key
            for key, mine in window.now.items()
            if key in theirs and len({mine, theirs[key], window.before.get(key)}) == 3
        }
        try:
            self.send(window)
        except Conflict as conflict:
            named = {dispute.paragraph for clash in conflict.clashes for dispute in clash.disputes}
            assert named == disputed, "a collision that is none, or one that was not named"
            self.choose(window, conflict, theirs, disputed)
        else:
            assert not disputed, "overwritten without a word"
            self.compare(window, theirs)
        self.saved.update(blocks_of(getattr(self.story, f"body_{window.language}")).values())
        if self.random.random() < 0.25:
            window.hears_nothing(theirs, blocks_of(getattr(self.story, f"body_{window.language}")))
        else:
            window.take(self)

    def send(self, window):
        changes, bases = {window.language: {"body": body_of(window.now)}}, {window.language: window.base}
        workflow.save_draft(self.story, changes, by=window.person, bases=bases, window=window.name)

    def choose(self, window, conflict, theirs, disputed):
        """Each disputed paragraph as one of us wants it; then it is saved on top of theirs."""
        (clash,) = conflict.clashes
        self.disputes += len(disputed)
        merged = blocks_of(clash.merged["body"])
        for key in disputed:
            assert merged[key] == window.now[key]
            merged[key] = self.random.choice([window.now[key], theirs[key]])
        window.now, window.base, window.before = merged, clash.newest.pk, theirs
        self.send(window)
        assert blocks_of(getattr(self.story, f"body_{window.language}")) == merged

    def compare(self, window, theirs):
        """What only one of us touched is as that one left it."""
        now = blocks_of(getattr(self.story, f"body_{window.language}"))
        for key in window.before.keys() | window.now.keys() | theirs.keys():
            was, mine, their = window.before.get(key), window.now.get(key), theirs.get(key)
            if mine == was:
                expected = their
            elif their == was or mine == their or their is None:
                expected = mine
            else:
                expected = their  # deleted here, rewritten there
            assert now.get(key) == expected, "overwritten or lost"

    def publish(self, window):
        if not getattr(self.story, f"body_{window.language}"):
            return  # what publishing asks of a story is another test's
        edition = self.story.edition(window.language)
        if edition and edition.words_revision == Revision.objects.newest(self.story, window.language):
            return  # readers have all of it
        workflow.publish(self.story, window.language, by=an_editor())
        self.live[window.language] = without_keys(getattr(self.story, f"body_{window.language}"))

    def restore(self, window):
        revision = self.random.choice(list(self.story.revisions.saved().filter(scope=window.language)))
        workflow.restore(revision, by=window.person)
        assert blocks_of(getattr(self.story, f"body_{window.language}")) == blocks_of(revision.content["body"])

    # --- what must hold after every act

    def check(self):
        self.story = type(self.story).objects.get(pk=self.story.pk)
        for language in START:
            newest = Revision.objects.newest(self.story, language)
            assert newest.content["body"] == getattr(self.story, f"body_{language}"), (
                "the desk is not its newest version"
            )
        shown = {edition.language: edition.body for edition in self.story.editions.all()}
        assert shown == self.live, "readers see what nobody published"

    def check_at_the_end(self):
        kept = {
            text for row in self.story.revisions.saved() for text in blocks_of(row.content.get("body", "")).values()
        }
        assert self.saved <= kept, "lost: saved words are in no version"


def many_walks(seeds) -> int:
    disputes = 0
    for seed in seeds:
        walk = Walk(seed)
        walk.go()
        walk.check_at_the_end()
        disputes += walk.disputes
    return disputes


@pytest.mark.parametrize("tenth", range(10))
def test_whoever_writes_in_whatever_order_nothing_is_lost(tenth):
    disputes = many_walks(range(tenth * WALKS // 10, (tenth + 1) * WALKS // 10))
    assert disputes > 3, "hardly anybody met anybody: the walk proves nothing"


def _my_text_stands(base, mine, theirs):
    return {**theirs, **mine}, []


def _whole_body_is_one(base, mine, theirs):
    merged, disputes = merge({**base, "body": "?"}, mine, theirs)
    return merged, disputes


@pytest.mark.parametrize("broken", [_my_text_stands, _whole_body_is_one])
def test_the_walk_finds_a_save_without_its_guard(broken, monkeypatch):
    monkeypatch.setattr(saving, "merge", broken)
    with pytest.raises(AssertionError, match=r"overwritten|collision"):
        many_walks(range(20))
