"""Library pictures before readers, and the library on the desk."""

import re
from io import BytesIO

import pytest
from django.core.files.storage import default_storage
from django.template import Context, Template
from django.utils.html import escape
from django.utils.translation import override
from PIL import Image as Pillow

from articles import renditions
from articles.models import Author, Image
from articles.renditions import SHAPES, fallback, figure_html, picture_html, srcset
from tests.articles.pictures import encoded, jpeg, painted, png_header, upload
from tests.factories import ENGLISH, HINDI, ArticleFactory, publish

pytestmark = pytest.mark.django_db
LIST = "/admin/articles/image/"
PICKER = f"{LIST}?_popup=1&CKEditorFuncNum=-1"


def library_picture(width=64, height=48, focal_point="0.5x0.5", **words):
    words = words or {"alt_hi": "पानी में नावें", "alt_en": "Boats in the water"}
    return Image.objects.create(file=jpeg(width, height, "boats.jpg"), focal_point=focal_point, **words)


def stored(rendition):
    with default_storage.open(rendition.url.removeprefix("/media/")) as file:
        return Pillow.open(BytesIO(file.read()))


def drawn(template, **context):
    return Template("{% load pictures %}" + template).render(Context(context))


# --- Renditions


@pytest.mark.parametrize("size", [(2000, 1500), (1500, 2000), (700, 300), (300, 700), (17, 3), (1, 1), (16_000, 40)])
def test_every_offered_rendition_is_stored_in_the_size_that_is_promised(size):
    picture = library_picture(*size)
    for shape in SHAPES:
        for rendition in renditions.renditions(picture, shape):
            file = stored(rendition)
            assert file.size == (rendition.width, rendition.height)
            assert rendition.width <= size[0]
            assert rendition.height <= size[1]
            assert file.format == SHAPES[shape].format


def test_a_small_picture_is_offered_once_and_not_blown_up():
    assert [rendition.width for rendition in renditions.renditions(library_picture(320, 180), "wide")] == [320]
    assert [rendition.width for rendition in renditions.renditions(library_picture(1000, 900), "wide")] == [
        480,
        960,
        1000,
    ]


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
    assert stored(fallback(picture, "wide")).getpixel((10, 10))[3] == 0


# --- Markup


def test_a_picture_is_offered_in_every_width_and_holds_its_place():
    picture = library_picture(1600, 900)
    html = picture_html(picture, shape="wide", sizes="100vw", language="hi")
    assert re.search(r'src="/media/__processed__/[^"]+\.webp"', html)
    assert re.findall(r"webp (\d+)w", html) == ["480", "960", "1600"]
    for attribute in ('width="960"', 'height="540"', 'sizes="100vw"', 'alt="पानी में नावें"', 'loading="lazy"'):
        assert attribute in html
    assert 'decoding="async"' in html
    assert "lang=" not in html
    assert srcset(picture, "wide") in html


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


# --- Adding to the library


FORM = {"focal_point": "0.5x0.5", "alt_hi": "नावें", "alt_en": "", "caption_hi": "", "caption_en": ""}
FORM |= {"credit_hi": "", "credit_en": ""}


def test_a_reporter_adds_a_picture(at_the_desk, ravi):
    answer = at_the_desk(ravi).post(f"{LIST}add/", FORM | {"file": jpeg(name="भारतीय सेना.jpg")})
    assert answer.status_code == 302
    picture = Image.objects.get()
    assert picture.created_by == ravi
    assert re.fullmatch(r"images/\d{4}/\d{2}/[a-z0-9-]+-[0-9a-f]{16}\.jpg", picture.file.name)
    assert stored(fallback(picture, "wide")).format == "WEBP"


@pytest.mark.parametrize("language", ["hi", "en"])
@pytest.mark.parametrize(
    "content",
    [b"no picture", png_header(12_000, 12_000), encoded(painted(), "TIFF"), encoded(painted())[:300], b""],
    ids=["text", "bomb", "tiff", "torn", "empty"],
)
def test_a_refused_file_gets_a_sentence_and_keeps_the_words(at_the_desk, ravi, content, language):
    answer = at_the_desk(ravi, language).post(f"{LIST}add/", FORM | {"file": upload(content)})
    assert answer.status_code == 200
    (sentence,) = answer.context["adminform"].form.errors["file"]
    assert sentence.endswith("." if language == "en" else "।")
    assert 'value="नावें"' in answer.text
    assert not Image.objects.exists()


