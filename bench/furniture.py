"""What a newsroom at work has beside its stories: corrections, a front page that editors filled, the most read."""

from datetime import timedelta

from django.db.models import F
from django.utils import timezone

from articles.models import Correction, FrontSlot, MostRead, Related
from articles.models.front_slot import PLACES
from bench.exactness import LANGUAGE

RANKS, NEIGHBOURS = 10, 4
CORRECTED = 20  # one story in so many
LATER = timedelta(hours=3)
SENTENCE = "पुल 620 मीटर लंबा है, 260 मीटर नहीं।"


def furnish(live, article) -> None:
    """Fill what is empty: the places of the front page, lists of corrections and of the most read, and what goes with
    ``article``.
    """
    if not Correction.objects.filter(sentence=SENTENCE).exists():
        Correction.objects.bulk_create(
            Correction(edition=edition, language=LANGUAGE, sentence=SENTENCE, at=edition.publish_at + LATER)
            for edition in live.alias(rest=F("article_id") % CORRECTED).filter(rest=0).only("publish_at")
        )
    newest = list(live.newest_first()[: PLACES + RANKS + NEIGHBOURS])
    if not FrontSlot.objects.filter(language=LANGUAGE).exists():
        now = timezone.now()
        FrontSlot.objects.bulk_create(
            FrontSlot(language=LANGUAGE, number=number, story_id=edition.article_id, starts_at=now)
            for number, edition in enumerate(newest[RANKS : RANKS + PLACES], start=1)
        )
    if not MostRead.objects.filter(language=LANGUAGE).exists():
        MostRead.objects.bulk_create(
            MostRead(edition=edition, language=LANGUAGE, rank=rank)
            for rank, edition in enumerate(newest[:RANKS], start=1)
        )
    if not article.related.exists():
        others = [edition for edition in newest if edition != article]
        Related.objects.bulk_create(
            Related(edition=article, other=other, position=position)
            for position, other in enumerate(others[-NEIGHBOURS:], start=1)
        )
