"""Asha puts a table into a story, and Kabir reads it on his phone."""

import re

import pytest

from articles.body.paragraphs import identified, paragraphs
from articles.body.sanitizing import clean_html, plain_text
from articles.body.tables import framed
from tests.factories import HINDI, published

pytestmark = pytest.mark.django_db

# As the editor writes it: paragraphs in cells, and a span that spans nothing.
ONE = 'colspan="1" rowspan="1"'
TABLE = (
    f"<table><tbody><tr><th {ONE}><p>ब्लॉक</p></th><th {ONE}><p>बाँध</p></th></tr>"
    f"<tr><th {ONE}><p>निवाड़ी</p></th><td {ONE}><p>1,204</p></td></tr>"
    f'<tr><td colspan="2" rowspan="1"><p>जतारा के आँकड़े <strong>अभी</strong> नहीं आए</p></td></tr></tbody></table>'
)


def test_what_the_editor_writes_is_stored_as_it_is_and_is_one_block():
    assert clean_html(TABLE) == TABLE
    assert [block.kind for block in paragraphs(identified(f"<p>पहले</p>{TABLE}<p>बाद में</p>"))] == ["p", "table", "p"]
    assert "ब्लॉक\n" in plain_text(TABLE)


def test_readers_get_heads_that_say_what_they_head_and_numbers_in_line(kabir):
    html = kabir.get(published(hi=HINDI | {"body": f"<p>पहले</p>{TABLE}"}).get_absolute_url()).content.decode()
    assert '<div class="table" role="region" aria-label="तालिका" tabindex="0"><table><thead>' in html
    assert '<tr><th scope="col">ब्लॉक</th><th scope="col">बाँध</th></tr></thead>' in html
    assert '<tr><th scope="row">निवाड़ी</th><td class="number">1,204</td></tr>' in html
    assert '<td colspan="2">जतारा के आँकड़े <strong>अभी</strong> नहीं आए</td>' in html


@pytest.mark.parametrize("number", ["12", "+2.9", "−4", "₹640 करोड़", "82 प्रतिशत", "12,34,567", "7%"])
def test_a_number_is_known_as_one(number):
    assert f'<td class="number">{number}</td>' in framed(
        f"<table><tbody><tr><td>{number}</td></tr></tbody></table>", "hi"
    )


@pytest.mark.parametrize("words", ["2 नावें", "5G", "12–15 साल", "", "—"])
def test_words_are_no_number(words):
    assert f"<td>{words}</td>" in framed(f"<table><tbody><tr><td>{words}</td></tr></tbody></table>", "hi")


def test_a_row_without_cells_is_no_row_and_no_head():
    assert framed("<table><tbody><tr></tr></tbody></table>", "hi") == ""
    assert "<table><tbody><tr><td>एक</td></tr></tbody></table>" in framed(
        "<table><tbody><tr></tr><tr><td>एक</td></tr></tbody></table>", "hi"
    )


def test_an_empty_table_and_one_inside_another_break_no_page():
    assert framed("<table><tbody></tbody></table>", "hi") == ""
    nested = f"<table><tbody><tr><td>{TABLE}</td></tr></tbody></table>"
    html = framed(clean_html(nested), "hi")
    opened, closed = re.findall(r"<([a-z]+)", html), re.findall(r"</([a-z]+)", html)
    assert sorted(opened) == sorted(closed)
