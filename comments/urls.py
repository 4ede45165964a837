"""Comments on the reader's site. Every address here stands under /hi/ or /en/."""

from django.urls import path
from django.views.decorators.http import require_safe

from articles import converters  # noqa: F401  (importing registers them)
from comments import complaints, feeds, subscription_views, views

urlpatterns = [
    path("news/<words:slug>/comments/", views.comments, name="comments"),
    path("news/<words:slug>/comments/feed/", require_safe(feeds.CommentFeed()), name="comments_feed"),
    path("news/<words:slug>/comments/<int:key>/", views.comment, name="comment"),
    path("news/<words:slug>/comments/<int:key>/report/", complaints.report, name="comment_report"),
    path("comment/token/", views.token, name="comment_token"),
    path("comment/reported/", complaints.reported, name="comment_reported"),
    path("comment/<str:signed>/", views.receipt, name="receipt"),
    path("comment/replies/<str:signed>/", subscription_views.replies, name="replies"),
    path("comment/replies/<str:signed>/stop/", subscription_views.replies_stop, name="replies_stop"),
]
