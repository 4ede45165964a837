"""The story screen for tests: its address, what its form holds, and what an answer says."""

import re

from django.urls import reverse

from articles.models import Revision

ADD = "/admin/articles/article/add/"


def screen(article):
    return reverse("admin:articles_article_change", args=[article.pk])


def typed(article, **changes):
    """What the story's form holds, with some of it typed anew."""
    data = {
        f"{name}_{language}": getattr(article, f"{name}_{language}") or ""
        for name in ("title", "slug", "summary", "body", "seo_title", "seo_description")
        for language in ("hi", "en")
    }
    data |= {
        f"base_{scope}": getattr(Revision.objects.newest(article, scope), "pk", "") for scope in ("hi", "en", "facts")
    }
    data |= {
        "section": article.section_id or "",
        "categories": [row.pk for row in article.categories.all()],
        "bylines": [byline.author_id for byline in article.bylines.all()],
        "tags": [tag.name for tag in article.tags.all()],
        "lead_image": article.lead_image_id or "",
    }
    return data | changes


def text(response):
    return re.sub(r"\s+", " ", response.content.decode())


def buttons(response):
    return set(re.findall(r'name="act" value="([^"]+)"', response.content.decode()))
