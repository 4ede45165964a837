"""What editors do with the front page, for the test that each public page is right after it: name -> act(story, by)."""

from django.utils import timezone

from articles import workflow
from articles.frontpage import workflow as frontpage
from articles.models import Breaking, FrontSlot

SENTENCE = "पुल बंद किया गया"
LATER = timezone.timedelta(hours=2)


def placed(story, by, **more):
    return frontpage.place("hi", "1", story, by=by, seen=99, **more)


def announced(story, by, **more):
    return frontpage.announce("hi", SENTENCE, by=by, seen=99, story=story, **more)


def _moved(story, by):
    placed(story, by)
    frontpage.move("hi", FrontSlot.objects.get().pk, "3", by=by, seen=99)


def _taken_out(story, by):
    placed(story, by)
    frontpage.remove("hi", FrontSlot.objects.get().pk, by=by, seen=99)


def _withdrawn(story, by):
    placed(story, by)
    workflow.withdraw(story, "hi", by=by)


ACTS = {
    "a story on the front page": placed,
    "a story on the front page until its hour": lambda story, by: placed(story, by, ends_at=timezone.now() + LATER),
    "a story moved on the front page": _moved,
    "a story taken out of the front page": _taken_out,
    "a lead that is withdrawn": _withdrawn,
    "a change of the front page taken back": lambda story, by: frontpage.take_back(placed(story, by), by=by),
    "places in bulk": lambda story, by: [placed(story, by), FrontSlot.objects.update(number=2)],
    "breaking news": announced,
    "breaking news in bulk": lambda story, by: [announced(story, by), Breaking.objects.update(sentence="दूसरी बात")],
    "breaking news ended": lambda story, by: [announced(story, by), frontpage.end_breaking("hi", by=by, seen=99)],
}
