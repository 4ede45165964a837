"""The newsroom's policy on comments, as a list that one can read aloud.

A rule looks at a comment and what is known around it, and answers a verdict or nothing. It never saves and never
sends mail. The first verdict counts.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from django.utils.translation import gettext_noop

from comments.models import Status
from comments.rendering import links
from newsroom import hindi

FLOOD, FLOOD_SECONDS = 5, 60  # comments of one network
MANY_LINKS = 3
SHOUTED, SHOUTED_SHARE = 20, 0.7  # Latin letters, and how many of them are capitals
LONG_RUN = 8  # of one sign


@dataclass(frozen=True)
class Circumstances:
    """What is known around a comment when it is judged."""

    caught: bool = False  # something filled the field that people do not see
    recent: int = 0  # comments from the same network within FLOOD_SECONDS
    repeated: bool = False  # this reader's same words are there under this story
    banned: tuple[str, ...] = ()  # terms of the list that the comment holds


@dataclass(frozen=True)
class Verdict:
    """What becomes of a comment. ``reason`` is a sentence for people; ``evidence`` what in the text spoke for it."""

    status: Status | None  # None: it is not taken at all
    reason: str
    evidence: list[str] = field(default_factory=list)
    code: int = 0  # HTTP's, of a refusal
    rule: str = ""


Rule = Callable[[object, Circumstances], Verdict | None]


def repeated_text(comment, around):
    if around.repeated:
        reason = gettext_noop("You have sent this comment already. It is with the moderators.")
        return Verdict(None, reason, code=409)
    return None


def flood(comment, around):
    if around.recent >= FLOOD:
        reason = gettext_noop("Many comments came from your network just now. Wait a minute and send yours again.")
        return Verdict(None, reason, code=429)
    return None


def trap(comment, around):
    if around.caught:
        return Verdict(Status.SPAM, gettext_noop("Filled in a field that people do not see."))
    return None


def many_links(comment, around):
    found = links(comment.body)
    if len(found) >= MANY_LINKS:
        return Verdict(Status.SPAM, gettext_noop("Three links or more."), found)
    return None


def a_link(comment, around):
    if found := links(comment.body):
        return Verdict(Status.PENDING, gettext_noop("A link: a moderator looks where it leads."), found)
    return None


def banned_term(comment, around):
    if around.banned:
        return Verdict(Status.PENDING, gettext_noop("A banned term."), list(around.banned))
    return None


def shouting(comment, around):
    """Capitals exist in Latin script alone; a row of one sign shouts in any."""
    letters = [letter for letter in comment.body if letter.isascii() and letter.isalpha()]
    capitals = [letter for letter in letters if letter.isupper()]
    if len(letters) >= SHOUTED and len(capitals) >= SHOUTED_SHARE * len(letters):
        return Verdict(Status.PENDING, gettext_noop("Mostly capitals."))
    if run := _long_run(comment.body):
        return Verdict(Status.PENDING, gettext_noop("One sign many times in a row."), [run])
    return None


def _long_run(text: str) -> str:
    run = ""
    for akshara in hindi.graphemes(text):
        run = run + akshara if run.endswith(akshara) and not akshara.isspace() else akshara
        if len(run) >= LONG_RUN * len(akshara):
            return run
    return ""


def everybody_waits(comment, around):
    return Verdict(Status.PENDING, gettext_noop("Every comment waits for a moderator."))


RULES: list[Rule] = [
    repeated_text,
    flood,
    trap,
    many_links,
    a_link,
    banned_term,
    shouting,
    everybody_waits,
]


def judge(comment, around: Circumstances) -> Verdict:
    """The first rule's verdict that has one, with the rule's name."""
    for rule in RULES:
        if verdict := rule(comment, around):
            return Verdict(verdict.status, verdict.reason, verdict.evidence, verdict.code, rule.__name__)
    raise AssertionError("the last rule answers always")
