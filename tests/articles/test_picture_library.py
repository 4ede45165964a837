"""The picture library on the desk: adding, describing, changing."""

import re

import pytest
from django.core.files.storage import default_storage

from articles.models import Image
from articles.pictures import darkroom
from articles.pictures.renditions import fallback
from tests.articles.pictures import encoded, jpeg, library_picture, painted, png_header, stored, upload
from tests.factories import HINDI, ArticleFactory, ImageFactory, publish

pytestmark = pytest.mark.django_db
LIST = "/admin/articles/image/"


# --- Adding to the library


FORM = {"focal_point": "0.5x0.5", "alt_hi": "नावें", "alt_en": "", "caption_hi": "", "caption_en": ""}
FORM |= {"credit_hi": "चित्र: शिरोरेखा", "credit_en": ""}


def test_a_reporter_adds_a_picture(at_the_desk, ravi):
    answer = at_the_desk(ravi).post(f"{LIST}add/", FORM | {"file": jpeg(name="भारतीय सेना.jpg")})
    assert answer.status_code == 302
    picture = Image.objects.get()
    assert picture.created_by == ravi
    assert re.fullmatch(r"images/\d{4}/\d{2}/[a-z0-9-]+-[0-9a-f]{16}\.jpg", picture.file.name)
    assert stored(fallback(picture, "wide")).format == "JPEG"


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


@pytest.mark.parametrize(
    ("missing", "sentence"),
    [
        ("alt_hi", "Write what the picture shows, in Hindi or in English."),
        ("credit_hi", "Write who made the picture, in Hindi or in English."),
    ],
)
def test_a_picture_needs_words_and_a_credit_in_one_language(at_the_desk, ravi, missing, sentence):
    desk = at_the_desk(ravi, "en")
    answer = desk.post(f"{LIST}add/", FORM | {missing: "  ", "file": jpeg()})
    assert sentence in answer.text
    other = missing.replace("_hi", "_en")
    assert desk.post(f"{LIST}add/", FORM | {missing: "", other: "Boats", "file": jpeg()}).status_code == 302


def test_a_full_disk_is_said_and_leaves_nothing_behind(at_the_desk, ravi, monkeypatch):
    def full(*args, **kwargs):
        raise OSError("No space left on device")

    monkeypatch.setattr(default_storage._wrapped.__class__, "_save", full)
    answer = at_the_desk(ravi, "en").post(f"{LIST}add/", FORM | {"file": jpeg()})
    assert answer.status_code == 200
    assert "The picture could not be stored." in answer.context["adminform"].form.errors["file"][0]
    assert 'value="नावें"' in answer.text  # the words are typed once
    assert not Image.objects.exists()


def test_a_full_disk_keeps_the_words_of_a_picture_whose_crop_could_not_be_made(at_the_desk, asha, monkeypatch):
    picture = library_picture()

    def full(*args, **kwargs):
        raise OSError("No space left on device")

    monkeypatch.setattr(darkroom, "_store", full)
    changes = FORM | {"focal_point": "0.1x0.1", "alt_hi": "नई नाव"}
    answer = at_the_desk(asha, "en").post(f"{LIST}{picture.pk}/change/", changes)
    assert "The picture could not be stored." in answer.text
    assert 'value="नई नाव"' in answer.text
    assert Image.objects.get().focal_point == "0.5x0.5"


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
    assert page.count(f'src="{fallback(picture, "natural").url}"') == 4  # to be clicked on, and three crops
    assert 'data-crop="16/9"' in page
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


# --- Many at once

UPLOAD, WORDS = f"{LIST}upload/", f"{LIST}words/"
JSON = {"accept": "application/json"}


def test_many_pictures_come_in_and_the_refused_one_says_why(at_the_desk, ravi):
    files = [jpeg(name="घाट.jpg"), upload(b"<svg><script/></svg>", "logo.svg"), jpeg(name="naav.jpg")]
    answer = at_the_desk(ravi, "en").post(UPLOAD, {"files": files}, headers=JSON).json()
    assert [row["said"] for row in answer["pictures"]] == ["In the library"] * 2
    (refused,) = answer["refused"]
    assert refused["name"] == "logo.svg"
    assert refused["said"].endswith("choose it again.")
    assert [picture.created_by for picture in Image.objects.all()] == [ravi, ravi]
    assert {row["picture"] for row in answer["pictures"]} == set(Image.objects.values_list("pk", flat=True))


def test_without_script_the_files_lead_to_the_page_for_their_words(at_the_desk, ravi):
    desk = at_the_desk(ravi)
    answer = desk.post(UPLOAD, {"files": [jpeg(), upload(b"x", "b.pdf"), jpeg()]})
    first, second = Image.objects.order_by("pk")
    assert answer["Location"] == f"{WORDS}?pictures={first.pk}%2C{second.pk}"
    page = desk.get(answer["Location"])
    assert "“b.pdf”: " in page.text
    assert page.text.count("form-1-alt_hi") > 0
    assert desk.post(UPLOAD, {}, follow=True).status_code == 200


