"""A kept piece of a page is named by all that it shows."""

import pytest
from django.utils import timezone
from django.utils.translation import override

from articles import workflow
from articles.languages import LANGUAGES
from articles.models import Edition
from articles.templatetags.shown import shown
from tests.factories import ImageFactory, publish

pytestmark = pytest.mark.django_db


@pytest.fixture
def card(story, asha):
    workflow.save_draft(story, {"facts": {"lead_image": ImageFactory()}}, by=asha)
    publish(story, "hi", by=asha)
    return Edition.objects.live("hi").for_cards().get()


def another(field, value):
    """A value that this column may hold and does not."""
    if field.get_internal_type() == "DateTimeField":
        return timezone.now()
    return (value or 0) + 1 if isinstance(value, int) or field.get_internal_type().endswith("Key") else f"{value}x"


@pytest.mark.parametrize("row_of", [lambda card: card, lambda card: card.section, lambda card: card.picture])
def test_every_column_that_was_read_is_in_the_name(card, row_of):
    row, before = row_of(card), shown(card)
    columns = [field for field in row._meta.concrete_fields if field.attname in vars(row)]
    assert len(columns) > 4
    for field in columns:
        value = getattr(row, field.attname)
        vars(row)[field.attname] = another(field, value)
        assert shown(card) != before, field.attname
        vars(row)[field.attname] = value
    assert shown(card) == before


def test_each_language_has_names_of_its_own(card):
    names = set()
    for language in LANGUAGES:
        with override(language):
            names.add(shown(card))
    assert len(names) == len(LANGUAGES)


def test_a_list_is_named_by_its_rows_in_their_order(card):
    assert shown([card, card.section]) != shown([card.section, card])
    assert shown([]) == shown(None)


def test_a_picture_described_anew_is_shown_so_on_pages_that_are_rendered_again(client, card):
    assert card.picture.alt_hi in client.get("/hi/").content.decode()
    card.picture.alt_hi = "बाढ़ में नावें, पास से"
    card.picture.save()
    assert "बाढ़ में नावें, पास से" in client.get("/hi/").content.decode()
