"""What readers said, made in bulk or counted, in a newsroom. The arguments say what:

``thread N``  N approved comments under the newest story, one in five of them answers; prints its address
``queue N``   N comments that wait, under the same story
``few``       the same story with ten comments, a page of them under the next one, and a page that waits
``stored``    how often each body is there, as JSON {body: times}
"""

import json
import sys
from collections import Counter
from hashlib import sha256

from django.db import transaction

from articles.models import Edition
from bench.exactness import LANGUAGE, slug
from comments.models import Claim, Comment, Decision, Discussion, Status
from comments.rendering import render

STEP = 5_000


def edition(place: int = 0) -> Edition:
    """The newest story that the newsroom wrote itself, or the one at that place behind it."""
    return Edition.objects.live(LANGUAGE).exclude(slug__startswith=slug("")).newest_first()[place]


def clear() -> None:
    for model in (Claim, Decision, Discussion):
        model.objects.all().delete()
    everything = Comment._base_manager.all()
    everything.exclude(thread=None).delete()
    everything.delete()


def write(here: Edition, count: int, status: Status, answers_each: int = 0) -> None:
    """Top-level comments with ``answers_each`` answers, ``count`` of them in all."""
    per_thread = 1 + answers_each
    for start in range(0, count // per_thread, STEP):
        some = range(start, min(start + STEP, count // per_thread))
        tops = Comment.objects.bulk_create(_comment(here, f"{status} {number}", status) for number in some)
        Comment.objects.bulk_create(
            _comment(here, f"{status} {top.pk} {place}", status, thread=top, place=place)
            for top in tops
            for place in range(1, per_thread)
        )
    approved = here.comments.approved().count()
    Discussion.objects.update_or_create(edition=here, defaults={"approved": approved})


def _comment(here, mark, status, thread=None, place=None) -> Comment:
    body = f"पुल पर बात {mark}: बरसात से पहले सड़क बन जाए तो अच्छा।"
    digest = sha256(body.encode()).hexdigest()
    return Comment(
        edition=here,
        parent=thread,
        thread=thread,
        place=place,
        name=f"पाठक {mark}",
        email=f"{digest[:12]}@example.org",
        body=body,
        html=render(body),
        status=status,
        rule="everybody_waits",
        reason="Every comment waits for a moderator.",
        risk=int(digest[:2], 16) % 101,
        digest=digest,
        echo=digest,
        network=digest[:16],
    )


def main(what: str, count: str = "0") -> None:
    with transaction.atomic():
        if what == "few":
            clear()
            write(edition(), 10, Status.APPROVED, answers_each=4)
            write(edition(1), 50, Status.APPROVED)
            write(edition(), 50, Status.PENDING)
        elif what == "thread":
            clear()
            write(edition(), int(count), Status.APPROVED, answers_each=4)
        elif what == "queue":
            write(edition(), int(count), Status.PENDING)
    if what == "stored":
        json.dump(Counter(Comment.objects.values_list("body", flat=True)), sys.stdout)
    else:
        sys.stdout.write(edition().get_absolute_url())


if __name__ == "__main__":
    main(*sys.argv[1:])
