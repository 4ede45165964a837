"""A danda stays with its sentence."""

from html import escape
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom import hindi


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("बारिश थम गई ।", "बारिश थम गई\u00a0।"),
        ("बारिश थम गई  \n।", "बारिश थम गई\u00a0।"),
        ("छंद पूरा ॥", "छंद पूरा\u00a0॥"),
        ("बारिश थम गई। पानी उतरा।", "बारिश थम गई। पानी उतरा।"),
        ("<b>बारिश</b> ।", "<b>बारिश</b>\u00a0।"),
        ("The rain has stopped.", "The rain has stopped."),
        ("", ""),
    ],
)
def test_a_danda_does_not_leave_the_word_before_it(typed, kept):
    assert hindi.keep_dandas(typed) == kept


@given(st.text(alphabet="कि ।॥\n\u00a0\u2009.a"))
def test_it_changes_nothing_but_the_space_and_does_it_once(text):
    kept = hindi.keep_dandas(text)
    assert "".join(kept.split()) == "".join(text.split())
    assert hindi.keep_dandas(kept) == kept


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("43 Check Dam बने", "43 <i>Check Dam</i> बने"),
        ("<p>नया <a href=\"https://example.org/Check/?a=WhatsApp\">WhatsApp समूह</a></p>",
         "<p>नया <a href=\"https://example.org/Check/?a=WhatsApp\"><i>WhatsApp</i> समूह</a></p>"),
        ("पता: https://example.org/khabar?a=b और example.org",
         "पता: https://example.org/khabar?a=b और <i>example.org</i>"),
        ("AT&amp;T और R&amp;D &lt;AQI&gt; &nbsp; &quot;PM2.5&quot;",
         "<i>AT&amp;T</i> और <i>R&amp;D</i> &lt;<i>AQI</i>&gt; &nbsp; &quot;<i>PM2.5</i>&quot;"),
        ("5G आया, G20 गया। O’Brien, Check-Dam.", "5G आया, <i>G20</i> गया। <i>O’Brien</i>, <i>Check-Dam</i>."),
        ('<span lang="en">Photo: PTI</span> AQI', '<span lang="en">Photo: PTI</span> <i>AQI</i>'),
        ('<img alt="A bridge" lang="en"> AQI', '<img alt="A bridge" lang="en"> <i>AQI</i>'),
        ('<aside data-block="story">Old AQI</aside>AQI', '<aside data-block="story">Old AQI</aside><i>AQI</i>'),
        ("", ""),
    ],
)  # fmt: skip
def test_latin_words_in_hindi_are_marked_and_nothing_else_changes(text, marked):
    assert hindi.mark_scripts(text, "hi") == marked.replace("<i>", '<span lang="en">').replace("</i>", "</span>")


def test_ten_times_as_many_spaces_take_about_ten_times_as_long():
    """Readers type comments of nothing else. Tried from each space it would be a hundred."""

    def seconds(spaces):
        text = f"क{' ' * spaces}ख"
        began = process_time()
        for _time in range(20):
            hindi.keep_dandas(text)
        return process_time() - began

    few, many = (min(seconds(spaces) for _try in range(3)) for spaces in (1_000, 10_000))
    assert many < 30 * few


def test_ten_times_as_many_pictures_take_about_ten_times_as_long():
    """Their alt texts are in the other language, which nothing closes. Looked for to the end it would be a hundred."""

    def seconds(pictures):
        html = '<figure><img src="/media/a.webp" alt="A bridge" lang="en"><p>पुल बना</p></figure>' * pictures
        began = process_time()
        hindi.mark_scripts(html, "hi")
        return process_time() - began

    few, many = (min(seconds(pictures) for _try in range(3)) for pictures in (200, 2_000))
    assert many < 30 * few


def test_hindi_words_in_english_are_marked():
    assert hindi.mark_scripts("<p>What लाल क़िला means।</p>", "en") == (
        '<p>What <span lang="hi">लाल क़िला</span> means।</p>'
    )


@given(st.text(alphabet="कि Ab&;<>\"'=/-.1"))
def test_marking_takes_nothing_away(text):
    escaped = escape(text)
    marked = hindi.mark_scripts(escaped, "hi")
    assert marked.replace('<span lang="en">', "").replace("</span>", "") == escaped
    assert hindi.mark_scripts(marked, "hi") == marked
