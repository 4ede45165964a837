"""The first address of the site sends Kabir to his language, and Hindi where nobody can know."""

import pytest


@pytest.mark.parametrize(
    ("asked", "language"),
    [
        (None, "hi"),
        ("", "hi"),
        ("hi-IN,hi;q=0.9,en;q=0.8", "hi"),
        ("en-IN,en;q=0.9,hi;q=0.8", "en"),
        ("en-GB", "en"),
        ("en;q=0.4,hi;q=0.6", "hi"),
        ("fr-FR,ta;q=0.9", "hi"),
        ("ta,en;q=0.5", "en"),
        ("*", "hi"),
        ("mr-IN,mr;q=0.9", "hi"),
        ("en-GB;q=0.7,hi-IN;q=0.8", "hi"),
        ("hi;q=0.1,en-IN;q=0.2", "en"),
        ("EN-us", "en"),
        ("en;q=0", "hi"),
        ("fr,en;q=0.0", "hi"),
        ("en-GB;q=0", "hi"),
        ("en;q=0,en-GB;q=0.5", "en"),
        ("en-GB;q=0,en;q=0.5", "en"),
        ("hi;q=0,en;q=0.1", "en"),
        ("x" * 600, "hi"),
        (";;;q=,,", "hi"),
    ],
)
def test_it_follows_the_browser(kabir, asked, language):
    response = kabir.get("/", headers={} if asked is None else {"accept-language": asked})
    assert (response.status_code, response["Location"]) == (302, f"/{language}/")
    assert response["Vary"] == "Accept-Language"
    assert not response.cookies
