"""The cast: Asha edits, Ravi reports, Meera moderates, Admin keeps the house, Kabir reads."""

import os
from pathlib import Path

import pytest
from django.contrib.auth.models import Group
from django.db.backends.postgresql.operations import DatabaseOperations
from django.test import Client
from django.utils import translation
from hypothesis import settings

from articles.opening import write_first_pages
from newsroom import roles
from tests.demo import open_newsroom
from tests.factories import ArticleFactory, AuthorFactory, CategoryFactory, ImageFactory, UserFactory

settings.register_profile("newsroom", deadline=None)  # a busy machine is no bug
settings.load_profile("newsroom")


def pytest_collection_modifyitems(config, items):
    """Beside SQLite's run the second database's holds tests that ask a database: the others would be the same again."""
    if not os.environ.get("NEWSROOM_TESTS_ON"):
        return
    asks = [item for item in items if item.get_closest_marker("django_db") or "db" in item.fixturenames]
    config.hook.pytest_deselected(items=[item for item in items if item not in set(asks)])
    items[:] = asks


@pytest.fixture(scope="session", autouse=True)
def rows_are_deleted():
    """Between tests that commit, PostgreSQL would truncate every table: a second each time, where rows are few."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(
            DatabaseOperations,
            "sql_flush",
            lambda self, style, tables, **options: [f"DELETE FROM {self.quote_name(table)}" for table in tables],
        )
        yield


@pytest.fixture(autouse=True)
def no_language_left():
    """Each test begins in the language of the settings, whatever the one before it spoke."""
    translation.deactivate()


@pytest.fixture(scope="session")
def demo(tmp_path_factory):
    """The demo newsroom behind a server of its own, opened once for all who look at it.

    ``DEMO_FOLDER`` names a folder that keeps it for the next run.
    """
    folder = Path(os.environ.get("DEMO_FOLDER") or tmp_path_factory.mktemp("demo") / "data")
    with open_newsroom(folder) as newsroom:
        yield newsroom


def _person(username, role, **names):
    user = UserFactory(username=username, **names)
    user.groups.add(Group.objects.get(name=role))
    return user


@pytest.fixture
def ravi(db):
    return _person("ravi", roles.REPORTER, first_name="रवि", last_name="कुमार")


@pytest.fixture
def asha(db):
    return _person("asha", roles.EDITOR, first_name="आशा", last_name="राव")


@pytest.fixture
def meera(db):
    return _person("meera", roles.MODERATOR, first_name="मीरा", last_name="जोसेफ़")


@pytest.fixture
def admin(db):
    return _person("admin", roles.ADMINISTRATOR, first_name="प्रशासक")


@pytest.fixture
def kabir():
    """A reader: no account, no cookie."""
    return Client()


@pytest.fixture
def at_the_desk():
    """Log somebody in: ``at_the_desk(asha).get(...)``."""

    def log_in(user, language="hi"):
        if user.interface_language != language:
            user.interface_language = language
            user.save()
        client = Client()
        client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
        return client

    return log_in


@pytest.fixture
def defence(db):
    return CategoryFactory(slug="defence", name_hi="रक्षा", name_en="Defence")


@pytest.fixture
def kavita(db):
    return AuthorFactory(slug="kavita-joshi", name_hi="कविता जोशी", name_en="Kavita Joshi")


@pytest.fixture
def pages(db):
    """The pages of the site that a new newsroom begins with."""
    write_first_pages()


@pytest.fixture
def story(ravi, defence, kavita):
    """A finished draft of Ravi's in both languages, under defence and by Kavita."""
    return ArticleFactory(created_by=ravi, section=defence, authors=[kavita])


@pytest.fixture
def sound(ravi, defence, kavita):
    """A draft of Ravi's that no check has anything to say about."""
    return ArticleFactory(created_by=ravi, section=defence, authors=[kavita], lead_image=ImageFactory())
