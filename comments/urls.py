"""Comments on the reader's site. Every address here stands under /hi/ or /en/."""

from django.urls import path

from articles import converters  # noqa: F401  (importing registers them)
from comments import subscription_views, views

urlpatterns = [
    path("news/<words:slug>/comments/", views.comments, name="comments"),
    path("news/<words:slug>/comments/<int:key>/", views.comment, name="comment"),
    path("comment/<str:signed>/", views.receipt, name="receipt"),
    path("comment/replies/<str:signed>/", subscription_views.replies, name="replies"),
    path("comment/replies/<str:signed>/stop/", subscription_views.replies_stop, name="replies_stop"),
]
