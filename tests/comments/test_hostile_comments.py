"""Whatever somebody writes shows as text: on the page, at the receipt, in the queue, in the feed and in mail."""

from html.parser import HTMLParser
from xml.etree import ElementTree

import pytest
from django.core import mail

from comments import receipts, subscriptions, watching, workflow
from comments.models import BODY, Comment, Policy
from comments.rendering import render
from newsroom import letters
from tests.factories import published

PAYLOADS = [
    opening.replace("X", script) + closing
    for script in ("alert(1)", "document.cookie", "fetch('//evil.example')")
    for closing in ("", "-->", "</textarea>", '">')
    for opening in (
        "<script>X</script>", "<img src=x onerror=X>", "<svg onload=X>", "<a href=javascript:X>x</a>",
        '"><script>X</script>', "'><img src=x onerror=X>", "</p><script>X</script>",
        "<iframe srcdoc='<script>X</script>'>",
        "<b onmouseover=X>x</b>", "javascript:X", "data:text/html,<script>X</script>", "<style>@import 'X'</style>",
        "<math><mi//xlink:href='data:x,<script>X</script>'>", "<details open ontoggle=X>", "<body onload=X>",
        "&lt;script&gt;X&lt;/script&gt;", "{{ X }}", "{% X %}", "<!--<script>X</script>",
        "<form action=//evil.example>",
        "https://evil.example/\"onmouseover=X", "https://evil.example/'onmouseover=X",
        "https://evil.example/<script>X</script>",
        "https://evil.example/?q=\u202e<X>", "<scr\u200bipt>X</scr\u200bipt>", "<SCRIPT SRC=//evil.example>",
        "<input autofocus onfocus=X>",
    )
]  # fmt: skip
SOME = PAYLOADS[::5]  # of every opening and every closing, where a whole page is made for each
ALLOWED = {"p": set(), "br": set(), "a": {"href", "rel"}}


class Markup(HTMLParser):
    """Collects what a browser would take for elements."""

    def __init__(self, text):
        super().__init__()
        self.elements = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attributes):
        self.elements.append((tag, dict(attributes)))


def test_there_are_a_few_hundred():
    assert len(set(PAYLOADS)) > 300
    assert {PAYLOADS.index(text) % 27 for text in SOME} == set(range(27))


@pytest.mark.parametrize("text", PAYLOADS)
def test_a_body_becomes_text_and_harmless_links(text):
    for tag, attributes in Markup(render(text)).elements:
        assert attributes.keys() <= ALLOWED[tag]
        assert attributes.get("href", "https://").startswith(("https://", "http://"))
        assert attributes.get("rel", "nofollow ugc noopener") == "nofollow ugc noopener"


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("देखें https://hi.wikipedia.org/wiki/नौसेना।", "https://hi.wikipedia.org/wiki/नौसेना"),
        ("https://example.org/पर देखें", "https://example.org/पर"),
        ("https://example.orgपर देखें", "https://example.org"),
        ("(https://example.org/a).", "https://example.org/a"),
    ],
)
def test_an_address_ends_where_people_end_it(text, address):
    assert Markup(render(text)).elements[1] == ("a", {"href": address, "rel": "nofollow ugc noopener"})


@pytest.mark.django_db
def test_on_every_page_it_is_text(kabir, meera, at_the_desk):
    edition = published()
    scripts = kabir.get(edition.get_absolute_url()).content.decode().count("<script")
    for number, text in enumerate(SOME):
        comment = workflow.submit(edition, name=text[:50], email=f"x{number}@example.org", body=text)
        workflow.approve(comment, by=meera)
    desk = at_the_desk(meera)
    pages = [
        kabir.get(edition.get_absolute_url()),
        kabir.get(comment.get_absolute_url()),
        kabir.get(receipts.address(comment)),
        desk.get("/admin/comments/comment/?view=approved"),
    ]
    for page in pages:
        text = page.content.decode()
        assert "alert(1)>" not in text
        assert "<script>alert" not in text
        assert not handlers_of(page)
    assert pages[0].content.decode().count("<script") == scripts
    assert "iframe" not in kinds_of(pages[0])


@pytest.mark.django_db
def test_in_the_feed_it_is_text(kabir, meera):
    """As name and as words: a reader of feeds takes titles and descriptions for HTML."""
    edition = published()
    for start in range(0, len(SOME), 30):  # as many as a feed holds
        written = SOME[start : start + 30]
        for number, text in enumerate(written, start):
            comment = workflow.submit(edition, name=text[:60], email=f"x{number}@example.org", body=text)
            workflow.approve(comment, by=meera)
        feed = kabir.get(f"{edition.get_absolute_url()}comments/feed/").content.decode()
        items = ElementTree.fromstring(feed).findall("channel/item")
        assert len(items) == min(30, start + len(written))
        for item in items:
            assert Markup(item.findtext("title")).elements == []
            for tag, attributes in Markup(item.findtext("description")).elements:
                assert attributes.keys() <= ALLOWED[tag]


