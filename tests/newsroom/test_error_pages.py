"""What Kabir gets when something is not there or broke: a page in his language, even when the database is gone."""

import pytest
from django.core.exceptions import PermissionDenied
from django.db import OperationalError, connection
from django.test import Client, RequestFactory, override_settings
from django.urls import path
from django.utils.translation import gettext, override

from articles import workflow
from newsroom import urls, views
from tests.factories import publish, published


def _break(request):
    raise RuntimeError("broken on purpose")


def _forbid(request):
    raise PermissionDenied


class BrokenSite:
    """The site with two more addresses, which fail."""

    urlpatterns = [
        path("hi/broken/", _break),
        path("en/broken/", _break),
        path("en/forbidden/", _forbid),
        *urls.urlpatterns,
    ]
    handler400, handler403, handler404, handler500 = urls.handler400, urls.handler403, urls.handler404, urls.handler500


@pytest.fixture
def no_database():
    """Every query fails, as when the server is gone."""

    def refuse(execute, sql, params, many, context):
        raise OperationalError("the database is down")

    with connection.execute_wrapper(refuse):
        yield


def says(response, status, language, sentence):
    html = response.content.decode()
    with override(language):
        return response.status_code == status and f'<html lang="{language}">' in html and gettext(sentence) in html


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("address", "asked", "language"),
    [("/hi/none/", "en", "hi"), ("/en/none/", "hi", "en"), ("/none/", "en", "en"), ("/none/", "fr", "hi")],
)
def test_404_is_in_the_language_of_the_address_or_of_the_browser(kabir, address, asked, language):
    response = kabir.get(address, headers={"accept-language": asked}, follow=True)
    assert says(response, 404, language, "This page is not here.")


@pytest.mark.django_db
def test_404_offers_the_newest_stories(kabir):
    edition = published()
    assert edition.get_absolute_url() in kabir.get("/hi/none/").content.decode()


@pytest.mark.django_db
def test_404_needs_no_database(kabir, no_database):
    assert says(kabir.get("/hi/none/none/"), 404, "hi", "This page is not here.")


@pytest.mark.django_db
@pytest.mark.parametrize(("address", "language"), [("/en/", "en"), ("/hi/section/x/", "hi"), ("/hi/feed/", "hi")])
def test_a_page_without_a_database_says_when_to_try_again(no_database, address, language):
    response = Client(raise_request_exception=False).get(address)
    assert says(response, 503, language, "This page cannot be shown just now.")
    assert (response["Retry-After"], response["Cache-Control"]) == ("5", "no-store")


@pytest.mark.django_db
def test_the_desk_without_a_database_says_when_to_try_again(no_database):
    posted = {"username": "asha", "password": "x"}
    response = Client(raise_request_exception=False).post("/admin/login/", posted, headers={"accept-language": "en"})
    assert says(response, 503, "en", "This page cannot be shown just now.")


@override_settings(ROOT_URLCONF=BrokenSite)
@pytest.mark.parametrize("language", ["hi", "en"])
def test_500_is_in_the_language_of_the_address(language):
    kabir = Client(raise_request_exception=False)
    assert says(kabir.get(f"/{language}/broken/"), 500, language, "Something broke on our side.")


@override_settings(ROOT_URLCONF=BrokenSite)
def test_403_is_a_page_of_ours(kabir):
    assert says(kabir.get("/en/forbidden/"), 403, "en", "You may not open this page.")


def test_400_is_a_page_of_ours_for_a_host_that_is_not(kabir):
    response = kabir.get("/en/", headers={"host": "evil.example"})
    assert says(response, 400, "en", "This request cannot be read.")
    assert "evil.example" not in response.content.decode()


def test_an_error_page_takes_the_language_of_its_own_request():
    """A request that fails before its language is known does not speak the last one's."""
    with override("en"):
        response = views.server_error(RequestFactory().get("/hi/"))
    assert says(response, 500, "hi", "Something broke on our side.")


def test_a_form_from_elsewhere_is_refused_in_words(db):
    desk = Client(enforce_csrf_checks=True)
    response = desk.post("/admin/login/", {"username": "asha"}, headers={"accept-language": "en"})
    assert says(response, 403, "en", "This form was open for too long.")


class TestHealth:
    def test_the_process_answers_without_a_database(self, kabir):
        response = kabir.get("/healthz")
        assert (response.status_code, response.content) == (200, b"ok\n")

    @pytest.mark.django_db
    def test_ready_means_that_the_database_answers(self, kabir):
        assert kabir.get("/readyz").status_code == 200

    @pytest.mark.django_db
    def test_not_ready_without_one(self, kabir, no_database):
        assert kabir.get("/readyz").status_code == 503


@pytest.mark.django_db
def test_who_comes_for_a_withdrawn_story_finds_the_newest_ones(kabir, story, asha):
    gone = publish(story, "hi", by=asha)
    here = published(hi={"title": "पुल फिर खुला", "body": "<p>आज से।</p>"})
    workflow.withdraw(story, "hi", by=asha)
    answer = kabir.get(gone.get_absolute_url())
    assert answer.status_code == 410
    assert f'<a href="{here.get_absolute_url()}">पुल फिर खुला</a>' in answer.content.decode()
    assert gone.title not in answer.content.decode()


@pytest.mark.parametrize(
    ("language", "sentence"), [("hi", "इस पते पर कुछ नहीं है।"), ("en", "Nothing stands at this address.")]
)
def test_the_desk_says_itself_that_something_is_not_there(asha, at_the_desk, language, sentence):
    desk = at_the_desk(asha, language)
    for address in ("/admin/zzz/", "/admin/articles/article/999/checks/"):
        answer = desk.get(address)
        page = answer.content.decode()
        assert answer.status_code == 404
        assert sentence in page
        assert 'id="nav-sidebar"' in page  # with the way on
        assert '<main id="content-start"' in page


def test_the_desk_says_what_is_not_allowed_and_sends_nobody_to_themselves(asha, admin, at_the_desk, caplog):
    answer = at_the_desk(asha, "en").get("/admin/newsroom/user/")
    assert answer.status_code == 403
    assert "ask an administrator" in answer.content.decode()
    assert "Back to Today" in answer.content.decode()
    answer = at_the_desk(admin, "en").get("/admin/comments/comment/add/")
    assert answer.status_code == 403
    assert "ask an administrator" not in answer.content.decode()
    assert [record for record in caplog.records if record.exc_info] == []
