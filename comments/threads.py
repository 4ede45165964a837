"""The comments that readers see, in pages that cost the same however long the thread is."""

from dataclasses import dataclass, field

from django.db.models import F, OuterRef, Subquery
from django.http import Http404

from articles.paging import KEY
from comments.models import Comment

THREADS = 10  # on a page
FIRST_ANSWERS = range(1, 4)  # the places of those shown there, in the order in which readers got them
ANSWERS = 10  # on the page of one thread


@dataclass
class Thread:
    """A comment with its answers; ``first.further`` is the key of the first answer that has no room here."""

    first: Comment
    answers: list[Comment] = field(default_factory=list)

    @property
    def shown(self) -> list:
        """All that readers see of it: its rendered piece is kept by this, and put together anew when it changes."""
        return [self.first.further, *map(_shown, (self.first, *self.answers))]


def _shown(comment: Comment) -> tuple:
    answered = comment.answered
    marks = comment.note, comment.featured, comment.staff_id
    return comment.pk, comment.name, comment.html, *marks, answered and (answered.pk, answered.name)


@dataclass(frozen=True)
class Page:
    """``since`` is the comment that it begins after, ``further`` the one that the next page begins after."""

    threads: list[Thread]
    newest_first: bool
    total: int = 0  # comments under the story
    since: int | None = None
    further: int | None = None


def page_of(edition, *, newest_first: bool = True, before: str | None = None, after: str | None = None) -> Page:
    """A page of an edition's threads, in two queries: those ``before`` one, or ``after`` one; "0" is where they begin.

    ``newest_first`` counts where neither is said. Raises Http404 for what no page says.
    """
    if before is not None and after is not None:
        raise Http404
    tops = _with_further(edition.comments.approved().filter(thread=None), FIRST_ANSWERS)
    since = _key(tops, before if after is None else after)
    newest_first = after is None and (newest_first or before is not None)
    if since:
        tops = tops.filter(pk__lt=since) if newest_first else tops.filter(pk__gt=since)
    ordered = tops.annotate(total=F("edition__discussion__approved")).order_by("-id" if newest_first else "id")
    found = list(ordered[: THREADS + 1])
    shown = found[:THREADS]
    further = shown[-1].pk if len(found) > THREADS else None
    return Page(_threads(shown, FIRST_ANSWERS), newest_first, found[0].total if found else 0, since, further)


def _key(tops, text: str | None) -> int | None:
    """The thread that a page begins after, None where it begins with the first."""
    if text is None or text == "0":
        return None
    if not KEY.fullmatch(text) or not tops.filter(pk=int(text)).exists():
        raise Http404
    return int(text)


def around(comment: Comment) -> Thread:
    """The thread of an approved comment, with the answers among which it stands."""
    skipped = (comment.place - 1) // ANSWERS * ANSWERS if comment.thread_id else 0
    places = range(skipped + 1, skipped + ANSWERS + 1)
    tops = _with_further(Comment.objects.filter(pk=comment.thread_id or comment.pk), places)
    return _threads(list(tops), places)[0]


def _with_further(tops, places: range):
    """``tops`` with the key of their first answer behind these places."""
    further = Comment.objects.approved().filter(thread=OuterRef("pk"), place__gte=places.stop).order_by("place")
    return tops.annotate(further=Subquery(further.values("pk")[:1]))


def _threads(tops: list[Comment], places: range) -> list[Thread]:
    """With the answers at these places."""
    threads = {top.pk: Thread(top) for top in tops}
    for answer in Comment.objects.answers_in(threads, places).select_related("parent"):
        threads[answer.thread_id].answers.append(answer)
    return list(threads.values())
