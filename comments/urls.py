"""Comments on the reader's site. Every address here stands under /hi/ or /en/."""

from django.urls import path

from articles import converters  # noqa: F401  (importing registers them)
from comments import views

urlpatterns = [
    path("news/<words:slug>/comments/", views.comments, name="comments"),
    path("news/<words:slug>/comments/<int:key>/", views.comment, name="comment"),
    path("comment/<str:signed>/", views.receipt, name="receipt"),
]
