"""The gallery of components, for whoever works on the look of the reader's site."""

import re

import pytest

from articles import workflow
from newsroom import gallery
from tests.factories import AuthorFactory, CategoryFactory, ImageFactory, publish

pytestmark = pytest.mark.django_db


@pytest.fixture
def newsroom(story, asha):
    """A story with everything that a page shows, in both languages, and a view."""
    author = AuthorFactory(bio_hi="खेती और पानी पर लिखती हैं।", bio_en="Writes about water.", photo=ImageFactory())
    facts = {"tags": ["बर्फ़"], "authors": [author], "lead_image": ImageFactory()}
    workflow.save_draft(story, {"facts": facts}, by=asha)
    publish(story, "hi", "en", by=asha)
    workflow.save_draft(story, {"facts": {"section": CategoryFactory(opinion=True)}}, by=asha)
    publish(story, "hi", by=asha)


@pytest.fixture
def as_asha(asha, at_the_desk):
    return at_the_desk(asha)


def specimens(client, language):
    page = client.get(f"/admin/gallery/{language}/").content.decode()
    _head, *pieces = page.partition("</main>")[0].split('<section class="specimen" id="')
    return dict(piece.split('"', 1) for piece in pieces)


@pytest.mark.parametrize("language", ["hi", "en"])
def test_every_component_stands_in_it(as_asha, newsroom, language):
    shown = specimens(as_asha, language)
    assert list(shown) == ["tokens", *gallery.components()]
    for name in gallery.components():
        [_, sheet] = (gallery.SHEETS / f"components/{name}.css").read_text().split("*/", 1)
        classes = set(re.findall(r"\.([a-z][\w-]+)", re.sub(r"\{[^}]*\}", "", sheet)))
        assert any(re.search(rf'class="[^"]*\b{one}\b', shown[name]) for one in classes), name


def test_it_names_every_colour_and_size(as_asha, newsroom):
    shown = specimens(as_asha, "en")["tokens"]
    assert {"--paper", "--ink", "--accent", "--hue-kai"} <= set(gallery.tokens("#"))
    assert all(f"var({name})" in shown for name in gallery.tokens("#"))
    assert "--size-7" in shown


def test_an_empty_newsroom_has_one_too(as_asha):
    assert as_asha.get("/admin/gallery/hi/").status_code == 200


def test_its_frames_show_both_languages_light_and_dark(as_asha):
    page = as_asha.get("/admin/gallery/").content.decode()
    for language in ("hi", "en"):
        for scheme in ("light", "dark"):
            assert f'<iframe class="preview-{scheme}" src="/admin/gallery/{language}/"' in page


def test_readers_find_no_gallery(kabir):
    assert kabir.get("/admin/gallery/hi/").status_code == 302
    assert kabir.get("/hi/gallery/").status_code == 404
