"""The demo's pictures: every one draws, each is itself, and the stories find them."""

import pytest

from articles.demo import loading, pictures


@pytest.mark.parametrize("key", pictures.KEYS)
def test_a_picture_draws_in_its_shape(key):
    drawn = pictures.draw(key, width=160)
    assert drawn.mode == "RGB"
    assert drawn.size == ((80, 80) if key.startswith("portrait") else (160, 100))
    assert len(drawn.getcolors(160 * 100)) > 50


def test_a_picture_is_the_same_each_time_and_no_other():
    assert pictures.draw("wheat", 80).tobytes() == pictures.draw("wheat", 80).tobytes()
    assert pictures.draw("wheat", 80).tobytes() != pictures.draw("dunes", 80).tobytes()


def test_the_newsroom_names_every_picture_there_is():
    newsroom, _stories = loading.read()
    assert {row["key"] for row in newsroom["picture"]} == set(pictures.KEYS)
