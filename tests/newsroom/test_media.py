"""Uploaded pictures as anybody gets them."""

import pytest
from django.conf import settings
from django.core.files.storage import default_storage

from articles.models import Image
from articles.pictures.renditions import fallback
from tests.articles.pictures import jpeg

pytestmark = pytest.mark.django_db


@pytest.fixture
def boats():
    return Image.objects.create(file=jpeg(1200, 800, name="नावें.jpg"), alt_hi="पानी में नावें")


def test_originals_and_renditions_are_served_for_good(kabir, boats):
    for address, kind in ((boats.file.url, "image/jpeg"), (fallback(boats, "wide").url, "image/jpeg")):
        answer = kabir.get(address)
        content = b"".join(answer.streaming_content)
        assert answer.status_code == 200
        assert answer["Content-Type"] == kind
        assert int(answer["Content-Length"]) == len(content)
        assert answer["Cache-Control"] == "public, max-age=31536000, immutable"
        assert answer["X-Content-Type-Options"] == "nosniff"
        assert answer["Content-Security-Policy"] == "sandbox; default-src 'none'"
        assert not answer.cookies


def test_who_has_the_picture_is_not_sent_it_again(kabir, boats):
    first = kabir.get(boats.file.url)
    first.close()
    again = kabir.get(boats.file.url, headers={"if-none-match": first["ETag"]})
    assert again.status_code == 304
    assert again.content == b""
    assert again["ETag"] == first["ETag"]
    assert again["Cache-Control"] == first["Cache-Control"]
    other = kabir.get(boats.file.url, headers={"if-none-match": '"other"'})
    assert other.status_code == 200
    other.close()


def test_a_head_request_gets_the_headers_alone(kabir, boats):
    answer = kabir.head(boats.file.url)
    assert answer.status_code == 200
    assert int(answer["Content-Length"]) == boats.file.size
    answer.close()


def test_other_methods_are_refused(kabir, boats):
    assert kabir.post(boats.file.url).status_code == 405


@pytest.mark.parametrize(
    "name",
    [
        "",
        "newsroom.sqlite3",
        "../secret_key",
        "images/../../secret_key",
        "images/2026/11/../../../secret_key",
        "images/2026/11/%2e%2e/secret_key",
        "images/2026/11/",
        "images/2026/11/page-0123456789abcdef.html",
        "images/2026/11/page-0123456789abcdef.svg",
        "images/2026/11/page.jpg",
        "images/2026/11/page-0123456789abcdef.jpg.html",
        "images/2026/11/page-0123456789abcdef.jpg\n",
        "images/2026/11/page-0123456789abcdef.jpg%00.png",
        "images/2026/11/..-0123456789abcdef.jpg",
        "/etc/passwd",
    ],
)
def test_no_other_file_is_served(kabir, name):
    stem = "images/2026/11/page"
    for path in (f"{stem}.jpg", f"{stem}-0123456789abcdef.html", f"{stem}-0123456789abcdef.jpg.html"):
        if not default_storage.exists(path):
            default_storage.save(path, jpeg())
    (settings.DATA_DIR / "secret_key").write_text("hidden")
    assert kabir.get(f"/media/{name}", follow=True).status_code == 404


def test_a_picture_that_is_gone_is_not_found(kabir, boats, django_capture_on_commit_callbacks):
    original, smaller = boats.file.url, fallback(boats, "natural").url
    with django_capture_on_commit_callbacks(execute=True):
        boats.delete()
    assert kabir.get(original).status_code == 404
    assert kabir.get(smaller).status_code == 404
