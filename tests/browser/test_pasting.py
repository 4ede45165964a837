"""What people paste from Word, Google Docs or a news page becomes clean structure, and the Hindi in it stays as it was.

The fixtures under clipboard/ are what these programs put on the clipboard, with texts of our own, and beside each what
it is to become, a block a line.
"""

import re
from pathlib import Path

import pytest

from tests.browser.signing_in import sign_in
from tests.browser.writing import ready

pytestmark = pytest.mark.django_db(transaction=True)

CLIPBOARD = Path(__file__).parent / "clipboard"
PASTE = """([selector, html, text]) => {
  const data = new DataTransfer()
  if (html) data.setData("text/html", html)
  data.setData("text/plain", text)
  const editor = document.querySelector(selector)
  editor.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }))
}"""
EDITOR = ".field-body_{} .ProseMirror[contenteditable]"


def writing(page, language="hi"):
    """A new story, with the cursor in the body's editor."""
    sign_in(page, "ravi")
    page.goto("/admin/articles/article/add/")
    ready(page)
    page.locator(EDITOR.format(language)).click()
    return page


def clipboard(name):
    return (CLIPBOARD / name).read_text(encoding="utf-8")


def paste(page, html="", text="", language="hi"):
    page.evaluate(PASTE, [EDITOR.format(language), html, text])


def body(page, language="hi"):
    """What the form sends, without the paragraphs' keys."""
    html = page.input_value(f"#id_body_{language}")
    html = re.sub(r"<p[^>]*></p>$", "", html)
    return re.sub(r' (?:data-id|data-type|rel|class|target)="[^"]*"', "", html)


@pytest.mark.parametrize(
    ("source", "joined"),
    [("word", ["पक्\u200dका", "क्\u200cषेत्र"]), ("google-docs", ["शक्\u200dति"]), ("news-page", ["गाँधी"])],
)
def test_pasted_text_keeps_its_structure_and_its_letters_and_nothing_else(ravi, page_of, source, joined):
    page = writing(page_of())
    paste(page, clipboard(f"{source}.html"))
    pasted = body(page)
    assert pasted == clipboard(f"{source}.clean.html").replace("\n", "")
    assert [word for word in joined if word not in pasted] == []
    assert not re.search(r"style=|<span|mso|script|onclick|onerror|utm_|fbclid|file:|googleusercontent", pasted)
    assert page.locator(".editor-notice").count() == 1


def test_paragraphs_and_headings_of_the_article_stay_whatever_their_class_and_what_went_is_counted(ravi, page_of):
    page = writing(page_of())
    kept = [
        '<h2 class="banner-headline">सेना ने दोनों दर्रों का रास्ता खोल दिया</h2>',
        '<p class="follow-up">अगले दिन अधिकारियों ने बताया कि काफ़िला शाम तक चौकियों पर पहुँच गया।</p>',
        '<p class="related">इससे जुड़े एक सवाल पर मंत्री ने कहा कि मदद जारी रहेगी और राशन कम नहीं होगा।</p>',
        '<p class="comments">गाँव के लोगों की टिप्पणी थी कि इस बार बर्फ़ पहले गिरी और रास्ते जल्दी बंद हुए।</p>',
    ]
    gone = [
        '<p class="related"><a href="https://news.example.in/1">इससे जुड़ी ख़बर: दर्रे कब खुलेंगे, कौन बताएगा</a></p>',
        '<div class="share">शेयर करें</div>',
    ]
    paste(page, "".join(kept + gone))
    assert body(page) == re.sub(r' class="[^"]*"', "", "".join(kept))
    assert "2" in page.locator(".editor-notice").inner_text()
