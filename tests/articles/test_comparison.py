"""Two versions beside each other: exactly what changed is marked, word by word, and nothing costs more than it may."""

import time

import pytest
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from articles.admin.history.comparison import compare
from articles.admin.history.differences import MOST, cost, marked, tokens
from articles.models import Scope
from newsroom import hindi
from tests.factories import AuthorFactory, CategoryFactory, ImageFactory
from tests.newsroom.hindi import strategies

FIRST = '<p data-id="aaaaaaa1">ओरछा के पास पुल खुला।</p>'
SECOND = '<p data-id="aaaaaaa2">पुल पर 132 करोड़ रुपये ख़र्च हुए।</p>'
THIRD = '<p data-id="aaaaaaa3">गाँव अब ज़िले से जुड़े हैं।</p>'


@pytest.fixture(autouse=True, scope="module")
def in_hindi():
    with override("hi"):
        yield


def rows(before, after, scope=Scope.HI, **words):
    """What is not the same: ``[(state, old, new, notes)]``."""
    comparison = compare(scope, {"title": "पुल", "body": before}, {"title": "पुल", "body": after} | words)
    return [(row.state, str(row.old), str(row.new), row.notes) for row in comparison.changed]


def test_only_the_words_that_changed_are_marked():
    assert marked("पुल पर 132 करोड़ ख़र्च हुए।", "पुल पर 148 करोड़ ख़र्च हुए।") == (
        "पुल पर <del>132</del><ins>148</ins> करोड़ ख़र्च हुए।"
    ).replace("पर <del>132</del><ins>148</ins>", "पर <del>132</del> <ins>148</ins>")


def test_a_matra_that_changed_marks_its_whole_word():
    assert marked("सेना आई", "सोना आई") == "<del>सेना</del><ins>सोना</ins> आई"


def test_what_was_typed_is_escaped():
    assert marked("<b>", "<script>") == "&lt;<del>b</del><ins>script</ins>&gt;"


@given(strategies.text, strategies.text)
def test_marks_stand_between_aksharas_and_both_texts_can_be_read(before, after):
    before, after = hindi.normalise(before), hindi.normalise(after)  # as all texts are kept
    html = str(marked(before, after))
    for mark in ("<ins>", "</ins>", "<del>", "</del>"):
        html = html.replace(mark, "|")
    words = {piece for text in (before, after) for piece in hindi.pieces(text)}
    plain = html.replace("&lt;", "<").replace("&gt;", ">").replace("&#x27;", "'").replace("&quot;", '"')
    read = [piece for part in plain.replace("&amp;", "&").split("|") for piece in hindi.pieces(part)]
    if "|" not in before + after and "<br>" not in plain:
        assert {piece for piece in read if not piece.isspace()} <= words


