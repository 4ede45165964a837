"""Readers get their pages without the layout of the templates, and with every blank that anybody wrote."""

import re

import pytest
from django.conf import settings
from django.template import engines

from newsroom.templates import DESK, tight
from tests.factories import HINDI, published

FOLDER = settings.BASE_DIR / "templates"
READERS = [path for path in FOLDER.rglob("*.html") if not str(path.relative_to(FOLDER)).startswith(DESK)]
SPREAD = re.compile(r"\{% blocktranslate(?![^%]* trimmed)[^%]*%\}(?:(?!endblocktranslate).)*\n", re.DOTALL)


def shown(source, **context):
    return engines["django"].from_string(tight(source)).render(context)


def test_a_list_has_a_line_for_each_entry_and_none_for_its_loop():
    loop = "  {% for one in all %}\n    {% if one %}\n      <li>{{ one }}</li>\n    {% endif %}\n  {% endfor %}\n"
    source = f"<ul>\n{loop}</ul>\n"
    assert shown(source, all="कख") == "<ul>\n<li>क</li>\n<li>ख</li>\n</ul>\n"


@pytest.mark.parametrize(
    "source",
    [
        "<b>{{ name }}</b>\n{% if said %}<i>{{ said }}</i>{% endif %}\n<u>{{ name }}</u>",
        "<b>{{ name }}</b>\n{% if said %}\n  <i>{{ said }}</i>\n{% endif %}\n<u>{{ name }}</u>",
        "<b>{{ name }}</b>\n{% with said as word %}\n  {{ word }}\n{% endwith %}\n<u>{{ name }}</u>",
        "<b>{{ name }}</b>\n{# a word to people #}\n{% firstof said name as word %}\n{{ word }}\n<u>{{ name }}</u>",
    ],
)
@pytest.mark.parametrize("said", ["क्या", ""])
def test_words_that_stood_apart_stand_apart(source, said):
    context = {"name": "आशा", "said": said}
    loose = engines["django"].from_string(source).render(context)
    assert shown(source, **context).split() == loose.split()


def test_what_was_typed_stays_as_it_is():
    source = "<p>\n  <textarea>\n{{ typed }}</textarea>\n</p>"
    assert shown(source, typed="\n  क\n\n    ख") == "<p>\n<textarea>\n\n  क\n\n    ख</textarea>\n</p>"


@pytest.mark.django_db
def test_a_story_has_no_indented_line(kabir):
    html = kabir.get(published(hi=HINDI).get_absolute_url()).content.decode()
    assert re.findall(r"\n[ \t]+", html) == []


def test_a_sentence_over_several_lines_says_that_its_line_breaks_are_none():
    """Else the catalogue would know it with the indentation that is taken out."""
    assert len(READERS) > 80
    assert [path.name for path in READERS if SPREAD.search(path.read_text())] == []
