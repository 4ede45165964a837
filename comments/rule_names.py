"""What the rules are called where people read of them: in a comment's history."""

from django.utils.translation import gettext_lazy as _

RULE_NAMES = {
    "closed": _("closed discussion"),
    "too_short": _("too short"),
    "too_long": _("too long"),
    "repeated_text": _("sent twice"),
    "flood": _("flood"),
    "blocked": _("blocked reader or network"),
    "trap": _("field that people do not see"),
    "many_links": _("many links"),
    "banned_term": _("banned term"),
    "newsroom_name": _("name of somebody who works here"),
    "disguise": _("disguised words"),
    "echo": _("same words sent about"),
    "suspect_term": _("suspect term"),
    "a_link": _("link"),
    "shouting": _("shouting"),
    "learned_spam": _("resembles spam"),
    "everybody_waits": _("everybody waits"),
    "sent_in_no_time": _("sent in no time"),
    "known_reader": _("known reader"),
    "first_comments_wait": _("first comments wait"),
    "open_to_all": _("open to all"),
    "reports": _("reports by readers"),
    "staff": _("the newsroom’s own words"),
}


def name_of(rule: str) -> str:
    """Also of a rule that is not there any more."""
    return str(RULE_NAMES.get(rule, rule))
