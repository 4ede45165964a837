"""Whatever arrives as a body, what is stored and shown is safe, and cleaning it again changes nothing."""

import re
from html.parser import HTMLParser

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from articles.body.paragraphs import body_of, identified, paragraphs
from articles.body.sanitizing import LONGEST_BODY, clean_html
from newsroom import hindi
from tests.factories import HINDI, ArticleFactory, publish
from tests.newsroom.hindi.strategies import sentence, text

YOUTUBE = '<aside data-block="embed" data-provider="youtube"'
LINK = re.compile(r"(?:https?|mailto|tel):|[^:]*(?:[/?#]|$)", re.IGNORECASE)
KNOWN = {
    "p": set(),
    "h2": set(),
    "h3": set(),
    "strong": set(),
    "em": set(),
    "br": set(),
    "hr": set(),
    "ul": set(),
    "ol": {"start", "type", "data-type"},
    "li": set(),
    "blockquote": set(),
    "a": {"href", "rel", "title"},
    "figure": {"data-id"},
    "figcaption": set(),
    "img": {"src", "alt", "width", "height", "data-file"},
    "aside": {"data-block", "data-story", "data-provider", "data-embed"},
    "cite": set(),
    "table": set(),
    "thead": set(),
    "tbody": set(),
    "tr": set(),
    "th": {"colspan", "rowspan"},
    "td": {"colspan", "rowspan"},
}
BLOCK = {"p", "h2", "h3", "ul", "ol", "blockquote", "figure", "hr", "aside", "table"}


class Reader(HTMLParser):
    """Reads as a browser does what opens and closes, and says what should not be there."""

    def __init__(self, html):
        super().__init__()
        self.open, self.wrong = [], []
        self.feed(html)
        self.close()
        self.wrong += [f"<{tag}> stays open" for tag in self.open]

    def handle_starttag(self, tag, attributes):
        allowed = KNOWN.get(tag)
        if allowed is None:
            self.wrong.append(f"<{tag}>")
            return
        for name, value in attributes:
            if name not in allowed | {"title", "lang"} | ({"data-id"} if tag in BLOCK else set()):
                self.wrong.append(f"<{tag} {name}>")
            elif name == "href" and not LINK.match(value or ""):
                self.wrong.append(f"href {value}")
            elif name == "src" and not re.fullmatch(r"/media/[a-z0-9_/-]+\.[a-z]+", value or ""):
                self.wrong.append(f"src {value}")
        if tag not in {"br", "hr", "img"}:
            self.open.append(tag)

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.wrong.append(f"</{tag}> closes nothing")

    def handle_comment(self, data):
        self.wrong.append("a comment")

    handle_decl = handle_pi = unknown_decl = handle_comment


NAMES = [*KNOWN, "div", "span", "caption", "b", "script", "svg", "iframe", "object", "form", "button", "template"]
VALUES = [
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "//evil.example/x",
    "/media/a.webp",
    "/media/../admin/",
    "quote",
    "story",
    "embed",
    "youtube",
    "x",
    "evil",
    "dQw4w9WgXcQ",
    "12",
    "ab12cd34",
    "1 onerror=alert(1)",
    '"><script>alert(1)</script>',
]
ATTRIBUTES = [
    *("href", "src", "onclick", "onerror", "style", "class", "id", "data-id", "data-file", "data-block", "data-story"),
    *("data-provider", "data-embed", "srcdoc", "xlink:href", "formaction", "data-frame", "alt", "title"),
]


def _opening(name, attributes):
    return "<" + " ".join([name, *(f'{key}="{value}"' for key, value in attributes)]) + ">"


pieces = st.one_of(
    st.builds(
        _opening,
        st.sampled_from(NAMES),
        st.lists(st.tuples(st.sampled_from(ATTRIBUTES), st.sampled_from(VALUES)), max_size=4),
    ),
    st.sampled_from(NAMES).map("</{}>".format),
    text,
    st.sampled_from(["<", ">", "&", "&lt;b&gt;", "<!--", "-->", "<![CDATA[", "<p", "\x00", "\u202e", '"', "&nbsp;"]),
)
bodies = st.lists(pieces, max_size=24).map("".join)


