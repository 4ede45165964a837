"""The demo's pictures: every one draws, each is itself, and the stories find them."""

import pytest

from articles.demo import loading, pictures


@pytest.mark.parametrize("key", pictures.KEYS)
def test_a_picture_draws_in_its_shape(key):
    drawn = pictures.draw(key, width=160)
    assert drawn.mode == "RGB"
    assert drawn.size == ((80, 80) if key.startswith("portrait") else (160, 100))
    assert len(drawn.getcolors(160 * 100)) > 50


@pytest.mark.parametrize(("key", "size"), [("ballot", (1600, 1000)), ("portrait-a", (800, 800))])
def test_the_library_gets_pictures_of_full_size(key, size):
    assert pictures.draw(key).size == size


@pytest.mark.parametrize("key", ["wheat", "stadium", "portrait-b"])
def test_a_picture_is_the_same_each_time(key):
    assert pictures.draw(key, width=160).tobytes() == pictures.draw(key, width=160).tobytes()


def test_no_two_pictures_are_alike():
    drawn = {pictures.draw(key, width=80).resize((16, 16)).tobytes() for key in pictures.KEYS}
    assert len(drawn) == len(pictures.KEYS)


def test_the_newsroom_names_every_picture_there_is():
    newsroom, _stories = loading.read()
    assert {row["key"] for row in newsroom["picture"]} == set(pictures.KEYS)
