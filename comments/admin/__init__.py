from comments.admin import bans, queue, terms

__all__ = ["bans", "queue", "terms"]
