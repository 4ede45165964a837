"""Comments on the reader's site. Every address here stands under /hi/ or /en/."""

from django.urls import path
from django.views.decorators.http import require_safe

from articles import converters  # noqa: F401  (importing registers them)
from comments import feeds
from comments.views import discussion, replies, reporting

urlpatterns = [
    path("news/<words:slug>/comments/", discussion.comments, name="comments"),
    path("news/<words:slug>/comments/feed/", require_safe(feeds.CommentFeed()), name="comments_feed"),
    path("news/<words:slug>/comments/<int:key>/", discussion.comment, name="comment"),
    path("news/<words:slug>/comments/<int:key>/report/", reporting.report, name="comment_report"),
    path("comment/token/", discussion.token, name="comment_token"),
    path("comment/reported/", reporting.reported, name="comment_reported"),
    path("comment/<str:signed>/", discussion.receipt, name="receipt"),
    path("comment/replies/<str:signed>/", replies.replies, name="replies"),
    path("comment/replies/<str:signed>/stop/", replies.replies_stop, name="replies_stop"),
]
