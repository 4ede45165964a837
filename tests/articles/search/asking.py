"""What tests of search ask and tell: stories by their words, and what is found by which."""

from articles.languages import other
from articles.models import Edition
from articles.search.glossary import widened
from articles.search.question import understand
from articles.search.searching import Narrowed, search
from tests.factories import ArticleFactory, publish


def tell(title, summary="", body="<p>इस बारे में और कुछ नहीं कहा गया।</p>", language="hi", at=None, **facts):
    """A story that readers have in one language: its edition."""
    words = {"title": title, "summary": summary, "body": body}
    return publish(ArticleFactory(**{language: words, other(language): None}, **facts), language, at=at)


def titles(question, language="hi", *, by_date=False, **narrowed):
    """The headlines that are found, in the order that readers see."""
    found = search(widened(understand(question)), language, Narrowed(**narrowed), by_date=by_date)
    keys = [key for keys in found.about.values() for key in keys] + found.mention
    editions = Edition.objects.in_bulk(keys)
    return [editions[key].title for key in keys]
