"""What readers' requests hold, and the desk's."""

import pytest

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("path", ["/", "/hi/", "/en/about/", "/hi/news/nowhere/", "/sitemap.xml", "/nowhere"])
def test_a_readers_request_has_no_session_and_no_user_even_of_who_is_logged_in(client, asha, path):
    client.force_login(asha)
    request = client.get(path).wsgi_request
    assert not hasattr(request, "session")
    assert not hasattr(request, "user")


def test_the_desk_knows_who_is_there(client, asha):
    client.force_login(asha)
    assert client.get("/admin/").wsgi_request.user == asha