@pytest.mark.django_db
class TestParagraphs:
    def test_a_changed_paragraph_shows_its_words_and_the_others_are_folded(self):
        after = FIRST + SECOND.replace("132", "148") + THIRD
        comparison = compare("hi", {"body": FIRST + SECOND + THIRD}, {"body": after})
        assert [state for state, _rows in comparison.groups] == ["same", "changed", "same"]
        assert rows(FIRST + SECOND + THIRD, after) == [
            (
                "changed",
                "पुल पर <del>132</del> करोड़ रुपये ख़र्च हुए।",
                "पुल पर <ins>148</ins> करोड़ रुपये ख़र्च हुए।",
                (),
            )
        ]
        assert comparison.said == "1 शब्द जुड़ा, 1 शब्द हटा"

    def test_a_new_and_a_missing_paragraph_stand_where_they_belong(self):
        assert rows(FIRST + SECOND, FIRST + THIRD) == [
            ("gone", "<del>पुल पर 132 करोड़ रुपये ख़र्च हुए।</del>", "", ()),
            ("new", "", "<ins>गाँव अब ज़िले से जुड़े हैं।</ins>", ()),
        ]

    def test_a_paragraph_that_moved_is_said_to_have_moved_and_marks_no_word(self):
        changed = rows(FIRST + SECOND + THIRD, THIRD + FIRST + SECOND)
        assert changed == [("moved", "गाँव अब ज़िले से जुड़े हैं।", "गाँव अब ज़िले से जुड़े हैं।", ("दूसरी जगह रखा गया",))]

    def test_texts_from_before_paragraphs_had_keys_are_compared_by_their_words(self):
        before = "<p>ओरछा के पास पुल खुला।</p><p>पुल पर 132 करोड़ रुपये ख़र्च हुए।</p>"
        after = "<p>ओरछा के पास पुल खुला।</p><p>पुल पर 148 करोड़ रुपये ख़र्च हुए।</p>"
        [(state, old, _new, _notes)] = rows(before, after)
        assert (state, old) == ("changed", "पुल पर <del>132</del> करोड़ रुपये ख़र्च हुए।")

    def test_a_link_that_leads_elsewhere_is_seen_though_its_words_stayed(self):
        before = '<p data-id="aaaaaaa1"><a href="https://example.org/a">रिपोर्ट</a> देखें।</p>'
        [(_state, old, new, _notes)] = rows(before, before.replace("org/a", "org/b"))
        assert "<del>" in old
        assert "(https://example.org/a)" in old
        assert "(https://example.org/b)" in new
        assert "<ins>रिपोर्ट" not in new

    def test_bold_that_came_is_a_change_and_stays_bold(self):
        before = '<p data-id="aaaaaaa1">पुल खुला</p>'
        [(_state, _old, new, _notes)] = rows(before, '<p data-id="aaaaaaa1">पुल <strong>खुला</strong></p>')
        assert new == "पुल <ins><strong>खुला</strong></ins>"

    def test_a_paragraph_that_became_a_subhead_is_said(self):
        [(_state, _old, _new, notes)] = rows(FIRST, FIRST.replace("<p", "<h2").replace("/p>", "/h2>"))
        assert notes == ("पहले: पैरा",)

    def test_pictures_are_seen_with_their_captions(self, db):
        first, second = ImageFactory(), ImageFactory(alt_hi="रात का बाज़ार")
        figure = (
            '<figure data-id="aaaaaaa4"><img src="/media/x.jpg" data-file="{}"><figcaption>{}</figcaption></figure>'
        )
        [(state, old, new, _notes)] = rows(figure.format(first.pk, "पुराना पुल"), figure.format(second.pk, "नया पुल"))
        assert state == "changed"
        assert 'alt="नदी पर पुल"' in old
        assert 'alt="रात का बाज़ार"' in new
        assert "नया</ins> पुल" in new

    def test_how_a_pictures_address_was_written_down_is_no_change(self):
        figure = '<figure data-id="aaaaaaa4"><img src="/media/{}.jpg" data-file="7">{}</figure>'
        assert rows(figure.format("old", ""), figure.format("new", "<figcaption></figcaption>")) == []

    def test_a_picture_that_is_gone_from_the_library_is_said(self, db):
        figure = '<figure data-id="aaaaaaa4"><img src="/media/x.jpg" data-file="99"></figure>'
        [(_state, old, _new, _notes)] = rows(figure, "")
        assert "तस्वीर, जो अब संग्रह में नहीं है" in old

    def test_boxes_are_told_apart_and_seen_to_show_something_else(self):
        quote = '<aside data-id="aaaaaaa5" data-block="quote"><p>पुल हमारा है।</p><cite>{}</cite></aside>'
        story = '<aside data-id="aaaaaaa6" data-block="story" data-story="{}">बाज़ार खुला</aside>'
        embed = '<aside data-id="aaaaaaa7" data-block="embed" data-provider="youtube" data-embed="{}"></aside>'
        before = quote.format("सरपंच") + story.format(12) + embed.format("abcdefghijk")
        after = quote.format("कलेक्टर") + story.format(13) + embed.format("ABCDEFGHIJK")
        comparison = compare("hi", {"body": before}, {"body": after})
        assert [row.kind for row in comparison.changed] == ["quote", "story", "embed"]
        who, which, what = comparison.changed
        assert str(who.new).endswith("<br><ins>कलेक्टर</ins>")
        assert "(13)" in str(which.new)
        assert "(youtube ABCDEFGHIJK)" in str(what.new)

    def test_facts_are_names(self, db):
        old_section, new_section = CategoryFactory(name_hi="रक्षा"), CategoryFactory(name_hi="देश")
        one, other = AuthorFactory(name_hi="कविता"), AuthorFactory(name_hi="रवि")
        before = {"section": old_section.pk, "authors": [one.pk, other.pk]}
        after = {"section": new_section.pk, "authors": [other.pk, one.pk]}
        section, authors = compare(Scope.FACTS, before, after).rows
        assert (str(section.old), str(section.new)) == ("<del>रक्षा</del>", "<ins>देश</ins>")
        assert (str(authors.new), authors.notes) == ("रवि, कविता", ("क्रम बदला",))


blocks = st.lists(st.integers(0, 30), unique=True, max_size=14)


@given(blocks, blocks)
def test_every_paragraph_of_both_texts_stands_in_one_row(old, new):
    def text(numbers):
        return "".join(f'<p data-id="key{number:05}">{number}</p>' for number in numbers)

    comparison = compare("hi", {"body": text(old)}, {"body": text(new)})
    shown = [row for row in comparison.rows if row.kind == "p"]
    assert sorted(str(row.new) for row in shown if row.state in {"same", "moved"}) == sorted(
        f"{number}" for number in set(old) & set(new)
    )
    assert [row.state for row in shown].count("gone") == len(set(old) - set(new))
    assert [row.state for row in shown].count("new") == len(set(new) - set(old))
    in_order = [number for number in new if f"{number}" in {str(row.new) for row in shown if row.state == "same"}]
    assert in_order == [number for number in old if number in in_order]  # what is not said to have moved did not


class TestCost:
    def test_a_paragraph_longer_than_anybody_writes_is_marked_as_a_whole_and_says_so(self):
        before = " ".join(f"शब्द{number}" for number in range(3_000))
        after = " ".join(f"पद{number}" for number in range(3_000))
        [(_state, old, _new, notes)] = rows(*(f'<p data-id="aaaaaaa1">{text}</p>' for text in (before, after)))
        assert old.count("<del>") == 1
        assert "बहुत लंबा है" in notes[0]

    def test_one_word_changed_in_it_is_still_found(self):
        before = " ".join(f"शब्द{number}" for number in range(3_000))
        [(_state, old, _new, notes)] = rows(
            f'<p data-id="aaaaaaa1">{before}</p>', f'<p data-id="aaaaaaa1">{before.replace("शब्द1500 ", "पद ")}</p>'
        )
        assert old.count("<del>") == 1
        assert "<del>शब्द1500</del>" in old
        assert notes == ()

    def test_the_worst_texts_that_can_be_stored_are_compared_in_seconds(self):
        """Two bodies as long as a body may be, of words that all look like each other, in paragraphs at the limit."""

        def text(step):
            words = [f"{(number * step) % 7}" for number in range(480)]
            return "".join(f'<p data-id="k{place:07}">{" ".join(words)}</p>' for place in range(390))

        assert cost(tokens("0 1 2"), tokens("1 2 0")) <= MOST
        begun = time.process_time()
        compare("hi", {"body": text(2)}, {"body": text(3)})
        assert time.process_time() - begun < 8  # of the processor's time, on a slow one
