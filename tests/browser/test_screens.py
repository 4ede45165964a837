"""Every reader's screen, in both languages: what a machine can see of it.

``make screens`` takes pictures besides, into the folder that ``SCREENS`` names: for eyes, nothing compares them.
"""

import os
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.urls import resolve
from django.utils.translation import override

from articles.languages import LANGUAGES
from tests.browser.axe import READERS_RULES, violations
from tests.browser.screens import SCREENS, Look
from tests.demo.places import FOR_MACHINES, ROUTES

PICTURES = os.environ.get("SCREENS")
PICTURE_QUALITY = 85
SCHEMES = ("light", "dark")
PHONE, DESK = 360, 1440
BESIDES = {PHONE: (320,), DESK: (768, 1920)}  # widths that a page grown from this one has to fit as well
PICTURED = {PHONE: (360,), DESK: (768, 1440)}


@pytest.fixture
def look(browser):
    """Opens a window on a screen: ``look(width)``."""
    contexts = []

    def opened(width, **options):
        context = browser.new_context(viewport={"width": width, "height": 900}, **options)
        contexts.append(context)
        return Look(context.new_page())

    yield opened
    for context in contexts:
        context.close()


def test_every_address_of_readers_has_a_screen(demo):
    addresses = {urlsplit(address).path for name, address in demo.places["hi"].items() if name != "lost page"}
    with override("hi"):
        seen = {resolve(address).view_name for address in addresses}
    sent = {"comments"}  # where a form goes: its answers are screens
    every = {route.name for route in ROUTES if not route.name.endswith(FOR_MACHINES)}
    assert every - seen - sent == set()


@pytest.mark.parametrize("width", [PHONE, DESK])
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", SCREENS)
def test_screen(demo, look, name, language, width):
    seen = look(width)
    seen.open(demo, language, SCREENS[name])
    found = seen.wrong
    for probe in ("pictures", "headings", "clipped", "overlaps", "targets"):
        found += seen.probe(probe)
    found += [f"moved while it was loaded: {shift}" for shift in seen.page.evaluate("shifts")]
    found += violations(seen.page, READERS_RULES)
    found += spaced(seen)
    for other in (*BESIDES[width], width):
        seen.page.set_viewport_size({"width": other, "height": 900})
        found += [f"at {other} px: {what}" for what in seen.probe("sideways") + seen.probe("overlaps")]
    if PICTURES:
        take_pictures(seen.page, Path(PICTURES), f"{name} {language}", PICTURED[width])
    assert found == [], "\n".join(found)


def spaced(seen) -> list[str]:
    """What is lost where a reader spaces text out (WCAG 1.4.12)."""
    seen.page.evaluate("probes.space(true)")
    found = [f"spaced out: {what}" for probe in ("sideways", "clipped", "overlaps") for what in seen.probe(probe)]
    seen.page.evaluate("probes.space(false)")
    return found


def take_pictures(page, folder, name, widths):
    folder.mkdir(parents=True, exist_ok=True)
    for width in widths:
        page.set_viewport_size({"width": width, "height": 900})
        for scheme in SCHEMES:
            page.emulate_media(color_scheme=scheme)
            path = folder / f"{name} {width} {scheme}.jpg".replace(" ", "-")
            page.screenshot(path=path, type="jpeg", quality=PICTURE_QUALITY, full_page=True)
