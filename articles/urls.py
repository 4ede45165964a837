"""The reader's site. Every address here stands under /hi/ or /en/."""

from django.urls import path
from django.views.decorators.http import require_safe

from articles import converters, feeds, views  # noqa: F401  (importing the converters registers them)

urlpatterns = [
    path("", views.front, name="front"),
    path("news/<words:slug>/", views.article, name="article"),
    path("section/<words:slug>/", views.section, name="section"),
    path("tag/<words:slug>/", views.tag, name="tag"),
    path("author/<words:slug>/", views.author, name="author"),
    path("archive/<month:month>/", views.archive, name="archive"),
    path("feed/", require_safe(feeds.StoryFeed()), name="feed"),
    path("about/", views.about, name="about"),
]
