"""The newsroom's policy on comments, as a list that one can read aloud.

A rule looks at a comment and what is known around it, and answers a verdict or nothing. It never saves and never
sends mail. The first verdict counts; what else speaks against the comment is kept beside it.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import lru_cache

from django.utils.translation import gettext_noop

from comments.disguises import two_scripted_words
from comments.models import Mode, Policy, Status
from comments.rendering import links
from newsroom import hindi

FLOOD_SECONDS = 60
ECHOES = 2  # the same words elsewhere, from which on they are copied about
SHOUTED, SHOUTED_SHARE = 20, 0.7  # Latin letters, and how many of them are capitals
LONG_RUN = 8  # of one sign
SIGNS_A_LETTER = 4  # on the average of a whole comment: Hindi needs about two
MOST_EVIDENCE = 20  # pieces that are kept of what spoke for a rule
CLOSED = gettext_noop("Comments on this story are closed. You can still read what was said.")
_CAPITALS, _LETTERS = re.compile("[A-Z]"), re.compile("[A-Za-z]")
_REPEATED = re.compile(rf"(\S{{1,12}}?)\1{{{LONG_RUN - 1},}}")  # a letter in Hindi may be several signs
_DRAWN_OUT = re.compile(rf"\S(\S)\1{{{LONG_RUN - 1},}}|(\S)\2{{{LONG_RUN - 1},}}")
HARMLESS = 10  # percent: the risk of a comment against which nothing speaks, by a reader who is not known


@dataclass(frozen=True)
class Circumstances:
    """What is known around a comment when it is judged."""

    policy: Policy
    mode: str = Mode.WAIT
    closed: bool = False
    repeated: bool = False  # this reader's same words are there under this story
    recent: int = 0  # comments from the same network within FLOOD_SECONDS
    blocked: bool = False  # a moderator blocked the reader or the network
    caught: bool = False  # something filled the field that people do not see
    timed: bool = False  # the form was open for as long as a person needs
    banned: tuple[str, ...] = ()  # terms of the list that the comment holds
    suspect: tuple[str, ...] = ()
    invisible: tuple[str, ...] = ()  # words that came with signs nobody sees
    newsroom: bool = False  # the name is that of somebody who works here
    echoes: int = 0  # the same words under other stories or names, in the last days
    known: bool = False  # the newsroom has approved what this reader wrote before
    spam: int = 0  # percent, as learned from the moderators
    signs: tuple[str, ...] = ()  # what spoke for that


@dataclass(frozen=True)
class Verdict:
    """What becomes of a comment. ``reason`` is a sentence for people; ``evidence`` what in the text spoke for it."""

    status: Status | None  # None: it is not taken at all
    reason: str
    evidence: list[str] = field(default_factory=list)
    risk: int = 0  # percent
    code: int = 0  # HTTP's, of a refusal
    rule: str = ""
    also: list[dict] = field(default_factory=list)  # {"rule", "reason", "evidence"} of what would have held it, too


Rule = Callable[[object, Circumstances], Verdict | None]


def _refuse(code: int, reason: str) -> Verdict:
    return Verdict(None, reason, code=code)


def _hold(risk: int, reason: str, evidence=()) -> Verdict:
    return Verdict(Status.PENDING, reason, list(evidence), risk)


# --- What is not taken. The reason is read by the comment's author


def closed(comment, around):
    if around.closed:
        return _refuse(403, CLOSED)
    return None


def too_short(comment, around):
    fewest = around.policy.shortest
    begun = len(hindi.graphemes(comment.body[: 4 * fewest]))  # most comments need not be counted to their end
    if begun < fewest and len(hindi.graphemes(comment.body)) < fewest:
        return _refuse(400, gettext_noop("Your comment is very short. Write a few words more."))
    return None


def too_long(comment, around):
    most, signs = around.policy.longest, len(comment.body)
    if signs > SIGNS_A_LETTER * most or (signs > most and len(hindi.graphemes(comment.body)) > most):
        return _refuse(400, gettext_noop("Your comment is too long for this page. Shorten it and send it again."))
    return None


def repeated_text(comment, around):
    if around.repeated:
        return _refuse(409, gettext_noop("You have sent this comment already. There is no need to send it again."))
    return None


def flood(comment, around):
    if around.recent >= around.policy.flood:
        reason = gettext_noop("Many comments came from your network just now. Wait a minute and send yours again.")
        return _refuse(429, reason)
    return None


# --- What speaks against it. The reason is read by moderators


def blocked(comment, around):
    if around.blocked:
        return Verdict(Status.TRASH, gettext_noop("The reader or the network is blocked."), risk=100)
    return None


def trap(comment, around):
    if around.caught:
        return Verdict(Status.SPAM, gettext_noop("Filled in a field that people do not see."), risk=100)
    return None


def many_links(comment, around):
    found = links(comment.body)
    if len(found) >= around.policy.links_spam:
        return Verdict(Status.SPAM, gettext_noop("Many links."), found, risk=95)
    return None


def banned_term(comment, around):
    if around.banned:
        return _hold(90, gettext_noop("A banned term."), around.banned)
    return None


def newsroom_name(comment, around):
    if around.newsroom:
        return _hold(70, gettext_noop("The name is that of somebody who works here."), [comment.name])
    return None


def disguise(comment, around):
    if not around.policy.disguises:
        return None
    if around.invisible:
        return _hold(75, gettext_noop("Invisible signs inside words."), around.invisible)
    if found := two_scripted_words(f"{comment.name} {comment.body}"):
        return _hold(75, gettext_noop("Words that mix letters of two scripts."), found)
    return None


def echo(comment, around):
    if around.echoes >= ECHOES:
        return _hold(80, gettext_noop("The same words were sent several times in the last days."))
    return None


def a_link(comment, around):
    found = links(comment.body)
    if len(found) >= around.policy.links_wait:
        return _hold(50, gettext_noop("A link: a moderator looks where it leads."), found)
    return None


def suspect_term(comment, around):
    if around.suspect and not around.known:
        return _hold(60, gettext_noop("A suspect term."), around.suspect)
    return None


def shouting(comment, around):
    """Capitals exist in Latin script alone; a row of one sign shouts in any."""
    if not around.policy.shouting:
        return None
    capitals, letters = len(_CAPITALS.findall(comment.body)), len(_LETTERS.findall(comment.body))
    if letters >= SHOUTED and capitals >= SHOUTED_SHARE * letters:
        return _hold(40, gettext_noop("Mostly capitals."))
    if run := _long_run(comment.body):
        return _hold(40, gettext_noop("One sign many times in a row."), [run])
    return None


@lru_cache(4)
def _long_run(text: str) -> str:
    """Of letters, or of a matra, which makes one letter with what it stands on however often it is there."""
    if drawn_out := _DRAWN_OUT.search(text):
        return drawn_out.group()
    if not _REPEATED.search(text):
        return ""
    run = ""
    for akshara in hindi.graphemes(text):
        run = run + akshara if run.endswith(akshara) and not akshara.isspace() else akshara
        if len(run) >= LONG_RUN * len(akshara):
            return run
    return ""


def learned_spam(comment, around):
    """It orders and holds. That it finds nothing publishes nothing."""
    if around.policy.spam_score < 100 and around.spam >= around.policy.spam_score:
        return _hold(around.spam, gettext_noop("Resembles what was marked as spam."), around.signs)
    return None


# --- Who appears where nothing speaks against it


def everybody_waits(comment, around):
    if around.mode == Mode.WAIT:
        return _hold(0 if around.known else HARMLESS, gettext_noop("Every comment waits for a moderator."))
    return None


def sent_in_no_time(comment, around):
    """Browsers without scripts cannot show how long the form was open: they wait, and nothing else."""
    if not around.timed:
        return _hold(2 * HARMLESS, gettext_noop("Sent without a sign that a person had the form open."))
    return None


def known_reader(comment, around):
    if around.known:
        return Verdict(Status.APPROVED, gettext_noop("A known reader."))
    return None


def first_comments_wait(comment, around):
    if around.mode == Mode.KNOWN:
        return _hold(HARMLESS, gettext_noop("The reader is not known yet."))
    return None


def open_to_all(comment, around):
    return Verdict(Status.APPROVED, gettext_noop("Nothing spoke against it."))


REFUSALS: list[Rule] = [closed, too_short, too_long, repeated_text, flood]
SIGNS: list[Rule] = [
    blocked,
    trap,
    many_links,
    banned_term,
    newsroom_name,
    disguise,
    echo,
    suspect_term,
    a_link,
    shouting,
    learned_spam,
]
MODES: list[Rule] = [everybody_waits, sent_in_no_time, known_reader, first_comments_wait, open_to_all]


def refusal(comment, around: Circumstances) -> Verdict | None:
    """Why it is not taken, if so. These rules look at little, and that little is cheap: they are asked before."""
    return next(_verdicts(comment, around, REFUSALS), None)


def judge(comment, around: Circumstances) -> Verdict:
    """The first rule's verdict that has one, with the rule's name, and with the other signs that speak against it."""
    if refused := refusal(comment, around):
        return refused
    first, *rest = list(_verdicts(comment, around, SIGNS)) or [next(_verdicts(comment, around, MODES))]
    risk = max(around.spam, first.risk, *(verdict.risk for verdict in rest))
    return replace(first, risk=risk, also=[_kept(one) for one in rest])


def _kept(verdict: Verdict) -> dict:
    return {"rule": verdict.rule, "reason": verdict.reason, "evidence": verdict.evidence}


def _verdicts(comment, around, rules):
    """What those rules say that say something, in their order, each with its rule's name."""
    for rule in rules:
        if verdict := rule(comment, around):
            yield replace(verdict, rule=rule.__name__, evidence=verdict.evidence[:MOST_EVIDENCE])
