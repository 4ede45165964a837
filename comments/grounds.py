"""What holds under one story: the newsroom's policy, with what its section or the story itself says otherwise."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Q
from django.utils import timezone

from comments.models import LocalPolicy, Mode, Policy
from newsroom.pagecache.naming import right_until


@dataclass(frozen=True)
class Ground:
    """``mode`` is who appears; ``closes_at`` the moment from which nobody writes any more, None for never."""

    policy: Policy
    mode: str
    closes_at: datetime | None

    @property
    def is_closed(self) -> bool:
        return self.was_closed(timezone.now())

    def was_closed(self, moment: datetime) -> bool:
        return self.mode == Mode.CLOSED or (self.closes_at is not None and self.closes_at <= moment)

    @property
    def minds_time(self) -> bool:
        """Whether anybody appears at once: then it counts how long the form was open."""
        return self.mode in {Mode.KNOWN, Mode.OPEN}

    @property
    def most_signs(self) -> int:
        """What the field takes, in UTF-16 units: so much that nobody's text is cut where a sentence would do."""
        return 4 * self.policy.longest


def ground_of(edition) -> Ground:
    """In two queries. The story goes before its section, the section before the one that it is part of."""
    policy = Policy.current()
    around = Q(article=edition.article_id) | Q(section=edition.section_id) | Q(section__children=edition.section_id)
    local = sorted(LocalPolicy.objects.filter(around), key=lambda one: _distance(one, edition))
    return _ground(policy, local, edition)


class Grounds:
    """The same for many stories, under a policy that may be a draft: what is local is read once."""

    def __init__(self, policy: Policy):
        self._policy = policy
        local = list(LocalPolicy.objects.all())
        self._stories = {one.article_id: one for one in local if one.article_id}
        self._sections = {one.section_id: one for one in local if one.section_id}

    def of(self, edition) -> Ground:
        part_of = edition.section and edition.section.parent_id
        sections = [self._sections.get(edition.section_id), self._sections.get(part_of)]
        return _ground(self._policy, filter(None, [self._stories.get(edition.article_id), *sections]), edition)


def modes_of(editions) -> dict[int, str]:
    """Who appears under each of ``editions``, by key, in two queries however many they are.

    Their sections are read with them, or cost a query each.
    """
    site, editions = Policy.current().mode, list(editions)
    articles, sections = {one.article_id for one in editions}, {one.section_id for one in editions}
    around = Q(article__in=articles) | Q(section__in=sections | {one.section.parent_id for one in editions})
    local = list(LocalPolicy.objects.filter(around).exclude(mode=""))
    by_article, by_section = ({getattr(one, name): one.mode for one in local} for name in ("article_id", "section_id"))
    return {
        one.pk: by_article.get(one.article_id)
        or by_section.get(one.section_id)
        or (one.section.parent_id and by_section.get(one.section.parent_id))
        or site
        for one in editions
    }


def ground_for_page(request, edition) -> Ground:
    """The same for a page that readers keep: it is another one from the moment at which the discussion closes."""
    ground = ground_of(edition)
    if ground.closes_at and not ground.is_closed:
        right_until(request, ground.closes_at)
    return ground


def _ground(policy: Policy, local, edition) -> Ground:
    """``local`` is what says otherwise, the nearest first."""
    local = list(local)
    mode = next((one.mode for one in local if one.mode), policy.mode)
    days = next((one.close_after for one in local if one.close_after is not None), policy.close_after)
    return Ground(policy, mode, edition.first_published_at + timedelta(days=days) if days else None)


def _distance(local: LocalPolicy, edition) -> int:
    return 0 if local.article_id else 1 if local.section_id == edition.section_id else 2
