"""The comments that readers see, in pages that cost the same however long the thread is."""

from dataclasses import dataclass, field

from django.db.models import F, OuterRef, Subquery
from django.http import Http404

from articles.paging import KEY
from comments.models import Comment

THREADS = 20  # on a page, newest first
ANSWERS = 10  # of a thread beside its first comment, in the order in which readers got them


@dataclass
class Thread:
    """A comment with its answers; ``first.further`` is the key of the first answer that has no room here."""

    first: Comment
    answers: list[Comment] = field(default_factory=list)


@dataclass(frozen=True)
class Page:
    """``before`` is the comment that it begins after, ``older`` that of the next page, ``total`` counts them all."""

    threads: list[Thread]
    total: int = 0
    before: int | None = None
    older: int | None = None


def page_of(edition, before: str | None = None) -> Page:
    """A page of an edition's threads, in two queries. Raises Http404 for a ``before`` that no page gives."""
    tops = _with_further(edition.comments.approved().filter(thread=None), ANSWERS)
    if before is not None:
        if not KEY.fullmatch(before) or not tops.filter(pk=int(before)).exists():
            raise Http404
        tops = tops.filter(pk__lt=int(before))
    found = list(tops.annotate(total=F("edition__discussion__approved")).order_by("-id")[: THREADS + 1])
    if not found:
        return Page([], before=before and int(before))
    shown = found[:THREADS]
    older = shown[-1].pk if len(found) > THREADS else None
    return Page(_threads(shown, 0), found[0].total, before and int(before), older)


def around(comment: Comment) -> Thread:
    """The thread of an approved comment, with the answers among which it stands."""
    skipped = (comment.place - 1) // ANSWERS * ANSWERS if comment.thread_id else 0
    tops = _with_further(Comment.objects.filter(pk=comment.thread_id or comment.pk), skipped + ANSWERS)
    return _threads(list(tops), skipped)[0]


def _with_further(tops, last: int):
    """``tops`` with the key of their first answer after the place ``last``."""
    further = Comment.objects.approved().filter(thread=OuterRef("pk"), place__gt=last).order_by("place")
    return tops.annotate(further=Subquery(further.values("pk")[:1]))


def _threads(tops: list[Comment], after: int) -> list[Thread]:
    """With the answers after the place ``after``."""
    threads = {top.pk: Thread(top) for top in tops}
    answers = Comment.objects.approved().filter(thread__in=threads, place__gt=after, place__lte=after + ANSWERS)
    for answer in answers.select_related("parent").order_by("thread", "place"):
        threads[answer.thread_id].answers.append(answer)
    return list(threads.values())
