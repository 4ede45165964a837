"""The mails about comments, one function each: in the language of who gets them, as plain text."""

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from newsroom import letters, publication


def confirm(comment, *, address: str) -> None:
    """Ask the owner of a comment's e-mail address whether they want to hear of answers."""
    with override(comment.edition.language):
        subject = _("Do you want to hear of answers to your comment?")
        _post(comment.email, subject, "confirm", {"edition": comment.edition, "address": publication.absolute(address)})


def answered(comment, answer, *, stop: str) -> None:
    """Tell the author of ``comment`` what somebody answered; ``stop`` ends it with one click (RFC 8058)."""
    edition, stop = comment.edition, publication.absolute(stop)
    context = {
        "edition": edition,
        "answer": answer,
        "quoted": _quoted(answer.body),
        "address": publication.absolute(answer.get_absolute_url()),
        "stop": stop,
    }
    headers = {"List-Unsubscribe": f"<{stop}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"}
    with override(edition.language):
        subject = _("%(name)s answered you under “%(title)s”") % {"name": answer.name, "title": edition.title}
        _post(comment.email, subject, "answered", context, headers)


def waiting(user, comments, count: int) -> None:
    """Tell a moderator that ``count`` comments wait, and about the first of them."""
    context = {
        "comments": comments,
        "count": count,
        "more": count - len(comments),
        "address": publication.absolute(reverse("admin:comments_comment_changelist")),
    }
    with override(user.interface_language):
        subject = ngettext("%(count)d new comment waits", "%(count)d new comments wait", count) % {"count": count}
        _post(user.email, subject, "waiting", context)


def _post(to, subject, template, context, headers=None) -> None:
    body = render_to_string(f"comments/emails/{template}.txt", context | {"publication": publication.name()})
    letters.post(to, subject, body.strip() + "\n", headers)


def _quoted(text: str) -> str:
    """Marked line by line, so that no reader's words pass for ours."""
    return "\n".join(f"> {line}".rstrip() for line in text.splitlines())
