from django.db import migrations, models
from django.db.models import OuterRef, Subquery


def name_languages(apps, schema_editor):
    Edition = apps.get_model("articles", "Edition")
    language = Edition.objects.filter(pk=OuterRef("edition")).values("language")
    apps.get_model("articles", "Correction").objects.update(language=Subquery(language))


class Migration(migrations.Migration):
    dependencies = [("articles", "0020_static_pages")]

    operations = [
        migrations.AddField(
            "correction", "language", models.CharField(max_length=2, default="hi"), preserve_default=False
        ),
        migrations.RunPython(name_languages, migrations.RunPython.noop),
        migrations.AddIndex(
            "correction", models.Index(fields=["language", "-at", "-id"], name="correction_newest")
        ),
        migrations.AddField("torelate", "around", models.BooleanField(default=True)),
    ]
