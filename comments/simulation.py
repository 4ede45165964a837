"""What a policy or a term that is not saved yet would have done in the last 30 days. Nothing is written.

The stored comments are judged by the same rules twice, as it is and as it would be. What their senders' machines told
us is not kept: a flood does not come again, and what a trap or an invisible sign gave away is taken from the verdict
of then. Words are compared with what has been learned by now.
"""

from collections import Counter
from dataclasses import dataclass, replace
from datetime import timedelta

from django.utils import timezone

from comments import spam
from comments.banned import BannedTerms
from comments.grounds import Grounds
from comments.models import Act, BannedTerm, Comment, Decision, Policy, Status
from comments.moderation import ECHOES, Circumstances, Verdict, judge
from comments.readers import Readers

DAYS, MOST, SHOWN = 30, 5_000, 50
SCORED = 1_000  # comments beside which what was learned is held anew
NOT_TAKEN = "refused"
_OF_A_STORY = ["article_id", "section_id", "first_published_at", "language", "slug", "title"]
_FIELDS = [
    *("name", "email", "body", "status", "rule", "reason", "evidence", "also", "risk", "created_at", "edition_id"),
    *(f"edition__{name}" for name in [*_OF_A_STORY, "section__parent_id"]),
]


@dataclass(frozen=True)
class Change:
    """A comment that would have fared otherwise. ``decided`` is what a moderator made of it, "" for nothing yet."""

    comment: Comment
    before: Verdict
    after: Verdict
    decided: str


@dataclass(frozen=True)
class Outcome:
    looked_at: int
    changes: list[Change]

    @property
    def shown(self) -> list[Change]:
        return self.changes[:SHOWN]

    def counts(self) -> list[tuple[str, int, Counter]]:
        """``(what would have become of them, how many, what moderators decided about these)``."""
        found: dict[str, Counter] = {}
        for change in self.changes:
            found.setdefault(change.after.status or NOT_TAKEN, Counter())[change.decided] += 1
        return [(fate, decided.total(), decided) for fate, decided in found.items()]


def try_policy(draft: Policy) -> Outcome:
    return _Trial(Policy.current(), draft).outcome()


def try_term(draft: BannedTerm) -> Outcome:
    """``draft`` stands for the term that is saved under its key, if any."""
    policy = Policy.current()
    return _Trial(policy, policy, draft).outcome()


class _Trial:
    def __init__(self, policy: Policy, draft: Policy, term: BannedTerm | None = None):
        self._now, self._then = Grounds(policy), Grounds(draft)
        self._policies, self._term = (policy, draft), term
        self._weights = dict(BannedTerm.objects.exclude(pk=term.pk if term else None).values_list("term", "weight"))
        self._terms = BannedTerms(self._weights)
        saved = BannedTerm.objects.filter(pk=term.pk).first() if term else None
        self._tried = [(one, BannedTerms([one.term])) if one else None for one in (saved, term)]
        self._signs, self._explained = spam.learned_signs(), 0
        self._scored = 0

    def outcome(self) -> Outcome:
        since = timezone.now() - timedelta(days=DAYS)
        recent = Comment.objects.filter(created_at__gte=since, staff=None).exclude(body="").order_by("-id")
        comments = list(recent.select_related("edition__section").only(*_FIELDS)[:MOST])
        self._readers = Readers(comments)
        changes = [change for comment in comments if (change := self._change(comment))]
        return Outcome(len(comments), _with_decisions(changes))

    def _change(self, comment) -> Change | None:
        """What costs most is looked up last, and only where it can make a difference."""
        before, after = self._around(comment)
        if self._term and not any(self._on_trial(_text(comment))):
            return None
        fates = self._verdicts(comment, before, after)
        scored = before.policy.spam_score != after.policy.spam_score
        if not self._term and not scored and before.known == after.known and _same(*fates):
            return None  # a term that both hold makes no difference where there was none
        around = self._with_terms(comment, before, after)
        fates = fates if around == (before, after) else self._verdicts(comment, *around)
        if _same(*fates) and not (scored and Status.APPROVED in {one.status for one in fates}):
            return None
        if (percent := self._score(comment)) >= min(before.policy.spam_score, after.policy.spam_score):
            fates = self._verdicts(comment, *(replace(one, spam=percent) for one in around))
        one, other = fates
        return None if _same(one, other) else Change(comment, one, self._with_signs(comment, other), "")

    def _score(self, comment) -> int:
        """By what is known now for the newest; for the rest what was thought then, which costs nothing."""
        self._scored += 1
        return self._signs.score(comment.name, comment.body) if self._scored <= SCORED else comment.risk

    def _with_signs(self, comment, verdict: Verdict) -> Verdict:
        """Where what was learned spoke; as many as are shown, for that takes its time."""
        if verdict.rule != "learned_spam" or self._explained >= SHOWN:
            return verdict
        self._explained += 1
        return replace(verdict, evidence=self._signs.judge(comment.name, comment.body)[1])

    def _around(self, comment) -> tuple[Circumstances, Circumstances]:
        said = {comment.rule, *(one.get("rule") for one in comment.also)}
        hidden = comment.rule == "disguise" and any("·" in word for word in comment.evidence)
        stored = {
            "blocked": "blocked" in said,
            "caught": "trap" in said,
            "timed": comment.rule != "sent_in_no_time",
            "invisible": tuple(comment.evidence) if hidden else (),
            "newsroom": "newsroom_name" in said,
            "echoes": ECHOES if "echo" in said else 0,
        }
        return tuple(
            Circumstances(
                policy=policy,
                mode=(ground := grounds.of(comment.edition)).mode,
                closed=ground.was_closed(comment.created_at),
                known=self._readers.is_known(comment, policy.known_after),
                **stored,
            )
            for policy, grounds in zip(self._policies, (self._now, self._then), strict=True)
        )

    def _with_terms(self, comment, before, after):
        text = _text(comment)
        found = [(term, self._weights[term]) for term in self._terms.find(text)]
        had, has = self._on_trial(text)
        return replace(before, **_weighed(found + had)), replace(after, **_weighed(found + has))

    def _on_trial(self, text: str) -> list[list[tuple[str, str]]]:
        """What the term finds as it is saved, and as it is typed."""
        pairs = [one or (None, None) for one in self._tried]
        return [[(term.term, term.weight)] if terms and terms.find(text) else [] for term, terms in pairs]

    def _verdicts(self, comment, before, after) -> tuple[Verdict, Verdict]:
        return judge(comment, before), judge(comment, after)


def _text(comment) -> str:
    return f"{comment.name}\n{comment.body}"


def _weighed(found) -> dict:
    kinds = {"banned": BannedTerm.Weight.BANNED, "suspect": BannedTerm.Weight.SUSPECT}
    return {kind: tuple(term for term, weight in found if weight == value) for kind, value in kinds.items()}


def _same(one: Verdict, other: Verdict) -> bool:
    return one.status == other.status


def _with_decisions(changes: list[Change]) -> list[Change]:
    """With what moderators made of them, as it stands."""
    keys = [change.comment.pk for change in changes]
    standing = Decision.objects.filter(comment__in=keys, act=Act.STATUS, rule="", undone_by=None)
    decided = set(standing.values_list("comment_id", flat=True))
    return [replace(one, decided=one.comment.status if one.comment.pk in decided else "") for one in changes]
