"""The moderators' and editors' screens, one file a screen."""

from comments.admin import bans, learned, local, policy, queue, terms

__all__ = ["bans", "learned", "local", "policy", "queue", "terms"]
