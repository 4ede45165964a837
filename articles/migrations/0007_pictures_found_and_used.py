"""Pictures of before: their words as they are searched, and the bodies on the desk that show them."""

import re

from django.db import migrations
from django.db.models import Q

from newsroom import hindi

FILE = re.compile(r'\bdata-file="([0-9]{1,18})"')
WORDS = [f"{name}_{language}" for name in ("alt", "caption", "credit") for language in ("hi", "en")]


def find(apps, schema_editor):
    Image, Article, DeskPicture = (apps.get_model("articles", name) for name in ("Image", "Article", "DeskPicture"))
    for image in Image.objects.iterator():
        folded = [hindi.fold(word) for name in WORDS for word in hindi.words(getattr(image, name))]
        spelt = [hindi.romanise(word) for word in folded]
        Image.objects.filter(pk=image.pk).update(found_by="".join(f" {word}" for word in dict.fromkeys(folded + spelt)))
    known = set(Image.objects.values_list("pk", flat=True))
    with_pictures = Article.objects.filter(Q(body_hi__contains="data-file=") | Q(body_en__contains="data-file="))
    for article in with_pictures.iterator():
        keys = {int(key) for body in (article.body_hi, article.body_en) for key in FILE.findall(body)}
        DeskPicture.objects.bulk_create(DeskPicture(article=article, image_id=key) for key in keys & known)


class Migration(migrations.Migration):
    dependencies = [("articles", "0006_picture_library")]

    operations = [migrations.RunPython(find, migrations.RunPython.noop)]
