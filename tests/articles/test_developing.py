"""Renditions beside the answering of requests: nobody waits for them, none is offered too early or forgotten."""

import logging

import pytest
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from PIL import Image as Pillow

from articles.demo import pictures as drawings
from articles.models import Edition, Image
from articles.pictures import darkroom, developing, renditions
from articles.pictures.developing import develop_waiting
from newsroom.pagecache import outbox
from newsroom.pagecache.stamps import slot_of
from tests.articles.pictures import encoded, library_picture, ready, stored, upload
from tests.factories import HINDI, ArticleFactory, publish

pytestmark = pytest.mark.django_db


def shown(picture):
    return renditions.picture_html(picture, shape="wide", sizes="100vw", language="hi")


def sizes(picture, shape, format):
    """Bytes of each file that is offered."""
    offered = renditions.renditions(picture, shape, format)
    return [default_storage.size(rendition.url.removeprefix("/media/")) for rendition in offered]


def folder_of(picture):
    return renditions.fallback(picture, "wide").url.removeprefix("/media/").rpartition("/")[0]


def files_of(picture):
    stem = picture.file.name.rpartition("/")[2].partition(".")[0]
    return [name for name in default_storage.listdir(folder_of(picture))[1] if name.startswith(stem)]


def test_saving_makes_the_jpegs_alone_and_pages_offer_no_more():
    picture = library_picture(1600, 900)
    assert {name.rpartition(".")[2] for name in files_of(picture)} == {"jpg"}
    assert shown(picture).startswith("<img ")
    assert "avif" not in shown(picture)


def test_a_picture_of_the_front_page_has_one_of_1200_pixels_and_more_at_16_to_9():
    picture = ready(library_picture(4000, 3000))
    best = renditions.renditions(picture, "wide", "AVIF")[-1]
    assert best.width >= 1200
    assert best.width * 9 == best.height * 16


def test_search_engines_find_it_as_a_jpeg_of_1200_pixels_and_pages_weigh_no_more():
    """They read no AVIF. A picture that has fewer pixels is not blown up."""
    picture = library_picture(4000, 3000)
    large = renditions.renditions(picture, "wide", "JPEG")[-1]
    assert (large.width, large.height) == (1200, 675)
    assert stored(large).size == (1200, 675)
    assert large.url not in shown(ready(picture))
    assert [jpeg.width for jpeg in renditions.renditions(library_picture(1199, 900), "wide", "JPEG")] == [960]


def test_what_is_ready_is_offered_on_the_very_next_page(asha, kabir, django_capture_on_commit_callbacks):
    picture = library_picture(1600, 900)
    body = f'<p>नदी</p><figure><img src="/media/x.webp" data-file="{picture.pk}"></figure>'
    edition = publish(ArticleFactory(lead_image=picture, hi=HINDI | {"body": body}), by=asha)
    assert "avif" not in kabir.get(edition.get_absolute_url()).text
    before = outbox.stamps().sequence()
    with django_capture_on_commit_callbacks(execute=True):
        list(develop_waiting())
    assert outbox.stamps().newest(map(slot_of, [f"image-{picture.pk}", f"article-{edition.article_id}"])) > before
    assert kabir.get(edition.get_absolute_url()).text.count('type="image/avif"') == 2  # over the story, and in it
    assert "image/avif" in Edition.objects.get().body


def test_a_focal_point_that_moves_meanwhile_is_not_overtaken(monkeypatch):
    picture = library_picture(1600, 900)
    develop = developing.develop

    def slowly(image, *formats):
        made = develop(image, *formats)
        monkeypatch.setattr(developing, "develop", develop)
        _move(picture.pk)
        return made

    monkeypatch.setattr(developing, "develop", slowly)
    work = develop_waiting()
    next(work)
    assert Image.objects.get().waiting
    list(work)
    picture = Image.objects.get()
    assert not picture.waiting
    assert picture.focal_point == "0.1x0.1"
    assert all(sizes(picture, "square", "AVIF"))


def _move(key):
    image = Image.objects.get(pk=key)
    image.focal_point = "0.1x0.1"
    image.save()


def test_a_process_that_ends_half_way_leaves_nothing_half_made(monkeypatch):
    picture = library_picture(1600, 900)
    whole = darkroom._store
    made = []

    def ends(name, image):
        made.append(name)
        if len(made) == 4:
            raise KeyboardInterrupt
        whole(name, image)

    monkeypatch.setattr(darkroom, "_store", ends)
    with pytest.raises(KeyboardInterrupt):
        list(develop_waiting())
    assert "avif" not in shown(Image.objects.get())
    monkeypatch.setattr(darkroom, "_store", whole)
    assert "avif" in shown(ready(picture))
    assert not [name for name in files_of(picture) if name.endswith(".part")]


def test_one_that_fails_does_not_stop_the_others(caplog):
    fine, broken = library_picture(), library_picture()
    default_storage.delete(broken.file.name)
    failed = set()
    with caplog.at_level(logging.ERROR):
        list(develop_waiting(failed))
    assert failed == {broken.pk}
    assert "could not be made" in caplog.text
    assert not Image.objects.get(pk=fine.pk).waiting
    with CaptureQueriesContext(
        connection,
    ) as queries:
        list(develop_waiting(failed))
    assert len(queries) == 1  # it is passed by for a while


def test_the_newest_picture_comes_first():
    old, new = library_picture(), library_picture()
    assert [picture.pk for picture in develop_waiting()] == [new.pk, old.pk]


def test_the_command_makes_what_is_missing_and_says_what_it_could_not(capsys):
    picture = ready(library_picture(640, 480))
    Image.objects.update(rendered="old-recipe")
    picture.refresh_from_db()
    assert renditions.fallback(picture, "wide").url == picture.file.url  # what is there for certain
    call_command("make_renditions")
    picture.refresh_from_db()
    assert "avif" in shown(picture)
    call_command("make_renditions")
    assert "pictures made: 0" in capsys.readouterr().out
    for name in files_of(picture):
        default_storage.delete(f"{folder_of(picture)}/{name}")
    default_storage.delete(picture.file.name)
    Image.objects.update(rendered="", waiting=True)
    with pytest.raises(CommandError, match=str(picture.pk)):
        call_command("make_renditions")


@pytest.mark.parametrize("kind", ["photograph", "drawing"])
def test_a_page_weighs_less_with_avif_than_with_webp(kind):
    content = _photograph() if kind == "photograph" else encoded(drawings.draw("ballot"), quality=92)
    picture = ready(Image.objects.create(file=upload(content), alt_hi="नदी"))
    assert sum(sizes(picture, "wide", "AVIF")) < sum(sizes(picture, "wide", "WEBP"))


def _photograph():
    """Smooth and rough parts beside each other, as a photograph has them."""
    sky = Pillow.radial_gradient("L").resize((1600, 900))
    rough = Pillow.effect_noise((400, 225), 60).resize((1600, 900))
    return encoded(Pillow.merge("RGB", (sky, Pillow.blend(sky, rough, 0.3), rough)), quality=90)
