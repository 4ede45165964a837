from django.db import migrations


def drop_vectors(apps, schema_editor):
    """On PostgreSQL the index is now made of the other columns; ``articles.search.index.keep`` makes it anew."""
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("ALTER TABLE articles_searchentry DROP COLUMN IF EXISTS vector")


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0024_words_that_mean_the_same"),
    ]

    operations = [
        migrations.RunPython(drop_vectors, migrations.RunPython.noop, elidable=True),
    ]