@pytest.mark.django_db
def test_in_mail_it_is_text_of_one_kind_and_no_header(meera):
    edition = published()
    first = workflow.submit(edition, name="कबीर", email="kabir@example.org", body="कब खुलेगी?", notify=True)
    workflow.approve(first, by=meera)
    subscriptions.confirm(first.subscription)
    meera.email = "meera@example.org"
    meera.save()
    watching.wish(meera, "at_once")
    hostile = [*PAYLOADS[::6], "नाम\r\nBcc: all@example.org", "नाम\nSubject: x"]
    for number, text in enumerate(hostile):
        words = {"name": text[:60], "email": f"x{number}@example.org", "body": text}
        workflow.approve(workflow.submit(edition, parent=first, **words), by=meera)
        workflow.submit(edition, **words | {"email": f"y{number}@example.org"})
        watching.write()
    while letters.deliver():
        pass
    told = [letter for letter in mail.outbox if letter.to == ["kabir@example.org"]]
    assert len(told) == 1 + len(hostile)  # the question, and every answer
    assert len(mail.outbox) > len(told)
    for letter in mail.outbox:
        message = letter.message()
        assert message.get_content_type() == "text/plain"
        assert "\n" not in letter.subject
        assert len(letter.to) == 1
        assert {name.lower() for name in message}.isdisjoint({"bcc", "cc"})


def kinds_of(page):
    return {tag for tag, _attributes in Markup(page.content.decode()).elements}


def handlers_of(page):
    elements = Markup(page.content.decode()).elements
    return [(tag, each) for tag, each in elements if any(name.startswith("on") for name in each)]


@pytest.mark.django_db
def test_what_is_sent_back_to_be_mended_is_text_too(kabir):
    edition = published()
    innocent = kinds_of(kabir.post(f"{edition.get_absolute_url()}comments/", {}))
    for text in SOME:
        hostile = dict.fromkeys(["name", "email", "body", "parent", "website", "token", "notify"], text)
        for sent in (hostile, hostile | {"body": ""}, {"name": "क", "body": "ठीक।", "email": text}):
            page = kabir.post(f"{edition.get_absolute_url()}comments/", sent)
            assert page.status_code == 400
            assert kinds_of(page) <= innocent
            assert not handlers_of(page)
    assert not Comment.objects.exists()


@pytest.mark.django_db
def test_an_answer_to_a_hostile_parent_is_sent_back_as_text(kabir):
    edition = published()
    sound = {"name": "क", "email": "k@example.org", "body": "ठीक।"}
    innocent = kinds_of(kabir.post(f"{edition.get_absolute_url()}comments/", sound | {"parent": "0"}))
    for text in SOME:
        page = kabir.post(f"{edition.get_absolute_url()}comments/", sound | {"parent": text})
        assert page.status_code == 400
        assert 'role="alert"' in page.content.decode()
        assert kinds_of(page) <= innocent
        assert not handlers_of(page)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("sent", "fate"), [({"token": "a\0b"}, ("pending", "sent_in_no_time")), ({"website": "\0"}, ("spam", "trap"))]
)
def test_a_nul_where_nobody_writes_is_as_any_other_sign(kabir, sent, fate):
    edition = published()
    Policy(pk=1, mode="open").save()
    words = {"name": "कबीर", "email": "kabir@example.org", "body": "ठीक है।"}
    assert kabir.post(f"{edition.get_absolute_url()}comments/", words | sent).status_code == 303
    comment = Comment.objects.get()
    assert (comment.status, comment.rule) == fate


@pytest.mark.django_db
def test_a_nul_in_the_trap_of_a_report_is_thanked_and_counts_for_nothing(kabir, meera):
    comment = workflow.submit(published(), name="क", email="k@example.org", body="ठीक।")
    workflow.approve(comment, by=meera)
    answer = kabir.post(f"{comment.get_absolute_url()}report/", {"reason": "spam", "website": "\0"})
    assert answer.status_code == 303
    assert not comment.complaints.exists()


@pytest.mark.django_db
@pytest.mark.parametrize("signs", ["%ED%A0%80", "%FF", "%E2%80%AE", "%E2%81%A8"])
def test_broken_letters_and_turned_directions_are_taken_out_and_a_second_press_sends_the_rest(kabir, signs):
    path = f"{published().get_absolute_url()}comments/"
    sent = f"name=Kabir&email=kabir@example.org&body=road{signs} closed"
    answer = kabir.generic("POST", path, sent, content_type="application/x-www-form-urlencoded")
    page = answer.content.decode()
    assert answer.status_code == 400
    assert "\nroad closed</textarea>" in page
    assert 'id="body-error"' in page
    assert not Comment.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("sent", "status"),
    [
        ({"body": "क" * (BODY + 1)}, 400),
        ({"body": "\x00\x01"}, 400),
        ({"body": "\u202e\u2066"}, 400),
        ({"body": "पहले \u202eउलटा"}, 400),
        ({"name": "कबीर\u2067"}, 400),
        ({"body": "आधा \ufffd अक्षर"}, 400),
        ({"name": "\u200b"}, 400),
        ({"email": "a" * 300 + "@example.org"}, 400),
        ({"email": "a@b\nBcc: c@d"}, 400),
        ({"parent": "-1"}, 400),
        ({"parent": "1 OR 1=1"}, 400),
        ({"parent": str(10**30)}, 400),
    ],
)
def test_bad_input_is_a_sentence_and_changes_nothing(kabir, sent, status):
    edition = published()
    words = {"name": "कबीर", "email": "kabir@example.org", "body": "ठीक है।"} | sent
    answer = kabir.post(f"{edition.get_absolute_url()}comments/", words)
    assert answer.status_code == status
    assert 'role="alert"' in answer.content.decode()
    assert not Comment.objects.exists()
