"""The same stories again under other addresses and at earlier moments, written by the database itself.

Making a story's rows here takes milliseconds; copying them there takes a tenth of that, so a million are a matter of
minutes. Nobody else should write meanwhile: the keys of the copies are counted on from the newest ones.
"""

from datetime import timedelta

from django.core.management.color import no_style
from django.db import connection, models, transaction
from django.db.models import Case, F, Func, Max, Min, Value, When
from django.db.models.functions import Concat

from articles.models import (
    Article,
    Byline,
    DeskEntry,
    Edition,
    Listing,
    Revision,
    Scope,
    SearchEntry,
    StorySlug,
    Tagging,
)
from articles.search.desk_entries import place_of
from articles.search.entries import A_SECOND

# Each table of a story, and the way from its rows to the story; what points to another table stands after it.
TABLES = {
    Article: "pk",
    Revision: "article",
    Edition: "article",
    Listing: "article",
    StorySlug: "article",
    Article.categories.through: "article",
    Byline: "article",
    Tagging: "content_object",
    SearchEntry: "edition__article",
}
ADDRESSES = {"slug", "slug_hi", "slug_en"}
MOMENTS = {"publish_at", "first_published_at"}


class Earlier(Func):
    """A moment moved back by ``seconds``."""

    def as_sqlite(self, *args, **kwargs):
        return self.as_sql(*args, template="datetime(%(expressions)s, '-%(seconds)d seconds')", **kwargs)

    def as_postgresql(self, *args, **kwargs):
        return self.as_sql(*args, template="(%(expressions)s - interval '%(seconds)d seconds')", **kwargs)


class WithAddress(Func):
    """A language's words with ``ending`` after their slug."""

    def as_sqlite(self, *args, **kwargs):
        template = "json_set(%(expressions)s, '$.slug', json_extract(%(expressions)s, '$.slug') || '%(ending)s')"
        return self.as_sql(*args, template=template, **kwargs)

    def as_postgresql(self, *args, **kwargs):
        template = "jsonb_set(%(expressions)s, '{slug}', to_jsonb((%(expressions)s ->> 'slug') || '%(ending)s'))"
        return self.as_sql(*args, template=template, **kwargs)


@transaction.atomic
def write(first: int, last: int, number: int, earlier: timedelta) -> None:
    """Copy the stories with keys from ``first`` to ``last``; ``number`` tells this copy's addresses from others'."""
    rows = {
        model: model._base_manager.filter(**{f"{story}__gte": first, f"{story}__lte": last})
        for model, story in TABLES.items()
    }
    shifts = {model: _shift(model, found) for model, found in rows.items()}
    rows[DeskEntry] = DeskEntry.objects.filter(place__range=(place_of(Article, first), place_of(Article, last)))
    shifts[DeskEntry] = shifts[Article]
    shifts[SearchEntry] = -int(earlier.total_seconds()) * A_SECOND  # its key is a moment
    with connection.cursor() as cursor:
        for model, found in rows.items():
            fields = model._meta.concrete_fields
            copied = found.order_by("pk").values_list(
                *(_copied(field, shifts, ending=f"-{number}", seconds=int(earlier.total_seconds())) for field in fields)
            )
            select, parameters = copied.query.sql_with_params()
            columns = ", ".join(connection.ops.quote_name(field.column) for field in fields)
            table = connection.ops.quote_name(model._meta.db_table)
            cursor.execute(f"INSERT INTO {table} ({columns}) {select}", parameters)
        for statement in connection.ops.sequence_reset_sql(no_style(), list(rows)):
            cursor.execute(statement)


def _shift(model, found) -> int:
    """From a row's key to its copy's."""
    newest = model._base_manager.aggregate(key=Max("pk"))["key"] or 0
    return newest + 1 - (found.aggregate(key=Min("pk"))["key"] or 0)


def _copied(field, shifts, *, ending, seconds):
    """What stands in one column of a copy."""
    value = F(field.attname)
    target = type(None) if field.remote_field is None else field.remote_field.model
    if field.primary_key or target in shifts:
        return value + shifts[field.model if field.primary_key else target]
    if field.name in ADDRESSES:
        return Concat(value, Value(ending), output_field=models.TextField())
    if field.name in MOMENTS:
        return Earlier(value, seconds=seconds, output_field=models.DateTimeField())
    if field.name == "content":
        return Case(
            When(scope=Scope.FACTS, then=value),
            default=WithAddress(value, ending=ending, output_field=models.JSONField()),
        )
    return value
