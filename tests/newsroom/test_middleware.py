"""What readers' requests hold, and the desk's."""

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("path", ["/", "/hi/", "/hi/news/nowhere/", "/sitemap.xml", "/nowhere"])
def test_a_readers_request_has_no_session_and_no_user_even_of_who_is_logged_in(client, asha, path):
    client.force_login(asha)
    request = client.get(path).wsgi_request
    assert not hasattr(request, "session")
    assert not hasattr(request, "user")


def test_the_desk_knows_who_is_there(client, asha):
    client.force_login(asha)
    assert client.get("/admin/").wsgi_request.user == asha


def test_a_forged_form_is_refused_at_the_desk_and_pages_that_are_read_take_none(meera):
    """Readers' pages hold no token; a form sent to one is told that it is only read."""
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(meera, backend="django.contrib.auth.backends.ModelBackend")
    assert strict.post("/admin/comments/comment/decide/", {"verb": "approve", "comment": 1}).status_code == 403
    assert strict.post("/admin/login/", {"username": "meera", "password": "x"}).status_code == 403
    assert strict.post("/hi/comment/token/").status_code == 405
