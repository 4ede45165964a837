"""Pages that a newsroom at work does not show: those of errors, and of a newsroom without stories. As HTML, by name."""

from django.db import transaction
from django.test import Client, RequestFactory
from django.urls import reverse

from articles.models import Edition, State
from newsroom import views


def _error(language, view, *about) -> str:
    request = RequestFactory().get(f"/{language}/")
    return view(request, *about).content.decode()


def _without_stories(*address) -> str:
    with transaction.atomic():
        Edition.objects.update(state=State.WITHDRAWN)
        html = Client(SERVER_NAME="127.0.0.1").get(reverse(*address)).content.decode()
        transaction.set_rollback(True)
    return html


DRAWINGS = {
    "request that is not understood": lambda language: _error(language, views.bad_request, None),
    "forbidden page": lambda language: _error(language, views.permission_denied, None),
    "broken page": lambda language: _error(language, views.server_error),
    "front page without stories": lambda language: _without_stories("front"),
    "section without stories": lambda language: _without_stories("section", None, ["india"]),
}