@given(bodies)
@settings(max_examples=500, deadline=None)
@example('<a href="http://a.in"><object><a href="http://b.in">x</a></object></a>')
@example("<p><button><p>x</p></button></p>")
@example('<aside data-block="quote"><aside data-block="story" data-story="3"><figure><img data-file="3"></aside>')
@example('<figure><figure><img data-file="7"></figure></figure>')
@example("<p>a<cite>b<aside>c")
def test_cleaning_leaves_what_is_known_closed_and_stays_as_it_is(html):
    clean = clean_html(html)
    assert Reader(clean).wrong == []
    assert clean_html(clean) == clean
    kept = identified(clean)
    assert clean_html(kept) == kept == body_of(paragraphs(kept))


@given(sentence, st.sampled_from(["", "क्\u200dष", "क्\u200cष"]))
@settings(max_examples=100, deadline=None)
def test_hindi_inside_blocks_is_left_letter_by_letter(words, joined):
    said = hindi.normalise(f"{words} {joined}।")
    quote = f'<aside data-block="quote"><p>{said}</p><cite>{said}</cite></aside>'
    assert clean_html(quote) == quote


@pytest.mark.parametrize("name", ["aside", "figure", "blockquote", "strong", "aside data-block=quote", "ul><li"])
def test_a_body_of_nothing_but_openings_is_answered(name):
    clean = clean_html(f"<{name}>" * (LONGEST_BODY // (len(name) + 2)) + "<p>ठीक</p>")
    assert "ठीक" in clean
    assert Reader(clean).wrong == []


def test_what_never_settles_keeps_its_words(monkeypatch):
    monkeypatch.setattr("articles.body.sanitizing.ROUNDS", 0)
    assert clean_html("<p>ठीक <b>है</b></p>") == "<p>ठीक है</p>"


@pytest.mark.django_db
@pytest.mark.parametrize(
    "mark",
    [
        f'{YOUTUBE} data-embed="x&quot; autofocus onfocus=&quot;alert(1)">शीर्षक</aside>',
        f'{YOUTUBE} data-embed="dQw4w9WgXcQ">&lt;script&gt;alert(1)&lt;/script&gt;</aside>',
        '<aside data-block="story" data-story="1"><script>alert(1)</script>शीर्षक</aside>',
        '<aside data-block="quote"><p><img src=x onerror=alert(1)>क</p><cite><a href="javascript:x">x</a></aside>',
        '<aside data-block="quote"><p>शीर्षक<a href="JAVASCRIPT:alert(1)">x</a></p></aside>',
        '<aside data-frame="https://evil.example/" data-block="embed" data-provider="x" data-embed="1">शीर्षक</aside>',
    ],
)
def test_hostile_blocks_reach_no_reader(client, mark):
    edition = publish(ArticleFactory(hi=HINDI | {"body": f"<p>पाठ</p>{mark}"}))
    page = client.get(edition.get_absolute_url()).content.decode()
    prose = page[page.index('<div class="prose">') : page.index("</article>")]
    assert not re.search(r"<script|<[^>]*\son[a-z]+=|javascript:|evil\.example", prose, re.IGNORECASE)


@pytest.mark.django_db
def test_a_body_that_is_too_long_is_refused_with_words_and_kept_on_the_screen(ravi, at_the_desk):
    from tests.articles.test_desk_input import screen, typed

    story = ArticleFactory(created_by=ravi)
    block = '<aside data-block="quote"><p>पुल</p></aside>'
    long = f"<p>{'क' * LONGEST_BODY}</p>{block}"
    answer = at_the_desk(ravi).post(screen(story), typed(story, body_hi=long))
    assert answer.status_code == 200
    assert "पाठ बहुत लंबा है" in answer.content.decode()
    story.refresh_from_db()
    assert "क" * 1000 not in story.body_hi
