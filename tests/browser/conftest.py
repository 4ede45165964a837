"""A Chromium of this machine, driven by Playwright; skipped where there is none."""

import os

import pytest

from tests.browser import chromium

# What the console says of addresses that we know are not there, of forms that come back with what is missing, and of
# what the story screen lives through: two writers, a session that ended, a server or a network that is gone.
KNOWN = (
    "status of 404 (Not Found)",
    "status of 400 (Bad Request)",
    "status of 401 (Unauthorized)",
    "status of 403 (Forbidden)",
    "status of 409 (Conflict)",
    "status of 503 (Service Unavailable)",
    "net::ERR_INTERNET_DISCONNECTED",
)


def pytest_collection_modifyitems(items):
    skip = pytest.mark.skip(reason="no Chromium on this machine (Debian: apt-get install chromium, or set CHROMIUM)")
    for item in items:
        if "tests/browser" in item.path.as_posix():
            item.add_marker(pytest.mark.browser)
            if not chromium.find():
                item.add_marker(skip)


@pytest.fixture(scope="session")
def browser():
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"  # Playwright's own loop runs in this thread
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium.find(), args=chromium.FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def page_of(browser, live_server):
    """A fresh browser window for one person: ``page_of("hi-IN")``. Errors of the console fail the test."""
    contexts, errors = [], []

    def opened(locale="hi-IN", width=1440, height=1000, **options):
        context = browser.new_context(
            base_url=live_server.url, locale=locale, viewport={"width": width, "height": height}, **options
        )
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.on("console", lambda said: errors.append(said.text) if said.type == "error" else None)
        return page

    yield opened
    for context in contexts:
        context.close()
    unexpected = [error for error in errors if not error.endswith(KNOWN)]
    assert unexpected == []