def words_of(*pictures, **common):
    data = {"form-TOTAL_FORMS": len(pictures), "form-INITIAL_FORMS": len(pictures)} | common
    for place, (picture, words) in enumerate(pictures):
        empty = dict.fromkeys(("alt_hi", "alt_en", "caption_hi", "caption_en", "credit_hi", "credit_en"), "")
        data |= {f"form-{place}-{name}": value for name, value in (empty | words | {"id": picture.pk}).items()}
    return data


def test_new_pictures_get_their_words_on_one_page_and_one_credit(at_the_desk, ravi):
    boat, bridge = library_picture(created_by=ravi, alt_hi=""), library_picture(created_by=ravi, alt_hi="")
    data = words_of((boat, {"alt_hi": "नाव"}), (bridge, {"alt_en": "Bridge", "credit_en": "PTI"}), all_hi="रवि कुमार")
    answer = at_the_desk(ravi).post(f"{WORDS}?pictures={boat.pk},{bridge.pk}", data)
    assert answer["Location"] == LIST
    boat.refresh_from_db()
    bridge.refresh_from_db()
    assert (boat.alt_hi, boat.credit_hi) == ("नाव", "रवि कुमार")
    assert (bridge.alt_en, bridge.credit_hi, bridge.credit_en) == ("Bridge", "", "PTI")


def test_what_is_missing_is_said_and_what_was_written_is_kept(at_the_desk, ravi):
    boat = library_picture(created_by=ravi, alt_hi="")
    answer = at_the_desk(ravi, "en").post(f"{WORDS}?pictures={boat.pk}", words_of((boat, {"alt_hi": "नाव"})))
    assert "Write who made the picture, in Hindi or in English." in answer.text
    assert 'value="नाव"' in answer.text


def test_words_that_cannot_all_be_kept_are_kept_of_no_picture(at_the_desk, asha):
    boat, bridge = library_picture(alt_hi="नाव"), library_picture(alt_hi="पुल")
    Image.objects.filter(pk=bridge.pk).update(focal_point="0.2x0.2")  # to be made anew, and its file is gone
    default_storage.delete(bridge.file.name)
    words = {"alt_hi": "नया", "credit_hi": "रवि"}
    data = words_of((boat, words), (bridge, words))
    answer = at_the_desk(asha, "en").post(f"{WORDS}?pictures={boat.pk},{bridge.pk}", data)
    assert "The picture could not be stored." in answer.text
    assert answer.text.count('value="नया"') == 2
    assert set(Image.objects.values_list("alt_hi", flat=True)) == {"नाव", "पुल"}


@pytest.mark.parametrize("asked", ["", "pictures=", "pictures=0", "pictures=x,9999999999999999999999,-1"])
def test_no_pictures_have_no_page_for_words(at_the_desk, asha, asked):
    assert at_the_desk(asha).get(f"{WORDS}?{asked}").status_code == 404


def test_words_of_somebody_else_s_picture_are_theirs(at_the_desk, ravi, asha):
    picture = library_picture(created_by=asha)
    address = f"{WORDS}?pictures={picture.pk}"
    assert at_the_desk(ravi).post(address, words_of((picture, {"alt_hi": "बदला"}))).status_code == 403
    assert at_the_desk(asha).get(address).status_code == 200


def test_who_uploads_while_choosing_describes_the_picture_and_has_chosen_it(at_the_desk, ravi):
    desk = at_the_desk(ravi)
    answer = desk.post(f"{UPLOAD}?for=lead_image&_popup=1", {"files": [jpeg()]})
    assert "for=lead_image" in answer["Location"]
    picture = Image.objects.get()
    assert "सहेजें और यह तस्वीर लगाएँ" in desk.get(answer["Location"]).text
    page = desk.post(answer["Location"], words_of((picture, {"alt_hi": "नाव", "credit_hi": "रवि"}))).text
    assert f'data-chosen data-picture="{picture.pk}"' in page
    assert 'data-alt="नाव"' in page


def test_a_picture_of_one_language_is_used_in_that_one(at_the_desk, asha):
    picture = ImageFactory()
    inside = f'<figure><img src="{picture.file.url}" data-file="{picture.pk}"></figure>'
    publish(ArticleFactory(hi=HINDI | {"body": HINDI["body"] + inside}), "hi", "en")
    page = at_the_desk(asha).get(f"/admin/articles/image/{picture.pk}/change/").content.decode()
    assert page.count("picture-state") == 1
