"""A picture that stories show: it stays until none does, and another file takes its place in all."""

import re

import pytest
from django.core.files.storage import default_storage

from articles.models import Author, Image
from articles.pictures.developing import develop_waiting
from articles.pictures.renditions import fallback
from tests.articles.desk import screen, text
from tests.articles.pictures import body_with, encoded, library_picture, painted, upload
from tests.factories import ENGLISH, HINDI, ArticleFactory, publish

pytestmark = pytest.mark.django_db
LIST = "/admin/articles/image/"


# --- Deleting


def delete(desk, picture):
    return desk.post(f"{LIST}{picture.pk}/delete/", {"post": "yes"})


@pytest.mark.parametrize("use", ["lead", "draft body", "published body", "published, then taken out of the draft"])
def test_a_picture_that_a_story_shows_stays(at_the_desk, asha, use):
    picture = library_picture()
    if use == "lead":
        story = ArticleFactory(lead_image=picture)
    else:
        story = ArticleFactory(hi=HINDI | {"body": body_with(picture)})
    if use.startswith("published"):
        publish(story)
    if use.endswith("out of the draft"):
        type(story).objects.update(body_hi=ENGLISH["body"])
    answer = delete(at_the_desk(asha, "en"), picture)
    assert "This picture is shown here, so it stays. Take it out there first." in answer.text
    assert f"/admin/articles/article/{story.pk}/change/" in answer.text
    assert Image.objects.filter(pk=picture.pk).exists()


def test_an_unused_picture_goes_with_its_files(at_the_desk, asha, kavita, django_capture_on_commit_callbacks):
    picture = library_picture()
    Author.objects.update(photo=picture)
    ArticleFactory(hi=HINDI | {"body": body_with(picture).replace(f'"{picture.pk}"', f'"{picture.pk}7"')})
    files = [picture.file.name, fallback(picture, "wide").url.removeprefix("/media/")]
    with django_capture_on_commit_callbacks(execute=True):
        assert delete(at_the_desk(asha), picture).status_code == 302
    assert not Image.objects.exists()
    assert not any(default_storage.exists(name) for name in files)


def test_a_reporter_deletes_nothing(at_the_desk, ravi):
    picture = library_picture()
    assert delete(at_the_desk(ravi), picture).status_code == 403
    assert Image.objects.exists()


# --- Another file everywhere


def replaced(desk, picture, colour="red"):
    file = upload(encoded(painted(640, 480, colour=colour)), "nayi.jpg")
    return desk.post(f"{LIST}{picture.pk}/replace/", {"file": file})


def test_a_replaced_file_is_everywhere_at_once(asha, at_the_desk, kabir, django_capture_on_commit_callbacks):
    picture = library_picture(1600, 1200)
    edition = publish(ArticleFactory(lead_image=picture, hi=HINDI | {"body": body_with(picture)}), by=asha)
    list(develop_waiting())
    picture.refresh_from_db()
    before = kabir.get(edition.get_absolute_url()).text
    stem = picture.file.name.rpartition("/")[2].removesuffix(".jpg")
    assert before.count(stem) > 6
    with django_capture_on_commit_callbacks(execute=True):
        assert replaced(at_the_desk(asha), picture).status_code == 302
    after = kabir.get(edition.get_absolute_url()).text
    assert stem not in after
    shown = [name for name in re.findall(r'/media/([^ "]+)', after) if "nayi-" in name]
    assert shown
    assert all(default_storage.exists(name) for name in shown)


def test_the_former_files_are_gone_and_their_addresses_lead_on(
    asha, at_the_desk, kabir, django_capture_on_commit_callbacks
):
    picture = library_picture(1600, 1200)
    list(develop_waiting())
    picture.refresh_from_db()
    old = [
        picture.file.url,
        fallback(picture, "square").url,
        fallback(picture, "wide").url.replace("960.jpg", "480.avif"),
    ]
    assert all(default_storage.exists(url.removeprefix("/media/")) for url in old)
    with django_capture_on_commit_callbacks(execute=True):
        replaced(at_the_desk(asha), picture)
    assert not any(default_storage.exists(url.removeprefix("/media/")) for url in old)
    now = fallback(Image.objects.get(), "natural").url
    assert {kabir.get(url)["Location"] for url in old} == {now}
    answer = kabir.get(now)
    answer.close()
    assert answer.status_code == 200


def test_before_replacing_the_stories_are_named(asha, at_the_desk):
    picture = library_picture()
    story = ArticleFactory(lead_image=picture)
    publish(story, by=asha)
    page = text(at_the_desk(asha, "en").get(f"{LIST}{picture.pk}/replace/"))
    assert screen(story) in page
    assert "Live" in page
    assert "Replace everywhere now" in page


def test_a_refused_replacement_changes_nothing(asha, at_the_desk):
    picture = library_picture()
    answer = at_the_desk(asha).post(f"{LIST}{picture.pk}/replace/", {"file": upload(b"no picture")})
    assert answer.status_code == 200
    assert "।" in answer.context["form"].errors["file"][0]
    assert at_the_desk(asha).post(f"{LIST}{picture.pk}/replace/", {}).context["form"].errors["file"]
    name = picture.file.name
    picture.refresh_from_db()
    assert picture.file.name == name
    assert default_storage.exists(name)


def test_a_reporter_replaces_own_pictures_until_readers_see_them(ravi, asha, at_the_desk):
    picture = library_picture(created_by=ravi)
    assert replaced(at_the_desk(ravi), picture).status_code == 302
    publish(ArticleFactory(lead_image=Image.objects.get()), by=asha)
    assert replaced(at_the_desk(ravi), picture).status_code == 403
    assert replaced(at_the_desk(ravi), library_picture(created_by=asha)).status_code == 403
