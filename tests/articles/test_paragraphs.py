"""A body as paragraphs with keys: whatever comes in, the words stay and each key is there once."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.body.paragraphs import KEY, body_of, identified, paragraphs, without_keys
from articles.body.sanitizing import clean_html
from articles.merging import merge

BODY = (
    '<p data-id="aaaaaaa1">पुल <a href="/hi/news/pul/">खुला</a>।</p>'
    '<ul data-id="aaaaaaa2"><li><p>एक</p></li><li><p>दो</p></li></ul>'
    '<figure data-id="aaaaaaa3"><img alt="3 > 2" data-file="7" src="/media/a.jpg"><figcaption>नाव</figcaption></figure>'
    '<hr data-id="aaaaaaa4"><blockquote data-id="aaaaaaa5"><p>सुनो</p></blockquote>'
)
texts = st.text(alphabet="कखग ािीुः्‍‌abc<>&\"'", max_size=12)
blocks = st.sampled_from(
    ["<p>{}</p>", "<h2>{}</h2>", "<ul><li><p>{}</p></li></ul>", '<p data-id="aaaaaaa1">{}</p>', "{}", "<b>{}", "<hr>"]
)
bodies = st.lists(st.tuples(blocks, texts), max_size=8).map(
    lambda rows: clean_html("".join(block.replace("{}", text) for block, text in rows))
)


def test_a_body_is_its_blocks():
    found = paragraphs(BODY)
    assert [block.kind for block in found] == ["p", "ul", "figure", "hr", "blockquote"]
    assert [block.text for block in found] == ["पुल खुला।", "एक\n\nदो", "नाव", "", "सुनो"]
    assert found[2].said == "[7] नाव"
    assert body_of(found) == BODY
    assert "data-id" not in without_keys(BODY)


@given(body=bodies, before=bodies)
def test_every_block_gets_one_key_and_no_word_is_touched(body, before):
    once = identified(body, identified(before))
    keys = [block.key for block in paragraphs(once)]
    assert len(set(keys)) == len(keys)
    assert all(KEY.fullmatch(key) for key in keys)
    assert identified(once) == once
    assert clean_html(once) in (once, "")  # "" where there is no word in it
    assert _words(once) == _words(body)


def _words(body):
    return "".join(block.text for block in paragraphs(body)).split()


def test_without_keys_a_rewritten_block_keeps_the_place_of_the_one_before():
    before = identified("<p>एक</p><p>दो</p><p>तीन</p>")
    first, _second, third = paragraphs(before)
    after = paragraphs(identified("<p>एक</p><p>दो बदला</p><p>तीन</p><p>चार</p>", before))
    assert [block.key for block in after[:3]] == [block.key for block in paragraphs(before)]
    assert after[3].key not in {first.key, third.key}


def test_a_key_that_is_there_twice_hands_its_neighbour_on_once():
    before = '<p data-id="aaaaaaa1"></p><p data-id="aaaaaaa2">एक</p>'
    body = '<p data-id="aaaaaaa1"></p><p>दो</p><p data-id="aaaaaaa1"></p><p>तीन</p>'
    keys = re.findall('data-id="([^"]+)"', identified(body, before))
    assert len(set(keys)) == 4


def test_of_two_blocks_with_one_key_the_unchanged_one_keeps_it():
    before = '<p data-id="aaaaaaa1">एक दो</p>'
    copied = paragraphs(identified('<p data-id="aaaaaaa1">नया</p><p data-id="aaaaaaa1">एक दो</p>', before))
    assert [block.key == "aaaaaaa1" for block in copied] == [False, True]


@given(base=bodies, mine=bodies)
def test_who_writes_alone_gets_what_they_wrote(base, mine):
    base, mine = {"body": identified(base)}, {"body": identified(mine, identified(base))}
    assert merge(base, mine, base) == (mine, [])
    assert merge(base, base, mine) == (mine, [])


@pytest.mark.parametrize(
    ("mine", "theirs", "merged"),
    [
        ("badc", "abcd", "badc"),  # moved by me
        ("abXcd", "abcdY", "abXcdY"),
        ("acd", "abcd", "acd"),
        ("abcd", "dabc", "dabc"),
        ("Xabcd", "Yabcd", "XYabcd"),
        ("bcd", "abcdX", "bcdX"),
    ],
)
def test_moves_additions_and_deletions_of_two_people_come_together(mine, theirs, merged):
    def body(letters):
        return "".join(f'<p data-id="{letter.lower() * 8}">{letter}</p>' for letter in letters)

    result, disputes = merge({"body": body("abcd")}, {"body": body(mine)}, {"body": body(theirs)})
    assert "".join(block.text for block in paragraphs(result["body"])) == merged
    assert not disputes
