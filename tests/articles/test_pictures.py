"""Library pictures before readers, and the library on the desk."""

import re

import pytest
from django.template import Context, Template
from django.utils.html import escape
from django.utils.translation import override

from articles.models import Image
from articles.pictures import renditions
from articles.pictures.renditions import SHAPES, fallback, figure_html, picture_html
from tests.articles.pictures import encoded, library_picture, painted, ready, stored, upload

pytestmark = pytest.mark.django_db


def drawn(template, **context):
    return Template("{% load pictures %}" + template).render(Context(context))


# --- Renditions


@pytest.mark.parametrize("size", [(2000, 1500), (1500, 2000), (700, 300), (300, 700), (17, 3), (1, 1), (16_000, 40)])
def test_every_offered_rendition_is_stored_in_the_size_that_is_promised(size):
    picture = ready(library_picture(*size))
    for shape in SHAPES:
        for format in (*SHAPES[shape].formats, "JPEG"):
            for rendition in renditions.renditions(picture, shape, format):
                file = stored(rendition)
                assert file.size == (rendition.width, rendition.height)
                assert rendition.width <= size[0]
                assert rendition.height <= size[1]
                assert file.format == format


def test_a_small_picture_is_offered_once_and_not_blown_up():
    def widths(picture):
        return [rendition.width for rendition in renditions.renditions(picture, "wide", "AVIF")]

    assert widths(library_picture(320, 180)) == [320]
    assert widths(library_picture(1000, 900)) == [480, 960, 1000]


def test_shapes_have_their_proportions():
    picture = library_picture(2000, 1500)
    assert fallback(picture, "wide")[1:] == (960, 540)
    assert fallback(picture, "natural")[1:] == (960, 720)
    assert fallback(picture, "square")[1:] == (320, 320)
    assert fallback(picture, "social")[1:] == (1200, 630)


@pytest.mark.parametrize(
    ("focal_point", "shown"),
    [("0.9x0.5", "red"), ("0.1x0.5", "blue"), ("1.000x0.000", "red"), ("7x-3", "red"), ("-1x2.5", "blue")],
)
def test_the_crop_keeps_the_focal_point(focal_point, shown):
    image = painted(1600, 400, colour="blue")
    image.paste("red", (800, 0, 1600, 400))
    picture = Image.objects.create(file=upload(encoded(image)), focal_point=focal_point, alt_hi="दो रंग")
    red, _green, blue = stored(fallback(picture, "square")).convert("RGB").getpixel((150, 150))
    assert (red > blue) == (shown == "red")


def test_a_new_focal_point_is_a_new_address_and_the_old_one_still_answers():
    picture = library_picture()
    before = fallback(picture, "wide")
    picture.focal_point = "0.1x0.1"
    picture.save()
    after = fallback(Image.objects.get(), "wide")
    assert before.url != after.url
    assert stored(before).size == stored(after).size


def test_where_a_picture_shows_through_other_sites_see_white():
    image = painted(400, 300, mode="RGBA", colour=(0, 0, 0, 0))
    picture = Image.objects.create(file=upload(encoded(image, "PNG")), alt_hi="ख़ाली")
    assert stored(fallback(picture, "social")).getpixel((10, 10)) == (255, 255, 255)
    webp = renditions.renditions(ready(picture), "wide", "WEBP")[0]
    assert stored(webp).getpixel((10, 10))[3] == 0


# --- Markup


def test_a_picture_is_offered_in_every_width_and_holds_its_place():
    picture = ready(library_picture(1600, 900))
    html = picture_html(picture, shape="wide", sizes="100vw", language="hi")
    assert re.search(r' src="/media/__processed__/[^"]+\.jpg"', html)
    assert html.index('<source type="image/avif"') < html.index('<source type="image/webp"') < html.index("<img")
    for format in ("avif", "webp"):
        assert re.findall(rf"{format} (\d+)w", html) == ["480", "960", "1600"]
    for attribute in ('width="960"', 'height="540"', 'sizes="100vw"', 'alt="पानी में नावें"', 'loading="lazy"'):
        assert attribute in html
    assert 'decoding="async"' in html
    assert "lang=" not in html


def test_where_its_width_is_fixed_no_browser_is_offered_more_than_it_could_use():
    picture = ready(library_picture(1600, 900))
    small = picture_html(picture, shape="wide", sizes="6.5rem", language="hi")
    assert re.findall(r'<source type="image/(\w+)" srcset="[^"]+-480\.\1">', small) == ["avif", "webp"]
    larger = picture_html(picture, shape="wide", sizes="15rem", language="hi")
    assert re.findall(r"avif (\d+)w", larger) == ["480", "960"]


def test_the_first_picture_of_a_page_comes_first():
    html = drawn("{% picture image shape='wide' priority=True class='lead' %}", image=library_picture())
    assert 'fetchpriority="high"' in html
    assert "loading=" not in html
    assert 'class="lead"' in html


def test_words_of_the_other_language_are_marked():
    picture = library_picture(alt_hi="नावें", caption_hi="बाढ़ में नावें", credit_en="Photo: PTI")
    with override("en"):
        html = drawn("{% figure image %}", image=picture)
    assert re.search('<img alt="नावें" [^>]* lang="hi"', html)
    assert '<figcaption><span lang="hi">बाढ़ में नावें</span> <small>Photo: PTI</small></figcaption>' in html
    with override("hi"):
        html = drawn("{% figure image %}", image=picture)
    assert '<figcaption><span>बाढ़ में नावें</span> <small lang="en">Photo: PTI</small></figcaption>' in html


def test_a_caption_that_the_story_wrote_stands_instead_of_the_library_s():
    picture = library_picture(alt_hi="नावें", caption_hi="पुराना")
    html = figure_html(picture, language="hi", caption="नया <b>")
    assert "नया &lt;b&gt;" in html
    assert "पुराना" not in html


def test_a_picture_without_words_beside_it_has_no_figcaption():
    assert "figcaption" not in figure_html(library_picture(), language="hi")


def test_hostile_words_stay_words():
    hostile = '"><script>alert(1)</script>'
    picture = library_picture(alt_hi=hostile, caption_hi=hostile, credit_hi=hostile)
    html = figure_html(picture, language="hi")
    assert "<script" not in html
    assert html.count(escape(hostile)) == 3
