"""What the demo newsroom's editor puts on the front page: places that a story's file names, and breaking news."""

from datetime import timedelta

from django.utils import timezone

from articles.frontpage import workflow
from articles.frontpage.places import NUMBERS
from articles.models import Category

A_DAY = timedelta(days=1)


def curate(article, story: dict, *, by) -> None:
    """``[front.hi]`` names a number or a section, and perhaps for how many hours; ``[breaking]`` a sentence."""
    now = timezone.now().replace(second=0, microsecond=0)  # as an editor types it
    for language, wish in story.get("front", {}).items():
        ends_at = now + timedelta(hours=wish["hours"]) if "hours" in wish else None
        workflow.place(language, _place(wish["place"]), article, by=by, seen=0, ends_at=ends_at)
    for language, sentence in story.get("breaking", {}).items():
        workflow.announce(language, sentence, by=by, seen=0, story=article, ends_at=now + A_DAY)


def _place(name: str) -> str:
    return name if name in NUMBERS else f"section-{Category.objects.get(slug=name).pk}"
