"""The moderators' and editors' screens, one file a screen."""

from comments import admin_learned, admin_local, admin_policy, admin_terms
from comments.admin import bans, queue

__all__ = ["admin_learned", "admin_local", "admin_policy", "admin_terms", "bans", "queue"]
