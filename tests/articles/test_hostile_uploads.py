"""A hundred files that nobody should have sent, through the desk: none is an error, slow, or stored dangerous."""

import re
from io import BytesIO

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image as Pillow
from PIL import ImageFile

from articles.models import Image
from articles.pictures.developing import develop_waiting
from articles.pictures.uploads import MOST_MEGAPIXELS
from tests.articles import hostile
from tests.articles.pictures import encoded, painted

pytestmark = pytest.mark.django_db
UPLOAD = "/admin/articles/image/upload/"
STORED = re.compile(r"images/\d{4}/\d{2}/[a-z0-9-]{1,100}-[0-9a-f]{16}\.(jpg|png)")
TRACES = (hostile.TRACE, b"Exif", b"GPS", b"<?php", b"<script", b"Photoshop", b"xmpmeta", b"ns.adobe", b"PK\x03\x04")
TYPES = {"jpg": "image/jpeg", "png": "image/png", "webp": "image/webp", "avif": "image/avif"}


@pytest.fixture
def desk(at_the_desk, ravi):
    return at_the_desk(ravi, "en")


@pytest.fixture
def decoded(monkeypatch):
    """Pixels of every picture that was decoded: what a file costs, whatever machine it is."""
    frames = {}
    load = ImageFile.ImageFile.load

    def counting(image):
        frames[id(image), image.tell()] = image.width * image.height
        return load(image)

    monkeypatch.setattr(ImageFile.ImageFile, "load", counting)
    return lambda: sum(frames.values())


def send(desk, content, name="photo.jpg", kind="image/jpeg"):
    """What the desk says of one file: ``(the pictures taken, the sentences of refusal)``."""
    answer = desk.post(
        UPLOAD, {"files": SimpleUploadedFile(name, content, kind)}, headers={"accept": "application/json"}
    )
    assert answer.status_code == 200
    said = answer.json()
    return said["pictures"], [row["said"] for row in said["refused"]]


def files():
    """Every file that is stored for the one picture there is: the original and what was made of it."""
    image = Image.objects.get()
    stem = image.file.name.rpartition("/")[2].partition(".")[0]
    folder = image.file.base_of("wide").removeprefix("/media/").rpartition("/")[0]
    made = [f"{folder}/{name}" for name in default_storage.listdir(folder)[1] if name.startswith(stem)]
    return [image.file.name, *made]


def test_there_are_enough_of_them():
    assert len({**hostile.BOMBS, **hostile.NO_PICTURES, **hostile.TAKEN}) + len(hostile.NAMES) >= 100


@pytest.mark.parametrize("content", hostile.BOMBS.values(), ids=hostile.BOMBS.keys())
def test_a_bomb_is_refused_before_a_pixel_is_decoded(desk, decoded, content):
    pictures, refused = send(desk, content)
    assert not pictures
    assert refused[0].endswith("choose it again.")
    assert decoded() == 0
    assert not Image.objects.exists()


@pytest.mark.parametrize("content", hostile.NO_PICTURES.values(), ids=hostile.NO_PICTURES.keys())
@pytest.mark.parametrize("name", ["photo.jpg", "photo.png"])
def test_what_is_no_picture_is_refused_whatever_it_calls_itself(desk, decoded, content, name):
    pictures, refused = send(desk, content, name, "image/png")
    assert not pictures
    assert refused[0].endswith((".", "।"))
    assert decoded() <= 320 * 200
    assert not Image.objects.exists()


@pytest.mark.filterwarnings("ignore:Corrupt EXIF")  # Pillow says so beside the pixels, which are whole
@pytest.mark.parametrize("content", hostile.TAKEN.values(), ids=hostile.TAKEN.keys())
def test_a_picture_is_taken_and_nothing_but_its_pixels_is_kept(desk, decoded, kabir, content):
    pictures, refused = send(desk, content)
    assert (len(pictures), refused) == (1, [])
    assert decoded() <= MOST_MEGAPIXELS * 1_000_000
    list(develop_waiting())
    assert not Image.objects.get().waiting
    names = files()
    assert {name.rpartition(".")[2] for name in names} >= {"jpg", "webp", "avif"}
    for name in names:
        answer = kabir.get(f"/media/{name}")
        _is_pixels_alone(b"".join(answer.streaming_content))
        assert answer["Content-Type"] == TYPES[name.rpartition(".")[2]]
        assert answer["X-Content-Type-Options"] == "nosniff"
        assert answer["Content-Security-Policy"].startswith("sandbox")


def _is_pixels_alone(content):
    assert [trace for trace in TRACES if trace in content] == []
    with Pillow.open(BytesIO(content)) as image:
        image.load()
        assert not dict(image.getexif())
        assert not {"exif", "xmp", "comment", "icc_profile", "photoshop", "Author"} & image.info.keys()


@pytest.mark.parametrize("name", hostile.NAMES.values(), ids=hostile.NAMES.keys())
def test_a_name_never_leaves_its_folder(desk, name):
    pictures, refused = send(desk, encoded(painted()), name)
    if pictures:
        assert STORED.fullmatch(Image.objects.get().file.name)
    else:
        assert refused or not Image.objects.exists()


def test_the_trace_would_be_found():
    with pytest.raises(AssertionError):
        _is_pixels_alone(hostile.TAKEN["JPEG with GPS"])
    with pytest.raises(AssertionError):
        _is_pixels_alone(hostile.TAKEN["WebP with a page behind it"])


def test_a_bad_one_among_good_ones_stops_none_of_them(desk):
    contents = [encoded(painted()), hostile.SVG, hostile.BOMBS["PNG of 144 megapixels"], encoded(painted(), "AVIF")]
    rows = [SimpleUploadedFile(f"{place}.jpg", content) for place, content in enumerate(contents)]
    said = desk.post(UPLOAD, {"files": rows}, headers={"accept": "application/json"}).json()
    assert len(said["pictures"]) == 2
    assert [row["name"] for row in said["refused"]] == ["1.jpg", "2.jpg"]
