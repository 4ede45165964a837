"""Rows for tests: Hindi by default, saved the way the desk saves them."""

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from articles import workflow
from articles.models import Article, Author, Category, Image, Tag
from newsroom import roles
from newsroom.models import User
from tests.articles.pictures import jpeg


class UserFactory(DjangoModelFactory):
    class Meta:
        model = User
        skip_postgeneration_save = True

    username = factory.Sequence(lambda n: f"person-{n}")
    email = factory.LazyAttribute(lambda person: f"{person.username}@newsroom.example")
    is_staff = True
    interface_language = "hi"
    password = factory.django.Password("जाड़े-की-धूप-42")


class CategoryFactory(DjangoModelFactory):
    class Meta:
        model = Category

    slug = factory.Sequence(lambda n: f"shreni-{n}")
    name_hi = factory.Sequence(lambda n: f"श्रेणी {n}")
    name_en = factory.Sequence(lambda n: f"Section {n}")


class AuthorFactory(DjangoModelFactory):
    class Meta:
        model = Author

    slug = factory.Sequence(lambda n: f"lekhak-{n}")
    name_hi = factory.Sequence(lambda n: f"लेखक {n}")
    name_en = factory.Sequence(lambda n: f"Writer {n}")


class TagFactory(DjangoModelFactory):
    class Meta:
        model = Tag

    name = factory.Sequence(lambda n: f"टैग {n}")


class ImageFactory(DjangoModelFactory):
    class Meta:
        model = Image

    file = factory.LazyFunction(lambda: jpeg(name="नदी.jpg"))
    alt_hi = "नदी पर पुल"
    alt_en = "A bridge over a river"
    caption_hi = "नया पुल।"
    credit_hi = "चित्र: शिरोरेखा"


def an_editor():
    """An editor for acts whose doer does not matter."""
    from django.contrib.auth.models import Group

    editor = User.objects.filter(username="any-editor").first() or UserFactory(username="any-editor")
    editor.groups.add(Group.objects.get(name=roles.EDITOR))
    return User.objects.get(pk=editor.pk)


HINDI = {
    "title": "सीमा पर बर्फ़ जल्दी गिरी, चौकियों तक रसद पहुँचाने की होड़",
    "summary": "दो दर्रे तय समय से पहले बंद हुए। हेलिकॉप्टर अब दिन में छह फेरे लगा रहे हैं।",
    "body": "<p>इस बार बर्फ़ अक्टूबर में ही आ गई।</p><h2>रास्ते बंद</h2><p>दोनों दर्रों पर आवाजाही रुकी है।</p>",
}
ENGLISH = {
    "title": "Early snow shuts two passes as border posts race to stock up",
    "summary": "Helicopters now fly six sorties a day.",
    "body": "<p>The snow came in October this year.</p><h2>Roads shut</h2><p>Both passes are closed.</p>",
}


class ArticleFactory(factory.Factory):
    """A story on the desk, saved through the workflow. ``hi`` and ``en`` are words, None for no text."""

    class Meta:
        model = Article

    hi = factory.Sequence(lambda n: HINDI | {"title": f"{HINDI['title']} {n}"})
    en = factory.Sequence(lambda n: ENGLISH | {"title": f"{ENGLISH['title']} {n}"})
    section = factory.LazyFunction(CategoryFactory)
    categories = ()
    authors = factory.LazyFunction(lambda: [AuthorFactory()])
    tags = ()
    lead_image = None
    created_by = factory.LazyFunction(an_editor)

    @classmethod
    def _create(cls, model, *args, hi, en, created_by, **facts):
        article = model()
        words = {"hi": hi, "en": en}
        changes = {language: text for language, text in words.items() if text} | {"facts": facts}
        workflow.save_draft(article, changes, by=created_by)
        return article


def publish(article, *languages, by=None, at=None):
    """Publish one language after the other (Hindi unless named); returns the last edition."""
    for language in languages or ("hi",):
        edition = workflow.publish(article, language, by=by or an_editor(), at=at)
    return edition


def published(language="hi", **story):
    """A story that readers have: its edition."""
    return publish(ArticleFactory(**story), language)


def later(**delta):
    return timezone.now() + timezone.timedelta(**delta)
