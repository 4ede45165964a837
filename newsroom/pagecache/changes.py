"""The declared map from a changed row to the pages that show it. Apps write their lines in their ``caching.py``."""

from collections.abc import Callable

from django.db import models, transaction
from django.db.models.signals import post_delete, post_save, pre_save

from newsroom.pagecache.outbox import announce

PAGES_OF: dict[type[models.Model], Callable] = {}


def shown_on(model: type[models.Model]):
    """``@shown_on(Author)`` over a function that gives the tags of the pages that show such a row."""

    def declare(tags_of):
        if not issubclass(model, PublicModel):
            raise TypeError(f"{model.__name__} is shown on public pages: make it a PublicModel.")
        PAGES_OF[model] = tags_of
        pre_save.connect(_before_saving, sender=model)
        post_save.connect(_saved, sender=model)
        post_delete.connect(_deleted, sender=model)
        return tags_of

    return declare


def _tags(rows) -> set[str]:
    return {tag for row in rows for tag in PAGES_OF.get(type(row), _nowhere)(row)}


def _nowhere(row):
    return ()


def _before_saving(sender, instance, **kwargs):
    """A row may leave a page: what it was is out of date as well."""
    old = [] if instance._state.adding else sender._base_manager.filter(pk=instance.pk)
    instance._pages_before = _tags(old)


def _saved(sender, instance, **kwargs):
    announce(instance._pages_before | _tags([instance]))


def _deleted(sender, instance, **kwargs):
    announce(_tags([instance]))


class PublicModel(models.Model):
    """A row that public pages show. It and the note of its change are written together, or neither is."""

    class Meta:
        abstract = True

    def save(self, *args, **kwargs):
        with transaction.atomic(savepoint=False):
            super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        with transaction.atomic(savepoint=False):
            return super().delete(*args, **kwargs)


class PublicQuerySet(models.QuerySet):
    """A queryset whose bulk writes are announced, too: Django sends no signal for them."""

    def update(self, **values):
        with transaction.atomic(using=self.db, savepoint=False):
            before = list(self.model._base_manager.filter(pk__in=list(self.values_list("pk", flat=True))))
            changed = super().update(**values)
            after = self.model._base_manager.filter(pk__in=[row.pk for row in before])
            announce(_tags([*before, *after]))
        return changed

    update.alters_data = True

    def bulk_create(self, objs, **options):
        with transaction.atomic(using=self.db, savepoint=False):
            created = super().bulk_create(objs, **options)
            announce(_tags(created))
        return created

    bulk_create.alters_data = True