def test_an_animation_is_taken_with_a_word_about_it(at_the_desk, ravi):
    animation = encoded(painted(), "GIF", save_all=True, append_images=[painted(colour="red")])
    answer = at_the_desk(ravi, "en").post(f"{LIST}add/", FORM | {"file": upload(animation)}, follow=True)
    assert "Its first picture was kept." in answer.text


def test_a_picture_needs_words_in_one_language(at_the_desk, ravi):
    answer = at_the_desk(ravi, "en").post(f"{LIST}add/", FORM | {"alt_hi": "", "file": jpeg()})
    assert "Write what the picture shows, in Hindi or in English." in answer.text


def test_a_full_disk_is_said_and_leaves_nothing_behind(at_the_desk, ravi, monkeypatch):
    def full(*args, **kwargs):
        raise OSError("No space left on device")

    monkeypatch.setattr(default_storage._wrapped.__class__, "_save", full)
    answer = at_the_desk(ravi, "en").post(f"{LIST}add/", FORM | {"file": jpeg()}, follow=True)
    assert "The picture could not be stored." in answer.text
    assert not Image.objects.exists()


# --- Changing


def test_the_file_of_a_picture_stays_what_published_stories_show(at_the_desk, asha):
    picture = library_picture()
    before = picture.file.name
    answer = at_the_desk(asha).post(f"{LIST}{picture.pk}/change/", FORM | {"file": jpeg(), "alt_hi": "नई नाव"})
    assert answer.status_code == 302
    picture.refresh_from_db()
    assert picture.file.name == before
    assert picture.alt_hi == "नई नाव"


def test_the_focal_point_is_set_by_clicking(at_the_desk, asha):
    picture = library_picture()
    page = at_the_desk(asha).get(f"{LIST}{picture.pk}/change/").text
    assert 'data-ppoi-id="id_focal_point"' in page
    assert f'src="{picture.file.preview}"' in page
    assert 'type="file"' not in page
    at_the_desk(asha).post(f"{LIST}{picture.pk}/change/", FORM | {"focal_point": "0.125x0.900"})
    picture.refresh_from_db()
    assert picture.focal_point == "0.125x0.900"


@pytest.mark.parametrize("forged", ["nanxnan", "1e400x1", "0.5", "", "x", "infx0", "0.5x0.5x0.5", "१x१", "0x0\n"])
def test_a_forged_focal_point_is_refused(at_the_desk, asha, forged):
    picture = library_picture()
    answer = at_the_desk(asha).post(f"{LIST}{picture.pk}/change/", FORM | {"focal_point": forged})
    picture.refresh_from_db()
    assert answer.status_code == (302 if forged == "0x0\n" else 200)  # white space around it is stripped
    assert picture.focal_point in ("0.5x0.5", "0x0")


# --- Finding and choosing


def test_the_list_shows_what_is_missing(at_the_desk, ravi):
    library_picture(alt_hi="नावें")
    library_picture()
    desk = at_the_desk(ravi, "en")
    assert desk.get(LIST).text.count("picture-missing") == 1
    assert desk.get(f"{LIST}?missing=en").context["cl"].result_count == 1
    assert desk.get(f"{LIST}?missing=hi").context["cl"].result_count == 0


def test_a_search_finds_words_however_they_were_typed(at_the_desk, ravi):
    library_picture(alt_hi="ज़िला अस्पताल")
    for typed in ("ज़िला", "ज\u093cिला", "\u095bिला"):
        assert at_the_desk(ravi).get(LIST, {"q": typed}).context["cl"].result_count == 1


def test_the_list_is_a_fixed_number_of_queries(at_the_desk, ravi, django_assert_max_num_queries):
    for _number in range(5):
        library_picture(64, 36)
    desk = at_the_desk(ravi)
    with django_assert_max_num_queries(8):
        desk.get(LIST)


