"""The demo newsroom: people, sections, bylines, tags, pictures and stories, put in by the workflow's own acts."""

import re
import secrets
import tomllib
from collections.abc import Iterator
from datetime import timedelta
from io import BytesIO
from pathlib import Path

from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import Group
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from articles import workflow
from articles.demo import pictures
from articles.demo.curating import curate
from articles.languages import LANGUAGES
from articles.models import Article, Author, Category, Change, Image, Publication, StorySlug, Tag
from articles.models.revision import WORDS
from newsroom import roles
from newsroom.models import User

HERE = Path(__file__).parent
BOX = re.compile(r'(<aside data-block="story") data-slug="([a-z0-9-]+)">')
PEOPLE = {
    "ravi": (roles.REPORTER, "रवि", "कुमार"),
    "asha": (roles.EDITOR, "आशा", "राव"),
    "meera": (roles.MODERATOR, "मीरा", "जोसेफ़"),
    "admin": (roles.ADMINISTRATOR, "प्रशासक", ""),
}


def read() -> tuple[dict, list[dict]]:
    """The newsroom's lists and its stories, as the files have them."""
    newsroom = tomllib.loads((HERE / "newsroom.toml").read_text(encoding="utf-8"))
    stories = [tomllib.loads(path.read_text(encoding="utf-8")) for path in sorted((HERE / "stories").glob("*.toml"))]
    return newsroom, stories


def hire() -> str:
    """Make the demo accounts; returns the lines that say how to log in."""
    password = settings.DEMO_PASSWORD or secrets.token_urlsafe(9)
    hashed = make_password(password)
    lines = []
    for username, (role, first, last) in PEOPLE.items():
        user, made = User.objects.get_or_create(
            username=username,
            defaults={
                "first_name": first,
                "last_name": last,
                "email": f"{username}@newsroom.example",
                "is_staff": True,
                "password": hashed,
            },
        )
        if made:  # somebody who works here already keeps their own password and role
            user.groups.set([Group.objects.get(name=role)])
            lines.append(f"  {username:<6} {password}  ({role})")
    return "\n".join(lines)


def furnish(newsroom: dict) -> Iterator[None]:
    """The publication, sections, tags, pictures and bylines; yields after each row, for a progress bar."""
    Publication.objects.filter(pk=1).update(**newsroom["publication"])
    for row in newsroom["category"]:
        parent = Category.objects.get(slug=row["parent"]) if "parent" in row else None
        Category.objects.update_or_create(slug=row["slug"], defaults=_without(row, "slug") | {"parent": parent})
        yield
    for row in newsroom["tag"]:
        Tag.objects.update_or_create(slug=row["slug"], defaults=_without(row, "slug"))
        yield
    for row in newsroom["picture"]:
        _hang(row)
        yield
    for row in newsroom["author"]:
        links = {
            "user": User.objects.filter(username=row.get("user")).first(),
            "photo": Image.objects.filter(file__contains=f"/{row.get('portrait')}-").first(),
        }
        Author.objects.update_or_create(slug=row["slug"], defaults=_without(row, "slug", "user", "portrait") | links)
        yield


def write(story: dict) -> Article:
    """One story of the files, brought where its file says by the acts of those who would do them."""
    asha = User.objects.get(username="asha")
    reporter = User.objects.get(username="ravi")
    article = Article()
    texts = {language: story[language] for language in LANGUAGES if language in story}
    changes = {language: _words(text) for language, text in texts.items()} | {"facts": _facts(story)}
    workflow.save_draft(article, changes, by=reporter)
    for language, text in texts.items():
        _bring(article, language, story, text, reporter, asha)
    curate(article, story, by=asha)
    return article


def _bring(article, language, story, text, reporter, editor):
    """Take one language of a story to the state that its file names."""
    state, now = story[f"state_{language}"], timezone.now()
    if state in {"in_review", "sent_back"}:
        workflow.submit_for_review(article, language, by=reporter)
    if state == "sent_back":
        workflow.send_back(article, language, by=editor, note=story["note"])
    if state == "scheduled":
        workflow.publish(article, language, by=editor, at=now + timedelta(hours=story["publish_in_hours"]))
    if state in {"live", "changed", "withdrawn"}:
        workflow.import_published(article, language, by=editor, at=now - timedelta(hours=story["hours_ago"]))
    if "correction" in text:
        told = {"change": Change.CORRECTION, "sentence": text["correction"]}
        workflow.publish(article, language, by=editor, **told)
    if state == "changed":
        workflow.save_draft(article, {language: _words(text["changed"])}, by=reporter)
    if state == "withdrawn":
        workflow.withdraw(article, language, by=editor)


def _words(text: dict) -> dict:
    words = {name: text[name] for name in WORDS if name in text}
    if "body" in words:
        words["body"] = _with_stories(_with_pictures(words["body"]))
    return words


def _with_pictures(body: str) -> str:
    """The files name pictures by their key; the desk names them by their row."""
    for key in pictures.KEYS:
        mark = f'<figure data-picture="{key}"></figure>'
        if mark in body:
            row = _picture(key)
            body = body.replace(mark, f'<figure><img src="{row.file.url}" data-file="{row.pk}" alt=""></figure>')
    return body


def _with_stories(body: str) -> str:
    """The files name a story in a box by its English address: one that was written before."""

    def box(match):
        story = StorySlug.objects.get(language="en", slug=match[2]).article_id
        return f'{match[1]} data-story="{story}">'

    return BOX.sub(box, body)


def _facts(story: dict) -> dict:
    return {
        "section": Category.objects.get(slug=story["section"]),
        "categories": list(Category.objects.filter(slug__in=story["categories"])),
        "authors": [Author.objects.get(slug=slug) for slug in story["authors"]],
        "tags": list(Tag.objects.filter(slug__in=story["tags"])),
        "lead_image": _picture(story["picture"]) if "picture" in story else None,
    }


def _picture(key: str) -> Image:
    return Image.objects.get(file__contains=f"/{key}-")


def _hang(row: dict) -> None:
    """Draw one picture and put it into the library, unless it hangs there."""
    if Image.objects.filter(file__contains=f"/{row['key']}-").exists():
        return
    drawn = BytesIO()
    pictures.draw(row["key"]).save(drawn, "JPEG", quality=92)
    image = Image(**_without(row, "key"))
    image.file = SimpleUploadedFile(f"{row['key']}.jpg", drawn.getvalue(), "image/jpeg")
    image.full_clean(exclude=["width", "height"])
    image.save()


def _without(row: dict, *names: str) -> dict:
    return {name: value for name, value in row.items() if name not in names}
