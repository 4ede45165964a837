"""Stories and tags of before: which are drafts, and their names as a story's words find them."""

from itertools import islice

from django.db import migrations
from django.db.models import Exists, OuterRef

FOLDED = ["folded_name", "folded_label_hi", "folded_label_en"]


def fill(apps, schema_editor):
    Article, Edition, Tag = (apps.get_model("articles", name) for name in ("Article", "Edition", "Tag"))
    Article.objects.filter(Exists(Edition.objects.filter(article=OuterRef("pk")))).update(is_draft=False)
    rows = Tag.objects.order_by("pk").iterator()
    while tags := list(islice(rows, 1_000)):
        for tag in tags:
            for name in FOLDED:
                Tag._meta.get_field(name).pre_save(tag, add=False)
        Tag.objects.bulk_update(tags, FOLDED)


class Migration(migrations.Migration):
    dependencies = [("articles", "0009_drafts_notes_folded_tags")]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
