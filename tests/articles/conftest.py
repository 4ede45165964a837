"""Pages that are kept, and what is committed under them."""

import pytest
from django.core.signals import request_finished, request_started
from django.db import close_old_connections

from tests.articles.kept import Site


@pytest.fixture
def site():
    """The test's transaction lives on between requests, as under Django's own test client."""
    signals = (request_started, request_finished)
    for signal in signals:
        signal.disconnect(close_old_connections)
    yield Site()
    for signal in signals:
        signal.connect(close_old_connections)


@pytest.fixture
def written(django_capture_on_commit_callbacks):
    """``with written(): …`` commits what is written inside."""
    return lambda: django_capture_on_commit_callbacks(execute=True)
