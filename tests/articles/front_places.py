"""Short words for stories about the front page: who stands where, and putting a story there."""

from articles.frontpage import workflow as front
from articles.frontpage.standing import standing
from articles.models import FrontPage


def now_on(language="hi", moment=None):
    return standing(language, moment).arrangement


def upper(language="hi"):
    """The stories in the upper places, in order."""
    page = now_on(language)
    return [edition.article for edition in (page.lead, *page.second_tier) if edition]


def seen(language="hi"):
    page = FrontPage.objects.filter(language=language).first()
    return page.version if page else 0


def place(key, story, by, language="hi", **more):
    return front.place(language, key, story, by=by, **{"seen": seen(language)} | more)


def slot(key, language="hi"):
    return standing(language).claims[key].pk
