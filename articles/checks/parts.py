"""What a story needs before readers may have it, and what it had better have."""

from django.utils.translation import gettext as _

from articles.lengths import SEARCH_WIDTH, search_width


def headline(reading):
    if not reading.field("title"):
        yield reading.must(_("Write a headline."), f"title_{reading.language}")


def text(reading):
    if not reading.field("body"):
        yield reading.must(_("Write the text of the story."), f"body_{reading.language}")


def section(reading):
    if not reading.article.section_id:
        yield reading.must(_("Choose the main section."), "section")


def byline(reading):
    if not reading.article.bylines.exists():
        yield reading.must(_("Name at least one author."), "authors")


def standfirst(reading):
    if not reading.field("summary"):
        sentence = _("There is no standfirst: cards and search results show the headline alone.")
        yield reading.consider(sentence, f"summary_{reading.language}")


def headline_width(reading):
    """What search engines show is the search headline where somebody wrote one, else the headline."""
    field = "seo_title" if reading.field("seo_title") else "title"
    if search_width(reading.field(field)) > SEARCH_WIDTH:
        sentence = _("The headline is cut in search results. Shorten it, or write a shorter one for search engines.")
        yield reading.consider(sentence, f"{field}_{reading.language}")
