"""The reader's site. Every address here stands under /hi/ or /en/."""

from django.urls import path
from django.views.decorators.http import require_safe

from articles import converters, correction_feed, feeds, views  # noqa: F401  (importing the converters registers them)
from articles.models import Author, Category, Tag
from articles.search.views import search_page, suggestions

urlpatterns = [
    path("", views.front, name="front"),
    path("news/<words:slug>/", views.article, name="article"),
    path("section/<words:slug>/", views.section, name="section"),
    path("section/<words:slug>/feed/", require_safe(feeds.ListFeed(Category)), name="section_feed"),
    path("tag/<words:slug>/", views.tag, name="tag"),
    path("tag/<words:slug>/feed/", require_safe(feeds.ListFeed(Tag)), name="tag_feed"),
    path("author/<words:slug>/", views.author, name="author"),
    path("author/<words:slug>/feed/", require_safe(feeds.ListFeed(Author)), name="author_feed"),
    path("archive/<month:month>/", views.archive, name="archive"),
    path("feed/", require_safe(feeds.StoryFeed()), name="feed"),
    path("corrections/", views.corrections, name="corrections"),
    path("corrections/feed/", require_safe(correction_feed.CorrectionFeed()), name="corrections_feed"),
    path("search/", search_page, name="search"),
    path("search/suggestions/", suggestions, name="search_suggestions"),
    # The last one: whatever stands above it is no page's address (articles.models.static_page).
    path("<words:slug>/", views.static_page, name="page"),
]
