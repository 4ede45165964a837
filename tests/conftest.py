"""The cast: Asha edits, Ravi reports, Meera moderates, Admin keeps the house, Kabir reads."""

import pytest
from django.contrib.auth.models import Group
from django.test import Client

from newsroom import roles
from tests.factories import ArticleFactory, AuthorFactory, CategoryFactory, UserFactory


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
def story(ravi, defence, kavita):
    """A finished draft of Ravi's in both languages, under defence and by Kavita."""
    return ArticleFactory(created_by=ravi, section=defence, authors=[kavita])
