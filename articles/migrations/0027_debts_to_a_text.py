"""A story with only a headline in one language owed that headline in the other: nobody is behind a text that is not."""

from django.db import migrations


def forget(apps, schema_editor):
    debts = apps.get_model("articles", "Debt").objects.filter(stale=0)
    debts.filter(language="hi", article__body_en="").delete()
    debts.filter(language="en", article__body_hi="").delete()


class Migration(migrations.Migration):
    dependencies = [("articles", "0026_desk_entries")]

    operations = [
        migrations.RunPython(forget, migrations.RunPython.noop),
        migrations.AlterModelOptions(
            name="equivalents",
            options={
                "ordering": ["terms"],
                "verbose_name": "set of words that mean the same",
                "verbose_name_plural": "sets of words that mean the same",
            },
        ),
    ]