@pytest.mark.parametrize(("language", "words"), [("hi", "यह तस्वीर लगाएँ"), ("en", "Use this picture")])
def test_the_editor_s_window_offers_each_picture(at_the_desk, ravi, language, words):
    picture = library_picture()
    page = at_the_desk(ravi, language).get(PICKER).text
    alt = picture.alt_hi if language == "hi" else picture.alt_en
    address = fallback(picture, "natural").url
    assert f'data-picture="{picture.pk}" data-address="{address}" data-alt="{alt}">{words}</button>' in page
    assert "js/picture-picker.js" in page
    assert 'type="module"' in page


def test_the_editor_s_number_lasts_through_a_search(at_the_desk, ravi):
    library_picture()
    page = at_the_desk(ravi).get(f"{PICKER}&q=नावें").text
    assert '<input type="hidden" name="CKEditorFuncNum" value="-1">' in page
    assert "data-picture" in page


def test_the_ordinary_list_has_no_such_button(at_the_desk, ravi):
    library_picture()
    assert "data-picture" not in at_the_desk(ravi).get(LIST).text


def test_whoever_adds_a_picture_while_choosing_goes_on_choosing(at_the_desk, ravi):
    desk = at_the_desk(ravi)
    page = desk.get(PICKER).text
    add = re.search(r'href="(/admin/articles/image/add/[^"]*)"', page)[1].replace("&amp;", "&")
    answer = desk.post(add, FORM | {"file": jpeg(), "_popup": "1"})
    assert answer.status_code == 302
    assert "CKEditorFuncNum=-1" in answer["Location"]
    assert "data-picture" in desk.get(answer["Location"]).text


def test_only_people_with_the_library_open_it(at_the_desk, meera, kabir):
    assert at_the_desk(meera).get(PICKER).status_code == 403
    assert kabir.get(PICKER).status_code == 302


# --- Deleting


def delete(desk, picture):
    return desk.post(f"{LIST}{picture.pk}/delete/", {"post": "yes"})


def delete_selected(desk, picture):
    return desk.post(LIST, {"action": "delete_selected", "_selected_action": picture.pk, "post": "yes"})


def body_with(picture):
    return f'<p>नदी</p><figure><img src="/media/x.webp" data-file="{picture.pk}"></figure>'


@pytest.mark.parametrize("act", [delete, delete_selected])
@pytest.mark.parametrize("use", ["lead", "draft body", "published body", "published, then taken out of the draft"])
def test_a_picture_that_a_story_shows_stays(at_the_desk, asha, act, use):
    picture = library_picture()
    if use == "lead":
        story = ArticleFactory(lead_image=picture)
    else:
        story = ArticleFactory(hi=HINDI | {"body": body_with(picture)})
    if use.startswith("published"):
        publish(story)
    if use.endswith("out of the draft"):
        type(story).objects.update(body_hi=ENGLISH["body"])
    answer = act(at_the_desk(asha, "en"), picture)
    assert "A story shows this picture, so it stays. Take it out of the story first." in answer.text
    assert f"/admin/articles/article/{story.pk}/change/" in answer.text
    assert Image.objects.filter(pk=picture.pk).exists()


@pytest.mark.parametrize("act", [delete, delete_selected])
def test_an_unused_picture_goes_with_its_files(at_the_desk, asha, act, kavita, django_capture_on_commit_callbacks):
    picture = library_picture()
    Author.objects.update(photo=picture)
    ArticleFactory(hi=HINDI | {"body": body_with(picture).replace(f'"{picture.pk}"', f'"{picture.pk}7"')})
    files = [picture.file.name, fallback(picture, "wide").url.removeprefix("/media/")]
    with django_capture_on_commit_callbacks(execute=True):
        assert act(at_the_desk(asha), picture).status_code == 302
    assert not Image.objects.exists()
    assert not any(default_storage.exists(name) for name in files)


def test_a_reporter_deletes_nothing(at_the_desk, ravi):
    picture = library_picture()
    assert delete(at_the_desk(ravi), picture).status_code == 403
    assert Image.objects.exists()
